//! Arguments for and against the entries of a room.

use diesel::prelude::*;

use super::conn::Conn;
use super::list_schema::entry_arguments;
use super::{id, to_word, word};
use crate::jury::arguments::Argument;
use crate::jury::ids::{JuryId, RoomId};
use crate::jury::time::UtcMillis;
use crate::no::Fault;

#[derive(Clone, Debug, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = entry_arguments)]
struct ArgumentRow {
    id: String,
    jury_id: String,
    room_id: String,
    entry_id: String,
    side: String,
    text: String,
    about: String,
    author: String,
    withdrawn: bool,
    made_at: i64,
}

/// The arguments in a room, in the order of making.
pub fn of_room(conn: &mut Conn, room: RoomId) -> Result<Vec<Argument>, Fault> {
    let rows: Vec<ArgumentRow> = entry_arguments::table
        .filter(entry_arguments::room_id.eq(room.to_string()))
        .order((entry_arguments::made_at, entry_arguments::id))
        .select(ArgumentRow::as_select())
        .load(conn)?;
    let argument = |row: ArgumentRow| {
        Ok(Argument {
            id: id(row.id)?,
            entry: id(row.entry_id)?,
            side: word(&row.side)?,
            text: row.text,
            about: row.about,
            author: id(row.author)?,
            withdrawn: row.withdrawn,
            made_at: UtcMillis(row.made_at),
        })
    };
    rows.into_iter().map(argument).collect()
}

/// Stores an argument, new or not.
pub fn save(conn: &mut Conn, jury: JuryId, room: RoomId, argument: &Argument) -> Result<(), Fault> {
    let row = ArgumentRow {
        id: argument.id.to_string(),
        jury_id: jury.to_string(),
        room_id: room.to_string(),
        entry_id: argument.entry.to_string(),
        side: to_word(&argument.side)?,
        text: argument.text.clone(),
        about: argument.about.clone(),
        author: argument.author.to_string(),
        withdrawn: argument.withdrawn,
        made_at: argument.made_at.0,
    };
    let known = entry_arguments::table.filter(entry_arguments::id.eq(row.id.clone()));
    if diesel::update(known).set(row.clone()).execute(conn)? == 0 {
        diesel::insert_into(entry_arguments::table).values(row).execute(conn)?;
    }
    Ok(())
}
