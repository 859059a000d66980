//! Citations: pointing to the evidence that something rests on.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::recommendations::{self, drafts_open, sits_in};
use super::rooms::inside;
use super::{Ctx, Done, Tx, change};
use crate::clock;
use crate::jury::citations::{Citation, Citing};
use crate::jury::ids::{CitationId, EvidenceId, JuryId, RoomId};
use crate::jury::refusal::Code;
use crate::jury::sight::{Operation, Topic};
use crate::no::No;
use crate::service::Service;
use crate::store;

/// A pointer to a piece of published evidence.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCitation {
    pub on: Citing,
    pub evidence: EvidenceId,
    /// The quoted words, if any.
    #[serde(default)]
    pub passage: String,
    /// Where in it, in words, if said.
    #[serde(default)]
    pub place: String,
}

/// A pointer to a piece of published evidence, written together with what points to it.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NamedEvidence {
    pub evidence: EvidenceId,
    /// The quoted words, if any.
    #[serde(default)]
    pub passage: String,
    /// Where in it, in words, if said.
    #[serde(default)]
    pub place: String,
}

/// Cites evidence. Answers the citation's id.
pub async fn cite_evidence(service: &Service, ctx: Ctx, jury: JuryId, new: NewCitation) -> Result<Done, No> {
    change(service, Operation::CiteEvidence, ctx, jury, move |tx| {
        let room = writes_there(tx, new.on)?;
        let named = NamedEvidence { evidence: new.evidence, passage: new.passage, place: new.place };
        let id = name(tx, new.on, room, named)?;
        tx.made(id.0);
        touch(tx, new.on, room);
        Ok(())
    })
    .await
}

/// Points from something to a piece of evidence.
pub(super) fn name(
    tx: &mut Tx,
    on: Citing,
    room: Option<RoomId>,
    named: NamedEvidence,
) -> Result<CitationId, No> {
    let wish = Citation {
        id: clock::new_id(),
        on,
        evidence: named.evidence,
        passage: named.passage,
        place: named.place,
        by: tx.actor.id,
        taken_back: false,
        made_at: tx.now,
    };
    let evidence = store::evidence::find(tx.conn, tx.jury.id, named.evidence)?;
    let before = store::citations::by(tx.conn, on)?;
    let it = wish.made(evidence.as_ref(), &before)?;
    store::citations::insert(tx.conn, tx.jury.id, room, &it)?;
    Ok(it.id)
}

/// Takes a citation back.
pub async fn uncite_evidence(
    service: &Service,
    ctx: Ctx,
    jury: JuryId,
    citation: CitationId,
) -> Result<Done, No> {
    change(service, Operation::UnciteEvidence, ctx, jury, move |tx| {
        let mut it = store::citations::find(tx.conn, tx.jury.id, citation)?.ok_or(Code::NotFound)?;
        let room = writes_there(tx, it.on)?;
        it.take_back(tx.actor.id, tx.standing().runs)?;
        store::citations::take_back(tx.conn, it.id)?;
        touch(tx, it.on, room);
        Ok(())
    })
    .await
}

/// What something cites, for the record.
pub(super) fn facts(tx: &mut Tx, on: Citing) -> Result<serde_json::Value, No> {
    let cited = store::citations::by(tx.conn, on)?;
    let fact = |it: &Citation| serde_json::json!({ "evidence": it.evidence, "passage": it.passage, "place": it.place });
    Ok(cited.iter().filter(|it| !it.taken_back).map(fact).collect())
}

/// Refuses whoever may not write there now; answers the room of what cites.
fn writes_there(tx: &mut Tx, on: Citing) -> Result<Option<RoomId>, No> {
    if let Citing::Recommendation(one) = on {
        drafts_open(tx)?;
        let kept = recommendations::load(tx, one)?;
        let member = sits_in(tx, kept.it.room)?;
        kept.it.writable(&tx.standing(), member)?;
        return Ok(kept.it.room);
    }
    if matches!(on, Citing::Question(_) | Citing::Answer(_)) {
        super::questions::must_be_own_words(tx, on)?;
        return Ok(None);
    }
    let room = store::citations::room_of(tx.conn, tx.jury.id, on)?.ok_or(Code::NotFound)?;
    let inside = inside(tx, room)?;
    inside.sitting.writable(tx.jury.settings.write_overnight)?;
    inside.standing.takes_part()?;
    let lists = store::lists::of_room(tx.conn, room)?;
    let entry = match on {
        Citing::Argument(id) => lists.argument(id)?.entry,
        Citing::Entry(id) => id,
        Citing::Recommendation(_) | Citing::Question(_) | Citing::Answer(_) => {
            return Err(Code::NotFound.into());
        }
    };
    lists.standing(entry)?;
    Ok(Some(room))
}

fn touch(tx: &mut Tx, on: Citing, room: Option<RoomId>) {
    match (on, room) {
        (Citing::Recommendation(_), _) => recommendations::touch(tx),
        (Citing::Question(_) | Citing::Answer(_), _) => tx.touch(Topic::Questions),
        (_, Some(room)) => tx.touch(Topic::Room(room)),
        (_, None) => {}
    }
}
