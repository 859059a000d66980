import { call, Refused } from '../api/call';
import type { CardCode, CardView, Id, Role, Session, WhoView } from '../api/contract';

/** The short token lives 5 minutes; it is renewed a minute before. */
const RENEW_BEFORE_MS = 60_000;
const NOBODY: WhoView = { account: null, person: null };
const LOCK = 'citizens-jury-session';

/**
 * Who this page acts for. The token is kept in memory only; the cookie that renews it is the browser's.
 * Renewing takes a lock, so that two tabs never spend the cookie at once.
 */
class SessionHolder {
  who = $state.raw<WhoView>(NOBODY);
  /** True once we know whether somebody is signed in. */
  known = $state(false);
  #token: string | null = null;
  #expires = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #renewing: Promise<boolean> | undefined;
  #others = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(LOCK);

  constructor() {
    this.#others?.addEventListener('message', () => void this.renew());
  }

  get signedIn(): boolean {
    return this.who.account !== null || this.who.person !== null;
  }

  /** The role in one jury that the session itself knows of. */
  roleIn(jury: Id): Role | null {
    return this.who.person?.jury_id === jury ? this.who.person.role : null;
  }

  /** At the page's start: a browser where nobody ever signed in asks nothing. */
  async start(): Promise<void> {
    if (mark.maybe()) await this.renew();
    else this.#forget();
  }

  /** A token that is good now, or null for a guest. */
  async bearer(): Promise<string | null> {
    if (!this.known) await this.start();
    if (this.#token && performance.now() > this.#expires) await this.renew();
    return this.#token;
  }

  /** Asks for a new token by the cookie. False: nobody is signed in, or nothing answered. */
  renew(): Promise<boolean> {
    this.#renewing ??= this.#renew().finally(() => (this.#renewing = undefined));
    return this.#renewing;
  }

  async #renew(): Promise<boolean> {
    const locks = globalThis.navigator?.locks;
    const ask = () => call<Session>('POST', '/api/sessions/refresh');
    try {
      this.#take(await (locks ? locks.request(LOCK, ask) : ask()));
      return true;
    } catch (problem) {
      if (problem instanceof Refused && problem.status < 500 && problem.status !== 429) this.#forget();
      else this.#later(RENEW_BEFORE_MS / 6);
      return false;
    }
  }

  #take(session: Session): void {
    this.#token = session.token;
    // The device's clock may be wrong: only the length of the token's life counts, on a clock that does not jump.
    const life = lifeOf(session.token) ?? 5 * 60_000;
    this.#expires = performance.now() + life - 5_000;
    this.#later(Math.max(life - RENEW_BEFORE_MS, 5_000));
    if (JSON.stringify(this.who) !== JSON.stringify(session.who)) this.who = session.who;
    this.known = true;
    mark.set(true);
  }

  #later(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.renew(), ms);
  }

  #forget(): void {
    clearTimeout(this.#timer);
    this.#token = null;
    this.who = NOBODY;
    this.known = true;
    mark.set(false);
  }

  /** Somebody signed in in this browser. */
  enter(session: Session): void {
    this.#take(session);
    this.#others?.postMessage('changed');
  }

  async signInWithCard(code: string): Promise<void> {
    this.enter(await call<Session>('POST', '/api/sessions/card', { body: { code } satisfies CardCode }));
  }

  /** Looks at a card without using it. */
  look(code: string): Promise<CardView> {
    return call<CardView>('POST', '/api/cards/look', { body: { code } satisfies CardCode });
  }

  async signOut(everywhere = false): Promise<void> {
    const path = everywhere ? '/api/sessions/all' : '/api/sessions/current';
    await call('DELETE', path, { bearer: await this.bearer() });
    this.#forget();
    this.#others?.postMessage('changed');
  }
}

/** Whether this browser may have a session: the cookie itself is not for scripts to see. */
const mark = {
  maybe(): boolean {
    try {
      return localStorage.getItem(LOCK) !== null;
    } catch {
      return true;
    }
  },
  set(signedIn: boolean): void {
    try {
      if (signedIn) localStorage.setItem(LOCK, 'yes');
      else localStorage.removeItem(LOCK);
    } catch {
      // No storage: the next page asks the server.
    }
  },
};

/** How long a token lives from its making, by its own claims. */
function lifeOf(token: string): number | null {
  try {
    const middle = token.split('.')[1] ?? '';
    const claims = JSON.parse(atob(middle.replaceAll('-', '+').replaceAll('_', '/'))) as { iat?: number; exp?: number };
    return claims.iat && claims.exp ? (claims.exp - claims.iat) * 1000 : null;
  } catch {
    return null;
  }
}

export const session = new SessionHolder();
