//! The record's rows.

use diesel::prelude::*;

use super::conn::Conn;
use super::schema::{record_contents, record_entries};
use crate::jury::ids::{JuryId, PersonId};
use crate::jury::record::{Entry, Kind, Line, canonical};
use crate::jury::time::UtcMillis;
use crate::store::keys::hex;

/// Appends one entry with its content.
pub fn append(
    conn: &mut Conn,
    jury: JuryId,
    entry: &Entry,
    salt: &[u8],
    content: &serde_json::Value,
    about: Option<PersonId>,
) -> QueryResult<()> {
    diesel::insert_into(record_entries::table)
        .values((
            record_entries::jury_id.eq(jury.to_string()),
            record_entries::n.eq(entry.n),
            record_entries::seq.eq(entry.seq),
            record_entries::at.eq(entry.at.0),
            record_entries::kind.eq(&entry.kind),
            record_entries::commitment.eq(&entry.commitment),
            record_entries::previous.eq(&entry.previous),
            record_entries::hash.eq(&entry.hash),
        ))
        .execute(conn)?;
    diesel::insert_into(record_contents::table)
        .values((
            record_contents::jury_id.eq(jury.to_string()),
            record_contents::n.eq(entry.n),
            record_contents::person_id.eq(about.map(|person| person.to_string())),
            record_contents::salt.eq(salt),
            record_contents::content.eq(String::from_utf8_lossy(&canonical(content)).into_owned()),
        ))
        .execute(conn)
        .map(|_| ())
}

/// The number and hash of the last entry of a kind, if any.
pub fn last_of(conn: &mut Conn, jury: JuryId, kind: Kind) -> QueryResult<Option<(i64, String)>> {
    record_entries::table
        .filter(record_entries::jury_id.eq(jury.to_string()).and(record_entries::kind.eq(kind.as_str())))
        .order(record_entries::n.desc())
        .select((record_entries::n, record_entries::hash))
        .first(conn)
        .optional()
}

/// Erases the contents that are about a person; the chain stays.
pub fn erase(conn: &mut Conn, jury: JuryId, person: PersonId) -> QueryResult<usize> {
    diesel::delete(record_contents::table.filter(
        record_contents::jury_id.eq(jury.to_string()).and(record_contents::person_id.eq(person.to_string())),
    ))
    .execute(conn)
}

type EntryRow = (i64, i64, i64, String, String, String, String);
type ContentRow = (i64, Option<String>, Vec<u8>, String);

/// Up to `most` entries after number `after`, as lines of an export; contents that are about one
/// person are left out unless `personal`.
pub fn lines(conn: &mut Conn, jury: JuryId, after: i64, most: i64, personal: bool) -> QueryResult<Vec<Line>> {
    let entries: Vec<EntryRow> = record_entries::table
        .filter(record_entries::jury_id.eq(jury.to_string()).and(record_entries::n.gt(after)))
        .order(record_entries::n)
        .limit(most)
        .select((
            record_entries::n,
            record_entries::seq,
            record_entries::at,
            record_entries::kind,
            record_entries::commitment,
            record_entries::previous,
            record_entries::hash,
        ))
        .load(conn)?;
    let contents: Vec<ContentRow> = record_contents::table
        .filter(
            record_contents::jury_id
                .eq(jury.to_string())
                .and(record_contents::n.gt(after))
                .and(record_contents::n.le(after + most)),
        )
        .order(record_contents::n)
        .select((
            record_contents::n,
            record_contents::person_id,
            record_contents::salt,
            record_contents::content,
        ))
        .load(conn)?;
    let mut contents = contents.into_iter().peekable();
    Ok(entries
        .into_iter()
        .map(|(n, seq, at, kind, commitment, previous, hash)| {
            let content =
                contents.next_if(|(of, ..)| *of == n).filter(|(_, person, ..)| personal || person.is_none());
            let (salt, content) = content.map(|(.., salt, text)| (hex(&salt), text)).unzip();
            Line { n, seq, at: UtcMillis(at), kind, commitment, previous, hash, salt, content }
        })
        .collect())
}
