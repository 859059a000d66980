import { SvelteMap } from 'svelte/reactivity';

/** `away` is said only after a moment: a blink of the network is not worth a fright. */
export type Connection = 'none' | 'connecting' | 'connected' | 'away' | 'ended';

class Status {
  connection = $state<Connection>('none');
  /** Why the server closed for good, in the reader's language. */
  ended = $state<string | null>(null);
  /** Texts open in an editor: how many changes are not yet durable on the server. */
  unsaved = new SvelteMap<string, number>();
  /** The build that this page came with, and the newest that the server told of. */
  build = $state<string | null>(null);
  serverBuild = $state<string | null>(null);

  get waiting(): number {
    let n = 0;
    for (const one of this.unsaved.values()) n += one;
    return n;
  }

  get outdated(): boolean {
    return this.build !== null && this.serverBuild !== null && this.build !== this.serverBuild;
  }
}

export const status = new Status();
