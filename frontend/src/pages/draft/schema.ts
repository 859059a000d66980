import { Schema, type DOMOutputSpec, type MarkSpec } from 'prosemirror-model';

const paragraph: DOMOutputSpec = ['p', { dir: 'auto' }, 0];

/**
 * What is only suggested. Every box knows these marks, also where the tools for them are not in use: what a
 * box does not know is taken out of the text for everybody. Not read from what is pasted.
 */
const suggested = (tag: 'ins' | 'del'): MarkSpec => ({
  attrs: { id: {}, who: {}, at: {} },
  inclusive: false,
  toDOM: ({ attrs }) => [tag, { 'data-suggestion': attrs.id as string }, 0],
});
const marks = { insertion: suggested('ins'), deletion: suggested('del') };

/** A title: plain lines. Enter goes on to the text instead of making a second one. */
export const titleSchema = new Schema({
  nodes: {
    doc: { content: 'paragraph+' },
    paragraph: { content: 'text*', parseDOM: [{ tag: 'p' }], toDOM: () => paragraph },
    text: {},
  },
  marks,
});

/** Paragraphs and bullet lists: all that a recommendation needs, and nothing that does not read aloud. */
export const textSchema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    paragraph: { content: 'text*', group: 'block', parseDOM: [{ tag: 'p' }], toDOM: () => paragraph },
    bullet_list: { content: 'list_item+', group: 'block', parseDOM: [{ tag: 'ul' }, { tag: 'ol' }], toDOM: () => ['ul', 0] },
    list_item: { content: 'paragraph+', defining: true, parseDOM: [{ tag: 'li' }], toDOM: () => ['li', 0] },
    text: {},
  },
  marks,
});
