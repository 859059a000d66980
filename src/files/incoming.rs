//! A file on its way in: written piece by piece beside the store, hashed and counted as it comes, gone
//! with its value.

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use actix_web::web;
use sha2::{Digest as _, Sha256};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use uuid::Uuid;

use super::failed;
use crate::jury::bytes::hex;
use crate::jury::files::fits;
use crate::jury::refusal::{Code, Refusal};
use crate::no::{Fault, No};

/// Files that come in at once on this node.
const AT_ONCE: usize = 12;
/// Files that one person brings at once to this node.
const AT_ONCE_A_PERSON: usize = 3;
/// What is gathered before it is written: few turns of a thread, little memory.
const GATHERED_BYTES: usize = 256 * 1024;

/// How many come in at once, in all and of one person.
#[derive(Clone)]
pub struct Gate {
    places: Arc<Semaphore>,
    whose: Arc<Mutex<HashMap<Uuid, usize>>>,
}

impl Default for Gate {
    fn default() -> Self {
        Self { places: Arc::new(Semaphore::new(AT_ONCE)), whose: Arc::default() }
    }
}

/// A place in the gate, given back with the value.
pub struct Turn {
    gate: Gate,
    whose: Uuid,
    _place: OwnedSemaphorePermit,
}

impl Gate {
    /// # Errors
    /// `uploads_at_once` when somebody already brings as many as one may; `busy` when the node does.
    pub fn enter(&self, whose: Uuid) -> Result<Turn, Refusal> {
        let mut counts = self.whose.lock().unwrap_or_else(PoisonError::into_inner);
        let count = counts.entry(whose).or_default();
        if *count >= AT_ONCE_A_PERSON {
            return Err(Code::UploadsAtOnce.with("most", AT_ONCE_A_PERSON));
        }
        let place = self.places.clone().try_acquire_owned().map_err(|_| Code::Busy)?;
        *count += 1;
        Ok(Turn { gate: self.clone(), whose, _place: place })
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        let mut counts = self.gate.whose.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = counts.get_mut(&self.whose) {
            *count -= 1;
            if *count == 0 {
                counts.remove(&self.whose);
            }
        }
    }
}

/// A path whose file is removed with the value.
struct Passing(PathBuf);

impl Drop for Passing {
    fn drop(&mut self) {
        match std::fs::remove_file(&self.0) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                tracing::warn!(%error, "a file that did not come in whole could not be removed yet");
            }
            _ => {}
        }
    }
}

/// What is written to: moves to the blocking pool and back.
struct Desk {
    file: File,
    hash: Sha256,
}

/// A file that is coming in.
pub struct Incoming {
    at: Passing,
    desk: Option<Desk>,
    gathered: Vec<u8>,
    bytes: u64,
    turn: Turn,
}

impl Incoming {
    /// # Errors
    /// What keeps it from being written.
    pub async fn begin(at: PathBuf, turn: Turn) -> Result<Self, Fault> {
        let passing = Passing(at.clone());
        let made = move || File::options().read(true).write(true).create_new(true).open(&at);
        let file = web::block(made).await?.map_err(|error| failed(&error))?;
        let desk = Some(Desk { file, hash: Sha256::new() });
        Ok(Self { at: passing, desk, gathered: Vec::with_capacity(GATHERED_BYTES), bytes: 0, turn })
    }

    /// Takes the next piece.
    ///
    /// # Errors
    /// `file_too_large` as soon as it is; what keeps it from being written.
    pub async fn add(&mut self, piece: &[u8]) -> Result<(), No> {
        self.bytes += piece.len() as u64;
        fits(self.bytes)?;
        self.gathered.extend_from_slice(piece);
        if self.gathered.len() >= GATHERED_BYTES {
            self.write().await?;
        }
        Ok(())
    }

    async fn write(&mut self) -> Result<(), Fault> {
        let mut desk = self.desk.take().ok_or_else(|| Fault::new("a file that could not be written"))?;
        let mut gathered = std::mem::take(&mut self.gathered);
        let (desk, gathered, written) = web::block(move || {
            desk.hash.update(&gathered);
            let written = desk.file.write_all(&gathered);
            gathered.clear();
            (desk, gathered, written)
        })
        .await?;
        written.map_err(|error| failed(&error))?;
        (self.desk, self.gathered) = (Some(desk), gathered);
        Ok(())
    }

    /// All of it came.
    ///
    /// # Errors
    /// `file_empty`; what keeps it from being written.
    pub async fn finish(mut self) -> Result<Received, No> {
        if self.bytes == 0 {
            return Err(Code::FileEmpty.into());
        }
        self.write().await?;
        let Self { at, desk, bytes, turn, .. } = self;
        let desk = desk.ok_or_else(|| Fault::new("a file that could not be written"))?;
        Ok(Received { at, file: Arc::new(desk.file), hash: hex(&desk.hash.finalize()), bytes, _turn: turn })
    }
}

/// A file that came whole and has no name yet; gone with the value unless it is kept.
pub struct Received {
    at: Passing,
    file: Arc<File>,
    /// SHA-256 in hex.
    pub hash: String,
    pub bytes: u64,
    _turn: Turn,
}

impl Received {
    /// Where it lies.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.at.0
    }

    /// The file itself, to be looked at on a thread that may block.
    #[must_use]
    pub fn file(&self) -> Arc<File> {
        self.file.clone()
    }
}
