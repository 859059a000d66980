//! Allotting jurors to rooms: who sits with whom in one round.
//!
//! Sizes and pins always hold. Then, each before all that follow: people who asked to be apart are;
//! nobody is the only remote juror in a hall room; nobody is the only one of their kind on an
//! attribute chosen for that; attributes are spread evenly; few have met before. The search is
//! seeded and counts in whole numbers, so the same plan gives the same rooms on every machine.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::draw::Draw;
use super::ids::PersonId;
use super::limits;
use super::refusal::{Code, Refusal};

/// Most rooms in one round: 25 rooms of 8 hold 200 jurors, and some like them smaller.
pub const ROOMS_MAX: usize = 60;
/// Most attributes by which one round is mixed.
pub const ATTRIBUTES_MAX: usize = 8;
/// Most pins, and most pairs who are to be apart.
pub const WISHES_MAX: usize = 200;

// What one fault of each sort counts. Even the most of one sort weigh less than one of the next.
const MET: i64 = 1;
const UNEVEN: i64 = 100_000 * MET;
const ALONE: i64 = 10_000 * UNEVEN;
const REMOTE_ALONE: i64 = 1_000 * ALONE;
const TOGETHER: i64 = 1_000 * REMOTE_ALONE;

/// By how much an exchange may make things worse, from the first steps to the last (threshold
/// accepting: Dueck and Scheuer, J. Comput. Phys. 90 (1990) 161–175).
const THRESHOLDS: [i64; 9] = [2 * UNEVEN, UNEVEN, 8 * MET, 5 * MET, 3 * MET, 2 * MET, MET, 0, 0];
/// Exchanges tried at each threshold, for each juror.
const STEPS: usize = 60;
/// Jurors over all starts together: few people are dealt anew several times.
const STARTS: usize = 90;

/// A juror to be allotted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    pub person: PersonId,
    /// Their value of each of [`Plan::attributes`]; those without one are a kind of their own.
    pub values: Vec<Option<String>>,
    /// Takes part from elsewhere.
    pub remote: bool,
    /// Agreed to hold the talk or to write in a room without a facilitator.
    pub may_host: bool,
}

/// One supporter and the juror whom they support.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Support {
    pub supporter: PersonId,
    pub juror: PersonId,
}

/// An attribute that an allotment minds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Minded {
    pub attribute: String,
    /// Nobody is to be the only one of their kind in a room.
    pub not_alone: bool,
}

/// A juror who must sit in one room.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Pin {
    pub person: PersonId,
    /// From 1.
    pub room: u8,
}

/// What a round of rooms is allotted by; kept with it, for the next one and to replay it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct AllottedBy {
    pub attributes: Vec<Minded>,
    pub pins: Vec<Pin>,
    pub apart: Vec<(PersonId, PersonId)>,
}

/// What an allotment starts from.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// How many rooms.
    pub rooms: usize,
    /// From which every draw follows.
    pub seed: u64,
    pub jurors: Vec<Candidate>,
    pub attributes: Vec<Minded>,
    pub supports: Vec<Support>,
    /// The facilitator of each room in the order of the rooms; rooms past the end have none.
    pub facilitators: Vec<Option<PersonId>>,
    /// How many rounds each pair has shared a room; see [`pair`].
    pub met: BTreeMap<(PersonId, PersonId), u32>,
    /// The room, from 0, in which a juror must sit.
    pub pins: BTreeMap<PersonId, usize>,
    /// Pairs who asked not to sit together.
    pub apart: BTreeSet<(PersonId, PersonId)>,
}

/// One room as allotted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Allotted {
    /// A letter, or two after 26: `A`, `B` … `AA`.
    pub name: String,
    pub facilitator: Option<PersonId>,
    /// Sorted by id, so that the order tells nothing.
    pub jurors: Vec<PersonId>,
    /// Those whose juror is in this room; not counted in its size.
    pub supporters: Vec<PersonId>,
    /// Holds the talk where there is no facilitator.
    pub host: Option<PersonId>,
    /// Writes where there is no facilitator.
    pub scribe: Option<PersonId>,
}

/// What an allotment achieves, in people and pairs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Figures {
    /// Pairs who sit together and have met before.
    pub met_again: u32,
    /// Pairs who meet for the first time.
    pub first_meetings: u32,
    /// By how many people the rooms are away from the most even spread, over all kinds.
    pub uneven: u32,
    /// Jurors who are the only one of their kind in a room, on an attribute chosen for that.
    pub alone: u32,
    /// Jurors who are the only remote one in a room.
    pub remote_alone: u32,
    /// Pairs who asked to be apart and are not.
    pub together: u32,
}

/// The rooms and what they achieve.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allotment {
    pub rooms: Vec<Allotted>,
    pub figures: Figures,
}

/// Two people in a fixed order, for [`Plan::met`] and [`Plan::apart`].
#[must_use]
pub fn pair(one: PersonId, other: PersonId) -> (PersonId, PersonId) {
    (one.min(other), one.max(other))
}

/// The name of the room at that place: `A` for 0, `AA` for 26.
#[must_use]
pub fn name(place: usize) -> String {
    let letter = |n: usize| u8::try_from(n % 26).map_or('?', |n| char::from(b'A' + n));
    let last = letter(place);
    match place / 26 {
        0 => last.to_string(),
        more => format!("{}{last}", letter(more - 1)),
    }
}

/// Allots jurors to rooms whose sizes differ by one at most. Supporters follow their juror.
///
/// # Errors
/// `nobody_to_allot`; `number_out_of_range` for no rooms, more than [`ROOMS_MAX`], more rooms than
/// jurors, or more facilitators than rooms; `facilitator_twice` when one is named for two rooms;
/// `pins_do_not_fit` when a pin names another room or person, or fills a room beyond its size.
pub fn allot(plan: &Plan) -> Result<Allotment, Refusal> {
    check(plan)?;
    let mut jurors: Vec<&Candidate> = plan.jurors.iter().collect();
    jurors.sort_by_key(|c| c.person);
    let mut draw = Draw::from_seed(plan.seed);
    let table = Table::of(plan, &jurors);
    let starts = (STARTS / jurors.len()).clamp(1, 6);
    let mut best: Option<(i64, Vec<usize>)> = None;
    for _ in 0..starts {
        let found = table.search(deal(plan, &jurors, &mut draw)?, &mut draw);
        if best.as_ref().is_none_or(|(cost, _)| found.0 < *cost) {
            best = Some(found);
        }
    }
    let (_, seats) = best.unwrap_or_default();
    let rooms = (0..plan.rooms).map(|room| furnish(plan, &jurors, &seats, room, &mut draw)).collect();
    Ok(Allotment { rooms, figures: table.figures(&seats) })
}

fn check(plan: &Plan) -> Result<(), Refusal> {
    if plan.jurors.is_empty() {
        return Err(Code::NobodyToAllot.into());
    }
    let whole = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    limits::within("rooms", whole(plan.rooms), 1, whole(ROOMS_MAX.min(plan.jurors.len())))?;
    limits::within("facilitators", whole(plan.facilitators.len()), 0, whole(plan.rooms))?;
    limits::within("attributes", whole(plan.attributes.len()), 0, whole(ATTRIBUTES_MAX))?;
    limits::within("pins", whole(plan.pins.len()), 0, whole(WISHES_MAX))?;
    limits::within("apart", whole(plan.apart.len()), 0, whole(WISHES_MAX))?;
    let named: Vec<_> = plan.facilitators.iter().flatten().collect();
    if named.iter().collect::<BTreeSet<_>>().len() != named.len() {
        return Err(Code::FacilitatorTwice.into());
    }
    let is_juror = |person: &PersonId| plan.jurors.iter().any(|juror| juror.person == *person);
    if plan.pins.iter().any(|(person, room)| *room >= plan.rooms || !is_juror(person)) {
        return Err(Code::PinsDoNotFit.into());
    }
    Ok(())
}

/// Seats whoever is pinned, then deals the others like cards, kind after kind. Answers the room of
/// each juror.
fn deal(plan: &Plan, jurors: &[&Candidate], draw: &mut Draw) -> Result<Vec<usize>, Refusal> {
    let rooms = plan.rooms;
    let mut left = vec![jurors.len() / rooms; rooms];
    let mut order: Vec<usize> = (0..rooms).collect();
    draw.shuffle(&mut order);
    // The rooms with one more: first those where the pins need it.
    order.sort_by_key(|&room| plan.pins.values().filter(|&&pinned| pinned == room).count() <= left[room]);
    for &room in order.iter().take(jurors.len() % rooms) {
        left[room] += 1;
    }
    draw.shuffle(&mut order);
    let mut seats = vec![0; jurors.len()];
    let mut kinds = BTreeMap::<_, Vec<usize>>::new();
    for (index, juror) in jurors.iter().enumerate() {
        match plan.pins.get(&juror.person) {
            Some(&room) => {
                left[room] = left[room].checked_sub(1).ok_or(Code::PinsDoNotFit)?;
                seats[index] = room;
            }
            None => kinds.entry((juror.remote, &juror.values)).or_default().push(index),
        }
    }
    let mut next = (0..).map(|n: usize| order[n % rooms]);
    for members in kinds.values_mut() {
        draw.shuffle(members);
        for &index in members.iter() {
            // As many seats are left as people: one is found within a turn.
            let room = next.by_ref().find(|&room| left[room] > 0).unwrap_or(0);
            left[room] -= 1;
            seats[index] = room;
        }
    }
    Ok(seats)
}

/// People alike in one way: a value of an attribute, or taking part from elsewhere.
struct KindOf {
    /// Fewest and most of them in each room when they are spread evenly.
    even: Vec<(i64, i64)>,
    /// Of the attribute; nothing for being remote.
    uneven: i64,
    /// When just one of them is in a room.
    alone: i64,
}

/// What an allotment is judged by, in numbers: jurors and rooms by their place, kinds by theirs.
pub(super) struct Table {
    rooms: usize,
    /// The kinds of each juror.
    kinds_of: Vec<Vec<usize>>,
    kinds: Vec<KindOf>,
    /// What it counts when two jurors share a room; square.
    sharing: Vec<i64>,
    pinned: Vec<bool>,
}

impl Table {
    pub(super) fn of(plan: &Plan, jurors: &[&Candidate]) -> Self {
        let count = jurors.len();
        let mut groups = BTreeMap::<(usize, Option<&str>), Vec<usize>>::new();
        for (index, juror) in jurors.iter().enumerate() {
            for (attribute, value) in juror.values.iter().take(plan.attributes.len()).enumerate() {
                groups.entry((attribute, value.as_deref())).or_default().push(index);
            }
            if juror.remote {
                groups.entry((plan.attributes.len(), None)).or_default().push(index);
            }
        }
        let mut kinds_of = vec![Vec::new(); count];
        let mut kinds = Vec::new();
        for ((attribute, value), members) in groups {
            let minded = plan.attributes.get(attribute);
            let alone = match minded {
                // Whoever is the only one in the jury cannot be helped; no value is no kind to be alone in.
                _ if members.len() < 2 => 0,
                Some(minded) if minded.not_alone && value.is_some() => ALONE,
                Some(_) => 0,
                None => REMOTE_ALONE,
            };
            let (few, more) = (members.len() / plan.rooms, members.len().div_ceil(plan.rooms));
            let even = (i64::try_from(few).unwrap_or(0), i64::try_from(more).unwrap_or(0));
            for &member in &members {
                kinds_of[member].push(kinds.len());
            }
            let uneven = if minded.is_some() { UNEVEN } else { 0 };
            kinds.push(KindOf { even: vec![even; plan.rooms], uneven, alone });
        }
        let mut sharing = vec![0; count * count];
        for (at, cost) in sharing.iter_mut().enumerate() {
            let both = pair(jurors[at / count].person, jurors[at % count].person);
            *cost = MET * plan.met.get(&both).map_or(0, |&n| i64::from(n));
            *cost += if plan.apart.contains(&both) { TOGETHER } else { 0 };
        }
        let pinned = jurors.iter().map(|juror| plan.pins.contains_key(&juror.person)).collect();
        Self { rooms: plan.rooms, kinds_of, kinds, sharing, pinned }
    }

    /// Exchanges two jurors at a time, first also where it makes things somewhat worse. Answers the
    /// best seats met on the way, and what they count.
    fn search(&self, seats: Vec<usize>, draw: &mut Draw) -> (i64, Vec<usize>) {
        let mut now = Seated::of(self, seats);
        let free: Vec<usize> = (0..self.pinned.len()).filter(|&juror| !self.pinned[juror]).collect();
        let mut best = (now.cost, now.seats.clone());
        for threshold in THRESHOLDS {
            for _ in 0..STEPS * free.len() {
                let (one, other) = (free[draw.below(free.len())], free[draw.below(free.len())]);
                if now.seats[one] == now.seats[other] {
                    continue;
                }
                let change = now.change(self, one, other);
                if change <= threshold {
                    now.exchange(self, one, other);
                    now.cost += change;
                    if now.cost < best.0 {
                        best = (now.cost, now.seats.clone());
                    }
                }
            }
            now = Seated::of(self, best.1.clone());
        }
        best
    }

    /// What `count` people of a kind in a room count.
    fn of_kind(&self, kind: usize, room: usize, count: i64) -> i64 {
        let KindOf { even, uneven, alone } = &self.kinds[kind];
        let (few, more) = even[room];
        let away = (few - count).max(count - more).max(0);
        uneven * away + if count == 1 { *alone } else { 0 }
    }

    fn figures(&self, seats: &[usize]) -> Figures {
        let now = Seated::of(self, seats.to_vec());
        let mut figures = Figures::default();
        for (kind, of) in self.kinds.iter().enumerate() {
            for room in 0..self.rooms {
                let count = now.counts[kind * self.rooms + room];
                let (few, more) = of.even[room];
                if of.uneven > 0 {
                    figures.uneven += u32::try_from((few - count).max(count - more).max(0)).unwrap_or(0);
                }
                figures.alone += u32::from(of.alone == ALONE && count == 1);
                figures.remote_alone += u32::from(of.alone == REMOTE_ALONE && count == 1);
            }
        }
        for members in &now.members {
            for (at, &one) in members.iter().enumerate() {
                for &other in &members[at + 1..] {
                    let sharing = self.sharing[one * seats.len() + other];
                    figures.together += u32::from(sharing >= TOGETHER);
                    figures.met_again += u32::from(sharing % TOGETHER > 0);
                    figures.first_meetings += u32::from(sharing % TOGETHER == 0);
                }
            }
        }
        figures
    }
}

/// Where everybody sits, with what is needed to judge an exchange quickly.
pub(super) struct Seated {
    seats: Vec<usize>,
    members: Vec<Vec<usize>>,
    /// People of each kind in each room.
    counts: Vec<i64>,
    pub(super) cost: i64,
}

impl Seated {
    pub(super) fn of(table: &Table, seats: Vec<usize>) -> Self {
        let mut members = vec![Vec::new(); table.rooms];
        let mut counts = vec![0; table.kinds.len() * table.rooms];
        for (juror, &room) in seats.iter().enumerate() {
            members[room].push(juror);
            for &kind in &table.kinds_of[juror] {
                counts[kind * table.rooms + room] += 1;
            }
        }
        let mut cost: i64 = 0;
        for kind in 0..table.kinds.len() {
            for room in 0..table.rooms {
                cost += table.of_kind(kind, room, counts[kind * table.rooms + room]);
            }
        }
        let all = seats.len();
        for room in &members {
            for (at, &one) in room.iter().enumerate() {
                cost += room[at + 1..].iter().map(|&other| table.sharing[one * all + other]).sum::<i64>();
            }
        }
        Self { seats, members, counts, cost }
    }

    /// By how much the cost would change if two jurors of different rooms changed places.
    fn change(&self, table: &Table, one: usize, other: usize) -> i64 {
        let (here, there) = (self.seats[one], self.seats[other]);
        let all = self.seats.len();
        let with = |who: usize, room: usize, but: usize| -> i64 {
            let others = self.members[room].iter().filter(|&&member| member != but);
            others.map(|&member| table.sharing[who * all + member]).sum()
        };
        let mut change = with(other, here, one) + with(one, there, other);
        change -= with(one, here, one) + with(other, there, other);
        let mut moved = |leaves: usize, comes: usize, from: usize, to: usize| {
            for kind in table.kinds_of[leaves].iter().filter(|kind| !table.kinds_of[comes].contains(kind)) {
                for (room, by) in [(from, -1), (to, 1)] {
                    let count = self.counts[kind * table.rooms + room];
                    change += table.of_kind(*kind, room, count + by) - table.of_kind(*kind, room, count);
                }
            }
        };
        moved(one, other, here, there);
        moved(other, one, there, here);
        change
    }

    fn exchange(&mut self, table: &Table, one: usize, other: usize) {
        let (here, there) = (self.seats[one], self.seats[other]);
        for (who, from, to) in [(one, here, there), (other, there, here)] {
            self.seats[who] = to;
            self.members[from].retain(|&member| member != who);
            self.members[to].push(who);
            for &kind in &table.kinds_of[who] {
                self.counts[kind * table.rooms + from] -= 1;
                self.counts[kind * table.rooms + to] += 1;
            }
        }
    }
}

fn furnish(plan: &Plan, jurors: &[&Candidate], seats: &[usize], room: usize, draw: &mut Draw) -> Allotted {
    let members: Vec<&Candidate> =
        jurors.iter().zip(seats).filter(|&(_, &seat)| seat == room).map(|(c, _)| *c).collect();
    let ids: Vec<PersonId> = members.iter().map(|c| c.person).collect();
    let mut supporters: Vec<PersonId> =
        plan.supports.iter().filter(|s| ids.contains(&s.juror)).map(|s| s.supporter).collect();
    supporters.sort();
    supporters.dedup();
    let facilitator = plan.facilitators.get(room).copied().flatten();
    let agreed: Vec<_> = members.iter().map(|c| (c.person, c.may_host)).collect();
    let (host, scribe) =
        if facilitator.is_some() { (None, None) } else { host_and_scribe(&agreed, (None, None), draw) };
    Allotted { name: name(room), facilitator, jurors: ids, supporters, host, scribe }
}

/// Two different jurors where there are two, those who agreed before those who did not; whoever holds
/// the part and still sits there keeps it. Each juror comes with whether they agreed.
pub fn host_and_scribe(
    jurors: &[(PersonId, bool)],
    before: (Option<PersonId>, Option<PersonId>),
    draw: &mut Draw,
) -> (Option<PersonId>, Option<PersonId>) {
    let still = |part: Option<PersonId>| part.filter(|held| jurors.iter().any(|(person, _)| person == held));
    let (host, scribe) = (still(before.0), still(before.1));
    let mut choose = |but: Option<PersonId>| {
        let others = || jurors.iter().filter(|(person, _)| Some(*person) != but);
        let agreed = others().any(|(_, agreed)| *agreed);
        let equal: Vec<PersonId> =
            others().filter(|(_, yes)| *yes == agreed).map(|(person, _)| *person).collect();
        equal.get(draw.below(equal.len())).copied()
    };
    let host = host.or_else(|| choose(scribe));
    (host, scribe.or_else(|| choose(host)))
}

#[cfg(test)]
#[path = "allotment_tests.rs"]
mod tests;
