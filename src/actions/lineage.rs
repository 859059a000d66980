//! Merging and splitting recommendations: what was made of what is kept, both ways.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::recommendations::{load, touch};
use super::{Ctx, Done, Tx, change};
use crate::clock;
use crate::jury::ids::{JuryId, RecommendationId, VersionId};
use crate::jury::juries::JuryState;
use crate::jury::lineage::{self, Born, Fresh, Seen};
use crate::jury::recommendations::{Recommendation, Text, Version};
use crate::jury::record::Kind;
use crate::jury::sight::{Operation, Topic};
use crate::no::No;
use crate::service::Service;
use crate::store;
use crate::store::recommendations::Kept;

/// Recommendations that become one.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Merging {
    /// Two or more, each with the version that was seen: it is refused if one has moved on.
    pub sources: Vec<Seen>,
    pub text: Text,
    pub reason: String,
}

/// One recommendation that becomes several.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Splitting {
    /// The version that was seen: it is refused if the text has moved on.
    pub version: VersionId,
    /// Two or more texts.
    pub parts: Vec<Text>,
    pub reason: String,
}

/// Makes one recommendation of two or more, after the jury agreed. Answers its id and its version's.
pub async fn merge_recommendations(
    service: &Service,
    ctx: Ctx,
    jury: JuryId,
    merging: Merging,
) -> Result<Done, No> {
    change(service, Operation::MergeRecommendations, ctx, jury, move |tx| {
        tx.jury.state.must_be(&[JuryState::Running])?;
        let mut kept = Vec::new();
        for seen in &merging.sources {
            kept.push(load(tx, seen.recommendation)?);
        }
        let versions = merging.sources.iter().map(|seen| seen.version);
        let mut sources: Vec<_> = kept.iter().map(|one| one.it.clone()).zip(versions).collect();
        let by = tx.standing();
        let born = lineage::merge(&by, &mut sources, fresh(), &merging.text, &merging.reason, tx.now)?;
        for (kept, (source, _)) in kept.iter_mut().zip(sources) {
            kept.it = source;
        }
        keep(tx, Kind::RecommendationsMerged, &kept, &born)
    })
    .await
}

/// Makes two or more recommendations of one, after the jury agreed. Answers each one's id and its
/// version's.
pub async fn split_recommendation(
    service: &Service,
    ctx: Ctx,
    jury: JuryId,
    one: RecommendationId,
    splitting: Splitting,
) -> Result<Done, No> {
    change(service, Operation::SplitRecommendation, ctx, jury, move |tx| {
        tx.jury.state.must_be(&[JuryState::Running])?;
        let mut kept = load(tx, one)?;
        let parts: Vec<(Fresh, Text)> = splitting.parts.into_iter().map(|part| (fresh(), part)).collect();
        let by = tx.standing();
        let born = lineage::split(&by, &mut kept.it, splitting.version, &parts, &splitting.reason, tx.now)?;
        keep(tx, Kind::RecommendationSplit, &[kept], &born)
    })
    .await
}

fn fresh() -> Fresh {
    Fresh { recommendation: clock::new_id(), version: clock::new_id() }
}

fn keep(tx: &mut Tx, kind: Kind, sources: &[Kept], born: &Born) -> Result<(), No> {
    for source in sources {
        store::recommendations::save(tx.conn, tx.jury.id, source)?;
        if let Some(room) = source.it.room {
            tx.touch(Topic::Room(room));
        }
    }
    for (it, version) in &born.made {
        let kept = Kept { it: it.clone(), document: None, decided_in: None };
        store::recommendations::insert(tx.conn, tx.jury.id, &kept)?;
        store::recommendations::freeze(tx.conn, it.id, version)?;
        tx.made(it.id.0);
        tx.made(version.id.0);
    }
    store::lineage::insert(tx.conn, tx.jury.id, born)?;
    let from = |source: &Kept| {
        let version = source.it.current.as_ref().map(|version| version.id);
        serde_json::json!({ "recommendation": source.it.id, "version": version })
    };
    let to = |(it, version): &(Recommendation, Version)| {
        serde_json::json!({
            "recommendation": it.id, "version": version.id, "state": it.state, "text": version.text,
        })
    };
    let facts = serde_json::json!({
        "from": sources.iter().map(from).collect::<Vec<_>>(),
        "to": born.made.iter().map(to).collect::<Vec<_>>(),
        "reason": born.reason,
    });
    tx.record(kind, facts, None)?;
    touch(tx);
    Ok(())
}
