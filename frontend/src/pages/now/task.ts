import type { Id, Item, MeView, Role, RoundsView } from '../../api/contract';
import { votedHere } from '../../live/voted';
import { t } from '../../words/words';

/** What is expected of somebody now, in one sentence, and the one place where it happens. */
export interface Task {
  text: string;
  go?: { href: string; label: string };
  /** Another place that may help, less loud. */
  also?: { href: string; label: string };
}

interface Circumstances {
  jury: Id;
  role: Role;
  me: MeView | undefined;
  votes: RoundsView | undefined;
}

/** An open vote comes before whatever else is on the agenda. */
export function openVote({ votes, me, role }: Pick<Circumstances, 'votes' | 'me' | 'role'>) {
  if (role !== 'juror') return undefined;
  for (const round of votes?.rounds ?? []) {
    if (round.state !== 'open') continue;
    const mine = me?.rounds?.find((one) => one.round === round.id);
    if (mine?.on_roster) return { id: round.id, cast: mine.answers.length > 0 || votedHere(round.id, me?.id) };
  }
  return undefined;
}

export function taskOf(item: Item, at: Circumstances): Task {
  const { jury, role, me } = at;
  const to = (page: string, label: string) => ({ href: `/j/${jury}/${page}`, label });
  const vote = openVote(at);
  if (vote) {
    return vote.cast
      ? { text: t('now-voted'), go: to(`ballot/${vote.id}`, t('now-go-vote-again')) }
      : { text: t('now-vote'), go: to(`ballot/${vote.id}`, t('now-go-vote')) };
  }
  const sits = role === 'juror' || role === 'supporter';
  const room = sits && me?.room ? to('room', t('now-go-room')) : undefined;
  // A witness has a part of their own on this page, with its own button.
  const evidence = role === 'witness' ? {} : { go: to('evidence', t('now-go-evidence')) };
  const questions = to('questions', t(role === 'juror' ? 'now-go-ask' : 'now-go-questions'));
  const listens = !sits && role !== 'witness';
  switch (item.kind) {
    case 'break':
      return { text: t('now-break') };
    case 'plenary':
      return { text: t(listens ? 'now-watch-plenary' : 'now-plenary') };
    case 'presentations':
      return { text: t(sits ? 'now-presentations' : 'now-watch-presentations'), ...evidence, ...(sits && { also: questions }) };
    case 'questions':
      if (item.opens_rooms && room) return { text: t('now-questions-room'), go: room, also: questions };
      // A witness finds what is asked of them in their own part.
      return { text: t(sits ? 'now-questions' : 'now-watch-questions'), ...(role !== 'witness' && { go: questions }) };
    case 'rooms':
      if (room) return { text: t(role === 'supporter' ? 'now-rooms-supporter' : 'now-rooms'), go: room };
      return { text: t(sits ? 'now-rooms-wait' : 'now-watch-rooms') };
    case 'drafting':
      if (room) return { text: t(role === 'supporter' ? 'now-rooms-supporter' : 'now-drafting'), go: room };
      return { text: t(sits ? 'now-rooms-wait' : 'now-watch-drafting') };
    case 'presenting':
      return { text: t(sits ? 'now-presenting' : 'now-watch-presenting'), go: to('recommendations', t('now-go-recommendations')) };
    case 'refining':
      return { text: t(role === 'juror' ? 'now-refining' : 'now-watch-refining'), go: to('recommendations', t('now-go-recommendations')) };
    case 'ballot':
      if (role === 'juror') return { text: t('now-vote-wait'), go: to('recommendations', t('now-go-recommendations')) };
      return { text: t(role === 'supporter' ? 'now-vote-supporter' : 'now-watch-vote'), go: to('recommendations', t('now-go-recommendations')) };
  }
}
