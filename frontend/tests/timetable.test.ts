import { describe, expect, it } from 'vitest';
import type { Timetable } from '../src/api/contract';
import { fieldTime, instantOf, seenAt } from '../src/pages/agenda/timetable';
import { instantToday } from '../src/pages/run/today';

const MINUTE = 60_000;
/** Open until 10; then 20 minutes, lunch fixed at 40, 30 minutes after it. */
const table: Timetable = {
  day: 1,
  anchor: 10 * MINUTE,
  slots: [
    { item: 'talk', start: 10 * MINUTE, end: 30 * MINUTE, slack_ms: 0 },
    { item: 'lunch', start: 40 * MINUTE, end: 70 * MINUTE, slack_ms: 10 * MINUTE },
    { item: 'rooms', start: 70 * MINUTE, end: 100 * MINUTE, slack_ms: 10 * MINUTE },
  ],
  end: 100 * MINUTE,
  end_slack_ms: 10 * MINUTE,
  hard_end: 105 * MINUTE,
};

describe('the rest of a day', () => {
  it('is as planned while there is time', () => {
    const seen = seenAt(table, 3 * MINUTE);
    expect(seen.items.map((i) => i.start / MINUTE)).toEqual([10, 40, 70]);
    expect([seen.end / MINUTE, seen.past]).toEqual([100, 0]);
  });

  it('moves what comes next at once, and what waits for lunch only when the waiting is used up', () => {
    expect(seenAt(table, 18 * MINUTE).items.map((i) => i.start / MINUTE)).toEqual([18, 40, 70]);
    expect(seenAt(table, 23 * MINUTE).items.map((i) => i.start / MINUTE)).toEqual([23, 43, 73]);
  });

  it('tells what does not fit, and by how much the day passes its end', () => {
    const seen = seenAt(table, 27 * MINUTE);
    expect(seen.items.filter((i) => !i.fits).map((i) => i.item)).toEqual(['rooms']);
    expect([seen.end / MINUTE, seen.past / MINUTE]).toEqual([107, 2]);
  });
});

describe('a time of day where the jury meets', () => {
  it('knows summer and winter', () => {
    expect(instantOf('2026-07-01', '09:30', 'Europe/London')).toBe(Date.UTC(2026, 6, 1, 8, 30));
    expect(instantOf('2026-01-15', '09:30', 'Europe/London')).toBe(Date.UTC(2026, 0, 15, 9, 30));
    expect(instantOf('2026-01-15', '09:30', 'America/New_York')).toBe(Date.UTC(2026, 0, 15, 14, 30));
  });

  it('is right on the days on which clocks change', () => {
    expect(instantOf('2026-03-29', '09:30', 'Europe/London')).toBe(Date.UTC(2026, 2, 29, 8, 30));
    expect(instantOf('2026-10-25', '09:30', 'Europe/London')).toBe(Date.UTC(2026, 9, 25, 9, 30));
  });

  it('is today there, whatever day it is here', () => {
    const now = Date.UTC(2026, 10, 23, 23, 30);
    expect(instantToday('16:30', 'Europe/London', now)).toBe(Date.UTC(2026, 10, 23, 16, 30));
    expect(instantToday('16:30', 'Asia/Kolkata', now)).toBe(Date.UTC(2026, 10, 24, 11, 0));
    expect(instantToday('', 'Europe/London', now)).toBeNull();
  });

  it('goes there and back', () => {
    const at = instantOf('2026-11-24', '12:30', 'Asia/Kolkata');
    expect(at).not.toBeNull();
    expect(fieldTime(at ?? 0, 'Asia/Kolkata')).toBe('12:30');
  });

  it('refuses what is none', () => {
    expect(instantOf('', '09:30', 'UTC')).toBeNull();
    expect(instantOf('2026-01-15', '', 'UTC')).toBeNull();
  });
});
