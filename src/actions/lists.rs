//! Issues and solutions of a room.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::rooms::{inside, touch};
use super::{Ctx, Done, Tx, change};
use crate::clock;
use crate::jury::ids::{EntryId, JuryId, RoomId, StartingPointId};
use crate::jury::lists::{Act, Changed, ListKind, Lists, Verdict};
use crate::jury::record::Kind;
use crate::jury::refusal::{Code, Refusal};
use crate::jury::sight::{Operation, Topic};
use crate::no::No;
use crate::service::Service;
use crate::store;

/// An entry of the room's own.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewEntry {
    pub kind: ListKind,
    pub text: String,
}

/// New words for an entry.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EntryEdit {
    pub text: String,
}

/// Whether one supports an entry.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EntrySupport {
    pub supports: bool,
}

/// What the room decides on a starting point.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(tag = "verdict", rename_all = "snake_case", deny_unknown_fields)]
pub enum Settling {
    Keep {},
    Change {
        text: String,
    },
    Reject {
        #[serde(default)]
        reason: Option<String>,
    },
}

/// Adds an issue or a solution. Answers the entry's id.
pub async fn add_entry(
    service: &Service,
    ctx: Ctx,
    jury: JuryId,
    room: RoomId,
    new: NewEntry,
) -> Result<Done, No> {
    change(service, Operation::AddEntry, ctx, jury, move |tx| {
        with_lists(tx, room, |lists, act| lists.add(act, new.kind, &new.text))?;
        touch(tx, room);
        Ok(())
    })
    .await
}

/// Rewords one's own entry.
pub async fn edit_entry(
    service: &Service,
    ctx: Ctx,
    jury: JuryId,
    room: RoomId,
    entry: EntryId,
    edit: EntryEdit,
) -> Result<Done, No> {
    change(service, Operation::EditEntry, ctx, jury, move |tx| {
        with_lists(tx, room, |lists, act| lists.edit(act, entry, &edit.text))?;
        tx.touch(Topic::Room(room));
        // Other words begin without support.
        tx.touch(Topic::Me);
        Ok(())
    })
    .await
}

/// Takes one's own entry off the list.
pub async fn withdraw_entry(
    service: &Service,
    ctx: Ctx,
    jury: JuryId,
    room: RoomId,
    entry: EntryId,
) -> Result<Done, No> {
    change(service, Operation::WithdrawEntry, ctx, jury, move |tx| {
        with_lists(tx, room, |lists, act| lists.withdraw(act, entry))?;
        touch(tx, room);
        Ok(())
    })
    .await
}

/// Supports an entry, or no longer does.
pub async fn support_entry(
    service: &Service,
    ctx: Ctx,
    jury: JuryId,
    room: RoomId,
    entry: EntryId,
    support: EntrySupport,
) -> Result<Done, No> {
    change(service, Operation::SupportEntry, ctx, jury, move |tx| {
        with_lists(tx, room, |lists, act| lists.support(act, entry, support.supports))?;
        tx.touch(Topic::Room(room));
        tx.touch(Topic::Me);
        Ok(())
    })
    .await
}

/// Keeps, changes or rejects a starting point. Answers the entry's id where it is new.
pub async fn settle_starting_point(
    service: &Service,
    ctx: Ctx,
    jury: JuryId,
    room: RoomId,
    point: StartingPointId,
    settling: Settling,
) -> Result<Done, No> {
    change(service, Operation::SettleStartingPoint, ctx, jury, move |tx| {
        let point = store::starting_points::find(tx.conn, tx.jury.id, point)?.ok_or(Code::NotFound)?;
        let verdict = match &settling {
            Settling::Keep {} => Verdict::Keep,
            Settling::Change { text } => Verdict::Change(text),
            Settling::Reject { reason } => Verdict::Reject(reason.as_deref()),
        };
        let changed = with_lists(tx, room, |lists, act| lists.settle(act, &point, verdict))?;
        if let Some(settled) = changed.settled {
            let text = changed.entry.filter(|entry| !entry.withdrawn).map(|entry| entry.text);
            let facts = serde_json::json!({
                "room": room, "starting_point": settled.starting_point, "fate": settled.fate,
                "text": text, "reason": settled.reason, "by": settled.by,
            });
            tx.record(Kind::StartingPointSettled, facts, None)?;
        }
        touch(tx, room);
        // Other words begin without support.
        tx.touch(Topic::Me);
        Ok(())
    })
    .await
}

/// Decides on the lists of a room for whoever acts there, and saves what changed.
pub(super) fn with_lists(
    tx: &mut Tx,
    room: RoomId,
    decide: impl FnOnce(&mut Lists, Act) -> Result<Changed, Refusal>,
) -> Result<Changed, No> {
    let inside = inside(tx, room)?;
    inside.sitting.writable(tx.jury.settings.write_overnight)?;
    let mut lists = store::lists::of_room(tx.conn, room)?;
    let fresh: EntryId = clock::new_id();
    let act = Act { by: tx.actor.id, standing: inside.standing, now: tx.now, seq: tx.seq, fresh };
    let changed = decide(&mut lists, act)?;
    store::lists::save(tx.conn, tx.jury.id, &inside.row.round_id, room, &changed)?;
    let made = changed.entry.as_ref().is_some_and(|entry| entry.id == fresh)
        || changed.argument.as_ref().is_some_and(|argument| argument.id.0 == fresh.0)
        || changed.merge.as_ref().is_some_and(|merge| merge.id.0 == fresh.0);
    if made {
        tx.made(fresh.0);
    }
    Ok(changed)
}
