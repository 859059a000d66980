//! The exact tally of a consensus round: integers and fractions only, the same answer in whatever
//! order ballots are counted, and every step of it explained.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::ballots::{Ballot, Denominator, Rule, Step};
use super::ids::VersionId;

/// How many people chose each step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Distribution {
    pub full_support: u32,
    pub with_reservations: u32,
    pub can_live_with_it: u32,
    pub stand_aside: u32,
    pub cannot_live_with_it: u32,
}

impl Distribution {
    /// People who chose that step.
    #[must_use]
    pub fn of(&self, step: Step) -> u32 {
        match step {
            Step::FullSupport => self.full_support,
            Step::WithReservations => self.with_reservations,
            Step::CanLiveWithIt => self.can_live_with_it,
            Step::StandAside => self.stand_aside,
            Step::CannotLiveWithIt => self.cannot_live_with_it,
        }
    }

    fn add(&mut self, step: Step) {
        let count = match step {
            Step::FullSupport => &mut self.full_support,
            Step::WithReservations => &mut self.with_reservations,
            Step::CanLiveWithIt => &mut self.can_live_with_it,
            Step::StandAside => &mut self.stand_aside,
            Step::CannotLiveWithIt => &mut self.cannot_live_with_it,
        };
        *count += 1;
    }

    /// People who answered.
    #[must_use]
    pub fn cast(&self) -> u32 {
        Step::ALL.iter().map(|step| self.of(*step)).sum()
    }
}

/// One step of how an item's outcome was reached; the page says it in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Explained {
    /// The people that the threshold is a share of, before anybody who stood aside is left out.
    Counted { denominator: Denominator, people: u32 },
    /// People who stood aside and are left out of the denominator.
    StandAsideLeftOut { people: u32, left: u32 },
    /// `num`/`den` of `of` people, rounded up to a whole person.
    Threshold { num: u32, den: u32, of: u32, needed: u32 },
    /// People on each step that counts as support.
    Support { steps: Vec<StepCount>, support: u32 },
    /// Fewest ballots on the item, and how many there were.
    Quorum { quorum: u32, cast: u32, met: bool },
    /// Nobody is left to take a share of, so nothing passes.
    NobodyCounted,
    /// The comparison that decides, after the quorum.
    Outcome { support: u32, needed: u32, passed: bool },
}

/// How many people chose one step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct StepCount {
    pub step: Step,
    pub people: u32,
}

/// The outcome of one item. Every number is a number of people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ItemTally {
    pub item: VersionId,
    pub distribution: Distribution,
    pub cast: u32,
    pub support: u32,
    /// What the threshold is a share of, after the stand-aside rule.
    pub denominator: u32,
    pub needed: u32,
    /// `None`: the round has no quorum.
    pub quorum_met: Option<bool>,
    pub passed: bool,
    pub explained: Vec<Explained>,
}

/// The outcome of a round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Tally {
    /// People who could cast.
    pub roster: u32,
    pub items: Vec<ItemTally>,
}

/// Counts a round whose rule and roster are fixed. Ballots on other items are not counted;
/// `items` gives the order of the answer.
#[must_use]
pub fn tally(rule: &Rule, roster: u32, items: &[VersionId], ballots: &[Ballot]) -> Tally {
    let items = items
        .iter()
        .map(|item| {
            let mut distribution = Distribution::default();
            for ballot in ballots.iter().filter(|ballot| ballot.item == *item) {
                distribution.add(ballot.step);
            }
            item_tally(rule, roster, *item, distribution)
        })
        .collect();
    Tally { roster, items }
}

fn item_tally(rule: &Rule, roster: u32, item: VersionId, distribution: Distribution) -> ItemTally {
    let mut explained = Vec::new();
    let cast = distribution.cast();
    let people = match rule.denominator {
        Denominator::HereWhenOpened | Denominator::Enrolled => roster,
        Denominator::Cast => cast,
    };
    explained.push(Explained::Counted { denominator: rule.denominator, people });
    let denominator = if rule.stand_aside_counted {
        people
    } else {
        let left = people.saturating_sub(distribution.stand_aside);
        explained.push(Explained::StandAsideLeftOut { people: distribution.stand_aside, left });
        left
    };
    let needed = rule.threshold.needed_of(denominator);
    let (num, den) = (rule.threshold.num, rule.threshold.den);
    explained.push(Explained::Threshold { num, den, of: denominator, needed });
    let steps: Vec<StepCount> =
        rule.counting.iter().map(|step| StepCount { step: *step, people: distribution.of(*step) }).collect();
    let support = steps.iter().map(|count| count.people).sum();
    explained.push(Explained::Support { steps, support });
    let quorum_met = rule.quorum.map(|quorum| {
        let met = cast >= quorum;
        explained.push(Explained::Quorum { quorum, cast, met });
        met
    });
    if denominator == 0 {
        explained.push(Explained::NobodyCounted);
    }
    let passed = denominator > 0 && quorum_met != Some(false) && support >= needed;
    explained.push(Explained::Outcome { support, needed, passed });
    ItemTally { item, distribution, cast, support, denominator, needed, quorum_met, passed, explained }
}

/// What a juror is told before anything is cast: people in the denominator and people needed, as
/// they stand when everybody answers and nobody stands aside.
#[must_use]
pub fn needed_now(rule: &Rule, roster: u32) -> u32 {
    rule.threshold.needed_of(roster)
}

#[cfg(test)]
#[path = "tally_tests.rs"]
mod tests;
