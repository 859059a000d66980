//! Keys, ranges, and what a credential is good for. Blinding itself is the device's: see `src/device`.
#![expect(clippy::unwrap_used, reason = "tests")]

use std::sync::LazyLock;

use uuid::Uuid;

use super::*;

static KEY: LazyLock<Rsa<Private>> = LazyLock::new(|| Rsa::generate(RSA_BITS).unwrap());

fn signer() -> Signer {
    let pkcs8 = PKey::from_rsa(KEY.clone()).unwrap().private_key_to_pkcs8().unwrap();
    Signer::read(&pkcs8).unwrap()
}

#[test]
fn only_a_key_of_ours_is_read() {
    let spki = KEY.public_key_to_der().unwrap();
    assert!(CredentialKey::read(&spki).is_some());
    assert!(CredentialKey::read(&[spki.as_slice(), b"\0"].concat()).is_none(), "something after the key");
    let small = Rsa::generate(2048).unwrap();
    assert!(CredentialKey::read(&small.public_key_to_der().unwrap()).is_none(), "2048 bits");
    let odd = Rsa::generate_with_e(RSA_BITS, &BigNum::from_u32(3).unwrap()).unwrap();
    assert!(CredentialKey::read(&odd.public_key_to_der().unwrap()).is_none(), "e = 3");
    assert!(Signer::read(&PKey::from_rsa(small).unwrap().private_key_to_pkcs8().unwrap()).is_none());
}

#[test]
fn a_blinded_value_lies_below_the_modulus() {
    let signer = signer();
    let n = KEY.n().to_vec();
    let mut below = n.clone();
    *below.last_mut().unwrap() -= 1;
    let refused = |value: &[u8]| signer.blinded(value).err().map(|refusal| refusal.code);
    assert_eq!(refused(&below), None);
    for wrong in
        [vec![0; RSA_BYTES], n, vec![0xff; RSA_BYTES], vec![1; RSA_BYTES - 1], vec![1; RSA_BYTES + 1], vec![]]
    {
        assert_eq!(refused(&wrong), Some(Code::BlindedValueWrong), "{} bytes", wrong.len());
    }
}

#[test]
fn the_same_value_gets_the_same_signature() {
    let signer = signer();
    let value = [7; RSA_BYTES];
    let once = signer.sign(&signer.blinded(&value).unwrap()).unwrap();
    assert_eq!(signer.sign(&signer.blinded(&value).unwrap()).unwrap(), once);
    let mut back = vec![0; RSA_BYTES];
    KEY.public_decrypt(&once, &mut back, Padding::NONE).unwrap();
    assert_eq!(back, value);
}

#[test]
fn asking_with_other_values_has_another_hash() {
    let [a, b, c] = [[1_u8; 4], [2; 4], [3; 4]];
    let hash = |values: &[&[u8]], reasons: &[u8]| blinded_hash(values.iter().copied(), reasons);
    assert_eq!(hash(&[&a, &b], &c), hash(&[&a, &b], &c));
    assert_ne!(hash(&[&a, &b], &c), hash(&[&b, &a], &c));
    assert_ne!(hash(&[&a], &c), hash(&[&a, &a], &c));
}

#[test]
fn messages_name_round_question_and_key() {
    let one = QuestionId(Uuid::from_u128(1));
    let messages = [
        question_message(&[1; 32], one, b"key"),
        question_message(&[2; 32], one, b"key"),
        question_message(&[1; 32], QuestionId(Uuid::from_u128(2)), b"key"),
        question_message(&[1; 32], one, b"kez"),
        reasons_message(&[1; 32], b"key"),
    ];
    let different: std::collections::BTreeSet<_> = messages.iter().collect();
    assert_eq!(different.len(), messages.len());
}
