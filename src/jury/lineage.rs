//! Which recommendation came of which: two or more become one, or one becomes two or more.
//!
//! What they came of stays to be read as it was, and can no longer be changed, put to a vote or
//! withdrawn. What was written about it, a minority statement for instance, stays with it.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::coded::coded;
use super::ids::{RecommendationId, VersionId};
use super::limits;
use super::recommendations::{Recommendation, RecommendationState, Text, Version};
use super::refusal::{Code, Refusal};
use super::standing::Standing;
use super::time::UtcMillis;

/// Most recommendations that become one at a time, and most that are made of one.
pub const KIN_MOST: usize = 20;

coded! {
    /// How one came of another.
    How {
        Merged => "merged",
        Split => "split",
    }
}

/// A recommendation and the version of it that somebody saw.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Seen {
    pub recommendation: RecommendationId,
    pub version: VersionId,
}

/// One came of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    pub from: RecommendationId,
    /// The text that was there when it happened.
    pub version: VersionId,
    pub to: RecommendationId,
    pub how: How,
}

/// The ids of a recommendation that is made and of its first version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fresh {
    pub recommendation: RecommendationId,
    pub version: VersionId,
}

/// What merging or splitting makes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Born {
    pub made: Vec<(Recommendation, Version)>,
    /// By what was made, then by what it came of, in the order in which they were given.
    pub links: Vec<Link>,
    pub reason: String,
}

/// Makes one text of two or more, after the jury agreed. The sources are changed in place; `seen`
/// names for each the version that was in front of whoever merges.
///
/// # Errors
/// `not_allowed`, `merge_needs_two`, `merge_source_twice`, `number_out_of_range`,
/// `source_state_wrong`, `source_outdated`, `reason_missing`, `draft_title_missing`,
/// `draft_body_missing`, `text_too_long`.
pub fn merge(
    by: &Standing,
    sources: &mut [(Recommendation, VersionId)],
    fresh: Fresh,
    text: &Text,
    reason: &str,
    now: UtcMillis,
) -> Result<Born, Refusal> {
    by.must_run()?;
    if sources.len() < 2 {
        return Err(Code::MergeNeedsTwo.into());
    }
    few(sources.len())?;
    let twice = |at: usize| sources[..at].iter().any(|(before, _)| before.id == sources[at].0.id);
    if let Some(at) = (0..sources.len()).find(|at| twice(*at)) {
        return Err(Code::MergeSourceTwice.with("title", title(&sources[at].0)));
    }
    for (source, seen) in sources.iter() {
        must_be_source(source, *seen)?;
    }
    let reason = limits::reasoned(reason)?;
    let text = text.ready()?;
    let presented = sources.iter().all(|(source, _)| source.state != RecommendationState::Tabled);
    let made = born(fresh, presented, text, now);
    let links = sources
        .iter()
        .map(|(source, version)| Link {
            from: source.id,
            version: *version,
            to: fresh.recommendation,
            how: How::Merged,
        })
        .collect();
    for (source, _) in sources {
        source.state = RecommendationState::Merged;
    }
    Ok(Born { made: vec![made], links, reason })
}

/// Makes two or more texts of one, after the jury agreed; `seen` is the version that was in front of
/// whoever splits it.
///
/// # Errors
/// `not_allowed`, `split_needs_two`, `number_out_of_range`, `source_state_wrong`,
/// `source_outdated`, `reason_missing`, `draft_title_missing`, `draft_body_missing`,
/// `text_too_long`.
pub fn split(
    by: &Standing,
    source: &mut Recommendation,
    seen: VersionId,
    parts: &[(Fresh, Text)],
    reason: &str,
    now: UtcMillis,
) -> Result<Born, Refusal> {
    by.must_run()?;
    if parts.len() < 2 {
        return Err(Code::SplitNeedsTwo.into());
    }
    few(parts.len())?;
    must_be_source(source, seen)?;
    let reason = limits::reasoned(reason)?;
    let presented = source.state != RecommendationState::Tabled;
    let mut made = Vec::new();
    let mut links = Vec::new();
    for (fresh, text) in parts {
        made.push(born(*fresh, presented, text.ready()?, now));
        links.push(Link { from: source.id, version: seen, to: fresh.recommendation, how: How::Split });
    }
    source.state = RecommendationState::Split;
    Ok(Born { made, links, reason })
}

fn few(count: usize) -> Result<(), Refusal> {
    let count = i64::try_from(count).unwrap_or(i64::MAX);
    limits::within("recommendations", count, 2, i64::try_from(KIN_MOST).unwrap_or(i64::MAX))
}

fn title(of: &Recommendation) -> &str {
    of.current.as_ref().map_or("", |version| &version.text.title)
}

fn must_be_source(of: &Recommendation, seen: VersionId) -> Result<(), Refusal> {
    use RecommendationState::{Amended, NotAgreed, Presented, Tabled};
    if ![Tabled, Presented, Amended, NotAgreed].contains(&of.state) {
        return Err(Code::SourceStateWrong.with("title", title(of)).with("state", of.state));
    }
    match &of.current {
        Some(version) if version.id == seen => Ok(()),
        current => {
            let number = current.as_ref().map_or(0, |version| version.number);
            Err(Code::SourceOutdated.with("title", title(of)).with("number", number))
        }
    }
}

/// Everyone's, and no room's: the whole jury agreed to it.
fn born(fresh: Fresh, presented: bool, text: Text, now: UtcMillis) -> (Recommendation, Version) {
    let version = Version { id: fresh.version, number: 1, text, amendment: None, frozen_at: now };
    let state = if presented { RecommendationState::Presented } else { RecommendationState::Tabled };
    let it = Recommendation {
        id: fresh.recommendation,
        room: None,
        state,
        current: Some(version.clone()),
        was_put: false,
        withdrawn_reason: String::new(),
    };
    (it, version)
}

#[cfg(test)]
#[path = "lineage_tests.rs"]
mod tests;
