//! Issues and solutions as they are read: with what was said of each, what was put together in it,
//! what it rests on and what became of it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::room::StartingPointLine;
use crate::jury::arguments::Side;
use crate::jury::citations::{Citation, Citing};
use crate::jury::evidence::{Evidence, EvidenceState};
use crate::jury::ids::{
    ArgumentId, CitationId, EntryId, EvidenceId, GroupId, JuryId, MergeId, PersonId, RecommendationId, RoomId,
};
use crate::jury::lists::{Entry, Fate, ListKind, Lists, StartingPoint};
use crate::jury::time::UtcMillis;
use crate::no::Fault;
use crate::store::{self, Conn};

/// An issue or solution that stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct EntryLine {
    pub id: EntryId,
    pub text: String,
    pub author: PersonId,
    pub made_at: UtcMillis,
    /// Jurors who support it as it reads now; those of what was put together in it are told there.
    pub support: usize,
    /// The starting point that it comes from.
    pub from: Option<StartingPointLine>,
    /// Kept or changed; none for an entry of the room's own.
    pub fate: Option<Fate>,
    /// The heading under which it stands.
    pub group: Option<GroupId>,
    pub arguments: Vec<ArgumentLine>,
    pub citations: Vec<CitationLine>,
    /// What was put together in it, in the order of making.
    pub merged: Vec<MergedLine>,
    /// The putting together that can be undone next; none when there is none, or when a
    /// recommendation was begun from the entry since.
    pub merge: Option<MergeId>,
    /// Recommendations that were begun from it.
    pub became: Vec<RecommendationId>,
}

/// A heading with something under it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct GroupLine {
    pub id: GroupId,
    pub kind: ListKind,
    pub title: String,
}

/// Something said for or against an entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ArgumentLine {
    pub id: ArgumentId,
    pub side: Side,
    pub text: String,
    pub author: PersonId,
    pub made_at: UtcMillis,
    /// It was said before the entry had the words that it has now.
    pub earlier_words: bool,
    pub citations: Vec<CitationLine>,
}

/// An entry that was put together into another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct MergedLine {
    pub id: EntryId,
    pub text: String,
    pub author: PersonId,
    /// Jurors who supported it by itself.
    pub support: usize,
    pub arguments: Vec<ArgumentLine>,
    pub citations: Vec<CitationLine>,
    pub became: Vec<RecommendationId>,
}

/// A pointer to a piece of evidence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CitationLine {
    pub id: CitationId,
    pub evidence: EvidenceId,
    pub title: String,
    /// The evidence was withdrawn after it was cited.
    pub withdrawn: bool,
    /// The quoted words; empty without.
    pub passage: String,
    /// Where in it, in words; empty without.
    pub place: String,
    /// Who cited it, for those inside the jury.
    pub by: Option<PersonId>,
}

/// What is cited, by what cites it.
pub type Cited = BTreeMap<Citing, Vec<CitationLine>>;

/// The lines of citations; `inside`: the audience may know who cited.
pub fn cited(conn: &mut Conn, jury: JuryId, citations: Vec<Citation>, inside: bool) -> Result<Cited, Fault> {
    let mut cited = Cited::new();
    if citations.is_empty() {
        return Ok(cited);
    }
    let pieces: BTreeMap<EvidenceId, Evidence> =
        store::evidence::all(conn, jury)?.into_iter().map(|it| (it.id, it)).collect();
    for one in citations {
        let Some(piece) = pieces.get(&one.evidence) else { continue };
        cited.entry(one.on).or_default().push(CitationLine {
            id: one.id,
            evidence: one.evidence,
            title: piece.content.title.clone(),
            withdrawn: piece.state == EvidenceState::Withdrawn,
            passage: one.passage,
            place: one.place,
            by: inside.then_some(one.by),
        });
    }
    Ok(cited)
}

/// The lists of one room, with everything that lines are made of.
pub struct Read<'a> {
    pub lists: &'a Lists,
    points: &'a [StartingPoint],
    cited: Cited,
}

impl<'a> Read<'a> {
    /// Reads what the lists of a room cite.
    pub fn of(
        conn: &mut Conn,
        jury: JuryId,
        room: RoomId,
        lists: &'a Lists,
        points: &'a [StartingPoint],
    ) -> Result<Self, Fault> {
        let citations = store::citations::in_room(conn, room)?;
        Ok(Self { lists, points, cited: cited(conn, jury, citations, true)? })
    }

    /// The entries of a list that stand, in the order of making.
    pub fn entries(&self, kind: ListKind) -> Vec<EntryLine> {
        let own = self.lists.entries.iter().filter(|entry| entry.kind == kind && entry.stands());
        own.map(|entry| self.entry(entry)).collect()
    }

    /// The headings of both lists, in the order of making.
    pub fn groups(&self) -> Vec<GroupLine> {
        [ListKind::Issue, ListKind::Solution]
            .into_iter()
            .flat_map(|kind| self.lists.shown_groups(kind))
            .map(|group| GroupLine { id: group.id, kind: group.kind, title: group.title.clone() })
            .collect()
    }

    fn entry(&self, entry: &Entry) -> EntryLine {
        let from = self.points.iter().find(|point| Some(point.id) == entry.from);
        let settled = self.lists.settled.iter().find(|one| Some(one.starting_point) == entry.from);
        // New words in putting together change a starting point that was kept.
        let reworded = from.is_some_and(|from| from.text != entry.text);
        let merged = self.lists.merged_under(entry.id);
        let last = self.lists.last_merge(entry.id).filter(|merge| {
            !self.lists.promoted.iter().any(|one| one.entry == entry.id && one.seq > merge.seq)
        });
        EntryLine {
            id: entry.id,
            text: entry.text.clone(),
            author: entry.author,
            made_at: entry.made_at,
            support: entry.support.len(),
            from: from.map(StartingPointLine::from),
            fate: settled.map(|settled| if reworded { Fate::Changed } else { settled.fate }),
            group: entry.group.filter(|group| self.lists.groups.iter().any(|known| known.id == *group)),
            arguments: self.arguments(entry),
            citations: self.citations(Citing::Entry(entry.id)),
            merged: self
                .lists
                .entries
                .iter()
                .filter(|other| merged.contains(&other.id))
                .map(|other| self.merged(other))
                .collect(),
            merge: last.map(|merge| merge.id),
            became: self.became(entry.id),
        }
    }

    fn merged(&self, entry: &Entry) -> MergedLine {
        MergedLine {
            id: entry.id,
            text: entry.text.clone(),
            author: entry.author,
            support: entry.support.len(),
            arguments: self.arguments(entry),
            citations: self.citations(Citing::Entry(entry.id)),
            became: self.became(entry.id),
        }
    }

    fn arguments(&self, entry: &Entry) -> Vec<ArgumentLine> {
        let said = self.lists.arguments.iter().filter(|one| one.entry == entry.id && !one.withdrawn);
        said.map(|one| ArgumentLine {
            id: one.id,
            side: one.side,
            text: one.text.clone(),
            author: one.author,
            made_at: one.made_at,
            earlier_words: one.about != entry.text,
            citations: self.citations(Citing::Argument(one.id)),
        })
        .collect()
    }

    fn citations(&self, by: Citing) -> Vec<CitationLine> {
        self.cited.get(&by).cloned().unwrap_or_default()
    }

    fn became(&self, entry: EntryId) -> Vec<RecommendationId> {
        let begun = self.lists.promoted.iter().filter(|one| one.entry == entry);
        begun.map(|one| one.recommendation).collect()
    }
}
