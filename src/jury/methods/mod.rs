//! How a question of a consensus round is answered and counted: one file a method, pure and exact.
//!
//! A scale and approval ask about each option by itself and decide: an option passes or does not. The
//! others put the options of one question in order and decide nothing by themselves.

pub mod approval;
pub mod dots;
pub mod judgment;
pub mod margin;
mod order;
pub mod ranking;
pub mod scale;
pub mod score;

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::coded::coded;
use super::ids::{QuestionId, VersionId};
use super::limits;
use super::refusal::{Code, Refusal};

/// Steps of a scale of one's own.
pub const OWN_STEPS: std::ops::RangeInclusive<usize> = 2..=10;
/// Characters of a step's name on a scale of one's own.
pub const STEP_CHARS: usize = 80;
/// Highest score that a round may ask for.
pub const SCORE_MOST: u8 = 100;
/// Most dots that a juror may get.
pub const DOTS_MOST: u32 = 1_000;

/// A step of a scale, a grade or a choice, by its stable name: `full_support`, `s3`, `good`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(transparent)]
pub struct StepKey(pub String);

impl From<&str> for StepKey {
    fn from(key: &str) -> Self {
        Self(key.to_owned())
    }
}

impl fmt::Display for StepKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

coded! {
    /// The scales: two that are built in, or the round's own words.
    Scale {
        /// Five steps from full support to "cannot live with it"; the standard.
        Five => "five",
        /// Kaner's gradients of agreement, eight steps.
        Kaner => "kaner",
        Own => "own",
    }
}

/// How a round is answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Method {
    /// One step for each option.
    Scale {
        scale: Scale,
        /// The words of a scale of one's own, most support first; empty for the built-in ones.
        #[serde(default)]
        own: Vec<String>,
        /// The step at which a juror takes no side, where the scale has one.
        #[serde(default)]
        aside: Option<StepKey>,
    },
    /// Approve, reject or abstain.
    Approval,
    /// A whole number for each option.
    Score { max: u8 },
    /// An order of preference, counted by Schulze's method.
    Ranking,
    /// A number of dots to spread over the options.
    Dots {
        dots: u32,
        /// Most dots on one option; none: as many as there are.
        #[serde(default)]
        most: Option<u32>,
    },
    /// A grade for each option; the median decides the order.
    Judgment,
}

/// What one ballot says on one question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// Cast and empty: counts as a ballot and supports nothing.
    Blank {},
    Step(StepKey),
    Scores(BTreeMap<VersionId, u8>),
    /// Best first.
    Ranking(Vec<VersionId>),
    Dots(BTreeMap<VersionId, u32>),
    Grades(BTreeMap<VersionId, StepKey>),
}

/// One question of a round: a version on a scale, or one set of options.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Question {
    pub id: QuestionId,
    pub options: Vec<VersionId>,
}

impl Method {
    /// The five-step consensus scale.
    #[must_use]
    pub fn standard() -> Self {
        Self::Scale { scale: Scale::Five, own: Vec::new(), aside: Some("stand_aside".into()) }
    }

    /// Refuses a method that nobody could answer.
    ///
    /// # Errors
    /// `scale_wrong`, `number_out_of_range`, `text_missing`, `text_too_long`.
    pub fn checked(mut self) -> Result<Self, Refusal> {
        match &mut self {
            Self::Scale { scale, own, aside } => scale::checked(*scale, own, aside)?,
            Self::Score { max } if !(2..=SCORE_MOST).contains(max) => {
                return Err(Code::NumberOutOfRange.with("field", "max").with("limit", SCORE_MOST));
            }
            Self::Dots { dots, most } => {
                let fits =
                    (1..=DOTS_MOST).contains(dots) && most.is_none_or(|most| (1..=*dots).contains(&most));
                if !fits {
                    return Err(Code::NumberOutOfRange.with("field", "dots").with("limit", DOTS_MOST));
                }
            }
            Self::Approval | Self::Score { .. } | Self::Ranking | Self::Judgment => {}
        }
        Ok(self)
    }

    /// Asks about each option by itself; otherwise about all options at once.
    #[must_use]
    pub fn per_option(&self) -> bool {
        matches!(self, Self::Scale { .. } | Self::Approval)
    }

    /// Whether an option passes or not; otherwise the options are only put in order.
    #[must_use]
    pub fn decides(&self) -> bool {
        self.per_option()
    }

    /// The steps or grades that can be chosen, most support first; none where numbers are given.
    #[must_use]
    pub fn steps(&self) -> Vec<StepKey> {
        match self {
            Self::Scale { scale, own, .. } => scale::steps(*scale, own.len()),
            Self::Approval => approval::steps(),
            Self::Judgment => judgment::steps(),
            Self::Score { .. } | Self::Ranking | Self::Dots { .. } => Vec::new(),
        }
    }

    /// The step at which a juror takes no side.
    #[must_use]
    pub fn aside(&self) -> Option<StepKey> {
        match self {
            Self::Scale { aside, .. } => aside.clone(),
            Self::Approval => Some("abstain".into()),
            _ => None,
        }
    }

    /// The steps that may never count as support.
    #[must_use]
    pub fn never_counting(&self) -> Vec<StepKey> {
        match self {
            Self::Scale { scale, .. } => {
                let mut never = scale::never_counting(*scale);
                never.extend(self.aside());
                never
            }
            Self::Approval => vec!["abstain".into(), "reject".into()],
            _ => Vec::new(),
        }
    }

    /// The steps that count as support unless the round says otherwise.
    #[must_use]
    pub fn standard_counting(&self) -> Vec<StepKey> {
        match self {
            Self::Scale { scale, own, .. } => scale::standard_counting(*scale, own.len()),
            Self::Approval => vec!["approve".into()],
            _ => Vec::new(),
        }
    }

    /// Refuses an answer that this question does not take.
    ///
    /// # Errors
    /// `answer_wrong_method`, `step_unknown`, `option_unknown`, `option_twice`, `options_missing`,
    /// `dots_over`, `score_wrong`.
    pub fn check_answer(&self, question: &Question, answer: &Answer) -> Result<(), Refusal> {
        match (self, answer) {
            (_, Answer::Blank {}) => Ok(()),
            (Self::Scale { .. } | Self::Approval, Answer::Step(step)) => must_be_one(&self.steps(), step),
            (Self::Score { max }, Answer::Scores(scores)) => score::check(*max, question, scores),
            (Self::Ranking, Answer::Ranking(ranking)) => ranking::check(question, ranking),
            (Self::Dots { dots, most }, Answer::Dots(given)) => dots::check(*dots, *most, question, given),
            (Self::Judgment, Answer::Grades(grades)) => judgment::check(question, grades),
            _ => Err(Code::AnswerWrongMethod.into()),
        }
    }
}

/// Refuses a step that is not on the scale.
fn must_be_one(steps: &[StepKey], step: &StepKey) -> Result<(), Refusal> {
    if steps.contains(step) { Ok(()) } else { Err(Code::StepUnknown.into()) }
}

/// Refuses answers that do not speak of every option of the question exactly once.
fn must_be_all<'a>(
    question: &Question,
    named: impl ExactSizeIterator<Item = &'a VersionId>,
) -> Result<(), Refusal> {
    let given = named.len();
    for option in named {
        if !question.options.contains(option) {
            return Err(Code::OptionUnknown.into());
        }
    }
    if given < question.options.len() {
        return Err(Code::OptionsMissing.into());
    }
    Ok(())
}

/// The words of a scale of one's own, tidied.
fn own_words(own: &[String]) -> Result<Vec<String>, Refusal> {
    own.iter().map(|words| limits::needed("step", words, STEP_CHARS)).collect()
}
