//! Topic `text:…`: what stands beside one shared text, for those who may read it.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Scene, audience, document};
use crate::jury::ids::{CommentId, DocumentId, ItemId, JuryId, PersonId, RoomId, SnapshotId};
use crate::jury::refusal::Code;
use crate::jury::sight::Who;
use crate::jury::texts::{Comment, Passage};
use crate::jury::time::UtcMillis;
use crate::no::{Fault, No};
use crate::service::Service;
use crate::store::texts::{SnapshotRow, WriterRow};
use crate::store::{self, Conn};

/// What stands beside a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct TextView {
    pub id: DocumentId,
    pub room: Option<RoomId>,
    /// Of notes of what everyone discussed: the item, and how they read once its day is over.
    pub discussion: Option<DiscussionLine>,
    /// Which person each writer of its updates is, where that is known.
    pub writers: Vec<WriterLine>,
    /// The newest first.
    pub snapshots: Vec<SnapshotLine>,
    /// In the order of making; those withdrawn are left out.
    pub comments: Vec<CommentLine>,
}

/// What notes everyone kept together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct DiscussionLine {
    pub item: ItemId,
    /// None while they can be written.
    pub text: Option<String>,
}

/// A writer of updates.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct WriterLine {
    /// As the text's updates name it: an open page has one.
    pub client: i64,
    pub person: PersonId,
}

/// A snapshot, without its words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SnapshotLine {
    pub id: SnapshotId,
    /// Of an automatic one: the name of the snapshot that the text went back to then.
    pub name: String,
    pub automatic: bool,
    pub by: PersonId,
    pub at: UtcMillis,
}

/// A comment or a reply.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CommentLine {
    pub id: CommentId,
    pub parent: Option<CommentId>,
    pub author: PersonId,
    pub passage: Option<Passage>,
    pub text: String,
    pub made_at: UtcMillis,
    pub resolved: Option<ResolvedLine>,
}

/// Who settled a comment, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ResolvedLine {
    pub by: PersonId,
    pub at: UtcMillis,
}

/// How a text read when a snapshot was kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SnapshotText {
    pub id: SnapshotId,
    pub title: String,
    pub body: String,
    pub reasons: String,
    pub notes: String,
}

/// Builds the view.
///
/// # Errors
/// `not_found` for those whom [`document::access`] refuses.
pub fn view(scene: Scene, id: DocumentId) -> Result<TextView, No> {
    let Scene { conn, jury, audience, .. } = scene;
    document::access_as(conn, jury.id, id, audience)?;
    let row = store::documents::find(conn, id)?.ok_or(Code::NotFound)?;
    let comments = store::texts::comments(conn, id)?.0;
    Ok(TextView {
        id,
        room: row.room_id.map(store::id).transpose()?,
        discussion: discussion(conn, id)?,
        writers: store::texts::writers(conn, id)?.into_iter().map(writer).collect::<Result<_, _>>()?,
        snapshots: store::texts::snapshots(conn, id)?.into_iter().map(line).collect::<Result<_, _>>()?,
        comments: comments.into_iter().filter(|one| !one.withdrawn).map(comment).collect(),
    })
}

fn discussion(conn: &mut Conn, id: DocumentId) -> Result<Option<DiscussionLine>, Fault> {
    let row = store::discussion::of_document(conn, id)?;
    row.map(|row| Ok(DiscussionLine { item: store::id(row.item_id)?, text: row.text })).transpose()
}

fn writer(row: WriterRow) -> Result<WriterLine, Fault> {
    Ok(WriterLine { client: row.client, person: store::id(row.person_id)? })
}

fn line(row: SnapshotRow) -> Result<SnapshotLine, Fault> {
    let (id, by) = (store::id(row.id)?, store::id(row.made_by)?);
    Ok(SnapshotLine { id, name: row.name, automatic: row.automatic, by, at: UtcMillis(row.at) })
}

fn comment(it: Comment) -> CommentLine {
    CommentLine {
        id: it.id,
        parent: it.parent,
        author: it.author,
        passage: it.passage,
        text: it.text,
        made_at: it.made_at,
        resolved: it.resolved.map(|(by, at)| ResolvedLine { by, at }),
    }
}

/// The words of a snapshot.
///
/// # Errors
/// `not_found`, also for those who may not read the text.
pub async fn snapshot(
    service: &Service,
    jury: JuryId,
    (document, id): (DocumentId, SnapshotId),
    who: Option<Who>,
) -> Result<SnapshotText, No> {
    service
        .db
        .read(move |conn| {
            let audience = audience(conn, jury, who, false)?;
            document::access_as(conn, jury, document, audience)?;
            let all = store::texts::snapshots(conn, document)?;
            let row = all.into_iter().find(|row| row.id == id.to_string()).ok_or(Code::NotFound)?;
            let SnapshotRow { title, body, reasons, notes, .. } = row;
            Ok(SnapshotText { id, title, body, reasons, notes })
        })
        .await
}
