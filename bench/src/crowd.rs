//! One jury with 10 to 10,000 guests over two nodes: how soon all of them see a change, and what one costs.

use std::collections::{BTreeMap, HashMap};
use std::io;
use std::time::{Duration, Instant};

use futures_util::{StreamExt as _, TryStreamExt as _, stream};
use serde_json::json;
use tokio::task::JoinHandle;

use crate::cluster::Cluster;
use crate::guests::come;
use crate::juries::{Arrivals, PING_EVERY, listen};
use crate::jury::{Person, begun, organiser};
use crate::report::{Bound, Lines, OURS, Row, number};
use crate::server::Kind;
use crate::stats::{exponent, median, percentile};
use crate::{Setting, say};

const SIZES: [usize; 4] = [10, 100, 1_000, 10_000];
/// The growth of the cost counts from this size: below, the command outweighs what it tells.
const GROWTH_FROM: usize = 100;
const JURORS: usize = 15;
const CONNECTING_AT_ONCE: usize = 32;
/// Between two changes, where guests are few.
const CHANGE_EVERY: Duration = Duration::from_millis(100);
/// Views a second that a core delivers with time to spare: with more guests, changes are fewer.
const DELIVERIES_A_SECOND: f64 = 10_000.0;
/// Changes of a turn, at least.
const CHANGES: u32 = 10;
/// Quiet after everybody came, before memory is looked at.
const SETTLE: Duration = Duration::from_secs(2);
/// How long after the last change its views may come.
const LATEST: Duration = Duration::from_secs(10);
/// Descriptors of this process that are no guest's.
const OTHERS: usize = 200;

/// The jury, and its guests on both nodes.
struct Crowd {
    cluster: Cluster,
    organiser: Person,
    jury: String,
    guests: Vec<JoinHandle<io::Result<()>>>,
    arrivals: Arrivals,
}

/// What was seen in one turn at one size.
struct Seen {
    p99_ms: f64,
    /// Processor time of both nodes for each view that a guest got.
    cost_us: f64,
    cpu_share: f64,
}

/// What was seen at all sizes.
#[derive(Default)]
struct Growth {
    seen: BTreeMap<usize, Vec<Seen>>,
    /// Memory of a guest between the last two sizes.
    guest_kib: f64,
    /// Share of a core that the pings of the most guests take while nothing changes.
    idle_share: f64,
}

/// How many guests this process may have: a connection is a descriptor, and the system limits those.
fn most_guests() -> usize {
    let limits = std::fs::read_to_string("/proc/self/limits").expect("the limits");
    let open = limits.lines().find_map(|line| line.strip_prefix("Max open files")).expect("a limit");
    let soft = open.split_whitespace().next().and_then(|soft| soft.parse().ok());
    soft.unwrap_or(usize::MAX).saturating_sub(OTHERS)
}

fn every(guests: usize) -> Duration {
    CHANGE_EVERY.max(Duration::from_secs_f64(guests as f64 / DELIVERIES_A_SECOND))
}

impl Crowd {
    async fn begin(setting: &Setting) -> Self {
        let cluster = Cluster::start(setting);
        let address = cluster.nodes[0].address;
        let organiser = organiser(address, 0).await;
        let jury = begun(address, &organiser, JURORS).await;
        Self { cluster, organiser, jury, guests: Vec::new(), arrivals: Arrivals::default() }
    }

    /// Guests come until there are so many, to one node and the other in turn.
    async fn grow(&mut self, size: usize) {
        let more = stream::iter(self.guests.len()..size)
            .map(async |n| {
                let node = &self.cluster.nodes[n % self.cluster.nodes.len()];
                let (line, reader) = come(Kind::Jury, node.address, &self.jury).await?;
                // At once: who came first pings while the others come.
                let listening = listen(0, line, reader, self.arrivals.clone());
                Ok::<_, io::Error>(tokio::task::spawn_local(listening))
            })
            .buffered(CONNECTING_AT_ONCE)
            .try_collect::<Vec<_>>()
            .await
            .expect("guests come");
        self.guests.extend(more);
    }

    /// The share of a core that goes while nothing changes and everybody pings once.
    async fn idle_share(&self) -> f64 {
        let (cpu, since) = (self.cluster.cpu(), Instant::now());
        tokio::time::sleep(PING_EVERY).await;
        (self.cluster.cpu() - cpu) / since.elapsed().as_secs_f64()
    }

    /// Changes at an even pace, through one node and the other in turn.
    async fn changes(&self, length: Duration) -> Seen {
        self.arrivals.borrow_mut().clear();
        let (cpu, since, mut next) = (self.cluster.cpu(), Instant::now(), Instant::now());
        let (path, every) = (format!("/api/juries/{}/edit", self.jury), every(self.guests.len()));
        let mut begun = HashMap::new();
        let mut last = 0;
        while since.elapsed() < length {
            let n = begun.len();
            let node = &self.cluster.nodes[n % self.cluster.nodes.len()];
            let at = Instant::now();
            let body = json!({ "contact": format!("Olwen, room {n}") });
            let done = self.organiser.post(node.address, &path, body).await;
            last = done["seq"].as_u64().expect("a number");
            begun.insert(last, at);
            next += every;
            tokio::time::sleep_until(next.into()).await;
        }
        self.until_all_have(last).await;
        let cpu = self.cluster.cpu() - cpu;
        let cpu_share = cpu / since.elapsed().as_secs_f64();
        let gone = self.guests.iter().filter(|guest| guest.is_finished()).count();
        assert_eq!(gone, 0, "{gone} guests lost their line");
        let arrived = self.arrivals.take();
        let cost_us = 1e6 * cpu / arrived.len() as f64;
        let mut took = Vec::new();
        for (_, changes, at) in arrived {
            let of = |seq| Some(at.duration_since(*begun.get(&seq)?).as_micros() as u32);
            took.extend(changes.filter_map(of));
        }
        let whole = begun.len() * self.guests.len();
        assert!(took.len() * 100 >= whole * 95, "{} of {whole} arrived", took.len());
        Seen { p99_ms: percentile(&mut took, 0.99) / 1_000.0, cost_us, cpu_share }
    }

    /// Everybody goes, so that the nodes have nobody to wait for when they end.
    async fn end(self) {
        drop(self.organiser);
        for guest in self.guests {
            guest.abort();
            let _ = guest.await;
        }
    }

    async fn until_all_have(&self, last: u64) {
        let begun = Instant::now();
        let having =
            || self.arrivals.borrow().iter().filter(|(_, changes, _)| *changes.end() >= last).count();
        while having() < self.guests.len() && begun.elapsed() < LATEST {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }
}

pub async fn run(setting: &Setting) -> Vec<Row> {
    let (mut crowd, mut growth) = (Crowd::begin(setting).await, Growth::default());
    for size in SIZES.into_iter().filter(|size| *size <= most_guests()) {
        let (before, resident_kib, begun) =
            (crowd.guests.len(), crowd.cluster.resident_kib(), Instant::now());
        crowd.grow(size).await;
        let came = begun.elapsed();
        tokio::time::sleep(SETTLE).await;
        growth.guest_kib = (crowd.cluster.resident_kib() - resident_kib) / (size - before) as f64;
        growth.idle_share = crowd.idle_share().await;
        say(&format!(
            "crowd: {size} guests came in {came:.1?}; while nothing changes, CPU {:.1} %",
            100.0 * growth.idle_share
        ));
        // Whoever has just come has had no change yet.
        crowd.changes(setting.warm()).await;
        let length = setting.measured().max(CHANGES * every(size));
        for repeat in 1..=setting.repeats {
            let seen = crowd.changes(length).await;
            say(&format!(
                "crowd {repeat}/{}: {size} guests: p99 {:.1} ms, {:.1} µs of CPU a delivery (CPU {:.0} %)",
                setting.repeats,
                seen.p99_ms,
                seen.cost_us,
                100.0 * seen.cpu_share
            ));
            growth.seen.entry(size).or_default().push(seen);
        }
    }
    crowd.end().await;
    growth.rows(setting.repeats)
}

fn plain(size: usize) -> String {
    number(size as f64).trim_end_matches(".0").to_owned()
}

impl Growth {
    fn sizes(&self) -> Vec<usize> {
        self.seen.keys().copied().collect()
    }

    fn of(&self, size: usize, figure: fn(&Seen) -> f64) -> Vec<f64> {
        self.seen[&size].iter().map(figure).collect()
    }

    fn cost_us(&self, size: usize) -> f64 {
        median(&self.of(size, |seen| seen.cost_us))
    }

    fn rows(&self, repeats: usize) -> Vec<Row> {
        let sizes = self.sizes();
        let &[.., before, most] = &sizes[..] else { panic!("the limit of open files leaves too few guests") };
        let memory = BTreeMap::from([(Kind::Jury, vec![self.guest_kib])]);
        vec![
            self.p99(most),
            self.cost(&sizes, repeats),
            Row::new("crowd-memory", "Memory of a guest on two nodes", "KiB", memory, vec![]).how(&format!(
                "Resident memory of both nodes with {} guests, 2 s after the last came, less that with {}, divided by how many came; once a run. The design sets no goal.",
                plain(most),
                plain(before)
            )),
        ]
    }

    /// The service's bar is the one with the most guests. What the limit of descriptors left out is computed.
    fn p99(&self, most: usize) -> Row {
        let last = SIZES[SIZES.len() - 1];
        let title = "10,000 guests of one jury over two nodes: a change until they see it, 99th percentile";
        let p99 = |size| self.of(size, |seen| seen.p99_ms);
        let ours = (most == last).then(|| (Kind::Jury, p99(last)));
        let mut row = Row::new("crowd-p99", title, "ms", ours.into_iter().collect(), vec![]);
        let mut how = String::from(
            "10, 100, 1,000 and 10,000 guests, half on each node, following one topic and pinging every 15 s as pages do; both nodes, PostgreSQL and NATS share the one core of the servers. 10 changes a second, 1 a second where 10,000 guests see them, through one node and the other in turn, each timed from sending the command. The design sets no goal.",
        );
        if most == last {
            how += " The service's bar is the one with 10,000.";
        }
        for size in SIZES {
            let guests = plain(size);
            if size > most {
                let computed = size as f64 * self.cost_us(most) / 1_000.0;
                row = row.with(&format!("{guests} guests, computed"), vec![computed]);
                how += &format!(
                    " The limit of open files leaves out {guests} guests: that figure is computed as so many deliveries, one after the other, at the cost of one with {}.",
                    plain(most)
                );
            } else if size < last {
                row = row.with(&format!("with {guests} guests"), p99(size));
            }
        }
        row.how(&how)
    }

    fn cost(&self, sizes: &[usize], repeats: usize) -> Row {
        let from = sizes.iter().position(|size| *size >= GROWTH_FROM).unwrap_or_default();
        // One size shows no growth.
        let grown = &sizes[from.min(sizes.len() - 2)..];
        let slope = |turn: usize| {
            let point = |size: &usize| (*size as f64, self.seen[size][turn].cost_us);
            exponent(&grown.iter().map(point).collect::<Vec<_>>())
        };
        let exponents = BTreeMap::from([(Kind::Jury, (0..repeats).map(slope).collect())]);
        let (least, most) = (plain(grown[0]), plain(grown[grown.len() - 1]));
        let costs: Vec<String> = sizes
            .iter()
            .map(|size| format!("{} µs with {}", number(self.cost_us(*size)), plain(*size)))
            .collect();
        let mut row = Row::new(
            "crowd-cost",
            &format!("Growth of the cost of a delivery, {least} → {most} guests of one jury over two nodes"),
            "exponent",
            exponents,
            vec![Bound::at_most_so(0.20)],
        )
        .how(&format!(
            "The same run: user and system time of both nodes for each view that a guest got, {}. What the command and the guests' pings cost is in it: while nothing changes, the pings of {most} guests take {:.1} % of a core. The figure is the slope on logarithmic scales; below 0, a delivery is cheaper the more there are.",
            costs.join(", "),
            100.0 * self.idle_share
        ));
        let point = |size: &usize| (*size as f64, self.cost_us(*size));
        row.lines = Some(Lines {
            x: "guests".into(),
            y: "µs of CPU a delivery".into(),
            of: BTreeMap::from([(OURS.to_owned(), sizes.iter().map(point).collect())]),
        });
        row
    }
}
