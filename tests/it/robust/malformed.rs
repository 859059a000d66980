//! Malformed updates, frames and bodies against the real program: it stays, its memory stays bounded,
//! and whoever is in another text or topic is answered as ever.
//!
//! What is sent follows from a seed, which is printed; `JURY_FUZZ_SEED` takes it back.
//! `JURY_FUZZ_CASES` makes the run longer.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::thread;
use std::time::{Duration, Instant};

use citizens_jury::clock;
use futures_util::{SinkExt as _, StreamExt as _};
use rand::rngs::StdRng;
use rand::{RngExt as _, SeedableRng as _};
use serde_json::json;
use tokio::io::AsyncWriteExt as _;
use tokio::net::TcpStream;
use tokio::time::{timeout, timeout_at};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;

use super::crowd::{Crowd, change, changes, quantile, ticket};
use super::mutate;
use crate::app::{LIMIT, User};
use crate::home::Home;
use crate::page::{Page, read};

const CASES: usize = 10_000;
/// What neighbours wait at most, at the 99th of a hundred.
const NEIGHBOURS_P99: Duration = Duration::from_millis(200);
/// What the program may need more than before, in KiB, at its most.
const MEMORY_KIB: u64 = 256 * 1024;
/// Silence after a frame: it said that it goes on.
const SILENCE: Duration = Duration::from_millis(300);
/// Attackers of each sort, and how many in a long run: they mostly wait for the next socket.
const ATTACKERS: usize = 2;
const ATTACKERS_LONG: usize = 24;
/// Jurors who are neighbours.
const NEIGHBOURS: usize = 4;
/// Cases after which a text is left for a fresh one.
const CASES_A_TEXT: usize = 100;

/// Somebody who means no good, with a thread of their own.
struct Attacker {
    user: User,
    chance: StdRng,
    cases: usize,
    /// What was let in and answered with another frame.
    taken: usize,
}

/// A socket that is written to byte by byte.
struct Raw(WebSocketStream<TcpStream>);

impl Raw {
    async fn open(user: &User, path: &str) -> Self {
        let stream = TcpStream::connect(user.address).await.unwrap();
        let url = format!("ws://{}{path}", user.address);
        let opened = timeout(LIMIT, tokio_tungstenite::client_async(url, stream)).await;
        Self(opened.expect("a socket in time").unwrap().0)
    }

    /// Sends bytes and a ping behind them; whether the socket lives on.
    async fn survives(&mut self, bytes: &[u8]) -> bool {
        let ping = [0x89, 0x80, 0, 0, 0, 0];
        let stream = self.0.get_mut();
        if stream.write_all(bytes).await.is_err() || stream.write_all(&ping).await.is_err() {
            return false;
        }
        // In all, and not from message to message: views that are pushed are no answer.
        let until = tokio::time::Instant::now() + SILENCE;
        loop {
            match timeout_at(until, self.0.next()).await {
                Ok(Some(Ok(Message::Pong(_)))) => return true,
                Ok(Some(Ok(Message::Close(_)) | Err(_)) | None) | Err(_) => return false,
                Ok(Some(Ok(_))) => {}
            }
        }
    }
}

impl Attacker {
    /// Runs to the end in a thread of its own.
    fn start(self, attack: impl AsyncFnOnce(Self) -> usize + Send + 'static) -> thread::JoinHandle<usize> {
        thread::spawn(move || actix_web::rt::System::new().block_on(attack(self)))
    }

    async fn on_texts(mut self) -> usize {
        let room = self.user.view("me").await["room"].clone();
        let (mut document, mut recommendation) = (String::new(), String::new());
        let mut socket = None;
        for n in 0..self.cases {
            if n % CASES_A_TEXT == 0 {
                if n > 0 {
                    let withdraw = format!("/recommendations/{recommendation}/withdraw");
                    self.user.post(&withdraw, json!({ "reason": "Spoilt" })).await.ok();
                }
                let draft = self.user.post("/recommendations", json!({ "room": room })).await.ok();
                recommendation = crate::kill::first_id(&draft);
                document = draft["ids"][1].as_str().unwrap().to_owned();
                socket = None;
            }
            if socket.is_none() {
                let ticket = ticket(&self.user, Some(&document)).await;
                socket = Some(Raw::open(&self.user, &format!("/text/{document}?ticket={ticket}")).await);
            }
            let text_frame = mutate::text_frame(&mut self.chance);
            let frame = mutate::frame(&mut self.chance, 2, &text_frame);
            if socket.as_mut().unwrap().survives(&frame).await {
                self.taken += 1;
            } else {
                socket = None;
            }
        }
        self.taken
    }

    async fn on_pages(mut self) -> usize {
        let mut socket = None;
        for _ in 0..self.cases {
            if socket.is_none() {
                let ticket = ticket(&self.user, None).await;
                socket = Some(Raw::open(&self.user, &format!("/live?ticket={ticket}")).await);
            }
            let frame = mutate::page_frame(&mut self.chance);
            if socket.as_mut().unwrap().survives(&frame).await {
                self.taken += 1;
            } else {
                socket = None;
            }
        }
        self.taken
    }

    /// Every operation, as the organiser of a jury of their own, for which hardly a rule is in the way.
    async fn on_bodies(mut self) -> usize {
        let operations = changes();
        for n in 0..self.cases {
            let (path, fields) = &operations[n % operations.len()];
            let mut path = path.replace("{jury}", &self.user.jury);
            while let (Some(from), Some(until)) = (path.find('{'), path.find('}')) {
                let id = uuid::Uuid::from_u128(self.chance.random()).to_string();
                let part = if self.chance.random_bool(0.8) { id } else { "1".into() };
                path.replace_range(from..=until, &part);
            }
            let body = mutate::body(&mut self.chance, fields);
            let key = uuid::Uuid::from_u128(self.chance.random()).to_string();
            let mut request = self
                .user
                .http
                .post(format!("http://{}{path}", self.user.address))
                .timeout(LIMIT)
                .header("Idempotency-Key", key)
                .header("content-type", "application/json");
            // Its own session must live on to the end.
            if !path.starts_with("/api/sessions")
                && let Some(token) = self.user.bearer().await
            {
                request = request.bearer_auth(token);
            }
            // A body that is too large may be cut off while it is sent.
            let Ok(answer) = request.body(body.clone()).send().await else { continue };
            let status = answer.status().as_u16();
            assert!(status < 500, "{status}: {path} {}", String::from_utf8_lossy(&body));
            self.taken += usize::from(status == 200);
        }
        self.taken
    }
}

type Times = Rc<RefCell<Vec<Duration>>>;

/// Somebody whose page asks whether the line is there.
async fn ping_on(user: User, over: Rc<Cell<bool>>, times: Times) {
    let mut live = user.live().await;
    while !over.get() {
        let begun = Instant::now();
        live.say(json!({ "type": "ping" })).await;
        live.until("pong").await;
        times.borrow_mut().push(begun.elapsed());
        actix_web::rt::time::sleep(Duration::from_millis(15)).await;
    }
}

/// A facilitator who changes the agenda, and a juror who follows it.
async fn follow_on(juror: User, leading: User, item: String, over: Rc<Cell<bool>>, times: Times) {
    let mut live = juror.live().await;
    live.subscribe("agenda").await;
    live.until_view("agenda", |_| true).await;
    for n in 0.. {
        if over.get() {
            return;
        }
        let begun = Instant::now();
        let seq = change(&leading, &item, n).await;
        while live.views["agenda"].0 < seq {
            live.until("view").await;
        }
        times.borrow_mut().push(begun.elapsed());
        actix_web::rt::time::sleep(Duration::from_millis(60)).await;
    }
}

/// Two people at a text of their own; gives what they wrote.
async fn write_on(users: [User; 2], document: String, over: Rc<Cell<bool>>, times: Times) -> String {
    let (mut page, other) = (Page::default(), Page::default());
    let mut writes = page.connect(&users[0], &document, "writer").await;
    let mut reads = other.connect(&users[1], &document, "reader").await;
    while !over.get() {
        let begun = Instant::now();
        let update = citizens_jury::live::text_protocol::update(&page.write_over());
        writes.send(Message::binary(update)).await.unwrap();
        loop {
            let frame = timeout(LIMIT, reads.next()).await.expect("a frame in time").unwrap().unwrap();
            let Message::Binary(frame) = frame else { continue };
            if matches!(
                citizens_jury::live::text_protocol::Message::read(&frame),
                Ok(citizens_jury::live::text_protocol::Message::Update(_))
            ) {
                break;
            }
        }
        times.borrow_mut().push(begun.elapsed());
        actix_web::rt::time::sleep(Duration::from_millis(30)).await;
    }
    // What was sent is taken in order; an answer to a first step holds all of it.
    let text = page.body();
    assert_eq!(read(&users[1], &document).await, text, "the neighbours' text");
    text
}

/// A jury whose organiser means no good.
async fn own_jury(crowd: &Crowd) -> User {
    let body = json!({
        "title": "Mine", "charge": "What now?", "time_zone": "Europe/London",
        "first_day": "2026-11-23", "two_day_template": true,
    });
    let jury = crate::kill::first_id(&crowd.organiser.post("/api/juries", body).await.ok());
    User { jury, http: reqwest::Client::new(), ..crowd.organiser.clone() }
}

fn answered_in_time(what: &str, times: &[Duration], seed: u64) {
    let (half, most) = (quantile(times, 0.5), quantile(times, 0.99));
    println!("figure:   neighbours, {what}: {} times, p50 {half:.1?}, p99 {most:.1?}", times.len());
    assert!(times.len() > 50, "{what}: {} times are too few to tell", times.len());
    assert!(most < NEIGHBOURS_P99, "{what}: p99 {most:?}, seed {seed}");
}

fn given(name: &str) -> Option<u64> {
    std::env::var(name).ok().map(|value| value.parse().unwrap())
}

#[actix_web::test]
async fn malformed_input_harms_nobody() {
    let seed = given("JURY_FUZZ_SEED").unwrap_or_else(clock::random_seed);
    println!("JURY_FUZZ_SEED={seed}");
    let cases = given("JURY_FUZZ_CASES").map_or(CASES, |cases| usize::try_from(cases).unwrap());
    let each = if cases > CASES { ATTACKERS_LONG } else { ATTACKERS };
    let mut crowd = Crowd::of(Home::sqlite(), NEIGHBOURS + 2 * each).await;
    crowd.many_drafts().await;
    let text = crowd.draft(&crowd.jurors[0]).await;
    let before = crowd.serving.memory_kib("VmRSS");
    let over = Rc::new(Cell::new(false));
    let (pings, pushes, writes) = (Times::default(), Times::default(), Times::default());
    let neighbours = [
        actix_web::rt::spawn(ping_on(crowd.jurors[2].clone(), over.clone(), pings.clone())),
        actix_web::rt::spawn(follow_on(
            crowd.jurors[3].clone(),
            crowd.facilitator.clone(),
            crowd.last.clone(),
            over.clone(),
            pushes.clone(),
        )),
    ];
    // The facilitator reads along in whatever room; another juror may sit elsewhere.
    let writers = [crowd.jurors[0].clone(), crowd.facilitator.clone()];
    let writing = actix_web::rt::spawn(write_on(writers, text.clone(), over.clone(), writes.clone()));

    let (begun, worked) = (Instant::now(), crowd.serving.worked());
    // Two in five go to texts, two to pages, one to bodies.
    let attacker = |user: &User, n: usize, fifths: usize, of: usize| Attacker {
        user: User { http: reqwest::Client::new(), ..user.clone() },
        chance: StdRng::seed_from_u64(seed.wrapping_add(n as u64)),
        cases: cases * fifths / 5 / of,
        taken: 0,
    };
    let mut attacks = Vec::new();
    for n in 0..each {
        let (text, page) = (NEIGHBOURS + n, NEIGHBOURS + each + n);
        attacks.push(attacker(&crowd.jurors[text], n, 2, each).start(Attacker::on_texts));
        attacks.push(attacker(&crowd.jurors[page], 100 + n, 2, each).start(Attacker::on_pages));
    }
    for n in 0..each / 2 {
        let own = own_jury(&crowd).await;
        attacks.push(attacker(&own, 200 + n, 1, each / 2).start(Attacker::on_bodies));
    }
    while !attacks.iter().all(thread::JoinHandle::is_finished) {
        assert!(crowd.serving.child.try_wait().unwrap().is_none(), "it ended, seed {seed}");
        actix_web::rt::time::sleep(Duration::from_millis(100)).await;
    }
    let taken: Vec<usize> = attacks.into_iter().map(|attack| attack.join().unwrap()).collect();
    let (took, worked) = (begun.elapsed(), crowd.serving.worked() - worked);
    over.set(true);
    for neighbour in neighbours {
        neighbour.await.unwrap();
    }
    let written = writing.await.unwrap();

    assert!(crowd.serving.child.try_wait().unwrap().is_none(), "it ended, seed {seed}");
    let more = crowd.serving.memory_kib("VmHWM").saturating_sub(before);
    println!(
        "figure: {cases} malformed updates, frames and bodies in {} s ({} s of the program's work): 0 exits, {} let in, {} panics caught, {} MiB more at its most",
        took.as_secs(),
        worked.as_secs(),
        taken.iter().sum::<usize>(),
        crowd.logged("panicked at"),
        more / 1024,
    );
    for (what, times) in [("a ping", &pings), ("a change", &pushes), ("a line", &writes)] {
        answered_in_time(what, &times.borrow(), seed);
    }
    assert!(more < MEMORY_KIB, "{more} KiB more, seed {seed}");
    // What was stored can be opened again, the attacked texts with it.
    crowd.restart().await;
    assert_eq!(read(&crowd.facilitator, &text).await, written, "seed {seed}");
    let drafts = crowd.facilitator.view("recommendations").await;
    let drafts = drafts["recommendations"].as_array().unwrap().clone();
    for document in drafts.iter().filter_map(|one| one["document"].as_str()) {
        read(&crowd.facilitator, document).await;
    }
}
