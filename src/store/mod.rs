//! The only SQL. Rows become jury types here, and jury types rows. Synchronous: callers run it on
//! the writer thread or the blocking pool.

pub mod accounts;
pub mod agenda;
pub mod arguments;
pub mod backup;
pub mod ballot_box;
pub mod ballots;
pub mod changes;
pub mod citations;
pub mod conn;
pub mod discussion;
pub mod documents;
pub mod errata;
pub mod evidence;
pub mod files;
pub mod health;
pub mod installation;
pub mod juries;
pub mod keys;
pub mod lineage;
mod list_schema;
pub mod lists;
pub mod merging;
pub mod meters;
pub mod paper;
pub mod people;
pub mod places;
pub mod presenting;
pub mod promotion;
pub mod questions;
pub mod reasons;
pub mod recommendations;
pub mod record;
pub mod rooms;
pub mod rounds;
pub mod schema;
pub mod schema_plenary;
mod schema_questions;
pub mod schema_reasons;
pub mod schema_rounds;
pub mod schema_secret;
pub mod schema_sign_in;
pub mod second_factors;
pub mod secret;
pub mod starting_points;
pub mod statements;
pub mod temperature;
pub mod texts;
pub mod tries;
pub mod turns;
pub mod upsert;
pub mod voting_points;
pub mod wipe;
pub mod witness_requests;
pub mod writer;

pub use conn::{Conn, Db};

use crate::no::Fault;

/// Juries that one statement looks up.
const LOOKED_UP_AT_ONCE: usize = 64;

/// Reads a word of the database as one of the jury's; an unknown word is a fault, not a refusal.
pub fn word<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, Fault> {
    serde_json::from_value(serde_json::Value::String(text.to_owned())).map_err(Fault::from)
}

/// The word of a fieldless enum, as its JSON form has it.
pub fn to_word<T: serde::Serialize>(value: &T) -> Result<String, Fault> {
    match serde_json::to_value(value)? {
        serde_json::Value::String(text) => Ok(text),
        other => Err(Fault::new(format_args!("not a word: {other}"))),
    }
}

/// Reads an id of the database.
pub fn id<T: TryFrom<String, Error = uuid::Error>>(text: String) -> Result<T, Fault> {
    T::try_from(text).map_err(Fault::from)
}
