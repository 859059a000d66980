//! Tells nodes what changed. Messages may be lost; the database is the authority.

pub mod local;

use std::collections::BTreeSet;

use actix_web::web::Bytes;
use tokio::sync::broadcast;

use crate::jury::ids::{DocumentId, JuryId, PersonId, RoomId};
use crate::jury::sight::Topic;
use crate::jury::signals::SignalKind;
use crate::jury::time::UtcMillis;

/// A jury changed.
#[derive(Clone, Debug)]
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
#[derive(Clone, Copy, Debug)]
pub struct Signalled {
    pub jury: JuryId,
    pub room: RoomId,
    pub person: PersonId,
    pub kind: SignalKind,
    pub at: UtcMillis,
}

/// The only pub/sub between nodes. A receiver that falls behind is told that it missed something
/// and reads again.
pub trait Broker: Send + Sync {
    fn announce(&self, announcement: Announcement);
    fn announcements(&self) -> broadcast::Receiver<Announcement>;
    fn relay(&self, relayed: Relayed);
    fn relayed(&self) -> broadcast::Receiver<Relayed>;
    fn signal(&self, signal: Signalled);
    fn signals(&self) -> broadcast::Receiver<Signalled>;
}
