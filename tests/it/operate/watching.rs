//! What an operator watches: numbers, log lines, a dashboard; and nobody's name in any of it.

use std::collections::BTreeSet;
use std::fs;
use std::process::Stdio;
use std::time::Instant;

use citizens_jury::config::Settings;
use clap::Args as _;
use serde_json::{Value, json};

use crate::app::{LIMIT, Live, User};
use crate::home::Home;
use crate::kill::{create_account, email, first_id, sign_in};
use crate::program::{Serving, program};

/// Words that stand for what is personal; each would show wherever it got to.
pub const NAME: &str = "Zebedee Quillfeather";
const TITLE: &str = "Marmalade Junction";
const TEXT: &str = "Vermilion umbrellas for everybody";

/// A program that is watched: its log in a file, its numbers on an address of their own.
pub struct Watched {
    pub serving: Serving,
    home: Home,
    numbers: String,
    log: std::path::PathBuf,
}

impl Watched {
    fn start(home: Home) -> Self {
        Self::logging(home, "debug,h2=info,hyper=info")
    }

    /// Starts with so much in its log.
    pub fn logging(home: Home, level: &str) -> Self {
        let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let numbers = format!("127.0.0.1:{port}");
        let log = home.folder.path().join("program.log");
        let mut start = program(&home, &["serve", "--metrics-listen", &numbers, "--slow-ms", "0"]);
        start.env("JURY_LOG", level).stderr(Stdio::from(fs::File::create(&log).unwrap()));
        Self { serving: Serving::told(start).expect("it starts"), home, numbers, log }
    }

    async fn numbers(&self) -> String {
        reqwest::get(format!("http://{}/metrics", self.numbers)).await.unwrap().text().await.unwrap()
    }

    /// The log's lines so far.
    pub fn lines(&self) -> Vec<Value> {
        let text = fs::read_to_string(&self.log).unwrap();
        text.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|_| panic!("{line}"))).collect()
    }
}

/// A value of the numbers, by how its line begins; 0 when there is no such line.
fn value(numbers: &str, begins: &str) -> f64 {
    let line = numbers.lines().find(|line| line.starts_with(begins));
    line.map_or(0.0, |line| line.rsplit(' ').next().unwrap().parse().unwrap())
}

/// What in the story is somebody's own, or opens a door.
pub async fn a_day_of_use(watched: &Watched) -> (User, Vec<String>) {
    let address = watched.serving.address.parse().unwrap();
    let mut organiser = sign_in(address, "olwen").await;
    let jury = json!({
        "title": TITLE, "charge": TEXT, "time_zone": "Europe/London", "first_day": "2026-11-23",
        "two_day_template": true,
    });
    organiser.jury = first_id(&organiser.post("/api/juries", jury).await.ok());
    let person = json!([{ "role": "juror", "name": NAME }]);
    organiser.post("/people", person).await.ok();
    let cards = organiser.get("/cards").await.ok();
    let code = cards["cards"][0]["code"].as_str().unwrap().to_owned();
    let mut juror = User { token: None, lasting: None, ..organiser.clone() };
    let session = juror.post("/api/sessions/card", json!({ "code": code })).await;
    let cookie = session.cookie.clone().unwrap();
    juror.stay(&session);
    juror.post("/me/name", json!({ "shown_name": NAME })).await;
    let ticket = juror.post("/api/tickets", json!({ "jury": juror.jury })).await.ok();
    let ticket = ticket["ticket"].as_str().unwrap().to_owned();
    let mut live = Live::open(address, &ticket).await;
    live.subscribe("jury").await;
    live.until_view("jury", |_| true).await;
    assert!(value(&watched.numbers().await, "jury_sockets{kind=\"page\"}") >= 1.0);
    // What goes wrong is told too, and must not repeat what was sent.
    juror.post("/agenda/days/1/start", json!({ "note": TEXT })).await;
    juror.post("/api/sessions/password", json!({ "email": email("nobody"), "password": TEXT })).await;
    let token = organiser.token.clone().unwrap();
    let marks = [NAME, TITLE, TEXT, "correct horse battery", &email("olwen"), &email("nobody")];
    let secrets = [code, ticket, token, cookie.split('=').nth(1).unwrap().to_owned()];
    (organiser, marks.into_iter().map(str::to_owned).chain(secrets).collect())
}

both! {
    async fn numbers_and_log_hold_nothing_personal_and_say_what_happened(home: Home) {
        create_account(&home, "olwen");
        let watched = Watched::start(home);
        let (organiser, personal) = a_day_of_use(&watched).await;
        let numbers = watched.numbers().await;
        let log = fs::read_to_string(&watched.log).unwrap();
        for mark in &personal {
            assert!(!log.contains(mark.as_str()), "{mark} is in the log");
            assert!(!numbers.contains(mark.as_str()), "{mark} is in the numbers");
        }
        assert!(!numbers.contains(&organiser.jury), "labels name no jury");
        for begins in [
            "jury_requests_total{operation=\"add_people\",status=\"200\"}",
            "jury_request_seconds_count{operation=\"read_page\"",
            "jury_commit_jobs_count",
            "jury_change_seconds_count{part=\"committed\"}",
            "jury_views_pushed_total",
            "jury_view_bytes_pushed_total",
            "jury_views_built_total{topic=\"jury\"}",
            "jury_resident_memory_bytes",
            "jury_open_files",
        ] {
            let counted = value(&numbers, begins) > 0.0;
            assert_eq!(counted, !begins.contains("read_page"), "{begins}\n{numbers}");
        }
        // A change is told with its number, and with the id of the request that asked for it.
        let slow = watched.lines();
        let slow: Vec<_> = slow.iter().filter(|line| line["fields"]["message"] == "a slow change").collect();
        let added = slow.iter().find(|line| line["fields"]["operation"] == "add_people").expect("add_people");
        for part in ["waited_ms", "decided_ms", "committed_ms"] {
            assert!(added["fields"][part].as_f64().is_some(), "{added}");
        }
        assert_eq!(added["span"]["seq"], added["fields"]["seq"]);
        assert_eq!(added["span"]["id"].as_str().unwrap().len(), 32, "{added}");
        println!("figure: {} log lines and {} bytes of numbers searched for {} personal words", watched.lines().len(), numbers.len(), personal.len());
    }

    async fn a_request_keeps_the_callers_id_when_it_is_a_sane_one(home: Home) {
        create_account(&home, "olwen");
        let watched = Watched::start(home);
        let ask = |id: &str| {
            let url = format!("http://{}/api/start", watched.serving.address);
            reqwest::Client::new().get(url).header("x-request-id", id.to_owned()).send()
        };
        let given = |answer: reqwest::Response| answer.headers()["x-request-id"].to_str().unwrap().to_owned();
        assert_eq!(given(ask("proxy-7.a_B").await.unwrap()), "proxy-7.a_B");
        for insane in ["", "a b", "{\"x\":1}", &"x".repeat(65)] {
            let made = given(ask(insane).await.unwrap());
            assert!(made.len() == 32 && made != insane, "{insane}: {made}");
        }
        let begun = Instant::now();
        let of = |lines: Vec<Value>| lines.into_iter().find(|line| line["span"]["id"] == "proxy-7.a_B");
        let line = loop {
            if let Some(line) = of(watched.lines()) {
                break line;
            }
            assert!(begun.elapsed() < LIMIT, "no line of that request");
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        };
        assert_eq!((&line["span"]["operation"], &line["fields"]["status"]), (&json!("start"), &json!(200)));
    }
}

#[actix_web::test]
async fn ballots_leave_no_line_no_id_and_no_number() {
    let watched = Watched::start(Home::sqlite());
    let none = uuid::Uuid::nil();
    let http = reqwest::Client::new();
    for last in ["secret-ballots", "reasons", "credentials", "ballots"] {
        let url = format!("http://{}/api/juries/{none}/rounds/{none}/{last}", watched.serving.address);
        let answer = http.post(url).header("x-request-id", "mine").body("{}").send().await.unwrap();
        assert!(answer.status().is_client_error(), "{last}: {}", answer.status());
        assert!(!answer.headers().contains_key("x-request-id"), "{last}");
    }
    let numbers = watched.numbers().await;
    let log = fs::read_to_string(&watched.log).unwrap();
    for word in ["ballot", "reason", "credential", "mine\""] {
        assert!(!log.contains(word), "the log has {word}: {log}");
        let samples: Vec<_> = numbers.lines().filter(|line| !line.starts_with('#')).collect();
        assert!(!samples.iter().any(|line| line.contains(word)), "the numbers have {word}: {samples:?}");
    }
    assert_eq!(value(&numbers, "jury_commit_jobs_count"), watched.at_rest());
}

impl Watched {
    /// Commits of a program that nobody uses: what it forgets and cleans at its start.
    fn at_rest(&self) -> f64 {
        // Forgetting old answers is one.
        assert!(matches!(self.home.database, citizens_jury::store::conn::Target::Sqlite(_)));
        1.0
    }
}

/// Every name that begins with the service's own prefix.
fn named(text: &str) -> BTreeSet<String> {
    let word =
        |part: &str| part.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect::<String>();
    text.match_indices("jury_").map(|(at, _)| word(&text[at..])).collect()
}

#[actix_web::test]
async fn every_number_on_the_dashboard_and_in_the_guide_is_served() {
    let home = Home::postgres();
    create_account(&home, "olwen");
    let watched = Watched::start(home);
    a_day_of_use(&watched).await;
    let served = named(&watched.numbers().await);
    for file in ["docs/grafana.json", "docs/operate.md"] {
        let text = fs::read_to_string(format!("{}/{file}", env!("CARGO_MANIFEST_DIR"))).unwrap();
        let missing: Vec<_> = named(&text).difference(&served).cloned().collect();
        assert!(missing.is_empty(), "{file} names {missing:?}, which nobody serves: {served:?}");
    }
    let dashboard = fs::read_to_string(format!("{}/docs/grafana.json", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let dashboard: Value = serde_json::from_str(&dashboard).unwrap();
    assert!(dashboard["panels"].as_array().unwrap().len() >= 8);
}

#[test]
fn the_guide_names_every_setting_and_what_holds_without_it() {
    let guide = fs::read_to_string(format!("{}/docs/operate.md", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let rows: Vec<Vec<&str>> = guide
        .lines()
        .filter(|line| line.starts_with("| `JURY_"))
        .map(|line| line.trim_matches('|').split('|').map(str::trim).collect())
        .collect();
    let told: BTreeSet<String> = rows.iter().map(|row| row[0].trim_matches('`').to_owned()).collect();
    let settings = Settings::augment_args(clap::Command::new("serve"));
    let mut there = BTreeSet::new();
    for argument in settings.get_arguments() {
        let Some(name) = argument.get_env() else { continue };
        let name = name.to_str().unwrap().to_owned();
        if let Some(default) = argument.get_default_values().first() {
            let row = rows.iter().find(|row| row[0].trim_matches('`') == name);
            let cell = row.map_or("", |row| row[2]);
            assert!(cell.contains(default.to_str().unwrap()), "{name} is {default:?} without it: “{cell}”");
        }
        there.insert(name);
    }
    // This one is read before the settings are.
    there.insert("JURY_LOG".into());
    assert_eq!(told, there);
}
