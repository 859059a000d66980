import type { Id } from '../api/contract';

/** Whether a person's secret ballots all went in from this device: nobody else knows, the service least of all. */
export function votedHere(round: Id, person: Id | undefined): boolean {
  try {
    return localStorage.getItem(`voted:${round}:${person}`) !== null;
  } catch {
    return false;
  }
}
