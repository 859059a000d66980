#![expect(clippy::unwrap_used, reason = "tests")]

use std::collections::BTreeMap;

use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::jury::ballots::{Denominator, Fraction, Rule, Secrecy};
use crate::jury::ids::{QuestionId, VersionId};
use crate::jury::methods::{Answer, Question};
use crate::jury::tally::{OptionPlace, tally};

const OPTIONS: u128 = 3;

fn option(n: u128) -> VersionId {
    VersionId(Uuid::from_u128(n))
}

fn counted(method: &Method, ballots: &[Answer]) -> Tally {
    let rule = Rule {
        method: method.clone(),
        threshold: Fraction::FOUR_FIFTHS,
        denominator: Denominator::HereWhenOpened,
        stand_aside_counted: true,
        quorum: None,
        counting: Vec::new(),
        secrecy: Secrecy::Secret,
        indicative: false,
        rehearsal: false,
    };
    let id = QuestionId(Uuid::from_u128(99));
    let question = Question { id, options: (0..OPTIONS).map(option).collect() };
    let answers: Vec<_> = ballots.iter().map(|ballot| (id, ballot.clone())).collect();
    tally(&rule, 20, &[question], &answers)
}

fn places(method: &Method, ballots: &[Answer]) -> Vec<OptionPlace> {
    counted(method, ballots).order.unwrap().places
}

/// Every way to choose one of these for each option.
fn every<T: Clone>(values: &[T]) -> Vec<BTreeMap<VersionId, T>> {
    (0..OPTIONS).fold(vec![BTreeMap::new()], |all, n| {
        let with = |before: BTreeMap<VersionId, T>| {
            values.iter().map(move |value| {
                let mut one = before.clone();
                one.insert(option(n), value.clone());
                one
            })
        };
        all.into_iter().flat_map(with).collect()
    })
}

/// Every ballot that a method takes; of the grades the best, the worst and two between.
fn ballots(method: &Method) -> Vec<Answer> {
    let mut all: Vec<Answer> = match method {
        Method::Score { max } => {
            every(&(0..=*max).collect::<Vec<_>>()).into_iter().map(Answer::Scores).collect()
        }
        Method::Dots { dots, most } => every(&(0..=most.unwrap_or(*dots)).collect::<Vec<_>>())
            .into_iter()
            .filter(|given| (1..=*dots).contains(&given.values().sum::<u32>()))
            .map(|given| Answer::Dots(given.into_iter().filter(|(_, dots)| *dots > 0).collect()))
            .collect(),
        Method::Judgment => {
            let some = [GRADES[0], GRADES[2], GRADES[4], GRADES[5]].map(StepKey::from);
            every(&some).into_iter().map(Answer::Grades).collect()
        }
        _ => every(&[0_u32, 1, 2, 3])
            .into_iter()
            .filter_map(|ranks| {
                let mut ranked: Vec<(u32, VersionId)> =
                    ranks.into_iter().filter(|(_, rank)| *rank > 0).map(|(id, rank)| (rank, id)).collect();
                ranked.sort_unstable();
                let distinct = ranked.windows(2).all(|pair| pair[0].0 < pair[1].0);
                let order: Vec<VersionId> = ranked.into_iter().map(|(_, id)| id).collect();
                (distinct && !order.is_empty()).then_some(Answer::Ranking(order))
            })
            .collect(),
    };
    all.push(Answer::Blank {});
    all
}

/// Whether one or two of all possible ballots more make another order, tried one by one.
fn tried(method: &Method, cast: &[Answer], more: usize) -> bool {
    let (all, before) = (ballots(method), places(method, cast));
    let other = |extra: &[&Answer]| {
        let whole: Vec<Answer> = cast.iter().chain(extra.iter().copied()).cloned().collect();
        places(method, &whole) != before
    };
    let one_more = || all.iter().any(|one| other(&[one]));
    let two_more = || all.iter().enumerate().any(|(n, one)| all[n..].iter().any(|two| other(&[one, two])));
    (more > 0 && one_more()) || (more > 1 && two_more())
}

fn methods() -> [Method; 5] {
    [
        Method::Score { max: 3 },
        Method::Dots { dots: 3, most: None },
        Method::Dots { dots: 3, most: Some(2) },
        Method::Judgment,
        Method::Ranking,
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(30))]

    #[test]
    fn no_ballots_more_change_what_cannot_change(
        picks in prop::collection::vec((any::<prop::sample::Index>(), 1usize..4), 0..5), more in 0usize..=2,
    ) {
        for method in methods() {
            let all = ballots(&method);
            let cast: Vec<Answer> =
                picks.iter().flat_map(|(pick, times)| vec![pick.get(&all).clone(); *times]).collect();
            let could = could_reorder(&method, &counted(&method, &cast), u32::try_from(more).unwrap());
            let does = tried(&method, &cast, more);
            prop_assert!(could || !does, "{method:?}: said to be settled, and is not: {cast:?}");
            // Only of a ranking less is known than could be.
            prop_assert!(could == does || method == Method::Ranking, "{method:?}: settled: {cast:?}");
        }
    }
}

#[test]
fn a_ranking_far_ahead_is_settled() {
    let order = |order: [u128; 3]| Answer::Ranking(order.map(option).to_vec());
    let clear = vec![order([0, 1, 2]); 5];
    assert!(!could_reorder(&Method::Ranking, &counted(&Method::Ranking, &clear), 2));
    assert!(could_reorder(&Method::Ranking, &counted(&Method::Ranking, &clear), 5), "as many the other way");
    // The cycle is decided by its weakest link, and one ballot more could turn that.
    let mut round = vec![order([0, 1, 2]); 3];
    round.extend(vec![order([1, 2, 0]); 2]);
    round.extend(vec![order([2, 0, 1]); 2]);
    assert!(could_reorder(&Method::Ranking, &counted(&Method::Ranking, &round), 1));
    assert!(!could_reorder(&Method::Ranking, &counted(&Method::Ranking, &round), 0));
}
