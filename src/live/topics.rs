//! Topic → latest view. A view is built once a change, audience and node; its bytes are shared.
//!
//! Each feed has one task that builds when something changed and publishes the latest view in a
//! `watch`: changes that come while it builds fold into the next build, and a slow reader skips
//! to the latest.

use std::collections::HashMap;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::broadcast::error::RecvError;
use tokio::sync::{Notify, watch};

use super::casts::Casts;
use super::leaving::{Leave, Leaving};
use super::presence::Presence;
use super::saved::Saved;
use super::signals::Signals;
use crate::broker::Announcement;
use crate::jury::ids::JuryId;
use crate::jury::sight::{Audience, Topic};
use crate::no::No;
use crate::service::Service;
use crate::views::{self, Built};

/// How often the database is asked whether an announcement was lost.
const POLL: Duration = Duration::from_secs(3);
/// Wait before a view that could not be built is tried again.
const RETRY: Duration = Duration::from_secs(1);

type Key = (Topic, Audience);

struct Feed {
    latest: watch::Sender<Option<Built>>,
    dirty: Notify,
}

/// The live side of one jury on this node.
struct OfJury {
    feeds: Mutex<HashMap<Key, Arc<Feed>>>,
    /// The last change that was announced or polled.
    seen: AtomicI64,
    /// Counts changes of who belongs where, so that sockets look again at what they may see.
    membership: watch::Sender<u64>,
}

/// All live views of this node.
#[derive(Clone)]
pub struct Hub {
    service: Service,
    juries: Arc<Mutex<HashMap<JuryId, Arc<OfJury>>>>,
    pub presence: Arc<Presence>,
    /// What of each person's changes to shared texts is durable.
    pub saved: Saved,
    pub casts: Arc<Casts>,
    pub signals: Signals,
    leave: Arc<Leave>,
}

impl Hub {
    /// Hears nothing until [`Hub::begin`].
    #[must_use]
    pub fn new(service: Service) -> Self {
        Self {
            service,
            juries: Arc::default(),
            presence: Arc::default(),
            saved: Saved::default(),
            casts: Arc::default(),
            signals: Signals::default(),
            leave: Arc::default(),
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
                    seen: AtomicI64::new(0),
                    membership: watch::Sender::default(),
                })
            })
            .clone()
    }

    fn all(&self) -> Vec<(JuryId, Arc<OfJury>)> {
        let juries = self.juries.lock().unwrap_or_else(PoisonError::into_inner);
        juries.iter().map(|(id, of)| (*id, of.clone())).collect()
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
        self.jury(jury).seen.load(Ordering::Relaxed)
    }

    /// Follows a topic as an audience sees it. The caller has checked that it may.
    #[must_use]
    pub fn follow(&self, jury: JuryId, topic: Topic, audience: Audience) -> watch::Receiver<Option<Built>> {
        let key = (topic, audience.for_topic(topic));
        let of = self.jury(jury);
        let mut feeds = of.feeds.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(feed) = feeds.get(&key) {
            return feed.latest.subscribe();
        }
        let feed = Arc::new(Feed { latest: watch::Sender::new(None), dirty: Notify::new() });
        feeds.insert(key, feed.clone());
        let receiver = feed.latest.subscribe();
        drop(feeds);
        actix_web::rt::spawn(keep_built(self.service.clone(), of, jury, key, feed));
        receiver
    }

    async fn listen(self) {
        let mut announcements = self.service.broker.announcements();
        loop {
            match announcements.recv().await {
                Ok(announcement) => self.announced(&announcement),
                // Some were missed: everything may look different.
                Err(RecvError::Lagged(_)) => self.all().iter().for_each(|(_, of)| of.mark(|_| true)),
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
        of.seen.fetch_max(announcement.seq, Ordering::Relaxed);
        of.mark(|topic| announcement.topics.contains(&topic));
        // Who sits where shows in `rooms` and in `me`; a raised hand in `rooms` alone.
        let told = |topic| announcement.topics.contains(&topic);
        if told(Topic::People) || (told(Topic::Rooms) && told(Topic::Me)) {
            of.membership.send_modify(|n| *n += 1);
        }
    }

    async fn poll(self) {
        let mut line = self.service.broker.line();
        loop {
            // Once the broker is back, at once: what was announced meanwhile did not come.
            tokio::select! {
                () = actix_web::rt::time::sleep(POLL) => {}
                Ok(()) = line.changed() => {}
            }
            for (jury, of) in self.all() {
                let Ok(Some(seq)) = views::seq(&self.service, jury).await else {
                    continue;
                };
                if of.seen.fetch_max(seq, Ordering::Relaxed) < seq {
                    of.mark(|_| true);
                    of.membership.send_modify(|n| *n += 1);
                }
            }
        }
    }
}

impl OfJury {
    fn mark(&self, touched: impl Fn(Topic) -> bool) {
        let feeds = self.feeds.lock().unwrap_or_else(PoisonError::into_inner);
        for ((topic, _), feed) in feeds.iter() {
            if touched(*topic) {
                feed.dirty.notify_one();
            }
        }
    }

    /// Drops a feed that nobody follows; false when somebody came meanwhile.
    fn drop_unused(&self, key: &Key, feed: &Feed) -> bool {
        let mut feeds = self.feeds.lock().unwrap_or_else(PoisonError::into_inner);
        let unused = feed.latest.receiver_count() == 0;
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
                feed.latest.send_replace(Some(built));
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
            () = feed.latest.closed() => {
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
