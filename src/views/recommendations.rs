//! Topic `recommendations`: the texts that the jury owns, with their versions and suggestions.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Scene;
use super::grounds::{Grounds, SourceLine};
use super::lists::CitationLine;
use crate::jury::ballots::Round;
use crate::jury::ids::{
    AmendmentId, DocumentId, PersonId, RecommendationId, RoomId, RoundId, StatementId, VersionId,
};
use crate::jury::lineage::{How, Link};
use crate::jury::people::Role;
use crate::jury::recommendations::{Amendment, AmendmentState, RecommendationState, Text, Version};
use crate::jury::rooms::Sitting;
use crate::jury::sight::{Viewer, sees_outcome};
use crate::jury::statements::Statement;
use crate::jury::time::UtcMillis;
use crate::no::No;
use crate::store;
use crate::store::recommendations::Kept;

/// Recommendations, oldest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RecommendationsView {
    /// Drafts are shown to the jury and those who run it; what was put forward, to everybody.
    pub recommendations: Vec<RecommendationLine>,
    /// Drafts are written and changes suggested now: a day runs, or the jury writes overnight too.
    pub drafts_open: bool,
}

/// One recommendation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RecommendationLine {
    pub id: RecommendationId,
    /// `put` until this audience may see the outcome.
    pub state: RecommendationState,
    pub room: Option<RoomId>,
    /// The room's name.
    pub room_name: Option<String>,
    /// The shared text of a draft.
    pub document: Option<DocumentId>,
    /// Frozen texts, oldest first; the last one is current.
    pub versions: Vec<VersionLine>,
    /// Suggested changes, for the jury and those who run it.
    pub amendments: Vec<AmendmentLine>,
    /// Minority statements, once the audience may see the outcome.
    pub statements: Vec<StatementLine>,
    /// A minority statement can be written: it has been put to a vote.
    pub takes_statements: bool,
    pub withdrawn_reason: String,
    /// What it was made of, in the order in which they were given.
    pub came_from: Vec<KinLine>,
    /// What was made of it.
    pub became: Vec<KinLine>,
    /// Entries of the room's lists from which it was begun.
    pub from: Vec<SourceLine>,
    /// The evidence that it rests on.
    pub citations: Vec<CitationLine>,
}

/// Another recommendation of which this one was made, or that was made of this one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct KinLine {
    pub id: RecommendationId,
    pub how: How,
    /// Of what it was made of, as it was then; of what was made, as it is now.
    pub title: String,
    /// The number of that version.
    pub number: u32,
    /// Why the jury did so.
    pub reason: String,
}

/// One frozen text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct VersionLine {
    pub id: VersionId,
    pub number: u32,
    pub text: Text,
    pub frozen_at: UtcMillis,
    /// Why it was changed; empty for version 1.
    pub reason: String,
}

/// One suggested change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AmendmentLine {
    pub id: AmendmentId,
    pub base: VersionId,
    pub text: Text,
    pub reason: String,
    pub proposer: PersonId,
    /// The suggestion on an older version that it brings up to date.
    pub replaces: Option<AmendmentId>,
    pub state: AmendmentState,
    pub proposed_at: UtcMillis,
    /// Why it was declined; empty otherwise.
    pub answer: String,
    /// The text has moved on since: it can be declined, taken back or suggested again.
    pub outdated: bool,
}

/// One minority statement. Who is not signed is "a juror".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct StatementLine {
    pub id: StatementId,
    pub text: String,
    /// The author's pseudonym number, when signed.
    pub by: Option<i32>,
    /// Pseudonym numbers of those who signed it too by name.
    pub cosigned_by: Vec<i32>,
    /// Everybody who signed it too, by name or not.
    pub cosigners: u32,
}

/// Builds the view.
pub fn view(mut scene: Scene) -> Result<RecommendationsView, No> {
    let recommendations = lines(&mut scene)?;
    let sitting = Sitting::of(scene.jury.state, store::agenda::day_runs(scene.conn, scene.jury.id)?);
    let drafts_open = sitting.writable(scene.jury.settings.write_overnight).is_ok();
    Ok(RecommendationsView { recommendations, drafts_open })
}

/// The lines of an audience; results are built of them too.
pub fn lines(scene: &mut Scene) -> Result<Vec<RecommendationLine>, No> {
    let viewer = scene.audience.viewer;
    let inside = viewer.leads() || viewer.deliberates();
    let jury = scene.jury.id;
    let rounds: BTreeMap<RoundId, Round> =
        store::rounds::all(scene.conn, jury)?.into_iter().map(|kept| (kept.it.id, kept.it)).collect();
    let mut amendments = store::recommendations::amendments(scene.conn, jury)?;
    let mut statements = store::statements::all(scene.conn, jury)?;
    let numbers = numbers(scene)?;
    let links = store::lineage::all(scene.conn, jury)?;
    let all = store::recommendations::all(scene.conn, jury)?;
    let kin = Kin::of(&links, &all);
    let grounds = Grounds::of(scene.conn, jury, inside)?;
    let mut lines = Vec::new();
    for (kept, versions) in &all {
        let changes = amendments.remove(&kept.it.id).unwrap_or_default();
        let written = statements.remove(&kept.it.id).unwrap_or_default();
        if !inside && versions.is_empty() {
            continue;
        }
        let seen = outcome_seen(viewer, kept, versions, &rounds);
        lines.push(RecommendationLine {
            id: kept.it.id,
            state: if decided(kept.it.state) && !seen { RecommendationState::Put } else { kept.it.state },
            room: kept.it.room,
            room_name: room_name(scene, kept.it.room)?,
            document: kept.document.filter(|_| inside && kept.it.state == RecommendationState::Draft),
            versions: versions.iter().map(|version| version_line(version, &changes)).collect(),
            amendments: if inside { amendment_lines(kept, changes) } else { Vec::new() },
            statements: if inside || seen { statement_lines(written, &numbers) } else { Vec::new() },
            takes_statements: kept.it.was_put,
            withdrawn_reason: kept.it.withdrawn_reason.clone(),
            came_from: kin.before(kept.it.id),
            became: kin.after(kept.it.id),
            from: grounds.sources(kept.it.id),
            citations: grounds.citations(kept.it.id),
        });
    }
    Ok(lines)
}

/// What came of what, with the titles that are shown.
struct Kin<'a> {
    links: &'a [(Link, String)],
    versions: BTreeMap<RecommendationId, &'a [Version]>,
}

impl<'a> Kin<'a> {
    fn of(links: &'a [(Link, String)], all: &'a [(Kept, Vec<Version>)]) -> Self {
        let versions = all.iter().map(|(kept, versions)| (kept.it.id, versions.as_slice())).collect();
        Self { links, versions }
    }

    fn before(&self, one: RecommendationId) -> Vec<KinLine> {
        let links = self.links.iter().filter(|(link, _)| link.to == one);
        links.map(|(link, reason)| self.line(link.from, Some(link.version), link.how, reason)).collect()
    }

    fn after(&self, one: RecommendationId) -> Vec<KinLine> {
        let links = self.links.iter().filter(|(link, _)| link.from == one);
        links.map(|(link, reason)| self.line(link.to, None, link.how, reason)).collect()
    }

    /// The version that is named, or the newest.
    fn line(&self, id: RecommendationId, then: Option<VersionId>, how: How, reason: &str) -> KinLine {
        let versions = self.versions.get(&id).copied().unwrap_or_default();
        let then = versions.iter().find(|version| Some(version.id) == then).or(versions.last());
        KinLine {
            id,
            how,
            title: then.map(|version| version.text.title.clone()).unwrap_or_default(),
            number: then.map_or(0, |version| version.number),
            reason: reason.to_owned(),
        }
    }
}

fn room_name(scene: &mut Scene, room: Option<RoomId>) -> Result<Option<String>, No> {
    let Some(room) = room else { return Ok(None) };
    Ok(store::rooms::find(scene.conn, scene.jury.id, room)?.map(|row| row.name))
}

fn decided(state: RecommendationState) -> bool {
    matches!(state, RecommendationState::Adopted | RecommendationState::NotAgreed)
}

/// Whether a viewer may see an outcome of any of the versions.
fn outcome_seen(
    viewer: Viewer,
    kept: &Kept,
    versions: &[Version],
    rounds: &BTreeMap<RoundId, Round>,
) -> bool {
    match kept.decided_in.and_then(|round| rounds.get(&round)) {
        Some(round) => sees_outcome(viewer, round),
        None => rounds.values().any(|round| {
            sees_outcome(viewer, round)
                && versions.iter().any(|version| round.plan.items.contains(&version.id))
        }),
    }
}

fn version_line(version: &Version, changes: &[Amendment]) -> VersionLine {
    let change = changes.iter().find(|change| Some(change.id) == version.amendment);
    VersionLine {
        id: version.id,
        number: version.number,
        text: version.text.clone(),
        frozen_at: version.frozen_at,
        reason: change.map(|change| change.reason.clone()).unwrap_or_default(),
    }
}

fn amendment_lines(kept: &Kept, changes: Vec<Amendment>) -> Vec<AmendmentLine> {
    let current = kept.it.current.as_ref().map(|version| version.id);
    changes
        .into_iter()
        .map(|change| AmendmentLine {
            outdated: change.state == AmendmentState::Proposed && Some(change.base) != current,
            id: change.id,
            base: change.base,
            text: change.text,
            reason: change.reason,
            proposer: change.proposer,
            replaces: change.replaces,
            state: change.state,
            proposed_at: change.proposed_at,
            answer: change.answer,
        })
        .collect()
}

fn numbers(scene: &mut Scene) -> Result<BTreeMap<PersonId, i32>, No> {
    let people = store::people::all_people(scene.conn, scene.jury.id)?;
    let jurors = people.into_iter().filter(|person| person.role == Role::Juror);
    Ok(jurors.map(|juror| (juror.id, juror.number)).collect())
}

fn statement_lines(written: Vec<Statement>, numbers: &BTreeMap<PersonId, i32>) -> Vec<StatementLine> {
    let number = |person: &PersonId| numbers.get(person).copied();
    written
        .into_iter()
        .filter(|statement| !statement.withdrawn)
        .map(|statement| {
            let signed = statement.cosigners.iter().filter(|cosigner| cosigner.signed);
            let mut cosigned_by: Vec<i32> = signed.filter_map(|cosigner| number(&cosigner.person)).collect();
            cosigned_by.sort_unstable();
            StatementLine {
                id: statement.id,
                by: number(&statement.author).filter(|_| statement.signed),
                cosigned_by,
                cosigners: u32::try_from(statement.cosigners.len()).unwrap_or(u32::MAX),
                text: statement.text,
            }
        })
        .collect()
}
