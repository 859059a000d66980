import type { Millis } from '../../api/contract';
import { clock } from '../../live/clock.svelte';
import { timeOfDay } from '../../words/format';
import { dayOf } from '../../words/whole-day';
import { t } from '../../words/words';

/** When a vote closes by itself, by the clocks where the jury meets: Voting closes at 16:30. */
export function endsInWords(at: Millis, zone: string | undefined): string {
  const [day, time] = [dayOf(at, zone), timeOfDay(at, zone)];
  return day === dayOf(clock.peek, zone) ? t('vf-ends', { time }) : t('vf-ends-day', { day, time });
}
