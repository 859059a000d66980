//! Which recommendation came of which.

use diesel::prelude::*;

use super::conn::Conn;
use super::schema_plenary::recommendation_lineage as lineage;
use super::{id, to_word, word};
use crate::jury::ids::JuryId;
use crate::jury::lineage::{Born, Link};
use crate::no::Fault;

#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = lineage)]
struct LinkRow {
    from_id: String,
    to_id: String,
    jury_id: String,
    from_version: String,
    how: String,
    reason: String,
    place: i32,
}

/// Stores what came of what, in the order in which it was given.
pub fn insert(conn: &mut Conn, jury: JuryId, born: &Born) -> Result<(), Fault> {
    for (place, link) in (1..).zip(&born.links) {
        let row = LinkRow {
            from_id: link.from.to_string(),
            to_id: link.to.to_string(),
            jury_id: jury.to_string(),
            from_version: link.version.to_string(),
            how: to_word(&link.how)?,
            reason: born.reason.clone(),
            place,
        };
        diesel::insert_into(lineage::table).values(row).execute(conn)?;
    }
    Ok(())
}

/// All of a jury, each with its reason. Of one recommendation they are in the order in which they were
/// given: ids of one moment have none.
pub fn all(conn: &mut Conn, jury: JuryId) -> Result<Vec<(Link, String)>, Fault> {
    let rows: Vec<LinkRow> = lineage::table
        .filter(lineage::jury_id.eq(jury.to_string()))
        .order((lineage::place, lineage::to_id, lineage::from_id))
        .select(LinkRow::as_select())
        .load(conn)?;
    let link = |row: LinkRow| {
        let link = Link {
            from: id(row.from_id)?,
            version: id(row.from_version)?,
            to: id(row.to_id)?,
            how: word(&row.how)?,
        };
        Ok((link, row.reason))
    };
    rows.into_iter().map(link).collect()
}
