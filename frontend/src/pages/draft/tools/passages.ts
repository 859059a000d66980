import type { EditorState } from 'prosemirror-state';
import * as Y from 'yjs';
import type { Passage } from '../../../api/contract';
import type { Range } from '../editor';
import { whereIs } from './cursors';

const MOST_QUOTED = 200;

const letters = (place: Y.RelativePosition) => btoa(String.fromCharCode(...Y.encodeRelativePosition(place)));
const place = (letters: string) => Y.decodeRelativePosition(Uint8Array.from(atob(letters), (letter) => letter.charCodeAt(0)));

/** Where a passage begins and ends, as the server keeps it. */
export function anchorOf({ anchor, head }: Range): string {
  return `${letters(anchor)}.${letters(head)}`;
}

/** The first words of a passage, whole. */
export function quoteOf(text: string): string {
  const letters = [...text.trim().replace(/\s+/g, ' ')];
  return letters.length <= MOST_QUOTED ? letters.join('') : `${letters.slice(0, MOST_QUOTED - 2).join('').replace(/\s+\S*$/, '')} …`;
}

/** Where a passage stands now; null when its words are gone. */
export function passageIn(state: EditorState, passage: Passage): { from: number; to: number } | null {
  try {
    const [from, to] = passage.anchor.split('.').map((letters) => whereIs(state, place(letters)));
    if (from === null || to === null || from === undefined || to === undefined) return null;
    const most = state.doc.content.size;
    const [start, end] = [Math.min(from, to), Math.min(Math.max(from, to), most)];
    return state.doc.textBetween(start, end, ' ').trim() ? { from: start, to: end } : null;
  } catch {
    // Kept by another program, perhaps, that means other places.
    return null;
  }
}
