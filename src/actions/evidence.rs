//! Evidence: written, handed in, published or returned.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Ctx, Done, Tx, change};
use crate::clock;
use crate::jury::evidence::{Content, Evidence, EvidenceState, Matter};
use crate::jury::ids::{EvidenceId, JuryId};
use crate::jury::juries::JuryState;
use crate::jury::record::Kind;
use crate::jury::refusal::Code;
use crate::jury::sight::{Operation, Topic};
use crate::no::No;
use crate::service::Service;
use crate::store;

/// What a provider writes.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EvidenceText {
    pub title: String,
    pub matter: Matter,
    /// In what capacity it is provided.
    #[serde(default)]
    pub capacity: String,
    /// Any interest that may matter. Left out: not stated yet; empty: nothing to declare.
    #[serde(default)]
    pub interest: Option<String>,
}

impl From<EvidenceText> for Content {
    fn from(text: EvidenceText) -> Self {
        Self { title: text.title, matter: text.matter, capacity: text.capacity, interest: text.interest }
    }
}

/// Why something is decided.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Reason {
    pub reason: String,
}

/// Begins a piece of evidence. Answers its id.
pub async fn draft_evidence(
    service: &Service,
    ctx: Ctx,
    jury: JuryId,
    text: EvidenceText,
) -> Result<Done, No> {
    change(service, Operation::DraftEvidence, ctx, jury, move |tx| {
        takes_evidence(tx)?;
        let it = Evidence::drafted(clock::new_id(), &tx.standing(), text.into())?;
        store::evidence::insert(tx.conn, tx.jury.id, &it)?;
        tx.made(it.id.0);
        tx.touch(Topic::Me);
        Ok(())
    })
    .await
}

/// Changes one's own evidence before it is handed in.
pub async fn edit_evidence(
    service: &Service,
    ctx: Ctx,
    jury: JuryId,
    one: EvidenceId,
    text: EvidenceText,
) -> Result<Done, No> {
    change(service, Operation::EditEvidence, ctx, jury, move |tx| {
        takes_evidence(tx)?;
        let by = tx.standing();
        let mut it = load(tx, one)?;
        it.edit(&by, text.into())?;
        save(tx, &it)
    })
    .await
}

/// Hands it to the organisers.
pub async fn submit_evidence(service: &Service, ctx: Ctx, jury: JuryId, one: EvidenceId) -> Result<Done, No> {
    change(service, Operation::SubmitEvidence, ctx, jury, move |tx| {
        takes_evidence(tx)?;
        let (by, now) = (tx.standing(), tx.now);
        let mut it = load(tx, one)?;
        it.submit(&by, now)?;
        save(tx, &it)
    })
    .await
}

/// Shows it to jury and guests.
pub async fn publish_evidence(
    service: &Service,
    ctx: Ctx,
    jury: JuryId,
    one: EvidenceId,
) -> Result<Done, No> {
    change(service, Operation::PublishEvidence, ctx, jury, move |tx| {
        takes_evidence(tx)?;
        let (by, now) = (tx.standing(), tx.now);
        let mut it = load(tx, one)?;
        it.publish(&by, now)?;
        let content = &it.content;
        let facts = serde_json::json!({
            "evidence": it.id, "provider": it.provider, "title": content.title,
            "matter": content.matter, "capacity": content.capacity, "interest": content.interest,
        });
        tx.record(Kind::EvidencePublished, facts, Some(it.provider))?;
        save(tx, &it)
    })
    .await
}

/// Gives it back to its provider, with a reason.
pub async fn return_evidence(
    service: &Service,
    ctx: Ctx,
    jury: JuryId,
    one: EvidenceId,
    why: Reason,
) -> Result<Done, No> {
    change(service, Operation::ReturnEvidence, ctx, jury, move |tx| {
        takes_evidence(tx)?;
        let by = tx.standing();
        let mut it = load(tx, one)?;
        it.hand_back(&by, &why.reason)?;
        let facts = serde_json::json!({ "evidence": it.id, "provider": it.provider, "reason": it.reason });
        tx.record(Kind::EvidenceReturned, facts, Some(it.provider))?;
        save(tx, &it)
    })
    .await
}

/// Withdraws published evidence, with a reason; it stays visible as withdrawn.
pub async fn withdraw_evidence(
    service: &Service,
    ctx: Ctx,
    jury: JuryId,
    one: EvidenceId,
    why: Reason,
) -> Result<Done, No> {
    change(service, Operation::WithdrawEvidence, ctx, jury, move |tx| {
        let (by, now) = (tx.standing(), tx.now);
        let mut it = load(tx, one)?;
        it.withdraw(&by, &why.reason, now)?;
        let facts = serde_json::json!({ "evidence": it.id, "reason": it.reason, "by": by.person });
        tx.record(Kind::EvidenceWithdrawn, facts, Some(it.provider))?;
        // Wherever it is cited it says so.
        tx.touch(Topic::Questions);
        for room in store::citations::rooms_of(tx.conn, tx.jury.id, one)? {
            tx.touch(Topic::Room(room));
            super::recommendations::touch(tx);
        }
        save(tx, &it)
    })
    .await
}

/// A jury takes evidence until it is concluded.
fn takes_evidence(tx: &Tx) -> Result<(), No> {
    Ok(tx.jury.state.must_be(&[JuryState::Draft, JuryState::Ready, JuryState::Running])?)
}

/// A piece that the actor may know of; for others it does not exist.
fn load(tx: &mut Tx, one: EvidenceId) -> Result<Evidence, No> {
    let by = tx.standing();
    store::evidence::find(tx.conn, tx.jury.id, one)?
        .filter(|it| it.open_to(&by))
        .ok_or_else(|| Code::NotFound.into())
}

fn save(tx: &mut Tx, it: &Evidence) -> Result<(), No> {
    store::evidence::save(tx.conn, tx.jury.id, it)?;
    if it.state != EvidenceState::Draft {
        tx.touch(Topic::Evidence);
    }
    tx.touch(Topic::Me);
    Ok(())
}
