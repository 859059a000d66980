//! Codes of an authenticator app: time-based one-time passwords (RFC 6238) of six digits, a new one each
//! 30 seconds, by HMAC-SHA-1, which is what every app knows.

use openssl::error::ErrorStack;
use openssl::hash::MessageDigest;
use openssl::pkey::PKey;
use openssl::sign::Signer;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use subtle::ConstantTimeEq;

use super::time::UtcMillis;

/// Bytes of a secret: as many as the hash has (RFC 4226, section 4).
pub const SECRET_BYTES: usize = 20;
/// Milliseconds for which one code stands.
const STEP_MS: i64 = 30_000;
/// Digits of a code.
const DIGITS: usize = 6;
/// Steps by which an app's clock may be ahead or behind.
const SKEW: [i64; 3] = [0, -1, 1];
/// RFC 4648.
const BASE32: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// The step of time in which an instant lies.
#[must_use]
pub fn step_at(now: UtcMillis) -> i64 {
    now.0.div_euclid(STEP_MS)
}

/// The number of RFC 4226 for a step, before it is cut to its digits.
fn number(secret: &[u8], step: i64) -> Result<u32, ErrorStack> {
    let key = PKey::hmac(secret)?;
    let mut signer = Signer::new(MessageDigest::sha1(), &key)?;
    signer.update(&step.to_be_bytes())?;
    let mac = signer.sign_to_vec()?;
    let at = usize::from(mac.last().copied().unwrap_or_default() & 15);
    let four = mac.iter().skip(at).take(4);
    Ok(four.fold(0_u32, |number, byte| (number << 8) | u32::from(*byte)) & 0x7fff_ffff)
}

/// The code of a step.
///
/// # Errors
/// The library's own.
pub fn code(secret: &[u8], step: i64) -> Result<String, ErrorStack> {
    let number = number(secret, step)? % 10_u32.pow(6);
    Ok(format!("{number:0DIGITS$}"))
}

/// The step after `last` whose code was typed, if it is near enough to now.
///
/// # Errors
/// The library's own.
pub fn step_of(secret: &[u8], typed: &str, now: UtcMillis, last: i64) -> Result<Option<i64>, ErrorStack> {
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

/// A secret as people type it into an app.
#[must_use]
pub fn in_letters(secret: &[u8]) -> String {
    let (mut letters, mut bits, mut held) = (String::new(), 0_u32, 0_u32);
    for byte in secret {
        held = (held << 8) | u32::from(*byte);
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            letters.push(char::from(BASE32[((held >> bits) & 31) as usize]));
        }
        held &= (1 << bits) - 1;
    }
    if bits > 0 {
        letters.push(char::from(BASE32[((held << (5 - bits)) & 31) as usize]));
    }
    letters
}

/// What an app reads from the square: the service, whose account it is, and the secret.
#[must_use]
pub fn address(service: &str, account: &str, secret: &[u8]) -> String {
    let plain = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    let (service, account) = (plain(service), plain(account));
    format!("otpauth://totp/{service}:{account}?secret={}&issuer={service}", in_letters(secret))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    const SECRET: &[u8; 20] = b"12345678901234567890";

    /// RFC 6238, appendix B (SHA-1), which has eight digits.
    #[test]
    fn numbers_are_those_of_the_rfc() {
        for (seconds, expected) in [
            (59, 94_287_082),
            (1_111_111_109, 7_081_804),
            (1_111_111_111, 14_050_471),
            (1_234_567_890, 89_005_924),
            (2_000_000_000, 69_279_037),
            (20_000_000_000, 65_353_130),
        ] {
            let step = step_at(UtcMillis(seconds * 1000));
            assert_eq!(number(SECRET, step).unwrap() % 100_000_000, expected, "at {seconds}");
        }
        assert_eq!(code(SECRET, 37_037_036).unwrap(), "081804", "a code keeps its leading zero");
    }

    /// RFC 4226, appendix D.
    #[test]
    fn codes_are_those_of_the_rfc() {
        let codes = ["755224", "287082", "359152", "969429", "338314"];
        for (step, expected) in (0..).zip(codes) {
            assert_eq!(code(SECRET, step).unwrap(), expected);
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
        assert_eq!(step_of(b"other", &this, now, 0).unwrap(), None);
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

    /// RFC 4648, section 10, without its padding.
    #[test]
    fn letters_are_those_of_the_rfc() {
        for (plain, letters) in [
            ("", ""),
            ("f", "MY"),
            ("fo", "MZXQ"),
            ("foo", "MZXW6"),
            ("foob", "MZXW6YQ"),
            ("fooba", "MZXW6YTB"),
            ("foobar", "MZXW6YTBOI"),
        ] {
            assert_eq!(in_letters(plain.as_bytes()), letters);
        }
        let told = address("Citizens' jury", "olwen@example.org", SECRET);
        assert_eq!(
            told,
            "otpauth://totp/Citizens%27%20jury:olwen%40example%2Eorg\
             ?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Citizens%27%20jury"
        );
    }
}
