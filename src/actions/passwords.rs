//! Passwords: argon2id on few threads, and a shield against those who try all the time.

use std::num::NonZeroU32;
use std::sync::LazyLock;
use std::time::Duration;

use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use tokio::runtime::{Builder, Runtime};
use tokio::sync::Semaphore;

use crate::clock;
use crate::jury::ids::PersonId;
use crate::jury::refusal::{Code, Refusal};
use crate::no::{Fault, No};

/// Characters of the shortest password.
pub const PASSWORD_CHARS: usize = 12;
/// Bytes of the longest: argon2 reads all of them, so there is an end.
const PASSWORD_BYTES_MOST: usize = 512;
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;
/// Hashings at once: each takes a core and 19 MiB.
const AT_ONCE: usize = 2;
/// Sign-ins to one account on this node before it must wait, and the wait until the next. That shields the
/// processor and the database; what failed is counted there, for all nodes (`actions/tries.rs`).
const TRIES: NonZeroU32 = NonZeroU32::MIN.saturating_add(59);
const WAIT: Duration = Duration::from_secs(5);
/// Code look-ups from one address: a hall of 200 people shares one, each looks and signs in, and some mistype.
const CODE_TRIES: NonZeroU32 = NonZeroU32::MIN.saturating_add(599);
const CODE_WAIT: Duration = Duration::from_secs(2);

/// The lowest priority that a thread can ask for, as the system counts it.
const LAST: i32 = 19;

static PLACES: Semaphore = Semaphore::const_new(AT_ONCE);
/// The threads that hash. What a room says comes first on a processor: a hall that signs in at once would
/// otherwise make everybody who is in already wait for it.
static HASHERS: LazyLock<std::io::Result<Runtime>> = LazyLock::new(|| {
    Builder::new_current_thread().max_blocking_threads(AT_ONCE).on_thread_start(come_last).build()
});

fn come_last() {
    #[cfg(target_os = "linux")]
    if let Err(why) = rustix::process::setpriority_process(Some(rustix::thread::gettid()), LAST) {
        tracing::debug!(%why, "passwords are checked at the usual priority");
    }
}

/// Runs what takes a core for long on a thread that comes last.
async fn hashing<T: Send + 'static>(job: impl FnOnce() -> Result<T, No> + Send + 'static) -> Result<T, No> {
    let _place = PLACES.acquire().await.map_err(Fault::new)?;
    HASHERS.as_ref().map_err(Fault::new)?.spawn_blocking(job).await.map_err(Fault::new)?
}

/// Tries that were counted on this node.
pub struct Tries {
    by_account: DefaultKeyedRateLimiter<String>,
    by_address: DefaultKeyedRateLimiter<String>,
    signals: DefaultKeyedRateLimiter<PersonId>,
}

impl Tries {
    /// None yet; with the wait between two signals of one person to their room.
    #[must_use]
    pub fn with_signals_every(wait: Duration) -> Self {
        Self {
            by_account: RateLimiter::keyed(every(WAIT, TRIES)),
            by_address: RateLimiter::keyed(every(CODE_WAIT, CODE_TRIES)),
            signals: RateLimiter::keyed(every(wait.max(Duration::from_nanos(1)), NonZeroU32::MIN)),
        }
    }
}

fn every(wait: Duration, burst: NonZeroU32) -> Quota {
    Quota::with_period(wait).unwrap_or_else(|| Quota::per_second(burst)).allow_burst(burst)
}

impl Tries {
    /// Counts a sign-in to an account, on this node.
    ///
    /// # Errors
    /// `too_many_requests`.
    pub fn count_try(&self, email_hash: &str) -> Result<(), Refusal> {
        self.by_account.check_key(&email_hash.to_owned()).map_err(|_| Code::TooManyRequests.into())
    }

    /// Counts a signal of a person to their room.
    ///
    /// # Errors
    /// `signal_too_soon`.
    pub fn count_signal(&self, person: PersonId) -> Result<(), Refusal> {
        self.signals.check_key(&person).map_err(|_| Code::SignalTooSoon.into())
    }

    /// Counts a look-up of a card's code from an address.
    ///
    /// # Errors
    /// `too_many_requests`.
    pub fn count_code(&self, address: &str) -> Result<(), Refusal> {
        self.by_address.check_key(&address.to_owned()).map_err(|_| Code::TooManyRequests.into())
    }
}

/// Checks a new password.
///
/// # Errors
/// `password_too_short` with the least length.
pub fn check_new(password: &str) -> Result<(), Refusal> {
    if password.chars().count() < PASSWORD_CHARS || password.len() > PASSWORD_BYTES_MOST {
        return Err(Code::PasswordTooShort.with("least", PASSWORD_CHARS));
    }
    Ok(())
}

fn argon2() -> Result<Argon2<'static>, Fault> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None).map_err(Fault::new)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// Hashes a password for storing.
pub async fn hash(password: String) -> Result<String, No> {
    hashing(move || {
        let salt = SaltString::encode_b64(&clock::random_bytes::<16>()).map_err(Fault::new)?;
        Ok(argon2()?.hash_password(password.as_bytes(), &salt).map_err(Fault::new)?.to_string())
    })
    .await
}

/// Whether `password` is the hashed one. Without a hash it takes as long and says no, so that an
/// unknown e-mail cannot be told from a wrong password.
pub async fn matches(password: String, stored: Option<String>) -> Result<bool, No> {
    hashing(move || {
        let password = password.as_bytes().get(..PASSWORD_BYTES_MOST).unwrap_or(password.as_bytes());
        let Some(stored) = stored else {
            let salt = SaltString::encode_b64(&clock::random_bytes::<16>()).map_err(Fault::new)?;
            argon2()?.hash_password(password, &salt).map_err(Fault::new)?;
            return Ok(false);
        };
        let parsed = PasswordHash::new(&stored).map_err(Fault::new)?;
        Ok(argon2()?.verify_password(password, &parsed).is_ok())
    })
    .await
}
