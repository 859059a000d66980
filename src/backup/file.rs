//! The file of a backup: a line that names it, a line that says what is in it, a line with the hash of
//! that, and the copy itself. So every byte is under a hash, and a file that was cut off is told apart from
//! one that was changed.

use std::fs::{File, OpenOptions};
use std::io::{BufRead as _, BufReader, Read, Write as _};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::Wrong;
use crate::store::keys::hex;

const NAME: &str = "citizens-jury backup ";
/// The version of this layout.
const VERSION: &str = "1";
/// More than a manifest of ten thousand juries.
const LINE_BYTES: u64 = 16 * 1024 * 1024;
const CHUNK_BYTES: usize = 1024 * 1024;

/// What a copy is of, and how it was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// A SQLite database, as its file.
    Sqlite,
    /// A PostgreSQL database, as `pg_dump --format=custom` writes it.
    Postgres,
    KeysSqlite,
    KeysPostgres,
}

impl What {
    /// Whether it is a key store.
    pub fn is_keys(self) -> bool {
        matches!(self, Self::KeysSqlite | Self::KeysPostgres)
    }

    /// What it can be restored into.
    pub fn kind(self) -> &'static str {
        match self {
            Self::Sqlite | Self::KeysSqlite => "SQLite",
            Self::Postgres | Self::KeysPostgres => "PostgreSQL",
        }
    }
}

/// What is in a backup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    pub what: What,
    /// Milliseconds of UTC.
    pub made_at: i64,
    pub program: String,
    /// The newest migration that had run.
    pub migration: String,
    /// The fingerprint of the key store that belongs to it.
    pub keys: Option<String>,
    /// How far each jury's record was.
    pub records: Vec<RecordHead>,
    pub bytes: u64,
    pub sha256: String,
}

/// How far a jury's record was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordHead {
    pub jury: String,
    pub seq: i64,
    pub count: i64,
    pub head: String,
}

/// A file that is removed unless it is kept: nothing half-done stays.
pub struct Draft {
    path: PathBuf,
    keep: bool,
}

impl Draft {
    /// Beside `path`, with an ending of its own; what an earlier try left there is removed.
    pub fn beside(path: &Path, ending: &str) -> Result<Self, Wrong> {
        let mut name = path.file_name().unwrap_or_default().to_owned();
        name.push(ending);
        let path = path.with_file_name(name);
        match std::fs::remove_file(&path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
            _ => Ok(Self { path, keep: false }),
        }
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Flushes it and gives it its name; nobody ever sees that name on a half-written file.
    pub fn publish(mut self, name: &Path) -> Result<(), Wrong> {
        File::open(&self.path)?.sync_all()?;
        if name.exists() {
            return Err(Wrong::Taken(format!("{} is there already", name.display())));
        }
        std::fs::rename(&self.path, name)?;
        self.keep = true;
        let folder = name.parent().filter(|folder| !folder.as_os_str().is_empty());
        Ok(File::open(folder.unwrap_or(Path::new(".")))?.sync_all()?)
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        if !self.keep {
            let _ = std::fs::remove_file(&self.path);
        }
    }
}

/// Only who made it may read it.
pub fn private(path: &Path) -> std::io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Bytes and hash of a copy, while it is written elsewhere too.
fn pass(mut from: impl Read, mut to: impl std::io::Write) -> std::io::Result<(u64, String)> {
    let (mut bytes, mut hasher, mut chunk) = (0, Sha256::new(), vec![0; CHUNK_BYTES]);
    loop {
        let read = from.read(&mut chunk)?;
        if read == 0 {
            return Ok((bytes, hex(&hasher.finalize())));
        }
        bytes += read as u64;
        hasher.update(&chunk[..read]);
        to.write_all(&chunk[..read])?;
    }
}

/// Writes the backup `path` of a copy; gives the manifest as it stands there.
pub fn write(path: &Path, copy: &Path, mut manifest: Manifest) -> Result<Manifest, Wrong> {
    (manifest.bytes, manifest.sha256) = pass(File::open(copy)?, std::io::sink())?;
    let line = serde_json::to_string(&manifest).map_err(|error| Wrong::Failed(error.to_string()))?;
    let draft = Draft::beside(path, ".unfinished")?;
    let mut file = private(draft.path())?;
    let digest = hex(&Sha256::digest(line.as_bytes()));
    write!(file, "{NAME}{VERSION}\n{line}\n{digest}\n")?;
    pass(File::open(copy)?, &mut file)?;
    draft.publish(path)?;
    Ok(manifest)
}

fn line(from: &mut impl std::io::BufRead) -> std::io::Result<Option<String>> {
    let mut bytes = Vec::new();
    from.take(LINE_BYTES).read_until(b'\n', &mut bytes)?;
    let whole = bytes.pop() == Some(b'\n');
    Ok(String::from_utf8(bytes).ok().filter(|_| whole))
}

/// Reads a backup through: gives what is in it, and writes the copy to `to`.
pub fn read(path: &Path, to: impl std::io::Write) -> Result<Manifest, Wrong> {
    let name = path.display();
    let file = File::open(path).map_err(|error| Wrong::Failed(format!("{name} cannot be read: {error}")))?;
    let mut from = BufReader::new(file);
    let cut_off = || Wrong::CutOff(format!("{name} is cut off: its end is missing"));
    let first = line(&mut from)?;
    let Some(version) = first.as_deref().and_then(|line| line.strip_prefix(NAME)) else {
        return Err(Wrong::NotABackup(format!("{name} is not a backup of this program")));
    };
    if version != VERSION {
        return Err(Wrong::Newer(format!(
            "{name} was made by a newer program, in a form that this one cannot read"
        )));
    }
    let (Some(told), Some(digest)) = (line(&mut from)?, line(&mut from)?) else { return Err(cut_off()) };
    let damaged = || Wrong::Damaged(format!("{name} is damaged: its bytes are not those that were written"));
    if hex(&Sha256::digest(told.as_bytes())) != digest {
        return Err(damaged());
    }
    let manifest: Manifest = serde_json::from_str(&told).map_err(|_| {
        Wrong::Newer(format!("{name} was made by a newer program, and says what this one does not know"))
    })?;
    let (bytes, sha256) = pass(from, to)?;
    if bytes < manifest.bytes {
        return Err(cut_off());
    }
    if bytes > manifest.bytes || sha256 != manifest.sha256 {
        return Err(damaged());
    }
    Ok(manifest)
}
