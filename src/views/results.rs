//! Topic `results`: what guests see, the same for everybody. Outcomes are here once published.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Scene;
use super::recommendations::{RecommendationLine, lines};
use super::rounds::{RoundLine, line, versions};
use crate::jury::ballots::RoundState;
use crate::jury::ids::{RoundId, VersionId};
use crate::jury::juries::{ChosenHow, JuryState};
use crate::jury::sight::Viewer;
use crate::jury::tally::ItemTally;
use crate::no::No;
use crate::store;

/// The jury's result as the public sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ResultsView {
    pub title: String,
    pub charge: String,
    pub state: JuryState,
    pub chosen_how: ChosenHow,
    /// Votes, speech, jurors and dates are invented.
    pub demonstration: bool,
    pub recommendations: Vec<ResultLine>,
    /// Published rounds with their rule and their tally, oldest first.
    pub rounds: Vec<RoundLine>,
}

/// One recommendation with what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ResultLine {
    #[serde(flatten)]
    pub recommendation: RecommendationLine,
    /// Its outcomes in published rounds, oldest first; the last one that is not indicative counts.
    pub outcomes: Vec<OutcomeLine>,
}

/// The outcome of one version in one round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct OutcomeLine {
    pub round: RoundId,
    pub indicative: bool,
    pub version: VersionId,
    /// The version's number.
    pub number: u32,
    pub tally: ItemTally,
}

/// Builds the view.
pub fn view(mut scene: Scene) -> Result<ResultsView, No> {
    // Results are public whoever looks: organisers read here what guests will read.
    scene.audience.viewer = Viewer::Public;
    let versions = versions(&mut scene)?;
    let rounds: Vec<RoundLine> = store::rounds::all(scene.conn, scene.jury.id)?
        .into_iter()
        .filter(|kept| kept.it.state == RoundState::Published)
        .map(|kept| RoundLine { outcome: kept.tally.clone(), ..line(&kept, &versions) })
        .collect();
    let recommendations = lines(&mut scene)?
        .into_iter()
        .map(|recommendation| ResultLine { outcomes: outcomes(&recommendation, &rounds), recommendation })
        .collect();
    let jury = scene.jury;
    Ok(ResultsView {
        title: jury.title,
        charge: jury.charge,
        state: jury.state,
        chosen_how: jury.chosen_how,
        demonstration: jury.demonstration,
        recommendations,
        rounds,
    })
}

fn outcomes(of: &RecommendationLine, rounds: &[RoundLine]) -> Vec<OutcomeLine> {
    let mut outcomes = Vec::new();
    for round in rounds {
        for tally in round.outcome.iter().flat_map(|outcome| &outcome.items) {
            if let Some(version) = of.versions.iter().find(|version| version.id == tally.item) {
                outcomes.push(OutcomeLine {
                    round: round.id,
                    indicative: round.indicative,
                    version: version.id,
                    number: version.number,
                    tally: tally.clone(),
                });
            }
        }
    }
    outcomes
}
