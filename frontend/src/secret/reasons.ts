import type { Id } from '../api/contract';
import { b64, canonical, textBytes, type Bytes } from './bytes';
import { sign } from './keys';
import { reasonsMessage } from './messages';
import type { Kept } from './store';

/** Every message has this size, so that its length tells nothing of what is in it. */
const SIZE_BYTES = 16_384;

/** What would help, by version; null where there is nothing to add. */
export type Reasons = Record<Id, string | null>;

/** All answers together do not fit into one message. */
export class ReasonsTooLong extends Error {}

/** The one message of this credential. */
export async function reasonsBody(kept: Kept, roundHash: Bytes, answers: Reasons): Promise<string> {
  const { secret, key, prefix, credential } = kept.reasons;
  if (!secret || credential === null) throw new Error('no credential for the reasons');
  const text = canonical(answers);
  const signature = b64(await sign(secret, reasonsMessage(roundHash, text)));
  const body = (pad: string) => JSON.stringify({ key, prefix, credential, signature, answers: text, pad });
  const short = SIZE_BYTES - textBytes(body('')).length;
  if (short < 0) throw new ReasonsTooLong();
  return body('x'.repeat(short));
}
