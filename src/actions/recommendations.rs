//! Recommendations: drafted in a room, put forward, presented, changed by suggestion, withdrawn.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::evidence::Reason;
use super::{Ctx, Done, Tx, change, documents};
use crate::clock;
use crate::jury::citations::Citing;
use crate::jury::ids::{AmendmentId, EntryId, JuryId, RecommendationId, RoomId, VersionId};
use crate::jury::juries::JuryState;
use crate::jury::promotion::{self, Promoted};
use crate::jury::recommendations::{Amendment, Drafting, Rebased, Recommendation, Text, Version};
use crate::jury::record::Kind;
use crate::jury::refusal::Code;
use crate::jury::rooms::Sitting;
use crate::jury::shared_text::PlainText;
use crate::jury::sight::{Operation, Topic};
use crate::no::No;
use crate::service::Service;
use crate::store;
use crate::store::recommendations::Kept;

/// Where a draft is written.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewDraft {
    pub room: RoomId,
    /// Entries of that room's lists that it begins from, if any.
    #[serde(default)]
    pub from: Vec<EntryId>,
}

/// A suggested change: the whole text as it would be, and why.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewAmendment {
    /// The version that it would replace: the newest one.
    pub base: VersionId,
    pub text: Text,
    pub reason: String,
}

/// Begins a draft in a room. Answers the recommendation's id and that of its shared text.
pub async fn draft_recommendation(
    service: &Service,
    ctx: Ctx,
    jury: JuryId,
    new: NewDraft,
) -> Result<Done, No> {
    change(service, Operation::DraftRecommendation, ctx, jury, move |tx| {
        drafts_open(tx)?;
        store::rooms::find(tx.conn, tx.jury.id, new.room)?.ok_or(Code::NotFound)?;
        let at = Drafting {
            room: new.room,
            member: sits_in(tx, Some(new.room))?,
            drafts: store::recommendations::of_room(tx.conn, tx.jury.id, new.room)?,
            limit: tx.jury.settings.recommendations_per_room.into(),
        };
        let it = Recommendation::drafted(clock::new_id(), &tx.standing(), at)?;
        let lists = store::lists::of_room(tx.conn, new.room)?;
        let entries = lists.promote(&new.from)?;
        let begin = promotion::opening(&entries);
        let document = documents::create(tx.conn, tx.jury.id, Some(new.room), begin.as_ref(), tx.now)?;
        tx.made(it.id.0);
        let kept = Kept { it, document: Some(document), decided_in: None };
        store::recommendations::insert(tx.conn, tx.jury.id, &kept)?;
        for (place, entry) in (0..).zip(entries) {
            let text = entry.text.clone();
            let it = Promoted { entry: entry.id, recommendation: kept.it.id, text, seq: tx.seq };
            store::promotion::insert(tx.conn, tx.jury.id, new.room, place, &it)?;
        }
        tx.made(document.0);
        touch(tx);
        tx.touch(Topic::Room(new.room));
        Ok(())
    })
    .await
}

/// Puts a draft forward: its shared text is frozen as version 1. Answers the version's id.
pub async fn table_recommendation(
    service: &Service,
    ctx: Ctx,
    jury: JuryId,
    one: RecommendationId,
) -> Result<Done, No> {
    change(service, Operation::TableRecommendation, ctx, jury, move |tx| {
        drafts_open(tx)?;
        let mut kept = load(tx, one)?;
        let member = sits_in(tx, kept.it.room)?;
        let text = match kept.document {
            Some(document) => {
                let PlainText { title, body, reasons } = documents::freeze(tx.conn, document)?;
                Text { title, body, reasons }
            }
            None => Text::default(),
        };
        let by = tx.standing();
        let version = kept.it.table(&by, member, &text, clock::new_id(), tx.now)?;
        freeze(tx, &kept.it, &version)?;
        let mut facts = version_facts(&kept.it, &version);
        facts["begun_from"] = begun_from(tx, one)?;
        facts["cites"] = super::citations::facts(tx, Citing::Recommendation(one))?;
        tx.record(Kind::RecommendationTabled, facts, None)?;
        if let Some(room) = kept.it.room {
            tx.touch(Topic::Room(room));
        }
        save(tx, &kept)
    })
    .await
}

/// Marks that it was presented to everyone.
pub async fn present_recommendation(
    service: &Service,
    ctx: Ctx,
    jury: JuryId,
    one: RecommendationId,
) -> Result<Done, No> {
    change(service, Operation::PresentRecommendation, ctx, jury, move |tx| {
        tx.jury.state.must_be(&[JuryState::Running])?;
        let kept = load(tx, one)?;
        present(tx, kept)
    })
    .await
}

/// One was presented to everyone.
pub(super) fn present(tx: &mut Tx, mut kept: Kept) -> Result<(), No> {
    kept.it.present(&tx.standing())?;
    let facts = serde_json::json!({ "recommendation": kept.it.id });
    tx.record(Kind::RecommendationPresented, facts, None)?;
    save(tx, &kept)
}

/// Withdraws it, with a reason.
pub async fn withdraw_recommendation(
    service: &Service,
    ctx: Ctx,
    jury: JuryId,
    one: RecommendationId,
    why: Reason,
) -> Result<Done, No> {
    change(service, Operation::WithdrawRecommendation, ctx, jury, move |tx| {
        tx.jury.state.must_be(&[JuryState::Running])?;
        let mut kept = load(tx, one)?;
        let member = sits_in(tx, kept.it.room)?;
        kept.it.withdraw(&tx.standing(), member, &why.reason)?;
        if let Some(document) = kept.document {
            documents::freeze(tx.conn, document)?;
        }
        let facts = serde_json::json!({ "recommendation": one, "reason": kept.it.withdrawn_reason });
        tx.record(Kind::RecommendationWithdrawn, facts, None)?;
        if let Some(room) = kept.it.room {
            tx.touch(Topic::Room(room));
        }
        save(tx, &kept)
    })
    .await
}

/// Suggests a change. Answers its id.
pub async fn propose_amendment(
    service: &Service,
    ctx: Ctx,
    jury: JuryId,
    one: RecommendationId,
    new: NewAmendment,
) -> Result<Done, No> {
    change(service, Operation::ProposeAmendment, ctx, jury, move |tx| {
        drafts_open(tx)?;
        let kept = load(tx, one)?;
        let by = tx.standing();
        let it = kept.it.propose(&by, clock::new_id(), new.base, &new.text, &new.reason, tx.now)?;
        store::recommendations::insert_amendment(tx.conn, one, &it)?;
        tx.made(it.id.0);
        tx.touch(Topic::Recommendations);
        Ok(())
    })
    .await
}

/// Brings a suggestion on an older version up to date: suggests it again on the newest one, and
/// closes the old one as replaced. Answers the new one's id.
pub async fn rebase_amendment(
    service: &Service,
    ctx: Ctx,
    jury: JuryId,
    one: AmendmentId,
    new: NewAmendment,
) -> Result<Done, No> {
    change(service, Operation::RebaseAmendment, ctx, jury, move |tx| {
        drafts_open(tx)?;
        let (of, mut old) = load_amendment(tx, one)?;
        let kept = load(tx, of)?;
        let new = Rebased { id: clock::new_id(), base: new.base, text: new.text, reason: new.reason };
        let it = kept.it.rebase(&tx.standing(), &mut old, new, tx.now)?;
        store::recommendations::insert_amendment(tx.conn, of, &it)?;
        store::recommendations::save_amendment(tx.conn, of, &old)?;
        tx.made(it.id.0);
        let facts = serde_json::json!({
            "recommendation": of, "amendment": one, "proposer": old.proposer, "by": it.id, "base": it.base,
            "text": it.text, "reason": it.reason,
        });
        tx.record(Kind::AmendmentReplaced, facts, Some(old.proposer))?;
        tx.touch(Topic::Recommendations);
        Ok(())
    })
    .await
}

/// Accepts a suggested change: it makes the next version. Answers the version's id.
pub async fn accept_amendment(
    service: &Service,
    ctx: Ctx,
    jury: JuryId,
    one: AmendmentId,
) -> Result<Done, No> {
    change(service, Operation::AcceptAmendment, ctx, jury, move |tx| {
        tx.jury.state.must_be(&[JuryState::Running])?;
        let (of, mut amendment) = load_amendment(tx, one)?;
        let mut kept = load(tx, of)?;
        let version = kept.it.accept(&tx.standing(), &mut amendment, clock::new_id(), tx.now)?;
        freeze(tx, &kept.it, &version)?;
        store::recommendations::save_amendment(tx.conn, of, &amendment)?;
        let mut facts = version_facts(&kept.it, &version);
        facts["amendment"] = serde_json::json!({
            "id": amendment.id, "base": amendment.base, "reason": amendment.reason,
            "proposer": amendment.proposer, "replaces": amendment.replaces,
        });
        tx.record(Kind::AmendmentAccepted, facts, None)?;
        save(tx, &kept)
    })
    .await
}

/// Declines a suggested change, with a reason.
pub async fn decline_amendment(
    service: &Service,
    ctx: Ctx,
    jury: JuryId,
    one: AmendmentId,
    why: Reason,
) -> Result<Done, No> {
    change(service, Operation::DeclineAmendment, ctx, jury, move |tx| {
        let (of, mut amendment) = load_amendment(tx, one)?;
        amendment.decline(&tx.standing(), &why.reason, tx.now)?;
        store::recommendations::save_amendment(tx.conn, of, &amendment)?;
        let facts = serde_json::json!({
            "recommendation": of, "amendment": one, "text": amendment.text, "reason": amendment.reason,
            "proposer": amendment.proposer, "answer": amendment.answer,
        });
        tx.record(Kind::AmendmentDeclined, facts, Some(amendment.proposer))?;
        tx.touch(Topic::Recommendations);
        Ok(())
    })
    .await
}

/// Takes back one's own suggestion.
pub async fn withdraw_amendment(
    service: &Service,
    ctx: Ctx,
    jury: JuryId,
    one: AmendmentId,
) -> Result<Done, No> {
    change(service, Operation::WithdrawAmendment, ctx, jury, move |tx| {
        let (of, mut amendment) = load_amendment(tx, one)?;
        amendment.withdraw(&tx.standing(), tx.now)?;
        store::recommendations::save_amendment(tx.conn, of, &amendment)?;
        tx.touch(Topic::Recommendations);
        Ok(())
    })
    .await
}

/// Drafts and suggestions are for reading while no day runs, unless the jury decided otherwise.
pub(super) fn drafts_open(tx: &mut Tx) -> Result<(), No> {
    tx.jury.state.must_be(&[JuryState::Running])?;
    let sitting = Sitting::of(tx.jury.state, store::agenda::day_runs(tx.conn, tx.jury.id)?);
    Ok(sitting.writable(tx.jury.settings.write_overnight)?)
}

/// Whether the actor is one of a room's jurors.
pub(super) fn sits_in(tx: &mut Tx, room: Option<RoomId>) -> Result<bool, No> {
    let Some(room) = room.filter(|_| tx.standing().juror) else { return Ok(false) };
    let own = tx.actor.id.to_string();
    let members = store::rooms::members_of(tx.conn, &room.to_string())?;
    Ok(members.iter().any(|member| member.person_id == own))
}

/// A recommendation of this jury; `not_found` for another's.
pub fn load(tx: &mut Tx, one: RecommendationId) -> Result<Kept, No> {
    store::recommendations::find(tx.conn, tx.jury.id, one)?.ok_or_else(|| Code::NotFound.into())
}

fn load_amendment(tx: &mut Tx, one: AmendmentId) -> Result<(RecommendationId, Amendment), No> {
    store::recommendations::amendment(tx.conn, tx.jury.id, one)?.ok_or_else(|| Code::NotFound.into())
}

fn freeze(tx: &mut Tx, of: &Recommendation, version: &Version) -> Result<(), No> {
    store::recommendations::freeze(tx.conn, of.id, version)?;
    tx.made(version.id.0);
    Ok(())
}

fn version_facts(of: &Recommendation, version: &Version) -> serde_json::Value {
    serde_json::json!({
        "recommendation": of.id, "version": version.id, "number": version.number, "text": version.text,
    })
}

/// From which entries it was begun, for the record.
fn begun_from(tx: &mut Tx, one: RecommendationId) -> Result<serde_json::Value, No> {
    let sources = store::promotion::of_jury(tx.conn, tx.jury.id)?.remove(&one).unwrap_or_default();
    let fact = |source: &store::promotion::Source| {
        serde_json::json!({
            "entry": source.it.entry, "kind": source.kind, "text": source.it.text, "starting_point": source.from,
        })
    };
    Ok(sources.iter().map(fact).collect())
}

fn save(tx: &mut Tx, kept: &Kept) -> Result<(), No> {
    store::recommendations::save(tx.conn, tx.jury.id, kept)?;
    touch(tx);
    Ok(())
}

/// Guests read recommendations in two places.
pub fn touch(tx: &mut Tx) {
    tx.touch(Topic::Recommendations);
    tx.touch(Topic::Results);
}
