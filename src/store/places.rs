//! Places at a pool of connections: as many work on a database at once as it has connections for.
//!
//! Whoever waits for one waits here, where it costs nothing, and not on a thread: a hall that comes at once
//! would make hundreds, and a thread that ends gives back its memory for milliseconds on end, in which
//! nobody on its processor hears a signal.

use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::timeout;

use super::conn::POOL_WAIT;
use crate::no::Fault;

/// The places of one pool; cheap to clone.
#[derive(Clone)]
pub struct Places(Arc<Semaphore>);

impl Places {
    /// As many as a pool has connections.
    #[must_use]
    pub fn at(connections: u32) -> Self {
        Self(Arc::new(Semaphore::new(usize::try_from(connections).unwrap_or(Semaphore::MAX_PERMITS))))
    }

    /// The next place that is free; it is to be kept until the work is done.
    ///
    /// # Errors
    /// None became free for as long as anybody waits for a connection.
    pub async fn next(&self) -> Result<OwnedSemaphorePermit, Fault> {
        let next = timeout(POOL_WAIT, self.0.clone().acquire_owned()).await;
        next.map_err(|_| Fault::away("no connection became free"))?.map_err(Fault::new)
    }
}
