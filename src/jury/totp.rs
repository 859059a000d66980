//! Codes of an authenticator app: time-based one-time passwords (RFC 6238) of six digits, a new one each
//! 30 seconds, by HMAC-SHA-1, which is what every app knows.

use subtle::ConstantTimeEq;
use totp_rs::{Algorithm, TOTP, TotpUrlError};

use super::time::UtcMillis;

/// Bytes of a secret: as many as the hash has (RFC 4226, section 4).
pub const SECRET_BYTES: usize = 20;
/// Seconds for which one code stands.
const STEP_SECONDS: i64 = 30;
/// Digits of a code.
const DIGITS: usize = 6;
/// Steps by which an app's clock may be ahead or behind. Tried here, one by one: which step a code is of
/// decides whether it was spent.
const SKEW: [i64; 3] = [0, -1, 1];
/// What an app calls the service.
const ISSUER: &str = "Citizens' jury";

/// The step of time in which an instant lies.
#[must_use]
pub fn step_at(now: UtcMillis) -> i64 {
    now.0.div_euclid(STEP_SECONDS * 1000)
}

fn app(secret: &[u8], account: &str) -> Result<TOTP, TotpUrlError> {
    let (issuer, step) = (Some(ISSUER.to_owned()), STEP_SECONDS.unsigned_abs());
    TOTP::new(Algorithm::SHA1, DIGITS, 0, step, secret.to_vec(), issuer, account.to_owned())
}

/// The code of a step.
///
/// # Errors
/// The library's own, for a secret that is too short.
pub fn code(secret: &[u8], step: i64) -> Result<String, TotpUrlError> {
    let seconds = step.saturating_mul(STEP_SECONDS);
    Ok(app(secret, "")?.generate(u64::try_from(seconds).unwrap_or_default()))
}

/// The step after `last` whose code was typed, if it is near enough to now.
///
/// # Errors
/// The library's own, for a secret that is too short.
pub fn step_of(secret: &[u8], typed: &str, now: UtcMillis, last: i64) -> Result<Option<i64>, TotpUrlError> {
    let mut found = None;
    for skew in SKEW {
        let step = step_at(now) + skew;
        let fits: bool = code(secret, step)?.as_bytes().ct_eq(typed.as_bytes()).into();
        if fits && step > last && found.is_none() {
            found = Some(step);
        }
    }
    Ok(found)
}

/// What was typed as six digits, however they are spaced or written; none when it is something else.
#[must_use]
pub fn digits(typed: &str) -> Option<String> {
    let plain: Option<String> = typed
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '-')
        .map(|c| match c {
            '0'..='9' => Some(c),
            // Arabic and Persian digits.
            '\u{660}'..='\u{669}' => char::from_digit(u32::from(c) - 0x660, 10),
            '\u{6f0}'..='\u{6f9}' => char::from_digit(u32::from(c) - 0x6f0, 10),
            _ => None,
        })
        .collect();
    plain.filter(|plain| plain.len() == DIGITS)
}

/// A secret for an app: as people type it, and the address that an app reads from the square.
///
/// # Errors
/// The library's own, for an account with a colon in it.
pub fn for_app(secret: &[u8], account: &str) -> Result<(String, String), TotpUrlError> {
    let app = app(secret, account)?;
    Ok((app.get_secret_base32(), app.get_url()))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    const SECRET: &[u8; 20] = b"12345678901234567890";

    /// RFC 6238, appendix B (SHA-1): the last six of its eight digits.
    #[test]
    fn codes_are_those_of_the_rfc() {
        for (seconds, expected) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(code(SECRET, step_at(UtcMillis(seconds * 1000))).unwrap(), expected, "at {seconds}");
        }
    }

    #[test]
    fn a_code_is_taken_once_and_near_its_time() {
        let now = UtcMillis(1_800_000_000_000);
        let step = step_at(now);
        let near = |skew| step_of(SECRET, &code(SECRET, step + skew).unwrap(), now, 0).unwrap();
        assert_eq!(near(0), Some(step));
        assert_eq!(near(1), Some(step + 1));
        assert_eq!(near(-1), Some(step - 1));
        assert_eq!(near(2), None);
        assert_eq!(near(-2), None);
        let this = code(SECRET, step).unwrap();
        assert_eq!(step_of(SECRET, &this, now, step).unwrap(), None, "spent");
        assert_eq!(step_of(SECRET, &this, now, step + 1).unwrap(), None, "a later one is spent");
        assert_eq!(step_of(SECRET, "", now, 0).unwrap(), None);
        assert_eq!(step_of(b"another secret of 20", &this, now, 0).unwrap(), None);
    }

    #[test]
    fn digits_are_read_however_they_are_written() {
        assert_eq!(digits("123 456").unwrap(), "123456");
        assert_eq!(digits(" ١٢٣٤٥٦ ").unwrap(), "123456");
        assert_eq!(digits("۱۲۳-۴۵۶").unwrap(), "123456");
        assert_eq!(digits("12345"), None);
        assert_eq!(digits("7K3QW-9TB2M"), None);
        assert_eq!(digits("1234567890"), None, "a recovery code may have digits only");
    }

    #[test]
    fn an_app_is_told_the_service_the_account_and_the_secret() {
        let (letters, address) = for_app(SECRET, "olwen@example.org").unwrap();
        assert_eq!(letters, "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assert_eq!(
            address,
            "otpauth://totp/Citizens%27%20jury:olwen%40example.org\
             ?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Citizens%27%20jury"
        );
        assert!(for_app(&SECRET[..10], "olwen@example.org").is_err(), "too short to be safe");
    }
}
