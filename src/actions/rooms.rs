//! Rooms at work: they begin with their item, are entered by facilitators, call for help.

use super::{Ctx, Done, Tx, change, texts};
use crate::jury::ids::{ItemId, JuryId, RoomId};
use crate::jury::people::Role;
use crate::jury::record::Kind;
use crate::jury::refusal::Code;
use crate::jury::rooms::{Call, Sitting, Standing};
use crate::jury::sight::{Operation, Topic};
use crate::jury::turns::Turns;
use crate::no::{Fault, No};
use crate::service::Service;
use crate::store;
use crate::store::rooms::{MemberRow, RoomRow, RoundRow};
use crate::store::turns::Place;

/// The rooms prepared for an item begin as it opens; without any, the rooms go on as they are.
pub fn item_opened(tx: &mut Tx, item: ItemId) -> Result<(), No> {
    if let Some(round) = store::rooms::prepared_round(tx.conn, tx.jury.id, item)? {
        begin(tx, round)?;
    }
    super::floor::item_opened(tx, item)
}

/// Begins a prepared round and ends the one before it: turns being spoken there are counted.
pub(super) fn begin(tx: &mut Tx, mut round: RoundRow) -> Result<(), No> {
    if let Some(before) = store::rooms::current_round(tx.conn, tx.jury.id)? {
        end(tx, before)?;
    }
    round.begun_at = Some(tx.now.0);
    for room in store::rooms::of_round(tx.conn, &round.id)? {
        let id = room.id()?;
        if let Some(facilitator) = room.facilitator.map(store::id).transpose()? {
            store::rooms::visit(tx.conn, tx.jury.id, id, facilitator, tx.now)?;
        }
        tx.touch(Topic::Room(id));
    }
    tx.record(Kind::RoomsBegun, serde_json::json!({ "round": round.id }), None)?;
    store::rooms::save_round(tx.conn, round)?;
    // The witnesses' way goes round these rooms now.
    for topic in [Topic::Rooms, Topic::Me, Topic::Agenda] {
        tx.touch(topic);
    }
    Ok(())
}

fn end(tx: &mut Tx, mut round: RoundRow) -> Result<(), No> {
    for mut room in store::rooms::of_round(tx.conn, &round.id)? {
        let id = room.id()?;
        super::recording::set(tx, id, false)?;
        texts::close_notes(tx, id)?;
        let mut turns = Turns { turns: store::turns::live(tx.conn, id)?, ..Turns::default() };
        let cleared = turns.clear(tx.now);
        let place = Place { jury: tx.jury.id, round: round.id.clone(), room: id };
        store::turns::save(tx.conn, &place, &cleared.turns)?;
        room.set_call(Call::None)?;
        (room.told, room.told_at, room.deadline) = (String::new(), None, None);
        room.recorded_since = None;
        store::rooms::save(tx.conn, room)?;
        tx.touch(Topic::Room(id));
    }
    store::rooms::leave_all(tx.conn, tx.jury.id)?;
    round.ended_at = Some(tx.now.0);
    Ok(store::rooms::save_round(tx.conn, round)?)
}

/// A room in which somebody acts.
pub struct Inside {
    pub row: RoomRow,
    pub id: RoomId,
    pub members: Vec<MemberRow>,
    pub standing: Standing,
    pub sitting: Sitting,
}

impl Inside {
    /// Where turns are stored.
    pub fn place(&self, jury: JuryId) -> Place {
        Place { jury, round: self.row.round_id.clone(), room: self.id }
    }
}

/// Finds the room for whoever acts: any room that has begun for those who run the jury, one's own
/// for jurors; every other is not found.
pub fn inside(tx: &mut Tx, room: RoomId) -> Result<Inside, No> {
    let row = store::rooms::find(tx.conn, tx.jury.id, room)?.ok_or(Code::NotFound)?;
    let round = store::rooms::round(tx.conn, row.round()?)?.ok_or(Code::NotFound)?;
    let members = store::rooms::members_of(tx.conn, &row.id)?;
    let me = tx.actor.id.to_string();
    let standing = match tx.actor.role {
        Role::Organiser | Role::Facilitator => Standing::Runs,
        _ if row.host.as_ref() == Some(&me) => Standing::Host,
        Role::Juror => Standing::Juror,
        _ => Standing::Reads,
    };
    let sits_here = members.iter().any(|member| member.person_id == me);
    if round.is_plenary() || round.begun_at.is_none() || !(standing == Standing::Runs || sits_here) {
        return Err(Code::NotFound.into());
    }
    let sitting = sitting(tx, &round)?;
    Ok(Inside { row, id: room, members, standing, sitting })
}

/// Whether the rooms of a round are at work.
pub(super) fn sitting(tx: &mut Tx, round: &RoundRow) -> Result<Sitting, Fault> {
    if round.ended_at.is_some() {
        return Ok(Sitting::Over);
    }
    Ok(Sitting::of(tx.jury.state, store::agenda::day_runs(tx.conn, tx.jury.id)?))
}

/// A facilitator goes into a room, and out of any other. A call that waits is answered by it.
pub async fn enter_room(service: &Service, ctx: Ctx, jury: JuryId, room: RoomId) -> Result<Done, No> {
    change(service, Operation::EnterRoom, ctx, jury, move |tx| {
        let mut inside = inside(tx, room)?;
        inside.sitting.writable(false)?;
        touch_visited(tx)?;
        store::rooms::visit(tx.conn, tx.jury.id, room, tx.actor.id, tx.now)?;
        if inside.row.call()? == Call::Made {
            answer(tx, &mut inside)?;
        }
        touch(tx, room);
        Ok(())
    })
    .await
}

/// A facilitator leaves the room that they are in; a call that they answered is done with.
pub async fn leave_room(service: &Service, ctx: Ctx, jury: JuryId, room: RoomId) -> Result<Done, No> {
    change(service, Operation::LeaveRoom, ctx, jury, move |tx| {
        let mut inside = inside(tx, room)?;
        store::rooms::leave(tx.conn, tx.actor.id)?;
        if inside.row.answered_by == Some(tx.actor.id.to_string()) {
            set_call(tx, &mut inside, Call::None)?;
        }
        touch(tx, room);
        Ok(())
    })
    .await
}

/// A room calls the facilitator.
pub async fn call_facilitator(service: &Service, ctx: Ctx, jury: JuryId, room: RoomId) -> Result<Done, No> {
    change(service, Operation::CallFacilitator, ctx, jury, move |tx| {
        let mut inside = inside(tx, room)?;
        inside.sitting.writable(false)?;
        let call = inside.row.call()?.make(inside.standing)?;
        set_call(tx, &mut inside, call)
    })
    .await
}

/// A facilitator says "I am coming".
pub async fn answer_call(service: &Service, ctx: Ctx, jury: JuryId, room: RoomId) -> Result<Done, No> {
    change(service, Operation::AnswerCall, ctx, jury, move |tx| {
        let mut inside = inside(tx, room)?;
        answer(tx, &mut inside)
    })
    .await
}

/// The room needs nobody any more.
pub async fn take_back_call(service: &Service, ctx: Ctx, jury: JuryId, room: RoomId) -> Result<Done, No> {
    change(service, Operation::TakeBackCall, ctx, jury, move |tx| {
        let mut inside = inside(tx, room)?;
        let call = inside.row.call()?.take_back(inside.standing)?;
        set_call(tx, &mut inside, call)
    })
    .await
}

fn answer(tx: &mut Tx, inside: &mut Inside) -> Result<(), No> {
    let call = inside.row.call()?.answer(inside.standing)?;
    set_call(tx, inside, call)
}

fn set_call(tx: &mut Tx, inside: &mut Inside, call: Call) -> Result<(), No> {
    let row = &mut inside.row;
    row.set_call(call)?;
    match call {
        Call::Made => (row.called_at, row.answered_by) = (Some(tx.now.0), None),
        Call::Answered => row.answered_by = Some(tx.actor.id.to_string()),
        Call::None => (row.called_at, row.answered_by) = (None, None),
    }
    store::rooms::save(tx.conn, row.clone())?;
    touch(tx, inside.id);
    Ok(())
}

/// Says that every room of the current round looks different: a day or the jury began or ended.
pub fn touch_all(tx: &mut Tx) -> Result<(), No> {
    tx.touch(Topic::Rooms);
    if let Some(round) = store::rooms::current_round(tx.conn, tx.jury.id)? {
        for room in store::rooms::of_round(tx.conn, &round.id)? {
            tx.touch(Topic::Room(room.id()?));
        }
    }
    Ok(())
}

/// Says that a room looks different, inside and among the others.
pub fn touch(tx: &mut Tx, room: RoomId) {
    tx.touch(Topic::Room(room));
    tx.touch(Topic::Rooms);
}

fn touch_visited(tx: &mut Tx) -> Result<(), No> {
    let me = tx.actor.id.to_string();
    for visit in store::rooms::visits(tx.conn, tx.jury.id)? {
        if visit.person_id == me {
            tx.touch(Topic::Room(store::id(visit.room_id)?));
        }
    }
    Ok(())
}
