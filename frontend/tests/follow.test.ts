import { beforeEach, describe, expect, it } from 'vitest';
import { Follow, QUIET_MS } from '../src/live/follow.svelte';

describe('going along when the jury moves on', () => {
  let now = 0;
  let typing = false;
  let page: Follow<{ key: string }>;
  const talk = { key: 'talk' };
  const lunch = { key: 'lunch' };

  beforeEach(() => {
    now = 0;
    typing = false;
    page = new Follow(() => now, () => typing);
    page.offer(talk);
  });

  it('shows where the jury is when the page opens', () => {
    expect(page.shown).toBe(talk);
    expect(page.waiting).toBeUndefined();
  });

  it('goes along when nothing was touched for a while', () => {
    now = QUIET_MS;
    expect(page.offer(lunch)).toBe(true);
    expect(page.shown).toBe(lunch);
  });

  it('stays, and says so, while the person is busy', () => {
    now = QUIET_MS;
    page.touch();
    now += QUIET_MS - 1;
    expect(page.offer(lunch)).toBe(false);
    expect(page.shown).toBe(talk);
    expect(page.waiting).toBe(lunch);
  });

  it('stays as long as a field has focus', () => {
    typing = true;
    now = QUIET_MS * 100;
    page.offer(lunch);
    expect(page.look()).toBe(false);
    expect(page.shown).toBe(talk);
    typing = false;
    expect(page.look()).toBe(true);
    expect(page.shown).toBe(lunch);
  });

  it('goes along once the person has been quiet', () => {
    page.touch();
    page.offer(lunch);
    now = QUIET_MS;
    expect(page.look()).toBe(true);
    expect(page.waiting).toBeUndefined();
  });

  it('goes when the person asks', () => {
    page.touch();
    typing = true;
    page.offer(lunch);
    page.go();
    expect(page.shown).toBe(lunch);
    expect(page.waiting).toBeUndefined();
  });

  it('takes news of the same place without a word', () => {
    const longer = { key: 'talk' };
    page.touch();
    expect(page.offer(longer)).toBe(false);
    expect(page.shown).toBe(longer);
    expect(page.waiting).toBeUndefined();
  });

  it('forgets what waited when the jury comes back', () => {
    page.touch();
    page.offer(lunch);
    page.offer(talk);
    expect(page.waiting).toBeUndefined();
    expect(page.look()).toBe(false);
  });
});
