//! One shared text that is open: applies what its sockets send, passes it on, and stores it.
//!
//! What arrives is passed on at once and stored in groups: while one transaction runs, the next
//! group gathers. A page is told "saved", and other nodes are told the change, only after the commit.
//! The text in memory is a cache: it is read again from the database whenever in doubt.

use std::collections::HashMap;
use std::time::Duration;

use actix_web::web::{self, Bytes};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use tokio::sync::mpsc;

use super::outgoing::Frame;
use super::text_awareness::{Awareness, ConnectionId, Speaker};
use super::text_outbox::{Closing, Outbox};
use super::text_protocol::{self, Message, Shown};
use super::text_writers::Writers;
use super::texts::Texts;
use crate::actions::documents::{self, Written};
use crate::clock;
use crate::jury::ids::{DocumentId, PersonId};
use crate::jury::refusal::Code;
use crate::jury::shared_text::{Applied, TextDocument};
use crate::jury::sight::Reach;
use crate::jury::text_update::UpdateError;
use crate::no::{Fault, No};
use crate::views::document;

/// Sockets at one text.
const SOCKETS_MAX: usize = 400;
/// Larger updates, and reads of larger texts, go to the blocking pool.
const HEAVY_BYTES: usize = 16 * 1024;
/// Stored updates after which they are merged into one.
const MERGE_AFTER: usize = 500;
/// Stored updates from which merging is worth it when the last socket leaves.
const MERGE_AT_END: usize = 50;
/// How often the text is compared with what is stored: other nodes may have written.
pub const LOOK_EVERY: Duration = Duration::from_secs(5);

/// Who joins.
pub struct Joining {
    pub id: ConnectionId,
    pub person: PersonId,
    /// Whether it is a page of ours, which is told what is saved.
    pub named: bool,
    pub reach: Reach,
    pub out: Outbox,
}

/// What a text is told.
pub enum Command {
    Join(Joining),
    Frame(ConnectionId, Bytes),
    /// What the person may do has changed.
    Reach(ConnectionId, Reach),
    Leave(ConnectionId),
    /// A frame from another node.
    Relayed(Bytes),
    /// Something was decided or missed: compare with what is stored.
    LookAgain,
}

struct Connection {
    person: PersonId,
    named: bool,
    reach: Reach,
    out: Outbox,
    /// Its changes that are durable.
    durable: u64,
    /// Its changes that built on something missing; the answer to a first step holds them.
    gaps: u64,
}

/// A change that waits to be stored; no bytes where there was nothing new in it.
struct Waiting {
    connection: ConnectionId,
    person: PersonId,
    bytes: Option<Bytes>,
}

type Storing = BoxFuture<'static, (Vec<Waiting>, Result<Option<i64>, No>)>;

struct Text {
    texts: Texts,
    id: DocumentId,
    /// Away only while the blocking pool has it.
    document: Option<TextDocument>,
    /// The number up to which every stored update is in the document.
    loaded_n: i64,
    connections: HashMap<ConnectionId, Connection>,
    awareness: Awareness,
    writers: Writers,
    waiting: Vec<Waiting>,
    storing: Option<Storing>,
    stored_since_merge: usize,
}

/// Serves a text until its last socket has gone.
pub async fn run(texts: Texts, id: DocumentId, mut commands: mpsc::Receiver<Command>) {
    let mut text = Text {
        texts: texts.clone(),
        id,
        document: None,
        loaded_n: 0,
        connections: HashMap::new(),
        awareness: Awareness::default(),
        writers: Writers::default(),
        waiting: Vec::new(),
        storing: None,
        stored_since_merge: 0,
    };
    let _following = texts.follow(id).await;
    let mut look = actix_web::rt::time::interval(LOOK_EVERY);
    loop {
        let outcome = tokio::select! {
            command = commands.recv() => match command {
                Some(command) => text.told(command).await,
                None => return,
            },
            stored = finished(&mut text.storing) => text.stored(stored),
            _ = look.tick() => text.catch_up().await,
        };
        if let Err(no) = outcome {
            text.give_up(&no);
        }
        text.store();
        let idle = text.connections.is_empty() && text.waiting.is_empty() && text.storing.is_none();
        if idle && texts.close(id, &mut commands) {
            if text.stored_since_merge >= MERGE_AT_END {
                merge(texts, id).await;
            }
            return;
        }
    }
}

/// What was stored; waits for ever when nothing is being stored.
async fn finished(storing: &mut Option<Storing>) -> (Vec<Waiting>, Result<Option<i64>, No>) {
    match storing {
        Some(storing) => storing.await,
        None => std::future::pending().await,
    }
}

/// Why sockets are closed when the text cannot go on.
fn closing_for(no: &No) -> Closing {
    match no {
        No::Refusal(refusal) if refusal.code == Code::TextFrozen => Closing::Frozen,
        No::Refusal(refusal) if refusal.code == Code::NotFound => Closing::NotFound,
        No::Refusal(_) => Closing::Busy,
        No::Fault(fault) => {
            tracing::error!(%fault, "a shared text cannot go on");
            Closing::Busy
        }
    }
}

async fn merge(texts: Texts, id: DocumentId) {
    if let Err(no) = documents::compact(&texts.service, id).await {
        tracing::warn!(%no, document = %id, "a shared text could not be merged");
    }
}

impl Text {
    async fn told(&mut self, command: Command) -> Result<(), No> {
        match command {
            Command::Join(joining) => self.join(joining).await,
            Command::Frame(id, frame) => self.heard(id, frame).await,
            Command::Reach(id, reach) => {
                let Some(connection) = self.connections.get_mut(&id) else { return Ok(()) };
                connection.reach = reach;
                self.ask(id).await
            }
            Command::Leave(id) => {
                self.leave(id);
                Ok(())
            }
            Command::Relayed(frame) => self.relayed(frame).await,
            Command::LookAgain => self.catch_up().await,
        }
    }

    async fn join(&mut self, joining: Joining) -> Result<(), No> {
        let Joining { id, person, named, reach, out } = joining;
        if self.connections.len() >= SOCKETS_MAX {
            out.close(Closing::Busy);
            return Ok(());
        }
        if self.document.is_none()
            && let Err(no) = self.reload().await
        {
            out.close(closing_for(&no));
            return Ok(());
        }
        let everybody = self.awareness.everybody();
        let connection = Connection { person, named, reach, out, durable: 0, gaps: 0 };
        self.connections.insert(id, connection);
        self.ask(id).await?;
        if let Some(everybody) = everybody {
            self.send(id, &everybody);
        }
        Ok(())
    }

    /// Asks for what was written elsewhere. Who may only read is never asked.
    async fn ask(&mut self, id: ConnectionId) -> Result<(), No> {
        if self.connections.get(&id).is_some_and(|connection| connection.reach == Reach::Writes) {
            let vector = self.read(TextDocument::state_vector).await?;
            self.send(id, &text_protocol::step_1(&vector));
        }
        Ok(())
    }

    fn leave(&mut self, id: ConnectionId) {
        if self.connections.remove(&id).is_none() {
            return;
        }
        if let Some(gone) = self.awareness.left(id) {
            self.pass_on(gone.into(), None);
        }
    }

    fn close(&mut self, id: ConnectionId, why: Closing) {
        if let Some(connection) = self.connections.remove(&id) {
            connection.out.close(why);
        }
        if let Some(gone) = self.awareness.left(id) {
            self.pass_on(gone.into(), None);
        }
    }

    fn close_all(&mut self, why: Closing) {
        let all: Vec<_> = self.connections.keys().copied().collect();
        all.into_iter().for_each(|id| self.close(id, why));
    }

    fn send(&mut self, id: ConnectionId, frame: &[u8]) {
        if self.connections.get(&id).is_some_and(|connection| !connection.out.put(Frame::binary(frame))) {
            self.close(id, Closing::Resync);
        }
    }

    /// Sends a frame to every socket but one, and to other nodes.
    fn pass_on(&mut self, frame: Bytes, but: Option<ConnectionId>) {
        self.send_all(&frame, but);
        self.texts.relay(self.id, frame);
    }

    fn send_all(&mut self, frame: &[u8], but: Option<ConnectionId>) {
        let frame = Frame::binary(frame);
        let behind: Vec<_> = self
            .connections
            .iter()
            .filter(|&(id, connection)| Some(*id) != but && !connection.out.put(frame.clone()))
            .map(|(id, _)| *id)
            .collect();
        behind.into_iter().for_each(|id| self.close(id, Closing::Resync));
    }

    async fn heard(&mut self, id: ConnectionId, frame: Bytes) -> Result<(), No> {
        let Some(connection) = self.connections.get(&id) else { return Ok(()) };
        let speaker = Speaker { connection: id, person: connection.person };
        let writes = connection.reach == Reach::Writes;
        match Message::read(&frame) {
            Ok(Message::Step1(vector)) => {
                match self.read_heavy(frame.slice_ref(vector), TextDocument::diff).await {
                    Ok(diff) => self.send(id, &text_protocol::step_2(&diff)),
                    Err(UpdateError::Broken) => self.reload().await?,
                    Err(_) => self.close(id, Closing::Malformed),
                }
            }
            Ok(Message::Step2(_) | Message::Update(_)) if !writes => self.close(id, Closing::NotYours),
            Ok(Message::Step2(update) | Message::Update(update)) => {
                self.written(speaker, frame.slice_ref(update)).await?;
            }
            Ok(Message::Awareness(all)) => self.shown(speaker, &all),
            Ok(Message::QueryAwareness) => {
                if let Some(everybody) = self.awareness.everybody() {
                    self.send(id, &everybody);
                }
            }
            Err(_) => self.close(id, Closing::Malformed),
        }
        Ok(())
    }

    /// News of who is here go to their sender too: pages take a silent line for a dead one.
    fn shown(&mut self, speaker: Speaker, all: &[Shown<'_>]) {
        let news = self.awareness.said(speaker, all, clock::now());
        let own =
            all.iter().map(|shown| shown.client).filter(|client| self.awareness.speaks(speaker, *client));
        self.writers.announced(own, speaker.person);
        if let Some(news) = news {
            self.pass_on(news.into(), None);
        }
    }

    async fn written(&mut self, by: Speaker, update: Bytes) -> Result<(), No> {
        let mut applied = self.apply(update.clone()).await;
        if applied == Err(UpdateError::Gap) {
            // What is missing may have been written through another node.
            self.catch_up().await?;
            applied = self.apply(update.clone()).await;
        }
        let id = by.connection;
        match applied {
            Ok(applied) => {
                let bytes = (applied == Applied::Changed).then(|| update.clone());
                if applied == Applied::Changed {
                    self.send_all(&text_protocol::update(&update), Some(id));
                }
                self.waiting.push(Waiting { connection: id, person: by.person, bytes });
            }
            Err(UpdateError::Gap) => self.ask_again(id).await?,
            Err(UpdateError::TooLarge) => self.close(id, Closing::Full),
            Err(UpdateError::Malformed(_) | UpdateError::TooDeep) => self.close(id, Closing::Malformed),
            Err(UpdateError::Broken) => {
                self.close(id, Closing::Malformed);
                self.reload().await?;
            }
        }
        Ok(())
    }

    /// Asks a socket for all that is missing here; once, since its answer leaves no gap.
    async fn ask_again(&mut self, id: ConnectionId) -> Result<(), No> {
        let Some(connection) = self.connections.get_mut(&id) else { return Ok(()) };
        connection.gaps += 1;
        if connection.gaps > 64 {
            self.close(id, Closing::Malformed);
        } else {
            let vector = self.read(TextDocument::state_vector).await?;
            self.send(id, &text_protocol::step_1(&vector));
        }
        Ok(())
    }

    async fn relayed(&mut self, frame: Bytes) -> Result<(), No> {
        match Message::read(&frame) {
            Ok(Message::Update(update)) => match self.apply(frame.slice_ref(update)).await {
                Ok(Applied::Changed) => self.send_all(&frame, None),
                Ok(Applied::Known) => {}
                Err(UpdateError::Broken) => self.reload().await?,
                Err(_) => self.catch_up().await?,
            },
            Ok(Message::Awareness(all)) => {
                if let Some(news) = self.awareness.relayed(&all, clock::now()) {
                    self.send_all(&news, None);
                }
            }
            Ok(Message::QueryAwareness) => {
                if let Some(everybody) = self.awareness.everybody() {
                    self.texts.relay(self.id, everybody.into());
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Begins to store what waits, unless the group before is still being stored.
    fn store(&mut self) {
        if self.waiting.is_empty() || self.storing.is_some() {
            return;
        }
        let group = std::mem::take(&mut self.waiting);
        let written: Vec<_> = group
            .iter()
            .filter_map(|one| Some(Written { person: Some(one.person), bytes: one.bytes.as_ref()?.to_vec() }))
            .collect();
        let writers = self.writers.of(&written);
        let (service, id) = (self.texts.service.clone(), self.id);
        let storing = async move {
            let outcome = match written.is_empty() {
                true => Ok(None),
                false => documents::append_by(&service, id, written, writers).await.map(Some),
            };
            (group, outcome)
        };
        self.storing = Some(storing.boxed());
    }

    fn stored(&mut self, (group, outcome): (Vec<Waiting>, Result<Option<i64>, No>)) -> Result<(), No> {
        self.storing = None;
        let last = outcome?;
        let news = group.iter().filter(|one| one.bytes.is_some()).count();
        // Other nodes hear of it only now: what is written there on top of it is stored after it.
        for bytes in group.iter().filter_map(|one| one.bytes.as_ref()) {
            self.texts.relay(self.id, text_protocol::update(bytes).into());
        }
        if let Some(last) = last
            && last - i64::try_from(news).unwrap_or(i64::MAX) == self.loaded_n
        {
            self.loaded_n = last;
        }
        self.stored_since_merge += news;
        if self.stored_since_merge >= MERGE_AFTER {
            self.stored_since_merge = 0;
            actix_web::rt::spawn(merge(self.texts.clone(), self.id));
        }
        let mut told = Vec::new();
        for one in &group {
            if let Some(connection) = self.connections.get_mut(&one.connection) {
                connection.durable += 1 + std::mem::take(&mut connection.gaps);
                told.push(one.connection);
            }
        }
        told.sort_unstable();
        told.dedup();
        for connection in told.iter().filter_map(|id| self.connections.get(id)).filter(|one| one.named) {
            connection.out.saved(connection.durable);
        }
        Ok(())
    }

    /// Compares with what is stored: other nodes may have written, or it may be frozen.
    async fn catch_up(&mut self) -> Result<(), No> {
        if self.document.is_none() {
            return Ok(());
        }
        let stored = document::stored(&self.texts.service, self.id, self.loaded_n).await?;
        if stored.frozen {
            return Err(Code::TextFrozen.into());
        }
        for update in stored.updates {
            let update = Bytes::from(update);
            match self.merge_stored(update.clone()).await {
                Ok(Applied::Changed) => self.send_all(&text_protocol::update(&update), None),
                Ok(Applied::Known) => {}
                Err(_) => return self.reload().await,
            }
        }
        self.loaded_n = self.loaded_n.max(stored.last_n);
        Ok(())
    }

    /// Opens the document again from what is stored, which first takes in all that still waits.
    async fn reload(&mut self) -> Result<(), No> {
        loop {
            if self.storing.is_some() {
                let stored = finished(&mut self.storing).await;
                self.stored(stored)?;
            }
            if self.waiting.is_empty() {
                break;
            }
            self.store();
        }
        let stored = document::stored(&self.texts.service, self.id, 0).await?;
        if stored.frozen {
            return Err(Code::TextFrozen.into());
        }
        let (count, last_n) = (stored.updates.len(), stored.last_n);
        let opened = web::block(move || TextDocument::open(stored.updates)).await?;
        self.document = Some(opened.map_err(Fault::new)?);
        self.loaded_n = last_n;
        self.stored_since_merge = count;
        Ok(())
    }

    /// The text was frozen, or storing failed: the sockets go, and the next one begins afresh.
    fn give_up(&mut self, no: &No) {
        let why = closing_for(no);
        self.waiting.clear();
        self.writers = Writers::default();
        self.close_all(why);
        self.document = None;
    }

    async fn apply(&mut self, update: Bytes) -> Result<Applied, UpdateError> {
        let heavy = update.len() > HEAVY_BYTES;
        self.with_document(heavy, move |document| document.apply(&update)).await
    }

    async fn merge_stored(&mut self, update: Bytes) -> Result<Applied, UpdateError> {
        let heavy = update.len() > HEAVY_BYTES;
        self.with_document(heavy, move |document| document.apply_stored(&update)).await
    }

    async fn read_heavy(
        &mut self,
        vector: Bytes,
        read: fn(&TextDocument, &[u8]) -> Result<Vec<u8>, UpdateError>,
    ) -> Result<Vec<u8>, UpdateError> {
        let heavy = self.document.as_ref().is_some_and(|document| document.size_bound_bytes() > HEAVY_BYTES);
        self.with_document(heavy, move |document| read(document, &vector)).await
    }

    async fn read(&mut self, read: fn(&TextDocument) -> Result<Vec<u8>, UpdateError>) -> Result<Vec<u8>, No> {
        let out = self.with_document(false, move |document| read(document)).await;
        out.map_err(|error| Fault::new(error).into())
    }

    /// Works on the document, on the blocking pool when it may take long.
    async fn with_document<T: Send + 'static>(
        &mut self,
        heavy: bool,
        work: impl FnOnce(&mut TextDocument) -> Result<T, UpdateError> + Send + 'static,
    ) -> Result<T, UpdateError> {
        let Some(mut document) = self.document.take() else { return Err(UpdateError::Broken) };
        if !heavy {
            let out = work(&mut document);
            self.document = Some(document);
            return out;
        }
        let worked = web::block(move || {
            let out = work(&mut document);
            (document, out)
        });
        let Ok((document, out)) = worked.await else { return Err(UpdateError::Broken) };
        self.document = Some(document);
        out
    }
}
