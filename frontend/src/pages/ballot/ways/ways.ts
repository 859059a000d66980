import type { Answer, Id, Method, RoundItem, RoundLine } from '../../../api/contract';
import { nameOfStep } from '../../../votes/steps';
import { number } from '../../../words/format';
import { t } from '../../../words/words';

/** What each way of answering is given. */
export interface Choosing {
  method: Method;
  /** Grades, best first. */
  steps: readonly string[];
  options: readonly RoundItem[];
  answer: Answer | null;
  /** Of its first field, where a wrong answer is shown. */
  id: string;
  /** What describes the group: hint and error. */
  tied: string | undefined;
  onanswer: (answer: Answer) => void;
}

/** Nothing chosen yet. */
export function untouched(method: Method): Answer {
  return method.kind === 'ranking' ? { ranking: [] } : method.kind === 'dots' ? { dots: {} } : method.kind === 'score' ? { scores: {} } : { grades: {} };
}

/** The options that still need an answer: points and grades need every one. */
export function missing(answer: Answer, options: readonly RoundItem[]): RoundItem[] {
  const given = 'scores' in answer ? answer.scores : 'grades' in answer ? answer.grades : null;
  return given ? options.filter((one) => given[one.version] === undefined) : [];
}

/** What is missing of an answer, in words. */
export function lack(answer: Answer, round: Pick<RoundLine, 'items'>): string | null {
  if (('ranking' in answer && answer.ranking.length === 0) || ('dots' in answer && Object.keys(answer.dots).length === 0)) return t('choose-one');
  const titles = missing(answer, round.items).map((one) => one.text.title);
  return titles.length > 0 ? t('way-missing', { titles: titles.join(' · ') }) : null;
}

/** An answer in words, a line each: best first, or in the ballot's order. */
export function inWords(answer: Answer, { items, rule: { method } }: RoundLine): string[] {
  const title = (id: Id) => items.find((one) => one.version === id)?.text.title ?? '';
  if ('step' in answer) return [nameOfStep(method, answer.step)];
  if ('ranking' in answer) return answer.ranking.map((id, i) => t('way-answer-ranked', { n: i + 1, title: title(id) }));
  const each = (told: (id: Id) => string | undefined) =>
    items.flatMap(({ version, text }) => {
      const given = told(version);
      return given === undefined ? [] : [t('way-answer-given', { title: text.title, given })];
    });
  const some = (n: number | undefined, say: (n: number) => string) => (n === undefined ? undefined : say(n));
  if ('scores' in answer) return each((id) => some(answer.scores[id], number));
  if ('dots' in answer) return each((id) => some(answer.dots[id], (n) => t('count-dots', { n })));
  if ('grades' in answer) return each((id) => answer.grades[id] && nameOfStep(method, answer.grades[id]));
  return [t('count-left-blank')];
}
