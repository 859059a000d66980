//! Corrections of published outcomes.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::rounds::load;
use super::{Ctx, Done, change};
use crate::clock;
use crate::jury::errata::Erratum;
use crate::jury::ids::{JuryId, RoundId};
use crate::jury::record::Kind;
use crate::jury::sight::{Operation, Topic};
use crate::no::No;
use crate::service::Service;
use crate::store;

/// A correction.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewErratum {
    /// What is right.
    pub text: String,
    /// How it came that it was wrong.
    pub reason: String,
}

/// Adds a correction beside a published outcome, for good. Answers its id.
pub async fn add_erratum(
    service: &Service,
    ctx: Ctx,
    jury: JuryId,
    one: RoundId,
    new: NewErratum,
) -> Result<Done, No> {
    change(service, Operation::AddErratum, ctx, jury, move |tx| {
        let kept = load(tx, one)?;
        let by = tx.standing();
        let it = Erratum::added(clock::new_id(), &by, &kept.it, &new.text, &new.reason, tx.now)?;
        store::errata::insert(tx.conn, jury, &it)?;
        tx.made(it.id.0);
        let facts = serde_json::json!({
            "round": one, "erratum": it.id, "text": it.text, "reason": it.reason,
        });
        tx.record(Kind::ErratumAdded, facts, None)?;
        tx.touch(Topic::Rounds);
        tx.touch(Topic::Results);
        Ok(())
    })
    .await
}
