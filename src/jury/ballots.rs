//! Consensus rounds: one or more frozen versions put to the jurors on a five-step scale.
//!
//! `planned → open → closed → published`, or `voided` with a reason. The rule is fixed at opening
//! and never changes afterwards. Sources: the five-step consensus scale and the 4/5 bar as
//! described in `jury.md` ("Consensus rounds", "Facts used").

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::ToSchema;

use super::coded::coded;
use super::ids::{BallotId, ItemId, PersonId, RoundId, VersionId};
use super::limits;
use super::refusal::{Code, Refusal};
use super::standing::Standing;
use super::time::UtcMillis;

/// Most versions in one round.
pub const ROUND_ITEMS: usize = 50;
/// Largest denominator of a threshold, so that products stay far inside 64 bits.
pub const THRESHOLD_DEN: u32 = 1_000_000;

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

coded! {
    /// The five steps of the consensus scale, from most to least support.
    Step {
        FullSupport => "full_support",
        WithReservations => "with_reservations",
        CanLiveWithIt => "can_live_with_it",
        StandAside => "stand_aside",
        CannotLiveWithIt => "cannot_live_with_it",
    }
}

coded! {
    /// Of how many people the threshold is a share.
    Denominator {
        /// The jurors on the register as here when the round opens.
        HereWhenOpened => "here_when_opened",
        /// Every juror of the jury who has not left it.
        Enrolled => "enrolled",
        /// The ballots cast on the item.
        Cast => "cast",
    }
}

coded! {
    /// Whether ballots can be traced to their jurors.
    Secrecy {
        /// A show of hands: the jury sees who answered what once the round is revealed.
        Named => "named",
        /// Nobody can link a ballot to a juror.
        Secret => "secret",
    }
}

/// An exact share: `num` of every `den` people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Fraction {
    pub num: u32,
    pub den: u32,
}

impl Fraction {
    /// 4/5: the usual bar for "the jury recommends".
    pub const FOUR_FIFTHS: Self = Self { num: 4, den: 5 };

    /// Refuses a share that is nothing, more than everybody, or not a share at all.
    ///
    /// # Errors
    /// `threshold_wrong`.
    pub fn checked(self) -> Result<Self, Refusal> {
        if self.num == 0 || self.num > self.den || self.den > THRESHOLD_DEN {
            return Err(Code::ThresholdWrong.with("num", self.num).with("den", self.den));
        }
        Ok(self)
    }

    /// The smallest whole number of people that is at least this share of `whole` people.
    #[must_use]
    pub fn needed_of(self, whole: u32) -> u32 {
        let den = u64::from(self.den.max(1));
        let needed = (u64::from(self.num) * u64::from(whole)).div_ceil(den);
        u32::try_from(needed).unwrap_or(u32::MAX)
    }
}

/// What an organiser or facilitator prepares; whatever is `None` is not stated yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    pub title: String,
    pub items: Vec<VersionId>,
    pub threshold: Option<Fraction>,
    pub denominator: Option<Denominator>,
    /// Whether a juror who stands aside stays in the denominator.
    pub stand_aside_counted: bool,
    /// Fewest ballots on an item for it to pass, in people; `None`: no quorum.
    pub quorum: Option<u32>,
    /// The steps that count as support.
    pub counting: Vec<Step>,
    pub secrecy: Secrecy,
    /// An indicative round decides nothing and is published only with the final one.
    pub indicative: bool,
    /// The agenda item that the round belongs to.
    pub agenda_item: Option<ItemId>,
}

impl Plan {
    /// The standard rule: named, 4/5 of those here, the first three steps count.
    #[must_use]
    pub fn standard(title: String, items: Vec<VersionId>) -> Self {
        Self {
            title,
            items,
            threshold: Some(Fraction::FOUR_FIFTHS),
            denominator: Some(Denominator::HereWhenOpened),
            stand_aside_counted: true,
            quorum: None,
            counting: standard_counting(),
            secrecy: Secrecy::Named,
            indicative: false,
            agenda_item: None,
        }
    }

    /// Refuses a plan that could never be opened, whatever else happens.
    ///
    /// # Errors
    /// `text_missing`, `text_too_long`, `threshold_wrong`, `counting_steps_wrong`,
    /// `number_out_of_range`, `round_item_twice`.
    pub fn checked(mut self) -> Result<Self, Refusal> {
        self.title = limits::needed("title", &self.title, limits::TITLE_CHARS)?;
        if self.items.len() > ROUND_ITEMS {
            return Err(Code::NumberOutOfRange.with("field", "items").with("limit", ROUND_ITEMS));
        }
        let mut seen = std::collections::BTreeSet::new();
        if !self.items.iter().all(|item| seen.insert(*item)) {
            return Err(Code::RoundItemTwice.into());
        }
        if let Some(threshold) = self.threshold {
            threshold.checked()?;
        }
        if self.quorum == Some(0) {
            return Err(Code::NumberOutOfRange.with("field", "quorum").with("limit", 1));
        }
        self.counting.sort_unstable();
        self.counting.dedup();
        let never = [Step::StandAside, Step::CannotLiveWithIt];
        if self.counting.is_empty() || self.counting.iter().any(|step| never.contains(step)) {
            return Err(Code::CountingStepsWrong.into());
        }
        Ok(self)
    }
}

/// The first three steps count as support unless the round says otherwise.
#[must_use]
pub fn standard_counting() -> Vec<Step> {
    vec![Step::FullSupport, Step::WithReservations, Step::CanLiveWithIt]
}

/// The rule of an opened round: everything stated, fixed for good.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Rule {
    pub threshold: Fraction,
    pub denominator: Denominator,
    pub stand_aside_counted: bool,
    /// In people; `None`: no quorum.
    pub quorum: Option<u32>,
    pub counting: Vec<Step>,
    pub secrecy: Secrecy,
    pub indicative: bool,
}

/// One consensus round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Round {
    pub id: RoundId,
    pub state: RoundState,
    pub plan: Plan,
    /// Who may cast; fixed at opening, empty before.
    pub roster: Vec<PersonId>,
    pub opened_at: Option<UtcMillis>,
    pub closed_at: Option<UtcMillis>,
    /// When the jury was shown the outcome.
    pub revealed_at: Option<UtcMillis>,
    pub published_at: Option<UtcMillis>,
    pub voided_at: Option<UtcMillis>,
    /// Why the round was voided; empty otherwise.
    pub void_reason: String,
}

/// One answer to one item. It names no juror: whose it is lives apart, and secret ballots have no
/// such link at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Ballot {
    pub id: BallotId,
    pub item: VersionId,
    pub step: Step,
}

impl Ballot {
    /// What the record's commitment to a named ballot is of, and what it is opened with at closing.
    #[must_use]
    pub fn shown_by(&self, person: PersonId, round: RoundId) -> Value {
        json!({ "item": self.item, "person": person, "round": round, "step": self.step })
    }
}

/// Who could take part when the round opens.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attending {
    /// Jurors on the register as here (hall or remote).
    pub here: Vec<PersonId>,
    /// Jurors who have not left the jury.
    pub enrolled: Vec<PersonId>,
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
            threshold: self.plan.threshold.ok_or(Code::ThresholdNotStated)?,
            denominator: self.plan.denominator.ok_or(Code::DenominatorNotStated)?,
            stand_aside_counted: self.plan.stand_aside_counted,
            quorum: self.plan.quorum,
            counting: self.plan.counting.clone(),
            secrecy: self.plan.secrecy,
            indicative: self.plan.indicative,
        })
    }

    /// Opens the round and fixes rule and roster. Latecomers wait for the next one.
    ///
    /// # Errors
    /// `round_state_wrong`, `round_without_items`, `threshold_not_stated`,
    /// `denominator_not_stated`, `secret_not_available`, `roster_empty`, `quorum_too_large`,
    /// `not_allowed`.
    pub fn open(&mut self, by: &Standing, attending: &Attending, now: UtcMillis) -> Result<Rule, Refusal> {
        by.must_run()?;
        self.must_be(&[RoundState::Planned])?;
        if self.plan.items.is_empty() {
            return Err(Code::RoundWithoutItems.into());
        }
        let rule = self.rule()?;
        if rule.secrecy == Secrecy::Secret {
            return Err(Code::SecretNotAvailable.into());
        }
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
        self.roster = roster;
        self.state = RoundState::Open;
        self.opened_at = Some(now);
        Ok(rule)
    }

    /// The ballot that stands after `person` answers `step` on `item`: a fresh one, or the one
    /// they cast before with its new step.
    ///
    /// # Errors
    /// `round_not_open`, `not_on_roster`, `round_item_unknown`.
    pub fn cast(
        &self,
        person: PersonId,
        item: VersionId,
        step: Step,
        before: Option<Ballot>,
        fresh: BallotId,
    ) -> Result<Ballot, Refusal> {
        if self.state != RoundState::Open {
            return Err(Code::RoundNotOpen.into());
        }
        if !self.roster.contains(&person) {
            return Err(Code::NotOnRoster.into());
        }
        if !self.plan.items.contains(&item) {
            return Err(Code::RoundItemUnknown.into());
        }
        let id = before.map_or(fresh, |ballot| ballot.id);
        Ok(Ballot { id, item, step })
    }

    /// Closes the round; the tally is taken in the same change.
    ///
    /// # Errors
    /// `round_state_wrong`, `not_allowed`.
    pub fn close(&mut self, by: &Standing, now: UtcMillis) -> Result<(), Refusal> {
        by.must_run()?;
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
    /// `round_state_wrong`, `round_indicative`, `round_not_revealed`, `not_allowed`.
    pub fn publish(
        &mut self,
        by: &Standing,
        earlier: &mut [Self],
        now: UtcMillis,
    ) -> Result<Vec<RoundId>, Refusal> {
        by.must_organise()?;
        self.must_be(&[RoundState::Closed])?;
        if self.plan.indicative {
            return Err(Code::RoundIndicative.into());
        }
        if self.revealed_at.is_none() {
            return Err(Code::RoundNotRevealed.into());
        }
        let mut published = vec![self.id];
        self.show_to_guests(now);
        for round in earlier {
            if round.id != self.id && round.plan.indicative && round.state == RoundState::Closed {
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
    /// `reason_missing`, `round_state_wrong` once published or voided, `not_allowed`.
    pub fn void(&mut self, by: &Standing, reason: &str, now: UtcMillis) -> Result<(), Refusal> {
        by.must_run()?;
        self.must_be(&[RoundState::Planned, RoundState::Open, RoundState::Closed])?;
        let reason = limits::reasoned(reason)?;
        self.state = RoundState::Voided;
        self.voided_at = Some(now);
        self.void_reason = reason;
        Ok(())
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
