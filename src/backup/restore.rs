//! Restoring a backup: into an empty place, whole or not at all.

use std::path::{Path, PathBuf};

use super::file::{self, Draft, Manifest, What};
use super::{Told, Wrong, dump, whole};
use crate::config::Config;
use crate::store::conn::Target;
use crate::store::keys::Keys;
use crate::store::{backup, installation};

/// The ending of a database that is being restored.
const ENDING: &str = ".restoring";

/// Whether a restore into this database was cut short: then it must not be begun as a new one.
#[must_use]
pub fn unfinished(target: &Target) -> Option<String> {
    let Target::Sqlite(path) = target else { return None };
    let mut name = path.clone().into_os_string();
    name.push(ENDING);
    PathBuf::from(&name).exists().then(|| {
        format!("a restore into {} was cut short: run `citizens-jury restore` again", path.display())
    })
}

/// Restores a backup, and that of its key store where it is given.
///
/// # Errors
/// Why not; then everything is as it was.
pub fn restore(config: &Config, path: &Path, keys: Option<&Path>) -> Told {
    empty(&config.database)?;
    let manifest = file::read(path, std::io::sink())?;
    fits(path, &manifest, &config.database, false)?;
    let mut lines = Vec::new();
    if let Some(from) = keys {
        lines.extend(restore_keys(&config.keys, from, &manifest)?);
    } else if installation::has_keys(&config.keys)? {
        let there = Keys::open(&config.keys)?.fingerprint();
        if manifest.keys.as_ref().is_some_and(|keys| *keys != there) {
            return Err(Wrong::OtherKeys(format!(
                "the key store at {} is not the one that {} was made with",
                config.keys.place(),
                path.display()
            )));
        }
    } else {
        lines.push(format!(
            "There is no key store at {} yet: put it there before the program is started.",
            config.keys.place()
        ));
    }
    // The database last: while it is not there, nothing is.
    let restored = put(&config.database, path)?;
    lines.extend(whole::in_words(path, &restored));
    lines.push(format!("Restored into {}.", config.database.place()));
    Ok(lines)
}

/// Whether a backup is of this kind of database.
fn fits(path: &Path, manifest: &Manifest, target: &Target, keys: bool) -> Result<(), Wrong> {
    let name = path.display();
    if manifest.what.is_keys() != keys {
        let is = if keys { "of a database, not of a key store" } else { "of a key store, not of a database" };
        return Err(Wrong::NotABackup(format!("{name} is a backup {is}")));
    }
    let into = if matches!(target, Target::Sqlite(_)) { What::Sqlite } else { What::Postgres };
    if manifest.what.kind() != into.kind() {
        return Err(Wrong::NotABackup(format!(
            "{name} is of {}, and cannot be restored into {}",
            manifest.what.kind(),
            into.kind()
        )));
    }
    Ok(())
}

fn empty(target: &Target) -> Result<(), Wrong> {
    let taken = match target {
        Target::Sqlite(path) => ["", "-wal", "-shm"].iter().any(|ending| {
            let mut name = path.clone().into_os_string();
            name.push(ending);
            Path::new(&name).exists()
        }),
        Target::Postgres(_) => !backup::is_empty(&mut target.connect()?)?,
    };
    if taken {
        return Err(Wrong::Taken(format!(
            "there is something at {} already: a backup is restored into an empty place only",
            target.place()
        )));
    }
    Ok(())
}

fn restore_keys(target: &Target, from: &Path, database: &Manifest) -> Result<Vec<String>, Wrong> {
    let manifest = file::read(from, std::io::sink())?;
    fits(from, &manifest, target, true)?;
    if manifest.keys != database.keys {
        return Err(Wrong::OtherKeys(format!("{} is not the key store of that backup", from.display())));
    }
    // An earlier try may have come as far as this.
    if installation::has_keys(target)? && Some(Keys::open(target)?.fingerprint()) == database.keys {
        return Ok(vec![format!("The key store at {} is the right one, and stays.", target.place())]);
    }
    empty(target)?;
    put(target, from)?;
    Ok(vec![format!("The key store is restored into {}.", target.place())])
}

fn put(target: &Target, from: &Path) -> Result<Manifest, Wrong> {
    match target {
        Target::Sqlite(path) => {
            if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
                std::fs::create_dir_all(folder)?;
            }
            let draft = Draft::beside(path, ENDING)?;
            let manifest = whole::unpack(from, &draft)?;
            draft.publish(path)?;
            Ok(manifest)
        }
        Target::Postgres(url) => {
            let scratch = std::env::temp_dir().join(format!("citizens-jury-restore-{}", std::process::id()));
            let draft = Draft::beside(&scratch, ".copy")?;
            let manifest = whole::unpack(from, &draft)?;
            dump::undump(url, draft.path())?;
            if !manifest.what.is_keys() {
                whole::same(&manifest, &whole::checked(&mut target.connect()?)?)?;
            }
            Ok(manifest)
        }
    }
}
