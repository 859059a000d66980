/** How many people put one option above another, and how strong the strongest path between them is. */
export interface Pair {
  over: string;
  under: string;
  people: number;
  path: number;
}

/**
 * Schulze's method ("A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent
 * single-winner election method", 2011), with winning votes. What a ballot leaves out stands below all that it ranks.
 */
export function schulze(options: readonly string[], rankings: readonly (readonly string[])[]): { pairs: Pair[]; beats: (a: string, b: string) => boolean } {
  const size = options.length;
  const prefer = square(size);
  for (const ranking of rankings) {
    const at = options.map((option) => (ranking.includes(option) ? ranking.indexOf(option) : Infinity));
    each(size, (a, b) => {
      if ((at[a] ?? Infinity) < (at[b] ?? Infinity)) add(prefer, a, b, 1);
    });
  }
  const path = square(size);
  each(size, (a, b) => {
    if (get(prefer, a, b) > get(prefer, b, a)) add(path, a, b, get(prefer, a, b));
  });
  // Floyd and Warshall's way: through each option in turn.
  for (let through = 0; through < size; through++) {
    each(size, (a, b) => {
      const round = Math.min(get(path, a, through), get(path, through, b));
      if (a !== through && b !== through && round > get(path, a, b)) add(path, a, b, round - get(path, a, b));
    });
  }
  const pairs: Pair[] = [];
  each(size, (a, b) => pairs.push({ over: options[a] ?? '', under: options[b] ?? '', people: get(prefer, a, b), path: get(path, a, b) }));
  const place = (option: string) => options.indexOf(option);
  return { pairs, beats: (a, b) => get(path, place(a), place(b)) > get(path, place(b), place(a)) };
}

type Square = number[][];
const square = (size: number): Square => Array.from({ length: size }, () => new Array<number>(size).fill(0));
const get = (of: Square, a: number, b: number): number => of[a]?.[b] ?? 0;

function add(to: Square, a: number, b: number, n: number): void {
  const row = to[a];
  if (row) row[b] = get(to, a, b) + n;
}

function each(size: number, visit: (a: number, b: number) => void): void {
  for (let a = 0; a < size; a++) for (let b = 0; b < size; b++) if (a !== b) visit(a, b);
}
