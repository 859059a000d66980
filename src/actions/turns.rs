//! Turns to speak: hands, who speaks, on and off.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::floor::{self, with_turns};
use super::{Ctx, Done, change};
use crate::clock;
use crate::jury::ids::{JuryId, PersonId, RoomId, TurnId};
use crate::jury::record::Kind;
use crate::jury::sight::Operation;
use crate::no::No;
use crate::service::Service;

/// Turns on or off, and how long they are.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TurnsSetting {
    pub on: bool,
    /// Seconds of the turns that start from now on; as before when left out.
    #[serde(default)]
    pub length_s: Option<u32>,
}

/// Whose hand goes up.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Hand {
    /// A juror without a device, by the host or a facilitator; one's own when left out.
    pub person: Option<PersonId>,
    /// A short reply to who speaks, before the queue; once per turn.
    pub short: bool,
}

/// To whom a turn is given.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Giving {
    /// Why somebody who is not the next speaks now; goes into the record.
    pub reason: Option<String>,
}

/// Turns turns on or off in a room.
pub async fn set_turns(
    service: &Service,
    ctx: Ctx,
    jury: JuryId,
    room: RoomId,
    to: TurnsSetting,
) -> Result<Done, No> {
    change(service, Operation::SetTurns, ctx, jury, move |tx| {
        with_turns(tx, room, |turns, act, _| turns.set(act, to.on, to.length_s)).map(|_| ())
    })
    .await
}

/// Turns turns on or off for everyone together. Answers the id of the plenary's room, by which hands
/// and turns are then named.
pub async fn set_plenary_turns(
    service: &Service,
    ctx: Ctx,
    jury: JuryId,
    to: TurnsSetting,
) -> Result<Done, No> {
    change(service, Operation::SetPlenaryTurns, ctx, jury, move |tx| {
        let room = floor::plenary(tx)?;
        with_turns(tx, room, |turns, act, _| turns.set(act, to.on, to.length_s))?;
        tx.made(room.0);
        Ok(())
    })
    .await
}

/// Raises a hand, or asks for a short reply. Answers the turn's id.
pub async fn raise_hand(
    service: &Service,
    ctx: Ctx,
    jury: JuryId,
    room: RoomId,
    hand: Hand,
) -> Result<Done, No> {
    change(service, Operation::RaiseHand, ctx, jury, move |tx| {
        let id: TurnId = clock::new_id();
        with_turns(tx, room, |turns, act, jurors| {
            let who = hand.person.unwrap_or(act.by);
            if hand.short { turns.reply(act, jurors, who, id) } else { turns.raise(act, jurors, who, id) }
        })?;
        tx.made(id.0);
        Ok(())
    })
    .await
}

/// Lowers a hand.
pub async fn lower_hand(
    service: &Service,
    ctx: Ctx,
    jury: JuryId,
    room: RoomId,
    turn: TurnId,
) -> Result<Done, No> {
    change(service, Operation::LowerHand, ctx, jury, move |tx| {
        with_turns(tx, room, |turns, act, _| turns.lower(act, turn)).map(|_| ())
    })
    .await
}

/// Gives the turn to one person; passing over others goes into the record with its reason.
pub async fn give_turn(
    service: &Service,
    ctx: Ctx,
    jury: JuryId,
    room: RoomId,
    turn: TurnId,
    giving: Giving,
) -> Result<Done, No> {
    change(service, Operation::GiveTurn, ctx, jury, move |tx| {
        let changed = with_turns(tx, room, |turns, act, _| turns.give(act, turn, giving.reason.as_deref()))?;
        if let Some(passed) = changed.overridden {
            let by = tx.actor.id;
            let facts = serde_json::json!({
                "room": room, "turn": passed.turn, "person": passed.person, "reason": passed.reason, "by": by,
            });
            tx.record(Kind::TurnOverridden, facts, Some(passed.person))?;
        }
        Ok(())
    })
    .await
}

/// Ends the turn of who speaks and gives it to the next.
pub async fn next_turn(service: &Service, ctx: Ctx, jury: JuryId, room: RoomId) -> Result<Done, No> {
    change(service, Operation::NextTurn, ctx, jury, move |tx| {
        with_turns(tx, room, |turns, act, _| turns.next(act)).map(|_| ())
    })
    .await
}

/// Ends the turn of who speaks.
pub async fn finish_turn(service: &Service, ctx: Ctx, jury: JuryId, room: RoomId) -> Result<Done, No> {
    change(service, Operation::FinishTurn, ctx, jury, move |tx| {
        with_turns(tx, room, |turns, act, _| turns.finish(act)).map(|_| ())
    })
    .await
}
