// The bytes that both sides of the wire must agree on, as the program has frozen them, read by what votes and by what
// verifies, which share nothing with each other.
import { RSABSSA } from '@cloudflare/blindrsa-ts';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as device from '../src/secret/bytes';
import { finalize } from '../src/secret/credentials';
import { signed as signedOf } from '../src/secret/keys';
import { ballotMessage, credentialMessage, keyHash, promiseMessage, reasonsCredentialMessage, reasonsMessage } from '../src/secret/messages';
import { checkedOpening, read, type Opening } from '../src/secret/opening';
import type { Kept, Paper } from '../src/secret/store';
import * as stranger from '../src/verify/bytes';
import { credentialKey, signedBy, signingKey, vouchedFor } from '../src/verify/keys';
import { sixWords } from '../src/verify/six-words';
import { rootOf } from '../src/verify/tree';
import { verify } from '../src/verify/verify';

const file = (name: string): string => readFileSync(new URL(`../../tests/vectors/${name}`, import.meta.url), 'utf8');
const json = (name: string) => JSON.parse(file(name));
const bytes = (text: string) => stranger.fromHex(text)!;
const v = json('signed.json');
const hash = bytes(v.round_hash);
const { question } = v.ballot as { question: string };
const key = bytes(v.keys.ballot_public);
const b64 = (text: string) => device.b64(bytes(text));

describe('the bytes of a secret vote', () => {
  test('are what the device signs', async () => {
    const { hash: seen } = await checkedOpening(v.opening, { jury: JSON.parse(v.opening).jury, round: JSON.parse(v.opening).round, hash: v.round_hash, options: [] });
    expect(device.hex(seen)).toBe(v.round_hash);
    const { title, body, reasons, sha256 } = v.text;
    expect(device.hex(await device.sha256(device.textBytes(device.canonical({ body, reasons, title }))))).toBe(sha256);
    expect(device.hex(credentialMessage(hash, question, key))).toBe(v.credential.message);
    expect(device.hex(reasonsCredentialMessage(hash, key))).toBe(v.reasons_credential.message);
    expect(device.hex(await keyHash(key))).toBe(v.key_hash);
    expect(device.hex(ballotMessage(hash, question, v.ballot.counter, v.ballot.ballot))).toBe(v.ballot.message);
    expect(device.hex(reasonsMessage(hash, v.reasons.answers))).toBe(v.reasons.message);
    const promise = await promiseMessage(hash, question, key, v.ballot.counter, v.ballot.ballot);
    expect(device.hex(promise)).toBe(v.promise.message);
    expect(await signedOf(b64(v.keys.receipt_public), bytes(v.promise.signature), promise)).toBe(true);
    promise[0]! ^= 1;
    expect(await signedOf(b64(v.keys.receipt_public), bytes(v.promise.signature), promise)).toBe(false);
  });

  test('give the same credential once the blinding is off', async () => {
    const paper = (one: typeof v.credential): Paper => ({
      secret: null, key: b64(v.keys.ballot_public), prefix: b64(one.prefix), blinded: b64(one.blinded), inverse: b64(one.inverse), credential: null, counter: 0, sending: null, promised: null,
    });
    const kept: Kept = { form: 1, opening: v.opening, askAt: 0, questions: { [question]: paper(v.credential) }, reasons: paper(v.reasons_credential), wanted: {}, said: null };
    const der = b64(v.keys.question_public);
    const opening: Opening = { ...read(v.opening), questions: [{ id: question, key: der, options: [] }], reasons_key: der };
    await finalize(kept, opening, hash, { signatures: [{ question, value: b64(v.credential.blind_signature) }], reasons: b64(v.reasons_credential.blind_signature) });
    expect(kept.questions[question]?.credential).toBe(b64(v.credential.credential));
    expect(kept.reasons.credential).toBe(b64(v.reasons_credential.credential));
  });

  test('are what a stranger checks', async () => {
    const id = stranger.uuidBytes(question)!;
    const message = stranger.framed('citizens-jury/credential/1', hash, id, key);
    expect(stranger.hex(message)).toBe(v.credential.message);
    const vouching = (await credentialKey(b64(v.keys.question_public)))!;
    expect(await vouchedFor(vouching, bytes(v.credential.credential), stranger.join(bytes(v.credential.prefix), message))).toBe(true);
    const ballot = stranger.framed('citizens-jury/ballot/1', hash, id, stranger.eight(v.ballot.counter), v.ballot.ballot);
    expect(stranger.hex(ballot)).toBe(v.ballot.message);
    expect(await signedBy((await signingKey(key))!, bytes(v.ballot.signature), ballot)).toBe(true);
    const leaf = stranger.framed('citizens-jury/leaf/1', id, key, bytes(v.credential.prefix), bytes(v.credential.credential), stranger.eight(v.ballot.counter), v.ballot.ballot, bytes(v.ballot.signature));
    expect(stranger.hex(leaf)).toBe(v.leaf);
    expect(stranger.hex(await rootOf([leaf]))).toBe(v.root);
    const head = stranger.framed('citizens-jury/head/1', hash, stranger.eight(v.size), bytes(v.root), await stranger.sha256(stranger.utf8(v.closing)));
    expect(stranger.hex(head)).toBe(v.head.message);
    expect(await signedBy((await signingKey(bytes(v.keys.receipt_public)))!, bytes(v.head.signature), head)).toBe(true);
    expect(await sixWords(head)).toBe(v.head.words);
  });

  test('are those of RFC 9474 and of RFC 6962', async () => {
    const rfc = json('rfc9474.json');
    const jwk = { kty: 'RSA', n: b64(rfc.n), e: b64(rfc.e), alg: 'PS384', ext: true };
    const vouching = await crypto.subtle.importKey('jwk', jwk, { name: 'RSA-PSS', hash: 'SHA-384' }, true, ['verify']);
    const message = stranger.join(bytes(rfc.msg_prefix), bytes(rfc.msg));
    const credential = await RSABSSA.SHA384.PSS.Randomized().finalize(vouching, message, bytes(rfc.blind_sig), bytes(rfc.inv));
    expect(stranger.hex(new Uint8Array(credential))).toBe(rfc.sig);
    expect(await vouchedFor(vouching, bytes(rfc.sig), message)).toBe(true);
    const { leaves, roots } = json('rfc6962.json') as { leaves: string[]; roots: string[] };
    for (const [n, root] of roots.entries()) expect(stranger.hex(await rootOf(leaves.slice(0, n + 1).map(bytes)))).toBe(root);
  });

  test('make a bundle that the program wrote fit, with the receipt of one who voted', async () => {
    const verdict = await verify(file('bundle.json'), file('bundle.receipt.json'));
    expect(verdict.fault).toBeNull();
    expect(verdict.mine?.length).toBeGreaterThan(0);
  });
});
