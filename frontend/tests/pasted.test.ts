import { describe, expect, it } from 'vitest';
import { attributesOf, linesOf } from '../src/pages/setup/pasted';
import { tableFile } from '../src/pages/setup/table-file';

describe('what rooms are mixed by, as it is typed', () => {
  it('goes there and back', () => {
    const attributes = { age: '25–34', area: 'Preston' };
    expect(attributesOf(linesOf(attributes).split('\n'))).toEqual(attributes);
  });

  it('leaves out what has no name or no value', () => {
    expect(attributesOf([': 4', 'area:', 'good at chess'])).toEqual({});
  });
});

describe('rows as a file', () => {
  it('is opened by spreadsheets as it was written', () => {
    expect(tableFile([['name', 'say "yes"'], ['Amina, Khan', 'two\nlines']])).toBe('\ufeff"name","say ""yes"""\r\n"Amina, Khan","two\nlines"\r\n');
  });

  it('holds no formula', () => {
    for (const text of ['=1+1', '+A1', '-2', '@SUM(A1)', ' =HYPERLINK("x")', '＝1']) expect(tableFile([[text]])).toMatch(/^\ufeff"'/);
  });
});
