import type { Node } from 'prosemirror-model';
import type { Part } from '../parts';

/** One paragraph as it would read with all suggestions accepted, and where each of its letters stands. */
export interface Line {
  key: string;
  part: Part;
  text: string;
  /** Where the letters stand; one more for the end. */
  places: number[];
}

/** The paragraphs of a box, in order. */
export function lines(part: Part, doc: Node): Line[] {
  const found: Line[] = [];
  doc.descendants((node, at) => {
    if (!node.isTextblock) return true;
    const places: number[] = [];
    let text = '';
    node.forEach((child, offset) => {
      if (child.marks.some((mark) => mark.type.name === 'deletion')) return;
      for (let i = 0; i < child.nodeSize; i++) places.push(at + 1 + offset + i);
      text += child.text ?? '';
    });
    places.push((places.at(-1) ?? at) + 1);
    found.push({ key: `${part}-${found.length}`, part, text, places });
    return false;
  });
  return found;
}

/** The least stretch of whole words that makes a line read as wished; null where it does already. */
export function replacement(line: Line, wished: string): { from: number; to: number; text: string } | null {
  const before = line.text;
  const after = wished.trim() === before.trim() ? before : wished;
  if (after === before) return null;
  const least = Math.min(before.length, after.length);
  let start = 0;
  while (start < least && before[start] === after[start]) start++;
  let end = 0;
  while (end < least - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  const inWord = (text: string, at: number) => /\S/.test(text[at - 1] ?? ' ') && /\S/.test(text[at] ?? ' ');
  while (start > 0 && (inWord(before, start) || inWord(after, start))) start--;
  while (end > 0 && (inWord(before, before.length - end) || inWord(after, after.length - end))) end--;
  const [from, to] = [line.places[start], line.places[before.length - end]];
  return from === undefined || to === undefined ? null : { from, to: start === before.length - end ? from : lastOf(line, before.length - end), text: after.slice(start, after.length - end) };
}

/** Behind the last replaced letter: what is suggested to go after it stays as it is. */
function lastOf(line: Line, end: number): number {
  return (line.places[end - 1] ?? 0) + 1;
}
