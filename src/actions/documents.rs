//! Shared texts: making, writing, freezing, merging.
//!
//! A text is a stream of its own: its updates claim no number of the jury, because people type
//! faster than a jury decides. Freezing happens inside a change of the jury.

use crate::broker::Announcement;
use crate::clock;
use crate::jury::ids::{DocumentId, JuryId, PersonId, RoomId};
use crate::jury::refusal::Code;
use crate::jury::shared_text::{self, PlainText, TextDocument};
use crate::jury::sight::Topic;
use crate::jury::time::UtcMillis;
use crate::no::{Fault, No};
use crate::service::Service;
use crate::store::documents::UpdateRow;
pub use crate::store::documents::Written;
use crate::store::{self, Conn};

/// Which person a writer of updates is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Writer {
    /// As Yjs tells writers apart.
    pub client: i64,
    pub person: PersonId,
}

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

/// How a text reads now: title, body and reasons, and the notes.
pub fn reads(conn: &mut Conn, document: DocumentId) -> Result<(PlainText, String), No> {
    let updates = store::documents::updates_after(conn, document, 0)?;
    let text = open(&updates)?;
    Ok((text.plain_text().map_err(Fault::new)?, text.notes().map_err(Fault::new)?))
}

fn open(updates: &[UpdateRow]) -> Result<TextDocument, Fault> {
    TextDocument::open(updates.iter().map(|row| &row.bytes)).map_err(Fault::new)
}

/// Appends what was written, in one transaction, and answers the number of the last update.
///
/// # Errors
/// `text_frozen`; nothing of it is stored then.
pub async fn append(service: &Service, document: DocumentId, written: Vec<Written>) -> Result<i64, No> {
    append_by(service, document, written, Vec::new()).await
}

/// As [`append`]; remembers besides which person each new writer of updates is. That shows beside the
/// text, so it is a change of the jury: one for each page that begins to write, not for what is typed.
///
/// # Errors
/// `text_frozen`; nothing of it is stored then.
pub async fn append_by(
    service: &Service,
    document: DocumentId,
    written: Vec<Written>,
    writers: Vec<Writer>,
) -> Result<i64, No> {
    let now = clock::now();
    let stored = service.db.writer.write(move |conn| {
        let changed = remember(conn, document, &writers)?;
        let last = store::documents::append(conn, document, written, now)?.ok_or(Code::TextFrozen)?;
        Ok((last, changed))
    });
    let (last, changed) = stored.await?;
    if let Some((jury, seq)) = changed {
        let topics = [Topic::Text(document)].into();
        service.broker.announce(Announcement { jury, seq, topics });
    }
    Ok(last)
}

/// The jury's row is claimed before anything of the text is: whoever puts a text forward does the same.
fn remember(conn: &mut Conn, document: DocumentId, writers: &[Writer]) -> Result<Option<(JuryId, i64)>, No> {
    let unknown = |conn: &mut Conn| -> Result<Vec<Writer>, No> {
        let known = store::texts::writers(conn, document)?;
        let is_new = |writer: &&Writer| known.iter().all(|row| row.client != writer.client);
        Ok(writers.iter().filter(is_new).copied().collect())
    };
    if writers.is_empty() || unknown(conn)?.is_empty() {
        return Ok(None);
    }
    let text = store::documents::find(conn, document)?.ok_or(Code::NotFound)?;
    let jury = store::id(text.jury_id)?;
    let row = store::juries::claim(conn, jury)?.ok_or(Code::NotFound)?;
    // Another node may have remembered some meanwhile.
    for writer in unknown(conn)? {
        store::texts::insert_writer(conn, document, writer.client, writer.person)?;
    }
    Ok(Some((jury, row.seq)))
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
