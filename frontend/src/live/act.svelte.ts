import { Refused, Unreachable } from '../api/call';
import { t } from '../words/words';

/** One thing that a person can do: whether it is under way, and what was answered if it failed. */
export class Act {
  busy = $state(false);
  /** A sentence for the person, or null. */
  problem = $state<string | null>(null);
  code = $state<string | null>(null);

  /** Does it once at a time. True when it succeeded. */
  async run(what: () => Promise<unknown>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.problem = null;
    this.code = null;
    try {
      await what();
      return true;
    } catch (problem) {
      if (!(problem instanceof Refused || problem instanceof Unreachable)) console.error(problem);
      this.problem = problem instanceof Refused || problem instanceof Unreachable ? problem.message : t('page-broke');
      this.code = problem instanceof Refused ? problem.code : 'unreachable';
      return false;
    } finally {
      this.busy = false;
    }
  }
}
