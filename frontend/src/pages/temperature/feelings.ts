import type { Feeling } from '../../api/contract';

/** The five steps with their words, as they are listed everywhere. */
export const FEELINGS = {
  strongly_for: 'temperature-strongly-for',
  for: 'temperature-for',
  between: 'temperature-between',
  against: 'temperature-against',
  strongly_against: 'temperature-strongly-against',
} as const satisfies Record<Feeling, string>;
