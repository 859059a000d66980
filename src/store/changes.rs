//! Changes that took effect, so that asking twice has one effect (law 8).

use diesel::prelude::*;

use super::conn::Conn;
use super::schema::changes;

/// One change as it is kept.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = changes)]
pub struct Change {
    pub actor: String,
    pub key: String,
    pub body_hash: String,
    pub status: i32,
    pub seq: i64,
    pub ids: String,
    pub at: i64,
}

/// The change that this actor made under this key, if any.
pub fn find(conn: &mut Conn, actor: &str, key: &str) -> QueryResult<Option<Change>> {
    changes::table
        .filter(changes::actor.eq(actor).and(changes::key.eq(key)))
        .select(Change::as_select())
        .first(conn)
        .optional()
}

/// Keeps a change.
pub fn insert(conn: &mut Conn, change: Change) -> QueryResult<()> {
    diesel::insert_into(changes::table).values(change).execute(conn).map(|_| ())
}

/// Forgets changes made before `before` (milliseconds).
pub fn forget(conn: &mut Conn, before: i64) -> QueryResult<usize> {
    diesel::delete(changes::table.filter(changes::at.lt(before))).execute(conn)
}
