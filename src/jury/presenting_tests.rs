#![expect(clippy::unwrap_used, reason = "tests")]

use proptest::prelude::*;
use uuid::Uuid;

use super::*;

fn room(n: u128) -> RoomId {
    RoomId(Uuid::from_u128(n))
}

fn three() -> RunningOrder {
    RunningOrder::of(Vec::new(), &[room(1), room(2), room(3)], 40)
}

fn rooms(order: &RunningOrder) -> Vec<RoomId> {
    order.slots.iter().map(|slot| slot.room).collect()
}

fn plan(of: &[(u128, u32)]) -> Vec<Planned> {
    of.iter().map(|(n, minutes)| Planned { room: room(*n), minutes: *minutes }).collect()
}

fn code<T>(answer: Result<T, Refusal>) -> Option<Code> {
    answer.err().map(|refusal| refusal.code)
}

#[test]
fn the_minutes_of_the_item_are_shared() {
    assert!(three().slots.iter().all(|slot| slot.minutes == 13));
    let short = RunningOrder::of(Vec::new(), &[room(1), room(2)], 1);
    assert!(short.slots.iter().all(|slot| slot.minutes == 1));
    assert_eq!(RunningOrder::of(Vec::new(), &[], 40).slots, []);
}

#[test]
fn starting_the_next_ends_the_one_before_and_twice_changes_nothing() {
    let mut order = three();
    assert_eq!(order.start(room(1), UtcMillis(10)), Ok(None));
    assert_eq!(order.now().unwrap().deadline(), Some(UtcMillis(10).plus_minutes(13)));
    assert_eq!(order.start(room(1), UtcMillis(20)), Ok(None));
    assert_eq!(order.now().unwrap().started_at, Some(UtcMillis(10)), "the clock goes on");
    assert_eq!(order.start(room(3), UtcMillis(30)), Ok(Some(room(1))));
    assert_eq!(rooms(&order), [room(1), room(3), room(2)], "in the order in which they began");
    assert_eq!(order.next().unwrap().room, room(2));
    assert_eq!(code(order.start(room(1), UtcMillis(40))), Some(Code::SlotOver), "from a page behind");
    assert_eq!(order.end(room(1), UtcMillis(50)), Ok(false));
    assert_eq!(order.slots[0].ended_at, Some(UtcMillis(30)));
    assert_eq!(order.end(room(3), UtcMillis(60)), Ok(true));
    assert_eq!(order.start(room(3), UtcMillis(70)), Ok(None), "ended by mistake: it goes on");
    assert_eq!(order.now().unwrap().started_at, Some(UtcMillis(30)));
    assert_eq!(code(order.start(room(9), UtcMillis(80))), Some(Code::NotFound));
}

#[test]
fn another_order_names_each_room_once() {
    let mut order = three();
    for wrong in [plan(&[(1, 5), (2, 5)]), plan(&[(1, 5), (2, 5), (2, 5)]), plan(&[(1, 5), (2, 5), (9, 5)])] {
        assert_eq!(code(order.arrange(&wrong)), Some(Code::RunningOrderWrong));
    }
    assert_eq!(code(order.arrange(&plan(&[(1, 5), (2, 0), (3, 5)]))), Some(Code::NumberOutOfRange));
    assert_eq!(order, three(), "refused: as it was");
    order.arrange(&plan(&[(3, 5), (1, 6), (2, 7)])).unwrap();
    assert_eq!(rooms(&order), [room(3), room(1), room(2)]);
    order.start(room(1), UtcMillis(10)).unwrap();
    order.arrange(&plan(&[(2, 8), (3, 9), (1, 10)])).unwrap();
    assert_eq!(rooms(&order), [room(1), room(2), room(3)], "who has begun stays in front");
    assert_eq!(order.slots.iter().map(|slot| slot.minutes).collect::<Vec<_>>(), [10, 8, 9]);
}

#[test]
fn rooms_that_come_and_go_are_minded() {
    let mut order = three();
    order.start(room(1), UtcMillis(10)).unwrap();
    let later = RunningOrder::of(order.slots, &[room(2), room(4)], 40);
    assert_eq!(rooms(&later), [room(1), room(2), room(4)]);
}

proptest! {
    /// Whatever is pressed: one room at a time, none lost, and those that began in front.
    #[test]
    fn one_room_at_a_time(presses in proptest::collection::vec((0_u8..3, 1_u128..5), 0..30)) {
        let mut order = three();
        for (at, (what, n)) in (1..).zip(presses) {
            let now = UtcMillis(at);
            match what {
                0 => drop(order.start(room(n), now)),
                1 => drop(order.end(room(n), now)),
                _ => drop(order.arrange(&plan(&[(n, 3), (n % 3 + 1, 4), ((n + 1) % 3 + 1, 5)]))),
            }
            prop_assert!(order.slots.iter().filter(|slot| slot.runs()).count() <= 1);
            prop_assert_eq!(rooms(&order).into_iter().collect::<BTreeSet<_>>().len(), 3);
            prop_assert!(order.slots.is_sorted_by_key(Slot::waits));
            prop_assert!(order.slots.iter().all(|slot| slot.ended_at.is_none_or(|end| slot.started_at.is_some_and(|start| start <= end))));
        }
    }
}
