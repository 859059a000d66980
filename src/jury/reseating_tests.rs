#![expect(clippy::unwrap_used, reason = "tests")]

use uuid::Uuid;

use super::*;
use crate::jury::allotment::{Minded, pair};

fn person(n: u128) -> PersonId {
    PersonId(Uuid::from_u128(n))
}

/// Jurors 1 to 12; the first six are of one kind, the others of another.
fn plan() -> Plan {
    let jurors = (1..=12).map(|n| Candidate {
        person: person(n),
        values: vec![Some(if n <= 6 { "one" } else { "other" }.to_owned())],
        remote: false,
        may_host: false,
    });
    Plan {
        jurors: jurors.collect(),
        attributes: vec![Minded { attribute: "kind".into(), not_alone: false }],
        ..Plan::default()
    }
}

fn rooms(of: &[&[u128]]) -> Vec<Vec<PersonId>> {
    of.iter().map(|room| room.iter().copied().map(person).collect()).collect()
}

#[test]
fn a_latecomer_goes_where_their_kind_is_missing() {
    let seated = rooms(&[&[1, 2, 7, 8], &[3, 4, 9], &[5, 10, 11]]);
    assert_eq!(offer(&plan(), &seated, person(6)), Some(2));
    assert_eq!(offer(&plan(), &seated, person(12)), Some(1));
    assert_eq!(offer(&plan(), &seated, person(99)), None, "not a juror of this jury");
}

#[test]
fn whoever_keeps_the_mix_is_offered_to_a_room_that_shrank() {
    // Both rooms had three and three; the first lost two of the other kind.
    let seated = rooms(&[&[1, 2, 3, 7], &[4, 5, 6, 10, 11, 12]]);
    let Move { person: who, from, to } = even_out(&plan(), &seated).unwrap();
    assert!((from, to) == (1, 0) && who >= person(10), "{who}");
}

#[test]
fn rooms_that_differ_by_one_are_left_alone() {
    assert_eq!(even_out(&plan(), &rooms(&[&[1, 2, 7, 8], &[3, 4, 9], &[5, 10, 11]])), None);
    assert_eq!(even_out(&plan(), &[]), None);
}

#[test]
fn nobody_who_is_pinned_is_offered_and_first_meetings_come_first() {
    let seated = rooms(&[&[1, 7], &[2, 3, 8, 9]]);
    let mut plan = plan();
    plan.pins = [(person(8), 1)].into();
    plan.met = [(pair(person(2), person(1)), 1), (pair(person(2), person(7)), 1)].into();
    let met: Vec<PersonId> = vec![person(2), person(8)];
    let offered = even_out(&plan, &seated).unwrap().person;
    assert!(!met.contains(&offered), "{offered}");
    plan.pins = [2, 3, 8, 9].into_iter().map(|n| (person(n), 1)).collect();
    assert_eq!(even_out(&plan, &seated), None);
}
