//! How many of those who were given credentials cast, and whether the others could have changed
//! anything. Told after closing: voiding a round is only worth a thought when they could.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::ballots::Rule;
use super::ids::QuestionId;
use super::methods::margin::could_reorder;
use super::methods::{Answer, Question, StepKey};
use super::tally::{Paper, Tally, tally_with_paper};

/// The figures of a closed secret round, in people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Turnout {
    /// Jurors who were given credentials.
    pub issued: u32,
    /// Ballots cast on the question that has the fewest, not counting paper.
    pub cast: u32,
    /// Credentials that were not used on that question.
    pub not_cast: u32,
    /// Whether ballots that were not cast could have changed an outcome.
    pub could_change: bool,
}

/// What a closed round was counted from.
#[derive(Clone, Copy, Debug)]
pub struct Counted<'a> {
    pub rule: &'a Rule,
    pub roster: u32,
    pub questions: &'a [Question],
    pub answers: &'a [(QuestionId, Answer)],
    pub paper: Option<&'a Paper>,
}

impl Counted<'_> {
    /// The tally.
    #[must_use]
    pub fn tally(&self) -> Tally {
        tally_with_paper(self.rule, self.roster, self.questions, self.answers, self.paper)
    }

    /// Ballots cast on a question, not counting paper.
    #[must_use]
    pub fn cast_on(&self, question: QuestionId) -> u32 {
        u32::try_from(self.answers.iter().filter(|(of, _)| *of == question).count()).unwrap_or(u32::MAX)
    }

    /// The fewest ballots on any question.
    #[must_use]
    pub fn least_cast(&self) -> u32 {
        self.questions.iter().map(|question| self.cast_on(question.id)).min().unwrap_or(0)
    }

    /// The figures that are told after closing; `issued` jurors were given credentials.
    #[must_use]
    pub fn turnout(&self, issued: u32) -> Turnout {
        let cast = self.least_cast();
        Turnout {
            issued,
            cast,
            not_cast: issued.saturating_sub(cast),
            could_change: self.could_change(issued),
        }
    }

    /// Whether anything else would have passed, or not, had everybody cast who was given credentials.
    ///
    /// Supporting ballots help an option most and those of the last step least, whatever is counted of
    /// them. Where options are only put in order, it is their order that might have been another.
    fn could_change(&self, issued: u32) -> bool {
        let missing = |question: &Question| issued.saturating_sub(self.cast_on(question.id));
        if !self.rule.method.decides() {
            let missing = self.questions.iter().map(missing).max().unwrap_or(0);
            return could_reorder(&self.rule.method, &self.tally(), missing);
        }
        let passed = |tally: &Tally| tally.items.iter().map(|item| item.passed).collect::<Vec<_>>();
        let as_it_is = passed(&self.tally());
        let ends = [self.rule.counting.first().cloned(), self.rule.method.steps().last().cloned()];
        ends.into_iter().flatten().any(|step: StepKey| {
            let mut answers = self.answers.to_vec();
            for question in self.questions {
                let all = (0..missing(question)).map(|_| (question.id, Answer::Step(step.clone())));
                answers.extend(all);
            }
            passed(&Counted { answers: &answers, ..*self }.tally()) != as_it_is
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::jury::ballots::{Denominator, Fraction, Plan, Secrecy};
    use crate::jury::ids::VersionId;
    use crate::jury::methods::Method;

    fn turnout(support: u32, against: u32, issued: u32, denominator: Denominator) -> Turnout {
        let version = VersionId(uuid::Uuid::from_u128(1));
        let plan = Plan::standard("Vote".into(), vec![version]);
        let rule = Rule {
            method: Method::standard(),
            threshold: Fraction::FOUR_FIFTHS,
            denominator,
            stand_aside_counted: true,
            quorum: None,
            counting: plan.counting,
            secrecy: Secrecy::Secret,
            indicative: false,
            rehearsal: false,
        };
        let question = Question { id: QuestionId(version.0), options: vec![version] };
        let step = |key: &str, n: u32| {
            let answer = (question.id, Answer::Step(key.into()));
            std::iter::repeat_n(answer, n as usize).collect::<Vec<_>>()
        };
        let answers = [step("full_support", support), step("cannot_live_with_it", against)].concat();
        let questions = [question];
        Counted { rule: &rule, roster: 15, questions: &questions, answers: &answers, paper: None }
            .turnout(issued)
    }

    #[test]
    fn ballots_not_cast_matter_when_they_could_tip_the_outcome() {
        let here = Denominator::HereWhenOpened;
        assert_eq!(
            turnout(12, 1, 13, here),
            Turnout { issued: 13, cast: 13, not_cast: 0, could_change: false }
        );
        assert!(turnout(11, 1, 13, here).could_change, "one more supporter and it passes");
        assert!(!turnout(10, 1, 12, here).could_change, "even then it does not");
        assert!(!turnout(12, 0, 15, here).could_change, "of those here, nobody can undo it");
        assert!(!turnout(12, 2, 15, Denominator::Cast).could_change, "12 of 15 still passes");
        assert!(turnout(12, 2, 16, Denominator::Cast).could_change, "of those cast, two against do");
    }
}
