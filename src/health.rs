//! Whether this node can serve: lines of text at `/readyz`, for a proxy and for whoever is called at night.
//!
//! The first line is `ready`, or why not; what an operator ought to know besides follows. A look at the
//! database has a connection of its own, so that a busy node does not seem a broken one, and at most one
//! look is under way: a database that hangs costs one thread, however often somebody asks.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use actix_web::web::{self, Data};
use actix_web::{HttpResponse, get};
use tokio::sync::{Mutex, OwnedMutexGuard};

use crate::broker::Line;
use crate::clock;
use crate::http::problem::InItsOwnWords;
use crate::jury::time::UtcMillis;
use crate::live::text::LOOK_EVERY;
use crate::no::{Fault, No};
use crate::service::Service;
use crate::store::conn::{Conn, Target};
use crate::store::health::{Look, Server, look};

/// How long the database may take before it counts as not answering.
const ANSWERS_WITHIN: Duration = Duration::from_secs(2);
/// Clocks further apart than this are wrong: what is due at an instant would come early or late.
const CLOCKS_APART_MS: i64 = 5_000;

/// What is asked about this node.
#[derive(Clone)]
pub struct Health {
    database: Target,
    kept: Arc<Mutex<Option<Conn>>>,
    leaves: Arc<AtomicBool>,
}

/// The answer, line by line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    cannot: Vec<String>,
    details: Vec<String>,
}

impl Report {
    /// This node cannot serve, and why: one sentence.
    pub fn cannot(&mut self, why: impl Into<String>) {
        self.cannot.push(why.into());
    }

    /// It serves all the same; an operator ought to know this: one sentence.
    pub fn detail(&mut self, what: impl Into<String>) {
        self.details.push(what.into());
    }

    /// Whether it can serve.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        self.cannot.is_empty()
    }

    /// The lines: `ready` or why not, then the rest.
    #[must_use]
    pub fn lines(&self) -> Vec<&str> {
        let first = if self.is_ready() { vec!["ready"] } else { Vec::new() };
        first.into_iter().chain(self.cannot.iter().chain(&self.details).map(String::as_str)).collect()
    }
}

/// Every check in turn.
async fn report(service: &Service) -> Report {
    let mut report = Report::default();
    match service.health.look().await {
        Ok((found, now)) => judge(&found, now, &mut report),
        Err(No::Fault(fault)) => {
            tracing::error!(%fault, "not ready");
            report.cannot("the database does not answer");
        }
        Err(No::Refusal(_)) => report.cannot("the database does not answer"),
    }
    if service.health.leaves.load(Ordering::Relaxed) {
        report.cannot("this node stops: its pages move to the others");
    }
    if *service.broker.line().borrow() == Line::Down {
        report.detail(format!(
            "the broker does not answer: what other nodes change comes within {} seconds",
            LOOK_EVERY.as_secs()
        ));
    }
    if let Err(why) = service.files.look().await {
        report.detail(format!("warning: files of evidence can be neither kept nor read: {why}"));
    }
    // One line a check of another kind.
    report
}

/// What a look at the database means at `now`, by this machine's clock.
fn judge(found: &Look, now: UtcMillis, report: &mut Report) {
    match &found.server {
        Some(server) => judge_server(server, now, report),
        None => {
            let behind = found.newest.map_or(0, |newest| newest.0 - now.0);
            if behind > CLOCKS_APART_MS {
                report.cannot(format!(
                    "this machine's clock is {} s behind the newest change: set it right",
                    behind / 1_000
                ));
            }
        }
    }
}

fn judge_server(server: &Server, now: UtcMillis, report: &mut Report) {
    let ahead = now.0 - server.now_ms;
    if ahead.abs() > CLOCKS_APART_MS {
        let side = if ahead > 0 { "ahead of" } else { "behind" };
        report.cannot(format!(
            "this machine's clock is {} s {side} the database's: set it right",
            ahead.abs() / 1_000
        ));
    }
    if server.read_only {
        report.cannot("the database is a standby and takes no writes: promote it, or name the primary");
    }
    if server.fsync == "off" {
        report.detail("warning: PostgreSQL runs with fsync off: a power cut may lose what was acknowledged");
    }
    if server.synchronous_commit == "off" {
        report.detail(
            "warning: PostgreSQL runs with synchronous_commit off: its crash may lose what was acknowledged",
        );
    }
    if server.synchronous_standby_names.is_empty() || matches!(&*server.synchronous_commit, "off" | "local") {
        report.detail(
            "no commit waits for a standby (synchronous_standby_names): a failover may lose what was \
             acknowledged",
        );
    }
}

impl Health {
    #[must_use]
    pub fn of(database: &Target) -> Self {
        Self { database: database.clone(), kept: Arc::default(), leaves: Arc::default() }
    }

    /// From now on this node wants no new pages.
    pub fn leave(&self) {
        self.leaves.store(true, Ordering::Relaxed);
    }

    /// Looks at the database; gives this machine's time in the middle of the look.
    async fn look(&self) -> Result<(Look, UtcMillis), No> {
        let (kept, database) = (self.kept.clone(), self.database.clone());
        let looked = async move {
            let kept = kept.lock_owned().await;
            web::block(move || look_over(kept, &database)).await?.map_err(No::from)
        };
        actix_web::rt::time::timeout(ANSWERS_WITHIN, looked)
            .await
            .map_err(|_| Fault::new("no answer from the database in time"))?
    }
}

/// Looks over the kept connection, or over a new one where that was lost meanwhile.
fn look_over(mut kept: OwnedMutexGuard<Option<Conn>>, database: &Target) -> Result<(Look, UtcMillis), Fault> {
    if let Some(mut conn) = kept.take()
        && let Ok(found) = look_timed(&mut conn)
    {
        *kept = Some(conn);
        return Ok(found);
    }
    let mut conn = database.connect_within(ANSWERS_WITHIN)?;
    let found = look_timed(&mut conn)?;
    *kept = Some(conn);
    Ok(found)
}

fn look_timed(conn: &mut Conn) -> Result<(Look, UtcMillis), Fault> {
    let before = clock::now();
    let found = look(conn)?;
    let after = clock::now();
    Ok((found, UtcMillis(before.0 + (after.0 - before.0) / 2)))
}

/// The process lives.
#[get("/healthz")]
pub async fn healthz() -> &'static str {
    "ok"
}

/// This node can serve, or why not.
#[get("/readyz")]
pub async fn readyz(service: Data<Service>) -> HttpResponse {
    let report = report(&service).await;
    let mut answer = if report.is_ready() { HttpResponse::Ok() } else { HttpResponse::ServiceUnavailable() };
    let mut answer = answer.content_type("text/plain; charset=utf-8").body(report.lines().join("\n") + "\n");
    answer.extensions_mut().insert(InItsOwnWords);
    answer
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: UtcMillis = UtcMillis(1_000_000);

    fn durable() -> Server {
        Server {
            now_ms: NOW.0,
            read_only: false,
            fsync: "on".into(),
            synchronous_commit: "on".into(),
            synchronous_standby_names: "standby".into(),
        }
    }

    fn judged(found: &Look) -> Report {
        let mut report = Report::default();
        judge(found, NOW, &mut report);
        report
    }

    fn of(server: Server) -> Report {
        judged(&Look { newest: None, server: Some(server) })
    }

    #[test]
    fn a_clock_some_seconds_off_is_no_longer_ready() {
        for (now_ms, ready) in [
            (NOW.0, true),
            (NOW.0 + 5_000, true),
            (NOW.0 - 5_000, true),
            (NOW.0 + 5_001, false),
            (NOW.0 - 5_001, false),
        ] {
            assert_eq!(of(Server { now_ms, ..durable() }).is_ready(), ready, "{now_ms}");
        }
        for (newest, ready) in [(NOW.0 - 3_600_000, true), (NOW.0 + 5_000, true), (NOW.0 + 5_001, false)] {
            let found = Look { newest: Some(UtcMillis(newest)), server: None };
            assert_eq!(judged(&found).is_ready(), ready, "{newest}");
        }
    }

    #[test]
    fn what_would_lose_acknowledged_writes_is_told() {
        assert_eq!(of(durable()).lines(), ["ready"]);
        for server in [
            Server { fsync: "off".into(), ..durable() },
            Server { synchronous_standby_names: String::new(), ..durable() },
            Server { synchronous_commit: "local".into(), ..durable() },
        ] {
            let report = of(server);
            assert!(report.is_ready() && report.lines().len() == 2, "{report:?}");
        }
        assert_eq!(of(Server { synchronous_commit: "off".into(), ..durable() }).lines().len(), 3);
        let report = of(Server { read_only: true, ..durable() });
        assert!(!report.is_ready() && report.lines()[0].contains("standby"), "{report:?}");
    }
}
