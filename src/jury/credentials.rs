//! Credentials: the right to one ballot, signed without seeing for whom (RFC 9474,
//! RSABSSA-SHA384-PSS-Randomized over RSA-3072 with e = 65537).
//!
//! A juror's device blinds the public key of its ballot; the round's key signs what it does not see,
//! once for each juror; the credential that comes out of it says only "somebody on the roster".
//! There is a key for each question: under one key a juror could have every credential made out for
//! the same question, and nobody could see it.

use std::cmp::Ordering;

use openssl::bn::{BigNum, BigNumRef};
use openssl::hash::MessageDigest;
use openssl::pkey::{PKey, Private, Public};
use openssl::rsa::{Padding, Rsa};
use openssl::sign::{RsaPssSaltlen, Verifier};

use super::bytes::{framed, sha256};
use super::ids::QuestionId;
use super::refusal::{Code, Refusal};

/// Bits of a round's RSA keys.
pub const RSA_BITS: u32 = 3072;
/// Bytes of a blinded value, of its signature and of a credential.
pub const RSA_BYTES: usize = 384;
/// The public exponent of a round's RSA keys.
pub const RSA_EXPONENT: u32 = 65537;
/// Random bytes before the message (RFC 9474, PrepareRandomize).
pub const PREFIX_BYTES: usize = 32;
/// Bytes of the salt of RSASSA-PSS.
pub const SALT_BYTES: usize = 48;

/// What a credential for a question is signed over, after its prefix; `key` is the ballot's key (SEC1,
/// uncompressed).
#[must_use]
pub fn question_message(round_hash: &[u8; 32], question: QuestionId, key: &[u8]) -> Vec<u8> {
    framed(&[b"citizens-jury/credential/1", round_hash, question.0.as_bytes(), key])
}

/// What the credential for reasons is signed over, after its prefix.
#[must_use]
pub fn reasons_message(round_hash: &[u8; 32], key: &[u8]) -> Vec<u8> {
    framed(&[b"citizens-jury/reasons-credential/1", round_hash, key])
}

/// The hash of what one juror had signed: each blinded value in the order of the questions, then the
/// one for reasons. Asking again with the same values has the same hash.
#[must_use]
pub fn blinded_hash<'a>(values: impl IntoIterator<Item = &'a [u8]>, reasons: &[u8]) -> [u8; 32] {
    let mut parts: Vec<&[u8]> = values.into_iter().collect();
    parts.push(reasons);
    sha256(&framed(&parts))
}

/// The public half of a key that signs credentials, read once and used for all ballots of a question.
pub struct CredentialKey {
    key: PKey<Public>,
}

impl CredentialKey {
    /// Reads SubjectPublicKeyInfo in DER; `None` unless it is exactly an RSA-3072 key with e = 65537.
    #[must_use]
    pub fn read(spki: &[u8]) -> Option<Self> {
        let rsa = Rsa::public_key_from_der(spki).ok()?;
        let exact = rsa.public_key_to_der().ok()?.as_slice() == spki;
        (exact && is_ours(rsa.n(), rsa.e())).then_some(())?;
        Some(Self { key: PKey::from_rsa(rsa).ok()? })
    }

    /// The modulus.
    ///
    /// # Errors
    /// The library's own failure.
    pub fn modulus(&self) -> Result<BigNum, openssl::error::ErrorStack> {
        self.key.rsa()?.n().to_owned()
    }

    /// Whether the credential is this key's signature over `prefix ‖ message`.
    #[must_use]
    pub fn verifies(&self, prefix: &[u8], message: &[u8], credential: &[u8]) -> bool {
        prefix.len() == PREFIX_BYTES
            && credential.len() == RSA_BYTES
            && pss_verifies(&self.key, &[prefix, message], credential)
    }
}

fn is_ours(n: &BigNumRef, e: &BigNumRef) -> bool {
    u32::try_from(n.num_bits()) == Ok(RSA_BITS)
        && BigNum::from_u32(RSA_EXPONENT).is_ok_and(|ours| e.ucmp(&ours) == Ordering::Equal)
}

/// RSASSA-PSS with SHA-384, MGF1 with SHA-384 and a salt of 48 bytes, over the parts in a row.
#[must_use]
pub fn pss_verifies(key: &PKey<Public>, parts: &[&[u8]], signature: &[u8]) -> bool {
    let verified = || {
        let mut verifier = Verifier::new(MessageDigest::sha384(), key)?;
        verifier.set_rsa_padding(Padding::PKCS1_PSS)?;
        verifier.set_rsa_mgf1_md(MessageDigest::sha384())?;
        verifier.set_rsa_pss_saltlen(RsaPssSaltlen::custom(i32::try_from(SALT_BYTES).unwrap_or(0)))?;
        for part in parts {
            verifier.update(part)?;
        }
        verifier.verify(signature)
    };
    // A signature that cannot even be read is an error of the library's, and as wrong as any other.
    verified().unwrap_or(false)
}

/// The private half of a key that signs credentials.
pub struct Signer {
    key: Rsa<Private>,
}

/// A blinded value that the key can sign.
pub struct Blinded<'a>(&'a [u8]);

impl Signer {
    /// Reads PKCS#8 in DER; `None` unless it is an RSA-3072 key with e = 65537.
    #[must_use]
    pub fn read(pkcs8: &[u8]) -> Option<Self> {
        let key = PKey::private_key_from_pkcs8(pkcs8).ok()?.rsa().ok()?;
        is_ours(key.n(), key.e()).then_some(Self { key })
    }

    /// Takes a blinded value: 384 bytes, not zero, below the modulus.
    ///
    /// # Errors
    /// `blinded_value_wrong`.
    pub fn blinded<'a>(&self, value: &'a [u8]) -> Result<Blinded<'a>, Refusal> {
        let inside = value.len() == RSA_BYTES
            && value.iter().any(|byte| *byte != 0)
            && BigNum::from_slice(value).is_ok_and(|number| number.ucmp(self.key.n()) == Ordering::Less);
        if inside { Ok(Blinded(value)) } else { Err(Code::BlindedValueWrong.into()) }
    }

    /// Signs without seeing what (RFC 9474, BlindSign): the same value gets the same signature. What
    /// came out is checked before it is given away, because a faulty one would betray the key.
    ///
    /// # Errors
    /// A failure of the library or of the machine; never the value's.
    pub fn sign(&self, blinded: &Blinded<'_>) -> Result<Vec<u8>, String> {
        let mut signature = vec![0; RSA_BYTES];
        let mut again = vec![0; RSA_BYTES];
        let in_words = |error: openssl::error::ErrorStack| error.to_string();
        self.key.private_encrypt(blinded.0, &mut signature, Padding::NONE).map_err(in_words)?;
        self.key.public_decrypt(&signature, &mut again, Padding::NONE).map_err(in_words)?;
        if again == blinded.0 { Ok(signature) } else { Err("a blind signature came out wrong".into()) }
    }
}

#[cfg(test)]
#[path = "credentials_tests.rs"]
mod tests;
