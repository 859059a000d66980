import { EditorState, TextSelection, type Transaction } from 'prosemirror-state';
import type { Node } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import { textSchema as schema } from '../src/pages/draft/schema';
import { asTyped } from '../src/pages/draft/editor';
import { lines, replacement } from '../src/pages/draft/tools/lines';
import { asItStands, markForTyping, settled, suggested, suggestions, suggestReplacing, wordCount, type By } from '../src/pages/draft/tools/suggest';

let made = 0;
const by = (who = 'ann'): By => ({ who, at: 1, id: `s${++made}` });
const begin = (...paragraphs: string[]) =>
  EditorState.create({ schema, doc: schema.node('doc', null, paragraphs.map((text) => schema.node('paragraph', null, text ? [schema.text(text)] : []))) });
const text = (doc: Node) => doc.textBetween(0, doc.content.size, '\n');
const at = (state: EditorState, from: number, to = from) => state.apply(state.tr.setSelection(TextSelection.create(state.doc, from, to)));
function suggest(state: EditorState, change: (tr: Transaction) => Transaction, who = 'ann'): EditorState {
  const next = suggested(change(state.tr), state, by(who));
  return next ? state.apply(next) : state;
}
const all = (state: EditorState, accept: boolean) => {
  const next = settled(state, accept);
  return next ? state.apply(next) : state;
};
/** Without lines that are empty: a line whose words all went goes along. */
const words = (doc: Node) => text(doc).split('\n').filter(Boolean).join('\n');

describe('suggesting', () => {
  it('marks what is typed and keeps what is deleted', () => {
    let state = suggest(begin('Buses run late.'), (tr) => tr.insertText('often ', 7));
    state = suggest(state, (tr) => tr.delete(1, 7), 'ben');
    expect(text(state.doc)).toBe('Buses often run late.');
    expect(suggestions(state.doc).map(({ who, added, removed }) => [who, added, removed])).toEqual([['ben', '', 'Buses '], ['ann', 'often ', '']]);
    expect(asItStands(state.doc)).toBe('Buses run late.');
    expect(text(all(state, true).doc)).toBe('often run late.');
    expect(text(all(state, false).doc)).toBe('Buses run late.');
  });

  it('goes on with one suggestion while one person types and deletes', () => {
    let state = at(begin('Buses run late.'), 11);
    for (const letter of 'very ') state = suggest(state, (tr) => tr.insertText(letter, state.selection.from));
    for (let n = 0; n < 2; n++) state = suggest(state, (tr) => tr.delete(state.selection.from - 1, state.selection.from));
    expect(suggestions(state.doc)).toMatchObject([{ added: 'ver', removed: '' }]);
    state = suggest(at(state, 1, 6), (tr) => tr.insertText('Trams', 1, 6));
    expect(suggestions(state.doc)).toMatchObject([{ added: 'Trams', removed: 'Buses' }, { added: 'ver' }]);
  });

  it('goes over deleted letters one by one, backwards and forwards', () => {
    let state = at(begin('abc'), 4);
    for (let n = 0; n < 3; n++) state = suggest(state, (tr) => tr.delete(state.selection.from - 1, state.selection.from));
    expect(suggestions(state.doc)).toMatchObject([{ removed: 'abc' }]);
    expect(state.selection.from).toBe(1);
    let other = at(begin('abc'), 1);
    for (let n = 0; n < 2; n++) other = suggest(other, (tr) => tr.delete(other.selection.from, other.selection.from + 1));
    expect(suggestions(other.doc)).toMatchObject([{ removed: 'ab' }]);
  });

  it('changes no lines: Enter does nothing, several pasted lines become one, a cut over lines marks words', () => {
    const state = begin('One', 'Two');
    expect(suggested(state.tr.split(2), state, by())).toBeNull();
    expect(suggested(state.tr.join(5), state, by())).toBeNull();
    const pasted = suggest(state, (tr) => tr.replaceWith(4, 4, begin(' and', 'more').doc.content));
    expect(text(pasted.doc)).toBe('One and more\nTwo');
    const cut = suggest(state, (tr) => tr.delete(2, 8));
    expect(text(cut.doc)).toBe('One\nTwo');
    expect(suggestions(cut.doc)).toMatchObject([{ removed: 'ne Tw' }]);
    expect(text(all(suggest(state, (tr) => tr.delete(1, 4)), true).doc)).toBe('Two');
  });

  it('keeps a word that is being put together in one suggestion', () => {
    let state = at(begin('قال'), 4);
    const mark = markForTyping(state, by());
    state = suggest(state, (tr) => tr.replaceWith(4, 4, schema.text('م', [mark])));
    state = suggest(state, (tr) => tr.replaceWith(4, 5, schema.text('مر', [mark])));
    state = suggest(state, (tr) => tr.insertText('مرحبا', 4, 6));
    expect(suggestions(state.doc)).toMatchObject([{ id: mark.attrs.id, added: 'مرحبا', removed: '' }]);
  });

  it('holds another’s suggested words as suggested, also where they are suggested to go', () => {
    let state = suggest(begin('Buses run.'), (tr) => tr.insertText('often ', 7));
    state = suggest(state, (tr) => tr.delete(7, 13), 'ben');
    expect(suggestions(state.doc).map(({ who, added, removed }) => [who, added, removed])).toEqual([['ann', 'often ', ''], ['ben', '', 'often ']]);
    const [first, second] = suggestions(state.doc);
    expect(text(state.apply(settled(state, false, [first!.id])!).doc)).toBe('Buses run.');
    expect(text(state.apply(settled(state, true, [second!.id])!).doc)).toBe('Buses run.');
    expect(settled(state, true, ['gone'])).toBeNull();
  });

  it('does not take plain words along that are typed where others are suggested to go', () => {
    let state = suggest(begin('abcd'), (tr) => tr.delete(1, 5));
    state = state.apply(asTyped(state.tr.insertText('X', 3)));
    expect(asItStands(all(state, true).doc)).toBe('X');
  });
});

describe('the form', () => {
  it('suggests the least stretch of whole words', () => {
    const state = begin('Buses should run until midnight.');
    const [line] = lines('body', state.doc);
    const change = replacement(line!, 'Buses should run until one.')!;
    const next = state.apply(suggestReplacing(state, change.from, change.to, change.text, by())!);
    expect(suggestions(next.doc)).toMatchObject([{ removed: 'midnight.', added: 'one.' }]);
    expect(text(all(next, true).doc)).toBe('Buses should run until one.');
    expect(replacement(line!, line!.text)).toBeNull();
    expect(lines('body', next.doc)[0]!.text).toBe('Buses should run until one.');
  });
});

it('counts words in each language', () => {
  expect(wordCount('Buses – run, until 11.')).toBe(4);
  expect(wordCount('تعمل الحافلات حتى منتصف الليل')).toBe(5);
});

/** Numbers that look random and are the same each time. */
function random(seed: number) {
  let state = seed;
  return (most: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state % most;
  };
}

describe('any number of changes within lines', () => {
  it('accepted, they read as if they had been typed; refused, as before', () => {
    for (let seed = 1; seed <= 400; seed++) {
      const next = random(seed);
      const start = begin('Buses should run later at night.', 'Fares stay.', 'قال: نعم');
      let plain = start;
      let tracked = start;
      for (let n = 0; n < 12; n++) {
        // A stretch of the text as it reads with all accepted, in one line.
        const line = next(3);
        const now = lines('body', tracked.doc)[line]!;
        const from = next(now.text.length + 1);
        const to = Math.min(now.text.length, from + next(6));
        const fresh = next(3) === 0 ? '' : 'xyz '.slice(0, 1 + next(4));
        if (from === to && !fresh) continue;
        const plainLine = lines('body', plain.doc)[line]!;
        expect(plainLine.text).toBe(now.text);
        const [a, b] = [plainLine.places[from]!, from === to ? plainLine.places[from]! : plainLine.places[to - 1]! + 1];
        plain = plain.apply(fresh ? plain.tr.insertText(fresh, a, b) : plain.tr.delete(a, b));
        const [c, d] = [now.places[from]!, from === to ? now.places[from]! : now.places[to - 1]! + 1];
        tracked = suggest(tracked, (tr) => (fresh ? tr.insertText(fresh, c, d) : tr.delete(c, d)), ['ann', 'ben'][next(2)]);
      }
      expect(words(all(tracked, true).doc), `seed ${seed}`).toBe(words(plain.doc));
      expect(text(all(tracked, false).doc), `seed ${seed}`).toBe(text(start.doc));
      expect(asItStands(tracked.doc), `seed ${seed}`).toBe(text(start.doc));
    }
  });
});
