import type { Millis } from '../api/contract';
import { language } from './language.svelte';

/** Makers of Intl objects are slow; one of each language and kind is kept. */
const kept = new Map<string, Intl.DateTimeFormat>();

/** One of each language and kind is kept. */
export function dates(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = language.locale + JSON.stringify(options);
  let made = kept.get(name);
  if (!made) kept.set(name, (made = new Intl.DateTimeFormat(language.locale, options)));
  return made;
}

/** 14:05, in the jury's own time zone. */
export function timeOfDay(at: Millis, zone?: string): string {
  return dates({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23', ...(zone && { timeZone: zone }) }).format(at);
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
