import type { Component } from 'svelte';
import type { Role } from './api/contract';
import type { Area } from './words/words';

export interface Route {
  path: string;
  page: () => Promise<{ default: Component<any> }>;
  /** Message files that the page needs besides the shared one. */
  words?: Area[];
  /** `jury`: bar, tabs and live topics of a jury. `bare`: the page has the whole screen. */
  shell: 'plain' | 'jury' | 'bare';
  /** On a ballot nothing may cover an answer. */
  tabs?: false;
}

/** Every page is a chunk of its own: a juror's phone never loads what runs or sets up a jury. */
export const routes: Route[] = [
  { path: '/', page: () => import('./pages/home/Home.svelte'), words: ['home'], shell: 'plain' },
  { path: '/join', page: () => import('./pages/join/Join.svelte'), shell: 'plain' },
  { path: '/sign-in', page: () => import('./pages/sign-in/SignIn.svelte'), words: ['office'], shell: 'plain' },
  { path: '/set-up', page: () => import('./pages/set-up/SetUp.svelte'), words: ['office'], shell: 'plain' },
  { path: '/juries', page: () => import('./pages/juries/Juries.svelte'), words: ['office'], shell: 'plain' },
  { path: '/account', page: () => import('./pages/account/Account.svelte'), words: ['office'], shell: 'plain' },
  { path: '/demo', page: () => import('./pages/demo/Demo.svelte'), words: ['office'], shell: 'plain' },
  { path: '/j/:jury/screen', page: () => import('./pages/screen/Screen.svelte'), words: ['screen', 'hands'], shell: 'bare' },
  { path: '/j/:jury/point', page: () => import('./pages/point/Point.svelte'), words: ['point'], shell: 'bare' },
  { path: '/j/:jury', page: () => import('./pages/now/Now.svelte'), words: ['now'], shell: 'jury' },
  { path: '/j/:jury/now', page: () => import('./pages/now/Now.svelte'), words: ['now'], shell: 'jury' },
  { path: '/j/:jury/so-far', page: () => import('./pages/so-far/SoFar.svelte'), words: ['recommendations', 'so-far', 'answers'], shell: 'jury' },
  { path: '/j/:jury/sheet', page: () => import('./pages/sheet/Sheet.svelte'), words: ['sheet'], shell: 'jury' },
  { path: '/j/:jury/evidence', page: () => import('./pages/evidence/Evidence.svelte'), words: ['evidence'], shell: 'jury' },
  { path: '/j/:jury/evidence/:id', page: () => import('./pages/evidence/Reading.svelte'), words: ['evidence'], shell: 'jury' },
  { path: '/j/:jury/questions', page: () => import('./pages/questions/Questions.svelte'), words: ['questions'], shell: 'jury' },
  { path: '/j/:jury/questions/board', page: () => import('./pages/question-board/Board.svelte'), words: ['questions', 'question-board'], shell: 'jury' },
  { path: '/j/:jury/my-evidence', page: () => import('./pages/my-evidence/MyEvidence.svelte'), words: ['my-evidence', 'evidence'], shell: 'jury' },
  { path: '/j/:jury/room', page: () => import('./pages/room/Room.svelte'), words: ['room'], shell: 'jury' },
  { path: '/j/:jury/recommendations', page: () => import('./pages/recommendations/Recommendations.svelte'), words: ['vote', 'recommendations'], shell: 'jury' },
  { path: '/j/:jury/recommendations/:id', page: () => import('./pages/recommendations/Recommendation.svelte'), words: ['vote', 'recommendations'], shell: 'jury' },
  { path: '/j/:jury/draft/:id', page: () => import('./pages/draft/Draft.svelte'), words: ['draft'], shell: 'jury' },
  { path: '/j/:jury/notes/:item', page: () => import('./pages/notes/Notes.svelte'), words: ['floor'], shell: 'jury' },
  { path: '/j/:jury/ballot/:round', page: () => import('./pages/ballot/Ballot.svelte'), words: ['vote', 'ballot'], shell: 'jury', tabs: false },
  { path: '/j/:jury/results', page: () => import('./pages/results/Results.svelte'), words: ['vote', 'results', 'statements'], shell: 'jury' },
  { path: '/j/:jury/verify', page: () => import('./pages/verify/VerifyJury.svelte'), words: ['vote', 'verify'], shell: 'jury' },
  { path: '/verify', page: () => import('./pages/verify/Verify.svelte'), words: ['vote', 'verify'], shell: 'plain' },
  { path: '/j/:jury/results/:round', page: () => import('./pages/results/Round.svelte'), words: ['vote', 'results', 'statements'], shell: 'jury' },
  { path: '/j/:jury/room/:room', page: () => import('./pages/run/Visit.svelte'), words: ['room', 'run'], shell: 'jury' },
  { path: '/j/:jury/run', page: () => import('./pages/run/Run.svelte'), words: ['run', 'agenda', 'hands', 'reasons', 'after', 'counted', 'vote-form', 'answers'], shell: 'jury' },
  { path: '/j/:jury/agenda', page: () => import('./pages/agenda/Agenda.svelte'), words: ['agenda'], shell: 'jury' },
  { path: '/j/:jury/setup', page: () => import('./pages/setup/Setup.svelte'), words: ['setup', 'people', 'evidence'], shell: 'jury' },
  { path: '/j/:jury/setup/:task', page: () => import('./pages/setup/Setup.svelte'), words: ['setup', 'people', 'evidence'], shell: 'jury' },
];

export const notFound: Route = { path: '', page: () => import('./pages/not-found/NotFound.svelte'), shell: 'plain' };

/** Before anything else of a jury is shown to somebody who takes part: a name, and what they agree to. */
export const entry: Pick<Route, 'page' | 'words'> = { page: () => import('./pages/entry/Entry.svelte'), words: ['entry'] };

/** The first page of each role. */
export function firstPage(jury: string, role: Role): string {
  const page = { juror: 'now', supporter: 'now', witness: 'now', facilitator: 'run', organiser: 'setup', guest: 'results' }[role];
  return `/j/${jury}/${page}`;
}
