import type { Method } from '../../api/contract';
import { STEPS } from '../../votes/steps';
import { t } from '../../words/words';

/** The five-step scale. */
export const STANDARD: Method = { kind: 'scale', scale: 'five', own: [], aside: 'stand_aside' };

/** The ways to vote as the form offers them. */
export const WAYS = ['five', 'kaner', 'own', 'approval', 'score', 'ranking', 'dots', 'judgment'] as const;
export type Way = (typeof WAYS)[number];

export const WAY_NAMES = {
  five: 'vf-way-five',
  kaner: 'vf-way-kaner',
  own: 'vf-way-own',
  approval: 'vf-way-approval',
  score: 'vf-way-score',
  ranking: 'vf-way-ranking',
  dots: 'vf-way-dots',
  judgment: 'vf-way-judgment',
} as const satisfies Record<Way, string>;

/** What is typed of a way to vote. */
export interface Draft {
  way: Way;
  own: string;
  aside: string;
  max: string;
  dots: string;
  most: string;
}

const MOST_STEPS = 10;
const MOST_NUMBER = 100;

export function ownSteps(text: string): string[] {
  return text.split('\n').map((line) => line.trim()).filter(Boolean);
}

/** A draft that says what the method says. */
export function draftOf(method: Method): Draft {
  const draft: Draft = { way: 'five', own: '', aside: '', max: '10', dots: '5', most: '' };
  switch (method.kind) {
    case 'scale':
      return { ...draft, way: method.scale, own: (method.own ?? []).join('\n'), aside: method.scale === 'own' ? (method.aside ?? '') : '' };
    case 'score':
      return { ...draft, way: 'score', max: String(method.max) };
    case 'dots':
      return { ...draft, way: 'dots', dots: String(method.dots), most: method.most == null ? '' : String(method.most) };
    default:
      return { ...draft, way: method.kind };
  }
}

/** The method that a draft means. Its fields hold what `faults` lets through. */
export function methodOf(draft: Draft): Method {
  switch (draft.way) {
    case 'five':
      return STANDARD;
    case 'kaner':
      return { kind: 'scale', scale: 'kaner', own: [], aside: 'stand_aside' };
    case 'own': {
      const own = ownSteps(draft.own);
      const aside = own[Number(draft.aside.slice(1)) - 1] === undefined ? null : draft.aside;
      return { kind: 'scale', scale: 'own', own, aside: draft.aside === '' ? null : aside };
    }
    case 'score':
      return { kind: 'score', max: Number(draft.max) };
    case 'dots':
      return { kind: 'dots', dots: Number(draft.dots), most: draft.most.trim() === '' ? null : Number(draft.most) };
    default:
      return { kind: draft.way };
  }
}

const KANER = ['endorsement', 'minor_contention', 'with_reservations', 'abstain', 'stand_aside', 'disagree_go_along', 'disagree_absolved', 'block'];

/** The steps that can count as support or not; none where things are only put in order. */
export function stepsOf(draft: Draft): readonly string[] {
  if (draft.way === 'five') return STEPS;
  if (draft.way === 'kaner') return KANER;
  if (draft.way === 'approval') return ['approve', 'abstain', 'reject'];
  return draft.way === 'own' ? ownSteps(draft.own).map((_, i) => `s${i + 1}`) : [];
}

/** Nothing passes or fails by it. */
export function ordersOnly(way: Way): boolean {
  return way === 'score' || way === 'ranking' || way === 'dots' || way === 'judgment';
}

/** The steps that count as support unless somebody says otherwise. */
export function usualSupport(way: Way, steps: readonly string[]): string[] {
  if (way === 'five' || way === 'kaner') return steps.slice(0, 3);
  if (way === 'approval') return steps.slice(0, 1);
  if (way === 'own') return steps.slice(0, Math.ceil(steps.length / 2));
  return [];
}

/** Whether steps could ever count: whoever is against, or stands aside, supports nothing. */
export function mayCount(way: Way, step: string, steps: readonly string[], aside: string): boolean {
  if (way === 'own') return step !== aside && step !== steps.at(-1);
  const never = ['stand_aside', 'cannot_live_with_it', 'abstain', 'reject', 'disagree_go_along', 'disagree_absolved', 'block'];
  return !never.includes(step);
}

/** What is wrong with a draft, by field. */
export function faults(draft: Draft): { field: string; text: string }[] {
  const number = (field: string, name: string, value: string, least: number, most: number) => {
    const n = Number(value.trim());
    return /^\d+$/.test(value.trim()) && n >= least && n <= most ? [] : [{ field, text: t('vf-number', { least, most, field: name }) }];
  };
  switch (draft.way) {
    case 'own': {
      const own = ownSteps(draft.own);
      const fine = own.length >= 2 && own.length <= MOST_STEPS && new Set(own).size === own.length;
      return fine ? [] : [{ field: 'vote-own', text: t('vf-own-few') }];
    }
    case 'score':
      return number('vote-max', t('vf-max'), draft.max, 2, MOST_NUMBER);
    case 'dots':
      return [
        ...number('vote-dots', t('vf-dots'), draft.dots, 1, MOST_NUMBER),
        ...(draft.most.trim() === '' ? [] : number('vote-most', t('vf-most'), draft.most, 1, Number(draft.dots) || MOST_NUMBER)),
      ];
    default:
      return [];
  }
}
