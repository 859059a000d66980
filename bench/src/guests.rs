//! One room with 2,000 guests: what a change costs that all of them see, what an idle guest costs, and how
//! soon the results page answers meanwhile.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::rc::Rc;
use std::time::{Duration, Instant};

use futures_util::{StreamExt as _, TryStreamExt as _, stream};
use serde_json::json;
use tokio::task::JoinHandle;

use crate::jury::{World, anybody};
use crate::line::{Line, Reader, TEXT, fetch, frame, post, seq};
use crate::report::{Bound, Row};
use crate::server::{Kind, Server};
use crate::stats::percentile;
use crate::{Setting, say};

const GUESTS: usize = 2_000;
const HERE: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);
/// Those who are there before memory is looked at for the first time.
const FIRST: usize = 200;
const CONNECTING_AT_ONCE: usize = 32;
const CHANGE_EVERY: Duration = Duration::from_millis(100);
/// How often somebody opens the results page.
const PAGE_EVERY: Duration = Duration::from_millis(40);
/// Quiet after everybody came, before memory is looked at.
const SETTLE: Duration = Duration::from_secs(2);

/// What came of the changes: for each guest the last one that they have.
#[derive(Default)]
struct Heard {
    arrivals: RefCell<Vec<(u64, u64, Instant)>>,
    deliveries: Cell<u64>,
}

struct Seen {
    p99_ms: f64,
    cpu_share: f64,
    guest_kib: f64,
    page_p99_ms: Option<f64>,
}

pub async fn come(kind: Kind, address: SocketAddr, jury: &str) -> io::Result<(Rc<Line>, Reader)> {
    match kind {
        Kind::SocketIo => {
            let (line, mut reader) = Line::open(address, "/socket.io/?EIO=4&transport=websocket").await?;
            reader.until("0{").await?;
            line.say("40");
            reader.until("40{").await?;
            line.say(r#"420["join","guests"]"#);
            reader.until("430[").await?;
            Ok((line, reader))
        }
        Kind::Jury => {
            let ticket = ticket(address, jury).await?;
            let (line, mut reader) = Line::open(address, &format!("/live?ticket={ticket}")).await?;
            line.say(r#"{"type":"subscribe","topic":"jury"}"#);
            reader.until(r#""topic":"jury""#).await?;
            Ok((line, reader))
        }
        _ => Line::open(address, "/guests").await,
    }
}

/// A guest's ticket, over a line that is kept no longer than for that.
async fn ticket(address: SocketAddr, jury: &str) -> io::Result<String> {
    let body = format!(r#"{{"jury":"{jury}"}}"#);
    post(HERE, address, ("/api/tickets", None), &body, "ticket").await
}

/// Somebody opens a page again and again; 99th percentile of the first byte in ms.
async fn pages(address: SocketAddr, path: String, until: Instant) -> f64 {
    let ask = format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    let mut took = Vec::new();
    while Instant::now() < until {
        let (first, _) = fetch(HERE, address, &ask).await.expect("the page");
        took.push(first.as_micros() as u32);
        tokio::time::sleep(PAGE_EVERY).await;
    }
    percentile(&mut took, 0.99) / 1_000.0
}

async fn listen(kind: Kind, line: Rc<Line>, mut reader: Reader, heard: Rc<Heard>) -> io::Result<()> {
    let mut last = None;
    loop {
        let message = reader.next().await?;
        if kind == Kind::SocketIo && message == b"2" {
            line.say("3");
            continue;
        }
        let Some(seq) = seq(message) else { continue };
        // A view stands for every change since the one before.
        let from = last.replace(seq).map_or(seq, |last| last + 1);
        heard.deliveries.set(heard.deliveries.get() + 1);
        heard.arrivals.borrow_mut().push((from, seq, Instant::now()));
    }
}

/// Makes changes at an even pace; gives when each was begun.
async fn changes(
    kind: Kind,
    server: &Server,
    world: &World,
    bytes: usize,
    until: Instant,
) -> BTreeMap<u64, Instant> {
    let (mut begun, mut next) = (BTreeMap::new(), Instant::now());
    let own = if kind == Kind::Jury {
        None
    } else {
        Some(come(kind, server.address, "").await.expect("a line of who makes the changes"))
    };
    let jury = &world.juries[0];
    let mut n = 0_u64;
    while Instant::now() < until {
        n += 1;
        let at = Instant::now();
        let seq = match &own {
            None => {
                let path = format!("/api/juries/{}/edit", jury.id);
                let body = json!({ "contact": format!("Olwen, room {}", 1_000 + n % 1_000) });
                let done = jury.organiser.post(server.address, &path, body).await;
                done["seq"].as_u64().expect("a number")
            }
            Some((line, _)) => {
                let change = format!(r#"{{"seq":{n},"view":"{}"}}"#, "a".repeat(bytes.saturating_sub(24)));
                let text = if kind == Kind::SocketIo { format!(r#"42["signal",{change}]"#) } else { change };
                line.send(&frame(TEXT, text.as_bytes()));
                n
            }
        };
        begun.insert(seq, at);
        next += CHANGE_EVERY;
        tokio::time::sleep_until(next.into()).await;
    }
    begun
}

type Guest = (Rc<Line>, Reader);

/// That many guests more.
async fn arrive(kind: Kind, server: &Server, world: &World, number: usize) -> Vec<Guest> {
    let jury = &world.juries[0].id;
    stream::iter(0..number)
        .map(async |_| come(kind, server.address, jury).await)
        .buffered(CONNECTING_AT_ONCE)
        .try_collect()
        .await
        .unwrap_or_else(|error| panic!("{}: {error}", kind.name()))
}

/// Changes for some time; 99th percentile in ms, and the share of a core.
async fn follow(
    kind: Kind,
    server: &Server,
    world: &World,
    (bytes, length): (usize, Duration),
    heard: &Heard,
) -> (f64, f64) {
    heard.arrivals.borrow_mut().clear();
    let (cpu, since) = (server.cpu(), Instant::now());
    let begun = changes(kind, server, world, bytes, since + length).await;
    tokio::time::sleep(Duration::from_millis(300)).await;
    let share = (server.cpu() - cpu) / since.elapsed().as_secs_f64();
    let mut took = Vec::new();
    for (from, to, at) in heard.arrivals.take() {
        let of = |seq| Some(at.duration_since(*begun.get(&seq)?).as_micros() as u32);
        took.extend((from..=to).filter_map(of));
    }
    let whole = begun.len() * GUESTS;
    assert!(took.len() * 100 >= whole * 95, "{}: {} of {whole} arrived", kind.name(), took.len());
    (percentile(&mut took, 0.99) / 1_000.0, share)
}

async fn one(setting: &Setting, kind: Kind, server: &Server, world: &World, bytes: usize) -> Seen {
    let mut guests = arrive(kind, server, world, FIRST).await;
    tokio::time::sleep(SETTLE).await;
    let before = server.resident_kib();
    guests.extend(arrive(kind, server, world, GUESTS - FIRST).await);
    tokio::time::sleep(SETTLE).await;
    let guest_kib = (server.resident_kib() - before) / (GUESTS - FIRST) as f64;
    let heard = Rc::new(Heard::default());
    let readers: Vec<JoinHandle<io::Result<()>>> = guests
        .into_iter()
        .map(|(line, reader)| tokio::task::spawn_local(listen(kind, line, reader, heard.clone())))
        .collect();
    let (p99_ms, cpu_share) =
        follow(kind, server, world, (bytes, setting.warm() + setting.measured()), &heard).await;
    let page = match kind {
        Kind::Jury => Some(format!("/j/{}/results", world.juries[0].id)),
        Kind::Control => Some("/page".into()),
        _ => None,
    };
    let mut page_p99_ms = None;
    if let Some(page) = page {
        let length = setting.measured();
        let opened = pages(server.address, page, Instant::now() + length);
        let (p99, _) = tokio::join!(opened, follow(kind, server, world, (bytes, length), &heard));
        page_p99_ms = Some(p99);
    }
    for reader in readers {
        assert!(!reader.is_finished(), "{}: {:?}", kind.name(), reader.await);
        reader.abort();
    }
    Seen { p99_ms, cpu_share, guest_kib, page_p99_ms }
}

/// Bytes of the service's message to each guest, so that the others send as many.
async fn size(world: &World) -> usize {
    let jury = &world.juries[0];
    let view = anybody().get(world.address(), &format!("/api/juries/{}/jury", jury.id)).await;
    view.to_string().len()
}

pub async fn run(setting: &Setting, world: &mut World) -> Vec<Row> {
    const KINDS: [Kind; 3] = [Kind::Control, Kind::Jury, Kind::SocketIo];
    let bytes = size(world).await;
    let mut figures: [BTreeMap<Kind, Vec<f64>>; 4] = Default::default();
    for repeat in 1..=setting.repeats {
        for kind in setting.taking_part(&KINDS) {
            // A process that never had a guest: memory that was given back is not counted as free.
            let other = (kind != Kind::Jury).then(|| Server::start(setting, kind));
            if kind == Kind::Jury {
                world.restart(setting);
            }
            let server = other.as_ref().unwrap_or(&world.server);
            let seen = one(setting, kind, server, world, bytes).await;
            let page = seen.page_p99_ms.map(|page| format!(", page p99 {page:.1} ms")).unwrap_or_default();
            say(&format!(
                "guests {repeat}/{}: {}: p99 {:.1} ms, CPU {:.0} %, a guest {:.1} KiB{page}",
                setting.repeats,
                kind.name(),
                seen.p99_ms,
                100.0 * seen.cpu_share,
                seen.guest_kib,
            ));
            let four =
                [Some(seen.p99_ms), Some(100.0 * seen.cpu_share), Some(seen.guest_kib), seen.page_p99_ms];
            for (figures, figure) in figures.iter_mut().zip(four) {
                figures.entry(kind).or_default().extend(figure);
            }
        }
    }
    let [p99, cpu, memory, mut page] = figures;
    page.remove(&Kind::SocketIo);
    vec![
        Row::new("guests-p99", "2,000 guests, 10 changes a second: 99th percentile", "ms", p99, vec![Bound::at_most(1.0, Kind::SocketIo)])
            .how(&format!("One room. The service's change is a command over HTTP that is on the disk before it is answered, then a view of {bytes} bytes; its time counts from sending the command. Peer and control relay as many bytes from one of their sockets. A view that stands for several changes counts as the arrival of each.")),
        Row::new("guests-cpu", "2,000 guests, 10 changes a second: processor time", "% of a core", cpu, vec![Bound::at_most(0.8, Kind::SocketIo)])
            .how("The same run: user and system time of the server's process."),
        Row::new("guest-memory", "Memory of an idle guest", "KiB", memory,
            vec![Bound::at_most_so(20.0), Bound::at_most(0.8, Kind::SocketIo)])
            .how("Resident memory of a freshly started server with 2,000 connected and silent, less that with 200, divided by 1,800: what a server takes once is not counted."),
        Row::new("results-page", "Results page: 99th percentile of the first byte while 2,000 guests follow", "ms", page,
            vec![Bound::at_most(2.0, Kind::Control)])
            .how("Right after that run, with the changes going on; 25 times a second, each over a new connection, which is in the time. The control answers 16 KiB that lie in its memory, while it relays to its own 2,000."),
    ]
}
