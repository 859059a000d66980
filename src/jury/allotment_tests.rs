#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "tests; figures are told")]

use proptest::prelude::*;
use uuid::Uuid;

use super::*;

fn person(n: u128) -> PersonId {
    PersonId(Uuid::from_u128(n))
}

/// One juror for each row of values, numbered from 1.
fn jurors<const N: usize>(rows: &[[Option<u8>; N]]) -> Vec<Candidate> {
    let candidate = |(row, n): (&[Option<u8>; N], u128)| Candidate {
        person: person(n),
        values: row.iter().map(|value| value.map(|v| format!("v{v}"))).collect(),
        remote: false,
        may_host: false,
    };
    rows.iter().zip(1..).map(candidate).collect()
}

fn minded(not_alone: &[bool]) -> Vec<Minded> {
    let one = |(n, &not_alone)| Minded { attribute: format!("a{n}"), not_alone };
    not_alone.iter().enumerate().map(one).collect()
}

fn alike(count: usize) -> Vec<Candidate> {
    jurors(&vec![[]; count])
}

fn spread(counts: impl Iterator<Item = usize> + Clone) -> usize {
    counts.clone().max().unwrap_or(0) - counts.min().unwrap_or(0)
}

fn pairs(ids: &[PersonId]) -> Vec<(PersonId, PersonId)> {
    ids.iter().enumerate().flat_map(|(i, &a)| ids[i + 1..].iter().map(move |&b| pair(a, b))).collect()
}

fn note(met: &mut BTreeMap<(PersonId, PersonId), u32>, rooms: &[Allotted]) {
    for both in rooms.iter().flat_map(|room| pairs(&room.jurors)) {
        *met.entry(both).or_default() += 1;
    }
}

#[test]
fn fifteen_jurors_of_two_kinds_sit_five_by_five() {
    let rows: Vec<_> = (0..15).map(|n| [Some(u8::from(n < 6))]).collect();
    let plan =
        Plan { rooms: 3, seed: 2023, jurors: jurors(&rows), attributes: minded(&[false]), ..Plan::default() };
    let Allotment { rooms, figures } = allot(&plan).unwrap();
    assert_eq!(rooms.iter().map(|r| r.name.as_str()).collect::<Vec<_>>(), ["A", "B", "C"]);
    for room in &rooms {
        assert_eq!(room.jurors.len(), 5);
        assert_eq!(room.jurors.iter().filter(|p| p.0.as_u128() <= 6).count(), 2);
        assert!(room.host.is_some() && room.scribe.is_some() && room.host != room.scribe);
    }
    assert_eq!(figures, Figures { first_meetings: 30, ..Figures::default() });
}

#[test]
fn nobody_is_the_only_one_of_their_kind_where_that_can_be_avoided() {
    // Four women and eleven men: one each in two of three rooms would be even, and lonely.
    let rows: Vec<_> = (0..15).map(|n| [Some(u8::from(n < 4))]).collect();
    let plan = |not_alone| Plan {
        rooms: 3,
        seed: 1,
        jurors: jurors(&rows),
        attributes: minded(&[not_alone]),
        ..Plan::default()
    };
    let women = |plan: &Plan| -> Vec<usize> {
        let rooms = allot(plan).unwrap().rooms;
        let mut counts: Vec<_> =
            rooms.iter().map(|r| r.jurors.iter().filter(|p| p.0.as_u128() <= 4).count()).collect();
        counts.sort_unstable();
        counts
    };
    assert_eq!(women(&plan(false)), [1, 1, 2]);
    assert_eq!(women(&plan(true)), [0, 2, 2]);
    // One alone in the whole jury cannot be helped, and is no fault.
    let rows: Vec<_> = (0..15).map(|n| [Some(u8::from(n < 1))]).collect();
    let one = Plan { jurors: jurors(&rows), ..plan(true) };
    assert_eq!(allot(&one).unwrap().figures.alone, 0);
}

#[test]
fn remote_jurors_sit_together_unless_one_is_pinned() {
    let mut people = alike(12);
    people[0].remote = true;
    people[7].remote = true;
    let plan = Plan { rooms: 3, seed: 5, jurors: people, ..Plan::default() };
    let Allotment { rooms, figures } = allot(&plan).unwrap();
    assert_eq!(figures.remote_alone, 0);
    assert!(rooms.iter().any(|r| r.jurors.contains(&person(1)) && r.jurors.contains(&person(8))));
    let pins = BTreeMap::from([(person(1), 0), (person(8), 2)]);
    let Allotment { rooms, figures } = allot(&Plan { pins, ..plan }).unwrap();
    assert!(rooms[0].jurors.contains(&person(1)) && rooms[2].jurors.contains(&person(8)));
    assert_eq!(figures.remote_alone, 2);
}

#[test]
fn pins_hold_and_those_who_asked_are_apart() {
    let apart = BTreeSet::from([pair(person(1), person(2)), pair(person(2), person(3))]);
    let pins = BTreeMap::from([(person(4), 1), (person(5), 1)]);
    for seed in 0..20 {
        let plan = Plan {
            rooms: 3,
            seed,
            jurors: alike(10),
            apart: apart.clone(),
            pins: pins.clone(),
            ..Plan::default()
        };
        let Allotment { rooms, figures } = allot(&plan).unwrap();
        assert_eq!(figures.together, 0);
        assert!(pins.iter().all(|(person, room)| rooms[*room].jurors.contains(person)));
        assert!(spread(rooms.iter().map(|r| r.jurors.len())) <= 1);
    }
}

#[test]
fn a_room_with_a_facilitator_needs_no_host() {
    let facilitators = vec![None, Some(person(99))];
    let plan = Plan { rooms: 2, jurors: alike(10), facilitators, ..Plan::default() };
    let rooms = allot(&plan).unwrap().rooms;
    assert!(rooms[0].host.is_some() && rooms[0].facilitator.is_none());
    assert_eq!((rooms[1].facilitator, rooms[1].host, rooms[1].scribe), (Some(person(99)), None, None));
}

#[test]
fn those_who_agreed_hold_the_talk_and_write() {
    let mut people = alike(6);
    people[2].may_host = true;
    people[4].may_host = true;
    for seed in 0..50 {
        let plan = Plan { rooms: 1, seed, jurors: people.clone(), ..Plan::default() };
        let room = &allot(&plan).unwrap().rooms[0];
        let two = [room.host, room.scribe];
        assert!(two.contains(&Some(person(3))) && two.contains(&Some(person(5))));
    }
}

#[test]
fn refuses_what_cannot_be_seated() {
    let code = |plan: &Plan| allot(plan).unwrap_err().code;
    let four = Plan { rooms: 4, jurors: alike(4), ..Plan::default() };
    assert!(allot(&four).is_ok());
    assert_eq!(code(&Plan { rooms: 0, ..four.clone() }), Code::NumberOutOfRange);
    assert_eq!(code(&Plan { rooms: 5, ..four.clone() }), Code::NumberOutOfRange);
    assert_eq!(code(&Plan { jurors: vec![], ..four.clone() }), Code::NobodyToAllot);
    assert_eq!(code(&Plan { facilitators: vec![None; 5], ..four.clone() }), Code::NumberOutOfRange);
    assert_eq!(
        code(&Plan { facilitators: vec![Some(person(9)); 2], ..four.clone() }),
        Code::FacilitatorTwice
    );
    let pins = |all: &[(u128, usize)]| all.iter().map(|&(who, room)| (person(who), room)).collect();
    assert_eq!(code(&Plan { pins: pins(&[(1, 0), (2, 0)]), ..four.clone() }), Code::PinsDoNotFit);
    assert_eq!(code(&Plan { pins: pins(&[(1, 4)]), ..four.clone() }), Code::PinsDoNotFit);
    assert_eq!(code(&Plan { pins: pins(&[(7, 0)]), ..four }), Code::PinsDoNotFit);
}

#[test]
fn rooms_are_named_by_letters() {
    let names = [0, 25, 26, 27, 51, 52].map(name);
    assert_eq!(names, ["A", "Z", "AA", "AB", "AZ", "BA"]);
}

/// All ways to seat people in rooms of one size: the first who stands opens the next room.
fn every_seating(people: usize, size: usize, seats: &mut Vec<usize>, look: &mut impl FnMut(&[usize])) {
    let Some(first) = seats.iter().position(|&seat| seat == usize::MAX) else { return look(seats) };
    let room = (people - seats.iter().filter(|&&seat| seat == usize::MAX).count()) / size;
    seats[first] = room;
    choose_others(people, size, first + 1, size - 1, room, seats, look);
    seats[first] = usize::MAX;
}

fn choose_others(
    people: usize,
    size: usize,
    from: usize,
    wanted: usize,
    room: usize,
    seats: &mut Vec<usize>,
    look: &mut impl FnMut(&[usize]),
) {
    if wanted == 0 {
        return every_seating(people, size, seats, look);
    }
    for other in from..people {
        if seats[other] == usize::MAX {
            seats[other] = room;
            choose_others(people, size, other + 1, wanted - 1, room, seats, look);
            seats[other] = usize::MAX;
        }
    }
}

/// A jury as it may be: three attributes, two of them of minorities, some rounds behind it.
fn a_jury(people: usize, rooms: usize, draw: &mut Draw) -> Plan {
    let rows: Vec<_> =
        (0..people).map(|_| [2, 3, 4].map(|most| u8::try_from(draw.below(most)).ok())).collect();
    let mut plan = Plan {
        rooms,
        seed: draw.below(1_000_000) as u64,
        jurors: jurors(&rows),
        attributes: minded(&[true, false, false]),
        ..Plan::default()
    };
    for _ in 0..2 {
        plan.met.clone_from(&{
            let mut met = plan.met.clone();
            let before = Plan { seed: draw.below(1_000_000) as u64, attributes: vec![], ..plan.clone() };
            note(&mut met, &allot(&before).unwrap().rooms);
            met
        });
    }
    plan
}

/// The rooms that exhaustive search finds, the ones of an allotment, and seats dealt at random: what each counts.
fn compared(plan: &Plan) -> [i64; 3] {
    let mut sorted: Vec<&Candidate> = plan.jurors.iter().collect();
    sorted.sort_by_key(|c| c.person);
    let table = Table::of(plan, &sorted);
    let (people, size) = (sorted.len(), sorted.len() / plan.rooms);
    let mut best = i64::MAX;
    let mut look = |seats: &[usize]| best = best.min(Seated::of(&table, seats.to_vec()).cost);
    every_seating(people, size, &mut vec![usize::MAX; people], &mut look);
    let rooms = allot(plan).unwrap().rooms;
    let room_of = |c: &&Candidate| rooms.iter().position(|r| r.jurors.contains(&c.person)).unwrap();
    let found = Seated::of(&table, sorted.iter().map(room_of).collect()).cost;
    let mut dealt: Vec<usize> = (0..people).map(|n| n / size).collect();
    Draw::from_seed(plan.seed).shuffle(&mut dealt);
    [best, found, Seated::of(&table, dealt).cost]
}

#[test]
fn an_allotment_is_as_good_as_the_best_there_is() {
    let mut draw = Draw::from_seed(3);
    for (people, rooms, juries) in [(12, 3, 20), (12, 4, 10), (15, 3, 4)] {
        let mut sums = [0; 3];
        for _ in 0..juries {
            let costs = compared(&a_jury(people, rooms, &mut draw));
            assert_eq!(costs[0], costs[1], "{people} in {rooms}");
            sums = [0, 1, 2].map(|n| sums[n] + costs[n]);
        }
        let told = sums.map(|sum| {
            let parts = [sum / ALONE, sum % ALONE / UNEVEN, sum % UNEVEN];
            parts
                .map(|n| format!("{:.1}", f64::from(i32::try_from(n).unwrap()) / f64::from(juries)))
                .join(" / ")
        });
        println!(
            "figure: {people} in {rooms} rooms, alone / uneven / met again, means of {juries} juries: exhaustive {}, allotted {}, at random {}",
            told[0], told[1], told[2]
        );
    }
}

prop_compose! {
    fn plans()(rows in prop::collection::vec([prop::option::of(0u8..5), prop::option::of(0u8..2)], 1..60), rooms in 1usize..27, seed: u64,
        meetings in prop::collection::vec((1u128..61, 1u128..61), 0..100), supported in prop::collection::vec(1u128..61, 0..6),
        not_alone: bool, remote in prop::collection::vec(any::<bool>(), 60)) -> Plan {
        let count = rows.len() as u128;
        let mut people = jurors(&rows);
        for (juror, &remote) in people.iter_mut().zip(&remote) {
            juror.remote = remote;
        }
        Plan {
            rooms: rooms.min(rows.len()),
            seed,
            jurors: people,
            attributes: minded(&[false, not_alone]),
            supports: supported.iter().zip(1000..).filter(|(j, _)| **j <= count)
                .map(|(&j, n)| Support { supporter: person(n), juror: person(j) }).collect(),
            met: meetings.iter().filter(|(a, b)| a != b).map(|&(a, b)| (pair(person(a), person(b)), 1)).collect(),
            ..Plan::default()
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn sizes_are_even_and_everybody_sits_once(plan in plans()) {
        let Allotment { rooms, figures } = allot(&plan).unwrap();
        prop_assert_eq!(rooms.len(), plan.rooms);
        prop_assert!(spread(rooms.iter().map(|r| r.jurors.len())) <= 1);
        let mut seated: Vec<_> = rooms.iter().flat_map(|r| r.jurors.clone()).collect();
        seated.sort();
        let mut all: Vec<_> = plan.jurors.iter().map(|j| j.person).collect();
        all.sort();
        prop_assert_eq!(seated, all);
        let met = rooms.iter().flat_map(|r| pairs(&r.jurors)).filter(|both| plan.met.contains_key(both)).count();
        prop_assert_eq!(figures.met_again as usize, met);
    }

    #[test]
    fn one_attribute_alone_is_spread_as_evenly_as_can_be(mut plan in plans()) {
        plan.attributes.truncate(1);
        for juror in &mut plan.jurors {
            juror.values.truncate(1);
            juror.remote = false;
        }
        prop_assert_eq!(allot(&plan).unwrap().figures.uneven, 0);
    }

    #[test]
    fn supporters_sit_with_their_juror(plan in plans()) {
        for s in &plan.supports {
            for room in &allot(&plan).unwrap().rooms {
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
    fn no_exchange_of_two_jurors_would_make_it_better(plan in plans()) {
        let mut sorted: Vec<&Candidate> = plan.jurors.iter().collect();
        sorted.sort_by_key(|c| c.person);
        let rooms = allot(&plan).unwrap().rooms;
        let room_of = |c: &&Candidate| rooms.iter().position(|r| r.jurors.contains(&c.person)).unwrap();
        let table = Table::of(&plan, &sorted);
        let now = Seated::of(&table, sorted.iter().map(room_of).collect());
        for one in 0..sorted.len() {
            for other in 0..one {
                if now.seats[one] != now.seats[other] {
                    let mut seats = now.seats.clone();
                    seats.swap(one, other);
                    let change = now.change(&table, one, other);
                    prop_assert_eq!(Seated::of(&table, seats).cost - now.cost, change);
                    prop_assert!(change >= 0, "{} and {}", one, other);
                }
            }
        }
    }
}
