//! Turns to speak: the queues, and the ledger of time spoken.

use std::collections::BTreeMap;

use diesel::prelude::*;

use super::conn::Conn;
use super::schema::turns;
use super::{id, to_word, word};
use crate::jury::ids::{JuryId, PersonId, RoomId};
use crate::jury::time::UtcMillis;
use crate::jury::turns::{Turn, TurnState};
use crate::no::Fault;

#[derive(Clone, Debug, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = turns)]
#[diesel(treat_none_as_null = true)]
struct TurnRow {
    id: String,
    jury_id: String,
    round_id: String,
    room_id: String,
    person_id: String,
    state: String,
    raised_at: i64,
    started_at: Option<i64>,
    ended_at: Option<i64>,
    length_ms: i64,
    short: bool,
}

impl TurnRow {
    fn turn(self) -> Result<Turn, Fault> {
        Ok(Turn {
            id: id(self.id)?,
            person: id(self.person_id)?,
            state: word(&self.state)?,
            raised_at: UtcMillis(self.raised_at),
            started_at: self.started_at.map(UtcMillis),
            ended_at: self.ended_at.map(UtcMillis),
            length_ms: self.length_ms,
            short: self.short,
        })
    }
}

/// Where a turn belongs.
#[derive(Clone, Debug)]
pub struct Place {
    pub jury: JuryId,
    pub round: String,
    pub room: RoomId,
}

/// The turns of a room that wait or are spoken.
pub fn live(conn: &mut Conn, room: RoomId) -> Result<Vec<Turn>, Fault> {
    let (waiting, speaking) = (to_word(&TurnState::Waiting)?, to_word(&TurnState::Speaking)?);
    let rows: Vec<TurnRow> = turns::table
        .filter(turns::room_id.eq(room.to_string()))
        .filter(turns::state.eq(waiting).or(turns::state.eq(speaking)))
        .order((turns::raised_at, turns::id))
        .select(TurnRow::as_select())
        .load(conn)?;
    rows.into_iter().map(TurnRow::turn).collect()
}

/// The turns of all rooms of a round that wait or are spoken, each with its room.
pub fn live_of_round(conn: &mut Conn, round: &str) -> Result<Vec<(RoomId, Turn)>, Fault> {
    let (waiting, speaking) = (to_word(&TurnState::Waiting)?, to_word(&TurnState::Speaking)?);
    let rows: Vec<TurnRow> = turns::table
        .filter(turns::round_id.eq(round.to_owned()))
        .filter(turns::state.eq(waiting).or(turns::state.eq(speaking)))
        .order((turns::raised_at, turns::id))
        .select(TurnRow::as_select())
        .load(conn)?;
    rows.into_iter().map(|row| Ok((id(row.room_id.clone())?, row.turn()?))).collect()
}

/// Every turn of a room, oldest first.
pub fn of_room(conn: &mut Conn, room: RoomId) -> Result<Vec<Turn>, Fault> {
    let rows: Vec<TurnRow> = turns::table
        .filter(turns::room_id.eq(room.to_string()))
        .order((turns::raised_at, turns::id))
        .select(TurnRow::as_select())
        .load(conn)?;
    rows.into_iter().map(TurnRow::turn).collect()
}

/// Every turn of a jury, oldest first: the ledger of time spoken.
pub fn of_jury(conn: &mut Conn, jury: JuryId) -> Result<Vec<Turn>, Fault> {
    let rows: Vec<TurnRow> = turns::table
        .filter(turns::jury_id.eq(jury.to_string()))
        .order((turns::raised_at, turns::id))
        .select(TurnRow::as_select())
        .load(conn)?;
    rows.into_iter().map(TurnRow::turn).collect()
}

/// Who spoke last in a room, or speaks now.
pub fn last_speaker(conn: &mut Conn, room: RoomId) -> Result<Option<PersonId>, Fault> {
    turns::table
        .filter(turns::room_id.eq(room.to_string()).and(turns::started_at.is_not_null()))
        .order((turns::started_at.desc(), turns::id.desc()))
        .select(turns::person_id)
        .first::<String>(conn)
        .optional()?
        .map(id)
        .transpose()
}

/// When each person last spoke in a room: the end of their latest turn.
pub fn last_spoke(conn: &mut Conn, room: RoomId) -> Result<BTreeMap<PersonId, UtcMillis>, Fault> {
    let spoken: Vec<(String, Option<i64>)> = turns::table
        .filter(turns::room_id.eq(room.to_string()).and(turns::state.eq(to_word(&TurnState::Spoken)?)))
        .order((turns::ended_at, turns::id))
        .select((turns::person_id, turns::ended_at))
        .load(conn)?;
    let ended = spoken.into_iter().filter_map(|(person, at)| at.map(|at| (person, at)));
    ended.map(|(person, at)| Ok((id(person)?, UtcMillis(at)))).collect()
}

/// Stores turns, new ones and changed ones.
pub fn save(conn: &mut Conn, place: &Place, changed: &[Turn]) -> Result<(), Fault> {
    for turn in changed {
        let row = TurnRow {
            id: turn.id.to_string(),
            jury_id: place.jury.to_string(),
            round_id: place.round.clone(),
            room_id: place.room.to_string(),
            person_id: turn.person.to_string(),
            state: to_word(&turn.state)?,
            raised_at: turn.raised_at.0,
            started_at: turn.started_at.map(|at| at.0),
            ended_at: turn.ended_at.map(|at| at.0),
            length_ms: turn.length_ms,
            short: turn.short,
        };
        let saved = diesel::update(turns::table.filter(turns::id.eq(row.id.clone())))
            .set(row.clone())
            .execute(conn)?;
        if saved == 0 {
            diesel::insert_into(turns::table).values(row).execute(conn)?;
        }
    }
    Ok(())
}
