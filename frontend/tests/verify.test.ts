import { describe, expect, test } from 'vitest';
import { gradesInOrder } from '../src/verify/judgment';
import { canonical } from '../src/verify/json';
import { schulze } from '../src/verify/schulze';
import { rootOf } from '../src/verify/tree';
import { hex, type Bytes } from '../src/verify/bytes';
import { verify, type FaultCode } from '../src/verify/verify';
import { ec, Operator, option, ROUND, STANDARD, uuid } from './operator';

const LONG = { timeout: 120_000 };
const [A, B, C] = [uuid(1), uuid(2), uuid(3)];
const apart = () => [A, B].map((id, i) => ({ id, options: [option(i + 1)] }));
const together = () => [{ id: ROUND, options: [1, 2, 3].map(option) }];
const yes = { step: 'full_support' };
const no = { step: 'cannot_live_with_it' };
const aside = { step: 'stand_aside' };
const five = () => new Operator(8, apart()).fill([yes, yes, yes, no, aside].map((one) => ({ [A]: one, [B]: yes })));

type Loose = Record<string, any>;
/** A bundle whose outside is changed after it was signed. */
async function outside(change: (bundle: Loose, opening: Loose, closing: Loose) => void): Promise<string> {
  const bundle = JSON.parse(await five().close()) as Loose;
  const [opening, closing] = [JSON.parse(bundle.opening), JSON.parse(bundle.closing)];
  change(bundle, opening, closing);
  if (canonical(opening) !== bundle.opening && JSON.parse(bundle.opening).format) bundle.opening = canonical(opening);
  if (canonical(closing) !== bundle.closing) bundle.closing = canonical(closing);
  return `${canonical(bundle)}\n`;
}
const faultOf = async (bundle: string | Promise<string>, receipt?: string): Promise<FaultCode | undefined> => (await verify(await bundle, receipt)).fault?.code;

describe('the verifier names the first thing that is wrong', LONG, () => {
  const wrongs: [string, FaultCode, () => Promise<string>][] = [
    ['no bundle at all', 'file_form', async () => 'hello\n'],
    ['a space more', 'file_form', async () => (await five().close()).replace('{', '{ ')],
    ['a line without its end', 'file_form', async () => (await five().close()).trim()],
    ['a field more', 'file_form', () => outside((bundle) => (bundle.extra = 1))],
    ['another title', 'credential_wrong', () => outside((_, opening) => (opening.title = 'Another vote'))],
    ['a rule that is none', 'rule_wrong', () => outside((_, opening) => delete opening.rule.threshold)],
    ['the same key for two questions', 'key_wrong', () => outside((_, opening) => (opening.questions[1].key = opening.questions[0].key))],
    ['other words of a recommendation', 'text_wrong', () => outside((bundle) => (bundle.texts[0].body = 'Something else'))],
    ['a recommendation without its words', 'text_wrong', () => outside((bundle) => bundle.texts.pop())],
    ['a juror twice among the issued', 'issued_wrong', () => outside((_, __, closing) => closing.issued.push(closing.issued[4]))],
    ['somebody strange among the issued', 'issued_wrong', () => outside((_, __, closing) => (closing.issued[4].juror = 99))],
    ['two ballots in another order', 'ballot_order', () => five().close({ bend: (all) => all.splice(0, 2, all[1]!, all[0]!) })],
    ['a ballot twice', 'key_twice', () => five().close({ bend: (all) => all.splice(1, 0, all[0]!) })],
    ['a question that was not put', 'question_unknown', () => five().close({ bend: (all) => (all[9] = { ...all[9]!, question: C }) })],
    ['an answer changed', 'signature_wrong', () => five().close({ bend: (all) => (all[0] = { ...all[0]!, ballot: canonical({ step: 'with_reservations' }) }) })],
    ['a counter changed', 'signature_wrong', () => five().close({ bend: (all) => (all[0] = { ...all[0]!, counter: 2 }) })],
    ['a ballot under another prefix', 'credential_wrong', () => five().close({ bend: (all) => (all[0] = { ...all[0]!, prefix: all[1]!.prefix }) })],
    ['a ballot dropped after counting', 'tree_wrong', () => outside((bundle) => bundle.ballots.pop())],
    ['another root', 'tree_wrong', () => outside((_, __, closing) => (closing.root = closing.root.replace(/^./, (c: string) => (c === '0' ? '1' : '0'))))],
    ['a later hour of closing', 'head_wrong', () => outside((_, __, closing) => closing.closed_at++)],
    ['other words', 'words_wrong', () => outside((bundle) => (bundle.words = bundle.words.split(' ').reverse().join(' ')))],
    ['a tally that is not what the ballots say', 'tally_wrong', () => five().close({ tally: (one) => ({ ...one, items: one.items.map((item: Loose) => ({ ...item, support: item.support + 1 })) }) })],
    ['a tally that passes what did not', 'tally_wrong', () => five().close({ tally: (one) => ({ ...one, items: one.items.map((item: Loose) => ({ ...item, passed: !item.passed })) }) })],
    ['more on paper than had paper', 'paper_wrong', () => five().close({ paper: { ballots: 5, totals: [] } })],
  ];
  for (const [name, code, make] of wrongs) test(name, async () => expect(await faultOf(make())).toBe(code));

  test('credentials of another question, of another round, and forged ones', async () => {
    const add = (make: (operator: Operator) => Parameters<Operator['box']['set']>[1]) => {
      const operator = five();
      operator.box.delete([...operator.box.keys()][0]!);
      const body = make(operator);
      operator.box.set(body.key, body);
      return operator.close();
    };
    expect(await faultOf(add((operator) => operator.ballot(A, yes, { under: B })))).toBe('credential_wrong');
    expect(await faultOf(add((operator) => operator.ballot(A, yes, { hash: new Uint8Array(32) })))).toBe('credential_wrong');
    expect(await faultOf(add((operator) => ({ ...operator.ballot(A, yes), credential: operator.ballot(A, yes).credential })))).toBe('credential_wrong');
    expect(await faultOf(add((operator) => operator.ballot(A, { step: 'maybe' })))).toBe('answer_wrong');
    expect(await faultOf(add((operator) => operator.ballot(A, { ranking: [A] })))).toBe('answer_wrong');
  });

  test('more ballots than voting papers, and a head signed by another', async () => {
    const over = five();
    for (let i = 0; i < 4; i++) {
      const body = over.ballot(A, yes);
      over.box.set(body.key, body);
    }
    expect(await faultOf(over.close())).toBe('ballots_over');
    const other = five();
    const mine = other.opening;
    (other as { receipts: unknown }).receipts = ec();
    expect(other.opening).toBe(mine);
    expect(await faultOf(other.close())).toBe('head_wrong');
  });

  test('a receipt shows a ballot that was dropped, altered or rolled back, and an opening made for one juror', async () => {
    const operator = five();
    const pair = ec();
    const cast = (counter: number, answer: unknown) => operator.ballot(A, answer, { counter, pair });
    const [first, second] = [cast(1, no), cast(2, yes)];
    const wire = operator.wire(6);
    operator.issued.set(6, { blinded: [], reasons: '' });
    const promises = [];
    for (const body of [first, second]) promises.push({ question: A, key: body.key, counter: body.counter, ballot: body.ballot, promise: (await wire.cast(body)).promise });
    const receipt = (which: unknown[], opening = operator.opening) => canonical({ format: 'citizens-jury/receipt/1', opening, promises: which });
    const mine = receipt([promises[1]]);
    const bundle = await operator.close();
    expect(await faultOf(bundle, mine)).toBeUndefined();
    expect((await verify(bundle, mine)).mine).toEqual([{ question: A, ballot: canonical(yes), counter: 2 }]);
    expect(await faultOf(bundle, 'no receipt')).toBe('receipt_form');
    expect(await faultOf(bundle, receipt([promises[1]], operator.opening.replace('A vote', 'B vote')))).toBe('receipt_other_opening');
    expect(await faultOf(bundle, receipt([{ ...promises[1], promise: promises[0]!.promise }]))).toBe('receipt_promise_wrong');
    const bent = (put: (typeof first)[]) => operator.close({ bend: (all) => all.splice(all.findIndex((one) => one.key === first.key), 1, ...put) });
    expect(await faultOf(bent([]), mine)).toBe('receipt_ballot_missing');
    expect(await faultOf(bent([first]), mine)).toBe('receipt_rolled_back');
    expect(await faultOf(bent([cast(2, no)]), mine)).toBe('receipt_ballot_altered');
    // An earlier promise is kept by a later ballot of the same key: its owner changed their mind.
    expect(await faultOf(bundle, receipt([promises[0]]))).toBeUndefined();
  });

  test('200 ballots within two seconds', async () => {
    const operator = new Operator(200, [{ id: A, options: [option(1)] }]).fill(Array.from({ length: 200 }, (_, i) => ({ [A]: i % 5 ? yes : no })));
    const bundle = await operator.close();
    const begun = performance.now();
    const verdict = await verify(bundle);
    const took = performance.now() - begun;
    console.log(`200 ballots verified in ${Math.round(took)} ms`);
    expect(verdict.fault).toBeNull();
    expect(took).toBeLessThan(2_000);
  });
});

describe('the verifier counts', LONG, () => {
  const counted = async (method: Loose, answers: unknown[]) => {
    const rule = { ...STANDARD, method, counting: [] };
    const operator = new Operator(9, together(), rule).fill(answers.map((one) => ({ [ROUND]: one })));
    const verdict = await verify(await operator.close());
    expect(verdict.fault).toBeNull();
    return verdict.tally!;
  };

  test('scores, dots and grades put options in order, the level ones together', async () => {
    const scores = await counted({ kind: 'score', max: 10 }, [{ scores: { [A]: 3, [B]: 0, [C]: 10 } }, { scores: { [A]: 7, [B]: 10, [C]: 1 } }, { blank: {} }]);
    expect(scores.order?.places).toEqual([{ place: 1, options: [C] }, { place: 2, options: [A, B] }]);
    expect(scores.items.map(({ points, blank, cast, passed }) => [points, blank, cast, passed])).toEqual([[10, 1, 3, null], [10, 1, 3, null], [11, 1, 3, null]]);
    const dots = await counted({ kind: 'dots', dots: 5, most: null }, [{ dots: { [B]: 5 } }, { dots: { [A]: 2, [C]: 3 } }, { dots: { [C]: 2 } }]);
    expect(dots.order?.places).toEqual([{ place: 1, options: [B, C] }, { place: 3, options: [A] }]);
    const grades = await counted({ kind: 'judgment' }, [{ grades: { [A]: 'good', [B]: 'excellent', [C]: 'poor' } }, { grades: { [A]: 'good', [B]: 'reject', [C]: 'poor' } }]);
    expect(grades.order?.places.map(({ options }) => options)).toEqual([[A], [C], [B]]);
  });

  test('a ranking by Schulze, as in his paper with 45 voters', () => {
    const ballots = Object.entries({ ACBED: 5, ADECB: 5, BEDAC: 8, CABED: 3, CAEBD: 7, CBADE: 2, DCEBA: 7, EBADC: 8 });
    const { pairs, beats } = schulze([...'ABCDE'], ballots.flatMap(([ballot, n]) => Array.from({ length: n }, () => [...ballot])));
    expect([...'ABCDE'].sort((a, b) => (beats(a, b) ? -1 : 1)).join('')).toBe('EACBD');
    expect(pairs.find(({ over, under }) => over === 'E' && under === 'A')).toMatchObject({ people: 23, path: 25 });
  });

  test('majority judgment takes medians out until options differ', () => {
    const compare = gradesInOrder(['a', 'b', 'c'], new Map([['x', ['a', 'b', 'c', 'c']], ['y', ['a', 'a', 'c', 'c']], ['z', ['a', 'b', 'c', 'c']]]));
    expect([compare('y', 'x') < 0, compare('x', 'z')]).toEqual([true, 0]);
  });

  test('a tree as RFC 6962 builds it', async () => {
    // The eight leaves of the certificate-transparency project's own tests.
    const leaves = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map((text): Bytes => Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16)));
    const roots = await Promise.all([0, 1, 2, 3, 8].map(async (n) => hex(await rootOf(leaves.slice(0, n)))));
    expect(roots).toEqual([
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125', 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
      '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
    ]);
  });
});
