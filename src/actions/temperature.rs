//! Temperature checks: asked, answered, shown, ended. The record holds nothing of them.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Ctx, Done, Tx, change};
use crate::clock;
use crate::jury::ids::{ItemId, JuryId, TemperatureId};
use crate::jury::juries::JuryState;
use crate::jury::refusal::Code;
use crate::jury::sight::{Operation, Topic};
use crate::jury::temperature::{Check, Feeling};
use crate::no::No;
use crate::service::Service;
use crate::store;

/// A question for a quick show of hands.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCheck {
    /// The open item.
    pub item: ItemId,
    pub question: String,
    /// Names are shown with the answers.
    pub named: bool,
}

/// One's answer.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GivenFeeling {
    pub feeling: Feeling,
}

/// Asks a question; the one before is gone with its answers. Answers its id.
pub async fn ask_temperature(service: &Service, ctx: Ctx, jury: JuryId, new: NewCheck) -> Result<Done, No> {
    change(service, Operation::AskTemperature, ctx, jury, move |tx| {
        tx.jury.state.must_be(&[JuryState::Running])?;
        store::agenda::load(tx.conn, tx.jury.id)?.must_be_open(new.item)?;
        let check = Check::ask(clock::new_id(), new.item, &new.question, new.named)?;
        if let Some(before) = store::temperature::find(tx.conn, tx.jury.id)? {
            store::temperature::forget(tx.conn, before.id)?;
        }
        store::temperature::insert(tx.conn, tx.jury.id, &check, tx.now)?;
        tx.made(check.id.0);
        touch(tx);
        Ok(())
    })
    .await
}

/// Answers, or changes one's answer.
pub async fn give_temperature(
    service: &Service,
    ctx: Ctx,
    jury: JuryId,
    check: TemperatureId,
    given: GivenFeeling,
) -> Result<Done, No> {
    change(service, Operation::GiveTemperature, ctx, jury, move |tx| {
        asked(tx, check)?.must_take_answers()?;
        store::temperature::answer(tx.conn, check, tx.actor.id, given.feeling)?;
        touch(tx);
        Ok(())
    })
    .await
}

/// Shows the answers to the jury and in the hall. Showing them twice changes nothing.
pub async fn show_temperature(
    service: &Service,
    ctx: Ctx,
    jury: JuryId,
    check: TemperatureId,
) -> Result<Done, No> {
    change(service, Operation::ShowTemperature, ctx, jury, move |tx| {
        asked(tx, check)?;
        store::temperature::set_shown(tx.conn, check)?;
        touch(tx);
        Ok(())
    })
    .await
}

/// Puts the question away with its answers.
pub async fn end_temperature(
    service: &Service,
    ctx: Ctx,
    jury: JuryId,
    check: TemperatureId,
) -> Result<Done, No> {
    change(service, Operation::EndTemperature, ctx, jury, move |tx| {
        asked(tx, check)?;
        store::temperature::forget(tx.conn, check)?;
        touch(tx);
        Ok(())
    })
    .await
}

/// An item closes, and what was asked in it is gone.
pub(super) fn item_closed(tx: &mut Tx, item: ItemId) -> Result<(), No> {
    if store::temperature::forget_of_item(tx.conn, tx.jury.id, item)? {
        touch(tx);
    }
    Ok(())
}

fn asked(tx: &mut Tx, check: TemperatureId) -> Result<Check, No> {
    let found = store::temperature::find(tx.conn, tx.jury.id)?;
    found.filter(|found| found.id == check).ok_or_else(|| Code::TemperatureOver.into())
}

fn touch(tx: &mut Tx) {
    tx.touch(Topic::Temperature);
    tx.touch(Topic::Me);
}
