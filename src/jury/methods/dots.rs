//! Dot vote: everyone spreads a number of dots over the options; the most dots come first.

use std::collections::BTreeMap;

use super::order::summed;
use super::{Answer, Question};
use crate::jury::ballots::Rule;
use crate::jury::ids::VersionId;
use crate::jury::refusal::{Code, Refusal};
use crate::jury::tally::{Explained, ItemTally, OptionOrder};

/// Refuses more dots than there are, in all or on one option, none at all, or a strange option.
pub(super) fn check(
    dots: u32,
    most: Option<u32>,
    question: &Question,
    given: &BTreeMap<VersionId, u32>,
) -> Result<(), Refusal> {
    if given.keys().any(|option| !question.options.contains(option)) {
        return Err(Code::OptionUnknown.into());
    }
    if given.is_empty() || given.values().any(|n| *n == 0) {
        return Err(Code::OptionsMissing.into());
    }
    let most = most.unwrap_or(dots);
    let sum: u64 = given.values().map(|n| u64::from(*n)).sum();
    if sum > u64::from(dots) || given.values().any(|n| *n > most) {
        return Err(Code::DotsOver.with("dots", dots).with("most", most));
    }
    Ok(())
}

/// Adds up the dots of each option. A blank ballot adds none to any.
pub(in crate::jury) fn count(
    rule: &Rule,
    roster: u32,
    question: &Question,
    answers: &[&Answer],
) -> (Vec<ItemTally>, OptionOrder) {
    let given = |answer: &Answer, option| match answer {
        Answer::Dots(given) => given.get(&option).copied(),
        _ => None,
    };
    let said = |given, points| Explained::DotsAdded { given, points };
    summed((rule, roster), question, answers, std::iter::empty(), given, said)
}
