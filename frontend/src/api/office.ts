/** What the pages of those who run a jury read and send, as the program's views and bodies have it. */
import type { Id, JuryHead, Millis, Role } from './contract';

export type ItemKind = 'plenary' | 'presentations' | 'questions' | 'rooms' | 'drafting' | 'presenting' | 'refining' | 'ballot' | 'break';
export const ITEM_KINDS: readonly ItemKind[] = ['plenary', 'presentations', 'questions', 'rooms', 'drafting', 'presenting', 'refining', 'ballot', 'break'];
export type Stage = 'preparation' | 'framing' | 'deliberation' | 'drafting' | 'conclusion';
export const STAGES: readonly Stage[] = ['preparation', 'framing', 'deliberation', 'drafting', 'conclusion'];

export interface Day {
  number: number;
  /** YYYY-MM-DD where the jury meets. */
  date: string;
  starts_at: Millis;
  hard_end: Millis;
  started_at: Millis | null;
  ended_at: Millis | null;
}

/** What people write of an item. */
export interface ItemPlan {
  kind: ItemKind;
  stage: Stage;
  title: string;
  minutes: number;
  min_minutes: number | null;
  fixed_start: Millis | null;
  opens_rooms: boolean;
  witness_slots: number[];
  rotation_minutes: number | null;
}

export interface Item extends ItemPlan {
  id: Id;
  day: number;
  position: number;
  state: 'planned' | 'open' | 'closed' | 'skipped';
  opened_at: Millis | null;
  deadline: Millis | null;
  closed_at: Millis | null;
}

export interface Slot {
  item: Id;
  start: Millis;
  end: Millis;
  slack_ms: number;
}

export interface Timetable {
  day: number;
  anchor: Millis;
  slots: Slot[];
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
  last_closed: Id | null;
  timetables: Timetable[];
  rotation: { witness: Id; stays: { room: number; from: Millis }[] }[];
  run: { ready: number; givers: { item: Id; minutes: number; beyond: Id | null }[] } | null;
}

export type ChosenHow = 'open_sign_up' | 'nomination' | 'other_lottery';

export interface Settings {
  rooms: number;
  recommendations_per_room: number;
  mix_by: string;
  turns: boolean;
  turn_seconds: number;
  write_overnight: boolean;
  language: string;
}

export type StartingKind = 'challenge' | 'cause' | 'idea';

export interface JuryView extends JuryHead {
  id: Id;
  background: string;
  chosen_how: ChosenHow;
  demonstration: boolean;
  settings: Settings;
  read_back: { confirmed: number; not_confirmed: number; note: string } | null;
  counts: { jurors: number; jurors_here: number; witnesses: number; guests: number };
  starting_points?: { id: Id; kind: StartingKind; text: string; source: string }[];
  consent: { text: string; version: number } | null;
}

export type Attendance = 'expected' | 'here_hall' | 'here_remote' | 'stepped_out' | 'left';

export interface PersonLine {
  id: Id;
  role: Role;
  number: number;
  shown_name: string | null;
  capacity: string;
  supports: Id | null;
  remote: boolean;
  attendance: Attendance;
  register: {
    name: string;
    since: Millis;
    may_host: boolean;
    has_device: boolean;
    attributes: Record<string, string>;
    consented: boolean;
    audio: boolean;
    quotes: boolean;
    photographs: boolean;
  } | null;
}

export interface PeopleView {
  people: PersonLine[];
}

export interface Speaking {
  turn: Id;
  person: Id;
  started_at: Millis;
  length_ms: number;
}

export interface RoomLine {
  id: Id;
  name: string;
  members: { person: Id; part: 'juror' | 'supporter' }[];
  facilitator: Id | null;
  host: Id | null;
  scribe: Id | null;
  inside: {
    visiting: Id[];
    turns_on: boolean;
    speaking: Speaking | null;
    waiting: number;
    issues: number;
    solutions: number;
    call: { state: 'none' | 'made' | 'answered'; since: Millis | null; answered_by: Id | null };
  } | null;
}

export interface RoomRound {
  id: Id;
  n: number;
  item: Id | null;
  mix_by: string;
  begun_at: Millis | null;
  rooms: RoomLine[];
}

export interface RoomsView {
  round: RoomRound | null;
  prepared: RoomRound[];
}

export interface NewRooms {
  item?: Id;
  rooms: number;
  mix_by: string;
  seed?: number;
  facilitators: (Id | null)[];
  turns: boolean;
  fingerprint?: string;
}

export interface RoomsPreview {
  rooms: { name: string; facilitator: Id | null; jurors: Id[]; supporters: Id[]; host: Id | null; scribe: Id | null }[];
  mix_by: string;
  seed: number;
  turns: boolean;
  fingerprint: string;
}

export interface Text {
  title: string;
  body: string;
  reasons: string;
}

export interface RecommendationLine {
  id: Id;
  state: 'draft' | 'tabled' | 'presented' | 'amended' | 'put' | 'adopted' | 'not_agreed' | 'withdrawn';
  room: Id | null;
  room_name: string | null;
  versions: { id: Id; number: number; text: Text }[];
  amendments: { id: Id; base: Id; text: Text; reason: string; proposer: Id; state: 'proposed' | 'accepted' | 'declined' | 'withdrawn'; outdated: boolean }[];
}

export interface RecommendationsView {
  recommendations: RecommendationLine[];
}

export type Step = 'full_support' | 'with_reservations' | 'can_live_with_it' | 'stand_aside' | 'cannot_live_with_it';
export const STEPS: readonly Step[] = ['full_support', 'with_reservations', 'can_live_with_it', 'stand_aside', 'cannot_live_with_it'];
export type Denominator = 'here_when_opened' | 'enrolled' | 'cast';

export interface ItemTally {
  item: Id;
  distribution: Record<Step, number>;
  cast: number;
  support: number;
  denominator: number;
  needed: number;
  quorum_met: boolean | null;
  passed: boolean;
}

export interface RoundLine {
  id: Id;
  title: string;
  state: 'planned' | 'open' | 'closed' | 'published' | 'voided';
  indicative: boolean;
  agenda_item: Id | null;
  items: { version: Id; recommendation: Id; number: number; text: Text }[];
  rule: {
    threshold: { num: number; den: number } | null;
    denominator: Denominator | null;
    stand_aside_counted: boolean;
    quorum: number | null;
    counting: Step[];
    secrecy: 'named' | 'secret';
    people: number | null;
    needed: number | null;
  };
  opened_at: Millis | null;
  closed_at: Millis | null;
  revealed_at: Millis | null;
  published_at: Millis | null;
  void_reason: string;
  outcome: { roster: number; items: ItemTally[] } | null;
  roster: Id[] | null;
}

export interface RoundsView {
  rounds: RoundLine[];
}

export interface EvidenceLine {
  id: Id;
  state: 'draft' | 'submitted' | 'returned' | 'published' | 'withdrawn';
  title: string;
  matter: { kind: 'statement'; text: string } | { kind: 'link'; url: string; about: string };
  provider: { id: Id; role: Role; number: number; shown_name: string | null };
  capacity: string;
  interest: string | null;
  submitted_at: Millis | null;
}

export interface EvidenceView {
  evidence: EvidenceLine[];
}

export interface CardsView {
  cards: { person: Id; code: string; used: boolean }[];
  join_url: string;
  screen_url: string;
}
