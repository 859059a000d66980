//! What the methods have in common that put options in an order: places, and an option's line.

use std::collections::BTreeMap;

use super::{Answer, Question, StepKey};
use crate::jury::ballots::Rule;
use crate::jury::ids::VersionId;
use crate::jury::tally::{Explained, Given, ItemTally, OptionOrder, OptionPlace, StepCount, begun, people};

/// One option's line: how many people gave it what, and how that was counted.
pub(super) struct Line {
    pub counts: Vec<StepCount>,
    pub points: Option<u32>,
    pub explained: Vec<Explained>,
}

/// The lines of a question's options. A method that only orders knows neither support nor needed.
pub(super) fn items(
    rule: &Rule,
    roster: u32,
    question: &Question,
    answers: &[&Answer],
    line: impl Fn(usize, VersionId) -> Line,
) -> Vec<ItemTally> {
    let blank = people(answers.iter().filter(|answer| is_blank(answer)).count());
    let cast = people(answers.len());
    question
        .options
        .iter()
        .enumerate()
        .map(|(at, option)| {
            let Line { counts, points, explained } = line(at, *option);
            let mut item = begun(rule, roster, *option, counts, blank, cast);
            item.points = points;
            item.explained.extend(explained);
            item
        })
        .collect()
}

fn is_blank(answer: &Answer) -> bool {
    matches!(answer, Answer::Blank {})
}

/// Whether nobody said anything, so that nothing comes before anything.
pub(super) fn all_blank(answers: &[&Answer]) -> bool {
    answers.iter().all(|answer| is_blank(answer))
}

/// The options by their places, given each option's place in the ballot's order. Those that share a
/// place stand in the ballot's order, never by their ids.
pub(super) fn places(options: &[VersionId], place_of: &[u32]) -> Vec<OptionPlace> {
    let mut by_place: BTreeMap<u32, Vec<VersionId>> = BTreeMap::new();
    for (option, place) in options.iter().zip(place_of) {
        by_place.entry(*place).or_default().push(*option);
    }
    by_place.into_iter().map(|(place, options)| OptionPlace { place, options }).collect()
}

/// One more than the number of options that `ahead` says come before each.
pub(super) fn place_numbers(count: usize, ahead: impl Fn(usize, usize) -> bool) -> Vec<u32> {
    (0..count).map(|one| 1 + people((0..count).filter(|other| ahead(*other, one)).count())).collect()
}

/// The places that several options share, said one by one.
pub(super) fn shared(places: &[OptionPlace]) -> impl Iterator<Item = Explained> + '_ {
    places
        .iter()
        .filter(|place| place.options.len() > 1)
        .map(|place| Explained::SharedPlace { place: place.place, options: place.options.clone() })
}

/// Nobody said anything: every option shares the first place.
pub(super) fn nobody(question: &Question) -> OptionOrder {
    let places = places(&question.options, &vec![1; question.options.len()]);
    OptionOrder { places, pairwise: Vec::new(), explained: vec![Explained::NobodyAnswered] }
}

/// The order by points: more come first, the same number shares a place.
fn by_points(question: &Question, points: &[u32], said: Explained) -> OptionOrder {
    let numbers = place_numbers(points.len(), |one, other| points[one] > points[other]);
    let places = places(&question.options, &numbers);
    let explained = std::iter::once(said).chain(shared(&places)).collect();
    OptionOrder { places, pairwise: Vec::new(), explained }
}

/// The options by what people gave them, added up. A blank ballot adds none to any. `numbers`: those
/// that are told even where nobody gave them.
pub(super) fn summed(
    (rule, roster): (&Rule, u32),
    question: &Question,
    answers: &[&Answer],
    numbers: impl Iterator<Item = u32> + Clone,
    given: impl Fn(&Answer, VersionId) -> Option<u32>,
    said: impl Fn(Vec<Given>, u32) -> Explained,
) -> (Vec<ItemTally>, OptionOrder) {
    let items = items(rule, roster, question, answers, |_, option| {
        let mut people: BTreeMap<u32, u32> = numbers.clone().map(|number| (number, 0)).collect();
        for number in answers.iter().filter_map(|answer| given(answer, option)) {
            *people.entry(number).or_default() += 1;
        }
        let (given, points) = added(&people);
        Line { counts: counts(&people), points: Some(points), explained: vec![said(given, points)] }
    });
    if all_blank(answers) {
        return (items, nobody(question));
    }
    let points: Vec<u32> = items.iter().map(|item| item.points.unwrap_or_default()).collect();
    let order = by_points(question, &points, Explained::MostFirst);
    (items, order)
}

/// How many people gave each number, and what that adds up to.
fn added(numbers: &BTreeMap<u32, u32>) -> (Vec<Given>, u32) {
    let given: Vec<Given> = numbers
        .iter()
        .rev()
        .filter(|(_, people)| **people > 0)
        .map(|(value, people)| Given { value: *value, people: *people })
        .collect();
    let points =
        given.iter().fold(0_u32, |sum, one| sum.saturating_add(one.value.saturating_mul(one.people)));
    (given, points)
}

/// Numbers that were given as the keys of a distribution, smallest first.
pub(super) fn counts(numbers: &BTreeMap<u32, u32>) -> Vec<StepCount> {
    numbers
        .iter()
        .map(|(value, people)| StepCount { step: StepKey(value.to_string()), people: *people })
        .collect()
}

#[cfg(test)]
#[path = "order_tests.rs"]
mod tests;
