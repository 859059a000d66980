import { Refused, Unreachable } from '../api/call';
import type { Id } from '../api/contract';
import { WrongPromise } from './cast';
import { WrongPaper, type ShownOption } from './opening';
import { BrowserStore, NoKeyStore, type Kept } from './store';
import { answersOf, SecretVote, stageOf, type Stage } from './vote';
import { wireTo } from './wire';

/** Why a vote cannot go on here; each has its own words. */
export type Trouble = 'no-store' | 'wrong-paper' | 'wrong-promise' | 'elsewhere' | 'way' | 'closed' | 'refused';

/** Waits between tries while nothing answers. */
const PAUSES_MS = [2_000, 4_000, 8_000, 15_000, 30_000];

/**
 * A secret vote as pages show it: what this device holds, and what keeps it from going on. What was sent off goes
 * by itself as soon as there is a line, on whatever page the person is.
 */
export class Holding {
  kept = $state.raw<Kept | null>(null);
  trouble = $state<Trouble | null>(null);
  /** The service's own code, for whoever helps. */
  code = $state<string | null>(null);
  /** True once it is known what this device holds. */
  known = $state(false);
  busy = $state(false);
  /** The last try found nobody. */
  away = $state(false);
  stage = $derived<Stage>(stageOf(this.kept));
  answers = $derived(answersOf(this.kept));
  #users = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #tries = 0;
  #again = () => this.#soon(0);
  #deaf: (() => void) | undefined;

  /** `shared`: on a device of many, where credentials are asked for only when somebody sends, and no mark stays. */
  constructor(
    readonly vote: SecretVote,
    private readonly shared = false,
  ) {}

  /** For as long as a page shows it. */
  hold(): () => void {
    if (this.#users++ === 0) {
      addEventListener('online', this.#again);
      this.#deaf = this.vote.hear(() => void this.look());
    }
    return () => {
      if (--this.#users > 0) return;
      removeEventListener('online', this.#again);
      this.#deaf?.();
      clearTimeout(this.#timer);
    };
  }

  /** What this device holds, without asking anybody. */
  async look(): Promise<Kept | null> {
    return this.#try(async () => (this.kept = await this.vote.kept()));
  }

  /** Prepares the papers; the credentials follow at their own moment, and what waits is sent. */
  async prepare(expected: { hash: string | null; options: readonly ShownOption[] }): Promise<void> {
    // What the service has settled does not change by preparing once more; the page would only flicker.
    if (this.trouble === 'elsewhere' || this.trouble === 'way' || this.trouble === 'closed') return;
    await this.#try(async () => {
      this.kept = await this.vote.prepare(expected);
      if (this.stage === 'sending') this.#soon(0);
      else if (this.stage === 'prepared' && !this.shared) this.#soon(Math.max(0, this.kept.askAt - Date.now()));
    });
  }

  /** The person's own press: kept first, then sent. True when every ballot is promised. */
  async send(answers: Record<Id, unknown>): Promise<boolean> {
    const kept = await this.#try(async () => (this.kept = await this.vote.want(answers)));
    if (!kept) return false;
    await this.go();
    return this.stage === 'in';
  }

  /** One try to go on from where things are. */
  async go(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#try(async () => {
      this.kept = this.stage === 'sending' ? await this.vote.deliver() : await this.vote.fetch();
      this.#tries = 0;
      // Sent off meanwhile.
      if (this.stage === 'sending') this.#soon(0);
    });
  }

  #soon(ms: number): void {
    clearTimeout(this.#timer);
    if (this.trouble === null && (this.stage === 'sending' || (this.stage === 'prepared' && !this.shared))) this.#timer = setTimeout(() => void this.go(), ms);
  }

  async #try<T>(what: () => Promise<T>): Promise<T | null> {
    this.busy = true;
    try {
      const done = await what();
      this.trouble = this.code = null;
      this.away = false;
      return done;
    } catch (problem) {
      await this.#note(problem);
      return null;
    } finally {
      this.busy = false;
      this.known = true;
      if (this.kept && !this.shared) this.#mark();
    }
  }

  /** For the pages that only ask whether a vote still waits. */
  #mark(): void {
    const { round, person } = this.vote.name;
    try {
      if (this.stage === 'in') localStorage.setItem(`voted:${round}:${person}`, 'yes');
      else localStorage.removeItem(`voted:${round}:${person}`);
    } catch {
      // No storage: those pages ask once more.
    }
  }

  async #note(problem: unknown): Promise<void> {
    // What arrived before it failed is kept all the same.
    this.kept = (await this.vote.kept().catch(() => null)) ?? this.kept;
    this.away = problem instanceof Unreachable || (problem instanceof Refused && problem.status >= 500);
    if (this.away) return this.#soon(PAUSES_MS[Math.min(this.#tries++, PAUSES_MS.length - 1)] ?? 0);
    this.code = problem instanceof Refused ? problem.code : null;
    this.trouble = troubleOf(problem);
    if (this.trouble === 'refused' && !(problem instanceof Refused)) console.error(problem);
  }
}

function troubleOf(problem: unknown): Trouble {
  if (problem instanceof NoKeyStore) return 'no-store';
  if (problem instanceof WrongPaper) return 'wrong-paper';
  if (problem instanceof WrongPromise) return 'wrong-promise';
  if (!(problem instanceof Refused)) return 'refused';
  if (problem.code === 'credentials_issued') return 'elsewhere';
  if (problem.code === 'way_wrong' || problem.code === 'not_on_roster') return 'way';
  return problem.code === 'round_not_open' ? 'closed' : 'refused';
}

const here = new Map<string, Holding>();

/** The one holding of a person's vote on this device, whichever pages show it. */
export function holdingOf(jury: Id, round: Id, person: Id): Holding {
  const name = `${jury} ${round} ${person}`;
  let found = here.get(name);
  if (!found) here.set(name, (found = new Holding(voteHere(jury, round, person))));
  return found;
}

/** A person's secret vote, kept in this browser. */
export function voteHere(jury: Id, round: Id, person: Id): SecretVote {
  return new SecretVote({ jury, round, person }, new BrowserStore(), wireTo(jury, round));
}
