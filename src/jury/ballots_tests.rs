#![expect(clippy::unwrap_used, reason = "tests")]

use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::jury::methods::{Method, Scale};
use crate::jury::round_plan::{END_LATEST_DAYS, END_SOONEST_MS, THRESHOLD_DEN};
use crate::jury::time::MS_PER_DAY;

const NOW: UtcMillis = UtcMillis(1_700_000_000_000);

fn person(n: u128) -> PersonId {
    PersonId(Uuid::from_u128(n))
}

fn item(n: u128) -> VersionId {
    VersionId(Uuid::from_u128(n))
}

fn question(n: u128) -> QuestionId {
    QuestionId(Uuid::from_u128(n))
}

fn step(key: &str) -> Answer {
    Answer::Step(key.into())
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
    plan.secrecy = Secrecy::Named;
    change(&mut plan);
    Round::planned(RoundId(Uuid::from_u128(7)), &facilitator(), plan).unwrap()
}

fn here(n: u128) -> Attending {
    let one = |n| OnRoster { person: person(n), way: Way::OwnDevice };
    Attending { here: (1..=n).map(one).collect(), enrolled: (1..=n + 2).map(one).collect() }
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
    assert_eq!(
        open(|plan| (plan.method, plan.items) = (Method::Ranking, vec![item(1)])),
        Code::OptionsTooFew
    );
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
    assert_eq!(plan(|plan| plan.counting.push("stand_aside".into())), Code::CountingStepsWrong);
    assert_eq!(plan(|plan| plan.quorum = Some(0)), Code::NumberOutOfRange);
    assert_eq!(plan(|plan| plan.threshold = Some(Fraction { num: 6, den: 5 })), Code::ThresholdWrong);
    assert_eq!(plan(|plan| plan.items = (1..=51).map(item).collect()), Code::NumberOutOfRange);
}

#[test]
fn only_those_on_the_roster_cast_and_only_while_open() {
    let round = opened();
    let cast = |who, what| round.cast(who, what, step("full_support"), None, ballot_id(1));
    assert_eq!(cast(person(15), question(2)).unwrap().item, question(2));
    assert_eq!(code(cast(person(16), question(1))), Code::NotOnRoster, "a latecomer");
    assert_eq!(code(cast(person(1), question(3))), Code::RoundItemUnknown);
    let early = planned(|_| ());
    assert_eq!(
        code(early.cast(person(1), question(1), step("stand_aside"), None, ballot_id(1))),
        Code::RoundNotOpen
    );
    let mut late = opened();
    late.close(&facilitator(), NOW).unwrap();
    assert_eq!(
        code(late.cast(person(1), question(1), step("stand_aside"), None, ballot_id(1))),
        Code::RoundNotOpen
    );
}

#[test]
fn a_changed_ballot_stays_the_same_ballot() {
    let round = opened();
    let first = round.cast(person(1), question(1), step("cannot_live_with_it"), None, ballot_id(1)).unwrap();
    let second =
        round.cast(person(1), question(1), step("can_live_with_it"), Some(first.id), ballot_id(2)).unwrap();
    assert_eq!((second.id, second.answer), (ballot_id(1), step("can_live_with_it")));
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

/// So many jurors voting on their own device, and so many on paper.
fn mixed(electronic: u128, paper: u128) -> Attending {
    let way = |n| if n <= electronic { Way::OwnDevice } else { Way::Paper };
    let here: Vec<OnRoster> =
        (1..=electronic + paper).map(|n| OnRoster { person: person(n), way: way(n) }).collect();
    Attending { enrolled: here.clone(), here }
}

#[test]
fn a_secret_round_needs_enough_people_to_hide_among() {
    let open = |attending: &Attending, method: Method| {
        let mut round = planned(|plan| {
            plan.secrecy = Secrecy::Secret;
            plan.counting = method.standard_counting();
            plan.method = method;
        });
        let answer = round.open(&facilitator(), attending, NOW).map(|_| ()).map_err(|refusal| refusal.code);
        assert_eq!(answer.is_err(), round.roster.is_empty(), "nothing partial");
        answer
    };
    let scale = Method::standard;
    assert_eq!(open(&mixed(4, 0), scale()), Err(Code::RosterTooSmallForSecret));
    assert_eq!(open(&mixed(5, 0), scale()), Ok(()));
    assert_eq!(open(&mixed(9, 4), scale()), Err(Code::PaperTooFew));
    assert_eq!(open(&mixed(8, 5), scale()), Ok(()));
    assert_eq!(open(&mixed(4, 5), scale()), Err(Code::ElectronicTooFew));
    assert_eq!(open(&mixed(0, 5), Method::Approval), Ok(()));
    assert_eq!(open(&mixed(8, 5), Method::Ranking), Err(Code::PaperNotWithMethod));
}

#[test]
fn a_fixed_end_lies_from_a_minute_to_thirty_days_ahead_and_waits_for_no_paper() {
    let open = |ahead_ms: i64, attending: &Attending| {
        let mut round = planned(|plan| {
            plan.secrecy = Secrecy::Secret;
            plan.closes_at = Some(NOW.plus_ms(ahead_ms));
        });
        let answer = round.open(&facilitator(), attending, NOW).map(|_| ()).map_err(|refusal| refusal.code);
        assert_eq!(answer.is_err(), round.roster.is_empty(), "nothing partial");
        assert_eq!(round.opened_by, answer.is_ok().then(|| facilitator().person));
        answer
    };
    assert_eq!(open(END_SOONEST_MS, &here(5)), Ok(()));
    assert_eq!(open(END_SOONEST_MS - 1, &here(5)), Err(Code::EndTooSoon));
    assert_eq!(open(-1, &here(5)), Err(Code::EndTooSoon));
    assert_eq!(open(END_LATEST_DAYS * MS_PER_DAY, &here(5)), Ok(()));
    assert_eq!(open(END_LATEST_DAYS * MS_PER_DAY + 1, &here(5)), Err(Code::EndTooLate));
    assert_eq!(open(END_SOONEST_MS, &mixed(8, 5)), Err(Code::FixedEndWithPaper));
}

#[test]
fn a_round_closes_at_its_end_and_never_by_itself_before_it_or_without_one() {
    let end = NOW.plus_minutes(5);
    let mut round = planned(|plan| plan.closes_at = Some(end));
    assert_eq!(code(round.close_at_end(end)), Code::RoundStateWrong, "it is not open");
    round.open(&facilitator(), &here(15), NOW).unwrap();
    assert_eq!(code(round.close_at_end(end.plus_ms(-1))), Code::RoundStateWrong);
    assert_eq!(round.state, RoundState::Open);
    let mut by_hand = round.clone();
    round.close_at_end(end).unwrap();
    assert_eq!((round.state, round.closed_at), (RoundState::Closed, Some(end)));
    assert_eq!(code(round.close_at_end(end)), Code::RoundStateWrong, "once");
    by_hand.close(&facilitator(), NOW).unwrap();
    assert_eq!(code(by_hand.close_at_end(end)), Code::RoundStateWrong, "closed by hand before");
    assert_eq!(code(opened().close_at_end(NOW.plus_minutes(u32::MAX))), Code::RoundStateWrong);
}

#[test]
fn a_named_ballot_is_not_taken_in_a_secret_round() {
    let mut round = planned(|plan| plan.secrecy = Secrecy::Secret);
    round.open(&facilitator(), &here(15), NOW).unwrap();
    let cast = round.cast(person(1), question(1), step("full_support"), None, ballot_id(1));
    assert_eq!(code(cast), Code::RoundSecret);
}

#[test]
fn a_rehearsal_asks_about_words_and_is_never_published() {
    let option = |n, text: &str| OwnOption { id: item(n), text: text.into() };
    let rehearsal = |plan: &mut Plan| {
        plan.rehearsal = true;
        plan.items.clear();
        plan.options = vec![option(21, "Blue biscuits"), option(22, "Green biscuits")];
    };
    let mut round = planned(rehearsal);
    round.open(&facilitator(), &here(5), NOW).unwrap();
    assert_eq!(round.questions().len(), 2);
    round.cast(person(1), question(21), step("stand_aside"), None, ballot_id(1)).unwrap();
    round.close(&facilitator(), NOW).unwrap();
    round.reveal(&facilitator(), NOW).unwrap();
    assert_eq!(code(round.publish(&organiser(), &mut [], NOW)), Code::RoundRehearsal);
    let mut plan = Plan::standard("Vote".into(), vec![item(1)]);
    plan.options = vec![option(21, "Blue")];
    assert_eq!(code(plan.clone().checked()), Code::RehearsalWrong, "options without a rehearsal");
    plan.rehearsal = true;
    assert_eq!(code(plan.checked()), Code::RehearsalWrong, "a rehearsal about a recommendation");
}

#[test]
fn a_scale_of_ones_own_has_words_and_steps_that_count() {
    let own = |words: &[&str], counting: &[&str]| {
        let mut plan = Plan::standard("Vote".into(), vec![item(1)]);
        let own = words.iter().map(|word| (*word).to_owned()).collect();
        plan.method = Method::Scale { scale: Scale::Own, own, aside: None };
        plan.counting = counting.iter().map(|step| (*step).into()).collect();
        plan.checked().map(|plan| plan.counting).map_err(|refusal| refusal.code)
    };
    assert_eq!(own(&["Yes", "Maybe", "No"], &["s2", "s1"]), Ok(vec!["s1".into(), "s2".into()]));
    assert_eq!(own(&["Yes"], &["s1"]), Err(Code::ScaleWrong));
    assert_eq!(own(&["Yes", " "], &["s1"]), Err(Code::TextMissing));
    assert_eq!(own(&["Yes", "No"], &["s1", "s2"]), Err(Code::CountingStepsWrong), "everything counts");
    assert_eq!(own(&["Yes", "No"], &["s3"]), Err(Code::CountingStepsWrong));
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
        let mut fixed: Option<Vec<OnRoster>> = None;
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
