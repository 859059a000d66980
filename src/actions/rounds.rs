//! Consensus rounds: planned, opened, closed, revealed, published, voided.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::closing::{self, Ended, TOO_FEW, count_secret, erase_secret};
use super::evidence::Reason;
use super::opening;
use super::recommendations::touch as touch_recommendations;
use super::{Ctx, Done, Tx, change, reasons};
use crate::clock;
use crate::jury::ballots::{
    Attending, Denominator, Fraction, OnRoster, OwnOption, Plan, Round, RoundState, Secrecy, Way,
};
use crate::jury::bytes::hex;
use crate::jury::ids::{ItemId, JuryId, RoundId, VersionId};
use crate::jury::juries::JuryState;
use crate::jury::methods::{Method, StepKey};
use crate::jury::opening::round_hash;
use crate::jury::people::{Attendance, Person, Role};
use crate::jury::record::Kind;
use crate::jury::refusal::Code;
use crate::jury::sight::{Operation, Topic};
use crate::jury::tally::{Tally, tally};
use crate::jury::time::UtcMillis;
use crate::jury::ways::{self, Voting};
use crate::no::No;
use crate::service::Service;
use crate::store;
use crate::store::rounds::Kept;

/// A round as it is prepared. What is left out is the standard: five steps of which the first three
/// count, 4/5 of those here. An explicit null is "not stated yet" and has to be stated before opening.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RoundPlan {
    pub title: String,
    /// The newest versions of presented recommendations, in the order of the ballot; none in a
    /// rehearsal.
    pub items: Vec<VersionId>,
    /// What a rehearsal asks about.
    #[serde(default)]
    pub options: Vec<String>,
    #[serde(default = "Method::standard")]
    pub method: Method,
    #[serde(default = "four_fifths")]
    pub threshold: Option<Fraction>,
    #[serde(default = "those_here")]
    pub denominator: Option<Denominator>,
    #[serde(default = "yes")]
    pub stand_aside_counted: bool,
    /// Fewest ballots on an item, in people.
    #[serde(default)]
    pub quorum: Option<u32>,
    /// The steps that count as support; none: those that do by the method.
    #[serde(default)]
    pub counting: Option<Vec<StepKey>>,
    #[serde(default = "secret")]
    pub secrecy: Secrecy,
    #[serde(default)]
    pub indicative: bool,
    #[serde(default)]
    pub rehearsal: bool,
    /// The earlier round from which this one is prepared.
    #[serde(default)]
    pub follows: Option<RoundId>,
    /// The agenda item that it belongs to.
    #[serde(default)]
    pub agenda_item: Option<ItemId>,
    /// When it closes by itself; none: somebody closes it by hand. At the opening at least a minute and at
    /// most 30 days ahead.
    #[serde(default)]
    pub closes_at: Option<UtcMillis>,
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

fn secret() -> Secrecy {
    Secrecy::Secret
}

impl RoundPlan {
    /// The plan; options of a rehearsal get ids that tell nothing of their order.
    fn plan(self) -> Plan {
        let option = |text| OwnOption { id: clock::new_random_id(), text };
        Plan {
            title: self.title,
            items: self.items,
            options: self.options.into_iter().map(option).collect(),
            counting: self.counting.unwrap_or_else(|| self.method.standard_counting()),
            method: self.method,
            threshold: self.threshold,
            denominator: self.denominator,
            stand_aside_counted: self.stand_aside_counted,
            quorum: self.quorum,
            secrecy: self.secrecy,
            indicative: self.indicative,
            rehearsal: self.rehearsal,
            follows: self.follows,
            agenda_item: self.agenda_item,
            closes_at: self.closes_at,
        }
    }
}

/// Prepares a round. Answers its id.
pub async fn plan_round(service: &Service, ctx: Ctx, jury: JuryId, plan: RoundPlan) -> Result<Done, No> {
    change(service, Operation::PlanRound, ctx, jury, move |tx| {
        tx.jury.state.must_be(&[JuryState::Running])?;
        let it = Round::planned(clock::new_id(), &tx.standing(), plan.plan())?;
        must_know_items(tx, &it.plan)?;
        tx.made(it.id.0);
        store::rounds::insert(tx.conn, tx.jury.id, &Kept::planned(it))?;
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
        kept.it.edit(&tx.standing(), plan.plan())?;
        must_know_items(tx, &kept.it.plan)?;
        store::rounds::replace_items(tx.conn, &kept.it)?;
        save(tx, &kept)
    })
    .await
}

/// Opens a round: rule, roster and items are fixed.
pub async fn open_round(service: &Service, ctx: Ctx, jury: JuryId, one: RoundId) -> Result<Done, No> {
    let secure = service.has_key_stores();
    let ready = opening::keys_for(service, &ctx, jury, one).await?;
    change(service, Operation::OpenRound, ctx, jury, move |tx| {
        tx.jury.state.must_be(&[JuryState::Running])?;
        let mut kept = load(tx, one)?;
        let attending = attending(tx)?;
        let rule = kept.it.open(&tx.standing(), &attending, tx.now)?;
        if rule.secrecy == Secrecy::Secret {
            must_keep_secrets(tx, &kept.it, secure)?;
        }
        if store::rounds::open_one(tx.conn, tx.jury.id)?.is_some() {
            return Err(Code::RoundAlreadyOpen.into());
        }
        for version in kept.it.plan.items.clone() {
            let mut recommendation = store::recommendations::by_version(tx.conn, tx.jury.id, version)?
                .ok_or(Code::RoundItemUnknown)?;
            recommendation.it.put(version)?;
            recommendation.decided_in = None;
            store::recommendations::save(tx.conn, tx.jury.id, &recommendation)?;
        }
        store::rounds::insert_roster(tx.conn, &kept.it)?;
        // Whoever edits a round while somebody opens it, has it opened once more.
        let ready = ready.ok_or(Code::Busy)?;
        let entry = opening::entry(tx, &kept.it, &rule, &ready.fresh)?;
        ready.sealed.keep(tx.conn, one)?;
        kept.round_hash = Some(hex(&round_hash(&entry.text())));
        kept.opening = Some(entry.text());
        tx.record(Kind::RoundOpened, entry, None)?;
        touch_recommendations(tx);
        save(tx, &kept)
    })
    .await
}

/// Closes a round: takes the tally and opens what the record holds of its ballots.
pub async fn close_round(service: &Service, ctx: Ctx, jury: JuryId, one: RoundId) -> Result<Done, No> {
    let closed = change(service, Operation::CloseRound, ctx, jury, move |tx| {
        let mut kept = load(tx, one)?;
        kept.it.close(&tx.standing(), tx.now)?;
        conclude(tx, kept)
    })
    .await?;
    closing::clean_after(service).await;
    Ok(closed)
}

/// Counts a round that was closed in this change, by hand or at its fixed end, and keeps what follows.
pub fn conclude(tx: &mut Tx, mut kept: Kept) -> Result<(), No> {
    let one = kept.it.id;
    let ended = match kept.it.plan.secrecy {
        Secrecy::Secret => count_secret(tx, &kept)?,
        Secrecy::Named => Ended::Counted(count(tx, &kept.it)?),
    };
    let Ended::Counted(tally) = ended else {
        return end_void(tx, kept);
    };
    for item in tally.items.iter().filter(|_| !kept.it.plan.rehearsal) {
        let mut recommendation = store::recommendations::by_version(tx.conn, tx.jury.id, item.item)?
            .ok_or(Code::RoundItemUnknown)?;
        // What is only put in order is not decided by it.
        let open = kept.it.plan.indicative || item.passed.is_none();
        recommendation.it.decided(open, item.passed == Some(true));
        recommendation.decided_in = (!open).then_some(one);
        store::recommendations::save(tx.conn, tx.jury.id, &recommendation)?;
    }
    tx.record(Kind::RoundClosed, serde_json::json!({ "round": one, "tally": tally }), None)?;
    kept.tally = Some(tally);
    touch_recommendations(tx);
    save(tx, &kept)
}

/// Too few cast in secret: the round decides nothing, and nothing of it is kept.
fn end_void(tx: &mut Tx, mut kept: Kept) -> Result<(), No> {
    kept.it.end_void(TOO_FEW, tx.now);
    hand_back(tx, &kept.it)?;
    tx.record(Kind::RoundVoided, serde_json::json!({ "round": kept.it.id, "reason": TOO_FEW }), None)?;
    touch_recommendations(tx);
    save(tx, &kept)
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
    let answers: Vec<_> = named.into_iter().map(|one| (one.ballot.item, one.ballot.answer)).collect();
    let roster = u32::try_from(round.roster.len()).unwrap_or(u32::MAX);
    Ok(tally(&rule, roster, &round.questions(), &answers))
}

/// Shows the outcome to the jury.
pub async fn reveal_round(service: &Service, ctx: Ctx, jury: JuryId, one: RoundId) -> Result<Done, No> {
    let revealed = change(service, Operation::RevealRound, ctx, jury, move |tx| {
        let mut kept = load(tx, one)?;
        kept.it.reveal(&tx.standing(), tx.now)?;
        reasons::open_window(tx, &kept)?;
        tx.record(Kind::RoundRevealed, serde_json::json!({ "round": one }), None)?;
        touch_recommendations(tx);
        save(tx, &kept)
    })
    .await?;
    closing::clean_after(service).await;
    Ok(revealed)
}

/// Shows the outcome to guests, with the indicative rounds before it.
pub async fn publish_round(service: &Service, ctx: Ctx, jury: JuryId, one: RoundId) -> Result<Done, No> {
    let done = change(service, Operation::PublishRound, ctx, jury, move |tx| {
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
        for one in published {
            reasons::end_with_publishing(tx, one)?;
        }
        touch_recommendations(tx);
        save(tx, &kept)
    })
    .await?;
    closing::clean_after(service).await;
    Ok(done)
}

/// Declares a round void, with a reason; its recommendations are as though it had not been.
pub async fn void_round(
    service: &Service,
    ctx: Ctx,
    jury: JuryId,
    one: RoundId,
    why: Reason,
) -> Result<Done, No> {
    let voided = change(service, Operation::VoidRound, ctx, jury, move |tx| {
        let mut kept = load(tx, one)?;
        let (was_put, was_open) = (kept.it.opened_at.is_some(), kept.it.state == RoundState::Open);
        kept.it.void(&tx.standing(), &why.reason, tx.now)?;
        reasons::forget(tx, one)?;
        kept.tally = None;
        if was_put {
            erase_secret(tx, was_open, one)?;
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
    .await?;
    closing::clean_after(service).await;
    Ok(voided)
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

/// Jurors by the register, as the denominators count them, each with their way of voting.
fn attending(tx: &mut Tx) -> Result<Attending, No> {
    let people = store::people::all_people(tx.conn, tx.jury.id)?;
    let voting = tx.jury.settings.voting;
    let on_roster = |juror: &Person| OnRoster { person: juror.id, way: ways::way_of(juror, voting) };
    let jurors = || people.iter().filter(|person| person.role == Role::Juror);
    Ok(Attending {
        here: jurors().filter(|juror| juror.attendance.is_here()).map(on_roster).collect(),
        enrolled: jurors().filter(|juror| juror.attendance != Attendance::Left).map(on_roster).collect(),
    })
}

/// Refuses a secret round where the jury votes by hand only, or devices cannot keep keys.
fn must_keep_secrets(tx: &Tx, round: &Round, secure: bool) -> Result<(), No> {
    let voting = tx.jury.settings.voting;
    if voting == Voting::Hands {
        return Err(Code::SecretNotHere.into());
    }
    if round.voting_by(Way::OwnDevice) > 0 && !secure {
        return Err(Code::SecretNeedsHttps.into());
    }
    Ok(())
}

fn must_know_items(tx: &mut Tx, plan: &Plan) -> Result<(), No> {
    if let Some(before) = plan.follows {
        load(tx, before)?;
    }
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
