//! The broker of a single process.

use tokio::sync::broadcast;

use super::{Announcement, Broker, Relayed, Signalled};

/// Messages that a receiver may be behind before it misses some.
const QUEUE: usize = 1024;

/// Announces within this process.
pub struct Local {
    announcements: broadcast::Sender<Announcement>,
    relayed: broadcast::Sender<Relayed>,
    signals: broadcast::Sender<Signalled>,
}

impl Default for Local {
    fn default() -> Self {
        Self {
            announcements: broadcast::Sender::new(QUEUE),
            relayed: broadcast::Sender::new(QUEUE),
            signals: broadcast::Sender::new(QUEUE),
        }
    }
}

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

    fn signal(&self, signal: Signalled) {
        let _ = self.signals.send(signal);
    }

    fn signals(&self) -> broadcast::Receiver<Signalled> {
        self.signals.subscribe()
    }
}
