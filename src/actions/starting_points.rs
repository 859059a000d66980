//! Starting points: what a jury begins from, loaded before it runs.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Ctx, Done, change};
use crate::clock;
use crate::jury::ids::JuryId;
use crate::jury::juries::JuryState;
use crate::jury::limits;
use crate::jury::lists::{STARTING_POINT_MAX_CHARS, STARTING_POINTS_MAX, StartingKind, StartingPoint};
use crate::jury::record::Kind;
use crate::jury::sight::{Operation, Topic};
use crate::no::No;
use crate::service::Service;
use crate::store;

/// Something that the jury begins from.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewStartingPoint {
    pub kind: StartingKind,
    pub text: String,
    /// Where it comes from, in words.
    #[serde(default)]
    pub source: String,
}

/// Puts these starting points in place of those that the jury has, before it runs. Answers their
/// ids in the order given.
pub async fn load_starting_points(
    service: &Service,
    ctx: Ctx,
    jury: JuryId,
    new: Vec<NewStartingPoint>,
) -> Result<Done, No> {
    let count = i64::try_from(new.len()).unwrap_or(i64::MAX);
    limits::within("starting_points", count, 0, STARTING_POINTS_MAX)?;
    change(service, Operation::LoadStartingPoints, ctx, jury, move |tx| {
        tx.jury.state.must_be(&[JuryState::Draft, JuryState::Ready])?;
        let mut points = Vec::with_capacity(new.len());
        for point in &new {
            points.push(StartingPoint {
                id: clock::new_id(),
                kind: point.kind,
                text: limits::needed("text", &point.text, STARTING_POINT_MAX_CHARS)?,
                source: limits::optional("source", &point.source, STARTING_POINT_MAX_CHARS)?,
            });
        }
        store::starting_points::replace(tx.conn, tx.jury.id, &points)?;
        tx.record(Kind::StartingPointsLoaded, &new, None)?;
        for point in &points {
            tx.made(point.id.0);
        }
        tx.touch(Topic::Jury);
        Ok(())
    })
    .await
}
