import type { Millis } from '../../api/contract';
import { instantOf } from '../agenda/timetable';

/** The instant of a time of day on the day that `now` is in, where the jury meets. Null when it is no time. */
export function instantToday(time: string, zone: string, now: Millis): Millis | null {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(now);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return instantOf(`${part('year')}-${part('month')}-${part('day')}`, time, zone);
}
