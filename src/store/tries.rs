//! Failed tries to sign in, as they are counted for all nodes.

use diesel::prelude::*;

use super::conn::Conn;
use super::schema_sign_in::sign_in_tries as table;
use super::upsert;
use crate::jury::time::UtcMillis;
use crate::no::Fault;

/// The tries that are kept under a name, held until the transaction ends, so that nobody counts beside it.
pub fn claim(conn: &mut Conn, whose: &str, now: UtcMillis) -> Result<Vec<i64>, Fault> {
    Ok(serde_json::from_str(&upsert::claim_tries(conn, whose, now.0)?)?)
}

/// Keeps the tries that were claimed.
pub fn save(conn: &mut Conn, whose: &str, tries: &[i64]) -> Result<(), Fault> {
    diesel::update(table::table.filter(table::whose.eq(whose)))
        .set(table::tries.eq(serde_json::to_string(tries)?))
        .execute(conn)?;
    Ok(())
}

/// Forgets those of whom nobody tried since `before`.
pub fn forget(conn: &mut Conn, before: UtcMillis) -> QueryResult<usize> {
    diesel::delete(table::table.filter(table::last_at.lt(before.0))).execute(conn)
}
