import { needWords } from '../../words/words';
import EntryMore from './EntryMore.svelte';
import GroupTools from './GroupTools.svelte';

/** What can be done with entries besides supporting them, once its words are there. */
export async function more() {
  await needWords(['lists']);
  return { EntryMore, GroupTools };
}
