import type { AgendaView, Day, Id, Item, JuryState, Millis } from '../api/contract';

/** Where a jury is. Two places with the same key are the same place. */
export type Place = { key: string } & (
  | { kind: 'item'; item: Item }
  | { kind: 'between'; next: Item }
  | { kind: 'before'; day: Day | undefined }
  | { kind: 'day-done' | 'days-over' | 'concluded' | 'published' }
  | { kind: 'overnight'; ended: Day; next: Day }
);

export function placeOf(agenda: AgendaView, state: JuryState): Place {
  if (state === 'published' || state === 'concluded') return { key: state, kind: state };
  const first = agenda.days[0];
  if (state !== 'running') return { key: 'before', kind: 'before', day: first };
  const item = (id: Id | null) => agenda.items.find((one) => one.id === id);
  const open = item(agenda.open);
  if (open) return { key: open.id, kind: 'item', item: open };
  if (agenda.current_day !== null) {
    const next = item(agenda.next);
    if (next) return { key: `before ${next.id}`, kind: 'between', next };
    return { key: `done ${agenda.current_day}`, kind: 'day-done' };
  }
  const ended = agenda.days.filter((day) => day.ended_at !== null).at(-1);
  const next = agenda.days.find((day) => day.started_at === null);
  if (!ended) return { key: 'before', kind: 'before', day: first };
  if (!next) return { key: 'days-over', kind: 'days-over' };
  return { key: `night ${ended.number}`, kind: 'overnight', ended, next };
}

/** Step 4 of 23, of the items that are not left out. */
export function stepOf(agenda: AgendaView, item: Id): { n: number; of: number } {
  const steps = inOrder(agenda).filter((one) => one.state !== 'skipped' || one.id === item);
  return { n: steps.findIndex((one) => one.id === item) + 1, of: steps.length };
}

export function inOrder(agenda: AgendaView): Item[] {
  return [...agenda.items].sort((a, b) => a.day - b.day || a.position - b.position);
}

/** When each item that is still to come will be, seen at `now`: lateness eats up waiting times first. */
export function startsSeenAt(agenda: AgendaView, now: Millis): Map<Id, Millis> {
  const starts = new Map<Id, Millis>();
  for (const table of agenda.timetables) {
    const over = Math.max(0, now - table.anchor);
    for (const slot of table.slots) starts.set(slot.item, slot.start + Math.max(0, over - slot.slack_ms));
  }
  return starts;
}

/** Where a witness who goes round the rooms is, and where next. Rooms count from 1. */
export function staysOf(agenda: AgendaView, witness: Id, now: Millis) {
  const stays = agenda.rotation.find((one) => one.witness === witness)?.stays ?? [];
  const at = stays.findLastIndex((stay) => stay.from <= now);
  return { here: stays[at], next: stays[at + 1] };
}

/** The name of a room by its place among the rooms, from 1: A, and AA after Z. */
export function roomLetter(room: number): string {
  const letter = (n: number) => String.fromCharCode(65 + (n % 26));
  return room <= 26 ? letter(room - 1) : letter(Math.floor((room - 1) / 26) - 1) + letter(room - 1);
}
