//! The shared texts that are open on this node, and word of them from other nodes.

use std::collections::{BTreeSet, HashMap};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use actix_web::web::Bytes;
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::mpsc;

use super::text::{self, Command};
use super::text_awareness::ConnectionId;
use super::text_protocol;
use crate::broker::{Announcement, Following, Line, Relayed};
use crate::clock;
use crate::jury::ids::{DocumentId, JuryId};
use crate::jury::sight::Topic;
use crate::service::Service;

/// Commands that may wait for one text; sockets then wait to read on, which slows their senders.
const QUEUE: usize = 256;

struct Open {
    jury: JuryId,
    commands: mpsc::Sender<Command>,
}

/// All open texts of this node.
#[derive(Clone)]
pub struct Texts {
    pub service: Service,
    /// Tells this node's own messages from others' at the broker.
    pub node: u64,
    open: Arc<Mutex<HashMap<DocumentId, Open>>>,
    connections: Arc<AtomicU64>,
}

impl Texts {
    /// Hears nothing until [`Texts::begin`].
    #[must_use]
    pub fn new(service: Service) -> Self {
        Self { service, node: clock::random_seed(), open: Arc::default(), connections: Arc::default() }
    }

    /// Starts listening to the broker, where sockets are served, as [`super::topics::Hub::begin`].
    pub fn begin(&self) {
        actix_web::rt::spawn(self.clone().hear_changes());
        actix_web::rt::spawn(self.clone().hear_relayed());
        actix_web::rt::spawn(self.clone().look_when_joined());
    }

    /// A number for one more connection; later ones are larger.
    #[must_use]
    pub fn next_connection(&self) -> ConnectionId {
        self.connections.fetch_add(1, Ordering::Relaxed) + 1
    }

    /// The way to a text, which is opened when it is not yet.
    #[must_use]
    pub fn open(&self, jury: JuryId, document: DocumentId) -> mpsc::Sender<Command> {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(open) = open.get(&document).filter(|open| !open.commands.is_closed()) {
            return open.commands.clone();
        }
        let (commands, waiting) = mpsc::channel(QUEUE);
        open.insert(document, Open { jury, commands: commands.clone() });
        self.service.metrics.texts_open(open.len());
        actix_web::rt::spawn(text::run(self.clone(), document, waiting));
        commands
    }

    /// Closes a text that nobody uses; false when somebody is on the way to it.
    #[must_use]
    pub fn close(&self, document: DocumentId, waiting: &mut mpsc::Receiver<Command>) -> bool {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        // The map holds one sender; every socket holds another.
        if waiting.sender_strong_count() > 1 || !waiting.is_empty() {
            return false;
        }
        waiting.close();
        open.remove(&document);
        self.service.metrics.texts_open(open.len());
        true
    }

    /// Hears what other nodes relay of a text for as long as what it answers is kept, and asks them who
    /// is at it there. What is written there meanwhile is in the database, which is read after this.
    pub async fn follow(&self, document: DocumentId) -> Following {
        let following = self.service.broker.follow_text(document).await;
        self.relay(document, text_protocol::query_awareness().into());
        following
    }

    /// Passes a frame on to other nodes.
    pub fn relay(&self, document: DocumentId, bytes: Bytes) {
        self.service.broker.relay(Relayed { document, from: self.node, bytes });
    }

    /// The open ones among those that are named.
    fn named(&self, topics: &BTreeSet<Topic>) -> Vec<mpsc::Sender<Command>> {
        let open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let text = |topic: &Topic| match topic {
            Topic::Text(document) => open.get(document).map(|open| open.commands.clone()),
            _ => None,
        };
        topics.iter().filter_map(text).collect()
    }

    fn of_jury(&self, jury: JuryId) -> Vec<mpsc::Sender<Command>> {
        let open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        open.values().filter(|open| open.jury == jury).map(|open| open.commands.clone()).collect()
    }

    fn documents(&self) -> Vec<DocumentId> {
        let open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        open.keys().copied().collect()
    }

    fn every(&self) -> Vec<mpsc::Sender<Command>> {
        let open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        open.values().map(|open| open.commands.clone()).collect()
    }

    /// A text may have been put forward: each looks whether it is frozen.
    async fn hear_changes(self) {
        let mut announcements = self.service.broker.announcements();
        loop {
            let told = match announcements.recv().await {
                Ok(Announcement { jury, topics, .. }) if topics.contains(&Topic::Recommendations) => {
                    self.of_jury(jury)
                }
                Ok(Announcement { topics, .. }) => self.named(&topics),
                Err(RecvError::Lagged(_)) => self.every(),
                Err(RecvError::Closed) => return,
            };
            for commands in told {
                // A text that is busy looks by itself when it next stores something.
                let _ = commands.try_send(Command::LookAgain);
            }
        }
    }

    /// The broker is back: each text looks at once for what was written elsewhere, and tells who is at it.
    async fn look_when_joined(self) {
        let mut line = self.service.broker.line();
        while line.changed().await.is_ok() {
            if *line.borrow_and_update() != Line::Up {
                continue;
            }
            for document in self.documents() {
                self.relay(document, text_protocol::query_awareness().into());
            }
            for commands in self.every() {
                let _ = commands.try_send(Command::LookAgain);
            }
        }
    }

    async fn hear_relayed(self) {
        let mut relayed = self.service.broker.relayed();
        loop {
            match relayed.recv().await {
                Ok(Relayed { from, .. }) if from == self.node => {}
                Ok(Relayed { document, bytes, .. }) => {
                    let open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
                    let commands = open.get(&document).map(|open| open.commands.clone());
                    drop(open);
                    if let Some(commands) = commands {
                        // What is lost here is read from the database at the next look.
                        let _ = commands.try_send(Command::Relayed(bytes));
                    }
                }
                Err(RecvError::Lagged(_)) => {
                    for commands in self.every() {
                        let _ = commands.try_send(Command::LookAgain);
                    }
                }
                Err(RecvError::Closed) => return,
            }
        }
    }
}
