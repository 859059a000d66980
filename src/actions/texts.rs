//! Beside a shared text: snapshots to go back to, comments on its passages, a room's notes.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::rooms::inside;
use super::{Ctx, Done, Tx, change, documents};
use crate::clock;
use crate::jury::ids::{CommentId, DocumentId, JuryId, RoomId, SnapshotId};
use crate::jury::refusal::Code;
use crate::jury::rooms::Sitting;
use crate::jury::sight::{Operation, Reach, Topic, Viewer, reach};
use crate::jury::texts::{AUTOMATIC_MAX, Passage, Said, snapshot_name};
use crate::no::No;
use crate::service::Service;
use crate::store;
use crate::store::texts::SnapshotRow;

/// A name to find a snapshot by.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SnapshotName {
    pub name: String,
}

/// A comment, or a reply to one.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewComment {
    pub text: String,
    /// What it is about; without one, and without a parent, the whole text.
    #[serde(default)]
    pub passage: Option<Passage>,
    /// The comment that it replies to.
    #[serde(default)]
    pub parent: Option<CommentId>,
}

/// Whether a comment is settled.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Resolving {
    pub resolved: bool,
}

/// Keeps the text as it reads now. Answers the snapshot's id.
pub async fn name_snapshot(
    service: &Service,
    ctx: Ctx,
    jury: JuryId,
    document: DocumentId,
    new: SnapshotName,
) -> Result<Done, No> {
    change(service, Operation::NameSnapshot, ctx, jury, move |tx| {
        writes(tx, document)?;
        let there = store::texts::snapshots(tx.conn, document)?;
        let named = there.iter().filter(|row| !row.automatic).count();
        let name = snapshot_name(&new.name, named)?;
        keep_snapshot(tx, document, name, false)?;
        tx.touch(Topic::Text(document));
        Ok(())
    })
    .await
}

/// Says that the text goes back to a snapshot: the text as it reads now is kept first. The page writes
/// the old words, as a change of this writer. Answers the id of the snapshot that was kept.
pub async fn restore_snapshot(
    service: &Service,
    ctx: Ctx,
    jury: JuryId,
    document: DocumentId,
    snapshot: SnapshotId,
) -> Result<Done, No> {
    change(service, Operation::RestoreSnapshot, ctx, jury, move |tx| {
        writes(tx, document)?;
        let there = store::texts::snapshots(tx.conn, document)?;
        let one = there.iter().find(|row| row.id == snapshot.to_string()).ok_or(Code::NotFound)?;
        let automatic: Vec<_> = there.iter().filter(|row| row.automatic).collect();
        for old in automatic.into_iter().skip(AUTOMATIC_MAX - 1).filter(|row| row.id != one.id) {
            store::texts::remove_snapshot(tx.conn, store::id(old.id.clone())?)?;
        }
        keep_snapshot(tx, document, one.name.clone(), true)?;
        tx.touch(Topic::Text(document));
        Ok(())
    })
    .await
}

fn keep_snapshot(tx: &mut Tx, document: DocumentId, name: String, automatic: bool) -> Result<(), No> {
    let (text, notes) = documents::reads(tx.conn, document)?;
    let id: SnapshotId = clock::new_id();
    let row = SnapshotRow {
        id: id.to_string(),
        document_id: document.to_string(),
        name,
        automatic,
        made_by: tx.actor.id.to_string(),
        at: tx.now.0,
        title: text.title,
        body: text.body,
        reasons: text.reasons,
        notes,
    };
    store::texts::insert_snapshot(tx.conn, row)?;
    tx.made(id.0);
    Ok(())
}

/// Comments on a passage or on the whole text, or replies. Answers the comment's id.
pub async fn write_comment(
    service: &Service,
    ctx: Ctx,
    jury: JuryId,
    document: DocumentId,
    new: NewComment,
) -> Result<Done, No> {
    change(service, Operation::WriteComment, ctx, jury, move |tx| {
        writes(tx, document)?;
        let said = Said {
            id: clock::new_id(),
            parent: new.parent,
            author: tx.actor.id,
            passage: new.passage.as_ref(),
            text: &new.text,
            at: tx.now,
        };
        let comment = store::texts::comments(tx.conn, document)?.say(&said)?;
        store::texts::insert_comment(tx.conn, document, &comment)?;
        tx.made(comment.id.0);
        tx.touch(Topic::Text(document));
        Ok(())
    })
    .await
}

/// Marks a comment as settled, or opens it again.
pub async fn resolve_comment(
    service: &Service,
    ctx: Ctx,
    jury: JuryId,
    (document, comment): (DocumentId, CommentId),
    to: Resolving,
) -> Result<Done, No> {
    change(service, Operation::ResolveComment, ctx, jury, move |tx| {
        writes(tx, document)?;
        let all = store::texts::comments(tx.conn, document)?;
        if let Some(changed) = all.resolve(comment, tx.actor.id, tx.now, to.resolved)? {
            store::texts::save_comment(tx.conn, document, &changed)?;
            tx.touch(Topic::Text(document));
        }
        Ok(())
    })
    .await
}

/// Takes back one's own comment.
pub async fn withdraw_comment(
    service: &Service,
    ctx: Ctx,
    jury: JuryId,
    (document, comment): (DocumentId, CommentId),
) -> Result<Done, No> {
    change(service, Operation::WithdrawComment, ctx, jury, move |tx| {
        writes(tx, document)?;
        let withdrawn = store::texts::comments(tx.conn, document)?.withdraw(comment, tx.actor.id)?;
        store::texts::save_comment(tx.conn, document, &withdrawn)?;
        tx.touch(Topic::Text(document));
        Ok(())
    })
    .await
}

/// Opens the notes of a room, which are made when somebody first asks. Answers the text's id.
pub async fn open_notes(service: &Service, ctx: Ctx, jury: JuryId, room: RoomId) -> Result<Done, No> {
    change(service, Operation::OpenNotes, ctx, jury, move |tx| {
        let inside = inside(tx, room)?;
        if let Some(there) = store::texts::notes(tx.conn, room)? {
            let document: DocumentId = store::id(there.document_id)?;
            tx.made(document.0);
            return Ok(());
        }
        inside.sitting.writable(tx.jury.settings.write_overnight)?;
        let document = documents::create(tx.conn, tx.jury.id, Some(room), None, tx.now)?;
        store::texts::insert_notes(tx.conn, room, document)?;
        tx.made(document.0);
        tx.touch(Topic::Room(room));
        Ok(())
    })
    .await
}

/// A room is over: its notes stay as they read.
pub fn close_notes(tx: &mut Tx, room: RoomId) -> Result<(), No> {
    let Some(there) = store::texts::notes(tx.conn, room)?.filter(|row| row.text.is_none()) else {
        return Ok(());
    };
    let document: DocumentId = store::id(there.document_id)?;
    documents::freeze(tx.conn, document)?;
    let (_, notes) = documents::reads(tx.conn, document)?;
    store::texts::close_notes(tx.conn, room, notes)?;
    tx.touch(Topic::Text(document));
    Ok(())
}

/// Refuses who may not write in a text now.
///
/// # Errors
/// `not_found` for a text that they may not see, `text_not_yours`, `text_frozen`, or what rooms say
/// while they are not at work.
fn writes(tx: &mut Tx, document: DocumentId) -> Result<(), No> {
    let row = store::documents::find(tx.conn, document)?.ok_or(Code::NotFound)?;
    if row.jury_id != tx.jury.id.to_string() {
        return Err(Code::NotFound.into());
    }
    let me = tx.actor.id.to_string();
    let sits_there = match &row.room_id {
        Some(room) => store::rooms::members_of(tx.conn, room)?.iter().any(|member| member.person_id == me),
        None => true,
    };
    let sitting = Sitting::of(tx.jury.state, store::agenda::day_runs(tx.conn, tx.jury.id)?);
    let open = sitting.writable(tx.jury.settings.write_overnight);
    match reach(Viewer::Role(tx.actor.role), sits_there, open.is_ok()) {
        Reach::Nothing => Err(Code::NotFound.into()),
        Reach::Writes if row.frozen => Err(Code::TextFrozen.into()),
        Reach::Writes => Ok(()),
        Reach::Reads => Err(open.err().unwrap_or_else(|| Code::TextNotYours.into()).into()),
    }
}
