import type { Id, JuryView, ResultsView } from '../api/contract';

/** What the server wrote into the page that it rendered, so that nothing blinks when the page comes to life. */
export interface Seed {
  jury: Id;
  seq: number;
  results: ResultsView;
  head: JuryView;
}

export function seedOf(jury: Id): Seed | undefined {
  const text = document.getElementById('seed')?.textContent;
  const seed = text ? (JSON.parse(text) as Seed) : undefined;
  return seed?.jury === jury ? seed : undefined;
}
