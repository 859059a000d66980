//! A jury as a whole: its state and settings.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::ids::JuryId;
use super::refusal::{Code, Refusal};
use super::ways::Voting;

/// How far a jury is. Recruiting comes before `ready` and has no state of its own yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum JuryState {
    Draft,
    Ready,
    Running,
    Concluded,
    Published,
}

impl JuryState {
    /// Refuses unless the jury is in one of the states.
    ///
    /// # Errors
    /// `jury_state_wrong` with the state that it is in.
    pub fn must_be(self, states: &[Self]) -> Result<(), Refusal> {
        if states.contains(&self) {
            return Ok(());
        }
        let state = serde_json::to_value(self).ok().and_then(|v| v.as_str().map(str::to_owned));
        Err(Code::JuryStateWrong.with("state", state.unwrap_or_default()))
    }
}

/// How the jurors were chosen. Lottery is said only of one that was run here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ChosenHow {
    OpenSignUp,
    Nomination,
    OtherLottery,
}

/// What an organiser can set; later features add fields with a default.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// Rooms in a round of rooms, unless the round says otherwise.
    pub rooms: u8,
    /// Recommendations that a room may table.
    pub recommendations_per_room: u8,
    /// The attribute that rooms are mixed by; none when empty.
    pub mix_by: String,
    /// Whether turns are tracked in new rooms.
    pub turns: bool,
    /// Length of a turn in seconds; announced, never cut.
    pub turn_seconds: u32,
    /// Minutes without a word after which the facilitator is told privately, where turns are tracked.
    pub silent_minutes: u32,
    /// Whether lists and drafts stay open overnight.
    pub write_overnight: bool,
    /// How jurors vote in secret, unless they chose another way.
    pub voting: Voting,
    /// Languages in which the jury's pages are offered first.
    pub language: String,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            rooms: 3,
            recommendations_per_room: 2,
            mix_by: String::new(),
            turns: false,
            turn_seconds: 120,
            silent_minutes: 15,
            write_overnight: false,
            voting: Voting::default(),
            language: "en".into(),
        }
    }
}

/// The read-back before conclusion: the jury confirmed the final texts by show of hands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReadBack {
    /// Hands that confirmed.
    pub confirmed: u32,
    /// Hands that did not.
    pub not_confirmed: u32,
    /// What was said about it.
    pub note: String,
}

/// A jury, as the rules see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Jury {
    pub id: JuryId,
    pub state: JuryState,
    pub title: String,
    pub charge: String,
    pub background: String,
    /// IANA name.
    pub time_zone: String,
    pub chosen_how: ChosenHow,
    /// Guests may watch without signing in.
    pub public: bool,
    /// Votes, speech, jurors and dates are invented.
    pub demonstration: bool,
    /// Whom to turn to with worries.
    pub contact: String,
    pub ground_rules: String,
    pub consent_text: String,
    pub consent_version: i32,
    pub settings: Settings,
    pub read_back: Option<ReadBack>,
}
