//! Tells nodes what changed. Messages may be lost; the database is the authority.

pub mod address;
pub mod local;
pub mod nats;
mod wire;

use std::collections::BTreeSet;

use actix_web::web::Bytes;
use async_trait::async_trait;
use tokio::sync::{broadcast, oneshot, watch};

use crate::jury::ids::{DocumentId, JuryId, PersonId, RoomId};
use crate::jury::sight::{Topic, Who};
use crate::jury::signals::SignalKind;
use crate::jury::time::UtcMillis;

/// A jury changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Announcement {
    pub jury: JuryId,
    /// The number of the change.
    pub seq: i64,
    /// What looks different now.
    pub topics: BTreeSet<Topic>,
}

/// Bytes of a shared text for its other readers: an update, or awareness.
#[derive(Clone, Debug)]
pub struct Relayed {
    pub document: DocumentId,
    /// Who sent it, so that a node does not hear itself twice.
    pub from: u64,
    pub bytes: Bytes,
}

/// Somebody signals to their room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signalled {
    pub jury: JuryId,
    pub room: RoomId,
    pub person: PersonId,
    pub kind: SignalKind,
    pub at: UtcMillis,
}

/// Which sessions have ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ended {
    pub who: Who,
    /// Not this session alone, but all that this account or person has.
    pub everywhere: bool,
}

/// What another node says of who is connected to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Elsewhere {
    /// All who are there of one jury.
    Here { node: u64, jury: JuryId, people: Vec<PersonId> },
    /// The node stops.
    Left { node: u64 },
}

/// How a node is joined to the others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Line {
    /// It is the only node.
    #[default]
    Alone,
    Up,
    /// The broker does not answer: what other nodes change is found by asking the database.
    Down,
}

/// Messages that were lost since the start. Each heals by itself; many of them are a sign.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lost {
    /// Could not be sent: the broker was away, slow, or would not take so large a message.
    pub unsent: u64,
    /// Came and could not be read.
    pub unread: u64,
}

/// Hears what other nodes relay of a text, for as long as it is kept.
#[derive(Debug, Default)]
pub struct Following {
    _ends_with_it: Option<oneshot::Sender<()>>,
}

/// The only pub/sub between nodes. A receiver that falls behind is told that it missed something
/// and reads again.
#[async_trait]
pub trait Broker: Send + Sync {
    fn announce(&self, announcement: Announcement);
    fn announcements(&self) -> broadcast::Receiver<Announcement>;
    fn relay(&self, relayed: Relayed);
    fn relayed(&self) -> broadcast::Receiver<Relayed>;
    /// Asks for what other nodes relay of a text. Once it answers the text may be read: nothing that
    /// is relayed from then on is missed while the broker is there.
    async fn follow_text(&self, document: DocumentId) -> Following;
    fn signal(&self, signal: Signalled);
    fn signals(&self) -> broadcast::Receiver<Signalled>;
    fn end(&self, ended: Ended);
    fn ended(&self) -> broadcast::Receiver<Ended>;
    /// Tells other nodes who of a jury is connected to this one.
    fn tell_here(&self, jury: JuryId, people: &[PersonId]);
    /// Tells other nodes that this one stops.
    async fn tell_left(&self);
    /// Returns once what was said has left for other nodes, or soon where they cannot be told.
    async fn sent(&self) {}
    fn elsewhere(&self) -> broadcast::Receiver<Elsewhere>;
    fn line(&self) -> watch::Receiver<Line>;
    fn lost(&self) -> Lost;
}
