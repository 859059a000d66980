#![expect(clippy::unwrap_used, reason = "tests")]

use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::jury::ballots::{Fraction, Secrecy, standard_counting};
use crate::jury::ids::BallotId;

fn item(n: u128) -> VersionId {
    VersionId(Uuid::from_u128(n))
}

fn rule() -> Rule {
    Rule {
        threshold: Fraction::FOUR_FIFTHS,
        denominator: Denominator::HereWhenOpened,
        stand_aside_counted: true,
        quorum: None,
        counting: standard_counting(),
        secrecy: Secrecy::Named,
        indicative: false,
    }
}

/// Ballots on item 1: how many on each of the five steps.
fn ballots(counts: [u32; 5]) -> Vec<Ballot> {
    let mut cast = Vec::new();
    for (step, count) in Step::ALL.iter().zip(counts) {
        for _ in 0..count {
            let id = BallotId(Uuid::from_u128(cast.len() as u128));
            cast.push(Ballot { id, item: item(1), step: *step });
        }
    }
    cast
}

fn one(rule: &Rule, roster: u32, counts: [u32; 5]) -> ItemTally {
    tally(rule, roster, &[item(1)], &ballots(counts)).items.remove(0)
}

#[test]
fn twelve_of_fifteen_passes_and_eleven_does_not() {
    let twelve = one(&rule(), 15, [7, 3, 2, 1, 2]);
    assert_eq!((twelve.support, twelve.needed, twelve.passed), (12, 12, true));
    let eleven = one(&rule(), 15, [7, 3, 1, 2, 2]);
    assert_eq!((eleven.support, eleven.needed, eleven.passed), (11, 12, false));
}

#[test]
fn thirteen_here_need_eleven() {
    assert_eq!(needed_now(&rule(), 13), 11);
    assert!(one(&rule(), 13, [11, 0, 0, 0, 0]).passed);
    assert!(!one(&rule(), 13, [10, 0, 0, 3, 0]).passed);
}

#[test]
fn those_who_did_not_cast_stay_in_the_denominator() {
    let item = one(&rule(), 15, [11, 0, 0, 0, 0]);
    assert_eq!((item.cast, item.denominator, item.passed), (11, 15, false));
    let of_cast = Rule { denominator: Denominator::Cast, ..rule() };
    assert!(one(&of_cast, 15, [11, 0, 0, 0, 0]).passed);
}

#[test]
fn standing_aside_may_leave_the_denominator() {
    let left_out = Rule { stand_aside_counted: false, ..rule() };
    let item = one(&left_out, 15, [8, 0, 0, 5, 2]);
    assert_eq!((item.denominator, item.needed, item.passed), (10, 8, true));
    assert!(!one(&rule(), 15, [8, 0, 0, 5, 2]).passed);
}

#[test]
fn nothing_passes_when_nobody_is_counted() {
    let left_out = Rule { stand_aside_counted: false, ..rule() };
    let item = one(&left_out, 5, [0, 0, 0, 5, 0]);
    assert_eq!((item.denominator, item.needed, item.passed), (0, 0, false));
    assert!(item.explained.contains(&Explained::NobodyCounted));
    let of_cast = Rule { denominator: Denominator::Cast, ..rule() };
    assert!(!one(&of_cast, 15, [0; 5]).passed);
}

#[test]
fn a_missed_quorum_decides() {
    let quorum = Rule { quorum: Some(10), denominator: Denominator::Cast, ..rule() };
    let missed = one(&quorum, 15, [9, 0, 0, 0, 0]);
    assert_eq!((missed.quorum_met, missed.passed), (Some(false), false));
    let met = one(&quorum, 15, [8, 0, 0, 0, 2]);
    assert_eq!((met.quorum_met, met.passed), (Some(true), true));
}

#[test]
fn a_round_may_count_fewer_steps() {
    let strict = Rule { counting: vec![Step::FullSupport], ..rule() };
    assert_eq!(one(&strict, 15, [11, 4, 0, 0, 0]).support, 11);
}

#[test]
fn every_step_of_the_way_is_explained() {
    let explained = one(&Rule { quorum: Some(10), ..rule() }, 15, [7, 3, 2, 1, 2]).explained;
    insta::assert_json_snapshot!(explained);
}

#[test]
fn ballots_on_another_item_are_not_counted() {
    let mut cast = ballots([3, 0, 0, 0, 0]);
    cast.push(Ballot { id: BallotId(Uuid::from_u128(99)), item: item(2), step: Step::CannotLiveWithIt });
    let tally = tally(&rule(), 3, &[item(2), item(1)], &cast);
    let casts: Vec<(VersionId, u32)> = tally.items.iter().map(|one| (one.item, one.cast)).collect();
    assert_eq!(casts, vec![(item(2), 1), (item(1), 3)]);
}

fn any_rule() -> impl Strategy<Value = Rule> {
    (
        (1u32..=20, 0u32..=20),
        prop::sample::select(Denominator::ALL.to_vec()),
        any::<bool>(),
        prop::option::of(1u32..20),
        1usize..=3,
    )
        .prop_map(|((num, extra), denominator, stand_aside_counted, quorum, first)| Rule {
            threshold: Fraction { num, den: num + extra },
            denominator,
            stand_aside_counted,
            quorum,
            counting: standard_counting().into_iter().take(first).collect(),
            ..rule()
        })
}

fn any_counts() -> impl Strategy<Value = [u32; 5]> {
    prop::array::uniform5(0u32..8)
}

proptest! {
    #[test]
    fn the_order_of_ballots_never_matters(
        rule in any_rule(),
        (cast, shuffled) in any_counts().prop_map(ballots).prop_flat_map(|cast| (Just(cast.clone()), Just(cast).prop_shuffle())),
    ) {
        prop_assert_eq!(tally(&rule, 40, &[item(1)], &cast), tally(&rule, 40, &[item(1)], &shuffled));
    }

    #[test]
    fn more_support_never_turns_passed_into_failed(rule in any_rule(), counts in any_counts(), which in 0usize..3, absent in 0u32..8) {
        let step = rule.counting[which % rule.counting.len()];
        let index = Step::ALL.iter().position(|one| *one == step).unwrap();
        let mut more = counts;
        more[index] += 1;
        let roster = counts.iter().sum::<u32>() + 1 + absent;
        let (before, after) = (one(&rule, roster, counts), one(&rule, roster, more));
        prop_assert!(!before.passed || after.passed, "{:?} then {:?}", before, after);
    }

    #[test]
    fn a_change_of_mind_towards_support_never_harms(rule in any_rule(), counts in any_counts(), from in 3usize..5) {
        prop_assume!(counts[from] > 0);
        let mut more = counts;
        more[from] -= 1;
        more[0] += 1;
        let roster = counts.iter().sum();
        let (before, after) = (one(&rule, roster, counts), one(&rule, roster, more));
        // Leaving "stand aside" may raise the denominator where that step is not in it, but one more
        // supporter always covers one more person.
        prop_assert!(!before.passed || after.passed);
    }

    #[test]
    fn numbers_add_up(rule in any_rule(), counts in any_counts(), absent in 0u32..8) {
        let roster = counts.iter().sum::<u32>() + absent;
        let item = one(&rule, roster, counts);
        prop_assert_eq!(item.cast, counts.iter().sum::<u32>());
        prop_assert!(item.support <= item.cast && item.cast <= roster);
        prop_assert!(item.support <= item.denominator);
        prop_assert!(item.needed <= item.denominator);
        if item.passed {
            let share = u64::from(item.support) * u64::from(rule.threshold.den);
            prop_assert!(share >= u64::from(rule.threshold.num) * u64::from(item.denominator));
            prop_assert!(item.support > 0);
        }
    }
}
