/** One stretch of a text beside its older version. */
export interface Stretch {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** Above this many comparisons the whole text is shown as replaced, so that no phone stands still. */
const MOST_CELLS = 6_000_000;

/** Words, each with the space after it. */
export const words = (text: string): string[] => text.match(/\S+\s*|\s+/g) ?? [];
const same = (a: string | undefined, b: string | undefined): boolean => a?.trim() === b?.trim();

/**
 * What changed from one text to the next, word by word: the longest common subsequence. Spaces are the
 * newer text's.
 */
export function changes(before: string, after: string): Stretch[] {
  const old = words(before);
  const now = words(after);
  let start = 0;
  while (start < old.length && start < now.length && same(old[start], now[start])) start++;
  let end = 0;
  while (end < old.length - start && end < now.length - start && same(old[old.length - 1 - end], now[now.length - 1 - end])) end++;
  const middle = between(old.slice(start, old.length - end), now.slice(start, now.length - end));
  return joined([
    { kind: 'same', text: now.slice(0, start).join('') },
    ...middle,
    { kind: 'same', text: now.slice(now.length - end).join('') },
  ]);
}

function between(old: string[], now: string[]): Stretch[] {
  const wide = now.length + 1;
  if (old.length * wide > MOST_CELLS) return [{ kind: 'removed', text: old.join('') }, { kind: 'added', text: now.join('') }];
  // lengths[i * wide + j]: how much is common to old from i on and now from j on.
  const lengths = new Uint16Array((old.length + 1) * wide);
  const length = (i: number, j: number): number => lengths[i * wide + j] ?? 0;
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      lengths[i * wide + j] = same(old[i], now[j]) ? length(i + 1, j + 1) + 1 : Math.max(length(i + 1, j), length(i, j + 1));
    }
  }
  const found: Stretch[] = [];
  let i = 0;
  let j = 0;
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && same(old[i], now[j])) {
      found.push({ kind: 'same', text: now[j] ?? '' });
      i++;
      j++;
    } else if (i < old.length && (j === now.length || length(i + 1, j) >= length(i, j + 1))) {
      found.push({ kind: 'removed', text: old[i++] ?? '' });
    } else {
      found.push({ kind: 'added', text: now[j++] ?? '' });
    }
  }
  return found;
}

/** Neighbours of one kind as one stretch; removed before added, so that a replaced phrase reads as one. */
function joined(stretches: Stretch[]): Stretch[] {
  const all: Stretch[] = [];
  let removed = '';
  let added = '';
  const flush = () => {
    if (removed) all.push({ kind: 'removed', text: removed });
    if (added) all.push({ kind: 'added', text: added });
    removed = added = '';
  };
  for (const { kind, text } of stretches) {
    if (!text) continue;
    if (kind === 'removed') removed += text;
    else if (kind === 'added') added += text;
    else {
      flush();
      const last = all.at(-1);
      if (last?.kind === 'same') last.text += text;
      else all.push({ kind, text });
    }
  }
  flush();
  return all;
}
