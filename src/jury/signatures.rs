//! P-256 signatures with SHA-256 (IEEE P1363, 64 bytes), by the library that has the curve's arithmetic
//! written for the processor: a ballot's check and its promise are most of what a cast costs.
//!
//! What is taken and what comes out is the same byte for byte as of the `p256` crate, which tests hold.

use std::sync::OnceLock;

use openssl::bn::{BigNum, BigNumContext};
use openssl::ec::{EcGroup, EcKey, EcPoint, PointConversionForm};
use openssl::ecdsa::EcdsaSig;
use openssl::error::ErrorStack;
use openssl::md::Md;
use openssl::nid::Nid;
use openssl::pkey::{PKey, Private, Public};
use openssl::pkey_ctx::{NonceType, PkeyCtx};

use super::bytes::sha256;

/// Bytes of a P-256 public key: SEC1, uncompressed.
pub const KEY_BYTES: usize = 65;
/// What an uncompressed key begins with; the library would take two others of that length.
const UNCOMPRESSED: u8 = 4;
/// Bytes of a P-256 private key.
const PRIVATE_BYTES: usize = 32;
/// Bytes of a P-256 signature: two numbers.
pub const SIGNATURE_BYTES: usize = 64;
/// Bytes of one of them.
const NUMBER_BYTES: usize = SIGNATURE_BYTES / 2;

/// The curve, made once.
fn curve() -> Option<&'static EcGroup> {
    static CURVE: OnceLock<Option<EcGroup>> = OnceLock::new();
    CURVE.get_or_init(|| EcGroup::from_curve_name(Nid::X9_62_PRIME256V1).ok()).as_ref()
}

/// Whether that is a P-256 public key as everything here writes it.
#[must_use]
pub fn is_key(key: &[u8]) -> bool {
    verifying_key(key).is_some()
}

fn verifying_key(key: &[u8]) -> Option<EcKey<Public>> {
    if key.len() != KEY_BYTES || key.first() != Some(&UNCOMPRESSED) {
        return None;
    }
    let (curve, mut ctx) = (curve()?, BigNumContext::new().ok()?);
    // A point that is not on the curve is refused here.
    let point = EcPoint::from_bytes(curve, key, &mut ctx).ok()?;
    EcKey::from_public_key(curve, &point).ok()
}

/// Whether the P-256 signature is that key's over the message.
#[must_use]
pub fn verifies(key: &[u8], message: &[u8], signature: &[u8]) -> bool {
    verifying_key(key).is_some_and(|key| is_signature(&key, message, signature).unwrap_or(false))
}

fn is_signature(key: &EcKey<Public>, message: &[u8], signature: &[u8]) -> Result<bool, ErrorStack> {
    if signature.len() != SIGNATURE_BYTES {
        return Ok(false);
    }
    let (r, s) = signature.split_at(NUMBER_BYTES);
    let signature = EcdsaSig::from_private_components(BigNum::from_slice(r)?, BigNum::from_slice(s)?)?;
    let is = signature.verify(&sha256(message), key)?;
    if !is {
        // Why not lies in the library's list of errors, where the next one to fail would find it.
        let _ = ErrorStack::get();
    }
    Ok(is)
}

/// A private key, read once and used for many signatures.
pub struct SigningKey {
    key: PKey<Private>,
}

impl SigningKey {
    /// Reads 32 bytes; `None` when they are no P-256 private key.
    #[must_use]
    pub fn read(private: &[u8]) -> Option<Self> {
        Some(Self { key: PKey::from_ec_key(pair(private)?).ok()? })
    }

    /// Signs; the same message gets the same signature (RFC 6979).
    ///
    /// # Errors
    /// The library's own failure.
    pub fn sign(&self, message: &[u8]) -> Result<[u8; SIGNATURE_BYTES], String> {
        self.signed(message).map_err(|error| error.to_string())
    }

    fn signed(&self, message: &[u8]) -> Result<[u8; SIGNATURE_BYTES], ErrorStack> {
        let mut ctx = PkeyCtx::new(&self.key)?;
        ctx.sign_init()?;
        ctx.set_signature_md(Md::sha256())?;
        ctx.set_nonce_type(NonceType::DETERMINISTIC_K)?;
        let mut der = Vec::new();
        ctx.sign_to_vec(&sha256(message), &mut der)?;
        let signature = EcdsaSig::from_der(&der)?;
        let mut bytes = [0; SIGNATURE_BYTES];
        let numbers = [signature.r(), signature.s()];
        for (place, number) in bytes.chunks_exact_mut(NUMBER_BYTES).zip(numbers) {
            place.copy_from_slice(&number.to_vec_padded(i32::try_from(NUMBER_BYTES).unwrap_or(0))?);
        }
        Ok(bytes)
    }
}

/// Signs with a P-256 private key (32 bytes); `None` when that is not one. The same message gets the
/// same signature (RFC 6979).
#[must_use]
pub fn sign(private: &[u8], message: &[u8]) -> Option<[u8; SIGNATURE_BYTES]> {
    SigningKey::read(private)?.sign(message).ok()
}

/// The public key of a P-256 private key (32 bytes); `None` when that is not one.
#[must_use]
pub fn public_key(private: &[u8]) -> Option<Vec<u8>> {
    let pair = pair(private)?;
    let mut ctx = BigNumContext::new().ok()?;
    pair.public_key().to_bytes(curve()?, PointConversionForm::UNCOMPRESSED, &mut ctx).ok()
}

fn pair(private: &[u8]) -> Option<EcKey<Private>> {
    if private.len() != PRIVATE_BYTES {
        return None;
    }
    let (curve, mut ctx) = (curve()?, BigNumContext::new().ok()?);
    let number = BigNum::from_slice(private).ok()?;
    let mut point = EcPoint::new(curve).ok()?;
    point.mul_generator2(curve, &number, &mut ctx).ok()?;
    let pair = EcKey::from_private_components(curve, &number, &point).ok()?;
    // Zero and what is not below the curve's order are refused here.
    pair.check_key().ok()?;
    Some(pair)
}

#[cfg(test)]
#[path = "signatures_tests.rs"]
mod tests;
