//! The only `now()` and the only source of randomness.

use std::time::{SystemTime, UNIX_EPOCH};

use rand::RngExt;
use uuid::{Builder, Uuid};

use crate::jury::time::UtcMillis;

/// The instant by this machine's clock.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "the one place that reads the clock")]
pub fn now() -> UtcMillis {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    UtcMillis(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}

/// Random bytes from the operating system's seeded generator.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "the one source of randomness")]
pub fn random_bytes<const N: usize>() -> [u8; N] {
    rand::rng().random()
}

/// A seed for a rule that draws lots; the rule writes it into the record.
#[must_use]
pub fn random_seed() -> u64 {
    u64::from_le_bytes(random_bytes::<8>())
}

/// A new id whose order is the order of making.
#[must_use]
pub fn new_id<Id: From<Uuid>>() -> Id {
    let ms = u64::try_from(now().0).unwrap_or(0);
    Builder::from_unix_timestamp_millis(ms, &random_bytes::<10>()).into_uuid().into()
}

/// A new id that tells nothing of when it was made.
#[must_use]
pub fn new_random_id<Id: From<Uuid>>() -> Id {
    Builder::from_random_bytes(random_bytes::<16>()).into_uuid().into()
}

/// A secret in 43 URL-safe characters.
#[must_use]
pub fn new_secret() -> String {
    use base64::Engine as _;
    base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(random_bytes::<32>())
}
