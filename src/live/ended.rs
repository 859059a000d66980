//! Word of sessions that ended, on whatever node: their sockets look again at once.

use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;

use crate::broker::Ended;
use crate::jury::sight::Who;
use crate::service::Service;

/// What a socket hears. Asked for before its ticket is looked at, so that nothing falls between.
#[must_use]
pub fn follow(service: &Service) -> Receiver<Ended> {
    service.broker.ended()
}

/// Returns when this session may have ended; never where nobody is signed in.
pub async fn concerns(ended: &mut Receiver<Ended>, who: Option<Who>) {
    if let Some(who) = who {
        loop {
            match ended.recv().await {
                Ok(over) if is_over(over, who) => return,
                Ok(_) => {}
                Err(RecvError::Lagged(_)) => return,
                Err(RecvError::Closed) => break,
            }
        }
    }
    std::future::pending().await
}

fn is_over(Ended { who: ended, everywhere }: Ended, who: Who) -> bool {
    ended.session == who.session || (everywhere && ended.subject == who.subject)
}
