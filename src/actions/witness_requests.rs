//! Whom else the jury wants to hear: asked by a juror, wanted by others, decided by those who run the jury.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::questions::Wanting;
use super::{Ctx, Done, Tx, change};
use crate::clock;
use crate::jury::ids::{JuryId, WitnessRequestId};
use crate::jury::juries::JuryState;
use crate::jury::record::Kind;
use crate::jury::refusal::{Code, Refusal};
use crate::jury::sight::{Operation, Topic};
use crate::jury::standing::Standing;
use crate::jury::witness_requests::WitnessRequest;
use crate::no::No;
use crate::service::Service;
use crate::store;

/// Who is to be heard, and why.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewWitnessRequest {
    pub who: String,
    pub why: String,
}

/// Whether somebody is invited, and why so.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WitnessDecision {
    pub invited: bool,
    pub reason: String,
}

/// Asks to hear somebody else. Answers the request's id.
pub async fn request_witness(
    service: &Service,
    ctx: Ctx,
    jury: JuryId,
    new: NewWitnessRequest,
) -> Result<Done, No> {
    change(service, Operation::RequestWitness, ctx, jury, move |tx| {
        takes_requests(tx)?;
        let before = store::witness_requests::all(tx.conn, tx.jury.id)?;
        let it = WitnessRequest::made(clock::new_id(), &tx.standing(), &new.who, &new.why, tx.now, &before)?;
        store::witness_requests::save(tx.conn, tx.jury.id, &it)?;
        tx.made(it.id.0);
        tx.touch(Topic::Questions);
        Ok(())
    })
    .await
}

/// Wants somebody to be heard too, or no longer.
pub async fn support_witness_request(
    service: &Service,
    ctx: Ctx,
    jury: JuryId,
    one: WitnessRequestId,
    wanting: Wanting,
) -> Result<Done, No> {
    change(service, Operation::SupportWitnessRequest, ctx, jury, move |tx| {
        with_request(tx, one, |it, by| it.support(by, wanting.wants))?;
        tx.touch(Topic::Me);
        Ok(())
    })
    .await
}

/// Takes back one's own request.
pub async fn withdraw_witness_request(
    service: &Service,
    ctx: Ctx,
    jury: JuryId,
    one: WitnessRequestId,
) -> Result<Done, No> {
    change(service, Operation::WithdrawWitnessRequest, ctx, jury, move |tx| {
        with_request(tx, one, WitnessRequest::withdraw)?;
        Ok(())
    })
    .await
}

/// Decides on a request, with a reason. The tally goes into the record with it.
pub async fn decide_witness_request(
    service: &Service,
    ctx: Ctx,
    jury: JuryId,
    one: WitnessRequestId,
    decision: WitnessDecision,
) -> Result<Done, No> {
    change(service, Operation::DecideWitnessRequest, ctx, jury, move |tx| {
        let now = tx.now;
        let it = with_request(tx, one, |it, by| it.decide(by, decision.invited, &decision.reason, now))?;
        let facts = serde_json::json!({
            "request": it.id, "who": it.who, "why": it.why, "tally": it.tally(), "decision": it.state,
            "reason": it.reason, "by": tx.actor.id,
        });
        tx.record(Kind::WitnessRequestDecided, facts, None)?;
        Ok(())
    })
    .await
}

fn with_request(
    tx: &mut Tx,
    one: WitnessRequestId,
    decide: impl FnOnce(&mut WitnessRequest, &Standing) -> Result<(), Refusal>,
) -> Result<WitnessRequest, No> {
    takes_requests(tx)?;
    let all = store::witness_requests::all(tx.conn, tx.jury.id)?;
    let mut it = all.into_iter().find(|it| it.id == one).ok_or(Code::NotFound)?;
    decide(&mut it, &tx.standing())?;
    store::witness_requests::save(tx.conn, tx.jury.id, &it)?;
    tx.touch(Topic::Questions);
    Ok(it)
}

fn takes_requests(tx: &Tx) -> Result<(), No> {
    Ok(tx.jury.state.must_be(&[JuryState::Ready, JuryState::Running])?)
}
