import { vi } from 'vitest';
import type { ClientMessage, Problem, ServerMessage } from '../src/api/contract';

/** A socket whose far end is the test. */
export class FakeSocket {
  static all: FakeSocket[] = [];
  static get last(): FakeSocket {
    const socket = FakeSocket.all.at(-1);
    if (!socket) throw new Error('no socket was opened');
    return socket;
  }
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: ((event?: { code: number }) => void) | null = null;
  sent: ClientMessage[] = [];
  closed = false;
  constructor(readonly url: string) {
    FakeSocket.all.push(this);
  }
  send(text: string): void {
    this.sent.push(JSON.parse(text) as ClientMessage);
  }
  close(): void {
    this.closed = true;
  }
  says(message: ServerMessage): void {
    this.onmessage?.({ data: JSON.stringify(message) });
  }
  breaks(code = 1006): void {
    this.onclose?.({ code });
  }
}

export interface Asked {
  method: string;
  path: string;
  key: string | null;
  bearer: string | null;
  body: unknown;
}

/** Answers every request by `answer`; returns the list of what was asked. */
export function serverThat(answer: (asked: Asked, n: number) => Response | 'silence'): Asked[] {
  const asked: Asked[] = [];
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    const headers = new Headers(init.headers);
    const one = {
      method: init.method ?? 'GET',
      path,
      key: headers.get('Idempotency-Key'),
      bearer: headers.get('Authorization'),
      body: typeof init.body === 'string' ? (JSON.parse(init.body) as unknown) : undefined,
    };
    asked.push(one);
    const said = answer(one, asked.length);
    if (said === 'silence') throw new TypeError('Failed to fetch');
    return said;
  });
  return asked;
}

export const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });
export const problem = (status: number, code: string, detail: string) =>
  json({ type: `urn:citizens-jury:${code}`, status, code, detail } satisfies Problem, status);

/** A token good for five minutes. */
export function token(seconds = 300): string {
  return `x.${btoa(JSON.stringify({ iat: 1000, exp: 1000 + seconds }))}.y`;
}
