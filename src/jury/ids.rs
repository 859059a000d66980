//! Typed identifiers. The application makes them; the database stores them as text.
//!
//! Ids are UUID v7, so they sort by the time of making. Where that order would betray something
//! (cards, ballots), they are v4. Making one needs a clock or randomness and so happens in
//! [`crate::clock`], never here.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.hyphenated().fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::parse_str(text).map(Self)
            }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.to_string()
            }
        }

        impl TryFrom<String> for $name {
            type Error = uuid::Error;
            fn try_from(text: String) -> Result<Self, Self::Error> {
                text.parse()
            }
        }
    )*};
}

ids! {
    /// Somebody with an e-mail and a password; may organise several juries.
    AccountId,
    /// One sign-in of an account or a person on one browser.
    SessionId,
    /// One deliberation.
    JuryId,
    /// Somebody's part in one jury.
    PersonId,
    /// A printed join card.
    CardId,
    /// One item of the agenda.
    ItemId,
    /// One round of rooms.
    RoomRoundId,
    /// One room in one round of rooms.
    RoomId,
    /// One turn to speak, from the raised hand on.
    TurnId,
    /// One question for a quick show of hands.
    TemperatureId,
    /// One issue or solution in a room's lists.
    EntryId,
    /// A heading under which entries of a room's list stand.
    GroupId,
    /// Entries of a room's list that were put together.
    MergeId,
    /// Something said for or against an entry.
    ArgumentId,
    /// A pointer from what the jury writes to a piece of evidence.
    CitationId,
    /// Something a jury begins from: a known problem, a cause, an idea.
    StartingPointId,
    /// A piece of evidence.
    EvidenceId,
    /// A question of the jury to its witnesses.
    AskedId,
    /// What happened to such a question: an answer, a deferral, what was asked on.
    AskedStepId,
    /// A wish to hear somebody else.
    WitnessRequestId,
    /// A recommendation through all its versions.
    RecommendationId,
    /// One frozen text of a recommendation.
    VersionId,
    /// One shared text.
    DocumentId,
    /// How a shared text read at some time.
    SnapshotId,
    /// A comment on a shared text, or a reply.
    CommentId,
    /// A suggested change to a recommendation.
    AmendmentId,
    /// A minority statement.
    StatementId,
    /// One consensus round.
    RoundId,
    /// One question of a consensus round: of one version, the version's own id; of a set of options, the
    /// round's.
    QuestionId,
    /// One juror's answer on one question of a consensus round; random (v4), so that it betrays no order.
    BallotId,
    /// One answer to what would help more people support something; random (v4), as nobody sent it.
    ReasonId,
    /// A correction of a published outcome.
    ErratumId,
    /// One change that somebody asked for; the key under which it has one effect.
    ChangeId,
}
