//! The only `now()` and the only source of randomness.

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use openssl::bn::BigNum;
use openssl::pkey::PKey;
use openssl::rsa::Rsa;
use rand::RngExt;
use uuid::{Builder, Uuid};

use crate::jury::credentials::{RSA_BITS, RSA_EXPONENT};
use crate::jury::promises;
use crate::jury::time::UtcMillis;
use crate::no::Fault;

/// The instant by this machine's clock.
#[must_use]
pub fn now() -> UtcMillis {
    let since = system_time().duration_since(UNIX_EPOCH).unwrap_or_default();
    UtcMillis(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}

/// The same as the system has it, finer than milliseconds: for those who are told when something was and
/// not for what is kept.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "the one place that reads the clock")]
pub fn system_time() -> SystemTime {
    SystemTime::now()
}

/// A point from which to measure how long something takes; it does not jump when the clock is set.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "the one place that reads the clock")]
pub fn mark() -> Instant {
    Instant::now()
}

/// Waits on a thread that nobody else waits for: before anything is served.
#[expect(clippy::disallowed_methods, reason = "no worker is blocked at the start")]
pub fn pause(time: Duration) {
    std::thread::sleep(time);
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

/// A fresh pair of keys.
#[derive(Clone)]
pub struct KeyPair {
    pub private: Vec<u8>,
    pub public: Vec<u8>,
}

/// A key that signs credentials: RSA-3072, e = 65537; PKCS#8 and SubjectPublicKeyInfo, both DER. Slow
/// (tenths of a second): not for a thread that others wait for.
pub fn rsa_key() -> Result<KeyPair, Fault> {
    let exponent = BigNum::from_u32(RSA_EXPONENT)?;
    let key = PKey::from_rsa(Rsa::generate_with_e(RSA_BITS, &exponent)?)?;
    Ok(KeyPair { private: key.private_key_to_pkcs8()?, public: key.public_key_to_der()? })
}

/// A P-256 key: 32 bytes, and SEC1 uncompressed.
#[must_use]
pub fn p256_key() -> KeyPair {
    loop {
        let private = random_bytes::<32>().to_vec();
        // One number in 2³² is none of the curve's.
        if let Some(public) = promises::public_key(&private) {
            return KeyPair { private, public };
        }
    }
}
