//! Seats while rooms are at work: where a latecomer goes, and who moves when rooms have grown uneven.
//!
//! Both ask the allotment's own cost, so that a change by hand is judged as the whole was.

use super::allotment::{Candidate, Plan, Seated, Table};
use super::ids::PersonId;

/// Rooms are uneven enough to offer a move when the largest has this many more than the smallest.
const UNEVEN: usize = 2;

/// A move that would even the rooms out; rooms are counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Move {
    pub person: PersonId,
    pub from: usize,
    pub to: usize,
}

/// The room, from 0, in which a latecomer keeps the mix best: one of the smallest. `seated` are the
/// jurors of each room; the plan's own number of rooms, pins and seed do not matter.
#[must_use]
pub fn offer(plan: &Plan, seated: &[Vec<PersonId>], newcomer: PersonId) -> Option<usize> {
    let room_of = |person: PersonId| seated.iter().position(|room| room.contains(&person));
    let mut jurors: Vec<&Candidate> = plan.jurors.iter().collect();
    jurors.retain(|c| c.person == newcomer || room_of(c.person).is_some());
    jurors.sort_by_key(|c| c.person);
    let at = jurors.iter().position(|c| c.person == newcomer)?;
    let plan = Plan { rooms: seated.len(), ..plan.clone() };
    let table = Table::of(&plan, &jurors);
    let mut seats: Vec<usize> = jurors.iter().map(|c| room_of(c.person).unwrap_or(0)).collect();
    let smallest = seated.iter().map(Vec::len).min()?;
    let rooms = (0..seated.len()).filter(|&room| seated[room].len() == smallest);
    rooms.min_by_key(|&room| {
        seats[at] = room;
        Seated::of(&table, seats.clone()).cost
    })
}

/// Once somebody has left: the juror of a largest room who keeps the mix best in a smallest one.
/// None while sizes differ by less than two, or where only pinned people could go. `seated` as in
/// [`offer`], without those who left; pins stand by the plan's own rooms.
#[must_use]
pub fn even_out(plan: &Plan, seated: &[Vec<PersonId>]) -> Option<Move> {
    let (largest, smallest) = (seated.iter().map(Vec::len).max()?, seated.iter().map(Vec::len).min()?);
    if largest - smallest < UNEVEN {
        return None;
    }
    let rooms_of = |size: usize| (0..seated.len()).filter(move |&room| seated[room].len() == size);
    let mut best: Option<(i64, Move)> = None;
    for from in rooms_of(largest) {
        for &person in seated[from].iter().filter(|person| !plan.pins.contains_key(person)) {
            for to in rooms_of(smallest) {
                let mut after = seated.to_vec();
                after[from].retain(|other| *other != person);
                after[to].push(person);
                let cost = cost(plan, &after);
                if best.is_none_or(|(least, _)| cost < least) {
                    best = Some((cost, Move { person, from, to }));
                }
            }
        }
    }
    best.map(|(_, best)| best)
}

fn cost(plan: &Plan, seated: &[Vec<PersonId>]) -> i64 {
    let room_of = |person: PersonId| seated.iter().position(|room| room.contains(&person));
    let mut jurors: Vec<&Candidate> = plan.jurors.iter().filter(|c| room_of(c.person).is_some()).collect();
    jurors.sort_by_key(|c| c.person);
    let plan = Plan { rooms: seated.len(), ..plan.clone() };
    let seats = jurors.iter().map(|c| room_of(c.person).unwrap_or(0)).collect();
    Seated::of(&Table::of(&plan, &jurors), seats).cost
}

#[cfg(test)]
#[path = "reseating_tests.rs"]
mod tests;
