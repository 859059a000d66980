//! How jurors vote in secret: their way, the voting point, and counting paper.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::rounds::load;
use super::{Ctx, Done, change};
use crate::jury::ballots::{RoundState, Way};
use crate::jury::ids::{JuryId, PersonId, RoundId};
use crate::jury::juries::JuryState;
use crate::jury::paper::counted_twice;
use crate::jury::people::Role;
use crate::jury::record::Kind;
use crate::jury::refusal::Code;
use crate::jury::sight::{Operation, Topic};
use crate::jury::tally::Paper;
use crate::no::No;
use crate::service::Service;
use crate::store::{self, to_word};

/// How a juror votes in secret from the next round on; none: as the jury does.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WayWish {
    pub way: Option<Way>,
}

/// Says how a juror votes; a round that is open keeps the way with which it opened.
pub async fn set_way(
    service: &Service,
    ctx: Ctx,
    jury: JuryId,
    person: PersonId,
    wish: WayWish,
) -> Result<Done, No> {
    change(service, Operation::SetWay, ctx, jury, move |tx| {
        let mut row = tx.person(person)?;
        if row.person()?.role != Role::Juror {
            return Err(Code::RoleWrong.into());
        }
        row.way = wish.way.as_ref().map(to_word).transpose()?;
        store::people::save(tx.conn, row)?;
        tx.record(Kind::WayChosen, serde_json::json!({ "person": person, "way": wish.way }), Some(person))?;
        tx.touch(Topic::People);
        tx.touch(Topic::Me);
        Ok(())
    })
    .await
}

/// Opens the voting point with a new secret; a device that had the one before is no voting point now.
pub async fn open_voting_point(service: &Service, ctx: Ctx, jury: JuryId) -> Result<Done, No> {
    change(service, Operation::OpenVotingPoint, ctx, jury, move |tx| {
        tx.jury.state.must_be(&[JuryState::Ready, JuryState::Running])?;
        store::voting_points::set(tx.conn, tx.jury.id, true)?;
        tx.record(Kind::VotingPointOpened, serde_json::json!({}), None)?;
        tx.touch(Topic::Rounds);
        Ok(())
    })
    .await
}

/// Closes the voting point.
pub async fn close_voting_point(service: &Service, ctx: Ctx, jury: JuryId) -> Result<Done, No> {
    change(service, Operation::CloseVotingPoint, ctx, jury, move |tx| {
        if store::voting_points::open_turn(tx.conn, tx.jury.id)?.is_none() {
            return Ok(());
        }
        store::voting_points::set(tx.conn, tx.jury.id, false)?;
        tx.record(Kind::VotingPointClosed, serde_json::json!({}), None)?;
        tx.touch(Topic::Rounds);
        Ok(())
    })
    .await
}

/// Takes what a teller counted on paper. What it is stays out of the record until the round closes.
pub async fn count_paper(
    service: &Service,
    ctx: Ctx,
    jury: JuryId,
    one: RoundId,
    paper: Paper,
) -> Result<Done, No> {
    change(service, Operation::CountPaper, ctx, jury, move |tx| {
        let kept = load(tx, one)?;
        let teller = tx.actor.id;
        let others = store::paper::of_round(tx.conn, one)?;
        let counted = kept.it.count_paper(teller, &paper, &others);
        if let Err(refusal) = counted {
            // Tellers who disagree both count again: nobody learns whose number was wrong.
            return Err(refusal.into());
        }
        store::paper::put(tx.conn, one, teller, &paper)?;
        tx.touch(Topic::Rounds);
        Ok(())
    })
    .await
}

/// Lets those who would vote on paper come to the voting point instead: where fewer than five sheets
/// come in, they would give their writers away.
pub async fn paper_to_point(service: &Service, ctx: Ctx, jury: JuryId, one: RoundId) -> Result<Done, No> {
    change(service, Operation::PaperToPoint, ctx, jury, move |tx| {
        let kept = load(tx, one)?;
        if kept.it.state != RoundState::Open {
            return Err(Code::RoundNotOpen.into());
        }
        if kept.it.voting_by(Way::Paper) == 0 {
            return Err(Code::PaperNone.into());
        }
        if counted_twice(&store::paper::of_round(tx.conn, one)?).is_some() {
            return Err(Code::PaperCounted.into());
        }
        store::paper::forget(tx.conn, one)?;
        store::rounds::paper_to_point(tx.conn, one)?;
        tx.record(Kind::PaperToPoint, serde_json::json!({ "round": one }), None)?;
        tx.touch(Topic::Rounds);
        tx.touch(Topic::Me);
        Ok(())
    })
    .await
}
