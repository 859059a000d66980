//! A hall full of people at the real program: a running jury with its rooms open, in a process of its own.

use std::cell::Cell;
use std::fs::File;
use std::time::Duration;

use citizens_jury::http;
use serde_json::{Value, json};
use tokio::net::{TcpSocket, TcpStream};
use tokio_tungstenite::WebSocketStream;

use crate::app::User;
use crate::home::Home;
use crate::kill::{create_account, email, first_id, sign_in};
use crate::program::Serving;

/// A jury at work and everybody in it.
pub struct Crowd {
    pub home: Home,
    pub serving: Serving,
    pub organiser: User,
    pub facilitator: User,
    pub jurors: Vec<User>,
    /// The open item.
    item: String,
    /// The last item, which is planned.
    pub last: String,
    changes: Cell<usize>,
}

impl Crowd {
    /// That many jurors, in rooms of eight.
    pub async fn of(home: Home, jurors: usize) -> Self {
        for name in ["olwen", "ffion"] {
            create_account(&home, name);
        }
        let serving = Self::serve(&home, "127.0.0.1:0");
        let address = serving.address.parse().unwrap();
        let mut organiser = sign_in(address, "olwen").await;
        let mut facilitator = sign_in(address, "ffion").await;
        let jury = json!({
            "title": "Buses", "charge": "What should buses be like?", "time_zone": "Europe/London",
            "first_day": "2026-11-23", "two_day_template": true,
        });
        organiser.jury = first_id(&organiser.post("/api/juries", jury).await.ok());
        facilitator.jury.clone_from(&organiser.jury);
        let (item, last) = (String::new(), String::new());
        let changes = Cell::new(0);
        let mut crowd =
            Self { home, serving, organiser, facilitator, jurors: Vec::new(), item, last, changes };
        crowd.people_come(jurors).await;
        crowd.rooms_open(jurors.div_ceil(8)).await;
        crowd
    }

    /// Starts the program with its log beside its databases.
    fn serve(home: &Home, listen: &str) -> Serving {
        let log = File::options().create(true).append(true).open(home.folder.path().join("log")).unwrap();
        Serving::logging(home, &["serve", "--listen", listen], log.into()).expect("it serves")
    }

    /// Stops the program and starts it again in its place.
    pub async fn restart(&mut self) {
        self.serving.end("-TERM");
        let listen = self.serving.address.clone();
        self.serving = Self::serve(&self.home, &listen);
        for user in [&mut self.organiser, &mut self.facilitator].into_iter().chain(&mut self.jurors) {
            user.http = reqwest::Client::new();
        }
    }

    /// How many lines of the program's log hold that.
    pub fn logged(&self, what: &str) -> usize {
        let log = std::fs::read(self.home.folder.path().join("log")).unwrap();
        String::from_utf8_lossy(&log).lines().filter(|line| line.contains(what)).count()
    }

    async fn people_come(&mut self, jurors: usize) {
        let (organiser, facilitator) = (&self.organiser, &self.facilitator);
        let mut people =
            vec![json!({ "role": "facilitator", "name": "Ffion", "account_email": email("ffion") })];
        people.extend((1..=jurors).map(|n| json!({ "role": "juror", "name": format!("Juror {n}") })));
        let added = organiser.post("/people", json!(people)).await.ok();
        let edit = json!({ "contact": "Olwen", "ground_rules": "Listen", "consent_text": "I take part" });
        organiser.post("/edit", edit).await.ok();
        organiser.post("/ready", json!({})).await.ok();
        organiser.post("/start", json!({})).await.ok();
        let cards = organiser.get("/cards").await.ok();
        for id in added["ids"].as_array().unwrap().iter().skip(1) {
            let card = cards["cards"].as_array().unwrap().iter().find(|card| card["person"] == *id).unwrap();
            let mut juror =
                User { token: None, lasting: None, http: reqwest::Client::new(), ..organiser.clone() };
            let session = juror.post("/api/sessions/card", json!({ "code": card["code"] })).await;
            juror.stay(&session);
            self.jurors.push(juror);
            let path = format!("/people/{}/attendance", id.as_str().unwrap());
            facilitator.post(&path, json!({ "attendance": "here_hall" })).await.ok();
        }
    }

    async fn rooms_open(&mut self, rooms: usize) {
        let facilitator = &self.facilitator;
        facilitator.post("/agenda/days/1/start", json!({})).await.ok();
        let agenda = facilitator.view("agenda").await;
        let items = agenda["items"].as_array().unwrap();
        self.last = items.last().unwrap()["id"].as_str().unwrap().to_owned();
        for item in items.iter().filter(|item| item["day"] == 1) {
            self.item = item["id"].as_str().unwrap().to_owned();
            let verb = if item["kind"] == "rooms" { "open" } else { "skip" };
            facilitator.post(&format!("/agenda/items/{}/{verb}", self.item), json!({})).await.ok();
            if verb == "open" {
                break;
            }
        }
        let plan = json!({ "item": self.item, "rooms": rooms, "attributes": [], "seed": 7 });
        facilitator.post("/rooms", plan).await.ok();
    }

    /// The room of a juror.
    pub async fn room_of(&self, juror: &User) -> String {
        juror.view("me").await["room"].as_str().unwrap().to_owned()
    }

    /// The text of a new draft, begun by that juror in their room.
    pub async fn draft(&self, juror: &User) -> String {
        let room = self.room_of(juror).await;
        let draft = juror.post("/recommendations", json!({ "room": room })).await.ok();
        draft["ids"][1].as_str().unwrap().to_owned()
    }

    /// Lets a room have more drafts than the standard jury's.
    pub async fn many_drafts(&self) {
        let mut settings = self.organiser.view("jury").await["settings"].clone();
        settings["recommendations_per_room"] = 20.into();
        self.organiser.post("/edit", json!({ "settings": settings })).await.ok();
    }

    /// Changes the agenda and the record, which everybody follows; gives the number of the change.
    pub async fn change(&self) -> i64 {
        let n = self.changes.get();
        self.changes.set(n + 1);
        change(&self.facilitator, &self.last, n).await
    }
}

/// Leaves out a planned item, or puts it back, in turn; gives the number of the change.
pub async fn change(facilitator: &User, item: &str, n: usize) -> i64 {
    let verb = ["skip", "restore"][n % 2];
    let done = facilitator.post(&format!("/agenda/items/{item}/{verb}"), json!({})).await.ok();
    done["seq"].as_i64().unwrap()
}

/// The topic and the number of a pushed view, read without reading all of it.
pub fn stamp(text: &str) -> Option<(&str, i64)> {
    let (topic, rest) = text.strip_prefix("{\"type\":\"view\",\"topic\":\"")?.split_once('"')?;
    let seq = rest.strip_prefix(",\"seq\":")?.split(',').next()?;
    Some((topic, seq.parse().ok()?))
}

/// A ticket for one more socket: of the page, or of a text.
pub async fn ticket(user: &User, document: Option<&str>) -> String {
    let mut wish = json!({ "jury": user.jury });
    if let Some(document) = document {
        wish["document"] = document.into();
    }
    user.post("/api/tickets", wish).await.ok()["ticket"].as_str().unwrap().to_owned()
}

/// Opens a socket; a narrow one's own system takes in little of what is not read.
pub async fn open(user: &User, path: &str, narrow: bool) -> WebSocketStream<TcpStream> {
    let socket = TcpSocket::new_v4().unwrap();
    if narrow {
        socket.set_recv_buffer_size(64 * 1024).unwrap();
    }
    let stream = socket.connect(user.address).await.unwrap();
    let url = format!("ws://{}{path}", user.address);
    tokio_tungstenite::client_async(url, stream).await.unwrap().0
}

/// The value below which that share of them lies.
pub fn quantile(values: &[Duration], share: f64) -> Duration {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    let at = ((sorted.len() as f64) * share).ceil() as usize;
    sorted.get(at.saturating_sub(1)).copied().unwrap_or_default()
}

/// Every path of the API that takes a change, with the names of what its body holds.
pub fn changes() -> Vec<(String, Vec<String>)> {
    let document = serde_json::to_value(http::document()).unwrap();
    let mut found = Vec::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        let Some(operation) = item.get("post") else { continue };
        let schema = &operation["requestBody"]["content"]["application/json"]["schema"];
        let schema = schema.get("items").unwrap_or(schema);
        let name = schema["$ref"].as_str().and_then(|name| name.strip_prefix("#/components/schemas/"));
        let schema = name.map_or(&Value::Null, |name| &document["components"]["schemas"][name]);
        let fields = schema["properties"].as_object().into_iter().flatten().map(|(name, _)| name.clone());
        found.push((path.clone(), fields.collect()));
    }
    found
}
