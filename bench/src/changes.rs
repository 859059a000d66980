//! A durable change in a room, until its 12 members see it; beside bare commits on the same disk.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io;
use std::path::Path;
use std::rc::Rc;
use std::time::{Duration, Instant};

use futures_util::{StreamExt as _, TryStreamExt as _, stream};
use serde_json::json;
use tokio::task::JoinHandle;

use crate::jury::{Jury, Room, World};

use crate::line::{Line, Reader};
use crate::report::{Bound, Row};
use crate::server::Kind;
use crate::stats::percentile;
use crate::{Setting, say};

const ROOMS: usize = 10;
const EVERY: Duration = Duration::from_secs(1);
/// The series of the bare commits.
const BARE: &str = "bare commit";

type Arrivals = Rc<RefCell<Vec<(i64, Instant)>>>;

/// Somebody who follows their room, until the value goes.
struct Follower {
    arrivals: Arrivals,
    reading: JoinHandle<io::Result<()>>,
}

impl Drop for Follower {
    fn drop(&mut self) {
        self.reading.abort();
    }
}

/// Commits as many rows as there are changes, at the same pace, each by itself.
fn bare(folder: &Path, seconds: f64) -> Vec<u32> {
    let path = folder.join("bare.db");
    let db = rusqlite::Connection::open(&path).expect("a database");
    db.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE IF NOT EXISTS t (a BLOB)",
    )
    .expect("a table");
    let (begun, mut took) = (Instant::now(), Vec::new());
    while begun.elapsed().as_secs_f64() < seconds {
        let at = Instant::now();
        db.execute("INSERT INTO t VALUES (randomblob(1024))", []).expect("a row");
        took.push(at.elapsed().as_micros() as u32);
        std::thread::sleep(EVERY / ROOMS as u32);
    }
    took
}

async fn follow(world: &World, jury: &Jury, room: &Room, at: usize) -> io::Result<Follower> {
    let ticket = room.people[at].ticket(world.address(), &jury.id, None).await;
    let (line, mut reader) = Line::open(world.address(), &format!("/live?ticket={ticket}")).await?;
    let topic = format!("room:{}", room.id);
    line.say(&format!(r#"{{"type":"subscribe","topic":"{topic}"}}"#));
    let mark = format!(r#""topic":"{topic}""#);
    reader.until(&mark).await?;
    let arrivals = Arrivals::default();
    let reading = tokio::task::spawn_local(hear(reader, mark, arrivals.clone()));
    Ok(Follower { arrivals, reading })
}

async fn hear(mut reader: Reader, mark: String, arrivals: Arrivals) -> io::Result<()> {
    loop {
        let message = reader.until(&mark).await?;
        let seq =
            message.split(r#""seq":"#).nth(1).and_then(|rest| rest.split([',', '}']).next()?.parse().ok());
        arrivals.borrow_mut().extend(seq.map(|seq: i64| (seq, Instant::now())));
    }
}

/// One of the room raises a hand and takes it down, a change a second.
async fn room(world: &World, jury: &Jury, room: &Room, n: usize, seconds: f64) -> Vec<u32> {
    let (address, speaker) = (world.address(), &room.people[0]);
    let followers: Vec<_> = stream::iter(0..room.people.len())
        .map(|at| follow(world, jury, room, at))
        .buffered(4)
        .try_collect()
        .await
        .expect("everybody follows their room");
    tokio::time::sleep(EVERY * n as u32 / ROOMS as u32).await;
    let (begun, mut next, mut made) = (Instant::now(), Instant::now(), Vec::new());
    let mut turn: Option<String> = None;
    while begun.elapsed().as_secs_f64() < seconds {
        let at = Instant::now();
        let path = format!("/api/juries/{}/rooms/{}/hands", jury.id, room.id);
        let done = match turn.take() {
            None => {
                let done = speaker.post(address, &path, json!({})).await;
                turn = done["ids"][0].as_str().map(str::to_owned);
                done
            }
            Some(turn) => speaker.post(address, &format!("{path}/{turn}/lower"), json!({})).await,
        };
        made.push((done["seq"].as_i64().expect("a number"), at));
        next += EVERY;
        tokio::time::sleep_until(next.into()).await;
    }
    if let Some(turn) = turn {
        let path = format!("/api/juries/{}/rooms/{}/hands/{turn}/lower", jury.id, room.id);
        speaker.post(address, &path, json!({})).await;
    }
    let mut took = Vec::new();
    for follower in &followers {
        let arrivals = follower.arrivals.borrow();
        for (seq, at) in &made {
            let seen =
                arrivals.iter().find(|(arrived, _)| arrived >= seq).expect("everybody sees every change");
            took.push(seen.1.saturating_duration_since(*at).as_micros() as u32);
        }
    }
    took
}

pub async fn run(setting: &Setting, world: &World) -> Vec<Row> {
    let seconds = 2.0 * setting.measured().as_secs_f64();
    let (mut ours, mut control) = (Vec::new(), Vec::new());
    for repeat in 1..=setting.repeats {
        let data = setting.data.clone();
        let commits = tokio::task::spawn_blocking(move || bare(&data, seconds));
        let mut commits = commits.await.expect("commits");
        let rooms = world.rooms(ROOMS);
        let all = rooms.iter().enumerate().map(|(n, (jury, one))| room(world, jury, one, n, seconds));
        let mut took = futures_util::future::join_all(all).await.concat();
        let (bare, seen) = (percentile(&mut commits, 0.99) / 1_000.0, percentile(&mut took, 0.99) / 1_000.0);
        say(&format!(
            "changes {repeat}/{}: seen p99 {seen:.1} ms, bare commit p99 {bare:.1} ms",
            setting.repeats
        ));
        ours.push(seen);
        control.push(bare);
    }
    let ours = BTreeMap::from([(Kind::Jury, ours)]);
    vec![
        Row::new("durable-change", "Durable change in a room, until its 12 members see it: 99th percentile", "ms", ours,
            vec![Bound::at_most(3.0, Kind::Control).beside(BARE).plus(5.0)])
        .with(BARE, control)
        .how("10 rooms × 12 people; in each somebody raises a hand or takes it down once a second: a command over HTTP, on the disk, and a view for everybody, timed from sending the command. Just before, a bare SQLite of the same settings (WAL, synchronous FULL) commits 1 KiB 10 times a second on the same disk."),
    ]
}
