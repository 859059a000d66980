//! What is true of the whole installation: with which key store its database was begun.

use diesel::prelude::*;

use super::conn::{Conn, Target};
use super::keys::Keys;
use super::schema::{installation, service_keys};
use super::upsert;
use crate::no::Fault;

/// The row that holds the fingerprint of the service's keys.
const KEYS: &str = "keys";

/// The fingerprint of the key store with which a database was begun; none before its first start.
pub fn keys_of(conn: &mut Conn) -> QueryResult<Option<String>> {
    installation::table.filter(installation::name.eq(KEYS)).select(installation::value).first(conn).optional()
}

/// Whether a service ever made its keys there.
pub fn has_keys(store: &Target) -> Result<bool, Fault> {
    if let Target::Sqlite(path) = store
        && !path.exists()
    {
        return Ok(false);
    }
    // A store without its tables is one without keys.
    let names: QueryResult<Vec<String>> =
        service_keys::table.select(service_keys::name).order(service_keys::name).load(&mut store.connect()?);
    Ok(names.is_ok_and(|names| !names.is_empty()))
}

/// Opens the key store if it is the one with which the database was begun; makes it at the very first start.
///
/// # Errors
/// A sentence that says which key store is missing or wrong: with other keys nobody could sign in, and
/// nothing that is sealed could be read.
pub fn open_keys(conn: &mut Conn, store: &Target) -> Result<Keys, Fault> {
    let begun_with = keys_of(conn)?;
    let place = store.place();
    if begun_with.is_some() && !has_keys(store)? {
        return Err(Fault::new(format_args!(
            "the database was begun with a key store, but there is none at {place}: put it back there"
        )));
    }
    store.migrate_keys()?;
    let keys = Keys::open(store)?;
    let fingerprint = keys.fingerprint();
    if begun_with.is_none() {
        upsert::installation_if_absent(conn, KEYS, &fingerprint)?;
    }
    // Another node may have been first.
    if keys_of(conn)? != Some(fingerprint) {
        return Err(Fault::new(format_args!(
            "the key store at {place} is not the one that this database was begun with: every node needs \
             the same one"
        )));
    }
    Ok(keys)
}
