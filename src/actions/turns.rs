//! Turns to speak: hands, who speaks, on and off.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::rooms::{inside, touch};
use super::{Ctx, Done, Tx, change};
use crate::clock;
use crate::jury::ids::{JuryId, PersonId, RoomId, TurnId};
use crate::jury::record::Kind;
use crate::jury::refusal::Refusal;
use crate::jury::rooms::Part;
use crate::jury::sight::Operation;
use crate::jury::turns::{Act, Changed, Turns, time_spoken};
use crate::no::No;
use crate::service::Service;
use crate::store;

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

/// Raises a hand. Answers the turn's id.
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
            turns.raise(act, jurors, hand.person.unwrap_or(act.by), id)
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

fn with_turns(
    tx: &mut Tx,
    room: RoomId,
    decide: impl FnOnce(&mut Turns, Act, &BTreeSet<PersonId>) -> Result<Changed, Refusal>,
) -> Result<Changed, No> {
    let mut inside = inside(tx, room)?;
    inside.sitting.writable(false)?;
    let mut jurors = BTreeSet::new();
    for member in &inside.members {
        if member.part()? == Part::Juror {
            jurors.insert(member.person()?);
        }
    }
    let live = store::turns::live(tx.conn, room)?;
    let spoken = time_spoken(&store::turns::of_jury(tx.conn, tx.jury.id)?);
    let mut turns = Turns { on: inside.row.turns_on, length_ms: inside.row.turn_ms, turns: live, spoken };
    let act = Act { by: tx.actor.id, standing: inside.standing, now: tx.now };
    let changed = decide(&mut turns, act, &jurors)?;
    store::turns::save(tx.conn, &inside.place(tx.jury.id), &changed.turns)?;
    if (turns.on, turns.length_ms) != (inside.row.turns_on, inside.row.turn_ms) {
        (inside.row.turns_on, inside.row.turn_ms) = (turns.on, turns.length_ms);
        store::rooms::save(tx.conn, inside.row)?;
    }
    touch(tx, room);
    Ok(changed)
}
