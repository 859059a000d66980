import { gradesInOrder } from './judgment';
import type { Answer, Question, Rule } from './rule';
import { schulze, type Pair } from './schulze';

export interface StepCount {
  step: string;
  people: number;
}

/** What two tellers counted by hand. */
export interface Paper {
  ballots: number;
  totals: { question: string; step: string; people: number }[];
}

export interface OptionTally {
  item: string;
  counts: StepCount[];
  blank: number;
  cast: number;
  support: number;
  denominator: number;
  needed: number;
  quorum_met: boolean | null;
  passed: boolean | null;
  points: number | null;
  paper: StepCount[];
}

export interface Place {
  place: number;
  options: string[];
}

export interface Tally {
  roster: number;
  items: OptionTally[];
  order: { places: Place[]; pairwise: Pair[] } | null;
}

/** Counts a round anew from its ballots: whole numbers only, whatever the order of the ballots. */
export function count(rule: Rule, roster: number, questions: readonly Question[], answersTo: (question: string) => Answer[], paper: Paper | null): Tally {
  const { method } = rule;
  const tally: Tally = { roster, items: [], order: null };
  for (const question of questions) {
    const answers = answersTo(question.id);
    if (method.kind === 'scale' || method.kind === 'approval') {
      tally.items.push(onSteps(rule, method, roster, question, answers, paper));
    } else {
      const { items, order } = inOrder(rule, roster, question, answers);
      tally.items.push(...items);
      tally.order = order;
    }
  }
  return tally;
}

/** What holds for an option whatever the method. */
function begin(rule: Rule, roster: number, item: string, blank: number, cast: number): OptionTally {
  return {
    item,
    counts: [],
    blank,
    cast,
    support: 0,
    denominator: rule.denominator === 'cast' ? cast : roster,
    needed: 0,
    quorum_met: rule.quorum === null ? null : cast >= rule.quorum,
    passed: null,
    points: null,
    paper: [],
  };
}

function onSteps(rule: Rule, method: { steps: string[]; aside: string | null }, roster: number, question: Question, answers: Answer[], paper: Paper | null): OptionTally {
  const onPaper = (step: string) =>
    (paper?.totals ?? []).filter((one) => one.question === question.id && one.step === step).reduce((sum, one) => sum + one.people, 0);
  const counts = method.steps.map((step) => ({
    step,
    people: answers.filter((answer) => answer.kind === 'step' && answer.step === step).length + onPaper(step),
  }));
  const blank = answers.filter((answer) => answer.kind === 'blank').length + onPaper('blank');
  const item = begin(rule, roster, question.options[0] ?? question.id, blank, blank + sum(counts.map((one) => one.people)));
  const of = (step: string) => counts.find((one) => one.step === step)?.people ?? 0;
  item.counts = counts;
  if (method.aside !== null && !rule.asideCounted) item.denominator = Math.max(0, item.denominator - of(method.aside));
  item.needed = shareOf(rule.threshold ?? { num: 1, den: 1 }, item.denominator);
  item.support = sum(rule.counting.map(of));
  if (paper) item.paper = method.steps.map((step) => ({ step, people: onPaper(step) }));
  item.passed = item.denominator > 0 && item.quorum_met !== false && item.support >= item.needed;
  return item;
}

/** The smallest whole number of people that is at least this share. */
function shareOf({ num, den }: { num: number; den: number }, people: number): number {
  const exact = (BigInt(num) * BigInt(people) + BigInt(den) - 1n) / BigInt(den);
  return Number(exact);
}

function inOrder(rule: Rule, roster: number, question: Question, answers: Answer[]): { items: OptionTally[]; order: { places: Place[]; pairwise: Pair[] } } {
  const blank = answers.filter((answer) => answer.kind === 'blank').length;
  const items = question.options.map((option) => begin(rule, roster, option, blank, answers.length));
  const tell = (of: (option: string) => string[]) => {
    for (const item of items) item.counts = tallied(of(item.item), rule);
  };
  switch (rule.method.kind) {
    case 'score':
    case 'dots': {
      const given = (option: string) => answers.flatMap((answer) => (answer.kind === 'scores' || answer.kind === 'dots' ? (answer.numbers.get(option) ?? []) : []));
      for (const item of items) item.points = sum(given(item.item));
      tell((option) => given(option).map(String));
      const points = new Map(items.map((item) => [item.item, item.points ?? 0]));
      return { items, order: { places: places(question.options, (a, b) => (points.get(b) ?? 0) - (points.get(a) ?? 0)), pairwise: [] } };
    }
    case 'judgment': {
      const grades = (option: string) => answers.flatMap((answer) => (answer.kind === 'grades' ? (answer.grades.get(option) ?? []) : []));
      tell(grades);
      const compare = gradesInOrder(rule.method.steps, new Map(question.options.map((option) => [option, grades(option)])));
      return { items, order: { places: places(question.options, compare), pairwise: [] } };
    }
    default: {
      const rankings = answers.flatMap((answer) => (answer.kind === 'ranking' ? [answer.options] : []));
      tell((option) => rankings.flatMap((ranking) => (ranking.includes(option) ? [String(ranking.indexOf(option) + 1)] : [])));
      const { pairs, beats } = schulze(question.options, rankings);
      return { items, order: { places: placesOf(question.options, beats), pairwise: pairs } };
    }
  }
}

/** How many people gave each answer: grades from the best, numbers from the smallest. */
function tallied(given: readonly string[], { method }: Rule): StepCount[] {
  const steps =
    method.kind === 'judgment' ? method.steps
    : method.kind === 'score' ? Array.from({ length: method.max + 1 }, (_, n) => String(n))
    : [...new Set(given)].sort((a, b) => Number(a) - Number(b));
  return steps.map((step) => ({ step, people: given.filter((one) => one === step).length }));
}

/** Places by an order in which options may be level: 1, 1, 3. */
function places(options: readonly string[], compare: (a: string, b: string) => number): Place[] {
  return placesOf(options, (a, b) => compare(a, b) < 0);
}

/** An option's place is one more than how many come before it; those level stay in the ballot's order. */
function placesOf(options: readonly string[], before: (a: string, b: string) => boolean): Place[] {
  const at = new Map<number, string[]>();
  for (const option of options) {
    const place = 1 + options.filter((other) => other !== option && before(other, option)).length;
    at.set(place, [...(at.get(place) ?? []), option]);
  }
  return [...at].sort(([a], [b]) => a - b).map(([place, level]) => ({ place, options: level }));
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, n) => all + n, 0);
