//! What a backup asks of a database: a copy of one instant, and whether a copy is whole.

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use super::conn::Conn;
use super::schema::juries;
use super::schema_rounds::consensus_rounds as rounds;
use super::{id, installation};
use crate::jury::ballots::RoundState;
use crate::jury::ids::JuryId;
use crate::no::{Fault, No};

/// How far the record of a jury is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    pub jury: JuryId,
    pub seq: i64,
    pub count: i64,
    pub head: String,
}

#[derive(QueryableByName)]
struct Said {
    #[diesel(sql_type = Text)]
    what: String,
}

#[derive(QueryableByName)]
struct Counted {
    #[diesel(sql_type = BigInt)]
    n: i64,
}

/// Writes a compact copy of a SQLite database as it is at one instant; whoever writes meanwhile is not
/// held up, and what was deleted is not in it.
pub fn copy_into(conn: &mut Conn, file: &str) -> Result<(), Fault> {
    let Conn::Sqlite(conn) = conn else { return Err(Fault::new("PostgreSQL copies by pg_dump")) };
    diesel::sql_query("VACUUM INTO ?").bind::<Text, _>(file).execute(conn)?;
    Ok(())
}

/// Makes a copy one file: what is in its log of writes goes into it, and nothing writes there any more.
pub fn settle(conn: &mut Conn) -> Result<(), Fault> {
    if let Conn::Sqlite(conn) = conn {
        conn.batch_execute("PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode=DELETE;")?;
    }
    Ok(())
}

/// The first thing that the database itself finds wrong with what it holds.
pub fn flaw(conn: &mut Conn) -> Result<Option<String>, Fault> {
    let Conn::Sqlite(conn) = conn else { return Ok(None) };
    let said: Vec<Said> =
        diesel::sql_query("SELECT integrity_check AS what FROM pragma_integrity_check").load(conn)?;
    if let Some(flaw) = said.into_iter().map(|said| said.what).find(|what| what != "ok") {
        return Ok(Some(flaw));
    }
    let loose: Counted =
        diesel::sql_query("SELECT count(*) AS n FROM pragma_foreign_key_check").get_result(conn)?;
    Ok((loose.n > 0).then(|| format!("{} rows refer to what is not there", loose.n)))
}

/// Every jury's head, in the order in which juries were made.
pub fn heads(conn: &mut Conn) -> Result<Vec<Head>, Fault> {
    let rows: Vec<(String, i64, i64, String)> = juries::table
        .order(juries::id)
        .select((juries::id, juries::seq, juries::record_count, juries::record_head))
        .load(conn)?;
    rows.into_iter().map(|(jury, seq, count, head)| Ok(Head { jury: id(jury)?, seq, count, head })).collect()
}

/// How many rounds are open: while one is, its ballot box is in the database.
pub fn open_rounds(conn: &mut Conn) -> Result<i64, Fault> {
    Ok(rounds::table.filter(rounds::state.eq(RoundState::Open.as_str())).count().get_result(conn)?)
}

/// The fingerprint of the key store; none for a database that was never served, or of an older program.
pub fn keys_of(conn: &mut Conn) -> Option<String> {
    installation::keys_of(conn).ok().flatten()
}

/// Whether there is nothing of anybody's in a PostgreSQL database.
pub fn is_empty(conn: &mut Conn) -> Result<bool, Fault> {
    let Conn::Postgres(conn) = conn else {
        return Err(Fault::new("SQLite is empty when its file is not there"));
    };
    let tables: Counted = diesel::sql_query(
        "SELECT count(*) AS n FROM pg_class c JOIN pg_namespace s ON s.oid = c.relnamespace \
         WHERE s.nspname NOT LIKE 'pg\\_%' AND s.nspname <> 'information_schema'",
    )
    .get_result(conn)?;
    Ok(tables.n == 0)
}

/// Runs `work` on one instant of the database; on PostgreSQL with the name under which other connections
/// see that same instant.
pub fn on_snapshot<T>(conn: &mut Conn, work: impl FnOnce(&mut Conn, &str) -> Result<T, No>) -> Result<T, No> {
    conn.transaction(|conn| {
        let mut name = String::new();
        if let Conn::Postgres(c) = conn {
            c.batch_execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")?;
            name = diesel::sql_query("SELECT pg_export_snapshot() AS what").get_result::<Said>(c)?.what;
        }
        work(conn, &name)
    })
}
