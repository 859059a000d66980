import type { Id, PersonLine } from '../../api/contract';
import { nameOf } from '../../words/people';

/** How those who run the jury know somebody: the chosen name, else the name on the list, else role and number. */
export function knownAs(person: PersonLine): string {
  return nameOf({ ...person, shown_name: person.shown_name || person.register?.name || null });
}

/** The name of a person by id; somebody who is not on the list has none. */
export function names(people: readonly PersonLine[] | undefined): (id: Id | null) => string {
  const known = new Map(people?.map((person) => [person.id, person]));
  return (id) => {
    const person = id && known.get(id);
    return person ? knownAs(person) : '';
  };
}

/** The jurors who are here by the register. */
export function here(people: readonly PersonLine[] | undefined): PersonLine[] {
  return (people ?? []).filter((p) => p.role === 'juror' && (p.attendance === 'here_hall' || p.attendance === 'here_remote'));
}
