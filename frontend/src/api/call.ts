import { language } from '../words/language.svelte';
import { t } from '../words/words';
import type { Problem } from './contract';

/** An answer later than this counts as no answer. */
const ANSWER_WITHIN_MS = 15_000;

/** A rule said no; `message` is a whole sentence in the reader's language. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
  ) {
    super(detail);
  }
}

/** Nothing answered: no network, or the server is away. What was sent may or may not have arrived. */
export class Unreachable extends Error {}

export interface Call {
  body?: unknown;
  bearer?: string | null;
  key?: string;
}

/** One request, one answer. Retries, sign-in and keys are the callers' matter. */
export async function call<T>(method: string, path: string, { body, bearer, key }: Call = {}): Promise<T> {
  const headers: Record<string, string> = { 'Accept-Language': language.code, Accept: 'application/json' };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (bearer) headers.Authorization = `Bearer ${bearer}`;
  if (key) headers['Idempotency-Key'] = key;
  let answer: Response;
  let text: string;
  try {
    answer = await fetch(path, {
      method,
      headers,
      body: body === undefined ? null : JSON.stringify(body),
      credentials: 'same-origin',
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    text = await answer.text();
  } catch {
    throw new Unreachable(t('not-sent'));
  }
  if (answer.ok) return (text ? JSON.parse(text) : undefined) as T;
  throw refusalFrom(answer.status, text);
}

/** What an answer that is not a success says. */
export function refusalFrom(status: number, text: string): Refused {
  try {
    const problem = JSON.parse(text) as Partial<Problem>;
    if (problem.detail) return new Refused(status, problem.code ?? 'unknown', problem.detail);
  } catch {
    // A proxy's own page, not ours.
  }
  return new Refused(status, 'unknown', t(status >= 500 ? 'server-broke' : 'not-accepted'));
}
