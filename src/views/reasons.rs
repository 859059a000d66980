//! What comes after a consensus round: reasons and corrections, as lines of its view.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::jury::errata::Erratum;
use crate::jury::ids::{JuryId, RoundId, VersionId};
use crate::jury::reasons::{self, Window};
use crate::jury::sight::{Viewer, sees_outcome};
use crate::jury::time::UtcMillis;
use crate::no::No;
use crate::store::rounds::Kept;
use crate::store::{self, Conn};

/// The time in which everybody is asked what would help, and what came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ReasonsLine {
    /// What is asked about, in the order of the ballot.
    pub asked: Vec<VersionId>,
    pub opened_at: UtcMillis,
    /// Whoever runs the jury may close it from then on.
    pub closes_from: UtcMillis,
    /// None while it is open.
    pub closed_at: Option<UtcMillis>,
    /// How many sent theirs, once it is closed; until then a counter of its own tells.
    pub sent: Option<u32>,
    /// What was said, mixed, once it is closed; the projector shows none of it.
    pub answers: Vec<ReasonLine>,
}

/// What somebody said would help. Nobody knows who.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ReasonLine {
    pub item: VersionId,
    pub text: String,
}

/// A correction of a published outcome.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ErratumLine {
    pub text: String,
    pub reason: String,
    pub added_at: UtcMillis,
}

impl From<Erratum> for ErratumLine {
    fn from(it: Erratum) -> Self {
        Self { text: it.text, reason: it.reason, added_at: it.added_at }
    }
}

/// All that comes after the rounds of a jury.
pub struct After {
    windows: BTreeMap<RoundId, Window>,
    errata: BTreeMap<RoundId, Vec<Erratum>>,
}

impl After {
    /// Reads it.
    pub fn of(conn: &mut Conn, jury: JuryId) -> Result<Self, No> {
        let windows = store::reasons::windows(conn, jury)?;
        let windows = windows.into_iter().map(|window| (window.round, window)).collect();
        Ok(Self { windows, errata: store::errata::all(conn, jury)? })
    }

    /// The corrections of a round, oldest first.
    pub fn errata(&self, round: RoundId) -> Vec<ErratumLine> {
        self.errata.get(&round).into_iter().flatten().cloned().map(ErratumLine::from).collect()
    }

    /// The reasons of a round, for the jury, those who run it and the hall.
    pub fn reasons(&self, conn: &mut Conn, viewer: Viewer, kept: &Kept) -> Result<Option<ReasonsLine>, No> {
        let inside = viewer.leads() || viewer.deliberates();
        let Some(window) = self.windows.get(&kept.it.id).filter(|_| sees_outcome(viewer, &kept.it)) else {
            return Ok(None);
        };
        let asked = kept.tally.as_ref().map(reasons::asked).unwrap_or_default();
        let answers = if inside && window.closed_at.is_some() {
            store::reasons::all(conn, kept.it.id)?
        } else {
            Vec::new()
        };
        Ok(Some(ReasonsLine {
            asked,
            opened_at: window.opened_at,
            closes_from: window.closes_from(),
            closed_at: window.closed_at,
            sent: window.sent,
            answers: answers
                .into_iter()
                .map(|one| ReasonLine { item: one.version, text: one.text })
                .collect(),
        }))
    }
}
