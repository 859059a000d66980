import { call } from '../api/call';
import type { Start } from '../api/contract';
import { status } from '../live/status.svelte';

/** What the service says of itself, asked once a page. Undefined until it answered. */
class Service {
  /** It has not answered when last asked. */
  away = $state(false);
  start = $state.raw<Start | undefined>(undefined);

  async ask(): Promise<void> {
    for (let wait = 500; !this.start; wait = Math.min(wait * 2, 8_000)) {
      try {
        const start = await call<Start>('GET', '/api/start');
        // The page was served by the same program a moment ago: this is its own build.
        status.build ??= start.build;
        this.start = start;
        this.away = false;
      } catch {
        this.away = true;
        await new Promise((done) => setTimeout(done, wait));
      }
    }
  }
}

export const service = new Service();
