//! A secret ballot as it is sent, and the promise that answers it.
//!
//! Ballots and promises are P-256 signatures with SHA-256 (IEEE P1363, 64 bytes). A signature is only
//! ever verified, never compared: both forms of `s` are taken.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use super::bytes::{B64, framed, read_canonical, sha256};
use super::credentials::{CredentialKey, question_message, reasons_message};
use super::ids::QuestionId;
use super::refusal::{Code, Refusal};
use super::signatures::SigningKey;
pub use super::signatures::{is_key, public_key, sign, verifies};

/// The largest counter: the largest whole number that every JSON reader keeps exactly.
pub const COUNTER_MOST: u64 = (1 << 53) - 1;

/// One ballot, as it is sent, kept and published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SecretBallot {
    pub question: QuestionId,
    /// The ballot's own P-256 key.
    pub key: B64,
    /// Random bytes before the credential's message.
    pub prefix: B64,
    pub credential: B64,
    /// From 1; a higher one replaces the ballot.
    pub counter: u64,
    /// The answer: canonical JSON as text.
    pub ballot: String,
    pub signature: B64,
}

/// What answers a ballot that was taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Promise {
    pub promise: B64,
    pub key_hash: B64,
    pub counter: u64,
}

/// The hash by which a ballot's key is kept and sorted.
#[must_use]
pub fn key_hash(key: &[u8]) -> [u8; 32] {
    sha256(&framed(&[b"citizens-jury/key/1", key]))
}

/// What a ballot's signature is over; `ballot` is the answer's exact bytes.
#[must_use]
pub fn ballot_message(round_hash: &[u8; 32], question: QuestionId, counter: u64, ballot: &[u8]) -> Vec<u8> {
    let parts: [&[u8]; 5] =
        [b"citizens-jury/ballot/1", round_hash, question.0.as_bytes(), &counter.to_be_bytes(), ballot];
    framed(&parts)
}

/// What a promise is signed over.
#[must_use]
pub fn promise_message(
    round_hash: &[u8; 32],
    question: QuestionId,
    key_hash: &[u8; 32],
    counter: u64,
    ballot: &[u8],
) -> Vec<u8> {
    framed(&[
        b"citizens-jury/promise/1",
        round_hash,
        question.0.as_bytes(),
        key_hash,
        &counter.to_be_bytes(),
        &sha256(ballot),
    ])
}

/// What the signature of a message with reasons is over; `answers` is its text's exact bytes.
#[must_use]
pub fn reasons_signed_message(round_hash: &[u8; 32], answers: &[u8]) -> Vec<u8> {
    framed(&[b"citizens-jury/reasons/1", round_hash, answers])
}

impl SecretBallot {
    /// Everything about a ballot but whether its answer is one of the round's: its counter, its
    /// credential for this question of this round, its signature, and that its text is canonical.
    /// Answers with the hash of its key.
    ///
    /// # Errors
    /// `number_out_of_range`, `credential_wrong`, `signature_wrong`, `ballot_not_canonical`.
    pub fn checked(&self, round_hash: &[u8; 32], question_key: &CredentialKey) -> Result<[u8; 32], Refusal> {
        if !(1..=COUNTER_MOST).contains(&self.counter) {
            let refusal = Code::NumberOutOfRange.with("field", "counter");
            return Err(refusal.with("least", 1).with("most", COUNTER_MOST));
        }
        let message = question_message(round_hash, self.question, &self.key.0);
        if !is_key(&self.key.0) || !question_key.verifies(&self.prefix.0, &message, &self.credential.0) {
            return Err(Code::CredentialWrong.into());
        }
        if !verifies(&self.key.0, &self.message(round_hash), &self.signature.0) {
            return Err(Code::SignatureWrong.into());
        }
        if read_canonical::<Value>(self.ballot.as_bytes()).is_err() {
            return Err(Code::BallotNotCanonical.into());
        }
        Ok(key_hash(&self.key.0))
    }

    /// What this ballot's signature is over.
    #[must_use]
    pub fn message(&self, round_hash: &[u8; 32]) -> Vec<u8> {
        ballot_message(round_hash, self.question, self.counter, self.ballot.as_bytes())
    }

    /// The promise that this ballot, as it is, will be in the bundle, unless its juror replaces it.
    ///
    /// # Errors
    /// The library's own failure.
    pub fn promise(&self, round_hash: &[u8; 32], receipt: &SigningKey) -> Result<Promise, String> {
        let key_hash = key_hash(&self.key.0);
        let message =
            promise_message(round_hash, self.question, &key_hash, self.counter, self.ballot.as_bytes());
        Ok(Promise {
            promise: receipt.sign(&message)?.to_vec().into(),
            key_hash: key_hash.to_vec().into(),
            counter: self.counter,
        })
    }
}

/// The signed part of a message with reasons.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SignedReasons {
    pub key: B64,
    pub prefix: B64,
    pub credential: B64,
    pub signature: B64,
    /// Canonical JSON as text: version to text, or to nothing.
    pub answers: String,
}

impl SignedReasons {
    /// The credential for reasons in this round, the signature, and that the text is canonical.
    /// Answers with the hash of its key.
    ///
    /// # Errors
    /// `credential_wrong`, `signature_wrong`, `ballot_not_canonical`.
    pub fn checked(&self, round_hash: &[u8; 32], reasons_key: &CredentialKey) -> Result<[u8; 32], Refusal> {
        let message = reasons_message(round_hash, &self.key.0);
        if !is_key(&self.key.0) || !reasons_key.verifies(&self.prefix.0, &message, &self.credential.0) {
            return Err(Code::CredentialWrong.into());
        }
        let signed = reasons_signed_message(round_hash, self.answers.as_bytes());
        if !verifies(&self.key.0, &signed, &self.signature.0) {
            return Err(Code::SignatureWrong.into());
        }
        if read_canonical::<Value>(self.answers.as_bytes()).is_err() {
            return Err(Code::BallotNotCanonical.into());
        }
        Ok(key_hash(&self.key.0))
    }
}
