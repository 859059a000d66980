import type { Answer, Id, Method, RuleLine, Step } from '../api/contract';
import { t } from '../words/words';

/** From most to least support. */
export const STEPS = ['full_support', 'with_reservations', 'can_live_with_it', 'stand_aside', 'cannot_live_with_it'] as const satisfies readonly Step[];

type Dashed<S extends string> = S extends `${infer Head}_${infer Tail}` ? `${Head}-${Dashed<Tail>}` : S;

/** A code as it is written in the keys of messages. */
export function dashed<S extends string>(code: S): Dashed<S> {
  return code.replaceAll('_', '-') as Dashed<S>;
}

/** Whether it is answered on the standard scale. */
export function isStandard(method: Method): boolean {
  return method.kind === 'scale' && method.scale === 'five';
}

/** A step, grade or choice by the words of its method; on the results page in the third person. */
export function nameOfStep(method: Method, step: string, told = false): string {
  if (method.kind === 'scale' && method.scale === 'own') return method.own?.[Number(step.slice(1)) - 1] ?? step;
  const words = isStandard(method) ? (told ? 'told' : 'step') : method.kind === 'scale' ? 'kaner' : method.kind === 'approval' ? 'approval' : 'grade';
  return t(`${words}-${dashed(step)}` as 'step-full-support');
}

/** Whether two answers say the same, whatever the order in which their parts were chosen. */
export function same(one: Answer | null, other: Answer | null): boolean {
  return flat(one) === flat(other);
}

function flat(answer: Answer | null): string {
  return JSON.stringify(answer, (_, value: unknown) =>
    value && typeof value === 'object' && !Array.isArray(value) ? Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)) : value,
  );
}

/** What somebody answered to a question. */
export function answerTo(answers: readonly { item: Id; answer: Answer }[], question: Id): Answer | null {
  return answers.find((one) => one.item === question)?.answer ?? null;
}

const AGAINST = ['cannot_live_with_it', 'disagree_go_along', 'disagree_absolved', 'block', 'reject'];

/** How a step looks in a chart: never by its colour alone, its label stands above. */
export function toneOf({ method, counting, steps }: Pick<RuleLine, 'method' | 'counting' | 'steps'>, step: string): 'support' | 'aside' | 'against' {
  const own = method.kind === 'scale' && method.scale === 'own';
  if ((method.kind !== 'scale' && method.kind !== 'approval') || counting.includes(step)) return 'support';
  return AGAINST.includes(step) || (own && step === steps.at(-1)) ? 'against' : 'aside';
}
