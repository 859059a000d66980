#![expect(clippy::unwrap_used, reason = "tests")]

use uuid::Uuid;

use super::*;
use crate::jury::agenda::Command;
use crate::jury::item::{ItemKind, ItemPlan, Stage};

const TEN: UtcMillis = UtcMillis(10 * 3_600_000);

fn id(n: u128) -> ItemId {
    ItemId(Uuid::from_u128(n))
}

/// 1 talks 60, 2 lunch 45 at 11:30, 3 rooms 60, with the hall to be left at 13:30.
fn agenda() -> Agenda {
    let day = Day {
        number: 1,
        date: "2026-06-01".into(),
        starts_at: TEN,
        hard_end: TEN.plus_minutes(210),
        started_at: Some(TEN.plus_minutes(5)),
        ended_at: None,
    };
    let item = |n: u32, kind, minutes, fixed: Option<u32>| {
        let plan = ItemPlan {
            kind,
            stage: Stage::Framing,
            title: format!("Item {n}"),
            minutes,
            min_minutes: None,
            fixed_start: fixed.map(|after| TEN.plus_minutes(after)),
            opens_rooms: false,
            witness_slots: Vec::new(),
            rotation_minutes: None,
            turn_seconds: None,
        };
        Item::planned(id(n.into()), 1, n, plan)
    };
    let items = vec![
        item(1, ItemKind::Presentations, 60, None),
        item(2, ItemKind::Break, 45, Some(90)),
        item(3, ItemKind::Rooms, 60, None),
    ];
    Agenda::new(vec![day], items)
}

fn opened() -> Agenda {
    let agenda = agenda();
    let outcome = agenda.decide(Command::OpenItem { item: id(1) }, TEN.plus_minutes(5)).unwrap();
    agenda.after(&outcome)
}

fn minutes(at: UtcMillis) -> i64 {
    at.since(TEN) / 60_000
}

#[test]
fn a_fixed_lunch_takes_up_lateness_until_its_own_time() {
    let agenda = opened();
    let table = timetable(&agenda, 1).unwrap();
    assert_eq!(minutes(table.anchor), 65);
    let slots: Vec<_> =
        table.slots.iter().map(|s| (minutes(s.start), minutes(s.end), s.slack_ms / 60_000)).collect();
    assert_eq!(slots, [(90, 135, 25), (135, 195, 25)]);
    let end = |after| minutes(projection(&agenda, 1, TEN.plus_minutes(after)).unwrap().end);
    assert_eq!((end(10), end(65), end(90), end(91), end(120)), (195, 195, 195, 196, 225));
}

#[test]
fn what_does_not_fit_before_the_hard_end_is_named() {
    let agenda = opened();
    let seen = projection(&agenda, 1, TEN.plus_minutes(105)).unwrap();
    assert_eq!((seen.past_hard_end_ms, seen.not_fitting().count()), (0, 0));
    let seen = projection(&agenda, 1, TEN.plus_minutes(106)).unwrap();
    assert_eq!(seen.past_hard_end_ms, 60_000);
    assert_eq!(seen.not_fitting().collect::<Vec<_>>(), [id(3)]);
    let seen = projection(&agenda, 1, TEN.plus_minutes(211)).unwrap();
    assert_eq!(seen.not_fitting().collect::<Vec<_>>(), [id(1), id(2), id(3)]);
    assert_eq!(seen.over_ms, 146 * 60_000);
}

#[test]
fn offers_say_what_can_be_done_now() {
    let agenda = opened();
    let early = offers(&agenda, id(1), TEN.plus_minutes(20)).unwrap();
    assert!(early.close_asks);
    assert_eq!((early.over_ms, early.extend_most), (0, 540));
    let late = offers(&agenda, id(1), TEN.plus_minutes(70)).unwrap();
    assert!(!late.close_asks);
    assert_eq!(late.over_ms, 5 * 60_000);
    assert_eq!(late.givers, [Giver { item: id(3), minutes: 55, beyond: Some(id(2)) }]);
    assert_eq!(offers(&agenda, id(2), TEN).unwrap_err().code, Code::ItemNotOpen);
    assert_eq!(offers(&agenda, id(9), TEN).unwrap_err().code, Code::NotFound);
}

#[test]
fn between_items_the_day_runs_late_from_the_last_closing() {
    let agenda = opened();
    let close = Command::CloseItem { item: id(1), confirm: true };
    let agenda = agenda.after(&agenda.decide(close, TEN.plus_minutes(95)).unwrap());
    assert_eq!(minutes(timetable(&agenda, 1).unwrap().anchor), 95);
    assert_eq!(minutes(projection(&agenda, 1, TEN.plus_minutes(100)).unwrap().end), 205);
    assert_eq!(timetable(&agenda, 7).unwrap_err().code, Code::DayUnknown);
}
