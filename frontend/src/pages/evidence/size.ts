import { language } from '../../words/language.svelte';

/** 340 kB or 2.4 MB. */
export function size(bytes: number): string {
  const large = bytes >= 999_500;
  const options: Intl.NumberFormatOptions = { style: 'unit', unit: large ? 'megabyte' : 'kilobyte', unitDisplay: 'short', maximumFractionDigits: large ? 1 : 0 };
  return new Intl.NumberFormat(language.locale, options).format(large ? bytes / 1e6 : Math.max(1, bytes / 1e3));
}
