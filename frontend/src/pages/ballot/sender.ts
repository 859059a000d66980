import type { Answer, Id } from '../../api/contract';

/** How answers go where it is not by the jury's own door: a secret vote. */
export interface Sender {
  /** What was sent off to this question. */
  sent(question: Id): Answer | null;
  /** True when nothing more is to be done by the person. */
  send(answers: Record<Id, Answer>): Promise<boolean>;
}
