//! Ballots on paper: two tellers count, and what they say must be the same.

use super::ballots::{Round, RoundState, SECRET_LEAST, Secrecy, Way};
use super::ids::PersonId;
use super::refusal::{Code, Refusal};
use super::tally::{BLANK, Paper};

impl Round {
    /// Takes what a teller counted; `others`: what the other tellers did.
    ///
    /// # Errors
    /// `round_not_open`, `paper_none` where nobody votes on paper, `round_item_unknown`, `step_unknown`,
    /// `paper_sums` where a question does not add up to the sheets handed in or there are more sheets
    /// than jurors, `paper_too_few`, `paper_counted` once two agree, `paper_differs`.
    pub fn count_paper(
        &self,
        teller: PersonId,
        paper: &Paper,
        others: &[(PersonId, Paper)],
    ) -> Result<(), Refusal> {
        if self.state != RoundState::Open {
            return Err(Code::RoundNotOpen.into());
        }
        if self.on_paper() == 0 {
            return Err(Code::PaperNone.into());
        }
        if counted_twice(others).is_some() {
            return Err(Code::PaperCounted.into());
        }
        let steps = self.plan.method.steps();
        let questions = self.questions();
        for total in &paper.totals {
            if !questions.iter().any(|question| question.id == total.question) {
                return Err(Code::RoundItemUnknown.into());
            }
            if total.step.0 != BLANK && !steps.contains(&total.step) {
                return Err(Code::StepUnknown.into());
            }
        }
        let sum = |question| -> u64 {
            let of = paper.totals.iter().filter(|total| total.question == question);
            of.map(|total| u64::from(total.people)).sum()
        };
        let ballots = u64::from(paper.ballots);
        let jurors = self.on_paper();
        if ballots > jurors as u64 || questions.iter().any(|question| sum(question.id) != ballots) {
            return Err(Code::PaperSums.with("ballots", ballots).with("jurors", jurors));
        }
        if ballots < SECRET_LEAST as u64 {
            return Err(Code::PaperTooFew.with("paper", ballots).with("least", SECRET_LEAST));
        }
        if others.iter().any(|(other, counted)| *other != teller && !same(counted, paper)) {
            return Err(Code::PaperDiffers.into());
        }
        Ok(())
    }

    /// The totals with which the round closes.
    ///
    /// # Errors
    /// `paper_not_counted` while jurors voted on paper and two tellers have not said the same.
    pub fn paper_totals(&self, counts: &[(PersonId, Paper)]) -> Result<Option<Paper>, Refusal> {
        if self.on_paper() == 0 {
            return Ok(None);
        }
        counted_twice(counts).cloned().map(Some).ok_or_else(|| Code::PaperNotCounted.into())
    }

    fn on_paper(&self) -> usize {
        if self.plan.secrecy == Secrecy::Secret { self.voting_by(Way::Paper) } else { 0 }
    }
}

/// What two tellers agree on; nobody's count replaces it.
#[must_use]
pub fn counted_twice(counts: &[(PersonId, Paper)]) -> Option<&Paper> {
    match counts {
        [(_, one), (_, two), ..] if same(one, two) => Some(one),
        _ => None,
    }
}

/// Totals that nobody wrote down are none.
fn same(one: &Paper, two: &Paper) -> bool {
    let mut keys: Vec<_> =
        one.totals.iter().chain(&two.totals).map(|total| (total.question, &total.step)).collect();
    keys.dedup();
    one.ballots == two.ballots
        && keys.into_iter().all(|(question, step)| one.of(question, &step.0) == two.of(question, &step.0))
}
