//! Every reason for which a rule says no, each with a stable code.
//!
//! The sentence for people is the Fluent message `refusal-…` of the same name in
//! `frontend/src/words/refusals.*.ftl`; facts are its arguments.

use std::fmt;

/// A rule said no. Never a failure of the service: that is a `Fault`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    pub code: Code,
    /// Arguments of the sentence, as text: a number needed, a field's name, what to do first.
    pub facts: Vec<(&'static str, String)>,
}

impl Refusal {
    /// Adds a fact to the sentence.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl fmt::Display) -> Self {
        self.facts.push((name, value.to_string()));
        self
    }
}

impl From<Code> for Refusal {
    fn from(code: Code) -> Self {
        Self { code, facts: Vec::new() }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code.as_str())
    }
}

impl std::error::Error for Refusal {}

macro_rules! codes {
    ($($variant:ident => $status:literal $code:literal),* $(,)?) => {
        /// A stable reason; the text form is part of the API.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Code { $($variant),* }

        impl Code {
            /// Every code, for the parity test of the words.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The text that callers may rely on.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $code),* }
            }

            /// The HTTP status that carries it.
            #[must_use]
            pub fn status(self) -> u16 {
                match self { $(Self::$variant => $status),* }
            }
        }
    };
}

impl Code {
    /// Begins a refusal with one fact.
    #[must_use]
    pub fn with(self, name: &'static str, value: impl fmt::Display) -> Refusal {
        Refusal::from(self).with(name, value)
    }
}

codes! {
    // Requests
    Malformed => 400 "malformed",
    FieldUnknown => 400 "field_unknown",
    BodyTooLarge => 413 "body_too_large",
    TextMissing => 422 "text_missing",
    TextTooLong => 422 "text_too_long",
    NumberOutOfRange => 422 "number_out_of_range",
    KeyMissing => 400 "key_missing",
    KeyReused => 422 "key_reused",
    NotFound => 404 "not_found",
    MethodNotAllowed => 405 "method_not_allowed",
    TooManyRequests => 429 "too_many_requests",
    Busy => 503 "busy",
    StorageFull => 503 "storage_full",
    DatabaseAway => 503 "database_away",
    // Accounts
    SignInNeeded => 401 "sign_in_needed",
    SignInWrong => 401 "sign_in_wrong",
    CardUnknown => 401 "card_unknown",
    CardRevoked => 401 "card_revoked",
    CardReplaced => 401 "card_replaced",
    SessionEnded => 401 "session_ended",
    TicketSpent => 401 "ticket_spent",
    OriginForeign => 403 "origin_foreign",
    NotAllowed => 403 "not_allowed",
    PasswordTooShort => 422 "password_too_short",
    EmailWrong => 422 "email_wrong",
    EmailTaken => 409 "email_taken",
    SetUpDone => 409 "set_up_done",
    PasswordWrong => 422 "password_wrong",
    CodeWrong => 422 "code_wrong",
    SignInStale => 401 "sign_in_stale",
    SecondFactorOn => 409 "second_factor_on",
    SecondFactorOff => 409 "second_factor_off",
    // Juries and people
    AccountUnknown => 422 "account_unknown",
    ConsentTextChanged => 409 "consent_text_changed",
    ConsentNeeded => 409 "consent_needed",
    JuryStateWrong => 409 "jury_state_wrong",
    JuryNotReady => 409 "jury_not_ready",
    DayNotOver => 409 "day_not_over",
    DayNotStarted => 409 "day_not_started",
    DayAlreadyStarted => 409 "day_already_started",
    ReadBackNeeded => 409 "read_back_needed",
    RoleWrong => 422 "role_wrong",
    SupportedJurorMissing => 422 "supported_juror_missing",
    DateWrong => 422 "date_wrong",
    TimeZoneUnknown => 422 "time_zone_unknown",
    PeopleEnough => 409 "people_enough",
    PersonEmailTaken => 409 "person_email_taken",
    PersonGone => 409 "person_gone",
    PersonYourself => 409 "person_yourself",
    ListSpreadsheet => 422 "list_spreadsheet",
    ListNotText => 422 "list_not_text",
    ListTooLarge => 413 "list_too_large",
    ListTooLong => 422 "list_too_long",
    ListEmpty => 422 "list_empty",
    ListHeaderMissing => 422 "list_header_missing",
    ListColumnTwice => 422 "list_column_twice",
    ListColumnsMany => 422 "list_columns_many",
    ListQuoteOpen => 422 "list_quote_open",
    ListRowsWrong => 422 "list_rows_wrong",
    ListRowUnknown => 422 "list_row_unknown",
    // Agenda
    ItemNotPlanned => 409 "item_not_planned",
    ItemNotOpen => 409 "item_not_open",
    ItemNotPresenting => 409 "item_not_presenting",
    RunningOrderWrong => 409 "running_order_wrong",
    SlotOver => 409 "slot_over",
    ItemNotClosed => 409 "item_not_closed",
    ItemNotSkipped => 409 "item_not_skipped",
    ItemNotLastClosed => 409 "item_not_last_closed",
    ItemNotLater => 409 "item_not_later",
    ItemStillOpen => 409 "item_still_open",
    ItemsStillPlanned => 409 "items_still_planned",
    EarlierItemPlanned => 409 "earlier_item_planned",
    CloseEarlyUnconfirmed => 409 "close_early_unconfirmed",
    ItemSparesNothing => 409 "item_spares_nothing",
    MinutesTooMany => 409 "minutes_too_many",
    MinutesOutOfRange => 422 "minutes_out_of_range",
    MinimumOverMinutes => 422 "minimum_over_minutes",
    FixedStartOutsideDay => 422 "fixed_start_outside_day",
    RoomsNotForKind => 422 "rooms_not_for_kind",
    NotesNotForKind => 422 "notes_not_for_kind",
    RotationWrong => 422 "rotation_wrong",
    WitnessSlotsWrong => 422 "witness_slots_wrong",
    PlacePast => 409 "place_past",
    PlaceUnknown => 422 "place_unknown",
    AgendaFull => 409 "agenda_full",
    DayUnknown => 404 "day_unknown",
    DayEnded => 409 "day_ended",
    DayTimesWrong => 422 "day_times_wrong",
    DaysEnough => 409 "days_enough",
    DayNotLast => 409 "day_not_last",
    DayNotEmpty => 409 "day_not_empty",
    // Rooms
    NobodyToAllot => 409 "nobody_to_allot",
    FacilitatorTwice => 422 "facilitator_twice",
    PinsDoNotFit => 422 "pins_do_not_fit",
    OnlyJurorsSit => 422 "only_jurors_sit",
    PersonLeft => 409 "person_left",
    OnlyJurorsOfRoom => 403 "only_jurors_of_room",
    OnlyRoomLeads => 403 "only_room_leads",
    OnlyFacilitators => 403 "only_facilitators",
    RoomsOvernight => 409 "rooms_overnight",
    RoomOver => 409 "room_over",
    AllotmentChanged => 409 "allotment_changed",
    AlreadyCalled => 409 "already_called",
    NoCall => 409 "no_call",
    TurnsOff => 409 "turns_off",
    NotInRoom => 409 "not_in_room",
    ReplyTaken => 409 "reply_taken",
    RecordingNotAgreed => 409 "recording_not_agreed",
    HandAlreadyUp => 409 "hand_already_up",
    TurnNotWaiting => 409 "turn_not_waiting",
    NobodyWaits => 409 "nobody_waits",
    NobodySpeaks => 409 "nobody_speaks",
    ListFull => 409 "list_full",
    EntryNotYours => 403 "entry_not_yours",
    EntryFromStart => 409 "entry_from_start",
    EntryWithdrawn => 409 "entry_withdrawn",
    EntryMerged => 409 "entry_merged",
    EntryHoldsOthers => 409 "entry_holds_others",
    EntryPromoted => 409 "entry_promoted",
    EntriesMissing => 422 "entries_missing",
    ListsDiffer => 422 "lists_differ",
    WordsChanged => 409 "words_changed",
    MergeUndone => 409 "merge_undone",
    MergeNotLast => 409 "merge_not_last",
    GroupUnknown => 404 "group_unknown",
    HeadingTaken => 409 "heading_taken",
    ArgumentsEnough => 409 "arguments_enough",
    ArgumentNotYours => 403 "argument_not_yours",
    ArgumentWithdrawn => 409 "argument_withdrawn",
    // Citations
    EvidenceNotPublished => 409 "evidence_not_published",
    CitationsEnough => 409 "citations_enough",
    CitedAlready => 409 "cited_already",
    CitationNotYours => 403 "citation_not_yours",
    CitationTakenBack => 409 "citation_taken_back",
    // Evidence
    EvidenceStateWrong => 409 "evidence_state_wrong",
    InterestNotStated => 409 "interest_not_stated",
    LinkWrong => 422 "link_wrong",
    ReasonMissing => 422 "reason_missing",
    // Questions to the witnesses
    QuestionStateWrong => 409 "question_state_wrong",
    QuestionNotYours => 403 "question_not_yours",
    QuestionNotForYou => 403 "question_not_for_you",
    QuestionOwn => 409 "question_own",
    QuestionMerged => 409 "question_merged",
    QuestionSame => 422 "question_same",
    QuestionHasAnswers => 409 "question_has_answers",
    QuestionHoldsOthers => 409 "question_holds_others",
    QuestionIsPut => 409 "question_is_put",
    QuestionWasPut => 409 "question_was_put",
    QuestionNotPut => 409 "question_not_put",
    QuestionOrderChanged => 409 "question_order_changed",
    QuestionOrderWrong => 422 "question_order_wrong",
    QuestionsEnough => 409 "questions_enough",
    AnswersEnough => 409 "answers_enough",
    WitnessUnknown => 422 "witness_unknown",
    WitnessRequestsEnough => 409 "witness_requests_enough",
    WitnessRequestNotYours => 403 "witness_request_not_yours",
    WitnessRequestOwn => 409 "witness_request_own",
    WitnessRequestDecided => 409 "witness_request_decided",
    // Files of evidence
    FileEmpty => 422 "file_empty",
    FileTooLarge => 413 "file_too_large",
    FileTypeNotAllowed => 415 "file_type_not_allowed",
    FileBroken => 422 "file_broken",
    FileUnpacksTooLarge => 422 "file_unpacks_too_large",
    ImageTooLarge => 422 "image_too_large",
    AlternativeMissing => 409 "alternative_missing",
    FileUnknown => 409 "file_unknown",
    UploadCut => 400 "upload_cut",
    UploadsAtOnce => 429 "uploads_at_once",
    UploadsEnough => 429 "uploads_enough",
    RangeWrong => 416 "range_wrong",
    FilesAway => 503 "files_away",
    // Recommendations
    RecommendationStateWrong => 409 "recommendation_state_wrong",
    DraftsEnough => 409 "drafts_enough",
    NotYourRoom => 403 "not_your_room",
    DraftTitleMissing => 409 "draft_title_missing",
    DraftBodyMissing => 409 "draft_body_missing",
    AmendmentOutdated => 409 "amendment_outdated",
    AmendmentDecided => 409 "amendment_decided",
    AmendmentSame => 422 "amendment_same",
    AmendmentUpToDate => 409 "amendment_up_to_date",
    MergeNeedsTwo => 422 "merge_needs_two",
    MergeSourceTwice => 422 "merge_source_twice",
    SplitNeedsTwo => 422 "split_needs_two",
    SourceOutdated => 409 "source_outdated",
    SourceStateWrong => 409 "source_state_wrong",
    StatementTooEarly => 409 "statement_too_early",
    StatementCosigned => 409 "statement_cosigned",
    StatementOwn => 409 "statement_own",
    StatementWithdrawn => 409 "statement_withdrawn",
    // Consensus rounds
    RoundStateWrong => 409 "round_state_wrong",
    RoundNotOpen => 409 "round_not_open",
    RoundAlreadyOpen => 409 "round_already_open",
    RoundWithoutItems => 409 "round_without_items",
    RoundItemTwice => 422 "round_item_twice",
    RoundItemUnknown => 422 "round_item_unknown",
    RoundItemNotPresented => 409 "round_item_not_presented",
    RoundItemOutdated => 409 "round_item_outdated",
    RoundItemBecameOthers => 409 "round_item_became_others",
    RoundNotRevealed => 409 "round_not_revealed",
    RoundIndicative => 409 "round_indicative",
    ThresholdNotStated => 409 "threshold_not_stated",
    ThresholdWrong => 422 "threshold_wrong",
    DenominatorNotStated => 409 "denominator_not_stated",
    CountingStepsWrong => 422 "counting_steps_wrong",
    QuorumTooLarge => 409 "quorum_too_large",
    ScaleWrong => 422 "scale_wrong",
    OptionsTooFew => 409 "options_too_few",
    RehearsalWrong => 422 "rehearsal_wrong",
    RoundRehearsal => 409 "round_rehearsal",
    AnswerWrongMethod => 422 "answer_wrong_method",
    StepUnknown => 422 "step_unknown",
    OptionUnknown => 422 "option_unknown",
    OptionTwice => 422 "option_twice",
    OptionsMissing => 422 "options_missing",
    ScoreWrong => 422 "score_wrong",
    DotsOver => 422 "dots_over",
    RoundSecret => 409 "round_secret",
    RoundNamed => 409 "round_named",
    SecretNeedsHttps => 409 "secret_needs_https",
    SecretNotHere => 409 "secret_not_here",
    RosterTooSmallForSecret => 409 "roster_too_small_for_secret",
    ElectronicTooFew => 409 "electronic_too_few",
    PaperTooFew => 409 "paper_too_few",
    PaperNotWithMethod => 409 "paper_not_with_method",
    PaperNotCounted => 409 "paper_not_counted",
    PaperNone => 409 "paper_none",
    PaperSums => 422 "paper_sums",
    PaperDiffers => 409 "paper_differs",
    PaperCounted => 409 "paper_counted",
    EndTooSoon => 409 "end_too_soon",
    EndTooLate => 409 "end_too_late",
    FixedEndWithPaper => 409 "fixed_end_with_paper",
    RoundNotPublished => 409 "round_not_published",
    RoundPublished => 409 "round_published",
    NextRoundPrepared => 409 "next_round_prepared",
    NothingToAskAgain => 409 "nothing_to_ask_again",
    BallotWithIdentity => 403 "ballot_with_identity",
    ReasonsNotOpen => 409 "reasons_not_open",
    ReasonsTooEarly => 409 "reasons_too_early",
    ReasonsSent => 409 "reasons_sent",
    ReasonsIncomplete => 422 "reasons_incomplete",
    ReasonsSizeWrong => 422 "reasons_size_wrong",
    RosterEmpty => 409 "roster_empty",
    NotOnRoster => 403 "not_on_roster",
    BlindedValueWrong => 422 "blinded_value_wrong",
    CredentialWrong => 422 "credential_wrong",
    SignatureWrong => 422 "signature_wrong",
    BallotNotCanonical => 422 "ballot_not_canonical",
    CredentialsIssued => 409 "credentials_issued",
    WayWrong => 409 "way_wrong",
    CounterReused => 409 "counter_reused",
    CounterLower => 409 "counter_lower",
    KeyOfOtherQuestion => 409 "key_of_other_question",
    // Quick shows of hands, signals
    TemperatureOver => 409 "temperature_over",
    TemperatureShown => 409 "temperature_shown",
    SignalTooSoon => 429 "signal_too_soon",
    // Live
    TopicUnknown => 404 "topic_unknown",
    FrameMalformed => 400 "frame_malformed",
    // Shared texts
    TextFrozen => 409 "text_frozen",
    TextNotYours => 403 "text_not_yours",
    TextFull => 413 "text_full",
    SnapshotsFull => 409 "snapshots_full",
    CommentsFull => 409 "comments_full",
    CommentNotYours => 403 "comment_not_yours",
    CommentAnswered => 409 "comment_answered",
    CommentSettled => 409 "comment_settled",
    CommentWithdrawn => 409 "comment_withdrawn",
    AnchorWrong => 422 "anchor_wrong",
}
