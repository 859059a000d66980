import type { PersonLine } from '../api/contract';
import { t } from './words';

/** The name that a person chose to be seen by, else their role and number: Juror 7. */
export function nameOf(person: Pick<PersonLine, 'shown_name' | 'role' | 'number'>): string {
  return person.shown_name || t('person-numbered', { role: t(`role-${person.role}`), n: person.number });
}
