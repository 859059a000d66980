//! The opening entry of a round: what is asked, by what rule, of whom, under which keys. Its hash names
//! the round in everything that is signed, so nothing of it can be changed afterwards or shown
//! differently to somebody.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::bytes::{B64, canonical_text, hex, read_canonical, sha256};
use super::ids::{JuryId, QuestionId, RecommendationId, RoundId, VersionId};
use super::round_plan::Rule;
use super::time::UtcMillis;
use super::ways::Way;

/// What the first field of an opening entry says.
pub const OPENING_FORMAT: &str = "citizens-jury/opening/1";

/// One option that a question offers, by the hash of its text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OpeningOption {
    pub id: VersionId,
    /// The recommendation that it is a version of; none in a rehearsal.
    pub recommendation: Option<RecommendationId>,
    /// Which version of it, from 1; in a rehearsal, which option.
    pub number: u32,
    /// [`text_sha256`].
    pub text_sha256: String,
}

/// One question, with the key that signs credentials for it alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OpeningQuestion {
    pub id: QuestionId,
    /// SubjectPublicKeyInfo (DER) of an RSA-3072 key; none where the round is named.
    pub key: Option<B64>,
    pub options: Vec<OpeningOption>,
}

/// One juror of the roster.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Voter {
    /// The juror's pseudonym number.
    pub juror: u32,
    pub way: Way,
}

/// The opening entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Opening {
    /// [`OPENING_FORMAT`].
    pub format: String,
    pub jury: JuryId,
    pub round: RoundId,
    pub title: String,
    pub rehearsal: bool,
    /// Whether jurors and votes are invented.
    pub demonstration: bool,
    pub rule: Rule,
    /// In the order of the voting paper.
    pub questions: Vec<OpeningQuestion>,
    /// SubjectPublicKeyInfo (DER) of the RSA-3072 key that signs credentials for reasons.
    pub reasons_key: B64,
    /// The P-256 key that signs promises and the head: SEC1, uncompressed, 65 bytes.
    pub receipt_key: B64,
    /// By ascending number.
    pub roster: Vec<Voter>,
    pub opened_at: UtcMillis,
    /// When the round closes by itself; an entry of a round that is closed by hand does not have this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closes_at: Option<UtcMillis>,
}

impl Opening {
    /// The canonical text: what is kept, recorded and hashed.
    #[must_use]
    pub fn text(&self) -> String {
        canonical_text(self)
    }

    /// Reads the canonical text.
    ///
    /// # Errors
    /// What is wrong with it, in words.
    pub fn read(text: &str) -> Result<Self, String> {
        let opening: Self = read_canonical(text.as_bytes())?;
        if opening.format == OPENING_FORMAT { Ok(opening) } else { Err("its format is not known".into()) }
    }

    /// The question of that id, with its place on the voting paper.
    #[must_use]
    pub fn question(&self, id: QuestionId) -> Option<(usize, &OpeningQuestion)> {
        self.questions.iter().enumerate().find(|(_, question)| question.id == id)
    }

    /// The way of that juror; none when not on the roster.
    #[must_use]
    pub fn way(&self, juror: u32) -> Option<Way> {
        self.roster.iter().find(|voter| voter.juror == juror).map(|voter| voter.way)
    }
}

/// The hash of an opening entry's text, which names the round in all that is signed.
#[must_use]
pub fn round_hash(opening: &str) -> [u8; 32] {
    sha256(opening.as_bytes())
}

/// The hash of an option's text, in hex. In a rehearsal only the title says something.
#[must_use]
pub fn text_sha256(title: &str, body: &str, reasons: &str) -> String {
    #[derive(Serialize)]
    struct Text<'a> {
        body: &'a str,
        reasons: &'a str,
        title: &'a str,
    }
    hex(&sha256(canonical_text(&Text { body, reasons, title }).as_bytes()))
}
