//! A published outcome is never taken back or changed; what was wrong with it is said beside it.

use super::ballots::{Round, RoundState};
use super::ids::{ErratumId, RoundId};
use super::limits;
use super::refusal::{Code, Refusal};
use super::standing::Standing;
use super::time::UtcMillis;

/// One correction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Erratum {
    pub id: ErratumId,
    pub round: RoundId,
    /// What is right.
    pub text: String,
    /// How it came that it was wrong.
    pub reason: String,
    pub added_at: UtcMillis,
}

impl Erratum {
    /// Adds a correction to a published round.
    ///
    /// # Errors
    /// `not_allowed`, `round_not_published`, `text_missing`, `text_too_long`, `reason_missing`.
    pub fn added(
        id: ErratumId,
        by: &Standing,
        round: &Round,
        text: &str,
        reason: &str,
        now: UtcMillis,
    ) -> Result<Self, Refusal> {
        by.must_organise()?;
        if round.state != RoundState::Published {
            return Err(Code::RoundNotPublished.into());
        }
        let text = limits::needed("text", text, limits::REASON_CHARS)?;
        let reason = limits::reasoned(reason)?;
        Ok(Self { id, round: round.id, text, reason, added_at: now })
    }
}
