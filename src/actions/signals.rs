//! Sending a signal. It changes nothing, so it has no number and no key: it is relayed, or refused.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::broker::Signalled;
use crate::clock;
use crate::jury::ids::{JuryId, PersonId, RoomId};
use crate::jury::people::Person;
use crate::jury::refusal::Code;
use crate::jury::rooms::Sitting;
use crate::jury::sight::{self, Operation, Viewer, Who};
use crate::jury::signals::SignalKind;
use crate::jury::time::UtcMillis;
use crate::no::No;
use crate::service::Service;
use crate::store::{self, Conn};

/// A signal to one's room.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewSignal {
    pub kind: SignalKind,
}

/// It was relayed.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
pub struct Relayed {
    pub at: UtcMillis,
}

/// Relays a signal to everybody in the room.
///
/// # Errors
/// `not_found` for a room that is not one's own, `not_in_room` for who runs the jury and is elsewhere,
/// `signal_too_soon` for more than one a second.
pub async fn send_signal(
    service: &Service,
    who: Who,
    jury: JuryId,
    room: RoomId,
    new: NewSignal,
) -> Result<Relayed, No> {
    let person = may_signal(service, who, jury, room).await?;
    relay(service, jury, room, person, new.kind)
}

/// Whether somebody may signal to a room now; answers who they are.
///
/// # Errors
/// Those of [`send_signal`] but the last.
pub async fn may_signal(service: &Service, who: Who, jury: JuryId, room: RoomId) -> Result<PersonId, No> {
    service.db.read(move |conn| sender(conn, who, jury, room)).await
}

/// Relays the signal of somebody who may.
///
/// # Errors
/// `signal_too_soon`.
pub fn relay(
    service: &Service,
    jury: JuryId,
    room: RoomId,
    person: PersonId,
    kind: SignalKind,
) -> Result<Relayed, No> {
    service.tries.count_signal(person)?;
    let at = clock::now();
    service.broker.signal(Signalled { jury, room, person, kind, at });
    Ok(Relayed { at })
}

/// Who sends: somebody who is in that room, while it is at work.
fn sender(conn: &mut Conn, who: Who, jury: JuryId, room: RoomId) -> Result<PersonId, No> {
    let actor: Person = store::people::acting(conn, who, jury)?.ok_or(Code::NotFound)?.person()?;
    sight::may(actor.role, Operation::SendSignal)?;
    let row = store::rooms::find(conn, jury, room)?.ok_or(Code::NotFound)?;
    let round = store::rooms::round(conn, row.round()?)?.ok_or(Code::NotFound)?;
    let me = actor.id.to_string();
    let runs = Viewer::Role(actor.role).leads();
    let sits = store::rooms::members_of(conn, &row.id)?.iter().any(|member| member.person_id == me);
    if round.begun_at.is_none() || !(runs || sits) {
        return Err(Code::NotFound.into());
    }
    let state = store::juries::find(conn, jury)?.ok_or(Code::NotFound)?.jury()?.state;
    if round.ended_at.is_some() {
        return Err(Code::RoomOver.into());
    }
    Sitting::of(state, store::agenda::day_runs(conn, jury)?).writable(false)?;
    let visits = |visit: &store::rooms::VisitRow| visit.person_id == me && visit.room_id == row.id;
    if !sits && !store::rooms::visits(conn, jury)?.iter().any(visits) {
        return Err(Code::NotInRoom.into());
    }
    Ok(actor.id)
}
