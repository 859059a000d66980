import type { Mark, MarkType, Node, Slice } from 'prosemirror-model';
import { Selection, TextSelection, type EditorState, type Transaction } from 'prosemirror-state';
import { BY_TOOL } from '../editor';

/** Whose suggestion it is: a person's id, when, and a name for the next new one. */
export interface By {
  who: string;
  at: number;
  id: string;
}

/** One suggestion as it stands in a box: its words to add and to remove, over all its places. */
export interface Suggestion extends By {
  added: string;
  removed: string;
  from: number;
  to: number;
}

/** What somebody has typed, cut or pasted, as one replacement. */
interface Change {
  from: number;
  to: number;
  text: string;
  /** Of the suggestion that these words already belong to: a word that is being put together. */
  of: By | undefined;
}

type Marks = { insertion: MarkType; deletion: MarkType };
const marksOf = (node: Node) => node.type.schema.marks as Marks;
const attributes = (mark: Mark | undefined): By | undefined => mark && { id: mark.attrs.id as string, who: mark.attrs.who as string, at: mark.attrs.at as number };

/**
 * A change as a suggestion: new words are marked as suggested, words that would go are marked so and stay;
 * one's own suggested words really go. Null where it changes lines and lists and no words: that cannot be
 * suggested. Several pasted lines become one.
 */
export function suggested(transaction: Transaction, before: EditorState, by: By): Transaction | null {
  const change = changeOf(transaction);
  if (!change) return null;
  const made = replaced(before, change, by);
  if (!made) return null;
  if (transaction.scrolledIntoView) made.scrollIntoView();
  return made;
}

/** A stretch replaced by other words, as a suggestion. */
export function suggestReplacing(before: EditorState, from: number, to: number, text: string, by: By): Transaction | null {
  return replaced(before, { from, to, text, of: undefined }, by);
}

type Step = Transaction['steps'][number];
type Replacing = Step & { from: number; to: number; slice: Slice };
const replaces = (step: Step): step is Replacing => (step.toJSON() as { stepType: string }).stepType === 'replace';

function changeOf(transaction: Transaction): Change | null {
  const { steps, before, doc } = transaction;
  if (!steps.every(replaces)) return null;
  const [first] = steps;
  if (first && steps.length === 1) {
    const { from, to, slice } = first;
    return { from, to, text: wordsOf(slice), of: markedOf(slice) };
  }
  const from = before.content.findDiffStart(doc.content);
  const end = before.content.findDiffEnd(doc.content);
  if (from === null || !end) return null;
  // Where letters repeat, the end may be found before the start.
  const overlap = Math.max(0, from - Math.min(end.a, end.b));
  const slice = doc.slice(from, end.b + overlap);
  return { from, to: end.a + overlap, text: wordsOf(slice), of: markedOf(slice) };
}

function wordsOf(slice: Slice): string {
  const lines: string[] = [];
  slice.content.descendants((node) => {
    if (node.isTextblock && node.textContent) lines.push(node.textContent);
    return !node.isTextblock;
  });
  const loose: string[] = [];
  slice.content.forEach((node) => node.isText && loose.push(node.text ?? ''));
  return [loose.join(''), ...lines].filter(Boolean).join(' ');
}

function markedOf(slice: Slice): By | undefined {
  let found: By | undefined;
  slice.content.descendants((node) => {
    if (node.isText) found ??= attributes(marksOf(node).insertion.isInSet(node.marks));
  });
  return found;
}

interface Piece {
  from: number;
  to: number;
  insertion: By | undefined;
  deletion: By | undefined;
}

/** The text between two places, a piece for each change of marks. */
function pieces(doc: Node, from: number, to: number): Piece[] {
  const found: Piece[] = [];
  doc.nodesBetween(from, to, (node, at) => {
    if (!node.isText) return;
    const { insertion, deletion } = marksOf(node);
    const piece = { from: Math.max(at, from), to: Math.min(at + node.nodeSize, to) };
    if (piece.to > piece.from) {
      found.push({ ...piece, insertion: attributes(insertion.isInSet(node.marks)), deletion: attributes(deletion.isInSet(node.marks)) });
    }
  });
  return found;
}

/** The suggestion of this person that a change goes on with, if it touches one. */
function goesOn(doc: Node, { from, to, of }: Change, who: string): By | undefined {
  const own = (by: By | undefined) => (by?.who === who ? by : undefined);
  const beside = [doc.resolve(from).nodeBefore, doc.resolve(to).nodeAfter].flatMap((node) =>
    node?.isText ? [marksOf(node).insertion.isInSet(node.marks), marksOf(node).deletion.isInSet(node.marks)].map((mark) => attributes(mark)) : [],
  );
  const within = pieces(doc, from, to).flatMap(({ insertion, deletion }) => [insertion, deletion]);
  return [of, ...within, ...beside].map(own).find(Boolean);
}

function replaced(before: EditorState, change: Change, by: By): Transaction | null {
  const { doc, selection } = before;
  const { from, to, text } = change;
  const marked = pieces(doc, from, to);
  if (!text && marked.length === 0) return null;
  const { insertion, deletion } = marksOf(doc);
  const suggestion = goesOn(doc, change, by.who) ?? { id: by.id, who: by.who, at: by.at };
  const made = before.tr.setMeta(BY_TOOL, true);
  for (const piece of marked.toReversed()) {
    if (piece.insertion?.who === by.who) made.delete(piece.from, piece.to);
    else if (!piece.deletion) made.addMark(piece.from, piece.to, deletion.create(suggestion));
  }
  if (text) {
    const $from = doc.resolve(from);
    const at = $from.parent.isTextblock ? Math.min(to, $from.end()) : Selection.near($from).from;
    const place = made.mapping.map(at);
    made.insert(place, doc.type.schema.text(text, [insertion.create(suggestion)]));
    made.setSelection(TextSelection.create(made.doc, place + text.length));
  } else {
    const forward = selection.empty && selection.from === from;
    made.setSelection(TextSelection.near(made.doc.resolve(made.mapping.map(forward ? to : from))));
  }
  return made;
}

/** The mark that words get which are about to be typed at the cursor. */
export function markForTyping(state: EditorState, by: By): Mark {
  const { from, to } = state.selection;
  const of = goesOn(state.doc, { from, to, text: '', of: undefined }, by.who);
  return marksOf(state.doc).insertion.create(of ?? { id: by.id, who: by.who, at: by.at });
}

/** All suggestions of a box, in the order of the text. */
export function suggestions(doc: Node): Suggestion[] {
  const found = new Map<string, Suggestion>();
  let line: Node | null = null;
  const add = (by: By | undefined, kind: 'added' | 'removed', { from, to }: Piece, fresh: boolean) => {
    if (!by) return;
    const words = doc.textBetween(from, to);
    const one = found.get(by.id);
    if (!one) found.set(by.id, { ...by, added: '', removed: '', from, to, [kind]: words });
    else {
      one[kind] += (fresh && one[kind] ? ' ' : '') + words;
      one.to = Math.max(one.to, to);
    }
  };
  for (const piece of pieces(doc, 0, doc.content.size)) {
    const parent = doc.resolve(piece.from).parent;
    add(piece.insertion, 'added', piece, parent !== line);
    add(piece.deletion, 'removed', piece, parent !== line);
    line = parent;
  }
  return [...found.values()].toSorted((a, b) => a.from - b.from);
}

/** The suggestions at the cursor. */
export function suggestionsAt(state: EditorState): string[] {
  const { from, to } = state.selection;
  const near = pieces(state.doc, Math.max(0, from - 1), Math.min(state.doc.content.size, to + 1));
  return [...new Set(near.flatMap(({ insertion, deletion }) => [insertion?.id, deletion?.id]).filter((id) => id !== undefined))];
}

/** Accepts or refuses suggestions; all of the box where none are named. Null: there is none any more. */
export function settled(state: EditorState, accept: boolean, ids?: readonly string[]): Transaction | null {
  const { insertion, deletion } = marksOf(state.doc);
  const named = (by: By | undefined) => by !== undefined && (!ids || ids.includes(by.id));
  const made = state.tr.setMeta(BY_TOOL, true);
  for (const piece of pieces(state.doc, 0, state.doc.content.size).toReversed()) {
    const [inserted, removed] = [named(piece.insertion), named(piece.deletion)];
    if ((inserted && !accept) || (removed && accept)) {
      made.delete(piece.from, piece.to);
      if (!inserted && removed) dropEmptyLine(made, piece.from);
      continue;
    }
    if (inserted) made.removeMark(piece.from, piece.to, insertion);
    if (removed) made.removeMark(piece.from, piece.to, deletion);
  }
  return made.docChanged ? made : null;
}

/** A line all of whose words were accepted to go goes with them, unless it is the only one there. */
function dropEmptyLine(made: Transaction, at: number): void {
  const $at = made.doc.resolve(at);
  if (!$at.parent.isTextblock || $at.parent.content.size > 0) return;
  let depth = $at.depth;
  while (depth > 1 && $at.node(depth - 1).childCount === 1) depth--;
  if (depth >= 1 && $at.node(depth - 1).childCount > 1) made.delete($at.before(depth), $at.after(depth));
}

/**
 * How a box reads on the server: a line a paragraph and items after `- `, without what is suggested to be
 * added, with what is suggested to go.
 */
export function asItStands(doc: Node): string {
  const lines: string[] = [];
  doc.descendants((node, _at, parent) => {
    if (!node.isTextblock) return true;
    let line = parent?.type.name === 'list_item' ? '- ' : '';
    node.forEach((text) => {
      if (!marksOf(text).insertion.isInSet(text.marks)) line += text.text ?? '';
    });
    lines.push(line);
    return false;
  });
  return lines.join('\n');
}

/** How many words, in whatever language. */
export function wordCount(text: string): number {
  return text.match(/\S*[\p{L}\p{N}]\S*/gu)?.length ?? 0;
}
