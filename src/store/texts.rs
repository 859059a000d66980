//! What stands beside shared texts: who wrote, snapshots, comments, and which notes are a room's.

use diesel::prelude::*;

use super::conn::Conn;
use super::schema::{room_notes, text_comments, text_snapshots, text_writers};
use super::{id, to_word, word};
use crate::jury::ids::{DocumentId, PersonId, RoomId, SnapshotId};
use crate::jury::texts::{Comment, Comments, Passage};
use crate::jury::time::UtcMillis;
use crate::no::Fault;

/// Which person a writer of updates is.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = text_writers)]
pub struct WriterRow {
    pub document_id: String,
    pub client: i64,
    pub person_id: String,
}

/// How a text read at some time.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = text_snapshots)]
pub struct SnapshotRow {
    pub id: String,
    pub document_id: String,
    pub name: String,
    pub automatic: bool,
    pub made_by: String,
    pub at: i64,
    pub title: String,
    pub body: String,
    pub reasons: String,
    pub notes: String,
}

#[derive(Clone, Debug, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = text_comments)]
#[diesel(treat_none_as_null = true)]
struct CommentRow {
    id: String,
    document_id: String,
    parent_id: Option<String>,
    author: String,
    part: Option<String>,
    anchor: String,
    quote: String,
    text: String,
    made_at: i64,
    resolved_by: Option<String>,
    resolved_at: Option<i64>,
    withdrawn: bool,
}

/// The notes of a room.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = room_notes)]
pub struct NotesRow {
    pub room_id: String,
    pub document_id: String,
    pub text: Option<String>,
}

/// Who is known to have written in a text, by writer.
pub fn writers(conn: &mut Conn, document: DocumentId) -> QueryResult<Vec<WriterRow>> {
    text_writers::table
        .filter(text_writers::document_id.eq(document.to_string()))
        .order(text_writers::client)
        .select(WriterRow::as_select())
        .load(conn)
}

/// Remembers a writer; the caller has seen that they are not known.
pub fn insert_writer(
    conn: &mut Conn,
    document: DocumentId,
    client: i64,
    person: PersonId,
) -> QueryResult<()> {
    let row = WriterRow { document_id: document.to_string(), client, person_id: person.to_string() };
    diesel::insert_into(text_writers::table).values(row).execute(conn).map(|_| ())
}

/// The snapshots of a text, the newest first.
pub fn snapshots(conn: &mut Conn, document: DocumentId) -> QueryResult<Vec<SnapshotRow>> {
    text_snapshots::table
        .filter(text_snapshots::document_id.eq(document.to_string()))
        .order((text_snapshots::at.desc(), text_snapshots::id.desc()))
        .select(SnapshotRow::as_select())
        .load(conn)
}

/// Stores a snapshot.
pub fn insert_snapshot(conn: &mut Conn, row: SnapshotRow) -> QueryResult<()> {
    diesel::insert_into(text_snapshots::table).values(row).execute(conn).map(|_| ())
}

/// Lets a snapshot go.
pub fn remove_snapshot(conn: &mut Conn, snapshot: SnapshotId) -> QueryResult<()> {
    let one = text_snapshots::table.filter(text_snapshots::id.eq(snapshot.to_string()));
    diesel::delete(one).execute(conn).map(|_| ())
}

/// The comments of a text, in the order of making.
pub fn comments(conn: &mut Conn, document: DocumentId) -> Result<Comments, Fault> {
    let rows: Vec<CommentRow> = text_comments::table
        .filter(text_comments::document_id.eq(document.to_string()))
        .order((text_comments::made_at, text_comments::id))
        .select(CommentRow::as_select())
        .load(conn)?;
    Ok(Comments(rows.into_iter().map(comment).collect::<Result<_, _>>()?))
}

fn comment(row: CommentRow) -> Result<Comment, Fault> {
    let passage = match &row.part {
        Some(part) => Some(Passage { part: word(part)?, anchor: row.anchor, quote: row.quote }),
        None => None,
    };
    let resolved = match (row.resolved_by, row.resolved_at) {
        (Some(by), Some(at)) => Some((id(by)?, UtcMillis(at))),
        _ => None,
    };
    Ok(Comment {
        id: id(row.id)?,
        parent: row.parent_id.map(id).transpose()?,
        author: id(row.author)?,
        passage,
        text: row.text,
        made_at: UtcMillis(row.made_at),
        resolved,
        withdrawn: row.withdrawn,
    })
}

fn comment_row(document: DocumentId, it: &Comment) -> Result<CommentRow, Fault> {
    let passage = it.passage.as_ref();
    Ok(CommentRow {
        id: it.id.to_string(),
        document_id: document.to_string(),
        parent_id: it.parent.map(|parent| parent.to_string()),
        author: it.author.to_string(),
        part: passage.map(|passage| to_word(&passage.part)).transpose()?,
        anchor: passage.map(|passage| passage.anchor.clone()).unwrap_or_default(),
        quote: passage.map(|passage| passage.quote.clone()).unwrap_or_default(),
        text: it.text.clone(),
        made_at: it.made_at.0,
        resolved_by: it.resolved.map(|(by, _)| by.to_string()),
        resolved_at: it.resolved.map(|(_, at)| at.0),
        withdrawn: it.withdrawn,
    })
}

/// Stores a new comment.
pub fn insert_comment(conn: &mut Conn, document: DocumentId, it: &Comment) -> Result<(), Fault> {
    let row = comment_row(document, it)?;
    diesel::insert_into(text_comments::table).values(row).execute(conn)?;
    Ok(())
}

/// Stores a comment as it is now.
pub fn save_comment(conn: &mut Conn, document: DocumentId, it: &Comment) -> Result<(), Fault> {
    let row = comment_row(document, it)?;
    let one = text_comments::table.filter(text_comments::id.eq(row.id.clone()));
    diesel::update(one).set(row).execute(conn)?;
    Ok(())
}

/// The notes of a room, once somebody has opened them.
pub fn notes(conn: &mut Conn, room: RoomId) -> QueryResult<Option<NotesRow>> {
    room_notes::table
        .filter(room_notes::room_id.eq(room.to_string()))
        .select(NotesRow::as_select())
        .first(conn)
        .optional()
}

/// Stores which text a room's notes are.
pub fn insert_notes(conn: &mut Conn, room: RoomId, document: DocumentId) -> QueryResult<()> {
    let row = NotesRow { room_id: room.to_string(), document_id: document.to_string(), text: None };
    diesel::insert_into(room_notes::table).values(row).execute(conn).map(|_| ())
}

/// Stores how a room's notes read at its end.
pub fn close_notes(conn: &mut Conn, room: RoomId, text: String) -> QueryResult<()> {
    let one = room_notes::table.filter(room_notes::room_id.eq(room.to_string()));
    diesel::update(one).set(room_notes::text.eq(Some(text))).execute(conn).map(|_| ())
}
