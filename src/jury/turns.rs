//! Turns to speak in one room: raised hands, who speaks, for how long.
//!
//! A turn has a length that is announced and never cut: nothing here ends a turn by itself. Time
//! spoken is whole milliseconds from the start of a turn to its end.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::ids::{PersonId, TurnId};
use super::limits;
use super::refusal::{Code, Refusal};
use super::rooms::Standing;
use super::time::UtcMillis;

/// Length of a turn where nobody said otherwise, in milliseconds.
pub const TURN_MS: i64 = 120_000;
/// Length of a short reply, in milliseconds.
pub const SHORT_MS: i64 = 30_000;
/// Shortest and longest length that may be set, in seconds.
pub const TURN_S: std::ops::RangeInclusive<u32> = 15..=1800;

/// Where a turn stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum TurnState {
    /// The hand is up.
    Waiting,
    Speaking,
    /// Ended; counts in the time spoken.
    Spoken,
    /// The hand went down before a turn came.
    Lowered,
}

/// One turn, from the raised hand on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    pub id: TurnId,
    pub person: PersonId,
    pub state: TurnState,
    pub raised_at: UtcMillis,
    pub started_at: Option<UtcMillis>,
    pub ended_at: Option<UtcMillis>,
    /// The length announced when it started, in milliseconds; 0 before.
    pub length_ms: i64,
    /// A short reply to who speaks: it goes ahead of the queue, once per turn.
    pub short: bool,
}

impl Turn {
    /// Milliseconds spoken, once ended; 0 before, and where the clock was set back meanwhile.
    #[must_use]
    pub fn spoken_ms(&self) -> i64 {
        match (self.started_at, self.ended_at) {
            (Some(start), Some(end)) => end.since(start).max(0),
            _ => 0,
        }
    }
}

/// The turns of one room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turns {
    pub on: bool,
    /// Length of the turns that start from now on, in milliseconds.
    pub length_ms: i64,
    /// Those waiting or speaking; ended ones may be among them and change nothing.
    pub turns: Vec<Turn>,
    /// The ledger of the whole jury, both days and all rooms: milliseconds spoken by each person.
    pub spoken: BTreeMap<PersonId, i64>,
    /// Those who take part from elsewhere, where hall and remote alternate; empty where they do not.
    pub remote: BTreeSet<PersonId>,
    /// Who speaks here or spoke last: the next turn is the other side's.
    pub last: Option<PersonId>,
}

impl Default for Turns {
    fn default() -> Self {
        Self {
            on: false,
            length_ms: TURN_MS,
            turns: Vec::new(),
            spoken: BTreeMap::new(),
            remote: BTreeSet::new(),
            last: None,
        }
    }
}

/// Who acts, and when.
#[derive(Clone, Copy, Debug)]
pub struct Act {
    pub by: PersonId,
    pub standing: Standing,
    pub now: UtcMillis,
}

/// Somebody was given a turn before others who had asked first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Override {
    pub turn: TurnId,
    pub person: PersonId,
    pub reason: String,
}

/// What a command changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changed {
    /// The turns as they are now.
    pub turns: Vec<Turn>,
    /// For the record.
    pub overridden: Option<Override>,
}

impl Turns {
    /// Those waiting, the next one first: a short reply before all; then by least time spoken in the
    /// whole jury, then by who asked first. A turn counts once it has ended, so that the order that is
    /// shown is the order in which turns are given. Where hall and remote alternate, each side keeps that
    /// order, and the sides take turns for as long as somebody waits on both.
    #[must_use]
    pub fn queue(&self) -> Vec<&Turn> {
        let waiting = self.turns.iter().filter(|turn| turn.state == TurnState::Waiting);
        let (mut queue, mut full): (Vec<&Turn>, Vec<&Turn>) = waiting.partition(|turn| turn.short);
        full.sort_by_key(|t| (self.spoken.get(&t.person).copied().unwrap_or(0), t.raised_at, t.id));
        if self.remote.is_empty() {
            queue.extend(full);
        } else {
            queue.extend(self.alternated(full));
        }
        queue
    }

    fn alternated<'a>(&self, full: Vec<&'a Turn>) -> Vec<&'a Turn> {
        let mut remote_next = match (self.last, full.first()) {
            (Some(last), _) => !self.remote.contains(&last),
            (None, Some(first)) => self.remote.contains(&first.person),
            (None, None) => false,
        };
        let (remote, hall): (Vec<&Turn>, Vec<&Turn>) =
            full.into_iter().partition(|turn| self.remote.contains(&turn.person));
        let (mut remote, mut hall) = (VecDeque::from(remote), VecDeque::from(hall));
        let mut order = Vec::new();
        loop {
            let (side, other) = if remote_next { (&mut remote, &mut hall) } else { (&mut hall, &mut remote) };
            let Some(next) = side.pop_front().or_else(|| other.pop_front()) else { return order };
            remote_next = !self.remote.contains(&next.person);
            order.push(next);
        }
    }

    /// Who speaks.
    #[must_use]
    pub fn current(&self) -> Option<&Turn> {
        self.turns.iter().find(|t| t.state == TurnState::Speaking)
    }

    /// Turns turns on or off, or changes their length (of those that start later). Turning off
    /// ends the turn of who speaks, and lowers all hands.
    ///
    /// # Errors
    /// `only_room_leads`; `number_out_of_range` for a length outside [`TURN_S`].
    pub fn set(&mut self, act: Act, on: bool, length_s: Option<u32>) -> Result<Changed, Refusal> {
        act.standing.leads()?;
        if let Some(seconds) = length_s {
            within(seconds)?;
            self.length_ms = i64::from(seconds) * 1_000;
        }
        self.on = on;
        Ok(if on { Changed::default() } else { self.clear(act.now) })
    }

    /// Ends the turn of who speaks and lowers all hands, as when a room is over.
    pub fn clear(&mut self, now: UtcMillis) -> Changed {
        let mut turns = self.end_current(now);
        for turn in self.turns.iter_mut().filter(|t| t.state == TurnState::Waiting) {
            turn.state = TurnState::Lowered;
            turn.ended_at = Some(now);
            turns.push(turn.clone());
        }
        Changed { turns, overridden: None }
    }

    /// Ends the turn of somebody who leaves the room, or lowers their hand.
    pub fn leave(&mut self, who: PersonId, now: UtcMillis) -> Changed {
        let mut turns = Vec::new();
        for turn in self.turns.iter_mut().filter(|turn| turn.person == who && is_live(turn)) {
            turn.state = match turn.state {
                TurnState::Speaking => TurnState::Spoken,
                _ => TurnState::Lowered,
            };
            turn.ended_at = Some(now);
            turns.push(turn.clone());
        }
        Changed { turns, overridden: None }
    }

    /// Raises a hand: a juror their own; host and facilitators also for a juror without a device.
    ///
    /// # Errors
    /// `only_jurors_of_room`, `only_room_leads` for somebody else's hand, `not_in_room`,
    /// `turns_off`, `hand_already_up` (also for who is speaking).
    pub fn raise(
        &mut self,
        act: Act,
        jurors: &BTreeSet<PersonId>,
        who: PersonId,
        id: TurnId,
    ) -> Result<Changed, Refusal> {
        self.may_ask(act, jurors, who)?;
        if self.turns.iter().any(|t| t.person == who && is_live(t) && !t.short) {
            return Err(Code::HandAlreadyUp.into());
        }
        Ok(self.ask(act, who, id, false))
    }

    /// Asks for a short reply to who speaks; allowed as raising a hand is. It is given before the
    /// queue, once their turn has ended, and once per turn; a hand that is up stays up.
    ///
    /// # Errors
    /// As [`Turns::raise`]; `nobody_speaks` while nobody has a full turn; `hand_already_up` for who
    /// speaks; `reply_taken` when somebody asked before.
    pub fn reply(
        &mut self,
        act: Act,
        jurors: &BTreeSet<PersonId>,
        who: PersonId,
        id: TurnId,
    ) -> Result<Changed, Refusal> {
        self.may_ask(act, jurors, who)?;
        match self.current() {
            None => return Err(Code::NobodySpeaks.into()),
            Some(turn) if turn.person == who => return Err(Code::HandAlreadyUp.into()),
            Some(turn) if turn.short => return Err(Code::ReplyTaken.into()),
            Some(_) => {}
        }
        if self.turns.iter().any(|turn| turn.short && is_live(turn)) {
            return Err(Code::ReplyTaken.into());
        }
        Ok(self.ask(act, who, id, true))
    }

    fn may_ask(&self, act: Act, jurors: &BTreeSet<PersonId>, who: PersonId) -> Result<(), Refusal> {
        if who == act.by {
            act.standing.deliberates()?;
        } else {
            act.standing.leads()?;
        }
        if !jurors.contains(&who) {
            return Err(Code::NotInRoom.into());
        }
        if !self.on {
            return Err(Code::TurnsOff.into());
        }
        Ok(())
    }

    fn ask(&mut self, act: Act, who: PersonId, id: TurnId, short: bool) -> Changed {
        let turn = Turn {
            id,
            person: who,
            state: TurnState::Waiting,
            raised_at: act.now,
            started_at: None,
            ended_at: None,
            length_ms: 0,
            short,
        };
        self.turns.push(turn.clone());
        Changed { turns: vec![turn], overridden: None }
    }

    /// Lowers a hand: one's own, or any as host or facilitator.
    ///
    /// # Errors
    /// `not_found`; `only_room_leads` for somebody else's; `turn_not_waiting`.
    pub fn lower(&mut self, act: Act, id: TurnId) -> Result<Changed, Refusal> {
        let turn = self.turns.iter_mut().find(|t| t.id == id).ok_or(Code::NotFound)?;
        if turn.person != act.by {
            act.standing.leads()?;
        }
        if turn.state != TurnState::Waiting {
            return Err(Code::TurnNotWaiting.into());
        }
        turn.state = TurnState::Lowered;
        turn.ended_at = Some(act.now);
        Ok(Changed { turns: vec![turn.clone()], overridden: None })
    }

    /// Gives the turn to somebody who waits, and ends that of who speaks. Whoever is not the next
    /// in the queue is given it only with a reason, which is recorded.
    ///
    /// # Errors
    /// `only_room_leads`, `turns_off`, `not_found`, `turn_not_waiting`; `text_missing` and
    /// `text_too_long` for the reason.
    pub fn give(&mut self, act: Act, id: TurnId, reason: Option<&str>) -> Result<Changed, Refusal> {
        act.standing.leads()?;
        if !self.on {
            return Err(Code::TurnsOff.into());
        }
        let turn = self.turns.iter().find(|t| t.id == id).ok_or(Code::NotFound)?;
        if turn.state != TurnState::Waiting {
            return Err(Code::TurnNotWaiting.into());
        }
        let person = turn.person;
        let overridden = if self.queue().first().is_some_and(|next| next.id == id) {
            None
        } else {
            let reason = limits::needed("reason", reason.unwrap_or_default(), limits::LINE_CHARS)?;
            Some(Override { turn: id, person, reason })
        };
        Ok(Changed { turns: self.hand_over(act.now, Some(id)), overridden })
    }

    /// Ends the turn of who speaks and gives it to the next in the queue, if anybody waits. Host
    /// and facilitators do so, and who has just spoken.
    ///
    /// # Errors
    /// `only_room_leads`, `turns_off`; `nobody_waits` when nobody speaks or waits.
    pub fn next(&mut self, act: Act) -> Result<Changed, Refusal> {
        if self.current().is_none_or(|t| t.person != act.by) {
            act.standing.leads()?;
        }
        if !self.on {
            return Err(Code::TurnsOff.into());
        }
        let next = self.queue().first().map(|t| t.id);
        if next.is_none() && self.current().is_none() {
            return Err(Code::NobodyWaits.into());
        }
        Ok(Changed { turns: self.hand_over(act.now, next), overridden: None })
    }

    /// Ends the turn of who speaks: they themselves, host or facilitators.
    ///
    /// # Errors
    /// `nobody_speaks`; `only_room_leads` for other people.
    pub fn finish(&mut self, act: Act) -> Result<Changed, Refusal> {
        match self.current() {
            None => {
                act.standing.takes_part()?;
                return Err(Code::NobodySpeaks.into());
            }
            Some(turn) if turn.person != act.by => act.standing.leads()?,
            Some(_) => {}
        }
        Ok(Changed { turns: self.end_current(act.now), overridden: None })
    }

    fn hand_over(&mut self, now: UtcMillis, next: Option<TurnId>) -> Vec<Turn> {
        let mut changed = self.end_current(now);
        let length_ms = self.length_ms;
        if let Some(turn) = self.turns.iter_mut().find(|t| Some(t.id) == next) {
            turn.state = TurnState::Speaking;
            turn.started_at = Some(now);
            turn.length_ms = if turn.short { SHORT_MS } else { length_ms };
            self.last = Some(turn.person);
            changed.push(turn.clone());
        }
        changed
    }

    fn end_current(&mut self, now: UtcMillis) -> Vec<Turn> {
        let mut changed = Vec::new();
        for turn in self.turns.iter_mut().filter(|t| t.state == TurnState::Speaking) {
            turn.state = TurnState::Spoken;
            turn.ended_at = Some(now);
            changed.push(turn.clone());
        }
        changed
    }
}

/// Checks the length of a turn, in seconds.
///
/// # Errors
/// `number_out_of_range` outside [`TURN_S`].
pub fn within(length_s: u32) -> Result<(), Refusal> {
    limits::within("length_s", length_s.into(), (*TURN_S.start()).into(), (*TURN_S.end()).into())
}

fn is_live(turn: &Turn) -> bool {
    matches!(turn.state, TurnState::Waiting | TurnState::Speaking)
}

/// The ledger: milliseconds spoken by each person in all these turns.
#[must_use]
pub fn time_spoken<'a>(turns: impl IntoIterator<Item = &'a Turn>) -> BTreeMap<PersonId, i64> {
    let mut ledger = BTreeMap::new();
    for turn in turns {
        *ledger.entry(turn.person).or_default() += turn.spoken_ms();
    }
    ledger
}

#[cfg(test)]
#[path = "turns_tests.rs"]
mod tests;
