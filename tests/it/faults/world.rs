//! A jury at work in the real program: a room with lists and hands, a shared text, and a secret vote.

use std::process::Stdio;
use std::rc::Rc;
use std::time::{Duration, Instant};

use citizens_jury::jury::promises::{SecretBallot, key_hash};
use citizens_jury::jury::record;
use citizens_jury::jury::verification::verify;
use citizens_jury::store::{self, Conn};
use diesel::connection::SimpleConnection as _;
use rand::SeedableRng as _;
use rand::rngs::StdRng;
use serde_json::{Value, json};
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};
use tokio::task::JoinHandle;
use tokio::time::sleep;

use super::checker::{self, Flaw, Mark, Told};
use super::driver::{Answer, Way, Work, Writer};
use crate::app::{App, LIMIT, User};
use crate::home::{Begin as _, Home};
use crate::kill::Heard;
use crate::page::{Page, read};
use crate::program::{Serving, program};
use crate::secret::booth::{Booth, Vote};

/// Jurors of the jury; the last one has no device and does not vote here.
const JURORS: usize = 8;
/// Of these, who casts secret ballots; those after them have no credentials yet.
const VOTERS: usize = 5;

/// The jury, the people who write, and the program's nodes.
pub struct World {
    pub home: Home,
    pub nodes: Vec<Serving>,
    /// What people type, on whichever node.
    url: String,
    pub chance: StdRng,
    pub vote: Vote,
    pub writers: Vec<Writer>,
    pub document: String,
    pub page: Page,
    /// Jurors who have no credentials yet.
    pub without: Vec<usize>,
    room: String,
    /// The jury's number before anybody wrote.
    before: i64,
}

impl World {
    pub async fn begin(home: Home, seed: u64) -> Self {
        let app = App::begin(home).await;
        let vote = Vote::of(&app, JURORS, 1).await;
        let (_, document) = vote.hall.draft(&app, "Night buses", "More of them.").await;
        let room = vote.hall.room.to_string();
        vote.hall.facilitator.post(&format!("/rooms/{room}/turns"), json!({ "on": true })).await.ok();
        let mut booths = Vec::new();
        for n in 0..VOTERS {
            booths.push(vote.booth(n).await);
        }
        let writers = writers(&vote, &room, booths).await;
        let before = number(&vote.hall.organiser).await;
        let url = format!("http://{}", app.address);
        let mut world = Self {
            home: app.leave().await,
            nodes: Vec::new(),
            url,
            chance: StdRng::seed_from_u64(seed),
            vote,
            writers,
            document,
            page: Page::default(),
            without: (VOTERS..JURORS - 1).collect(),
            room,
            before,
        };
        world.start_node("127.0.0.1:0").expect("it starts");
        world
    }

    /// How a node is started.
    pub fn arguments<'a>(&'a self, listen: &'a str) -> [&'a str; 5] {
        ["serve", "--listen", listen, "--public-url", &self.url]
    }

    pub fn room(&self) -> String {
        self.room.clone()
    }

    /// Starts one more node; gives how long it took to be ready.
    pub fn start_node(&mut self, listen: &str) -> Option<Duration> {
        let begun = Instant::now();
        let node = Serving::run(&self.home, &self.arguments(listen))?;
        self.nodes.push(node);
        self.point();
        Some(begun.elapsed())
    }

    /// Starts a node in the place of the first and kills it that much later.
    pub fn start_and_kill(&self, moment: Duration) {
        let mut child =
            program(&self.home, &self.arguments("127.0.0.1:0")).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(moment);
        child.kill().unwrap();
        child.wait().unwrap();
    }

    /// Starts the only node again where it was.
    pub fn start_again(&mut self) -> Duration {
        let listen = self.nodes.remove(0).address.clone();
        let begun = Instant::now();
        loop {
            // The port may be somebody's passing connection for a moment.
            if let Some(took) = self.start_node(&listen) {
                return took;
            }
            assert!(begun.elapsed() < LIMIT, "it does not start again");
        }
    }

    /// Spreads everybody over the nodes, with lines of their own that are fresh.
    pub fn point(&mut self) {
        let addresses: Vec<_> = self.nodes.iter().map(|node| node.address.parse().unwrap()).collect();
        let hall = &mut self.vote.hall;
        let users = [&mut hall.organiser, &mut hall.facilitator].into_iter();
        let users = users.chain(hall.jurors.iter_mut().map(|(juror, _)| juror));
        let users = users.chain(self.writers.iter_mut().map(|writer| &mut writer.user));
        for (n, user) in users.enumerate() {
            user.address = addresses[n % addresses.len()];
            user.http = reqwest::Client::new();
        }
    }

    /// What somebody sees who wrote nothing.
    fn reader(&self) -> &User {
        &self.vote.hall.jurors[JURORS - 1].0
    }

    /// Everything that differs from what people were told.
    pub async fn flaws(&self) -> Vec<Flaw> {
        let room = self.reader().view(&format!("room:{}", self.room)).await;
        let own = self.vote.hall.organiser.view("me").await;
        let pieces = texts(&own["evidence"], "title");
        let mut flaws = Vec::new();
        for writer in &self.writers {
            let marks = writer.marks();
            flaws.extend(match &writer.way {
                Way::Entries { kind, .. } => {
                    let list = if *kind == "issue" { &room["issues"] } else { &room["solutions"] };
                    checker::marks(&marks, &texts(list, "text"))
                }
                Way::Evidence => checker::marks(&marks, &by(&pieces, &writer.name)),
                Way::Hands { .. } => {
                    let me = writer.user.view("me").await["id"].clone();
                    let queue = room["turns"]["queue"].as_array().unwrap();
                    let up = queue.iter().filter(|hand| hand["person"] == me).count();
                    checker::stands("down", &marks, ["down", "up", "up twice"][up.min(2)])
                }
                Way::Ballots { .. } => checker::stands("0", &marks, &self.counter(writer)),
                Way::SignIns { .. } => signed_in(writer).await,
            });
        }
        // Whoever looks at a text is given a ticket, which has to be kept: not where there is no room.
        if !self.page.lines.is_empty() {
            flaws.extend(self.lines().await);
        }
        flaws
    }

    /// Which ballot of a writer is in the box.
    fn counter(&self, writer: &Writer) -> String {
        let Some((wish, _)) = writer.asked.last() else { return "0".into() };
        let ballot: SecretBallot = serde_json::from_value(wish.body.clone()).unwrap();
        let mut conn = self.home.database.connect().unwrap();
        let round = self.vote.round.parse().unwrap();
        let there = store::secret::of_key(&mut conn, round, &key_hash(&ballot.key.0)).unwrap();
        there.map_or(0, |row| row.counter).to_string()
    }

    /// The lines of the shared text that were told as saved.
    async fn lines(&self) -> Vec<Flaw> {
        let text = read(self.reader_of_text(), &self.document).await;
        let told = |n: usize| if n < self.page.saved { Told::Done } else { Told::Nothing };
        let lines: Vec<Mark> = (self.page.lines.iter().enumerate())
            .map(|(n, line)| Mark { name: line.clone(), told: told(n) })
            .collect();
        let there: Vec<String> =
            lines.iter().flat_map(|line| text.matches(&line.name).map(str::to_owned)).collect();
        checker::marks(&lines, &there)
    }

    fn reader_of_text(&self) -> &User {
        &self.vote.hall.jurors[1].0
    }

    /// Whether each number of the jury is one that somebody was told.
    pub async fn numbers(&self) -> Vec<Flaw> {
        let told: Vec<i64> = self.writers.iter().flat_map(Writer::numbers).collect();
        // The page that writes in the text is told of nothing but what is saved.
        checker::numbers(&told, self.before, number(&self.vote.hall.organiser).await, 1)
    }

    /// The record as anybody can check it.
    pub async fn check_record(&self) {
        let record = self.vote.hall.organiser.get("/record").await;
        assert_eq!(record.status, 200, "{}", record.text);
        let checked = record::check(record.text.as_bytes(), None);
        assert!(checked.is_ok(), "{:?}", checked.err());
    }

    /// Closes the vote, and checks its bundle.
    pub async fn count(&self) {
        self.vote.close().await.ok();
        self.check_bundle().await;
    }

    /// Every promise that a device holds is in the bundle.
    pub async fn check_bundle(&self) {
        let file = self.vote.bundle_file(&self.vote.hall.facilitator).await.text;
        for writer in self.writers.iter().filter(|writer| writer.done() > 0) {
            let Way::Ballots { booth, .. } = &writer.way else { continue };
            let receipt = booth.device.receipt().file();
            let verified = verify(file.as_bytes(), Some(receipt.as_bytes()));
            assert!(verified.is_ok(), "{}: {:?}", writer.name, verified.err());
        }
    }

    /// The comparison can fail: something acknowledged is taken out of the database.
    pub async fn finds_a_planted_loss(&self) {
        let wrote = self.writers.iter().find(|writer| matches!(writer.way, Way::Evidence)).unwrap();
        let (wish, answer) = &wrote.asked[0];
        let Answer::Done(done) = answer else { panic!("{wish:?}: {answer:?}") };
        let taken = format!("DELETE FROM evidence WHERE id = '{}'", done["ids"][0].as_str().unwrap());
        match self.home.database.connect().unwrap() {
            Conn::Sqlite(mut conn) => conn.batch_execute(&taken).unwrap(),
            Conn::Postgres(mut conn) => conn.batch_execute(&taken).unwrap(),
        }
        assert_eq!(self.flaws().await, [Flaw::Lost(wish.mark.clone())]);
    }

    pub fn done(&self) -> usize {
        self.writers.iter().map(Writer::done).sum::<usize>() + self.page.saved
    }
}

/// Everybody at work.
pub struct Going {
    work: Work,
    hears: UnboundedReceiver<Heard>,
    writing: Vec<JoinHandle<Writer>>,
    done: usize,
}

impl Going {
    /// How much was told as done so far.
    pub fn done(&mut self) -> usize {
        while self.hears.try_recv().is_ok() {
            self.done += 1;
        }
        self.done
    }

    /// How many are at work.
    pub fn number(&self) -> usize {
        self.writing.len()
    }

    /// Waits until so much more is told as done; gives how long the first of it took.
    pub async fn more(&mut self, more: usize) -> Duration {
        let (before, begun, mut first) = (self.done(), Instant::now(), None);
        while self.done() < before + more {
            first = first.or((self.done > before).then(|| begun.elapsed()));
            assert!(begun.elapsed() < 2 * LIMIT, "{} of {more} done", self.done - before);
            sleep(Duration::from_millis(10)).await;
        }
        first.unwrap_or_else(|| begun.elapsed())
    }
}

impl World {
    /// Everybody begins to write, and asks again under the same key when no answer comes.
    pub fn go(&mut self) -> Going {
        let (heard, hears) = unbounded_channel();
        let work = Work { heard, over: Rc::default(), again: true };
        let writing = self.writers.drain(..).map(|writer| writer.write(work.clone())).collect();
        Going { work, hears, writing, done: 0 }
    }

    /// Everybody ends, and asks for what has no answer yet.
    pub async fn rest(&mut self, going: Going) {
        going.work.over.set(true);
        for writer in going.writing {
            let mut writer = writer.await.unwrap();
            let begun = Instant::now();
            while writer.waits() && begun.elapsed() < LIMIT {
                writer.ask_again().await;
            }
            self.writers.push(writer);
        }
    }
}

async fn writers(vote: &Vote, room: &str, booths: Vec<Booth>) -> Vec<Writer> {
    let juror = |n: usize| &vote.hall.jurors[n].0;
    let cards = vote.hall.organiser.get("/cards").await.ok();
    let card = cards["cards"]
        .as_array()
        .unwrap()
        .iter()
        .find(|card| card["person"] == vote.hall.jurors[6].1.as_str());
    let code = card.unwrap()["code"].clone();
    let mut writers = vec![
        Writer::new("Issue", juror(1), Way::Entries { room: room.into(), kind: "issue" }),
        Writer::new("Solution", juror(2), Way::Entries { room: room.into(), kind: "solution" }),
        Writer::new("Hand", juror(3), Way::Hands { room: room.into(), turn: None }),
        Writer::new("Evidence", &vote.hall.organiser, Way::Evidence),
        Writer::new("Device", juror(6), Way::SignIns { code }),
    ];
    for (n, booth) in booths.into_iter().enumerate() {
        let way = Way::Ballots { booth: Box::new(booth), question: vote.question(0).into() };
        writers.push(Writer::new(&format!("Ballot of {n}"), juror(n), way));
    }
    writers
}

/// The jury's number.
async fn number(user: &User) -> i64 {
    user.get("/jury").await.ok()["seq"].as_i64().unwrap()
}

fn texts(list: &Value, field: &str) -> Vec<String> {
    list.as_array().unwrap().iter().map(|one| one[field].as_str().unwrap().to_owned()).collect()
}

/// Those that begin with that name: what one of several people wrote.
fn by(all: &[String], name: &str) -> Vec<String> {
    let name = format!("{name} ");
    all.iter().filter(|one| one.starts_with(&name)).cloned().collect()
}

/// Each session that was given lets its device in.
async fn signed_in(writer: &Writer) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    for (wish, answer) in &writer.asked {
        let Answer::Done(session) = answer else { continue };
        let token = session["token"].as_str().map(str::to_owned);
        let device = User { token, lasting: None, ..writer.user.clone() };
        if device.get("/me").await.status != 200 {
            flaws.push(Flaw::Lost(wish.mark.clone()));
        }
    }
    flaws
}
