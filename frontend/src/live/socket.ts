import type { ClientMessage, ServerMessage } from '../api/contract';

const PING_EVERY_MS = 15_000;
const PONG_WITHIN_MS = 10_000;
const BACKOFF_FROM_MS = 300;
const BACKOFF_TO_MS = 8_000;
/** The node that served this page stops, as planned: another one serves it from now on. */
export const MOVED = 1012;
const MOVES_WITHIN_MS = 100;

export interface SocketEvents {
  /** A ticket for one socket. */
  ticket(): Promise<string>;
  message(message: ServerMessage, trip: number): void;
  /** Welcomed: say again what is wanted. */
  up(): void;
  /** `moved`: nothing broke, and it is open again in a moment. */
  down(moved: boolean): void;
  /** Closed for good: the server refused in a way that trying again does not mend. */
  refused(problem: unknown): void;
}

/**
 * One JSON socket that keeps itself open: a new ticket for each try, waits that grow and vary, pings
 * that notice a dead line before the network does.
 */
export class LiveSocket {
  #socket: WebSocket | undefined;
  #tries = 0;
  #stopped = false;
  #welcome = false;
  #opening = false;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #ping: ReturnType<typeof setTimeout> | undefined;
  #pong: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;

  constructor(
    private readonly address: (ticket: string) => string,
    private readonly events: SocketEvents,
  ) {
    void this.#open();
    globalThis.addEventListener?.('online', this.#now);
    globalThis.document?.addEventListener('visibilitychange', this.#now);
  }

  get up(): boolean {
    return this.#welcome;
  }

  /** False when the line is down and nothing was sent. */
  send(message: ClientMessage): boolean {
    if (!this.#welcome || !this.#socket) return false;
    this.#socket.send(JSON.stringify(message));
    return true;
  }

  stop(): void {
    this.#stopped = true;
    globalThis.removeEventListener?.('online', this.#now);
    globalThis.document?.removeEventListener('visibilitychange', this.#now);
    clearTimeout(this.#retry);
    this.#drop();
  }

  /** The network is back, or the person looks at the page again: do not wait out the pause. */
  #now = () => {
    if (globalThis.document?.visibilityState === 'hidden') return;
    if (this.#welcome) return this.#pinging(0);
    if (this.#socket || this.#opening) return;
    clearTimeout(this.#retry);
    void this.#open();
  };

  async #open(): Promise<void> {
    if (this.#stopped || this.#opening) return;
    this.#opening = true;
    let ticket: string;
    try {
      ticket = await this.events.ticket();
    } catch (problem) {
      this.#opening = false;
      if (this.#stopped) return;
      if (lasting(problem)) {
        this.stop();
        return this.events.refused(problem);
      }
      return this.#again();
    }
    this.#opening = false;
    if (this.#stopped) return;
    const socket = new WebSocket(this.address(ticket));
    this.#socket = socket;
    this.#asked = performance.now();
    this.#expect(socket);
    socket.onmessage = (event) => this.#hear(socket, String(event.data));
    socket.onclose = (event) => this.#closed(socket, event?.code === MOVED);
  }

  #hear(socket: WebSocket, text: string): void {
    if (socket !== this.#socket) return;
    const message = JSON.parse(text) as ServerMessage;
    const trip = performance.now() - this.#asked;
    if (message.type === 'welcome' || message.type === 'pong') {
      clearTimeout(this.#pong);
      this.#pinging(PING_EVERY_MS);
    }
    if (message.type === 'welcome') {
      this.#welcome = true;
      this.#tries = 0;
    }
    this.events.message(message, trip);
    if (message.type === 'welcome') this.events.up();
  }

  #pinging(after: number): void {
    clearTimeout(this.#ping);
    this.#ping = setTimeout(() => {
      const socket = this.#socket;
      if (!socket) return;
      this.#asked = performance.now();
      this.send({ type: 'ping' });
      this.#expect(socket);
    }, after);
  }

  /** A line that stays silent is closed from here; the browser would wait for minutes. */
  #expect(socket: WebSocket): void {
    clearTimeout(this.#pong);
    this.#pong = setTimeout(() => {
      socket.close();
      this.#closed(socket);
    }, PONG_WITHIN_MS);
  }

  #closed(socket: WebSocket, moved = false): void {
    if (socket !== this.#socket) return;
    // Moved before it was welcomed: whoever sends pages there has not noticed yet that the node stops.
    const first = moved && this.#welcome;
    this.#drop(moved);
    if (!this.#stopped) this.#again(first ? MOVES_WITHIN_MS : undefined);
  }

  #drop(moved = false): void {
    clearTimeout(this.#ping);
    clearTimeout(this.#pong);
    const socket = this.#socket;
    this.#socket = undefined;
    const was = this.#welcome;
    this.#welcome = false;
    if (socket) {
      socket.onmessage = null;
      socket.onclose = null;
      socket.close();
    }
    if (was && !this.#stopped) this.events.down(moved);
  }

  #again(most = Math.min(BACKOFF_FROM_MS * 2 ** this.#tries++, BACKOFF_TO_MS)): void {
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => void this.#open(), most * (0.5 + Math.random() / 2));
  }
}

/** A 4xx is an answer; trying again would ask the same. Too many requests (429) passes. */
function lasting(problem: unknown): boolean {
  const code = (problem as { status?: unknown } | null)?.status;
  return typeof code === 'number' && code >= 400 && code < 500 && code !== 429;
}
