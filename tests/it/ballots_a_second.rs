//! Durable ballots a second over HTTP, beside a control in the same run: SQLite's is the same rows written
//! bare, 64 a transaction; PostgreSQL's is pgbench, 32 clients of it, each writing such a row a
//! transaction under the round's lock as a cast does. What the disk can do moves both alike.
//!
//! The service is a program of its own; service and control take turns. Every ballot has a key of its own,
//! made beforehand, and the box is emptied before each turn: each is somebody's first. What is asserted is
//! that every promise was kept; how the figures stand to the goals is told, and means something of the
//! optimised program only (`make test-long`). Beside them stands how many ballots a second the processors
//! can check and promise when they do nothing else: no service takes more, however quick its disk is.
//!
//! `JURY_BALLOTS=32x100` (clients x ballots each) says how many.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{self, available_parallelism};
use std::time::Instant;

use citizens_jury::actions::round_keys::{Polling, polling};
use citizens_jury::device::{Device, ForQuestion, Values};
use citizens_jury::jury::promises::{Promise, SecretBallot, key_hash, promise_message, verifies};
use citizens_jury::store::conn::{Conn, Target};
use citizens_jury::store::secret::{self, BallotRow};
use diesel::Connection as _;
use diesel::connection::SimpleConnection as _;
use serde_json::json;

use crate::app::App;
use crate::home::{Begin as _, Home};
use crate::postgres::{Cluster, Durability, tool};
use crate::program::Serving;
use crate::secret::booth::{AGAINST, FOR, Vote};

/// Whether the program that is measured is optimised: the goals are that one's.
const OPTIMISED: bool = !cfg!(debug_assertions);
/// Turns of service and control.
const TURNS: usize = if OPTIMISED { 5 } else { 2 };
/// Rows in one transaction of SQLite's control.
const BATCH: usize = 64;
/// Clients of pgbench.
const PGBENCH_CLIENTS: usize = 32;

/// Clients at once, and ballots of each.
fn size(clients: usize) -> (usize, usize) {
    let given = std::env::var("JURY_BALLOTS").ok();
    let given = given.as_deref().and_then(|given| given.split_once('x'));
    let ours = (clients, if OPTIMISED { 3_200 / clients } else { 320 / clients });
    given.map_or(ours, |(clients, each)| (clients.parse().unwrap(), each.parse().unwrap()))
}

/// An open round, and ballots that were never cast.
struct Ready {
    home: Home,
    jury: String,
    round: String,
    polling: Arc<Polling>,
    ballots: Vec<SecretBallot>,
}

impl Ready {
    async fn make(home: Home, number: usize) -> Self {
        let app = App::begin(home).await;
        let vote = Vote::of(&app, 6, 1).await;
        let (jury, round) = (vote.hall.organiser.jury.clone(), vote.round.clone());
        let polling = polling(&app.service, jury.parse().unwrap(), round.parse().unwrap()).await.unwrap();
        let opening = vote.hall.organiser.get(&vote.path("opening")).await.text;
        let ballots = make_ballots(&polling, &opening, number);
        Self { home: app.leave().await, jury, round, polling, ballots }
    }

    /// The requests as a page sends them, byte for byte.
    fn requests(&self) -> Vec<Vec<u8>> {
        let path = format!("/api/juries/{}/rounds/{}/secret-ballots", self.jury, self.round);
        let one = |ballot: &SecretBallot| {
            let body = json!(ballot).to_string();
            let length = body.len();
            format!(
                "POST {path} HTTP/1.1\r\nhost: jury\r\ncontent-type: application/json\r\n\
                 content-length: {length}\r\n\r\n{body}"
            )
            .into_bytes()
        };
        self.ballots.iter().map(one).collect()
    }

    fn empty_the_box(&self, conn: &mut Conn) {
        let emptied = "DELETE FROM secret_ballots";
        match conn {
            Conn::Sqlite(c) => {
                c.batch_execute(&format!("{emptied}; PRAGMA wal_checkpoint(TRUNCATE)")).unwrap();
            }
            Conn::Postgres(c) => c.batch_execute("TRUNCATE secret_ballots; CHECKPOINT").unwrap(),
        }
    }

    /// Sends every ballot once; gives how many a second, all of them answered. Each promise holds: the
    /// ballot is in the box, and the promise is the round's.
    fn served(&self, address: &str, clients: usize, requests: &[Vec<u8>]) -> f64 {
        let mut conn = self.home.database.connect().unwrap();
        self.empty_the_box(&mut conn);
        let (each, promised) = (requests.len().div_ceil(clients), AtomicUsize::new(0));
        let mut lines: Vec<Line> = (0..clients).map(|_| Line::open(address)).collect();
        let begun = Instant::now();
        let answers: Vec<Vec<u8>> = thread::scope(|scope| {
            let running: Vec<_> = (lines.iter_mut().zip(requests.chunks(each)))
                .map(|(line, requests)| {
                    let promised = &promised;
                    scope.spawn(move || {
                        let mut last = Vec::new();
                        for request in requests {
                            let (status, body) = line.ask(request);
                            assert_eq!(status, 200, "{}", String::from_utf8_lossy(&body));
                            promised.fetch_add(1, Ordering::Relaxed);
                            last = body;
                        }
                        last
                    })
                })
                .collect();
            running.into_iter().map(|one| one.join().unwrap()).collect()
        });
        let a_second = requests.len() as f64 / begun.elapsed().as_secs_f64();
        assert_eq!(promised.into_inner(), requests.len());
        let there = secret::number_cast(&mut conn, self.round.parse().unwrap()).unwrap();
        assert_eq!(there.len(), 1);
        assert_eq!(there[0].1 as usize, requests.len(), "a promise that was not kept");
        for (answer, ballots) in answers.iter().zip(self.ballots.chunks(each)) {
            self.check_promise(answer, ballots.last().unwrap());
        }
        a_second
    }

    fn check_promise(&self, answer: &[u8], ballot: &SecretBallot) {
        let promise: Promise = serde_json::from_slice(answer).unwrap();
        let (hash, text) = (key_hash(&ballot.key.0), ballot.ballot.as_bytes());
        let message = promise_message(&self.polling.hash, ballot.question, &hash, ballot.counter, text);
        assert!(verifies(&self.polling.opening.receipt_key.0, &message, &promise.promise.0));
    }

    /// How many ballots a second all processors check and promise, with nothing else to do.
    fn checked(&self) -> f64 {
        let threads = available_parallelism().map_or(2, usize::from);
        let begun = Instant::now();
        thread::scope(|scope| {
            for share in self.ballots.chunks(self.ballots.len().div_ceil(threads)) {
                scope.spawn(move || {
                    for ballot in share {
                        ballot.checked(&self.polling.hash, &self.polling.questions()[0].key).unwrap();
                        ballot.promise(&self.polling.hash, self.polling.receipt().unwrap()).unwrap();
                    }
                });
            }
        });
        self.ballots.len() as f64 / begun.elapsed().as_secs_f64()
    }

    /// The same rows written bare.
    fn bare(&self) -> f64 {
        let mut conn = self.home.database.connect().unwrap();
        self.empty_the_box(&mut conn);
        let rows: Vec<BallotRow> = self.ballots.iter().map(|ballot| row("bare", ballot)).collect();
        let begun = Instant::now();
        for batch in rows.chunks(BATCH) {
            let done = conn.transaction(|conn| {
                for row in batch {
                    assert!(secret::put(conn, row)?);
                }
                Ok::<_, citizens_jury::no::Fault>(())
            });
            done.unwrap();
        }
        rows.len() as f64 / begun.elapsed().as_secs_f64()
    }

    /// What pgbench says of as many such rows.
    fn pgbench(&self, script: &std::path::Path) -> f64 {
        self.empty_the_box(&mut self.home.database.connect().unwrap());
        let Target::Postgres(url) = &self.home.database else { panic!("not PostgreSQL") };
        let output = Command::new(tool("pgbench"))
            .args(["--no-vacuum", "--protocol=prepared", "--jobs=2", "--client"])
            .arg(PGBENCH_CLIENTS.to_string())
            .args(["--transactions", &self.ballots.len().div_ceil(PGBENCH_CLIENTS).to_string(), "--file"])
            .arg(script)
            .arg(url)
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
        assert!(said.contains("number of failed transactions: 0 "), "{said}");
        let tps = said.lines().find_map(|line| line.strip_prefix("tps = ")).unwrap();
        tps.split(' ').next().unwrap().parse().unwrap()
    }

    /// One transaction of pgbench: the round's state under its lock, and a row as long as a ballot's.
    fn script(&self) -> String {
        let (jury, round, question) = (&self.jury, &self.round, self.ballots[0].question);
        let bytes = |n: usize| format!("decode(repeat('a7', {n}), 'hex')");
        format!(
            "BEGIN;\n\
             SELECT state FROM consensus_rounds WHERE id = '{round}' AND jury_id = '{jury}' FOR SHARE;\n\
             INSERT INTO secret_ballots (round_id, key_hash, question_id, key, prefix, credential, counter, ballot, signature) \
             VALUES ('{round}', sha256(gen_random_uuid()::text::bytea), '{question}', {}, {}, {}, 1, '{FOR}', {}) \
             ON CONFLICT (round_id, key_hash) DO UPDATE SET counter = excluded.counter, ballot = excluded.ballot, \
             signature = excluded.signature, prefix = excluded.prefix, credential = excluded.credential \
             WHERE secret_ballots.counter < excluded.counter AND secret_ballots.question_id = excluded.question_id;\n\
             END;\n",
            bytes(65),
            bytes(32),
            bytes(384),
            bytes(64)
        )
    }
}

/// A connection that is kept, and as little as can be of what a browser does.
struct Line {
    stream: BufReader<TcpStream>,
}

impl Line {
    fn open(address: &str) -> Self {
        let stream = TcpStream::connect(address).unwrap();
        stream.set_nodelay(true).unwrap();
        Self { stream: BufReader::new(stream) }
    }

    fn ask(&mut self, request: &[u8]) -> (u16, Vec<u8>) {
        self.stream.get_mut().write_all(request).unwrap();
        let (mut status, mut length, mut line) = (0, 0, String::new());
        loop {
            line.clear();
            assert_ne!(self.stream.read_line(&mut line).unwrap(), 0, "the program hung up");
            if let Some(rest) = line.strip_prefix("HTTP/1.1 ") {
                status = rest[..3].parse().unwrap();
            } else if let Some(rest) = line.to_lowercase().strip_prefix("content-length:") {
                length = rest.trim().parse().unwrap();
            } else if line == "\r\n" {
                break;
            }
        }
        let mut body = vec![0; length];
        self.stream.read_exact(&mut body).unwrap();
        (status, body)
    }
}

fn row(round: &str, ballot: &SecretBallot) -> BallotRow {
    BallotRow {
        round_id: round.into(),
        key_hash: key_hash(&ballot.key.0).to_vec(),
        question_id: ballot.question.to_string(),
        key: ballot.key.0.clone(),
        prefix: ballot.prefix.0.clone(),
        credential: ballot.credential.0.clone(),
        counter: i64::try_from(ballot.counter).unwrap(),
        ballot: ballot.ballot.clone(),
        signature: ballot.signature.0.clone(),
    }
}

/// Ballots with a device each. There are more of them than any jury has people: the round's keys sign
/// their credentials here, and the roster is asked only when credentials are issued.
fn make_ballots(polling: &Polling, opening: &str, number: usize) -> Vec<SecretBallot> {
    let threads = available_parallelism().map_or(2, usize::from);
    let make = |n: usize| {
        let mut device = Device::prepare(opening).unwrap();
        let blinded = device.blinded();
        let signer = &polling.questions()[0].signer;
        let value = &blinded.questions[0];
        let signed = signer.sign(&signer.blinded(&value.value.0).unwrap()).unwrap();
        let reasons = polling.reasons().unwrap();
        let signed = Values {
            questions: vec![ForQuestion { question: value.question, value: signed.into() }],
            reasons: reasons.sign(&reasons.blinded(&blinded.reasons.0).unwrap()).unwrap().into(),
        };
        device.accept(&signed).unwrap();
        device.cast(value.question, if n.is_multiple_of(2) { FOR } else { AGAINST }).unwrap()
    };
    thread::scope(|scope| {
        let share = number.div_ceil(threads);
        let running: Vec<_> =
            (0..threads).map(|_| scope.spawn(move || (0..share).map(make).collect::<Vec<_>>())).collect();
        running.into_iter().flat_map(|one| one.join().unwrap()).take(number).collect()
    })
}

fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures[figures.len() / 2]
}

/// Lets service and control take turns; tells the medians, and that of each turn's ratio.
fn compare(
    ready: &Ready,
    (name, goal): (&str, f64),
    clients: usize,
    served: impl Fn() -> f64,
    control: impl Fn() -> f64,
) {
    served();
    let turns: Vec<(f64, f64)> = (0..TURNS).map(|_| (served(), control())).collect();
    let ratio = median(turns.iter().map(|(served, control)| served / control).collect());
    let (served, control) = turns.into_iter().unzip();
    let (served, control) = (median(served), median(control));
    println!(
        "figure: durable ballots: {served:.0}/s over HTTP with {clients} clients, {name} {control:.0}/s: {ratio:.2} x (goal {goal} x); checked and promised alone {:.0}/s{}",
        ready.checked(),
        if OPTIMISED { "" } else { " (not optimised)" }
    );
}

#[actix_web::test]
async fn ballots_a_second_on_sqlite_beside_transactions_of_64() {
    let (clients, each) = size(BATCH);
    let ready = Ready::make(Home::sqlite(), clients * each).await;
    let serving = Serving::start(&ready.home);
    let requests = ready.requests();
    let served = || ready.served(&serving.address, clients, &requests);
    compare(&ready, ("bare in transactions of 64", 0.5), clients, served, || ready.bare());
}

#[actix_web::test]
async fn ballots_a_second_on_postgres_beside_pgbench() {
    let cluster = Cluster::start(Durability::Full);
    cluster.make_templates();
    let (clients, each) = size(PGBENCH_CLIENTS);
    let ready = Ready::make(Home::on(&cluster), clients * each).await;
    let script = ready.home.folder.path().join("cast.sql");
    std::fs::write(&script, ready.script()).unwrap();
    let serving = Serving::start(&ready.home);
    let requests = ready.requests();
    let served = || ready.served(&serving.address, clients, &requests);
    compare(&ready, ("pgbench with 32 clients", 0.6), clients, served, || ready.pgbench(&script));
}
