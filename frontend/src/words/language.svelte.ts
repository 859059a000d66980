/** The languages that the pages speak, each by its own name. */
export const LANGUAGES = [
  { code: 'en', name: 'English', dir: 'ltr', locale: 'en-GB' },
  { code: 'cy', name: 'Cymraeg', dir: 'ltr', locale: 'cy' },
  // Western digits, so that a clock, a code and a count read the same to everyone in the hall.
  { code: 'ar', name: 'العربية', dir: 'rtl', locale: 'ar-u-nu-latn' },
] as const;

export type Language = (typeof LANGUAGES)[number];
export type LanguageCode = Language['code'];

class Current {
  now = $state.raw<Language>(LANGUAGES[0]);
  get code(): LanguageCode {
    return this.now.code;
  }
  get locale(): string {
    return this.now.locale;
  }
  get rtl(): boolean {
    return this.now.dir === 'rtl';
  }
}

export const language = new Current();

/** The first language that the person asked for and we speak. */
export function preferred(asked: readonly (string | null | undefined)[]): Language {
  for (const tag of asked) {
    const found = LANGUAGES.find((l) => l.code === tag?.toLowerCase().split('-')[0]);
    if (found) return found;
  }
  return LANGUAGES[0];
}
