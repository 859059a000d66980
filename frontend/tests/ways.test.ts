import { describe, expect, test } from 'vitest';
import type { Answer, Method } from '../src/api/contract';
import { missing, untouched } from '../src/pages/ballot/ways/ways';
import { same } from '../src/votes/steps';
import { draftOf, faults, mayCount, methodOf, usualSupport, WAYS, type Draft } from '../src/pages/run/way';

const METHODS: Method[] = [
  { kind: 'scale', scale: 'five', own: [], aside: 'stand_aside' },
  { kind: 'scale', scale: 'kaner', own: [], aside: 'stand_aside' },
  { kind: 'scale', scale: 'own', own: ['Yes', 'Perhaps', 'No'], aside: 's2' },
  { kind: 'scale', scale: 'own', own: ['Yes', 'No'], aside: null },
  { kind: 'approval' },
  { kind: 'score', max: 10 },
  { kind: 'ranking' },
  { kind: 'dots', dots: 5, most: null },
  { kind: 'dots', dots: 5, most: 3 },
  { kind: 'judgment' },
];

describe('the form of a vote', () => {
  test('shows what a method says and says it again', () => {
    for (const method of METHODS) {
      const draft = draftOf(method);
      expect(faults(draft)).toEqual([]);
      expect(methodOf(draft)).toEqual(method);
    }
    expect(new Set(METHODS.map((method) => draftOf(method).way))).toEqual(new Set(WAYS));
  });

  test('names the field that is wrong', () => {
    const draft = (change: Partial<Draft>): Draft => ({ ...draftOf({ kind: 'approval' }), ...change });
    const fields = (change: Partial<Draft>) => faults(draft(change)).map((one) => one.field);
    expect(fields({ way: 'own', own: 'Yes' })).toEqual(['vote-own']);
    expect(fields({ way: 'own', own: 'Yes\nNo\nYes' })).toEqual(['vote-own']);
    expect(fields({ way: 'score', max: '1' })).toEqual(['vote-max']);
    expect(fields({ way: 'score', max: 'ten' })).toEqual(['vote-max']);
    expect(fields({ way: 'dots', dots: '5', most: '6' })).toEqual(['vote-most']);
    expect(fields({ way: 'dots', dots: '', most: '' })).toEqual(['vote-dots']);
  });

  test('forgets an aside step that is no longer there', () => {
    expect(methodOf({ ...draftOf({ kind: 'approval' }), way: 'own', own: 'Yes\nNo', aside: 's3' })).toMatchObject({ aside: null });
  });

  test('never lets a step against count as support', () => {
    expect(usualSupport('own', ['s1', 's2', 's3'])).toEqual(['s1', 's2']);
    expect(usualSupport('approval', ['approve', 'abstain', 'reject'])).toEqual(['approve']);
    expect(mayCount('five', 'stand_aside', [], '')).toBe(false);
    expect(mayCount('own', 's2', ['s1', 's2', 's3'], 's2')).toBe(false);
    expect(mayCount('own', 's3', ['s1', 's2', 's3'], '')).toBe(false);
  });
});

describe('an answer', () => {
  const option = (version: string) => ({ version, recommendation: null, number: 0, text: { title: version, body: '', reasons: '' } });
  const options = [option('a'), option('b')];
  const left = (answer: Answer) => missing(answer, options).map((one) => one.version);

  test('of points or grades needs every option', () => {
    expect(left({ scores: { b: 0 } })).toEqual(['a']);
    expect(left({ grades: { a: 'good', b: 'poor' } })).toEqual([]);
    expect(left(untouched({ kind: 'judgment' }))).toEqual(['a', 'b']);
    for (const answer of [{ blank: {} }, { step: 'approve' }, { ranking: ['b'] }, { dots: { a: 1 } }]) expect(left(answer)).toEqual([]);
  });

  test('is the same in whatever order its parts were chosen, but for a ranking', () => {
    expect(same({ dots: { a: 1, b: 2 } }, { dots: { b: 2, a: 1 } })).toBe(true);
    expect(same({ dots: { a: 1 } }, { dots: { a: 2 } })).toBe(false);
    expect(same({ ranking: ['a', 'b'] }, { ranking: ['b', 'a'] })).toBe(false);
    expect(same(null, { blank: {} })).toBe(false);
  });
});
