//! Scales of agreement: each option gets one step, and the steps that count as support are added up.
//!
//! Sources: the five-step consensus scale of `jury.md`; Sam Kaner, "Facilitator's Guide to Participatory
//! Decision-Making": the gradients of agreement, eight steps.

use super::{OWN_STEPS, Scale, StepKey, own_words};
use crate::jury::refusal::{Code, Refusal};

/// From most to least support.
pub const FIVE: [&str; 5] =
    ["full_support", "with_reservations", "can_live_with_it", "stand_aside", "cannot_live_with_it"];

/// Kaner's eight, from most to least support.
pub const KANER: [&str; 8] = [
    "endorsement",
    "minor_contention",
    "with_reservations",
    "abstain",
    "stand_aside",
    "disagree_go_along",
    "disagree_absolved",
    "block",
];

/// The steps of a scale; one's own are numbered from most support: `s1`, `s2` …
pub fn steps(scale: Scale, own: usize) -> Vec<StepKey> {
    match scale {
        Scale::Five => FIVE.map(StepKey::from).to_vec(),
        Scale::Kaner => KANER.map(StepKey::from).to_vec(),
        Scale::Own => (1..=own).map(|n| StepKey(format!("s{n}"))).collect(),
    }
}

/// The last step of the built-in scales says no, whatever a round says counts.
pub fn never_counting(scale: Scale) -> Vec<StepKey> {
    match scale {
        Scale::Five => vec!["cannot_live_with_it".into()],
        Scale::Kaner => vec!["block".into()],
        Scale::Own => Vec::new(),
    }
}

/// The first three steps count; of a scale of one's own, its first half.
pub fn standard_counting(scale: Scale, own: usize) -> Vec<StepKey> {
    let first = if scale == Scale::Own { own.div_ceil(2) } else { 3 };
    steps(scale, own).into_iter().take(first).collect()
}

/// Tidies a scale: the built-in ones have their own words and their own step aside.
pub(super) fn checked(
    scale: Scale,
    own: &mut Vec<String>,
    aside: &mut Option<StepKey>,
) -> Result<(), Refusal> {
    match scale {
        Scale::Five | Scale::Kaner => {
            own.clear();
            *aside = Some("stand_aside".into());
        }
        Scale::Own => {
            if !OWN_STEPS.contains(&own.len()) {
                return Err(Code::ScaleWrong.with("least", OWN_STEPS.start()).with("most", OWN_STEPS.end()));
            }
            *own = own_words(own)?;
            let steps = steps(scale, own.len());
            if aside.as_ref().is_some_and(|aside| !steps.contains(aside)) {
                return Err(Code::StepUnknown.into());
            }
        }
    }
    Ok(())
}
