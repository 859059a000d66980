//! Approve, reject or abstain: those who approve are the support.

use super::StepKey;

/// From most to least support.
pub fn steps() -> Vec<StepKey> {
    ["approve", "abstain", "reject"].map(StepKey::from).to_vec()
}
