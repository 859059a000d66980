//! Bytes that are signed or hashed, and how they stand in JSON.
//!
//! Every signed structure is a row of parts, each with its length before it, the first one naming what
//! it is: no two structures can read as one another.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::de::{DeserializeOwned, Error as _};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sha2::{Digest as _, Sha256};

use super::record::canonical;

/// Bytes of a SHA-256 hash.
pub const HASH_BYTES: usize = 32;

/// Each part after its length in bytes (big-endian, 32 bits).
#[must_use]
pub fn framed(parts: &[&[u8]]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(parts.iter().map(|part| part.len() + 4).sum());
    for part in parts {
        let length = u32::try_from(part.len()).unwrap_or(u32::MAX);
        bytes.extend_from_slice(&length.to_be_bytes());
        bytes.extend_from_slice(part);
    }
    bytes
}

/// SHA-256.
#[must_use]
pub fn sha256(bytes: &[u8]) -> [u8; HASH_BYTES] {
    Sha256::digest(bytes).into()
}

/// Lower-case hexadecimal; [`super::record::unhex`] reads it.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Bytes that stand in JSON as base64url without padding (RFC 4648, section 5), read strictly: one
/// text for each row of bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct B64(pub Vec<u8>);

impl B64 {
    /// The text in JSON.
    #[must_use]
    pub fn text(&self) -> String {
        URL_SAFE_NO_PAD.encode(&self.0)
    }

    /// Reads the text in JSON; `None` when it is not exactly what [`B64::text`] writes.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        URL_SAFE_NO_PAD.decode(text).ok().map(Self)
    }
}

impl From<Vec<u8>> for B64 {
    fn from(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }
}

impl From<&[u8]> for B64 {
    fn from(bytes: &[u8]) -> Self {
        Self(bytes.to_vec())
    }
}

impl AsRef<[u8]> for B64 {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

impl Serialize for B64 {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text())
    }
}

impl<'de> Deserialize<'de> for B64 {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::read(&text).ok_or_else(|| D::Error::custom("not base64url without padding"))
    }
}

impl utoipa::PartialSchema for B64 {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        use utoipa::openapi::schema::{KnownFormat, ObjectBuilder, SchemaFormat, Type};
        ObjectBuilder::new()
            .schema_type(Type::String)
            .format(Some(SchemaFormat::KnownFormat(KnownFormat::Byte)))
            .into()
    }
}

impl utoipa::ToSchema for B64 {}

/// Canonical JSON (RFC 8785) as text.
#[must_use]
pub fn canonical_text(value: &impl Serialize) -> String {
    String::from_utf8(canonical(value)).unwrap_or_default()
}

/// Reads JSON that must be in canonical form, so that one value has one text.
///
/// # Errors
/// What is wrong, in words.
pub fn read_canonical<T: DeserializeOwned + Serialize>(text: &[u8]) -> Result<T, String> {
    let value: T = serde_json::from_slice(text).map_err(|error| error.to_string())?;
    if canonical(&value) == text { Ok(value) } else { Err("it is not in canonical form".into()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_cannot_flow_into_each_other() {
        assert_eq!(framed(&[b"ab", b""]), b"\0\0\0\x02ab\0\0\0\0");
        assert_ne!(framed(&[b"ab", b"c"]), framed(&[b"a", b"bc"]));
    }

    #[test]
    fn one_text_for_each_row_of_bytes() {
        assert_eq!(B64(vec![0xfb, 0xff]).text(), "-_8");
        assert_eq!(B64::read("-_8"), Some(B64(vec![0xfb, 0xff])));
        for other in ["-_9", "-_8=", "+/8", "-_8 ", "-_8A="] {
            assert_eq!(B64::read(other), None, "{other}");
        }
        assert_eq!(read_canonical::<Vec<u8>>(b"[1,2]"), Ok(vec![1, 2]));
        assert!(read_canonical::<Vec<u8>>(b"[1, 2]").is_err());
    }
}
