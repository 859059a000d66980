import { Refused } from '../api/call';
import type { Id } from '../api/contract';
import { canonical, sha256, textBytes, type Bytes } from './bytes';
import { castOne, outstanding } from './cast';
import { complete, finalize, makePapers, request, tryOut } from './credentials';
import { checkedOpening, read, type Opening, type ShownOption } from './opening';
import { reasonsBody, type Reasons } from './reasons';
import { receipt } from './receipt';
import type { Kept, Name, PaperStore } from './store';
import type { Wire } from './wire';

/** Devices ask for their credentials within this time of the opening, each at a moment of its own. */
const ASK_WITHIN_MS = 20_000;

/**
 * One person's secret vote in one round on this device. Every step is kept before it is taken, so that a page
 * that is closed, cut off or opened twice goes on where it was.
 */
export class SecretVote {
  #told = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('citizens-jury-secret');

  constructor(
    readonly name: Name,
    private readonly store: PaperStore,
    private readonly wire: Wire,
    private readonly chance: () => number = Math.random,
  ) {}

  /** What this device holds; null: nothing yet. */
  kept(): Promise<Kept | null> {
    return this.store.read(this.name);
  }

  /** Makes the papers, keeps them, and tries out what was kept. Asks for nothing but the opening. */
  prepare(expected: { hash: string | null; options: readonly ShownOption[] }): Promise<Kept> {
    return this.#alone(async () => {
      const before = await this.kept();
      const { jury, round } = this.name;
      if (before) {
        await checkedOpening(before.opening, { jury, round, ...expected });
        return before;
      }
      const text = await this.wire.opening();
      const { opening, hash } = await checkedOpening(text, { jury, round, ...expected });
      await this.store.write(this.name, await makePapers(text, opening, hash, Date.now() + this.chance() * ASK_WITHIN_MS));
      const kept = await this.#must();
      try {
        await tryOut(kept);
      } catch (problem) {
        await this.store.erase(this.name);
        throw problem;
      }
      return kept;
    });
  }

  /** Asks for the credentials, once; again after a cut, with the same bytes. */
  fetch(): Promise<Kept> {
    return this.#alone(() => this.#fetch());
  }

  async #fetch(): Promise<Kept> {
    const { kept, opening, hash } = await this.#read();
    if (complete(kept)) return kept;
    await finalize(kept, opening, hash, await this.wire.issue(request(kept, opening)));
    await this.store.write(this.name, kept);
    return kept;
  }

  /** Keeps what the person sends off; from here on it goes by itself as soon as there is a line. */
  want(answers: Record<Id, unknown>): Promise<Kept> {
    return this.#alone(async () => {
      const kept = await this.#must();
      for (const [question, answer] of Object.entries(answers)) if (kept.questions[question]) kept.wanted[question] = canonical(answer);
      await this.store.write(this.name, kept);
      return kept;
    });
  }

  /** Sends what is kept and not yet promised, each question's ballot by itself. Stops at the first that fails. */
  deliver(): Promise<Kept> {
    return this.#alone(async () => {
      await this.#fetch();
      const { kept, opening, hash } = await this.#read();
      const keep = () => this.store.write(this.name, kept);
      for (const question of outstanding(kept)) await castOne(kept, opening, hash, question, { post: (body) => this.wire.cast(body), keep });
      return kept;
    });
  }

  /** The one message of reasons. Sent again it is the same, whatever is asked meanwhile. */
  sendReasons(answers: Reasons): Promise<void> {
    return this.#alone(async () => {
      await this.#fetch();
      const { kept, hash } = await this.#read();
      kept.said ??= await reasonsBody(kept, hash, answers);
      await this.store.write(this.name, kept);
      try {
        await this.wire.reasons(kept.said);
      } catch (problem) {
        // Refused as it stands: another message may be written. Where nothing answered it may have arrived.
        if (problem instanceof Refused && problem.code !== 'reasons_sent') {
          kept.said = null;
          await this.store.write(this.name, kept);
        }
        throw problem;
      }
    });
  }

  /** After the vote nothing more is signed with these keys: they go, what was promised stays. */
  over(): Promise<Kept | null> {
    return this.#alone(async () => {
      const kept = await this.kept();
      if (!kept || Object.values(kept.questions).every((one) => one.secret === null)) return kept;
      for (const one of Object.values(kept.questions)) one.secret = one.inverse = null;
      await this.store.write(this.name, kept);
      return kept;
    });
  }

  async receipt(): Promise<string | null> {
    const kept = await this.kept();
    return kept && receipt(kept);
  }

  erase(): Promise<void> {
    return this.store.erase(this.name);
  }

  /** Told when another tab changed what is kept. */
  hear(changed: () => void): () => void {
    const listen = ({ data }: MessageEvent) => data === this.name.round && changed();
    this.#told?.addEventListener('message', listen);
    return () => this.#told?.removeEventListener('message', listen);
  }

  async #alone<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await this.store.alone(this.name, work);
    } finally {
      this.#told?.postMessage(this.name.round);
    }
  }

  async #must(): Promise<Kept> {
    const kept = await this.kept();
    if (!kept) throw new Error('nothing is prepared for this vote');
    return kept;
  }

  async #read(): Promise<{ kept: Kept; opening: Opening; hash: Bytes }> {
    const kept = await this.#must();
    return { kept, opening: read(kept.opening), hash: await sha256(textBytes(kept.opening)) };
  }
}

/** What the ballots on this device say, by question: what was promised, or else what is on its way. */
export function answersOf(kept: Kept | null): Record<Id, unknown> {
  if (!kept) return {};
  const promised = Object.entries(kept.questions).flatMap(([id, { promised }]) => (promised ? [[id, promised.ballot] as const] : []));
  return Object.fromEntries([...promised, ...Object.entries(kept.wanted)].map(([id, ballot]) => [id, JSON.parse(ballot) as unknown]));
}

/** Where a vote stands on this device. */
export type Stage = 'none' | 'prepared' | 'ready' | 'sending' | 'in';

export function stageOf(kept: Kept | null): Stage {
  if (!kept) return 'none';
  if (outstanding(kept).length > 0) return 'sending';
  const papers = Object.values(kept.questions);
  if (papers.length > 0 && papers.every((one) => one.promised)) return 'in';
  return complete(kept) ? 'ready' : 'prepared';
}
