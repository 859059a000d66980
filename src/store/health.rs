//! What a database says of itself, for `/readyz`.

use diesel::dsl::max;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool, Text};

use super::conn::Conn;
use super::schema::changes;
use crate::jury::time::UtcMillis;
use crate::no::Fault;

/// What one look at the database found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// When the newest change was made that is still kept.
    pub newest: Option<UtcMillis>,
    /// What PostgreSQL says of itself; none on SQLite.
    pub server: Option<Server>,
}

/// A PostgreSQL server's clock, and the settings that durability rests on.
#[derive(Clone, Debug, PartialEq, Eq, QueryableByName)]
pub struct Server {
    #[diesel(sql_type = BigInt)]
    pub now_ms: i64,
    /// A standby: it takes no writes.
    #[diesel(sql_type = Bool)]
    pub read_only: bool,
    #[diesel(sql_type = Text)]
    pub fsync: String,
    #[diesel(sql_type = Text)]
    pub synchronous_commit: String,
    #[diesel(sql_type = Text)]
    pub synchronous_standby_names: String,
}

const SERVER: &str = "SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint AS now_ms, \
     pg_is_in_recovery() AS read_only, current_setting('fsync') AS fsync, \
     current_setting('synchronous_commit') AS synchronous_commit, \
     current_setting('synchronous_standby_names') AS synchronous_standby_names";

/// Looks at the database.
pub fn look(conn: &mut Conn) -> Result<Look, Fault> {
    let newest: Option<i64> = changes::table.select(max(changes::at)).first(conn)?;
    let server = match conn {
        Conn::Sqlite(_) => None,
        Conn::Postgres(c) => Some(diesel::sql_query(SERVER).get_result::<Server>(c)?),
    };
    Ok(Look { newest: newest.map(UtcMillis), server })
}
