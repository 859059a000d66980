//! Corrections of published outcomes.

use std::collections::BTreeMap;

use diesel::prelude::*;

use super::conn::Conn;
use super::id;
use super::schema_reasons::errata;
use crate::jury::errata::Erratum;
use crate::jury::ids::{JuryId, RoundId};
use crate::jury::time::UtcMillis;
use crate::no::Fault;

#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = errata)]
struct ErratumRow {
    id: String,
    jury_id: String,
    round_id: String,
    text: String,
    reason: String,
    added_at: i64,
}

/// Stores one.
pub fn insert(conn: &mut Conn, jury: JuryId, it: &Erratum) -> Result<(), Fault> {
    let row = ErratumRow {
        id: it.id.to_string(),
        jury_id: jury.to_string(),
        round_id: it.round.to_string(),
        text: it.text.clone(),
        reason: it.reason.clone(),
        added_at: it.added_at.0,
    };
    diesel::insert_into(errata::table).values(row).execute(conn)?;
    Ok(())
}

/// All of a jury by round, oldest first.
pub fn all(conn: &mut Conn, jury: JuryId) -> Result<BTreeMap<RoundId, Vec<Erratum>>, Fault> {
    let rows: Vec<ErratumRow> = errata::table
        .filter(errata::jury_id.eq(jury.to_string()))
        .order((errata::added_at, errata::id))
        .select(ErratumRow::as_select())
        .load(conn)?;
    let mut all: BTreeMap<RoundId, Vec<Erratum>> = BTreeMap::new();
    for row in rows {
        let it = Erratum {
            id: id(row.id)?,
            round: id(row.round_id)?,
            text: row.text,
            reason: row.reason,
            added_at: UtcMillis(row.added_at),
        };
        all.entry(it.round).or_default().push(it);
    }
    Ok(all)
}
