import { call } from '../../api/call';
import type { CodeAsked, Password, Session, SetUp, SignInCode } from '../../api/contract';
import { session } from '../../live/session.svelte';

/** True: somebody is signed in. False: a code is asked for yet; the browser keeps who it was. */
export async function signInWithPassword(email: string, password: string): Promise<boolean> {
  const answer = await call<Session | CodeAsked>('POST', '/api/sessions/password', { body: { email, password } satisfies Password });
  if ('code_until' in answer) return false;
  session.enter(answer);
  return true;
}

/** The second step, in the same browser. */
export async function signInWithCode(code: string): Promise<void> {
  session.enter(await call<Session>('POST', '/api/sessions/code', { body: { code } satisfies SignInCode }));
}

/** The first account, by its one-time link. */
export async function setUp(token: string, email: string, name: string, password: string): Promise<void> {
  session.enter(await call<Session>('POST', '/api/set-up', { body: { token, email, name, password } satisfies SetUp }));
}
