//! Shared texts: making, writing, freezing, merging.
//!
//! A text is a stream of its own: its updates claim no number of the jury, because people type
//! faster than a jury decides. Freezing happens inside a change of the jury.

use crate::clock;
use crate::jury::ids::{DocumentId, JuryId, RoomId};
use crate::jury::refusal::Code;
use crate::jury::shared_text::{self, PlainText, TextDocument};
use crate::jury::time::UtcMillis;
use crate::no::{Fault, No};
use crate::service::Service;
use crate::store::documents::UpdateRow;
pub use crate::store::documents::Written;
use crate::store::{self, Conn};

/// Makes a text in the caller's transaction; `begin` is what it starts with.
pub fn create(
    conn: &mut Conn,
    jury: JuryId,
    room: Option<RoomId>,
    begin: Option<&PlainText>,
    now: UtcMillis,
) -> Result<DocumentId, No> {
    let document = clock::new_id();
    store::documents::insert(conn, document, jury, room, now)?;
    if let Some(text) = begin {
        // Yjs tells writers apart by 32 random bits.
        let client = u32::from_le_bytes(clock::random_bytes::<4>());
        let written = Written { person: None, bytes: shared_text::compose(text, client) };
        store::documents::append(conn, document, vec![written], now)?;
    }
    Ok(document)
}

/// Freezes a text in the caller's transaction and answers how it reads: whatever is written after
/// this is refused, on every node.
pub fn freeze(conn: &mut Conn, document: DocumentId) -> Result<PlainText, No> {
    let updates = store::documents::freeze(conn, document)?;
    Ok(open(&updates)?.plain_text().map_err(Fault::new)?)
}

fn open(updates: &[UpdateRow]) -> Result<TextDocument, Fault> {
    TextDocument::open(updates.iter().map(|row| &row.bytes)).map_err(Fault::new)
}

/// Appends what was written, in one transaction, and answers the number of the last update.
///
/// # Errors
/// `text_frozen`; nothing of it is stored then.
pub async fn append(service: &Service, document: DocumentId, written: Vec<Written>) -> Result<i64, No> {
    let now = clock::now();
    service
        .db
        .writer
        .write(move |conn| {
            Ok(store::documents::append(conn, document, written, now)?.ok_or(Code::TextFrozen)?)
        })
        .await
}

/// Merges all stored updates of a text into one. Another node may do so at the same time: one of
/// them wins, and both merged the same.
pub async fn compact(service: &Service, document: DocumentId) -> Result<(), No> {
    let read = service.db.read(move |conn| {
        let row = store::documents::find(conn, document)?.ok_or(Code::NotFound)?;
        let updates = store::documents::updates_after(conn, document, 0)?;
        let Some(last) = updates.last().filter(|_| updates.len() > 1) else { return Ok(None) };
        let merged = open(&updates)?.compacted().map_err(Fault::new)?;
        Ok(Some((row.compacted_n, last.n, merged)))
    });
    let Some((before, n, merged)) = read.await? else { return Ok(()) };
    let now = clock::now();
    service
        .db
        .writer
        .write(move |conn| Ok(store::documents::compact(conn, document, before, n, merged, now)?))
        .await?;
    Ok(())
}
