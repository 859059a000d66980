import type { Millis } from '../api/contract';
import { language } from './language.svelte';

/** Makers of Intl objects are slow; one of each language and kind is kept. */
const kept = new Map<string, Intl.DateTimeFormat>();

function dates(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = language.locale + JSON.stringify(options);
  let made = kept.get(name);
  if (!made) kept.set(name, (made = new Intl.DateTimeFormat(language.locale, options)));
  return made;
}

/** 14:05, in the jury's own time zone. */
export function timeOfDay(at: Millis, zone?: string): string {
  return dates({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23', ...(zone && { timeZone: zone }) }).format(at);
}

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

export function number(n: number): string {
  return new Intl.NumberFormat(language.locale).format(n);
}

/** Amina, Tom and Wei. */
export function list(names: readonly string[]): string {
  return new Intl.ListFormat(language.locale, { type: 'conjunction' }).format(names);
}

/** 8:52 or 1:05:00; the sign is the caller's matter. */
export function span(ms: number): string {
  const seconds = Math.floor(Math.abs(ms) / 1000);
  const two = (n: number) => String(n).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
