import { onDestroy, untrack } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';
import { call, Refused } from '../api/call';
import type { ClientMessage, Id, Millis, ServerMessage, Signal, Ticket, TicketWish, TopicName, ViewOf } from '../api/contract';
import { clock } from './clock.svelte';
import { send } from './commands';
import { LiveSocket } from './socket';
import { status } from './status.svelte';

/** Shorter than this, a lost line is not told: it is usually back. */
const AWAY_AFTER_MS = 1_500;
/** The same where the page was told to move to another node. */
const MOVED_AFTER_MS = 2_500;

/** The latest view of one topic. `view` is replaced whole; there is nothing to merge. */
export class Topic<V> {
  view = $state.raw<V | undefined>(undefined);
  seq = $state(0);
  /** A sentence: why this person may not see the topic. */
  refused = $state<string | null>(null);
  users = 0;

  /** Keeps the newest; an equal one replaces, because what one may see can change without a new number. */
  take(seq: number, view: unknown): void {
    if (this.view !== undefined && seq < this.seq) return;
    this.seq = seq;
    this.view = view as V;
    this.refused = null;
  }
}

/** Everything live of one jury on this page. */
export class JuryLive {
  presence = $state.raw<{ n: number; here: Id[] }>({ n: 0, here: [] });
  /** Number cast of each round that is open. */
  casts = new SvelteMap<Id, { cast: number; n: number }>();
  /** Number of reasons sent after a round, while they are asked for. */
  sent = new SvelteMap<Id, { sent: number; n: number }>();
  /** Told of each signal as it comes; nothing keeps it. */
  signals = new Set<(signal: Signal) => void>();
  /** Told when this page's own signal is refused. */
  signalRefused: ((code: string, detail: string) => void) | undefined;
  #topics = new Map<string, Topic<unknown>>();
  #socket: LiveSocket;
  #away: ReturnType<typeof setTimeout> | undefined;
  /** Whether the node that serves this page hears the others; told to those who run the jury. */
  joined = $state(true);

  constructor(
    readonly jury: Id,
    private readonly screenToken?: string,
  ) {
    status.connection = 'connecting';
    status.ended = null;
    const origin = location.origin.replace(/^http/, 'ws');
    this.#socket = new LiveSocket((ticket) => `${origin}/live?ticket=${encodeURIComponent(ticket)}`, {
      ticket: () => this.ticket(),
      message: (message, trip) => this.#hear(message, trip),
      up: () => this.#up(),
      down: (moved) => (this.#away ??= setTimeout(() => (status.connection = 'away'), moved ? MOVED_AFTER_MS : AWAY_AFTER_MS)),
      refused: (problem) => this.#end(problem instanceof Refused ? problem.message : null),
    });
    this.#away = setTimeout(() => (status.connection = 'away'), AWAY_AFTER_MS * 3);
  }

  /** A ticket for one more socket of this jury, for instance of a shared text. */
  async ticket(document?: Id): Promise<string> {
    const body: TicketWish = { jury: this.jury, ...(document && { document }), ...(this.screenToken && { screen_token: this.screenToken }) };
    const path = '/api/tickets';
    const { ticket } = this.screenToken
      ? await call<Ticket>('POST', path, { body, key: crypto.randomUUID() })
      : await send<Ticket>('POST', path, body);
    return ticket;
  }

  /** Wanted by one user more. */
  hold<V>(name: TopicName): Topic<V> {
    let topic = this.#topics.get(name);
    if (!topic) this.#topics.set(name, (topic = new Topic()));
    if (topic.users++ === 0) this.#subscribe(name, topic);
    return topic as Topic<V>;
  }

  /** Wanted by one user less. Its last view is kept for a quick return. */
  release(name: TopicName): void {
    const topic = this.#topics.get(name);
    if (topic && --topic.users === 0) this.#socket.send({ type: 'unsubscribe', topic: name });
  }

  /** Over the page's own line; false when that is down and nothing was sent. */
  say(message: ClientMessage): boolean {
    return this.#socket.send(message);
  }

  close(): void {
    clearTimeout(this.#away);
    this.#socket.stop();
    status.connection = 'none';
  }

  #subscribe(name: string, topic: Topic<unknown>): void {
    const known = topic.view === undefined ? {} : { seq: topic.seq };
    this.#socket.send({ type: 'subscribe', topic: name, ...known });
  }

  #up(): void {
    clearTimeout(this.#away);
    this.#away = undefined;
    // Another node, perhaps: it says so by itself when it is apart.
    this.joined = true;
    status.connection = 'connected';
    for (const [name, topic] of this.#topics) if (topic.users > 0) this.#subscribe(name, topic);
  }

  #end(detail: string | null): void {
    clearTimeout(this.#away);
    status.ended = detail;
    status.connection = 'ended';
  }

  #hear(message: ServerMessage, trip: number): void {
    switch (message.type) {
      case 'welcome':
        clock.hear(message.now, trip, true);
        status.serverBuild = message.build;
        break;
      case 'pong':
        clock.hear(message.now, trip);
        break;
      case 'view':
        this.#topics.get(message.topic)?.take(message.seq, message.view);
        break;
      case 'presence':
        this.presence = { n: message.n, here: message.here };
        break;
      case 'cast':
        this.casts.set(message.round, { cast: message.cast, n: message.n });
        break;
      case 'sent':
        this.sent.set(message.round, { sent: message.sent, n: message.n });
        break;
      case 'nodes':
        this.joined = message.joined;
        break;
      case 'signal':
        for (const tell of this.signals) tell(message);
        break;
      case 'refused': {
        const topic = message.topic && this.#topics.get(message.topic);
        if (topic) topic.refused = message.detail;
        else if (message.topic === 'signal') this.signalRefused?.(message.code, message.detail);
        break;
      }
      // After `bye` the socket closes and asks for a new ticket; if that is refused, the reason is told then.
    }
  }
}

// Plain on purpose: a teardown reads the value that state had before, and would close the new one.
let current: JuryLive | undefined;

/** The jury that this page shows. Called by the shell, closed with it. */
export function openJury(jury: Id, screenToken?: string): JuryLive {
  return untrack(() => {
    current?.close();
    const opened = new JuryLive(jury, screenToken);
    current = opened;
    onDestroy(() => {
      opened.close();
      if (current === opened) current = undefined;
    });
    return opened;
  });
}

/** The jury that is open; pages below the shell always have one. */
export function live(): JuryLive {
  if (!current) throw new Error('no jury is open on this page');
  return current;
}

/** A topic for as long as the calling component lives. Call it while the component starts. */
export function topic<Name extends TopicName>(name: Name): Topic<ViewOf<Name>> {
  return untrack(() => {
    const from = live();
    onDestroy(() => from.release(name));
    return from.hold<ViewOf<Name>>(name);
  });
}

/** How far away an instant is, in ms; follows the server's clock. */
export function until(at: Millis): number {
  return at - clock.now;
}
