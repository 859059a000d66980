//! A temperature check: a quick show of hands on five steps, while an item is open. It is not a vote:
//! nothing follows from it, and it is gone when the item closes.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::ids::{ItemId, PersonId, TemperatureId};
use super::limits;
use super::refusal::{Code, Refusal};

/// Characters of the question.
pub const QUESTION_CHARS: usize = 200;

/// How somebody feels about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Feeling {
    StronglyFor,
    For,
    Between,
    Against,
    StronglyAgainst,
}

impl Feeling {
    /// Every step, from strongly for to strongly against.
    pub const ALL: [Self; 5] =
        [Self::StronglyFor, Self::For, Self::Between, Self::Against, Self::StronglyAgainst];
}

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    pub id: TemperatureId,
    pub item: ItemId,
    pub question: String,
    /// Names are shown with the answers.
    pub named: bool,
    /// The facilitator has shown the answers.
    pub shown: bool,
}

/// Somebody's answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answer {
    pub person: PersonId,
    pub feeling: Feeling,
}

/// How many answered with one step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Spread {
    pub feeling: Feeling,
    pub people: usize,
    /// Who they are, where the check is named and whoever looks may see names.
    pub names: Vec<PersonId>,
}

impl Check {
    /// Asks a question.
    ///
    /// # Errors
    /// `text_missing`, `text_too_long`.
    pub fn ask(id: TemperatureId, item: ItemId, question: &str, named: bool) -> Result<Self, Refusal> {
        let question = limits::needed("question", question, QUESTION_CHARS)?;
        Ok(Self { id, item, question, named, shown: false })
    }

    /// Whether an answer is still taken. Once the answers are shown nobody changes theirs: where no
    /// names are shown, a number that moves would give its owner away.
    ///
    /// # Errors
    /// `temperature_shown`.
    pub fn must_take_answers(&self) -> Result<(), Refusal> {
        if self.shown { Err(Code::TemperatureShown.into()) } else { Ok(()) }
    }

    /// All five steps with their numbers, once the answers are shown; before that nothing.
    #[must_use]
    pub fn spread(&self, answers: &[Answer], sees_names: bool) -> Option<Vec<Spread>> {
        if !self.shown {
            return None;
        }
        let of = |feeling| {
            let mut names: Vec<PersonId> = answers
                .iter()
                .filter(|answer| answer.feeling == feeling)
                .map(|answer| answer.person)
                .collect();
            names.sort_unstable();
            let people = names.len();
            if !(self.named && sees_names) {
                names.clear();
            }
            Spread { feeling, people, names }
        };
        Some(Feeling::ALL.into_iter().map(of).collect())
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use uuid::Uuid;

    fn check(named: bool) -> Check {
        Check::ask(TemperatureId(Uuid::nil()), ItemId(Uuid::nil()), " Break now? ", named).unwrap()
    }

    #[test]
    fn nobody_sees_anything_before_it_is_shown_and_no_names_unless_it_is_named() {
        let answer = |n, feeling| Answer { person: PersonId(Uuid::from_u128(n)), feeling };
        let answers = [answer(2, Feeling::For), answer(1, Feeling::For), answer(3, Feeling::Against)];
        let mut unnamed = check(false);
        assert_eq!(unnamed.question, "Break now?");
        assert_eq!(unnamed.spread(&answers, true), None);
        unnamed.shown = true;
        let spread = unnamed.spread(&answers, true).unwrap();
        assert_eq!(spread.iter().map(|one| one.people).collect::<Vec<_>>(), [0, 2, 0, 1, 0]);
        assert!(spread.iter().all(|one| one.names.is_empty()));
        assert_eq!(unnamed.must_take_answers().unwrap_err().code, Code::TemperatureShown);
        let named = Check { shown: true, ..check(true) };
        let names = &named.spread(&answers, true).unwrap()[1].names;
        assert_eq!(names, &[PersonId(Uuid::from_u128(1)), PersonId(Uuid::from_u128(2))]);
        assert!(named.spread(&answers, false).unwrap()[1].names.is_empty());
    }

    #[test]
    fn a_question_is_short_and_says_something() {
        let ask = |text: &str| Check::ask(TemperatureId(Uuid::nil()), ItemId(Uuid::nil()), text, false);
        assert_eq!(ask("  ").unwrap_err().code, Code::TextMissing);
        assert_eq!(ask(&"é".repeat(201)).unwrap_err().code, Code::TextTooLong);
    }
}
