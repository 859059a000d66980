import type { AgendaView, AskedLine, Item, QuestionsView, RoundLine } from '../../api/contract';

/** What the projector shows; Run says the same beforehand. */
export type Shows =
  | { what: 'item'; item: Item }
  | { what: 'question'; question: AskedLine }
  | { what: 'vote'; round: RoundLine }
  | { what: 'result'; round: RoundLine }
  | { what: 'title' };

/**
 * An open vote first; then the question that is put; a result from its reveal until the next item opens; else
 * the open item.
 */
export function onScreen(agenda: AgendaView | undefined, rounds: readonly RoundLine[], questions: QuestionsView | undefined): Shows {
  const item = agenda?.items.find((one) => one.id === agenda.open) ?? null;
  const vote = rounds.find((round) => round.state === 'open');
  if (vote) return { what: 'vote', round: vote };
  const question = questions?.questions.find((one) => one.id === questions.put);
  if (question) return { what: 'question', question };
  const shown = rounds
    .filter((round) => round.revealed_at !== null && (round.state === 'closed' || round.state === 'published'))
    .toSorted((a, b) => (b.revealed_at ?? 0) - (a.revealed_at ?? 0))[0];
  if (shown && (shown.revealed_at ?? 0) > (item?.opened_at ?? 0) && agenda?.current_day != null) return { what: 'result', round: shown };
  return item ? { what: 'item', item } : { what: 'title' };
}
