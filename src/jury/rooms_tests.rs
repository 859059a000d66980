#![expect(clippy::unwrap_used, reason = "tests")]

use proptest::prelude::*;
use uuid::Uuid;

use super::*;

fn person(n: u128) -> PersonId {
    PersonId(Uuid::from_u128(n))
}

fn jurors(values: &[Option<u8>]) -> Vec<Candidate> {
    values
        .iter()
        .zip(1..)
        .map(|(value, n)| Candidate {
            person: person(n),
            value: value.map(|v| format!("v{v}")),
            may_host: false,
        })
        .collect()
}

fn spread(counts: impl Iterator<Item = usize> + Clone) -> usize {
    counts.clone().max().unwrap_or(0) - counts.min().unwrap_or(0)
}

#[test]
fn fifteen_jurors_of_two_kinds_sit_five_by_five() {
    let values: Vec<_> = (0..15).map(|n| Some(u8::from(n < 6))).collect();
    let plan = Plan { rooms: 3, seed: 2023, jurors: jurors(&values), ..Plan::default() };
    let rooms = allot(&plan).unwrap();
    assert_eq!(rooms.iter().map(|r| r.name.as_str()).collect::<Vec<_>>(), ["A", "B", "C"]);
    for room in &rooms {
        assert_eq!(room.jurors.len(), 5);
        assert_eq!(room.jurors.iter().filter(|p| p.0.as_u128() <= 6).count(), 2);
        assert!(room.host.is_some() && room.scribe.is_some() && room.host != room.scribe);
    }
}

#[test]
fn a_room_with_a_facilitator_needs_no_host() {
    let plan = Plan {
        rooms: 2,
        jurors: jurors(&[None; 10]),
        facilitators: vec![None, Some(person(99))],
        ..Plan::default()
    };
    let rooms = allot(&plan).unwrap();
    assert!(rooms[0].host.is_some() && rooms[0].facilitator.is_none());
    assert_eq!((rooms[1].facilitator, rooms[1].host, rooms[1].scribe), (Some(person(99)), None, None));
}

#[test]
fn those_who_agreed_hold_the_talk_and_write() {
    let mut people = jurors(&[None; 6]);
    people[2].may_host = true;
    people[4].may_host = true;
    for seed in 0..50 {
        let plan = Plan { rooms: 1, seed, jurors: people.clone(), ..Plan::default() };
        let room = &allot(&plan).unwrap()[0];
        let two = [room.host, room.scribe];
        assert!(two.contains(&Some(person(3))) && two.contains(&Some(person(5))));
    }
}

#[test]
fn refuses_what_cannot_be_seated() {
    let code = |plan: &Plan| allot(plan).unwrap_err().code;
    let four = Plan { rooms: 4, jurors: jurors(&[None; 4]), ..Plan::default() };
    assert!(allot(&four).is_ok());
    assert_eq!(code(&Plan { rooms: 0, ..four.clone() }), Code::NumberOutOfRange);
    assert_eq!(code(&Plan { rooms: 5, ..four.clone() }), Code::NumberOutOfRange);
    assert_eq!(code(&Plan { jurors: vec![], ..four.clone() }), Code::NobodyToAllot);
    assert_eq!(code(&Plan { facilitators: vec![None; 5], ..four.clone() }), Code::NumberOutOfRange);
    assert_eq!(code(&Plan { facilitators: vec![Some(person(9)); 2], ..four }), Code::FacilitatorTwice);
}

#[test]
fn a_second_round_brings_first_meetings() {
    let values: Vec<_> = (0..15).map(|n| Some(n % 2)).collect();
    let first = allot(&Plan { rooms: 3, seed: 1, jurors: jurors(&values), ..Plan::default() }).unwrap();
    let met: BTreeSet<_> = first.iter().flat_map(|r| pairs(&r.jurors)).collect();
    let plan = Plan { rooms: 3, seed: 2, jurors: jurors(&values), ..Plan::default() };
    let again =
        |rooms: &[Allotted]| rooms.iter().flat_map(|r| pairs(&r.jurors)).filter(|p| met.contains(p)).count();
    let blind = again(&allot(&plan).unwrap());
    let minded = again(&allot(&Plan { met: met.clone(), ..plan }).unwrap());
    // Five people from three former rooms: two meet again at least twice in every room.
    assert!(minded < blind && (6..=7).contains(&minded), "{minded} of {blind}");
}

fn pairs(ids: &[PersonId]) -> Vec<(PersonId, PersonId)> {
    ids.iter().enumerate().flat_map(|(i, &a)| ids[i + 1..].iter().map(move |&b| pair(a, b))).collect()
}

#[test]
fn who_may_do_what() {
    use Standing::{Host, Juror, Reads, Runs};
    let allowed =
        |check: fn(Standing) -> Result<(), Refusal>| [Runs, Host, Juror, Reads].map(|s| check(s).is_ok());
    assert_eq!(allowed(Standing::deliberates), [false, true, true, false]);
    assert_eq!(allowed(Standing::leads), [true, true, false, false]);
    assert_eq!(allowed(Standing::takes_part), [true, true, true, false]);
}

#[test]
fn overnight_is_for_reading() {
    assert_eq!(Sitting::of(JuryState::Running, true), Sitting::Open);
    assert_eq!(Sitting::of(JuryState::Running, false), Sitting::Overnight);
    assert_eq!(Sitting::of(JuryState::Concluded, false), Sitting::Over);
    let code = |sitting: Sitting, open| sitting.writable(open).map_err(|r| r.code);
    assert_eq!(code(Sitting::Open, false), Ok(()));
    assert_eq!(code(Sitting::Overnight, false), Err(Code::RoomsOvernight));
    assert_eq!(code(Sitting::Overnight, true), Ok(()));
    assert_eq!(code(Sitting::Over, true), Err(Code::RoomOver));
}

#[test]
fn a_call_waits_is_answered_and_may_be_made_again() {
    let made = Call::None.make(Standing::Juror).unwrap();
    assert_eq!(made.make(Standing::Host).unwrap_err().code, Code::AlreadyCalled);
    assert_eq!(made.answer(Standing::Host).unwrap_err().code, Code::OnlyFacilitators);
    let answered = made.answer(Standing::Runs).unwrap();
    assert_eq!(answered.answer(Standing::Runs).unwrap_err().code, Code::NoCall);
    assert_eq!(answered.make(Standing::Juror), Ok(Call::Made));
    assert_eq!(answered.take_back(Standing::Juror), Ok(Call::None));
    assert_eq!(Call::None.take_back(Standing::Juror).unwrap_err().code, Code::NoCall);
    assert_eq!(made.take_back(Standing::Reads).unwrap_err().code, Code::OnlyJurorsOfRoom);
    assert_eq!(Call::None.make(Standing::Reads).unwrap_err().code, Code::OnlyJurorsOfRoom);
}

prop_compose! {
    fn plans()(values in prop::collection::vec(prop::option::of(0u8..5), 1..80), rooms in 1usize..27, seed: u64,
        meetings in prop::collection::vec((1u128..81, 1u128..81), 0..200), supported in prop::collection::vec(1u128..81, 0..6)) -> Plan {
        let count = values.len() as u128;
        Plan {
            rooms: rooms.min(values.len()),
            seed,
            jurors: jurors(&values),
            supports: supported.iter().zip(1000..).filter(|(j, _)| **j <= count)
                .map(|(&j, n)| Support { supporter: person(n), juror: person(j) }).collect(),
            facilitators: vec![],
            met: meetings.iter().filter(|(a, b)| a != b).map(|&(a, b)| pair(person(a), person(b))).collect(),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn sizes_and_kinds_are_even_and_everybody_sits_once(plan in plans()) {
        let rooms = allot(&plan).unwrap();
        prop_assert_eq!(rooms.len(), plan.rooms);
        prop_assert!(spread(rooms.iter().map(|r| r.jurors.len())) <= 1);
        let values: BTreeSet<_> = plan.jurors.iter().map(|j| j.value.clone()).collect();
        for value in values {
            let of_kind: BTreeSet<_> = plan.jurors.iter().filter(|j| j.value == value).map(|j| j.person).collect();
            prop_assert!(spread(rooms.iter().map(|r| r.jurors.iter().filter(|p| of_kind.contains(p)).count())) <= 1);
        }
        let mut seated: Vec<_> = rooms.iter().flat_map(|r| r.jurors.clone()).collect();
        seated.sort();
        let mut all: Vec<_> = plan.jurors.iter().map(|j| j.person).collect();
        all.sort();
        prop_assert_eq!(seated, all);
    }

    #[test]
    fn supporters_sit_with_their_juror(plan in plans()) {
        let rooms = allot(&plan).unwrap();
        for s in &plan.supports {
            for room in &rooms {
                prop_assert_eq!(room.supporters.contains(&s.supporter), room.jurors.contains(&s.juror));
            }
        }
    }

    #[test]
    fn the_seed_replays_it_in_any_order_of_people(plan in plans()) {
        let mut turned = plan.clone();
        turned.jurors.reverse();
        turned.supports.reverse();
        prop_assert_eq!(allot(&plan), allot(&turned));
    }

    #[test]
    fn minding_who_met_never_brings_more_of_them_together(plan in plans()) {
        let again = |rooms: &[Allotted]| rooms.iter().flat_map(|r| pairs(&r.jurors)).filter(|p| plan.met.contains(p)).count();
        let blind = allot(&Plan { met: BTreeSet::new(), ..plan.clone() }).unwrap();
        prop_assert!(again(&allot(&plan).unwrap()) <= again(&blind));
    }
}
