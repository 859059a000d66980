import { RSABSSA } from '@cloudflare/blindrsa-ts';
import type { Id } from '../api/contract';
import { b64, joined, unb64, type Bytes } from './bytes';
import { makeKey, sign, signed, vouchingKey } from './keys';
import { credentialMessage, reasonsCredentialMessage } from './messages';
import { WrongPaper, type Opening } from './opening';
import { NoKeyStore, type Kept, type Paper } from './store';

/** RFC 9474's variant with a random prefix of 32 bytes and a salt of 48. */
const suite = RSABSSA.SHA384.PSS.Randomized();
const PREFIX_BYTES = 32;

/** What is asked of the service, all at once. */
export interface Blinded {
  blinded: { question: Id; value: string }[];
  reasons: string;
}

export interface BlindSigned {
  signatures: { question: Id; value: string }[];
  reasons: string;
}

/** A fresh key with its blinded message, under the round's key for that question. */
async function paper(vouching: string, message: (key: Bytes) => Bytes): Promise<Paper> {
  const { secret, key } = await makeKey();
  const prefixed = suite.prepare(message(unb64(key)));
  const { blindedMsg, inv } = await suite.blind(await vouchingKey(vouching), prefixed);
  return {
    secret, key, prefix: b64(prefixed.subarray(0, PREFIX_BYTES)), blinded: b64(blindedMsg), inverse: b64(inv),
    credential: null, counter: 0, sending: null, promised: null,
  };
}

/** All papers of a round, before anything is asked for. */
export async function makePapers(openingText: string, opening: Opening, roundHash: Bytes, askAt: number): Promise<Kept> {
  const questions: Record<Id, Paper> = {};
  for (const { id, key } of opening.questions) if (key !== null) questions[id] = await paper(key, (own) => credentialMessage(roundHash, id, own));
  const reasons = await paper(opening.reasons_key, (own) => reasonsCredentialMessage(roundHash, own));
  return { form: 1, opening: openingText, askAt, questions, reasons, wanted: {}, said: null };
}

/** Signs once with each key as the store gave it back: a browser that loses keys must be found out before anything is issued. */
export async function tryOut(kept: Kept): Promise<void> {
  const trial = crypto.getRandomValues(new Uint8Array(32));
  for (const one of [...Object.values(kept.questions), kept.reasons]) {
    try {
      if (one.secret && (await signed(one.key, await sign(one.secret, trial), trial))) continue;
    } catch {
      // As below.
    }
    throw new NoKeyStore('a key that was kept does not sign');
  }
}

/** What is asked for: the same bytes each time, in the order of the ballot. */
export function request(kept: Kept, opening: Opening): Blinded {
  const blinded = opening.questions.flatMap(({ id }) => {
    const one = kept.questions[id];
    return one ? [{ question: id, value: one.blinded }] : [];
  });
  return { blinded, reasons: kept.reasons.blinded };
}

export const complete = (kept: Kept): boolean => kept.reasons.credential !== null && Object.values(kept.questions).every((one) => one.credential !== null);

/** Takes the blinding off what was signed, and checks each credential as anyone would. */
export async function finalize(kept: Kept, opening: Opening, roundHash: Bytes, { signatures, reasons }: BlindSigned): Promise<void> {
  for (const { id, key } of opening.questions) {
    const one = kept.questions[id];
    const value = signatures.find((signature) => signature.question === id)?.value;
    if (one && key !== null) await unblind(one, key, credentialMessage(roundHash, id, unb64(one.key)), value ?? '');
  }
  await unblind(kept.reasons, opening.reasons_key, reasonsCredentialMessage(roundHash, unb64(kept.reasons.key)), reasons);
}

async function unblind(one: Paper, vouching: string, message: Bytes, value: string): Promise<void> {
  if (one.credential !== null || one.inverse === null) return;
  const prefixed = joined([unb64(one.prefix), message]);
  try {
    one.credential = b64(await suite.finalize(await vouchingKey(vouching), prefixed, unb64(value), unb64(one.inverse)));
  } catch {
    throw new WrongPaper('what was signed is no credential of this round');
  }
  one.inverse = null;
}
