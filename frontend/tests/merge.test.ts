import { describe, expect, it } from 'vitest';
import { clashes, merge, read } from '../src/votes/merge';

const plain = (text: string) => text.split(/\s+/).filter(Boolean).join(' ');
const made = (base: string, mine: string, theirs: string) => read(merge(base, mine, theirs));

/** A small generator, so that each run draws the same. */
function draws(seed: number) {
  let state = seed;
  return (most: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % most;
  };
}
const WORDS = ['we', 'ask', 'for', 'more', 'buses', 'at', 'night', 'and', 'warm', 'stops.'];
const drawn = (draw: (most: number) => number, most: number) => Array.from({ length: draw(most) }, () => WORDS[draw(WORDS.length)] ?? '').join(' ');

describe('three texts as one', () => {
  const base = 'We ask for more buses at night. They should be warm.';

  it('has what each changed', () => {
    const mine = 'We ask for many more buses at night. They should be warm.';
    const theirs = 'We ask for more buses at night. They should be warm and safe.';
    expect(made(base, mine, theirs)).toBe('We ask for many more buses at night. They should be warm and safe.');
    expect(clashes(merge(base, mine, theirs))).toEqual([]);
  });

  it('has what both changed alike once', () => {
    const both = 'We ask for more trams at night. They should be warm.';
    expect(made(base, both, both)).toBe(both);
    expect(made(base, both.replace('warm', 'safe'), both)).toBe(both.replace('warm', 'safe'));
  });

  it('keeps theirs where both changed the same words, and says so', () => {
    const pieces = merge(base, base.replace('buses', 'trains'), base.replace('buses', 'trams'));
    expect(read(pieces)).toBe(base.replace('buses', 'trams'));
    expect(clashes(pieces)).toEqual([{ kind: 'clash', theirs: 'trams ', mine: 'trains ' }]);
    expect(read(pieces, [true])).toBe(base.replace('buses', 'trains'));
  });

  it('asks when both added at the end', () => {
    const pieces = merge('One.', 'One. Mine.', 'One. Theirs.');
    expect(read(pieces)).toBe('One. Theirs.');
    expect(read(pieces, [true])).toBe('One. Mine.');
  });

  it('asks when one took out what the other changed', () => {
    const pieces = merge(base, base.replace('They should be warm.', ''), base.replace('warm', 'safe'));
    expect(read(pieces)).toBe(base.replace('warm', 'safe'));
    expect(clashes(pieces)).toHaveLength(1);
  });

  it('keeps the lines that somebody made', () => {
    expect(made('One. Two. Three.', 'One.\n\nTwo. Three.', 'One. Two. Three. Four.')).toBe('One.\n\nTwo. Three. Four.');
  });

  it('keeps words apart where one changed the last one and the other went on', () => {
    expect(made('Ask now', 'Ask now please', 'Ask soon')).toBe('Ask soon please');
  });

  it('begins and ends with nothing', () => {
    expect(made('', '', '')).toBe('');
    expect(made('', 'Mine.', '')).toBe('Mine.');
    expect(made('Gone.', '', 'Gone.')).toBe('');
  });
});

describe('whatever is written', () => {
  it('gives back the one side that changed', () => {
    const draw = draws(1);
    for (let n = 0; n < 500; n++) {
      const [base, text] = [drawn(draw, 14), drawn(draw, 14)];
      expect(plain(made(base, text, base))).toBe(plain(text));
      expect(plain(made(base, base, text))).toBe(plain(text));
      expect(plain(made(base, text, text))).toBe(plain(text));
      expect(clashes(merge(base, text, text))).toEqual([]);
    }
  });

  it('does not depend on who is asked, where nobody clashes', () => {
    const draw = draws(2);
    let without = 0;
    for (let n = 0; n < 1_000; n++) {
      const [base, mine, theirs] = [drawn(draw, 12), drawn(draw, 12), drawn(draw, 12)];
      const [one, other] = [merge(base, mine, theirs), merge(base, theirs, mine)];
      expect(clashes(one).length).toBe(clashes(other).length);
      // Choosing the other side everywhere is what the other would have been given.
      expect(plain(read(one, clashes(one).map(() => true)))).toBe(plain(read(other)));
      if (clashes(one).length === 0) without++;
    }
    expect(without).toBeGreaterThan(50);
  });

  it('has both changes when they are apart', () => {
    const draw = draws(3);
    for (let n = 0; n < 500; n++) {
      const base = Array.from({ length: 20 }, (_, i) => `w${i}`);
      const [mine, theirs, all] = [[...base], [...base], [...base]];
      const cut = 2 + draw(15);
      const [low, high] = [draw(cut), cut + 1 + draw(19 - cut)];
      const [here, there] = draw(2) ? [low, high] : [high, low];
      mine[here] = draw(3) ? `mine${n}` : '';
      theirs[there] = draw(3) ? `w${there} theirs${n}` : '';
      all[here] = mine[here] ?? '';
      all[there] = theirs[there] ?? '';
      const text = (of: string[]) => of.filter(Boolean).join(' ');
      const pieces = merge(text(base), text(mine), text(theirs));
      expect(clashes(pieces)).toEqual([]);
      expect(read(pieces)).toBe(text(all));
    }
  });

  it('loses no word of theirs, and none of mine that is not shown', () => {
    const draw = draws(4);
    for (let n = 0; n < 500; n++) {
      const base = drawn(draw, 10);
      const mine = `${drawn(draw, 8)} mine${n} ${drawn(draw, 4)}`;
      const theirs = `${drawn(draw, 8)} theirs${n} ${drawn(draw, 4)}`;
      const pieces = merge(base, mine, theirs);
      expect(read(pieces)).toContain(`theirs${n}`);
      const shown = read(pieces) + clashes(pieces).map((one) => one.mine).join(' ');
      expect(shown).toContain(`mine${n}`);
    }
  });
});
