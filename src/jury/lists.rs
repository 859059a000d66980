//! What a room writes down: issues and solutions, short entries with support.
//!
//! The lists begin from the jury's starting points. A room keeps, changes or rejects each, at any
//! time anew, and adds its own; where an entry comes from stays with it.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::arguments::Argument;
use super::ids::{EntryId, GroupId, PersonId, StartingPointId};
use super::limits;
use super::merging::{Group, Merge};
use super::promotion::Promoted;
use super::refusal::{Code, Refusal};
use super::rooms::Standing;
use super::time::UtcMillis;

/// Longest entry, in characters.
pub const ENTRY_MAX_CHARS: usize = 500;
/// Most entries of one kind in a room, withdrawn ones included.
pub const ENTRIES_MAX: usize = 100;
/// Longest starting point, and longest naming of its source, in characters.
pub const STARTING_POINT_MAX_CHARS: usize = 500;
/// Most starting points of a jury.
pub const STARTING_POINTS_MAX: i64 = 200;

/// What a jury begins from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum StartingKind {
    /// A known problem.
    Challenge,
    /// Why a problem is there.
    Cause,
    /// What somebody proposed before the jury met.
    Idea,
}

impl StartingKind {
    /// The list in which a room meets it.
    #[must_use]
    pub fn list(self) -> ListKind {
        match self {
            Self::Challenge | Self::Cause => ListKind::Issue,
            Self::Idea => ListKind::Solution,
        }
    }
}

/// One starting point, the same for all rooms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StartingPoint {
    pub id: StartingPointId,
    pub kind: StartingKind,
    pub text: String,
    /// Where it comes from, in words: a paper, a workshop.
    pub source: String,
}

/// The two lists of a room.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ListKind {
    Issue,
    Solution,
}

/// One issue or solution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub id: EntryId,
    pub kind: ListKind,
    pub text: String,
    /// Who added it, or kept or changed the starting point first.
    pub author: PersonId,
    /// The starting point that it comes from.
    pub from: Option<StartingPointId>,
    /// Taken off the list; stays readable for the report.
    pub withdrawn: bool,
    pub made_at: UtcMillis,
    /// Put together into another entry of the list, under which it stays readable.
    pub merged_into: Option<EntryId>,
    /// The heading under which it stands.
    pub group: Option<GroupId>,
    /// Jurors who support it as it reads now.
    pub support: BTreeSet<PersonId>,
}

impl Entry {
    /// Whether it is an entry of its own: neither taken off nor put together into another.
    #[must_use]
    pub fn stands(&self) -> bool {
        !self.withdrawn && self.merged_into.is_none()
    }
}

/// What became of a starting point in a room.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    Kept,
    Changed,
    Rejected,
}

/// A room's decision on a starting point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settled {
    pub starting_point: StartingPointId,
    pub fate: Fate,
    /// The entry that it became; stays, withdrawn, when rejected afterwards.
    pub entry: Option<EntryId>,
    /// Why it was rejected, where somebody said so.
    pub reason: Option<String>,
    pub by: PersonId,
    pub at: UtcMillis,
}

/// What a room may decide on a starting point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict<'a> {
    Keep,
    /// The new words.
    Change(&'a str),
    /// Why, if said.
    Reject(Option<&'a str>),
}

/// The lists of one room.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lists {
    pub entries: Vec<Entry>,
    pub settled: Vec<Settled>,
    /// Headings, those with nothing under them too.
    pub groups: Vec<Group>,
    /// What was put together, undone or not, oldest first.
    pub merges: Vec<Merge>,
    pub arguments: Vec<Argument>,
    /// Which recommendations were begun from entries of the room.
    pub promoted: Vec<Promoted>,
}

/// What a command changed, as it is now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changed {
    pub entry: Option<Entry>,
    pub settled: Option<Settled>,
    /// Other entries that changed with it.
    pub others: Vec<Entry>,
    pub group: Option<Group>,
    pub merge: Option<Merge>,
    pub argument: Option<Argument>,
}

impl Changed {
    pub(super) fn of(entry: Entry) -> Self {
        Self { entry: Some(entry), ..Self::default() }
    }
}

/// Who acts, and when.
#[derive(Clone, Copy, Debug)]
pub struct Act {
    pub by: PersonId,
    pub standing: Standing,
    pub now: UtcMillis,
    /// The number of the change, by which earlier and later are told.
    pub seq: i64,
    /// The id of what may come of it.
    pub fresh: EntryId,
}

impl Lists {
    /// Adds an entry of the room's own.
    ///
    /// # Errors
    /// `only_jurors_of_room`; `text_missing`, `text_too_long`; `list_full`.
    pub fn add(&mut self, act: Act, kind: ListKind, text: &str) -> Result<Changed, Refusal> {
        act.standing.takes_part()?;
        let text = limits::needed("text", text, ENTRY_MAX_CHARS)?;
        Ok(Changed::of(self.make(act, kind, text, None)?))
    }

    /// Rewords one's own entry. Support starts afresh with other words: nobody is shown to support
    /// what they have not seen.
    ///
    /// # Errors
    /// `only_jurors_of_room`; `not_found`; `entry_not_yours`; `entry_from_start` for one that came
    /// from a starting point, which the room changes together; `entry_withdrawn`; as for the text
    /// in [`Lists::add`].
    pub fn edit(&mut self, act: Act, id: EntryId, text: &str) -> Result<Changed, Refusal> {
        let entry = self.own(act, id)?;
        let text = limits::needed("text", text, ENTRY_MAX_CHARS)?;
        reword(entry, text);
        Ok(Changed::of(entry.clone()))
    }

    /// Takes one's own entry off the list.
    ///
    /// # Errors
    /// As [`Lists::edit`]; `entry_holds_others` while other people's entries are put together in it.
    pub fn withdraw(&mut self, act: Act, id: EntryId) -> Result<Changed, Refusal> {
        self.own(act, id)?;
        self.holds_none(id)?;
        let entry = self.own(act, id)?;
        entry.withdrawn = true;
        Ok(Changed::of(entry.clone()))
    }

    /// A juror of the room supports an entry, or no longer does; saying the same twice is no error.
    ///
    /// # Errors
    /// `only_jurors_of_room`; `not_found`; `entry_withdrawn`; `entry_merged`.
    pub fn support(&mut self, act: Act, id: EntryId, supports: bool) -> Result<Changed, Refusal> {
        act.standing.deliberates()?;
        let entry = standing_entry(&mut self.entries, id)?;
        if supports {
            entry.support.insert(act.by);
        } else {
            entry.support.remove(&act.by);
        }
        Ok(Changed::of(entry.clone()))
    }

    /// The room keeps, changes or rejects a starting point; a later verdict replaces an earlier.
    /// A change that alters nothing is a keep.
    ///
    /// # Errors
    /// `only_jurors_of_room`; for new words and the reason as in [`Lists::add`]; `list_full`;
    /// `entry_merged` and `entry_holds_others` for an entry that was put together with others.
    pub fn settle(&mut self, act: Act, start: &StartingPoint, verdict: Verdict) -> Result<Changed, Refusal> {
        act.standing.takes_part()?;
        let (fate, text, reason) = match verdict {
            Verdict::Keep => (Fate::Kept, Some(start.text.clone()), None),
            Verdict::Change(text) => {
                let text = limits::needed("text", text, ENTRY_MAX_CHARS)?;
                (if text == start.text { Fate::Kept } else { Fate::Changed }, Some(text), None)
            }
            Verdict::Reject(reason) => {
                let said = reason.filter(|r| !r.trim().is_empty());
                (
                    Fate::Rejected,
                    None,
                    said.map(|r| limits::needed("reason", r, limits::LINE_CHARS)).transpose()?,
                )
            }
        };
        let entry = self.reflect(act, start, text)?;
        let settled = Settled {
            starting_point: start.id,
            fate,
            entry: entry.as_ref().map(|e| e.id),
            reason,
            by: act.by,
            at: act.now,
        };
        self.settled.retain(|s| s.starting_point != start.id);
        self.settled.push(settled.clone());
        Ok(Changed { entry, settled: Some(settled), ..Changed::default() })
    }

    /// The starting points on which the room has not decided, in the order given.
    pub fn unsettled<'a>(&self, starts: &'a [StartingPoint]) -> Vec<&'a StartingPoint> {
        starts.iter().filter(|p| self.settled.iter().all(|s| s.starting_point != p.id)).collect()
    }

    /// Brings the entry of a starting point in line: these words, or withdrawn.
    fn reflect(
        &mut self,
        act: Act,
        start: &StartingPoint,
        text: Option<String>,
    ) -> Result<Option<Entry>, Refusal> {
        let known = self.entries.iter().find(|e| e.from == Some(start.id));
        if let Some(entry) = known {
            if entry.merged_into.is_some() {
                return Err(Code::EntryMerged.into());
            }
            if text.is_none() {
                self.holds_none(entry.id)?;
            }
        }
        let known = self.entries.iter_mut().find(|e| e.from == Some(start.id));
        match (known, text) {
            (Some(entry), Some(text)) => {
                entry.withdrawn = false;
                reword(entry, text);
                Ok(Some(entry.clone()))
            }
            (Some(entry), None) => {
                entry.withdrawn = true;
                Ok(Some(entry.clone()))
            }
            (None, Some(text)) => self.make(act, start.kind.list(), text, Some(start.id)).map(Some),
            (None, None) => Ok(None),
        }
    }

    fn make(
        &mut self,
        act: Act,
        kind: ListKind,
        text: String,
        from: Option<StartingPointId>,
    ) -> Result<Entry, Refusal> {
        if self.entries.iter().filter(|e| e.kind == kind).count() >= ENTRIES_MAX {
            return Err(Code::ListFull.with("most", ENTRIES_MAX));
        }
        let entry = Entry {
            id: act.fresh,
            kind,
            text,
            author: act.by,
            from,
            withdrawn: false,
            made_at: act.now,
            merged_into: None,
            group: None,
            support: BTreeSet::new(),
        };
        self.entries.push(entry.clone());
        Ok(entry)
    }

    fn own(&mut self, act: Act, id: EntryId) -> Result<&mut Entry, Refusal> {
        act.standing.takes_part()?;
        let entry = self.entries.iter_mut().find(|e| e.id == id).ok_or(Code::NotFound)?;
        if entry.from.is_some() {
            return Err(Code::EntryFromStart.into());
        }
        if entry.author != act.by {
            return Err(Code::EntryNotYours.into());
        }
        must_stand(entry)?;
        Ok(entry)
    }

    /// An entry of the room that stands.
    ///
    /// # Errors
    /// `not_found`; `entry_withdrawn`; `entry_merged`.
    pub fn standing(&self, id: EntryId) -> Result<&Entry, Refusal> {
        let entry = self.entries.iter().find(|e| e.id == id).ok_or(Code::NotFound)?;
        must_stand(entry)?;
        Ok(entry)
    }

    pub(super) fn entry_mut(&mut self, id: EntryId) -> Result<&mut Entry, Refusal> {
        standing_entry(&mut self.entries, id)
    }

    /// Other people's words do not disappear along with the entry under which they are read.
    fn holds_none(&self, id: EntryId) -> Result<(), Refusal> {
        if self.entries.iter().any(|e| e.merged_into == Some(id)) {
            return Err(Code::EntryHoldsOthers.into());
        }
        Ok(())
    }
}

fn must_stand(entry: &Entry) -> Result<(), Refusal> {
    if entry.withdrawn {
        return Err(Code::EntryWithdrawn.into());
    }
    if entry.merged_into.is_some() { Err(Code::EntryMerged.into()) } else { Ok(()) }
}

fn standing_entry(entries: &mut [Entry], id: EntryId) -> Result<&mut Entry, Refusal> {
    let entry = entries.iter_mut().find(|e| e.id == id).ok_or(Code::NotFound)?;
    must_stand(entry)?;
    Ok(entry)
}

pub(super) fn reword(entry: &mut Entry, text: String) {
    if entry.text != text {
        entry.text = text;
        entry.support.clear();
    }
}

#[cfg(test)]
#[path = "lists_tests.rs"]
mod tests;
