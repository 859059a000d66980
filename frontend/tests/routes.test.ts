import { describe, expect, it, vi } from 'vitest';
import { cardCode } from '../src/pages/join/code';

vi.stubGlobal('location', { pathname: '/', hash: '', href: 'http://here/', search: '', origin: 'http://here' });
const { match } = await import('../src/router.svelte');

describe('addresses', () => {
  it('find their page and parameters', () => {
    expect(match('/j/abc/ballot/r1').params).toEqual({ jury: 'abc', round: 'r1' });
    expect(match('/j/abc/ballot/r1').route.tabs).toBe(false);
    expect(match('/j/abc/now/').route.path).toBe('/j/:jury/now');
  });

  it('that nobody knows are said to be so', () => {
    for (const path of ['/nowhere', '/j/abc/now/more', '/j/%E0%A4%A/zzz']) expect(match(path).route.path).toBe('');
  });
});

it('a card’s code is read however it is typed', () => {
  expect(cardCode(' k7m-42q ')).toBe('K7M42Q');
});
