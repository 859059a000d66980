import { Refused, Unreachable } from '../api/call';
import { language } from '../words/language.svelte';
import { t } from '../words/words';
import { session } from './session.svelte';

/** Keeps a file on the person's device. */
export function keep(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Fetches a file with the token, which a plain link does not carry, and keeps it. */
export async function download(path: string, name: string): Promise<void> {
  const bearer = await session.bearer();
  const headers: Record<string, string> = { 'Accept-Language': language.code };
  if (bearer) headers.Authorization = `Bearer ${bearer}`;
  const answer = await fetch(path, { headers }).catch(() => {
    throw new Unreachable(t('not-sent'));
  });
  if (!answer.ok) throw new Refused(answer.status, 'file', t(answer.status >= 500 ? 'server-broke' : 'not-accepted'));
  keep(await answer.blob(), name);
}
