//! A receipt: what a juror's device was promised, to be held against the bundle.

use serde::{Deserialize, Serialize};

use super::bytes::{B64, canonical_text, read_canonical};
use super::ids::QuestionId;

/// What a receipt says it is.
pub const RECEIPT_FORMAT: &str = "citizens-jury/receipt/1";

/// One ballot that was promised to be counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Promised {
    pub question: QuestionId,
    pub key: B64,
    pub counter: u64,
    pub ballot: String,
    pub promise: B64,
}

/// The whole file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Receipt {
    /// [`RECEIPT_FORMAT`].
    pub format: String,
    /// The opening entry's text, as the device was shown it.
    pub opening: String,
    pub promises: Vec<Promised>,
}

impl Receipt {
    /// The file: one line of canonical JSON.
    #[must_use]
    pub fn file(&self) -> String {
        let mut text = canonical_text(self);
        text.push('\n');
        text
    }

    /// Reads the file.
    ///
    /// # Errors
    /// What is wrong with its form, in words.
    pub fn read(file: &[u8]) -> Result<Self, String> {
        let receipt: Self = read_canonical(file.strip_suffix(b"\n").unwrap_or(file))?;
        if receipt.format == RECEIPT_FORMAT { Ok(receipt) } else { Err("its format is not known".into()) }
    }
}
