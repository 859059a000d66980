//! Many juries on one node: what a change costs, and how soon all of its jury see it, while others sit there.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::io;
use std::rc::Rc;
use std::time::{Duration, Instant};

use futures_util::{StreamExt as _, TryStreamExt as _, stream};
use serde_json::json;

use crate::jury::{Person, World, address_of, begun};
use crate::line::{Line, Reader, post, seq};
use crate::report::{Bound, Lines, Row};
use crate::server::Kind;
use crate::stats::percentile;
use crate::{Setting, say};

const SIZES: [usize; 4] = [1, 10, 100, 1_000];
const PEOPLE: usize = 15;
const AT_ONCE: usize = 16;
/// Changes a second of all juries together, at every size.
const CHANGE_EVERY: Duration = Duration::from_millis(50);
/// A page that says nothing for long is taken for gone.
pub const PING_EVERY: Duration = Duration::from_secs(15);
/// Quiet after everybody came, before memory is looked at, and after the last change, before its views count.
const SETTLE: Duration = Duration::from_secs(2);

/// Which jury's page, the changes that its view brings, and when it came.
type Arrival = (usize, std::ops::RangeInclusive<u64>, Instant);
pub type Arrivals = Rc<RefCell<Vec<Arrival>>>;

/// What was seen at one size.
struct Seen {
    p99_ms: f64,
    cpu_ms: f64,
    jury_kib: f64,
}

async fn come(world: &World, jury: &str, code: &str, person: usize) -> io::Result<(Rc<Line>, Reader)> {
    let (from, address) = (address_of(person), world.address());
    let body = format!(r#"{{"code":"{code}"}}"#);
    let token = post(from, address, ("/api/sessions/card", None), &body, "token").await?;
    let body = format!(r#"{{"jury":"{jury}"}}"#);
    let ticket = post(from, address, ("/api/tickets", Some(&token)), &body, "ticket").await?;
    let (line, mut reader) = Line::open(address, &format!("/live?ticket={ticket}")).await?;
    for topic in ["agenda", "me", "jury"] {
        line.say(&format!(r#"{{"type":"subscribe","topic":"{topic}"}}"#));
    }
    reader.until(r#""topic":"jury""#).await?;
    Ok((line, reader))
}

/// A page of that jury hears of changes, and pings as pages do.
pub async fn listen(jury: usize, line: Rc<Line>, mut reader: Reader, arrivals: Arrivals) -> io::Result<()> {
    let mut last = None;
    let mut ping = tokio::time::interval(PING_EVERY);
    loop {
        let message = tokio::select! {
            message = reader.next() => message?,
            _ = ping.tick() => {
                line.say(r#"{"type":"ping"}"#);
                continue;
            }
        };
        if message.starts_with(br#"{"type":"view","topic":"jury""#)
            && let Some(seq) = seq(message)
        {
            // A view stands for every change since the one before.
            let from = last.replace(seq).map_or(seq, |last| last + 1);
            arrivals.borrow_mut().push((jury, from..=seq, Instant::now()));
        }
    }
}

/// Begins a jury, and everybody of it comes.
async fn begin(world: &World, organiser: &Person, n: usize, arrivals: &Arrivals) -> String {
    let jury = begun(world.address(), organiser, PEOPLE).await;
    for (seat, code) in world.codes(organiser, &jury).await.iter().enumerate() {
        let (line, reader) = come(world, &jury, code, n * PEOPLE + seat).await.expect("a juror comes");
        tokio::task::spawn_local(listen(n, line, reader, arrivals.clone()));
    }
    jury
}

/// Changes in one jury after the other for some time.
async fn changes(
    setting: &Setting,
    world: &World,
    organiser: &Person,
    juries: &[String],
    arrivals: &Arrivals,
) -> (f64, f64) {
    arrivals.borrow_mut().clear();
    let (cpu, since, mut next) = (world.server.cpu(), Instant::now(), Instant::now());
    let mut begun = HashMap::new();
    while since.elapsed() < setting.measured() {
        let n = begun.len();
        let jury = n % juries.len();
        let at = Instant::now();
        let path = format!("/api/juries/{}/edit", juries[jury]);
        let done =
            organiser.post(world.address(), &path, json!({ "contact": format!("Olwen, room {n}") })).await;
        begun.insert((jury, done["seq"].as_u64().expect("a number")), at);
        next += CHANGE_EVERY;
        tokio::time::sleep_until(next.into()).await;
    }
    let cpu_ms = 1_000.0 * (world.server.cpu() - cpu) / begun.len() as f64;
    tokio::time::sleep(SETTLE).await;
    let arrived = arrivals.take();
    let mut took = Vec::new();
    for (jury, changes, at) in arrived {
        let of = |seq| Some(at.duration_since(*begun.get(&(jury, seq))?).as_micros() as u32);
        took.extend(changes.filter_map(of));
    }
    assert!(
        took.len() * 100 >= begun.len() * PEOPLE * 95,
        "{} of {} arrived",
        took.len(),
        begun.len() * PEOPLE
    );
    (percentile(&mut took, 0.99) / 1_000.0, cpu_ms)
}

pub async fn run(setting: &Setting) -> Vec<Row> {
    let world = World::of(setting, 0).await;
    let organiser = world.organiser(0).await;
    let arrivals = Arrivals::default();
    let empty_kib = world.server.resident_kib();
    let mut juries: Vec<String> = Vec::new();
    let mut seen: BTreeMap<usize, Vec<Seen>> = BTreeMap::new();
    for size in SIZES {
        let more: Vec<String> = stream::iter(juries.len()..size)
            .map(async |n| Ok::<_, io::Error>(begin(&world, &organiser, n, &arrivals).await))
            .buffered(AT_ONCE)
            .try_collect()
            .await
            .expect("juries begin");
        juries.extend(more);
        tokio::time::sleep(SETTLE).await;
        let jury_kib = (world.server.resident_kib() - empty_kib) / size as f64;
        for _ in 0..setting.repeats {
            let (p99_ms, cpu_ms) = changes(setting, &world, &organiser, &juries, &arrivals).await;
            seen.entry(size).or_default().push(Seen { p99_ms, cpu_ms, jury_kib });
        }
        let last = &seen[&size][0];
        say(&format!(
            "juries: {size} of {PEOPLE}: p99 {:.1} ms, {:.2} ms of CPU a change, {jury_kib:.0} KiB a jury",
            last.p99_ms, last.cpu_ms
        ));
    }
    rows(&seen)
}

fn rows(seen: &BTreeMap<usize, Vec<Seen>>) -> Vec<Row> {
    let of = |size: usize, figure: fn(&Seen) -> f64| seen[&size].iter().map(figure).collect::<Vec<f64>>();
    let row = |name: &str, title: &str, unit: &str, figure: fn(&Seen) -> f64, bounds: Vec<Bound>| {
        let most = BTreeMap::from([(Kind::Jury, of(1_000, figure))]);
        let mut row = Row::new(name, title, unit, most, bounds);
        for (size, name) in [(1, "with 1 jury"), (10, "with 10 juries"), (100, "with 100 juries")] {
            row = row.with(name, of(size, figure));
        }
        row
    };
    let point = |size: &usize| (*size as f64, crate::stats::median(&of(*size, |seen| seen.cpu_ms)));
    let mut cost = row(
        "juries-cost",
        "1,000 juries of 15 people on one node: processor time of a change",
        "ms",
        |seen| seen.cpu_ms,
        vec![Bound::at_most(2.0, Kind::Control).beside("with 1 jury")],
    )
    .how("The same run. The command, its commit, the views that it changes, and 15 pages that are told.");
    cost.lines = Some(Lines {
        x: "juries".into(),
        y: "ms of CPU a change".into(),
        of: BTreeMap::from([(crate::report::OURS.to_owned(), SIZES.iter().map(point).collect())]),
    });
    vec![
        row("juries-p99", "1,000 juries of 15 people on one node: a change until its jury sees it, 99th percentile", "ms", |seen| seen.p99_ms,
            vec![Bound::at_most(2.0, Kind::Control).beside("with 1 jury")])
        .how("1, 10, 100 and 1,000 juries, all of their 15 people connected, following three topics and pinging every 15 s as pages do; 20 changes a second in all, in one jury after the other, each a command over HTTP that is on the disk before it is answered. The service's bar is the one with 1,000."),
        cost,
        row("juries-memory", "Memory of a jury whose 15 people are connected", "KiB", |seen| seen.jury_kib, vec![])
            .how("Resident memory less that of the empty service, divided by the number of juries."),
    ]
}
