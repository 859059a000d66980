//! The broker between nodes: NATS. What happens on this node is told here at once, whatever becomes of
//! the broker; to the others it goes through a queue that is bounded, and what does not fit is dropped.
//! Nothing relies on a message: nodes also ask the database every few seconds.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::time::Duration;

use actix_web::web::Bytes;
use async_nats::{Client, ConnectOptions, Event, ServerAddr, Subscriber};
use async_trait::async_trait;
use futures_util::StreamExt;
use tokio::sync::{broadcast, mpsc, oneshot, watch};
use tokio::time::timeout;

use super::address::Address;
use super::local::Local;
use super::wire::{Heard, Said, Subjects};
use super::{Announcement, Broker, Elsewhere, Ended, Following, Line, Lost, Relayed, Signalled};
use crate::jury::ids::{DocumentId, JuryId, PersonId};
use crate::no::Fault;

/// Messages that may wait to be sent.
const WAITING: usize = 4_096;
/// Bytes of them.
const WAITING_BYTES: usize = 16 * 1024 * 1024;
/// How long the broker may take to answer, at the start and in between.
const ANSWERS_WITHIN: Duration = Duration::from_secs(2);
/// The longest wait before it is tried again.
const AGAIN_WITHIN: Duration = Duration::from_secs(1);
/// How long a text that is being opened waits for the broker.
const FOLLOWED_WITHIN: Duration = Duration::from_secs(1);

/// Announces within this process and to other nodes.
pub struct Nats {
    here: Arc<Local>,
    subjects: Arc<Subjects>,
    client: Client,
    queue: mpsc::Sender<(String, Bytes)>,
    counts: Arc<Counts>,
}

#[derive(Default)]
struct Counts {
    waiting_bytes: AtomicUsize,
    unsent: AtomicU64,
    unread: AtomicU64,
}

impl Nats {
    /// Joins the nodes of the installation whose name space it is. A broker that does not answer is
    /// warned of and tried again for as long as the node runs.
    ///
    /// # Errors
    /// The address is none.
    pub async fn join(address: &Address, space: &str, node: u64) -> Result<Self, Fault> {
        let here = Arc::new(Local::default());
        here.line.send_replace(Line::Down);
        let servers: Vec<ServerAddr> =
            address.servers.iter().cloned().map(ServerAddr::from_url).collect::<Result<_, _>>()?;
        let client = options(address, here.clone()).connect(servers).await.map_err(Fault::new)?;
        let subjects = Arc::new(Subjects::new(space, node));
        let counts = Arc::<Counts>::default();
        let all = client.subscribe(subjects.of_all()).await.map_err(Fault::new)?;
        actix_web::rt::spawn(hear(all, here.clone(), subjects.clone(), counts.clone()));
        let (queue, waiting) = mpsc::channel(WAITING);
        actix_web::rt::spawn(send(client.clone(), waiting, here.line(), counts.clone()));
        let mut line = here.line();
        if timeout(ANSWERS_WITHIN, line.wait_for(|line| *line == Line::Up)).await.is_err() {
            tracing::warn!(
                "the broker at {} does not answer: this node serves without it, tries again, and sees \
                 what other nodes change within some seconds",
                address.shown()
            );
        }
        Ok(Self { here, subjects, client, queue, counts })
    }

    fn say(&self, said: &Said) {
        let (subject, bytes) = self.subjects.write(said);
        self.put(subject, bytes.into());
    }

    /// Never waits: what does not fit is found by asking the database.
    fn put(&self, subject: String, bytes: Bytes) {
        let size = bytes.len();
        let waiting = self.counts.waiting_bytes.fetch_add(size, Ordering::Relaxed);
        if waiting + size > WAITING_BYTES || self.queue.try_send((subject, bytes)).is_err() {
            self.counts.waiting_bytes.fetch_sub(size, Ordering::Relaxed);
            self.counts.unsent.fetch_add(1, Ordering::Relaxed);
        }
    }
}

fn options(address: &Address, here: Arc<Local>) -> ConnectOptions {
    let options = ConnectOptions::new()
        .name("citizens-jury")
        .no_echo()
        .retry_on_initial_connect()
        .max_reconnects(None)
        .connection_timeout(ANSWERS_WITHIN)
        .ping_interval(ANSWERS_WITHIN)
        .client_capacity(256)
        .subscription_capacity(WAITING)
        .reconnect_delay_callback(|tries| {
            AGAIN_WITHIN
                .min(Duration::from_millis(50).saturating_mul(u32::try_from(tries).unwrap_or(u32::MAX)))
        })
        .event_callback(move |event| {
            let here = here.clone();
            async move { noticed(&here, &event) }
        });
    match &address.credentials {
        Some((name, password)) => options.user_and_password(name.clone(), password.clone()),
        None => options,
    }
}

fn noticed(here: &Local, event: &Event) {
    let line = match event {
        Event::Connected => Line::Up,
        Event::Disconnected | Event::Closed => Line::Down,
        _ => return,
    };
    if here.line.send_replace(line) != line {
        match line {
            Line::Up => tracing::info!("the broker answers"),
            _ => tracing::warn!("the broker does not answer; it is tried again"),
        }
    }
}

/// Sends what waits. While the broker is away nothing is kept for it: it would be old news.
async fn send(
    client: Client,
    mut waiting: mpsc::Receiver<(String, Bytes)>,
    line: watch::Receiver<Line>,
    counts: Arc<Counts>,
) {
    while let Some((subject, bytes)) = waiting.recv().await {
        counts.waiting_bytes.fetch_sub(bytes.len(), Ordering::Relaxed);
        let up = *line.borrow() == Line::Up;
        // A message that is larger than the broker takes fails here.
        if !up || client.publish(subject, bytes).await.is_err() {
            counts.unsent.fetch_add(1, Ordering::Relaxed);
        }
    }
}

/// Tells here what other nodes say.
async fn hear(mut all: Subscriber, here: Arc<Local>, subjects: Arc<Subjects>, counts: Arc<Counts>) {
    while let Some(message) = all.next().await {
        let subject = message.subject.as_str();
        let Some(from) = subjects.from(subject) else { continue };
        match subjects.read(subject, from, &message.payload) {
            Heard::Said(Said::Changed(announcement)) => here.announce(announcement),
            Heard::Said(Said::Signal(signal)) => here.signal(signal),
            Heard::Said(Said::Ended(ended)) => here.end(ended),
            Heard::Said(Said::Elsewhere(elsewhere)) => {
                let _ = here.elsewhere.send(elsewhere);
            }
            Heard::Newer => {}
            Heard::Malformed => {
                counts.unread.fetch_add(1, Ordering::Relaxed);
            }
        }
    }
}

/// What one text is followed with.
struct TextLine {
    client: Client,
    here: Arc<Local>,
    subjects: Arc<Subjects>,
    document: DocumentId,
}

impl TextLine {
    /// Tells here what other nodes relay of the text, until nobody here follows it.
    async fn pass_on(self, begun: oneshot::Sender<()>, mut over: oneshot::Receiver<()>) {
        let mut relayed = tokio::select! {
            Some(relayed) = self.subscribed() => relayed,
            _ = &mut over => return,
        };
        let _ = begun.send(());
        loop {
            let message = tokio::select! {
                message = relayed.next() => message,
                _ = &mut over => None,
            };
            let Some(message) = message else { break };
            if let Some(from) = self.subjects.from(&message.subject) {
                self.here.relay(Relayed { document: self.document, from, bytes: message.payload });
            }
        }
        let _ = timeout(FOLLOWED_WITHIN, relayed.unsubscribe()).await;
    }

    /// The broker knows of it, and repeats it by itself whenever it comes back.
    async fn subscribed(&self) -> Option<Subscriber> {
        self.here.line().wait_for(|line| *line == Line::Up).await.ok()?;
        let relayed = self.client.subscribe(self.subjects.of_text(self.document)).await.ok()?;
        self.client.flush().await.ok()?;
        Some(relayed)
    }
}

#[async_trait]
impl Broker for Nats {
    fn announce(&self, announcement: Announcement) {
        self.say(&Said::Changed(announcement.clone()));
        self.here.announce(announcement);
    }

    fn announcements(&self) -> broadcast::Receiver<Announcement> {
        self.here.announcements()
    }

    fn relay(&self, relayed: Relayed) {
        self.put(self.subjects.text(relayed.document), relayed.bytes.clone());
        self.here.relay(relayed);
    }

    fn relayed(&self) -> broadcast::Receiver<Relayed> {
        self.here.relayed()
    }

    async fn follow_text(&self, document: DocumentId) -> Following {
        let (begun, has_begun) = oneshot::channel();
        let (following, over) = oneshot::channel();
        let (client, here, subjects) = (self.client.clone(), self.here.clone(), self.subjects.clone());
        actix_web::rt::spawn(TextLine { client, here, subjects, document }.pass_on(begun, over));
        if *self.here.line.borrow() == Line::Up {
            let _ = timeout(FOLLOWED_WITHIN, has_begun).await;
        }
        Following { _ends_with_it: Some(following) }
    }

    fn signal(&self, signal: Signalled) {
        self.say(&Said::Signal(signal));
        self.here.signal(signal);
    }

    fn signals(&self) -> broadcast::Receiver<Signalled> {
        self.here.signals()
    }

    fn end(&self, ended: Ended) {
        self.say(&Said::Ended(ended));
        self.here.end(ended);
    }

    fn ended(&self) -> broadcast::Receiver<Ended> {
        self.here.ended()
    }

    fn tell_here(&self, jury: JuryId, people: &[PersonId]) {
        self.say(&Said::Elsewhere(Elsewhere::Here { node: 0, jury, people: people.to_vec() }));
    }

    async fn tell_left(&self) {
        let (subject, bytes) = self.subjects.write(&Said::Elsewhere(Elsewhere::Left { node: 0 }));
        let told = async {
            if self.client.publish(subject, bytes.into()).await.is_ok() {
                let _ = self.client.flush().await;
            }
        };
        let _ = timeout(FOLLOWED_WITHIN, told).await;
    }

    async fn sent(&self) {
        let sent = async {
            while self.counts.waiting_bytes.load(Ordering::Relaxed) > 0 {
                tokio::task::yield_now().await;
            }
            let _ = self.client.flush().await;
        };
        let _ = timeout(FOLLOWED_WITHIN, sent).await;
    }

    fn elsewhere(&self) -> broadcast::Receiver<Elsewhere> {
        self.here.elsewhere()
    }

    fn line(&self) -> watch::Receiver<Line> {
        self.here.line()
    }

    fn lost(&self) -> Lost {
        Lost {
            unsent: self.counts.unsent.load(Ordering::Relaxed),
            unread: self.counts.unread.load(Ordering::Relaxed),
        }
    }
}
