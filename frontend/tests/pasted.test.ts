import { describe, expect, it } from 'vitest';
import { attributesOf, linesOf, peopleOf } from '../src/pages/setup/pasted';

describe('a pasted list of people', () => {
  it('is one a line, with what rooms are mixed by', () => {
    expect(peopleOf('Amina Khan, age: 25–34, area: Preston\n\n  Tom  \n')).toEqual([
      { name: 'Amina Khan', attributes: { age: '25–34', area: 'Preston' } },
      { name: 'Tom', attributes: {} },
    ]);
  });

  it('may come from a table, or be written in Arabic', () => {
    expect(peopleOf('Wei\tage=35–44')).toEqual([{ name: 'Wei', attributes: { age: '35–44' } }]);
    expect(peopleOf('أمينة خان، العمر: 25')).toEqual([{ name: 'أمينة خان', attributes: { العمر: '25' } }]);
  });

  it('leaves out what has no name or no value', () => {
    expect(peopleOf(', age: 4\nBo, good at chess, area:')).toEqual([{ name: 'Bo', attributes: {} }]);
  });

  it('goes there and back', () => {
    const attributes = { age: '25–34', area: 'Preston' };
    expect(attributesOf(linesOf(attributes).split('\n'))).toEqual(attributes);
  });
});
