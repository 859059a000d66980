//! Score: everyone gives every option a number of points; the most points come first.

use std::collections::BTreeMap;

use super::order::summed;
use super::{Answer, Method, Question, must_be_all};
use crate::jury::ballots::Rule;
use crate::jury::ids::VersionId;
use crate::jury::refusal::{Code, Refusal};
use crate::jury::tally::{Explained, ItemTally, OptionOrder};

/// Refuses scores that leave an option out, name a strange one or go over the highest.
pub(super) fn check(max: u8, question: &Question, scores: &BTreeMap<VersionId, u8>) -> Result<(), Refusal> {
    must_be_all(question, scores.keys())?;
    if scores.values().any(|score| *score > max) {
        return Err(Code::ScoreWrong.with("limit", max));
    }
    Ok(())
}

/// Adds up the points of each option. A blank ballot adds none to any.
pub(in crate::jury) fn count(
    rule: &Rule,
    roster: u32,
    question: &Question,
    answers: &[&Answer],
) -> (Vec<ItemTally>, OptionOrder) {
    let max = if let Method::Score { max } = rule.method { max } else { 0 };
    let given = |answer: &Answer, option| match answer {
        Answer::Scores(scores) => scores.get(&option).map(|score| u32::from(*score)),
        _ => None,
    };
    let said = |given, points| Explained::PointsAdded { given, points };
    summed((rule, roster), question, answers, 0..=u32::from(max), given, said)
}
