import type { Id, JuryHead, MeHead, Millis, Role } from './contract';

/** The shapes of recommendations, consensus rounds and results. */

export interface Text {
  title: string;
  body: string;
  reasons: string;
}

export type RecommendationState = 'draft' | 'tabled' | 'presented' | 'amended' | 'put' | 'adopted' | 'not_agreed' | 'withdrawn';

export interface Version {
  id: Id;
  number: number;
  text: Text;
  frozen_at: Millis;
  reason: string;
}

export interface Amendment {
  id: Id;
  base: Id;
  text: Text;
  reason: string;
  proposer: Id;
  state: 'proposed' | 'accepted' | 'declined' | 'withdrawn';
  proposed_at: Millis;
  answer: string;
  outdated: boolean;
}

export interface Statement {
  id: Id;
  text: string;
  by: number | null;
  cosigned_by: number[];
  cosigners: number;
}

export interface Recommendation {
  id: Id;
  state: RecommendationState;
  room: Id | null;
  room_name: string | null;
  document: Id | null;
  versions: Version[];
  amendments: Amendment[];
  statements: Statement[];
  takes_statements: boolean;
  withdrawn_reason: string;
}

export interface RecommendationsView {
  recommendations: Recommendation[];
}

export type Step = 'full_support' | 'with_reservations' | 'can_live_with_it' | 'stand_aside' | 'cannot_live_with_it';

export type Explained =
  | { code: 'counted'; denominator: Denominator; people: number }
  | { code: 'stand_aside_left_out'; people: number; left: number }
  | { code: 'threshold'; num: number; den: number; of: number; needed: number }
  | { code: 'support'; steps: { step: Step; people: number }[]; support: number }
  | { code: 'quorum'; quorum: number; cast: number; met: boolean }
  | { code: 'nobody_counted' }
  | { code: 'outcome'; support: number; needed: number; passed: boolean };

export interface ItemTally {
  item: Id;
  distribution: Record<Step, number>;
  cast: number;
  support: number;
  denominator: number;
  needed: number;
  quorum_met: boolean | null;
  passed: boolean;
  explained: Explained[];
}

export type Denominator = 'here_when_opened' | 'enrolled' | 'cast';

export interface Rule {
  threshold: { num: number; den: number } | null;
  denominator: Denominator | null;
  stand_aside_counted: boolean;
  quorum: number | null;
  counting: Step[];
  secrecy: 'named' | 'secret';
  people: number | null;
  needed: number | null;
}

export interface RoundItem {
  version: Id;
  recommendation: Id;
  number: number;
  text: Text;
}

export interface Round {
  id: Id;
  title: string;
  state: 'planned' | 'open' | 'closed' | 'published' | 'voided';
  indicative: boolean;
  agenda_item: Id | null;
  items: RoundItem[];
  rule: Rule;
  opened_at: Millis | null;
  closed_at: Millis | null;
  revealed_at: Millis | null;
  published_at: Millis | null;
  void_reason: string;
  outcome: { roster: number; items: ItemTally[] } | null;
  hands: { item: Id; person: Id; step: Step }[] | null;
  roster: Id[] | null;
}

export interface RoundsView {
  rounds: Round[];
}

export interface Outcome {
  round: Id;
  indicative: boolean;
  version: Id;
  number: number;
  tally: ItemTally;
}

export interface ResultsView {
  title: string;
  charge: string;
  state: JuryHead['state'];
  chosen_how: 'open_sign_up' | 'nomination' | 'other_lottery';
  demonstration: boolean;
  recommendations: (Recommendation & { outcomes: Outcome[] })[];
  rounds: Round[];
}

/** What the pages of votes read of the topic `jury`. */
export interface JuryOfVotes extends JuryHead {
  id: Id;
  counts: { jurors: number; jurors_here: number; witnesses: number; guests: number };
  record: { count: number; head: string };
}

/** What they read of the topic `me`. */
export interface MeOfVotes extends MeHead {
  rounds: { round: Id; on_roster: boolean; answers: { item: Id; step: Step }[] }[];
  statements: { written: Id[]; cosigned: Id[] };
}

export interface PeopleView {
  people: { id: Id; role: Role; number: number; shown_name: string | null }[];
}

/** What they read of the topic `agenda`. */
export interface AgendaOfVotes {
  items: { id: Id; deadline: Millis | null }[];
}
