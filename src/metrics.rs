//! What an operator can watch, as Prometheus reads it.
//!
//! Labels come from fixed sets (operations, parts, kinds), never from juries or people. Ballots,
//! credentials and what would help are not counted at all: a number that goes up by one between two
//! scrapes says when somebody cast, and whoever sees who was at the voting point then knows the rest.

use std::sync::Arc;
use std::time::Duration;

use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::Registry;

use crate::broker::{Broker, Line};
use crate::no::Fault;
use crate::store::Db;
use crate::store::meters::seconds;

/// The media type of [`Metrics::text`].
pub const OPENMETRICS: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// What leaves no trace outside the database: no count, no log line, no id.
const UNWATCHED: [&str; 6] =
    ["cast_secret_ballot", "issue_credentials", "send_reasons", "cast_ballot", "enter_ballot", "count_paper"];

/// Whether an operation may be counted and timed.
#[must_use]
pub fn is_watched(operation: &str) -> bool {
    !UNWATCHED.contains(&operation)
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Answered {
    operation: &'static str,
    status: u16,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct OfOperation {
    operation: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct OfPart {
    part: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct OfKind {
    kind: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct OfTopic {
    topic: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct OfPool {
    pool: &'static str,
    state: &'static str,
}

/// All numbers of this node. Cheap to clone.
#[derive(Clone)]
pub struct Metrics(Arc<Numbers>);

struct Numbers {
    registry: Registry,
    requests: Family<Answered, Counter>,
    request_seconds: Family<OfOperation, Histogram, fn() -> Histogram>,
    change_seconds: Family<OfPart, Histogram, fn() -> Histogram>,
    busy: Counter,
    sockets: Family<OfKind, Gauge>,
    views_built: Family<OfTopic, Counter>,
    views_pushed: Counter,
    view_bytes_pushed: Counter,
    texts_open: Gauge,
    connections: Family<OfPool, Gauge>,
    queue: Gauge,
    resident_bytes: Gauge,
    open_files: Gauge,
    broker_up: Gauge,
    broker_lost: Family<OfKind, Gauge>,
}

/// How long the parts of a change took.
#[derive(Clone, Copy, Debug)]
pub struct Parts {
    /// Until the writer took it.
    pub waited: Duration,
    /// Reading, deciding and saving.
    pub decided: Duration,
    /// Until the commit was durable, with what else shared it.
    pub committed: Duration,
}

/// One open socket; closed with the value.
pub struct OpenSocket(Gauge);

impl Drop for OpenSocket {
    fn drop(&mut self) {
        self.0.dec();
    }
}

impl Metrics {
    /// Every number at nought, those of the database with them.
    #[must_use]
    pub fn of(db: &Db) -> Self {
        let mut numbers = Numbers {
            registry: Registry::default(),
            requests: Family::default(),
            request_seconds: Family::new_with_constructor(seconds),
            change_seconds: Family::new_with_constructor(seconds),
            busy: Counter::default(),
            sockets: Family::default(),
            views_built: Family::default(),
            views_pushed: Counter::default(),
            view_bytes_pushed: Counter::default(),
            texts_open: Gauge::default(),
            connections: Family::default(),
            queue: Gauge::default(),
            resident_bytes: Gauge::default(),
            open_files: Gauge::default(),
            broker_up: Gauge::default(),
            broker_lost: Family::default(),
        };
        let mut registry = Registry::with_prefix("jury");
        let n = &numbers;
        registry.register(
            "requests",
            "Requests by operation and status; ballots are not counted",
            n.requests.clone(),
        );
        registry.register("request_seconds", "Time to answer by operation", n.request_seconds.clone());
        registry.register(
            "change_seconds",
            "Parts of a change: waited, decided, committed",
            n.change_seconds.clone(),
        );
        registry.register("busy_refusals", "Requests refused because too many waited", n.busy.clone());
        registry.register("sockets", "Open sockets by kind", n.sockets.clone());
        registry.register("views_built", "Views built by topic", n.views_built.clone());
        registry.register("views_pushed", "Views pushed to pages", n.views_pushed.clone());
        registry.register("view_bytes_pushed", "Bytes of views pushed to pages", n.view_bytes_pushed.clone());
        registry.register("texts_open", "Shared texts open on this node", n.texts_open.clone());
        registry.register("database_connections", "Connections by pool and state", n.connections.clone());
        registry.register("write_queue", "Changes that wait for the writer", n.queue.clone());
        registry.register("resident_memory_bytes", "Memory of the process", n.resident_bytes.clone());
        registry.register("open_files", "Files and connections the process has open", n.open_files.clone());
        registry.register("broker_up", "1 while the broker answers or there is none", n.broker_up.clone());
        registry.register(
            "broker_lost_messages",
            "Messages between nodes that healing made good",
            n.broker_lost.clone(),
        );
        let meters = db.writer.meters();
        registry.register("commit_jobs", "Changes that shared a commit", meters.jobs.clone());
        registry.register("commit_seconds", "Time of a commit with its changes", meters.seconds.clone());
        numbers.registry = registry;
        Self(Arc::new(numbers))
    }

    /// An answer was given.
    pub fn answered(&self, operation: &'static str, status: u16, took: Duration) {
        self.0.requests.get_or_create(&Answered { operation, status }).inc();
        self.0.request_seconds.get_or_create(&OfOperation { operation }).observe(took.as_secs_f64());
    }

    /// Somebody was told to come back later.
    pub fn was_busy(&self) {
        self.0.busy.inc();
    }

    /// A change took effect.
    pub fn changed(&self, parts: Parts) {
        let each = [("waited", parts.waited), ("decided", parts.decided), ("committed", parts.committed)];
        for (part, took) in each {
            self.0.change_seconds.get_or_create(&OfPart { part }).observe(took.as_secs_f64());
        }
    }

    /// A socket was opened; `kind` is `page` or `text`.
    #[must_use]
    pub fn opened_socket(&self, kind: &'static str) -> OpenSocket {
        let gauge = self.0.sockets.get_or_create_owned(&OfKind { kind });
        gauge.inc();
        OpenSocket(gauge)
    }

    /// A view was built.
    pub fn built_view(&self, topic: &'static str) {
        self.0.views_built.get_or_create(&OfTopic { topic }).inc();
    }

    /// A view went out to a page.
    pub fn pushed_view(&self, bytes: usize) {
        self.0.views_pushed.inc();
        self.0.view_bytes_pushed.inc_by(bytes as u64);
    }

    /// So many shared texts are open now.
    pub fn texts_open(&self, n: usize) {
        self.0.texts_open.set(i64::try_from(n).unwrap_or(i64::MAX));
    }

    /// Everything, as it is now.
    ///
    /// # Errors
    /// A number that cannot be written.
    pub fn text(&self, db: &Db, broker: &dyn Broker) -> Result<String, Fault> {
        self.0.broker_up.set((*broker.line().borrow() != Line::Down).into());
        let lost = broker.lost();
        for (kind, n) in [("unsent", lost.unsent), ("unread", lost.unread)] {
            self.0.broker_lost.get_or_create(&OfKind { kind }).set(i64::try_from(n).unwrap_or(i64::MAX));
        }
        for (pool, total, idle) in db.connections() {
            for (state, n) in [("idle", idle), ("busy", total.saturating_sub(idle))] {
                self.0.connections.get_or_create(&OfPool { pool, state }).set(n.into());
            }
        }
        self.0.queue.set(i64::try_from(db.writer.waiting()).unwrap_or(i64::MAX));
        self.0.resident_bytes.set(resident_bytes().unwrap_or(0));
        self.0.open_files.set(open_files().unwrap_or(0));
        let mut text = String::new();
        encode(&mut text, &self.0.registry).map_err(Fault::new)?;
        Ok(text)
    }
}

/// What the system says of the process; none where it says nothing.
fn resident_bytes() -> Option<i64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    Some(line.trim().trim_end_matches("kB").trim().parse::<i64>().ok()? * 1024)
}

fn open_files() -> Option<i64> {
    i64::try_from(std::fs::read_dir("/proc/self/fd").ok()?.count()).ok()
}
