//! Consensus rounds: one or more frozen versions put to the jurors, by a method and a rule.
//!
//! `planned → open → closed → published`, or `voided` with a reason. The rule is fixed at opening
//! and never changes afterwards. Sources: the five-step consensus scale and the 4/5 bar as
//! described in `jury.md` ("Consensus rounds", "Facts used").

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::ToSchema;

use super::coded::coded;
use super::ids::{BallotId, PersonId, QuestionId, RoundId, VersionId};
use super::limits;
use super::methods::{Answer, Question};
use super::refusal::{Code, Refusal};
use super::standing::Standing;
use super::time::UtcMillis;

pub use super::round_plan::{Denominator, Fraction, OwnOption, Plan, Rule, Secrecy};
pub use super::ways::Way;

/// Most versions in one round.
pub const ROUND_ITEMS: usize = 50;

coded! {
    /// Where a consensus round stands.
    RoundState {
        Planned => "planned",
        Open => "open",
        Closed => "closed",
        Published => "published",
        Voided => "voided",
    }
}

/// Fewest people among whom a secret ballot is secret: of a roster, of ballots cast, and of those on
/// paper, which are published apart.
pub const SECRET_LEAST: usize = 5;

/// Somebody who may cast, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct OnRoster {
    pub person: PersonId,
    pub way: Way,
}

/// One consensus round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Round {
    pub id: RoundId,
    pub state: RoundState,
    pub plan: Plan,
    /// Who may cast; fixed at opening, empty before.
    pub roster: Vec<OnRoster>,
    pub opened_at: Option<UtcMillis>,
    /// Who opened it, and with that decided its fixed end.
    pub opened_by: Option<PersonId>,
    pub closed_at: Option<UtcMillis>,
    /// When the jury was shown the outcome.
    pub revealed_at: Option<UtcMillis>,
    pub published_at: Option<UtcMillis>,
    pub voided_at: Option<UtcMillis>,
    /// Why the round was voided; empty otherwise.
    pub void_reason: String,
}

/// One answer to one question. It names no juror: whose it is lives apart, and secret ballots have no
/// such link at all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Ballot {
    pub id: BallotId,
    pub item: QuestionId,
    pub answer: Answer,
}

impl Ballot {
    /// What the record's commitment to a named ballot is of, and what it is opened with at closing.
    #[must_use]
    pub fn shown_by(&self, person: PersonId, round: RoundId) -> Value {
        json!({ "answer": self.answer, "item": self.item, "person": person, "round": round })
    }
}

/// Who could take part when the round opens.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attending {
    /// Jurors on the register as here (hall or remote).
    pub here: Vec<OnRoster>,
    /// Jurors who have not left the jury.
    pub enrolled: Vec<OnRoster>,
}

impl Round {
    /// A planned round.
    ///
    /// # Errors
    /// What [`Plan::checked`] refuses; `not_allowed` for whoever does not run the jury.
    pub fn planned(id: RoundId, by: &Standing, plan: Plan) -> Result<Self, Refusal> {
        by.must_run()?;
        Ok(Self {
            id,
            state: RoundState::Planned,
            plan: plan.checked()?,
            roster: Vec::new(),
            opened_at: None,
            opened_by: None,
            closed_at: None,
            revealed_at: None,
            published_at: None,
            voided_at: None,
            void_reason: String::new(),
        })
    }

    /// Replaces the plan of a round that has not opened.
    ///
    /// # Errors
    /// `round_state_wrong` once open; what [`Plan::checked`] refuses; `not_allowed`.
    pub fn edit(&mut self, by: &Standing, plan: Plan) -> Result<(), Refusal> {
        by.must_run()?;
        self.must_be(&[RoundState::Planned])?;
        self.plan = plan.checked()?;
        Ok(())
    }

    /// The rule as it stands now.
    ///
    /// # Errors
    /// `threshold_not_stated`, `denominator_not_stated`.
    pub fn rule(&self) -> Result<Rule, Refusal> {
        Ok(Rule {
            method: self.plan.method.clone(),
            threshold: self.plan.threshold.ok_or(Code::ThresholdNotStated)?,
            denominator: self.plan.denominator.ok_or(Code::DenominatorNotStated)?,
            stand_aside_counted: self.plan.stand_aside_counted,
            quorum: self.plan.quorum,
            counting: self.plan.counting.clone(),
            secrecy: self.plan.secrecy,
            indicative: self.plan.indicative,
            rehearsal: self.plan.rehearsal,
        })
    }

    /// The questions of the round: each option by itself, or all options in one.
    #[must_use]
    pub fn questions(&self) -> Vec<Question> {
        let asked = self.plan.asked();
        if self.plan.method.per_option() {
            let one = |option: VersionId| Question { id: QuestionId(option.0), options: vec![option] };
            return asked.into_iter().map(one).collect();
        }
        vec![Question { id: QuestionId(self.id.0), options: asked }]
    }

    /// How somebody votes in this round; none when they are not on its roster.
    #[must_use]
    pub fn way_of(&self, person: PersonId) -> Option<Way> {
        self.roster.iter().find(|one| one.person == person).map(|one| one.way)
    }

    /// How many of the roster vote that way.
    #[must_use]
    pub fn voting_by(&self, way: Way) -> usize {
        self.roster.iter().filter(|one| one.way == way).count()
    }

    /// Opens the round and fixes rule and roster. Latecomers wait for the next one.
    ///
    /// # Errors
    /// `round_state_wrong`, `round_without_items`, `options_too_few`, `threshold_not_stated`,
    /// `denominator_not_stated`, `roster_empty`, `quorum_too_large`, `end_too_soon`, `end_too_late`,
    /// `not_allowed`; of a secret round `roster_too_small_for_secret`, `electronic_too_few`, `paper_too_few`,
    /// `paper_not_with_method`, `fixed_end_with_paper`.
    pub fn open(&mut self, by: &Standing, attending: &Attending, now: UtcMillis) -> Result<Rule, Refusal> {
        by.must_run()?;
        self.must_be(&[RoundState::Planned])?;
        match self.plan.asked().len() {
            0 => return Err(Code::RoundWithoutItems.into()),
            1 if !self.plan.method.per_option() => return Err(Code::OptionsTooFew.into()),
            _ => {}
        }
        let rule = self.rule()?;
        let mut roster = match rule.denominator {
            Denominator::HereWhenOpened | Denominator::Cast => attending.here.clone(),
            Denominator::Enrolled => attending.enrolled.clone(),
        };
        roster.sort_unstable();
        roster.dedup();
        if roster.is_empty() {
            return Err(Code::RosterEmpty.into());
        }
        let people = u32::try_from(roster.len()).unwrap_or(u32::MAX);
        if let Some(quorum) = rule.quorum.filter(|quorum| *quorum > people) {
            return Err(Code::QuorumTooLarge.with("quorum", quorum).with("people", people));
        }
        self.plan.check_end(now)?;
        self.roster = roster;
        if rule.secrecy == Secrecy::Secret
            && let Err(small) = self.must_keep_secrets()
        {
            self.roster = Vec::new();
            return Err(small);
        }
        self.state = RoundState::Open;
        self.opened_at = Some(now);
        self.opened_by = Some(by.person);
        Ok(rule)
    }

    /// Few are known by their ballots: a small roster, and each part of it that is counted apart.
    fn must_keep_secrets(&self) -> Result<(), Refusal> {
        let few = |n: usize| n > 0 && n < SECRET_LEAST;
        if self.roster.len() < SECRET_LEAST {
            return Err(Code::RosterTooSmallForSecret.with("least", SECRET_LEAST));
        }
        let paper = self.voting_by(Way::Paper);
        if paper > 0 && !self.plan.method.per_option() {
            return Err(Code::PaperNotWithMethod.into());
        }
        // People have to count paper before the round closes, and may need longer.
        if paper > 0 && self.plan.closes_at.is_some() {
            return Err(Code::FixedEndWithPaper.into());
        }
        if few(paper) {
            return Err(Code::PaperTooFew.with("paper", paper).with("least", SECRET_LEAST));
        }
        let electronic = self.roster.len() - paper;
        if few(electronic) {
            return Err(Code::ElectronicTooFew.with("electronic", electronic).with("least", SECRET_LEAST));
        }
        Ok(())
    }

    /// The named ballot that stands after `person` answers: a fresh one, or the one they cast before
    /// with its new answer.
    ///
    /// # Errors
    /// `round_not_open`, `round_secret`, `not_on_roster`, and those of [`Self::check_answer`].
    pub fn cast(
        &self,
        person: PersonId,
        item: QuestionId,
        answer: Answer,
        before: Option<BallotId>,
        fresh: BallotId,
    ) -> Result<Ballot, Refusal> {
        if self.state != RoundState::Open {
            return Err(Code::RoundNotOpen.into());
        }
        if self.plan.secrecy == Secrecy::Secret {
            return Err(Code::RoundSecret.into());
        }
        if self.way_of(person).is_none() {
            return Err(Code::NotOnRoster.into());
        }
        self.check_answer(item, &answer)?;
        Ok(Ballot { id: before.unwrap_or(fresh), item, answer })
    }

    /// Refuses an answer that is not one to a question of this round.
    ///
    /// # Errors
    /// `round_item_unknown`, and those of [`Method::check_answer`].
    pub fn check_answer(&self, item: QuestionId, answer: &Answer) -> Result<(), Refusal> {
        let questions = self.questions();
        let question = questions.iter().find(|one| one.id == item).ok_or(Code::RoundItemUnknown)?;
        self.plan.method.check_answer(question, answer)
    }

    /// Closes the round; the tally is taken in the same change.
    ///
    /// # Errors
    /// `round_state_wrong`, `not_allowed`.
    pub fn close(&mut self, by: &Standing, now: UtcMillis) -> Result<(), Refusal> {
        by.must_run()?;
        self.end(now)
    }

    /// Closes the round at its fixed end, which whoever opened it decided. Nothing else closes by itself.
    ///
    /// # Errors
    /// `round_state_wrong`: it is not open, or its end has not come.
    pub fn close_at_end(&mut self, now: UtcMillis) -> Result<(), Refusal> {
        if self.plan.closes_at.is_none_or(|end| now < end) {
            return Err(Code::RoundStateWrong.with("state", self.state));
        }
        self.end(now)
    }

    fn end(&mut self, now: UtcMillis) -> Result<(), Refusal> {
        self.must_be(&[RoundState::Open])?;
        self.state = RoundState::Closed;
        self.closed_at = Some(now);
        Ok(())
    }

    /// Shows the outcome to the jury. Doing it again changes nothing.
    ///
    /// # Errors
    /// `round_state_wrong`, `not_allowed`.
    pub fn reveal(&mut self, by: &Standing, now: UtcMillis) -> Result<(), Refusal> {
        by.must_run()?;
        self.must_be(&[RoundState::Closed])?;
        self.revealed_at = self.revealed_at.or(Some(now));
        Ok(())
    }

    /// Shows the outcome to guests, and with it the closed indicative rounds before it, so that
    /// nobody outside can lean on a jury that has not decided.
    ///
    /// # Errors
    /// `round_state_wrong`, `round_rehearsal`, `round_indicative`, `round_not_revealed`, `not_allowed`.
    pub fn publish(
        &mut self,
        by: &Standing,
        earlier: &mut [Self],
        now: UtcMillis,
    ) -> Result<Vec<RoundId>, Refusal> {
        by.must_organise()?;
        self.must_be(&[RoundState::Closed])?;
        if self.plan.rehearsal {
            return Err(Code::RoundRehearsal.into());
        }
        if self.plan.indicative {
            return Err(Code::RoundIndicative.into());
        }
        if self.revealed_at.is_none() {
            return Err(Code::RoundNotRevealed.into());
        }
        let mut published = vec![self.id];
        self.show_to_guests(now);
        for round in earlier {
            if round.id != self.id
                && round.plan.indicative
                && !round.plan.rehearsal
                && round.state == RoundState::Closed
            {
                round.show_to_guests(now);
                published.push(round.id);
            }
        }
        Ok(published)
    }

    fn show_to_guests(&mut self, now: UtcMillis) {
        self.state = RoundState::Published;
        self.revealed_at = self.revealed_at.or(Some(now));
        self.published_at = Some(now);
    }

    /// Declares the round void: it decides nothing.
    ///
    /// # Errors
    /// `reason_missing`, `round_published`, `round_state_wrong` once voided, `not_allowed`.
    pub fn void(&mut self, by: &Standing, reason: &str, now: UtcMillis) -> Result<(), Refusal> {
        by.must_run()?;
        if self.state == RoundState::Published {
            return Err(Code::RoundPublished.into());
        }
        self.must_be(&[RoundState::Planned, RoundState::Open, RoundState::Closed])?;
        let reason = limits::reasoned(reason)?;
        self.state = RoundState::Voided;
        self.voided_at = Some(now);
        self.void_reason = reason;
        Ok(())
    }

    /// Ends the round void by itself, with a code as the reason: it decides nothing.
    pub fn end_void(&mut self, code: &str, now: UtcMillis) {
        self.state = RoundState::Voided;
        self.closed_at = None;
        self.voided_at = Some(now);
        code.clone_into(&mut self.void_reason);
    }

    fn must_be(&self, states: &[RoundState]) -> Result<(), Refusal> {
        if states.contains(&self.state) {
            Ok(())
        } else {
            Err(Code::RoundStateWrong.with("state", self.state))
        }
    }
}

#[cfg(test)]
#[path = "ballots_tests.rs"]
mod tests;
