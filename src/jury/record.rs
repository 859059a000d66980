//! The record: an append-only, hash-chained account of everything decided.
//!
//! An entry commits to its content by `SHA-256(salt ‖ content)`; content and salt live apart and
//! can be erased, after which the chain still verifies. Hashes are over RFC 8785 canonical JSON.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};
use utoipa::ToSchema;

use super::time::UtcMillis;

/// The hash before the first entry.
pub const GENESIS: &str = "0000000000000000000000000000000000000000000000000000000000000000";
/// Bytes of an entry's salt.
pub const SALT_BYTES: usize = 16;

macro_rules! kinds {
    ($($variant:ident => $word:literal),* $(,)?) => {
        /// What can be in the record: decisions, never presence, hands, signals or keystrokes.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
        pub enum Kind { $(#[serde(rename = $word)] $variant),* }

        impl Kind {
            /// The word in the record.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),* }
            }
        }
    };
}

kinds! {
    // Juries and people
    JuryCreated => "jury_created",
    JuryEdited => "jury_edited",
    JuryStateChanged => "jury_state_changed",
    ReadBack => "read_back",
    PersonAdded => "person_added",
    PersonErased => "person_erased",
    CardIssued => "card_issued",
    CardRevoked => "card_revoked",
    PersonGone => "person_gone",
    AttendanceMarked => "attendance_marked",
    ConsentGiven => "consent_given",
    // Agenda
    AgendaLaidOut => "agenda_laid_out",
    ItemOpened => "item_opened",
    ItemExtended => "item_extended",
    MinutesTaken => "minutes_taken",
    ItemClosed => "item_closed",
    ItemReopened => "item_reopened",
    PresentingOrdered => "presenting_ordered",
    PresentingStarted => "presenting_started",
    PresentingEnded => "presenting_ended",
    ItemSkipped => "item_skipped",
    ItemRestored => "item_restored",
    ItemAdded => "item_added",
    ItemEdited => "item_edited",
    ItemMoved => "item_moved",
    ItemRemoved => "item_removed",
    DayAdded => "day_added",
    DayRemoved => "day_removed",
    DayChanged => "day_changed",
    DayStarted => "day_started",
    DayEnded => "day_ended",
    // Rooms
    StartingPointsLoaded => "starting_points_loaded",
    RoomsMade => "rooms_made",
    SeatWished => "seat_wished",
    RoomsBegun => "rooms_begun",
    JurorSeated => "juror_seated",
    TurnOverridden => "turn_overridden",
    TimeShared => "time_shared",
    RoomExtended => "room_extended",
    RoomRecalled => "room_recalled",
    RoomRecording => "room_recording",
    LeadTaken => "lead_taken",
    StartingPointSettled => "starting_point_settled",
    EntriesMerged => "entries_merged",
    EntriesSplit => "entries_split",
    // Evidence
    EvidencePublished => "evidence_published",
    EvidenceReturned => "evidence_returned",
    EvidenceWithdrawn => "evidence_withdrawn",
    // Questions to the witnesses
    QuestionPut => "question_put",
    QuestionAnswered => "question_answered",
    QuestionDeferred => "question_deferred",
    QuestionsMerged => "questions_merged",
    QuestionSplit => "question_split",
    QuestionSatisfied => "question_satisfied",
    WitnessRequestDecided => "witness_request_decided",
    // Recommendations
    RecommendationTabled => "recommendation_tabled",
    RecommendationPresented => "recommendation_presented",
    RecommendationWithdrawn => "recommendation_withdrawn",
    AmendmentAccepted => "amendment_accepted",
    AmendmentDeclined => "amendment_declined",
    AmendmentReplaced => "amendment_replaced",
    RecommendationsMerged => "recommendations_merged",
    RecommendationSplit => "recommendation_split",
    StatementWritten => "statement_written",
    StatementEdited => "statement_edited",
    StatementWithdrawn => "statement_withdrawn",
    StatementCosigned => "statement_cosigned",
    // Consensus rounds
    RoundOpened => "round_opened",
    BallotCommitted => "ballot_committed",
    BallotOpened => "ballot_opened",
    RoundClosed => "round_closed",
    RoundRevealed => "round_revealed",
    RoundPublished => "round_published",
    RoundVoided => "round_voided",
    WayChosen => "way_chosen",
    VotingPointOpened => "voting_point_opened",
    VotingPointClosed => "voting_point_closed",
    PaperToPoint => "paper_to_point",
    ReasonsClosed => "reasons_closed",
    ErratumAdded => "erratum_added",
}

/// The public half of an entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Place in the record, from 1, without gaps.
    pub n: i64,
    /// The jury's change that decided it.
    pub seq: i64,
    pub at: UtcMillis,
    pub kind: String,
    /// `SHA-256(salt ‖ content)` in hex.
    pub commitment: String,
    /// The hash of the entry before, [`GENESIS`] for the first.
    pub previous: String,
    /// SHA-256 in hex over the canonical JSON of the fields above.
    pub hash: String,
}

/// An entry as a line of an export: with what it commits to, unless that was erased.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    pub n: i64,
    pub seq: i64,
    pub at: UtcMillis,
    pub kind: String,
    pub commitment: String,
    pub previous: String,
    pub hash: String,
    /// Hex; none when erased.
    pub salt: Option<String>,
    /// Canonical JSON as text; none when erased.
    pub content: Option<String>,
}

/// The last line of an export: how many entries there are, and the last one's hash, signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    pub jury: String,
    pub count: i64,
    pub head: String,
    /// Whether what the record tells is invented.
    pub demonstration: bool,
    /// SEC1 compressed P-256 key in hex.
    pub key: String,
    /// IEEE P1363 signature in hex over the canonical JSON of the fields above but the key.
    pub signature: String,
}

impl Head {
    /// The bytes that the signature is over.
    #[must_use]
    pub fn signed_bytes(jury: &str, count: i64, head: &str, demonstration: bool) -> Vec<u8> {
        canonical(&serde_json::json!({
            "count": count, "demonstration": demonstration, "head": head, "jury": jury,
        }))
    }
}

/// RFC 8785 bytes. Values of the record hold no floats, so this cannot fail on them.
#[must_use]
pub fn canonical(value: &impl Serialize) -> Vec<u8> {
    serde_json_canonicalizer::to_vec(value).unwrap_or_default()
}

/// Lower-case hexadecimal SHA-256.
#[must_use]
pub fn sha256_hex(parts: &[&[u8]]) -> String {
    use std::fmt::Write as _;
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(part);
    }
    hasher.finalize().iter().fold(String::with_capacity(64), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// What an entry's commitment is of.
#[must_use]
pub fn commitment(salt: &[u8], content: &[u8]) -> String {
    sha256_hex(&[salt, content])
}

fn entry_hash(line: &(i64, i64, UtcMillis, &str, &str, &str)) -> String {
    let (n, seq, at, kind, commitment, previous) = line;
    let value = serde_json::json!({
        "at": at, "commitment": commitment, "kind": kind, "n": n, "previous": previous, "seq": seq,
    });
    sha256_hex(&[&canonical(&value)])
}

/// Chains one more entry to the record whose last hash is `previous`.
#[must_use]
pub fn chain(
    n: i64,
    seq: i64,
    at: UtcMillis,
    kind: Kind,
    salt: &[u8],
    content: &Value,
    previous: &str,
) -> Entry {
    let commitment = commitment(salt, &canonical(content));
    let hash = entry_hash(&(n, seq, at, kind.as_str(), &commitment, previous));
    Entry { n, seq, at, kind: kind.as_str().into(), commitment, previous: previous.into(), hash }
}

/// The first thing that is wrong with a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flaw {
    /// The line of the file, from 1.
    pub line: usize,
    pub what: String,
}

/// Checks a whole exported record: its entries, the head at its end, and the printed head where given.
///
/// # Errors
/// The first flaw, by its line.
pub fn check(bytes: &[u8], printed: Option<&str>) -> Result<Head, Flaw> {
    let whole = bytes.strip_suffix(b"\n");
    check_lines(whole.unwrap_or(bytes).split(|byte| *byte == b'\n'), whole.is_some(), printed)
}

/// The same of a file that is read line by line; `whole` says that its last line has an end.
///
/// # Errors
/// The first flaw, by its line.
pub fn check_lines(
    lines: impl IntoIterator<Item = impl AsRef<[u8]>>,
    whole: bool,
    printed: Option<&str>,
) -> Result<Head, Flaw> {
    let mut lines = lines.into_iter();
    let mut walk = Walk::default();
    // The last line is the head; which one that is, the next one tells.
    let mut line = lines.next();
    for next in lines {
        if let Some(entry) = line.replace(next) {
            walk.entry(entry.as_ref())?;
        }
    }
    let head = walk.head(line.as_ref().map_or(&[], AsRef::as_ref), printed)?;
    if whole {
        Ok(head)
    } else {
        Err(Flaw { line: walk.line, what: "the file does not end with a whole line".into() })
    }
}

/// Walks a record line by line; keeps nothing but the last hash, so its size does not matter.
#[derive(Clone, Debug)]
pub struct Walk {
    line: usize,
    count: i64,
    seq: i64,
    previous: String,
}

impl Default for Walk {
    fn default() -> Self {
        Self { line: 0, count: 0, seq: 0, previous: GENESIS.into() }
    }
}

impl Walk {
    /// Checks the next entry.
    ///
    /// # Errors
    /// The flaw: out of place, not canonical, not chained, or content that was not committed to.
    pub fn entry(&mut self, bytes: &[u8]) -> Result<(), Flaw> {
        self.line += 1;
        let flaw = |what: String| Flaw { line: self.line, what };
        let line: Line =
            serde_json::from_slice(bytes).map_err(|error| flaw(format!("is not an entry: {error}")))?;
        if canonical(&line) != bytes {
            return Err(flaw("is not in canonical form".into()));
        }
        if line.n != self.count + 1 {
            return Err(flaw(format!("entry {} stands where {} belongs", line.n, self.count + 1)));
        }
        if line.seq < self.seq {
            return Err(flaw(format!("entry {} goes back in the order of changes", line.n)));
        }
        if line.previous != self.previous {
            return Err(flaw(format!("entry {} does not follow the one before", line.n)));
        }
        let hash = entry_hash(&(line.n, line.seq, line.at, &line.kind, &line.commitment, &line.previous));
        if hash != line.hash {
            return Err(flaw(format!("entry {} does not have the hash that it states", line.n)));
        }
        match (&line.salt, &line.content) {
            (None, None) => {}
            (Some(salt), Some(content)) => {
                let salt =
                    unhex(salt).ok_or_else(|| flaw(format!("entry {}: its salt is not hex", line.n)))?;
                if commitment(&salt, content.as_bytes()) != line.commitment {
                    return Err(flaw(format!("entry {} has another content than it commits to", line.n)));
                }
            }
            _ => return Err(flaw(format!("entry {} has half of its content", line.n))),
        }
        self.count = line.n;
        self.seq = line.seq;
        self.previous = line.hash;
        Ok(())
    }

    /// How many entries were walked, and the hash of the last one.
    #[must_use]
    pub fn so_far(&self) -> (i64, &str) {
        (self.count, &self.previous)
    }

    /// Checks the last line against what was walked, and against the printed head where given.
    ///
    /// # Errors
    /// The flaw: a head that is not this record's, a wrong signature, or another head than printed.
    pub fn head(&mut self, bytes: &[u8], printed: Option<&str>) -> Result<Head, Flaw> {
        self.line += 1;
        let flaw = |what: String| Flaw { line: self.line, what };
        let head: Head = serde_json::from_slice(bytes)
            .map_err(|error| flaw(format!("is not the head of a record: {error}")))?;
        if canonical(&head) != bytes {
            return Err(flaw("the head is not in canonical form".into()));
        }
        if head.count != self.count || head.head != self.previous {
            return Err(flaw(format!(
                "the head is of {} entries; the file has {}, or they end otherwise",
                head.count, self.count
            )));
        }
        if !signed(&head) {
            return Err(flaw("the head's signature does not fit".into()));
        }
        if let Some(printed) = printed
            && printed != head.head
        {
            return Err(flaw("the head is not the printed one: something was cut off or rewritten".into()));
        }
        Ok(head)
    }
}

fn signed(head: &Head) -> bool {
    use p256::ecdsa::signature::Verifier as _;
    let bytes = Head::signed_bytes(&head.jury, head.count, &head.head, head.demonstration);
    let parsed = unhex(&head.key)
        .and_then(|key| p256::ecdsa::VerifyingKey::from_sec1_bytes(&key).ok())
        .zip(unhex(&head.signature).and_then(|bytes| p256::ecdsa::Signature::from_slice(&bytes).ok()));
    parsed.is_some_and(|(key, signature)| key.verify(&bytes, &signature).is_ok())
}

/// Reads lower-case hexadecimal strictly.
#[must_use]
pub fn unhex(text: &str) -> Option<Vec<u8>> {
    let digit = |byte: u8| match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        _ => None,
    };
    let (pairs, []) = text.as_bytes().as_chunks::<2>() else { return None };
    pairs.iter().map(|[high, low]| Some(digit(*high)? << 4 | digit(*low)?)).collect()
}
