//! Rooms present in a running order. Ending a room's time marks what it put forward as presented.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::recommendations::present;
use super::{Ctx, Done, Tx, change};
use crate::jury::ids::{ItemId, JuryId, RoomId};
use crate::jury::item::ItemKind;
use crate::jury::juries::JuryState;
use crate::jury::presenting::{Planned, RunningOrder};
use crate::jury::recommendations::RecommendationState;
use crate::jury::record::Kind;
use crate::jury::refusal::Code;
use crate::jury::sight::{Operation, Topic};
use crate::no::No;
use crate::service::Service;
use crate::store;

/// The order in which rooms present.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Order {
    /// Each room once, with its minutes.
    pub slots: Vec<Planned>,
}

/// Puts the rooms into order, each with its minutes.
pub async fn order_presenting(
    service: &Service,
    ctx: Ctx,
    jury: JuryId,
    item: ItemId,
    wish: Order,
) -> Result<Done, No> {
    change(service, Operation::OrderPresenting, ctx, jury, move |tx| {
        let mut order = load(tx, item)?;
        order.arrange(&wish.slots)?;
        let facts = serde_json::json!({ "item": item, "slots": wish.slots });
        tx.record(Kind::PresentingOrdered, facts, None)?;
        save(tx, item, &order)
    })
    .await
}

/// Starts a room's time and ends that of the room before it.
pub async fn start_presenting(
    service: &Service,
    ctx: Ctx,
    jury: JuryId,
    item: ItemId,
    room: RoomId,
) -> Result<Done, No> {
    change(service, Operation::StartPresenting, ctx, jury, move |tx| {
        let mut order = load(tx, item)?;
        let before = order.clone();
        let ended = order.start(room, tx.now)?;
        if let Some(ended) = ended {
            was_heard(tx, item, ended)?;
        }
        if order != before {
            tx.record(Kind::PresentingStarted, serde_json::json!({ "item": item, "room": room }), None)?;
        }
        save(tx, item, &order)
    })
    .await
}

/// Ends a room's time.
pub async fn end_presenting(
    service: &Service,
    ctx: Ctx,
    jury: JuryId,
    item: ItemId,
    room: RoomId,
) -> Result<Done, No> {
    change(service, Operation::EndPresenting, ctx, jury, move |tx| {
        let mut order = load(tx, item)?;
        if order.end(room, tx.now)? {
            was_heard(tx, item, room)?;
        }
        save(tx, item, &order)
    })
    .await
}

/// Ends the time of whoever still presents when the item is closed.
pub(super) fn item_closed(tx: &mut Tx, item: ItemId) -> Result<(), No> {
    let mut order = RunningOrder { slots: store::presenting::load(tx.conn, item)? };
    let Some(room) = order.now().map(|slot| slot.room) else { return Ok(()) };
    order.end(room, tx.now)?;
    was_heard(tx, item, room)?;
    save(tx, item, &order)
}

fn load(tx: &mut Tx, item: ItemId) -> Result<RunningOrder, No> {
    tx.jury.state.must_be(&[JuryState::Running])?;
    let agenda = store::agenda::load(tx.conn, tx.jury.id)?;
    agenda.must_be_open(item)?;
    let open = agenda.item(item)?;
    if open.kind != ItemKind::Presenting {
        return Err(Code::ItemNotPresenting.into());
    }
    let rooms: Vec<RoomId> = store::rooms::current(tx.conn, tx.jury.id)?
        .iter()
        .map(store::rooms::RoomRow::id)
        .collect::<Result<_, _>>()?;
    Ok(RunningOrder::of(store::presenting::load(tx.conn, item)?, &rooms, open.minutes))
}

/// A room was heard: what it put forward is presented.
fn was_heard(tx: &mut Tx, item: ItemId, room: RoomId) -> Result<(), No> {
    tx.record(Kind::PresentingEnded, serde_json::json!({ "item": item, "room": room }), None)?;
    for (kept, _) in store::recommendations::all(tx.conn, tx.jury.id)? {
        if kept.it.room == Some(room) && kept.it.state == RecommendationState::Tabled {
            present(tx, kept)?;
        }
    }
    Ok(())
}

fn save(tx: &mut Tx, item: ItemId, order: &RunningOrder) -> Result<(), No> {
    store::presenting::save(tx.conn, tx.jury.id, item, order)?;
    tx.touch(Topic::Agenda);
    Ok(())
}
