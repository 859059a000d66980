//! The only queries that match on the backend.

use diesel::prelude::*;

use super::conn::Conn;
use super::schema::{service_keys, subject_keys};

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
