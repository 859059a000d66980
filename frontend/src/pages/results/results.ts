import type { Explained, ItemTally, OutcomeLine, RecommendationLine, RecommendationState, ResultsView, Step } from '../../api/contract';
import { dashed, STEPS, toneOf } from '../../votes/steps';
import { t } from '../../words/words';

type Line = ResultsView['recommendations'][number];

/** What is no longer put to a vote: taken back, or others were made of it. */
const PAST: RecommendationState[] = ['withdrawn', 'merged', 'split'];

/** The outcome that counts: the last one of a vote that decides, with how it stood in the first vote. */
export function decided(one: Line): { outcome: OutcomeLine; first: OutcomeLine | undefined } | null {
  const outcome = one.outcomes.findLast((other) => !other.indicative);
  if (!outcome) return null;
  return { outcome, first: one.outcomes.find((other) => other !== outcome) };
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

/** The bars of a tally; who did not answer has one too, where they are counted. */
export function bars(tally: ItemTally, roster: number) {
  const rows: { label: string; n: number; tone: 'support' | 'aside' | 'against' }[] = STEPS.map((step: Step) => ({
    label: t(`told-${dashed(step)}`),
    n: tally.distribution[step],
    tone: toneOf(step),
  }));
  if (roster > tally.cast) rows.push({ label: t('not-answered'), n: roster - tally.cast, tone: 'aside' });
  return rows;
}

/** One step of the count, as a sentence. */
export function explained(one: Explained, tally: ItemTally): string {
  switch (one.code) {
    case 'counted':
      return t(({ here_when_opened: 'counted-here', enrolled: 'counted-enrolled', cast: 'counted-cast' } as const)[one.denominator], { people: one.people });
    case 'stand_aside_left_out':
      return t('counted-aside', { people: one.people, left: one.left });
    case 'threshold':
      return t('counted-threshold', { num: one.num, den: one.den, of: one.of, needed: one.needed });
    case 'support': {
      const steps = one.steps.map(({ step, people }) => t('counted-step', { step: t(`told-${dashed(step)}`), people })).join(' + ');
      return t('counted-support', { support: one.support, steps });
    }
    case 'quorum':
      return t(one.met ? 'counted-quorum-met' : 'counted-quorum-not', { quorum: one.quorum, cast: one.cast });
    case 'nobody_counted':
      return t('counted-nobody');
    case 'outcome':
      if (one.passed) return t('counted-agreed', { support: one.support });
      return one.support < one.needed ? t('counted-too-few', { support: one.support, needed: one.needed }) : t(tally.denominator === 0 ? 'counted-nobody' : 'counted-not-agreed');
  }
}
