//! Recommendations: texts that the jury owns.
//!
//! `draft → tabled → presented → (amended …) → put → adopted | not_agreed`, or `withdrawn`. Tabling
//! freezes version 1; after that only an accepted amendment makes the next version. Versions never
//! change. What becomes of one that is `merged` or `split` is in [`super::lineage`].

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::coded::coded;
use super::ids::{AmendmentId, PersonId, RecommendationId, RoomId, VersionId};
use super::limits;
use super::refusal::{Code, Refusal};
use super::standing::Standing;
use super::time::UtcMillis;

/// Most characters of the text itself.
pub const BODY_CHARS: usize = 10_000;
/// Most characters of the reasons.
pub const REASONS_CHARS: usize = 10_000;
/// Drafts that one room may have at a time, unless the jury says otherwise.
pub const DRAFTS_PER_ROOM: u32 = 2;

coded! {
    /// Where a recommendation stands.
    RecommendationState {
        Draft => "draft",
        Tabled => "tabled",
        Presented => "presented",
        Amended => "amended",
        /// Put to a consensus round that is open.
        Put => "put",
        Adopted => "adopted",
        NotAgreed => "not_agreed",
        Withdrawn => "withdrawn",
        /// One text was made of it and others; it stays to be read.
        Merged => "merged",
        /// Several texts were made of it; it stays to be read.
        Split => "split",
    }
}

coded! {
    /// Where a suggested change stands.
    AmendmentState {
        Proposed => "proposed",
        Accepted => "accepted",
        Declined => "declined",
        Withdrawn => "withdrawn",
        /// It was suggested again on a newer version.
        Replaced => "replaced",
    }
}

/// The three parts of a recommendation as plain text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Text {
    pub title: String,
    pub body: String,
    pub reasons: String,
}

impl Text {
    fn bounded(&self) -> Result<Self, Refusal> {
        Ok(Self {
            title: limits::optional("title", &self.title, limits::TITLE_CHARS)?,
            body: limits::optional("body", &self.body, BODY_CHARS)?,
            reasons: limits::optional("reasons", &self.reasons, REASONS_CHARS)?,
        })
    }

    /// A text that can be put forward, without blanks at either end.
    ///
    /// # Errors
    /// `draft_title_missing`, `draft_body_missing`, `text_too_long`.
    pub fn ready(&self) -> Result<Self, Refusal> {
        let text = self.bounded()?;
        if text.title.is_empty() {
            return Err(Code::DraftTitleMissing.into());
        }
        if text.body.is_empty() {
            return Err(Code::DraftBodyMissing.into());
        }
        Ok(text)
    }
}

/// One frozen text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    pub id: VersionId,
    /// Counted from 1.
    pub number: u32,
    pub text: Text,
    /// The suggested change that made it; `None` for version 1.
    pub amendment: Option<AmendmentId>,
    pub frozen_at: UtcMillis,
}

/// A suggested change: the replacement text, why, and whose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amendment {
    pub id: AmendmentId,
    /// The version that it would replace.
    pub base: VersionId,
    pub text: Text,
    pub reason: String,
    pub proposer: PersonId,
    /// The suggestion on an older version that it brings up to date.
    pub replaces: Option<AmendmentId>,
    pub state: AmendmentState,
    pub proposed_at: UtcMillis,
    pub decided_at: Option<UtcMillis>,
    /// Why it was declined; empty otherwise.
    pub answer: String,
}

/// A suggestion as it reads on the newest version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rebased {
    pub id: AmendmentId,
    /// The newest version, as its writer saw it.
    pub base: VersionId,
    pub text: Text,
    /// The old one's when empty.
    pub reason: String,
}

/// One recommendation with its newest version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recommendation {
    pub id: RecommendationId,
    /// The room that drafts it; `None`: the plenary.
    pub room: Option<RoomId>,
    pub state: RecommendationState,
    /// The newest version; `None` while it is a draft.
    pub current: Option<Version>,
    /// Whether it has ever been in an opened consensus round.
    pub was_put: bool,
    /// Why it was withdrawn; empty otherwise.
    pub withdrawn_reason: String,
}

/// The room of a person who drafts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Drafting {
    pub room: RoomId,
    /// The person is one of the room's jurors.
    pub member: bool,
    /// Recommendations of that room that are not withdrawn.
    pub drafts: u32,
    /// Most that the room may have.
    pub limit: u32,
}

impl Recommendation {
    /// Begins a draft: a juror in their own room, or whoever runs the jury in any.
    ///
    /// # Errors
    /// `not_your_room`, `drafts_enough`, `not_allowed`.
    pub fn drafted(id: RecommendationId, by: &Standing, at: Drafting) -> Result<Self, Refusal> {
        if !by.runs {
            by.must_be_juror()?;
            if !at.member {
                return Err(Code::NotYourRoom.into());
            }
        }
        if at.drafts >= at.limit {
            return Err(Code::DraftsEnough.with("limit", at.limit));
        }
        Ok(Self {
            id,
            room: Some(at.room),
            state: RecommendationState::Draft,
            current: None,
            was_put: false,
            withdrawn_reason: String::new(),
        })
    }

    /// Puts the draft forward and freezes its text as version 1. `member`: `by` is one of the
    /// drafting room's jurors.
    ///
    /// # Errors
    /// `recommendation_state_wrong`, `draft_title_missing`, `draft_body_missing`,
    /// `text_too_long`, `not_your_room`.
    pub fn table(
        &mut self,
        by: &Standing,
        member: bool,
        text: &Text,
        version: VersionId,
        now: UtcMillis,
    ) -> Result<Version, Refusal> {
        self.writable(by, member)?;
        let text = text.ready()?;
        let version = Version { id: version, number: 1, text, amendment: None, frozen_at: now };
        self.state = RecommendationState::Tabled;
        self.current = Some(version.clone());
        Ok(version)
    }

    /// Allows what the drafting room does while it writes: add to what the draft rests on.
    ///
    /// # Errors
    /// `not_your_room`, `recommendation_state_wrong`.
    pub fn writable(&self, by: &Standing, member: bool) -> Result<(), Refusal> {
        if !(by.runs || by.juror && member) {
            return Err(Code::NotYourRoom.into());
        }
        self.must_be(&[RecommendationState::Draft])
    }

    /// Marks that the room has presented it to everyone.
    ///
    /// # Errors
    /// `recommendation_state_wrong`, `not_allowed`.
    pub fn present(&mut self, by: &Standing) -> Result<(), Refusal> {
        by.must_run()?;
        self.must_be(&[RecommendationState::Tabled])?;
        self.state = RecommendationState::Presented;
        Ok(())
    }

    /// Suggests a change to the newest version: any juror, or whoever runs the jury.
    ///
    /// # Errors
    /// `recommendation_state_wrong`, `amendment_outdated`, `amendment_same`, `reason_missing`,
    /// `draft_title_missing`, `draft_body_missing`, `text_too_long`, `not_allowed`.
    pub fn propose(
        &self,
        by: &Standing,
        amendment: AmendmentId,
        base: VersionId,
        text: &Text,
        reason: &str,
        now: UtcMillis,
    ) -> Result<Amendment, Refusal> {
        if !by.runs {
            by.must_be_juror()?;
        }
        let current = self.amendable(base)?;
        let reason = limits::reasoned(reason)?;
        let text = text.ready()?;
        if text == current.text {
            return Err(Code::AmendmentSame.into());
        }
        Ok(Amendment {
            id: amendment,
            base,
            text,
            reason,
            proposer: by.person,
            replaces: None,
            state: AmendmentState::Proposed,
            proposed_at: now,
            decided_at: None,
            answer: String::new(),
        })
    }

    /// Brings a suggestion on an older version up to date: its proposer or whoever runs the jury
    /// suggests it again on the newest one, and the old one is closed with it.
    ///
    /// # Errors
    /// `not_allowed`, `amendment_decided`, `amendment_up_to_date`, and those of [`Self::propose`].
    pub fn rebase(
        &self,
        by: &Standing,
        old: &mut Amendment,
        mut new: Rebased,
        now: UtcMillis,
    ) -> Result<Amendment, Refusal> {
        if !by.runs && by.person != old.proposer {
            return Err(Code::NotAllowed.into());
        }
        old.must_be_open()?;
        if self.current.as_ref().is_some_and(|version| version.id == old.base) {
            return Err(Code::AmendmentUpToDate.into());
        }
        if new.reason.trim().is_empty() {
            new.reason.clone_from(&old.reason);
        }
        let mut made = self.propose(by, new.id, new.base, &new.text, &new.reason, now)?;
        made.replaces = Some(old.id);
        old.state = AmendmentState::Replaced;
        old.decided_at = Some(now);
        Ok(made)
    }

    /// Accepts a suggested change after room or plenary agreed: it makes the next version.
    ///
    /// # Errors
    /// `amendment_decided`, `amendment_outdated`, `recommendation_state_wrong`, `not_allowed`.
    pub fn accept(
        &mut self,
        by: &Standing,
        amendment: &mut Amendment,
        version: VersionId,
        now: UtcMillis,
    ) -> Result<Version, Refusal> {
        by.must_run()?;
        amendment.must_be_open()?;
        let number = self.amendable(amendment.base)?.number + 1;
        let next = Version {
            id: version,
            number,
            text: amendment.text.clone(),
            amendment: Some(amendment.id),
            frozen_at: now,
        };
        amendment.state = AmendmentState::Accepted;
        amendment.decided_at = Some(now);
        if self.state != RecommendationState::Tabled {
            self.state = RecommendationState::Amended;
        }
        self.current = Some(next.clone());
        Ok(next)
    }

    /// Withdraws it: its own room while it is a draft, whoever runs the jury until it is decided.
    ///
    /// # Errors
    /// `recommendation_state_wrong`, `reason_missing`, `not_your_room`.
    pub fn withdraw(&mut self, by: &Standing, member: bool, reason: &str) -> Result<(), Refusal> {
        use RecommendationState::{Amended, Draft, NotAgreed, Presented, Tabled};
        let own_draft = by.juror && member && self.state == Draft;
        if !by.runs && !own_draft {
            return Err(Code::NotYourRoom.into());
        }
        self.must_be(&[Draft, Tabled, Presented, Amended, NotAgreed])?;
        let reason = limits::reasoned(reason)?;
        self.state = RecommendationState::Withdrawn;
        self.withdrawn_reason = reason;
        Ok(())
    }

    /// Puts one version into a round that opens; only the newest version can be put.
    ///
    /// # Errors
    /// `round_item_not_presented`, `round_item_outdated`.
    pub fn put(&mut self, version: VersionId) -> Result<(), Refusal> {
        use RecommendationState::{Amended, Merged, NotAgreed, Presented, Split};
        let Some(current) = &self.current else {
            return Err(Code::RoundItemNotPresented.with("title", ""));
        };
        if [Merged, Split].contains(&self.state) {
            return Err(Code::RoundItemBecameOthers.with("title", &current.text.title));
        }
        if ![Presented, Amended, NotAgreed].contains(&self.state) {
            return Err(Code::RoundItemNotPresented.with("title", &current.text.title));
        }
        if current.id != version {
            return Err(Code::RoundItemOutdated
                .with("title", &current.text.title)
                .with("number", current.number));
        }
        self.state = RecommendationState::Put;
        self.was_put = true;
        Ok(())
    }

    /// Whether its newest version can be put into a round now.
    #[must_use]
    pub fn can_be_put(&self) -> bool {
        use RecommendationState::{Amended, NotAgreed, Presented};
        self.current.is_some() && [Presented, Amended, NotAgreed].contains(&self.state)
    }

    /// What a closed round makes of it: a final one decides, an indicative one hands it back.
    pub fn decided(&mut self, indicative: bool, passed: bool) {
        self.state = match (indicative, passed) {
            (true, _) => self.undecided(),
            (false, true) => RecommendationState::Adopted,
            (false, false) => RecommendationState::NotAgreed,
        };
    }

    /// What a voided round makes of it: as though it had not been put.
    pub fn handed_back(&mut self) {
        use RecommendationState::{Adopted, NotAgreed, Put};
        if [Put, Adopted, NotAgreed].contains(&self.state) {
            self.state = self.undecided();
        }
    }

    fn undecided(&self) -> RecommendationState {
        match &self.current {
            Some(version) if version.number > 1 => RecommendationState::Amended,
            _ => RecommendationState::Presented,
        }
    }

    fn amendable(&self, base: VersionId) -> Result<&Version, Refusal> {
        use RecommendationState::{Amended, NotAgreed, Presented, Tabled};
        self.must_be(&[Tabled, Presented, Amended, NotAgreed])?;
        match &self.current {
            Some(version) if version.id == base => Ok(version),
            _ => Err(Code::AmendmentOutdated.into()),
        }
    }

    fn must_be(&self, states: &[RecommendationState]) -> Result<(), Refusal> {
        if states.contains(&self.state) {
            Ok(())
        } else {
            Err(Code::RecommendationStateWrong.with("state", self.state))
        }
    }
}

impl Amendment {
    /// Declines it with a reason.
    ///
    /// # Errors
    /// `amendment_decided`, `reason_missing`, `not_allowed`.
    pub fn decline(&mut self, by: &Standing, answer: &str, now: UtcMillis) -> Result<(), Refusal> {
        by.must_run()?;
        self.must_be_open()?;
        let answer = limits::reasoned(answer)?;
        self.state = AmendmentState::Declined;
        self.decided_at = Some(now);
        self.answer = answer;
        Ok(())
    }

    /// Takes back one's own suggestion.
    ///
    /// # Errors
    /// `not_allowed`, `amendment_decided`.
    pub fn withdraw(&mut self, by: &Standing, now: UtcMillis) -> Result<(), Refusal> {
        if by.person != self.proposer {
            return Err(Code::NotAllowed.into());
        }
        self.must_be_open()?;
        self.state = AmendmentState::Withdrawn;
        self.decided_at = Some(now);
        Ok(())
    }

    fn must_be_open(&self) -> Result<(), Refusal> {
        if self.state == AmendmentState::Proposed {
            Ok(())
        } else {
            Err(Code::AmendmentDecided.with("state", self.state))
        }
    }
}

#[cfg(test)]
#[path = "recommendations_tests.rs"]
mod tests;
