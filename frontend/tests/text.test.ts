import * as encoding from 'lib0/encoding';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as sync from 'y-protocols/sync';
import * as Y from 'yjs';
import { SharedText } from '../src/live/text';

/** A binary socket whose far end is the test. */
class FarEnd extends EventTarget {
  static all: FarEnd[] = [];
  static get last(): FarEnd {
    return FarEnd.all.at(-1)!;
  }
  static OPEN = 1;
  OPEN = 1;
  readyState = 0;
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: ArrayBuffer }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  steps: number[] = [];
  constructor(readonly url: string) {
    super();
    FarEnd.all.push(this);
  }
  send(data: Uint8Array): void {
    if (data[0] === 0) this.steps.push(data[1]!);
  }
  close(): void {
    this.readyState = 3;
  }
  opens(): void {
    this.readyState = 1;
    this.addEventListener('message', (event) => this.onmessage?.(event as MessageEvent));
    this.onopen?.();
  }
  #says(data: unknown): void {
    this.dispatchEvent(new MessageEvent('message', { data, cancelable: true }));
  }
  /** Tells how many of its changes are durable. */
  saved(updates: number): void {
    this.#says(JSON.stringify({ saved: updates }));
  }
  /** Asks for everything, as the server does when a socket opens. */
  asks(): void {
    const message = encoding.createEncoder();
    encoding.writeVarUint(message, 0);
    sync.writeSyncStep1(message, new Y.Doc());
    this.#says(encoding.toUint8Array(message).slice().buffer);
  }
  breaks(code = 1006): void {
    this.onclose?.({ code });
  }
}

let text: SharedText;
let told: [boolean, number][];
let ended: unknown[];
let tickets: number;
let kept: Map<string, string>;

async function opened(): Promise<void> {
  await vi.advanceTimersByTimeAsync(10_000);
  FarEnd.last.opens();
  FarEnd.last.asks();
}
const type = (words: string) => text.doc.getText('t').insert(0, words);
const last = () => told.at(-1);

beforeEach(async () => {
  vi.useFakeTimers();
  vi.stubGlobal('WebSocket', FarEnd);
  vi.stubGlobal('location', { origin: 'http://here', search: '' });
  kept = new Map();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  });
  FarEnd.all = [];
  told = [];
  ended = [];
  tickets = 0;
  text = start();
  await opened();
});
function start(): SharedText {
  return new SharedText('d1', 'Ann', {
    ticket: async () => `ticket-${++tickets}`,
    changed: (...now) => void told.push(now),
    ended: (problem) => void ended.push(problem),
    here: () => {},
  });
}
afterEach(() => {
  text.stop();
  vi.useRealTimers();
});

describe('a shared text', () => {
  it('is saved only when as many changes are durable as were sent', () => {
    expect(FarEnd.last.steps).toEqual([0, 1]);
    FarEnd.last.saved(1);
    expect(last()).toEqual([true, 0]);
    type('a');
    type('b');
    expect(last()).toEqual([true, 2]);
    FarEnd.last.saved(2);
    expect(last()).toEqual([true, 1]);
    FarEnd.last.saved(3);
    expect(last()).toEqual([true, 0]);
  });

  it('carries what was not durable over a break, with a new ticket', async () => {
    FarEnd.last.saved(1);
    type('a');
    FarEnd.last.breaks();
    expect(last()).toEqual([false, 1]);
    type('b');
    expect(last()).toEqual([false, 2]);
    await opened();
    expect(FarEnd.all.map((end) => new URL(end.url).searchParams.get('ticket'))).toEqual(['ticket-1', 'ticket-2']);
    // One answer to the server's first step holds both.
    expect(last()).toEqual([true, 1]);
    FarEnd.all[0]!.saved(9);
    expect(last()).toEqual([true, 1]);
    FarEnd.last.saved(1);
    expect(last()).toEqual([true, 0]);
  });

  it('still says after a reload that changes are on this device only', async () => {
    type('a');
    FarEnd.last.breaks();
    text.stop();
    text = start();
    expect(text.unsaved).toBe(1);
    await opened();
    FarEnd.last.saved(1);
    expect(text.unsaved).toBe(0);
    expect(kept.size).toBe(0);
  });

  it('does not ask again when the server says that asking does not help', async () => {
    FarEnd.last.breaks(4409);
    await vi.advanceTimersByTimeAsync(60_000);
    expect([tickets, ended.length]).toEqual([1, 1]);
  });
});
