import type { AgendaView, Item, RoundLine } from '../../api/contract';

/** What the projector shows; Run says the same beforehand. */
export type Shows =
  | { what: 'item'; item: Item }
  | { what: 'vote'; round: RoundLine }
  | { what: 'result'; round: RoundLine }
  | { what: 'title' };

/** An open vote first; a result from its reveal until the next item opens; else the open item. */
export function onScreen(agenda: AgendaView | undefined, rounds: readonly RoundLine[]): Shows {
  const item = agenda?.items.find((one) => one.id === agenda.open) ?? null;
  const vote = rounds.find((round) => round.state === 'open');
  if (vote) return { what: 'vote', round: vote };
  const shown = rounds
    .filter((round) => round.revealed_at !== null && (round.state === 'closed' || round.state === 'published'))
    .toSorted((a, b) => (b.revealed_at ?? 0) - (a.revealed_at ?? 0))[0];
  if (shown && (shown.revealed_at ?? 0) > (item?.opened_at ?? 0) && agenda?.current_day != null) return { what: 'result', round: shown };
  return item ? { what: 'item', item } : { what: 'title' };
}
