//! Entries of a room's list put together, split again, and put under headings.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::lists::with_lists;
use super::rooms::touch;
use super::{Ctx, Done, Tx, change};
use crate::jury::ids::{EntryId, GroupId, JuryId, MergeId, RoomId};
use crate::jury::lists::Changed;
use crate::jury::merging::SeenEntry;
use crate::jury::record::Kind;
use crate::jury::sight::{Operation, Topic};
use crate::no::No;
use crate::service::Service;

/// What is put together with an entry.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EntryMerging {
    /// The words of the entry that is kept, as they were shown.
    pub seen: String,
    /// The others, which stay readable under it.
    pub others: Vec<SeenEntry>,
    /// New words for the entry that is kept.
    #[serde(default)]
    pub words: Option<String>,
}

/// A new heading, and what stands under it.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewGroup {
    pub title: String,
    pub entries: Vec<EntryId>,
}

/// Other words for a heading.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GroupTitle {
    pub title: String,
    /// How it was shown.
    pub seen: String,
}

/// The heading under which an entry stands; none for no heading.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EntryPlace {
    #[serde(default)]
    pub group: Option<GroupId>,
}

/// Puts other entries of the list together into one. Answers the id of this putting together.
pub async fn merge_entries(
    service: &Service,
    ctx: Ctx,
    jury: JuryId,
    room: RoomId,
    entry: EntryId,
    merging: EntryMerging,
) -> Result<Done, No> {
    change(service, Operation::MergeEntries, ctx, jury, move |tx| {
        let kept = SeenEntry { entry, text: merging.seen };
        let changed = with_lists(tx, room, |lists, act| {
            lists.merge(act, &kept, &merging.others, merging.words.as_deref())
        })?;
        record(tx, room, Kind::EntriesMerged, &changed)?;
        touch_lists(tx, room);
        Ok(())
    })
    .await
}

/// Splits again what was put together.
pub async fn split_entries(
    service: &Service,
    ctx: Ctx,
    jury: JuryId,
    room: RoomId,
    merge: MergeId,
) -> Result<Done, No> {
    change(service, Operation::SplitEntries, ctx, jury, move |tx| {
        let changed = with_lists(tx, room, |lists, act| lists.split(act, merge))?;
        record(tx, room, Kind::EntriesSplit, &changed)?;
        touch_lists(tx, room);
        Ok(())
    })
    .await
}

/// Puts entries under a new heading. Answers the heading's id; that of one with the same words where
/// there is one.
pub async fn group_entries(
    service: &Service,
    ctx: Ctx,
    jury: JuryId,
    room: RoomId,
    new: NewGroup,
) -> Result<Done, No> {
    change(service, Operation::GroupEntries, ctx, jury, move |tx| {
        let changed = with_lists(tx, room, |lists, act| lists.group(act, &new.title, &new.entries))?;
        if let Some(group) = changed.group {
            tx.made(group.id.0);
        }
        tx.touch(Topic::Room(room));
        Ok(())
    })
    .await
}

/// Gives a heading other words.
pub async fn rename_group(
    service: &Service,
    ctx: Ctx,
    jury: JuryId,
    room: RoomId,
    group: GroupId,
    title: GroupTitle,
) -> Result<Done, No> {
    change(service, Operation::RenameGroup, ctx, jury, move |tx| {
        with_lists(tx, room, |lists, act| lists.rename_group(act, group, &title.seen, &title.title))?;
        tx.touch(Topic::Room(room));
        Ok(())
    })
    .await
}

/// Puts an entry under a heading of its list, or under none.
pub async fn place_entry(
    service: &Service,
    ctx: Ctx,
    jury: JuryId,
    room: RoomId,
    entry: EntryId,
    place: EntryPlace,
) -> Result<Done, No> {
    change(service, Operation::PlaceEntry, ctx, jury, move |tx| {
        with_lists(tx, room, |lists, act| lists.place(act, entry, place.group))?;
        tx.touch(Topic::Room(room));
        Ok(())
    })
    .await
}

fn record(tx: &mut Tx, room: RoomId, kind: Kind, changed: &Changed) -> Result<(), No> {
    let (Some(merge), Some(entry)) = (&changed.merge, &changed.entry) else { return Ok(()) };
    let others: Vec<_> =
        changed.others.iter().map(|one| serde_json::json!({ "entry": one.id, "text": one.text })).collect();
    let facts = serde_json::json!({
        "room": room, "merge": merge.id, "entry": entry.id, "text": entry.text, "others": others,
        "by": tx.actor.id,
    });
    Ok(tx.record(kind, facts, None)?)
}

/// The room's lists and their lengths, and what people support of them.
fn touch_lists(tx: &mut Tx, room: RoomId) {
    touch(tx, room);
    tx.touch(Topic::Me);
}
