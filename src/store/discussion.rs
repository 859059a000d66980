//! The notes of what everyone discussed together, an item each.

use diesel::prelude::*;

use super::conn::Conn;
use super::schema_plenary::item_notes;
use crate::jury::ids::{DocumentId, ItemId, JuryId};

/// The notes of an item.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = item_notes)]
pub struct ItemNotesRow {
    pub item_id: String,
    pub jury_id: String,
    pub document_id: String,
    /// How they read once the day is over.
    pub text: Option<String>,
}

/// All notes of a jury, by item.
pub fn all(conn: &mut Conn, jury: JuryId) -> QueryResult<Vec<ItemNotesRow>> {
    item_notes::table
        .filter(item_notes::jury_id.eq(jury.to_string()))
        .order(item_notes::item_id)
        .select(ItemNotesRow::as_select())
        .load(conn)
}

/// The item whose notes a text is.
pub fn of_document(conn: &mut Conn, document: DocumentId) -> QueryResult<Option<ItemNotesRow>> {
    item_notes::table
        .filter(item_notes::document_id.eq(document.to_string()))
        .select(ItemNotesRow::as_select())
        .first(conn)
        .optional()
}

/// Stores which text an item's notes are.
pub fn insert(conn: &mut Conn, jury: JuryId, item: ItemId, document: DocumentId) -> QueryResult<()> {
    let row = ItemNotesRow {
        item_id: item.to_string(),
        jury_id: jury.to_string(),
        document_id: document.to_string(),
        text: None,
    };
    diesel::insert_into(item_notes::table).values(row).execute(conn).map(|_| ())
}

/// Stores how an item's notes read at the day's end.
pub fn close(conn: &mut Conn, item: &str, text: String) -> QueryResult<()> {
    let one = item_notes::table.filter(item_notes::item_id.eq(item.to_owned()));
    diesel::update(one).set(item_notes::text.eq(Some(text))).execute(conn).map(|_| ())
}
