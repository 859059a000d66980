//! Rooms present one after the other: in a running order, each with its minutes and its clock.
//!
//! A clock cuts nobody off: past its minutes a room is over time until somebody ends its slot or
//! starts the next. Pressing twice, or from a page that is a moment behind, changes nothing.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::ids::RoomId;
use super::item::MINUTES_MOST;
use super::limits;
use super::refusal::{Code, Refusal};
use super::time::UtcMillis;

/// One room's time to present.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    pub room: RoomId,
    pub minutes: u32,
    pub started_at: Option<UtcMillis>,
    pub ended_at: Option<UtcMillis>,
}

impl Slot {
    fn waits(&self) -> bool {
        self.started_at.is_none()
    }

    fn runs(&self) -> bool {
        self.started_at.is_some() && self.ended_at.is_none()
    }

    /// When its minutes are used up, once it has started.
    #[must_use]
    pub fn deadline(&self) -> Option<UtcMillis> {
        self.started_at.map(|at| at.plus_minutes(self.minutes))
    }
}

/// A room's place in the order that somebody asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Planned {
    pub room: RoomId,
    pub minutes: u32,
}

/// The running order of one item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RunningOrder {
    pub slots: Vec<Slot>,
}

impl RunningOrder {
    /// The order as it was kept, for the rooms that there are: a room that is not in it yet comes at
    /// the end, with its share of the item's minutes; one that is gone is left out, unless it presented.
    #[must_use]
    pub fn of(kept: Vec<Slot>, rooms: &[RoomId], item_minutes: u32) -> Self {
        let share = item_minutes / u32::try_from(rooms.len()).unwrap_or(u32::MAX).max(1);
        let mut slots: Vec<Slot> =
            kept.into_iter().filter(|slot| !slot.waits() || rooms.contains(&slot.room)).collect();
        for room in rooms {
            if !slots.iter().any(|slot| slot.room == *room) {
                slots.push(Slot { room: *room, minutes: share.max(1), started_at: None, ended_at: None });
            }
        }
        Self { slots }
    }

    /// The room that presents.
    #[must_use]
    pub fn now(&self) -> Option<&Slot> {
        self.slots.iter().find(|slot| slot.runs())
    }

    /// The room that presents after it.
    #[must_use]
    pub fn next(&self) -> Option<&Slot> {
        self.slots.iter().find(|slot| slot.waits())
    }

    /// Puts the rooms into another order, with their minutes. Rooms that have begun stay in front.
    ///
    /// # Errors
    /// `running_order_wrong` unless it names each room once; `number_out_of_range`.
    pub fn arrange(&mut self, wish: &[Planned]) -> Result<(), Refusal> {
        let wanted: BTreeSet<RoomId> = wish.iter().map(|one| one.room).collect();
        let known: BTreeSet<RoomId> = self.slots.iter().map(|slot| slot.room).collect();
        if wanted != known || wanted.len() != wish.len() {
            return Err(Code::RunningOrderWrong.into());
        }
        for one in wish {
            limits::within("minutes", one.minutes.into(), 1, MINUTES_MOST.into())?;
        }
        let place = |slot: &Slot| wish.iter().position(|one| one.room == slot.room).unwrap_or(usize::MAX);
        for slot in self.slots.iter_mut().filter(|slot| slot.ended_at.is_none()) {
            if let Some(one) = wish.iter().find(|one| one.room == slot.room) {
                slot.minutes = one.minutes;
            }
        }
        self.slots.sort_by_key(|slot| if slot.waits() { (true, place(slot)) } else { (false, 0) });
        Ok(())
    }

    /// Starts a room's time, and ends that of the room before it: given back, if there was one. A room
    /// that has ended goes on only when nobody else presents.
    ///
    /// # Errors
    /// `not_found`; `slot_over`.
    pub fn start(&mut self, room: RoomId, now: UtcMillis) -> Result<Option<RoomId>, Refusal> {
        let slot = self.slot(room)?;
        if slot.runs() {
            return Ok(None);
        }
        let before = self.now().map(|slot| slot.room);
        if !slot.waits() {
            if before.is_some() {
                return Err(Code::SlotOver.into());
            }
            self.slot_mut(room)?.ended_at = None;
            return Ok(None);
        }
        if let Some(before) = before {
            self.slot_mut(before)?.ended_at = Some(now);
        }
        self.slot_mut(room)?.started_at = Some(now);
        // Those that have begun stand in the order in which they began.
        self.slots.sort_by_key(|slot| (slot.waits(), slot.started_at));
        Ok(before)
    }

    /// Ends a room's time; says whether it ran.
    ///
    /// # Errors
    /// `not_found`.
    pub fn end(&mut self, room: RoomId, now: UtcMillis) -> Result<bool, Refusal> {
        let slot = self.slot_mut(room)?;
        let ran = slot.runs();
        if ran {
            slot.ended_at = Some(now);
        }
        Ok(ran)
    }

    fn slot(&self, room: RoomId) -> Result<&Slot, Refusal> {
        self.slots.iter().find(|slot| slot.room == room).ok_or_else(|| Code::NotFound.into())
    }

    fn slot_mut(&mut self, room: RoomId) -> Result<&mut Slot, Refusal> {
        self.slots.iter_mut().find(|slot| slot.room == room).ok_or_else(|| Code::NotFound.into())
    }
}

#[cfg(test)]
#[path = "presenting_tests.rs"]
mod tests;
