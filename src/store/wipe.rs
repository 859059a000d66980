//! Wiping: what was deleted goes from the databases' files too, with the order in which it came.
//!
//! Deleting leaves traces: SQLite's write-ahead log holds every page as each commit left it, and
//! PostgreSQL keeps a deleted row, with the number of the transaction that wrote it, until its table
//! is written anew. None of this runs in a transaction, so callers use the writer's door
//! [`super::writer::Writer::alone`]. What PostgreSQL's own log, its archives and standbys keep until
//! they are recycled, is out of reach here.

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Integer, Text};

use super::conn::Conn;
use crate::no::Fault;

/// The tables that are emptied at closing, and a column of each that no key and no other table refers to.
const EMPTIED: [(&str, &str); 6] = [
    ("secret_ballots", "key"),
    ("credentials_issued", "blinded"),
    ("round_keys", "sealed"),
    ("round_cleanings", "what"),
    ("reasons", "text"),
    ("reasons_sent", "digest"),
];

/// Whoever waits for a table holds up everybody who comes after; a backup may read for long.
const NOT_FOR_LONG: &str = "SET lock_timeout = '2s'";
/// Two that wipe at once would wait for each other's tables. Held until the connection closes.
const ONE_AT_A_TIME: &str =
    "SET lock_timeout = '20s'; SELECT pg_advisory_lock(hashtext('citizens-jury wipe'))";
/// Who of this database began before that transaction, and may yet read what stood then.
const OLDER_READERS: &str = "SELECT count(*) AS n FROM pg_stat_activity WHERE datname = current_database() \
     AND pid <> pg_backend_pid() \
     AND (coalesce(age(backend_xmin), -1) > age($1::xid) OR coalesce(age(backend_xid), -1) > age($1::xid))";
/// Looks for older readers, and the pause between two of them: five seconds in all.
const LOOKS: usize = 100;
const PAUSE: &str = "SELECT pg_sleep(0.05)";

#[derive(QueryableByName)]
struct Checkpoint {
    #[diesel(sql_type = Integer)]
    busy: i32,
}

#[derive(QueryableByName)]
struct Transaction {
    #[diesel(sql_type = Text)]
    xid: String,
}

#[derive(QueryableByName)]
struct Readers {
    #[diesel(sql_type = BigInt)]
    n: i64,
}

/// Waits until nobody reads what stood before this moment: to whoever reads an older state, a table that
/// was written anew seems empty.
fn outlive_readers(conn: &mut PgConnection) -> Result<(), Fault> {
    let now: Transaction =
        diesel::sql_query("SELECT pg_current_xact_id()::xid::text AS xid").get_result(conn)?;
    for _ in 0..LOOKS {
        let older: Readers = diesel::sql_query(OLDER_READERS).bind::<Text, _>(&now.xid).get_result(conn)?;
        if older.n == 0 {
            return Ok(());
        }
        conn.batch_execute(PAUSE)?;
    }
    Err(Fault::new("somebody still reads what was deleted"))
}

/// Writes the emptied tables anew, and forgets the log of how they were filled.
///
/// # Errors
/// A fault when somebody reads for too long; trying again later is safe.
pub fn emptied(conn: &mut Conn) -> Result<(), Fault> {
    match conn {
        Conn::Sqlite(c) => {
            c.batch_execute("VACUUM")?;
            forget_log(c)
        }
        Conn::Postgres(c) => {
            c.batch_execute(ONE_AT_A_TIME)?;
            outlive_readers(c)?;
            c.batch_execute(NOT_FOR_LONG)?;
            for (table, column) in EMPTIED {
                c.batch_execute(&let_go_if_empty(table))?;
                c.batch_execute(&written_anew(table, column))?;
            }
            Ok(())
        }
    }
}

/// The same for the key store: destroyed keys.
///
/// # Errors
/// As [`emptied`].
pub fn keys(conn: &mut Conn) -> Result<(), Fault> {
    match conn {
        Conn::Sqlite(c) => forget_log(c),
        Conn::Postgres(c) => {
            outlive_readers(c)?;
            c.batch_execute(NOT_FOR_LONG)?;
            c.batch_execute(&written_anew("subject_keys", "key"))?;
            // The connection goes back to its pool.
            Ok(c.batch_execute("RESET lock_timeout")?)
        }
    }
}

/// An empty table lets go of its file at once, whoever may still see what was in it.
fn let_go_if_empty(table: &str) -> String {
    format!(
        "DO $$ BEGIN LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE; \
         IF NOT EXISTS (SELECT 1 FROM {table}) THEN TRUNCATE {table}; END IF; END $$"
    )
}

/// Writes a table anew with the rows that it has now. `VACUUM (FULL)` would also carry over deleted rows
/// for as long as any transaction, of whichever database of the server, began before they were deleted. The
/// column stays what it is, its order of letters too: otherwise each connection that ever read it would be
/// refused from then on ("cached plan must not change result type").
fn written_anew(table: &str, column: &str) -> String {
    format!(
        "DO $$ BEGIN EXECUTE (SELECT format('ALTER TABLE {table} ALTER COLUMN {column} TYPE %s %s \
         USING {column} || %L', format_type(atttypid, atttypmod), \
         CASE WHEN attcollation <> 0 THEN 'COLLATE \"C\"' ELSE '' END, '') FROM pg_attribute \
         WHERE attrelid = '{table}'::regclass AND attname = '{column}'); END $$"
    )
}

pub(super) fn take_log_in(conn: &mut Conn) -> Result<(), Fault> {
    match conn {
        Conn::Sqlite(c) => forget_log(c),
        Conn::Postgres(_) => Ok(()),
    }
}

fn forget_log(conn: &mut SqliteConnection) -> Result<(), Fault> {
    let done: Checkpoint = diesel::sql_query("PRAGMA wal_checkpoint(TRUNCATE)").get_result(conn)?;
    if done.busy != 0 {
        return Err(Fault::new("the log of writes is still being read"));
    }
    Ok(())
}
