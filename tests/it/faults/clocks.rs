//! Clocks that jump, and starts in between: what must happen at an instant happens then, once, on whichever
//! node; nothing else ends by itself.
//!
//! The real program runs with a clock that reads its offset from a file (`libfaketime`).

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, Instant};

use citizens_jury::clock;
use serde_json::{Value, json};
use tokio::time::sleep;

use crate::app::{App, LIMIT, Live, User};
use crate::hall::Hall;
use crate::home::{Begin as _, Home};
use crate::program::{Serving, program};

const HOUR_S: i64 = 3_600;
/// Before its deadline an item is not over time; so long before it the clocks are set.
const BEFORE_MS: i64 = 3_000;
/// How late what happens at an instant may be noticed.
const LATE_MS: i64 = 2_000;
/// How long nothing must happen by itself: longer than a node looks for what it may have missed.
const QUIET: Duration = Duration::from_secs(4);

/// What gives a program another clock.
pub fn library() -> PathBuf {
    let folders = fs::read_dir("/usr/lib").unwrap().flatten().map(|entry| entry.path());
    let found = folders.map(|folder| folder.join("faketime/libfaketime.so.1")).find(|path| path.exists());
    found.expect("faketime is not installed: scripts/need.sh test installs it")
}

/// A running jury on nodes whose clock is ours.
struct Clocked {
    home: Home,
    url: String,
    hall: Hall,
    /// A version that can be put to votes.
    version: String,
    nodes: Vec<Serving>,
    number: usize,
    offset_ms: i64,
}

impl Clocked {
    async fn begin(home: Home, number: usize) -> Self {
        let app = App::begin(home).await;
        let hall = Hall::of(&app, 5).await;
        let (_, version) = hall.presented(&app, "Hubs first").await;
        let url = format!("http://{}", app.address);
        let home = app.leave().await;
        let mut clocked = Self { home, url, hall, version, nodes: Vec::new(), number, offset_ms: 0 };
        clocked.set(0);
        clocked.start().await;
        clocked
    }

    fn file(&self) -> PathBuf {
        self.home.folder.path().join("clock")
    }

    /// Moves all nodes' clocks to that far from this process's.
    fn set(&mut self, offset_ms: i64) {
        self.offset_ms = offset_ms;
        // Whole, or not at all: the program reads it at any moment.
        let new = self.file().with_extension("new");
        fs::write(&new, format!("{:+}.{:03}\n", offset_ms / 1_000, (offset_ms % 1_000).abs())).unwrap();
        fs::rename(new, self.file()).unwrap();
    }

    /// The time by the nodes' clocks.
    fn now(&self) -> i64 {
        clock::now().0 + self.offset_ms
    }

    /// Starts all nodes anew.
    async fn start(&mut self) {
        self.nodes.clear();
        for _ in 0..self.number {
            self.nodes.push(node(&self.home, &self.url, &self.file()));
        }
    }

    /// The facilitator, who comes in by password at each node: sessions end when clocks jump.
    async fn facilitators(&self) -> Vec<User> {
        let mut all = Vec::new();
        for node in &self.nodes {
            let address = node.address.parse().unwrap();
            let mut user = User {
                address,
                http: reqwest::Client::new(),
                token: None,
                lasting: None,
                ..self.hall.facilitator.clone()
            };
            let body =
                json!({ "email": "ffion.facilitator@example.org", "password": "correct horse battery" });
            let session = user.post("/api/sessions/password", body).await.ok();
            user.token = Some(session["token"].as_str().unwrap().to_owned());
            all.push(user);
        }
        all
    }

    /// Opens the next planned item; gives its id and its deadline.
    async fn open_next(&self) -> (String, i64) {
        let facilitator = &self.facilitators().await[0];
        let agenda = facilitator.view("agenda").await;
        let items = agenda["items"].as_array().unwrap();
        let next = items.iter().find(|item| item["day"] == 1 && item["state"] == "planned").unwrap();
        let id = next["id"].as_str().unwrap().to_owned();
        facilitator.post(&format!("/agenda/items/{id}/open"), json!({})).await.ok();
        let opened = What::Item.seen(facilitator, &id).await;
        (id, opened["deadline"].as_i64().unwrap())
    }

    /// How often the record says that the item, or the vote, was closed.
    async fn closings(&self, of: What, id: &str) -> usize {
        let record = self.facilitators().await[0].get("/record").await.text;
        let lines = record.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
        lines.filter(|line| line["kind"] == of.closed() && line.to_string().contains(id)).count()
    }

    /// Nothing happens by itself for a while: neither to this nor to the jury at all.
    async fn stays_open(&self, of: What, id: &str) {
        let facilitators = self.facilitators().await;
        let number = async || facilitators[0].get("/jury").await.ok()["seq"].clone();
        let before = number().await;
        sleep(QUIET).await;
        for facilitator in &facilitators {
            assert_eq!(of.seen(facilitator, id).await["state"], "open");
        }
        assert_eq!(number().await, before, "something changed by itself");
        assert_eq!(self.closings(of, id).await, 0);
    }

    /// Opens a vote that closes by itself so many minutes from now, or by hand; gives its id and its end.
    async fn open_vote(&self, minutes: Option<i64>) -> (String, i64) {
        let facilitator = self.facilitators().await.remove(0);
        let end = minutes.map(|minutes| self.now() + minutes * 60_000);
        let hall = Hall { facilitator, jurors: Vec::new(), ..self.hall.clone() };
        // It decides nothing, so the same words can be put again.
        let plan = json!({ "closes_at": end, "indicative": true });
        (hall.opened(&[&self.version], plan).await, end.unwrap_or_default())
    }

    /// Waits until every node shows the vote as closed, in time after `since` by this process's clock, and
    /// then whether it was closed once; gives how late it was.
    async fn closes(&self, round: &str, facilitators: Vec<User>, since: i64) -> i64 {
        for facilitator in facilitators {
            while What::Vote.seen(&facilitator, round).await["state"] == "open" {
                assert!(clock::now().0 < since + LATE_MS, "it is not closed in time");
                sleep(Duration::from_millis(20)).await;
            }
        }
        let late = clock::now().0 - since;
        sleep(QUIET).await;
        assert_eq!(self.closings(What::Vote, round).await, 1, "once");
        late
    }
}

/// What can be over at an instant.
#[derive(Clone, Copy)]
enum What {
    Item,
    Vote,
}

impl What {
    /// The record's kind of entry that says so.
    fn closed(self) -> &'static str {
        match self {
            Self::Item => "item_closed",
            Self::Vote => "round_closed",
        }
    }

    async fn seen(self, user: &User, id: &str) -> Value {
        let (topic, list) = match self {
            Self::Item => ("agenda", "items"),
            Self::Vote => ("rounds", "rounds"),
        };
        let view = user.view(topic).await;
        view[list].as_array().unwrap().iter().find(|one| one["id"] == id).unwrap().clone()
    }
}

fn node(home: &Home, url: &str, file: &Path) -> Serving {
    let mut start = program(home, &["serve", "--listen", "127.0.0.1:0", "--public-url", url]);
    start.env("LD_PRELOAD", library()).env("FAKETIME_TIMESTAMP_FILE", file);
    start.env("FAKETIME_NO_CACHE", "1").env("FAKETIME_DONT_FAKE_MONOTONIC", "1").stderr(Stdio::null());
    Serving::told(start).expect("it starts")
}

/// The clock that a page is told, by which it shows how far an item is over time.
async fn told(user: &User) -> i64 {
    let ticket = user.post("/api/tickets", json!({ "jury": user.jury })).await.ok();
    let mut live = Live::open(user.address, ticket["ticket"].as_str().unwrap()).await;
    live.until("welcome").await["now"].as_i64().unwrap()
}

/// Closes as soon as the item is over time, and not before; gives whether it was this one who closed it,
/// and how late by the nodes' clocks.
async fn close_when_over(user: User, id: String, deadline: i64, offset_ms: i64) -> (bool, i64) {
    let (path, begun) = (format!("/agenda/items/{id}/close"), Instant::now());
    loop {
        let asked = clock::now().0 + offset_ms;
        let reply = user.post(&path, json!({})).await;
        let late = clock::now().0 + offset_ms - deadline;
        match reply.status {
            200 => {
                assert!(late >= 0, "{late} ms early");
                return (true, late);
            }
            _ if reply.json()["code"] == "item_not_open" => return (false, late),
            _ => reply.refused(409, "close_early_unconfirmed"),
        }
        assert!(asked < deadline + LATE_MS, "not over time {} ms after the deadline", asked - deadline);
        assert!(begun.elapsed() < LIMIT);
        sleep(Duration::from_millis(20)).await;
    }
}

async fn at_the_instant(home: Home, nodes: usize, database: &str) {
    let mut clocked = Clocked::begin(home, nodes).await;
    // An instant that comes while the nodes run.
    let (id, deadline) = clocked.open_next().await;
    clocked.set(deadline - BEFORE_MS - clock::now().0);
    let facilitators = clocked.facilitators().await;
    let page = told(&facilitators[0]).await;
    assert!((page - clocked.now()).abs() < 1_000, "a page is told the node's clock");
    let closing =
        facilitators.into_iter().map(|user| close_when_over(user, id.clone(), deadline, clocked.offset_ms));
    let closed = futures_util::future::join_all(closing).await;
    assert_eq!(closed.iter().filter(|(did, _)| *did).count(), 1, "closed once: {closed:?}");
    let late = closed.iter().find(|(did, _)| *did).unwrap().1;
    assert_eq!(clocked.closings(What::Item, &id).await, 1);

    // Instants that pass while a clock jumps, or while no node runs.
    let (id, deadline) = clocked.open_next().await;
    let now = clocked.offset_ms;
    for jump in [HOUR_S, -HOUR_S] {
        clocked.set(now + jump * 1_000);
        clocked.stays_open(What::Item, &id).await;
        clocked.start().await;
        clocked.stays_open(What::Item, &id).await;
    }
    clocked.set(now + HOUR_S * 1_000);
    let begun = Instant::now();
    clocked.start().await;
    let facilitator = clocked.facilitators().await.remove(0);
    assert!(clocked.now() > deadline);
    facilitator.post(&format!("/agenda/items/{id}/close"), json!({})).await.ok();
    let after_start = begun.elapsed();
    assert_eq!(clocked.closings(What::Item, &id).await, 1);
    println!(
        "figure: clocks, {database}, {nodes} node(s): an item was over time {late} ms after its instant, and at once after a start ({after_start:.0?}, sign-in included) that came an hour late; closed once each; nothing closed by itself in 4 jumps and restarts of an hour"
    );
}

#[actix_web::test]
async fn instants_come_once_whatever_the_clock_does_on_sqlite() {
    at_the_instant(Home::sqlite(), 1, "SQLite").await;
}

#[actix_web::test]
async fn instants_come_once_on_two_nodes_whatever_the_clock_does_on_postgres() {
    at_the_instant(Home::postgres(), 2, "PostgreSQL").await;
}

async fn votes_at_their_ends(home: Home, nodes: usize, database: &str) {
    let mut clocked = Clocked::begin(home, nodes).await;
    // An end that comes while the nodes run.
    let (round, end) = clocked.open_vote(Some(10)).await;
    clocked.set(end - BEFORE_MS - clock::now().0);
    let facilitators = clocked.facilitators().await;
    while clocked.now() < end {
        assert_eq!(What::Vote.seen(&facilitators[0], &round).await["state"], "open", "early");
        sleep(Duration::from_millis(20)).await;
    }
    let running = clocked.closes(&round, facilitators, end - clocked.offset_ms).await;

    // One that a clock jumps past.
    let (round, _) = clocked.open_vote(Some(30)).await;
    clocked.set(clocked.offset_ms + HOUR_S * 1_000);
    let since = clock::now().0;
    let jumped = clocked.closes(&round, clocked.facilitators().await, since).await;

    // One that comes while no node runs, and a start that is late.
    let (round, _) = clocked.open_vote(Some(30)).await;
    clocked.nodes.clear();
    clocked.set(clocked.offset_ms + HOUR_S * 1_000);
    clocked.start().await;
    let since = clock::now().0;
    let started = clocked.closes(&round, clocked.facilitators().await, since).await;

    // A clock that goes back: nothing closes, nor after a start, until the end has come by that clock.
    let (round, end) = clocked.open_vote(Some(30)).await;
    let before = clocked.offset_ms;
    clocked.set(before - HOUR_S * 1_000);
    clocked.stays_open(What::Vote, &round).await;
    clocked.start().await;
    clocked.stays_open(What::Vote, &round).await;
    clocked.set(before);
    clocked.stays_open(What::Vote, &round).await;
    let since = clock::now().0;
    clocked.set(end - since);
    clocked.closes(&round, clocked.facilitators().await, since).await;

    // And one without an end, whatever the clock does.
    let (round, _) = clocked.open_vote(None).await;
    clocked.set(clocked.offset_ms + HOUR_S * 1_000);
    clocked.stays_open(What::Vote, &round).await;
    println!(
        "figure: clocks, {database}, {nodes} node(s): a vote with a fixed end closed {running} ms after its instant, {jumped} ms after a clock jumped past it, {started} ms after a start that came half an hour late (sign-in included in both); once each; none closed by itself an hour back, and none without an end an hour on"
    );
}

#[actix_web::test]
async fn votes_close_once_at_their_ends_whatever_the_clock_does_on_sqlite() {
    votes_at_their_ends(Home::sqlite(), 1, "SQLite").await;
}

#[actix_web::test]
async fn votes_close_once_at_their_ends_on_two_nodes_whatever_the_clock_does_on_postgres() {
    votes_at_their_ends(Home::postgres(), 2, "PostgreSQL").await;
}
