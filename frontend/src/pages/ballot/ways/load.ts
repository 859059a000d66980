import { needWords } from '../../../words/words';
import Asked from './Asked.svelte';
import { inWords, lack } from './ways';

/** What a ballot needs that is not answered on the standard scale. */
export async function load() {
  await needWords(['methods', 'counted']);
  return { Asked, inWords, lack };
}

export type Ways = Awaited<ReturnType<typeof load>>;
