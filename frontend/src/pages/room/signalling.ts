import { Refused } from '../../api/call';
import type { Id, SignalKind } from '../../api/contract';
import type { JuryLive } from '../../live/topics.svelte';

/** A signal comes back at once or not at all. */
const HEARD_WITHIN_MS = 3_000;

/** Signals to a room over the page's own line, and waits for one's own signal to come back. */
export class Signalling {
  #settle: ((refused?: Refused) => void) | undefined;

  constructor(
    private readonly jury: JuryLive,
    private readonly room: Id,
  ) {
    jury.signalRefused = (code, detail) => this.#settle?.(new Refused(409, code, detail));
  }

  /** Settles when the room, and so this page, has heard it; false when nothing came back: it may not have been sent. */
  signal(kind: SignalKind): Promise<boolean> {
    if (!this.jury.say({ type: 'signal', room: this.room, kind })) return Promise.resolve(false);
    return new Promise((done, fail) => {
      const late = setTimeout(() => done(false), HEARD_WITHIN_MS);
      this.#settle = (refused) => {
        clearTimeout(late);
        this.#settle = undefined;
        if (refused) fail(refused);
        else done(true);
      };
    });
  }

  /** The page's own signal came back. */
  came(): void {
    this.#settle?.();
  }
}
