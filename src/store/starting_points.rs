//! What a jury begins from.

use diesel::prelude::*;

use super::conn::Conn;
use super::list_schema::starting_points;
use super::{id, to_word, word};
use crate::jury::ids::{JuryId, StartingPointId};
use crate::jury::lists::StartingPoint;
use crate::no::Fault;

#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = starting_points)]
struct StartingPointRow {
    id: String,
    jury_id: String,
    place: i32,
    kind: String,
    text: String,
    source: String,
}

impl StartingPointRow {
    fn point(self) -> Result<StartingPoint, Fault> {
        Ok(StartingPoint { id: id(self.id)?, kind: word(&self.kind)?, text: self.text, source: self.source })
    }
}

/// All starting points of a jury, in the organiser's order.
pub fn all(conn: &mut Conn, jury: JuryId) -> Result<Vec<StartingPoint>, Fault> {
    let rows: Vec<StartingPointRow> = starting_points::table
        .filter(starting_points::jury_id.eq(jury.to_string()))
        .order((starting_points::place, starting_points::id))
        .select(StartingPointRow::as_select())
        .load(conn)?;
    rows.into_iter().map(StartingPointRow::point).collect()
}

/// One starting point of a jury.
pub fn find(conn: &mut Conn, jury: JuryId, point: StartingPointId) -> Result<Option<StartingPoint>, Fault> {
    starting_points::table
        .filter(starting_points::id.eq(point.to_string()).and(starting_points::jury_id.eq(jury.to_string())))
        .select(StartingPointRow::as_select())
        .first(conn)
        .optional()?
        .map(StartingPointRow::point)
        .transpose()
}

/// Puts these starting points in place of those that the jury had. Only before rooms have used any.
pub fn replace(conn: &mut Conn, jury: JuryId, points: &[StartingPoint]) -> Result<(), Fault> {
    diesel::delete(starting_points::table.filter(starting_points::jury_id.eq(jury.to_string())))
        .execute(conn)?;
    for (point, place) in points.iter().zip(1..) {
        let row = StartingPointRow {
            id: point.id.to_string(),
            jury_id: jury.to_string(),
            place,
            kind: to_word(&point.kind)?,
            text: point.text.clone(),
            source: point.source.clone(),
        };
        diesel::insert_into(starting_points::table).values(row).execute(conn)?;
    }
    Ok(())
}
