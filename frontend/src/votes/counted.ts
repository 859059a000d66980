import type { Explained, Id, Method } from '../api/contract';
import { t } from '../words/words';
import { nameOfStep } from './steps';

/** One step of how options were put in order, as a sentence; none for the steps of passing or failing. */
export function ordering(one: Explained, method: Method, title: (id: Id) => string): string | null {
  const grade = (step: string) => nameOfStep(method, step);
  switch (one.code) {
    case 'points_added':
    case 'dots_added': {
      if (one.given.length === 0) return t('count-nothing-given');
      const sum = one.given.map((given) => t('count-gave', given)).join(' + ');
      return one.code === 'dots_added' ? t('count-dots-added', { sum, points: one.points }) : t('count-points-added', { sum, points: one.points });
    }
    case 'middle_grade':
      return t('count-middle-grade', { graded: one.graded, middle: one.middle, grade: grade(one.grade), better: one.better, worse: one.worse });
    case 'ranked_by':
      return t('count-ranked-by', { people: one.people, left: one.left_out });
    case 'behind':
      return one.options.length === 0 ? t('count-behind-none') : t('count-behind', { options: one.options.map(title).join(' · ') });
    case 'nobody_answered':
      return t('count-nobody');
    case 'most_first':
      return method.kind === 'dots' ? t('count-most-dots') : t('count-most-points');
    case 'best_middle_first':
      return t('count-best-middle');
    case 'compared_in_pairs':
      return t('count-pairs', { people: one.people });
    case 'beats_every_other':
      return t('count-beats-all', { option: title(one.option) });
    case 'none_beats_every_other':
      return t('count-beats-none');
    case 'chain': {
      const facts = { over: title(one.over), under: title(one.under), path: one.path, back: one.back };
      if (one.through.length === 0) return t('count-link', facts);
      return t('count-chain', { ...facts, chain: [one.over, ...one.through, one.under].map(title).join(' > ') });
    }
    case 'middles_removed':
      return t('count-middles-removed', {
        over: title(one.over),
        under: title(one.under),
        removed: one.removed,
        one: grade(one.over_grade),
        two: grade(one.under_grade),
      });
    case 'shared_place':
      return t('count-shared', { place: one.place, options: one.options.map(title).join(' · ') });
    default:
      return null;
  }
}
