//! Who may see what, and who may do what. The one home of both.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::ballots::{Round, RoundState};
use super::ids::{AccountId, DocumentId, PersonId, RoomId, SessionId};
use super::people::Role;
use super::refusal::{Code, Refusal};

/// Who asks, as the session says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Who {
    pub session: SessionId,
    pub subject: Subject,
}

/// An account, or a person who came by a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Subject {
    Account(AccountId),
    Person(PersonId),
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Account(id) => write!(f, "account:{id}"),
            Self::Person(id) => write!(f, "person:{id}"),
        }
    }
}

/// As what somebody looks at a jury.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Viewer {
    /// Somebody who belongs to the jury.
    Role(Role),
    /// The projector in the hall.
    Screen,
    /// Anybody, where the jury is public.
    Public,
}

impl Viewer {
    /// Runs the jury: organisers and facilitators.
    #[must_use]
    pub fn leads(self) -> bool {
        matches!(self, Self::Role(Role::Organiser | Role::Facilitator))
    }

    /// Sits in the jury's rooms: jurors and their supporters.
    #[must_use]
    pub fn deliberates(self) -> bool {
        matches!(self, Self::Role(Role::Juror | Role::Supporter))
    }

    /// Was let in by name: everybody but the projector and the public.
    #[must_use]
    pub fn belongs(self) -> bool {
        matches!(self, Self::Role(_))
    }
}

/// Those who see the same bytes of a topic: role × room; one person alone for `me`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Audience {
    pub viewer: Viewer,
    /// The room in which the person sits in the current round of rooms.
    pub room: Option<RoomId>,
    /// Whose own things are shown; only used by [`Topic::Me`] and [`Topic::Text`].
    pub person: Option<PersonId>,
}

impl Audience {
    /// The audience as far as `topic` tells people apart, so that more of them share a view.
    #[must_use]
    pub fn for_topic(self, topic: Topic) -> Self {
        match topic {
            // Who may read a text depends on where they sat when it was begun.
            Topic::Me | Topic::Text(_) => self,
            Topic::Room(_) => Self { person: None, ..self },
            _ => Self { person: None, room: None, ..self },
        }
    }
}

/// What can be read, and followed over the socket.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Topic {
    Jury,
    Agenda,
    People,
    Rooms,
    Room(RoomId),
    Evidence,
    Questions,
    Recommendations,
    Rounds,
    Results,
    Temperature,
    Me,
    /// What stands beside a shared text: comments, snapshots, who wrote.
    Text(DocumentId),
}

impl Topic {
    /// Every topic but the rooms and texts, which are many.
    pub const PLAIN: [Self; 11] = [
        Self::Jury,
        Self::Agenda,
        Self::People,
        Self::Rooms,
        Self::Evidence,
        Self::Questions,
        Self::Recommendations,
        Self::Rounds,
        Self::Results,
        Self::Temperature,
        Self::Me,
    ];
}

impl Topic {
    /// Its name, without saying which room or text.
    #[must_use]
    pub fn kind(self) -> &'static str {
        match self {
            Self::Jury => "jury",
            Self::Agenda => "agenda",
            Self::People => "people",
            Self::Rooms => "rooms",
            Self::Room(_) => "room",
            Self::Evidence => "evidence",
            Self::Questions => "questions",
            Self::Recommendations => "recommendations",
            Self::Rounds => "rounds",
            Self::Results => "results",
            Self::Temperature => "temperature",
            Self::Me => "me",
            Self::Text(_) => "text",
        }
    }
}

impl fmt::Display for Topic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Room(room) => write!(f, "room:{room}"),
            Self::Text(document) => write!(f, "text:{document}"),
            _ => f.write_str(self.kind()),
        }
    }
}

impl FromStr for Topic {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        if let Some(room) = text.strip_prefix("room:") {
            return room.parse().map(Self::Room).map_err(|_| Code::TopicUnknown.into());
        }
        if let Some(document) = text.strip_prefix("text:") {
            return document.parse().map(Self::Text).map_err(|_| Code::TopicUnknown.into());
        }
        Self::PLAIN
            .into_iter()
            .find(|topic| topic.to_string() == text)
            .ok_or_else(|| Code::TopicUnknown.into())
    }
}

/// Whether an audience may see a topic at all. What of it they see is the view's affair.
#[must_use]
pub fn sees(audience: Audience, topic: Topic) -> bool {
    let viewer = audience.viewer;
    match topic {
        Topic::Jury
        | Topic::Agenda
        | Topic::Evidence
        | Topic::Questions
        | Topic::Recommendations
        | Topic::Results => true,
        Topic::Rooms => {
            viewer.leads()
                || viewer.deliberates()
                || matches!(viewer, Viewer::Role(Role::Witness) | Viewer::Screen)
        }
        Topic::People => viewer.leads() || viewer.deliberates() || viewer == Viewer::Role(Role::Witness),
        Topic::Rounds | Topic::Temperature => {
            viewer.leads() || viewer.deliberates() || viewer == Viewer::Screen
        }
        Topic::Room(room) => viewer.leads() || (viewer.deliberates() && audience.room == Some(room)),
        Topic::Me => viewer.belongs() && audience.person.is_some(),
        // Further, `reach` says: the view is refused to those of another room.
        Topic::Text(_) => (viewer.leads() || viewer.deliberates()) && audience.person.is_some(),
    }
}

/// How far somebody reaches into a shared text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    Nothing,
    Reads,
    Writes,
}

/// How far somebody reaches into a shared text; `sits_there`: in its room, or it is everyone's;
/// `open`: its room is at work. The wording is the jurors' own: facilitators may write it down for
/// them, organisers may only read.
#[must_use]
pub fn reach(viewer: Viewer, sits_there: bool, open: bool) -> Reach {
    match viewer {
        Viewer::Role(Role::Facilitator) if open => Reach::Writes,
        Viewer::Role(Role::Juror) if sits_there && open => Reach::Writes,
        Viewer::Role(Role::Organiser | Role::Facilitator) => Reach::Reads,
        Viewer::Role(Role::Juror | Role::Supporter) if sits_there => Reach::Reads,
        _ => Reach::Nothing,
    }
}

/// Whether a viewer may see the outcome of a consensus round: those who run the jury once it is
/// closed, the jury and the hall once it is revealed, everybody once it is published. Nobody sees
/// anything of an open round, nor of one that was voided.
#[must_use]
pub fn sees_outcome(viewer: Viewer, round: &Round) -> bool {
    match round.state {
        RoundState::Planned | RoundState::Open | RoundState::Voided => false,
        RoundState::Published => true,
        RoundState::Closed if viewer.leads() => true,
        RoundState::Closed => {
            (viewer.deliberates() || viewer == Viewer::Screen) && round.revealed_at.is_some()
        }
    }
}

/// Who may read a round's opening entry: the jury and those who run it from the opening on, anybody once
/// the round is published.
#[must_use]
pub fn sees_opening(viewer: Viewer, round: &Round) -> bool {
    match round.state {
        RoundState::Planned => false,
        RoundState::Published => true,
        RoundState::Open | RoundState::Closed | RoundState::Voided => {
            viewer.leads() || viewer.deliberates() || viewer == Viewer::Screen
        }
    }
}

/// Whether a viewer may see who answered what in a named round: a show of hands, so the jury may,
/// once the outcome is theirs to see.
#[must_use]
pub fn sees_hands(viewer: Viewer, round: &Round) -> bool {
    (viewer.leads() || viewer.deliberates()) && sees_outcome(viewer, round)
}

macro_rules! operations {
    ($($variant:ident $name:literal: $($role:ident)*),* $(,)?) => {
        /// What can be done in a jury; the text form is the API's `operationId`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
        pub enum Operation { $(#[serde(rename = $name)] $variant),* }

        impl Operation {
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The operation's name.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $name),* }
            }

            /// The roles that may do it, further rules aside.
            #[must_use]
            pub fn roles(self) -> &'static [Role] {
                match self { $(Self::$variant => &[$(Role::$role),*]),* }
            }
        }
    };
}

operations! {
    // Juries and people
    EditJury "edit_jury": Organiser,
    MakeReady "make_ready": Organiser,
    StartJury "start_jury": Organiser Facilitator,
    ReadBack "read_back": Organiser Facilitator,
    ConcludeJury "conclude_jury": Organiser Facilitator,
    PublishJury "publish_jury": Organiser,
    AddPeople "add_people": Organiser,
    CheckPeople "check_people": Organiser,
    ImportPeople "import_people": Organiser,
    EditPerson "edit_person": Organiser,
    RemovePerson "remove_person": Organiser,
    ReplacePerson "replace_person": Organiser,
    IssueCard "issue_card": Organiser,
    RevokeCard "revoke_card": Organiser,
    MarkAttendance "mark_attendance": Organiser Facilitator,
    ChooseName "choose_name": Juror Supporter Witness Guest,
    GiveConsent "give_consent": Juror Supporter Witness,
    EnterConsent "enter_consent": Organiser Facilitator,
    RenewScreen "renew_screen": Organiser Facilitator,
    // Agenda
    OpenItem "open_item": Organiser Facilitator,
    ExtendItem "extend_item": Organiser Facilitator,
    TakeMinutes "take_minutes": Organiser Facilitator,
    CloseItem "close_item": Organiser Facilitator,
    ReopenItem "reopen_item": Organiser Facilitator,
    SkipItem "skip_item": Organiser Facilitator,
    RestoreItem "restore_item": Organiser Facilitator,
    SayReady "say_ready": Juror,
    OrderPresenting "order_presenting": Organiser Facilitator,
    StartPresenting "start_presenting": Organiser Facilitator,
    EndPresenting "end_presenting": Organiser Facilitator,
    AddItem "add_item": Organiser Facilitator,
    EditItem "edit_item": Organiser Facilitator,
    MoveItem "move_item": Organiser Facilitator,
    RemoveItem "remove_item": Organiser Facilitator,
    AddDay "add_day": Organiser,
    RemoveDay "remove_day": Organiser,
    ChangeDay "change_day": Organiser Facilitator,
    StartDay "start_day": Organiser Facilitator,
    EndDay "end_day": Organiser Facilitator,
    // Rooms
    LoadStartingPoints "load_starting_points": Organiser,
    PreviewRooms "preview_rooms": Organiser Facilitator,
    MakeRooms "make_rooms": Organiser Facilitator,
    SeatJuror "seat_juror": Organiser Facilitator,
    EnterRoom "enter_room": Organiser Facilitator,
    LeaveRoom "leave_room": Organiser Facilitator,
    CallFacilitator "call_facilitator": Juror,
    AnswerCall "answer_call": Organiser Facilitator,
    TakeBackCall "take_back_call": Organiser Facilitator Juror,
    SetTurns "set_turns": Organiser Facilitator Juror,
    RaiseHand "raise_hand": Organiser Facilitator Juror,
    LowerHand "lower_hand": Organiser Facilitator Juror,
    GiveTurn "give_turn": Organiser Facilitator Juror,
    NextTurn "next_turn": Organiser Facilitator Juror,
    FinishTurn "finish_turn": Organiser Facilitator Juror,
    SetPlenaryTurns "set_plenary_turns": Organiser Facilitator,
    TakeLead "take_lead": Organiser Facilitator,
    TellRooms "tell_rooms": Organiser Facilitator,
    ExtendRoom "extend_room": Organiser Facilitator,
    RecallRoom "recall_room": Organiser Facilitator,
    RecordRoom "record_room": Organiser Facilitator Juror Supporter,
    AddEntry "add_entry": Organiser Facilitator Juror,
    EditEntry "edit_entry": Organiser Facilitator Juror,
    WithdrawEntry "withdraw_entry": Organiser Facilitator Juror,
    SupportEntry "support_entry": Juror,
    SettleStartingPoint "settle_starting_point": Organiser Facilitator Juror,
    ArgueEntry "argue_entry": Organiser Facilitator Juror,
    WithdrawArgument "withdraw_argument": Organiser Facilitator Juror,
    MergeEntries "merge_entries": Organiser Facilitator Juror,
    SplitEntries "split_entries": Organiser Facilitator Juror,
    GroupEntries "group_entries": Organiser Facilitator Juror,
    RenameGroup "rename_group": Organiser Facilitator Juror,
    PlaceEntry "place_entry": Organiser Facilitator Juror,
    CiteEvidence "cite_evidence": Organiser Facilitator Juror Witness,
    UnciteEvidence "uncite_evidence": Organiser Facilitator Juror Witness,
    OpenNotes "open_notes": Organiser Facilitator Juror,
    OpenItemNotes "open_item_notes": Organiser Facilitator,
    // Shared texts
    NameSnapshot "name_snapshot": Facilitator Juror,
    RestoreSnapshot "restore_snapshot": Facilitator Juror,
    WriteComment "write_comment": Facilitator Juror,
    ResolveComment "resolve_comment": Facilitator Juror,
    WithdrawComment "withdraw_comment": Facilitator Juror,
    SendSignal "send_signal": Organiser Facilitator Juror,
    // Quick shows of hands
    AskTemperature "ask_temperature": Organiser Facilitator,
    GiveTemperature "give_temperature": Juror,
    ShowTemperature "show_temperature": Organiser Facilitator,
    EndTemperature "end_temperature": Organiser Facilitator,
    // Evidence
    DraftEvidence "draft_evidence": Witness Organiser,
    EditEvidence "edit_evidence": Witness Organiser,
    SubmitEvidence "submit_evidence": Witness Organiser,
    PublishEvidence "publish_evidence": Organiser,
    ReturnEvidence "return_evidence": Organiser,
    WithdrawEvidence "withdraw_evidence": Witness Organiser,
    // Questions to the witnesses
    AskQuestion "ask_question": Juror,
    EditQuestion "edit_question": Juror,
    WithdrawQuestion "withdraw_question": Juror,
    SupportQuestion "support_question": Juror,
    OrderQuestions "order_questions": Organiser Facilitator,
    MergeQuestions "merge_questions": Organiser Facilitator,
    SplitQuestion "split_question": Organiser Facilitator,
    PutQuestion "put_question": Organiser Facilitator,
    GiveBackQuestion "give_back_question": Organiser Facilitator,
    SetAsideQuestion "set_aside_question": Organiser Facilitator,
    DeferQuestion "defer_question": Organiser Facilitator,
    AnswerQuestion "answer_question": Organiser Facilitator Witness,
    AcceptAnswer "accept_answer": Juror,
    AskOn "ask_on": Juror,
    RequestWitness "request_witness": Juror,
    SupportWitnessRequest "support_witness_request": Juror,
    WithdrawWitnessRequest "withdraw_witness_request": Juror,
    DecideWitnessRequest "decide_witness_request": Organiser Facilitator,
    UploadFile "upload_file": Witness Organiser,
    ReplaceFile "replace_file": Witness Organiser,
    // Recommendations
    DraftRecommendation "draft_recommendation": Juror Facilitator Organiser,
    TableRecommendation "table_recommendation": Juror Facilitator Organiser,
    PresentRecommendation "present_recommendation": Facilitator Organiser,
    WithdrawRecommendation "withdraw_recommendation": Juror Facilitator Organiser,
    ProposeAmendment "propose_amendment": Juror Facilitator Organiser,
    AcceptAmendment "accept_amendment": Facilitator Organiser,
    DeclineAmendment "decline_amendment": Facilitator Organiser,
    WithdrawAmendment "withdraw_amendment": Juror Facilitator Organiser,
    RebaseAmendment "rebase_amendment": Juror Facilitator Organiser,
    MergeRecommendations "merge_recommendations": Facilitator Organiser,
    SplitRecommendation "split_recommendation": Facilitator Organiser,
    WriteStatement "write_statement": Juror,
    EditStatement "edit_statement": Juror,
    WithdrawStatement "withdraw_statement": Juror,
    CosignStatement "cosign_statement": Juror,
    UncosignStatement "uncosign_statement": Juror,
    // Consensus rounds
    PlanRound "plan_round": Facilitator Organiser,
    EditRound "edit_round": Facilitator Organiser,
    OpenRound "open_round": Facilitator Organiser,
    CloseRound "close_round": Facilitator Organiser,
    RevealRound "reveal_round": Facilitator Organiser,
    PublishRound "publish_round": Organiser,
    VoidRound "void_round": Facilitator Organiser,
    CloseReasons "close_reasons": Facilitator Organiser,
    PrepareNextRound "prepare_next_round": Facilitator Organiser,
    AddErratum "add_erratum": Organiser,
    CastBallot "cast_ballot": Juror,
    EnterBallot "enter_ballot": Facilitator Organiser,
    SetWay "set_way": Organiser Facilitator,
    OpenVotingPoint "open_voting_point": Organiser Facilitator,
    CloseVotingPoint "close_voting_point": Organiser Facilitator,
    CountPaper "count_paper": Organiser Facilitator,
    PaperToPoint "paper_to_point": Organiser Facilitator,
    IssueCredentials "issue_credentials": Juror,
}

/// Refuses what a role may not do.
///
/// # Errors
/// `not_allowed`.
pub fn may(role: Role, operation: Operation) -> Result<(), Refusal> {
    if operation.roles().contains(&role) { Ok(()) } else { Err(Code::NotAllowed.into()) }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn topics_read_as_they_are_written() {
        for topic in Topic::PLAIN {
            assert_eq!(topic.to_string().parse::<Topic>().unwrap(), topic);
        }
        assert_eq!("rooms:x".parse::<Topic>().unwrap_err().code, Code::TopicUnknown);
    }

    #[test]
    fn a_juror_sees_only_the_room_in_which_they_sit() {
        let room = RoomId(uuid::Uuid::nil());
        let juror = |room| Audience { viewer: Viewer::Role(Role::Juror), room, person: None };
        assert!(sees(juror(Some(room)), Topic::Room(room)));
        assert!(!sees(juror(None), Topic::Room(room)));
        assert!(!sees(
            Audience { viewer: Viewer::Public, room: Some(room), person: None },
            Topic::Room(room)
        ));
    }

    #[test]
    fn a_text_is_written_in_its_room_by_day_and_read_by_those_who_help() {
        let by = |role, sits_there, open| reach(Viewer::Role(role), sits_there, open);
        assert_eq!(by(Role::Juror, true, true), Reach::Writes);
        assert_eq!(by(Role::Juror, true, false), Reach::Reads);
        assert_eq!(by(Role::Juror, false, true), Reach::Nothing);
        assert_eq!(by(Role::Supporter, true, true), Reach::Reads);
        assert_eq!(by(Role::Facilitator, false, true), Reach::Writes);
        assert_eq!(by(Role::Facilitator, false, false), Reach::Reads);
        assert_eq!(by(Role::Organiser, false, true), Reach::Reads);
        assert_eq!(by(Role::Witness, true, true), Reach::Nothing);
        assert_eq!(reach(Viewer::Screen, true, true), Reach::Nothing);
    }
}
