//! The facts of a real jury, and the two-day template that its clock makes.

use serde::Deserialize;

use crate::jury::agenda::Agenda;
use crate::jury::days::Day;
use crate::jury::ids::ItemId;
use crate::jury::item::{Item, ItemKind, ItemPlan, Stage};
use crate::jury::refusal::{Code, Refusal};
use crate::jury::time::{MS_PER_MINUTE, UtcMillis};

/// Minutes that the template leaves between the planned end of a day and its hard end.
pub const MINUTES_BEFORE_HARD_END: u32 = 30;

/// `data/lancashire-2023.json`: counts, challenges and themes from Rafiei et al., BMJ Open
/// 2025;15:e094522 (CC BY 4.0); the clock is a plan that fits its five stages into two days.
#[derive(Clone, Debug, Deserialize)]
pub struct Facts {
    pub about: String,
    pub jury: JuryFacts,
    pub clock: Vec<ClockEntry>,
    pub challenges: Vec<String>,
    pub root_causes: Vec<RootCauses>,
    pub themes: Vec<Theme>,
    pub recommendation_ideas: Vec<Idea>,
    pub recommendations_for_the_demonstration: Vec<RoomIdeas>,
}

/// The jury itself.
#[derive(Clone, Debug, Deserialize)]
pub struct JuryFacts {
    pub title: String,
    pub charge: String,
    pub days: u8,
    pub participants: Participants,
    pub juror_background: String,
    pub witness_backgrounds: std::collections::BTreeMap<String, u8>,
    pub guest_backgrounds: Vec<String>,
    pub rooms: u8,
    pub inclusion: Vec<String>,
    pub how_jurors_were_chosen: String,
    pub not_in_the_paper: String,
}

/// How many people took part, by role.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Participants {
    pub jurors: u8,
    pub witnesses: u8,
    pub guests: u8,
}

/// One line of the clock.
#[derive(Clone, Debug, Deserialize)]
pub struct ClockEntry {
    pub day: u8,
    /// Local time, `HH:MM`.
    pub start: jiff::civil::Time,
    pub minutes: u32,
    pub kind: ItemKind,
    pub stage: Stage,
    pub title: String,
    #[serde(default)]
    pub witness_slots: Vec<u8>,
    #[serde(default)]
    pub fixed: bool,
    #[serde(default)]
    pub opens_rooms: bool,
}

/// Causes as one group of people named them.
#[derive(Clone, Debug, Deserialize)]
pub struct RootCauses {
    pub group: String,
    pub causes: Vec<String>,
}

/// A theme of the analysis.
#[derive(Clone, Debug, Deserialize)]
pub struct Theme {
    pub number: u8,
    pub level: String,
    pub title: String,
}

/// An idea for a recommendation.
#[derive(Clone, Debug, Deserialize)]
pub struct Idea {
    pub theme: u8,
    pub text: String,
}

/// The themes whose ideas a room of the demonstration takes up.
#[derive(Clone, Debug, Deserialize)]
pub struct RoomIdeas {
    pub room: String,
    pub ideas: Vec<u8>,
}

impl Facts {
    /// Reads the facts from their text.
    ///
    /// # Errors
    /// What is malformed or missing.
    pub fn parse(json: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(json)
    }
}

/// The local time at which a day of the clock begins.
#[must_use]
pub fn morning(clock: &[ClockEntry], day: u8) -> Option<jiff::civil::Time> {
    clock.iter().filter(|entry| entry.day == day).map(|entry| entry.start).min()
}

/// Days for a clock: `dates` has, for each day, its date (`YYYY-MM-DD`) and the instant of its
/// [`morning`]. The hard end is [`MINUTES_BEFORE_HARD_END`] after the last item's end.
#[must_use]
pub fn template_days(clock: &[ClockEntry], dates: &[(String, UtcMillis)]) -> Vec<Day> {
    let day = |(number, (date, starts_at)): (u8, &(String, UtcMillis))| {
        let ends = clock.iter().filter(|entry| entry.day == number);
        let ends = ends.map(|entry| from_morning(clock, entry).plus_minutes(entry.minutes).0);
        let length_ms = ends.max().unwrap_or(0);
        Day {
            number,
            date: date.clone(),
            starts_at: *starts_at,
            hard_end: starts_at.plus_ms(length_ms).plus_minutes(MINUTES_BEFORE_HARD_END),
            started_at: None,
            ended_at: None,
        }
    };
    (1..=u8::MAX).zip(dates).map(day).collect()
}

/// The agenda of a clock on the given days; `rooms` says how often witnesses change rooms.
///
/// # Errors
/// `day_unknown` when the clock has a day that is not given; what [`ItemPlan::checked`] refuses.
pub fn two_day_template(
    clock: &[ClockEntry],
    days: Vec<Day>,
    rooms: u8,
    mut new_id: impl FnMut() -> ItemId,
) -> Result<Agenda, Refusal> {
    let mut items: Vec<Item> = Vec::new();
    for entry in clock {
        let day = days.iter().find(|day| day.number == entry.day);
        let day = day.ok_or_else(|| Code::DayUnknown.with("day", entry.day))?;
        let plan = plan(clock, entry, day, rooms).checked(day)?;
        let before = items.iter().filter(|item| item.day == day.number).count();
        let position = u32::try_from(before + 1).unwrap_or(u32::MAX);
        items.push(Item::planned(new_id(), day.number, position, plan));
    }
    Ok(Agenda::new(days, items))
}

fn plan(clock: &[ClockEntry], entry: &ClockEntry, day: &Day, rooms: u8) -> ItemPlan {
    let goes_round = entry.kind == ItemKind::Questions && entry.opens_rooms;
    let every = (entry.minutes / u32::from(rooms.max(1))).max(1);
    ItemPlan {
        kind: entry.kind,
        stage: entry.stage,
        title: entry.title.clone(),
        minutes: entry.minutes,
        min_minutes: None,
        fixed_start: entry.fixed.then(|| day.starts_at.plus_ms(from_morning(clock, entry).0)),
        opens_rooms: entry.opens_rooms,
        witness_slots: entry.witness_slots.clone(),
        rotation_minutes: goes_round.then_some(every),
        turn_seconds: None,
    }
}

/// How long after its day's morning an entry begins, as an instant counted from there.
fn from_morning(clock: &[ClockEntry], entry: &ClockEntry) -> UtcMillis {
    let minute = |time: jiff::civil::Time| i64::from(time.hour()) * 60 + i64::from(time.minute());
    let first = morning(clock, entry.day).unwrap_or(entry.start);
    UtcMillis((minute(entry.start) - minute(first)) * MS_PER_MINUTE)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::jury::timetable::timetable;

    const FACTS: &str = include_str!("../../data/lancashire-2023.json");

    fn agenda() -> (Facts, Agenda) {
        let facts = Facts::parse(FACTS).unwrap();
        // 2026-06-20 and 27, 09:30 in London.
        let dates = [("2026-06-20", 1_781_944_200_000), ("2026-06-27", 1_782_549_000_000)];
        let dates = dates.map(|(date, at)| (date.to_owned(), UtcMillis(at)));
        let days = template_days(&facts.clock, &dates);
        let mut next = 0_u128;
        let new_id = || {
            next += 1;
            ItemId(uuid::Uuid::from_u128(next))
        };
        let agenda = two_day_template(&facts.clock, days, facts.jury.rooms, new_id).unwrap();
        (facts, agenda)
    }

    #[test]
    fn the_lancashire_clock_is_an_agenda_that_fits() {
        let (facts, agenda) = agenda();
        assert_eq!((agenda.of_day(1).count(), agenda.of_day(2).count()), (10, 13));
        for day in &agenda.days {
            let table = timetable(&agenda, day.number).unwrap();
            assert_eq!(table.end.plus_minutes(MINUTES_BEFORE_HARD_END), day.hard_end);
            assert_eq!(table.end_slack_ms, 0, "the clock has no gaps");
            let starts: Vec<i64> = table.slots.iter().map(|slot| slot.start.0).collect();
            let entries = facts.clock.iter().filter(|entry| entry.day == day.number);
            let planned: Vec<i64> =
                entries.map(|e| day.starts_at.0 + from_morning(&facts.clock, e).0).collect();
            assert_eq!(starts, planned);
        }
    }

    #[test]
    fn lunch_is_fixed_and_witnesses_change_rooms_every_twenty_minutes() {
        let (_, agenda) = agenda();
        let fixed: Vec<_> = agenda.items.iter().filter(|item| item.fixed_start.is_some()).collect();
        assert_eq!(fixed.iter().map(|item| &*item.title).collect::<Vec<_>>(), ["Lunch", "Lunch"]);
        assert_eq!(fixed[0].fixed_start, Some(agenda.days[0].starts_at.plus_minutes(180)));
        let questions = agenda.items.iter().find(|item| item.kind == ItemKind::Questions).unwrap();
        assert_eq!(questions.rotation_minutes, Some(20));
        assert!(agenda.items.iter().filter(|i| i.kind == ItemKind::Drafting).all(|i| i.opens_rooms));
    }

    #[test]
    fn the_facts_are_whole() {
        let facts = Facts::parse(FACTS).unwrap();
        assert_eq!((facts.challenges.len(), facts.themes.len()), (8, 11));
        assert_eq!(facts.jury.participants.jurors, 15);
        let witnesses: u8 = facts.jury.witness_backgrounds.values().sum();
        assert_eq!(witnesses, facts.jury.participants.witnesses);
        for room in &facts.recommendations_for_the_demonstration {
            for theme in &room.ideas {
                assert!(facts.recommendation_ideas.iter().any(|idea| idea.theme == *theme));
            }
        }
    }

    #[test]
    fn a_clock_with_a_day_that_is_not_held_is_refused() {
        let facts = Facts::parse(FACTS).unwrap();
        let days = template_days(&facts.clock, &[("2026-06-20".to_owned(), UtcMillis(0))]);
        let refused = two_day_template(&facts.clock, days, 3, || ItemId(uuid::Uuid::nil()));
        assert_eq!(refused.unwrap_err(), Code::DayUnknown.with("day", 2));
    }
}
