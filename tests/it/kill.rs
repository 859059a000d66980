//! The program is killed in the middle of its work and started again on the same databases and port:
//! what it said is done is done, what it said is saved is there, and asking again has one effect.
//!
//! When it is killed follows from a seed, which a failing story prints; `JURY_KILL_SEED` takes it back.

use std::cell::Cell;
use std::net::SocketAddr;
use std::process::Stdio;
use std::rc::Rc;
use std::time::{Duration, Instant};

use citizens_jury::live::text_protocol;
use citizens_jury::{clock, demo};
use futures_util::SinkExt as _;
use rand::rngs::StdRng;
use rand::{RngExt as _, SeedableRng as _};
use reqwest::Method;
use serde_json::{Value, json};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::task::JoinHandle;
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::Message;

use crate::app::{LIMIT, User};
use crate::home::Home;
use crate::page::{Page, read, until_saved};
use crate::program::{Serving, program};

const MINUTE: i64 = 60_000;
const PASSWORD: &str = "correct horse battery";
/// How often the program is killed while the rooms are at work, and while a round is open.
const KILLS_AT_WORK: usize = 3;
const KILLS_IN_A_ROUND: usize = 2;
/// What jurors answer in turn; the first two count as support.
const STEPS: [&str; 4] = ["full_support", "can_live_with_it", "stand_aside", "cannot_live_with_it"];

/// A change that somebody asks for, under a key of its own.
#[derive(Clone, Debug)]
struct Asked {
    key: String,
    path: String,
    body: Value,
}

impl Asked {
    fn new(path: &str, body: Value) -> Self {
        Self { key: clock::new_random_id::<uuid::Uuid>().to_string(), path: path.into(), body }
    }

    /// The answer; none when it gets lost on its way.
    async fn ask(&self, user: &User) -> Option<Value> {
        let body = Some(self.body.to_string());
        let reply = user.try_send(Method::POST, &self.path, Some(&self.key), body).await;
        reply.ok().map(|reply| reply.ok())
    }
}

/// What a person's requests came to: those that were answered, and the one whose answer is missing.
struct Told {
    user: User,
    answered: Vec<(Asked, Value)>,
    open: Asked,
}

impl Told {
    /// All that was asked for, in order.
    fn asked(&self) -> impl Iterator<Item = &Asked> {
        self.answered.iter().map(|(asked, _)| asked).chain([&self.open])
    }

    /// Sends the last requests again under their keys, as a page does; gives the open one's answer.
    async fn ask_again(&self, work: &Work) {
        let user = work.again(&self.user);
        let first = self.open.ask(&user).await.expect("an answer");
        assert_eq!(self.open.ask(&user).await.expect("an answer"), first, "{}: {:?}", work.seed, self.open);
        if let Some((asked, answer)) = self.answered.last() {
            assert_eq!(asked.ask(&user).await.as_ref(), Some(answer), "{}: {asked:?}", work.seed);
        }
    }
}

/// What is heard of a program that will be killed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Heard {
    Answer,
    Saved,
}

/// One life of the program: what is heard of it, and whether it was killed.
#[derive(Clone)]
pub struct Life {
    pub heard: UnboundedSender<Heard>,
    pub killed: Rc<Cell<bool>>,
}

/// Asks for one change after the other until the program is gone.
fn keep_asking(life: &Life, user: &User, next: impl Fn(usize) -> Asked + 'static) -> JoinHandle<Told> {
    let (life, user) = (life.clone(), user.clone());
    actix_web::rt::spawn(async move {
        let mut answered = Vec::new();
        loop {
            let asked = next(answered.len());
            let Some(answer) = asked.ask(&user).await else {
                assert!(life.killed.get(), "no answer from a living program: {asked:?}");
                return Told { user, answered, open: asked };
            };
            answered.push((asked, answer));
            let _ = life.heard.send(Heard::Answer);
        }
    })
}

fn times(text: &str, line: &str) -> usize {
    text.matches(line).count()
}

pub fn email(name: &str) -> String {
    format!("{name}@example.org")
}

/// Makes an account as an operator does.
pub fn create_account(home: &Home, name: &str) {
    let email = email(name);
    let mut create = program(home, &["admin", "create", "--email", &email, "--name", name]);
    let mut child = create.stdin(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), PASSWORD.as_bytes()).unwrap();
    assert!(child.wait().unwrap().success());
}

pub async fn sign_in(address: SocketAddr, name: &str) -> User {
    let http = reqwest::Client::new();
    let mut user = User { address, http, token: None, lasting: None, jury: String::new() };
    let body = json!({ "email": email(name), "password": PASSWORD });
    let session = user.post("/api/sessions/password", body).await;
    user.stay(&session);
    user
}

pub fn first_id(done: &Value) -> String {
    done["ids"][0].as_str().unwrap().to_owned()
}

/// A jury whose rooms are at work on its first day, in the real program.
struct Work {
    home: Home,
    serving: Serving,
    address: SocketAddr,
    seed: u64,
    chance: StdRng,
    organiser: User,
    facilitator: User,
    jurors: Vec<User>,
    /// The open item.
    item: String,
    /// The one room.
    room: String,
    recommendation: String,
    /// The text of its draft.
    document: String,
}

impl Work {
    #[expect(clippy::print_stdout, reason = "the seed of a story that fails is told with it")]
    async fn begin(home: Home) -> Self {
        let given = std::env::var("JURY_KILL_SEED").ok().map(|seed| seed.parse().unwrap());
        let seed = given.unwrap_or_else(clock::random_seed);
        println!("JURY_KILL_SEED={seed}");
        for name in ["olwen", "ffion"] {
            create_account(&home, name);
        }
        let serving = Serving::start(&home);
        let address = serving.address.parse().unwrap();
        let mut organiser = sign_in(address, "olwen").await;
        let mut facilitator = sign_in(address, "ffion").await;
        let jury = json!({
            "title": "Buses", "charge": "What should buses be like?", "time_zone": "Europe/London",
            "first_day": "2026-11-23", "two_day_template": true,
        });
        organiser.jury = first_id(&organiser.post("/api/juries", jury).await.ok());
        facilitator.jury.clone_from(&organiser.jury);
        let chance = StdRng::seed_from_u64(seed);
        let mut work = Self {
            home,
            serving,
            address,
            seed,
            chance,
            organiser,
            facilitator,
            jurors: Vec::new(),
            item: String::new(),
            room: String::new(),
            recommendation: String::new(),
            document: String::new(),
        };
        work.people_come().await;
        work.rooms_open().await;
        work
    }

    async fn people_come(&mut self) {
        let (organiser, facilitator) = (&self.organiser, &self.facilitator);
        let mut people = vec![json!({
            "role": "facilitator", "name": "Ffion", "account_email": email("ffion"),
        })];
        people.extend((1..=5).map(|n| json!({ "role": "juror", "name": format!("Juror {n}") })));
        let added = organiser.post("/people", json!(people)).await.ok();
        let edit = json!({ "contact": "Olwen", "ground_rules": "Listen", "consent_text": "I take part" });
        organiser.post("/edit", edit).await.ok();
        organiser.post("/ready", json!({})).await.ok();
        organiser.post("/start", json!({})).await.ok();
        let cards = organiser.get("/cards").await.ok();
        for id in added["ids"].as_array().unwrap().iter().skip(1) {
            let card = cards["cards"].as_array().unwrap().iter().find(|card| card["person"] == *id).unwrap();
            let mut juror = User { token: None, lasting: None, ..organiser.clone() };
            let session = juror.post("/api/sessions/card", json!({ "code": card["code"] })).await.ok();
            juror.token = Some(session["token"].as_str().unwrap().into());
            self.jurors.push(juror);
            let path = format!("/people/{}/attendance", id.as_str().unwrap());
            facilitator.post(&path, json!({ "attendance": "here_hall" })).await.ok();
        }
    }

    /// The first day runs, its rooms are open, and a draft is begun in the one room.
    async fn rooms_open(&mut self) {
        let facilitator = &self.facilitator;
        facilitator.post("/agenda/days/1/start", json!({})).await.ok();
        let agenda = facilitator.view("agenda").await;
        for item in agenda["items"].as_array().unwrap().iter().filter(|item| item["day"] == 1) {
            self.item = item["id"].as_str().unwrap().to_owned();
            let verb = if item["kind"] == "rooms" { "open" } else { "skip" };
            facilitator.post(&format!("/agenda/items/{}/{verb}", self.item), json!({})).await.ok();
            if verb == "open" {
                break;
            }
        }
        let one = json!({ "item": self.item, "rooms": 1, "attributes": [], "seed": 7 });
        facilitator.post("/rooms", one).await.ok();
        self.room = self.jurors[0].view("me").await["room"].as_str().unwrap().to_owned();
        let draft = self.jurors[0].post("/recommendations", json!({ "room": self.room })).await.ok();
        self.recommendation = first_id(&draft);
        self.document = draft["ids"][1].as_str().unwrap().to_owned();
    }

    /// A person whose page does not know yet that the program was away.
    fn again(&self, user: &User) -> User {
        User { http: reqwest::Client::new(), ..user.clone() }
    }

    /// Kills the program once so many answers were heard, in the middle of what comes next.
    async fn kill(&mut self, life: &Life, heard: &mut UnboundedReceiver<Heard>, most: u32) {
        let mut left = self.chance.random_range(8..most);
        let pause = self.chance.random_range(0..6_000);
        while left > 0 {
            if until_heard(heard).await == Heard::Answer {
                left -= 1;
            }
        }
        tokio::time::sleep(Duration::from_micros(pause)).await;
        life.killed.set(true);
        self.serving.child.kill().unwrap();
        self.serving.child.wait().unwrap();
    }

    /// Starts the program again where it was.
    fn start_again(&mut self) {
        let begun = Instant::now();
        self.serving = loop {
            // The port may be somebody's passing connection for a moment.
            match Serving::at(&self.home, &self.address.to_string()) {
                Some(serving) => break serving,
                None => assert!(begun.elapsed() < LIMIT, "it does not start again"),
            }
        };
        self.organiser = self.again(&self.organiser);
        self.facilitator = self.again(&self.facilitator);
        self.jurors = self.jurors.iter().map(|juror| self.again(juror)).collect();
    }

    async fn deadline(&self) -> i64 {
        let agenda = self.jurors[1].view("agenda").await;
        assert_eq!(agenda["open"], self.item.as_str(), "{}", self.seed);
        let item = agenda["items"].as_array().unwrap().iter().find(|item| item["id"] == self.item.as_str());
        item.unwrap()["deadline"].as_i64().unwrap()
    }

    /// Text and id of every entry of the room.
    async fn entries(&self) -> Vec<(String, String)> {
        let room = self.jurors[2].view(&format!("room:{}", self.room)).await;
        let of = |list: &str| room[list].as_array().unwrap().clone();
        let mut entries: Vec<_> = [of("issues"), of("solutions")]
            .concat()
            .iter()
            .map(|entry| (entry["text"].as_str().unwrap().into(), entry["id"].as_str().unwrap().into()))
            .collect();
        entries.sort();
        entries
    }
}

async fn until_heard(heard: &mut UnboundedReceiver<Heard>) -> Heard {
    timeout(LIMIT, heard.recv()).await.expect("an answer in time").unwrap()
}

fn life() -> (Life, UnboundedReceiver<Heard>) {
    let (sender, heard) = unbounded_channel();
    (Life { heard: sender, killed: Rc::default() }, heard)
}

async fn all(tasks: Vec<JoinHandle<Told>>) -> Vec<Told> {
    let mut told = Vec::new();
    for task in tasks {
        told.push(task.await.unwrap());
    }
    told
}

/// The room's entries and the item's deadline through all lives of the program.
struct Known {
    deadline: i64,
    /// Text and id.
    entries: Vec<(String, String)>,
}

impl Work {
    /// Everybody works until the program is killed and is there again.
    async fn work_until_killed(&mut self, n: usize, page: Page) -> (Vec<Told>, Told, Page) {
        let (life, mut heard) = life();
        let (writer, document) = (self.jurors[0].clone(), self.document.clone());
        let writing =
            actix_web::rt::spawn(page.keep_writing(life.clone(), writer, document, format!("page-{n}")));
        while until_heard(&mut heard).await != Heard::Saved {}
        let mut adding = Vec::new();
        for (juror, user) in self.jurors.iter().enumerate() {
            let path = format!("/rooms/{}/entries", self.room);
            adding.push(keep_asking(&life, user, move |k| {
                let kind = ["issue", "solution"][k % 2];
                Asked::new(&path, json!({ "kind": kind, "text": format!("{n}, {juror}, {k}") }))
            }));
        }
        let path = format!("/agenda/items/{}/extend", self.item);
        let extending =
            keep_asking(&life, &self.facilitator, move |_| Asked::new(&path, json!({ "minutes": 1 })));
        self.kill(&life, &mut heard, 32).await;
        let (added, extended) = (all(adding).await, extending.await.unwrap());
        let page = writing.await.unwrap();
        self.start_again();
        (added, extended, page)
    }

    /// Compares what is there with what was acknowledged; then asks again for what was not.
    async fn is_as_told(&self, known: &mut Known, added: &[Told], extended: &Told) {
        let seed = self.seed;
        let least = known.deadline + MINUTE * i64::try_from(extended.answered.len()).unwrap();
        let deadline = self.deadline().await;
        assert!([least, least + MINUTE].contains(&deadline), "{seed}: {deadline} is not {least}");
        let entries = self.entries().await;
        for (asked, answer) in added.iter().flat_map(|told| &told.answered) {
            let entry = (asked.body["text"].as_str().unwrap().to_owned(), first_id(answer));
            assert!(entries.contains(&entry), "{seed}: {entry:?} was acknowledged");
        }
        assert!(known.entries.iter().all(|entry| entries.contains(entry)), "{seed}");
        for told in added.iter().chain([extended]) {
            told.ask_again(self).await;
        }
        assert_eq!(self.deadline().await, least + MINUTE, "{seed}: one effect");
        let mut expected: Vec<String> = known.entries.iter().map(|(text, _)| text.clone()).collect();
        let texts = added.iter().flat_map(Told::asked).map(|asked| asked.body["text"].as_str().unwrap());
        expected.extend(texts.map(str::to_owned));
        expected.sort();
        let entries = self.entries().await;
        let found: Vec<_> = entries.iter().map(|(text, _)| text.clone()).collect();
        assert_eq!(found, expected, "{seed}: one effect each");
        *known = Known { deadline: least + MINUTE, entries };
    }

    /// A presented version of the draft, and an open round on it.
    async fn round_opens(&self) -> (String, String) {
        let (juror, facilitator) = (&self.jurors[0], &self.facilitator);
        let mut socket = Page::default().connect(juror, &self.document, "draft").await;
        let update = demo::draft_update("Night buses", "More buses.", "People wait.");
        socket.send(Message::binary(text_protocol::update(&update))).await.unwrap();
        until_saved(&mut socket, 2).await;
        let one = format!("/recommendations/{}", self.recommendation);
        let version = first_id(&juror.post(&format!("{one}/table"), json!({})).await.ok());
        facilitator.post(&format!("{one}/present"), json!({})).await.ok();
        let plan = json!({ "title": "Vote", "items": [version], "secrecy": "named" });
        let round = first_id(&facilitator.post("/rounds", plan).await.ok());
        facilitator.post(&format!("/rounds/{round}/open"), json!({})).await.ok();
        (round, version)
    }

    /// The round as whoever runs the jury sees it.
    async fn round(&self) -> Value {
        self.facilitator.view("rounds").await["rounds"][0].clone()
    }

    /// Everybody casts and recasts until the program is killed and is there again.
    async fn cast_until_killed(&mut self, round: &str, version: &str) -> Vec<Told> {
        let (life, mut heard) = life();
        let mut casting = Vec::new();
        for (juror, user) in self.jurors.iter().enumerate() {
            let (path, version) = (format!("/rounds/{round}/ballots"), version.to_owned());
            casting.push(keep_asking(&life, user, move |k| {
                Asked::new(&path, json!({ "item": version, "answer": { "step": STEPS[(juror + k) % 4] } }))
            }));
        }
        self.kill(&life, &mut heard, 60).await;
        let cast = all(casting).await;
        self.start_again();
        cast
    }

    /// What each juror's own page shows as their answer.
    async fn own_steps(&self) -> Vec<Value> {
        let mut steps = Vec::new();
        for juror in &self.jurors {
            steps.push(juror.view("me").await["rounds"][0]["answers"][0]["answer"]["step"].clone());
        }
        steps
    }

    /// How many ballots the record commits to.
    async fn committed(&self) -> usize {
        let record = self.organiser.get("/record").await.text;
        let entries = record.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
        entries.filter(|entry| entry["kind"] == "ballot_committed").count()
    }
}

both! {
    async fn what_was_acknowledged_or_told_as_saved_outlives_kills(home: Home) {
        let mut work = Work::begin(home).await;
        let mut known = Known { deadline: work.deadline().await, entries: Vec::new() };
        let mut page = Page::default();
        for n in 0..KILLS_AT_WORK {
            let (added, extended, written) = work.work_until_killed(n, page).await;
            page = written;
            let text = read(&work.jurors[3], &work.document).await;
            for line in &page.lines[..page.saved] {
                assert_eq!(times(&text, line), 1, "{}: {line} was told as saved, in {text}", work.seed);
            }
            work.is_as_told(&mut known, &added, &extended).await;
        }
        // The page brings what was lost on its way.
        let writer = work.jurors[0].clone();
        let mut socket = page.connect(&writer, &work.document, "last").await;
        until_saved(&mut socket, 1).await;
        let text = read(&work.jurors[3], &work.document).await;
        assert_eq!(text, page.body(), "{}", work.seed);
        assert!(page.lines.iter().all(|line| times(&text, line) == 1), "{}: {text}", work.seed);
    }

    async fn ballots_outlive_kills_as_they_were_last_acknowledged(home: Home) {
        let mut work = Work::begin(home).await;
        let (round, version) = work.round_opens().await;
        let mut stood = vec![Value::Null; work.jurors.len()];
        let mut asked = 0;
        for _ in 0..KILLS_IN_A_ROUND {
            let cast = work.cast_until_killed(&round, &version).await;
            let seed = work.seed;
            assert_eq!(work.round().await["state"], "open", "{seed}");
            for ((told, step), stood) in cast.iter().zip(work.own_steps().await).zip(&stood) {
                let last = told.answered.last().map_or(stood, |(asked, _)| &asked.body["answer"]["step"]);
                let open = &told.open.body["answer"]["step"];
                assert!(step == *last || step == *open, "{seed}: {step}, acknowledged {last}, open {open}");
            }
            for told in &cast {
                told.ask_again(&work).await;
            }
            stood = cast.iter().map(|told| told.open.body["answer"]["step"].clone()).collect();
            assert_eq!(work.own_steps().await, stood, "{seed}");
            asked += cast.iter().map(|told| told.asked().count()).sum::<usize>();
            assert_eq!(work.committed().await, asked, "{seed}: one effect each");
        }
        work.facilitator.post(&format!("/rounds/{round}/close"), json!({})).await.ok();
        let tally = work.round().await["outcome"]["items"][0].clone();
        let support = stood.iter().filter(|step| STEPS[..2].iter().any(|counted| *step == counted)).count();
        assert_eq!((&tally["cast"], &tally["support"]), (&json!(5), &json!(support)), "{}", work.seed);
    }
}
