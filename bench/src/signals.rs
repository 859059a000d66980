//! Room signals: loads A and B, and what a delivery costs as more people are connected.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, HashMap};
use std::io;
use std::net::SocketAddr;
use std::rc::Rc;
use std::time::{Duration, Instant};

use futures_util::{StreamExt as _, TryStreamExt as _, stream};
use tokio::task::JoinHandle;

use crate::jury::{Jury, Person, Room, SEATS, World};
use crate::line::{Line, Reader, TEXT, frame};
use crate::report::{Bound, Row};
use crate::server::{Kind, Server};
use crate::stats::{exponent, median, percentile};
use crate::{Setting, report, say};

const CONNECTING_AT_ONCE: usize = 32;
/// Rooms of load A, where each sends again once its own signal came back.
const ROOMS_A: usize = 10;
/// Rooms of load B, where each sends at its own pace.
const ROOMS_B: usize = 50;
/// What each of load B waits between two signals.
const EVERY_B: Duration = Duration::from_millis(500);
/// The control's 99th percentile at load B above which a run says nothing.
pub const VALID_US: f64 = 3_000.0;
/// Sizes at which the cost of a delivery is measured, in rooms.
const GROWTH: [usize; 4] = [4, 16, 50, 166];
/// Signals a second of all together at each of those sizes.
const GROWTH_A_SECOND: f64 = 1_200.0;

/// One page's line with a room.
pub struct Member {
    pub line: Rc<Line>,
    /// A signal of this member, ready to go.
    frame: Vec<u8>,
    sent_at: Cell<Instant>,
}

/// What all members hear.
#[derive(Default)]
pub struct Heard {
    deliveries: Cell<u64>,
    latencies_us: RefCell<Vec<u32>>,
    measuring: Cell<bool>,
    /// Whether a signal that came back is answered by the next.
    closed_loop: Cell<bool>,
}

/// Everybody of a load on one server.
pub struct Crowd {
    pub members: Rc<Vec<Member>>,
    pub heard: Rc<Heard>,
    readers: Vec<JoinHandle<()>>,
}

/// What a load showed.
pub struct Seen {
    pub deliveries: u64,
    pub cpu: f64,
    pub latencies_us: Vec<u32>,
}

impl Seen {
    pub fn per_cpu_second(&self) -> f64 {
        self.deliveries as f64 / self.cpu.max(0.01)
    }

    pub fn percentile_us(&mut self, share: f64) -> f64 {
        percentile(&mut self.latencies_us, share)
    }
}

/// The message that everybody in a room is sent: the service's own, on every server alike.
fn signal(room: &str, person: &str) -> String {
    format!(r#"{{"type":"signal","room":"{room}","person":"{person}","kind":"wave","at":1790000000000}}"#)
}

/// Who signalled, by the message that came; none for any other message.
fn sender<'a>(message: &'a [u8]) -> Option<&'a [u8]> {
    const MARK: &[u8] = br#""person":""#;
    let start = message.get(..64)?.windows(8).position(|part| part == br#""signal""#)?;
    let rest = &message[start..];
    let at = rest.windows(MARK.len()).position(|part| part == MARK)? + MARK.len();
    rest.get(at..at + 36)
}

async fn join(
    kind: Kind,
    address: SocketAddr,
    jury: &Jury,
    room: &Room,
    person: &Person,
) -> io::Result<(Rc<Line>, Reader, Vec<u8>)> {
    let message = signal(&room.id, &person.id);
    match kind {
        Kind::SocketIo => {
            let (line, mut reader) = Line::open(address, "/socket.io/?EIO=4&transport=websocket").await?;
            reader.until("0{").await?;
            line.say("40");
            reader.until("40{").await?;
            line.say(&format!(r#"420["join","{}"]"#, room.id));
            reader.until("430[").await?;
            Ok((line, reader, frame(TEXT, format!(r#"42["signal",{message}]"#).as_bytes())))
        }
        Kind::Jury => {
            let ticket = person.ticket(address, &jury.id, None).await;
            let (line, mut reader) = Line::open(address, &format!("/live?ticket={ticket}")).await?;
            // What the page of a room follows.
            for topic in ["jury", "agenda", "me", "rooms"] {
                line.say(&format!(r#"{{"type":"subscribe","topic":"{topic}"}}"#));
            }
            let topic = format!("room:{}", room.id);
            line.say(&format!(r#"{{"type":"subscribe","topic":"{topic}"}}"#));
            reader.until(&format!(r#""topic":"{topic}""#)).await?;
            let own = format!(r#"{{"type":"signal","room":"{}","kind":"wave"}}"#, room.id);
            Ok((line, reader, frame(TEXT, own.as_bytes())))
        }
        _ => {
            let (line, reader) = Line::open(address, &format!("/{}", room.id)).await?;
            Ok((line, reader, frame(TEXT, message.as_bytes())))
        }
    }
}

impl Crowd {
    pub async fn of(kind: Kind, address: SocketAddr, rooms: &[(&Jury, &Room)]) -> Self {
        let people = rooms.iter().flat_map(|(jury, room)| room.people.iter().map(move |p| (*jury, *room, p)));
        let joined: Vec<_> = stream::iter(people.clone())
            .map(async |(jury, room, person)| join(kind, address, jury, room, person).await)
            .buffered(CONNECTING_AT_ONCE)
            .try_collect()
            .await
            .unwrap_or_else(|error| panic!("{}: {error}", kind.name()));
        let known: HashMap<[u8; 36], usize> = people
            .enumerate()
            .map(|(n, (_, _, person))| (person.id.as_bytes().try_into().expect("an id"), n))
            .collect();
        let (known, heard) = (Rc::new(known), Rc::new(Heard::default()));
        let now = Cell::new(Instant::now());
        let (members, readers): (Vec<_>, Vec<_>) = joined
            .into_iter()
            .map(|(line, reader, frame)| (Member { line, frame, sent_at: now.clone() }, reader))
            .unzip();
        let members = Rc::new(members);
        let readers = readers
            .into_iter()
            .enumerate()
            .map(|(n, reader)| {
                let listening = listen(kind, n, reader, members.clone(), heard.clone(), known.clone());
                tokio::task::spawn_local(async move {
                    if let Err(error) = listening.await {
                        panic!("{}: {error}", kind.name());
                    }
                })
            })
            .collect();
        Self { members, heard, readers }
    }

    /// Whether everybody still hears.
    fn check(&self, kind: Kind) {
        let gone = self.readers.iter().filter(|reader| reader.is_finished()).count();
        assert_eq!(gone, 0, "{}: {gone} lines ended", kind.name());
    }

    /// Each sends again when its own came back.
    pub async fn closed_loop(&self, server: &Server, kind: Kind, setting: &Setting) -> Seen {
        self.heard.closed_loop.set(true);
        self.members.iter().for_each(Member::signal);
        let seen = self.measure(server, kind, setting.warm(), setting).await;
        self.heard.closed_loop.set(false);
        seen
    }

    /// Everybody in turn, so that each sends once in `every`.
    pub async fn paced(&self, server: &Server, kind: Kind, setting: &Setting, every: Duration) -> Seen {
        let members = self.members.clone();
        let pacing = tokio::task::spawn_local(async move {
            let (begun, step) = (Instant::now(), every.as_secs_f64() / members.len() as f64);
            let mut sent = 0_usize;
            loop {
                let due = (begun.elapsed().as_secs_f64() / step) as usize;
                while sent < due {
                    // Neighbours in time are of different rooms.
                    let n = sent % members.len();
                    let rooms = members.len() / SEATS;
                    members[(n % rooms) * SEATS + n / rooms].signal();
                    sent += 1;
                }
                tokio::time::sleep(Duration::from_millis(1)).await;
            }
        });
        // Everybody has signalled once before it counts.
        let warm = setting.warm().max(every + Duration::from_millis(500));
        let seen = self.measure(server, kind, warm, setting).await;
        pacing.abort();
        seen
    }

    async fn measure(&self, server: &Server, kind: Kind, warm: Duration, setting: &Setting) -> Seen {
        tokio::time::sleep(warm).await;
        self.heard.latencies_us.borrow_mut().clear();
        self.heard.measuring.set(true);
        let (deliveries, cpu) = (self.heard.deliveries.get(), server.cpu());
        tokio::time::sleep(setting.measured()).await;
        let seen = Seen {
            deliveries: self.heard.deliveries.get() - deliveries,
            cpu: server.cpu() - cpu,
            latencies_us: self.heard.latencies_us.take(),
        };
        self.heard.measuring.set(false);
        self.check(kind);
        seen
    }
}

impl Drop for Crowd {
    fn drop(&mut self) {
        self.readers.iter().for_each(JoinHandle::abort);
    }
}

impl Member {
    fn signal(&self) {
        self.sent_at.set(Instant::now());
        self.line.send(&self.frame);
    }
}

async fn listen(
    kind: Kind,
    own: usize,
    mut reader: Reader,
    members: Rc<Vec<Member>>,
    heard: Rc<Heard>,
    known: Rc<HashMap<[u8; 36], usize>>,
) -> io::Result<()> {
    loop {
        let message = reader.next().await?;
        let Some(person) = sender(message) else {
            if kind == Kind::SocketIo && message == b"2" {
                members[own].line.say("3");
            }
            if message.starts_with(br#"{"type":"refused""#) {
                return Err(io::Error::other(String::from_utf8_lossy(message).into_owned()));
            }
            continue;
        };
        let person: [u8; 36] = person.try_into().map_err(io::Error::other)?;
        let from = *known.get(&person).ok_or_else(|| io::Error::other("a signal of nobody"))?;
        heard.deliveries.set(heard.deliveries.get() + 1);
        if heard.measuring.get() {
            let took = members[from].sent_at.get().elapsed();
            heard.latencies_us.borrow_mut().push(took.as_micros() as u32);
        }
        if from == own && heard.closed_loop.get() {
            members[own].signal();
        }
    }
}

/// Loads A and B on the service, its peers and the control, in turn.
pub async fn run(setting: &Setting, world: &World) -> Vec<Row> {
    const KINDS: [Kind; 4] = [Kind::Control, Kind::Jury, Kind::SocketIo, Kind::Ws];
    let kinds = setting.taking_part(&KINDS);
    let peers: Vec<(Kind, Server)> = kinds
        .iter()
        .copied()
        .filter(|kind| *kind != Kind::Jury)
        .map(|kind| (kind, Server::start(setting, kind)))
        .collect();
    let mut cost = BTreeMap::<Kind, Vec<f64>>::new();
    let (mut p50, mut p99) = (cost.clone(), cost.clone());
    for repeat in 1..=setting.repeats {
        for &kind in &kinds {
            let other = peers.iter().find(|(other, _)| *other == kind);
            let server = other.map_or(&world.server, |(_, server)| server);
            let crowd = Crowd::of(kind, server.address, &world.rooms(ROOMS_A)).await;
            let a = crowd.closed_loop(server, kind, setting).await;
            drop(crowd);
            let crowd = Crowd::of(kind, server.address, &world.rooms(ROOMS_B)).await;
            let mut b = crowd.paced(server, kind, setting, EVERY_B).await;
            drop(crowd);
            let (half, most) = (b.percentile_us(0.5), b.percentile_us(0.99));
            say(&format!(
                "signals {repeat}/{}: {}: A {:.0}/CPU-s ({:.0}/s), B p50 {half:.0} µs, p99 {most:.0} µs ({:.0}/CPU-s)",
                setting.repeats,
                kind.name(),
                a.per_cpu_second(),
                a.deliveries as f64 / setting.measured().as_secs_f64(),
                b.per_cpu_second(),
            ));
            cost.entry(kind).or_default().push(a.per_cpu_second());
            p50.entry(kind).or_default().push(half / 1_000.0);
            p99.entry(kind).or_default().push(most / 1_000.0);
        }
    }
    let control = p99.get(&Kind::Control).map_or(0.0, |control| median(control)) * 1_000.0;
    let invalid = (control > VALID_US).then(|| {
        format!(
            "The control's p99 at load B was {:.1} ms: above 3 ms, this run says nothing.",
            control / 1_000.0
        )
    });
    let row = |name: &str, title: &str, unit: &str, figures, bounds: Vec<Bound>| {
        let row = Row::new(name, title, unit, figures, bounds);
        Row { invalid: invalid.clone(), ..row }
    };
    vec![
        row("signals-cost", "Room signals: deliveries per second of server CPU", "deliveries/CPU-s", cost,
            vec![Bound::at_least(4.0, Kind::SocketIo), Bound::at_least(3.0, Kind::Ws)])
        .how("Load A: 10 rooms × 12 people, each sends its next signal when its own came back. The same 143 bytes are delivered by every server; the service's people are signed in, follow five topics and send over the page's own socket, with the wait between signals set to none. CPU: user and system time of the server's process."),
        row("signals-p99", "Room signals: 99th percentile from sending to each delivery", "ms", p99,
            vec![Bound::at_most(0.5, Kind::SocketIo), Bound::at_most(0.8, Kind::Ws)])
        .how("Load B: 50 rooms × 12 people, 2 signals a second each, evenly spread."),
        row("signals-p50", "Room signals: median from sending to each delivery", "ms", p50, vec![])
            .how("The same run as the row before."),
    ]
}

/// What a delivery costs the service and the control with more and more people, the load being the same.
pub async fn growth(setting: &Setting, world: &World) -> Vec<Row> {
    let control = Server::start(setting, Kind::Control);
    let mut exponents = BTreeMap::<Kind, Vec<f64>>::new();
    let mut lines = BTreeMap::<Kind, Vec<Vec<f64>>>::new();
    for repeat in 1..=setting.repeats.min(3) {
        for (kind, server) in [(Kind::Jury, &world.server), (Kind::Control, &control)] {
            let mut points = Vec::new();
            for (n, rooms) in GROWTH.into_iter().enumerate() {
                let crowd = Crowd::of(kind, server.address, &world.rooms(rooms)).await;
                let people = (rooms * SEATS) as f64;
                let every = Duration::from_secs_f64(people / GROWTH_A_SECOND);
                let seen = crowd.paced(server, kind, setting, every).await;
                let cost_us = 1e6 / seen.per_cpu_second();
                points.push((people, cost_us));
                let line = lines.entry(kind).or_insert_with(|| vec![Vec::new(); GROWTH.len()]);
                line[n].push(cost_us);
            }
            let slope = exponent(&points);
            say(&format!(
                "growth {repeat}: {}: {points:.1?} µs a delivery, exponent {slope:.2}",
                kind.name()
            ));
            exponents.entry(kind).or_default().push(slope);
        }
    }
    let lines = lines.into_iter().map(|(kind, sizes)| {
        let points = GROWTH.iter().zip(&sizes).map(|(rooms, costs)| ((rooms * SEATS) as f64, median(costs)));
        (kind.name().to_owned(), points.collect())
    });
    let mut row = Row::new("growth", "Growth of the cost of a delivery, 48 → 2,000 connections", "exponent", exponents,
        vec![Bound::at_most_so(0.20)])
    .how("Rooms of 12, 1,200 signals a second in all, at 48, 192, 600 and 1,992 connections; the slope of CPU time a delivery on logarithmic scales.");
    row.lines = Some(report::Lines {
        x: "connections".into(),
        y: "µs of CPU a delivery".into(),
        of: lines.collect(),
    });
    vec![row]
}
