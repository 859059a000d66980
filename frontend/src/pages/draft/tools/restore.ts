import type { Node, Schema } from 'prosemirror-model';
import type { EditorState, Transaction } from 'prosemirror-state';
import { BY_TOOL } from '../editor';
import { asItStands } from './suggest';

/** The lines of a text that say something: boxes differ in empty ones without reading differently. */
export const said = (text: string): string => text.split('\n').map((line) => line.trimEnd()).filter((line) => line && line !== '-').join('\n');

/** A box as it would be with this text: paragraphs, and lists of the lines after `- `. */
function blocks(schema: Schema, text: string): Node[] {
  const paragraph = (line: string) => schema.node('paragraph', null, line ? [schema.text(line)] : []);
  const { list_item: item, bullet_list: list } = schema.nodes;
  if (!item || !list) return [paragraph(said(text).replaceAll('\n', ' '))];
  const found: Node[] = [];
  let items: Node[] = [];
  const flush = () => {
    if (items.length > 0) found.push(list.create(null, items));
    items = [];
  };
  for (const line of said(text).split('\n')) {
    if (line.startsWith('- ')) items.push(item.create(null, [paragraph(line.slice(2))]));
    else {
      flush();
      found.push(paragraph(line));
    }
  }
  flush();
  return found.length > 0 ? found : [paragraph('')];
}

/**
 * Makes a box read as an older text. Paragraphs that read so already stay as they are, with what is
 * suggested in them. Null: all of it reads so.
 */
export function restored(state: EditorState, text: string): Transaction | null {
  const { doc, schema } = state;
  const before = doc.children;
  const after = blocks(schema, text);
  const reads = (node: Node | undefined) => node && said(asItStands(schema.topNodeType.create(null, [node])));
  const least = Math.min(before.length, after.length);
  let start = 0;
  while (start < least && reads(before[start]) === reads(after[start])) start++;
  let end = 0;
  while (end < least - start && reads(before.at(-1 - end)) === reads(after.at(-1 - end))) end++;
  const replaced = before.slice(start, before.length - end);
  const made = after.slice(start, after.length - end);
  if (replaced.length === 0 && made.length === 0) return null;
  const size = (nodes: readonly Node[]) => nodes.reduce((sum, node) => sum + node.nodeSize, 0);
  const from = size(before.slice(0, start));
  return state.tr.setMeta(BY_TOOL, true).replaceWith(from, from + size(replaced), made);
}
