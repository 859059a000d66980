//! Blinding as published (RFC 9474), and a device against the round's own side.
#![expect(clippy::unwrap_used, reason = "tests")]

use openssl::pkey::PKey;
use openssl::rsa::{Padding, Rsa};
use serde_json::Value;

use super::*;
use crate::clock::KeyPair;
use crate::jury::bytes::hex;
use crate::jury::credentials::{Signer, pss_verifies};
use crate::jury::ids::{JuryId, RoundId, VersionId};
use crate::jury::methods::Method;
use crate::jury::opening::{OPENING_FORMAT, OpeningOption, OpeningQuestion, text_sha256};
use crate::jury::record::unhex;
use crate::jury::refusal::Code;
use crate::jury::round_plan::{Denominator, Fraction, Rule, Secrecy};
use crate::jury::signatures::SigningKey;
use crate::jury::time::UtcMillis;

#[test]
fn blinding_is_as_published() {
    let vectors: Value = serde_json::from_str(include_str!("../../tests/vectors/rfc9474.json")).unwrap();
    let bytes = |name: &str| unhex(vectors[name].as_str().unwrap()).unwrap();
    let number = |name: &str| BigNum::from_slice(&bytes(name)).unwrap();
    let (n, e, d) = (number("n"), number("e"), number("d"));
    let (prefix, message, inverse) = (bytes("msg_prefix"), bytes("msg"), number("inv"));

    let encoded = blinding::encode(&[&prefix, &message], &bytes("salt"), &n).unwrap();
    assert_eq!(hex(&encoded.to_vec_padded(512).unwrap()), vectors["encoded_msg"]);

    let mut random = BigNum::new().unwrap();
    let mut context = openssl::bn::BigNumContext::new().unwrap();
    random.mod_inverse(&inverse, &n, &mut context).unwrap();
    let (back, blinded) = blinding::blind(&n, &encoded, &random).unwrap().unwrap();
    assert_eq!(back, inverse);
    assert_eq!(hex(&blinded), vectors["blinded_msg"]);

    let copied = |number: &BigNum| openssl::bn::BigNumRef::to_owned(number).unwrap();
    let private = Rsa::from_private_components(
        copied(&n),
        copied(&e),
        d,
        number("p"),
        number("q"),
        dmp(&vectors, "p"),
        dmp(&vectors, "q"),
        inverse_of_q(&vectors),
    )
    .unwrap();
    let mut signature = vec![0; 512];
    private.private_encrypt(&blinded, &mut signature, Padding::NONE).unwrap();
    assert_eq!(hex(&signature), vectors["blind_sig"]);

    let credential = blinding::unblind(&n, &signature, &back).unwrap();
    assert_eq!(hex(&credential), vectors["sig"]);
    let public = PKey::from_rsa(Rsa::from_public_components(n, e).unwrap()).unwrap();
    assert!(pss_verifies(&public, &[&prefix, &message], &credential));
    assert!(!pss_verifies(&public, &[&message], &credential), "without its prefix it is another message");
}

/// d mod (prime − 1).
fn dmp(vectors: &Value, prime: &str) -> BigNum {
    let number = |name: &str| BigNum::from_slice(&unhex(vectors[name].as_str().unwrap()).unwrap()).unwrap();
    let mut less = number(prime);
    less.sub_word(1).unwrap();
    &number("d") % &less
}

fn inverse_of_q(vectors: &Value) -> BigNum {
    let number = |name: &str| BigNum::from_slice(&unhex(vectors[name].as_str().unwrap()).unwrap()).unwrap();
    let mut inverse = BigNum::new().unwrap();
    let mut context = openssl::bn::BigNumContext::new().unwrap();
    inverse.mod_inverse(&number("q"), &number("p"), &mut context).unwrap();
    inverse
}

struct Side {
    opening: String,
    signers: Vec<Signer>,
    reasons: Signer,
    receipt: KeyPair,
}

impl Side {
    fn new(questions: u128) -> Self {
        let ids: Vec<_> = (1..=questions).map(|n| QuestionId(uuid::Uuid::from_u128(n))).collect();
        let keys: Vec<_> = ids.iter().map(|_| clock::rsa_key().unwrap()).collect();
        let (reasons, receipt) = (clock::rsa_key().unwrap(), clock::p256_key());
        let asked = |(id, key): (&QuestionId, &KeyPair)| OpeningQuestion {
            id: *id,
            key: Some(key.public.clone().into()),
            options: vec![OpeningOption {
                id: VersionId(id.0),
                recommendation: None,
                number: 1,
                text_sha256: text_sha256("Free buses?", "", ""),
            }],
        };
        let opening = Opening {
            format: OPENING_FORMAT.into(),
            jury: JuryId(uuid::Uuid::from_u128(70)),
            round: RoundId(uuid::Uuid::from_u128(71)),
            title: "A rehearsal".into(),
            rehearsal: true,
            demonstration: false,
            rule: rule(),
            questions: ids.iter().zip(&keys).map(asked).collect(),
            reasons_key: reasons.public.clone().into(),
            receipt_key: receipt.public.clone().into(),
            roster: Vec::new(),
            opened_at: UtcMillis(1_700_000_000_000),
            closes_at: None,
        };
        let read = |key: &KeyPair| Signer::read(&key.private).unwrap();
        Self {
            opening: opening.text(),
            signers: keys.iter().map(read).collect(),
            reasons: read(&reasons),
            receipt,
        }
    }

    fn sign(&self, blinded: &Values) -> Values {
        // A value that was blinded for another key may be too large for this one.
        let sign = |signer: &Signer, value: &B64| -> B64 {
            signer
                .blinded(&value.0)
                .map_or_else(|_| vec![1; RSA_BYTES].into(), |blinded| signer.sign(&blinded).unwrap().into())
        };
        let questions = blinded.questions.iter().zip(&self.signers);
        Values {
            questions: questions
                .map(|(one, signer)| ForQuestion { question: one.question, value: sign(signer, &one.value) })
                .collect(),
            reasons: sign(&self.reasons, &blinded.reasons),
        }
    }
}

fn rule() -> Rule {
    let method = Method::standard();
    Rule {
        threshold: Fraction::FOUR_FIFTHS,
        denominator: Denominator::HereWhenOpened,
        stand_aside_counted: true,
        quorum: None,
        counting: method.standard_counting(),
        secrecy: Secrecy::Secret,
        indicative: false,
        rehearsal: true,
        method,
    }
}

const FULL: &str = r#"{"step":"full_support"}"#;
const ASIDE: &str = r#"{"step":"stand_aside"}"#;

#[test]
fn a_device_votes_and_keeps_its_promise() {
    let side = Side::new(1);
    let opening = Opening::read(&side.opening).unwrap();
    let round = round_hash(&side.opening);
    let question = &opening.questions[0];
    let key = CredentialKey::read(&question.key.as_ref().unwrap().0).unwrap();
    let mut device = Device::prepare(&side.opening).unwrap();
    assert!(device.cast(question.id, FULL).is_err(), "nothing was issued yet");
    assert_eq!(device.blinded(), device.blinded());
    device.accept(&side.sign(&device.blinded())).unwrap();

    let ballot = device.cast(question.id, FULL).unwrap();
    assert_eq!(ballot.checked(&round, &key), Ok(key_hash(&ballot.key.0)));
    let promise = ballot.promise(&round, &SigningKey::read(&side.receipt.private).unwrap()).unwrap();
    device.keep(&ballot, &promise).unwrap();
    let again = device.cast(question.id, ASIDE).unwrap();
    assert_eq!((again.counter, &again.key), (ballot.counter + 1, &ballot.key));
    assert!(device.keep(&again, &promise).is_err(), "the promise was of the ballot before");
    let receipt = device.receipt();
    assert_eq!(receipt.promises.len(), 1);
    assert_eq!(Receipt::read(receipt.file().as_bytes()), Ok(receipt));

    let reasons = device.reasons("{}").unwrap();
    let reasons_key = CredentialKey::read(&opening.reasons_key.0).unwrap();
    assert!(reasons.checked(&round, &reasons_key).is_ok());
    assert_eq!(reasons.checked(&round, &key).map_err(|no| no.code), Err(Code::CredentialWrong));
}

#[test]
fn a_ballot_is_good_for_its_own_question_of_its_own_round_only() {
    let side = Side::new(2);
    let round = round_hash(&side.opening);
    let opening = Opening::read(&side.opening).unwrap();
    let keys: Vec<_> = opening
        .questions
        .iter()
        .map(|question| CredentialKey::read(&question.key.as_ref().unwrap().0).unwrap())
        .collect();
    let mut device = Device::prepare(&side.opening).unwrap();
    device.accept(&side.sign(&device.blinded())).unwrap();
    let [first, second] = [0, 1].map(|nth| opening.questions[nth].id);
    let good = device.cast(first, FULL).unwrap();
    let no = |ballot: &SecretBallot, round: &[u8; 32], key: &CredentialKey| {
        ballot.checked(round, key).map_err(|refusal| refusal.code).unwrap_err()
    };
    assert_eq!(no(&good, &[0; 32], &keys[0]), Code::CredentialWrong, "another round");
    assert_eq!(no(&good, &round, &keys[1]), Code::CredentialWrong, "another question's key");
    let moved = SecretBallot { question: second, ..good.clone() };
    assert_eq!(no(&moved, &round, &keys[1]), Code::CredentialWrong, "another question");
    assert_eq!(no(&moved, &round, &keys[0]), Code::CredentialWrong);
    let other = SecretBallot { key: device.cast(second, FULL).unwrap().key, ..good.clone() };
    assert_eq!(no(&other, &round, &keys[0]), Code::CredentialWrong, "another key");
    let altered = SecretBallot { ballot: ASIDE.into(), ..good.clone() };
    assert_eq!(no(&altered, &round, &keys[0]), Code::SignatureWrong, "another answer");
    let raised = SecretBallot { counter: 2, ..good.clone() };
    assert_eq!(no(&raised, &round, &keys[0]), Code::SignatureWrong, "another counter");
    for counter in [0, 1 << 53] {
        let far = SecretBallot { counter, ..good.clone() };
        assert_eq!(no(&far, &round, &keys[0]), Code::NumberOutOfRange);
    }
    let loose = device.cast(first, r#"{"step": "full_support"}"#).unwrap();
    assert_eq!(no(&loose, &round, &keys[0]), Code::BallotNotCanonical);
}

#[test]
fn what_was_signed_by_another_key_is_not_taken() {
    let (side, other) = (Side::new(1), Side::new(1));
    let mut device = Device::prepare(&side.opening).unwrap();
    assert!(device.accept(&other.sign(&device.blinded())).is_err());
}
