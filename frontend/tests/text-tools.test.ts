import { EditorState } from 'prosemirror-state';
import type { Node } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { textSchema as schema, titleSchema } from '../src/pages/draft/schema';
import { authored } from '../src/pages/draft/tools/authors';
import { quoteOf } from '../src/pages/draft/tools/passages';
import { restored, said } from '../src/pages/draft/tools/restore';
import { asItStands, suggested, suggestions } from '../src/pages/draft/tools/suggest';
import { waitingSuggestions } from '../src/pages/draft/waiting';

const state = (...blocks: Node[]) => EditorState.create({ schema, doc: schema.node('doc', null, blocks) });
const p = (text: string) => schema.node('paragraph', null, text ? [schema.text(text)] : []);
const ul = (...items: string[]) => schema.node('bullet_list', null, items.map((text) => schema.node('list_item', null, [p(text)])));

describe('going back', () => {
  it('makes paragraphs and lists again, and reads as the version did', () => {
    const text = 'First.\n- one\n- two\nLast.';
    const next = state(p('Something else.')).apply(restored(state(p('Something else.')), text)!);
    expect(asItStands(next.doc)).toBe(text);
    expect(next.doc.childCount).toBe(3);
    expect(restored(next, `${text}\n`)).toBeNull();
  });

  it('leaves what reads so already as it is, with what is suggested in it', () => {
    let now = state(p('Stays.'), p('Goes.'), ul('one'));
    now = now.apply(suggested(now.tr.insertText(' maybe', 6), now, { id: 's', who: 'ann', at: 1 })!);
    const next = now.apply(restored(now, 'Stays.\nCame.\n- one')!);
    expect(said(asItStands(next.doc))).toBe('Stays.\nCame.\n- one');
    expect(suggestions(next.doc)).toMatchObject([{ added: ' maybe' }]);
  });

  it('keeps a title in one line, and an empty text as one empty paragraph', () => {
    const title = EditorState.create({ schema: titleSchema });
    expect(title.apply(restored(title, 'Fair\nwaits')!).doc.textContent).toBe('Fair waits');
    const empty = state(p('Words.'));
    expect(empty.apply(restored(empty, '')!).doc.childCount).toBe(1);
  });
});

describe('who wrote what', () => {
  it('gives each stretch to the page that it was typed on, where the box has it', () => {
    const ann = new Y.Doc();
    ann.clientID = 1;
    const line = new Y.XmlText();
    const paragraph = new Y.XmlElement('paragraph');
    ann.getXmlFragment('body').insert(0, [paragraph]);
    paragraph.insert(0, [line]);
    line.insert(0, 'Buses run.');
    const ben = new Y.Doc();
    ben.clientID = 2;
    Y.applyUpdate(ben, Y.encodeStateAsUpdate(ann));
    const bens = (ben.getXmlFragment('body').get(0) as Y.XmlElement).get(0) as Y.XmlText;
    bens.insert(5, ' often', { insertion: { id: 's', who: 'ben', at: 1 } });
    bens.delete(0, 1);
    const runs = authored(ben.getXmlFragment('body'));
    expect(runs).toEqual([
      { from: 1, to: 5, client: 1, text: 'uses' },
      { from: 5, to: 11, client: 2, text: ' often' },
      { from: 11, to: 16, client: 1, text: ' run.' },
    ]);
  });
});

it('counts the suggestions that wait in a text, each once', () => {
  const doc = new Y.Doc();
  const line = new Y.XmlText();
  const paragraph = new Y.XmlElement('paragraph');
  doc.getXmlFragment('body').insert(0, [paragraph]);
  paragraph.insert(0, [line]);
  line.insert(0, 'Plain. ');
  line.insert(7, 'new', { insertion: { id: 'a', who: 'ann', at: 1 } });
  line.insert(10, 'old', { deletion: { id: 'a', who: 'ann', at: 1 } });
  line.insert(13, 'more', { 'insertion--abcdefgh': { id: 'b', who: 'ben', at: 1 } });
  let told = -1;
  waitingSuggestions(doc, ['title', 'body'], (n) => (told = n))();
  expect(told).toBe(2);
});

it('quotes no more than 200 letters, in whole words', () => {
  expect(quoteOf('  two \n words ')).toBe('two words');
  const long = quoteOf('waiting '.repeat(60));
  expect([...long].length).toBeLessThanOrEqual(200);
  expect(long.endsWith('waiting …')).toBe(true);
});
