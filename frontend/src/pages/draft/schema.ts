import { Schema, type DOMOutputSpec } from 'prosemirror-model';

const paragraph: DOMOutputSpec = ['p', { dir: 'auto' }, 0];

/** A title: plain lines. Enter goes on to the text instead of making a second one. */
export const titleSchema = new Schema({
  nodes: {
    doc: { content: 'paragraph+' },
    paragraph: { content: 'text*', parseDOM: [{ tag: 'p' }], toDOM: () => paragraph },
    text: {},
  },
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
});
