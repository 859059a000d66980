//! Whether anything that is stored links a ballot to its juror. The attacker has the databases' files
//! with the write-ahead log, every node's log, the record's export, and every row that is left, and puts
//! jurors in each order of what they did signed in, and ballots in the order in which they lie there.
//!
//! Everybody changes something and fetches a new session just before or just after casting; each fourth
//! juror comes late and fetches credentials between others' casts; on PostgreSQL all of it goes over two
//! nodes. Nobody waits as pages do, so the orders are as clear as they can be.
//!
//! `JURY_LINKAGE=100x100` (jurors x rounds) is the long run. Chance is one right in each round. Of
//! PostgreSQL its tables' files are read, and not its own log: the operator's guide says how long that
//! keeps an order.

#[path = "linkage/attacker.rs"]
mod attacker;
#[path = "linkage/traces.rs"]
mod traces;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::Stdio;
use std::time::{Duration, Instant};

use citizens_jury::device::Device;
use citizens_jury::jury::bundle::Bundle;
use citizens_jury::jury::promises::{SecretBallot, key_hash};
use citizens_jury::store::conn::{Conn, Target};
use citizens_jury::store::keys::Keys;
use citizens_jury::store::{secret, wipe};
use serde_json::json;
use tokio::sync::broadcast::error::TryRecvError;

use crate::app::{App, LIMIT, User};
use crate::broker::{Listener, Nats};
use crate::hall::Hall;
use crate::home::Home;
use crate::program::Serving;
use crate::secret::booth::{AGAINST, Booth, FOR, Vote};
use attacker::{Said, right, rows, run};

/// A rehearsal on one made-up choice, so that the same jury can vote as often as it takes.
fn plan() -> serde_json::Value {
    json!({ "title": "Biscuits", "items": [], "rehearsal": true, "options": ["Blue"], "secrecy": "secret" })
}

fn size() -> (usize, usize) {
    let given = std::env::var("JURY_LINKAGE").unwrap_or_else(|_| "24x3".into());
    let (jurors, rounds) = given.split_once('x').unwrap();
    (jurors.parse().unwrap(), rounds.parse().unwrap())
}

/// Waits for the wiping: whoever still reads what stood before holds it up for a while.
async fn wiped(database: &Target) {
    let begun = Instant::now();
    loop {
        let mut conn = database.connect().unwrap();
        let due: Vec<Said> = rows(&mut conn, "SELECT round_id AS one FROM round_cleanings");
        if due.is_empty() {
            return;
        }
        assert!(begun.elapsed() < LIMIT * 8, "nothing wipes what was deleted");
        actix_web::rt::time::sleep(Duration::from_millis(20)).await;
    }
}

/// The service under attack, and who uses it.
struct Attack {
    home: Home,
    nodes: Vec<Serving>,
    logs: Vec<PathBuf>,
    facilitator: User,
    jurors: Vec<(User, String)>,
}

/// A round in which everybody has cast.
struct Voted {
    round: String,
    /// The number of the change that opened it.
    since: i64,
    /// Each juror's key.
    truth: BTreeMap<String, Vec<u8>>,
    ballots: Vec<SecretBallot>,
    /// The hashes of what jurors had signed blindly.
    blinded: Vec<Vec<u8>>,
    /// The key to the round's own keys.
    sealing: Vec<u8>,
    /// A reader of all this time, as a backup is: SQLite does not write over its log meanwhile.
    reader: Option<Conn>,
}

impl Attack {
    /// That many jurors with devices; the programs that serve them, one or two, write logs.
    async fn begin(app: App, jurors: usize) -> Self {
        // The last one has no device, and does not vote.
        let hall = Hall::of(&app, jurors + 1).await;
        let listen = app.address.to_string();
        let known_as = format!("http://{listen}");
        let home = app.leave().await;
        let (mut nodes, mut logs) = (Vec::new(), Vec::new());
        let one_or_two = if matches!(home.database, Target::Sqlite(_)) { 1 } else { 2 };
        for at in [listen.as_str(), "127.0.0.1:0"].into_iter().take(one_or_two) {
            let log = home.folder.path().join(format!("program-{}.log", logs.len()));
            let stderr = Stdio::from(std::fs::File::create(&log).unwrap());
            let arguments = ["serve", "--listen", at, "--public-url", &known_as];
            nodes.push(Serving::logging(&home, &arguments, stderr).expect("it starts"));
            logs.push(log);
        }
        let http = reqwest::Client::new();
        let again = |user: User| User { http: http.clone(), ..user };
        let facilitator = again(hall.facilitator);
        let jurors = hall.jurors.into_iter().take(jurors).map(|(user, id)| (again(user), id)).collect();
        Self { home, nodes, logs, facilitator, jurors }
    }

    /// The same person on the node of that turn.
    fn on(&self, user: &User, turn: usize) -> User {
        let address = self.nodes[turn % self.nodes.len()].address.parse().unwrap();
        User { address, ..user.clone() }
    }

    /// Not in the order of the register: by the numbers of a generator that goes round.
    fn turns(&self, n: usize) -> Vec<usize> {
        let (len, step) = (self.jurors.len(), 7 + n % 3);
        let mut order: Vec<usize> = (0..len).collect();
        order.sort_by_key(|k| (k * step + n * 5) % len * 1000 + k);
        order
    }

    /// Opens a round, and lets the devices of those who are there at once make their keys and fetch
    /// credentials, in the order in which they will cast.
    async fn opened(&self, n: usize, turns: &[usize]) -> (String, Vec<Option<Booth>>) {
        let planned = self.facilitator.post("/rounds", plan()).await.ok();
        let round = planned["ids"][0].as_str().unwrap().to_owned();
        self.facilitator.post(&format!("/rounds/{round}/open"), json!({})).await.ok();
        let opening = self.facilitator.get(&format!("/rounds/{round}/opening")).await.text;
        let is_late = |turn: usize| turn % 4 == 3;
        let making = turns.iter().enumerate().map(|(turn, _)| {
            let opening = opening.clone();
            (!is_late(turn))
                .then(|| actix_web::rt::task::spawn_blocking(move || Device::prepare(&opening).unwrap()))
        });
        let mut booths = Vec::new();
        for (turn, device) in making.collect::<Vec<_>>().into_iter().enumerate() {
            let Some(device) = device else {
                booths.push(None);
                continue;
            };
            let juror = self.on(&self.jurors[turns[turn]].0, turn + n);
            let device = device.await.unwrap();
            let mut booth = Booth { juror, device, round: round.clone(), at_point: None };
            booth.fetch().await;
            booths.push(Some(booth));
        }
        (round, booths)
    }

    /// A round in which everybody casts, each between two changes of their own.
    async fn voted(&self, n: usize) -> Voted {
        let turns = self.turns(n);
        let (round, booths) = self.opened(n, &turns).await;
        let since = attacker::latest(&self.home.database);
        if let Target::Sqlite(_) = self.home.database {
            run(&mut self.home.database.connect().unwrap(), "PRAGMA wal_checkpoint(TRUNCATE)");
        }
        let opening = self.facilitator.get(&format!("/rounds/{round}/opening")).await.json();
        let question = opening["questions"][0]["id"].as_str().unwrap();
        let sealing = attacker::key_of(&self.home.keys, &round);
        let (truth, ballots, blinded) = (BTreeMap::new(), Vec::new(), Vec::new());
        let reader = (n == 0).then(|| attacker::reading(&self.home.database));
        let mut voted = Voted { round, since, truth, ballots, blinded, sealing, reader };
        for (turn, booth) in booths.into_iter().enumerate() {
            let (user, id) = &self.jurors[turns[turn]];
            let (here, there) = (self.on(user, turn), self.on(user, turn + n + 1));
            let name = |when: &str| json!({ "name": format!("{when} {n} {turn}") });
            if turn % 2 == 0 {
                there.renew().await;
            }
            here.post("/me/name", name("Before")).await.ok();
            let mut booth = match booth {
                Some(booth) => booth,
                None => {
                    let mut late = Booth::enter(&there, &voted.round).await;
                    late.fetch().await;
                    late
                }
            };
            booth.juror = self.on(user, turn / 2 + n);
            let ballot = booth.cast(question, if turn % 3 == 0 { AGAINST } else { FOR }).await;
            there.post("/me/name", name("After")).await.ok();
            if turn % 2 == 1 {
                here.renew().await;
            }
            voted.truth.insert(id.clone(), ballot.key.0.clone());
            voted.blinded.push(booth.device.blinded_hash().to_vec());
            voted.ballots.push(ballot);
        }
        voted
    }

    /// What people can read while the round is open does not name a ballot: no log, and no record.
    async fn say_nothing(&self, voted: &Voted) {
        let secrets = voted.ballots.iter().flat_map(|ballot| {
            let hash = key_hash(&ballot.key.0);
            [traces::spelled(&ballot.key.0[1..33]), traces::spelled(&hash)].concat()
        });
        let mut texts = vec![self.facilitator.get("/record").await.text.into_bytes()];
        assert!(String::from_utf8_lossy(&texts[0]).contains(&voted.round), "the record tells of the round");
        texts.extend(self.logs.iter().map(|log| std::fs::read(log).unwrap()));
        assert_eq!(traces::count(&secrets.collect::<Vec<_>>(), &texts), 0, "a ballot's key is in a text");
        for log in &texts[1..] {
            let log = String::from_utf8_lossy(log);
            assert!(!log.contains("secret-ballots") && !log.contains("credentials"), "{log}");
        }
    }

    /// Closes the round, and gives the keys as they are published.
    async fn closed(&self, voted: &Voted) -> Vec<Vec<u8>> {
        self.facilitator.post(&format!("/rounds/{}/close", voted.round), json!({})).await.ok();
        let bundle = self.facilitator.get(&format!("/rounds/{}/bundle", voted.round)).await.text;
        wiped(&self.home.database).await;
        Bundle::read(bundle.as_bytes()).unwrap().ballots.into_iter().map(|ballot| ballot.key.0).collect()
    }

    /// Nothing lies in the files, and in no row, but what is published: so that ballots have no order but
    /// that of the bundle.
    fn leave_no_trace(&self, voted: &Voted) {
        let mut conn = self.home.database.connect().unwrap();
        let query =
            "SELECT round_id AS one FROM secret_ballots UNION ALL SELECT round_id FROM credentials_issued";
        assert_eq!(rows::<Said>(&mut conn, query).len(), 0, "the box is empty");
        let of_ballot = |ballot: &SecretBallot| {
            let hash = key_hash(&ballot.key.0).to_vec();
            let (prefix, credential) = (ballot.prefix.0.clone(), ballot.credential.0[..32].to_vec());
            [ballot.key.0[1..33].to_vec(), hash, prefix, credential, ballot.signature.0[..32].to_vec()]
        };
        let mut needles: Vec<_> = voted.ballots.iter().flat_map(of_ballot).collect();
        needles.extend(voted.blinded.iter().cloned().chain([voted.sealing.clone()]));
        for database in [&self.home.database, &self.home.keys] {
            let files = attacker::files(database);
            assert_eq!(traces::count(&needles, &files), 0, "ballots, credentials or keys lie in the files");
        }
    }
}

/// More than that in so many rounds is not chance.
fn most(rounds: usize) -> f64 {
    let rounds = rounds as f64;
    (rounds + 5.0 * rounds.sqrt()).min(if rounds >= 100.0 { rounds * 1.5 } else { f64::MAX })
}

both! {
    async fn nothing_stored_links_a_ballot_to_its_juror(app: App) {
        let (jurors, rounds) = size();
        let begun = Instant::now();
        let attack = Attack::begin(app, jurors).await;
        let database = &attack.home.database;
        let (mut hits, mut before) = (BTreeMap::new(), 0);
        for n in 0..rounds {
            let mut voted = attack.voted(n).await;
            if n == 0 {
                let known: Vec<Vec<u8>> = voted.truth.values().cloned().collect();
                let lying = attacker::while_open(database, &known);
                voted.reader = None;
                let order = attacker::by_last_change(database, voted.since);
                before = right(&order, &lying, &voted.truth);
                let told = right(&attacker::issued(database), &lying, &voted.truth);
                println!("figure: while the box is there, {before} of {jurors} linked by the last change, {told} by who was given credentials");
            }
            attack.say_nothing(&voted).await;
            attacker::sample(database);
            attacker::sample(&attack.home.keys);
            let published = attack.closed(&voted).await;
            assert_eq!(published.len(), jurors);
            attack.leave_no_trace(&voted);
            attack.say_nothing(&voted).await;
            for (name, order) in attacker::orders(database, voted.since) {
                *hits.entry(name).or_insert(0) += right(&order, &published, &voted.truth);
            }
        }
        for (order, hits) in &hits {
            let mean = f64::from(u32::try_from(*hits).unwrap()) / rounds as f64;
            println!("figure: by {order}: {mean:.2} of {jurors} right on average over {rounds} rounds (chance: 1)");
        }
        with_times(&attack, rounds).await;
        println!("figure: {} node(s), {:.0} s", attack.nodes.len(), begun.elapsed().as_secs_f64());
        assert!(hits.values().all(|hits| f64::from(*hits as u32) <= most(rounds)), "linked: {hits:?}");
        assert!(before * 2 > jurors, "while it is open the order lies there: {before}");
    }

    async fn who_read_before_a_wiping_can_read_after_it(home: Home) {
        home.database.migrate().unwrap();
        let [mut reader, mut wiper] = [(), ()].map(|()| home.database.connect().unwrap());
        for _ in 0..2 {
            secret::to_clean(&mut reader).unwrap();
            wipe::emptied(&mut wiper).unwrap();
        }
        assert_eq!(secret::to_clean(&mut reader).unwrap(), []);
    }

    async fn a_destroyed_key_is_gone_whatever_other_databases_do(home: Home) {
        let keys = Keys::open(&home.keys).unwrap();
        keys.make(&["round:1", "round:2"]).unwrap();
        let sealing = attacker::key_of(&home.keys, "1");
        let mut elsewhere = home.database.connect().unwrap();
        if let Conn::Postgres(_) = elsewhere {
            run(&mut elsewhere, "BEGIN; SELECT pg_current_xact_id()");
        }
        assert_eq!(traces::count(std::slice::from_ref(&sealing), &attacker::files(&home.keys)), 1);
        keys.destroy(&"round:1").unwrap();
        keys.wipe().unwrap();
        assert_eq!(traces::count(&[sealing], &attacker::files(&home.keys)), 0, "it lies in the files");
        assert_eq!(attacker::key_of(&home.keys, "2").len(), 32, "the others stay");
    }

    async fn a_cast_says_nothing_within_its_node(app: App) {
        let vote = Vote::of(&app, 6, 1).await;
        let broker = &app.service.broker;
        let mut heard = (broker.announcements(), broker.relayed(), broker.signals());
        for n in 0..5 {
            let mut booth = vote.booth(n).await;
            booth.cast(vote.question(0), FOR).await;
            booth.cast(vote.question(0), AGAINST).await;
        }
        assert!(matches!(heard.0.try_recv(), Err(TryRecvError::Empty)), "an announcement");
        assert!(matches!(heard.1.try_recv(), Err(TryRecvError::Empty)), "something relayed");
        assert!(matches!(heard.2.try_recv(), Err(TryRecvError::Empty)), "a signal");
        vote.hall.jurors[0].0.post("/me/name", json!({ "name": "Heard" })).await.ok();
        assert!(heard.0.try_recv().is_ok(), "signed in it is heard");
    }
}

/// Somebody listens to all that goes over the broker, on the node that takes the ballots and on one beside it.
#[actix_web::test]
async fn a_cast_says_nothing_to_other_nodes_and_no_traffic_names_a_ballot() {
    let nats = Nats::start();
    let app = App::joined(Home::postgres(), 0, None, Some(&nats.url())).await;
    let beside = app.joined_beside(&nats.url()).await;
    let mut listener = nats.listener().await;
    let vote = Vote::of(&app, 6, 1).await;
    let mut all = told_until_now(&mut listener, &vote).await;
    assert!(all.len() > 10, "the traffic is heard: {}", all.len());
    let mut cast = Vec::new();
    for n in 0..5 {
        let mut booth = vote.booth(n).await;
        for answer in [FOR, AGAINST] {
            cast.push(booth.cast(vote.question(0), answer).await);
        }
    }
    let mut during = told_until_now(&mut listener, &vote).await;
    during.retain(|(subject, _)| !subject.contains(".here."));
    assert_eq!(during.len(), 1, "a cast is heard: {during:?}");
    vote.close().await.ok();
    vote.hall.jurors[0].0.at(&beside).post("/me/name", json!({ "name": "Heard" })).await.ok();
    let (subject, bytes) = listener.until(|subject, _| subject.contains(".changed.")).await;
    all.push((subject, bytes));
    all.extend(listener.heard().await);
    let text: String =
        all.iter().map(|(subject, bytes)| subject.clone() + &String::from_utf8_lossy(bytes)).collect();
    assert!(text.contains(&vote.hall.organiser.jury), "it says of which jury it is");
    for ballot in cast {
        let lies = serde_json::to_value(&ballot).unwrap();
        let mut told = Vec::new();
        strings(&lies, &mut told);
        assert!(told.len() > 2, "{lies}");
        for secret in told.iter().filter(|secret| secret.len() > 20) {
            assert!(!text.contains(secret.as_str()), "the broker's traffic has {secret}");
        }
    }
}

/// What the node said until now. It says things one after the other and in its own time: a change of its own,
/// which is the last of them, marks the end.
async fn told_until_now(listener: &mut Listener, vote: &Vote) -> Vec<(String, Vec<u8>)> {
    let name = format!("Name {:x}", citizens_jury::clock::random_seed());
    let done = vote.hall.jurors[5].0.post("/me/name", json!({ "name": name })).await.ok();
    let mut told = Vec::new();
    loop {
        told.push(listener.until(|_, _| true).await);
        let (subject, bytes) = &told[told.len() - 1];
        let change: serde_json::Value = serde_json::from_slice(bytes).unwrap_or_default();
        if subject.contains(".changed.") && change["seq"] == done["seq"] {
            return told;
        }
    }
}

/// Every string in it.
fn strings(value: &serde_json::Value, found: &mut Vec<String>) {
    match value {
        serde_json::Value::String(text) => found.push(text.clone()),
        serde_json::Value::Array(all) => all.iter().for_each(|one| strings(one, found)),
        serde_json::Value::Object(all) => all.values().for_each(|one| strings(one, found)),
        _ => {}
    }
}

/// The control: the same attacker succeeds where a time is kept for each ballot.
async fn with_times(attack: &Attack, n: usize) {
    let (database, jurors) = (&attack.home.database, attack.jurors.len());
    attacker::keep_times(database);
    let voted = attack.voted(n).await;
    attack.closed(&voted).await;
    let timed = attacker::kept_times(database);
    let by_time = attacker::right_by_time(database, voted.since, &timed, &voted.truth);
    let keys: Vec<Vec<u8>> = timed.into_iter().map(|one| one.key).collect();
    let order = attacker::by_last_change(database, voted.since);
    let by_order = right(&order, &keys, &voted.truth);
    println!(
        "figure: with a time kept for each ballot {by_order} of {jurors} linked by order, {by_time} by time"
    );
    assert!(by_order * 10 >= jurors * 9, "the attacker can read an order: {by_order}");
    assert!(by_time * 10 >= jurors * 9, "the attacker can read times: {by_time}");
}
