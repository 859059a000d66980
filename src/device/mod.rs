//! A juror's device, in Rust: makes keys, has them signed without showing them, votes, keeps the promises.
//!
//! Jurors use the page's own code for this. This one is for what needs many devices without browsers:
//! the tests, the demonstration's invented jurors, and the benches. Nothing that the service does for
//! real jurors goes through it.

pub mod blinding;

use openssl::bn::BigNum;

use crate::clock;
use crate::jury::bytes::B64;
use crate::jury::credentials::{
    CredentialKey, PREFIX_BYTES, RSA_BYTES, SALT_BYTES, blinded_hash, question_message, reasons_message,
};
use crate::jury::ids::QuestionId;
use crate::jury::opening::{Opening, round_hash};
use crate::jury::promises::{
    Promise, SecretBallot, SignedReasons, ballot_message, key_hash, promise_message, reasons_signed_message,
    sign, verifies,
};
use crate::jury::receipts::{Promised, RECEIPT_FORMAT, Receipt};
use crate::no::Fault;

/// One key, and its credential once that was signed.
struct Right {
    private: Vec<u8>,
    key: B64,
    prefix: B64,
    /// What is signed after the prefix.
    message: Vec<u8>,
    signer: CredentialKey,
    inverse: BigNum,
    blinded: B64,
    credential: Option<B64>,
}

/// The right to one ballot on one question, and what became of it.
struct Paper {
    question: QuestionId,
    right: Right,
    counter: u64,
    promised: Option<Promised>,
}

/// One juror's device in one round.
pub struct Device {
    opening: Opening,
    text: String,
    round: [u8; 32],
    papers: Vec<Paper>,
    reasons: Right,
}

/// What was blinded, or signed, for one question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForQuestion {
    pub question: QuestionId,
    pub value: B64,
}

/// What is asked for and what is answered: one value for each question, in their order, and one for
/// reasons.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Values {
    pub questions: Vec<ForQuestion>,
    pub reasons: B64,
}

impl Right {
    fn new(spki: &B64, message: impl FnOnce(&[u8]) -> Vec<u8>) -> Result<Self, Fault> {
        let signer = CredentialKey::read(&spki.0).ok_or_else(|| Fault::new("no key of a round"))?;
        let pair = clock::p256_key();
        let prefix = clock::random_bytes::<PREFIX_BYTES>();
        let message = message(&pair.public);
        let modulus = signer.modulus()?;
        let (inverse, blinded) = loop {
            let encoded =
                blinding::encode(&[&prefix, &message], &clock::random_bytes::<SALT_BYTES>(), &modulus)?;
            let random = BigNum::from_slice(&clock::random_bytes::<RSA_BYTES>())?;
            // Numbers above the modulus are drawn again, so that all below it are equally likely.
            if let Some(blinded) = blinding::blind(&modulus, &encoded, &random)? {
                break blinded;
            }
        };
        Ok(Self {
            private: pair.private,
            key: pair.public.into(),
            prefix: prefix.to_vec().into(),
            message,
            signer,
            inverse,
            blinded: blinded.into(),
            credential: None,
        })
    }

    fn accept(&mut self, signature: &B64) -> Result<(), Fault> {
        let modulus = self.signer.modulus()?;
        let credential = blinding::unblind(&modulus, &signature.0, &self.inverse)?;
        if !self.signer.verifies(&self.prefix.0, &self.message, &credential) {
            return Err(Fault::new("a blind signature is not the round key's"));
        }
        self.credential = Some(credential.into());
        Ok(())
    }

    fn credential(&self) -> Result<B64, Fault> {
        self.credential.clone().ok_or_else(|| Fault::new("no credential yet"))
    }

    fn signature(&self, message: &[u8]) -> Result<B64, Fault> {
        let signature = sign(&self.private, message).ok_or_else(|| Fault::new("no key"))?;
        Ok(signature.to_vec().into())
    }
}

impl Device {
    /// Makes all keys for the round with that opening entry, blinded and ready to be asked for.
    pub fn prepare(opening_text: &str) -> Result<Self, Fault> {
        let opening = Opening::read(opening_text).map_err(Fault::new)?;
        let round = round_hash(opening_text);
        let mut papers = Vec::new();
        for question in &opening.questions {
            let Some(key) = &question.key else { continue };
            let right = Right::new(key, |own| question_message(&round, question.id, own))?;
            papers.push(Paper { question: question.id, right, counter: 0, promised: None });
        }
        let reasons = Right::new(&opening.reasons_key, |own| reasons_message(&round, own))?;
        Ok(Self { text: opening_text.into(), opening, round, papers, reasons })
    }

    /// What to have signed: the same each time.
    #[must_use]
    pub fn blinded(&self) -> Values {
        let one =
            |paper: &Paper| ForQuestion { question: paper.question, value: paper.right.blinded.clone() };
        Values { questions: self.papers.iter().map(one).collect(), reasons: self.reasons.blinded.clone() }
    }

    /// The hash under which the bundle says that this device's credentials were issued.
    #[must_use]
    pub fn blinded_hash(&self) -> [u8; 32] {
        let values = self.papers.iter().map(|paper| paper.right.blinded.0.as_slice());
        blinded_hash(values, &self.reasons.blinded.0)
    }

    /// Takes the blinding off what was signed, and checks each credential.
    pub fn accept(&mut self, signed: &Values) -> Result<(), Fault> {
        for paper in &mut self.papers {
            let mut fitting = signed.questions.iter().filter(|one| one.question == paper.question);
            let one = fitting.next().ok_or_else(|| Fault::new("a question has no signature"))?;
            paper.right.accept(&one.value)?;
        }
        self.reasons.accept(&signed.reasons)
    }

    /// A ballot on that question, with the next counter. `answer` is canonical JSON.
    pub fn cast(&mut self, question: QuestionId, answer: &str) -> Result<SecretBallot, Fault> {
        let round = self.round;
        let paper = self.paper(question)?;
        paper.counter += 1;
        let message = ballot_message(&round, question, paper.counter, answer.as_bytes());
        Ok(SecretBallot {
            question,
            key: paper.right.key.clone(),
            prefix: paper.right.prefix.clone(),
            credential: paper.right.credential()?,
            counter: paper.counter,
            ballot: answer.into(),
            signature: paper.right.signature(&message)?,
        })
    }

    /// Signs a ballot of this device whose answer or counter was changed: what a device that lost its
    /// memory might do.
    pub fn sign_again(&self, ballot: &SecretBallot) -> Result<B64, Fault> {
        let found = self.papers.iter().find(|paper| paper.question == ballot.question);
        let paper = found.ok_or_else(|| Fault::new("no such question in this round"))?;
        paper.right.signature(&ballot.message(&self.round))
    }

    /// Keeps what answered a ballot, after checking that it is this round's promise of that ballot.
    pub fn keep(&mut self, ballot: &SecretBallot, promise: &Promise) -> Result<(), Fault> {
        let hash = key_hash(&ballot.key.0);
        let message =
            promise_message(&self.round, ballot.question, &hash, ballot.counter, ballot.ballot.as_bytes());
        let fits = promise.counter == ballot.counter
            && promise.key_hash.0 == hash
            && verifies(&self.opening.receipt_key.0, &message, &promise.promise.0);
        if !fits {
            return Err(Fault::new("the promise is not of this ballot"));
        }
        self.paper(ballot.question)?.promised = Some(Promised {
            question: ballot.question,
            key: ballot.key.clone(),
            counter: ballot.counter,
            ballot: ballot.ballot.clone(),
            promise: promise.promise.clone(),
        });
        Ok(())
    }

    /// The signed part of a message with reasons. `answers` is canonical JSON.
    pub fn reasons(&self, answers: &str) -> Result<SignedReasons, Fault> {
        Ok(SignedReasons {
            key: self.reasons.key.clone(),
            prefix: self.reasons.prefix.clone(),
            credential: self.reasons.credential()?,
            signature: self.reasons.signature(&reasons_signed_message(&self.round, answers.as_bytes()))?,
            answers: answers.into(),
        })
    }

    /// What was promised so far, as the juror keeps it.
    #[must_use]
    pub fn receipt(&self) -> Receipt {
        Receipt {
            format: RECEIPT_FORMAT.into(),
            opening: self.text.clone(),
            promises: self.papers.iter().filter_map(|paper| paper.promised.clone()).collect(),
        }
    }

    fn paper(&mut self, question: QuestionId) -> Result<&mut Paper, Fault> {
        let found = self.papers.iter_mut().find(|paper| paper.question == question);
        found.ok_or_else(|| Fault::new("no such question in this round"))
    }
}

#[cfg(test)]
#[path = "device_tests.rs"]
mod tests;
