//! Making a backup while the program runs.

use std::path::Path;

use super::file::{self, Draft, Manifest, RecordHead, What};
use super::{Told, Wrong, dump, whole};
use crate::clock;
use crate::config::Config;
use crate::store::backup;
use crate::store::conn::{Conn, Target};

/// Writes a backup of the database to `path`, and of the key store to `keys` where that is asked for.
///
/// # Errors
/// Why there is none: nothing half-done is left.
pub fn make(config: &Config, path: &Path, keys: Option<&Path>) -> Told {
    for path in [Some(path), keys].into_iter().flatten() {
        if path.exists() {
            return Err(Wrong::Taken(format!(
                "{} is there already: name a file that is not",
                path.display()
            )));
        }
    }
    let (manifest, open) = database(&config.database, path)?;
    let mut lines = whole::in_words(path, &manifest);
    if open > 0 {
        lines.push(
            "A vote is open: until it closes its ballots are in the database, so they are in this backup too. \
             Remove it once a later one is made."
                .into(),
        );
    }
    match keys {
        None => lines.push(format!(
            "The key store ({}) is not in it: keep a copy apart (--keys FILE). Without it nobody can sign in \
             after a restore, and no name can be read.",
            config.keys.place()
        )),
        Some(to) => {
            // After the database: whoever is in that has a key here, unless erased meanwhile.
            let manifest = key_store(&config.keys, to, manifest.keys)?;
            lines.extend(whole::in_words(to, &manifest));
            lines.push(
                "Keep the two apart: together they open everything, also what is erased after today.".into(),
            );
        }
    }
    Ok(lines)
}

fn there(target: &Target, what: &str) -> Result<(), Wrong> {
    match target {
        Target::Sqlite(path) if !path.exists() => {
            Err(Wrong::Failed(format!("there is no {what} at {}", path.display())))
        }
        _ => Ok(()),
    }
}

fn begun(target: &Target, what: What, keys: Option<String>) -> Result<Manifest, Wrong> {
    Ok(Manifest {
        what,
        made_at: clock::now().0,
        program: env!("CARGO_PKG_VERSION").into(),
        migration: target.newest_applied()?.unwrap_or_default(),
        keys,
        records: Vec::new(),
        bytes: 0,
        sha256: String::new(),
    })
}

/// Copies the database as it is at one instant and checks the copy; gives how many rounds were open.
fn database(target: &Target, path: &Path) -> Result<(Manifest, i64), Wrong> {
    there(target, "database")?;
    let copy = Draft::beside(path, ".copy")?;
    let (manifest, open) = match target {
        Target::Sqlite(_) => {
            file::private(copy.path())?;
            backup::copy_into(&mut target.connect()?, &copy.path().to_string_lossy())?;
            let of_copy = Target::Sqlite(copy.path().to_owned());
            let mut conn = of_copy.connect()?;
            let mut manifest = begun(&of_copy, What::Sqlite, backup::keys_of(&mut conn))?;
            manifest.records = whole::checked(&mut conn)?;
            let open = backup::open_rounds(&mut conn)?;
            backup::settle(&mut conn)?;
            (manifest, open)
        }
        Target::Postgres(url) => {
            let mut conn = target.connect()?;
            let mut manifest = begun(target, What::Postgres, backup::keys_of(&mut conn))?;
            file::private(copy.path())?;
            let (records, open) = backup::on_snapshot(&mut conn, |conn, snapshot| {
                Ok(of_instant(conn, url, snapshot, copy.path()))
            })??;
            manifest.records = records;
            dump::list(copy.path())?;
            (manifest, open)
        }
    };
    Ok((file::write(path, copy.path(), manifest)?, open))
}

/// Dumps what a snapshot shows; gives the heads of its records, and how many rounds were open.
fn of_instant(
    conn: &mut Conn,
    url: &str,
    snapshot: &str,
    copy: &Path,
) -> Result<(Vec<RecordHead>, i64), Wrong> {
    let records = whole::checked(conn)?;
    let open = backup::open_rounds(conn)?;
    dump::dump(url, snapshot, copy)?;
    Ok((records, open))
}

fn key_store(target: &Target, path: &Path, fingerprint: Option<String>) -> Result<Manifest, Wrong> {
    there(target, "key store")?;
    let copy = Draft::beside(path, ".copy")?;
    file::private(copy.path())?;
    let what = match target {
        Target::Sqlite(_) => {
            backup::copy_into(&mut target.connect()?, &copy.path().to_string_lossy())?;
            What::KeysSqlite
        }
        Target::Postgres(url) => {
            let mut conn = target.connect()?;
            backup::on_snapshot(&mut conn, |_, snapshot| Ok(dump::dump(url, snapshot, copy.path())))??;
            What::KeysPostgres
        }
    };
    file::write(path, copy.path(), begun(target, what, fingerprint)?)
}
