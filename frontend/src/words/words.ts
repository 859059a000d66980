import { FluentBundle, FluentResource } from '@fluent/bundle';
import type { Area, Words } from './keys.gen';
import { language, LANGUAGES, preferred, type Language, type LanguageCode } from './language.svelte';

export type { Area, Words } from './keys.gen';
type Value = string | number;
type Arguments<K extends keyof Words> = [Words[K]] extends [never] ? [] : [Record<Words[K], Value>];

/** Each area of each language is a file of its own: a juror's phone loads no organiser's words. */
const files = import.meta.glob<string>(['./*.ftl', '!./refusals.*.ftl'], { query: '?raw', import: 'default' });
// Not reactive: words are always there before the language, or the page that needs them, is shown.
const bundles = new Map<LanguageCode, FluentBundle>();
const loaded = new Set<string>();
/** The areas in use, so that a change of language brings them along. */
const wanted = new Set<Area | ''>(['']);

/** On its way: a page that asks meanwhile needs its words in this one. */
let coming: Language | undefined;

const REMEMBERED = 'citizens-jury-language';

async function load(to: Language, area: Area | ''): Promise<void> {
  const name = `./${area ? `${area}.` : ''}${to.code}.ftl`;
  const file = files[name];
  if (!file || loaded.has(name)) return;
  const text = await file();
  // Two parts of a page may have asked for it at once.
  if (loaded.has(name)) return;
  loaded.add(name);
  add(to, text);
}

/** Adds messages to a language. Also for tests. */
export function add(to: Language, text: string): void {
  let bundle = bundles.get(to.code);
  // Isolation is done in `t`, only where directions meet, so that plain text stays plain.
  if (!bundle) bundles.set(to.code, (bundle = new FluentBundle(to.locale, { useIsolating: false })));
  for (const problem of bundle.addResource(new FluentResource(text))) console.error(problem);
}

/** Brings in the words of a page before it is shown. */
export async function needWords(areas: readonly Area[]): Promise<void> {
  for (const area of areas) wanted.add(area);
  const to = coming ?? language.now;
  await Promise.all(areas.map((area) => load(to, area)));
}

/** Changes the language of the page, and remembers it on this device. */
export async function speak(code: string): Promise<void> {
  const to = preferred([code]);
  coming = to;
  try {
    await Promise.all([...wanted].map((area) => load(to, area)));
  } finally {
    if (coming === to) coming = undefined;
  }
  language.now = to;
  document.documentElement.lang = to.code;
  document.documentElement.dir = to.dir;
  try {
    localStorage.setItem(REMEMBERED, to.code);
  } catch {
    // Private windows may refuse; the language then lasts as long as the page.
  }
}

/** Starts in the language chosen before on this device, or in the browser's. */
export async function speakFirst(): Promise<void> {
  let remembered: string | null = null;
  try {
    remembered = localStorage.getItem(REMEMBERED);
  } catch {
    // As above.
  }
  const asked = new URLSearchParams(location.search).get('lang');
  await speak(preferred([asked, remembered, ...navigator.languages]).code);
}

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufefc]/;

function isolated(value: Value): Value {
  if (typeof value === 'number') return value;
  return language.rtl || RIGHT_TO_LEFT.test(value) ? `\u2068${value}\u2069` : value;
}

/** A message in the reader's language. Keys and arguments are checked by the compiler. */
export function t<K extends keyof Words>(key: K, ...given: Arguments<K>): string {
  const bundle = bundles.get(language.code) ?? bundles.get(LANGUAGES[0].code);
  const pattern = bundle?.getMessage(key)?.value;
  if (!bundle || !pattern) return key;
  const [values] = given as [Record<string, Value>?];
  const args = values && Object.fromEntries(Object.entries(values).map(([k, v]) => [k, isolated(v)]));
  const problems: Error[] = [];
  const text = bundle.formatPattern(pattern, args, problems);
  for (const problem of problems) console.error(key, problem);
  return text;
}
