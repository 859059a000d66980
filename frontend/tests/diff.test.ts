import { describe, expect, it } from 'vitest';
import { changes } from '../src/votes/diff';

const told = (before: string, after: string) =>
  changes(before, after).map(({ kind, text }) => ({ same: text, added: `+${text}`, removed: `-${text}` })[kind]);

describe('what changed', () => {
  it('is nothing when nothing changed', () => {
    expect(told('Give every link worker training.', 'Give every link worker training.')).toEqual(['Give every link worker training.']);
    expect(told('', '')).toEqual([]);
  });

  it('shows a replaced phrase as one', () => {
    expect(told('for at least five years.', 'for at least ten full years.')).toEqual(['for at least ', '-five ', '+ten full ', 'years.']);
  });

  it('shows what was added at the end and taken out at the start', () => {
    expect(told('Please fund it.', 'fund it. Soon.')).toEqual(['-Please ', 'fund it. ', '+Soon.']);
  });

  it('gives back both texts whole', () => {
    const plain = (text: string) => text.split(/\s+/).filter(Boolean);
    const texts = ['a b c d e', 'b x c e f', '', 'a a a b', 'b a\nb a', 'one  two\n\nthree'];
    for (const before of texts) {
      for (const after of texts) {
        const stretches = changes(before, after);
        expect(stretches.filter((one) => one.kind !== 'removed').map((one) => one.text).join('')).toBe(after);
        expect(plain(stretches.filter((one) => one.kind !== 'added').map((one) => one.text).join(' '))).toEqual(plain(before));
      }
    }
  });

  it('does not stand still on long texts', () => {
    const long = Array.from({ length: 5_000 }, (_, i) => `w${i}`).join(' ');
    const other = Array.from({ length: 5_000 }, (_, i) => `v${i}`).join(' ');
    expect(changes(long, other).map((one) => one.kind)).toEqual(['removed', 'added']);
  });
});
