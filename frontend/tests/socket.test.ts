import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Refused } from '../src/api/call';
import { LiveSocket, MOVED, type SocketEvents } from '../src/live/socket';
import { FakeSocket } from './fakes';

let tickets: () => Promise<string>;
let log: string[];
let socket: LiveSocket;

function open(): LiveSocket {
  const events: SocketEvents = {
    ticket: () => tickets(),
    message: (message) => log.push(message.type),
    up: () => log.push('up'),
    down: (moved) => log.push(moved ? 'moved' : 'down'),
    refused: () => log.push('refused for good'),
  };
  return new LiveSocket((ticket) => `ws://here/live?ticket=${ticket}`, events);
}

beforeEach(async () => {
  vi.useFakeTimers();
  vi.stubGlobal('WebSocket', FakeSocket);
  FakeSocket.all = [];
  log = [];
  let n = 0;
  tickets = () => Promise.resolve(`t${++n}`);
  socket = open();
  await vi.advanceTimersByTimeAsync(0);
});
afterEach(() => {
  socket.stop();
  vi.useRealTimers();
});

describe('a socket that keeps itself open', () => {
  it('asks a new ticket for each try', async () => {
    FakeSocket.last.says({ type: 'welcome', now: 1, build: 'b' });
    FakeSocket.last.breaks();
    await vi.advanceTimersByTimeAsync(400);
    expect(FakeSocket.all.map((s) => s.url.split('=')[1])).toEqual(['t1', 't2']);
    expect(log).toEqual(['welcome', 'up', 'down']);
  });

  it('waits longer after each failure, never longer than 8 s', async () => {
    const gaps: number[] = [];
    for (let i = 0; i < 9; i++) {
      const before = FakeSocket.all.length;
      FakeSocket.last.breaks();
      let waited = 0;
      while (FakeSocket.all.length === before) {
        await vi.advanceTimersByTimeAsync(10);
        waited += 10;
      }
      gaps.push(waited);
    }
    expect(gaps[0]).toBeLessThanOrEqual(310);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(8_010);
    expect(gaps[8]).toBeGreaterThanOrEqual(4_000);
  });

  it('moves to another node at once when it is told to, and waits as ever where that is not taken', async () => {
    FakeSocket.last.says({ type: 'welcome', now: 1, build: 'b' });
    FakeSocket.last.breaks(MOVED);
    await vi.advanceTimersByTimeAsync(110);
    expect(FakeSocket.all.length).toBe(2);
    expect(log).toEqual(['welcome', 'up', 'moved']);
    FakeSocket.last.breaks(MOVED);
    await vi.advanceTimersByTimeAsync(110);
    expect(FakeSocket.all.length).toBe(2);
    await vi.advanceTimersByTimeAsync(600);
    expect(FakeSocket.all.length).toBe(3);
  });

  it('notices a line that went silent', async () => {
    FakeSocket.last.says({ type: 'welcome', now: 1, build: 'b' });
    await vi.advanceTimersByTimeAsync(15_000);
    expect(FakeSocket.last.sent).toEqual([{ type: 'ping' }]);
    const silent = FakeSocket.last;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(silent.closed).toBe(true);
    expect(log.at(-1)).toBe('down');
    await vi.advanceTimersByTimeAsync(400);
    expect(FakeSocket.all.length).toBe(2);
  });

  it('stays up while pongs come', async () => {
    FakeSocket.last.says({ type: 'welcome', now: 1, build: 'b' });
    for (let i = 0; i < 4; i++) {
      await vi.advanceTimersByTimeAsync(15_000);
      FakeSocket.last.says({ type: 'pong', now: 2 });
    }
    expect(FakeSocket.all.length).toBe(1);
  });

  it('does not ask again what was refused, but does when the server is only busy', async () => {
    socket.stop();
    tickets = () => Promise.reject(new Refused(404, 'not_found', 'No such jury.'));
    socket = open();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(log).toEqual(['refused for good']);
    let asked = 0;
    tickets = () => (++asked < 3 ? Promise.reject(new Refused(503, 'busy', 'Busy.')) : Promise.resolve('t'));
    socket = open();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(asked).toBe(3);
  });
});
