import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Refused, Unreachable } from '../src/api/call';
import { json, problem, serverThat, token } from './fakes';

let send: typeof import('../src/live/commands').send;
let session: typeof import('../src/live/session.svelte').session;

const someone = (t: string) => ({ token: t, expires_at: 0, who: { account: { id: 'a', name: 'Ann' }, person: null } });

beforeEach(async () => {
  vi.useFakeTimers();
  vi.resetModules();
  ({ send } = await import('../src/live/commands'));
  ({ session } = await import('../src/live/session.svelte'));
});
afterEach(() => vi.useRealTimers());

async function settled<T>(work: Promise<T>): Promise<T | Error> {
  const caught = work.catch((problem: Error) => problem);
  await vi.advanceTimersByTimeAsync(20_000);
  return caught;
}

describe('a write', () => {
  it('keeps its key while nothing answers, and when the person presses again', async () => {
    let silent = true;
    const asked = serverThat(({ path }) => {
      if (path.startsWith('/api/sessions')) return json(someone(token()));
      return silent ? 'silence' : json({ seq: 1, ids: [] });
    });
    const first = await settled(send('POST', '/api/x', { a: 1 }));
    expect((first as Error).constructor.name).toBe(Unreachable.name);
    silent = false;
    expect(await settled(send('POST', '/api/x', { a: 1 }))).toEqual({ seq: 1, ids: [] });
    const keys = asked.filter((a) => a.path === '/api/x').map((a) => a.key);
    expect(keys.length).toBe(5);
    expect(new Set(keys).size).toBe(1);
    await settled(send('POST', '/api/x', { a: 1 }));
    expect(asked.at(-1)?.key).not.toBe(keys[0]);
  });

  it('gives the refusal’s own sentence, and a new key next time', async () => {
    const asked = serverThat(({ path }) =>
      path.startsWith('/api/sessions') ? json(someone(token())) : problem(409, 'day_not_started', 'Start the day first.'),
    );
    const refused = (await settled(send('POST', '/api/x'))) as Refused;
    expect([refused.message, refused.code, refused.status]).toEqual(['Start the day first.', 'day_not_started', 409]);
    await settled(send('POST', '/api/x'));
    const [one, two] = asked.filter((a) => a.path === '/api/x').map((a) => a.key);
    expect(one).not.toBe(two);
  });

  it('renews a token that the server no longer takes, once', async () => {
    let renewed = 0;
    const asked = serverThat(({ path, bearer }) => {
      if (path === '/api/sessions/refresh') return json(someone(token(300 + renewed++)));
      return bearer === `Bearer ${token(301)}` ? json({ seq: 2, ids: [] }) : problem(401, 'session_ended', 'Sign in again.');
    });
    expect(await settled(send('POST', '/api/x'))).toEqual({ seq: 2, ids: [] });
    expect(asked.filter((a) => a.path === '/api/x').length).toBe(2);
  });
});

describe('the session', () => {
  it('is renewed at four of its five minutes', async () => {
    const asked = serverThat(() => json(someone(token(300))));
    await session.renew();
    await vi.advanceTimersByTimeAsync(239_000);
    expect(asked.length).toBe(1);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(asked.length).toBe(2);
  });

  it('knows that nobody is signed in', async () => {
    serverThat(() => problem(401, 'sign_in_needed', 'Sign in.'));
    expect(await session.bearer()).toBeNull();
    expect([session.known, session.signedIn]).toEqual([true, false]);
  });

  it('does not forget a person because the network went away', async () => {
    let silent = false;
    serverThat(() => (silent ? 'silence' : json(someone(token()))));
    await session.renew();
    silent = true;
    expect(await session.renew()).toBe(false);
    expect(session.signedIn).toBe(true);
  });
});
