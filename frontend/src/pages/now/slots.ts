import type { AgendaView, Id, Item, PersonLine } from '../../api/contract';
import { inOrder } from '../../live/place';

/** The items in which a witness is heard. A slot's number is a witness's place among the witnesses. */
export function slotsOf(agenda: AgendaView, people: readonly PersonLine[], witness: Id): Item[] {
  const n = people.filter((person) => person.role === 'witness').findIndex((person) => person.id === witness) + 1;
  if (n === 0) return [];
  const heard = inOrder(agenda).filter(
    (item) =>
      item.state !== 'skipped' &&
      (item.witness_slots.includes(n) || (item.rotation_minutes !== null && item.witness_slots.length === 0)),
  );
  // What is now comes first, what is over last.
  const rank = { open: 0, planned: 1, closed: 2, skipped: 3 };
  return heard.sort((a, b) => rank[a.state] - rank[b.state]);
}
