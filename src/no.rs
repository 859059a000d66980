//! The two kinds of "no": a rule refused, or something broke.

use std::fmt;

use crate::jury::refusal::{Code, Refusal};

/// Something broke. Logged with its cause, never shown.
#[derive(Debug)]
pub struct Fault {
    what: String,
}

impl Fault {
    pub fn new(what: impl fmt::Display) -> Self {
        Self { what: what.to_string() }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)
    }
}

impl std::error::Error for Fault {}

macro_rules! faults_from {
    ($($error:ty => $what:literal),* $(,)?) => {$(
        impl From<$error> for Fault {
            fn from(error: $error) -> Self {
                Self::new(format_args!(concat!($what, ": {:?}"), error))
            }
        }
        impl From<$error> for No {
            fn from(error: $error) -> Self {
                Self::Fault(error.into())
            }
        }
    )*};
}

faults_from! {
    diesel::result::Error => "database",
    diesel::result::ConnectionError => "database connection",
    diesel::r2d2::PoolError => "database pool",
    serde_json::Error => "json",
    uuid::Error => "id in the database",
    std::io::Error => "input or output",
    aes_gcm::Error => "encryption",
    actix_web::error::BlockingError => "blocking pool",
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
