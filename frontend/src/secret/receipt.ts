import { canonical } from './bytes';
import type { Kept } from './store';

/** What was promised, as a text that anyone can check against the published bundle; null before anything was. */
export function receipt(kept: Kept): string | null {
  const promises = Object.entries(kept.questions).flatMap(([question, { key, promised }]) =>
    promised ? [{ question, key, counter: promised.counter, ballot: promised.ballot, promise: promised.promise }] : []);
  return promises.length > 0 ? `${canonical({ format: 'citizens-jury/receipt/1', opening: kept.opening, promises })}\n` : null;
}

/** Offers a text as a file to save. */
export function save(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
