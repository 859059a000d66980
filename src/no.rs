//! The two kinds of "no": a rule refused, or something broke.

use std::fmt;

use diesel::result::DatabaseErrorKind;

use crate::jury::refusal::{Code, Refusal};

/// Something broke. Logged with its cause, never shown; what people can be told of it is its code.
#[derive(Clone, Debug)]
pub struct Fault {
    what: String,
    code: Option<Code>,
}

impl Fault {
    pub fn new(what: impl fmt::Display) -> Self {
        Self { what: what.to_string(), code: None }
    }

    /// The database does not answer.
    pub fn away(what: impl fmt::Display) -> Self {
        Self { what: what.to_string(), code: Some(Code::DatabaseAway) }
    }

    /// What people can do something about has a code of its own.
    pub fn coded(what: impl fmt::Display, code: Code) -> Self {
        Self { what: what.to_string(), code: Some(code) }
    }

    /// The same kind of fault in other words.
    #[must_use]
    pub fn told_as(&self, what: impl fmt::Display) -> Self {
        Self { what: what.to_string(), code: self.code }
    }

    /// What people are told: where the database is full or away they can do something about it.
    #[must_use]
    pub fn code(&self) -> Option<Code> {
        self.code
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)
    }
}

impl std::error::Error for Fault {}

/// What SQLite, and PostgreSQL by way of its system, say when nothing more can be written.
const FULL: [&str; 2] = ["database or disk is full", "No space left on device"];
/// What PostgreSQL says when it is its log of writes that found no room: the folder's name.
const LOG: &str = "pg_wal";
/// What is said of a database whose line broke, whose disk failed, that goes away, or is not the one
/// to write to. Diesel has no kind for most of these.
const AWAY: [&str; 7] = [
    "disk I/O error",
    "server closed the connection",
    "no connection to the server",
    "terminating connection",
    "the database system is",
    "could not receive data from server",
    "could not send data to server",
];

/// The code of what a database said, if people can be told more than that something broke.
fn code_of(error: &diesel::result::Error) -> Option<Code> {
    use diesel::result::Error;
    match error {
        Error::DatabaseError(kind, said) => {
            let says = |words: &[&str]| words.iter().any(|words| said.message().contains(words));
            match kind {
                // PostgreSQL that cannot write its log ends at once, and what was being committed may be kept.
                _ if says(&FULL) && says(&[LOG]) => Some(Code::DatabaseAway),
                _ if says(&FULL) => Some(Code::StorageFull),
                DatabaseErrorKind::ClosedConnection | DatabaseErrorKind::ReadOnlyTransaction => {
                    Some(Code::DatabaseAway)
                }
                _ => says(&AWAY).then_some(Code::DatabaseAway),
            }
        }
        Error::RollbackErrorOnCommit { commit_error, .. } => code_of(commit_error),
        Error::BrokenTransactionManager => Some(Code::DatabaseAway),
        _ => None,
    }
}

impl From<diesel::result::Error> for Fault {
    fn from(error: diesel::result::Error) -> Self {
        Self { code: code_of(&error), what: format!("database: {error:?}") }
    }
}

impl From<diesel::result::ConnectionError> for Fault {
    fn from(error: diesel::result::ConnectionError) -> Self {
        Self::away(format_args!("database connection: {error:?}"))
    }
}

impl From<diesel::r2d2::PoolError> for Fault {
    fn from(error: diesel::r2d2::PoolError) -> Self {
        Self::away(format_args!("database pool: {error:?}"))
    }
}

macro_rules! faults_from {
    ($($error:ty => $what:literal),* $(,)?) => {$(
        impl From<$error> for Fault {
            fn from(error: $error) -> Self {
                Self::new(format_args!(concat!($what, ": {:?}"), error))
            }
        }
    )*};
}

faults_from! {
    serde_json::Error => "json",
    uuid::Error => "id in the database",
    std::io::Error => "input or output",
    aes_gcm::Error => "encryption",
    openssl::error::ErrorStack => "cryptography",
    actix_web::error::BlockingError => "blocking pool",
}

macro_rules! nos_from {
    ($($error:ty),* $(,)?) => {$(
        impl From<$error> for No {
            fn from(error: $error) -> Self {
                Self::Fault(error.into())
            }
        }
    )*};
}

nos_from! {
    diesel::result::Error,
    diesel::result::ConnectionError,
    diesel::r2d2::PoolError,
    serde_json::Error,
    uuid::Error,
    std::io::Error,
    aes_gcm::Error,
    openssl::error::ErrorStack,
    actix_web::error::BlockingError,
}

/// Why something was not done.
#[derive(Debug)]
pub enum No {
    Refusal(Refusal),
    Fault(Fault),
}

impl From<Refusal> for No {
    fn from(refusal: Refusal) -> Self {
        Self::Refusal(refusal)
    }
}

impl From<Code> for No {
    fn from(code: Code) -> Self {
        Self::Refusal(code.into())
    }
}

impl From<Fault> for No {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl fmt::Display for No {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refusal(refusal) => refusal.fmt(f),
            Self::Fault(fault) => fault.fmt(f),
        }
    }
}

impl std::error::Error for No {}

#[cfg(test)]
mod tests {
    use diesel::result::Error;

    use super::*;

    fn told(said: &str) -> Option<Code> {
        Fault::from(Error::DatabaseError(DatabaseErrorKind::Unknown, Box::new(said.to_owned()))).code()
    }

    #[test]
    fn a_full_disk_is_told_as_one_only_where_nothing_was_done() {
        let table = "could not extend file \"base/16385/16437\": No space left on device";
        assert_eq!(told(table), Some(Code::StorageFull));
        assert_eq!(told("database or disk is full"), Some(Code::StorageFull));
        let log = "could not write to file \"pg_wal/xlogtemp.771\": No space left on device";
        assert_eq!(told(log), Some(Code::DatabaseAway), "it may be kept or not");
        assert_eq!(told("column \"x\" does not exist"), None);
    }
}
