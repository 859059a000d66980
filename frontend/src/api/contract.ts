/**
 * What pages and program have agreed on, under the names of the program's own document (`types.ts`).
 * Nothing here is written by hand that the document says.
 */
import type { components, paths } from './types';

type Schemas = components['schemas'];

/** What is read. The program leaves nothing out that it names: what is not there is null. */
type Served<T> = T extends readonly [infer One, infer Other]
  ? [Served<One>, Served<Other>]
  : T extends readonly (infer One)[]
  ? Served<One>[]
  : T extends object
    ? { [Key in keyof T]-?: Served<Exclude<T[Key], undefined>> }
    : T;

/** The document has a name for the ids of each kind of thing; to a page they are all the same. */
export type Id = string;
/** UTC, milliseconds since 1970. */
export type Millis = Schemas['UtcMillis'];

// Words with few values.
export type AskedState = Schemas['AskedState'];
export type Attendance = Schemas['Attendance'];
export type ChosenHow = Schemas['ChosenHow'];
export type Denominator = Schemas['Denominator'];
export type FileKind = Schemas['FileKind'];
export type Feeling = Schemas['Feeling'];
export type ItemKind = Schemas['ItemKind'];
export type JuryState = Schemas['JuryState'];
export type Licence = Schemas['Licence'];
export type ListKind = Schemas['ListKind'];
export type RecommendationState = Schemas['RecommendationState'];
export type Role = Schemas['Role'];
export type Side = Schemas['Side'];
export type SignalKind = Schemas['SignalKind'];
export type Stage = Schemas['Stage'];
export type StartingKind = Schemas['StartingKind'];
/** A step of the standard scale. */
export type Step = 'full_support' | 'with_reservations' | 'can_live_with_it' | 'stand_aside' | 'cannot_live_with_it';
export type Answer = Schemas['Answer'];
export type Method = Schemas['Method'];

// Before and around a jury.
export type AccountPage = Served<Schemas['AccountPage']>;
export type CodeAsked = Served<Schemas['CodeAsked']>;
export type NewSecondFactor = Served<Schemas['NewSecondFactor']>;
export type RecoveryCodes = Served<Schemas['RecoveryCodes']>;
export type SessionLine = Served<Schemas['SessionLine']>;
export type CardsView = Served<Schemas['CardsView']>;
export type CardView = Served<Schemas['CardView']>;
export type Done = Served<Schemas['Done']>;
export type JuriesView = Served<Schemas['JuriesView']>;
export type Links = Served<Schemas['Links']>;
export type Problem = Served<Schemas['Problem']>;
export type Session = Served<Schemas['Session']>;
export type Start = Served<Schemas['Start']>;
export type Ticket = Served<Schemas['Ticket']>;
export type Uploaded = Served<Schemas['Uploaded']>;
export type WatchableView = Served<Schemas['WatchableView']>;
export type WhoView = Served<Schemas['WhoView']>;

// The topics of a jury.
export type AgendaView = Served<Schemas['AgendaView']>;
export type EvidenceView = Served<Schemas['EvidenceView']>;
export type JuryView = Served<Schemas['JuryView']>;
export type MeView = Served<Schemas['MeView']>;
export type PeopleView = Served<Schemas['PeopleView']>;
export type QuestionsView = Served<Schemas['QuestionsView']>;
export type RecommendationsView = Served<Schemas['RecommendationsView']>;
export type ResultsView = Served<Schemas['ResultsView']>;
export type RoomsView = Served<Schemas['RoomsView']>;
export type RoomView = Served<Schemas['RoomView']>;
export type RoundsView = Served<Schemas['RoundsView']>;
export type TextView = Served<Schemas['TextView']>;

// Parts of them.
export type AmendmentLine = Served<Schemas['AmendmentLine']>;
export type AskedLine = Served<Schemas['AskedLine']>;
export type AskedStepLine = Served<Schemas['AskedStepLine']>;
export type ArgumentLine = Served<Schemas['ArgumentLine']>;
export type CitationLine = Served<Schemas['CitationLine']>;
export type CommentLine = Served<Schemas['CommentLine']>;
export type Day = Served<Schemas['Day']>;
export type EntryLine = Served<Schemas['EntryLine']>;
export type EvidenceLine = Served<Schemas['EvidenceLine']>;
export type Explained = Served<Schemas['Explained']>;
export type FileLine = Served<Schemas['FileLine']>;
export type GroupLine = Served<Schemas['GroupLine']>;
export type ImportRow = Served<Schemas['ListRow']>;
export type Lack = Served<Schemas['Lack']>;
export type ListChecked = Served<Schemas['ListChecked']>;
export type Item = Served<Schemas['Item']>;
export type ItemTally = Served<Schemas['ItemTally']>;
export type KinLine = Served<Schemas['KinLine']>;
export type Matter = Served<Schemas['Matter']>;
export type MergedLine = Served<Schemas['MergedLine']>;
export type NameLine = Served<Schemas['NameLine']>;
export type OutcomeLine = Served<Schemas['OutcomeLine']>;
export type PersonLine = Served<Schemas['PersonLine']>;
export type PresentingView = Served<Schemas['PresentingView']>;
export type ReasonsLine = Served<Schemas['ReasonsLine']>;
export type ErratumLine = Served<Schemas['ErratumLine']>;
export type RecommendationLine = Served<Schemas['RecommendationLine']>;
export type LeadLine = Served<Schemas['LeadLine']>;
export type PlenaryLine = Served<Schemas['PlenaryLine']>;
export type RoomLine = Served<Schemas['RoomLine']>;
export type TurnsView = Served<Schemas['TurnsView']>;
export type RoomRound = Served<Schemas['RoomRound']>;
export type RoomsPreview = Served<Schemas['RoomsPreview']>;
export type RoundItem = Served<Schemas['RoundItem']>;
export type RoundLine = Served<Schemas['RoundLine']>;
export type RuleLine = Served<Schemas['RuleLine']>;
export type SourceLine = Served<Schemas['SourceLine']>;
export type SnapshotLine = Served<Schemas['SnapshotLine']>;
export type SnapshotText = Served<Schemas['SnapshotText']>;
export type StartingPointLine = Served<Schemas['StartingPointLine']>;
export type StatementLine = Served<Schemas['StatementLine']>;
export type Text = Served<Schemas['Text']>;
export type Timetable = Served<Schemas['Timetable']>;
export type VersionLine = Served<Schemas['VersionLine']>;
export type WitnessRequestLine = Served<Schemas['WitnessRequestLine']>;
export type TemperatureCheck = Served<Schemas['CheckView']>;

// What is sent. Where everything has a default, anything may be left out.
export type AskingOn = Schemas['AskingOn'];
export type CardCode = Schemas['CardCode'];
export type EmailChange = Schemas['EmailChange'];
export type PasswordChange = Schemas['PasswordChange'];
export type PresentPassword = Schemas['PresentPassword'];
export type Proof = Schemas['Proof'];
export type SignInCode = Schemas['SignInCode'];
export type Way = Schemas['Way'];
export type WayWish = Schemas['WayWish'];
export type VotingPoint = Schemas['VotingPoint'];
export type Paper = Schemas['Paper'];
export type CastBallot = Schemas['CastBallot'];
export type Citing = Schemas['Citing'];
export type Closing = Schemas['Closing'];
export type Consent = Schemas['Consent'];
export type DayChange = Schemas['DayChange'];
export type Deferring = Schemas['Deferring'];
export type EnterBallot = Schemas['EnterBallot'];
export type EntryEdit = Schemas['EntryEdit'];
export type EntryMerging = Schemas['EntryMerging'];
export type EntryPlace = Schemas['EntryPlace'];
export type EntrySupport = Schemas['EntrySupport'];
export type EvidenceText = Schemas['EvidenceText'];
export type GroupTitle = Schemas['GroupTitle'];
export type Giving = Partial<Schemas['Giving']>;
export type GivenFeeling = Schemas['GivenFeeling'];
export type Hand = Partial<Schemas['Hand']>;
export type ItemPlan = Schemas['ItemPlan'];
export type JuryEdit = Partial<Schemas['JuryEdit']>;
export type Mark = Schemas['Mark'];
export type Merging = Schemas['Merging'];
export type Minutes = Schemas['Minutes'];
export type NamedEvidence = Schemas['NamedEvidence'];
export type NewAmendment = Schemas['NewAmendment'];
export type NewAnswer = Schemas['NewAnswer'];
export type NewArgument = Schemas['NewArgument'];
export type NewCitation = Schemas['NewCitation'];
export type NewComment = Schemas['NewComment'];
export type NewCheck = Schemas['NewCheck'];
export type NewDraft = Schemas['NewDraft'];
export type NewErratum = Schemas['NewErratum'];
export type NewVersion = Schemas['NewVersion'];
export type NextRound = Schemas['NextRound'];
export type NewEntry = Schemas['NewEntry'];
export type NewGroup = Schemas['NewGroup'];
export type NewItem = Schemas['NewItem'];
export type NewJury = Schemas['NewJury'];
export type NewPerson = Schemas['NewPerson'];
export type NewQuestion = Schemas['NewQuestion'];
export type NewRooms = Partial<Schemas['NewRooms']>;
export type NewSignal = Schemas['NewSignal'];
export type NewStartingPoint = Schemas['NewStartingPoint'];
export type NewWitnessRequest = Schemas['NewWitnessRequest'];
export type Passage = Schemas['Passage'];
export type Order = Schemas['Order'];
export type Password = Schemas['Password'];
export type PeopleList = Schemas['PeopleList'];
export type PersonEdit = Partial<Schemas['PersonEdit']>;
export type Pin = Schemas['Pin'];
export type Place = Schemas['Place'];
export type QuestionEdit = Schemas['QuestionEdit'];
export type QuestionMerging = Schemas['QuestionMerging'];
export type QuestionOrder = Schemas['QuestionOrder'];
export type ReadBack = Schemas['ReadBack'];
export type Ready = Schemas['Ready'];
export type Reason = Schemas['Reason'];
export type Resolving = Schemas['Resolving'];
export type RoundPlan = Schemas['RoundPlan'];
export type Recall = Schemas['Recall'];
export type Recording = Schemas['Recording'];
export type RoomMinutes = Schemas['RoomMinutes'];
export type Seat = Schemas['Seat'];
export type Telling = Partial<Schemas['Telling']> & Pick<Schemas['Telling'], 'text'>;
export type SetUp = Schemas['SetUp'];
export type Settling = Schemas['Settling'];
export type ShownName = Schemas['ShownName'];
export type Signature = Schemas['Signature'];
export type Splitting = Schemas['Splitting'];
export type SnapshotName = Schemas['SnapshotName'];
export type StatementText = Schemas['StatementText'];
export type Taking = Schemas['Taking'];
export type TicketWish = Schemas['TicketWish'];
export type TurnsSetting = Schemas['TurnsSetting'];
export type Wanting = Schemas['Wanting'];
export type WitnessDecision = Schemas['WitnessDecision'];

// Topics. The document has their names as plain text; what each shows is what GET answers, which it does say.
type Page<Path extends keyof paths> = paths[Path] extends { get: { responses: { 200: { content: { 'application/json': { view: infer View } } } } } } ? Served<View> : never;
type Pages = { [Name in 'jury' | 'agenda' | 'people' | 'rooms' | 'evidence' | 'questions' | 'recommendations' | 'rounds' | 'results' | 'temperature' | 'me']: Page<`/api/juries/{jury}/${Name}`> };
export type TopicName = keyof Pages | `room:${Id}` | `text:${Id}`;
export type ViewOf<Name extends TopicName> = Name extends keyof Pages ? Pages[Name] : Name extends `text:${Id}` ? TextView : Page<'/api/juries/{jury}/rooms/{room}'>;

// The socket.
export type ClientMessage = Schemas['FromClient'];
type Said = Served<Schemas['ToClient']>;
/** The document says no more of a view than that it is one: what it looks like depends on its topic. */
export type ServerMessage = Exclude<Said, { type: 'view' }> | (Omit<Extract<Said, { type: 'view' }>, 'view'> & { view: unknown });
export type Signal = Extract<Said, { type: 'signal' }>;
