import type { Id, RoundLine, RuleLine, Step } from '../../api/contract';
import { isStandard, nameOfStep, STEPS } from '../../votes/steps';
import { list } from '../../words/format';
import { t } from '../../words/words';

/** What a question is called: what it asks about, or the vote itself where all is asked at once. */
export function titleOf(round: RoundLine, question: Id): string {
  return round.items.find((item) => item.version === question)?.text.title ?? round.title;
}

/** The rule in the jurors' words, with nothing claimed that does not hold. */
export function ruleInWords(rule: RuleLine): string {
  const { people, needed, threshold, denominator, quorum, counting, method, steps } = rule;
  // What only puts things in order needs no support.
  if (counting.length === 0) return [quorum !== null && t('ballot-quorum', { quorum }), rule.secrecy === 'named' && t('ballot-named'), t('ballot-change-until')].filter(Boolean).join(' ');
  const firstThree = isStandard(method) && STEPS.every((step, i) => counting.includes(step) === i < 3);
  const support = firstThree ? t('ballot-first-three') : t('ballot-counting', { steps: list(steps.filter((step) => counting.includes(step)).map((step) => nameOfStep(method, step))) });
  const count =
    denominator === 'cast' || people === null || needed === null
      ? threshold && t('ballot-cast', threshold)
      : t(denominator === 'enrolled' ? 'ballot-enrolled' : 'ballot-here', { people, needed });
  return [
    support,
    count,
    quorum !== null && t('ballot-quorum', { quorum }),
    !rule.stand_aside_counted && t('ballot-aside-left-out'),
    rule.secrecy === 'named' && t('ballot-named'),
    t('ballot-change-until'),
  ]
    .filter(Boolean)
    .join(' ');
}

/** What an answer means beyond its name. */
export function hintOf(step: Step, rule: RuleLine): string | undefined {
  if (step === 'cannot_live_with_it') return t('ballot-hint-against');
  if (step !== 'stand_aside' || rule.counting.includes(step)) return undefined;
  if (!rule.stand_aside_counted) return t('ballot-hint-aside-out');
  if (rule.denominator === 'cast' || rule.needed === null) return t('ballot-hint-aside-share');
  return t('ballot-hint-aside', { needed: rule.needed });
}
