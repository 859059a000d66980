//! When sockets leave a node that stops: each at an instant of its own within a span, so that those that
//! come to another node do not come there all at once.

use std::pin::Pin;
use std::time::Duration;

use tokio::sync::watch;
use tokio::time::{Sleep, sleep};

use crate::clock;

/// The part of the span in which nobody leaves yet: a proxy first notices that this node stops.
const NOTICED_WITHIN: f64 = 0.3;

/// Tells sockets when to leave.
#[derive(Default)]
pub struct Leave(watch::Sender<Option<Duration>>);

/// When one socket leaves.
pub struct Leaving {
    told: watch::Receiver<Option<Duration>>,
    at: Option<Pin<Box<Sleep>>>,
}

impl Leave {
    /// From now on sockets leave, within that span; without one, all of them at once.
    pub fn within(&self, span: Duration) {
        self.0.send_replace(Some(span));
    }

    #[must_use]
    pub fn follow(&self) -> Leaving {
        Leaving { told: self.0.subscribe(), at: None }
    }
}

impl Leaving {
    /// Returns when it is time to leave. It may be dropped and asked again.
    pub async fn due(&mut self) {
        if self.at.is_none() {
            let span = match self.told.wait_for(Option::is_some).await {
                Ok(span) => span.unwrap_or_default(),
                Err(_) => Duration::ZERO,
            };
            let part = NOTICED_WITHIN + (1.0 - NOTICED_WITHIN) * fraction();
            self.at = Some(Box::pin(sleep(span.mul_f64(part))));
        }
        let Some(at) = &mut self.at else { return };
        tokio::select! {
            () = at => {}
            _ = self.told.wait_for(|span| *span == Some(Duration::ZERO)) => {}
        }
    }
}

/// From 0 to 1.
fn fraction() -> f64 {
    f64::from(u32::from_le_bytes(clock::random_bytes::<4>())) / f64::from(u32::MAX)
}

#[cfg(test)]
mod tests {
    use futures_util::future::join_all;

    use super::*;

    #[actix_web::test]
    async fn sockets_leave_one_after_the_other_and_none_before_it_is_noticed() {
        let leave = Leave::default();
        let begun = clock::now();
        leave.within(Duration::from_secs(1));
        let mut gone = join_all((0..200).map(|_| async {
            leave.follow().due().await;
            clock::now().since(begun)
        }))
        .await;
        gone.sort_unstable();
        assert!(gone[0] >= 290, "{gone:?}");
        assert!(gone[150] - gone[50] > 100, "they leave all at once: {gone:?}");
    }

    #[actix_web::test]
    async fn whoever_waits_leaves_at_once_when_there_is_no_time_left() {
        let leave = Leave::default();
        let mut socket = leave.follow();
        leave.within(Duration::from_secs(3_600));
        let hurry = async {
            sleep(Duration::from_millis(50)).await;
            leave.within(Duration::ZERO);
        };
        tokio::join!(socket.due(), hurry);
        leave.follow().due().await;
    }
}
