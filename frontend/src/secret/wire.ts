import { Refused, Unreachable } from '../api/call';
import type { Id } from '../api/contract';
import { session } from '../live/session.svelte';
import { at } from '../votes/names';
import { t } from '../words/words';
import type { Blinded, BlindSigned } from './credentials';

/** An answer later than this counts as no answer. */
const ANSWER_WITHIN_MS = 15_000;

export interface CastBody {
  question: Id;
  key: string;
  prefix: string;
  credential: string;
  counter: number;
  ballot: string;
  signature: string;
}

/** What a device says to the service and hears from it. */
export interface Wire {
  opening(): Promise<string>;
  issue(body: Blinded): Promise<BlindSigned>;
  cast(body: CastBody): Promise<{ promise: string; key_hash: string; counter: number }>;
  /** The body as it stands: it is padded to one size. */
  reasons(body: string): Promise<unknown>;
}

/** The service over HTTP. A voting point names itself by its token when it asks for voting papers. */
export function wireTo(jury: Id, round: Id, point: string | null = null, bearer: () => Promise<string | null> = () => session.bearer()): Wire {
  const path = (what: string) => at(jury, 'rounds', round, what);
  /** With the token; one that the service no longer takes is renewed once. */
  const asSomebody = async (what: string, init: RequestInit = {}) => {
    const ask = async () => {
      const token = await bearer();
      return answered(path(what), { ...init, credentials: 'same-origin', headers: { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) } });
    };
    try {
      return await ask();
    } catch (problem) {
      if (!(problem instanceof Refused) || problem.status !== 401 || !(await session.renew())) throw problem;
      return ask();
    }
  };
  return {
    opening: () => asSomebody('opening'),
    issue: async (body) => JSON.parse(await asSomebody('credentials', { method: 'POST', body: JSON.stringify({ ...body, voting_point: point }) })) as BlindSigned,
    cast: async (body) => JSON.parse(await answered(path('secret-ballots'), asNobody(JSON.stringify(body)))) as Awaited<ReturnType<Wire['cast']>>,
    reasons: (body) => answered(path('reasons'), asNobody(body)),
  };
}

/** Nothing that says who sends: no cookie, no token, no page that it came from, not even the reader's language. */
function asNobody(body: string): RequestInit {
  return {
    method: 'POST', body, credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json', 'Accept-Language': '*' },
  };
}

async function answered(path: string, init: RequestInit): Promise<string> {
  let answer: Response;
  let text: string;
  try {
    answer = await fetch(path, { ...init, signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
    text = await answer.text();
  } catch {
    throw new Unreachable(t('not-sent'));
  }
  if (answer.ok) return text;
  let code = 'unknown';
  try {
    code = (JSON.parse(text) as { code?: string }).code ?? code;
  } catch {
    // A proxy's own page, not ours.
  }
  // The service may be away behind a proxy that still answers: then nothing is known.
  if (answer.status >= 502 && answer.status <= 504) throw new Unreachable(t('not-sent'));
  throw new Refused(answer.status, code, t(answer.status >= 500 ? 'server-broke' : 'not-accepted'));
}
