//! Whom else the jury wants to hear, and why; the organisers say whether that is possible.

use std::collections::BTreeSet;

use super::coded::coded;
use super::ids::{PersonId, WitnessRequestId};
use super::limits;
use super::refusal::{Code, Refusal};
use super::standing::Standing;
use super::time::UtcMillis;

/// Characters of who is to be heard.
pub const WHO_CHARS: usize = 200;
/// Characters of why.
pub const WHY_CHARS: usize = 1_000;
/// Most requests of one person on which nothing is decided.
pub const REQUESTS_MAX: usize = 10;

coded! {
    /// What became of a request.
    WitnessRequestState {
        Asked => "asked",
        Invited => "invited",
        NotPossible => "not_possible",
        Withdrawn => "withdrawn",
    }
}

/// A wish to hear somebody else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WitnessRequest {
    pub id: WitnessRequestId,
    pub author: PersonId,
    pub who: String,
    pub why: String,
    pub state: WitnessRequestState,
    /// Why it was decided so; empty before.
    pub reason: String,
    pub made_at: UtcMillis,
    pub decided_at: Option<UtcMillis>,
    /// Jurors who want it too.
    pub support: BTreeSet<PersonId>,
}

impl WitnessRequest {
    /// A juror asks to hear somebody; `before` is what the jury asked for so far.
    ///
    /// # Errors
    /// `not_allowed`; `witness_requests_enough`; `text_missing`, `text_too_long`.
    pub fn made(
        id: WitnessRequestId,
        by: &Standing,
        who: &str,
        why: &str,
        now: UtcMillis,
        before: &[Self],
    ) -> Result<Self, Refusal> {
        by.must_be_juror()?;
        let waits = |one: &&Self| one.author == by.person && one.state == WitnessRequestState::Asked;
        if before.iter().filter(waits).count() >= REQUESTS_MAX {
            return Err(Code::WitnessRequestsEnough.with("most", REQUESTS_MAX));
        }
        Ok(Self {
            id,
            author: by.person,
            who: limits::needed("who", who, WHO_CHARS)?,
            why: limits::needed("why", why, WHY_CHARS)?,
            state: WitnessRequestState::Asked,
            reason: String::new(),
            made_at: now,
            decided_at: None,
            support: BTreeSet::new(),
        })
    }

    /// Everybody who wants it, each once: who asked, and who supports it.
    #[must_use]
    pub fn tally(&self) -> usize {
        self.support.len() + 1
    }

    /// Wants it too, or no longer; saying the same twice is no error.
    ///
    /// # Errors
    /// `not_allowed`; `witness_request_own`; `witness_request_decided`.
    pub fn support(&mut self, by: &Standing, supports: bool) -> Result<(), Refusal> {
        by.must_be_juror()?;
        if by.person == self.author {
            return Err(Code::WitnessRequestOwn.into());
        }
        self.must_wait()?;
        if supports {
            self.support.insert(by.person);
        } else {
            self.support.remove(&by.person);
        }
        Ok(())
    }

    /// Takes back one's own.
    ///
    /// # Errors
    /// `witness_request_not_yours`; `witness_request_decided`.
    pub fn withdraw(&mut self, by: &Standing) -> Result<(), Refusal> {
        if by.person != self.author {
            return Err(Code::WitnessRequestNotYours.into());
        }
        self.must_wait()?;
        self.state = WitnessRequestState::Withdrawn;
        Ok(())
    }

    /// Decides on it, with a reason; a later decision may be the other one.
    ///
    /// # Errors
    /// `not_allowed`; `witness_request_decided` for the same decision again, and for one that was taken
    /// back; `reason_missing`, `text_too_long`.
    pub fn decide(
        &mut self,
        by: &Standing,
        invited: bool,
        reason: &str,
        now: UtcMillis,
    ) -> Result<(), Refusal> {
        by.must_run()?;
        let to = if invited { WitnessRequestState::Invited } else { WitnessRequestState::NotPossible };
        if self.state == to || self.state == WitnessRequestState::Withdrawn {
            return Err(Code::WitnessRequestDecided.into());
        }
        self.reason = limits::reasoned(reason)?;
        self.state = to;
        self.decided_at = Some(now);
        Ok(())
    }

    fn must_wait(&self) -> Result<(), Refusal> {
        if self.state == WitnessRequestState::Asked {
            Ok(())
        } else {
            Err(Code::WitnessRequestDecided.into())
        }
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use uuid::Uuid;

    use super::*;

    const NOW: UtcMillis = UtcMillis(0);

    fn person(n: u128, runs: bool) -> Standing {
        let person = PersonId(Uuid::from_u128(n));
        Standing { person, juror: !runs, witness: false, runs, organises: false }
    }

    fn request() -> WitnessRequest {
        let id = WitnessRequestId(Uuid::from_u128(1));
        WitnessRequest::made(id, &person(1, false), " A bus driver ", "They see who travels.", NOW, &[])
            .unwrap()
    }

    fn code<T>(answer: Result<T, Refusal>) -> Option<Code> {
        answer.err().map(|refusal| refusal.code)
    }

    #[test]
    fn each_juror_counts_once_and_the_asker_is_one_of_them() {
        let mut it = request();
        assert_eq!((it.who.as_str(), it.tally()), ("A bus driver", 1));
        for _ in 0..2 {
            it.support(&person(2, false), true).unwrap();
        }
        assert_eq!(code(it.support(&person(1, false), true)), Some(Code::WitnessRequestOwn));
        assert_eq!(code(it.support(&person(9, true), true)), Some(Code::NotAllowed));
        assert_eq!(it.tally(), 2);
        it.support(&person(2, false), false).unwrap();
        assert_eq!(it.tally(), 1);
    }

    #[test]
    fn a_decision_has_a_reason_and_may_become_the_other_one() {
        let mut it = request();
        assert_eq!(code(it.decide(&person(2, false), true, "yes", NOW)), Some(Code::NotAllowed));
        assert_eq!(code(it.decide(&person(9, true), false, " ", NOW)), Some(Code::ReasonMissing));
        it.decide(&person(9, true), false, "No answer yet", NOW).unwrap();
        assert_eq!(code(it.decide(&person(9, true), false, "Again", NOW)), Some(Code::WitnessRequestDecided));
        assert_eq!(code(it.support(&person(2, false), true)), Some(Code::WitnessRequestDecided));
        assert_eq!(code(it.withdraw(&person(1, false))), Some(Code::WitnessRequestDecided));
        it.decide(&person(9, true), true, "She has time on day 2", NOW).unwrap();
        assert_eq!((it.state, it.reason.as_str()), (WitnessRequestState::Invited, "She has time on day 2"));
    }

    #[test]
    fn one_takes_back_ones_own_and_asks_no_more_than_is_read() {
        let mut it = request();
        assert_eq!(code(it.withdraw(&person(2, false))), Some(Code::WitnessRequestNotYours));
        it.withdraw(&person(1, false)).unwrap();
        assert_eq!(code(it.decide(&person(9, true), true, "yes", NOW)), Some(Code::WitnessRequestDecided));
        let many = vec![request(); REQUESTS_MAX];
        let id = WitnessRequestId(Uuid::from_u128(1));
        let more = WitnessRequest::made(id, &person(1, false), "x", "y", NOW, &many);
        assert_eq!(code(more), Some(Code::WitnessRequestsEnough));
        let other = WitnessRequest::made(id, &person(2, false), "x", " ", NOW, &many);
        assert_eq!(code(other), Some(Code::TextMissing));
    }
}
