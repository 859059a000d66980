import { IndexeddbPersistence } from 'y-indexeddb';
import type { Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { Id } from '../api/contract';

const BACKOFF_FROM_MS = 300;
const BACKOFF_TO_MS = 8_000;
/** Messages of the protocol that carry changes: the second step of a synchronisation, and an update. */
const SYNC = 0;
const STEP_2 = 1;
const UPDATE = 2;

export interface TextEvents {
  /** A ticket for one socket. */
  ticket(): Promise<string>;
  /** Whether the socket is open, and how many changes are not yet durable on the server. */
  changed(up: boolean, unsaved: number): void;
  /** Closed for good: put forward meanwhile, or no longer this person's to write. */
  ended(problem: unknown): void;
  /** The names of who else is writing. */
  here(names: string[]): void;
}

/**
 * One shared text that keeps itself connected: a new ticket for each try, what was typed kept on this
 * device, and an honest count of what the server has not yet made durable.
 */
export class SharedText {
  readonly doc = new Y.Doc();
  readonly ready: Promise<void>;
  #provider: WebsocketProvider;
  #kept: IndexeddbPersistence | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #tries = 0;
  #opening = false;
  #stopped = false;
  #up = false;
  /** Changes that this socket has sent, and how many of them are durable. */
  #sent = 0;
  #durable = 0;
  /** Changes that no socket has sent, or whose socket broke before they were known to be durable. */
  #carried: number;

  constructor(
    readonly id: Id,
    name: string,
    private readonly events: TextEvents,
  ) {
    this.#carried = this.#remembered();
    this.#provider = new WebsocketProvider(`${location.origin.replace(/^http/, 'ws')}/text`, id, this.doc, {
      connect: false,
      // Another tab's changes would arrive here as if the server had sent them.
      disableBc: true,
      WebSocketPolyfill: this.#counting(),
    });
    this.#provider.awareness.setLocalState({ name });
    // One's own place says nothing of the others, and is told in the middle of drawing the page.
    this.#provider.awareness.on('change', (_: unknown, origin: unknown) => origin !== 'local' && this.#tellHere());
    this.#provider.on('status', ({ status }: { status: string }) => status === 'connected' && this.#opened());
    this.#provider.on('connection-close', (event: CloseEvent | null) => this.#closed(event));
    this.doc.on('update', (_: Uint8Array, origin: unknown) => {
      if (origin === this.#provider || origin === this.#kept || this.#up) return;
      this.#carried++;
      this.#tell();
    });
    this.ready = this.#fromDevice(`citizens-jury:text:${id}`);
    globalThis.addEventListener?.('online', this.#now);
    globalThis.document?.addEventListener('visibilitychange', this.#now);
    void this.#open();
  }

  get unsaved(): number {
    return this.#carried + Math.max(0, this.#sent - this.#durable);
  }

  /** Who has the text open, and where in it they are. */
  get awareness(): Awareness {
    return this.#provider.awareness;
  }

  /** Where this person is in the text, for the others. */
  showCursor(cursor: unknown): void {
    this.#provider.awareness.setLocalStateField('cursor', cursor);
  }


  /** Forgets what is kept on this device, once the text can no longer change. */
  async forget(): Promise<void> {
    this.#remember(0);
    await this.#kept?.clearData();
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#retry);
    globalThis.removeEventListener?.('online', this.#now);
    globalThis.document?.removeEventListener('visibilitychange', this.#now);
    this.#provider.destroy();
    void this.#kept?.destroy();
    this.doc.destroy();
  }

  /** What was typed on this device earlier; some private windows have no such storage. */
  async #fromDevice(name: string): Promise<void> {
    if (typeof indexedDB === 'undefined') return;
    try {
      this.#kept = new IndexeddbPersistence(name, this.doc);
      await Promise.race([this.#kept.whenSynced, new Promise((late) => setTimeout(late, 2_000))]);
    } catch {
      this.#kept = undefined;
    }
  }

  #now = () => {
    if (globalThis.document?.visibilityState === 'hidden' || this.#up || this.#provider.wsconnecting) return;
    clearTimeout(this.#retry);
    void this.#open();
  };

  async #open(): Promise<void> {
    if (this.#stopped || this.#opening) return;
    this.#opening = true;
    try {
      await this.ready;
      const ticket = await this.events.ticket();
      if (this.#stopped) return;
      // A socket with a name is told what of it is durable.
      this.#provider.params = { ticket, connection: crypto.randomUUID() };
      this.#provider.connect();
    } catch (problem) {
      if (this.#stopped) return;
      const code = (problem as { status?: unknown } | null)?.status;
      if (typeof code === 'number' && code >= 400 && code < 500 && code !== 429) this.events.ended(problem);
      else this.#again();
    } finally {
      this.#opening = false;
    }
  }

  #opened(): void {
    this.#up = true;
    this.#tries = 0;
    this.#sent = 0;
    this.#durable = 0;
    this.#tell();
  }

  #closed(event: CloseEvent | null): void {
    // The ticket is spent: the provider must not try again with it by itself.
    this.#provider.shouldConnect = false;
    this.#up = false;
    this.#carried += Math.max(0, this.#sent - this.#durable);
    this.#sent = 0;
    this.#durable = 0;
    this.#tell();
    if (this.#stopped) return;
    // By convention 4400 to 4499 is an answer that asking again does not change.
    if (event && event.code >= 4400 && event.code < 4500) this.events.ended(event);
    else this.#again();
  }

  #again(): void {
    const most = Math.min(BACKOFF_FROM_MS * 2 ** this.#tries++, BACKOFF_TO_MS);
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => void this.#open(), most * (0.5 + Math.random() / 2));
  }

  /**
   * A socket that counts the changes that go through it, as the server counts those that arrive, and hears
   * how many of them are durable. On the same line, since the page's own socket may be at another node.
   */
  #counting(): typeof WebSocket {
    const sent = (step: number | undefined) => {
      // The answer to the server's first step holds everything that was still carried.
      if (step === STEP_2) this.#carried = 0;
      this.#sent++;
      this.#tell();
    };
    let latest: WebSocket;
    const told = (event: MessageEvent) => {
      if (typeof event.data !== 'string') return;
      // The provider reads bytes alone.
      event.stopImmediatePropagation();
      if (event.target !== latest) return;
      this.#durable = (JSON.parse(event.data) as { saved: number }).saved;
      this.#tell();
    };
    return class extends WebSocket {
      constructor(url: string | URL, protocols?: string | string[]) {
        super(url, protocols);
        latest = this;
        this.addEventListener('message', told);
      }

      override send(data: string | ArrayBufferLike | Blob | ArrayBufferView<ArrayBufferLike>): void {
        super.send(data as ArrayBuffer);
        if (data instanceof Uint8Array && data[0] === SYNC && (data[1] === STEP_2 || data[1] === UPDATE)) sent(data[1]);
      }
    };
  }

  #tell(): void {
    this.#remember(this.unsaved);
    this.events.changed(this.#up, this.unsaved);
  }

  #tellHere(): void {
    const names = new Set<string>();
    for (const [client, state] of this.#provider.awareness.getStates()) {
      const name = (state as { name?: unknown }).name;
      if (client !== this.doc.clientID && typeof name === 'string' && name) names.add(name.slice(0, 80));
    }
    this.events.here([...names].toSorted((a, b) => a.localeCompare(b)));
  }

  /** Whether an earlier visit left changes on this device only; told again until they are durable. */
  #remembered(): number {
    try {
      return localStorage.getItem(`unsaved-text:${this.id}`) ? 1 : 0;
    } catch {
      return 0;
    }
  }

  #remember(unsaved: number): void {
    try {
      if (unsaved > 0) localStorage.setItem(`unsaved-text:${this.id}`, '1');
      else localStorage.removeItem(`unsaved-text:${this.id}`);
    } catch {
      // As with the text itself: without storage there is nothing to tell after a reload.
    }
  }
}
