//! The juror's half of RFC 9474, RSABSSA with SHA-384, MGF1 with SHA-384 and a salt of 48 bytes, over
//! keys with e = 65537.
//!
//! The encoding is written out here because the library encodes only what it signs itself.

use std::cmp::Ordering;

use openssl::bn::{BigNum, BigNumContext, BigNumRef};
use openssl::error::ErrorStack;
use sha2::{Digest as _, Sha384};

use crate::jury::credentials::RSA_EXPONENT;

/// Bytes of a SHA-384 hash.
const HASH: usize = 48;

/// EMSA-PSS-ENCODE (RFC 8017, section 9.1.1) of the parts in a row, for that modulus.
///
/// # Errors
/// The library's own failure.
pub fn encode(parts: &[&[u8]], salt: &[u8], modulus: &BigNumRef) -> Result<BigNum, ErrorStack> {
    let bits = usize::try_from(modulus.num_bits() - 1).unwrap_or(0);
    let length = bits.div_ceil(8);
    let mut message = Sha384::new();
    for part in parts {
        message.update(part);
    }
    let mut hash = Sha384::new();
    hash.update([0; 8]);
    hash.update(message.finalize());
    hash.update(salt);
    let hash = hash.finalize();

    let mut block = vec![0; length.saturating_sub(HASH + 1 + salt.len() + 1)];
    block.push(1);
    block.extend_from_slice(salt);
    for (byte, mask) in block.iter_mut().zip(mask(&hash)) {
        *byte ^= mask;
    }
    if let Some(first) = block.first_mut() {
        *first &= 0xff >> (8 * length - bits);
    }
    block.extend_from_slice(&hash);
    block.push(0xbc);
    BigNum::from_slice(&block)
}

/// MGF1 (RFC 8017, appendix B.2.1), as long as anybody takes of it.
fn mask(seed: &[u8]) -> impl Iterator<Item = u8> {
    (0_u32..).flat_map(move |counter| {
        let mut hash = Sha384::new();
        hash.update(seed);
        hash.update(counter.to_be_bytes());
        hash.finalize()
    })
}

/// Blinds an encoded message with a random number: the number's inverse, and the blinded message, as
/// long as the modulus. `None` when the number is none to blind with: zero, not below the modulus, or
/// (never seen) sharing a factor with it.
///
/// # Errors
/// The library's own failure.
pub fn blind(
    modulus: &BigNumRef,
    encoded: &BigNumRef,
    random: &BigNumRef,
) -> Result<Option<(BigNum, Vec<u8>)>, ErrorStack> {
    if random.num_bits() == 0 || random.ucmp(modulus) != Ordering::Less {
        return Ok(None);
    }
    let mut context = BigNumContext::new_secure()?;
    let (mut inverse, mut power, mut blinded) = (BigNum::new()?, BigNum::new()?, BigNum::new()?);
    if inverse.mod_inverse(random, modulus, &mut context).is_err() {
        return Ok(None);
    }
    let exponent = BigNum::from_u32(RSA_EXPONENT)?;
    power.mod_exp(random, &exponent, modulus, &mut context)?;
    blinded.mod_mul(encoded, &power, modulus, &mut context)?;
    Ok(Some((inverse, blinded.to_vec_padded(modulus.num_bytes())?)))
}

/// Takes the blinding off a blind signature; as long as the modulus.
///
/// # Errors
/// The library's own failure.
pub fn unblind(modulus: &BigNumRef, signature: &[u8], inverse: &BigNumRef) -> Result<Vec<u8>, ErrorStack> {
    let mut context = BigNumContext::new()?;
    let mut credential = BigNum::new()?;
    credential.mod_mul(&*BigNum::from_slice(signature)?, inverse, modulus, &mut context)?;
    credential.to_vec_padded(modulus.num_bytes())
}
