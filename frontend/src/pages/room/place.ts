/** The entry whose card moves elsewhere because of what somebody does: their place moves along. */
let going: string | null = null;

/** Before it is asked for: the card may be there before the answer. */
export function goesAlong(entry: string): void {
  going = entry;
  // A card that did not move after all takes nobody's place later.
  setTimeout(() => (going = null), 4_000);
}

/** Whether this card is the one that moved; asked once. */
export function wentAlong(entry: string): boolean {
  const it = going === entry;
  if (it) going = null;
  return it;
}

/** Puts the focus on what can be done with an entry. */
export function focusOn(entry: string): void {
  setTimeout(() => document.getElementById(`more-${entry}`)?.focus());
}
