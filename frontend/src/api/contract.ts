/** The shapes that pages and program have agreed on. */

export type Id = string;
/** UTC, milliseconds since 1970. */
export type Millis = number;

export type Role = 'organiser' | 'facilitator' | 'juror' | 'witness' | 'guest' | 'analyst' | 'supporter';
export type JuryState = 'draft' | 'recruiting' | 'ready' | 'running' | 'concluded' | 'published';

export interface Start {
  build: string;
  demonstration: boolean;
  set_up: boolean;
  languages: string[];
}

export interface Who {
  account: { id: Id; name: string } | null;
  person: { id: Id; jury_id: Id; role: Role; number: number; shown_name: string | null } | null;
}

export interface Session {
  token: string;
  expires_at: Millis;
  who: Who;
}

export interface CardLook {
  jury_id: Id;
  jury_title: string;
  role: Role;
  needs_name: boolean;
}

/** What every write in a jury answers. */
export interface Done {
  seq: number;
  ids: Id[];
}

export interface Problem {
  title: string;
  status: number;
  code: string;
  detail: string;
  facts?: Record<string, string>;
}

export interface JuryListed {
  id: Id;
  title: string;
  state: JuryState;
  role: Role;
}

/** What the shell reads of the topic `jury`; pages read more of it. */
export interface JuryHead {
  title: string;
  charge: string;
  state: JuryState;
  ground_rules: string;
  contact: string;
  time_zone: string;
  public: boolean;
}

/** What the shell reads of the topic `me`. */
export interface MeHead {
  id: Id;
  role: Role;
  number: number;
  shown_name: string | null;
  /** The consent page comes first. */
  consent_needed: boolean;
  /** The room in which one sits now. */
  room: Id | null;
}

export type ServerMessage =
  | { type: 'welcome'; now: Millis; build: string }
  | { type: 'view'; topic: string; seq: number; view: unknown }
  | { type: 'pong'; now: Millis }
  | { type: 'presence'; n: number; here: Id[] }
  | { type: 'cast'; round: Id; cast: number; n: number }
  /** `connection` is what the page named its binary socket; one person may have a text open twice. */
  | { type: 'saved'; document: Id; connection: string; updates: number }
  | { type: 'refused'; topic: string | null; code: string; detail: string }
  | { type: 'bye'; code: string; detail: string };

export type ClientMessage =
  | { type: 'subscribe'; topic: string; seq?: number }
  | { type: 'unsubscribe'; topic: string }
  | { type: 'ping' };
