//! Casting a named ballot.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::rounds::load;
use super::{Ctx, Done, Tx, change};
use crate::clock;
use crate::jury::ids::{JuryId, PersonId, QuestionId, RoundId};
use crate::jury::methods::Answer;
use crate::jury::record::{self, Kind, SALT_BYTES};
use crate::jury::refusal::Code;
use crate::jury::sight::{Operation, Topic};
use crate::no::No;
use crate::service::Service;
use crate::store;
use crate::store::ballots::Named;

/// An answer to one question.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CastBallot {
    pub item: QuestionId,
    pub answer: Answer,
}

/// An answer that a facilitator enters for a juror without a device, who shows it by hand.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EnterBallot {
    pub person: PersonId,
    pub item: QuestionId,
    pub answer: Answer,
}

/// Casts one's own ballot on one question, or changes it.
pub async fn cast_ballot(
    service: &Service,
    ctx: Ctx,
    jury: JuryId,
    round: RoundId,
    cast: CastBallot,
) -> Result<Done, No> {
    change(service, Operation::CastBallot, ctx, jury, move |tx| {
        let person = tx.actor.id;
        put(tx, round, person, cast.item, cast.answer)
    })
    .await
}

/// Enters the ballot of a juror without a device.
pub async fn enter_ballot(
    service: &Service,
    ctx: Ctx,
    jury: JuryId,
    round: RoundId,
    entered: EnterBallot,
) -> Result<Done, No> {
    change(service, Operation::EnterBallot, ctx, jury, move |tx| {
        let row = tx.person(entered.person)?;
        if row.has_device {
            return Err(Code::NotAllowed.into());
        }
        put(tx, round, entered.person, entered.item, entered.answer)
    })
    .await
}

fn put(tx: &mut Tx, round: RoundId, person: PersonId, item: QuestionId, answer: Answer) -> Result<(), No> {
    let kept = load(tx, round)?;
    let before = store::ballots::cast_before(tx.conn, round, item, person)?;
    let ballot = kept.it.cast(
        person,
        item,
        answer,
        before.as_ref().map(|before| before.ballot.id),
        clock::new_random_id(),
    )?;
    let salt = clock::random_bytes::<SALT_BYTES>();
    let content = ballot.shown_by(person, round);
    let commitment = record::commitment(&salt, &record::canonical(&content));
    // The entry names nobody; a later ballot of the same juror points at the one that it replaces.
    let facts = serde_json::json!({
        "round": round, "commitment": commitment, "replaces": before.map(|before| before.commitment),
    });
    tx.record_unseen(Kind::BallotCommitted, facts)?;
    store::ballots::put(tx.conn, round, &Named { ballot, person, salt: salt.to_vec(), commitment })?;
    tx.touch(Topic::Me);
    Ok(())
}
