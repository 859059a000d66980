import type { Id, JuryHead, JuryState, MeHead, Millis, Role } from './contract';

/** What the pages of those who take part read of the topics. Times are instants; names are the program's. */

export type ItemKind = 'plenary' | 'presentations' | 'questions' | 'rooms' | 'drafting' | 'presenting' | 'refining' | 'ballot' | 'break';

export interface Day {
  number: number;
  date: string;
  starts_at: Millis;
  hard_end: Millis;
  started_at: Millis | null;
  ended_at: Millis | null;
}

export interface Item {
  id: Id;
  day: number;
  position: number;
  kind: ItemKind;
  title: string;
  minutes: number;
  fixed_start: Millis | null;
  opens_rooms: boolean;
  witness_slots: number[];
  rotation_minutes: number | null;
  state: 'planned' | 'open' | 'closed' | 'skipped';
  opened_at: Millis | null;
  deadline: Millis | null;
  closed_at: Millis | null;
}

/** The rest of a day, told without knowing the time; see `live/place.ts`. */
export interface Timetable {
  day: number;
  anchor: Millis;
  slots: { item: Id; start: Millis; end: Millis; slack_ms: number }[];
  end: Millis;
  end_slack_ms: number;
  hard_end: Millis;
}

export interface AgendaView {
  days: Day[];
  items: Item[];
  current_day: number | null;
  open: Id | null;
  next: Id | null;
  timetables: Timetable[];
  rotation: { witness: Id; stays: { room: number; from: Millis }[] }[];
}

export interface JuryView extends JuryHead {
  id: Id;
  state: JuryState;
  starting_points: StartingPoint[];
  settings: { rooms: number; recommendations_per_room: number; turn_seconds: number; language: string };
  consent: { text: string; version: number } | null;
}

export interface MeView extends MeHead {
  supports: Id | null;
  consent: { text_version: number; taking_part: boolean; audio: boolean; quotes: boolean; photographs: boolean } | null;
  /** One said to be ready to move on from the open item. */
  ready?: boolean;
  supports_entries?: Id[];
  evidence?: Evidence[];
  rounds?: { round: Id; on_roster: boolean; answers: { item: Id; step: string }[] }[];
}

export interface Person {
  id: Id;
  role: Role;
  number: number;
  shown_name: string | null;
  capacity: string;
  supports: Id | null;
  remote: boolean;
}

export interface PeopleView {
  people: Person[];
}

export interface RoomsView {
  round: { id: Id; item: Id | null; rooms: { id: Id; name: string }[] } | null;
}

export interface StartingPoint {
  id: Id;
  kind: 'challenge' | 'cause' | 'idea';
  text: string;
  source: string;
}

export interface Entry {
  id: Id;
  text: string;
  author: Id;
  support: number;
  from: StartingPoint | null;
  fate: 'kept' | 'changed' | 'rejected' | null;
}

export type ListKind = 'issue' | 'solution';

export interface RoomView {
  id: Id;
  name: string;
  item: Id | null;
  sitting: 'open' | 'overnight' | 'over';
  lists_open: boolean;
  members: { person: Id; part: 'juror' | 'supporter' }[];
  facilitator: Id | null;
  host: Id | null;
  scribe: Id | null;
  visiting: Id[];
  turns: {
    on: boolean;
    length_ms: number;
    current: { turn: Id; person: Id; started_at: Millis; length_ms: number } | null;
    queue: { turn: Id; person: Id; raised_at: Millis }[];
  };
  call: { state: 'none' | 'made' | 'answered'; since: Millis | null; answered_by: Id | null };
  issues: Entry[];
  solutions: Entry[];
  undecided: StartingPoint[];
  rejected: { starting_point: StartingPoint; reason: string | null }[];
}

export type Matter = { kind: 'statement'; text: string } | { kind: 'link'; url: string; about: string };
export type EvidenceState = 'draft' | 'submitted' | 'returned' | 'published' | 'withdrawn';

export interface Evidence {
  id: Id;
  state: EvidenceState;
  title: string;
  matter: Matter;
  provider: { id: Id; role: Role; number: number; shown_name: string | null };
  capacity: string;
  interest: string | null;
  submitted_at: Millis | null;
  published_at: Millis | null;
  withdrawn_at: Millis | null;
  reason: string;
}

export interface EvidenceView {
  evidence: Evidence[];
}

/** Of the topic `recommendations`: what a room has written. */
export interface DraftsView {
  recommendations: { id: Id; state: string; room: Id | null; document: Id | null; versions: { number: number; text: { title: string } }[] }[];
}

/** Of the topic `rounds`: whether a vote is open. */
export interface VotesView {
  rounds: { id: Id; title: string; state: string }[];
}
