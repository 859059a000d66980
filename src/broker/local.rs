//! The broker of a single process.

use async_trait::async_trait;
use tokio::sync::{broadcast, watch};

use super::{Announcement, Broker, Elsewhere, Ended, Following, Line, Lost, Relayed, Signalled};
use crate::jury::ids::{DocumentId, JuryId, PersonId};

/// Messages that a receiver may be behind before it misses some.
const QUEUE: usize = 1024;

/// Announces within this process.
pub struct Local {
    announcements: broadcast::Sender<Announcement>,
    relayed: broadcast::Sender<Relayed>,
    signals: broadcast::Sender<Signalled>,
    ended: broadcast::Sender<Ended>,
    pub(super) elsewhere: broadcast::Sender<Elsewhere>,
    pub(super) line: watch::Sender<Line>,
}

impl Default for Local {
    fn default() -> Self {
        Self {
            announcements: broadcast::Sender::new(QUEUE),
            relayed: broadcast::Sender::new(QUEUE),
            signals: broadcast::Sender::new(QUEUE),
            ended: broadcast::Sender::new(QUEUE),
            elsewhere: broadcast::Sender::new(QUEUE),
            line: watch::Sender::default(),
        }
    }
}

#[async_trait]
impl Broker for Local {
    fn announce(&self, announcement: Announcement) {
        // Nobody may be listening yet.
        let _ = self.announcements.send(announcement);
    }

    fn announcements(&self) -> broadcast::Receiver<Announcement> {
        self.announcements.subscribe()
    }

    fn relay(&self, relayed: Relayed) {
        let _ = self.relayed.send(relayed);
    }

    fn relayed(&self) -> broadcast::Receiver<Relayed> {
        self.relayed.subscribe()
    }

    async fn follow_text(&self, _: DocumentId) -> Following {
        Following::default()
    }

    fn signal(&self, signal: Signalled) {
        let _ = self.signals.send(signal);
    }

    fn signals(&self) -> broadcast::Receiver<Signalled> {
        self.signals.subscribe()
    }

    fn end(&self, ended: Ended) {
        let _ = self.ended.send(ended);
    }

    fn ended(&self) -> broadcast::Receiver<Ended> {
        self.ended.subscribe()
    }

    fn tell_here(&self, _: JuryId, _: &[PersonId]) {}

    async fn tell_left(&self) {}

    fn elsewhere(&self) -> broadcast::Receiver<Elsewhere> {
        self.elsewhere.subscribe()
    }

    fn line(&self) -> watch::Receiver<Line> {
        self.line.subscribe()
    }

    fn lost(&self) -> Lost {
        Lost::default()
    }
}
