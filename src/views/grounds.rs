//! What a recommendation rests on: the entries from which it was begun, and the evidence it cites.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::lists::{CitationLine, Cited, cited};
use super::room::StartingPointLine;
use crate::jury::citations::Citing;
use crate::jury::ids::{EntryId, JuryId, RecommendationId};
use crate::jury::lists::{ListKind, StartingPoint};
use crate::no::Fault;
use crate::store::promotion::Source;
use crate::store::{self, Conn};

/// An entry from which a recommendation was begun.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SourceLine {
    pub entry: EntryId,
    pub kind: ListKind,
    /// Its words when the recommendation was begun.
    pub text: String,
    /// The starting point that it came from.
    pub from: Option<StartingPointLine>,
}

/// The grounds of all recommendations of a jury, read at once.
pub struct Grounds {
    sources: BTreeMap<RecommendationId, Vec<Source>>,
    points: Vec<StartingPoint>,
    cited: Cited,
}

impl Grounds {
    /// Reads them; `inside`: the audience may know who cited.
    pub fn of(conn: &mut Conn, jury: JuryId, inside: bool) -> Result<Self, Fault> {
        let sources = store::promotion::of_jury(conn, jury)?;
        let points = if sources.is_empty() { Vec::new() } else { store::starting_points::all(conn, jury)? };
        let citations = store::citations::by_recommendations(conn, jury)?;
        Ok(Self { sources, points, cited: cited(conn, jury, citations, inside)? })
    }

    /// The entries from which one was begun, in the order given then.
    pub fn sources(&self, one: RecommendationId) -> Vec<SourceLine> {
        let line = |source: &Source| SourceLine {
            entry: source.it.entry,
            kind: source.kind,
            text: source.it.text.clone(),
            from: self.points.iter().find(|point| Some(point.id) == source.from).map(StartingPointLine::from),
        };
        self.sources.get(&one).into_iter().flatten().map(line).collect()
    }

    /// The evidence that one cites.
    pub fn citations(&self, one: RecommendationId) -> Vec<CitationLine> {
        self.cited.get(&Citing::Recommendation(one)).cloned().unwrap_or_default()
    }
}
