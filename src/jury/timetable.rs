//! What the clock makes of an agenda: when things will happen, what no longer fits, what to offer.
//!
//! A [`Timetable`] says it without knowing the time, so that it changes only when the agenda does.
//! Whoever has a clock puts the two together: with `over = max(0, now - anchor)`, a slot begins
//! `max(0, over - slack_ms)` later than its `start`. Slack is the waiting that fixed items leave.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::jury::agenda::Agenda;
use crate::jury::days::{self, Day};
use crate::jury::ids::ItemId;
use crate::jury::item::{Item, ItemState, MINUTES_MOST};
use crate::jury::refusal::{Code, Refusal};
use crate::jury::time::UtcMillis;

/// When a planned item will be, if nothing runs late from here on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Slot {
    pub item: ItemId,
    pub start: UtcMillis,
    pub end: UtcMillis,
    /// Milliseconds of lateness that waiting times before this item take up.
    pub slack_ms: i64,
}

/// The rest of a day, as planned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Timetable {
    pub day: u8,
    /// From here on the day runs late: the open item's deadline; between items, when the last one
    /// was closed; before the first, when the day was (or will be) started.
    pub anchor: UtcMillis,
    /// The items still planned, in order.
    pub slots: Vec<Slot>,
    /// When the day will be over.
    pub end: UtcMillis,
    /// As for a slot, for `end`.
    pub end_slack_ms: i64,
    pub hard_end: UtcMillis,
}

/// An item as it looks at one instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Projected {
    pub item: ItemId,
    pub start: UtcMillis,
    pub end: UtcMillis,
    /// It ends no later than the day's hard end.
    pub fits: bool,
}

/// A day as it looks at one instant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Projection {
    /// The open item, if it is of this day, and what is still planned.
    pub items: Vec<Projected>,
    pub end: UtcMillis,
    /// Milliseconds by which the open item is over time; 0 when it is not.
    pub over_ms: i64,
    /// Milliseconds by which the day will pass its hard end; 0 when it fits.
    pub past_hard_end_ms: i64,
}

impl Projection {
    /// The items that end after the hard end.
    pub fn not_fitting(&self) -> impl Iterator<Item = ItemId> {
        self.items.iter().filter(|item| !item.fits).map(|item| item.item)
    }
}

/// Lays out what is left of a day.
///
/// # Errors
/// `day_unknown`.
pub fn timetable(agenda: &Agenda, day: u8) -> Result<Timetable, Refusal> {
    let day = days::find(&agenda.days, day)?;
    let anchor = anchor(agenda, day);
    let mut slots = Vec::new();
    let (mut free, mut slack_ms) = (anchor, 0);
    for item in agenda.of_day(day.number).filter(|item| item.state == ItemState::Planned) {
        let start = item.fixed_start.map_or(free, |fixed| fixed.max(free));
        slack_ms += start.since(free);
        free = start.plus_minutes(item.minutes);
        slots.push(Slot { item: item.id, start, end: free, slack_ms });
    }
    Ok(Timetable {
        day: day.number,
        anchor,
        slots,
        end: free,
        end_slack_ms: slack_ms,
        hard_end: day.hard_end,
    })
}

fn anchor(agenda: &Agenda, day: &Day) -> UtcMillis {
    let begun = day.started_at.unwrap_or(day.starts_at);
    let open = agenda.open_item().filter(|item| item.day == day.number);
    let closed = agenda.of_day(day.number).filter_map(|item| item.closed_at).max();
    open.and_then(|item| item.deadline).or(closed).unwrap_or(begun)
}

impl Timetable {
    /// Milliseconds by which everything that has no slack is late at `now`.
    #[must_use]
    pub fn over_ms(&self, now: UtcMillis) -> i64 {
        now.since(self.anchor).max(0)
    }

    /// When a slot will be, seen at `now`.
    #[must_use]
    pub fn seen_at(&self, slot: &Slot, now: UtcMillis) -> (UtcMillis, UtcMillis) {
        let late_ms = (self.over_ms(now) - slot.slack_ms).max(0);
        (slot.start.plus_ms(late_ms), slot.end.plus_ms(late_ms))
    }

    /// When the day will be over, seen at `now`.
    #[must_use]
    pub fn end_seen_at(&self, now: UtcMillis) -> UtcMillis {
        self.end.plus_ms((self.over_ms(now) - self.end_slack_ms).max(0))
    }
}

/// A day as it looks at `now`.
///
/// # Errors
/// `day_unknown`.
pub fn projection(agenda: &Agenda, day: u8, now: UtcMillis) -> Result<Projection, Refusal> {
    let table = timetable(agenda, day)?;
    let open = agenda.open_item().filter(|item| item.day == day);
    let mut items = Vec::new();
    let fits = |end: UtcMillis| end <= table.hard_end;
    if let Some((open, start)) = open.and_then(|item| item.opened_at.map(|at| (item, at))) {
        let end = table.anchor.max(now);
        items.push(Projected { item: open.id, start, end, fits: fits(end) });
    }
    for slot in &table.slots {
        let (start, end) = table.seen_at(slot, now);
        items.push(Projected { item: slot.item, start, end, fits: fits(end) });
    }
    let end = table.end_seen_at(now);
    Ok(Projection {
        items,
        end,
        over_ms: if open.is_some() { table.over_ms(now) } else { 0 },
        past_hard_end_ms: end.since(table.hard_end).max(0),
    })
}

/// A later item that can give minutes to the open one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Giver {
    pub item: ItemId,
    /// Most that it can give.
    pub minutes: u32,
    /// An item with a fixed time that comes before this one: taking does not bring that one back
    /// to its time.
    pub beyond: Option<ItemId>,
}

/// What can be done about the open item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offers {
    /// Milliseconds over time; 0 when there is time left.
    pub over_ms: i64,
    /// Most minutes by which it can be extended.
    pub extend_most: u32,
    /// Closing is early, and asks once.
    pub close_asks: bool,
    /// In order; empty when nothing later can spare any.
    pub givers: Vec<Giver>,
}

/// The later items that can give minutes to the open one.
#[must_use]
pub fn givers(agenda: &Agenda, open: &Item) -> Vec<Giver> {
    let mut beyond = None;
    let mut givers = Vec::new();
    let later = |item: &&Item| item.position > open.position && item.state == ItemState::Planned;
    for item in agenda.of_day(open.day).filter(later) {
        match item.spare_minutes() {
            0 => {}
            minutes => givers.push(Giver { item: item.id, minutes, beyond }),
        }
        beyond = beyond.or(item.fixed_start.map(|_| item.id));
    }
    givers
}

/// What a facilitator is offered for the open item at `now`.
///
/// # Errors
/// `not_found`; `item_not_open`.
pub fn offers(agenda: &Agenda, item: ItemId, now: UtcMillis) -> Result<Offers, Refusal> {
    let item = agenda.item(item)?;
    let deadline = match (item.state, item.deadline) {
        (ItemState::Open, Some(deadline)) => deadline,
        _ => return Err(Code::ItemNotOpen.with("title", &item.title)),
    };
    Ok(Offers {
        over_ms: now.since(deadline).max(0),
        extend_most: MINUTES_MOST.saturating_sub(item.minutes),
        close_asks: now < deadline,
        givers: givers(agenda, item),
    })
}

#[cfg(test)]
#[path = "timetable_tests.rs"]
mod tests;
