import { Refused } from '../api/call';
import type { Id } from '../api/contract';
import { b64, unb64, type Bytes } from './bytes';
import { sign, signed } from './keys';
import { ballotMessage, promiseMessage } from './messages';
import type { Opening } from './opening';
import type { Kept, Paper } from './store';
import type { CastBody } from './wire';

/** A promise that the round's own key did not sign is worth nothing. */
export class WrongPromise extends Error {}

/** How often a counter is raised when the service knows a higher one: after this device's storage was put back to an older state. */
const RAISES = 6;

/**
 * Questions whose ballot is not known to be the one that the person sent off, in random order. What is on its
 * way may have arrived after all, so it stays open even where an older promise says the same.
 */
export function outstanding(kept: Kept, chance: () => number = randomly): Id[] {
  const ids = Object.keys(kept.wanted).filter((id) => {
    const one = kept.questions[id];
    return one && (one.sending !== null || one.promised?.ballot !== kept.wanted[id]);
  });
  return ids.map((id) => ({ id, at: chance() })).sort((a, b) => a.at - b.at).map(({ id }) => id);
}

const randomly = () => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32;

/** Signs what is to be sent, unless it is already on its way: the same counter never goes out with other bytes. */
async function prepared(one: Paper, roundHash: Bytes, question: Id, ballot: string): Promise<void> {
  if (one.sending?.ballot === ballot) return;
  if (!one.secret) throw new Refused(409, 'round_not_open', '');
  const counter = Math.max(one.counter, one.sending?.counter ?? 0, one.promised?.counter ?? 0) + 1;
  one.sending = { counter, ballot, signature: b64(await sign(one.secret, ballotMessage(roundHash, question, counter, ballot))) };
  one.counter = counter;
}

/** Casts one question's ballot: kept first, then sent, then the promise is checked and kept. */
export async function castOne(
  kept: Kept, opening: Opening, roundHash: Bytes, question: Id,
  { post, keep }: { post: (body: CastBody) => Promise<{ promise: string }>; keep: () => Promise<void> },
): Promise<void> {
  const one = kept.questions[question];
  const ballot = kept.wanted[question];
  if (!one?.credential || ballot === undefined) return;
  for (let raised = 0; ; raised++) {
    await prepared(one, roundHash, question, ballot);
    await keep();
    const { sending } = one;
    if (!sending) return;
    try {
      const { promise } = await post({ question, key: one.key, prefix: one.prefix, credential: one.credential, ...sending });
      const message = await promiseMessage(roundHash, question, unb64(one.key), sending.counter, sending.ballot);
      if (!(await signed(opening.receipt_key, unb64(promise), message))) throw new WrongPromise('not signed by this round');
      one.promised = { counter: sending.counter, ballot: sending.ballot, promise };
      one.sending = null;
      await keep();
      return;
    } catch (problem) {
      const behind = problem instanceof Refused && (problem.code === 'counter_lower' || problem.code === 'counter_reused');
      if (!behind || raised >= RAISES) throw problem;
      one.counter = sending.counter + 2 ** raised - 1;
      one.sending = null;
    }
  }
}
