import { call, Refused, Unreachable } from '../api/call';
import type { Done } from '../api/contract';
import { session } from './session.svelte';

export type Method = 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Waits between tries when nothing answers. */
const PAUSES_MS = [400, 1_200, 3_000];

/**
 * Keys of writes whose fate is unknown: nothing answered. The same write sent again, by us or by the
 * person pressing once more, carries the same key, so that it has one effect.
 */
const unsettled = new Map<string, string>();

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

/**
 * One write. Throws `Refused` (its message is ready to show) or `Unreachable` (says honestly that
 * nothing is known to be saved).
 */
export async function send<T = Done>(method: Method, path: string, body: unknown = {}): Promise<T> {
  const write = `${method} ${path} ${JSON.stringify(body)}`;
  const key = unsettled.get(write) ?? crypto.randomUUID();
  unsettled.set(write, key);
  for (let attempt = 0; ; attempt++) {
    try {
      const answer = await signed<T>(method, path, { body, key });
      unsettled.delete(write);
      return answer;
    } catch (problem) {
      const wait = PAUSES_MS[attempt];
      const again = problem instanceof Unreachable || (problem instanceof Refused && problem.status === 503);
      if (again && wait !== undefined) {
        await pause(wait * (0.75 + Math.random() / 2));
        continue;
      }
      if (!(problem instanceof Unreachable)) unsettled.delete(write);
      throw problem;
    }
  }
}

/** One read. */
export function read<T>(path: string): Promise<T> {
  return signed<T>('GET', path, {});
}

/** With the token; a token that the server no longer takes is renewed once. */
async function signed<T>(method: string, path: string, rest: { body?: unknown; key?: string }): Promise<T> {
  const bearer = await session.bearer();
  try {
    return await call<T>(method, path, { ...rest, bearer });
  } catch (problem) {
    if (!(problem instanceof Refused) || problem.status !== 401 || !bearer) throw problem;
    if (!(await session.renew())) throw problem;
    return call<T>(method, path, { ...rest, bearer: await session.bearer() });
  }
}
