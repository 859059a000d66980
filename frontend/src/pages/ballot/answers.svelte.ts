import type { Answer, Id } from '../../api/contract';

/**
 * Answers that a person has chosen and not sent. They survive a reload on this device, each person's and
 * each vote's apart, so that a shared tablet shows nobody another's answers.
 */
export class Answers {
  chosen = $state.raw<Record<Id, Answer>>({});
  #key: string;

  constructor(round: Id, person: Id) {
    this.#key = `ballot:${round}:${person}`;
    try {
      this.chosen = readable(JSON.parse(localStorage.getItem(this.#key) ?? '{}'));
    } catch {
      // No storage, or not ours: the answers then last as long as the page.
    }
  }

  choose(item: Id, answer: Answer): void {
    this.chosen = { ...this.chosen, [item]: answer };
    this.#keep();
  }

  /** This one arrived. */
  settle(item: Id): void {
    const { [item]: _, ...others } = this.chosen;
    this.chosen = others;
    this.#keep();
  }

  clear(): void {
    this.chosen = {};
    this.#keep();
  }

  #keep(): void {
    try {
      if (Object.keys(this.chosen).length > 0) localStorage.setItem(this.#key, JSON.stringify(this.chosen));
      else localStorage.removeItem(this.#key);
    } catch {
      // As above.
    }
  }
}

const KINDS = ['blank', 'step', 'scores', 'ranking', 'dots', 'grades'];

function readable(kept: unknown): Record<Id, Answer> {
  if (typeof kept !== 'object' || kept === null) return {};
  return Object.fromEntries(Object.entries(kept).filter(([, answer]) => KINDS.includes(Object.keys(answer ?? {})[0] ?? '')));
}

/** Where a person is on the ballot: a question by its place, the check, or done. */
export type Place = number | 'check' | 'done';

/**
 * Where the address leads. Without a place in it: to what is still to do.
 */
export function placeOf(hash: string, items: readonly Id[], answered: (item: Id) => boolean, unsent: boolean): Place {
  if (hash === 'check') return 'check';
  const n = Number(hash);
  if (hash !== '' && Number.isInteger(n) && n >= 1 && n <= items.length) return n - 1;
  const open = items.findIndex((item) => !answered(item));
  if (open >= 0) return open;
  return unsent ? 'check' : 'done';
}
