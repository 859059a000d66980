//! Readers that stop reading while views are pushed: they cost little, the others do not notice, and
//! once they read again they have the latest view.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::{Duration, Instant};

use futures_util::{SinkExt as _, StreamExt as _};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio::sync::Notify;
use tokio::time::timeout;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;

use super::crowd::{Crowd, open, quantile, stamp, ticket};
use crate::app::LIMIT;
use crate::home::Home;
use crate::page::Page;

const CLIENTS: usize = 200;
const SLOW: usize = 20;
/// Changes in one phase; with what the system itself holds of a connection, more than a slow reader's
/// line takes.
const CHANGES: usize = 40;
/// Phases of each kind: this many, and up to so many until it is clear.
const PAIRS: std::ops::RangeInclusive<usize> = 5..=15;
/// What the others' p99 may rise by.
const RISE: f64 = 1.10;
/// How often somebody writes and the agenda changes while some never read: more than their lines take.
const ROUNDS: usize = 60;
/// What one slow reader may cost, in KiB.
const EACH_KIB: u64 = 1024;

/// What the clients tell of what they receive.
#[derive(Default)]
struct Seen {
    /// When the change began that is being pushed.
    begun: Cell<Option<Instant>>,
    times: RefCell<Vec<Duration>>,
    /// The newest number that each client has.
    newest: RefCell<Vec<i64>>,
    /// How many views each client was given.
    given: RefCell<Vec<usize>>,
    /// The slow readers stop while this is set.
    stopped: Cell<bool>,
    go_on: Notify,
}

/// A client that reads on, and stops when it is a slow one's turn to.
async fn keep_reading(n: usize, mut socket: WebSocketStream<TcpStream>, seen: Rc<Seen>) {
    loop {
        while n < SLOW && seen.stopped.get() {
            seen.go_on.notified().await;
        }
        let Some(Ok(message)) = socket.next().await else { return };
        let Message::Text(text) = message else { continue };
        let Some(("jury", seq)) = stamp(&text) else { continue };
        if n >= SLOW
            && let Some(begun) = seen.begun.get()
        {
            seen.times.borrow_mut().push(begun.elapsed());
        }
        seen.newest.borrow_mut()[n] = seq;
        seen.given.borrow_mut()[n] += 1;
    }
}

/// Waits until every client of those has a view of that number.
async fn until_all(seen: &Seen, from: usize, seq: i64) {
    let all = async {
        while seen.newest.borrow()[from..].iter().any(|newest| *newest < seq) {
            actix_web::rt::time::sleep(Duration::from_millis(1)).await;
        }
    };
    timeout(LIMIT, all).await.expect("everybody who reads has the newest view in time");
}

/// Changes one after the other, each seen by everybody who reads; gives the p99 of those.
async fn phase(crowd: &Crowd, seen: &Seen, slow: bool) -> Duration {
    seen.stopped.set(slow);
    seen.times.borrow_mut().clear();
    for _ in 0..CHANGES {
        seen.begun.set(Some(Instant::now()));
        let seq = crowd.change().await;
        until_all(seen, SLOW, seq).await;
        seen.begun.set(None);
    }
    quantile(&seen.times.borrow(), 0.99)
}

/// The slow ones read again: they have the newest view, and were not made to read all before it.
async fn resume(crowd: &Crowd, seen: &Seen) -> usize {
    let before: usize = seen.given.borrow()[..SLOW].iter().sum();
    seen.stopped.set(false);
    seen.go_on.notify_waiters();
    let seq = crowd.change().await;
    until_all(seen, 0, seq).await;
    let after: usize = seen.given.borrow()[..SLOW].iter().sum();
    after - before
}

fn ratio(slow: &[Duration], plain: &[Duration]) -> f64 {
    quantile(slow, 0.5).as_secs_f64() / quantile(plain, 0.5).as_secs_f64()
}

#[actix_web::test]
async fn readers_that_stop_harm_nobody() {
    let crowd = Crowd::of(Home::sqlite(), 8).await;
    // What everybody follows is long: their lines fill.
    let long = "Round the houses. ".repeat(1_000);
    crowd.organiser.post("/edit", json!({ "background": long, "ground_rules": long })).await.ok();
    let seen = Rc::new(Seen::default());
    seen.newest.borrow_mut().resize(CLIENTS, 0);
    seen.given.borrow_mut().resize(CLIENTS, 0);
    for n in 0..CLIENTS {
        let juror = &crowd.jurors[n % 8];
        let path = format!("/live?ticket={}", ticket(juror, None).await);
        let mut socket = open(juror, &path, n < SLOW).await;
        let follow = json!({ "type": "subscribe", "topic": "jury" }).to_string();
        socket.send(Message::text(follow)).await.unwrap();
        actix_web::rt::spawn(keep_reading(n, socket, seen.clone()));
    }
    until_all(&seen, 0, 1).await;
    phase(&crowd, &seen, false).await;

    let (mut plain, mut slow, mut each_kib, mut given) = (Vec::new(), Vec::new(), 0, 0);
    while slow.len() < *PAIRS.end() && (slow.len() < *PAIRS.start() || ratio(&slow, &plain) >= RISE) {
        plain.push(phase(&crowd, &seen, false).await);
        let before = crowd.serving.memory_kib("VmRSS");
        slow.push(phase(&crowd, &seen, true).await);
        let more = crowd.serving.memory_kib("VmRSS").saturating_sub(before);
        each_kib = each_kib.max(more / SLOW as u64);
        given += resume(&crowd, &seen).await;
    }
    let (pushed, rise) = (slow.len() * SLOW * CHANGES, ratio(&slow, &plain));
    println!(
        "figure: {SLOW} of {CLIENTS} stop reading: {each_kib} KiB each, the others' p99 {:.1?} (all read: {:.1?}), {:+.1} %, {} phases of {CHANGES}",
        quantile(&slow, 0.5),
        quantile(&plain, 0.5),
        (rise - 1.0) * 100.0,
        2 * slow.len(),
    );
    println!("figure:   afterwards they were given {given} views instead of {pushed}, the newest last");
    assert!(rise < RISE, "{slow:?} against {plain:?}");
    assert!(each_kib <= EACH_KIB, "{each_kib} KiB each");
    assert!(given < pushed, "no reader was ever behind: nothing was shown");
}

/// The people whom a page is told to be here.
fn here(message: &Value) -> usize {
    message["here"].as_array().map_or(0, Vec::len)
}

#[actix_web::test]
async fn readers_that_never_come_back_are_let_go() {
    let crowd = Crowd::of(Home::sqlite(), 8).await;
    let long = "Round the houses. ".repeat(1_000);
    crowd.organiser.post("/edit", json!({ "background": long, "ground_rules": long })).await.ok();
    let document = crowd.draft(&crowd.jurors[0]).await;
    // Somebody writes and the agenda changes: first alone, so that what the program needs for that is
    // not counted as the others'.
    let page = Page::default();
    let mut writes = page.connect(&crowd.jurors[0], &document, "writer").await;
    let mut work = async |rounds: usize| {
        let mut most = 0;
        for _ in 0..rounds {
            for update in page.write_and_take_back() {
                let frame = citizens_jury::live::text_protocol::update(&update);
                writes.send(Message::binary(frame)).await.unwrap();
            }
            crowd.change().await;
            most = most.max(crowd.serving.memory_kib("VmRSS"));
        }
        most
    };
    work(ROUNDS).await;
    let mut watching = crowd.facilitator.live().await;
    let mut pages = Vec::new();
    let mut texts = Vec::new();
    for juror in &crowd.jurors[1..] {
        let path = format!("/live?ticket={}", ticket(juror, None).await);
        let mut page = open(juror, &path, true).await;
        page.send(Message::text(json!({ "type": "subscribe", "topic": "jury" }).to_string())).await.unwrap();
        pages.push(page);
        let path = format!("/text/{document}?ticket={}", ticket(juror, Some(&document)).await);
        texts.push(open(juror, &path, true).await);
    }
    while here(&watching.until("presence").await) < 8 {}

    let before = crowd.serving.memory_kib("VmRSS");
    let begun = Instant::now();
    let each_kib = work(ROUNDS).await.saturating_sub(before) / (2 * pages.len() as u64);
    let gone = async {
        loop {
            let message = watching.next().await.expect("a page that reads is not let go");
            if message["type"] == "presence" && here(&message) == 1 {
                return;
            }
        }
    };
    timeout(LIMIT * 4, gone).await.expect("they are let go in time");
    println!(
        "figure: 7 pages and 7 texts that never read again: {each_kib} KiB each, let go after {} s",
        begun.elapsed().as_secs()
    );
    assert!(each_kib <= EACH_KIB, "{each_kib} KiB each");
    // Their lines are cut, not only forgotten: what was under way is all that comes.
    for socket in pages.iter_mut().chain(&mut texts) {
        let rest = async { while let Some(Ok(_)) = socket.next().await {} };
        timeout(LIMIT * 2, rest).await.expect("an end in time");
    }
}
