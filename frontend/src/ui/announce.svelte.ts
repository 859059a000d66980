/** What was last said in the page's one live region. */
export const said = $state({ text: '', turn: 0 });

/** Says a change once to those who do not see it. */
export function announce(text: string): void {
  said.text = text;
  said.turn++;
}
