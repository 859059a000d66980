import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clock } from '../src/live/clock.svelte';
import { MOVED } from '../src/live/socket';
import { status } from '../src/live/status.svelte';
import { JuryLive, Topic } from '../src/live/topics.svelte';
import { FakeSocket, json, problem, serverThat } from './fakes';

let live: JuryLive;

beforeEach(async () => {
  vi.useFakeTimers();
  vi.stubGlobal('WebSocket', FakeSocket);
  vi.stubGlobal('location', { origin: 'http://here', search: '' });
  FakeSocket.all = [];
  serverThat(({ path }) => (path === '/api/tickets' ? json({ ticket: 'one' }) : problem(401, 'sign_in_needed', 'Sign in.')));
  live = new JuryLive('j1');
  await vi.advanceTimersByTimeAsync(0);
});
afterEach(() => {
  live.close();
  vi.useRealTimers();
});

const welcome = (now = 1_700_000_000_000) => FakeSocket.last.says({ type: 'welcome', now, build: 'b1' });

describe('a topic', () => {
  it('keeps the newest, drops older, takes an equal one', () => {
    const topic = new Topic<string>();
    topic.take(0, 'empty');
    topic.take(5, 'five');
    topic.take(4, 'late');
    expect([topic.seq, topic.view]).toEqual([5, 'five']);
    topic.take(5, 'five again');
    expect(topic.view).toBe('five again');
  });

  it('is asked for once, and again after a break with the number it has', async () => {
    const agenda = live.hold<string>('agenda');
    live.hold('agenda');
    welcome();
    expect(FakeSocket.last.sent).toEqual([{ type: 'subscribe', topic: 'agenda' }]);
    FakeSocket.last.says({ type: 'view', topic: 'agenda', seq: 7, view: 'seven' });
    expect(agenda.view).toBe('seven');
    FakeSocket.last.breaks();
    await vi.advanceTimersByTimeAsync(400);
    welcome();
    expect(FakeSocket.last.sent).toEqual([{ type: 'subscribe', topic: 'agenda', seq: 7 }]);
  });

  it('is let go when its last user leaves, and keeps its view for a quick return', () => {
    const topic = live.hold<string>('evidence');
    live.hold('evidence');
    welcome();
    FakeSocket.last.says({ type: 'view', topic: 'evidence', seq: 3, view: 'three' });
    live.release('evidence');
    live.release('evidence');
    expect(FakeSocket.last.sent.slice(1)).toEqual([{ type: 'unsubscribe', topic: 'evidence' }]);
    expect(live.hold('evidence')).toBe(topic);
    expect(FakeSocket.last.sent.at(-1)).toEqual({ type: 'subscribe', topic: 'evidence', seq: 3 });
  });

  it('says why it may not be seen', () => {
    const topic = live.hold('people');
    welcome();
    FakeSocket.last.says({ type: 'refused', topic: 'people', code: 'not_allowed', detail: 'Only for organisers.' });
    expect(topic.refused).toBe('Only for organisers.');
  });
});

describe('the connection', () => {
  it('is told truthfully, a blink aside', async () => {
    expect(status.connection).toBe('connecting');
    welcome();
    expect(status.connection).toBe('connected');
    FakeSocket.last.breaks();
    expect(status.connection).toBe('connected');
    await vi.advanceTimersByTimeAsync(2_000);
    expect(status.connection).toBe('away');
    welcome();
    expect(status.connection).toBe('connected');
  });

  it('a break that heals at once is not told', async () => {
    welcome();
    FakeSocket.last.breaks();
    await vi.advanceTimersByTimeAsync(400);
    welcome();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(status.connection).toBe('connected');
  });

  it('alarms nobody when the page moves to another node within two seconds', async () => {
    welcome();
    FakeSocket.last.breaks(MOVED);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(status.connection).toBe('connected');
    welcome();
    FakeSocket.last.breaks(MOVED);
    await vi.advanceTimersByTimeAsync(2_600);
    expect(status.connection).toBe('away');
  });

  it('knows whether its node hears the others, and asks another node anew', async () => {
    welcome();
    FakeSocket.last.says({ type: 'nodes', joined: false });
    expect(live.joined).toBe(false);
    FakeSocket.last.says({ type: 'nodes', joined: true });
    expect(live.joined).toBe(true);
    FakeSocket.last.says({ type: 'nodes', joined: false });
    FakeSocket.last.breaks(MOVED);
    await vi.advanceTimersByTimeAsync(1_000);
    welcome();
    expect(live.joined).toBe(true);
  });

  it('brings the server’s clock', async () => {
    welcome(1_700_000_000_000);
    await vi.advanceTimersByTimeAsync(4_000);
    expect(Math.abs(clock.peek - 1_700_000_004_000)).toBeLessThan(50);
  });
});

describe('counters', () => {
  it('number cast, presence, durable updates', () => {
    welcome();
    FakeSocket.last.says({ type: 'cast', round: 'r', cast: 7, n: 3 });
    FakeSocket.last.says({ type: 'presence', n: 2, here: ['a', 'b'] });
    expect([live.casts.get('r')?.cast, live.presence.n]).toEqual([7, 2]);
  });
});
