//! Leading the hall: who has the lead, what rooms are told, how long each may take.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::rooms::{Inside, inside, touch};
use super::{Ctx, Done, Tx, change};
use crate::jury::ids::{ItemId, JuryId, RoomId};
use crate::jury::item;
use crate::jury::juries::JuryState;
use crate::jury::limits;
use crate::jury::record::Kind;
use crate::jury::refusal::Code;
use crate::jury::sight::{Operation, Topic};
use crate::jury::time::UtcMillis;
use crate::jury::turns::Turns;
use crate::no::No;
use crate::service::Service;
use crate::store;

/// Longest word to a room, in characters: it is read in passing.
pub const TOLD_MAX_CHARS: usize = 200;

/// What rooms are told.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Telling {
    /// Rooms of the current round; all of them when empty.
    #[serde(default)]
    pub rooms: Vec<RoomId>,
    /// Up to 200 characters; empty takes back what was told.
    pub text: String,
}

/// More minutes for one room.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RoomMinutes {
    pub minutes: u32,
}

/// Back to everyone together, or on with the work.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Recall {
    pub back: bool,
}

/// Takes the lead of the hall, from whoever has it. Having it already is no error.
pub async fn take_lead(service: &Service, ctx: Ctx, jury: JuryId) -> Result<Done, No> {
    change(service, Operation::TakeLead, ctx, jury, |tx| {
        tx.jury.state.must_be(&[JuryState::Ready, JuryState::Running])?;
        give_lead(tx)
    })
    .await
}

/// Gives the lead to who acts.
fn give_lead(tx: &mut Tx) -> Result<(), No> {
    let me = tx.actor.id.to_string();
    if tx.row.lead.as_ref() == Some(&me) {
        return Ok(());
    }
    let facts = serde_json::json!({ "by": me, "from": tx.row.lead });
    (tx.row.lead, tx.row.lead_at) = (Some(me), Some(tx.now.0));
    tx.record(Kind::LeadTaken, facts, None)?;
    tx.touch(Topic::Agenda);
    Ok(())
}

/// Whoever starts the first day has the lead, unless somebody took it before.
pub(super) fn lead_from_here(tx: &mut Tx) -> Result<(), No> {
    if tx.row.lead.is_none() { give_lead(tx) } else { Ok(()) }
}

/// Tells rooms something: it stands in each until it is taken back or something else is told.
pub async fn tell_rooms(service: &Service, ctx: Ctx, jury: JuryId, telling: Telling) -> Result<Done, No> {
    change(service, Operation::TellRooms, ctx, jury, move |tx| {
        let text = limits::optional("text", &telling.text, TOLD_MAX_CHARS)?;
        let round = store::rooms::current_round(tx.conn, tx.jury.id)?.ok_or(Code::NotFound)?;
        let rooms = store::rooms::of_round(tx.conn, &round.id)?;
        let known = |asked: &RoomId| rooms.iter().any(|room| room.id == asked.to_string());
        if !telling.rooms.iter().all(known) {
            return Err(Code::NotFound.into());
        }
        for mut row in rooms {
            let room = row.id()?;
            if telling.rooms.is_empty() || telling.rooms.contains(&room) {
                row.told.clone_from(&text);
                row.told_at = (!text.is_empty()).then_some(tx.now.0);
                store::rooms::save(tx.conn, row)?;
                touch(tx, room);
            }
        }
        Ok(())
    })
    .await
}

/// Gives one room more time: it may finish late alone. Its own clock runs on from the item's
/// deadline, from its own, or from now where both have passed.
pub async fn extend_room(
    service: &Service,
    ctx: Ctx,
    jury: JuryId,
    room: RoomId,
    more: RoomMinutes,
) -> Result<Done, No> {
    change(service, Operation::ExtendRoom, ctx, jury, move |tx| {
        item::minutes_in_range(more.minutes)?;
        let mut inside = inside(tx, room)?;
        inside.sitting.writable(false)?;
        let planned = item_deadline(tx, &inside)?.map_or(0, |at| at.0);
        let from = inside.row.deadline.unwrap_or(0).max(planned).max(tx.now.0);
        let deadline = UtcMillis(from).plus_minutes(more.minutes);
        (inside.row.deadline, inside.row.back_at) = (Some(deadline.0), None);
        let facts = serde_json::json!({ "room": room, "minutes": more.minutes, "deadline": deadline });
        store::rooms::save(tx.conn, inside.row)?;
        tx.record(Kind::RoomExtended, facts, None)?;
        touch(tx, room);
        Ok(())
    })
    .await
}

fn item_deadline(tx: &mut Tx, inside: &Inside) -> Result<Option<UtcMillis>, No> {
    let round = store::rooms::round(tx.conn, inside.row.round()?)?.ok_or(Code::NotFound)?;
    let Some(item) = round.item_id.map(store::id::<ItemId>).transpose()? else { return Ok(None) };
    let agenda = store::agenda::load(tx.conn, tx.jury.id)?;
    let open = agenda.open_item().filter(|open| open.id == item);
    Ok(open.and_then(|open| open.deadline))
}

/// Asks a room back to everyone together, or lets it go on. Who speaks has spoken and hands go down;
/// what the room writes stays open, so that a sentence can be finished.
pub async fn recall_room(
    service: &Service,
    ctx: Ctx,
    jury: JuryId,
    room: RoomId,
    recall: Recall,
) -> Result<Done, No> {
    change(service, Operation::RecallRoom, ctx, jury, move |tx| {
        let mut inside = inside(tx, room)?;
        inside.sitting.writable(false)?;
        if recall.back == inside.row.back_at.is_some() {
            return Ok(());
        }
        if recall.back {
            let mut turns = Turns { turns: store::turns::live(tx.conn, room)?, ..Turns::default() };
            let cleared = turns.clear(tx.now);
            store::turns::save(tx.conn, &inside.place(tx.jury.id), &cleared.turns)?;
            inside.row.deadline = None;
        }
        inside.row.back_at = recall.back.then_some(tx.now.0);
        store::rooms::save(tx.conn, inside.row)?;
        tx.record(Kind::RoomRecalled, serde_json::json!({ "room": room, "back": recall.back }), None)?;
        touch(tx, room);
        Ok(())
    })
    .await
}
