#![expect(clippy::unwrap_used, reason = "tests")]

use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::jury::ballots::{Fraction, Secrecy};
use crate::jury::methods::scale::FIVE;

fn item(n: u128) -> VersionId {
    VersionId(Uuid::from_u128(n))
}

fn question(n: u128) -> Question {
    Question { id: QuestionId(Uuid::from_u128(n)), options: vec![item(n)] }
}

fn rule() -> Rule {
    Rule {
        method: Method::standard(),
        threshold: Fraction::FOUR_FIFTHS,
        denominator: Denominator::HereWhenOpened,
        stand_aside_counted: true,
        quorum: None,
        counting: Method::standard().standard_counting(),
        secrecy: Secrecy::Named,
        indicative: false,
        rehearsal: false,
    }
}

type Cast = Vec<(QuestionId, Answer)>;

/// Answers to question 1: how many on each of the five steps.
fn ballots(counts: [u32; 5]) -> Cast {
    let on = |step: &str| (question(1).id, Answer::Step(step.into()));
    FIVE.iter().zip(counts).flat_map(|(step, count)| (0..count).map(move |_| on(step))).collect()
}

fn one(rule: &Rule, roster: u32, counts: [u32; 5]) -> ItemTally {
    tally(rule, roster, &[question(1)], &ballots(counts)).items.remove(0)
}

fn passes(rule: &Rule, roster: u32, counts: [u32; 5]) -> bool {
    one(rule, roster, counts).passed == Some(true)
}

#[test]
fn twelve_of_fifteen_passes_and_eleven_does_not() {
    let twelve = one(&rule(), 15, [7, 3, 2, 1, 2]);
    assert_eq!((twelve.support, twelve.needed, twelve.passed), (12, 12, Some(true)));
    let eleven = one(&rule(), 15, [7, 3, 1, 2, 2]);
    assert_eq!((eleven.support, eleven.needed, eleven.passed), (11, 12, Some(false)));
}

#[test]
fn thirteen_here_need_eleven() {
    assert_eq!(needed_now(&rule(), 13), 11);
    assert!(passes(&rule(), 13, [11, 0, 0, 0, 0]));
    assert!(!passes(&rule(), 13, [10, 0, 0, 3, 0]));
}

#[test]
fn those_who_did_not_cast_stay_in_the_denominator() {
    let item = one(&rule(), 15, [11, 0, 0, 0, 0]);
    assert_eq!((item.cast, item.denominator, item.passed), (11, 15, Some(false)));
    let of_cast = Rule { denominator: Denominator::Cast, ..rule() };
    assert!(passes(&of_cast, 15, [11, 0, 0, 0, 0]));
}

#[test]
fn standing_aside_may_leave_the_denominator() {
    let left_out = Rule { stand_aside_counted: false, ..rule() };
    let item = one(&left_out, 15, [8, 0, 0, 5, 2]);
    assert_eq!((item.denominator, item.needed, item.passed), (10, 8, Some(true)));
    assert!(!passes(&rule(), 15, [8, 0, 0, 5, 2]));
}

#[test]
fn nothing_passes_when_nobody_is_counted() {
    let left_out = Rule { stand_aside_counted: false, ..rule() };
    let item = one(&left_out, 5, [0, 0, 0, 5, 0]);
    assert_eq!((item.denominator, item.needed, item.passed), (0, 0, Some(false)));
    assert!(item.explained.contains(&Explained::NobodyCounted));
    let of_cast = Rule { denominator: Denominator::Cast, ..rule() };
    assert!(!passes(&of_cast, 15, [0; 5]));
}

#[test]
fn a_missed_quorum_decides() {
    let quorum = Rule { quorum: Some(10), denominator: Denominator::Cast, ..rule() };
    let missed = one(&quorum, 15, [9, 0, 0, 0, 0]);
    assert_eq!((missed.quorum_met, missed.passed), (Some(false), Some(false)));
    let met = one(&quorum, 15, [8, 0, 0, 0, 2]);
    assert_eq!((met.quorum_met, met.passed), (Some(true), Some(true)));
}

#[test]
fn a_round_may_count_fewer_steps() {
    let strict = Rule { counting: vec!["full_support".into()], ..rule() };
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
    cast.push((question(2).id, Answer::Step("cannot_live_with_it".into())));
    let tally = tally(&rule(), 3, &[question(2), question(1)], &cast);
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
            counting: Method::standard().standard_counting().into_iter().take(first).collect(),
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
        prop_assert_eq!(tally(&rule, 40, &[question(1)], &cast), tally(&rule, 40, &[question(1)], &shuffled));
    }

    #[test]
    fn more_support_never_turns_passed_into_failed(rule in any_rule(), counts in any_counts(), which in 0usize..3, absent in 0u32..8) {
        let step = &rule.counting[which % rule.counting.len()];
        let index = FIVE.iter().position(|one| *one == step.0).unwrap();
        let mut more = counts;
        more[index] += 1;
        let roster = counts.iter().sum::<u32>() + 1 + absent;
        let (before, after) = (one(&rule, roster, counts), one(&rule, roster, more));
        prop_assert!(before.passed == Some(false) || after.passed == Some(true), "{:?} then {:?}", before, after);
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
        prop_assert!(before.passed == Some(false) || after.passed == Some(true));
    }

    #[test]
    fn numbers_add_up(rule in any_rule(), counts in any_counts(), absent in 0u32..8) {
        let roster = counts.iter().sum::<u32>() + absent;
        let item = one(&rule, roster, counts);
        prop_assert_eq!(item.cast, counts.iter().sum::<u32>());
        prop_assert!(item.support <= item.cast && item.cast <= roster);
        prop_assert!(item.support <= item.denominator);
        prop_assert!(item.needed <= item.denominator);
        if item.passed == Some(true) {
            let share = u64::from(item.support) * u64::from(rule.threshold.den);
            prop_assert!(share >= u64::from(rule.threshold.num) * u64::from(item.denominator));
            prop_assert!(item.support > 0);
        }
    }
}

#[test]
fn a_blank_ballot_is_cast_and_supports_nothing() {
    let mut cast = ballots([4, 0, 0, 0, 0]);
    cast.push((question(1).id, Answer::Blank {}));
    let of_cast = Rule { denominator: Denominator::Cast, ..rule() };
    let item = tally(&of_cast, 15, &[question(1)], &cast).items.remove(0);
    assert_eq!((item.cast, item.blank, item.denominator, item.passed), (5, 1, 5, Some(true)));
    assert!(item.explained.contains(&Explained::Blank { people: 1 }));
}

#[test]
fn paper_is_added_and_told_apart() {
    let total = |step: &str, people| PaperTotal { question: question(1).id, step: step.into(), people };
    let paper = Paper {
        ballots: 5,
        totals: vec![total("full_support", 3), total("stand_aside", 1), total(BLANK, 1)],
    };
    let tally = tally_with_paper(&rule(), 15, &[question(1)], &ballots([9, 0, 0, 0, 1]), Some(&paper));
    let item = &tally.items[0];
    assert_eq!((item.support, item.cast, item.blank, item.passed), (12, 15, 1, Some(true)));
    assert_eq!(item.counts[0], StepCount { step: "full_support".into(), people: 12 });
    assert_eq!(item.paper[0], StepCount { step: "full_support".into(), people: 3 });
}
