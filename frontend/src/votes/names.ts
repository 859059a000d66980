import type { Id, RecommendationLine, Text, VersionLine } from '../api/contract';
import { t } from '../words/words';

/** The newest frozen text of a recommendation. */
export function newest(one: RecommendationLine): VersionLine | undefined {
  return one.versions.at(-1);
}

/** The version before that one. */
export function before(one: RecommendationLine | undefined, number: number): VersionLine | undefined {
  return one?.versions.find((version) => version.number === number - 1);
}

/** "Version 2 · from Room B". */
export function origin(number: number, room: string | null | undefined): string {
  return [t('version-n', { n: number }), room && t('from-room', { room })].filter(Boolean).join(' · ');
}

/** What is read aloud of a text. */
export function spoken(text: Text): string[] {
  return [text.title, text.body, text.reasons].filter((part) => part.trim());
}

/** The address of a command of the jury. */
export function at(jury: Id, ...path: string[]): string {
  return `/api/juries/${jury}/${path.join('/')}`;
}
