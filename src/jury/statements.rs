//! Minority statements: "I see it differently". Any juror may write one on anything that was put
//! to a vote; nobody else can edit, hide or delay it.

use super::ids::{PersonId, RecommendationId, StatementId};
use super::limits;
use super::recommendations::Recommendation;
use super::refusal::{Code, Refusal};
use super::standing::Standing;
use super::time::UtcMillis;

/// Most characters of a statement.
pub const STATEMENT_CHARS: usize = 5_000;

/// Somebody who agrees with a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cosigner {
    pub person: PersonId,
    /// By name (in public: by pseudonym) rather than as "a juror".
    pub signed: bool,
}

/// One minority statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    pub id: StatementId,
    pub recommendation: RecommendationId,
    pub author: PersonId,
    /// By name (in public: by pseudonym) rather than as "a juror".
    pub signed: bool,
    pub text: String,
    pub cosigners: Vec<Cosigner>,
    pub withdrawn: bool,
    pub written_at: UtcMillis,
}

impl Statement {
    /// Writes a statement on a recommendation that has been put to a vote.
    ///
    /// # Errors
    /// `statement_too_early`, `text_missing`, `text_too_long`, `not_allowed`.
    pub fn written(
        id: StatementId,
        by: &Standing,
        on: &Recommendation,
        text: &str,
        signed: bool,
        now: UtcMillis,
    ) -> Result<Self, Refusal> {
        by.must_be_juror()?;
        if !on.was_put {
            return Err(Code::StatementTooEarly.into());
        }
        let text = limits::needed("text", text, STATEMENT_CHARS)?;
        Ok(Self {
            id,
            recommendation: on.id,
            author: by.person,
            signed,
            text,
            cosigners: Vec::new(),
            withdrawn: false,
            written_at: now,
        })
    }

    /// Changes one's own statement, until somebody else has signed it.
    ///
    /// # Errors
    /// `not_allowed`, `statement_withdrawn`, `statement_cosigned`, `text_missing`, `text_too_long`.
    pub fn edit(&mut self, by: &Standing, text: &str, signed: bool) -> Result<(), Refusal> {
        self.must_be_own(by)?;
        self.must_stand()?;
        let text = limits::needed("text", text, STATEMENT_CHARS)?;
        if !self.cosigners.is_empty() && text != self.text {
            return Err(Code::StatementCosigned.into());
        }
        self.text = text;
        self.signed = signed;
        Ok(())
    }

    /// Takes back one's own statement.
    ///
    /// # Errors
    /// `not_allowed`, `statement_withdrawn`.
    pub fn withdraw(&mut self, by: &Standing) -> Result<(), Refusal> {
        self.must_be_own(by)?;
        self.must_stand()?;
        self.withdrawn = true;
        Ok(())
    }

    /// Adds one's name to another juror's statement, or changes how it is added.
    ///
    /// # Errors
    /// `not_allowed`, `statement_own`, `statement_withdrawn`.
    pub fn cosign(&mut self, by: &Standing, signed: bool) -> Result<(), Refusal> {
        by.must_be_juror()?;
        if by.person == self.author {
            return Err(Code::StatementOwn.into());
        }
        self.must_stand()?;
        self.cosigners.retain(|cosigner| cosigner.person != by.person);
        self.cosigners.push(Cosigner { person: by.person, signed });
        Ok(())
    }

    /// Takes one's name off again; does nothing for somebody who had not signed.
    ///
    /// # Errors
    /// `not_allowed`, `statement_withdrawn`.
    pub fn uncosign(&mut self, by: &Standing) -> Result<(), Refusal> {
        by.must_be_juror()?;
        self.must_stand()?;
        self.cosigners.retain(|cosigner| cosigner.person != by.person);
        Ok(())
    }

    fn must_be_own(&self, by: &Standing) -> Result<(), Refusal> {
        if by.person == self.author { Ok(()) } else { Err(Code::NotAllowed.into()) }
    }

    fn must_stand(&self) -> Result<(), Refusal> {
        if self.withdrawn { Err(Code::StatementWithdrawn.into()) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use uuid::Uuid;

    use super::*;
    use crate::jury::recommendations::RecommendationState;

    const NOW: UtcMillis = UtcMillis(0);

    fn juror(n: u128) -> Standing {
        let person = PersonId(Uuid::from_u128(n));
        Standing { person, juror: true, witness: false, runs: false, organises: false }
    }

    fn organiser() -> Standing {
        Standing { juror: false, runs: true, organises: true, ..juror(900) }
    }

    fn put(was_put: bool) -> Recommendation {
        Recommendation {
            id: RecommendationId(Uuid::from_u128(1)),
            room: None,
            state: RecommendationState::NotAgreed,
            current: None,
            was_put,
            withdrawn_reason: String::new(),
        }
    }

    fn statement() -> Statement {
        let id = StatementId(Uuid::from_u128(2));
        Statement::written(id, &juror(1), &put(true), " I see it differently. ", false, NOW).unwrap()
    }

    fn code<T>(answer: Result<T, Refusal>) -> Option<Code> {
        answer.err().map(|refusal| refusal.code)
    }

    #[test]
    fn a_juror_writes_on_what_was_put_to_a_vote() {
        assert_eq!(statement().text, "I see it differently.");
        let id = StatementId(Uuid::from_u128(2));
        let early = Statement::written(id, &juror(1), &put(false), "x", true, NOW);
        assert_eq!(code(early), Some(Code::StatementTooEarly));
        let other = Statement::written(id, &organiser(), &put(true), "x", true, NOW);
        assert_eq!(code(other), Some(Code::NotAllowed));
        let long = "x".repeat(STATEMENT_CHARS + 1);
        let long = Statement::written(id, &juror(1), &put(true), &long, true, NOW);
        assert_eq!(code(long), Some(Code::TextTooLong));
    }

    #[test]
    fn nobody_else_edits_or_withdraws_it() {
        for other in [juror(2), organiser()] {
            let mut it = statement();
            assert_eq!(code(it.edit(&other, "changed", true)), Some(Code::NotAllowed));
            assert_eq!(code(it.withdraw(&other)), Some(Code::NotAllowed));
            assert_eq!(it, statement());
        }
    }

    #[test]
    fn a_signed_text_stays_the_text_that_was_signed() {
        let mut it = statement();
        it.edit(&juror(1), "Better.", false).unwrap();
        it.cosign(&juror(2), true).unwrap();
        assert_eq!(code(it.edit(&juror(1), "Other.", false)), Some(Code::StatementCosigned));
        it.edit(&juror(1), "Better.", true).unwrap();
        it.uncosign(&juror(2)).unwrap();
        it.edit(&juror(1), "Other.", true).unwrap();
        assert_eq!((it.text.as_str(), it.signed, it.cosigners.len()), ("Other.", true, 0));
    }

    #[test]
    fn signing_twice_counts_once_and_never_oneself() {
        let mut it = statement();
        it.cosign(&juror(2), true).unwrap();
        it.cosign(&juror(2), false).unwrap();
        assert_eq!(it.cosigners, vec![Cosigner { person: juror(2).person, signed: false }]);
        assert_eq!(code(it.cosign(&juror(1), true)), Some(Code::StatementOwn));
        assert_eq!(code(it.cosign(&organiser(), true)), Some(Code::NotAllowed));
    }

    #[test]
    fn a_withdrawn_statement_is_done_with() {
        let mut it = statement();
        it.withdraw(&juror(1)).unwrap();
        assert_eq!(code(it.cosign(&juror(2), true)), Some(Code::StatementWithdrawn));
        assert_eq!(code(it.edit(&juror(1), "x", true)), Some(Code::StatementWithdrawn));
    }
}
