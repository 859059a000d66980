//! The agenda: typed, timed items, of which one is open at a time and none ends by itself.
//!
//! An item goes `planned → open → closed`, or is `skipped`. Its deadline is a promise and not a
//! guillotine: past it the item is over time until somebody closes it, extends it, or takes the
//! minutes from a later item. [`crate::jury::timetable`] says what the clock makes of it.

use serde::Serialize;

use crate::jury::days::{self, Day, DayChange};
use crate::jury::ids::ItemId;
use crate::jury::item::{self, Item, ItemPlan, ItemState, MINUTES_MOST};
use crate::jury::record::Kind;
use crate::jury::refusal::{Code, Refusal};
use crate::jury::time::{MS_PER_MINUTE, UtcMillis};

/// The days and items of one jury, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Agenda {
    /// By number.
    pub days: Vec<Day>,
    /// By day, then position.
    pub items: Vec<Item>,
}

/// Something that a person asks of the agenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Opens a planned item: its time starts.
    OpenItem {
        item: ItemId,
    },
    /// Gives the open item more minutes; from now, when it is already over time.
    ExtendItem {
        item: ItemId,
        minutes: u32,
    },
    /// Moves minutes from a later item to the open one.
    TakeMinutes {
        item: ItemId,
        from: ItemId,
        minutes: u32,
    },
    /// Closes the open item; before its deadline only when confirmed.
    CloseItem {
        item: ItemId,
        confirm: bool,
    },
    /// Opens the item that was closed last once more, for so many minutes from now.
    ReopenItem {
        item: ItemId,
        minutes: u32,
    },
    /// Leaves a planned item out.
    SkipItem {
        item: ItemId,
    },
    /// Puts a skipped item back, as long as nothing after it has begun.
    RestoreItem {
        item: ItemId,
    },
    /// Adds a planned item; `at` is its place on the day, counted from 1, the end when absent.
    AddItem {
        id: ItemId,
        day: u8,
        at: Option<u32>,
        plan: ItemPlan,
    },
    /// Replaces what is planned for an item.
    EditItem {
        item: ItemId,
        plan: ItemPlan,
    },
    /// Moves a planned item; `at` as for adding, counted with the item taken out.
    MoveItem {
        item: ItemId,
        day: u8,
        at: Option<u32>,
    },
    /// Takes a planned item off the agenda.
    RemoveItem {
        item: ItemId,
    },
    /// Adds a day after the last one.
    AddDay {
        to: DayChange,
    },
    /// Takes out the last day, which must be empty.
    RemoveDay {
        day: u8,
    },
    StartDay {
        day: u8,
    },
    /// Ends the day; nothing may be open or still planned on it.
    EndDay {
        day: u8,
    },
    /// Changes a day's times; its fixed items keep their distance from its start.
    ChangeDay {
        day: u8,
        to: DayChange,
    },
}

/// What was decided, as the record keeps it under [`Decision::kind`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Decision {
    ItemOpened {
        item: ItemId,
        deadline: UtcMillis,
    },
    ItemExtended {
        item: ItemId,
        minutes: u32,
        deadline: UtcMillis,
    },
    MinutesTaken {
        item: ItemId,
        from: ItemId,
        minutes: u32,
        deadline: UtcMillis,
    },
    /// `over_ms` is negative by so much as the item was closed early.
    ItemClosed {
        item: ItemId,
        over_ms: i64,
    },
    ItemReopened {
        item: ItemId,
        minutes: u32,
        deadline: UtcMillis,
    },
    ItemSkipped {
        item: ItemId,
    },
    ItemRestored {
        item: ItemId,
    },
    ItemAdded {
        item: ItemId,
        day: u8,
        position: u32,
        plan: ItemPlan,
    },
    ItemEdited {
        item: ItemId,
        plan: ItemPlan,
    },
    ItemMoved {
        item: ItemId,
        day: u8,
        position: u32,
    },
    ItemRemoved {
        item: ItemId,
        title: String,
    },
    DayAdded {
        day: u8,
        to: DayChange,
    },
    DayRemoved {
        day: u8,
    },
    DayStarted {
        day: u8,
        at: UtcMillis,
    },
    DayEnded {
        day: u8,
        at: UtcMillis,
    },
    DayChanged {
        day: u8,
        to: DayChange,
    },
}

impl Decision {
    /// The kind of the entry in the record.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self {
            Self::ItemOpened { .. } => Kind::ItemOpened,
            Self::ItemExtended { .. } => Kind::ItemExtended,
            Self::MinutesTaken { .. } => Kind::MinutesTaken,
            Self::ItemClosed { .. } => Kind::ItemClosed,
            Self::ItemReopened { .. } => Kind::ItemReopened,
            Self::ItemSkipped { .. } => Kind::ItemSkipped,
            Self::ItemRestored { .. } => Kind::ItemRestored,
            Self::ItemAdded { .. } => Kind::ItemAdded,
            Self::ItemEdited { .. } => Kind::ItemEdited,
            Self::ItemMoved { .. } => Kind::ItemMoved,
            Self::ItemRemoved { .. } => Kind::ItemRemoved,
            Self::DayAdded { .. } => Kind::DayAdded,
            Self::DayRemoved { .. } => Kind::DayRemoved,
            Self::DayChanged { .. } => Kind::DayChanged,
            Self::DayStarted { .. } => Kind::DayStarted,
            Self::DayEnded { .. } => Kind::DayEnded,
        }
    }
}

/// What a command changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Items that are new or different, in the agenda's order.
    pub items: Vec<Item>,
    pub removed: Option<ItemId>,
    /// The day that is new or different, if one is.
    pub day: Option<Day>,
    pub removed_day: Option<u8>,
    pub decision: Decision,
}

impl Agenda {
    /// Puts days and items in order.
    #[must_use]
    pub fn new(mut days: Vec<Day>, mut items: Vec<Item>) -> Self {
        days.sort_by_key(|day| day.number);
        items.sort_by_key(|item| (item.day, item.position));
        Self { days, items }
    }

    /// The one item that is open.
    #[must_use]
    pub fn open_item(&self) -> Option<&Item> {
        self.items.iter().find(|item| item.state == ItemState::Open)
    }

    /// The number of the day that runs.
    #[must_use]
    pub fn current_day(&self) -> Option<u8> {
        days::running(&self.days).map(|day| day.number)
    }

    /// The items of one day, in order.
    pub fn of_day(&self, day: u8) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(move |item| item.day == day)
    }

    /// The item to open next on the day that runs.
    #[must_use]
    pub fn next_item(&self) -> Option<&Item> {
        let day = self.current_day()?;
        self.of_day(day).find(|item| item.state == ItemState::Planned)
    }

    /// The only item that may be reopened: the last one closed on the day that runs.
    #[must_use]
    pub fn last_closed(&self) -> Option<&Item> {
        let day = self.current_day()?;
        self.of_day(day).filter(|item| item.state == ItemState::Closed).last()
    }

    /// Looks an item up.
    ///
    /// # Errors
    /// `not_found`.
    pub fn item(&self, id: ItemId) -> Result<&Item, Refusal> {
        self.items.iter().find(|item| item.id == id).ok_or_else(|| Code::NotFound.into())
    }

    /// Decides a command at the instant `now`. The agenda itself is left as it was.
    ///
    /// # Errors
    /// Any code of the section "Agenda" in [`Code`], `not_found` for an unknown item,
    /// and `text_missing` or `text_too_long` for a title.
    pub fn decide(&self, command: Command, now: UtcMillis) -> Result<Outcome, Refusal> {
        let mut next = self.clone();
        let decision = match command {
            Command::OpenItem { item } => next.open(item, now)?,
            Command::ExtendItem { item, minutes } => next.extend(item, minutes, now)?,
            Command::TakeMinutes { item, from, minutes } => next.take(item, from, minutes)?,
            Command::CloseItem { item, confirm } => next.close(item, confirm, now)?,
            Command::ReopenItem { item, minutes } => next.reopen(item, minutes, now)?,
            Command::SkipItem { item } => next.skip(item)?,
            Command::RestoreItem { item } => next.restore(item)?,
            Command::AddItem { id, day, at, plan } => next.add(id, day, at, plan)?,
            Command::EditItem { item, plan } => next.edit(item, plan)?,
            Command::MoveItem { item, day, at } => next.move_to(item, day, at)?,
            Command::RemoveItem { item } => next.remove(item)?,
            Command::AddDay { to } => next.add_day(to)?,
            Command::RemoveDay { day } => next.remove_day(day)?,
            Command::StartDay { day } => {
                next.put_day(days::start(&self.days, day, now)?);
                Decision::DayStarted { day, at: now }
            }
            Command::EndDay { day } => next.end_day(day, now)?,
            Command::ChangeDay { day, to } => next.change_day(day, to)?,
        };
        Ok(self.difference(&next, decision))
    }

    /// The agenda after an outcome of [`Agenda::decide`].
    #[must_use]
    pub fn after(&self, outcome: &Outcome) -> Self {
        let mut next = self.clone();
        next.items.retain(|item| Some(item.id) != outcome.removed);
        for item in &outcome.items {
            match next.items.iter_mut().find(|old| old.id == item.id) {
                Some(old) => *old = item.clone(),
                None => next.items.push(item.clone()),
            }
        }
        next.days.retain(|day| Some(day.number) != outcome.removed_day);
        if let Some(day) = &outcome.day {
            next.put_day(day.clone());
        }
        Self::new(next.days, next.items)
    }

    fn difference(&self, next: &Self, decision: Decision) -> Outcome {
        let items = next.items.iter().filter(|item| !self.items.contains(item)).cloned().collect();
        let day_gone = |day: &&Day| !next.days.iter().any(|kept| kept.number == day.number);
        let gone = |item: &&Item| !next.items.iter().any(|kept| kept.id == item.id);
        Outcome {
            items,
            removed: self.items.iter().find(gone).map(|item| item.id),
            day: next.days.iter().find(|day| !self.days.contains(day)).cloned(),
            removed_day: self.days.iter().find(day_gone).map(|day| day.number),
            decision,
        }
    }

    // The hall: opening, time, closing.

    fn open(&mut self, id: ItemId, now: UtcMillis) -> Result<Decision, Refusal> {
        let item = self.planned(id)?;
        let (day, position, minutes) = (item.day, item.position, item.minutes);
        days::must_run(&self.days, day)?;
        self.must_have_nothing_open()?;
        let waiting = |other: &&Item| other.state == ItemState::Planned && other.position < position;
        if let Some(earlier) = self.of_day(day).find(waiting) {
            return Err(Code::EarlierItemPlanned.with("title", &earlier.title));
        }
        let deadline = now.plus_minutes(minutes);
        let item = self.item_mut(id)?;
        item.state = ItemState::Open;
        item.opened_at = Some(now);
        item.deadline = Some(deadline);
        Ok(Decision::ItemOpened { item: id, deadline })
    }

    fn extend(&mut self, id: ItemId, minutes: u32, now: UtcMillis) -> Result<Decision, Refusal> {
        let (allotted, deadline) = self.allotted(id)?;
        let minutes_now = more_minutes(allotted, minutes)?;
        let deadline = deadline.max(now).plus_minutes(minutes);
        let item = self.item_mut(id)?;
        item.minutes = minutes_now;
        item.deadline = Some(deadline);
        Ok(Decision::ItemExtended { item: id, minutes, deadline })
    }

    /// The deadline moves from where it was, and not from now: what is taken pays for the time
    /// that is already over, so that the day ends as early as was promised.
    fn take(&mut self, id: ItemId, from: ItemId, minutes: u32) -> Result<Decision, Refusal> {
        let (allotted, deadline) = self.allotted(id)?;
        let minutes_now = more_minutes(allotted, minutes)?;
        let day = self.item(id)?.day;
        let giver = self.item(from)?;
        if giver.day != day || giver.state != ItemState::Planned {
            return Err(Code::ItemNotLater.with("title", &giver.title));
        }
        let spare = giver.spare_minutes();
        if spare == 0 {
            return Err(Code::ItemSparesNothing.with("title", &giver.title));
        }
        if minutes > spare {
            return Err(Code::MinutesTooMany.with("title", &giver.title).with("most", spare));
        }
        let deadline = deadline.plus_minutes(minutes);
        self.item_mut(from)?.minutes -= minutes;
        let item = self.item_mut(id)?;
        item.minutes = minutes_now;
        item.deadline = Some(deadline);
        Ok(Decision::MinutesTaken { item: id, from, minutes, deadline })
    }

    fn close(&mut self, id: ItemId, confirm: bool, now: UtcMillis) -> Result<Decision, Refusal> {
        let (_, deadline) = self.allotted(id)?;
        let over_ms = now.since(deadline);
        if over_ms < 0 && !confirm {
            let left = (-over_ms).unsigned_abs().div_ceil(MS_PER_MINUTE.unsigned_abs());
            return Err(Code::CloseEarlyUnconfirmed.with("minutes", left));
        }
        let item = self.item_mut(id)?;
        item.state = ItemState::Closed;
        item.closed_at = Some(now);
        Ok(Decision::ItemClosed { item: id, over_ms })
    }

    fn reopen(&mut self, id: ItemId, minutes: u32, now: UtcMillis) -> Result<Decision, Refusal> {
        let item = self.item(id)?;
        let (day, allotted) = (item.day, item.minutes);
        if item.state != ItemState::Closed {
            return Err(Code::ItemNotClosed.with("title", &item.title));
        }
        days::must_run(&self.days, day)?;
        self.must_have_nothing_open()?;
        if let Some(last) = self.last_closed().filter(|last| last.id != id) {
            return Err(Code::ItemNotLastClosed.with("title", &last.title));
        }
        let minutes_now = more_minutes(allotted, minutes)?;
        let deadline = now.plus_minutes(minutes);
        let item = self.item_mut(id)?;
        item.state = ItemState::Open;
        item.minutes = minutes_now;
        item.deadline = Some(deadline);
        item.closed_at = None;
        Ok(Decision::ItemReopened { item: id, minutes, deadline })
    }

    fn skip(&mut self, id: ItemId) -> Result<Decision, Refusal> {
        let day = self.planned(id)?.day;
        days::must_not_have_ended(&self.days, day)?;
        self.item_mut(id)?.state = ItemState::Skipped;
        Ok(Decision::ItemSkipped { item: id })
    }

    fn restore(&mut self, id: ItemId) -> Result<Decision, Refusal> {
        let item = self.item(id)?;
        if item.state != ItemState::Skipped {
            return Err(Code::ItemNotSkipped.with("title", &item.title));
        }
        days::must_not_have_ended(&self.days, item.day)?;
        if item.position < self.first_free(item.day) {
            return Err(Code::PlacePast.with("least", self.first_free(item.day)));
        }
        self.item_mut(id)?.state = ItemState::Planned;
        Ok(Decision::ItemRestored { item: id })
    }

    // What the commands have in common.

    pub(super) fn planned(&self, id: ItemId) -> Result<&Item, Refusal> {
        let item = self.item(id)?;
        if item.state != ItemState::Planned {
            return Err(Code::ItemNotPlanned.with("title", &item.title));
        }
        Ok(item)
    }

    /// Refuses unless the item is open.
    ///
    /// # Errors
    /// `not_found`, `item_not_open`.
    pub fn must_be_open(&self, id: ItemId) -> Result<(), Refusal> {
        self.allotted(id).map(|_| ())
    }

    /// Minutes and deadline of the item, which must be open.
    fn allotted(&self, id: ItemId) -> Result<(u32, UtcMillis), Refusal> {
        let item = self.item(id)?;
        match (item.state, item.deadline) {
            (ItemState::Open, Some(deadline)) => Ok((item.minutes, deadline)),
            _ => Err(Code::ItemNotOpen.with("title", &item.title)),
        }
    }

    pub(super) fn must_have_nothing_open(&self) -> Result<(), Refusal> {
        match self.open_item() {
            Some(open) => Err(Code::ItemStillOpen.with("title", &open.title)),
            None => Ok(()),
        }
    }

    pub(super) fn item_mut(&mut self, id: ItemId) -> Result<&mut Item, Refusal> {
        self.items.iter_mut().find(|item| item.id == id).ok_or_else(|| Code::NotFound.into())
    }

    pub(super) fn put_day(&mut self, day: Day) {
        match self.days.iter_mut().find(|old| old.number == day.number) {
            Some(old) => *old = day,
            None => self.days.push(day),
        }
    }
}

/// The minutes of an item that is given more.
fn more_minutes(allotted: u32, minutes: u32) -> Result<u32, Refusal> {
    item::minutes_in_range(minutes)?;
    let sum = allotted + minutes;
    if sum > MINUTES_MOST {
        return Err(Code::MinutesOutOfRange
            .with("least", 1)
            .with("most", MINUTES_MOST.saturating_sub(allotted)));
    }
    Ok(sum)
}

#[cfg(test)]
#[path = "agenda_tests.rs"]
mod tests;
