//! Consensus rounds: planned, opened, closed, revealed, published, voided.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::evidence::Reason;
use super::recommendations::touch as touch_recommendations;
use super::{Ctx, Done, Tx, change};
use crate::clock;
use crate::jury::ballots::{Attending, Denominator, Fraction, Plan, Round, Secrecy, Step, standard_counting};
use crate::jury::ids::{ItemId, JuryId, RoundId, VersionId};
use crate::jury::juries::JuryState;
use crate::jury::people::{Attendance, Role};
use crate::jury::record::Kind;
use crate::jury::refusal::Code;
use crate::jury::sight::{Operation, Topic};
use crate::jury::tally::{Tally, tally};
use crate::no::No;
use crate::service::Service;
use crate::store;
use crate::store::rounds::Kept;

/// A round as it is prepared. What is left out is the standard: 4/5 of those here, the first three
/// steps count, named. An explicit null is "not stated yet" and has to be stated before opening.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RoundPlan {
    pub title: String,
    /// The newest versions of presented recommendations, in the order of the ballot.
    pub items: Vec<VersionId>,
    #[serde(default = "four_fifths")]
    pub threshold: Option<Fraction>,
    #[serde(default = "those_here")]
    pub denominator: Option<Denominator>,
    #[serde(default = "yes")]
    pub stand_aside_counted: bool,
    /// Fewest ballots on an item, in people.
    #[serde(default)]
    pub quorum: Option<u32>,
    #[serde(default = "standard_counting")]
    pub counting: Vec<Step>,
    #[serde(default = "named")]
    pub secrecy: Secrecy,
    #[serde(default)]
    pub indicative: bool,
    /// The agenda item that it belongs to.
    #[serde(default)]
    pub agenda_item: Option<ItemId>,
}

#[expect(clippy::unnecessary_wraps, reason = "the field's type says that it may be stated later")]
fn four_fifths() -> Option<Fraction> {
    Some(Fraction::FOUR_FIFTHS)
}

#[expect(clippy::unnecessary_wraps, reason = "the field's type says that it may be stated later")]
fn those_here() -> Option<Denominator> {
    Some(Denominator::HereWhenOpened)
}

fn yes() -> bool {
    true
}

fn named() -> Secrecy {
    Secrecy::Named
}

impl From<RoundPlan> for Plan {
    fn from(plan: RoundPlan) -> Self {
        Self {
            title: plan.title,
            items: plan.items,
            threshold: plan.threshold,
            denominator: plan.denominator,
            stand_aside_counted: plan.stand_aside_counted,
            quorum: plan.quorum,
            counting: plan.counting,
            secrecy: plan.secrecy,
            indicative: plan.indicative,
            agenda_item: plan.agenda_item,
        }
    }
}

/// Prepares a round. Answers its id.
pub async fn plan_round(service: &Service, ctx: Ctx, jury: JuryId, plan: RoundPlan) -> Result<Done, No> {
    change(service, Operation::PlanRound, ctx, jury, move |tx| {
        tx.jury.state.must_be(&[JuryState::Running])?;
        let it = Round::planned(clock::new_id(), &tx.standing(), plan.into())?;
        must_know_items(tx, &it.plan)?;
        tx.made(it.id.0);
        store::rounds::insert(tx.conn, tx.jury.id, &Kept { it, tally: None })?;
        tx.touch(Topic::Rounds);
        Ok(())
    })
    .await
}

/// Replaces the plan of a round that has not opened.
pub async fn edit_round(
    service: &Service,
    ctx: Ctx,
    jury: JuryId,
    one: RoundId,
    plan: RoundPlan,
) -> Result<Done, No> {
    change(service, Operation::EditRound, ctx, jury, move |tx| {
        tx.jury.state.must_be(&[JuryState::Running])?;
        let mut kept = load(tx, one)?;
        kept.it.edit(&tx.standing(), plan.into())?;
        must_know_items(tx, &kept.it.plan)?;
        store::rounds::replace_items(tx.conn, &kept.it)?;
        save(tx, &kept)
    })
    .await
}

/// Opens a round: rule, roster and items are fixed.
pub async fn open_round(service: &Service, ctx: Ctx, jury: JuryId, one: RoundId) -> Result<Done, No> {
    change(service, Operation::OpenRound, ctx, jury, move |tx| {
        tx.jury.state.must_be(&[JuryState::Running])?;
        let mut kept = load(tx, one)?;
        let attending = attending(tx)?;
        let rule = kept.it.open(&tx.standing(), &attending, tx.now)?;
        if store::rounds::open_one(tx.conn, tx.jury.id)?.is_some() {
            return Err(Code::RoundAlreadyOpen.into());
        }
        let mut items = Vec::new();
        for version in kept.it.plan.items.clone() {
            let mut recommendation = store::recommendations::by_version(tx.conn, tx.jury.id, version)?
                .ok_or(Code::RoundItemUnknown)?;
            recommendation.it.put(version)?;
            recommendation.decided_in = None;
            store::recommendations::save(tx.conn, tx.jury.id, &recommendation)?;
            items.push(serde_json::json!({ "version": version, "recommendation": recommendation.it.id }));
        }
        store::rounds::insert_roster(tx.conn, &kept.it)?;
        let facts = serde_json::json!({
            "round": one, "title": kept.it.plan.title, "rule": rule, "items": items,
            "roster": kept.it.roster,
        });
        tx.record(Kind::RoundOpened, facts, None)?;
        touch_recommendations(tx);
        save(tx, &kept)
    })
    .await
}

/// Closes a round: takes the tally and opens what the record holds of its ballots.
pub async fn close_round(service: &Service, ctx: Ctx, jury: JuryId, one: RoundId) -> Result<Done, No> {
    change(service, Operation::CloseRound, ctx, jury, move |tx| {
        let mut kept = load(tx, one)?;
        kept.it.close(&tx.standing(), tx.now)?;
        let tally = count(tx, &kept.it)?;
        for item in &tally.items {
            let mut recommendation = store::recommendations::by_version(tx.conn, tx.jury.id, item.item)?
                .ok_or(Code::RoundItemUnknown)?;
            recommendation.it.decided(kept.it.plan.indicative, item.passed);
            recommendation.decided_in = (!kept.it.plan.indicative).then_some(one);
            store::recommendations::save(tx.conn, tx.jury.id, &recommendation)?;
        }
        tx.record(Kind::RoundClosed, serde_json::json!({ "round": one, "tally": tally }), None)?;
        kept.tally = Some(tally);
        touch_recommendations(tx);
        save(tx, &kept)
    })
    .await
}

/// Counts the round's ballots and opens each one's commitment in the record.
fn count(tx: &mut Tx, round: &Round) -> Result<Tally, No> {
    let rule = round.rule()?;
    let named = store::ballots::all(tx.conn, round.id)?;
    for one in &named {
        let facts = serde_json::json!({
            "commitment": one.commitment,
            "salt": store::keys::hex(&one.salt),
            "content": one.ballot.shown_by(one.person, round.id),
        });
        tx.record(Kind::BallotOpened, facts, Some(one.person))?;
    }
    let ballots: Vec<_> = named.into_iter().map(|one| one.ballot).collect();
    let roster = u32::try_from(round.roster.len()).unwrap_or(u32::MAX);
    Ok(tally(&rule, roster, &round.plan.items, &ballots))
}

/// Shows the outcome to the jury.
pub async fn reveal_round(service: &Service, ctx: Ctx, jury: JuryId, one: RoundId) -> Result<Done, No> {
    change(service, Operation::RevealRound, ctx, jury, move |tx| {
        let mut kept = load(tx, one)?;
        kept.it.reveal(&tx.standing(), tx.now)?;
        tx.record(Kind::RoundRevealed, serde_json::json!({ "round": one }), None)?;
        touch_recommendations(tx);
        save(tx, &kept)
    })
    .await
}

/// Shows the outcome to guests, with the indicative rounds before it.
pub async fn publish_round(service: &Service, ctx: Ctx, jury: JuryId, one: RoundId) -> Result<Done, No> {
    change(service, Operation::PublishRound, ctx, jury, move |tx| {
        let by = tx.standing();
        let mut all = store::rounds::all(tx.conn, tx.jury.id)?;
        let place = all.iter().position(|kept| kept.it.id == one).ok_or(Code::NotFound)?;
        let mut kept = all.remove(place);
        let mut others: Vec<Round> = all.iter().map(|other| other.it.clone()).collect();
        let published = kept.it.publish(&by, &mut others, tx.now)?;
        for (mut other, it) in all.into_iter().zip(others) {
            if published.contains(&it.id) {
                other.it = it;
                store::rounds::save(tx.conn, tx.jury.id, &other)?;
            }
        }
        tx.record(Kind::RoundPublished, serde_json::json!({ "rounds": published }), None)?;
        touch_recommendations(tx);
        save(tx, &kept)
    })
    .await
}

/// Declares a round void, with a reason; its recommendations are as though it had not been.
pub async fn void_round(
    service: &Service,
    ctx: Ctx,
    jury: JuryId,
    one: RoundId,
    why: Reason,
) -> Result<Done, No> {
    change(service, Operation::VoidRound, ctx, jury, move |tx| {
        let mut kept = load(tx, one)?;
        let was_put = kept.it.opened_at.is_some();
        kept.it.void(&tx.standing(), &why.reason, tx.now)?;
        kept.tally = None;
        if was_put {
            hand_back(tx, &kept.it)?;
        }
        tx.record(
            Kind::RoundVoided,
            serde_json::json!({ "round": one, "reason": kept.it.void_reason }),
            None,
        )?;
        touch_recommendations(tx);
        save(tx, &kept)
    })
    .await
}

/// A recommendation goes back only if this round is the one that holds or decided it.
fn hand_back(tx: &mut Tx, round: &Round) -> Result<(), No> {
    let held = round.closed_at.is_none();
    for version in &round.plan.items {
        let Some(mut recommendation) = store::recommendations::by_version(tx.conn, tx.jury.id, *version)?
        else {
            continue;
        };
        if held || recommendation.decided_in == Some(round.id) {
            recommendation.it.handed_back();
            recommendation.decided_in = None;
            store::recommendations::save(tx.conn, tx.jury.id, &recommendation)?;
        }
    }
    Ok(())
}

/// Jurors by the register, as the denominators count them.
fn attending(tx: &mut Tx) -> Result<Attending, No> {
    let people = store::people::all_people(tx.conn, tx.jury.id)?;
    let jurors = || people.iter().filter(|person| person.role == Role::Juror);
    Ok(Attending {
        here: jurors().filter(|juror| juror.attendance.is_here()).map(|juror| juror.id).collect(),
        enrolled: jurors()
            .filter(|juror| juror.attendance != Attendance::Left)
            .map(|juror| juror.id)
            .collect(),
    })
}

fn must_know_items(tx: &mut Tx, plan: &Plan) -> Result<(), No> {
    if let Some(item) = plan.agenda_item {
        store::agenda::load(tx.conn, tx.jury.id)?.item(item)?;
    }
    for version in &plan.items {
        if store::recommendations::by_version(tx.conn, tx.jury.id, *version)?.is_none() {
            return Err(Code::RoundItemUnknown.into());
        }
    }
    Ok(())
}

/// A round of this jury; `not_found` for another's.
pub fn load(tx: &mut Tx, one: RoundId) -> Result<Kept, No> {
    store::rounds::find(tx.conn, tx.jury.id, one)?.ok_or_else(|| Code::NotFound.into())
}

fn save(tx: &mut Tx, kept: &Kept) -> Result<(), No> {
    store::rounds::save(tx.conn, tx.jury.id, kept)?;
    tx.touch(Topic::Rounds);
    tx.touch(Topic::Me);
    Ok(())
}
