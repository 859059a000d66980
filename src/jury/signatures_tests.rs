#![expect(clippy::unwrap_used, reason = "tests")]

use p256::ecdsa::signature::{Signer as _, Verifier as _};
use p256::ecdsa::{Signature, SigningKey as Other, VerifyingKey};

use super::*;

/// The number of points, below which private keys and both numbers of a signature lie.
const ORDER: [u8; 32] = [
    0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xbc, 0xe6, 0xfa,
    0xad, 0xa7, 0x17, 0x9e, 0x84, 0xf3, 0xb9, 0xca, 0xc2, 0xfc, 0x63, 0x25, 0x51,
];

fn private(n: u32) -> [u8; 32] {
    sha256(&n.to_be_bytes())
}

/// What the other implementation says of a signature.
fn other_verifies(key: &[u8], message: &[u8], signature: &[u8]) -> bool {
    let read = VerifyingKey::from_sec1_bytes(key).ok().filter(|_| key.len() == KEY_BYTES);
    let read = read.zip(Signature::from_slice(signature).ok());
    read.is_some_and(|(key, signature)| key.verify(message, &signature).is_ok())
}

#[test]
fn keys_and_signatures_are_those_of_the_other_implementation() {
    for n in 0..200 {
        let (private, message) = (private(n), vec![7; n as usize]);
        let other = Other::from_slice(&private).unwrap();
        let key = public_key(&private).unwrap();
        assert_eq!(key, other.verifying_key().to_encoded_point(false).as_bytes());
        assert!(is_key(&key));
        let signature = sign(&private, &message).unwrap();
        let others: Signature = other.sign(&message);
        assert_eq!(signature[..], others.to_bytes()[..], "{n}");
        assert!(verifies(&key, &message, &signature));
        assert!(!verifies(&key, b"something else", &signature));
    }
}

#[test]
fn what_is_taken_is_what_the_other_implementation_takes() {
    let private = private(1);
    let (key, message) = (public_key(&private).unwrap(), b"a ballot");
    let signature = sign(&private, message).unwrap();
    for at in 0..SIGNATURE_BYTES * 8 {
        let mut changed = signature;
        changed[at / 8] ^= 1 << (at % 8);
        assert!(!verifies(&key, message, &changed), "{at}");
    }
    for at in 0..KEY_BYTES * 8 {
        let mut changed = key.clone();
        changed[at / 8] ^= 1 << (at % 8);
        assert!(!verifies(&changed, message, &signature), "{at}");
        assert!(!is_key(&changed), "{at}");
    }
    let (r, s) = signature.split_at(NUMBER_BYTES);
    let other_s = BigNum::from_slice(&ORDER).unwrap().as_ref() - BigNum::from_slice(s).unwrap().as_ref();
    let other_s = other_s.to_vec_padded(32).unwrap();
    let numbers: [&[u8]; 5] = [r, s, &[0; NUMBER_BYTES], &ORDER, &[255; NUMBER_BYTES]];
    for one in numbers {
        for two in numbers.into_iter().chain([other_s.as_slice()]) {
            let both = [one, two].concat();
            assert_eq!(verifies(&key, message, &both), other_verifies(&key, message, &both), "{both:?}");
        }
    }
    assert!(verifies(&key, message, &[r, &other_s].concat()), "both forms of s are taken");
    assert!(
        !verifies(&key, message, &signature[..63])
            && !verifies(&key, message, &[&signature[..], &[0]].concat())
    );
}

#[test]
fn only_uncompressed_points_of_the_curve_are_keys() {
    let key = public_key(&private(2)).unwrap();
    let y_is_odd = key[64] & 1;
    let hybrid = [&[6 + y_is_odd], &key[1..]].concat();
    let compressed = [&[2 + y_is_odd], &key[1..33]].concat();
    for wrong in
        [hybrid, compressed, key[..64].to_vec(), [&key[..], &[0]].concat(), vec![0; 65], vec![0], vec![]]
    {
        assert!(!is_key(&wrong), "{wrong:?}");
    }
}

#[test]
fn private_keys_lie_between_zero_and_the_order() {
    let mut last = ORDER;
    last[31] -= 1;
    assert!(public_key(&last).is_some() && sign(&last, b"x").is_some());
    for wrong in [&[0; 32][..], &ORDER, &[255; 32], &[1; 31], &[1; 33], &[]] {
        assert!(public_key(wrong).is_none() && sign(wrong, b"x").is_none(), "{wrong:?}");
    }
}
