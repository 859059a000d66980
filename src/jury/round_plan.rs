//! What is prepared of a consensus round, and the rule that is fixed when it opens.
//!
//! Sources: `jury.md` ("Consensus rounds", "Facts used": the 4/5 bar).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::ballots::ROUND_ITEMS;
use super::coded::coded;
use super::ids::{ItemId, RoundId, VersionId};
use super::limits;
use super::methods::{Method, StepKey};
use super::refusal::{Code, Refusal};
use super::time::{MS_PER_DAY, MS_PER_MINUTE, UtcMillis};

/// Largest denominator of a threshold, so that products stay far inside 64 bits.
pub const THRESHOLD_DEN: u32 = 1_000_000;
/// A fixed end lies at least so far ahead when the vote opens, in milliseconds.
pub const END_SOONEST_MS: i64 = MS_PER_MINUTE;
/// And at most so far: whatever is later is a slip of the hand.
pub const END_LATEST_DAYS: i64 = 30;

coded! {
    /// Of how many people the threshold is a share.
    Denominator {
        /// The jurors on the register as here when the round opens.
        HereWhenOpened => "here_when_opened",
        /// Every juror of the jury who has not left it.
        Enrolled => "enrolled",
        /// The ballots cast on the item.
        Cast => "cast",
    }
}

coded! {
    /// Whether ballots can be traced to their jurors.
    Secrecy {
        /// A show of hands: the jury sees who answered what once the round is revealed.
        Named => "named",
        /// Nobody can link a ballot to a juror.
        Secret => "secret",
    }
}

/// An exact share: `num` of every `den` people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Fraction {
    pub num: u32,
    pub den: u32,
}

impl Fraction {
    /// 4/5: the usual bar for "the jury recommends".
    pub const FOUR_FIFTHS: Self = Self { num: 4, den: 5 };

    /// Refuses a share that is nothing, more than everybody, or not a share at all.
    ///
    /// # Errors
    /// `threshold_wrong`.
    pub fn checked(self) -> Result<Self, Refusal> {
        if self.num == 0 || self.num > self.den || self.den > THRESHOLD_DEN {
            return Err(Code::ThresholdWrong.with("num", self.num).with("den", self.den));
        }
        Ok(self)
    }

    /// The smallest whole number of people that is at least this share of `whole` people.
    #[must_use]
    pub fn needed_of(self, whole: u32) -> u32 {
        let den = u64::from(self.den.max(1));
        let needed = (u64::from(self.num) * u64::from(whole)).div_ceil(den);
        u32::try_from(needed).unwrap_or(u32::MAX)
    }
}

/// Something to choose in a rehearsal: no recommendation, only words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OwnOption {
    pub id: VersionId,
    pub text: String,
}

/// What an organiser or facilitator prepares; whatever is `None` is not stated yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    pub title: String,
    /// The versions that are put, in the order of the ballot; empty in a rehearsal.
    pub items: Vec<VersionId>,
    /// What is asked in a rehearsal; empty otherwise.
    pub options: Vec<OwnOption>,
    pub method: Method,
    pub threshold: Option<Fraction>,
    pub denominator: Option<Denominator>,
    /// Whether a juror who stands aside stays in the denominator.
    pub stand_aside_counted: bool,
    /// Fewest ballots on an item for it to pass, in people; `None`: no quorum.
    pub quorum: Option<u32>,
    /// The steps that count as support.
    pub counting: Vec<StepKey>,
    pub secrecy: Secrecy,
    /// An indicative round decides nothing and is published only with the final one.
    pub indicative: bool,
    /// A rehearsal teaches the screen: it is about nothing and is never published.
    pub rehearsal: bool,
    /// The round that did not agree on everything, from which this one was prepared.
    pub follows: Option<RoundId>,
    /// The agenda item that the round belongs to.
    pub agenda_item: Option<ItemId>,
    /// When the round closes by itself; `None`: somebody closes it by hand.
    pub closes_at: Option<UtcMillis>,
}

impl Plan {
    /// The standard rule: secret, 4/5 of those here, the first three steps of five count.
    #[must_use]
    pub fn standard(title: String, items: Vec<VersionId>) -> Self {
        Self {
            title,
            items,
            options: Vec::new(),
            method: Method::standard(),
            threshold: Some(Fraction::FOUR_FIFTHS),
            denominator: Some(Denominator::HereWhenOpened),
            stand_aside_counted: true,
            quorum: None,
            counting: Method::standard().standard_counting(),
            secrecy: Secrecy::Secret,
            indicative: false,
            rehearsal: false,
            follows: None,
            agenda_item: None,
            closes_at: None,
        }
    }

    /// Refuses a plan that could never be opened, whatever else happens.
    ///
    /// # Errors
    /// `text_missing`, `text_too_long`, `threshold_wrong`, `counting_steps_wrong`, `rehearsal_wrong`,
    /// `number_out_of_range`, `round_item_twice`, and those of [`Method::checked`].
    pub fn checked(mut self) -> Result<Self, Refusal> {
        self.title = limits::needed("title", &self.title, limits::TITLE_CHARS)?;
        self.method = self.method.checked()?;
        if self.asked().len() > ROUND_ITEMS {
            return Err(Code::NumberOutOfRange.with("field", "items").with("limit", ROUND_ITEMS));
        }
        let mut seen = std::collections::BTreeSet::new();
        if !self.asked().iter().all(|item| seen.insert(*item)) {
            return Err(Code::RoundItemTwice.into());
        }
        let strange = if self.rehearsal { !self.items.is_empty() } else { !self.options.is_empty() };
        if strange {
            return Err(Code::RehearsalWrong.into());
        }
        for option in &mut self.options {
            option.text = limits::needed("option", &option.text, limits::TITLE_CHARS)?;
        }
        if let Some(threshold) = self.threshold {
            threshold.checked()?;
        }
        if self.quorum == Some(0) {
            return Err(Code::NumberOutOfRange.with("field", "quorum").with("limit", 1));
        }
        self.counting = self.counting_checked()?;
        Ok(self)
    }

    /// Refuses a fixed end that voters could not meet, or that nobody can have meant.
    ///
    /// # Errors
    /// `end_too_soon`, `end_too_late`.
    pub fn check_end(&self, now: UtcMillis) -> Result<(), Refusal> {
        let Some(end) = self.closes_at else { return Ok(()) };
        if end < now.plus_ms(END_SOONEST_MS) {
            return Err(Code::EndTooSoon.into());
        }
        if end > now.plus_ms(END_LATEST_DAYS * MS_PER_DAY) {
            return Err(Code::EndTooLate.with("days", END_LATEST_DAYS));
        }
        Ok(())
    }

    /// What is asked, in the order of the ballot: versions, or the options of a rehearsal.
    #[must_use]
    pub fn asked(&self) -> Vec<VersionId> {
        if self.rehearsal {
            self.options.iter().map(|option| option.id).collect()
        } else {
            self.items.clone()
        }
    }

    /// The steps that count, in the scale's order and each once.
    fn counting_checked(&self) -> Result<Vec<StepKey>, Refusal> {
        let steps = self.method.steps();
        if !self.method.decides() {
            return Ok(Vec::new());
        }
        let never = self.method.never_counting();
        let wrong = |step: &StepKey| never.contains(step) || !steps.contains(step);
        if self.counting.is_empty() || self.counting.iter().any(wrong) || self.counting.len() >= steps.len() {
            return Err(Code::CountingStepsWrong.into());
        }
        Ok(steps.into_iter().filter(|step| self.counting.contains(step)).collect())
    }
}

/// The rule of an opened round: everything stated, fixed for good.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Rule {
    pub method: Method,
    pub threshold: Fraction,
    pub denominator: Denominator,
    pub stand_aside_counted: bool,
    /// In people; `None`: no quorum.
    pub quorum: Option<u32>,
    /// The steps that count as support, most support first; empty where options are only put in order.
    pub counting: Vec<StepKey>,
    pub secrecy: Secrecy,
    pub indicative: bool,
    pub rehearsal: bool,
}
