//! Evidence: written, handed in, published or returned.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Ctx, Done, Tx, change, files};
use crate::clock;
use crate::jury::evidence::{Content, Evidence, EvidenceState, Licence, Matter};
use crate::jury::ids::{EvidenceId, JuryId};
use crate::jury::juries::JuryState;
use crate::jury::record::Kind;
use crate::jury::refusal::Code;
use crate::jury::sight::{Operation, Topic};
use crate::no::No;
use crate::service::Service;
use crate::store;
use crate::store::files::Version;

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
    /// What it says, in plain language.
    #[serde(default)]
    pub summary: String,
    /// Under what terms others may use it.
    #[serde(default)]
    pub licence: Licence,
}

impl From<EvidenceText> for Content {
    fn from(text: EvidenceText) -> Self {
        Self {
            title: text.title,
            matter: text.matter,
            capacity: text.capacity,
            interest: text.interest,
            summary: text.summary,
            licence: text.licence,
        }
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
        let mut it = Evidence::drafted(clock::new_id(), &tx.standing(), text.into())?;
        let file = files::admit(tx, &mut it)?;
        store::evidence::insert(tx.conn, tx.jury.id, &it)?;
        files::settle(tx, &it, file)?;
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
        let file = files::admit(tx, &mut it)?;
        files::settle(tx, &it, file)?;
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
        if let Some(file) = files::newest(tx, &it)? {
            it.must_describe(file.kind)?;
        }
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
        let newest = files::newest(tx, &it)?;
        match newest.as_ref().filter(|file| file.waits(&it)) {
            Some(file) => it.publish_version(&by, file.matter())?,
            None => it.publish(&by, now)?,
        }
        if let Some(file) = newest {
            let published = Version { published_at: Some(now), ..file };
            store::files::save_version(tx.conn, tx.jury.id, &published)?;
        }
        let content = &it.content;
        let facts = serde_json::json!({
            "evidence": it.id, "provider": it.provider, "title": content.title,
            "matter": content.matter, "capacity": content.capacity, "interest": content.interest,
            "summary": content.summary, "licence": content.licence,
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
pub(super) fn takes_evidence(tx: &Tx) -> Result<(), No> {
    Ok(tx.jury.state.must_be(&[JuryState::Draft, JuryState::Ready, JuryState::Running])?)
}

/// A piece that the actor may know of; for others it does not exist.
pub(super) fn load(tx: &mut Tx, one: EvidenceId) -> Result<Evidence, No> {
    let by = tx.standing();
    store::evidence::find(tx.conn, tx.jury.id, one)?
        .filter(|it| it.open_to(&by))
        .ok_or_else(|| Code::NotFound.into())
}

pub(super) fn save(tx: &mut Tx, it: &Evidence) -> Result<(), No> {
    store::evidence::save(tx.conn, tx.jury.id, it)?;
    if it.state != EvidenceState::Draft {
        tx.touch(Topic::Evidence);
    }
    tx.touch(Topic::Me);
    Ok(())
}
