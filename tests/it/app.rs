//! The real application on a free port, and people who use it over HTTP and sockets.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use actix_web::dev::ServerHandle;
use citizens_jury::actions::accounts::{self, NewAccount};
use citizens_jury::broker::address::Address;
use citizens_jury::config::{Config, Operation};
use citizens_jury::files::Place;
use citizens_jury::service::Service;
use citizens_jury::startup::Application;
use futures_util::{SinkExt as _, StreamExt as _};
use reqwest::Method;
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio::sync::Mutex;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream};

use crate::home::{Begin, Home};

/// How long anything may take before a test gives up.
pub const LIMIT: Duration = Duration::from_secs(20);
pub const PASSWORD: &str = "correct horse battery";

/// A running application with its home.
pub struct App {
    pub home: Home,
    pub service: Service,
    pub address: SocketAddr,
    handle: ServerHandle,
}

impl Begin for App {
    async fn begin(home: Home) -> Self {
        Self::start(home, 0).await
    }
}

impl App {
    /// Starts on a port; 0 takes a free one.
    pub async fn start(home: Home, port: u16) -> Self {
        Self::known_as(home, port, None).await
    }

    /// Starts where people type another address than the one listened on.
    pub async fn known_as(home: Home, port: u16, public_url: Option<&str>) -> Self {
        Self::joined(home, port, public_url, None).await
    }

    /// Starts as one of the nodes that this broker joins.
    pub async fn joined(home: Home, port: u16, public_url: Option<&str>, broker: Option<&str>) -> Self {
        let config = Config {
            listen: ([127, 0, 0, 1], port).into(),
            database: home.database.clone(),
            keys: home.keys.clone(),
            files: Place::Folder(home.files.clone()),
            public_url: public_url.map(str::to_owned),
            operation: Operation::default(),
            broker: broker.map(|url| Address::read(url).unwrap()),
        };
        let begun = Instant::now();
        let application = loop {
            match Application::build(config.clone(), false).await {
                Ok(application) => break application,
                // A port that is taken again may be somebody's passing connection for a moment.
                Err(fault) => assert!(port != 0 && begun.elapsed() < LIMIT, "{fault}"),
            }
            actix_web::rt::time::sleep(Duration::from_millis(50)).await;
        };
        let (address, service, handle) =
            (application.address, application.service.clone(), application.handle());
        actix_web::rt::spawn(application.run_until_stopped());
        Self { home, service, address, handle }
    }

    /// Stops the application and starts it again on the same databases and port.
    pub async fn restart(self) -> Self {
        let Self { home, address, handle, service } = self;
        handle.stop(false).await;
        drop(service);
        Self::start(home, address.port()).await
    }

    /// Another node on the same databases.
    pub async fn beside(&self) -> Self {
        Self::known_as(self.home.shared(), 0, Some(&format!("http://{}", self.address))).await
    }

    /// Another node on the same databases, joined to the others.
    pub async fn joined_beside(&self, broker: &str) -> Self {
        let public = format!("http://{}", self.address);
        Self::joined(self.home.shared(), 0, Some(&public), Some(broker)).await
    }

    /// Stops it; what it kept stays.
    pub async fn leave(self) -> Home {
        self.handle.stop(false).await;
        self.home
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// Nobody in particular.
    pub fn anybody(&self) -> User {
        User {
            address: self.address,
            http: reqwest::Client::new(),
            token: None,
            lasting: None,
            jury: String::new(),
        }
    }

    /// A new account, signed in.
    pub async fn account(&self, name: &str) -> User {
        let email = format!("{}@example.org", name.to_lowercase().replace(' ', "."));
        let new = NewAccount { email: email.clone(), name: name.into(), password: PASSWORD.into() };
        accounts::create(&self.service, new, false).await.unwrap();
        let mut user = self.anybody();
        let body = json!({ "email": email, "password": PASSWORD });
        let session = user.post("/api/sessions/password", body).await;
        user.stay(&session);
        user
    }

    /// A jury in the draft state from the two-day template, with its organiser.
    pub async fn jury(&self) -> User {
        let mut organiser = self.account("Olwen Organiser").await;
        let body = json!({
            "title": "Buses", "charge": "What should buses be like?", "time_zone": "Europe/London",
            "first_day": "2026-11-23", "two_day_template": true,
        });
        let done = organiser.post("/api/juries", body).await.ok();
        organiser.jury = done["ids"][0].as_str().unwrap().into();
        organiser
    }

    /// Somebody who comes in by their join card; `organiser` has added them.
    pub async fn by_card(&self, organiser: &User, person: &str) -> User {
        let cards = organiser.get("/cards").await.ok();
        let card = cards["cards"].as_array().unwrap().iter().find(|card| card["person"] == person).unwrap();
        let mut user = self.anybody();
        let session = user.post("/api/sessions/card", json!({ "code": card["code"] })).await;
        user.stay(&session);
        user.jury.clone_from(&organiser.jury);
        user
    }

    /// Adds one person and lets them in by card; gives them and their id.
    pub async fn add(&self, organiser: &User, person: Value) -> (User, String) {
        let done = organiser.post("/people", json!([person])).await.ok();
        let id = done["ids"][0].as_str().unwrap().to_owned();
        (self.by_card(organiser, &id).await, id)
    }

    /// A second account as facilitator of the organiser's jury.
    pub async fn facilitator(&self, organiser: &User) -> User {
        let mut user = self.account("Ffion Facilitator").await;
        let body = json!([{
            "role": "facilitator", "name": "Ffion", "account_email": "ffion.facilitator@example.org",
        }]);
        organiser.post("/people", body).await.ok();
        user.jury.clone_from(&organiser.jury);
        user
    }
}

/// Somebody with a browser.
#[derive(Clone)]
pub struct User {
    pub address: SocketAddr,
    pub http: reqwest::Client,
    pub token: Option<String>,
    /// A session that outlives its first token.
    pub lasting: Option<Arc<Mutex<Lasting>>>,
    /// The jury that paths without `/api` are of.
    pub jury: String,
}

/// A session of a run that takes longer than a token holds: a new token is fetched before it ends, as
/// the page does.
pub struct Lasting {
    cookie: String,
    token: String,
    since: Instant,
}

/// Well before the five minutes that a token holds.
const RENEW: Duration = Duration::from_secs(200);

/// An answer, read.
#[derive(Debug)]
pub struct Reply {
    pub status: u16,
    pub text: String,
    /// The cookie that came with it: name and value.
    pub cookie: Option<String>,
}

impl Reply {
    /// The JSON of an answer that must be a success.
    #[track_caller]
    pub fn ok(&self) -> Value {
        assert_eq!(self.status, 200, "{}", self.text);
        self.json()
    }

    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error}: {}", self.text))
    }

    /// Checks that it was refused so.
    #[track_caller]
    pub fn refused(&self, status: u16, code: &str) {
        assert_eq!(self.json()["code"], code, "{}", self.text);
        assert_eq!(self.status, status, "{}", self.text);
    }
}

impl User {
    /// The same person at another node.
    pub fn at(&self, app: &App) -> Self {
        Self { address: app.address, ..self.clone() }
    }

    fn url(&self, path: &str) -> String {
        if path.starts_with("/api") || path.starts_with("/live") {
            return format!("http://{}{path}", self.address);
        }
        format!("http://{}/api/juries/{}{path}", self.address, self.jury)
    }

    /// Sends a request; a change without `key` gets a fresh one.
    pub async fn send(&self, method: Method, path: &str, key: Option<&str>, body: Option<String>) -> Reply {
        self.try_send(method, path, key, body).await.unwrap()
    }

    /// The same, where the answer may get lost on its way.
    pub async fn try_send(
        &self,
        method: Method,
        path: &str,
        key: Option<&str>,
        body: Option<String>,
    ) -> Result<Reply, reqwest::Error> {
        let fresh = uuid::Uuid::from_bytes(citizens_jury::clock::random_bytes::<16>()).to_string();
        let mut request = self
            .http
            .request(method, self.url(path))
            .timeout(LIMIT)
            .header("Idempotency-Key", key.unwrap_or(&fresh));
        if let Some(token) = self.bearer().await {
            request = request.bearer_auth(token);
        }
        if let Some(body) = body {
            request = request.header("content-type", "application/json").body(body);
        }
        // A kept connection may close just as it is used again; the key makes asking once more safe.
        let again = request.try_clone().unwrap();
        let response = match request.send().await {
            Ok(response) => response,
            Err(_) => again.send().await?,
        };
        let cookie = cookie_of(&response);
        Ok(Reply { status: response.status().as_u16(), text: response.text().await?, cookie })
    }

    /// Keeps the session that a sign-in answered for as long as the run lasts.
    pub fn stay(&mut self, session: &Reply) {
        let token = session.ok()["token"].as_str().unwrap().to_owned();
        let cookie = session.cookie.clone().unwrap();
        self.token = Some(token.clone());
        self.lasting = Some(Arc::new(Mutex::new(Lasting { cookie, token, since: Instant::now() })));
    }

    /// The token to ask with, a new one where it would soon end.
    pub async fn bearer(&self) -> Option<String> {
        let (Some(_), Some(lasting)) = (&self.token, &self.lasting) else { return self.token.clone() };
        let mut lasting = lasting.lock().await;
        if lasting.since.elapsed() > RENEW {
            *lasting = self.renewed(&lasting.cookie).await;
        }
        Some(lasting.token.clone())
    }

    /// Fetches the session's next cookie and token at once, as a page does when it is opened.
    pub async fn renew(&self) {
        let mut lasting = self.lasting.as_ref().expect("a session that lasts").lock().await;
        *lasting = self.renewed(&lasting.cookie).await;
    }

    async fn renewed(&self, cookie: &str) -> Lasting {
        let request = self.http.post(self.url("/api/sessions/refresh"));
        let answer = request.header("cookie", cookie).timeout(LIMIT).send().await.unwrap();
        let cookie = cookie_of(&answer).unwrap();
        let session: Value = serde_json::from_str(&answer.text().await.unwrap()).unwrap();
        let token = session["token"].as_str().unwrap().to_owned();
        Lasting { cookie, token, since: Instant::now() }
    }

    /// Asks for a change, under a fresh key. A path without `/api` is of the user's jury.
    pub async fn post(&self, path: &str, body: Value) -> Reply {
        self.send(Method::POST, path, None, Some(body.to_string())).await
    }

    pub async fn get(&self, path: &str) -> Reply {
        self.send(Method::GET, path, None, None).await
    }

    /// A topic's view.
    pub async fn view(&self, topic: &str) -> Value {
        self.get(&format!("/{}", topic.replace("room:", "rooms/"))).await.ok()["view"].clone()
    }

    /// Opens the page's socket.
    pub async fn live(&self) -> Live {
        let ticket = self.post("/api/tickets", json!({ "jury": self.jury })).await.ok();
        Live::open(self.address, ticket["ticket"].as_str().unwrap()).await
    }
}

fn cookie_of(response: &reqwest::Response) -> Option<String> {
    let set = response.headers().get("set-cookie")?.to_str().ok()?;
    set.split(';').next().map(str::to_owned)
}

/// An open socket of a page, with the latest view of each topic.
pub struct Live {
    pub socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    pub views: BTreeMap<String, (i64, Value)>,
}

impl Live {
    pub async fn open(address: SocketAddr, ticket: &str) -> Self {
        let url = format!("ws://{address}/live?ticket={ticket}");
        let (socket, _) = tokio_tungstenite::connect_async(url).await.unwrap();
        Self { socket, views: BTreeMap::new() }
    }

    pub async fn say(&mut self, message: Value) {
        self.socket.send(Message::text(message.to_string())).await.unwrap();
    }

    pub async fn subscribe(&mut self, topic: &str) {
        self.say(json!({ "type": "subscribe", "topic": topic })).await;
    }

    /// The next message; none when the connection ends.
    pub async fn next(&mut self) -> Option<Value> {
        loop {
            match self.socket.next().await? {
                Ok(Message::Text(text)) => {
                    let message: Value = serde_json::from_str(&text).unwrap();
                    if message["type"] == "view" {
                        let topic = message["topic"].as_str().unwrap().to_owned();
                        self.views.insert(topic, (message["seq"].as_i64().unwrap(), message["view"].clone()));
                    }
                    return Some(message);
                }
                Ok(Message::Close(_)) | Err(_) => return None,
                Ok(_) => {}
            }
        }
    }

    /// The next message in time; panics when the connection ends or stays silent.
    async fn expect(&mut self, what: &str) -> Value {
        let waited = tokio::time::timeout(LIMIT, self.next()).await;
        waited
            .unwrap_or_else(|_| panic!("no {what} in time"))
            .unwrap_or_else(|| panic!("ended before {what}"))
    }

    /// Reads on until a message of that type.
    pub async fn until(&mut self, kind: &str) -> Value {
        loop {
            let message = self.expect(kind).await;
            if message["type"] == kind {
                return message;
            }
        }
    }

    /// Reads on until a topic's view holds.
    pub async fn until_view(&mut self, topic: &str, holds: impl Fn(&Value) -> bool) -> Value {
        let known = self.views.get(topic).map(|(_, view)| view.clone()).filter(|view| holds(view));
        if let Some(view) = known {
            return view;
        }
        loop {
            let message = self.expect(topic).await;
            if message["type"] == "view" && message["topic"] == topic && holds(&message["view"]) {
                return message["view"].clone();
            }
        }
    }

    /// Reads on until a topic's view is the fetched one.
    pub async fn catch_up(&mut self, name: &str, topic: &str, fetched: &Value) {
        loop {
            if self.views.get(topic).is_some_and(|(_, view)| view == fetched) {
                return;
            }
            let waited = tokio::time::timeout(LIMIT, self.next()).await;
            let pushed = self.views.get(topic).map(|(_, view)| view);
            let message =
                waited.unwrap_or_else(|_| panic!("{name}, {topic}: pushed {pushed:?}, fetched {fetched}"));
            assert!(message.is_some(), "{name}'s page was cut off");
        }
    }
}
