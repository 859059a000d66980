import { base64url, eight, framed, fromBase64url, fromHex, hex, order, sha256, utf8, uuidBytes, type Bytes } from './bytes';
import { count, type Paper, type Tally } from './count';
import { canonical, exactly, isCount, isFields, isText, listOf, readCanonical, type Fields } from './json';
import { credentialKey, signedBy, signingKey, vouchedFor } from './keys';
import { readAnswer, readRule, type Answer, type Question, type Rule } from './rule';
import { sixWords } from './six-words';
import { rootOf } from './tree';

/** The first thing that is wrong, by a stable code; `at` says of which ballot, text or juror. */
export interface Fault {
  code: FaultCode;
  at?: string | number;
}

export type FaultCode =
  | 'file_form' | 'opening_wrong' | 'rule_wrong' | 'key_wrong' | 'text_wrong' | 'issued_wrong'
  | 'ballot_order' | 'key_twice' | 'question_unknown' | 'credential_wrong' | 'signature_wrong' | 'answer_wrong'
  | 'ballots_over' | 'paper_wrong' | 'tree_wrong' | 'head_wrong' | 'words_wrong' | 'tally_wrong'
  | 'receipt_form' | 'receipt_other_opening' | 'receipt_promise_wrong' | 'receipt_ballot_missing' | 'receipt_ballot_altered' | 'receipt_rolled_back';

export interface Verdict {
  ok: boolean;
  fault: Fault | null;
  tally: Tally | null;
  words: string | null;
  /** What the round was, as far as it could be read. */
  about: About | null;
  /** Ballots of the receipt that are in the bundle, as they were cast; null without a receipt. */
  mine: Mine[] | null;
}

export interface About {
  jury: string;
  round: string;
  title: string;
  roundHash: string;
  rehearsal: boolean;
  demonstration: boolean;
  roster: number;
  issued: number;
  ballots: number;
  paper: number;
  texts: Record<string, string>;
}

export interface Mine {
  question: string;
  ballot: string;
  counter: number;
}

/** Thrown inside, told outside. */
class Wrong extends Error {
  constructor(readonly fault: Fault) {
    super(fault.code);
  }
}

function must(holds: unknown, code: FaultCode, at?: string | number): asserts holds {
  if (!holds) throw new Wrong(at === undefined ? { code } : { code, at });
}

interface OpeningQuestion extends Question {
  key: CryptoKey;
  keyText: string;
}

interface Opening {
  fields: Fields;
  hash: Bytes;
  rule: Rule;
  questions: OpeningQuestion[];
  receiptKey: CryptoKey;
  /** The way of each juror, by pseudonym. */
  roster: Map<number, string>;
}

interface Ballot {
  question: string;
  key: Bytes;
  keyText: string;
  prefix: Bytes;
  credential: Bytes;
  counter: number;
  ballot: string;
  signature: Bytes;
}

const BUNDLE = 'citizens-jury/bundle/1';
const BUNDLE_FIELDS = ['format', 'opening', 'closing', 'head', 'words', 'ballots', 'texts', 'demonstration'];
const BALLOT_FIELDS = ['question', 'key', 'prefix', 'credential', 'counter', 'ballot', 'signature'];
const CLOSING_FIELDS = ['format', 'round', 'issued', 'paper', 'size', 'root', 'tally', 'closed_at'];
const RECEIPT_FIELDS = ['format', 'opening', 'promises'];
const PROMISE_FIELDS = ['question', 'key', 'counter', 'ballot', 'promise'];

/** Counts a published round again from its bundle alone, and looks up a receipt's ballots in it. Asks nobody. */
export async function verify(bundleText: string, receiptText?: string): Promise<Verdict> {
  const verdict: Verdict = { ok: false, fault: null, tally: null, words: null, about: null, mine: null };
  try {
    await check(bundleText, receiptText, verdict);
    verdict.ok = true;
  } catch (problem) {
    if (!(problem instanceof Wrong)) throw problem;
    verdict.fault = problem.fault;
  }
  return verdict;
}

async function check(bundleText: string, receiptText: string | undefined, verdict: Verdict): Promise<void> {
  must(bundleText.endsWith('\n'), 'file_form');
  const bundle = readCanonical(bundleText.slice(0, -1));
  must(exactly(bundle, BUNDLE_FIELDS) && bundle.format === BUNDLE, 'file_form');
  const { opening: openingText, closing: closingText, head, words, demonstration } = bundle;
  must(isText(openingText) && isText(closingText) && isText(head) && isText(words) && typeof demonstration === 'boolean', 'file_form');
  const ballots = readBallots(bundle.ballots);

  const opening = await readOpening(openingText);
  must((opening.fields.demonstration ?? false) === demonstration, 'opening_wrong');
  const texts = await checkTexts(bundle.texts, opening.fields);
  const closing = readCanonical(closingText);
  must(exactly(closing, CLOSING_FIELDS) && closing.format === 'citizens-jury/closing/1' && closing.round === opening.fields.round && isCount(closing.closed_at), 'file_form');
  const issued = checkIssued(closing.issued, opening.roster, closing.paper !== null);
  const paper = checkPaper(closing.paper, opening);
  verdict.about = {
    jury: String(opening.fields.jury), round: String(opening.fields.round), title: String(opening.fields.title ?? ''), roundHash: hex(opening.hash),
    rehearsal: opening.fields.rehearsal === true, demonstration, roster: opening.roster.size, issued, ballots: ballots.length, paper: paper?.ballots ?? 0, texts,
  };

  const answers = await checkBallots(ballots, opening, issued);
  await checkHead({ closing, closingText, head, ballots, opening });
  const message = await headMessage(opening.hash, ballots.length, String(closing.root), closingText);
  verdict.words = await sixWords(message);
  must(words === verdict.words, 'words_wrong');

  const tally = count(opening.rule, opening.roster.size, opening.questions, (question) => answers.get(question) ?? [], paper);
  verdict.tally = tally;
  must(sameTally(tally, closing.tally), 'tally_wrong');
  if (receiptText !== undefined) verdict.mine = await checkReceipt(receiptText, openingText, opening, ballots);
}

async function readOpening(text: string): Promise<Opening> {
  const fields = readCanonical(text);
  must(isFields(fields) && fields.format === 'citizens-jury/opening/1' && isText(fields.jury) && isText(fields.round), 'opening_wrong');
  must(uuidBytes(fields.jury) && uuidBytes(fields.round) && isText(fields.title) && isCount(fields.opened_at), 'opening_wrong');
  // Only a round that closes by itself has an end in its entry.
  must(!Object.hasOwn(fields, 'closes_at') || (isCount(fields.closes_at) && fields.closes_at > fields.opened_at), 'opening_wrong');
  const roster = new Map<number, string>();
  let last = -1;
  for (const one of listOf(fields.roster, isFields) ?? [null]) {
    must(one && isCount(one.juror) && one.juror > last && isText(one.way), 'opening_wrong');
    last = one.juror;
    roster.set(one.juror, one.way);
  }
  const rule = readRule(fields.rule);
  must(rule && rule.secrecy === 'secret', 'rule_wrong');
  const questions: OpeningQuestion[] = [];
  for (const one of listOf(fields.questions, isFields) ?? [null]) {
    must(one && isText(one.id) && uuidBytes(one.id) && isText(one.key), 'opening_wrong');
    const options = (listOf(one.options, isFields) ?? []).map((option) => option.id);
    must(options.length > 0 && options.every((id): id is string => isText(id) && uuidBytes(id) !== null), 'opening_wrong', one.id);
    const key = await credentialKey(one.key);
    must(key, 'key_wrong', one.id);
    questions.push({ id: one.id, options: options as string[], key, keyText: one.key });
  }
  // One key for two questions would let one juror answer one of them twice.
  const apart = (all: string[]) => new Set(all).size === all.length;
  must(questions.length > 0 && apart(questions.map((one) => one.id)), 'key_wrong');
  // A key for reasons that is a question's too would sign a second ballot, unseen.
  const reasonsKey = isText(fields.reasons_key) ? fields.reasons_key : '';
  must(apart([...questions.map((one) => one.keyText), reasonsKey]) && (await credentialKey(reasonsKey)), 'key_wrong');
  const point = isText(fields.receipt_key) ? fromBase64url(fields.receipt_key) : null;
  const receiptKey = point && (await signingKey(point));
  must(receiptKey, 'key_wrong');
  return { fields, hash: await sha256(utf8(text)), rule, questions, receiptKey, roster };
}

/** Every option's text is there, and is the one that was voted on; one masked by law cannot be compared. */
async function checkTexts(value: unknown, opening: Fields): Promise<Record<string, string>> {
  const texts = listOf(value, isFields);
  must(texts, 'file_form');
  const titles: Record<string, string> = {};
  const options = (listOf(opening.questions, isFields) ?? []).flatMap((question) => listOf(question.options, isFields) ?? []);
  must(texts.length === options.length, 'text_wrong');
  for (const option of options) {
    const id = String(option.id);
    const found = texts.find((text) => text.id === option.id);
    must(found && exactly(found, ['id', 'title', 'body', 'reasons', 'masked']), 'text_wrong', id);
    const { title, body, reasons, masked } = found;
    must(isText(title) && isText(body) && isText(reasons) && typeof masked === 'boolean', 'text_wrong', id);
    if (masked) must(title === '' && body === '' && reasons === '', 'text_wrong', id);
    else must(hex(await sha256(utf8(canonical({ body, reasons, title })))) === option.text_sha256, 'text_wrong', id);
    titles[id] = title;
  }
  return titles;
}

/**
 * How many were given voting papers: only jurors of this round, each once. Where sheets of paper were counted, none
 * of those who were to vote on paper; where none were, they may all have gone to the voting point instead.
 */
function checkIssued(value: unknown, roster: Map<number, string>, onPaper: boolean): number {
  const issued = listOf(value, isFields);
  must(issued && issued.length <= roster.size, 'issued_wrong');
  let last = -1;
  for (const one of issued) {
    must(exactly(one, ['juror', 'blinded']) && isCount(one.juror) && one.juror > last, 'issued_wrong');
    const way = roster.get(one.juror);
    must(way !== undefined && (way !== 'paper' || !onPaper), 'issued_wrong', one.juror);
    must(isText(one.blinded) && fromHex(one.blinded)?.length === 32, 'issued_wrong', one.juror);
    last = one.juror;
  }
  return issued.length;
}

function checkPaper(value: unknown, { roster, questions, rule }: Opening): Paper | null {
  if (value === null) return null;
  must(exactly(value, ['ballots', 'totals']) && isCount(value.ballots), 'paper_wrong');
  const totals = listOf(value.totals, isFields);
  must(totals, 'paper_wrong');
  const paper: Paper = { ballots: value.ballots, totals: [] };
  const steps = rule.method.kind === 'scale' || rule.method.kind === 'approval' ? rule.method.steps : [];
  for (const { question, step, people } of totals) {
    must(isText(question) && isText(step) && isCount(people), 'paper_wrong');
    must(questions.some((one) => one.id === question) && (step === 'blank' || steps.includes(step)), 'paper_wrong');
    paper.totals.push({ question, step, people });
  }
  must(paper.ballots <= [...roster.values()].filter((way) => way === 'paper').length, 'paper_wrong');
  for (const { id } of questions) {
    must(paper.totals.filter((one) => one.question === id).reduce((sum, one) => sum + one.people, 0) === paper.ballots, 'paper_wrong', id);
  }
  return paper;
}

function readBallots(value: unknown): Ballot[] {
  const ballots = listOf(value, isFields);
  must(ballots, 'file_form');
  return ballots.map((one, i) => {
    must(exactly(one, BALLOT_FIELDS) && isText(one.question) && isText(one.ballot) && isCount(one.counter), 'file_form', i + 1);
    const bytes = (text: unknown) => (isText(text) ? fromBase64url(text) : null);
    const [key, prefix, credential, signature] = [bytes(one.key), bytes(one.prefix), bytes(one.credential), bytes(one.signature)];
    must(key && prefix && credential && signature && isText(one.key), 'file_form', i + 1);
    return { question: one.question, key, keyText: one.key, prefix, credential, counter: one.counter, ballot: one.ballot, signature };
  });
}

async function checkBallots(ballots: Ballot[], opening: Opening, issued: number): Promise<Map<string, Answer[]>> {
  const answers = new Map<string, Answer[]>(opening.questions.map((one) => [one.id, []]));
  const places = await Promise.all(ballots.map(async (one) => ({ question: opening.questions.findIndex(({ id }) => id === one.question), hash: await keyHash(one.key) })));
  const keys = new Set<string>();
  // Browsers check signatures on threads of their own: all at once is several times faster than one by one.
  const vouched = await Promise.all(ballots.map((one) => vouch(one, opening)));
  for (const [i, one] of ballots.entries()) {
    const at = i + 1;
    const [here, before] = [places[i], places[i - 1]];
    must(here && here.question >= 0, 'question_unknown', at);
    must(!keys.has(one.keyText), 'key_twice', at);
    keys.add(one.keyText);
    if (before) must(before.question < here.question || (before.question === here.question && order(before.hash, here.hash) < 0), 'ballot_order', at);
    must(one.prefix.length === 32 && vouched[i]?.credential, 'credential_wrong', at);
    must(one.counter >= 1 && vouched[i]?.signature, 'signature_wrong', at);
    const question = opening.questions[here.question];
    const answer = question && readAnswer(one.ballot, opening.rule.method, question);
    must(answer, 'answer_wrong', at);
    answers.get(one.question)?.push(answer);
  }
  for (const [question, given] of answers) must(given.length <= issued, 'ballots_over', question);
  return answers;
}

async function vouch(one: Ballot, opening: Opening): Promise<{ credential: boolean; signature: boolean }> {
  const question = opening.questions.find(({ id }) => id === one.question);
  const id = question && uuidBytes(question.id);
  const key = question && (await signingKey(one.key));
  if (!question || !id || !key) return { credential: false, signature: false };
  const message = framed('citizens-jury/credential/1', opening.hash, id, one.key);
  const signed = framed('citizens-jury/ballot/1', opening.hash, id, eight(one.counter), one.ballot);
  const [credential, signature] = await Promise.all([
    vouchedFor(question.key, one.credential, new Uint8Array([...one.prefix, ...message])),
    signedBy(key, one.signature, signed),
  ]);
  return { credential, signature };
}

async function checkHead({ closing, closingText, head, ballots, opening }: { closing: Fields; closingText: string; head: string; ballots: Ballot[]; opening: Opening }): Promise<void> {
  const leaves = ballots.map((one) =>
    framed('citizens-jury/leaf/1', uuidBytes(one.question) ?? new Uint8Array(), one.key, one.prefix, one.credential, eight(one.counter), one.ballot, one.signature));
  must(closing.size === ballots.length && closing.root === hex(await rootOf(leaves)), 'tree_wrong');
  const signature = fromBase64url(head);
  must(signature && (await signedBy(opening.receiptKey, signature, await headMessage(opening.hash, ballots.length, closing.root, closingText))), 'head_wrong');
}

async function headMessage(roundHash: Bytes, size: number, root: string, closingText: string): Promise<Bytes> {
  return framed('citizens-jury/head/1', roundHash, eight(size), fromHex(root) ?? new Uint8Array(), await sha256(utf8(closingText)));
}

async function keyHash(key: Bytes): Promise<Bytes> {
  return sha256(framed('citizens-jury/key/1', key));
}

/** The same numbers; how they are explained is the program's affair. */
function sameTally(mine: Tally, theirs: unknown): boolean {
  if (!isFields(theirs) || theirs.roster !== mine.roster) return false;
  const items = listOf(theirs.items, isFields);
  if (!items || items.length !== mine.items.length) return false;
  const same = (a: unknown, b: unknown) => canonical(a) === canonical(b ?? null);
  const told = (counts: unknown) => (listOf(counts, isFields) ?? []).filter((one) => one.people !== 0);
  for (const [i, item] of mine.items.entries()) {
    const other = items[i] ?? {};
    const { counts, ...rest } = item;
    if (!Array.isArray(other.counts) || !same(told(counts), told(other.counts))) return false;
    if (!Object.entries(rest).every(([name, value]) => same(value, other[name]))) return false;
  }
  if (mine.order === null || !isFields(theirs.order)) return (theirs.order ?? null) === mine.order;
  return same(mine.order.places, theirs.order.places) && same(sorted(mine.order.pairwise), sorted(theirs.order.pairwise));
}

/** Pairs in one order, whichever way they are listed. */
function sorted(pairs: unknown): string[] {
  return Array.isArray(pairs) ? pairs.map(canonical).sort() : ['?'];
}

/** Each promise of the receipt against the bundle: dropped, altered and rolled back ballots show. */
async function checkReceipt(text: string, openingText: string, opening: Opening, ballots: Ballot[]): Promise<Mine[]> {
  const receipt = readCanonical(text.trim());
  must(exactly(receipt, RECEIPT_FIELDS) && receipt.format === 'citizens-jury/receipt/1' && isText(receipt.opening), 'receipt_form');
  const promises = listOf(receipt.promises, isFields);
  must(promises && promises.length > 0, 'receipt_form');
  must(receipt.opening === openingText, 'receipt_other_opening');
  const mine: Mine[] = [];
  for (const one of promises) {
    must(exactly(one, PROMISE_FIELDS) && isText(one.question) && isText(one.key) && isCount(one.counter) && isText(one.ballot) && isText(one.promise), 'receipt_form');
    const [id, key, promise] = [uuidBytes(one.question), fromBase64url(one.key), fromBase64url(one.promise)];
    must(id && key && promise, 'receipt_form');
    const message = framed('citizens-jury/promise/1', opening.hash, id, await keyHash(key), eight(one.counter), await sha256(utf8(one.ballot)));
    must(await signedBy(opening.receiptKey, promise, message), 'receipt_promise_wrong', one.question);
    const found = ballots.find((ballot) => ballot.question === one.question && ballot.keyText === base64url(key));
    must(found, 'receipt_ballot_missing', one.question);
    must(found.counter >= one.counter, 'receipt_rolled_back', one.question);
    must(found.counter > one.counter || found.ballot === one.ballot, 'receipt_ballot_altered', one.question);
    mine.push({ question: one.question, ballot: found.ballot, counter: found.counter });
  }
  return mine;
}
