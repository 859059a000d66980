import type { Millis } from '../api/contract';
import { dates } from './format';
import { language } from './language.svelte';

/** Saturday 14 October 2023; takes an instant, or a date as YYYY-MM-DD. */
export function dayOf(at: Millis | string, zone?: string): string {
  const whole = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
  const [instant, where] = typeof at === 'string' ? [Date.parse(`${at}T00:00:00Z`), 'UTC'] : [at, zone];
  const made = dates({ ...whole, ...(where && { timeZone: where }) });
  // Most browsers come without Welsh, and would write "2023 M10 14, Sat".
  if (language.code === 'cy' && !made.resolvedOptions().locale.startsWith('cy')) return welshDay(instant, where);
  return made.format(instant);
}

const WELSH_DAYS = ['Sul', 'Llun', 'Mawrth', 'Mercher', 'Iau', 'Gwener', 'Sadwrn'];
const WELSH_MONTHS = [
  'Ionawr', 'Chwefror', 'Mawrth', 'Ebrill', 'Mai', 'Mehefin', 'Gorffennaf', 'Awst', 'Medi', 'Hydref', 'Tachwedd', 'Rhagfyr',
];

function welshDay(at: Millis, zone: string | undefined): string {
  const parts = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'numeric', year: 'numeric', ...(zone && { timeZone: zone }) })
    .formatToParts(at);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  const [day, month, year] = [part('day'), part('month'), part('year')];
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
  return `Dydd ${WELSH_DAYS[weekday]} ${day} ${WELSH_MONTHS[month - 1]} ${year}`;
}
