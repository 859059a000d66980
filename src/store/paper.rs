//! What tellers counted on paper.

use diesel::prelude::*;

use super::conn::Conn;
use super::id;
use super::schema_rounds::paper_counts as counts;
use crate::jury::ids::{PersonId, RoundId};
use crate::jury::tally::Paper;
use crate::no::Fault;

/// What each teller of a round counted, by teller.
pub fn of_round(conn: &mut Conn, round: RoundId) -> Result<Vec<(PersonId, Paper)>, Fault> {
    let rows: Vec<(String, String)> = counts::table
        .filter(counts::round_id.eq(round.to_string()))
        .order(counts::teller_id)
        .select((counts::teller_id, counts::counted))
        .load(conn)?;
    rows.into_iter().map(|(teller, counted)| Ok((id(teller)?, serde_json::from_str(&counted)?))).collect()
}

/// Stores what a teller counted, in place of what the same teller said before.
pub fn put(conn: &mut Conn, round: RoundId, teller: PersonId, paper: &Paper) -> Result<(), Fault> {
    let of = counts::round_id.eq(round.to_string()).and(counts::teller_id.eq(teller.to_string()));
    diesel::delete(counts::table.filter(of)).execute(conn)?;
    diesel::insert_into(counts::table)
        .values((
            counts::round_id.eq(round.to_string()),
            counts::teller_id.eq(teller.to_string()),
            counts::counted.eq(serde_json::to_string(paper)?),
        ))
        .execute(conn)?;
    Ok(())
}

/// Forgets what was counted: the round decides without paper.
pub fn forget(conn: &mut Conn, round: RoundId) -> Result<(), Fault> {
    diesel::delete(counts::table.filter(counts::round_id.eq(round.to_string()))).execute(conn)?;
    Ok(())
}
