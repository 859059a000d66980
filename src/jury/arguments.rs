//! Short arguments for and against an issue or a solution.

use super::coded::coded;
use super::ids::{ArgumentId, EntryId, PersonId};
use super::limits;
use super::lists::{Act, Changed, Lists};
use super::merging::SeenEntry;
use super::refusal::{Code, Refusal};
use super::time::UtcMillis;

/// Longest argument, in characters.
pub const ARGUMENT_MAX_CHARS: usize = 300;
/// Most arguments under one entry, withdrawn ones included.
pub const ARGUMENTS_MAX: usize = 40;

coded! {
    /// On which side an argument is.
    Side {
        For => "for",
        Against => "against",
    }
}

/// Something said for or against an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Argument {
    pub id: ArgumentId,
    pub entry: EntryId,
    pub side: Side,
    pub text: String,
    /// The entry's words that it was said about.
    pub about: String,
    pub author: PersonId,
    pub withdrawn: bool,
    pub made_at: UtcMillis,
}

impl Lists {
    /// Says something for or against an entry, about the words that were seen.
    ///
    /// # Errors
    /// `only_jurors_of_room`; `not_found`, `entry_withdrawn`, `entry_merged`, `words_changed`;
    /// `text_missing`, `text_too_long`; `arguments_enough`.
    pub fn argue(&mut self, act: Act, about: &SeenEntry, side: Side, text: &str) -> Result<Changed, Refusal> {
        act.standing.takes_part()?;
        let text = limits::needed("text", text, ARGUMENT_MAX_CHARS)?;
        let entry = self.as_seen(about)?;
        if self.arguments.iter().filter(|argument| argument.entry == entry).count() >= ARGUMENTS_MAX {
            return Err(Code::ArgumentsEnough.with("most", ARGUMENTS_MAX));
        }
        let argument = Argument {
            id: ArgumentId(act.fresh.0),
            entry,
            side,
            text,
            about: about.text.clone(),
            author: act.by,
            withdrawn: false,
            made_at: act.now,
        };
        self.arguments.push(argument.clone());
        Ok(Changed { argument: Some(argument), ..Changed::default() })
    }

    /// An argument that stands.
    ///
    /// # Errors
    /// `not_found`; `argument_withdrawn`.
    pub fn argument(&self, id: ArgumentId) -> Result<&Argument, Refusal> {
        let argument = self.arguments.iter().find(|one| one.id == id).ok_or(Code::NotFound)?;
        if argument.withdrawn { Err(Code::ArgumentWithdrawn.into()) } else { Ok(argument) }
    }

    /// Takes back one's own argument.
    ///
    /// # Errors
    /// `only_jurors_of_room`; `not_found`; `argument_not_yours`; `argument_withdrawn`.
    pub fn withdraw_argument(&mut self, act: Act, id: ArgumentId) -> Result<Changed, Refusal> {
        act.standing.takes_part()?;
        let argument = self.arguments.iter_mut().find(|one| one.id == id).ok_or(Code::NotFound)?;
        if argument.author != act.by {
            return Err(Code::ArgumentNotYours.into());
        }
        if argument.withdrawn {
            return Err(Code::ArgumentWithdrawn.into());
        }
        argument.withdrawn = true;
        Ok(Changed { argument: Some(argument.clone()), ..Changed::default() })
    }
}
