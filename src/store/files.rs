//! Files of evidence: which bytes are kept, who brought them, the versions of a piece's file. The bytes
//! themselves lie in the store of files.

use diesel::prelude::*;

use super::conn::Conn;
use super::schema::{blobs, evidence_files, uploads};
use super::{id, to_word, upsert, word};
use crate::jury::evidence::{Evidence, EvidenceState, Matter};
use crate::jury::files::{FileKind, Found, Pixels};
use crate::jury::ids::{EvidenceId, JuryId, PersonId};
use crate::jury::time::UtcMillis;
use crate::no::Fault;

#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = blobs)]
pub struct BlobRow {
    hash: String,
    object: String,
    kind: String,
    bytes: i64,
    width: Option<i32>,
    height: Option<i32>,
    at: i64,
}

/// Bytes that are kept, once however often they were brought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blob {
    /// SHA-256 in hex.
    pub hash: String,
    /// What the store of files calls them.
    pub object: String,
    pub found: Found,
    pub bytes: u64,
    pub at: UtcMillis,
}

fn sides(pixels: Option<Pixels>) -> Result<(Option<i32>, Option<i32>), Fault> {
    let Some(Pixels { width, height }) = pixels else { return Ok((None, None)) };
    let side = |side: u32| i32::try_from(side).map_err(Fault::new);
    Ok((Some(side(width)?), Some(side(height)?)))
}

fn pixels(width: Option<i32>, height: Option<i32>) -> Option<Pixels> {
    Some(Pixels { width: u32::try_from(width?).ok()?, height: u32::try_from(height?).ok()? })
}

fn count(bytes: i64) -> Result<u64, Fault> {
    u64::try_from(bytes).map_err(Fault::new)
}

/// The kept bytes of that hash.
pub fn blob(conn: &mut Conn, hash: &str) -> Result<Option<Blob>, Fault> {
    let row: Option<BlobRow> = blobs::table.find(hash).select(BlobRow::as_select()).first(conn).optional()?;
    let Some(row) = row else { return Ok(None) };
    let found = Found { kind: word(&row.kind)?, pixels: pixels(row.width, row.height) };
    let bytes = count(row.bytes)?;
    Ok(Some(Blob { hash: row.hash, object: row.object, found, bytes, at: UtcMillis(row.at) }))
}

/// Notes bytes that are kept now; false where the same bytes were noted before.
pub fn keep(conn: &mut Conn, it: &Blob) -> Result<bool, Fault> {
    let (width, height) = sides(it.found.pixels)?;
    let row = BlobRow {
        hash: it.hash.clone(),
        object: it.object.clone(),
        kind: to_word(&it.found.kind)?,
        bytes: i64::try_from(it.bytes).map_err(Fault::new)?,
        width,
        height,
        at: it.at.0,
    };
    Ok(upsert::blob_if_absent(conn, row)? > 0)
}

/// Notes that somebody brought these bytes, now and not before.
pub fn brought(
    conn: &mut Conn,
    person: PersonId,
    hash: &str,
    bytes: u64,
    now: UtcMillis,
) -> Result<(), Fault> {
    if !touch(conn, person, hash, now)? {
        let bytes = i64::try_from(bytes).map_err(Fault::new)?;
        upsert::upload_if_absent(conn, &person.to_string(), hash, bytes, now.0)?;
    }
    Ok(())
}

/// Whether somebody brought these bytes; they are then not forgotten before this transaction ends.
pub fn touch(conn: &mut Conn, person: PersonId, hash: &str, now: UtcMillis) -> Result<bool, Fault> {
    let one = uploads::table.filter(uploads::person_id.eq(person.to_string()).and(uploads::hash.eq(hash)));
    Ok(diesel::update(one).set(uploads::at.eq(now.0)).execute(conn)? > 0)
}

/// How many files of how many bytes somebody brought since an instant.
pub fn brought_since(conn: &mut Conn, person: PersonId, since: UtcMillis) -> Result<(usize, u64), Fault> {
    let sizes: Vec<i64> = uploads::table
        .filter(uploads::person_id.eq(person.to_string()).and(uploads::at.ge(since.0)))
        .select(uploads::bytes)
        .load(conn)?;
    let sum = sizes.iter().copied().map(count).sum::<Result<u64, Fault>>()?;
    Ok((sizes.len(), sum))
}

/// Uploads from before an instant, oldest first.
pub fn old_uploads(conn: &mut Conn, before: UtcMillis, most: i64) -> Result<Vec<(PersonId, String)>, Fault> {
    let rows: Vec<(String, String)> = uploads::table
        .filter(uploads::at.lt(before.0))
        .order((uploads::at, uploads::person_id, uploads::hash))
        .limit(most)
        .select((uploads::person_id, uploads::hash))
        .load(conn)?;
    rows.into_iter().map(|(person, hash)| Ok((id(person)?, hash))).collect()
}

/// Forgets an upload from before an instant, and with the last one of bytes that no evidence names these
/// bytes: then gives what the store of files calls them.
pub fn forget(
    conn: &mut Conn,
    person: PersonId,
    hash: &str,
    before: UtcMillis,
) -> Result<Option<String>, Fault> {
    let one = uploads::table.filter(uploads::person_id.eq(person.to_string()).and(uploads::hash.eq(hash)));
    diesel::delete(one.filter(uploads::at.lt(before.0))).execute(conn)?;
    let wanted: Option<String> =
        uploads::table.filter(uploads::hash.eq(hash)).select(uploads::hash).first(conn).optional()?;
    let named: Option<String> = evidence_files::table
        .filter(evidence_files::hash.eq(hash))
        .select(evidence_files::hash)
        .first(conn)
        .optional()?;
    if wanted.is_some() || named.is_some() {
        return Ok(None);
    }
    let object = blobs::table.find(hash).select(blobs::object).first(conn).optional()?;
    diesel::delete(blobs::table.find(hash)).execute(conn)?;
    Ok(object)
}

/// Whether the store's object of that name is known here.
pub fn is_known(conn: &mut Conn, object: &str) -> Result<bool, Fault> {
    let known: Option<String> =
        blobs::table.filter(blobs::object.eq(object)).select(blobs::hash).first(conn).optional()?;
    Ok(known.is_some())
}

#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = evidence_files)]
struct VersionRow {
    evidence_id: String,
    version: i32,
    jury_id: String,
    hash: String,
    name: String,
    alternative: String,
    kind: String,
    bytes: i64,
    width: Option<i32>,
    height: Option<i32>,
    at: i64,
    published_at: Option<i64>,
}

/// One version of a piece's file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    pub evidence: EvidenceId,
    /// From 1.
    pub number: i32,
    pub hash: String,
    pub name: String,
    pub alternative: String,
    pub kind: FileKind,
    pub bytes: u64,
    pub pixels: Option<Pixels>,
    pub at: UtcMillis,
    pub published_at: Option<UtcMillis>,
}

impl Version {
    /// The file as evidence names it.
    #[must_use]
    pub fn matter(&self) -> Matter {
        let (hash, name) = (self.hash.clone(), self.name.clone());
        Matter::File { hash, name, alternative: self.alternative.clone() }
    }

    /// Whether it is a newer version of what is published, and waits for the organisers.
    #[must_use]
    pub fn waits(&self, of: &Evidence) -> bool {
        of.state == EvidenceState::Published
            && self.published_at.is_none()
            && of.content.matter.file() != Some(self.hash.as_str())
    }
}

impl VersionRow {
    fn version(self) -> Result<Version, Fault> {
        Ok(Version {
            evidence: id(self.evidence_id)?,
            number: self.version,
            hash: self.hash,
            name: self.name,
            alternative: self.alternative,
            kind: word(&self.kind)?,
            bytes: count(self.bytes)?,
            pixels: pixels(self.width, self.height),
            at: UtcMillis(self.at),
            published_at: self.published_at.map(UtcMillis),
        })
    }
}

/// The versions of one piece's file, oldest first.
pub fn versions(conn: &mut Conn, one: EvidenceId) -> Result<Vec<Version>, Fault> {
    evidence_files::table
        .filter(evidence_files::evidence_id.eq(one.to_string()))
        .order(evidence_files::version)
        .select(VersionRow::as_select())
        .load(conn)?
        .into_iter()
        .map(VersionRow::version)
        .collect()
}

/// The versions of all files of a jury, piece by piece, each oldest first.
pub fn all_versions(conn: &mut Conn, jury: JuryId) -> Result<Vec<Version>, Fault> {
    evidence_files::table
        .filter(evidence_files::jury_id.eq(jury.to_string()))
        .order((evidence_files::evidence_id, evidence_files::version))
        .select(VersionRow::as_select())
        .load(conn)?
        .into_iter()
        .map(VersionRow::version)
        .collect()
}

/// Stores a version, in place of the one of its number.
pub fn save_version(conn: &mut Conn, jury: JuryId, it: &Version) -> Result<(), Fault> {
    drop_version(conn, it.evidence, it.number)?;
    let (width, height) = sides(it.pixels)?;
    let row = VersionRow {
        evidence_id: it.evidence.to_string(),
        version: it.number,
        jury_id: jury.to_string(),
        hash: it.hash.clone(),
        name: it.name.clone(),
        alternative: it.alternative.clone(),
        kind: to_word(&it.kind)?,
        bytes: i64::try_from(it.bytes).map_err(Fault::new)?,
        width,
        height,
        at: it.at.0,
        published_at: it.published_at.map(|at| at.0),
    };
    diesel::insert_into(evidence_files::table).values(row).execute(conn)?;
    Ok(())
}

/// Lets go of a version that nobody else has seen.
pub fn drop_version(conn: &mut Conn, one: EvidenceId, number: i32) -> Result<(), Fault> {
    diesel::delete(evidence_files::table.find((one.to_string(), number))).execute(conn)?;
    Ok(())
}
