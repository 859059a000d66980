import type { AskedLine, Id, NameLine, NamedEvidence } from '../api/contract';
import { list } from '../words/format';
import { nameOf } from '../words/people';
import { needWords } from '../words/words';

/** The address of a command on a question. */
export function onQuestion(jury: Id, question: Id, verb: string): string {
  return `/api/juries/${jury}/questions/${question}/${verb}`;
}

/** "Carol Dean and Ruth Ellis". */
export function namesOf(people: readonly NameLine[]): string {
  return list(people.map(nameOf));
}

/** Whether the answer is to come from this witness. */
export function isFor(one: AskedLine, witness: Id): boolean {
  const to = one.deferred_to.length > 0 ? one.deferred_to : one.to;
  return to.length === 0 || to.some((other) => other.id === witness);
}

/** What stands for no evidence in a form. */
export const NOTHING: Required<NamedEvidence> = { evidence: '', passage: '', place: '' };

/** What a form names, as it is sent. */
export function sent(named: Required<NamedEvidence>): NamedEvidence[] {
  return named.evidence ? [named] : [];
}

/** The part on evidence, with its words. Few open it. */
export async function evidenceChoice() {
  const [loaded] = await Promise.all([import('./EvidenceChoice.svelte'), needWords(['lists'])]);
  return loaded.default;
}
