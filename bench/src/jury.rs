//! The service with people in it: juries at work, everybody signed in by their card, over its own API.

use std::cell::RefCell;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use futures_util::{StreamExt as _, stream};
use reqwest::{Client, Method};
use serde_json::{Value, json};

use crate::Setting;
use crate::server::{Kind, Server};

/// Rooms of a jury, and people in each.
pub const ROOMS: usize = 42;
pub const SEATS: usize = 12;
/// Sign-ins by card that the service takes from one address at once.
const FROM_ONE_ADDRESS: usize = 390;
/// Requests at once while everybody comes in.
const AT_ONCE: usize = 24;
/// People that the service adds in one change.
const PEOPLE_AT_ONCE: usize = 500;
/// A token is renewed this long after it was given; it holds for five minutes.
const RENEW: Duration = Duration::from_secs(180);
const EMAIL: &str = "olwen@example.org";
pub const PASSWORD: &str = "correct horse battery";

/// The service takes any number of signals of one person, so that the load is what is measured.
/// Its address is always the same, whatever port it gets, so that sessions hold over a restart.
pub const SETTINGS: [(&str, &str); 2] =
    [("JURY_SIGNAL_WAIT_MS", "0"), ("JURY_PUBLIC_URL", "https://jury.example")];

struct Signed {
    cookie: String,
    token: String,
    since: Instant,
}

/// Whoever signs in comes from one of several addresses, as from several halls.
pub fn address_of(person: usize) -> IpAddr {
    IpAddr::V4(Ipv4Addr::new(127, 0, 1, 1 + (person / FROM_ONE_ADDRESS) as u8))
}

/// Somebody with a browser.
pub struct Person {
    pub id: String,
    http: Client,
    signed: RefCell<Option<Signed>>,
}

pub struct Room {
    pub id: String,
    pub people: Vec<Person>,
    /// A text that the room writes.
    pub text: String,
}

/// A jury whose rooms are at work.
pub struct Jury {
    pub id: String,
    pub organiser: Person,
    pub rooms: Vec<Room>,
}

/// The running service, its juries, and where it keeps them.
pub struct World {
    pub server: Server,
    pub juries: Vec<Jury>,
    folder: PathBuf,
}

impl Drop for World {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

impl Person {
    fn new(id: &str, from: usize) -> Self {
        let http = Client::builder().local_address(address_of(from)).pool_max_idle_per_host(1).no_proxy();
        Self { id: id.into(), http: http.build().expect("a client"), signed: RefCell::new(None) }
    }

    async fn sign_in(&self, address: SocketAddr, path: &str, body: &Value) {
        let url = format!("http://{address}/api/sessions/{path}");
        self.keep(self.http.post(url).json(body).send().await.expect("an answer")).await;
    }

    async fn keep(&self, answer: reqwest::Response) {
        assert_eq!(answer.status(), 200, "signing in: {:?}", answer.text().await);
        let cookie = answer.headers()["set-cookie"].to_str().expect("a cookie");
        let cookie = cookie.split(';').next().expect("a cookie").to_owned();
        let session: Value = answer.json().await.expect("a session");
        let token = session["token"].as_str().expect("a token").to_owned();
        self.signed.replace(Some(Signed { cookie, token, since: Instant::now() }));
    }

    /// The token, a new one where it would soon end.
    async fn token(&self, address: SocketAddr) -> Option<String> {
        let old = {
            let signed = self.signed.borrow();
            let signed = signed.as_ref()?;
            (signed.since.elapsed() > RENEW).then(|| signed.cookie.clone())
        };
        if let Some(cookie) = old {
            let url = format!("http://{address}/api/sessions/refresh");
            self.keep(self.http.post(url).header("cookie", cookie).send().await.expect("an answer")).await;
        }
        self.signed.borrow().as_ref().map(|signed| signed.token.clone())
    }

    pub async fn ask(&self, address: SocketAddr, method: Method, path: &str, body: Option<Value>) -> Value {
        let mut request = self.http.request(method, format!("http://{address}{path}"));
        request = request.header("idempotency-key", uuid::Uuid::new_v4().to_string());
        if let Some(token) = self.token(address).await {
            request = request.bearer_auth(token);
        }
        if let Some(body) = body {
            request = request.json(&body);
        }
        // A line that is kept may be closed just as it is used again; the key makes asking once more safe.
        let again = request.try_clone().expect("a request without a stream");
        let answer = match request.send().await {
            Ok(answer) => answer,
            Err(_) => again.send().await.expect("an answer"),
        };
        let (status, text) = (answer.status(), answer.text().await.expect("a whole answer"));
        assert_eq!(status, 200, "{path}: {text}");
        serde_json::from_str(&text).expect("JSON")
    }

    pub async fn post(&self, address: SocketAddr, path: &str, body: Value) -> Value {
        self.ask(address, Method::POST, path, Some(body)).await
    }

    pub async fn get(&self, address: SocketAddr, path: &str) -> Value {
        self.ask(address, Method::GET, path, None).await
    }

    /// A ticket for the page's own socket, or for a text's.
    pub async fn ticket(&self, address: SocketAddr, jury: &str, text: Option<&str>) -> String {
        let mut wish = json!({ "jury": jury });
        if let Some(text) = text {
            wish["document"] = text.into();
        }
        string(&self.post(address, "/api/tickets", wish).await["ticket"])
    }
}

/// Anybody, who did not sign in.
pub fn anybody() -> Person {
    Person::new("", 0)
}

fn string(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("not a text: {value}")).to_owned()
}

fn array(value: &Value) -> &[Value] {
    value.as_array().unwrap_or_else(|| panic!("not a list: {value}"))
}

/// The organiser's account, in a service that these settings lead to.
pub fn account(program: &Path, settings: &[(&str, &Path)]) {
    let mut child = Command::new(program)
        .args(["admin", "create", "--email", EMAIL, "--name", "olwen"])
        .envs(settings.iter().copied())
        .env("JURY_LOG", "warn")
        .stdin(Stdio::piped())
        .spawn()
        .expect("the program runs");
    std::io::Write::write_all(&mut child.stdin.take().expect("its input"), PASSWORD.as_bytes())
        .expect("a password");
    assert!(child.wait().expect("it ends").success(), "no account");
}

/// Whose account [`account`] made, signed in.
pub async fn organiser(address: SocketAddr, from: usize) -> Person {
    let organiser = Person::new("", from);
    let credentials = json!({ "email": EMAIL, "password": PASSWORD });
    organiser.sign_in(address, "password", &credentials).await;
    organiser
}

/// A jury of that many jurors on its first day; its id.
pub async fn begun(address: SocketAddr, organiser: &Person, people: usize) -> String {
    let new = json!({
        "title": "Buses", "charge": "What should buses be like?", "time_zone": "Europe/London",
        "first_day": "2026-11-23", "two_day_template": true,
    });
    let id = string(&organiser.post(address, "/api/juries", new).await["ids"][0]);
    let post = async |path: &str, body: Value| {
        organiser.post(address, &format!("/api/juries/{id}{path}"), body).await
    };
    let new: Vec<Value> =
        (1..=people).map(|n| json!({ "role": "juror", "name": format!("Juror {n}") })).collect();
    for some in new.chunks(PEOPLE_AT_ONCE) {
        post("/people", json!(some)).await;
    }
    let edit = json!({ "contact": "Olwen", "ground_rules": "Listen", "consent_text": "I take part", "public": true });
    post("/edit", edit).await;
    post("/ready", json!({})).await;
    post("/start", json!({})).await;
    post("/agenda/days/1/start", json!({})).await;
    id
}

impl World {
    /// That many juries, with all rooms at work and everybody signed in.
    pub async fn of(setting: &Setting, juries: usize) -> Self {
        let folder = setting.data.join(format!("juries-{}", uuid::Uuid::new_v4()));
        std::fs::create_dir_all(&folder).expect("a folder");
        account(&setting.program, &[("JURY_DATA_DIR", &folder)]);
        let server = Server::at(setting, Kind::Jury, &folder, &SETTINGS);
        let mut world = Self { server, juries: Vec::new(), folder };
        for n in 0..juries {
            let begun = Instant::now();
            let jury = world.jury(n).await;
            world.juries.push(jury);
            crate::say(&format!("jury {} of {juries} is at work ({:.1?})", n + 1, begun.elapsed()));
        }
        world
    }

    /// Kills the service and starts it again on what it kept: its memory is then that of a fresh start.
    pub fn restart(&mut self, setting: &Setting) {
        let _ = std::process::Command::new("kill").arg(self.server.pid().to_string()).status();
        self.server.wait();
        self.server = Server::at(setting, Kind::Jury, &self.folder, &SETTINGS);
    }

    pub fn address(&self) -> SocketAddr {
        self.server.address
    }

    /// The organiser of all juries, signed in once more.
    pub async fn organiser(&self, from: usize) -> Person {
        organiser(self.address(), from).await
    }

    /// The codes on a jury's cards.
    pub async fn codes(&self, organiser: &Person, jury: &str) -> Vec<String> {
        let cards = organiser.get(self.address(), &format!("/api/juries/{jury}/cards")).await;
        array(&cards["cards"]).iter().filter_map(|card| Some(card["code"].as_str()?.to_owned())).collect()
    }

    async fn jury(&self, n: usize) -> Jury {
        let (address, people) = (self.address(), ROOMS * SEATS);
        let organiser = self.organiser(n * people).await;
        let id = begun(address, &organiser, people).await;
        let post = async |path: &str, body: Value| {
            organiser.post(address, &format!("/api/juries/{id}{path}"), body).await
        };
        let item = self.open_rooms(&organiser, &id).await;
        post("/rooms", json!({ "item": item, "rooms": ROOMS, "attributes": [], "seed": 7 })).await;
        let rooms = self.everybody_comes(&organiser, &id, n * people).await;
        Jury { id, organiser, rooms }
    }

    /// Opens the first item with rooms; leaves out what is before it.
    async fn open_rooms(&self, organiser: &Person, jury: &str) -> String {
        let agenda = organiser.get(self.address(), &format!("/api/juries/{jury}/agenda")).await;
        for item in array(&agenda["view"]["items"]).iter().filter(|item| item["day"] == 1) {
            let id = string(&item["id"]);
            let opens = item["kind"] == "rooms";
            let verb = if opens { "open" } else { "skip" };
            organiser
                .post(self.address(), &format!("/api/juries/{jury}/agenda/items/{id}/{verb}"), json!({}))
                .await;
            if opens {
                return id;
            }
        }
        panic!("no item of the template opens rooms");
    }

    /// Everybody signs in by their card; each room begins a text.
    async fn everybody_comes(&self, organiser: &Person, jury: &str, before: usize) -> Vec<Room> {
        let address = self.address();
        let cards = organiser.get(address, &format!("/api/juries/{jury}/cards")).await;
        let codes: std::collections::HashMap<&str, &str> = array(&cards["cards"])
            .iter()
            .filter_map(|card| Some((card["person"].as_str()?, card["code"].as_str()?)))
            .collect();
        let rooms = organiser.get(address, &format!("/api/juries/{jury}/rooms")).await;
        let mut all = Vec::new();
        for (place, room) in array(&rooms["view"]["round"]["rooms"]).iter().enumerate() {
            let people: Vec<Person> = array(&room["members"])
                .iter()
                .enumerate()
                .map(|(seat, one)| Person::new(&string(&one["person"]), before + place * SEATS + seat))
                .collect();
            assert_eq!(people.len(), SEATS, "rooms are alike");
            all.push(Room { id: string(&room["id"]), people, text: String::new() });
        }
        stream::iter(all.iter().flat_map(|room| &room.people))
            .for_each_concurrent(AT_ONCE, async |person| {
                let body = json!({ "code": codes[person.id.as_str()] });
                person.sign_in(address, "card", &body).await;
            })
            .await;
        for room in &mut all {
            let path = format!("/api/juries/{jury}/rooms/{}/turns", room.id);
            organiser.post(address, &path, json!({ "on": true })).await;
            let body = json!({ "room": room.id });
            let path = format!("/api/juries/{jury}/recommendations");
            room.text = string(&room.people[0].post(address, &path, body).await["ids"][1]);
        }
        all
    }

    /// The first that many rooms, each with its jury.
    pub fn rooms(&self, number: usize) -> Vec<(&Jury, &Room)> {
        let all = self.juries.iter().flat_map(|jury| jury.rooms.iter().map(move |room| (jury, room)));
        let some: Vec<_> = all.take(number).collect();
        assert_eq!(some.len(), number, "there are not as many rooms");
        some
    }
}
