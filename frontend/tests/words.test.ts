import { FluentBundle, FluentResource } from '@fluent/bundle';
import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { messagesOf } from '../scripts/fluent.mjs';
import { language, LANGUAGES, preferred } from '../src/words/language.svelte';
import { add, t } from '../src/words/words';
import { span, timeOfDay } from '../src/words/format';

const folder = new URL('../src/words/', import.meta.url);
const text = (name: string) => readFileSync(new URL(name, folder), 'utf8');
const names = readdirSync(folder).filter((name) => name.endsWith('.ftl'));
const areas = [...new Set(names.map((name) => name.replace(/(en|cy|ar)\.ftl$/, '')))];

describe('every language says the same', () => {
  it.each(areas)('area “%s”', (area) => {
    const english = messagesOf(text(`${area}en.ftl`));
    for (const { code } of LANGUAGES) {
      // The same keys and, in each, the same arguments.
      expect([code, Object.fromEntries(messagesOf(text(`${area}${code}.ftl`)))]).toEqual([code, Object.fromEntries(english)]);
    }
  });

  it.each(names)('%s parses whole', (name) => {
    const source = text(name);
    const bundle = new FluentBundle('en');
    expect(bundle.addResource(new FluentResource(source))).toEqual([]);
    for (const key of messagesOf(source).keys()) {
      expect(key.startsWith('-') || bundle.getMessage(key)?.value, `${name}: ${key}`).toBeTruthy();
    }
  });

  it('no key lives in two areas', () => {
    const keys = names.filter((name) => /(^|\.)en\.ftl$/.test(name)).flatMap((name) => [...messagesOf(text(name)).keys()]);
    expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
  });
});

describe('speaking', () => {
  beforeAll(() => LANGUAGES.forEach((one) => add(one, text(`${one.code}.ftl`))));
  beforeEach(() => void (language.now = LANGUAGES[0]));

  it('fills in arguments, plainly', () => {
    expect(t('clock-left', { time: '8:52' })).toBe('8:52 left');
  });

  it('keeps a name that runs the other way apart', () => {
    expect(t('signed-in-as', { name: 'أمينة' })).toBe('Signed in as \u2068أمينة\u2069');
    language.now = LANGUAGES[2];
    expect(t('signed-in-as', { name: 'Tom' })).toContain('\u2068Tom\u2069');
  });

  it('takes the first language that it speaks', () => {
    expect(preferred([null, 'de-DE', 'cy-GB', 'en']).code).toBe('cy');
    expect(preferred(['fr']).code).toBe('en');
  });

  it('tells times alike in every language', () => {
    const at = Date.UTC(2023, 9, 14, 8, 30);
    for (const one of LANGUAGES) {
      language.now = one;
      expect(timeOfDay(at, 'Europe/London')).toBe('09:30');
    }
  });

  it('tells spans', () => {
    expect([span(532_000), span(-61_000), span(3_900_000)]).toEqual(['8:52', '1:01', '1:05:00']);
  });
});
