//! The next round, prepared from what did not pass.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::rounds::load;
use super::{Ctx, Done, Tx, change};
use crate::clock;
use crate::jury::ballots::{Round, RoundState};
use crate::jury::ids::{JuryId, RoundId, VersionId};
use crate::jury::juries::JuryState;
use crate::jury::refusal::Code;
use crate::jury::sight::{Operation, Topic};
use crate::jury::{next_round, reasons};
use crate::no::No;
use crate::service::Service;
use crate::store;
use crate::store::rounds::Kept;

/// What the next round is called.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NextRound {
    pub title: String,
}

/// Prepares a round on the newest versions of what did not pass, by the same rule. Answers its id.
pub async fn prepare_next_round(
    service: &Service,
    ctx: Ctx,
    jury: JuryId,
    one: RoundId,
    next: NextRound,
) -> Result<Done, No> {
    change(service, Operation::PrepareNextRound, ctx, jury, move |tx| {
        tx.jury.state.must_be(&[JuryState::Running])?;
        let before = load(tx, one)?;
        let others = store::rounds::all(tx.conn, jury)?;
        if others
            .iter()
            .any(|other| other.it.plan.follows == Some(one) && other.it.state != RoundState::Voided)
        {
            return Err(Code::NextRoundPrepared.into());
        }
        let items = newest(tx, &before)?;
        let plan = next_round::plan(&before.it, &tx.standing(), next.title, items)?;
        let it = Round::planned(clock::new_id(), &tx.standing(), plan)?;
        tx.made(it.id.0);
        store::rounds::insert(tx.conn, jury, &Kept::planned(it))?;
        tx.touch(Topic::Rounds);
        Ok(())
    })
    .await
}

/// The newest version of each recommendation that did not pass and can be put to a vote.
fn newest(tx: &mut Tx, before: &Kept) -> Result<Vec<VersionId>, No> {
    let mut items = Vec::new();
    for version in before.tally.as_ref().map(reasons::asked).unwrap_or_default() {
        let found = store::recommendations::by_version(tx.conn, tx.jury.id, version)?;
        let now = found.filter(|kept| kept.it.can_be_put()).and_then(|kept| kept.it.current);
        items.extend(now.map(|current| current.id));
    }
    Ok(items)
}
