//! Who takes part in a jury, and the register of who is here.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::ids::PersonId;
use super::refusal::{Code, Refusal};
use super::ways::Way;

/// What somebody is in a jury.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Sets the jury up, invites, publishes.
    Organiser,
    /// Runs the hall or a room; sees who has acted, never how.
    Facilitator,
    /// Deliberates, drafts, votes.
    Juror,
    /// Interpreter, carer or note-taker of one juror; reads what the juror reads, cannot act.
    Supporter,
    /// Presents, posts evidence, answers questions.
    Witness,
    /// Watches.
    Guest,
}

impl Role {
    pub const ALL: [Self; 6] =
        [Self::Organiser, Self::Facilitator, Self::Juror, Self::Supporter, Self::Witness, Self::Guest];

    /// Signs in with an account; the others with a join card.
    #[must_use]
    pub fn has_account(self) -> bool {
        matches!(self, Self::Organiser | Self::Facilitator)
    }
}

/// Where somebody is, as the register has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Attendance {
    #[default]
    Expected,
    HereHall,
    HereRemote,
    SteppedOut,
    Left,
}

impl Attendance {
    /// Counts as here for a denominator. Who stepped out does not.
    #[must_use]
    pub fn is_here(self) -> bool {
        matches!(self, Self::HereHall | Self::HereRemote)
    }
}

/// What is personal, kept encrypted with the person's own key.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Personal {
    /// The name that the organiser knows.
    pub name: String,
    /// The name that others in the jury see, once chosen.
    pub shown_name: Option<String>,
    /// In what capacity a witness or guest comes ("link worker").
    pub capacity: String,
    /// Attributes that rooms are mixed by: attribute → value.
    #[serde(default)]
    pub attributes: BTreeMap<String, String>,
}

/// Most people of one jury, guests with a card among them.
pub const PEOPLE_MOST: usize = 2_000;

/// How somebody is reached, kept encrypted with the person's own key.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// Where their invitation goes.
    pub email: String,
}

/// Refuses more people than a jury can have.
///
/// # Errors
/// `people_enough` with the most and how many are there.
pub fn must_have_room(there: usize, more: usize) -> Result<(), Refusal> {
    if there.saturating_add(more) <= PEOPLE_MOST {
        return Ok(());
    }
    Err(Code::PeopleEnough.with("most", PEOPLE_MOST).with("there", there))
}

/// What is personal of somebody who signs in by e-mail, kept encrypted with the account's own key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountPersonal {
    pub name: String,
    pub email: String,
}

/// Somebody's part in a jury, as the rules see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    pub id: PersonId,
    pub role: Role,
    /// The pseudonym's number, drawn at random among those of the role in this jury.
    pub number: i32,
    /// The juror whom a supporter supports.
    pub supports: Option<PersonId>,
    pub remote: bool,
    /// Agreed to host or to write in a room without a facilitator.
    pub may_host: bool,
    /// Has a device of their own; without one a facilitator taps for them.
    pub has_device: bool,
    pub attendance: Attendance,
    /// How they want to vote in secret; none: as the jury does.
    pub way: Option<Way>,
}

/// The jurors who take part from elsewhere, where others are in the hall: the two sides alternate in
/// the plenary. Empty where everybody is on one side.
#[must_use]
pub fn alternating(people: &[Person]) -> BTreeSet<PersonId> {
    let jurors = || people.iter().filter(|one| one.role == Role::Juror && one.attendance.is_here());
    let away = jurors().filter(|one| one.attendance == Attendance::HereRemote);
    let away: BTreeSet<PersonId> = away.map(|one| one.id).collect();
    if jurors().all(|one| away.contains(&one.id)) { BTreeSet::new() } else { away }
}

impl Person {
    /// Takes part from elsewhere: is here so now, or is expected to be.
    #[must_use]
    pub fn is_remote(&self) -> bool {
        self.remote || self.attendance == Attendance::HereRemote
    }
}

/// A supporter supports one juror of the jury; nobody else supports anybody.
///
/// # Errors
/// `supported_juror_missing` when a supporter names no juror; `role_wrong` when another role does.
pub fn check_support(role: Role, supports: Option<&Person>, named: bool) -> Result<(), Refusal> {
    match (role, supports) {
        (Role::Supporter, Some(person)) if person.role == Role::Juror => Ok(()),
        (Role::Supporter, _) => Err(Code::SupportedJurorMissing.into()),
        _ if named => Err(Code::RoleWrong.into()),
        _ => Ok(()),
    }
}

/// Draws the pseudonym number of one more person: at random among the free numbers up to a few
/// more than are needed, so that it tells nothing of the order of invitation.
#[must_use]
pub fn draw_number(taken: &[i32], seed: u64) -> i32 {
    let width = i32::try_from(taken.len()).unwrap_or(i32::MAX / 2) + 1;
    let taken: BTreeSet<i32> = taken.iter().copied().collect();
    let free: Vec<i32> = (1..=width + 9).filter(|number| !taken.contains(number)).collect();
    let place = usize::try_from(seed % free.len().max(1) as u64).unwrap_or(0);
    free.get(place).copied().unwrap_or(width)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_number_is_free_and_near(taken in proptest::collection::vec(1..60i32, 0..40), seed: u64) {
            let number = draw_number(&taken, seed);
            prop_assert!(!taken.contains(&number));
            prop_assert!(number >= 1 && number <= taken.len() as i32 + 10);
        }
    }
}
