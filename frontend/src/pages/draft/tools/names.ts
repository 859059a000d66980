import { t } from '../../../words/words';
import type { Part } from '../parts';

/** What a box is called on the page. */
export function partName(part: Part): string {
  return t(`draft-${part}`);
}

/** The first words of a line, to tell it from others. */
export function beginning(text: string, most = 60): string {
  return text.length <= most ? text : `${text.slice(0, most).replace(/\s+\S*$/, '')} …`;
}
