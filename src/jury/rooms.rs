//! Rounds of rooms: who sits in which small group, and what each may do there.
//!
//! Allotting is seeded and replayable: the same people, rooms, attribute and seed give the same
//! rooms, in whatever order the people are listed.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::draw::Draw;
use super::ids::PersonId;
use super::juries::JuryState;
use super::limits;
use super::refusal::{Code, Refusal};

/// Most rooms in one round; rooms are named by one letter, and 25 rooms of 8 hold 200 jurors.
pub const ROOMS_MAX: usize = 26;

/// Passes over all pairs when rooms are rearranged for first meetings.
const MEETING_PASSES_MAX: usize = 8;

/// A juror to be allotted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    pub person: PersonId,
    /// Their value of the chosen attribute; those without one are mixed as a kind of their own.
    pub value: Option<String>,
    /// Agreed to hold the talk or to write in a room without a facilitator.
    pub may_host: bool,
}

/// One supporter and the juror whom they support.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Support {
    pub supporter: PersonId,
    pub juror: PersonId,
}

/// What an allotment starts from.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// How many rooms.
    pub rooms: usize,
    /// From which every draw follows.
    pub seed: u64,
    pub jurors: Vec<Candidate>,
    pub supports: Vec<Support>,
    /// The facilitator of each room in the order of the rooms; rooms past the end have none.
    pub facilitators: Vec<Option<PersonId>>,
    /// Pairs who have shared a room before; see [`pair`].
    pub met: BTreeSet<(PersonId, PersonId)>,
}

/// One room as allotted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Allotted {
    /// A letter: `A`, `B` …
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

/// Two people in a fixed order, for [`Plan::met`].
#[must_use]
pub fn pair(one: PersonId, other: PersonId) -> (PersonId, PersonId) {
    (one.min(other), one.max(other))
}

/// The name of the room at that place: `A` for 0.
#[must_use]
pub fn name(place: usize) -> String {
    u8::try_from(place % ROOMS_MAX).map_or_else(|_| String::new(), |n| char::from(b'A' + n).to_string())
}

/// Allots jurors to rooms. Sizes differ by one at most; so do, between any two rooms, the numbers
/// of jurors with the same value of the attribute. Within that, pairs who have met are kept apart
/// as far as exchanging two like people reaches. Supporters follow their juror.
///
/// # Errors
/// `number_out_of_range` for no rooms, more than [`ROOMS_MAX`], more rooms than jurors, or more
/// facilitators than rooms; `facilitator_twice` when one is named for two rooms.
pub fn allot(plan: &Plan) -> Result<Vec<Allotted>, Refusal> {
    check(plan)?;
    let mut jurors: Vec<&Candidate> = plan.jurors.iter().collect();
    jurors.sort_by_key(|c| c.person);
    let mut draw = Draw::from_seed(plan.seed);
    let mut seats = deal(&jurors, plan.rooms, &mut draw);
    part_those_who_met(&jurors, &plan.met, plan.rooms, &mut seats);
    Ok((0..plan.rooms).map(|room| furnish(plan, &jurors, &seats, room, &mut draw)).collect())
}

fn check(plan: &Plan) -> Result<(), Refusal> {
    if plan.jurors.is_empty() {
        return Err(Code::NobodyToAllot.into());
    }
    let whole = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    limits::within("rooms", whole(plan.rooms), 1, whole(ROOMS_MAX.min(plan.jurors.len())))?;
    limits::within("facilitators", whole(plan.facilitators.len()), 0, whole(plan.rooms))?;
    let named: Vec<_> = plan.facilitators.iter().flatten().collect();
    if named.iter().collect::<BTreeSet<_>>().len() != named.len() {
        return Err(Code::FacilitatorTwice.into());
    }
    Ok(())
}

/// Deals the jurors like cards, kind after kind, without starting again at the first room for each
/// kind: both the sizes and every kind's numbers then differ by one at most. Answers the room of
/// each juror.
fn deal(jurors: &[&Candidate], rooms: usize, draw: &mut Draw) -> Vec<usize> {
    let mut kinds = BTreeMap::<Option<&str>, Vec<usize>>::new();
    for (index, juror) in jurors.iter().enumerate() {
        kinds.entry(juror.value.as_deref()).or_default().push(index);
    }
    let mut round: Vec<usize> = (0..rooms).collect();
    draw.shuffle(&mut round);
    let mut seats = vec![0; jurors.len()];
    let mut dealt = 0;
    for members in kinds.values_mut() {
        draw.shuffle(members);
        for &index in members.iter() {
            seats[index] = round[dealt % rooms];
            dealt += 1;
        }
    }
    seats
}

/// Exchanges two jurors of one kind wherever that leaves fewer pairs who have met, until nothing
/// more is gained. Sizes and mixture stay as dealt.
fn part_those_who_met(
    jurors: &[&Candidate],
    met: &BTreeSet<(PersonId, PersonId)>,
    rooms: usize,
    seats: &mut [usize],
) {
    if met.is_empty() || rooms < 2 {
        return;
    }
    let count = jurors.len();
    let have_met: Vec<bool> = (0..count * count)
        .map(|at| met.contains(&pair(jurors[at / count].person, jurors[at % count].person)))
        .collect();
    let again = |seats: &[usize], who: usize, room: usize, without: usize| {
        (0..count)
            .filter(|&i| i != who && i != without && seats[i] == room && have_met[who * count + i])
            .count()
    };
    for _ in 0..MEETING_PASSES_MAX {
        let mut gained = false;
        for one in 0..count {
            for other in one + 1..count {
                let (here, there) = (seats[one], seats[other]);
                if here == there || jurors[one].value != jurors[other].value {
                    continue;
                }
                let before = again(seats, one, here, other) + again(seats, other, there, one);
                let after = again(seats, one, there, other) + again(seats, other, here, one);
                if after < before {
                    seats.swap(one, other);
                    gained = true;
                }
            }
        }
        if !gained {
            return;
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
    let (host, scribe) = if facilitator.is_some() { (None, None) } else { host_and_scribe(&members, draw) };
    Allotted { name: name(room), facilitator, jurors: ids, supporters, host, scribe }
}

/// Two different jurors where there are two, those who agreed before those who did not.
fn host_and_scribe(members: &[&Candidate], draw: &mut Draw) -> (Option<PersonId>, Option<PersonId>) {
    let host = choose(members, draw);
    let others: Vec<&Candidate> = members.iter().filter(|c| Some(c.person) != host).copied().collect();
    let scribe = choose(&others, draw);
    (host, scribe)
}

fn choose(from: &[&Candidate], draw: &mut Draw) -> Option<PersonId> {
    let agreed = from.iter().any(|c| c.may_host);
    let equal: Vec<PersonId> = from.iter().filter(|c| c.may_host == agreed).map(|c| c.person).collect();
    equal.get(draw.below(equal.len())).copied()
}

/// As what somebody sits in a room.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    Juror,
    Supporter,
}

/// What somebody may do in one room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// An organiser or facilitator of the jury: leads in every room, deliberates in none.
    Runs,
    /// The juror who holds the talk here.
    Host,
    /// A juror of this room; the scribe too.
    Juror,
    /// Reads along: a supporter, a witness, a guest, a juror of another room.
    Reads,
}

impl Standing {
    /// Allows what only jurors of the room do: raise a hand, write in the lists, support.
    ///
    /// # Errors
    /// `only_jurors_of_room`.
    pub fn deliberates(self) -> Result<(), Refusal> {
        match self {
            Self::Host | Self::Juror => Ok(()),
            Self::Runs | Self::Reads => Err(Code::OnlyJurorsOfRoom.into()),
        }
    }

    /// Allows what its host and the facilitators do: give turns, turn them on and off.
    ///
    /// # Errors
    /// `only_room_leads`.
    pub fn leads(self) -> Result<(), Refusal> {
        match self {
            Self::Runs | Self::Host => Ok(()),
            Self::Juror | Self::Reads => Err(Code::OnlyRoomLeads.into()),
        }
    }

    /// Allows what a facilitator does for people without a device, and jurors for themselves.
    ///
    /// # Errors
    /// `only_jurors_of_room`.
    pub fn takes_part(self) -> Result<(), Refusal> {
        match self {
            Self::Runs | Self::Host | Self::Juror => Ok(()),
            Self::Reads => Err(Code::OnlyJurorsOfRoom.into()),
        }
    }
}

/// Whether a room is at work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Sitting {
    Open,
    /// The day is over and the next one not started, or the jury has not started.
    Overnight,
    /// A later round of rooms has begun, or the jury has concluded.
    Over,
}

impl Sitting {
    /// How the rooms of the current round sit in a jury of that state, on a day that runs or not.
    #[must_use]
    pub fn of(jury: JuryState, day_runs: bool) -> Self {
        match jury {
            JuryState::Running if day_runs => Self::Open,
            JuryState::Concluded | JuryState::Published => Self::Over,
            JuryState::Draft | JuryState::Ready | JuryState::Running => Self::Overnight,
        }
    }

    /// Allows turns, calls and lists while the room is at work. Overnight they are only read: not
    /// everybody has the internet at home. A jury may decide otherwise for its lists
    /// (`open_overnight`).
    ///
    /// # Errors
    /// `rooms_overnight`, `room_over`.
    pub fn writable(self, open_overnight: bool) -> Result<(), Refusal> {
        match self {
            Self::Open => Ok(()),
            Self::Overnight if open_overnight => Ok(()),
            Self::Overnight => Err(Code::RoomsOvernight.into()),
            Self::Over => Err(Code::RoomOver.into()),
        }
    }
}

/// A room's call for the facilitator.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Call {
    #[default]
    None,
    /// Waiting for somebody to come.
    Made,
    /// Somebody is on the way.
    Answered,
}

impl Call {
    /// Calls the facilitator.
    ///
    /// # Errors
    /// `only_jurors_of_room`; `already_called` while a call waits.
    pub fn make(self, by: Standing) -> Result<Self, Refusal> {
        by.deliberates()?;
        match self {
            Self::Made => Err(Code::AlreadyCalled.into()),
            Self::None | Self::Answered => Ok(Self::Made),
        }
    }

    /// A facilitator says "I am coming".
    ///
    /// # Errors
    /// `only_facilitators` for everybody else; `no_call` when none waits.
    pub fn answer(self, by: Standing) -> Result<Self, Refusal> {
        if by != Standing::Runs {
            return Err(Code::OnlyFacilitators.into());
        }
        match self {
            Self::Made => Ok(Self::Answered),
            Self::None | Self::Answered => Err(Code::NoCall.into()),
        }
    }

    /// The room needs nobody any more.
    ///
    /// # Errors
    /// `only_jurors_of_room` for readers; `no_call` when none was made.
    pub fn take_back(self, by: Standing) -> Result<Self, Refusal> {
        by.takes_part()?;
        match self {
            Self::Made | Self::Answered => Ok(Self::None),
            Self::None => Err(Code::NoCall.into()),
        }
    }
}

#[cfg(test)]
#[path = "rooms_tests.rs"]
mod tests;
