//! The next round after one in which something did not pass: the same rule, the newest words.

use super::ballots::{Plan, Round, RoundState};
use super::ids::VersionId;
use super::refusal::{Code, Refusal};
use super::standing::Standing;

/// The plan of the round that follows `before`; `items` are the newest versions of what did not pass
/// and can be put to a vote.
///
/// # Errors
/// `not_allowed`, `round_rehearsal`, `round_state_wrong`, `round_not_revealed`,
/// `nothing_to_ask_again`.
pub fn plan(before: &Round, by: &Standing, title: String, items: Vec<VersionId>) -> Result<Plan, Refusal> {
    by.must_run()?;
    if before.plan.rehearsal {
        return Err(Code::RoundRehearsal.into());
    }
    if !matches!(before.state, RoundState::Closed | RoundState::Published) {
        return Err(Code::RoundStateWrong.with("state", before.state));
    }
    if before.revealed_at.is_none() {
        return Err(Code::RoundNotRevealed.into());
    }
    if items.is_empty() {
        return Err(Code::NothingToAskAgain.into());
    }
    // When it closes is decided anew.
    Ok(Plan { title, items, follows: Some(before.id), closes_at: None, ..before.plan.clone() })
}
