//! The bundle: everything that anyone needs to count a secret round again, in one file.

use bip39::Language;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::bytes::{B64, canonical_text, framed, hex, read_canonical, sha256};
use super::ids::{RoundId, VersionId};
use super::opening::{Opening, round_hash};
use super::promises::{SecretBallot, key_hash, sign};
use super::tally::{Paper, Tally};
use super::time::UtcMillis;
use super::tree;

/// What the first field of a closing says.
pub const CLOSING_FORMAT: &str = "citizens-jury/closing/1";
/// What a bundle says it is.
pub const BUNDLE_FORMAT: &str = "citizens-jury/bundle/1";
/// How many words stand for a head.
pub const WORDS: usize = 6;
/// Bits that one word of the list stands for.
const WORD_BITS: usize = 11;

/// That a juror's credentials were issued, once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Issued {
    /// The juror's pseudonym number.
    pub juror: u32,
    /// [`super::credentials::blinded_hash`] in hex.
    pub blinded: String,
}

/// What is fixed at closing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Closing {
    /// [`CLOSING_FORMAT`].
    pub format: String,
    pub round: RoundId,
    /// By ascending number.
    pub issued: Vec<Issued>,
    /// What was counted on paper.
    pub paper: Option<Paper>,
    /// How many ballots the tree holds.
    pub size: u64,
    /// The tree's root in hex.
    pub root: String,
    pub tally: Tally,
    pub closed_at: UtcMillis,
}

impl Closing {
    /// The canonical text, which the head is signed over.
    #[must_use]
    pub fn text(&self) -> String {
        canonical_text(self)
    }

    /// Reads the canonical text.
    ///
    /// # Errors
    /// What is wrong with it, in words.
    pub fn read(text: &str) -> Result<Self, String> {
        let closing: Self = read_canonical(text.as_bytes())?;
        if closing.format == CLOSING_FORMAT { Ok(closing) } else { Err("its format is not known".into()) }
    }
}

/// The text of an option, so that the file can be read without the service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BundleText {
    pub id: VersionId,
    pub title: String,
    pub body: String,
    pub reasons: String,
    /// Whether the text was taken out for a recorded reason: then the three fields above are empty, and
    /// only its hash in the opening entry is left.
    pub masked: bool,
}

/// The whole file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Bundle {
    /// [`BUNDLE_FORMAT`].
    pub format: String,
    /// The opening entry's text.
    pub opening: String,
    /// The closing's text.
    pub closing: String,
    /// The receipt key's signature over [`head_message`].
    pub head: B64,
    /// The head as six words.
    pub words: String,
    /// In the order of the leaves.
    pub ballots: Vec<SecretBallot>,
    pub texts: Vec<BundleText>,
    /// Whether jurors and votes are invented; the opening entry says the same.
    pub demonstration: bool,
}

/// What is known at closing besides the opening entry and the ballots.
#[derive(Clone, Debug)]
pub struct Facts {
    pub issued: Vec<Issued>,
    pub paper: Option<Paper>,
    pub tally: Tally,
    pub texts: Vec<BundleText>,
    pub closed_at: UtcMillis,
}

/// A ballot's leaf in the tree.
#[must_use]
pub fn leaf(ballot: &SecretBallot) -> Vec<u8> {
    framed(&[
        b"citizens-jury/leaf/1",
        ballot.question.0.as_bytes(),
        &ballot.key.0,
        &ballot.prefix.0,
        &ballot.credential.0,
        &ballot.counter.to_be_bytes(),
        ballot.ballot.as_bytes(),
        &ballot.signature.0,
    ])
}

/// Puts ballots into the order of the leaves: by the question's place on the voting paper, then by the
/// hash of the key. That order tells nothing of when they came.
pub fn in_leaf_order(opening: &Opening, ballots: &mut [SecretBallot]) {
    ballots.sort_by_cached_key(|ballot| leaf_place(opening, ballot));
}

/// Where a ballot stands among the leaves.
#[must_use]
pub fn leaf_place(opening: &Opening, ballot: &SecretBallot) -> (usize, [u8; 32]) {
    let place = opening.question(ballot.question).map_or(usize::MAX, |(place, _)| place);
    (place, key_hash(&ballot.key.0))
}

/// What the head's signature is over.
#[must_use]
pub fn head_message(round_hash: &[u8; 32], size: u64, root: &[u8; 32], closing: &str) -> Vec<u8> {
    let parts: [&[u8]; 5] =
        [b"citizens-jury/head/1", round_hash, &size.to_be_bytes(), root, &sha256(closing.as_bytes())];
    framed(&parts)
}

/// The head as six words of the English BIP-39 list, to be read aloud: the first 66 bits of the
/// SHA-256 of the head's message, 11 bits a word.
#[must_use]
pub fn words(head_message: &[u8]) -> String {
    let hash = sha256(head_message);
    let list = Language::English.word_list();
    let word = |nth: usize| {
        let bits = (nth * WORD_BITS..(nth + 1) * WORD_BITS)
            .fold(0_usize, |number, bit| number << 1 | usize::from(hash[bit / 8] >> (7 - bit % 8) & 1));
        list[bits]
    };
    (0..WORDS).map(word).collect::<Vec<_>>().join(" ")
}

/// Closes a round: sorts the ballots, makes tree, closing, head and words. `None` when `receipt_private`
/// is no P-256 key.
#[must_use]
pub fn seal(
    opening: &Opening,
    receipt_private: &[u8],
    mut ballots: Vec<SecretBallot>,
    facts: Facts,
) -> Option<Bundle> {
    in_leaf_order(opening, &mut ballots);
    let leaves: Vec<Vec<u8>> = ballots.iter().map(leaf).collect();
    let root = tree::root(&leaves);
    let size = u64::try_from(leaves.len()).ok()?;
    let closing = Closing {
        format: CLOSING_FORMAT.into(),
        round: opening.round,
        issued: facts.issued,
        paper: facts.paper,
        size,
        root: hex(&root),
        tally: facts.tally,
        closed_at: facts.closed_at,
    }
    .text();
    let opening_text = opening.text();
    let message = head_message(&round_hash(&opening_text), size, &root, &closing);
    Some(Bundle {
        format: BUNDLE_FORMAT.into(),
        opening: opening_text,
        closing,
        head: sign(receipt_private, &message)?.to_vec().into(),
        words: words(&message),
        ballots,
        texts: facts.texts,
        demonstration: opening.demonstration,
    })
}

impl Bundle {
    /// The file: one line of canonical JSON.
    #[must_use]
    pub fn file(&self) -> String {
        let mut text = canonical_text(self);
        text.push('\n');
        text
    }

    /// Reads the file.
    ///
    /// # Errors
    /// What is wrong with its form, in words.
    pub fn read(file: &[u8]) -> Result<Self, String> {
        let line = file.strip_suffix(b"\n").ok_or("it does not end with a whole line")?;
        let bundle: Self = read_canonical(line)?;
        if bundle.format == BUNDLE_FORMAT { Ok(bundle) } else { Err("its format is not known".into()) }
    }
}
