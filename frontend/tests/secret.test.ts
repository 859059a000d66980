import { describe, expect, test } from 'vitest';
import { Refused, Unreachable } from '../src/api/call';
import { outstanding } from '../src/secret/cast';
import { WrongPaper } from '../src/secret/opening';
import { PassingStore } from '../src/secret/store';
import { answersOf, SecretVote, stageOf } from '../src/secret/vote';
import { verify } from '../src/verify/verify';
import { JURY, Operator, option, ROUND, uuid } from './operator';

const LONG = { timeout: 120_000 };
const A = uuid(1);
const B = uuid(2);
const two = () => [A, B].map((id, i) => ({ id, options: [option(i + 1)] }));
const expected = { hash: null, options: [option(1), option(2)] };
const support = { step: 'full_support' };
const against = { step: 'cannot_live_with_it' };
const nameOf = (person: string) => ({ jury: JURY, round: ROUND, person });

function device(operator: Operator, juror = 1, store = new PassingStore()) {
  return { vote: new SecretVote(nameOf(`person ${juror}`), store, operator.wire(juror), () => 0), store };
}
async function voted(operator: Operator, juror: number, answer: unknown = support) {
  const { vote } = device(operator, juror);
  await vote.prepare(expected);
  await vote.fetch();
  await vote.want({ [A]: answer, [B]: answer });
  await vote.deliver();
  return vote;
}

describe('a secret vote on a device', LONG, () => {
  test('goes from paper to promise, and both the service and a stranger can count it', async () => {
    const operator = new Operator(6, two());
    const votes = [];
    for (let juror = 1; juror <= 6; juror++) votes.push(await voted(operator, juror, juror > 1 ? support : against));
    const kept = await votes[0]!.kept();
    expect(stageOf(kept)).toBe('in');
    expect(answersOf(kept)).toEqual({ [A]: against, [B]: against });
    const verdict = await verify(await operator.close(), (await votes[0]!.receipt()) ?? '');
    expect(verdict.fault).toBeNull();
    expect(verdict.mine?.map((one) => one.ballot)).toEqual([JSON.stringify(against), JSON.stringify(against)]);
    expect(verdict.tally?.items.map(({ support, needed, passed }) => ({ support, needed, passed }))).toEqual([{ support: 5, needed: 5, passed: true }, { support: 5, needed: 5, passed: true }]);
    expect(verdict.words?.split(' ')).toHaveLength(6);
  });

  test('goes on after a cut at each step, on the same device, and counts once', async () => {
    for (const step of ['opening', 'issue', 'cast'] as const) {
      for (const when of ['before', 'after'] as const) {
        const operator = new Operator(5, two());
        let cuts = 2;
        operator.cut = (at, then) => at === step && then === when && cuts-- > 0;
        const store = new PassingStore();
        // Each try is a page that was loaded anew: only the store goes on.
        const tries = async (what: (vote: SecretVote) => Promise<unknown>) => {
          for (let i = 0; ; i++) {
            try {
              return await what(device(operator, 1, store).vote);
            } catch (problem) {
              expect(problem, `${step} ${when}`).toBeInstanceOf(Unreachable);
              expect(i).toBeLessThan(3);
            }
          }
        };
        await tries((vote) => vote.prepare(expected));
        await tries((vote) => vote.want({ [A]: support, [B]: against }));
        await tries((vote) => vote.deliver());
        expect(cuts, `${step} ${when} was cut`).toBeLessThan(1);
        expect(operator.box.size).toBe(2);
        expect(operator.issued.size).toBe(1);
        // Sent again it is the same: bytes, counter and signature.
        for (const question of [A, B]) expect(new Set(operator.casts.filter((one) => one.question === question).map((one) => JSON.stringify(one))).size).toBe(1);
        expect(stageOf(await device(operator, 1, store).vote.kept())).toBe('in');
      }
    }
  });

  test('a changed mind raises the counter, also when an answer before it was lost', async () => {
    const operator = new Operator(5, two());
    const vote = await voted(operator, 1);
    let cut = true;
    operator.cut = (at, when) => cut && at === 'cast' && when === 'after';
    await vote.want({ [A]: against });
    await expect(vote.deliver()).rejects.toBeInstanceOf(Unreachable);
    // Back to what was promised first: what is on its way may have arrived, so it is not enough to do nothing.
    await vote.want({ [A]: support });
    expect(outstanding((await vote.kept())!)).toEqual([A]);
    cut = false;
    await vote.deliver();
    const cast = [...operator.box.values()].find((one) => one.question === A)!;
    expect([cast.counter, cast.ballot]).toEqual([3, JSON.stringify(support)]);
  });

  test('finds its counter again after its storage was put back', async () => {
    const operator = new Operator(5, two());
    const { vote, store } = device(operator);
    await vote.prepare(expected);
    await vote.fetch();
    const old = (await store.read(vote.name))!;
    for (const answer of [support, against, support, against, support]) {
      await vote.want({ [A]: answer });
      await vote.deliver();
    }
    await store.write(vote.name, old);
    await vote.want({ [A]: against });
    await vote.deliver();
    const cast = [...operator.box.values()].find((one) => one.question === A)!;
    expect(cast.ballot).toBe(JSON.stringify(against));
    expect(cast.counter).toBeGreaterThan(5);
  });

  test('asks in one batch with the same bytes; another device is refused', async () => {
    const operator = new Operator(5, two());
    const first = await voted(operator, 1);
    await first.fetch();
    const other = device(operator, 1).vote;
    await other.prepare(expected);
    await expect(other.fetch()).rejects.toMatchObject({ code: 'credentials_issued' });
    expect(operator.issued.get(1)?.blinded.map((one) => one.question)).toEqual([A, B]);
  });

  test('two tabs share their papers', async () => {
    const operator = new Operator(5, two());
    const store = new PassingStore();
    const [one, other] = [device(operator, 1, store).vote, device(operator, 1, store).vote];
    const papers = await Promise.all([one.prepare(expected), other.prepare(expected)]);
    expect(papers[0].questions[A]?.key).toBe(papers[1].questions[A]?.key);
    await Promise.all([one.want({ [A]: support, [B]: support }), other.want({ [A]: support, [B]: support })]);
    await Promise.all([one.deliver(), other.deliver()]);
    expect(operator.box.size).toBe(2);
    expect(operator.casts).toHaveLength(2);
  });

  test('refuses a paper of another round, with other words, or with a hash that the jury does not see', async () => {
    const operator = new Operator(5, two());
    for (const wrong of [{ ...expected, hash: '0'.repeat(64) }, { ...expected, options: [option(1), { ...option(2), text: option(3).text }] }, { ...expected, options: [option(1)] }]) {
      await expect(device(operator).vote.prepare(wrong)).rejects.toBeInstanceOf(WrongPaper);
    }
    const strange = new SecretVote({ ...nameOf('one'), round: uuid(99) }, new PassingStore(), operator.wire(1));
    await expect(strange.prepare(expected)).rejects.toBeInstanceOf(WrongPaper);
    expect(operator.issued.size).toBe(0);
  });

  test('refuses a credential that the round did not sign, and a promise that it did not make', async () => {
    const operator = new Operator(5, two());
    const wire = operator.wire(1);
    const bent = new SecretVote(nameOf('one'), new PassingStore(), { ...wire, issue: async (body) => {
      const answer = await wire.issue(body);
      return { ...answer, signatures: answer.signatures.map((one) => ({ ...one, value: answer.reasons })) };
    } });
    await bent.prepare(expected);
    await expect(bent.fetch()).rejects.toBeInstanceOf(WrongPaper);
    const liar = new SecretVote(nameOf('two'), new PassingStore(), { ...operator.wire(2), cast: async (body) => {
      const answer = await operator.wire(2).cast(body);
      return { ...answer, promise: answer.promise.replace(/^./, (c) => (c === 'A' ? 'B' : 'A')) };
    } });
    await liar.prepare(expected);
    await liar.want({ [A]: support });
    await expect(liar.deliver()).rejects.toThrow('not signed by this round');
    expect((await liar.kept())?.questions[A]?.promised).toBeNull();
  });

  test('a refusal is not a cut: it is told, and nothing is sent twice by itself', async () => {
    const operator = new Operator(5, two());
    const closed = new SecretVote(nameOf('one'), new PassingStore(), { ...operator.wire(1), cast: () => Promise.reject(new Refused(409, 'round_not_open', '')) });
    await closed.prepare(expected);
    await closed.want({ [A]: support });
    await expect(closed.deliver()).rejects.toMatchObject({ code: 'round_not_open' });
    expect(operator.casts).toHaveLength(0);
  });

  test('the reasons are one message of one size, and the same when sent again', async () => {
    const operator = new Operator(5, two());
    const { vote } = device(operator);
    await vote.prepare(expected);
    let cut = true;
    operator.cut = (at, when) => cut && at === 'reasons' && when === 'after';
    await expect(vote.sendReasons({ [A]: 'A bus at night – ✓', [B]: null })).rejects.toBeInstanceOf(Unreachable);
    cut = false;
    await vote.sendReasons({ [A]: 'Something else', [B]: null });
    expect(operator.said).toHaveLength(1);
    expect(new TextEncoder().encode(operator.said[0]!)).toHaveLength(16_384);
    expect(JSON.parse(operator.said[0]!).answers).toBe(JSON.stringify({ [A]: 'A bus at night – ✓', [B]: null }));
  });

  test('keys go when the vote is over; the receipt stays', async () => {
    const operator = new Operator(5, two());
    const vote = await voted(operator, 1);
    const before = await vote.receipt();
    const kept = await vote.over();
    expect(Object.values(kept!.questions).every((one) => one.secret === null)).toBe(true);
    expect(await vote.receipt()).toBe(before);
  });
});
