//! Days and items of the agenda, and who is ready to move on.

use diesel::prelude::*;

use super::conn::Conn;
use super::schema::{days, item_ready, items};
use super::{id, to_word, word};
use crate::jury::agenda::{Agenda, Outcome};
use crate::jury::days::Day;
use crate::jury::ids::{ItemId, JuryId, PersonId};
use crate::jury::item::Item;
use crate::jury::time::UtcMillis;
use crate::no::Fault;

#[derive(Clone, Debug, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = days)]
#[diesel(treat_none_as_null = true)]
struct DayRow {
    jury_id: String,
    number: i32,
    date: String,
    starts_at: i64,
    hard_end: i64,
    started_at: Option<i64>,
    ended_at: Option<i64>,
}

impl DayRow {
    fn of(jury: JuryId, day: &Day) -> Self {
        Self {
            jury_id: jury.to_string(),
            number: day.number.into(),
            date: day.date.clone(),
            starts_at: day.starts_at.0,
            hard_end: day.hard_end.0,
            started_at: day.started_at.map(|at| at.0),
            ended_at: day.ended_at.map(|at| at.0),
        }
    }

    fn day(self) -> Result<Day, Fault> {
        Ok(Day {
            number: u8::try_from(self.number).map_err(Fault::new)?,
            date: self.date,
            starts_at: UtcMillis(self.starts_at),
            hard_end: UtcMillis(self.hard_end),
            started_at: self.started_at.map(UtcMillis),
            ended_at: self.ended_at.map(UtcMillis),
        })
    }
}

#[derive(Clone, Debug, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = items)]
#[diesel(treat_none_as_null = true)]
struct ItemRow {
    id: String,
    jury_id: String,
    day: i32,
    position: i32,
    kind: String,
    stage: String,
    title: String,
    minutes: i32,
    min_minutes: Option<i32>,
    fixed_start: Option<i64>,
    opens_rooms: bool,
    witness_slots: String,
    rotation_minutes: Option<i32>,
    state: String,
    opened_at: Option<i64>,
    deadline: Option<i64>,
    closed_at: Option<i64>,
    turn_seconds: Option<i32>,
}

impl ItemRow {
    fn of(jury: JuryId, item: &Item) -> Result<Self, Fault> {
        let small = |number: u32| i32::try_from(number).map_err(Fault::new);
        Ok(Self {
            id: item.id.to_string(),
            jury_id: jury.to_string(),
            day: item.day.into(),
            position: small(item.position)?,
            kind: to_word(&item.kind)?,
            stage: to_word(&item.stage)?,
            title: item.title.clone(),
            minutes: small(item.minutes)?,
            min_minutes: item.min_minutes.map(small).transpose()?,
            fixed_start: item.fixed_start.map(|at| at.0),
            opens_rooms: item.opens_rooms,
            witness_slots: serde_json::to_string(&item.witness_slots)?,
            rotation_minutes: item.rotation_minutes.map(small).transpose()?,
            state: to_word(&item.state)?,
            opened_at: item.opened_at.map(|at| at.0),
            deadline: item.deadline.map(|at| at.0),
            closed_at: item.closed_at.map(|at| at.0),
            turn_seconds: item.turn_seconds.map(small).transpose()?,
        })
    }

    fn item(self) -> Result<Item, Fault> {
        let count = |number: i32| u32::try_from(number).map_err(Fault::new);
        Ok(Item {
            id: id(self.id)?,
            day: u8::try_from(self.day).map_err(Fault::new)?,
            position: count(self.position)?,
            kind: word(&self.kind)?,
            stage: word(&self.stage)?,
            title: self.title,
            minutes: count(self.minutes)?,
            min_minutes: self.min_minutes.map(count).transpose()?,
            fixed_start: self.fixed_start.map(UtcMillis),
            opens_rooms: self.opens_rooms,
            witness_slots: serde_json::from_str(&self.witness_slots)?,
            rotation_minutes: self.rotation_minutes.map(count).transpose()?,
            state: word(&self.state)?,
            opened_at: self.opened_at.map(UtcMillis),
            deadline: self.deadline.map(UtcMillis),
            closed_at: self.closed_at.map(UtcMillis),
            turn_seconds: self.turn_seconds.map(count).transpose()?,
        })
    }
}

/// The whole agenda of a jury.
pub fn load(conn: &mut Conn, jury: JuryId) -> Result<Agenda, Fault> {
    let days: Vec<DayRow> = days::table
        .filter(days::jury_id.eq(jury.to_string()))
        .order(days::number)
        .select(DayRow::as_select())
        .load(conn)?;
    let items: Vec<ItemRow> = items::table
        .filter(items::jury_id.eq(jury.to_string()))
        .order((items::day, items::position, items::id))
        .select(ItemRow::as_select())
        .load(conn)?;
    let days = days.into_iter().map(DayRow::day).collect::<Result<_, _>>()?;
    let items = items.into_iter().map(ItemRow::item).collect::<Result<_, _>>()?;
    Ok(Agenda::new(days, items))
}

/// Whether a day of that jury runs.
pub fn day_runs(conn: &mut Conn, jury: JuryId) -> Result<bool, Fault> {
    Ok(load(conn, jury)?.current_day().is_some())
}

/// Stores a new agenda.
pub fn insert(conn: &mut Conn, jury: JuryId, agenda: &Agenda) -> Result<(), Fault> {
    for day in &agenda.days {
        diesel::insert_into(days::table).values(DayRow::of(jury, day)).execute(conn)?;
    }
    for item in &agenda.items {
        diesel::insert_into(items::table).values(ItemRow::of(jury, item)?).execute(conn)?;
    }
    Ok(())
}

/// Stores what a command changed.
pub fn save(conn: &mut Conn, jury: JuryId, outcome: &Outcome) -> Result<(), Fault> {
    if let Some(day) = &outcome.day {
        let row = DayRow::of(jury, day);
        let place = days::jury_id.eq(jury.to_string()).and(days::number.eq(row.number));
        if diesel::update(days::table.filter(place)).set(row.clone()).execute(conn)? == 0 {
            diesel::insert_into(days::table).values(row).execute(conn)?;
        }
    }
    for item in &outcome.items {
        let row = ItemRow::of(jury, item)?;
        let place = items::id.eq(row.id.clone()).and(items::jury_id.eq(jury.to_string()));
        if diesel::update(items::table.filter(place)).set(row.clone()).execute(conn)? == 0 {
            diesel::insert_into(items::table).values(row).execute(conn)?;
        }
    }
    if let Some(item) = outcome.removed {
        let place = items::id.eq(item.to_string()).and(items::jury_id.eq(jury.to_string()));
        diesel::delete(items::table.filter(place)).execute(conn)?;
    }
    if let Some(number) = outcome.removed_day {
        let place = days::jury_id.eq(jury.to_string()).and(days::number.eq(i32::from(number)));
        diesel::delete(days::table.filter(place)).execute(conn)?;
    }
    Ok(())
}

/// Notes that somebody is ready to move on, or no longer is. Saying it twice changes nothing.
pub fn set_ready(conn: &mut Conn, item: ItemId, person: PersonId, ready: bool) -> QueryResult<()> {
    let place = item_ready::item_id.eq(item.to_string()).and(item_ready::person_id.eq(person.to_string()));
    diesel::delete(item_ready::table.filter(place)).execute(conn)?;
    if ready {
        let row = (item_ready::item_id.eq(item.to_string()), item_ready::person_id.eq(person.to_string()));
        diesel::insert_into(item_ready::table).values(row).execute(conn)?;
    }
    Ok(())
}

/// Forgets who was ready to move on from an item.
pub fn clear_ready(conn: &mut Conn, item: ItemId) -> QueryResult<usize> {
    diesel::delete(item_ready::table.filter(item_ready::item_id.eq(item.to_string()))).execute(conn)
}

/// How many are ready to move on from an item.
pub fn count_ready(conn: &mut Conn, item: ItemId) -> QueryResult<i64> {
    item_ready::table.filter(item_ready::item_id.eq(item.to_string())).count().get_result(conn)
}

/// Whether somebody is ready to move on; said only of the open item, and forgotten when it closes.
pub fn is_ready_now(conn: &mut Conn, person: PersonId) -> QueryResult<bool> {
    let said = item_ready::table.filter(item_ready::person_id.eq(person.to_string()));
    said.count().get_result(conn).map(|n: i64| n > 0)
}
