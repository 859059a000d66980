//! Topic `results`: what guests see, the same for everybody. Outcomes are here once published.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Scene;
use super::jury::JuryView;
use super::reasons::After;
use super::recommendations::{RecommendationLine, lines};
use super::rounds::{RoundLine, line, versions};
use crate::jury::ballots::RoundState;
use crate::jury::ids::{JuryId, RoundId, VersionId};
use crate::jury::juries::{ChosenHow, JuryState};
use crate::jury::refusal::Code;
use crate::jury::sight::Viewer;
use crate::jury::tally::ItemTally;
use crate::no::No;
use crate::service::Service;
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
    let after = After::of(scene.conn, scene.jury.id)?;
    let mut closed = super::secret::closed(scene.conn, scene.jury.id)?;
    let rounds: Vec<RoundLine> = store::rounds::all(scene.conn, scene.jury.id)?
        .into_iter()
        .filter(|kept| kept.it.state == RoundState::Published)
        .map(|kept| RoundLine {
            outcome: kept.tally.clone(),
            errata: after.errata(kept.it.id),
            secret: closed.remove(&kept.it.id),
            ..line(&kept, &versions)
        })
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

/// What the page of results is written from: what anybody may read.
pub struct Public {
    pub seq: i64,
    pub results: ResultsView,
    pub jury: JuryView,
}

/// The public's results of a public jury.
///
/// # Errors
/// `not_found` for a jury that is not public, as for one that does not exist.
pub async fn public(service: &Service, jury: JuryId) -> Result<Public, No> {
    let keys = service.keys.clone();
    service
        .db
        .read(move |conn| {
            let audience = super::audience(conn, jury, None, false)?;
            let row = store::juries::find(conn, jury)?.ok_or(Code::NotFound)?;
            let seq = row.seq;
            let scene = Scene { jury: row.jury()?, row, conn: &mut *conn, keys: &keys, audience };
            let results = view(scene)?;
            let row = store::juries::find(conn, jury)?.ok_or(Code::NotFound)?;
            let jury = super::jury::view(Scene { jury: row.jury()?, row, conn, keys: &keys, audience })?;
            Ok(Public { seq, results, jury })
        })
        .await
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
