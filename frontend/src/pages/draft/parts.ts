/** The boxes of shared texts, by the names of their roots. */
export type Part = 'title' | 'body' | 'reasons' | 'notes';

const REMEMBERED = 'citizens-jury-text-tools';

/** Whether this device has asked for the finer tools. */
export function wantsMore(): boolean {
  try {
    return localStorage.getItem(REMEMBERED) === '1';
  } catch {
    return false;
  }
}

export function remembersMore(more: boolean): void {
  try {
    if (more) localStorage.setItem(REMEMBERED, '1');
    else localStorage.removeItem(REMEMBERED);
  } catch {
    // Private windows may refuse; it then lasts as long as the page.
  }
}
