//! Signals on their way to the sockets that follow a room. They are not views: one that is missed is
//! missed, and none is kept.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use bytestring::ByteString;
use tokio::sync::broadcast;
use tokio::sync::broadcast::error::{RecvError, TryRecvError};

use super::protocol::ToClient;
use crate::broker::Signalled;
use crate::jury::ids::{JuryId, PersonId, RoomId};
use crate::jury::sight::{Audience, Topic};
use crate::service::Service;

/// Signals that a socket may be behind before it misses some.
const QUEUE: usize = 32;

/// What a socket hears along with a topic.
pub type Heard = broadcast::Receiver<ByteString>;

type Followed = HashMap<(JuryId, Topic), broadcast::Sender<ByteString>>;

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
pub struct Signals(Arc<Mutex<Followed>>);

impl Signals {
    /// What comes along with a topic: a room's signals with the room; with all rooms, for those who
    /// run the jury, the ones that ask for something.
    #[must_use]
    pub fn with_topic(&self, jury: JuryId, topic: Topic, audience: Audience) -> Option<Heard> {
        let heard = match topic {
            Topic::Room(_) => true,
            Topic::Rooms => audience.viewer.leads(),
            _ => false,
        };
        heard.then(|| {
            let mut followed = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            followed.entry((jury, topic)).or_insert_with(|| broadcast::Sender::new(QUEUE)).subscribe()
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
        let mut followed = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut message: Option<ByteString> = None;
        for topic in [Topic::Room(room), Topic::Rooms] {
            if topic == Topic::Rooms && !kind.asks() {
                continue;
            }
            let Some(sockets) = followed.get(&(jury, topic)) else { continue };
            let message = message.get_or_insert_with(|| {
                serde_json::to_string(&ToClient::Signal { room, person, kind, at }).unwrap_or_default().into()
            });
            if sockets.send(message.clone()).is_err() {
                // Its last follower has gone.
                followed.remove(&(jury, topic));
            }
        }
    }
}

/// A signal that has come already.
pub fn waiting(heard: &mut Heard) -> Option<ByteString> {
    loop {
        match heard.try_recv() {
            Ok(message) => return Some(message),
            Err(TryRecvError::Lagged(_)) => {}
            Err(TryRecvError::Empty | TryRecvError::Closed) => return None,
        }
    }
}

/// The next signal; waits for ever where none can come.
pub async fn next(heard: Option<&mut Heard>) -> ByteString {
    if let Some(heard) = heard {
        loop {
            match heard.recv().await {
                Ok(message) => return message,
                Err(RecvError::Lagged(_)) => {}
                Err(RecvError::Closed) => break,
            }
        }
    }
    std::future::pending().await
}
