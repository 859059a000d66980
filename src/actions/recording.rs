//! Recording a room: only if everyone in it agreed, and anyone may pause it. What is recorded is not
//! kept here; the sign on every screen is.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::rooms::{inside, touch};
use super::{Ctx, Done, Tx, change};
use crate::jury::ids::{JuryId, RoomId};
use crate::jury::people::Attendance;
use crate::jury::record::Kind;
use crate::jury::refusal::Code;
use crate::jury::sight::Operation;
use crate::no::No;
use crate::service::Service;
use crate::store::{self, word};

/// Recorded, or not any more.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Recording {
    pub on: bool,
}

/// Says that a room is being recorded (host and facilitators, once all in it agreed), or pauses it
/// (anybody in the room, without a reason). Saying the same twice is no error.
pub async fn record_room(
    service: &Service,
    ctx: Ctx,
    jury: JuryId,
    room: RoomId,
    to: Recording,
) -> Result<Done, No> {
    change(service, Operation::RecordRoom, ctx, jury, move |tx| {
        let inside = inside(tx, room)?;
        if to.on {
            inside.standing.leads()?;
            inside.sitting.writable(false)?;
            if !all_agreed(tx, room)? {
                return Err(Code::RecordingNotAgreed.into());
            }
        }
        set(tx, room, to.on)
    })
    .await
}

/// Pauses the recording of rooms in which no longer everybody agrees: somebody came, or took their
/// consent back.
pub(super) fn pause_where_not_agreed(tx: &mut Tx) -> Result<(), No> {
    let Some(round) = store::rooms::current_round(tx.conn, tx.jury.id)? else { return Ok(()) };
    for row in store::rooms::of_round(tx.conn, &round.id)? {
        let room = row.id()?;
        if row.recorded_since.is_some() && !all_agreed(tx, room)? {
            set(tx, room, false)?;
        }
    }
    Ok(())
}

/// Turns the sign on or off; off already is no error.
pub(super) fn set(tx: &mut Tx, room: RoomId, on: bool) -> Result<(), No> {
    let mut row = store::rooms::find(tx.conn, tx.jury.id, room)?.ok_or(Code::NotFound)?;
    if on == row.recorded_since.is_some() {
        return Ok(());
    }
    row.recorded_since = on.then_some(tx.now.0);
    store::rooms::save(tx.conn, row)?;
    let facts = serde_json::json!({ "room": room, "on": on });
    tx.record(Kind::RoomRecording, facts, None)?;
    touch(tx, room);
    Ok(())
}

/// Whether everybody in a room agreed to audio, to the consent's text as it is now. Whoever has left
/// is not there to be recorded. Nobody is told who did not: the register says it to those who keep it.
fn all_agreed(tx: &mut Tx, room: RoomId) -> Result<bool, No> {
    let consents = store::people::consents(tx.conn, tx.jury.id)?;
    let version = tx.jury.consent_version;
    for member in store::rooms::members_of(tx.conn, &room.to_string())? {
        let person = tx.person(member.person()?)?;
        let left = word::<Attendance>(&person.attendance)? == Attendance::Left;
        let agreed = consents.iter().any(|consent| {
            consent.person_id == person.id && consent.text_version == version && consent.audio
        });
        if !left && !agreed {
            return Ok(false);
        }
    }
    Ok(true)
}
