//! Signals on their way to the sockets that follow a room. They are not views: one that is missed is
//! missed, and none is kept.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::broadcast::error::RecvError;

use super::outgoing::{Frame, Mailbox};
use super::protocol::ToClient;
use crate::broker::Signalled;
use crate::jury::ids::{JuryId, PersonId, RoomId};
use crate::jury::sight::{Audience, Topic};
use crate::service::Service;

type Followed = HashMap<(JuryId, Topic), HashMap<u64, Mailbox>>;

/// Somebody was found to be in a room, and may signal to it until the jury next changes.
#[derive(Clone, Copy)]
pub struct Permit {
    pub room: RoomId,
    pub person: PersonId,
    /// The last change of the jury that this node knew of before it looked.
    pub seen: i64,
}

/// Who on this node hears signals: by room, and by jury those who run it.
#[derive(Clone, Default)]
pub struct Signals {
    followed: Arc<Mutex<Followed>>,
    numbers: Arc<AtomicU64>,
}

/// A page hears signals for as long as this is kept.
pub struct Hearing {
    signals: Signals,
    of: (JuryId, Topic),
    number: u64,
}

impl Drop for Hearing {
    fn drop(&mut self) {
        self.signals.with(|followed| {
            let Some(pages) = followed.get_mut(&self.of) else { return };
            pages.remove(&self.number);
            if pages.is_empty() {
                followed.remove(&self.of);
            }
        });
    }
}

impl Signals {
    fn with<T>(&self, act: impl FnOnce(&mut Followed) -> T) -> T {
        act(&mut self.followed.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Puts into a mailbox what comes along with a topic: a room's signals with the room; with all rooms,
    /// for those who run the jury, the ones that ask for something.
    #[must_use]
    pub fn with_topic(
        &self,
        jury: JuryId,
        topic: Topic,
        audience: Audience,
        mailbox: Mailbox,
    ) -> Option<Hearing> {
        let heard = match topic {
            Topic::Room(_) => true,
            Topic::Rooms => audience.viewer.leads(),
            _ => false,
        };
        heard.then(|| {
            let (of, number) = ((jury, topic), self.numbers.fetch_add(1, Ordering::Relaxed));
            self.with(|followed| followed.entry(of).or_default().insert(number, mailbox));
            Hearing { signals: self.clone(), of, number }
        })
    }

    /// Passes on what the broker relays, for as long as the node runs.
    pub async fn pass_on(self, service: Service) {
        let mut signals = service.broker.signals();
        loop {
            match signals.recv().await {
                Ok(signal) => self.tell(signal),
                Err(RecvError::Lagged(_)) => {}
                Err(RecvError::Closed) => return,
            }
        }
    }

    fn tell(&self, signal: Signalled) {
        let Signalled { jury, room, person, kind, at } = signal;
        let of_those_who_run_it = kind.asks().then_some(Topic::Rooms);
        let mut frame: Option<Frame> = None;
        self.with(|followed| {
            for topic in [Some(Topic::Room(room)), of_those_who_run_it].into_iter().flatten() {
                let Some(pages) = followed.get(&(jury, topic)) else { continue };
                let frame = frame.get_or_insert_with(|| {
                    let signal = ToClient::Signal { room, person, kind, at };
                    Frame::text(&serde_json::to_string(&signal).unwrap_or_default())
                });
                pages.values().for_each(|page| page.signal(frame.clone()));
            }
        });
    }
}
