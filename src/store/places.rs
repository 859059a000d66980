//! Places at a pool of connections: as many work on a database at once as it has connections for.
//!
//! Whoever waits for one waits here, where it costs nothing, and not on a thread: a hall that comes at once
//! would make hundreds. A thread that ends gives back its memory for milliseconds on end, in which nobody
//! on its processor hears a signal; so those that work here stay (see the runtime of `main.rs`).

use std::sync::Arc;

use tokio::runtime::Handle;
use tokio::sync::Semaphore;
use tokio::time::timeout;

use super::conn::POOL_WAIT;
use crate::no::{Fault, No};

/// The places of one pool, and the threads on which the work is done; cheap to clone.
#[derive(Clone)]
pub struct Places {
    free: Arc<Semaphore>,
    /// Those of the runtime in which the pool was opened; the workers of the server have others, which end
    /// when they have nothing to do for ten seconds.
    threads: Option<Handle>,
}

impl Places {
    /// As many as a pool has connections.
    #[must_use]
    pub fn at(connections: u32) -> Self {
        let places = usize::try_from(connections).unwrap_or(Semaphore::MAX_PERMITS);
        Self { free: Arc::new(Semaphore::new(places)), threads: Handle::try_current().ok() }
    }

    /// Does blocking work once a place is free.
    ///
    /// # Errors
    /// Those of the work, or none became free for as long as anybody waits for a connection.
    pub async fn work<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, No> + Send + 'static,
    ) -> Result<T, No> {
        let next = timeout(POOL_WAIT, self.free.clone().acquire_owned()).await;
        let place = next.map_err(|_| Fault::away("no connection became free"))?.map_err(Fault::new)?;
        let threads = self.threads.clone().unwrap_or_else(Handle::current);
        let done = threads.spawn_blocking(move || {
            let _place = place;
            work()
        });
        done.await.map_err(Fault::new)?
    }
}
