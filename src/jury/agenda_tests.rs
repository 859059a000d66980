#![expect(clippy::unwrap_used, clippy::panic, reason = "tests")]

use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::jury::item::{ItemKind, Stage};
use crate::jury::timetable::{self, givers, projection, timetable};

const NINE: UtcMillis = UtcMillis(9 * 3_600_000);

fn id(n: u128) -> ItemId {
    ItemId(Uuid::from_u128(n))
}

fn plan(kind: ItemKind, title: &str, minutes: u32) -> ItemPlan {
    ItemPlan {
        kind,
        stage: Stage::Deliberation,
        title: title.into(),
        minutes,
        min_minutes: None,
        fixed_start: None,
        opens_rooms: false,
        witness_slots: Vec::new(),
        rotation_minutes: None,
        turn_seconds: None,
    }
}

fn day(number: u8) -> Day {
    let starts_at = NINE.plus_minutes(u32::from(number - 1) * 24 * 60);
    Day {
        number,
        date: format!("2026-06-0{number}"),
        starts_at,
        hard_end: starts_at.plus_minutes(300),
        started_at: None,
        ended_at: None,
    }
}

/// 1 welcome 30, 2 break 15, 3 rooms 60 (at least 40), 4 lunch 45 at 11:00, 5 report 20, 6 ballot 10;
/// on day 2: 7 recap 20, 8 drafting 60.
fn morning() -> Agenda {
    let mut agenda = Agenda::new(vec![day(2), day(1)], Vec::new());
    let mut rooms = plan(ItemKind::Rooms, "Rooms", 60);
    rooms.min_minutes = Some(40);
    let mut lunch = plan(ItemKind::Break, "Lunch", 45);
    lunch.fixed_start = Some(NINE.plus_minutes(120));
    let plans = [
        (1, plan(ItemKind::Plenary, "Welcome", 30)),
        (1, plan(ItemKind::Break, "Break", 15)),
        (1, rooms),
        (1, lunch),
        (1, plan(ItemKind::Plenary, "Report back", 20)),
        (1, plan(ItemKind::Ballot, "Vote", 10)),
        (2, plan(ItemKind::Plenary, "Recap", 20)),
        (2, plan(ItemKind::Drafting, "Drafting", 60)),
    ];
    for (n, (day, plan)) in (1..).zip(plans) {
        agenda = done(&agenda, Command::AddItem { id: id(n), day, at: None, plan }, NINE);
    }
    agenda
}

fn started() -> Agenda {
    done(&morning(), Command::StartDay { day: 1 }, NINE)
}

fn done(agenda: &Agenda, command: Command, now: UtcMillis) -> Agenda {
    let shown = format!("{command:?}");
    match agenda.decide(command, now) {
        Ok(outcome) => agenda.after(&outcome),
        Err(refusal) => panic!("{shown}: {refusal:?}"),
    }
}

fn refused(agenda: &Agenda, command: Command, now: UtcMillis) -> Refusal {
    let shown = format!("{command:?}");
    match agenda.decide(command, now) {
        Ok(outcome) => panic!("{shown} was not refused: {outcome:?}"),
        Err(refusal) => refusal,
    }
}

fn open(n: u128) -> Command {
    Command::OpenItem { item: id(n) }
}

fn close(n: u128) -> Command {
    Command::CloseItem { item: id(n), confirm: true }
}

fn titles(agenda: &Agenda, day: u8) -> Vec<&str> {
    agenda.of_day(day).map(|item| &*item.title).collect()
}

#[test]
fn opening_sets_the_deadline_and_waits_for_the_day_and_the_items_before() {
    assert_eq!(refused(&morning(), open(1), NINE), Code::DayNotStarted.with("day", 1));
    let agenda = started();
    assert_eq!(refused(&agenda, open(7), NINE), Code::DayNotStarted.with("day", 2));
    assert_eq!(refused(&agenda, open(2), NINE), Code::EarlierItemPlanned.with("title", "Welcome"));
    assert_eq!(refused(&agenda, open(99), NINE).code, Code::NotFound);
    let agenda = done(&agenda, open(1), NINE.plus_minutes(2));
    let item = agenda.open_item().unwrap();
    assert_eq!(item.opened_at, Some(NINE.plus_minutes(2)));
    assert_eq!(item.deadline, Some(NINE.plus_minutes(32)));
    assert_eq!(refused(&agenda, open(2), NINE), Code::ItemStillOpen.with("title", "Welcome"));
    assert_eq!(refused(&agenda, open(1), NINE), Code::ItemNotPlanned.with("title", "Welcome"));
}

#[test]
fn closing_early_asks_once_and_over_time_does_not() {
    let agenda = done(&started(), open(1), NINE);
    let asks = Command::CloseItem { item: id(1), confirm: false };
    let early = NINE.plus_minutes(20).plus_ms(1);
    assert_eq!(refused(&agenda, asks.clone(), early), Code::CloseEarlyUnconfirmed.with("minutes", 10));
    let outcome = agenda.decide(close(1), early).unwrap();
    let over_ms = 1 - 10 * MS_PER_MINUTE;
    assert_eq!(outcome.decision, Decision::ItemClosed { item: id(1), over_ms });
    let late = agenda.decide(asks, NINE.plus_minutes(37)).unwrap();
    let over_ms = 7 * MS_PER_MINUTE;
    assert_eq!(late.decision, Decision::ItemClosed { item: id(1), over_ms });
    assert_eq!(refused(&agenda, close(2), early).code, Code::ItemNotOpen);
}

#[test]
fn nothing_is_cut_off() {
    let agenda = done(&started(), open(1), NINE);
    let tomorrow = NINE.plus_minutes(2000);
    assert_eq!(agenda.open_item().unwrap().id, id(1));
    assert_eq!(projection(&agenda, 1, tomorrow).unwrap().over_ms, 1970 * MS_PER_MINUTE);
}

#[test]
fn extending_counts_from_the_deadline_or_from_now_when_that_is_later() {
    let agenda = done(&started(), open(1), NINE);
    let five = Command::ExtendItem { item: id(1), minutes: 5 };
    let ahead = done(&agenda, five.clone(), NINE.plus_minutes(10));
    assert_eq!(ahead.open_item().unwrap().deadline, Some(NINE.plus_minutes(35)));
    let over = done(&agenda, five, NINE.plus_minutes(40));
    assert_eq!(over.open_item().unwrap().deadline, Some(NINE.plus_minutes(45)));
    assert_eq!(over.open_item().unwrap().minutes, 35);
    for minutes in [0, 571, u32::MAX] {
        let command = Command::ExtendItem { item: id(1), minutes };
        assert_eq!(refused(&agenda, command, NINE).code, Code::MinutesOutOfRange, "{minutes}");
    }
}

#[test]
fn minutes_come_from_later_items_that_can_spare_them() {
    let agenda = done(&started(), open(1), NINE);
    let take = |from, minutes| Command::TakeMinutes { item: id(1), from: id(from), minutes };
    for (from, title) in [(2, "Break"), (4, "Lunch"), (6, "Vote")] {
        let expected = Code::ItemSparesNothing.with("title", title);
        assert_eq!(refused(&agenda, take(from, 1), NINE), expected);
    }
    let expected = Code::MinutesTooMany.with("title", "Rooms").with("most", 20);
    assert_eq!(refused(&agenda, take(3, 21), NINE), expected);
    assert_eq!(refused(&agenda, take(8, 5), NINE).code, Code::ItemNotLater);
    assert_eq!(refused(&agenda, take(1, 5), NINE).code, Code::ItemNotLater);
    // Seven minutes over, ten taken: three are left, and the day ends when it did before.
    let late = NINE.plus_minutes(37);
    let before = projection(&agenda, 1, NINE).unwrap().end;
    let after = done(&agenda, take(3, 10), late);
    assert_eq!(after.open_item().unwrap().deadline, Some(NINE.plus_minutes(40)));
    assert_eq!(after.item(id(3)).unwrap().minutes, 50);
    assert_eq!(projection(&after, 1, late).unwrap().end, before);
    let offered = givers(&after, after.open_item().unwrap());
    let offered: Vec<_> = offered.iter().map(|g| (g.item, g.minutes, g.beyond)).collect();
    assert_eq!(offered, [(id(3), 10, None), (id(5), 15, Some(id(4)))]);
}

#[test]
fn only_the_last_closed_item_is_reopened() {
    let mut agenda = started();
    for n in [1, 2] {
        agenda = done(&agenda, open(n), NINE.plus_minutes(10));
        agenda = done(&agenda, close(n), NINE.plus_minutes(20));
    }
    let reopen = |n| Command::ReopenItem { item: id(n), minutes: 5 };
    let expected = Code::ItemNotLastClosed.with("title", "Break");
    assert_eq!(refused(&agenda, reopen(1), NINE), expected);
    assert_eq!(refused(&agenda, reopen(3), NINE).code, Code::ItemNotClosed);
    let again = done(&agenda, reopen(2), NINE.plus_minutes(30));
    let item = again.open_item().unwrap();
    assert_eq!((item.id, item.closed_at), (id(2), None));
    assert_eq!(item.deadline, Some(NINE.plus_minutes(35)));
    assert_eq!(item.opened_at, Some(NINE.plus_minutes(10)));
    let agenda = done(&agenda, open(3), NINE.plus_minutes(30));
    assert_eq!(refused(&agenda, reopen(2), NINE).code, Code::ItemStillOpen);
}

#[test]
fn skipping_clears_the_way_and_can_be_taken_back_until_something_later_begins() {
    let skip = |n| Command::SkipItem { item: id(n) };
    let restore = |n| Command::RestoreItem { item: id(n) };
    let agenda = done(&started(), skip(1), NINE);
    assert_eq!(refused(&agenda, skip(1), NINE).code, Code::ItemNotPlanned);
    assert_eq!(refused(&agenda, restore(2), NINE).code, Code::ItemNotSkipped);
    assert!(done(&agenda, restore(1), NINE).next_item().unwrap().id == id(1));
    let agenda = done(&agenda, open(2), NINE);
    assert_eq!(refused(&agenda, restore(1), NINE), Code::PlacePast.with("least", 3));
}

#[test]
fn planned_items_are_added_edited_moved_and_removed_while_the_jury_runs() {
    let agenda = done(&started(), open(1), NINE);
    let extra = plan(ItemKind::Plenary, "  Breathing space ", 5);
    let add = |at, plan| Command::AddItem { id: id(50), day: 1, at, plan };
    assert_eq!(refused(&agenda, add(Some(1), extra.clone()), NINE).code, Code::PlacePast);
    assert_eq!(refused(&agenda, add(Some(8), extra.clone()), NINE).code, Code::PlaceUnknown);
    let agenda = done(&agenda, add(Some(2), extra), NINE);
    assert_eq!(
        titles(&agenda, 1),
        ["Welcome", "Breathing space", "Break", "Rooms", "Lunch", "Report back", "Vote"]
    );
    let to = |n, day, at| Command::MoveItem { item: id(n), day, at };
    assert_eq!(refused(&agenda, to(1, 1, Some(3)), NINE).code, Code::ItemNotPlanned);
    assert_eq!(refused(&agenda, to(50, 1, Some(8)), NINE), Code::PlaceUnknown.with("most", 7));
    assert_eq!(refused(&agenda, to(4, 2, None), NINE).code, Code::FixedStartOutsideDay);
    assert_eq!(refused(&agenda, to(5, 3, None), NINE).code, Code::DayUnknown);
    let agenda = done(&agenda, to(50, 1, Some(7)), NINE);
    let agenda = done(&agenda, to(5, 2, Some(1)), NINE);
    assert_eq!(titles(&agenda, 1), ["Welcome", "Break", "Rooms", "Lunch", "Vote", "Breathing space"]);
    assert_eq!(titles(&agenda, 2), ["Report back", "Recap", "Drafting"]);
    let edit = Command::EditItem { item: id(50), plan: plan(ItemKind::Plenary, "Thanks", 8) };
    let agenda = done(&agenda, edit, NINE);
    let remove = |n| Command::RemoveItem { item: id(n) };
    let outcome = agenda.decide(remove(2), NINE).unwrap();
    assert_eq!(outcome.removed, Some(id(2)));
    let agenda = agenda.after(&outcome);
    assert_eq!(titles(&agenda, 1), ["Welcome", "Rooms", "Lunch", "Vote", "Thanks"]);
    assert_eq!(refused(&agenda, remove(1), NINE).code, Code::ItemNotPlanned);
}

#[test]
fn a_plan_that_makes_no_sense_is_refused() {
    type Change = fn(&mut ItemPlan);
    let wrong: [(Change, Code); 16] = [
        (|p| p.title = "  ".into(), Code::TextMissing),
        (|p| p.title = "é".repeat(201), Code::TextTooLong),
        (|p| p.minutes = 0, Code::MinutesOutOfRange),
        (|p| p.minutes = 601, Code::MinutesOutOfRange),
        (|p| p.min_minutes = Some(0), Code::MinutesOutOfRange),
        (|p| p.min_minutes = Some(61), Code::MinimumOverMinutes),
        (|p| p.fixed_start = Some(NINE.plus_ms(-1)), Code::FixedStartOutsideDay),
        (|p| p.fixed_start = Some(NINE.plus_minutes(300)), Code::FixedStartOutsideDay),
        (|p| p.fixed_start = Some(UtcMillis(i64::MAX)), Code::FixedStartOutsideDay),
        (|p| p.kind = ItemKind::Ballot, Code::RoomsNotForKind),
        (|p| p.rotation_minutes = Some(0), Code::RotationWrong),
        (|p| p.rotation_minutes = Some(61), Code::RotationWrong),
        (|p| p.opens_rooms = false, Code::RotationWrong),
        (|p| p.witness_slots = vec![0], Code::WitnessSlotsWrong),
        (|p| p.witness_slots = vec![2, 2], Code::WitnessSlotsWrong),
        (|p| p.witness_slots = (1..=21).collect(), Code::WitnessSlotsWrong),
    ];
    let mut good = plan(ItemKind::Questions, &"é".repeat(200), 60);
    good.opens_rooms = true;
    good.rotation_minutes = Some(20);
    good.witness_slots = vec![1, 2];
    let add = |plan| Command::AddItem { id: id(50), day: 1, at: None, plan };
    done(&morning(), add(good.clone()), NINE);
    for (at, (change, code)) in wrong.into_iter().enumerate() {
        let mut bad = good.clone();
        change(&mut bad);
        assert_eq!(refused(&morning(), add(bad), NINE).code, code, "case {at}");
    }
}

#[test]
fn a_day_holds_so_many_items_and_no_more() {
    let mut agenda = morning();
    let add =
        |n| Command::AddItem { id: id(n), day: 1, at: None, plan: plan(ItemKind::Plenary, "One more", 5) };
    for n in 0..54 {
        agenda = done(&agenda, add(100 + n), NINE);
    }
    assert_eq!(refused(&agenda, add(999), NINE), Code::AgendaFull.with("most", 60));
}

#[test]
fn a_day_ends_when_nothing_is_open_or_planned() {
    let end = Command::EndDay { day: 1 };
    assert_eq!(refused(&morning(), end.clone(), NINE).code, Code::DayNotStarted);
    let agenda = done(&started(), open(1), NINE);
    assert_eq!(refused(&agenda, end.clone(), NINE), Code::ItemStillOpen.with("title", "Welcome"));
    let mut agenda = done(&agenda, close(1), NINE);
    let expected = Code::ItemsStillPlanned.with("day", 1).with("title", "Break");
    assert_eq!(refused(&agenda, end.clone(), NINE), expected);
    for n in 2..=5 {
        agenda = done(&agenda, Command::SkipItem { item: id(n) }, NINE);
    }
    agenda = done(&agenda, Command::MoveItem { item: id(6), day: 2, at: None }, NINE);
    let agenda = done(&agenda, end, NINE.plus_minutes(240));
    assert_eq!(agenda.current_day(), None);
    let late = Command::RestoreItem { item: id(5) };
    assert_eq!(refused(&agenda, late, NINE), Code::DayEnded.with("day", 1));
    let late = Command::ReopenItem { item: id(1), minutes: 5 };
    assert_eq!(refused(&agenda, late, NINE), Code::DayEnded.with("day", 1));
    let agenda = done(&agenda, Command::StartDay { day: 2 }, NINE.plus_minutes(1440));
    assert_eq!(agenda.next_item().unwrap().id, id(7));
}

#[test]
fn moving_a_day_moves_what_is_fixed_on_it() {
    let agenda = morning();
    let later = NINE.plus_minutes(45);
    let to = DayChange { date: "2026-06-01".into(), starts_at: later, hard_end: later.plus_minutes(300) };
    let moved = done(&agenda, Command::ChangeDay { day: 1, to: to.clone() }, NINE);
    assert_eq!(moved.item(id(4)).unwrap().fixed_start, Some(later.plus_minutes(120)));
    let short = DayChange { hard_end: later.plus_minutes(100), ..to };
    let refusal = refused(&agenda, Command::ChangeDay { day: 1, to: short }, NINE);
    assert_eq!(refusal.code, Code::FixedStartOutsideDay);
}

#[test]
fn an_empty_last_day_can_be_added_and_taken_out_again() {
    let agenda = morning();
    let starts_at = NINE.plus_minutes(2 * 24 * 60);
    let to = DayChange { date: "2026-06-03".into(), starts_at, hard_end: starts_at.plus_minutes(60) };
    let more = done(&agenda, Command::AddDay { to }, NINE);
    assert_eq!(more.days.len(), 3);
    let fewer = done(&more, Command::RemoveDay { day: 3 }, NINE);
    assert_eq!(fewer, agenda);
    let refusal = refused(&agenda, Command::RemoveDay { day: 2 }, NINE);
    assert_eq!(refusal, Code::DayNotEmpty.with("day", 2).with("title", "Recap"));
}

#[test]
fn decisions_read_plainly_in_the_record() {
    let decision = Decision::MinutesTaken { item: id(1), from: id(3), minutes: 5, deadline: NINE };
    assert_eq!(decision.kind().as_str(), "minutes_taken");
    let json = serde_json::to_value(decision).unwrap();
    assert_eq!(json["minutes"], 5);
    assert_eq!(json["deadline"], NINE.0);
}

/// What somebody presses, with items named by their place among all.
#[derive(Clone, Debug)]
enum Press {
    OpenNext,
    CloseOpen(bool),
    ExtendOpen(u32),
    TakeForOpen(usize, u32),
    ReopenLast(u32),
    Open(usize),
    Skip(usize),
    Restore(usize),
    Add(u8, Option<u32>, ItemKind, u32),
    Edit(usize, u32),
    Move(usize, u8, Option<u32>),
    Remove(usize),
    Start(u8),
    End(u8),
}

fn presses() -> impl Strategy<Value = Vec<(Press, u32)>> {
    let kind = prop::sample::select(ItemKind::ALL.map(|(kind, _)| kind).to_vec());
    let at = prop::option::of(0_u32..12);
    let press = prop_oneof![
        6 => Just(Press::OpenNext),
        6 => any::<bool>().prop_map(Press::CloseOpen),
        2 => (0_u32..40).prop_map(Press::ExtendOpen),
        4 => (0_usize..12, 0_u32..40).prop_map(|(n, m)| Press::TakeForOpen(n, m)),
        2 => (0_u32..20).prop_map(Press::ReopenLast),
        1 => (0_usize..12).prop_map(Press::Open),
        2 => (0_usize..12).prop_map(Press::Skip),
        2 => (0_usize..12).prop_map(Press::Restore),
        2 => (1_u8..4, at.clone(), kind, 1_u32..90).prop_map(|(d, a, k, m)| Press::Add(d, a, k, m)),
        1 => (0_usize..12, 0_u32..90).prop_map(|(n, m)| Press::Edit(n, m)),
        2 => (0_usize..12, 1_u8..3, at).prop_map(|(n, d, a)| Press::Move(n, d, a)),
        1 => (0_usize..12).prop_map(Press::Remove),
        1 => (1_u8..3).prop_map(Press::Start),
        1 => (1_u8..3).prop_map(Press::End),
    ];
    prop::collection::vec((press, 0_u32..40), 0..60)
}

fn command(agenda: &Agenda, press: Press, new: ItemId) -> Option<Command> {
    let nth = |n: usize| agenda.items.get(n % agenda.items.len().max(1)).map(|item| item.id);
    let open = agenda.open_item().map(|item| item.id);
    Some(match press {
        Press::OpenNext => Command::OpenItem { item: agenda.next_item()?.id },
        Press::CloseOpen(confirm) => Command::CloseItem { item: open?, confirm },
        Press::ExtendOpen(minutes) => Command::ExtendItem { item: open?, minutes },
        Press::TakeForOpen(n, minutes) => Command::TakeMinutes { item: open?, from: nth(n)?, minutes },
        Press::ReopenLast(minutes) => Command::ReopenItem { item: agenda.last_closed()?.id, minutes },
        Press::Open(n) => Command::OpenItem { item: nth(n)? },
        Press::Skip(n) => Command::SkipItem { item: nth(n)? },
        Press::Restore(n) => Command::RestoreItem { item: nth(n)? },
        Press::Add(day, at, kind, minutes) => {
            Command::AddItem { id: new, day, at, plan: plan(kind, "New", minutes) }
        }
        Press::Edit(n, minutes) => {
            Command::EditItem { item: nth(n)?, plan: plan(ItemKind::Plenary, "Changed", minutes) }
        }
        Press::Move(n, day, at) => Command::MoveItem { item: nth(n)?, day, at },
        Press::Remove(n) => Command::RemoveItem { item: nth(n)? },
        Press::Start(day) => Command::StartDay { day },
        Press::End(day) => Command::EndDay { day },
    })
}

fn holds_together(agenda: &Agenda) {
    let open = agenda.items.iter().filter(|item| item.state == ItemState::Open).count();
    assert!(open <= 1, "two items are open");
    assert!(agenda.days.iter().filter(|day| day.is_running()).count() <= 1);
    for day in &agenda.days {
        let positions: Vec<u32> = agenda.of_day(day.number).map(|item| item.position).collect();
        let dense: Vec<u32> = (1..).take(positions.len()).collect();
        assert_eq!(positions, dense);
        let planned_seen = agenda.of_day(day.number).skip_while(|i| i.state != ItemState::Planned);
        let begun = |item: &Item| matches!(item.state, ItemState::Open | ItemState::Closed);
        assert!(!planned_seen.into_iter().any(begun), "begun after something planned");
    }
    for item in &agenda.items {
        assert_eq!(item.opened_at.is_some() && item.deadline.is_some(), item.opened_at.is_some());
        assert_eq!(item.state == ItemState::Closed, item.closed_at.is_some());
        assert!((1..=MINUTES_MOST).contains(&item.minutes));
    }
}

fn changes_only_what_it_says(before: &Agenda, after: &Agenda, decision: &Decision) {
    for old in &before.items {
        let Some(new) = after.items.iter().find(|item| item.id == old.id) else {
            assert!(matches!(decision, Decision::ItemRemoved { item, .. } if *item == old.id));
            assert_eq!(old.state, ItemState::Planned);
            continue;
        };
        if old.state == ItemState::Closed && old != new {
            assert!(matches!(decision, Decision::ItemReopened { item, .. } if *item == old.id));
        }
        if old.deadline != new.deadline {
            let (Decision::ItemOpened { item, deadline }
            | Decision::ItemExtended { item, deadline, .. }
            | Decision::MinutesTaken { item, deadline, .. }
            | Decision::ItemReopened { item, deadline, .. }) = decision
            else {
                panic!("{decision:?} moved a deadline")
            };
            assert_eq!((item, Some(*deadline)), (&old.id, new.deadline));
        }
        if new.minutes < old.minutes && !matches!(decision, Decision::ItemEdited { .. }) {
            assert!(matches!(decision, Decision::MinutesTaken { from, .. } if *from == old.id));
            assert!(!matches!(old.kind, ItemKind::Break | ItemKind::Ballot));
            assert!(old.fixed_start.is_none() && old.state == ItemState::Planned);
            assert!(new.minutes >= old.min_minutes.unwrap_or(1));
        }
    }
    let sum = |agenda: &Agenda| agenda.items.iter().map(|item| item.minutes).sum::<u32>();
    if matches!(decision, Decision::MinutesTaken { .. }) {
        assert_eq!(sum(before), sum(after), "minutes are moved, not made");
    }
}

/// The day laid out step by step from the clock, which the timetable's slack must agree with.
fn laid_out(agenda: &Agenda, day: u8, now: UtcMillis) -> Vec<(ItemId, UtcMillis, UtcMillis)> {
    let mut free = timetable(agenda, day).unwrap().anchor.max(now);
    let planned = agenda.of_day(day).filter(|item| item.state == ItemState::Planned);
    planned
        .map(|item| {
            let start = item.fixed_start.map_or(free, |fixed| fixed.max(free));
            free = start.plus_minutes(item.minutes);
            (item.id, start, free)
        })
        .collect()
}

fn projects(agenda: &Agenda, day: u8, now: UtcMillis) {
    let seen = projection(agenda, day, now).unwrap();
    let planned =
        |p: &&timetable::Projected| agenda.item(p.item).is_ok_and(|item| item.state == ItemState::Planned);
    let got: Vec<_> = seen.items.iter().filter(planned).map(|p| (p.item, p.start, p.end)).collect();
    assert_eq!(got, laid_out(agenda, day, now));
    for pair in seen.items.windows(2) {
        assert!(pair[0].end <= pair[1].start);
    }
    let later = projection(agenda, day, now.plus_minutes(7)).unwrap();
    for (early, late) in seen.items.iter().zip(&later.items) {
        assert!(early.start <= late.start && early.end <= late.end);
    }
    assert!(seen.end <= later.end);
    let hard_end = agenda.days.iter().find(|d| d.number == day).unwrap().hard_end;
    assert_eq!(seen.past_hard_end_ms == 0, seen.end <= hard_end);
    if seen.items.last().is_some_and(|last| last.end == seen.end) {
        assert_eq!(seen.not_fitting().count() == 0, seen.past_hard_end_ms == 0);
    }
}

proptest! {
    #[test]
    fn whatever_is_pressed_the_agenda_holds_together(presses in presses(), fresh in any::<bool>()) {
        let mut agenda = if fresh { morning() } else { started() };
        let mut now = NINE;
        for (n, (press, minutes)) in (1000..).zip(presses) {
            now = now.plus_minutes(minutes);
            let Some(command) = command(&agenda, press, id(n)) else { continue };
            if let Ok(outcome) = agenda.decide(command, now) {
                let after = agenda.after(&outcome);
                changes_only_what_it_says(&agenda, &after, &outcome.decision);
                agenda = after;
            }
            holds_together(&agenda);
            projects(&agenda, 1, now);
            projects(&agenda, 2, now);
        }
    }
}
