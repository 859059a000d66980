//! Entries of one list put together, and headings over them.
//!
//! Putting together loses nothing: the entry that is kept goes on, the others stay readable under
//! it with their words, their author and their support. Support is never added up: who supported
//! one wording has not said anything about another. It can be undone while nothing has been made of
//! the entry since.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::ids::{EntryId, GroupId, MergeId, PersonId};
use super::limits;
use super::lists::{Act, Changed, ENTRY_MAX_CHARS, ListKind, Lists, reword};
use super::refusal::{Code, Refusal};
use super::time::UtcMillis;

/// Longest heading, in characters.
pub const HEADING_MAX_CHARS: usize = 80;

/// An entry as somebody had it before their eyes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SeenEntry {
    pub entry: EntryId,
    /// Its words as they were shown.
    pub text: String,
}

/// Words and support of an entry at some time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wording {
    pub text: String,
    pub support: BTreeSet<PersonId>,
}

/// Entries that were put together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merge {
    pub id: MergeId,
    /// The entry that goes on.
    pub kept: EntryId,
    /// Those that stay readable under it.
    pub gone: Vec<EntryId>,
    /// How the kept entry was worded and supported before.
    pub before: Wording,
    /// Its words when it was done.
    pub words: String,
    pub by: PersonId,
    pub at: UtcMillis,
    /// The number of the change that did it.
    pub seq: i64,
    pub undone: bool,
}

/// A heading in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    pub id: GroupId,
    pub kind: ListKind,
    pub title: String,
    pub made_at: UtcMillis,
}

impl Lists {
    /// Puts entries of one list together into the first, with new words where given. With other
    /// words its support starts afresh; that of the others stays with them.
    ///
    /// # Errors
    /// `only_jurors_of_room`; `entries_missing` without another entry; for each entry `not_found`,
    /// `entry_withdrawn`, `entry_merged`, `words_changed`; `lists_differ`; for new words as in
    /// [`Lists::add`].
    pub fn merge(
        &mut self,
        act: Act,
        kept: &SeenEntry,
        others: &[SeenEntry],
        words: Option<&str>,
    ) -> Result<Changed, Refusal> {
        act.standing.takes_part()?;
        let gone: BTreeSet<EntryId> = others.iter().map(|seen| seen.entry).collect();
        if gone.is_empty() || gone.len() != others.len() || gone.contains(&kept.entry) {
            return Err(Code::EntriesMissing.into());
        }
        let words = words.map(|words| limits::needed("words", words, ENTRY_MAX_CHARS)).transpose()?;
        let into = self.as_seen(kept)?;
        let kind = self.standing(into)?.kind;
        for other in others {
            let other = self.as_seen(other)?;
            if self.standing(other)?.kind != kind {
                return Err(Code::ListsDiffer.into());
            }
        }
        let mut changed = Changed::default();
        for other in &gone {
            let other = self.entry_mut(*other)?;
            other.merged_into = Some(into);
            changed.others.push(other.clone());
        }
        let entry = self.entry_mut(into)?;
        let before = Wording { text: entry.text.clone(), support: entry.support.clone() };
        if let Some(words) = words {
            reword(entry, words);
        }
        let merge = Merge {
            id: MergeId(act.fresh.0),
            kept: into,
            gone: gone.into_iter().collect(),
            before,
            words: entry.text.clone(),
            by: act.by,
            at: act.now,
            seq: act.seq,
            undone: false,
        };
        changed.entry = Some(entry.clone());
        changed.merge = Some(merge.clone());
        self.merges.push(merge);
        Ok(changed)
    }

    /// The last putting together into an entry that has not been undone.
    #[must_use]
    pub fn last_merge(&self, kept: EntryId) -> Option<&Merge> {
        self.merges.iter().rfind(|merge| merge.kept == kept && !merge.undone)
    }

    /// Undoes putting together, the last one first. Where the words were changed by it and still
    /// read so, the words before come back with their support.
    ///
    /// # Errors
    /// `only_jurors_of_room`; `not_found`; `merge_undone`; `merge_not_last`; `entry_promoted` when a
    /// recommendation was begun from the entry since; `entry_withdrawn`, `entry_merged` when it does
    /// not stand.
    pub fn split(&mut self, act: Act, id: MergeId) -> Result<Changed, Refusal> {
        act.standing.takes_part()?;
        let merge = self.merges.iter().find(|merge| merge.id == id).ok_or(Code::NotFound)?.clone();
        if merge.undone {
            return Err(Code::MergeUndone.into());
        }
        if self.last_merge(merge.kept).map(|last| last.id) != Some(id) {
            return Err(Code::MergeNotLast.into());
        }
        if self.promoted.iter().any(|one| one.entry == merge.kept && one.seq > merge.seq) {
            return Err(Code::EntryPromoted.into());
        }
        let entry = self.entry_mut(merge.kept)?;
        if merge.words != merge.before.text && entry.text == merge.words {
            entry.text.clone_from(&merge.before.text);
            entry.support.clone_from(&merge.before.support);
        }
        let mut changed = Changed::of(entry.clone());
        for other in self.entries.iter_mut().filter(|other| merge.gone.contains(&other.id)) {
            other.merged_into = None;
            changed.others.push(other.clone());
        }
        for one in self.merges.iter_mut().filter(|one| one.id == id) {
            one.undone = true;
            changed.merge = Some(one.clone());
        }
        Ok(changed)
    }

    /// The entries put together into one, those put together into them too, in the order of making.
    #[must_use]
    pub fn merged_under(&self, kept: EntryId) -> Vec<EntryId> {
        let ends_in = |mut id: EntryId| {
            // A chain is no longer than the list.
            for _ in 0..self.entries.len() {
                let next =
                    self.entries.iter().find(|entry| entry.id == id).and_then(|entry| entry.merged_into);
                match next {
                    Some(next) if next == kept => return true,
                    Some(next) => id = next,
                    None => return false,
                }
            }
            false
        };
        self.entries.iter().map(|entry| entry.id).filter(|id| ends_in(*id)).collect()
    }

    /// Puts entries of one list under a new heading. A heading of that list that reads the same is
    /// taken instead: two people may have had the same thought at once.
    ///
    /// # Errors
    /// `only_jurors_of_room`; `text_missing`, `text_too_long`; `entries_missing`; for each entry
    /// `not_found`, `entry_withdrawn`, `entry_merged`; `lists_differ`.
    pub fn group(&mut self, act: Act, title: &str, entries: &[EntryId]) -> Result<Changed, Refusal> {
        act.standing.takes_part()?;
        let title = heading(title)?;
        let first = *entries.first().ok_or(Code::EntriesMissing)?;
        let kind = self.standing(first)?.kind;
        for id in entries {
            if self.standing(*id)?.kind != kind {
                return Err(Code::ListsDiffer.into());
            }
        }
        let known = self.shown_groups(kind).into_iter().find(|group| same(&group.title, &title)).cloned();
        let group = known.unwrap_or(Group { id: GroupId(act.fresh.0), kind, title, made_at: act.now });
        if !self.groups.contains(&group) {
            self.groups.push(group.clone());
        }
        let mut changed = Changed { group: Some(group.clone()), ..Changed::default() };
        for id in entries {
            let entry = self.entry_mut(*id)?;
            entry.group = Some(group.id);
            changed.others.push(entry.clone());
        }
        Ok(changed)
    }

    /// Puts an entry under a heading of its list, or under none.
    ///
    /// # Errors
    /// `only_jurors_of_room`; `not_found`, `entry_withdrawn`, `entry_merged`; `group_unknown` for a
    /// heading that is not there or has vanished.
    pub fn place(&mut self, act: Act, id: EntryId, group: Option<GroupId>) -> Result<Changed, Refusal> {
        act.standing.takes_part()?;
        let kind = self.standing(id)?.kind;
        if let Some(group) = group
            && !self.shown_groups(kind).iter().any(|shown| shown.id == group)
        {
            return Err(Code::GroupUnknown.into());
        }
        let entry = self.entry_mut(id)?;
        entry.group = group;
        Ok(Changed::of(entry.clone()))
    }

    /// Gives a heading other words; `seen` is how it read.
    ///
    /// # Errors
    /// `only_jurors_of_room`; `text_missing`, `text_too_long`; `group_unknown`; `words_changed`;
    /// `heading_taken`.
    pub fn rename_group(
        &mut self,
        act: Act,
        id: GroupId,
        seen: &str,
        title: &str,
    ) -> Result<Changed, Refusal> {
        act.standing.takes_part()?;
        let title = heading(title)?;
        let kind = self.groups.iter().find(|group| group.id == id).ok_or(Code::GroupUnknown)?.kind;
        let shown = self.shown_groups(kind);
        let group = shown.iter().find(|group| group.id == id).ok_or(Code::GroupUnknown)?;
        if group.title != seen {
            return Err(Code::WordsChanged.into());
        }
        if shown.iter().any(|group| group.id != id && same(&group.title, &title)) {
            return Err(Code::HeadingTaken.into());
        }
        let mut changed = Changed::default();
        for group in self.groups.iter_mut().filter(|group| group.id == id) {
            group.title.clone_from(&title);
            changed.group = Some(group.clone());
        }
        Ok(changed)
    }

    /// The headings of a list with something under them, in the order of making: one with nothing
    /// under it has vanished.
    #[must_use]
    pub fn shown_groups(&self, kind: ListKind) -> Vec<&Group> {
        let holds = |group: &Group| self.entries.iter().any(|e| e.stands() && e.group == Some(group.id));
        self.groups.iter().filter(|group| group.kind == kind && holds(group)).collect()
    }

    /// An entry that stands and reads as it was seen.
    pub(super) fn as_seen(&self, seen: &SeenEntry) -> Result<EntryId, Refusal> {
        let entry = self.standing(seen.entry)?;
        if entry.text == seen.text { Ok(entry.id) } else { Err(Code::WordsChanged.into()) }
    }
}

fn heading(title: &str) -> Result<String, Refusal> {
    // One line.
    limits::needed("title", &title.split_whitespace().collect::<Vec<_>>().join(" "), HEADING_MAX_CHARS)
}

fn same(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.to_lowercase()
}

#[cfg(test)]
#[path = "merging_tests.rs"]
mod tests;
