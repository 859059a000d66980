//! What a jury still lacks before people can be let in, each with what somebody can do about it.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::agenda::Agenda;
use super::ids::PersonId;
use super::item::{ItemKind, ItemState};
use super::juries::Jury;
use super::people::{Person, Role};
use super::refusal::{Code, Refusal};
use super::time::MS_PER_MINUTE;
use super::timetable::timetable;

/// Fewer cannot vote in secret: their votes would not be hidden among others.
const JURORS_FOR_SECRECY: usize = 5;
/// How many sit well in one room.
const ROOM_LEAST: usize = 3;
const ROOM_MOST: usize = 8;

/// Something that is not there or does not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Missing {
    Agenda,
    /// Nothing is planned on day `day`.
    DayEmpty,
    /// Day `day` goes on for `n` minutes after the hall must be left.
    DayTooLong,
    /// The fixed time of an item on day `day` is over `n` minutes before the item can begin.
    FixedLate,
    Contact,
    GroundRules,
    ConsentText,
    Jurors,
    /// Nobody who runs the jury.
    Facilitator,
    /// `n` jurors with a device have no card that works.
    Cards,
    /// So few jurors, `n`, cannot vote in secret.
    JurorsFew,
    /// Only an organiser runs the jury.
    FacilitatorOwn,
    /// The agenda hears `n` witnesses more than there are.
    Witnesses,
    /// Rooms would have about `n` jurors each.
    RoomsSize,
    Background,
}

/// One thing that a jury lacks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Lack {
    pub missing: Missing,
    /// The jury cannot be made ready without it; otherwise it is advice.
    pub needed: bool,
    pub day: Option<u8>,
    pub n: Option<u32>,
}

/// A jury that is being set up.
#[derive(Clone, Copy, Debug)]
pub struct SetUp<'a> {
    pub jury: &'a Jury,
    pub agenda: &'a Agenda,
    /// Those who take part.
    pub people: &'a [Person],
    /// Whose card works.
    pub cards: &'a BTreeSet<PersonId>,
}

fn small(n: usize) -> Option<u32> {
    u32::try_from(n).ok()
}

/// Everything that a jury lacks, what it cannot do without first.
#[must_use]
pub fn lacks(set_up: SetUp) -> Vec<Lack> {
    let SetUp { jury, people, .. } = set_up;
    let of = |role: Role| people.iter().filter(|person| person.role == role).count();
    let mut lacks = Vec::new();
    let mut lack = |missing, needed, n: Option<u32>| lacks.push(Lack { missing, needed, day: None, n });
    if set_up.agenda.items.is_empty() {
        lack(Missing::Agenda, true, None);
    }
    for (text, missing) in [
        (&jury.contact, Missing::Contact),
        (&jury.ground_rules, Missing::GroundRules),
        (&jury.consent_text, Missing::ConsentText),
    ] {
        if text.is_empty() {
            lack(missing, true, None);
        }
    }
    if of(Role::Juror) == 0 {
        lack(Missing::Jurors, true, None);
    }
    if !people.iter().any(|person| person.role.has_account()) {
        lack(Missing::Facilitator, true, None);
    }
    if jury.background.is_empty() {
        lack(Missing::Background, false, None);
    }
    if (1..JURORS_FOR_SECRECY).contains(&of(Role::Juror)) {
        lack(Missing::JurorsFew, false, small(of(Role::Juror)));
    }
    let without = people.iter().filter(|person| person.role == Role::Juror && person.has_device);
    let without = without.filter(|person| !set_up.cards.contains(&person.id)).count();
    if without > 0 {
        lack(Missing::Cards, false, small(without));
    }
    if of(Role::Facilitator) == 0 && of(Role::Organiser) > 0 {
        lack(Missing::FacilitatorOwn, false, None);
    }
    lacks.extend(of_agenda(set_up.agenda));
    lacks.extend(of_rooms(set_up, of(Role::Juror)));
    lacks.extend(of_witnesses(set_up.agenda, of(Role::Witness)));
    lacks.sort_by_key(|lack| (!lack.needed, lack.missing, lack.day));
    lacks
}

/// What the days lack.
fn of_agenda(agenda: &Agenda) -> Vec<Lack> {
    let mut lacks = Vec::new();
    if agenda.items.is_empty() {
        return lacks;
    }
    for day in &agenda.days {
        let mut lack = |missing, needed, n| lacks.push(Lack { missing, needed, day: Some(day.number), n });
        if !agenda.of_day(day.number).any(|item| item.state == ItemState::Planned) {
            lack(Missing::DayEmpty, true, None);
            continue;
        }
        let Ok(table) = timetable(agenda, day.number) else { continue };
        let minutes = |ms: i64| u32::try_from(ms.max(0) / MS_PER_MINUTE).ok().filter(|minutes| *minutes > 0);
        if let Some(over) = minutes(table.end.since(day.hard_end)) {
            lack(Missing::DayTooLong, true, Some(over));
        }
        let late = table.slots.iter().filter_map(|slot| {
            let fixed = agenda.item(slot.item).ok()?.fixed_start?;
            minutes(slot.start.since(fixed))
        });
        if let Some(late) = late.max() {
            lack(Missing::FixedLate, false, Some(late));
        }
    }
    lacks
}

fn of_rooms(set_up: SetUp, jurors: usize) -> Option<Lack> {
    let opens = set_up.agenda.items.iter().any(|item| item.opens_rooms);
    let each = jurors / usize::from(set_up.jury.settings.rooms.max(1));
    let off = opens && jurors > 0 && !(ROOM_LEAST..=ROOM_MOST).contains(&each);
    off.then_some(Lack { missing: Missing::RoomsSize, needed: false, day: None, n: small(each) })
}

/// Slots are numbers among the witnesses; an item without numbers hears all of them.
fn of_witnesses(agenda: &Agenda, witnesses: usize) -> Option<Lack> {
    let hears = |kind| matches!(kind, ItemKind::Presentations | ItemKind::Questions);
    let slots = agenda.items.iter().filter(|item| hears(item.kind));
    let most =
        slots.map(|item| item.witness_slots.iter().max().map_or(1, |slot| usize::from(*slot))).max()?;
    let more = most.saturating_sub(witnesses);
    (more > 0).then_some(Lack { missing: Missing::Witnesses, needed: false, day: None, n: small(more) })
}

/// Refuses while something is missing that a jury cannot do without.
///
/// # Errors
/// `jury_not_ready` with the first such thing; a day's number goes with it.
pub fn must_be_ready(lacks: &[Lack]) -> Result<(), Refusal> {
    let Some(lack) = lacks.iter().find(|lack| lack.needed) else { return Ok(()) };
    let word = serde_json::to_value(lack.missing).ok();
    let word = word.and_then(|word| word.as_str().map(str::to_owned)).unwrap_or_default();
    Err(Code::JuryNotReady.with("missing", word).with("day", lack.day.unwrap_or_default()))
}

#[cfg(test)]
#[path = "readiness_tests.rs"]
mod tests;
