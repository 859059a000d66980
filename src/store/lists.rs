//! Issues and solutions of the rooms, who supports them, and what became of the starting points.

use std::collections::{BTreeMap, BTreeSet};

use diesel::prelude::*;

use super::conn::Conn;
use super::list_schema::{entry_support, room_entries, starting_point_fates};
use super::{id, to_word, word};
use crate::jury::ids::{EntryId, JuryId, PersonId, RoomId};
use crate::jury::lists::{Changed, Entry, ListKind, Lists, Settled};
use crate::jury::time::UtcMillis;
use crate::no::Fault;

#[derive(Clone, Debug, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = room_entries)]
#[diesel(treat_none_as_null = true)]
struct EntryRow {
    id: String,
    jury_id: String,
    round_id: String,
    room_id: String,
    kind: String,
    text: String,
    author: String,
    from_id: Option<String>,
    withdrawn: bool,
    made_at: i64,
    merged_into: Option<String>,
    group_id: Option<String>,
}

#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = entry_support)]
struct SupportRow {
    entry_id: String,
    person_id: String,
    room_id: String,
}

#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = starting_point_fates)]
struct FateRow {
    room_id: String,
    starting_point_id: String,
    jury_id: String,
    fate: String,
    entry_id: Option<String>,
    reason: Option<String>,
    settled_by: String,
    at: i64,
}

impl FateRow {
    fn settled(self) -> Result<Settled, Fault> {
        Ok(Settled {
            starting_point: id(self.starting_point_id)?,
            fate: word(&self.fate)?,
            entry: self.entry_id.map(id).transpose()?,
            reason: self.reason,
            by: id(self.settled_by)?,
            at: UtcMillis(self.at),
        })
    }
}

/// The lists of one room, in the order of making.
pub fn of_room(conn: &mut Conn, room: RoomId) -> Result<Lists, Fault> {
    let rows: Vec<EntryRow> = room_entries::table
        .filter(room_entries::room_id.eq(room.to_string()))
        .order((room_entries::made_at, room_entries::id))
        .select(EntryRow::as_select())
        .load(conn)?;
    let mut support = support_in(conn, room)?;
    let entries = rows
        .into_iter()
        .map(|row| {
            let people = support.remove(&row.id).unwrap_or_default();
            entry(row, people)
        })
        .collect::<Result<_, _>>()?;
    let fates: Vec<FateRow> = starting_point_fates::table
        .filter(starting_point_fates::room_id.eq(room.to_string()))
        .order((starting_point_fates::at, starting_point_fates::starting_point_id))
        .select(FateRow::as_select())
        .load(conn)?;
    Ok(Lists {
        entries,
        settled: fates.into_iter().map(FateRow::settled).collect::<Result<_, _>>()?,
        groups: super::merging::groups(conn, room)?,
        merges: super::merging::merges(conn, room)?,
        arguments: super::arguments::of_room(conn, room)?,
        promoted: super::promotion::of_room(conn, room)?,
    })
}

fn entry(row: EntryRow, support: BTreeSet<PersonId>) -> Result<Entry, Fault> {
    Ok(Entry {
        id: id(row.id)?,
        kind: word(&row.kind)?,
        text: row.text,
        author: id(row.author)?,
        from: row.from_id.map(id).transpose()?,
        withdrawn: row.withdrawn,
        made_at: UtcMillis(row.made_at),
        merged_into: row.merged_into.map(id).transpose()?,
        group: row.group_id.map(id).transpose()?,
        support,
    })
}

fn support_in(conn: &mut Conn, room: RoomId) -> Result<BTreeMap<String, BTreeSet<PersonId>>, Fault> {
    let rows: Vec<SupportRow> = entry_support::table
        .filter(entry_support::room_id.eq(room.to_string()))
        .order((entry_support::entry_id, entry_support::person_id))
        .select(SupportRow::as_select())
        .load(conn)?;
    let mut support = BTreeMap::<String, BTreeSet<PersonId>>::new();
    for row in rows {
        support.entry(row.entry_id).or_default().insert(id(row.person_id)?);
    }
    Ok(support)
}

/// How many issues and solutions stand in each room of a round.
pub fn counts(conn: &mut Conn, round: &str) -> Result<BTreeMap<(RoomId, ListKind), usize>, Fault> {
    let rows: Vec<(String, String)> = room_entries::table
        .filter(
            room_entries::round_id
                .eq(round.to_owned())
                .and(room_entries::withdrawn.eq(false))
                .and(room_entries::merged_into.is_null()),
        )
        .order(room_entries::id)
        .select((room_entries::room_id, room_entries::kind))
        .load(conn)?;
    let mut counts = BTreeMap::new();
    for (room, kind) in rows {
        *counts.entry((id(room)?, word(&kind)?)).or_default() += 1;
    }
    Ok(counts)
}

/// The entries that a person supports now, in a room.
pub fn supported_by(conn: &mut Conn, room: RoomId, person: PersonId) -> Result<Vec<EntryId>, Fault> {
    let rows: Vec<String> = entry_support::table
        .filter(
            entry_support::room_id.eq(room.to_string()).and(entry_support::person_id.eq(person.to_string())),
        )
        .order(entry_support::entry_id)
        .select(entry_support::entry_id)
        .load(conn)?;
    rows.into_iter().map(id).collect()
}

/// Stores what a command changed.
pub fn save(
    conn: &mut Conn,
    jury: JuryId,
    round: &str,
    room: RoomId,
    changed: &Changed,
) -> Result<(), Fault> {
    for entry in changed.entry.iter().chain(&changed.others) {
        save_entry(conn, jury, round, room, entry)?;
    }
    if let Some(group) = &changed.group {
        super::merging::save_group(conn, jury, room, group)?;
    }
    if let Some(merge) = &changed.merge {
        super::merging::save_merge(conn, jury, room, merge)?;
    }
    if let Some(argument) = &changed.argument {
        super::arguments::save(conn, jury, room, argument)?;
    }
    if let Some(settled) = &changed.settled {
        save_fate(conn, jury, room, settled)?;
    }
    Ok(())
}

fn save_entry(conn: &mut Conn, jury: JuryId, round: &str, room: RoomId, entry: &Entry) -> Result<(), Fault> {
    let row = EntryRow {
        id: entry.id.to_string(),
        jury_id: jury.to_string(),
        round_id: round.to_owned(),
        room_id: room.to_string(),
        kind: to_word(&entry.kind)?,
        text: entry.text.clone(),
        author: entry.author.to_string(),
        from_id: entry.from.map(|id| id.to_string()),
        withdrawn: entry.withdrawn,
        made_at: entry.made_at.0,
        merged_into: entry.merged_into.map(|id| id.to_string()),
        group_id: entry.group.map(|id| id.to_string()),
    };
    let saved = diesel::update(room_entries::table.filter(room_entries::id.eq(row.id.clone())))
        .set(row.clone())
        .execute(conn)?;
    if saved == 0 {
        diesel::insert_into(room_entries::table).values(row).execute(conn)?;
    }
    diesel::delete(entry_support::table.filter(entry_support::entry_id.eq(entry.id.to_string())))
        .execute(conn)?;
    for person in &entry.support {
        let row = SupportRow {
            entry_id: entry.id.to_string(),
            person_id: person.to_string(),
            room_id: room.to_string(),
        };
        diesel::insert_into(entry_support::table).values(row).execute(conn)?;
    }
    Ok(())
}

fn save_fate(conn: &mut Conn, jury: JuryId, room: RoomId, settled: &Settled) -> Result<(), Fault> {
    let (room, point) = (room.to_string(), settled.starting_point.to_string());
    let before = starting_point_fates::table.filter(
        starting_point_fates::room_id
            .eq(room.clone())
            .and(starting_point_fates::starting_point_id.eq(point.clone())),
    );
    diesel::delete(before).execute(conn)?;
    let row = FateRow {
        room_id: room,
        starting_point_id: point,
        jury_id: jury.to_string(),
        fate: to_word(&settled.fate)?,
        entry_id: settled.entry.map(|id| id.to_string()),
        reason: settled.reason.clone(),
        settled_by: settled.by.to_string(),
        at: settled.at.0,
    };
    diesel::insert_into(starting_point_fates::table).values(row).execute(conn)?;
    Ok(())
}
