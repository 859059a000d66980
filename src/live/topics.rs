//! Topic → latest view. A view is built once a change, audience and node; its bytes are shared.
//!
//! Each feed has one task that builds when something changed and puts the view into the mailbox of
//! each who follows it: changes that come while it builds fold into the next build, and a slow reader
//! skips to the latest.

use std::collections::HashMap;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::broadcast::error::RecvError;
use tokio::sync::{Notify, watch};

use super::casts::Casts;
use super::heard::Heard;
use super::leaving::{Leave, Leaving};
use super::outgoing::{Frame, Latest, Mailbox};
use super::presence::Presence;
use super::signals::Signals;
use crate::broker::{Announcement, Line};
use crate::jury::ids::JuryId;
use crate::jury::sight::{Audience, Topic};
use crate::metrics::Metrics;
use crate::no::No;
use crate::service::Service;
use crate::views::{self, Built};

/// How often the database is asked whether an announcement was lost.
const POLL: Duration = Duration::from_secs(3);
/// How long word of a change may be on its way before it counts as lost.
const ON_ITS_WAY: Duration = Duration::from_millis(200);
/// Nothing was looked at yet.
const UNKNOWN: i64 = -1;
/// Wait before a view that could not be built is tried again.
const RETRY: Duration = Duration::from_secs(1);

type Key = (Topic, Audience);

/// The latest view of a topic, as one audience sees it, and who follows it.
struct Feed {
    told: Mutex<Told>,
    dirty: Notify,
    /// Its last follower has gone.
    unused: Notify,
}

#[derive(Default)]
struct Told {
    latest: Option<(i64, Frame)>,
    followers: HashMap<u64, Follower>,
}

struct Follower {
    mailbox: Mailbox,
    /// The number of the latest view that it has.
    seq: i64,
}

impl Follower {
    fn tell(&mut self, topic: Topic, seq: i64, frame: &Frame, metrics: &Metrics) {
        if seq > self.seq {
            self.seq = seq;
            metrics.pushed_view(frame.size());
            self.mailbox.put_latest(Latest::View(topic), frame.clone());
        }
    }
}

impl Feed {
    fn new() -> Self {
        Self { told: Mutex::default(), dirty: Notify::new(), unused: Notify::new() }
    }

    fn told(&self) -> MutexGuard<'_, Told> {
        self.told.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Puts a view into the mailbox of everybody who has an older one.
    fn publish(&self, topic: Topic, built: &Built, metrics: &Metrics) {
        let frame = Frame::text(&built.message);
        let mut told = self.told();
        for follower in told.followers.values_mut() {
            follower.tell(topic, built.seq, &frame, metrics);
        }
        told.latest = Some((built.seq, frame));
    }
}

/// A page follows a topic for as long as this is kept.
pub struct Following {
    topic: Topic,
    feed: Arc<Feed>,
    number: u64,
}

impl Drop for Following {
    fn drop(&mut self) {
        let mut told = self.feed.told();
        if let Some(follower) = told.followers.remove(&self.number) {
            follower.mailbox.take_back(Latest::View(self.topic));
        }
        if told.followers.is_empty() {
            self.feed.unused.notify_one();
        }
    }
}

/// The live side of one jury on this node.
struct OfJury {
    feeds: Mutex<HashMap<Key, Arc<Feed>>>,
    /// The last change that this node heard of.
    latest: AtomicI64,
    heard: Mutex<Heard>,
    /// Counts changes of who belongs where, so that sockets look again at what they may see.
    membership: watch::Sender<u64>,
}

/// All live views of this node.
#[derive(Clone)]
pub struct Hub {
    service: Service,
    juries: Arc<Mutex<HashMap<JuryId, Arc<OfJury>>>>,
    pub presence: Arc<Presence>,
    pub casts: Arc<Casts>,
    pub signals: Signals,
    leave: Arc<Leave>,
    followers: Arc<AtomicU64>,
}

impl Hub {
    /// Hears nothing until [`Hub::begin`].
    #[must_use]
    pub fn new(service: Service) -> Self {
        Self {
            service,
            juries: Arc::default(),
            presence: Arc::default(),
            casts: Arc::default(),
            signals: Signals::default(),
            leave: Arc::default(),
            followers: Arc::default(),
        }
    }

    /// Starts listening to the broker, on the thread that calls it: one that serves sockets, so that most of
    /// what it passes on wakes no other.
    pub fn begin(&self) {
        actix_web::rt::spawn(self.clone().listen());
        actix_web::rt::spawn(self.clone().poll());
        actix_web::rt::spawn(self.signals.clone().pass_on(self.service.clone()));
        actix_web::rt::spawn(self.presence.clone().hear_others(self.service.broker.clone()));
        actix_web::rt::spawn(self.presence.clone().tell_others(self.service.broker.clone()));
        actix_web::rt::spawn(self.casts.clone().keep(self.service.clone()));
    }

    fn jury(&self, jury: JuryId) -> Arc<OfJury> {
        let mut juries = self.juries.lock().unwrap_or_else(PoisonError::into_inner);
        juries
            .entry(jury)
            .or_insert_with(|| {
                Arc::new(OfJury {
                    feeds: Mutex::default(),
                    latest: AtomicI64::new(UNKNOWN),
                    heard: Mutex::default(),
                    membership: watch::Sender::default(),
                })
            })
            .clone()
    }

    /// The juries of which somebody is connected to this node; what was known of the others is forgotten.
    fn followed(&self) -> HashMap<JuryId, Arc<OfJury>> {
        let mut juries = self.juries.lock().unwrap_or_else(PoisonError::into_inner);
        juries.retain(|_, of| Arc::strong_count(of) > 1 || of.membership.receiver_count() > 0);
        juries.clone()
    }

    /// Lets go of every socket within that span: their pages come back by themselves, to another node
    /// where there is one.
    pub fn leave(&self, span: Duration) {
        self.leave.within(span);
    }

    /// When a socket is to leave.
    #[must_use]
    pub fn leaving(&self) -> Leaving {
        self.leave.follow()
    }

    /// Follows changes of who belongs where in a jury.
    #[must_use]
    pub fn membership(&self, jury: JuryId) -> watch::Receiver<u64> {
        self.jury(jury).membership.subscribe()
    }

    /// The last change of a jury that this node knows of.
    #[must_use]
    pub fn seen(&self, jury: JuryId) -> i64 {
        self.jury(jury).latest.load(Ordering::Relaxed)
    }

    /// Somebody's part in a jury was looked at as it is after that change. What came before it, nobody here
    /// has missed.
    pub fn looked_at(&self, jury: JuryId, seq: i64) {
        self.jury(jury).heard().looked_at(seq);
    }

    /// Puts a topic, as an audience sees it, into a mailbox whenever it is newer than `seq`. The caller
    /// has checked that the audience may see it.
    #[must_use]
    pub fn follow(
        &self,
        jury: JuryId,
        topic: Topic,
        audience: Audience,
        seq: i64,
        mailbox: Mailbox,
    ) -> Following {
        let key = (topic, audience.for_topic(topic));
        let of = self.jury(jury);
        let mut feeds = of.feeds();
        let feed = match feeds.get(&key) {
            Some(feed) => feed.clone(),
            None => {
                let feed = Arc::new(Feed::new());
                feeds.insert(key, feed.clone());
                actix_web::rt::spawn(keep_built(self.service.clone(), of.clone(), jury, key, feed.clone()));
                feed
            }
        };
        let number = self.followers.fetch_add(1, Ordering::Relaxed);
        let mut follower = Follower { mailbox, seq };
        let mut told = feed.told();
        if let Some((latest, frame)) = &told.latest {
            follower.tell(topic, *latest, frame, &self.service.metrics);
        }
        told.followers.insert(number, follower);
        drop(told);
        drop(feeds);
        Following { topic, feed, number }
    }

    async fn listen(self) {
        let mut announcements = self.service.broker.announcements();
        loop {
            match announcements.recv().await {
                Ok(announcement) => self.announced(&announcement),
                // Some were missed: everything may look different.
                Err(RecvError::Lagged(_)) => self.followed().values().for_each(|of| of.mark(|_| true)),
                Err(RecvError::Closed) => return,
            }
        }
    }

    fn announced(&self, announcement: &Announcement) {
        let found = {
            let juries = self.juries.lock().unwrap_or_else(PoisonError::into_inner);
            juries.get(&announcement.jury).cloned()
        };
        let Some(of) = found else { return };
        let seq = announcement.seq;
        of.latest.fetch_max(seq, Ordering::Relaxed);
        of.heard().hear(seq);
        of.mark(|topic| announcement.topics.contains(&topic));
        // Who sits where shows in `rooms` and in `me`; a raised hand in `rooms` alone.
        let told = |topic| announcement.topics.contains(&topic);
        if told(Topic::People) || (told(Topic::Rooms) && told(Topic::Me)) {
            of.look_again();
        }
    }

    async fn poll(self) {
        let mut line = self.service.broker.line();
        loop {
            // Once the broker is back, at once: what was announced meanwhile did not come, nor word of
            // sessions that ended, which have no number.
            let back = tokio::select! {
                () = actix_web::rt::time::sleep(POLL) => false,
                Ok(()) = line.changed() => *line.borrow_and_update() == Line::Up,
            };
            let followed = self.followed();
            if back {
                followed.values().for_each(|of| of.look_again());
            }
            let Ok(seqs) = views::seqs(&self.service, followed.keys().copied().collect()).await else {
                continue;
            };
            // Word of what was just committed is on its way.
            actix_web::rt::time::sleep(ON_ITS_WAY).await;
            for (jury, seq) in seqs {
                if let Some(of) = followed.get(&jury)
                    && of.heard().missed(seq)
                {
                    of.latest.fetch_max(seq, Ordering::Relaxed);
                    of.mark_before(seq);
                    of.look_again();
                }
            }
        }
    }
}

impl OfJury {
    fn feeds(&self) -> MutexGuard<'_, HashMap<Key, Arc<Feed>>> {
        self.feeds.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn heard(&self) -> MutexGuard<'_, Heard> {
        self.heard.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Has each socket look again at what it may see.
    fn look_again(&self) {
        self.membership.send_modify(|n| *n += 1);
    }

    fn mark(&self, touched: impl Fn(Topic) -> bool) {
        for ((topic, _), feed) in self.feeds().iter() {
            if touched(*topic) {
                feed.dirty.notify_one();
            }
        }
    }

    /// Marks every view that does not show that change. Most of them need not: it touched others.
    fn mark_before(&self, seq: i64) {
        for feed in self.feeds().values() {
            let shows = feed.told().latest.as_ref().is_some_and(|(latest, _)| *latest >= seq);
            if !shows {
                feed.dirty.notify_one();
            }
        }
    }

    /// Drops a feed that nobody follows; false when somebody came meanwhile.
    fn drop_unused(&self, key: &Key, feed: &Feed) -> bool {
        let mut feeds = self.feeds();
        let unused = feed.told().followers.is_empty();
        if unused {
            feeds.remove(key);
        }
        unused
    }
}

async fn keep_built(service: Service, of: Arc<OfJury>, jury: JuryId, key: Key, feed: Arc<Feed>) {
    loop {
        match build(&service, jury, key).await {
            Ok(built) => {
                service.metrics.built_view(key.0.kind());
                feed.publish(key.0, &built, &service.metrics);
            }
            // No longer theirs to see: the socket finds that out by itself.
            Err(No::Refusal(_)) => {}
            Err(No::Fault(fault)) => {
                tracing::error!(%fault, "a view could not be built");
                actix_web::rt::time::sleep(RETRY).await;
                feed.dirty.notify_one();
            }
        }
        tokio::select! {
            () = feed.dirty.notified() => {}
            () = feed.unused.notified() => {
                if of.drop_unused(&key, &feed) {
                    return;
                }
            }
        }
    }
}

async fn build(service: &Service, jury: JuryId, (topic, audience): Key) -> Result<Built, No> {
    let keys = service.keys.clone();
    service.db.read(move |conn| views::build(conn, &keys, jury, topic, audience)).await
}
