#![expect(clippy::unwrap_used, reason = "tests")]
use super::Missing as M;
use super::*;
use crate::jury::days::Day;
use crate::jury::ids::{ItemId, JuryId};
use crate::jury::item::{Item, ItemPlan, Stage};
use crate::jury::juries::{ChosenHow, JuryState, Settings};
use crate::jury::people::Attendance;
use crate::jury::time::UtcMillis;
use uuid::Uuid;

fn jury() -> Jury {
    Jury {
        id: JuryId(Uuid::nil()),
        state: JuryState::Draft,
        title: "Buses".into(),
        charge: "What should buses be like?".into(),
        background: "Why".into(),
        time_zone: "Europe/London".into(),
        chosen_how: ChosenHow::OpenSignUp,
        public: false,
        demonstration: false,
        contact: "Olwen".into(),
        ground_rules: "Listen".into(),
        consent_text: "I take part".into(),
        consent_version: 1,
        settings: Settings::default(),
        read_back: None,
    }
}

fn person(n: u128, role: Role) -> Person {
    Person {
        id: PersonId(Uuid::from_u128(n)),
        role,
        number: 1,
        supports: None,
        remote: false,
        may_host: false,
        has_device: true,
        attendance: Attendance::Expected,
        way: None,
    }
}

fn people(jurors: u128) -> Vec<Person> {
    let others = [person(900, Role::Organiser), person(901, Role::Facilitator), person(902, Role::Witness)];
    (1..=jurors).map(|n| person(n, Role::Juror)).chain(others).collect()
}

fn day(number: u8) -> Day {
    let starts_at = UtcMillis(i64::from(number) * 86_400_000);
    Day {
        number,
        date: format!("2026-11-2{number}"),
        starts_at,
        hard_end: starts_at.plus_minutes(120),
        started_at: None,
        ended_at: None,
    }
}

fn item(n: u128, day: u8, minutes: u32, fixed_start: Option<UtcMillis>) -> Item {
    let plan = ItemPlan {
        kind: ItemKind::Presentations,
        stage: Stage::Framing,
        title: "Talk".into(),
        minutes,
        min_minutes: None,
        fixed_start,
        opens_rooms: n == 1,
        witness_slots: vec![1],
        rotation_minutes: None,
        turn_seconds: None,
    };
    Item::planned(ItemId(Uuid::from_u128(n)), day, u32::try_from(n).unwrap(), plan)
}

fn found(jury: &Jury, agenda: &Agenda, people: &[Person]) -> Vec<(Missing, bool, Option<u8>, Option<u32>)> {
    let cards = people.iter().map(|person| person.id).collect();
    let lacks = lacks(SetUp { jury, agenda, people, cards: &cards });
    lacks.iter().map(|lack| (lack.missing, lack.needed, lack.day, lack.n)).collect()
}

#[test]
fn a_whole_jury_lacks_nothing() {
    let agenda = Agenda::new(vec![day(1)], vec![item(1, 1, 60, None), item(2, 1, 60, None)]);
    assert_eq!(found(&jury(), &agenda, &people(15)), []);
}

#[test]
fn an_empty_jury_lacks_everything_and_the_needed_comes_first() {
    let nothing = String::new;
    let jury = Jury {
        background: nothing(),
        contact: nothing(),
        ground_rules: nothing(),
        consent_text: nothing(),
        ..jury()
    };
    let found = found(&jury, &Agenda::new(vec![day(1)], Vec::new()), &[]);
    let missing: Vec<Missing> = found.iter().map(|one| one.0).collect();
    assert_eq!(
        missing,
        [M::Agenda, M::Contact, M::GroundRules, M::ConsentText, M::Jurors, M::Facilitator, M::Background]
    );
    assert_eq!(found.iter().filter(|one| one.1).count(), 6);
}

#[test]
fn each_day_has_something_and_fits_into_its_hours() {
    let agenda = Agenda::new(vec![day(1), day(2)], vec![item(1, 1, 90, None), item(2, 1, 45, None)]);
    assert_eq!(
        found(&jury(), &agenda, &people(15)),
        [(Missing::DayEmpty, true, Some(2), None), (Missing::DayTooLong, true, Some(1), Some(15))]
    );
    let early = Some(day(1).starts_at.plus_minutes(40));
    let agenda = Agenda::new(vec![day(1)], vec![item(1, 1, 60, None), item(2, 1, 30, early)]);
    assert_eq!(found(&jury(), &agenda, &people(15)), [(Missing::FixedLate, false, Some(1), Some(20))]);
}

#[test]
fn advice_is_told_and_holds_nothing_up() {
    let agenda = Agenda::new(vec![day(1)], vec![item(1, 1, 60, None)]);
    let two: Vec<Person> =
        [person(1, Role::Juror), person(2, Role::Juror), person(900, Role::Organiser)].into();
    let none = BTreeSet::new();
    let lacks = lacks(SetUp { jury: &jury(), agenda: &agenda, people: &two, cards: &none });
    let missing: Vec<(Missing, Option<u32>)> = lacks.iter().map(|lack| (lack.missing, lack.n)).collect();
    let expected = [
        (M::Cards, Some(2)),
        (M::JurorsFew, Some(2)),
        (M::FacilitatorOwn, None),
        (M::Witnesses, Some(1)),
        (M::RoomsSize, Some(0)),
    ];
    assert_eq!(missing, expected);
    assert!(must_be_ready(&lacks).is_ok());
}

#[test]
fn the_first_thing_that_is_needed_is_in_the_refusal() {
    let lack = |missing, needed, day| Lack { missing, needed, day, n: None };
    let lacks = [lack(Missing::DayEmpty, true, Some(2)), lack(Missing::Background, false, None)];
    let refused = must_be_ready(&lacks).unwrap_err();
    assert_eq!(refused, Code::JuryNotReady.with("missing", "day_empty").with("day", 2));
}
