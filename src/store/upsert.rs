//! The only queries that match on the backend.

use diesel::prelude::*;

use super::conn::Conn;
use super::files::BlobRow;
use super::schema::{blobs, installation, service_keys, subject_keys, uploads};
use super::schema_reasons::{reasons_sent, reasons_windows};
use super::schema_rounds::consensus_rounds as rounds;
use super::schema_secret::{credentials_issued as issued, round_cleanings as cleanings, secret_ballots};
use super::schema_sign_in::sign_in_tries as tries;
use super::secret::BallotRow;

/// Stores a service key unless there is one of that name.
pub fn service_key_if_absent(conn: &mut Conn, name: &str, key: &[u8]) -> QueryResult<usize> {
    let row = (service_keys::name.eq(name), service_keys::key.eq(key));
    match conn {
        Conn::Sqlite(c) => {
            diesel::insert_into(service_keys::table).values(row).on_conflict_do_nothing().execute(c)
        }
        Conn::Postgres(c) => {
            diesel::insert_into(service_keys::table).values(row).on_conflict_do_nothing().execute(c)
        }
    }
}

/// Notes what is true of the installation unless that is noted.
pub fn installation_if_absent(conn: &mut Conn, name: &str, value: &str) -> QueryResult<usize> {
    let row = (installation::name.eq(name), installation::value.eq(value));
    match conn {
        Conn::Sqlite(c) => {
            diesel::insert_into(installation::table).values(row).on_conflict_do_nothing().execute(c)
        }
        Conn::Postgres(c) => {
            diesel::insert_into(installation::table).values(row).on_conflict_do_nothing().execute(c)
        }
    }
}

/// Notes bytes that are kept unless such are; gives how many rows that made.
pub fn blob_if_absent(conn: &mut Conn, row: BlobRow) -> QueryResult<usize> {
    match conn {
        Conn::Sqlite(c) => diesel::insert_into(blobs::table).values(row).on_conflict_do_nothing().execute(c),
        Conn::Postgres(c) => {
            diesel::insert_into(blobs::table).values(row).on_conflict_do_nothing().execute(c)
        }
    }
}

/// Notes that somebody brought bytes unless that is noted.
pub fn upload_if_absent(
    conn: &mut Conn,
    person: &str,
    hash: &str,
    bytes: i64,
    at: i64,
) -> QueryResult<usize> {
    let row =
        (uploads::person_id.eq(person), uploads::hash.eq(hash), uploads::bytes.eq(bytes), uploads::at.eq(at));
    match conn {
        Conn::Sqlite(c) => {
            diesel::insert_into(uploads::table).values(row).on_conflict_do_nothing().execute(c)
        }
        Conn::Postgres(c) => {
            diesel::insert_into(uploads::table).values(row).on_conflict_do_nothing().execute(c)
        }
    }
}

/// Stores a subject's key unless there is one.
pub fn subject_key_if_absent(conn: &mut Conn, subject: &str, key: &[u8]) -> QueryResult<usize> {
    let row = (subject_keys::subject.eq(subject), subject_keys::key.eq(key));
    match conn {
        Conn::Sqlite(c) => {
            diesel::insert_into(subject_keys::table).values(row).on_conflict_do_nothing().execute(c)
        }
        Conn::Postgres(c) => {
            diesel::insert_into(subject_keys::table).values(row).on_conflict_do_nothing().execute(c)
        }
    }
}

/// Holds the window of a round's reasons until the transaction ends, so that closing it waits.
/// SQLite's one writer holds everything anyway.
pub fn share_reasons_window(conn: &mut Conn, round: &str) -> QueryResult<()> {
    if let Conn::Postgres(c) = conn {
        let one = reasons_windows::table.filter(reasons_windows::round_id.eq(round.to_owned()));
        one.select(reasons_windows::round_id).for_share().first::<String>(c).optional()?;
    }
    Ok(())
}

/// Notes that a credential was used unless it was; gives how many rows that made.
pub fn reasons_sent_if_absent(
    conn: &mut Conn,
    round: &str,
    key_hash: &[u8],
    digest: &[u8],
) -> QueryResult<usize> {
    let row = (
        reasons_sent::round_id.eq(round),
        reasons_sent::key_hash.eq(key_hash),
        reasons_sent::digest.eq(digest),
    );
    match conn {
        Conn::Sqlite(c) => {
            diesel::insert_into(reasons_sent::table).values(row).on_conflict_do_nothing().execute(c)
        }
        Conn::Postgres(c) => {
            diesel::insert_into(reasons_sent::table).values(row).on_conflict_do_nothing().execute(c)
        }
    }
}

/// Notes a juror's credentials unless there are any.
pub fn credentials_if_absent(
    conn: &mut Conn,
    round: &str,
    person: &str,
    blinded: &[u8],
) -> QueryResult<usize> {
    let row = (issued::round_id.eq(round), issued::person_id.eq(person), issued::blinded.eq(blinded));
    match conn {
        Conn::Sqlite(c) => diesel::insert_into(issued::table).values(row).on_conflict_do_nothing().execute(c),
        Conn::Postgres(c) => {
            diesel::insert_into(issued::table).values(row).on_conflict_do_nothing().execute(c)
        }
    }
}

/// Notes that something is to be wiped unless that is noted.
pub fn cleaning_if_absent(conn: &mut Conn, round: &str, what: &str) -> QueryResult<usize> {
    let row = (cleanings::round_id.eq(round), cleanings::what.eq(what));
    match conn {
        Conn::Sqlite(c) => {
            diesel::insert_into(cleanings::table).values(row).on_conflict_do_nothing().execute(c)
        }
        Conn::Postgres(c) => {
            diesel::insert_into(cleanings::table).values(row).on_conflict_do_nothing().execute(c)
        }
    }
}

/// A round's state, held until the transaction ends. SQLite's one writer holds everything.
pub fn round_state_for_share(conn: &mut Conn, jury: &str, round: &str) -> QueryResult<Option<String>> {
    let one = rounds::table
        .filter(rounds::id.eq(round.to_owned()).and(rounds::jury_id.eq(jury.to_owned())))
        .select(rounds::state);
    match conn {
        Conn::Sqlite(c) => one.first(c).optional(),
        Conn::Postgres(c) => one.for_share().first(c).optional(),
    }
}

/// Puts ballots with a key each into the box, or in place of their keys' ballots on the same question with
/// a lower counter; gives the hashes of the keys whose ballot is now there.
pub fn ballots_if_newer(conn: &mut Conn, rows: &[BallotRow]) -> QueryResult<Vec<Vec<u8>>> {
    use diesel::query_dsl::methods::FilterDsl as _;
    use diesel::upsert::excluded;
    use secret_ballots as b;
    macro_rules! put {
        ($rows:expr) => {
            diesel::insert_into(b::table)
                .values($rows)
                .on_conflict((b::round_id, b::key_hash))
                .do_update()
                .set((
                    b::counter.eq(excluded(b::counter)),
                    b::ballot.eq(excluded(b::ballot)),
                    b::signature.eq(excluded(b::signature)),
                    b::prefix.eq(excluded(b::prefix)),
                    b::credential.eq(excluded(b::credential)),
                ))
                .filter(b::counter.lt(excluded(b::counter)).and(b::question_id.eq(excluded(b::question_id))))
        };
    }
    match conn {
        Conn::Sqlite(c) => {
            let mut there = Vec::new();
            for row in rows {
                if put!(row).execute(c)? == 1 {
                    there.push(row.key_hash.clone());
                }
            }
            Ok(there)
        }
        Conn::Postgres(c) => put!(rows).returning(b::key_hash).get_results(c),
    }
}

/// The tries to sign in that are kept under a name, as JSON; the row is made where there is none, and held
/// until the transaction ends.
pub fn claim_tries(conn: &mut Conn, whose: &str, now: i64) -> QueryResult<String> {
    macro_rules! claim {
        ($c:expr) => {
            diesel::insert_into(tries::table)
                .values((
                    tries::whose.eq(whose),
                    tries::claims.eq(1),
                    tries::tries.eq("[]"),
                    tries::last_at.eq(now),
                ))
                .on_conflict(tries::whose)
                .do_update()
                .set((tries::claims.eq(tries::claims + 1), tries::last_at.eq(now)))
                .returning(tries::tries)
                .get_result($c)
        };
    }
    match conn {
        Conn::Sqlite(c) => claim!(c),
        Conn::Postgres(c) => claim!(c),
    }
}
