#![expect(clippy::unwrap_used, reason = "tests")]

use proptest::prelude::*;
use uuid::Uuid;

use super::*;

const NOW: UtcMillis = UtcMillis(1_700_000_000_000);

fn person(n: u128) -> PersonId {
    PersonId(Uuid::from_u128(n))
}

fn item(n: u128) -> VersionId {
    VersionId(Uuid::from_u128(n))
}

fn ballot_id(n: u128) -> BallotId {
    BallotId(Uuid::from_u128(n))
}

fn organiser() -> Standing {
    Standing { person: person(900), juror: false, witness: false, runs: true, organises: true }
}

fn facilitator() -> Standing {
    Standing { organises: false, ..organiser() }
}

fn juror() -> Standing {
    Standing { person: person(1), juror: true, witness: false, runs: false, organises: false }
}

fn planned(change: impl FnOnce(&mut Plan)) -> Round {
    let mut plan = Plan::standard("Final vote".into(), vec![item(1), item(2)]);
    change(&mut plan);
    Round::planned(RoundId(Uuid::from_u128(7)), &facilitator(), plan).unwrap()
}

fn here(n: u128) -> Attending {
    Attending { here: (1..=n).map(person).collect(), enrolled: (1..=n + 2).map(person).collect() }
}

fn opened() -> Round {
    let mut round = planned(|_| ());
    round.open(&facilitator(), &here(15), NOW).unwrap();
    round
}

fn code<T>(answer: Result<T, Refusal>) -> Code {
    answer.map_or_else(|refusal| refusal.code, |_| unreachable!("should have been refused"))
}

#[test]
fn four_fifths_of_fifteen_is_twelve_and_of_thirteen_is_eleven() {
    assert_eq!(Fraction::FOUR_FIFTHS.needed_of(15), 12);
    assert_eq!(Fraction::FOUR_FIFTHS.needed_of(13), 11);
    assert_eq!(Fraction::FOUR_FIFTHS.needed_of(0), 0);
    assert_eq!(Fraction { num: 1, den: 1 }.needed_of(u32::MAX), u32::MAX);
    assert_eq!(Fraction { num: 2, den: 3 }.needed_of(3), 2);
    assert_eq!(Fraction { num: 1, den: THRESHOLD_DEN }.needed_of(1), 1);
}

#[test]
fn a_threshold_is_a_share() {
    for (num, den) in [(0, 5), (6, 5), (0, 0), (1, THRESHOLD_DEN + 1)] {
        assert_eq!(code(Fraction { num, den }.checked()), Code::ThresholdWrong);
    }
    assert!(Fraction { num: 5, den: 5 }.checked().is_ok());
}

#[test]
fn opening_fixes_the_roster_from_the_register() {
    let mut round = planned(|_| ());
    let rule = round.open(&facilitator(), &here(15), NOW).unwrap();
    assert_eq!(rule.denominator, Denominator::HereWhenOpened);
    assert_eq!(round.roster.len(), 15);
    assert_eq!((round.state, round.opened_at), (RoundState::Open, Some(NOW)));

    let mut enrolled = planned(|plan| plan.denominator = Some(Denominator::Enrolled));
    enrolled.open(&facilitator(), &here(15), NOW).unwrap();
    assert_eq!(enrolled.roster.len(), 17);
}

#[test]
fn opening_is_refused_until_the_rule_is_stated() {
    let open = |change: fn(&mut Plan)| {
        let mut round = planned(change);
        let refused = code(round.open(&facilitator(), &here(15), NOW));
        assert_eq!((round.state, round.roster.len()), (RoundState::Planned, 0), "nothing partial");
        refused
    };
    assert_eq!(open(|plan| plan.threshold = None), Code::ThresholdNotStated);
    assert_eq!(open(|plan| plan.denominator = None), Code::DenominatorNotStated);
    assert_eq!(open(|plan| plan.items.clear()), Code::RoundWithoutItems);
    assert_eq!(open(|plan| plan.secrecy = Secrecy::Secret), Code::SecretNotAvailable);
    assert_eq!(open(|plan| plan.quorum = Some(16)), Code::QuorumTooLarge);
    let mut empty = planned(|_| ());
    assert_eq!(code(empty.open(&facilitator(), &here(0), NOW)), Code::RosterEmpty);
}

#[test]
fn a_plan_that_makes_no_sense_is_refused_at_once() {
    let plan = |change: fn(&mut Plan)| {
        let mut plan = Plan::standard("Vote".into(), vec![item(1)]);
        change(&mut plan);
        code(plan.checked())
    };
    assert_eq!(plan(|plan| plan.title = "  ".into()), Code::TextMissing);
    assert_eq!(plan(|plan| plan.title = "x".repeat(201)), Code::TextTooLong);
    assert_eq!(plan(|plan| plan.items.push(item(1))), Code::RoundItemTwice);
    assert_eq!(plan(|plan| plan.counting.clear()), Code::CountingStepsWrong);
    assert_eq!(plan(|plan| plan.counting.push(Step::StandAside)), Code::CountingStepsWrong);
    assert_eq!(plan(|plan| plan.quorum = Some(0)), Code::NumberOutOfRange);
    assert_eq!(plan(|plan| plan.threshold = Some(Fraction { num: 6, den: 5 })), Code::ThresholdWrong);
    assert_eq!(plan(|plan| plan.items = (1..=51).map(item).collect()), Code::NumberOutOfRange);
}

#[test]
fn only_those_on_the_roster_cast_and_only_while_open() {
    let round = opened();
    let cast = |who, what| round.cast(who, what, Step::FullSupport, None, ballot_id(1));
    assert_eq!(cast(person(15), item(2)).unwrap().item, item(2));
    assert_eq!(code(cast(person(16), item(1))), Code::NotOnRoster, "a latecomer");
    assert_eq!(code(cast(person(1), item(3))), Code::RoundItemUnknown);
    let early = planned(|_| ());
    assert_eq!(
        code(early.cast(person(1), item(1), Step::StandAside, None, ballot_id(1))),
        Code::RoundNotOpen
    );
    let mut late = opened();
    late.close(&facilitator(), NOW).unwrap();
    assert_eq!(code(late.cast(person(1), item(1), Step::StandAside, None, ballot_id(1))), Code::RoundNotOpen);
}

#[test]
fn a_changed_ballot_stays_the_same_ballot() {
    let round = opened();
    let first = round.cast(person(1), item(1), Step::CannotLiveWithIt, None, ballot_id(1)).unwrap();
    let second = round.cast(person(1), item(1), Step::CanLiveWithIt, Some(first), ballot_id(2)).unwrap();
    assert_eq!((second.id, second.step), (ballot_id(1), Step::CanLiveWithIt));
}

#[test]
fn guests_see_a_final_round_after_the_jury_does_and_indicative_ones_with_it() {
    let mut indicative = planned(|plan| plan.indicative = true);
    indicative.open(&facilitator(), &here(15), NOW).unwrap();
    indicative.close(&facilitator(), NOW).unwrap();
    assert_eq!(code(indicative.publish(&organiser(), &mut [], NOW)), Code::RoundIndicative);

    let mut last = opened();
    last.id = RoundId(Uuid::from_u128(8));
    assert_eq!(code(last.publish(&organiser(), &mut [], NOW)), Code::RoundStateWrong);
    last.close(&facilitator(), NOW).unwrap();
    assert_eq!(code(last.publish(&organiser(), &mut [], NOW)), Code::RoundNotRevealed);
    last.reveal(&facilitator(), NOW).unwrap();
    assert_eq!(code(last.publish(&facilitator(), &mut [], NOW)), Code::NotAllowed);

    let mut earlier = [indicative];
    let published = last.publish(&organiser(), &mut earlier, NOW.plus_minutes(1)).unwrap();
    assert_eq!(published, vec![last.id, earlier[0].id]);
    assert_eq!(earlier[0].state, RoundState::Published);
    assert_eq!(earlier[0].published_at, last.published_at);
}

#[test]
fn voiding_needs_a_reason_and_an_unpublished_round() {
    let mut round = opened();
    assert_eq!(code(round.void(&facilitator(), "  ", NOW)), Code::ReasonMissing);
    assert_eq!(round.state, RoundState::Open);
    round.void(&facilitator(), "The wrong text was put", NOW).unwrap();
    assert_eq!(round.state, RoundState::Voided);
    assert_eq!(code(round.void(&facilitator(), "again", NOW)), Code::RoundStateWrong);
    assert_eq!(code(round.close(&facilitator(), NOW)), Code::RoundStateWrong);
}

#[test]
fn jurors_do_not_run_rounds() {
    let mut round = opened();
    assert_eq!(code(round.close(&juror(), NOW)), Code::NotAllowed);
    assert_eq!(code(round.reveal(&juror(), NOW)), Code::NotAllowed);
    assert_eq!(code(round.void(&juror(), "no", NOW)), Code::NotAllowed);
    assert_eq!(code(planned(|_| ()).open(&juror(), &here(15), NOW)), Code::NotAllowed);
    let plan = Plan::standard("x".into(), vec![]);
    assert_eq!(code(Round::planned(round.id, &juror(), plan)), Code::NotAllowed);
}

#[test]
fn an_open_round_cannot_be_edited() {
    let plan = Plan::standard("Other".into(), vec![item(9)]);
    let mut open = opened();
    assert_eq!(code(open.edit(&facilitator(), plan.clone())), Code::RoundStateWrong);
    let mut early = planned(|_| ());
    early.edit(&facilitator(), plan).unwrap();
    assert_eq!(early.plan.items, vec![item(9)]);
}

#[derive(Clone, Debug)]
enum Act {
    Open,
    Close,
    Reveal,
    Publish,
    Void,
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![Just(Act::Open), Just(Act::Close), Just(Act::Reveal), Just(Act::Publish), Just(Act::Void)]
}

proptest! {
    #[test]
    fn needed_is_the_least_number_that_reaches_the_share(num in 1u32..=1000, extra in 0u32..=1000, whole in 0u32..=100_000) {
        let share = Fraction { num, den: num + extra };
        let needed = share.needed_of(whole);
        prop_assert!(needed <= whole);
        let reaches = |n: u32| u64::from(n) * u64::from(share.den) >= u64::from(share.num) * u64::from(whole);
        prop_assert!(reaches(needed));
        prop_assert!(needed == 0 || !reaches(needed - 1));
    }

    #[test]
    fn whatever_is_pressed_the_roster_is_fixed_once_and_refusals_change_nothing(acts in prop::collection::vec(act(), 0..12)) {
        let mut round = planned(|_| ());
        let mut fixed: Option<Vec<PersonId>> = None;
        for (n, act) in acts.into_iter().enumerate() {
            let before = round.clone();
            let there = here(10 + u128::try_from(n).unwrap());
            let answer = match act {
                Act::Open => round.open(&organiser(), &there, NOW).map(|_| ()),
                Act::Close => round.close(&organiser(), NOW),
                Act::Reveal => round.reveal(&organiser(), NOW),
                Act::Publish => round.publish(&organiser(), &mut [], NOW).map(|_| ()),
                Act::Void => round.void(&organiser(), "why", NOW),
            };
            if answer.is_err() {
                prop_assert_eq!(&round, &before);
            }
            if let Some(roster) = &fixed {
                prop_assert_eq!(roster, &round.roster);
            } else if round.state == RoundState::Open {
                fixed = Some(round.roster.clone());
            }
            prop_assert!(round.state != RoundState::Published || round.revealed_at.is_some());
        }
    }
}
