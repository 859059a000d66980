//! Topic `rounds`: consensus rounds. While one is open nothing of it is told here but its rule; how
//! many have cast is told by a counter of its own.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Scene;
use super::reasons::{After, ErratumLine, ReasonsLine};
use super::secret::{self, SecretLine};
use crate::jury::ballots::{Denominator, Fraction, Plan, RoundState, Secrecy, Way};
use crate::jury::ids::{ItemId, PersonId, QuestionId, RecommendationId, RoundId, VersionId};
use crate::jury::methods::{Answer, Method, Question, StepKey};
use crate::jury::paper::counted_twice;
use crate::jury::recommendations::Text;
use crate::jury::record::canonical;
use crate::jury::sight::{sees_hands, sees_outcome};
use crate::jury::tally::{Tally, needed_now};
use crate::jury::time::UtcMillis;
use crate::no::No;
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
    /// It teaches the screen: it is about nothing, and is never published.
    pub rehearsal: bool,
    /// The round from which it was prepared.
    pub follows: Option<RoundId>,
    pub agenda_item: Option<ItemId>,
    /// What can be chosen or judged, in the order of the ballot.
    pub items: Vec<RoundItem>,
    /// What is asked: each item by itself, or all of them in one question.
    pub questions: Vec<Question>,
    /// SHA-256 of the opening entry in hex; none before opening.
    pub round_hash: Option<String>,
    pub rule: RuleLine,
    pub opened_at: Option<UtcMillis>,
    /// When it closes by itself; none: somebody closes it by hand.
    pub closes_at: Option<UtcMillis>,
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
    /// How the counting of paper stands, for those who run the jury.
    pub paper: Option<PaperLine>,
    /// What everybody was asked after it, for the jury, those who run it and the hall.
    pub reasons: Option<ReasonsLine>,
    /// Corrections of its published outcome, oldest first.
    pub errata: Vec<ErratumLine>,
    /// Of a closed secret round: its six words, and how many cast; once one may see the outcome.
    pub secret: Option<SecretLine>,
}

/// How the counting of paper stands. What was counted is told with the outcome.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PaperLine {
    /// The jurors who vote on paper.
    pub jurors: Vec<PersonId>,
    /// Who has entered what they counted.
    pub tellers: Vec<PersonId>,
    /// Two of them said the same.
    pub agreed: bool,
}

/// One thing to choose or judge in a round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RoundItem {
    pub version: VersionId,
    /// None in a rehearsal.
    pub recommendation: Option<RecommendationId>,
    /// The version's number; 0 in a rehearsal.
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
    pub method: Method,
    /// The steps or grades that can be chosen, most support first; none where numbers are given.
    pub steps: Vec<StepKey>,
    pub counting: Vec<StepKey>,
    pub secrecy: Secrecy,
    /// How many of the roster vote on their own device, at the voting point, on paper; none before
    /// opening.
    pub ways: Option<Ways>,
    /// People who may cast; none before opening.
    pub people: Option<u32>,
    /// People needed when everybody answers and nobody stands aside; none before opening.
    pub needed: Option<u32>,
}

/// How a roster votes, in people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Ways {
    pub own_device: usize,
    pub voting_point: usize,
    pub paper: usize,
}

/// One show of hands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct HandLine {
    /// The question.
    pub item: QuestionId,
    pub person: PersonId,
    pub answer: Answer,
}

/// Builds the view.
pub fn view(mut scene: Scene) -> Result<RoundsView, No> {
    let viewer = scene.audience.viewer;
    let versions = versions(&mut scene)?;
    let leads = scene.leads();
    let after = After::of(scene.conn, scene.jury.id)?;
    let mut closed = secret::closed(scene.conn, scene.jury.id)?;
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
        line.secret = closed.remove(&kept.it.id).filter(|_| sees_outcome(viewer, &kept.it));
        if leads {
            line.paper = paper(scene.conn, &kept)?;
            line.roster = Some(kept.it.roster.iter().map(|one| one.person).collect());
        }
        line.reasons = after.reasons(scene.conn, viewer, &kept)?;
        line.errata = after.errata(kept.it.id);
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
            recommendation: Some(kept.it.id),
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
        rehearsal: round.plan.rehearsal,
        follows: round.plan.follows,
        agenda_item: round.plan.agenda_item,
        items: items(&round.plan, versions),
        questions: round.questions(),
        round_hash: kept.round_hash.clone(),
        rule: rule_line(kept),
        opened_at: round.opened_at,
        closes_at: round.plan.closes_at,
        closed_at: round.closed_at,
        revealed_at: round.revealed_at,
        published_at: round.published_at,
        void_reason: round.void_reason.clone(),
        outcome: None,
        hands: None,
        roster: None,
        secret: None,
        paper: None,
        reasons: None,
        errata: Vec::new(),
    }
}

fn items(plan: &Plan, versions: &Versions) -> Vec<RoundItem> {
    let own = plan.options.iter().map(|option| RoundItem {
        version: option.id,
        recommendation: None,
        number: 0,
        text: Text { title: option.text.clone(), ..Text::default() },
    });
    own.chain(plan.items.iter().filter_map(|version| versions.get(version).cloned())).collect()
}

fn paper(conn: &mut Conn, kept: &Kept) -> Result<Option<PaperLine>, No> {
    let on_paper = kept.it.roster.iter().filter(|one| one.way == Way::Paper);
    let jurors: Vec<PersonId> = on_paper.map(|one| one.person).collect();
    if jurors.is_empty() || kept.it.plan.secrecy != Secrecy::Secret {
        return Ok(None);
    }
    let counts = store::paper::of_round(conn, kept.it.id)?;
    let agreed = counted_twice(&counts).is_some();
    Ok(Some(PaperLine { jurors, tellers: counts.into_iter().map(|(teller, _)| teller).collect(), agreed }))
}

fn rule_line(kept: &Kept) -> RuleLine {
    let Plan { threshold, denominator, stand_aside_counted, quorum, counting, secrecy, method, .. } =
        &kept.it.plan;
    let people = kept.it.opened_at.map(|_| u32::try_from(kept.it.roster.len()).unwrap_or(u32::MAX));
    let needed = people.zip(kept.it.rule().ok()).map(|(people, rule)| needed_now(&rule, people));
    RuleLine {
        threshold: *threshold,
        denominator: *denominator,
        stand_aside_counted: *stand_aside_counted,
        quorum: *quorum,
        method: method.clone(),
        steps: method.steps(),
        counting: counting.clone(),
        secrecy: *secrecy,
        ways: kept.it.opened_at.map(|_| Ways {
            own_device: kept.it.voting_by(Way::OwnDevice),
            voting_point: kept.it.voting_by(Way::VotingPoint),
            paper: kept.it.voting_by(Way::Paper),
        }),
        people,
        needed,
    }
}

fn hands(conn: &mut Conn, kept: &Kept) -> Result<Vec<HandLine>, No> {
    let named = store::ballots::all(conn, kept.it.id)?;
    let mut hands: Vec<HandLine> = named
        .into_iter()
        .map(|one| HandLine { item: one.ballot.item, person: one.person, answer: one.ballot.answer })
        .collect();
    hands.sort_by_cached_key(|hand| (hand.item, canonical(&hand.answer), hand.person));
    Ok(hands)
}

/// One's own answers in one round, for `me`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct OwnRound {
    pub round: RoundId,
    /// Whether one may cast in it.
    pub on_roster: bool,
    /// How one votes in it, where it is secret; none when not on the roster.
    pub way: Option<Way>,
    /// In a named round.
    pub answers: Vec<OwnAnswer>,
}

/// One's own answer to one question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct OwnAnswer {
    pub item: QuestionId,
    pub answer: Answer,
}

/// One's own rounds: those that opened, oldest first.
pub fn own(scene: &mut Scene, person: PersonId) -> Result<Vec<OwnRound>, No> {
    let ballots = store::ballots::of_person(scene.conn, scene.jury.id, person)?;
    let rounds = store::rounds::all(scene.conn, scene.jury.id)?;
    let opened = rounds.into_iter().filter(|kept| kept.it.opened_at.is_some());
    Ok(opened
        .map(|kept| OwnRound {
            round: kept.it.id,
            on_roster: kept.it.way_of(person).is_some(),
            way: kept.it.way_of(person).filter(|_| kept.it.plan.secrecy == Secrecy::Secret),
            answers: ballots
                .iter()
                .filter(|(round, _)| *round == kept.it.id)
                .map(|(_, ballot)| OwnAnswer { item: ballot.item, answer: ballot.answer.clone() })
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
