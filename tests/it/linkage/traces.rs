//! Where byte strings stand in files: many at once, in one reading.

use std::collections::HashMap;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};
use citizens_jury::jury::bytes::hex;

/// The file, and the place in it.
pub type Place = (usize, usize);

/// The bytes by which a string is found before it is compared.
const HEAD: usize = 8;

/// Most places are ruled out by four bytes, without a look into the table.
fn slot(head: u64) -> usize {
    let low = u32::try_from(head & u64::from(u32::MAX)).unwrap();
    (low.wrapping_mul(0x9E37_79B1) >> 16) as usize
}

/// Where each of these stands first; they have at least eight bytes.
pub fn first(needles: &[Vec<u8>], files: &[Vec<u8>]) -> Vec<Option<Place>> {
    let mut sieve = vec![false; 1 << 16];
    let mut table: HashMap<u64, Vec<usize>> = HashMap::new();
    for (n, needle) in needles.iter().enumerate() {
        let head = u64::from_le_bytes(needle[..HEAD].try_into().unwrap());
        sieve[slot(head)] = true;
        table.entry(head).or_default().push(n);
    }
    let mut found = vec![None; needles.len()];
    for (file, bytes) in files.iter().enumerate() {
        let mut head = 0_u64;
        for (last, byte) in bytes.iter().enumerate() {
            head = (head >> 8) | (u64::from(*byte) << 56);
            if last + 1 < HEAD || !sieve[slot(head)] {
                continue;
            }
            let at = last + 1 - HEAD;
            for n in table.get(&head).into_iter().flatten() {
                if found[*n].is_none() && bytes[at..].starts_with(&needles[*n]) {
                    found[*n] = Some((file, at));
                }
            }
        }
    }
    found
}

/// How many of these stand anywhere.
pub fn count(needles: &[Vec<u8>], files: &[Vec<u8>]) -> usize {
    first(needles, files).iter().flatten().count()
}

/// How a text might hold these bytes: hex, base64 of both kinds wherever it begins, numbers in a row.
pub fn spelled(secret: &[u8]) -> Vec<Vec<u8>> {
    let mut ways = vec![hex(secret)];
    for skipped in 0..3 {
        for mut text in
            [STANDARD_NO_PAD.encode(&secret[skipped..]), URL_SAFE_NO_PAD.encode(&secret[skipped..])]
        {
            // The last ones change with what follows.
            text.truncate(text.len() - 2);
            ways.push(text);
        }
    }
    let numbers: Vec<String> = secret.iter().map(ToString::to_string).collect();
    ways.extend([numbers.join(","), numbers.join(", ")]);
    ways.into_iter().map(String::into_bytes).collect()
}

#[test]
fn what_is_hidden_in_a_text_is_found_however_it_is_spelled() {
    let secret: Vec<u8> = (0..32).map(|n: u8| n.wrapping_mul(37) ^ 0xa5).collect();
    let ways = spelled(&secret);
    for before in 0..3 {
        let hidden = [&b"abc"[..before], &secret, b"end"].concat();
        for text in [
            hex(&hidden),
            URL_SAFE_NO_PAD.encode(&hidden),
            STANDARD_NO_PAD.encode(&hidden),
            format!("{hidden:?}"),
            serde_json::to_string(&hidden).unwrap(),
        ] {
            assert!(count(&ways, &[text.clone().into_bytes()]) > 0, "{text}");
        }
    }
    let elsewhere: Vec<u8> = secret.iter().rev().copied().collect();
    assert_eq!(count(&ways, &[hex(&elsewhere).into_bytes()]), 0);
    let files = [b"nothing".to_vec(), [b"xx", &secret[..], &secret[..]].concat()];
    assert_eq!(first(&[secret, elsewhere], &files), [Some((1, 2)), None]);
}
