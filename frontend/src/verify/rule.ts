import { exactly, isCount, isFields, isText, listOf, readCanonical, type Fields } from './json';

/** How a question is answered, as the opening says it. */
export type Method =
  | { kind: 'scale'; steps: string[]; aside: string | null }
  | { kind: 'approval'; steps: string[]; aside: string | null }
  | { kind: 'score'; max: number }
  | { kind: 'ranking' }
  | { kind: 'dots'; dots: number; most: number }
  | { kind: 'judgment'; steps: string[] };

export interface Rule {
  method: Method;
  /** Each share as it is written: `num` of every `den`. */
  threshold: { num: number; den: number } | null;
  denominator: 'here_when_opened' | 'enrolled' | 'cast' | null;
  asideCounted: boolean;
  quorum: number | null;
  counting: string[];
  secrecy: string;
}

export interface Question {
  id: string;
  options: string[];
}

/** A ballot's answer; a blank one supports nothing. */
export type Answer =
  | { kind: 'blank' }
  | { kind: 'step'; step: string }
  | { kind: 'scores' | 'dots'; numbers: Map<string, number> }
  | { kind: 'ranking'; options: string[] }
  | { kind: 'grades'; grades: Map<string, string> };

const FIVE = ['full_support', 'with_reservations', 'can_live_with_it', 'stand_aside', 'cannot_live_with_it'];
const KANER = ['endorsement', 'minor_contention', 'with_reservations', 'abstain', 'stand_aside', 'disagree_go_along', 'disagree_absolved', 'block'];
const APPROVAL = ['approve', 'abstain', 'reject'];
/** Best first. */
const GRADES = ['excellent', 'very_good', 'good', 'acceptable', 'poor', 'reject'];

const isTextOrNull = (value: unknown): value is string | null => value === null || isText(value);

function readMethod(value: unknown): Method | null {
  if (!isFields(value)) return null;
  const { kind } = value;
  if (kind === 'approval') return { kind, steps: APPROVAL, aside: 'abstain' };
  if (kind === 'ranking') return { kind };
  if (kind === 'judgment') return { kind, steps: GRADES };
  if (kind === 'score') return isCount(value.max) && value.max >= 1 ? { kind, max: value.max } : null;
  if (kind === 'dots') {
    const most = value.most ?? value.dots;
    return isCount(value.dots) && isCount(most) && value.dots >= 1 ? { kind, dots: value.dots, most } : null;
  }
  if (kind === 'scale') {
    const own = listOf(value.own ?? [], isText);
    const aside = value.aside ?? null;
    if (!own || !isTextOrNull(aside)) return null;
    const steps = value.scale === 'five' ? FIVE : value.scale === 'kaner' ? KANER : value.scale === 'own' ? own.map((_, i) => `s${i + 1}`) : null;
    return steps && steps.length > 1 ? { kind, steps, aside } : null;
  }
  return null;
}

/** The rule as the opening has it; null when it cannot be counted by. */
export function readRule(value: unknown): Rule | null {
  if (!isFields(value)) return null;
  const method = readMethod(value.method);
  const counting = listOf(value.counting, isText);
  const { threshold = null, denominator = null, quorum = null, stand_aside_counted: asideCounted, secrecy } = value;
  if (!method || !counting || typeof asideCounted !== 'boolean' || !isText(secrecy)) return null;
  if (quorum !== null && !isCount(quorum)) return null;
  if (denominator !== null && denominator !== 'here_when_opened' && denominator !== 'enrolled' && denominator !== 'cast') return null;
  if (threshold !== null && !isShare(threshold)) return null;
  const decides = method.kind === 'scale' || method.kind === 'approval';
  if (decides && (threshold === null || denominator === null || counting.some((step) => !method.steps.includes(step)))) return null;
  return { method, threshold, denominator, asideCounted, quorum, counting, secrecy };
}

function isShare(value: unknown): value is { num: number; den: number } {
  return isFields(value) && isCount(value.num) && isCount(value.den) && value.num >= 1 && value.num <= value.den;
}

/** What a ballot's text says, if this method allows it for this question; null otherwise. */
export function readAnswer(text: string, method: Method, { options }: Question): Answer | null {
  const value = readCanonical(text);
  if (!isFields(value)) return null;
  const [kind, inner] = Object.entries(value)[0] ?? [];
  if (!kind || !exactly(value, [kind])) return null;
  if (kind === 'blank') return exactly(inner, []) ? { kind } : null;
  switch (method.kind) {
    case 'scale':
    case 'approval':
      return kind === 'step' && isText(inner) && method.steps.includes(inner) ? { kind, step: inner } : null;
    case 'ranking': {
      const ranked = kind === 'ranking' ? listOf(inner, isText) : null;
      const fits = ranked && ranked.length > 0 && new Set(ranked).size === ranked.length && ranked.every((one) => options.includes(one));
      return fits ? { kind: 'ranking', options: ranked } : null;
    }
    case 'score': {
      const numbers = kind === 'scores' && isFields(inner) ? countsOf(inner, options) : null;
      const fits = numbers && numbers.size === options.length && [...numbers.values()].every((n) => n <= method.max);
      return fits ? { kind: 'scores', numbers } : null;
    }
    case 'dots': {
      const numbers = kind === 'dots' && isFields(inner) ? countsOf(inner, options) : null;
      if (!numbers || numbers.size === 0) return null;
      const given = [...numbers.values()];
      const fits = given.every((n) => n >= 1 && n <= method.most) && given.reduce((sum, n) => sum + n, 0) <= method.dots;
      return fits ? { kind: 'dots', numbers } : null;
    }
    case 'judgment': {
      if (kind !== 'grades' || !exactly(inner, options)) return null;
      const grades = Object.entries(inner);
      const fits = grades.every((one): one is [string, string] => isText(one[1]) && method.steps.includes(one[1]));
      return fits ? { kind, grades: new Map(grades as [string, string][]) } : null;
    }
  }
}

function countsOf(inner: Fields, options: readonly string[]): Map<string, number> | null {
  const pairs = Object.entries(inner);
  return pairs.every((pair): pair is [string, number] => options.includes(pair[0]) && isCount(pair[1])) ? new Map(pairs as [string, number][]) : null;
}
