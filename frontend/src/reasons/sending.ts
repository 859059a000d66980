import { Refused } from '../api/call';
import type { Id, RoundLine } from '../api/contract';
import { ReasonsTooLong } from '../secret/reasons';
import { BrowserStore, NoKeyStore } from '../secret/store';
import { SecretVote } from '../secret/vote';
import { wireTo } from '../secret/wire';
import { t } from '../words/words';

/** Most characters of one answer. */
export const MOST = 500;

const remembered = (round: Id, person: Id) => `reasons-sent:${round}:${person}`;

/** Whether this device sent somebody's reasons. The program cannot know: nobody tells it. */
export function wasSent(round: Id, person: Id): boolean {
  try {
    return localStorage.getItem(remembered(round, person)) !== null;
  } catch {
    return false;
  }
}

function remember(round: Id, person: Id): void {
  try {
    localStorage.setItem(remembered(round, person), 'yes');
  } catch {
    // Some private windows keep nothing: the question is then shown again, and sent twice it is one message.
  }
}

/** One person's way to send reasons after one round, by the credential that this device holds. */
export class Reasons {
  #vote: SecretVote;

  constructor(
    private readonly round: RoundLine,
    jury: Id,
    private readonly person: Id,
  ) {
    this.#vote = new SecretVote({ jury, round: round.id, person }, new BrowserStore(), wireTo(jury, round.id));
  }

  static get possible(): boolean {
    return BrowserStore.possible;
  }

  /** Makes the papers now and asks for the credential a while later, so that asking and sending do not coincide. */
  begin(): () => void {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let left = false;
    void this.#prepared()
      .then((kept) => {
        if (!left) timer = setTimeout(() => void this.#vote.fetch().catch(() => undefined), Math.max(0, kept.askAt - Date.now()));
      })
      .catch(() => undefined);
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }

  async send(answers: Record<Id, string | null>): Promise<void> {
    try {
      await this.#prepared();
      await this.#vote.sendReasons(answers);
    } catch (problem) {
      if (!(problem instanceof Refused && problem.code === 'reasons_sent')) throw inWords(problem);
    }
    remember(this.round.id, this.person);
  }

  #prepared() {
    return this.#vote.prepare({ hash: this.round.round_hash, options: this.round.items.map(({ version, text }) => ({ id: version, text })) });
  }
}

function inWords(problem: unknown): unknown {
  if (problem instanceof NoKeyStore) return new Refused(0, 'no_key_store', t('reasons-insecure'));
  if (problem instanceof ReasonsTooLong) return new Refused(0, 'reasons_too_long', t('reasons-too-long'));
  if (!(problem instanceof Refused)) return problem;
  const words = { reasons_not_open: t('reasons-over'), credentials_issued: t('reasons-elsewhere'), way_wrong: t('reasons-aloud') }[problem.code];
  return words ? new Refused(problem.status, problem.code, words) : problem;
}
