import type { Step } from '../api/contract';

/** From most to least support. */
export const STEPS = ['full_support', 'with_reservations', 'can_live_with_it', 'stand_aside', 'cannot_live_with_it'] as const satisfies readonly Step[];

type Dashed<S extends string> = S extends `${infer Head}_${infer Tail}` ? `${Head}-${Dashed<Tail>}` : S;

/** A code as it is written in the keys of messages. */
export function dashed<S extends string>(code: S): Dashed<S> {
  return code.replaceAll('_', '-') as Dashed<S>;
}

/** How a step looks in a chart: never by its colour alone, its label stands above. */
export function toneOf(step: Step): 'support' | 'aside' | 'against' {
  return step === 'stand_aside' ? 'aside' : step === 'cannot_live_with_it' ? 'against' : 'support';
}
