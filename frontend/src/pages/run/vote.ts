import type { Denominator, PersonLine, RecommendationState, RoundLine, Step } from '../../api/contract';
import { t } from '../../words/words';
import { here } from './people';

/** What a vote can be about: it was presented and is not decided. */
export const ASKABLE: readonly RecommendationState[] = ['presented', 'amended', 'put', 'not_agreed'];

/** Fewest people in a secret vote. */
export const LEAST_SECRET = 5;

/** A vote that closes by itself does so at least this long after it opens. */
export const SOONEST_MS = 60_000;

/** Whole people for a share of so many, rounded up: 4/5 of 13 is 11. */
export function neededOf(people: number, { num, den }: { num: number; den: number }): number {
  return Math.floor((people * num + den - 1) / den);
}

/** How many could vote if it opened now. */
export function wouldVote(denominator: Denominator, people: readonly PersonLine[]): number {
  if (denominator === 'here_when_opened') return here(people).length;
  return people.filter((person) => person.role === 'juror' && person.attendance !== 'left').length;
}

/** The rule in one sentence: 13 here, 11 needed. */
export function ruleOf({ rule }: Pick<RoundLine, 'rule'>, people: readonly PersonLine[]): string {
  if (!rule.threshold || !rule.denominator) return t('run-vote-rule-none');
  if (rule.denominator === 'cast') return t('run-vote-rule-cast', { num: rule.threshold.num, den: rule.threshold.den });
  const count = rule.people ?? wouldVote(rule.denominator, people);
  const needed = rule.needed ?? neededOf(count, rule.threshold);
  return t(rule.denominator === 'enrolled' ? 'run-vote-rule-enrolled' : 'run-vote-rule-here', { people: count, needed });
}

export const STEP_WORDS = {
  full_support: 'run-step-full-support',
  with_reservations: 'run-step-with-reservations',
  can_live_with_it: 'run-step-can-live-with-it',
  stand_aside: 'run-step-stand-aside',
  cannot_live_with_it: 'run-step-cannot-live-with-it',
} as const satisfies Record<Step, string>;
