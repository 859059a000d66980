//! Citations: what somebody writes points to the evidence that it rests on.
//!
//! Only published evidence can be cited. Evidence that is withdrawn afterwards stays cited and is
//! shown as withdrawn: what was said does not change because its ground did.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::evidence::{Evidence, EvidenceState};
use super::ids::{
    ArgumentId, AskedId, AskedStepId, CitationId, EntryId, EvidenceId, PersonId, RecommendationId,
};
use super::limits;
use super::refusal::{Code, Refusal};
use super::time::UtcMillis;

/// Longest quote, in characters.
pub const PASSAGE_MAX_CHARS: usize = 500;
/// Longest place in words ("page 4"), in characters.
pub const PLACE_MAX_CHARS: usize = 80;
/// Most citations of one thing, those taken back included.
pub const CITATIONS_MAX: usize = 20;

/// What cites.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", content = "id", rename_all = "snake_case")]
pub enum Citing {
    /// An issue or a solution of a room.
    Entry(EntryId),
    /// Something said for or against one.
    Argument(ArgumentId),
    Recommendation(RecommendationId),
    /// A question to the witnesses.
    Question(AskedId),
    /// An answer to one.
    Answer(AskedStepId),
}

/// A pointer to a piece of evidence, with the quote and where it is found, if said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    pub id: CitationId,
    pub on: Citing,
    pub evidence: EvidenceId,
    /// The quoted words; empty without.
    pub passage: String,
    /// Where in it, in words; empty without.
    pub place: String,
    pub by: PersonId,
    pub taken_back: bool,
    pub made_at: UtcMillis,
}

impl Citation {
    /// Cites evidence; `evidence` is none where the jury has no such piece, `before` what the same
    /// thing cites already.
    ///
    /// # Errors
    /// `evidence_not_published` (the same for what somebody may not know of); `text_too_long`;
    /// `cited_already`; `citations_enough`.
    pub fn made(self, evidence: Option<&Evidence>, before: &[Citation]) -> Result<Self, Refusal> {
        if !evidence.is_some_and(|it| it.id == self.evidence && it.state == EvidenceState::Published) {
            return Err(Code::EvidenceNotPublished.into());
        }
        let citation = Self {
            passage: limits::optional("passage", &self.passage, PASSAGE_MAX_CHARS)?,
            place: limits::optional("place", &self.place, PLACE_MAX_CHARS)?,
            ..self
        };
        let same = |one: &&Citation| {
            one.evidence == citation.evidence
                && one.passage == citation.passage
                && one.place == citation.place
        };
        if before.iter().filter(|one| !one.taken_back).any(|one| same(&one)) {
            return Err(Code::CitedAlready.into());
        }
        if before.len() >= CITATIONS_MAX {
            return Err(Code::CitationsEnough.with("most", CITATIONS_MAX));
        }
        Ok(citation)
    }

    /// Takes a citation back: whoever made it, or who runs the jury.
    ///
    /// # Errors
    /// `citation_not_yours`; `citation_taken_back`.
    pub fn take_back(&mut self, by: PersonId, runs: bool) -> Result<(), Refusal> {
        if self.by != by && !runs {
            return Err(Code::CitationNotYours.into());
        }
        if self.taken_back {
            return Err(Code::CitationTakenBack.into());
        }
        self.taken_back = true;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use uuid::Uuid;

    use super::*;
    use crate::jury::evidence::{Content, Matter};

    fn id(n: u128) -> Uuid {
        Uuid::from_u128(n)
    }

    fn piece(state: EvidenceState) -> Evidence {
        let matter = Matter::Statement { text: "Buses help.".into() };
        let content = Content {
            title: "Driving".into(),
            matter,
            capacity: "driver".into(),
            interest: Some(String::new()),
            summary: String::new(),
            licence: crate::jury::evidence::Licence::NotStated,
        };
        Evidence {
            id: EvidenceId(id(1)),
            provider: PersonId(id(9)),
            state,
            content,
            submitted_at: None,
            published_at: None,
            withdrawn_at: None,
            reason: String::new(),
        }
    }

    fn wish(passage: &str, place: &str) -> Citation {
        Citation {
            id: CitationId(id(5)),
            on: Citing::Entry(EntryId(id(2))),
            evidence: EvidenceId(id(1)),
            passage: passage.into(),
            place: place.into(),
            by: PersonId(id(3)),
            taken_back: false,
            made_at: UtcMillis(0),
        }
    }

    #[test]
    fn only_what_is_published_can_be_cited() {
        for state in EvidenceState::ALL {
            let made = wish("", "").made(Some(&piece(*state)), &[]);
            assert_eq!(made.is_ok(), *state == EvidenceState::Published, "{state}");
        }
        assert_eq!(wish("", "").made(None, &[]).unwrap_err().code, Code::EvidenceNotPublished);
        let other = Evidence { id: EvidenceId(id(7)), ..piece(EvidenceState::Published) };
        assert_eq!(wish("", "").made(Some(&other), &[]).unwrap_err().code, Code::EvidenceNotPublished);
    }

    #[test]
    fn quote_and_place_are_short() {
        let published = piece(EvidenceState::Published);
        let code =
            |passage: &str, place: &str| wish(passage, place).made(Some(&published), &[]).unwrap_err().code;
        assert_eq!(code(&"x".repeat(501), ""), Code::TextTooLong);
        assert_eq!(code("", &"x".repeat(81)), Code::TextTooLong);
        let made = wish(" Buses help ", " page 4 ").made(Some(&published), &[]).unwrap();
        assert_eq!((made.passage.as_str(), made.place.as_str()), ("Buses help", "page 4"));
    }

    #[test]
    fn the_same_once_and_not_without_end() {
        let published = piece(EvidenceState::Published);
        let first = wish("a", "").made(Some(&published), &[]).unwrap();
        let again = |before: &[Citation]| wish("a", "").made(Some(&published), before);
        assert_eq!(again(std::slice::from_ref(&first)).unwrap_err().code, Code::CitedAlready);
        assert!(wish("b", "").made(Some(&published), std::slice::from_ref(&first)).is_ok());
        let gone = Citation { taken_back: true, ..first };
        assert!(again(std::slice::from_ref(&gone)).is_ok());
        assert_eq!(again(&vec![gone; CITATIONS_MAX]).unwrap_err().code, Code::CitationsEnough);
    }

    #[test]
    fn one_takes_back_ones_own() {
        let mut one = wish("", "");
        assert_eq!(one.take_back(PersonId(id(4)), false).unwrap_err().code, Code::CitationNotYours);
        one.take_back(PersonId(id(3)), false).unwrap();
        assert_eq!(one.take_back(PersonId(id(4)), true).unwrap_err().code, Code::CitationTakenBack);
    }
}
