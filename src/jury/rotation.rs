//! Witnesses going round the rooms while the jury asks.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::jury::item::Item;
use crate::jury::time::{MS_PER_MINUTE, UtcMillis};

/// One stay of a witness in a room.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Stay<R> {
    pub room: R,
    pub from: UtcMillis,
}

/// One witness's way; each stay lasts until the next, the last until the item is closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Route<W, R> {
    pub witness: W,
    pub stays: Vec<Stay<R>>,
}

impl<W, R> Route<W, R> {
    /// Where the witness should be at `now`, and where next ("next: Room B, 14:05"). Before the
    /// first stay begins, it is the first.
    #[must_use]
    pub fn at(&self, now: UtcMillis) -> (Option<&Stay<R>>, Option<&Stay<R>>) {
        let begun = self.stays.iter().filter(|stay| stay.from <= now).count().max(1);
        (self.stays.get(begun - 1), self.stays.get(begun))
    }
}

/// The ways of all witnesses through all rooms, when the item begins (or began) at `start`.
///
/// The first witness begins in the first room, the second in the second, and so on round; all move
/// on together. Nobody is sent to a room twice, nor on a stay that would begin at or after the
/// deadline; extending the item lets the round go on. Empty without an interval or without rooms.
#[must_use]
pub fn rotation<W: Copy, R: Copy>(
    item: &Item,
    start: UtcMillis,
    rooms: &[R],
    witnesses: &[W],
) -> Vec<Route<W, R>> {
    let Some(minutes) = item.rotation_minutes.filter(|minutes| *minutes > 0) else {
        return Vec::new();
    };
    if rooms.is_empty() {
        return Vec::new();
    }
    let deadline = item.deadline.unwrap_or_else(|| start.plus_minutes(item.minutes));
    let step_ms = i64::from(minutes) * MS_PER_MINUTE;
    let way = |(place, witness): (usize, &W)| {
        let mut stays = Vec::new();
        let mut from = start;
        for step in 0..rooms.len() {
            if step > 0 && from >= deadline {
                break;
            }
            stays.push(Stay { room: rooms[(place + step) % rooms.len()], from });
            from = from.plus_ms(step_ms);
        }
        Route { witness: *witness, stays }
    };
    witnesses.iter().enumerate().map(way).collect()
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "tests")]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::jury::ids::ItemId;
    use crate::jury::item::{ItemKind, ItemPlan, Stage};

    fn questions(minutes: u32, rotation_minutes: Option<u32>) -> Item {
        let plan = ItemPlan {
            kind: ItemKind::Questions,
            stage: Stage::Deliberation,
            title: "The jury's questions".into(),
            minutes,
            min_minutes: None,
            fixed_start: None,
            opens_rooms: true,
            witness_slots: Vec::new(),
            rotation_minutes,
            turn_seconds: None,
        };
        Item::planned(ItemId(uuid::Uuid::nil()), 1, 1, plan)
    }

    #[test]
    fn five_witnesses_go_round_three_rooms_in_an_hour() {
        let start = UtcMillis(0);
        let routes = rotation(&questions(60, Some(20)), start, &['A', 'B', 'C'], &[1, 2, 3, 4, 5]);
        let ways: Vec<String> =
            routes.iter().map(|route| route.stays.iter().map(|stay| stay.room).collect()).collect();
        assert_eq!(ways, ["ABC", "BCA", "CAB", "ABC", "BCA"]);
        let (here, next) = routes[0].at(start.plus_minutes(19));
        assert_eq!(here.unwrap().room, 'A');
        assert_eq!(*next.unwrap(), Stay { room: 'B', from: start.plus_minutes(20) });
        let (here, next) = routes[0].at(start.plus_minutes(75));
        assert_eq!((here.unwrap().room, next), ('C', None));
        assert_eq!(routes[0].at(start.plus_ms(-1)).0.unwrap().room, 'A');
    }

    #[test]
    fn no_stay_begins_after_the_deadline_until_the_item_is_extended() {
        let mut item = questions(40, Some(20));
        let start = UtcMillis(0);
        assert_eq!(rotation(&item, start, &[1, 2, 3], &[1])[0].stays.len(), 2);
        item.deadline = Some(start.plus_minutes(45));
        assert_eq!(rotation(&item, start, &[1, 2, 3], &[1])[0].stays.len(), 3);
    }

    #[test]
    fn without_interval_or_rooms_nobody_goes_round() {
        assert!(rotation(&questions(60, None), UtcMillis(0), &[1], &[1]).is_empty());
        assert!(rotation::<i32, i32>(&questions(60, Some(20)), UtcMillis(0), &[], &[1]).is_empty());
    }

    proptest! {
        #[test]
        fn everybody_is_in_one_place_and_the_rooms_share_evenly(
            minutes in 1_u32..300, every in 1_u32..100, rooms in 1_usize..9, witnesses in 1_usize..12,
        ) {
            let rooms: Vec<usize> = (0..rooms).collect();
            let witnesses: Vec<usize> = (0..witnesses).collect();
            let routes = rotation(&questions(minutes, Some(every)), UtcMillis(0), &rooms, &witnesses);
            prop_assert_eq!(routes.len(), witnesses.len());
            let steps = routes[0].stays.len();
            for route in &routes {
                let mut seen: Vec<usize> = route.stays.iter().map(|stay| stay.room).collect();
                seen.sort_unstable();
                seen.dedup();
                prop_assert_eq!(seen.len(), steps);
            }
            for step in 0..steps {
                let load = |room: &usize| routes.iter().filter(|r| r.stays[step].room == *room).count();
                let most = rooms.iter().map(load).max().unwrap();
                let least = rooms.iter().map(load).min().unwrap();
                prop_assert!(most - least <= 1);
            }
        }
    }
}
