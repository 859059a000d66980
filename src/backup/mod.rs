//! Backups: one file that says what is in it and how to tell whether it is whole.
//!
//! The key store is never part of a database's backup: whoever holds only the backup reads nothing that
//! is personal, and what is erased later cannot be read in it. `--keys` copies it apart, on purpose.

mod dump;
mod file;
mod make;
mod restore;
mod whole;

pub use make::make;
pub use restore::{restore, unfinished};
pub use whole::verify;

use std::fmt;

use crate::no::{Fault, No};

/// Why a backup was not made, not accepted or not restored.
#[derive(Debug)]
pub enum Wrong {
    /// It cannot be read or written, or a tool is missing.
    Failed(String),
    NotABackup(String),
    CutOff(String),
    Damaged(String),
    /// A newer program made it.
    Newer(String),
    /// There is something already where it would go.
    Taken(String),
    /// The keys are another installation's.
    OtherKeys(String),
}

impl Wrong {
    /// What the program exits with, so that a script can tell.
    #[must_use]
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Failed(_) => 1,
            Self::NotABackup(_) => 3,
            Self::CutOff(_) => 4,
            Self::Damaged(_) => 5,
            Self::Newer(_) => 6,
            Self::Taken(_) => 7,
            Self::OtherKeys(_) => 8,
        }
    }
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (Self::Failed(why)
        | Self::NotABackup(why)
        | Self::CutOff(why)
        | Self::Damaged(why)
        | Self::Newer(why)
        | Self::Taken(why)
        | Self::OtherKeys(why)) = self;
        f.write_str(why)
    }
}

impl From<Fault> for Wrong {
    fn from(fault: Fault) -> Self {
        Self::Failed(fault.to_string())
    }
}

impl From<No> for Wrong {
    fn from(no: No) -> Self {
        Self::Failed(no.to_string())
    }
}

impl From<std::io::Error> for Wrong {
    fn from(error: std::io::Error) -> Self {
        Self::Failed(error.to_string())
    }
}

/// What was done, in lines for the operator.
pub type Told = Result<Vec<String>, Wrong>;
