import type { Explained, ItemTally, Method, OutcomeLine, RecommendationLine, RecommendationState, ResultsView, RoundLine } from '../../api/contract';
import { isStandard, nameOfStep, toneOf } from '../../votes/steps';
import { t } from '../../words/words';

type Line = ResultsView['recommendations'][number];

/** What is no longer put to a vote: taken back, or others were made of it. */
const PAST: RecommendationState[] = ['withdrawn', 'merged', 'split'];

/** The outcome that counts: the last one of a vote that decides, with how it stood in the first vote. */
export function decided(one: Line): { outcome: OutcomeLine; first: OutcomeLine | undefined } | null {
  // What was only put in order is decided by no vote.
  const outcome = one.outcomes.findLast((other) => !other.indicative && other.tally.passed !== null);
  if (!outcome) return null;
  return { outcome, first: one.outcomes.find((other) => other !== outcome && other.tally.passed !== null) };
}

/** What was agreed first, then what was not; each in the order in which it was written. */
export function sorted(view: ResultsView): { decided: Line[]; waiting: Line[] } {
  const known = view.recommendations.filter((one) => decided(one));
  const passed = (one: Line) => decided(one)?.outcome.tally.passed;
  return {
    decided: [...known.filter(passed), ...known.filter((one) => !passed(one))],
    waiting: view.recommendations.filter((one) => !decided(one) && one.versions.length > 0 && !PAST.includes(one.state)),
  };
}

export function textOf(one: RecommendationLine, version: string) {
  return one.versions.find((other) => other.id === version)?.text ?? one.versions.at(-1)?.text;
}

/** Whether the words of the other ways to vote are needed to tell of a round. */
export function needsMore(round: RoundLine): boolean {
  return !isStandard(round.rule.method);
}

/** What stands beside a bar: a step, points, dots, or a place. */
function label(method: Method, step: string): string {
  const n = Number(step);
  if (method.kind === 'score') return t('count-points', { n });
  if (method.kind === 'dots') return t('count-dots', { n });
  return method.kind === 'ranking' ? t('count-place-given', { n }) : nameOfStep(method, step, true);
}

/** The bars of a tally; who left it blank, and who did not answer, has one too, where they are counted. */
export function bars(tally: ItemTally, { rule, outcome }: RoundLine) {
  const rows: { label: string; n: number; tone: 'support' | 'aside' | 'against' }[] = tally.counts
    .filter(({ people }) => people > 0 || rule.method.kind !== 'score')
    .map(({ step, people }) => ({ label: label(rule.method, step), n: people, tone: toneOf(rule, step) }));
  const roster = outcome?.roster ?? 0;
  if (tally.blank > 0) rows.push({ label: t('told-blank'), n: tally.blank, tone: 'aside' });
  if (roster > tally.cast) rows.push({ label: t('not-answered'), n: roster - tally.cast, tone: 'aside' });
  return rows;
}

/** What of a tally was counted on paper; null where nobody voted so. */
export function onPaper(tally: ItemTally, { rule }: RoundLine): string | null {
  const given = tally.paper.filter(({ people }) => people > 0).map(({ step, people }) => t('count-gave', { people, value: label(rule.method, step) }));
  return given.length === 0 ? null : t('count-on-paper', { counts: given.join(' · ') });
}

/** One step of the count, as a sentence. */
export function explained(one: Explained, tally: ItemTally, method: Method): string {
  switch (one.code) {
    case 'counted':
      return t(({ here_when_opened: 'counted-here', enrolled: 'counted-enrolled', cast: 'counted-cast' } as const)[one.denominator], { people: one.people });
    case 'stand_aside_left_out':
      return t('counted-aside', { people: one.people, left: one.left });
    case 'threshold':
      return t('counted-threshold', { num: one.num, den: one.den, of: one.of, needed: one.needed });
    case 'support': {
      const steps = one.steps.map(({ step, people }) => t('counted-step', { step: nameOfStep(method, step, true), people })).join(' + ');
      return t('counted-support', { support: one.support, steps });
    }
    case 'blank':
      return t('counted-blank', { people: one.people });
    case 'on_paper':
      return t('counted-paper', { ballots: one.ballots });
    case 'quorum':
      return t(one.met ? 'counted-quorum-met' : 'counted-quorum-not', { quorum: one.quorum, cast: one.cast });
    case 'nobody_counted':
      return t('counted-nobody');
    case 'outcome':
      if (one.passed) return t('counted-agreed', { support: one.support });
      return one.support < one.needed ? t('counted-too-few', { support: one.support, needed: one.needed }) : t(tally.denominator === 0 ? 'counted-nobody' : 'counted-not-agreed');
    default:
      // How options are put in order is said where the order stands.
      return '';
  }
}
