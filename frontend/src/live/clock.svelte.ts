import { createSubscriber } from 'svelte/reactivity';
import type { Millis } from '../api/contract';

/**
 * The server's clock. It is carried on by a clock of the device that never jumps, so a wrong or
 * corrected time of day on a phone does not move a deadline.
 */
class ServerClock {
  #offset = Date.now() - performance.now();
  #best = Infinity;
  #ticks: () => void;

  constructor() {
    this.#ticks = createSubscriber((update) => {
      // On the server's whole second, so that every clock in the hall changes together.
      const next = () => setTimeout(() => ((timer = next()), update()), 1000 - (this.peek % 1000) + 5);
      let timer = next();
      return () => clearTimeout(timer);
    });
  }

  /** The server said `now`; asking and hearing took `trip` ms. The shortest trip tells best. */
  hear(now: Millis, trip: number, fresh = false): void {
    if (fresh) this.#best = Infinity;
    if (trip > this.#best) return;
    this.#best = trip;
    this.#offset = now + trip / 2 - performance.now();
  }

  /** Now, once. */
  get peek(): Millis {
    return this.#offset + performance.now();
  }

  /** Now, whole seconds; what reads it in a template follows it. */
  get now(): Millis {
    this.#ticks();
    return Math.floor(this.peek / 1000) * 1000;
  }
}

export const clock = new ServerClock();
