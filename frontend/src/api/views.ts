import type { components } from './types';

/** The program leaves nothing out that it names: what is not there is null. */
type Served<T> = T extends readonly (infer One)[]
  ? Served<One>[]
  : T extends object
    ? { [Key in keyof T]-?: Served<Exclude<T[Key], undefined>> }
    : T;
type Schemas = components['schemas'];

/** What the pages of those who take part read of the topics. */
export type AgendaView = Served<Schemas['AgendaView']>;
export type Day = Served<Schemas['Day']>;
export type Item = Served<Schemas['Item']>;
export type JuryView = Served<Schemas['JuryView']>;
export type MeView = Served<Schemas['MeView']>;
export type PeopleView = Served<Schemas['PeopleView']>;
export type Person = Served<Schemas['PersonLine']>;
export type RoomsView = Served<Schemas['RoomsView']>;
export type RoomView = Served<Schemas['RoomView']>;
export type Entry = Served<Schemas['EntryLine']>;
export type StartingPoint = Served<Schemas['StartingPointLine']>;
export type ListKind = Schemas['ListKind'];
export type Evidence = Served<Schemas['EvidenceLine']>;
export type EvidenceView = Served<Schemas['EvidenceView']>;
export type Matter = Served<Schemas['Matter']>;
export type DraftsView = Served<Schemas['RecommendationsView']>;
export type VotesView = Served<Schemas['RoundsView']>;
