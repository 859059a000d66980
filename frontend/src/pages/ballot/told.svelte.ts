import type { Answer, RoundLine } from '../../api/contract';
import { isStandard, nameOfStep } from '../../votes/steps';
import { t } from '../../words/words';
import type { Ways } from './ways/load';

/** How a vote is answered and told. What only the other ways to vote need comes with them. */
export class Telling {
  ways = $state.raw<Ways>();
  missed = $state(false);
  /** Settled once all is there; none: it is. */
  coming: Promise<void> | undefined;
  #round: RoundLine;
  #standard: boolean;

  constructor(round: RoundLine) {
    this.#round = round;
    this.#standard = isStandard(round.rule.method);
    if (this.#standard) return;
    this.coming = import('./ways/load').then(({ load }) => load()).then((ways) => void (this.ways = ways), () => void (this.missed = true));
  }

  get ready(): boolean {
    return this.#standard || this.ways !== undefined;
  }

  /** An answer in words, a line each. */
  tell = (answer: Answer): string[] => {
    const { method } = this.#round.rule;
    return this.ways?.inWords(answer, this.#round) ?? ['step' in answer ? nameOfStep(method, answer.step) : t('ballot-left-blank')];
  };

  /** What is missing of the answer to question `n`, counted from 1; none: it can be sent. */
  lack(answer: Answer | null, n: number): string | null {
    if (answer) return this.ways?.lack(answer, this.#round) ?? null;
    return this.#round.questions.length < 2 ? t('choose-one') : t('ballot-answer-first', { n });
  }
}
