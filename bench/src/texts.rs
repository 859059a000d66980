//! Shared texts beside the two servers that people run for Yjs: everybody types, with a cursor that moves.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, HashMap};
use std::io;
use std::net::SocketAddr;
use std::rc::Rc;
use std::time::{Duration, Instant};

use futures_util::{StreamExt as _, TryStreamExt as _, stream};
use tokio::task::JoinHandle;
use yrs::{
    Doc, Options, Text as _, Transact as _, WriteTxn as _, XmlElementPrelim, XmlFragment as _, XmlTextPrelim,
};

use crate::jury::{Jury, Person, Room, SEATS, World};
use crate::line::{BINARY, Line, Reader, frame};
use crate::report::{Bound, Row};
use crate::server::{Kind, Server};
use crate::stats::percentile;
use crate::{Setting, say};

const CONNECTING_AT_ONCE: usize = 32;
const SYNC: u8 = 0;
const AWARENESS: u8 = 1;
const AUTHENTICATION: u8 = 2;
const STEP_1: u8 = 0;
const STEP_2: u8 = 1;
const UPDATE: u8 = 2;

/// Load A: each types their next letter when the one before them in the round has typed.
const A: Load = Load { rooms: 10, every: None };
/// Load B: everybody at their own pace.
const B: Load = Load { rooms: 50, every: Some(Duration::from_millis(500)) };
/// Letters that somebody of load A may type in a second; more than any server passes on.
const STROKES_A_SECOND: f64 = 800.0;

struct Load {
    rooms: usize,
    every: Option<Duration>,
}

/// Somebody who types.
struct Pen {
    line: Rc<Line>,
    /// Each keystroke: the change and the cursor, ready to go.
    strokes: Vec<[Vec<u8>; 2]>,
    sent: Cell<usize>,
    sent_at: Cell<Instant>,
}

impl Pen {
    /// Types the next letter.
    fn stroke(&self) {
        let n = self.sent.replace(self.sent.get() + 1);
        let Some([change, cursor]) = self.strokes.get(n) else { return };
        self.sent_at.set(Instant::now());
        self.line.send(change);
        self.line.send(cursor);
    }
}

#[derive(Default)]
struct Heard {
    deliveries: Cell<u64>,
    latencies_us: RefCell<Vec<u32>>,
    measuring: Cell<bool>,
    /// Whether a letter is answered by the next of the round.
    closed_loop: Cell<bool>,
}

fn put_number(bytes: &mut Vec<u8>, mut number: u64) {
    while number > 0x7f {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

fn put_buffer(bytes: &mut Vec<u8>, buffer: &[u8]) {
    put_number(bytes, buffer.len() as u64);
    bytes.extend(buffer);
}

fn number(bytes: &mut &[u8]) -> Option<u64> {
    let mut number = 0;
    for (n, byte) in bytes.iter().take(9).enumerate() {
        number |= u64::from(byte & 0x7f) << (7 * n);
        if byte & 0x80 == 0 {
            *bytes = &bytes[n + 1..];
            return Some(number);
        }
    }
    None
}

/// A message as that server takes it: Hocuspocus names the text in each.
fn message(kind: Kind, text: &str, head: &[u8], buffer: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    if kind == Kind::Hocuspocus {
        put_buffer(&mut bytes, text.as_bytes());
    }
    bytes.extend(head);
    put_buffer(&mut bytes, buffer);
    frame(BINARY, &bytes)
}

/// A line of its own for somebody, and then one letter after the other.
fn strokes(kind: Kind, text: &str, client: u64, count: usize) -> Vec<[Vec<u8>; 2]> {
    let doc = Doc::with_options(Options { client_id: yrs::ClientID::new(client), ..Options::default() });
    let typed = {
        let mut txn = doc.transact_mut();
        let body = txn.get_or_insert_xml_fragment("body");
        let paragraph = body.push_back(&mut txn, XmlElementPrelim::empty("paragraph"));
        let typed = paragraph.push_back(&mut txn, XmlTextPrelim::new("A"));
        (typed, txn.encode_update_v1())
    };
    let (typed, first) = typed;
    let changes = std::iter::once(first).chain((1..count as u32).map(|at| {
        let mut txn = doc.transact_mut();
        typed.insert(&mut txn, at, "a");
        txn.encode_update_v1()
    }));
    let cursor = |clock: usize| {
        let state = format!(
            r##"{{"user":{{"name":"Person {client}","color":"#1d5b79"}},"cursor":{{"anchor":{clock},"head":{clock}}}}}"##
        );
        let mut shown = vec![1];
        put_number(&mut shown, client);
        put_number(&mut shown, clock as u64 + 1);
        put_buffer(&mut shown, state.as_bytes());
        message(kind, text, &[AWARENESS], &shown)
    };
    changes
        .enumerate()
        .map(|(n, change)| [message(kind, text, &[SYNC, UPDATE], &change), cursor(n)])
        .collect()
}

/// What came: the kind of message, and for a change whose it is.
fn read(kind: Kind, mut bytes: &[u8]) -> Option<(u8, u8, Option<u64>)> {
    if kind == Kind::Hocuspocus {
        let name = number(&mut bytes)? as usize;
        bytes = bytes.get(name..)?;
    }
    let (&first, rest) = bytes.split_first()?;
    let (&second, mut rest) = rest.split_first()?;
    if (first, second) != (SYNC, UPDATE) {
        return Some((first, second, None));
    }
    number(&mut rest)?;
    // How many clients, how many structs, whose.
    let (_, _, client) = (number(&mut rest)?, number(&mut rest)?, number(&mut rest)?);
    Some((first, second, Some(client)))
}

async fn open(
    kind: Kind,
    address: SocketAddr,
    (jury, room, person): (&Jury, &Room, &Person),
) -> io::Result<(Rc<Line>, Reader)> {
    let path = match kind {
        Kind::Jury => {
            let ticket = person.ticket(address, &jury.id, Some(&room.text)).await;
            format!("/text/{}?ticket={ticket}&connection={}", room.text, person.id)
        }
        Kind::Hocuspocus => "/".into(),
        _ => format!("/{}", room.text),
    };
    let (line, mut reader) = Line::open(address, &path).await?;
    if kind == Kind::Hocuspocus {
        let head = [AUTHENTICATION, 0];
        line.send(&message(kind, &room.text, &head, b"token"));
    }
    line.send(&message(kind, &room.text, &[SYNC, STEP_1], &[0]));
    loop {
        let got = read(kind, reader.next().await?);
        if matches!(got, Some((SYNC, STEP_2, _))) {
            return Ok((line, reader));
        }
    }
}

/// Everybody types at their pace. Gives deliveries per CPU-second and the latencies.
async fn typed(
    setting: &Setting,
    kind: Kind,
    server: &Server,
    world: &World,
    load: &Load,
) -> (f64, Vec<u32>) {
    let rooms = world.rooms(load.rooms);
    let people: Vec<_> =
        rooms.iter().flat_map(|(jury, room)| room.people.iter().map(move |p| (*jury, *room, p))).collect();
    let opened: Vec<_> = stream::iter(&people)
        .map(async |whose| open(kind, server.address, *whose).await)
        .buffered(CONNECTING_AT_ONCE)
        .try_collect()
        .await
        .unwrap_or_else(|error| panic!("{}: {error}", kind.name()));
    let a_second = load.every.map_or(STROKES_A_SECOND, |every| 1.0 / every.as_secs_f64());
    let count = 3 + ((setting.warm() + setting.measured()).as_secs_f64() * a_second) as usize;
    let clients: Vec<u64> =
        people.iter().map(|_| u64::from(uuid::Uuid::new_v4().as_fields().0) | 1 << 31).collect();
    let heard = Rc::new(Heard::default());
    heard.closed_loop.set(load.every.is_none());
    let (pens, readers): (Vec<Pen>, Vec<Reader>) = opened
        .into_iter()
        .zip(people.iter().zip(&clients))
        .map(|((line, reader), ((_, room, _), client))| {
            let strokes = strokes(kind, &room.text, *client, count);
            (Pen { line, strokes, sent: Cell::new(0), sent_at: Cell::new(Instant::now()) }, reader)
        })
        .unzip();
    let pens = Rc::new(pens);
    let known: Rc<HashMap<u64, usize>> =
        Rc::new(clients.into_iter().enumerate().map(|(n, client)| (client, n)).collect());
    let readers: Vec<JoinHandle<io::Result<()>>> = readers
        .into_iter()
        .enumerate()
        .map(|(own, reader)| {
            tokio::task::spawn_local(listen(kind, own, reader, pens.clone(), heard.clone(), known.clone()))
        })
        .collect();
    let pacing = load.every.map(|every| tokio::task::spawn_local(pace(pens.clone(), every)));
    if pacing.is_none() {
        pens.iter().for_each(Pen::stroke);
    }
    tokio::time::sleep(setting.warm()).await;
    heard.measuring.set(true);
    let (deliveries, cpu) = (heard.deliveries.get(), server.cpu());
    tokio::time::sleep(setting.measured()).await;
    let (deliveries, cpu) = (heard.deliveries.get() - deliveries, server.cpu() - cpu);
    heard.measuring.set(false);
    heard.closed_loop.set(false);
    pacing.inspect(JoinHandle::abort);
    let out = pens.iter().filter(|pen| pen.sent.get() > pen.strokes.len()).count();
    assert_eq!(out, 0, "{}: somebody has no letter left", kind.name());
    for reader in readers {
        assert!(!reader.is_finished(), "{}: {:?}", kind.name(), reader.await);
        reader.abort();
    }
    (deliveries as f64 / cpu.max(0.01), heard.latencies_us.take())
}

async fn pace(pens: Rc<Vec<Pen>>, every: Duration) {
    let (begun, step) = (Instant::now(), every.as_secs_f64() / pens.len() as f64);
    let rooms = pens.len() / SEATS;
    let mut sent = 0_usize;
    loop {
        let due = (begun.elapsed().as_secs_f64() / step) as usize;
        while sent < due {
            let n = sent % pens.len();
            let pen = &pens[(n % rooms) * SEATS + n / rooms];
            pen.stroke();
            sent += 1;
        }
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
}

async fn listen(
    kind: Kind,
    own: usize,
    mut reader: Reader,
    pens: Rc<Vec<Pen>>,
    heard: Rc<Heard>,
    known: Rc<HashMap<u64, usize>>,
) -> io::Result<()> {
    loop {
        let whose = match read(kind, reader.next().await?) {
            Some((SYNC, UPDATE, client)) => client,
            Some((AWARENESS, ..)) => None,
            _ => continue,
        };
        heard.deliveries.set(heard.deliveries.get() + 1);
        let from = whose.and_then(|client| known.get(&client)).copied();
        if let Some(from) = from.filter(|_| heard.measuring.get()) {
            let took = pens[from].sent_at.get().elapsed();
            heard.latencies_us.borrow_mut().push(took.as_micros() as u32);
        }
        let first = own - own % SEATS;
        let before = first + (own - first + SEATS - 1) % SEATS;
        if heard.closed_loop.get() && from == Some(before) {
            pens[own].stroke();
        }
    }
}

pub async fn run(setting: &Setting, world: &World) -> Vec<Row> {
    const KINDS: [Kind; 3] = [Kind::Jury, Kind::YWebsocket, Kind::Hocuspocus];
    let kinds = setting.taking_part(&KINDS);
    let peers: Vec<(Kind, Server)> = kinds
        .iter()
        .filter(|kind| **kind != Kind::Jury)
        .map(|kind| (*kind, Server::start(setting, *kind)))
        .collect();
    let (mut cost, mut p99) = (BTreeMap::<Kind, Vec<f64>>::new(), BTreeMap::<Kind, Vec<f64>>::new());
    for repeat in 1..=setting.repeats {
        for &kind in &kinds {
            let other = peers.iter().find(|(other, _)| *other == kind);
            let server = other.map_or(&world.server, |(_, server)| server);
            let (a, _) = typed(setting, kind, server, world, &A).await;
            let (b, mut latencies) = typed(setting, kind, server, world, &B).await;
            let most = percentile(&mut latencies, 0.99);
            say(&format!(
                "texts {repeat}/{}: {}: A {a:.0}/CPU-s, B p99 {most:.0} µs ({b:.0}/CPU-s)",
                setting.repeats,
                kind.name()
            ));
            cost.entry(kind).or_default().push(a);
            p99.entry(kind).or_default().push(most / 1_000.0);
        }
    }
    vec![
        Row::new("texts-cost", "Shared texts (Yjs): deliveries per second of server CPU", "deliveries/CPU-s", cost,
            vec![Bound::at_least(4.0, Kind::YWebsocket), Bound::at_least(6.0, Kind::Hocuspocus)])
        .how("Load A: 10 texts × 12 people; each types their next letter when the one before them in the round has typed. Each letter is a change and a cursor that moved (awareness). All are kept: by the service in SQLite with a commit that reaches the disk, by y-websocket in LevelDB, by Hocuspocus in SQLite. Every change and cursor that came counts, also those that peers send back to who wrote them."),
        Row::new("texts-p99", "Shared texts (Yjs): 99th percentile from typing to each delivery", "ms", p99,
            vec![Bound::at_most(0.6, Kind::YWebsocket)])
        .how("Load B: 50 texts × 12 people, 2 letters a second each, evenly spread; kept as in the row before."),
    ]
}
