//! Votes with a fixed end: when its instant has come each closes, in the name of whoever opened it. Nothing
//! else closes by itself.
//!
//! Every node looks by its own clock; whichever is first closes, the others find it closed. What came while
//! none was running is found at the start.

use std::time::Duration;

use futures_util::stream::{self, StreamExt as _};

use super::rounds::{conclude, load};
use super::{change_decided_by, closing};
use crate::clock;
use crate::jury::refusal::Code;
use crate::jury::sight::Operation;
use crate::jury::time::UtcMillis;
use crate::no::No;
use crate::service::Service;
use crate::store;
use crate::store::rounds::Due;

/// How often a node looks: a vote closes within two seconds of its end.
const LOOK_EVERY: Duration = Duration::from_secs(1);
/// How many votes a node closes at once.
const AT_ONCE: usize = 8;

/// Closes what is due, for as long as the node runs.
pub async fn keep_ends(service: Service) {
    let mut failing = false;
    loop {
        match close_due(&service).await {
            Ok(()) => failing = false,
            // Once and not every second: the next look tries again.
            Err(no) if !failing => {
                tracing::error!(%no, "votes with a fixed end could not be closed yet");
                failing = true;
            }
            Err(_) => {}
        }
        actix_web::rt::time::sleep(LOOK_EVERY).await;
    }
}

/// Closes every vote whose end has come.
///
/// # Errors
/// The first failure; what it kept from closing is found again.
async fn close_due(service: &Service) -> Result<(), No> {
    let now = clock::now();
    let due = service.db.read(move |conn| Ok(store::rounds::due(conn, now)?)).await?;
    if due.is_empty() {
        return Ok(());
    }
    let closed: Vec<_> =
        stream::iter(due).map(|one| close(service, one, now)).buffer_unordered(AT_ONCE).collect().await;
    // Takes its time; nobody's vote waits for it.
    let service = service.clone();
    actix_web::rt::spawn(async move { closing::clean_after(&service).await });
    closed.into_iter().collect()
}

async fn close(service: &Service, due: Due, now: UtcMillis) -> Result<(), No> {
    let closed = change_decided_by(service, Operation::CloseRound, due.opened_by, now, due.jury, move |tx| {
        let mut kept = load(tx, due.round)?;
        kept.it.close_at_end(tx.now)?;
        conclude(tx, kept)
    });
    match closed.await {
        Ok(_) => Ok(()),
        // Another node, or somebody by hand, was first.
        Err(No::Refusal(refusal)) if refusal.code == Code::RoundStateWrong => Ok(()),
        Err(no) => Err(no),
    }
}
