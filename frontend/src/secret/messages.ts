import { counterBytes, lp, sha256, textBytes, uuid, type Bytes } from './bytes';

/** Everything that is signed names what it is for and in which round, so that no signature serves twice. */
export const credentialMessage = (roundHash: Bytes, question: string, key: Bytes): Bytes => lp('citizens-jury/credential/1', roundHash, uuid(question), key);

export const reasonsCredentialMessage = (roundHash: Bytes, key: Bytes): Bytes => lp('citizens-jury/reasons-credential/1', roundHash, key);

export const ballotMessage = (roundHash: Bytes, question: string, counter: number, ballot: string): Bytes =>
  lp('citizens-jury/ballot/1', roundHash, uuid(question), counterBytes(counter), ballot);

export const reasonsMessage = (roundHash: Bytes, answers: string): Bytes => lp('citizens-jury/reasons/1', roundHash, answers);

export const keyHash = (key: Bytes): Promise<Bytes> => sha256(lp('citizens-jury/key/1', key));

export async function promiseMessage(roundHash: Bytes, question: string, key: Bytes, counter: number, ballot: string): Promise<Bytes> {
  return lp('citizens-jury/promise/1', roundHash, uuid(question), await keyHash(key), counterBytes(counter), await sha256(textBytes(ballot)));
}
