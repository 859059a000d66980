//! The running order in which rooms present.

use diesel::prelude::*;

use super::conn::Conn;
use super::id;
use super::schema_plenary::presenting_slots as slots;
use crate::jury::ids::{ItemId, JuryId};
use crate::jury::presenting::{RunningOrder, Slot};
use crate::jury::time::UtcMillis;
use crate::no::Fault;

#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = slots)]
struct SlotRow {
    item_id: String,
    room_id: String,
    jury_id: String,
    place: i32,
    minutes: i32,
    started_at: Option<i64>,
    ended_at: Option<i64>,
}

/// The order of an item as it was kept; empty until somebody arranged or began it.
pub fn load(conn: &mut Conn, item: ItemId) -> Result<Vec<Slot>, Fault> {
    let rows: Vec<SlotRow> = slots::table
        .filter(slots::item_id.eq(item.to_string()))
        .order((slots::place, slots::room_id))
        .select(SlotRow::as_select())
        .load(conn)?;
    let slot = |row: SlotRow| {
        Ok(Slot {
            room: id(row.room_id)?,
            minutes: u32::try_from(row.minutes).map_err(Fault::new)?,
            started_at: row.started_at.map(UtcMillis),
            ended_at: row.ended_at.map(UtcMillis),
        })
    };
    rows.into_iter().map(slot).collect()
}

/// Stores the order of an item in place of the one before.
pub fn save(conn: &mut Conn, jury: JuryId, item: ItemId, order: &RunningOrder) -> Result<(), Fault> {
    diesel::delete(slots::table.filter(slots::item_id.eq(item.to_string()))).execute(conn)?;
    for (place, slot) in (1..).zip(&order.slots) {
        let row = SlotRow {
            item_id: item.to_string(),
            room_id: slot.room.to_string(),
            jury_id: jury.to_string(),
            place,
            minutes: i32::try_from(slot.minutes).map_err(Fault::new)?,
            started_at: slot.started_at.map(|at| at.0),
            ended_at: slot.ended_at.map(|at| at.0),
        };
        diesel::insert_into(slots::table).values(row).execute(conn)?;
    }
    Ok(())
}
