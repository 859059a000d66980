//! Whether a backup is whole: its bytes, the database in it, and every jury's record.

use std::path::Path;

use super::file::{self, Draft, Manifest, RecordHead, What};
use super::{Told, Wrong, dump};
use crate::jury::ids::JuryId;
use crate::jury::record::{Walk, canonical};
use crate::no::Fault;
use crate::store::backup::{self, Head};
use crate::store::conn::{Conn, Target};
use crate::store::record;

/// Entries read at once.
const LINES_AT_ONCE: i64 = 1_000;

/// Checks a backup file; gives what is in it.
///
/// # Errors
/// The first thing that is wrong with it.
pub fn verify(path: &Path) -> Told {
    // In the system's own folder for such: the one with the backup may not be writable.
    let scratch = std::env::temp_dir().join(format!("citizens-jury-verify-{}", std::process::id()));
    let draft = Draft::beside(&scratch, ".copy")?;
    let manifest = unpack(path, &draft)?;
    Ok(in_words(path, &manifest))
}

/// Unpacks a backup beside where it goes, and checks it there.
pub fn unpack(path: &Path, draft: &Draft) -> Result<Manifest, Wrong> {
    let manifest = file::read(path, file::private(draft.path())?)?;
    let target = Target::Sqlite(draft.path().to_owned());
    if let Some(newer) = manifest_newer(&target, &manifest)? {
        return Err(Wrong::Newer(format!(
            "{} was made by a newer program (migration {newer}): use that version or a newer one",
            path.display()
        )));
    }
    match manifest.what {
        What::Sqlite => {
            let mut conn = target.connect()?;
            let records = checked(&mut conn)?;
            backup::settle(&mut conn)?;
            same(&manifest, &records)?;
        }
        What::KeysSqlite => {
            let mut conn = target.connect()?;
            sound(&mut conn)?;
            backup::settle(&mut conn)?;
        }
        What::Postgres | What::KeysPostgres => dump::list(draft.path())?,
    }
    Ok(manifest)
}

fn manifest_newer(target: &Target, manifest: &Manifest) -> Result<Option<String>, Fault> {
    Ok(target
        .newest_known(manifest.what.is_keys())?
        .filter(|known| manifest.migration > *known)
        .map(|_| manifest.migration.clone()))
}

fn sound(conn: &mut Conn) -> Result<(), Wrong> {
    match backup::flaw(conn)? {
        None => Ok(()),
        Some(flaw) => Err(Wrong::Damaged(format!("the database in it is damaged: {flaw}"))),
    }
}

/// Checks a database, and walks the record of every jury in it.
pub fn checked(conn: &mut Conn) -> Result<Vec<RecordHead>, Wrong> {
    sound(conn)?;
    let heads = backup::heads(conn)?;
    heads.into_iter().map(|head| walked(conn, head)).collect()
}

fn walked(conn: &mut Conn, head: Head) -> Result<RecordHead, Wrong> {
    let jury: JuryId = head.jury;
    let wrong = |what: String| Wrong::Damaged(format!("the record of jury {jury} does not verify: {what}"));
    let mut walk = Walk::default();
    let mut after = 0;
    loop {
        let lines = record::lines(conn, jury, after, LINES_AT_ONCE, true).map_err(Fault::from)?;
        let Some(last) = lines.last() else { break };
        after = last.n;
        for line in &lines {
            walk.entry(&canonical(line)).map_err(|flaw| wrong(flaw.what))?;
        }
    }
    if walk.so_far() != (head.count, head.head.as_str()) {
        return Err(wrong("it does not end where the jury says".into()));
    }
    Ok(RecordHead { jury: jury.to_string(), seq: head.seq, count: head.count, head: head.head })
}

/// Whether what is there is what the backup says.
pub fn same(manifest: &Manifest, records: &[RecordHead]) -> Result<(), Wrong> {
    if manifest.records == records {
        return Ok(());
    }
    Err(Wrong::Damaged("the records are not those that the backup names".into()))
}

/// What is in a backup, in lines.
pub fn in_words(path: &Path, manifest: &Manifest) -> Vec<String> {
    let what = if manifest.what.is_keys() { "key store" } else { "database" };
    let mut lines = vec![format!(
        "{} is whole: a {what} of {}, {} bytes, migration {}, sha256 {}",
        path.display(),
        manifest.what.kind(),
        manifest.bytes,
        manifest.migration,
        manifest.sha256
    )];
    let record = |one: &RecordHead| format!("jury {}: {} entries, head {}", one.jury, one.count, one.head);
    lines.extend(manifest.records.iter().map(record));
    lines
}
