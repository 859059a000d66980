//! The store of files: a folder that all nodes share. It keeps bytes under names of its own making;
//! what they are and who may have them is the database's to say.
//!
//! What comes in is written beside the store first, so that nothing has the name of a file before it is
//! whole and looked at (`incoming.rs`, `look.rs`).

pub mod incoming;
pub mod look;
mod office;

use std::fmt;
use std::ops::Range;
use std::path::{Path as FilePath, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use actix_web::web::Bytes;
use futures_util::stream::{BoxStream, StreamExt as _, TryStreamExt as _};
use object_store::local::LocalFileSystem;
use object_store::path::Path;
use object_store::{GetOptions, GetRange, ObjectStore, ObjectStoreExt as _};
use tokio::sync::Mutex;

use crate::clock;
use crate::jury::refusal::Code;
use crate::jury::time::UtcMillis;
use crate::no::Fault;

use self::incoming::{Gate, Incoming, Received};

/// Where files lie in the store.
const KEPT: &str = "kept";
/// Where they are written before they are whole.
const INCOMING: &str = "incoming";
/// How long the store may take before it counts as not answering.
const ANSWERS_WITHIN: Duration = Duration::from_secs(5);
/// For how long what a look found is told again, in milliseconds: every proxy asks every second.
const LOOK_HOLDS_MS: i64 = 10_000;

/// Where files are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    Folder(PathBuf),
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Folder(folder) => write!(f, "{}", folder.display()),
        }
    }
}

/// The store, at hand. Cheap to clone.
#[derive(Clone)]
pub struct Files {
    place: Arc<Place>,
    store: Arc<dyn ObjectStore>,
    gate: Gate,
    looked: Arc<Mutex<Option<Look>>>,
}

/// When the store was last asked whether it answers, and what it said.
type Look = (UtcMillis, Result<(), String>);

/// An object of the store that is older than it may be without a name.
pub struct Old {
    pub object: String,
    pub at: UtcMillis,
}

impl From<object_store::Error> for Fault {
    fn from(error: object_store::Error) -> Self {
        let full = std::iter::successors(Some(&error as &dyn std::error::Error), |error| error.source())
            .filter_map(|error| error.downcast_ref::<std::io::Error>())
            .any(is_full);
        let code = if full { Code::StorageFull } else { Code::FilesAway };
        Self::coded(format_args!("the store of files: {error}"), code)
    }
}

/// A failure of the folder that files are written to.
pub(crate) fn failed(error: &std::io::Error) -> Fault {
    let code = if is_full(error) { Code::StorageFull } else { Code::FilesAway };
    Fault::coded(format_args!("the folder of files: {error}"), code)
}

fn is_full(error: &std::io::Error) -> bool {
    use std::io::ErrorKind::{FileTooLarge, QuotaExceeded, StorageFull};
    matches!(error.kind(), StorageFull | QuotaExceeded | FileTooLarge)
}

impl Files {
    /// Opens the store. Blocking.
    ///
    /// # Errors
    /// One sentence that names the place and what is wrong with it.
    pub fn open(place: &Place) -> Result<Self, Fault> {
        let wrong = |error: &dyn fmt::Display| {
            Fault::new(format_args!("files cannot be kept in {place} (JURY_FILES_URL): {error}"))
        };
        let Place::Folder(folder) = place;
        for part in [KEPT, INCOMING] {
            std::fs::create_dir_all(folder.join(part)).map_err(|error| wrong(&error))?;
        }
        let store = Arc::new(LocalFileSystem::new_with_prefix(folder).map_err(|error| wrong(&error))?);
        Ok(Self { place: Arc::new(place.clone()), store, gate: Gate::default(), looked: Arc::default() })
    }

    /// Writes and removes something, as a start must be able to.
    ///
    /// # Errors
    /// One sentence that names the place and what is wrong with it.
    pub async fn must_answer(&self) -> Result<(), Fault> {
        self.probe().await.map_err(|why| {
            Fault::new(format_args!("files cannot be kept in {} (JURY_FILES_URL): {why}", self.place))
        })
    }

    /// Whether files can be kept and read now, or why not; looked at every ten seconds at most.
    pub async fn look(&self) -> Result<(), String> {
        let mut looked = self.looked.lock().await;
        let now = clock::now();
        if let Some((at, found)) = &*looked
            && (0..LOOK_HOLDS_MS).contains(&(now.0 - at.0))
        {
            return found.clone();
        }
        let found = self.probe().await;
        *looked = Some((now, found.clone()));
        found
    }

    async fn probe(&self) -> Result<(), String> {
        let at = Path::from(format!("probe/{}", clock::new_random_id::<uuid::Uuid>()));
        let tried = async {
            self.store.put(&at, Bytes::from_static(b"probe").into()).await?;
            self.store.delete(&at).await
        };
        match actix_web::rt::time::timeout(ANSWERS_WITHIN, tried).await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(error)) => Err(in_one_line(&error)),
            Err(_) => Err(format!("no answer within {} s", ANSWERS_WITHIN.as_secs())),
        }
    }

    /// Begins to take a file in, if there is a place for it.
    ///
    /// # Errors
    /// `uploads_at_once`, or what keeps it from being written.
    pub async fn begin(&self, whose: uuid::Uuid) -> Result<Incoming, crate::no::No> {
        let turn = self.gate.enter(whose)?;
        let at = incoming_of(&self.place).join(clock::new_random_id::<uuid::Uuid>().to_string());
        Ok(Incoming::begin(at, turn).await?)
    }

    /// Keeps a file that is whole, under a name that nothing else ever has. It is on the disk, or at the
    /// other side, when this returns.
    ///
    /// # Errors
    /// The store's failure; nothing is kept then.
    pub async fn keep(&self, received: &Received) -> Result<String, Fault> {
        let id = clock::new_random_id::<uuid::Uuid>().simple().to_string();
        let object = format!("{}/{id}", id.get(..2).unwrap_or_default());
        let Place::Folder(folder) = &*self.place;
        let (from, to) = (received.path().to_owned(), folder.join(KEPT).join(&object));
        actix_web::web::block(move || settle(&from, &to)).await?.map_err(|error| failed(&error))?;
        Ok(object)
    }

    /// Reads a part of an object, piece by piece.
    ///
    /// # Errors
    /// The store's failure, or there is no such object.
    pub async fn read(
        &self,
        object: &str,
        range: Range<u64>,
    ) -> Result<BoxStream<'static, Result<Bytes, Fault>>, Fault> {
        let options = GetOptions { range: Some(GetRange::Bounded(range)), ..GetOptions::default() };
        let got = self.store.get_opts(&path_of(object), options).await?;
        Ok(got.into_stream().map_err(Fault::from).boxed())
    }

    /// Removes an object; one that is not there is removed already.
    ///
    /// # Errors
    /// The store's failure.
    pub async fn remove(&self, object: &str) -> Result<(), Fault> {
        match self.store.delete(&path_of(object)).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// Objects from before an instant.
    ///
    /// # Errors
    /// The store's failure.
    pub async fn old(&self, before: UtcMillis) -> Result<Vec<Old>, Fault> {
        let kept = Path::from(KEPT);
        let mut old = Vec::new();
        let mut all = self.store.list(Some(&kept));
        while let Some(one) = all.try_next().await? {
            let at = UtcMillis(one.last_modified.timestamp_millis());
            let object: Vec<String> = one
                .location
                .prefix_match(&kept)
                .into_iter()
                .flatten()
                .map(|part| part.as_ref().to_owned())
                .collect();
            if at < before {
                old.push(Old { object: object.join("/"), at });
            }
        }
        Ok(old)
    }

    /// Removes what was written before an instant and never became whole: its program died.
    ///
    /// # Errors
    /// The folder's failure.
    pub async fn sweep(&self, before: UtcMillis) -> Result<(), Fault> {
        let folder = incoming_of(&self.place);
        let swept = actix_web::web::block(move || sweep(&folder, before)).await?;
        swept.map_err(|error| failed(&error))
    }
}

fn path_of(object: &str) -> Path {
    Path::from(format!("{KEPT}/{object}"))
}

/// On the same file system, so that a whole file is only renamed.
fn incoming_of(place: &Place) -> PathBuf {
    let Place::Folder(folder) = place;
    folder.join(INCOMING)
}

/// Gives a file its name for good: after this it survives a power cut.
fn settle(from: &FilePath, to: &FilePath) -> std::io::Result<()> {
    let folder = to.parent().unwrap_or(to);
    std::fs::create_dir_all(folder)?;
    std::fs::File::open(from)?.sync_all()?;
    std::fs::rename(from, to)?;
    std::fs::File::open(folder)?.sync_all()?;
    if let Some(above) = folder.parent() {
        std::fs::File::open(above)?.sync_all()?;
    }
    Ok(())
}

fn sweep(folder: &FilePath, before: UtcMillis) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let written = entry.metadata()?.modified()?.duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
        if i64::try_from(written.as_millis()).unwrap_or(i64::MAX) < before.0 {
            match std::fs::remove_file(entry.path()) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error),
                _ => {}
            }
        }
    }
    Ok(())
}

fn in_one_line(error: &object_store::Error) -> String {
    error.to_string().split_whitespace().collect::<Vec<_>>().join(" ")
}
