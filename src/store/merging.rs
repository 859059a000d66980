//! Headings of the rooms' lists, and entries that were put together.

use diesel::prelude::*;

use super::conn::Conn;
use super::list_schema::{entry_groups, entry_merges};
use super::{id, to_word, word};
use crate::jury::ids::{JuryId, RoomId};
use crate::jury::merging::{Group, Merge};
use crate::jury::time::UtcMillis;
use crate::no::Fault;

#[derive(Clone, Debug, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = entry_groups)]
struct GroupRow {
    id: String,
    jury_id: String,
    room_id: String,
    kind: String,
    title: String,
    made_at: i64,
}

#[derive(Clone, Debug, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = entry_merges)]
struct MergeRow {
    id: String,
    jury_id: String,
    room_id: String,
    kept: String,
    gone: String,
    wording: String,
    words: String,
    made_by: String,
    made_at: i64,
    seq: i64,
    undone: bool,
}

/// The headings of a room, in the order of making.
pub fn groups(conn: &mut Conn, room: RoomId) -> Result<Vec<Group>, Fault> {
    let rows: Vec<GroupRow> = entry_groups::table
        .filter(entry_groups::room_id.eq(room.to_string()))
        .order((entry_groups::made_at, entry_groups::id))
        .select(GroupRow::as_select())
        .load(conn)?;
    let group = |row: GroupRow| {
        Ok(Group {
            id: id(row.id)?,
            kind: word(&row.kind)?,
            title: row.title,
            made_at: UtcMillis(row.made_at),
        })
    };
    rows.into_iter().map(group).collect()
}

/// What was put together in a room, oldest first.
pub fn merges(conn: &mut Conn, room: RoomId) -> Result<Vec<Merge>, Fault> {
    let rows: Vec<MergeRow> = entry_merges::table
        .filter(entry_merges::room_id.eq(room.to_string()))
        .order((entry_merges::seq, entry_merges::id))
        .select(MergeRow::as_select())
        .load(conn)?;
    let merge = |row: MergeRow| {
        Ok(Merge {
            id: id(row.id)?,
            kept: id(row.kept)?,
            gone: serde_json::from_str(&row.gone)?,
            before: serde_json::from_str(&row.wording)?,
            words: row.words,
            by: id(row.made_by)?,
            at: UtcMillis(row.made_at),
            seq: row.seq,
            undone: row.undone,
        })
    };
    rows.into_iter().map(merge).collect()
}

/// Stores a heading, new or not.
pub fn save_group(conn: &mut Conn, jury: JuryId, room: RoomId, group: &Group) -> Result<(), Fault> {
    let row = GroupRow {
        id: group.id.to_string(),
        jury_id: jury.to_string(),
        room_id: room.to_string(),
        kind: to_word(&group.kind)?,
        title: group.title.clone(),
        made_at: group.made_at.0,
    };
    let known = entry_groups::table.filter(entry_groups::id.eq(row.id.clone()));
    if diesel::update(known).set(row.clone()).execute(conn)? == 0 {
        diesel::insert_into(entry_groups::table).values(row).execute(conn)?;
    }
    Ok(())
}

/// Stores what was put together, new or undone.
pub fn save_merge(conn: &mut Conn, jury: JuryId, room: RoomId, merge: &Merge) -> Result<(), Fault> {
    let row = MergeRow {
        id: merge.id.to_string(),
        jury_id: jury.to_string(),
        room_id: room.to_string(),
        kept: merge.kept.to_string(),
        gone: serde_json::to_string(&merge.gone)?,
        wording: serde_json::to_string(&merge.before)?,
        words: merge.words.clone(),
        made_by: merge.by.to_string(),
        made_at: merge.at.0,
        seq: merge.seq,
        undone: merge.undone,
    };
    let known = entry_merges::table.filter(entry_merges::id.eq(row.id.clone()));
    if diesel::update(known).set(row.clone()).execute(conn)? == 0 {
        diesel::insert_into(entry_merges::table).values(row).execute(conn)?;
    }
    Ok(())
}
