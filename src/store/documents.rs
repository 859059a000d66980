//! Shared texts and their updates.

use diesel::prelude::*;

use super::conn::Conn;
use super::schema::{document_updates, documents};
use crate::jury::ids::{DocumentId, JuryId, PersonId, RoomId};
use crate::jury::time::UtcMillis;

/// A shared text's row.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = documents)]
pub struct DocumentRow {
    pub id: String,
    pub jury_id: String,
    /// The room that writes it; without one, every juror may.
    pub room_id: Option<String>,
    pub frozen: bool,
    pub last_n: i64,
    pub compacted_n: i64,
    pub created_at: i64,
}

/// One update's row.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = document_updates)]
pub struct UpdateRow {
    pub document_id: String,
    pub n: i64,
    pub person_id: Option<String>,
    pub bytes: Vec<u8>,
    pub at: i64,
}

/// An update to append, and whose it is.
#[derive(Clone, Debug)]
pub struct Written {
    pub person: Option<PersonId>,
    pub bytes: Vec<u8>,
}

/// Stores a new, empty text.
pub fn insert(
    conn: &mut Conn,
    id: DocumentId,
    jury: JuryId,
    room: Option<RoomId>,
    now: UtcMillis,
) -> QueryResult<()> {
    let row = DocumentRow {
        id: id.to_string(),
        jury_id: jury.to_string(),
        room_id: room.map(|room| room.to_string()),
        frozen: false,
        last_n: 0,
        compacted_n: 0,
        created_at: now.0,
    };
    diesel::insert_into(documents::table).values(row).execute(conn).map(|_| ())
}

/// A text's row.
pub fn find(conn: &mut Conn, document: DocumentId) -> QueryResult<Option<DocumentRow>> {
    documents::table
        .filter(documents::id.eq(document.to_string()))
        .select(DocumentRow::as_select())
        .first(conn)
        .optional()
}

/// The updates after `n`, in order.
pub fn updates_after(conn: &mut Conn, document: DocumentId, n: i64) -> QueryResult<Vec<UpdateRow>> {
    document_updates::table
        .filter(document_updates::document_id.eq(document.to_string()).and(document_updates::n.gt(n)))
        .order(document_updates::n)
        .select(UpdateRow::as_select())
        .load(conn)
}

/// Appends updates and answers the number of the last. Claiming the numbers locks the text's row,
/// so none slips in after freezing; `None`: it is frozen, or there is no such text.
pub fn append(
    conn: &mut Conn,
    document: DocumentId,
    written: Vec<Written>,
    now: UtcMillis,
) -> QueryResult<Option<i64>> {
    let count = i64::try_from(written.len()).unwrap_or(i64::MAX);
    let open = documents::id.eq(document.to_string()).and(documents::frozen.eq(false));
    let last: Option<i64> = diesel::update(documents::table.filter(open))
        .set(documents::last_n.eq(documents::last_n + count))
        .returning(documents::last_n)
        .get_result(conn)
        .optional()?;
    let Some(last) = last else { return Ok(None) };
    for (n, written) in (last - count + 1..).zip(written) {
        let row = UpdateRow {
            document_id: document.to_string(),
            n,
            person_id: written.person.map(|person| person.to_string()),
            bytes: written.bytes,
            at: now.0,
        };
        diesel::insert_into(document_updates::table).values(row).execute(conn)?;
    }
    Ok(Some(last))
}

/// Freezes a text and answers its updates in order; freezing twice is harmless.
pub fn freeze(conn: &mut Conn, document: DocumentId) -> QueryResult<Vec<UpdateRow>> {
    diesel::update(documents::table.filter(documents::id.eq(document.to_string())))
        .set(documents::frozen.eq(true))
        .execute(conn)?;
    updates_after(conn, document, 0)
}

/// Replaces all updates up to `n` by one that says the same, unless another node has replaced some
/// since `before`. Answers whether it did.
pub fn compact(
    conn: &mut Conn,
    document: DocumentId,
    before: i64,
    n: i64,
    merged: Vec<u8>,
    now: UtcMillis,
) -> QueryResult<bool> {
    let unchanged = documents::id.eq(document.to_string()).and(documents::compacted_n.eq(before));
    let claimed =
        diesel::update(documents::table.filter(unchanged)).set(documents::compacted_n.eq(n)).execute(conn)?;
    if claimed == 0 {
        return Ok(false);
    }
    let replaced = document_updates::document_id.eq(document.to_string()).and(document_updates::n.le(n));
    diesel::delete(document_updates::table.filter(replaced)).execute(conn)?;
    let row = UpdateRow { document_id: document.to_string(), n, person_id: None, bytes: merged, at: now.0 };
    diesel::insert_into(document_updates::table).values(row).execute(conn)?;
    Ok(true)
}

/// Which of a jury's texts are frozen.
pub fn frozen(conn: &mut Conn, jury: JuryId) -> QueryResult<Vec<String>> {
    documents::table
        .filter(documents::jury_id.eq(jury.to_string()).and(documents::frozen.eq(true)))
        .order(documents::id)
        .select(documents::id)
        .load(conn)
}
