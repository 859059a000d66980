//! The bytes of every signed structure, frozen in `tests/vectors`: the pages' tests read the same files,
//! so neither side can drift.

use std::path::{Path, PathBuf};

use citizens_jury::device::blinding;
use citizens_jury::jury::bundle::{Closing, head_message, leaf, words};
use citizens_jury::jury::bytes::{B64, hex};
use citizens_jury::jury::credentials::{
    CredentialKey, Signer, blinded_hash, question_message, reasons_message,
};
use citizens_jury::jury::ids::QuestionId;
use citizens_jury::jury::opening::{Opening, round_hash, text_sha256};
use citizens_jury::jury::promises::{
    SecretBallot, ballot_message, key_hash, promise_message, reasons_signed_message, sign, verifies,
};
use citizens_jury::jury::record::unhex;
use citizens_jury::jury::tree;
use citizens_jury::jury::verification::verify;
use openssl::bn::BigNum;
use serde_json::{Value, json};

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors").join(name)
}

fn file(name: &str) -> String {
    std::fs::read_to_string(path(name)).unwrap()
}

fn bytes(value: &Value) -> Vec<u8> {
    unhex(value.as_str().unwrap()).unwrap()
}

/// A blinding whose random parts are given: prefix of 0x11, salt of 0x22, blinding number of 0x33.
fn credential(private: &[u8], public: &[u8], message: &[u8]) -> Value {
    let (prefix, salt, random) = ([0x11; 32], [0x22; 48], [0x33; 384]);
    let key = CredentialKey::read(public).unwrap();
    let modulus = key.modulus().unwrap();
    let encoded = blinding::encode(&[&prefix, message], &salt, &modulus).unwrap();
    let random = BigNum::from_slice(&random).unwrap();
    let (inverse, blinded) = blinding::blind(&modulus, &encoded, &random).unwrap().unwrap();
    let signer = Signer::read(private).unwrap();
    let signed = signer.sign(&signer.blinded(&blinded).unwrap()).unwrap();
    let credential = blinding::unblind(&modulus, &signed, &inverse).unwrap();
    assert!(key.verifies(&prefix, message, &credential));
    json!({
        "message": hex(message), "prefix": hex(&prefix), "salt": hex(&salt),
        "inverse": hex(&inverse.to_vec_padded(384).unwrap()), "blinded": hex(&blinded),
        "blind_signature": hex(&signed), "credential": hex(&credential),
    })
}

/// Everything that is signed or hashed, made anew from the keys, the opening entry and the closing.
fn made(given: &Value) -> Value {
    let keys = &given["keys"];
    let (opening, closing) = (given["opening"].as_str().unwrap(), given["closing"].as_str().unwrap());
    assert!(Opening::read(opening).is_ok() && Closing::read(closing).is_ok());
    let round = round_hash(opening);
    let question: QuestionId = "018bcfe5-6800-7000-8000-000000000001".parse().unwrap();
    let (answer, counter, answers) = (
        r#"{"step":"full_support"}"#,
        3_u64,
        r#"{"018bcfe5-6800-7000-8000-000000000001":"Buses at night – ليلًا"}"#,
    );
    let (ballot_private, ballot_key) = (bytes(&keys["ballot_private"]), bytes(&keys["ballot_public"]));
    let receipt_private = bytes(&keys["receipt_private"]);
    let (private, public) = (bytes(&keys["question_private"]), bytes(&keys["question_public"]));
    let for_question = credential(&private, &public, &question_message(&round, question, &ballot_key));
    let for_reasons = credential(&private, &public, &reasons_message(&round, &ballot_key));
    let blinded = [bytes(&for_question["blinded"]), bytes(&for_reasons["blinded"])];
    let message = ballot_message(&round, question, counter, answer.as_bytes());
    let ballot = SecretBallot {
        question,
        key: B64(ballot_key.clone()),
        prefix: B64(bytes(&for_question["prefix"])),
        credential: B64(bytes(&for_question["credential"])),
        counter,
        ballot: answer.into(),
        signature: B64(sign(&ballot_private, &message).unwrap().to_vec()),
    };
    let hash = key_hash(&ballot_key);
    let promise = promise_message(&round, question, &hash, counter, answer.as_bytes());
    let reasons = reasons_signed_message(&round, answers.as_bytes());
    let root = tree::root(&[leaf(&ballot)]);
    let head = head_message(&round, 1, &root, closing);
    assert!(verifies(&ballot_key, &message, &ballot.signature.0));
    json!({
        "about": "Every structure that a secret round signs or hashes. Bytes in lower-case hex; signatures are RFC 6979.",
        "keys": keys, "opening": opening, "closing": closing,
        "round_hash": hex(&round),
        "text": {
            "title": "Buses – حافلات", "body": "Run them\nat \"night\".", "reasons": "",
            "sha256": text_sha256("Buses – حافلات", "Run them\nat \"night\".", ""),
        },
        "credential": for_question, "reasons_credential": for_reasons,
        "issued": hex(&blinded_hash([blinded[0].as_slice()], &blinded[1])),
        "key_hash": hex(&hash),
        "ballot": {
            "question": question, "counter": counter, "ballot": answer, "message": hex(&message),
            "signature": hex(&ballot.signature.0),
        },
        "promise": { "message": hex(&promise), "signature": hex(&sign(&receipt_private, &promise).unwrap()) },
        "reasons": {
            "answers": answers, "message": hex(&reasons), "signature": hex(&sign(&ballot_private, &reasons).unwrap()),
        },
        "leaf": hex(&leaf(&ballot)), "root": hex(&root), "size": 1,
        "head": { "message": hex(&head), "signature": hex(&sign(&receipt_private, &head).unwrap()), "words": words(&head) },
    })
}

#[test]
fn every_signed_structure_has_the_bytes_that_were_frozen() {
    let frozen: Value = serde_json::from_str(&file("signed.json")).unwrap();
    let made = made(&frozen);
    if made != frozen {
        let now = Path::new(env!("CARGO_TARGET_TMPDIR")).join("signed.json");
        std::fs::write(&now, serde_json::to_string_pretty(&made).unwrap()).unwrap();
        panic!(
            "the bytes of a signed structure changed: {} against tests/vectors/signed.json",
            now.display()
        );
    }
}

#[test]
fn a_bundle_of_the_past_still_counts() {
    let (bundle, receipt) = (file("bundle.json"), file("bundle.receipt.json"));
    let whole = verify(bundle.as_bytes(), Some(receipt.as_bytes())).unwrap();
    assert_eq!(whole.mine.len(), 1);
    assert_eq!(whole.tally.items[0].cast, 5);
}
