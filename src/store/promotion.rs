//! From which entries recommendations were begun.

use std::collections::BTreeMap;

use diesel::prelude::*;

use super::conn::Conn;
use super::id;
use super::list_schema::{recommendation_sources as sources, room_entries};
use crate::jury::ids::{JuryId, RecommendationId, RoomId, StartingPointId};
use crate::jury::lists::ListKind;
use crate::jury::promotion::Promoted;
use crate::no::Fault;

#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = sources)]
struct SourceRow {
    recommendation_id: String,
    place: i32,
    entry_id: String,
    jury_id: String,
    room_id: String,
    text: String,
    seq: i64,
}

impl SourceRow {
    fn promoted(self) -> Result<Promoted, Fault> {
        Ok(Promoted {
            entry: id(self.entry_id)?,
            recommendation: id(self.recommendation_id)?,
            text: self.text,
            seq: self.seq,
        })
    }
}

/// An entry from which a recommendation was begun, with what does not change of it.
#[derive(Clone, Debug)]
pub struct Source {
    pub it: Promoted,
    pub kind: ListKind,
    pub from: Option<StartingPointId>,
}

/// Which recommendations were begun from a room's entries, in the order of beginning.
pub fn of_room(conn: &mut Conn, room: RoomId) -> Result<Vec<Promoted>, Fault> {
    let rows: Vec<SourceRow> = sources::table
        .filter(sources::room_id.eq(room.to_string()))
        .order((sources::seq, sources::recommendation_id, sources::place))
        .select(SourceRow::as_select())
        .load(conn)?;
    rows.into_iter().map(SourceRow::promoted).collect()
}

/// The entries from which each recommendation of a jury was begun, in the order given then.
pub fn of_jury(conn: &mut Conn, jury: JuryId) -> Result<BTreeMap<RecommendationId, Vec<Source>>, Fault> {
    let rows: Vec<SourceRow> = sources::table
        .filter(sources::jury_id.eq(jury.to_string()))
        .order((sources::recommendation_id, sources::place))
        .select(SourceRow::as_select())
        .load(conn)?;
    let mut of = BTreeMap::<RecommendationId, Vec<Source>>::new();
    for row in rows {
        let source = source(conn, row)?;
        of.entry(source.it.recommendation).or_default().push(source);
    }
    Ok(of)
}

fn source(conn: &mut Conn, row: SourceRow) -> Result<Source, Fault> {
    let (kind, from): (String, Option<String>) = room_entries::table
        .filter(room_entries::id.eq(row.entry_id.clone()))
        .select((room_entries::kind, room_entries::from_id))
        .first(conn)?;
    Ok(Source { it: row.promoted()?, kind: super::word(&kind)?, from: from.map(id).transpose()? })
}

/// Stores from which entry of a room a recommendation was begun; `place` counts from 0.
pub fn insert(conn: &mut Conn, jury: JuryId, room: RoomId, place: i32, it: &Promoted) -> Result<(), Fault> {
    let row = SourceRow {
        recommendation_id: it.recommendation.to_string(),
        place,
        entry_id: it.entry.to_string(),
        jury_id: jury.to_string(),
        room_id: room.to_string(),
        text: it.text.clone(),
        seq: it.seq,
    };
    diesel::insert_into(sources::table).values(row).execute(conn)?;
    Ok(())
}
