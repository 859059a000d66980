//! One item of the agenda, and what may be planned for it.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::jury::days::Day;
use crate::jury::ids::ItemId;
use crate::jury::limits;
use crate::jury::refusal::{Code, Refusal};
use crate::jury::time::UtcMillis;
use crate::jury::turns;

/// Most minutes of one item, extensions included.
pub const MINUTES_MOST: u32 = 600;
/// What an item keeps, in minutes, when it gives some away and no minimum was stated for it.
pub const MINUTES_KEPT_UNSTATED: u32 = 5;
/// Most witness slots of one item.
pub const WITNESS_SLOTS_MOST: usize = 20;

/// What happens during an item; a kind opens what belongs to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ItemKind {
    /// Everyone together.
    Plenary,
    /// Witnesses speak, in their slots.
    Presentations,
    /// The jury asks; witnesses may go round the rooms.
    Questions,
    /// A round of rooms.
    Rooms,
    /// Rooms write recommendations.
    Drafting,
    /// Each room presents, in a running order.
    Presenting,
    /// Amendments and merging.
    Refining,
    /// A consensus round.
    Ballot,
    Break,
}

impl ItemKind {
    /// Every kind, with the text that stands for it in the interface and in tables.
    pub const ALL: [(Self, &'static str); 9] = [
        (Self::Plenary, "plenary"),
        (Self::Presentations, "presentations"),
        (Self::Questions, "questions"),
        (Self::Rooms, "rooms"),
        (Self::Drafting, "drafting"),
        (Self::Presenting, "presenting"),
        (Self::Refining, "refining"),
        (Self::Ballot, "ballot"),
        (Self::Break, "break"),
    ];
}

/// The five stages of a jury (Rafiei et al., BMJ Open 2025;15:e094522).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    Preparation,
    Framing,
    Deliberation,
    Drafting,
    Conclusion,
}

impl Stage {
    /// Every stage, with the text that stands for it in the interface and in tables.
    pub const ALL: [(Self, &'static str); 5] = [
        (Self::Preparation, "preparation"),
        (Self::Framing, "framing"),
        (Self::Deliberation, "deliberation"),
        (Self::Drafting, "drafting"),
        (Self::Conclusion, "conclusion"),
    ];
}

/// Where an item stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ItemState {
    Planned,
    Open,
    Closed,
    Skipped,
}

impl ItemState {
    /// Every state, with the text that stands for it in the interface and in tables.
    pub const ALL: [(Self, &'static str); 4] = [
        (Self::Planned, "planned"),
        (Self::Open, "open"),
        (Self::Closed, "closed"),
        (Self::Skipped, "skipped"),
    ];
}

macro_rules! as_text {
    ($($name:ident),*) => {$(
        impl $name {
            /// The text that stands for it in the interface and in tables.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                Self::ALL.iter().find(|(value, _)| *value == self).map_or("", |(_, text)| *text)
            }

            /// What a text stands for; nothing, when it is none of [`Self::ALL`].
            #[must_use]
            pub fn from_text(text: &str) -> Option<Self> {
                Self::ALL.iter().find(|(_, known)| *known == text).map(|(value, _)| *value)
            }
        }
    )*};
}

as_text!(ItemKind, Stage, ItemState);

/// What is planned for an item: the part that people write.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ItemPlan {
    pub kind: ItemKind,
    pub stage: Stage,
    pub title: String,
    /// Planned length.
    pub minutes: u32,
    /// What the item keeps when minutes are taken from it.
    #[serde(default)]
    pub min_minutes: Option<u32>,
    /// Not before this instant, and never shortened: lunch, or a witness's train.
    #[serde(default)]
    pub fixed_start: Option<UtcMillis>,
    /// A round of rooms goes with it. Always so for `rooms` and `drafting`; a choice for `questions`.
    #[serde(default)]
    pub opens_rooms: bool,
    /// Witness slots that are heard in this item, counted from 1.
    #[serde(default)]
    pub witness_slots: Vec<u8>,
    /// Minutes until each witness goes on to the next room.
    #[serde(default)]
    pub rotation_minutes: Option<u32>,
    /// Seconds of a turn to speak while it is open; as the jury's setting says when left out.
    #[serde(default)]
    pub turn_seconds: Option<u32>,
}

impl ItemPlan {
    /// Checks a plan for a day, and tidies its title.
    ///
    /// # Errors
    /// `text_missing` or `text_too_long` for the title;
    /// `minutes_out_of_range`, `minimum_over_minutes`, `fixed_start_outside_day`,
    /// `rooms_not_for_kind`, `rotation_wrong`, `witness_slots_wrong`; `number_out_of_range` for the
    /// length of a turn.
    pub fn checked(mut self, day: &Day) -> Result<Self, Refusal> {
        self.title = limits::needed("title", &self.title, limits::TITLE_CHARS)?;
        minutes_in_range(self.minutes)?;
        if let Some(minimum) = self.min_minutes {
            minutes_in_range(minimum)?;
            if minimum > self.minutes {
                return Err(Code::MinimumOverMinutes.with("minutes", self.minutes));
            }
        }
        must_start_within(self.fixed_start, day)?;
        self.opens_rooms |= matches!(self.kind, ItemKind::Rooms | ItemKind::Drafting);
        if self.opens_rooms
            && !matches!(self.kind, ItemKind::Rooms | ItemKind::Drafting | ItemKind::Questions)
        {
            return Err(Code::RoomsNotForKind.into());
        }
        self.rotation_makes_sense()?;
        self.slots_make_sense()?;
        self.turn_seconds.map(turns::within).transpose()?;
        Ok(self)
    }

    fn rotation_makes_sense(&self) -> Result<(), Refusal> {
        let Some(rotation) = self.rotation_minutes else { return Ok(()) };
        let goes_round = self.kind == ItemKind::Questions && self.opens_rooms;
        if !goes_round || rotation == 0 || rotation > self.minutes {
            return Err(Code::RotationWrong.with("most", self.minutes));
        }
        Ok(())
    }

    fn slots_make_sense(&self) -> Result<(), Refusal> {
        let slots = &self.witness_slots;
        let twice = slots.iter().enumerate().any(|(at, slot)| slots[..at].contains(slot));
        if twice || slots.contains(&0) || slots.len() > WITNESS_SLOTS_MOST {
            return Err(Code::WitnessSlotsWrong.with("most", WITNESS_SLOTS_MOST));
        }
        Ok(())
    }
}

/// One item of the agenda.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Item {
    pub id: ItemId,
    /// The day's number, from 1.
    pub day: u8,
    /// Place on the day, from 1, without gaps.
    pub position: u32,
    pub kind: ItemKind,
    pub stage: Stage,
    pub title: String,
    /// Minutes allotted so far: planned, plus extensions, plus or minus what was taken.
    pub minutes: u32,
    pub min_minutes: Option<u32>,
    pub fixed_start: Option<UtcMillis>,
    pub opens_rooms: bool,
    pub witness_slots: Vec<u8>,
    pub rotation_minutes: Option<u32>,
    pub turn_seconds: Option<u32>,
    pub state: ItemState,
    pub opened_at: Option<UtcMillis>,
    /// Set while open, kept afterwards. Past it the item is over time; it never ends by itself.
    pub deadline: Option<UtcMillis>,
    pub closed_at: Option<UtcMillis>,
}

impl Item {
    /// A planned item from a plan that was checked.
    #[must_use]
    pub fn planned(id: ItemId, day: u8, position: u32, plan: ItemPlan) -> Self {
        Self {
            id,
            day,
            position,
            kind: plan.kind,
            stage: plan.stage,
            title: plan.title,
            minutes: plan.minutes,
            min_minutes: plan.min_minutes,
            fixed_start: plan.fixed_start,
            opens_rooms: plan.opens_rooms,
            witness_slots: plan.witness_slots,
            rotation_minutes: plan.rotation_minutes,
            turn_seconds: plan.turn_seconds,
            state: ItemState::Planned,
            opened_at: None,
            deadline: None,
            closed_at: None,
        }
    }

    /// Minutes that this item can give to an earlier one: none for a break, a vote, an item with a
    /// fixed time or one that is no longer planned; else what is above its minimum.
    #[must_use]
    pub fn spare_minutes(&self) -> u32 {
        let untouchable = matches!(self.kind, ItemKind::Break | ItemKind::Ballot)
            || self.fixed_start.is_some()
            || self.state != ItemState::Planned;
        if untouchable {
            return 0;
        }
        let kept = self.min_minutes.unwrap_or(MINUTES_KEPT_UNSTATED);
        self.minutes.saturating_sub(kept)
    }

    /// Refuses unless a fixed start lies within the day.
    ///
    /// # Errors
    /// `fixed_start_outside_day`.
    pub fn must_fit(&self, day: &Day) -> Result<(), Refusal> {
        must_start_within(self.fixed_start, day)
    }
}

fn must_start_within(fixed: Option<UtcMillis>, day: &Day) -> Result<(), Refusal> {
    match fixed {
        Some(at) if at < day.starts_at || at >= day.hard_end => {
            Err(Code::FixedStartOutsideDay.with("day", day.number))
        }
        _ => Ok(()),
    }
}

/// Refuses minutes that no item can have.
///
/// # Errors
/// `minutes_out_of_range` (facts: least, most).
pub fn minutes_in_range(minutes: u32) -> Result<(), Refusal> {
    if (1..=MINUTES_MOST).contains(&minutes) {
        return Ok(());
    }
    Err(Code::MinutesOutOfRange.with("least", 1).with("most", MINUTES_MOST))
}
