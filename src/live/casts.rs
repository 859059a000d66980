//! How many have cast in an open consensus round, or have sent their reasons after one. Counted by a
//! timer and never by the casts themselves, so that nobody can tell who has just voted.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::watch;

use crate::jury::ids::{JuryId, RoundId};
use crate::service::Service;
use crate::views;

/// How often the casts are counted.
const EVERY: Duration = Duration::from_secs(10);

/// The latest count of a jury's open round, and how many counts there were before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    pub n: u64,
    pub round: RoundId,
    pub of: Counted,
}

/// What is counted of a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// Ballots, while it is open.
    Cast(u32),
    /// Messages with reasons, while they are asked for after it.
    Sent(u32),
}

/// The counts of all juries that somebody on this node follows.
#[derive(Default)]
pub struct Casts(Mutex<HashMap<JuryId, watch::Sender<Option<Count>>>>);

impl Casts {
    /// Follows the counts of a jury.
    pub fn follow(&self, jury: JuryId) -> watch::Receiver<Option<Count>> {
        let mut juries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        juries.entry(jury).or_default().subscribe()
    }

    /// Counts for as long as the node runs.
    pub async fn keep(self: Arc<Self>, service: Service) {
        let mut n = 0;
        loop {
            actix_web::rt::time::sleep(EVERY).await;
            let followed = self.followed();
            if followed.is_empty() {
                continue;
            }
            let counts = match views::counts::counts(&service, followed.clone()).await {
                Ok(counts) => counts,
                Err(no) => {
                    tracing::warn!(%no, "casts could not be counted");
                    continue;
                }
            };
            n += 1;
            for jury in followed {
                let cast = counts.cast.get(&jury).map(|(round, cast)| (*round, Counted::Cast(*cast)));
                let sent = counts.sent.get(&jury).map(|(round, sent)| (*round, Counted::Sent(*sent)));
                self.tell(jury, cast.or(sent).map(|(round, of)| Count { n, round, of }));
            }
        }
    }

    fn followed(&self) -> Vec<JuryId> {
        let mut juries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        juries.retain(|_, latest| latest.receiver_count() > 0);
        juries.keys().copied().collect()
    }

    fn tell(&self, jury: JuryId, count: Option<Count>) {
        let juries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(latest) = juries.get(&jury) else { return };
        let key = |count: &Option<Count>| count.map(|count| (count.round, count.of));
        latest.send_if_modified(|before| {
            let changed = key(before) != key(&count);
            if changed {
                *before = count;
            }
            changed
        });
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_count_is_told_when_it_changes_and_forgotten_with_its_last_follower() {
        let casts = Casts::default();
        let jury = JuryId(Uuid::from_u128(1));
        let mut follower = casts.follow(jury);
        let count = |n, cast| Some(Count { n, round: RoundId(Uuid::from_u128(2)), of: Counted::Cast(cast) });
        casts.tell(jury, count(1, 3));
        assert!(follower.has_changed().unwrap());
        assert_eq!(*follower.borrow_and_update(), count(1, 3));
        casts.tell(jury, count(2, 3));
        assert!(!follower.has_changed().unwrap(), "the same number again");
        drop(follower);
        assert!(casts.followed().is_empty());
    }
}
