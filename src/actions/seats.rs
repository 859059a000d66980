//! Seats while rooms are at work: jurors are moved, and latecomers given a place.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Ctx, Done, Tx, change};
use crate::clock;
use crate::jury::allotment::host_and_scribe;
use crate::jury::draw::Draw;
use crate::jury::ids::{JuryId, PersonId, RoomId};
use crate::jury::juries::JuryState;
use crate::jury::people::{Attendance, Role};
use crate::jury::record::Kind;
use crate::jury::refusal::Code;
use crate::jury::rooms::Part;
use crate::jury::sight::{Operation, Topic};
use crate::jury::turns::Turns;
use crate::no::{Fault, No};
use crate::service::Service;
use crate::store::people::PersonRow;
use crate::store::rooms::{MemberRow, RoomRow, RoundRow};
use crate::store::turns::Place;
use crate::store::{self, to_word};

/// Who is to sit in a room.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Seat {
    pub person: PersonId,
}

/// Seats a juror in a room, with their supporters: out of another room of the same round, or as a
/// latecomer. What they wrote stays where they wrote it.
pub async fn seat_juror(
    service: &Service,
    ctx: Ctx,
    jury: JuryId,
    room: RoomId,
    seat: Seat,
) -> Result<Done, No> {
    change(service, Operation::SeatJuror, ctx, jury, move |tx| {
        tx.jury.state.must_be(&[JuryState::Ready, JuryState::Running])?;
        let to = store::rooms::find(tx.conn, tx.jury.id, room)?.ok_or(Code::NotFound)?;
        let round = store::rooms::round(tx.conn, to.round()?)?.ok_or(Code::NotFound)?;
        if round.ended_at.is_some() {
            return Err(Code::RoomOver.into());
        }
        let row = tx.person(seat.person)?;
        let person = row.person()?;
        if person.role != Role::Juror {
            return Err(Code::OnlyJurorsSit.into());
        }
        if person.attendance == Attendance::Left {
            return Err(Code::PersonLeft.into());
        }
        let members = store::rooms::members(tx.conn, &round.id)?;
        let from = members.into_iter().find(|member| member.person_id == row.id).map(|seat| seat.room_id);
        if from.as_ref() == Some(&to.id) {
            return Ok(());
        }
        move_over(tx, &round, &to, &row)?;
        if let Some(from) = &from {
            leave(tx, &round, store::id(from.clone())?, seat.person)?;
        }
        furnish(tx, room)?;
        super::recording::pause_where_not_agreed(tx)?;
        let facts = serde_json::json!({ "round": round.id, "person": seat.person, "from": from, "to": room });
        tx.record(Kind::JurorSeated, facts, Some(seat.person))?;
        for topic in [Topic::Rooms, Topic::Me, Topic::Room(room)] {
            tx.touch(topic);
        }
        Ok(())
    })
    .await
}

fn move_over(tx: &mut Tx, round: &RoundRow, to: &RoomRow, juror: &PersonRow) -> Result<(), No> {
    let everybody = store::people::all(tx.conn, tx.jury.id)?;
    let supporters = everybody.into_iter().filter(|row| row.supports.as_ref() == Some(&juror.id));
    let supporters: Vec<String> =
        supporters.filter(|row| row.erased_at.is_none()).map(|row| row.id).collect();
    let juror = std::iter::once((juror.id.clone(), Part::Juror));
    for (person_id, part) in juror.chain(supporters.into_iter().map(|id| (id, Part::Supporter))) {
        store::rooms::take_out(tx.conn, &round.id, &person_id)?;
        let member = MemberRow {
            room_id: to.id.clone(),
            person_id,
            jury_id: round.jury_id.clone(),
            round_id: round.id.clone(),
            part: to_word(&part)?,
        };
        store::rooms::insert_member(tx.conn, member)?;
    }
    Ok(())
}

/// What a juror leaves behind in a room: a turn that ends, a hand that goes down, a part for another.
fn leave(tx: &mut Tx, round: &RoundRow, room: RoomId, person: PersonId) -> Result<(), No> {
    let mut turns = Turns { turns: store::turns::live(tx.conn, room)?, ..Turns::default() };
    let ended = turns.leave(person, tx.now);
    let place = Place { jury: tx.jury.id, round: round.id.clone(), room };
    store::turns::save(tx.conn, &place, &ended.turns)?;
    furnish(tx, room)?;
    tx.touch(Topic::Room(room));
    Ok(())
}

/// Somebody left the jury's day for good: others hold the talk and write.
pub(super) fn left(tx: &mut Tx, person: PersonId) -> Result<(), No> {
    match store::rooms::room_of(tx.conn, tx.jury.id, person)? {
        Some(room) => furnish(tx, room),
        None => Ok(()),
    }
}

/// Sees to it that a room without a facilitator has a host and a scribe who sit in it.
fn furnish(tx: &mut Tx, room: RoomId) -> Result<(), No> {
    let Some(mut row) = store::rooms::find(tx.conn, tx.jury.id, room)? else { return Ok(()) };
    if row.facilitator.is_some() {
        return Ok(());
    }
    let juror = to_word(&Part::Juror)?;
    let mut sitting = Vec::new();
    for member in store::rooms::members_of(tx.conn, &row.id)? {
        if member.part == juror {
            let person = tx.person(member.person()?)?.person()?;
            if person.attendance != Attendance::Left {
                sitting.push((person.id, person.may_host));
            }
        }
    }
    let of =
        |id: &Option<String>| -> Result<Option<PersonId>, Fault> { id.clone().map(store::id).transpose() };
    let mut draw = Draw::from_seed(clock::random_seed());
    let (host, scribe) = host_and_scribe(&sitting, (of(&row.host)?, of(&row.scribe)?), &mut draw);
    row.host = host.map(|id| id.to_string());
    row.scribe = scribe.map(|id| id.to_string());
    Ok(store::rooms::save(tx.conn, row)?)
}
