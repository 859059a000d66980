import type { Id, Millis, Timetable } from '../../api/contract';

/** A planned item as it looks now. */
export interface Seen {
  item: Id;
  start: Millis;
  end: Millis;
  /** It ends no later than the day's hard end. */
  fits: boolean;
}

/**
 * What the clock makes of a timetable, which itself does not know the time: past its anchor everything
 * is late by as much, less the waiting that fixed items leave.
 */
export function seenAt(table: Timetable, now: Millis): { items: Seen[]; end: Millis; past: number } {
  const over = Math.max(0, now - table.anchor);
  const late = (slack: number) => Math.max(0, over - slack);
  const items = table.slots.map((slot) => {
    const end = slot.end + late(slot.slack_ms);
    return { item: slot.item, start: slot.start + late(slot.slack_ms), end, fits: end <= table.hard_end };
  });
  const end = table.end + late(table.end_slack_ms);
  return { items, end, past: Math.max(0, end - table.hard_end) };
}

/** The instant of a time of day where the jury meets. Null when it is no date or no time. */
export function instantOf(date: string, time: string, zone: string): Millis | null {
  const asUtc = Date.parse(`${date}T${time}:00Z`);
  if (Number.isNaN(asUtc)) return null;
  // The offset at the guess may be that of the other side of a change of clocks: ask once more.
  const guess = asUtc - offsetAt(asUtc, zone);
  return asUtc - offsetAt(guess, zone);
}

/** How far a zone's clocks are ahead of UTC. */
function offsetAt(at: Millis, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit',
  }).formatToParts(at);
  const part = (type: string) => parts.find((p) => p.type === type)?.value ?? '00';
  const shown = Date.parse(`${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:${part('second')}Z`);
  return shown - Math.floor(at / 1000) * 1000;
}

/** HH:MM as a time field wants it, whatever the reader's language. */
export function fieldTime(at: Millis, zone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
}
