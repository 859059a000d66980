import { changes, words } from './diff';

/** A stretch of a text that was made of two: whose it is, or where both changed the same words differently. */
export type Piece = { kind: 'same' | 'mine' | 'theirs' | 'both'; text: string } | Clash;
/** Theirs stands in the text until the person chooses. */
export interface Clash {
  kind: 'clash';
  theirs: string;
  mine: string;
}

/** Words from `from` up to `to` of the old text, replaced by others. */
interface Hunk {
  from: number;
  to: number;
  words: string[];
}
/** One side's changes, and its own token for each word of the old text that it kept, with its spaces. */
interface Side {
  hunks: Hunk[];
  kept: Map<number, string>;
}

function side(base: string, text: string): Side {
  const hunks: Hunk[] = [];
  const kept = new Map<number, string>();
  let at = 0;
  let open: Hunk | undefined;
  for (const stretch of changes(base, text)) {
    const of = words(stretch.text);
    if (stretch.kind === 'same') {
      for (const word of of) kept.set(at++, word);
      open = undefined;
      continue;
    }
    if (!open) hunks.push((open = { from: at, to: at, words: [] }));
    if (stretch.kind === 'removed') open.to = at += of.length;
    else open.words.push(...of);
  }
  return { hunks, kept };
}

/** Whether two changes are about the same words. Beside each other they are not; at one point both cannot be first. */
const clash = (a: Hunk, b: Hunk) => (a.from < b.to && b.from < a.to) || (a.from === b.from && a.from === a.to && b.from === b.to);
const plain = (all: readonly string[]) => all.map((word) => word.trim()).filter(Boolean).join(' ');
const spaceOf = (word: string | undefined) => /\s*$/.exec(word ?? '')?.[0] ?? '';

/**
 * Three-way merge by words: what each side changed is in, once if both changed it alike; where they changed the same
 * words differently, theirs is in and it is said.
 */
export function merge(base: string, mine: string, theirs: string): Piece[] {
  const old = words(base);
  const [a, b] = [side(base, mine), side(base, theirs)];
  const pieces: Piece[] = [];
  const put = (piece: Piece) => {
    const last = pieces.at(-1);
    if (piece.kind === 'same' && last?.kind === 'same') last.text += piece.text;
    else if (piece.kind === 'clash' || piece.text || piece.kind !== 'same') pieces.push(piece);
  };
  /** A word that both kept; its spaces are of whoever changed them. */
  const both = (at: number): string => {
    const [was, ours, other] = [old[at], a.kept.get(at), b.kept.get(at)];
    return (other ?? was ?? '').trimEnd() + (spaceOf(other) === spaceOf(was) ? spaceOf(ours) : spaceOf(other));
  };
  const within = ({ hunks, kept }: { hunks: Hunk[]; kept: Map<number, string> }, from: number, to: number): string[] => {
    const out: string[] = [];
    let at = from;
    for (const hunk of hunks) {
      for (; at < hunk.from; at++) out.push(kept.get(at) ?? '');
      out.push(...hunk.words);
      at = hunk.to;
    }
    for (; at < to; at++) out.push(kept.get(at) ?? '');
    return out;
  };

  let at = 0;
  const [ours, others] = [[...a.hunks], [...b.hunks]];
  while (ours.length > 0 || others.length > 0) {
    const group: { mine: Hunk[]; theirs: Hunk[] } = { mine: [], theirs: [] };
    const [m, o] = [ours[0], others[0]];
    // What is put in before a word comes before what replaces that word.
    const first = !o || (m && (m.from < o.from || (m.from === o.from && m.to <= o.to)));
    if (first) group.mine.push(...ours.splice(0, 1));
    else group.theirs.push(...others.splice(0, 1));
    for (let grew = true; grew; ) {
      grew = false;
      while (others[0] && group.mine.some((hunk) => others[0] && clash(hunk, others[0]))) grew = group.theirs.push(...others.splice(0, 1)) > 0;
      while (ours[0] && group.theirs.some((hunk) => ours[0] && clash(hunk, ours[0]))) grew = group.mine.push(...ours.splice(0, 1)) > 0;
    }
    const all = [...group.mine, ...group.theirs];
    const from = Math.min(...all.map((hunk) => hunk.from));
    const to = Math.max(...all.map((hunk) => hunk.to));
    for (; at < from; at++) put({ kind: 'same', text: both(at) });
    at = to;
    const mineNow = within({ hunks: group.mine, kept: a.kept }, from, to);
    const theirsNow = within({ hunks: group.theirs, kept: b.kept }, from, to);
    if (group.theirs.length === 0) put({ kind: 'mine', text: mineNow.join('') });
    else if (group.mine.length === 0) put({ kind: 'theirs', text: theirsNow.join('') });
    else if (plain(mineNow) === plain(theirsNow)) put({ kind: 'both', text: theirsNow.join('') });
    else put({ kind: 'clash', theirs: theirsNow.join(''), mine: mineNow.join('') });
  }
  for (; at < old.length; at++) put({ kind: 'same', text: both(at) });
  return pieces;
}

/** The clashes of a merge, in order. */
export const clashes = (pieces: readonly Piece[]): Clash[] => pieces.filter((piece) => piece.kind === 'clash');

/** The merged text; of the clash `n`, mine if `chosen[n]` says so. */
export function read(pieces: readonly Piece[], chosen: readonly boolean[] = []): string {
  let text = '';
  let n = 0;
  for (const piece of pieces) {
    const next = piece.kind === 'clash' ? (chosen[n++] ? piece.mine : piece.theirs) : piece.text;
    // The last word of a text has no space after it until another follows.
    if (text && next && !/\s$/.test(text) && !/^\s/.test(next)) text += ' ';
    text += next;
  }
  return text.trim();
}
