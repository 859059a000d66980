import { Refused, refusalFrom, Unreachable } from '../api/call';
import type { Id, Uploaded } from '../api/contract';
import { language } from '../words/language.svelte';
import { t } from '../words/words';
import { session } from './session.svelte';

/** Most bytes of a file; the server holds it too. */
export const FILE_BYTES = 20 * 1024 * 1024;

/** The person stopped it. */
export class Stopped extends Error {}

/**
 * Sends a file as it is and tells how far it is. Sent again after a lost line it is the same file: the
 * server knows it by its content.
 */
export async function upload(jury: Id, file: Blob, told: (sent: number) => void, stop: AbortSignal): Promise<Uploaded> {
  const at = `/api/juries/${jury}/evidence/files`;
  const bearer = await session.bearer();
  try {
    return await put(at, file, bearer, told, stop);
  } catch (problem) {
    if (!(problem instanceof Refused) || problem.status !== 401 || !(await session.renew())) throw problem;
    return put(at, file, await session.bearer(), told, stop);
  }
}

/** `fetch` does not tell how much was sent. */
function put(at: string, file: Blob, bearer: string | null, told: (sent: number) => void, stop: AbortSignal): Promise<Uploaded> {
  return new Promise((done, fail) => {
    if (stop.aborted) return fail(new Stopped());
    const request = new XMLHttpRequest();
    request.open('PUT', at);
    request.setRequestHeader('Accept-Language', language.code);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    if (bearer) request.setRequestHeader('Authorization', `Bearer ${bearer}`);
    request.upload.onprogress = (event) => told(event.loaded);
    request.onload = () => {
      if (request.status !== 200) return fail(refusalFrom(request.status, request.responseText));
      try {
        done(JSON.parse(request.responseText) as Uploaded);
      } catch {
        fail(new Unreachable(t('not-sent')));
      }
    };
    request.onerror = () => fail(new Unreachable(t('not-sent')));
    request.onabort = () => fail(new Stopped());
    stop.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
}
