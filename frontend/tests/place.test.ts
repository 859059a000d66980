import { describe, expect, it } from 'vitest';
import type { AgendaView, Day, Item } from '../src/api/contract';
import { placeOf, roomLetter, startsSeenAt, staysOf, stepOf } from '../src/live/place';

const MINUTE = 60_000;
const day = (number: number, started: boolean, ended: boolean): Day => ({
  number, date: `2026-10-0${number}`, starts_at: number * 1000, hard_end: 0, started_at: started ? 1 : null, ended_at: ended ? 2 : null,
});
const item = (id: string, of: number, position: number, state: Item['state']): Item => ({
  id, day: of, position, kind: 'plenary', stage: 'framing', min_minutes: null, title: id, minutes: 10, fixed_start: null, opens_rooms: false, witness_slots: [],
  rotation_minutes: null, turn_seconds: null, state, opened_at: null, deadline: null, closed_at: null,
});
const agenda = (over: Partial<AgendaView>): AgendaView => ({
  days: [day(1, true, false), day(2, false, false)],
  items: [item('c', 2, 1, 'planned'), item('a', 1, 1, 'closed'), item('x', 1, 2, 'skipped'), item('b', 1, 3, 'open')],
  current_day: 1, open: 'b', next: null, last_closed: null, run: null, presenting: null, notes: [], timetables: [], rotation: [],
  ...over,
});

describe('where the jury is', () => {
  it('is at the open item', () => {
    expect(placeOf(agenda({}), 'running')).toMatchObject({ kind: 'item', key: 'b' });
  });

  it('is between items, or through with the day', () => {
    expect(placeOf(agenda({ open: null, next: 'b' }), 'running')).toMatchObject({ kind: 'between', next: { id: 'b' } });
    expect(placeOf(agenda({ open: null }), 'running').kind).toBe('day-done');
  });

  it('is at home overnight', () => {
    const night = agenda({ open: null, current_day: null, days: [day(1, true, true), day(2, false, false)] });
    expect(placeOf(night, 'running')).toMatchObject({ kind: 'overnight', ended: { number: 1 }, next: { number: 2 } });
    const over = agenda({ open: null, current_day: null, days: [day(1, true, true), day(2, true, true)] });
    expect(placeOf(over, 'running').kind).toBe('days-over');
  });

  it('has not begun, or is finished', () => {
    expect(placeOf(agenda({ open: null, current_day: null, days: [day(1, false, false)] }), 'running').kind).toBe('before');
    expect(placeOf(agenda({}), 'ready')).toMatchObject({ kind: 'before', day: { number: 1 } });
    expect(placeOf(agenda({}), 'concluded').kind).toBe('concluded');
    expect(placeOf(agenda({}), 'published').kind).toBe('published');
  });

  it('counts the steps that are not left out, over all days', () => {
    expect(stepOf(agenda({}), 'b')).toEqual({ n: 2, of: 3 });
    expect(stepOf(agenda({}), 'c')).toEqual({ n: 3, of: 3 });
  });

  it('tells when things will be: lateness eats up waiting first', () => {
    const table = {
      day: 1, anchor: 0, end: 0, end_slack_ms: 0, hard_end: 0,
      slots: [{ item: 'p', start: 10 * MINUTE, end: 0, slack_ms: 0 }, { item: 'q', start: 30 * MINUTE, end: 0, slack_ms: 4 * MINUTE }],
    };
    const at = (now: number) => [...startsSeenAt(agenda({ timetables: [table] }), now).values()].map((ms) => ms / MINUTE);
    expect(at(-MINUTE)).toEqual([10, 30]);
    expect(at(3 * MINUTE)).toEqual([13, 30]);
    expect(at(6 * MINUTE)).toEqual([16, 32]);
  });

  it('tells a witness where to go next', () => {
    const rounds = agenda({ rotation: [{ witness: 'w', stays: [{ room: 2, from: 0 }, { room: 3, from: 100 }] }] });
    expect(staysOf(rounds, 'w', 50)).toEqual({ here: { room: 2, from: 0 }, next: { room: 3, from: 100 } });
    expect(staysOf(rounds, 'w', 100)).toEqual({ here: { room: 3, from: 100 }, next: undefined });
    expect(staysOf(rounds, 'other', 100)).toEqual({ here: undefined, next: undefined });
    expect(roomLetter(2)).toBe('B');
  });
});
