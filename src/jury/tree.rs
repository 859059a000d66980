//! The tree of all ballots (RFC 6962, section 2.1, with SHA-256): one hash stands for every leaf and
//! their order.

use ct_merkle::mem_backed_tree::MemoryBackedTree;
use sha2_trees::Sha256;

/// Whatever makes the root of a row of leaves.
pub trait Tree {
    /// The Merkle tree hash of the leaves in this order.
    fn root(leaves: &[Vec<u8>]) -> [u8; 32];
}

/// By the crate `ct-merkle`; the tests hold it against a naive tree of every size up to 256.
pub struct CtMerkle;

impl Tree for CtMerkle {
    fn root(leaves: &[Vec<u8>]) -> [u8; 32] {
        let mut tree = MemoryBackedTree::<Sha256, &[u8]>::new();
        for leaf in leaves {
            tree.push(leaf);
        }
        (*tree.root().as_bytes()).into()
    }
}

/// The root that goes into the head.
#[must_use]
pub fn root(leaves: &[Vec<u8>]) -> [u8; 32] {
    CtMerkle::root(leaves)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::jury::bytes::{hex, sha256};
    use crate::jury::record::unhex;

    /// RFC 6962, section 2.1, word for word.
    struct Naive;

    impl Tree for Naive {
        fn root(leaves: &[Vec<u8>]) -> [u8; 32] {
            match leaves {
                [] => sha256(b""),
                [leaf] => sha256(&[&[0], leaf.as_slice()].concat()),
                _ => {
                    let k = leaves.len().div_ceil(2).next_power_of_two();
                    let (left, right) = leaves.split_at(k);
                    sha256(&[&[1], Self::root(left).as_slice(), &Self::root(right)].concat())
                }
            }
        }
    }

    #[test]
    fn it_is_the_naive_tree_at_every_size_to_256() {
        let leaves: Vec<Vec<u8>> = (0..=255_u8).map(|n| vec![n; usize::from(n) * 7 % 90]).collect();
        for size in 0..=leaves.len() {
            assert_eq!(CtMerkle::root(&leaves[..size]), Naive::root(&leaves[..size]), "{size} leaves");
        }
    }

    #[test]
    fn it_is_the_tree_of_the_published_vectors() {
        let vectors: serde_json::Value =
            serde_json::from_str(include_str!("../../tests/vectors/rfc6962.json")).unwrap();
        let texts = |name: &str| -> Vec<String> { serde_json::from_value(vectors[name].clone()).unwrap() };
        let leaves: Vec<_> = texts("leaves").iter().map(|leaf| unhex(leaf).unwrap()).collect();
        let roots = texts("roots");
        assert_eq!(roots.len(), leaves.len());
        for (size, expected) in (1..).zip(roots) {
            assert_eq!(hex(&CtMerkle::root(&leaves[..size])), expected, "{size} leaves");
        }
    }

    #[test]
    fn order_and_number_of_leaves_show() {
        let leaves = vec![b"a".to_vec(), b"b".to_vec(), b"c".to_vec()];
        let mut turned = leaves.clone();
        turned.swap(0, 1);
        assert_ne!(root(&leaves), root(&turned));
        assert_ne!(root(&leaves), root(&leaves[..2]));
        assert_eq!(hex(&root(&[])), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }
}
