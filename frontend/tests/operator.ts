// A service that runs secret rounds in memory, for the tests of a device and of the verifier: keys, issuing, the
// ballot box, the bundle. It cheats where a test tells it to.
import { constants, createHash, createPublicKey, generateKeyPairSync, privateDecrypt, randomBytes, sign as nodeSign, type KeyObject } from 'node:crypto';
import { Refused, Unreachable } from '../src/api/call';
import type { Blinded } from '../src/secret/credentials';
import type { CastBody, Wire } from '../src/secret/wire';
import { count, type Paper } from '../src/verify/count';
import { canonical } from '../src/verify/json';
import { readAnswer, readRule, type Answer } from '../src/verify/rule';
import { eight, framed, fromBase64url, hex, uuidBytes, utf8, type Bytes } from '../src/verify/bytes';
import { rootOf } from '../src/verify/tree';
import { sixWords } from '../src/verify/six-words';

export const JURY = '0190a0b0-0000-7000-8000-00000000000a';
export const ROUND = '0190a0b0-0000-7000-8000-00000000000b';
export const uuid = (n: number) => `0190a0b0-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;

// Keys take long to make; what is tested does not depend on their being fresh.
const pool: { pub: string; secret: KeyObject }[] = [];
function rsa(n: number) {
  while (pool.length <= n) {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 3072 });
    pool.push({ pub: publicKey.export({ type: 'spki', format: 'der' }).toString('base64url'), secret: privateKey });
  }
  return pool[n]!;
}
export const ec = () => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const jwk = createPublicKey(privateKey).export({ format: 'jwk' });
  return { secret: privateKey, point: Buffer.concat([Buffer.of(4), Buffer.from(jwk.x!, 'base64url'), Buffer.from(jwk.y!, 'base64url')]) };
};
const sha = (bytes: Bytes): Bytes => new Uint8Array(createHash('sha256').update(bytes).digest());
const signWith = (key: KeyObject, message: Bytes) => nodeSign('sha256', message, { key, dsaEncoding: 'ieee-p1363' });
export const STANDARD = {
  method: { kind: 'scale', scale: 'five', own: [], aside: 'stand_aside' }, threshold: { num: 4, den: 5 }, denominator: 'here_when_opened', stand_aside_counted: true,
  quorum: null, counting: ['full_support', 'with_reservations', 'can_live_with_it'], secrecy: 'secret', indicative: false, rehearsal: false,
};

export interface Option { id: string; text: { title: string; body: string; reasons: string } }
export const option = (n: number): Option => ({ id: uuid(n), text: { title: `Title ${n}`, body: `Body ${n} – ✓`, reasons: '' } });

export class Operator {
  readonly receipts = ec();
  readonly questions: { id: string; options: Option[]; rsa: ReturnType<typeof rsa> }[];
  readonly opening: string;
  readonly hash: Bytes;
  readonly box = new Map<string, CastBody>();
  readonly issued = new Map<number, Blinded>();
  /** What each step does before and after it is done: cuts the line, or answers nothing. */
  cut: (step: 'opening' | 'issue' | 'cast' | 'reasons', when: 'before' | 'after') => boolean = () => false;
  casts: CastBody[] = [];
  said: string[] = [];
  readonly rule: Record<string, unknown>;

  constructor(readonly jurors: number, questions: { id: string; options: Option[] }[], rule: Record<string, unknown> = STANDARD, ways: (n: number) => string = () => 'own_device') {
    this.rule = rule;
    this.questions = questions.map((one, i) => ({ ...one, rsa: rsa(i + 1) }));
    this.opening = canonical({
      format: 'citizens-jury/opening/1', jury: JURY, round: ROUND, title: 'A vote', rehearsal: false, demonstration: false, rule,
      questions: this.questions.map(({ id, options, rsa }) => ({
        id, key: rsa.pub, options: options.map(({ id, text }) => ({ id, recommendation: null, number: 1, text_sha256: hex(sha(utf8(canonical(text)))) })),
      })),
      reasons_key: rsa(0).pub, receipt_key: this.receipts.point.toString('base64url'),
      roster: Array.from({ length: jurors }, (_, i) => ({ juror: i + 1, way: ways(i + 1) })), opened_at: 1_700_000_000_000,
    });
    this.hash = sha(utf8(this.opening));
  }

  /** The line of one juror. */
  wire(juror: number): Wire {
    const step = async <T>(name: Parameters<Operator['cut']>[0], work: () => T): Promise<T> => {
      if (this.cut(name, 'before')) throw new Unreachable('cut');
      const answer = work();
      if (this.cut(name, 'after')) throw new Unreachable('cut');
      return answer;
    };
    return {
      opening: () => step('opening', () => this.opening),
      issue: (body) => step('issue', () => this.#issue(juror, body)),
      cast: (body) => step('cast', () => this.#cast(structuredClone(body))),
      reasons: (body) => step('reasons', () => {
        if (this.said.length > 0 && !this.said.includes(body)) throw new Refused(409, 'reasons_sent', '');
        this.said = [...new Set([...this.said, body])];
      }),
    };
  }

  #issue(juror: number, body: Blinded) {
    const before = this.issued.get(juror);
    if (before && canonical(before) !== canonical(body)) throw new Refused(409, 'credentials_issued', '');
    this.issued.set(juror, structuredClone(body));
    const raw = (secret: KeyObject, value: string) => privateDecrypt({ key: secret, padding: constants.RSA_NO_PADDING }, Buffer.from(value, 'base64url')).toString('base64url');
    return {
      signatures: body.blinded.map(({ question, value }) => ({ question, value: raw(this.questions.find(({ id }) => id === question)!.rsa.secret, value) })),
      reasons: raw(rsa(0).secret, body.reasons),
    };
  }

  #cast(body: CastBody) {
    this.casts.push(body);
    const before = this.box.get(body.key);
    if (before && body.counter < before.counter) throw new Refused(409, 'counter_lower', '');
    if (before && body.counter === before.counter && body.ballot !== before.ballot) throw new Refused(409, 'counter_reused', '');
    if (!before || body.counter > before.counter) this.box.set(body.key, body);
    const key = fromBase64url(body.key)!;
    const hashed = sha(framed('citizens-jury/key/1', key));
    const message = framed('citizens-jury/promise/1', this.hash, uuidBytes(body.question)!, hashed, eight(body.counter), sha(utf8(body.ballot)));
    return { promise: signWith(this.receipts.secret, message).toString('base64url'), key_hash: Buffer.from(hashed).toString('base64url'), counter: body.counter };
  }

  /** A ballot without a device: signed directly with the round's own key, which comes to the same bytes. */
  ballot(question: string, answer: unknown, { counter = 1, under = question, hash = this.hash, pair = ec() } = {}): CastBody {
    const ballot = canonical(answer);
    const prefix = new Uint8Array(randomBytes(32));
    const message = framed('citizens-jury/credential/1', hash, uuidBytes(question)!, new Uint8Array(pair.point));
    const key = { key: this.questions.find(({ id }) => id === under)!.rsa.secret, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 };
    const signature = signWith(pair.secret, framed('citizens-jury/ballot/1', hash, uuidBytes(question)!, eight(counter), ballot));
    return {
      question, key: pair.point.toString('base64url'), prefix: Buffer.from(prefix).toString('base64url'),
      credential: nodeSign('sha384', Buffer.concat([prefix, message]), key).toString('base64url'), counter, ballot, signature: signature.toString('base64url'),
    };
  }

  /** The same answers cast by several jurors, one after the other. */
  fill(answers: Record<string, unknown>[]): this {
    for (const [i, one] of answers.entries()) {
      this.issued.set(i + 1, { blinded: [], reasons: '' });
      for (const [question, answer] of Object.entries(one)) {
        const body = this.ballot(question, answer);
        this.box.set(body.key, body);
      }
    }
    return this;
  }

  /** The bundle; `bend` cheats before everything is signed and sealed. */
  async close({ bend = () => undefined, paper = null as Paper | null, tally = (one: unknown): unknown => one }: { bend?: (ballots: CastBody[]) => void; paper?: Paper | null; tally?: (one: any) => unknown } = {}): Promise<string> {
    const place = (id: string) => this.questions.findIndex((one) => one.id === id);
    const order = (one: CastBody) => `${String(place(one.question)).padStart(4, '0')}${hex(sha(framed('citizens-jury/key/1', fromBase64url(one.key)!)))}`;
    const ballots = [...this.box.values()].sort((a, b) => (order(a) < order(b) ? -1 : 1));
    bend(ballots);
    const leaves = ballots.map((one) => framed('citizens-jury/leaf/1', uuidBytes(one.question)!, ...[one.key, one.prefix, one.credential].map((text) => fromBase64url(text)!), eight(one.counter), one.ballot, fromBase64url(one.signature)!));
    const root = await rootOf(leaves);
    const rule = readRule(this.rule)!;
    const questions = this.questions.map(({ id, options }) => ({ id, options: options.map((one) => one.id) }));
    const answers = (id: string) => ballots.filter((one) => one.question === id).flatMap((one): Answer[] => [readAnswer(one.ballot, rule.method, questions.find((q) => q.id === id)!)].filter((answer) => answer !== null));
    const issued = [...this.issued].sort(([a], [b]) => a - b).map(([juror]) => ({ juror, blinded: hex(sha(utf8(`blinded ${juror}`))) }));
    const counted = tally(structuredClone(count(rule, this.jurors, questions, answers, paper)));
    const closing = canonical({ format: 'citizens-jury/closing/1', round: ROUND, issued, paper, size: ballots.length, root: hex(root), tally: counted, closed_at: 1_700_000_100_000 });
    const head = framed('citizens-jury/head/1', this.hash, eight(ballots.length), root, sha(utf8(closing)));
    return `${canonical({
      format: 'citizens-jury/bundle/1', opening: this.opening, closing, head: signWith(this.receipts.secret, head).toString('base64url'), words: await sixWords(head),
      ballots: ballots.map(({ question, key, prefix, credential, counter, ballot, signature }) => ({ question, key, prefix, credential, counter, ballot, signature })),
      texts: this.questions.flatMap((one) => one.options.map(({ id, text }) => ({ id, ...text, masked: false }))), demonstration: false,
    })}\n`;
  }
}
