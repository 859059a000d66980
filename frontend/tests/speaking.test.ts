import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { language, LANGUAGES } from '../src/words/language.svelte';
import { needWords, speak, t } from '../src/words/words';

beforeAll(() => void vi.stubGlobal('document', { documentElement: {} }));
afterAll(() => {
  vi.unstubAllGlobals();
  language.now = LANGUAGES[0];
});

it('brings a page’s words in the language that is on its way', async () => {
  // As at the start of every page: the language and the page are fetched at once.
  await Promise.all([speak('ar'), needWords(['screen'])]);
  expect(t('screen-vote')).toBe('التصويت مفتوح');
});
