//! Topic `rounds`: consensus rounds. While one is open nothing of it is told here but its rule; how
//! many have cast is told by a counter of its own.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Scene;
use crate::jury::ballots::{Denominator, Fraction, Plan, RoundState, Secrecy, Step};
use crate::jury::ids::{ItemId, JuryId, PersonId, RecommendationId, RoundId, VersionId};
use crate::jury::recommendations::Text;
use crate::jury::sight::{sees_hands, sees_outcome};
use crate::jury::tally::{Tally, needed_now};
use crate::jury::time::UtcMillis;
use crate::no::No;
use crate::service::Service;
use crate::store::rounds::Kept;
use crate::store::{self, Conn};

/// Consensus rounds, oldest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RoundsView {
    pub rounds: Vec<RoundLine>,
}

/// One consensus round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RoundLine {
    pub id: RoundId,
    pub title: String,
    pub state: RoundState,
    pub indicative: bool,
    pub agenda_item: Option<ItemId>,
    /// What is asked, in the order of the ballot.
    pub items: Vec<RoundItem>,
    pub rule: RuleLine,
    pub opened_at: Option<UtcMillis>,
    pub closed_at: Option<UtcMillis>,
    pub revealed_at: Option<UtcMillis>,
    pub published_at: Option<UtcMillis>,
    /// Why it was voided; empty otherwise.
    pub void_reason: String,
    /// Once this audience may see it.
    pub outcome: Option<Tally>,
    /// Who answered what, for the jury and those who run it, once they may see the outcome.
    pub hands: Option<Vec<HandLine>>,
    /// Who may cast, for those who run the jury.
    pub roster: Option<Vec<PersonId>>,
}

/// One question of a round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RoundItem {
    pub version: VersionId,
    pub recommendation: RecommendationId,
    pub number: u32,
    pub text: Text,
}

/// The rule in numbers: "15 here, 12 needed".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RuleLine {
    /// None: not stated yet.
    pub threshold: Option<Fraction>,
    /// None: not stated yet.
    pub denominator: Option<Denominator>,
    pub stand_aside_counted: bool,
    pub quorum: Option<u32>,
    pub counting: Vec<Step>,
    pub secrecy: Secrecy,
    /// People who may cast; none before opening.
    pub people: Option<u32>,
    /// People needed when everybody answers and nobody stands aside; none before opening.
    pub needed: Option<u32>,
}

/// One show of hands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct HandLine {
    pub item: VersionId,
    pub person: PersonId,
    pub step: Step,
}

/// Builds the view.
pub fn view(mut scene: Scene) -> Result<RoundsView, No> {
    let viewer = scene.audience.viewer;
    let versions = versions(&mut scene)?;
    let leads = scene.leads();
    let mut rounds = Vec::new();
    for kept in store::rounds::all(scene.conn, scene.jury.id)? {
        // Preparing a round is the affair of those who run the jury.
        if kept.it.state == RoundState::Planned && !leads {
            continue;
        }
        let hands = if sees_hands(viewer, &kept.it) { Some(hands(scene.conn, &kept)?) } else { None };
        let mut line = line(&kept, &versions);
        line.outcome = kept.tally.clone().filter(|_| sees_outcome(viewer, &kept.it));
        line.hands = hands;
        line.roster = leads.then_some(kept.it.roster);
        rounds.push(line);
    }
    Ok(RoundsView { rounds })
}

/// What the versions of a jury say, to fill rounds with.
pub type Versions = BTreeMap<VersionId, RoundItem>;

/// All versions of the jury.
pub fn versions(scene: &mut Scene) -> Result<Versions, No> {
    let all = store::recommendations::all(scene.conn, scene.jury.id)?;
    let items = all.into_iter().flat_map(|(kept, versions)| {
        versions.into_iter().map(move |version| RoundItem {
            version: version.id,
            recommendation: kept.it.id,
            number: version.number,
            text: version.text,
        })
    });
    Ok(items.map(|item| (item.version, item)).collect())
}

/// A round without anything of its outcome.
pub fn line(kept: &Kept, versions: &Versions) -> RoundLine {
    let round = &kept.it;
    RoundLine {
        id: round.id,
        title: round.plan.title.clone(),
        state: round.state,
        indicative: round.plan.indicative,
        agenda_item: round.plan.agenda_item,
        items: round.plan.items.iter().filter_map(|version| versions.get(version).cloned()).collect(),
        rule: rule_line(kept),
        opened_at: round.opened_at,
        closed_at: round.closed_at,
        revealed_at: round.revealed_at,
        published_at: round.published_at,
        void_reason: round.void_reason.clone(),
        outcome: None,
        hands: None,
        roster: None,
    }
}

fn rule_line(kept: &Kept) -> RuleLine {
    let Plan { threshold, denominator, stand_aside_counted, quorum, counting, secrecy, .. } = &kept.it.plan;
    let people = kept.it.opened_at.map(|_| u32::try_from(kept.it.roster.len()).unwrap_or(u32::MAX));
    let needed = people.zip(kept.it.rule().ok()).map(|(people, rule)| needed_now(&rule, people));
    RuleLine {
        threshold: *threshold,
        denominator: *denominator,
        stand_aside_counted: *stand_aside_counted,
        quorum: *quorum,
        counting: counting.clone(),
        secrecy: *secrecy,
        people,
        needed,
    }
}

fn hands(conn: &mut Conn, kept: &Kept) -> Result<Vec<HandLine>, No> {
    let named = store::ballots::all(conn, kept.it.id)?;
    let mut hands: Vec<HandLine> = named
        .into_iter()
        .map(|one| HandLine { item: one.ballot.item, person: one.person, step: one.ballot.step })
        .collect();
    hands.sort_unstable_by_key(|hand| (hand.item, hand.step, hand.person));
    Ok(hands)
}

/// How many people have answered every item of the jury's open round, for the counter that the
/// socket sends at most every ten seconds.
pub async fn number_cast_now(service: &Service, jury: JuryId) -> Result<Option<(RoundId, u32)>, No> {
    service.db.read(move |conn| number_cast(conn, jury)).await
}

fn number_cast(conn: &mut Conn, jury: JuryId) -> Result<Option<(RoundId, u32)>, No> {
    let Some(round) = store::rounds::open_one(conn, jury)? else { return Ok(None) };
    let items = store::rounds::find(conn, jury, round)?.map_or(0, |kept| kept.it.plan.items.len());
    Ok(Some((round, store::ballots::complete(conn, round, items)?)))
}

/// One's own answers in one round, for `me`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct OwnRound {
    pub round: RoundId,
    /// Whether one may cast in it.
    pub on_roster: bool,
    pub answers: Vec<OwnAnswer>,
}

/// One's own answer to one item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct OwnAnswer {
    pub item: VersionId,
    pub step: Step,
}

/// One's own rounds: those that opened, oldest first.
pub fn own(scene: &mut Scene, person: PersonId) -> Result<Vec<OwnRound>, No> {
    let ballots = store::ballots::of_person(scene.conn, scene.jury.id, person)?;
    let rounds = store::rounds::all(scene.conn, scene.jury.id)?;
    let opened = rounds.into_iter().filter(|kept| kept.it.opened_at.is_some());
    Ok(opened
        .map(|kept| OwnRound {
            round: kept.it.id,
            on_roster: kept.it.roster.contains(&person),
            answers: ballots
                .iter()
                .filter(|(round, _)| *round == kept.it.id)
                .map(|(_, ballot)| OwnAnswer { item: ballot.item, step: ballot.step })
                .collect(),
        })
        .collect())
}

/// One's own minority statements and signatures under those of others, for `me`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct OwnStatements {
    pub written: Vec<crate::jury::ids::StatementId>,
    pub cosigned: Vec<crate::jury::ids::StatementId>,
}

/// Which statements are one's own, so that the page can offer to change them.
pub fn own_statements(scene: &mut Scene, person: PersonId) -> Result<OwnStatements, No> {
    let all = store::statements::all(scene.conn, scene.jury.id)?;
    let standing: Vec<_> = all.into_values().flatten().filter(|statement| !statement.withdrawn).collect();
    let written =
        standing.iter().filter(|statement| statement.author == person).map(|statement| statement.id);
    let cosigned = standing
        .iter()
        .filter(|statement| statement.cosigners.iter().any(|cosigner| cosigner.person == person))
        .map(|statement| statement.id);
    Ok(OwnStatements { written: written.collect(), cosigned: cosigned.collect() })
}
