import { router } from '../../router.svelte';

/** A voting point's secret is far longer than the place of a question, which the address may carry as well. */
const SHORTEST = 20;
const keyOf = (jury: string) => `voting-point:${jury}`;

/** What makes this device a voting point: from the address it was opened with, and then for as long as the tab lives. */
export function pointToken(jury: string): string | null {
  try {
    if (router.hash.length >= SHORTEST) {
      sessionStorage.setItem(keyOf(jury), router.hash);
      // Not in the history either.
      history.replaceState(null, '', location.pathname);
      router.hash = '';
    }
    return sessionStorage.getItem(keyOf(jury));
  } catch {
    return router.hash.length >= SHORTEST ? router.hash : null;
  }
}

/** Takes everything of one voter from this browser; what makes it the voting point stays. */
export function wipe(jury: string): void {
  try {
    const token = sessionStorage.getItem(keyOf(jury));
    sessionStorage.clear();
    if (token !== null) sessionStorage.setItem(keyOf(jury), token);
    localStorage.clear();
  } catch {
    // No storage: then nothing lies in it.
  }
}
