//! Everybody's line is cut at once and everybody comes back at once: all have what changed meanwhile.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use futures_util::future::join_all;
use futures_util::{SinkExt as _, StreamExt as _};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::{Message, Utf8Bytes};

use super::crowd::{Crowd, open, quantile, stamp, ticket};
use crate::app::{LIMIT, User};
use crate::home::Home;

const JURORS: usize = 200;
const CUTS: usize = 3;
const P99: Duration = Duration::from_secs(2);
const TOPICS: [&str; 9] =
    ["jury", "agenda", "people", "rooms", "recommendations", "rounds", "evidence", "temperature", "me"];

/// A juror's page: what it follows, and what it last heard of it. Views are read only afterwards: a
/// phone of its own would read them meanwhile.
struct Phone {
    user: User,
    room: String,
    socket: Option<WebSocketStream<TcpStream>>,
    views: BTreeMap<String, (i64, Utf8Bytes)>,
}

impl Phone {
    fn topics(&self) -> Vec<String> {
        TOPICS.iter().map(|topic| (*topic).to_owned()).chain([format!("room:{}", self.room)]).collect()
    }

    /// Opens the line and asks for what is later than the page knows, as pages do.
    async fn come(&mut self) {
        let path = format!("/live?ticket={}", ticket(&self.user, None).await);
        let mut socket = open(&self.user, &path, false).await;
        for topic in self.topics() {
            let known = self.views.get(&topic).map(|(seq, _)| *seq);
            let follow = json!({ "type": "subscribe", "topic": topic, "seq": known });
            socket.feed(Message::text(follow.to_string())).await.unwrap();
        }
        socket.flush().await.unwrap();
        self.socket = Some(socket);
    }

    /// Reads one message.
    async fn hear(&mut self) {
        let heard = timeout(LIMIT, self.socket.as_mut().unwrap().next()).await.expect("a message in time");
        let Message::Text(text) = heard.unwrap().unwrap() else { return };
        if let Some((topic, seq)) = stamp(&text) {
            self.views.insert(topic.to_owned(), (seq, text.clone()));
        }
    }

    /// Reads until these topics are as of that change or later.
    async fn until(&mut self, topics: &[String], seq: i64) {
        while topics.iter().any(|topic| self.views.get(topic).is_none_or(|(newest, _)| *newest < seq)) {
            self.hear().await;
        }
    }

    /// Reads until a topic is what it is fetched as.
    async fn shows(&mut self, topic: &str, fetched: &Value) {
        loop {
            let pushed: Option<Value> =
                self.views.get(topic).map(|(_, text)| serde_json::from_str(text).unwrap());
            if pushed.is_some_and(|pushed| pushed["view"] == *fetched) {
                return;
            }
            self.hear().await;
        }
    }
}

/// Cuts every line; everybody comes back while the list of one room and the agenda change. Gives how
/// long each was behind.
async fn cut(crowd: &Crowd, phones: &mut [Phone], n: usize) -> Vec<Duration> {
    let room = phones[0].room.clone();
    let begun = Instant::now();
    phones.iter_mut().for_each(|phone| drop(phone.socket.take()));
    let (changed, seq) = tokio::sync::watch::channel(0);
    let change = async {
        let entry = json!({ "kind": "issue", "text": format!("While they were away, {n}") });
        crowd.jurors[0].post(&format!("/rooms/{room}/entries"), entry).await.ok();
        changed.send(crowd.change().await).unwrap();
    };
    let back = phones.iter_mut().map(|phone| {
        let (mut seq, room) = (seq.clone(), &room);
        async move {
            phone.come().await;
            let seq = *seq.wait_for(|seq| *seq > 0).await.unwrap();
            phone.until(&["jury".into(), "agenda".into()], seq).await;
            if phone.room == *room {
                phone.until(&[format!("room:{room}")], seq - 1).await;
            }
            begun.elapsed()
        }
    });
    futures_util::join!(change, join_all(back)).1
}

#[actix_web::test]
async fn everybody_comes_back_at_once() {
    let crowd = Crowd::of(Home::sqlite(), JURORS).await;
    let mut phones = Vec::new();
    for juror in &crowd.jurors {
        let room = crowd.room_of(juror).await;
        phones.push(Phone { user: juror.clone(), room, socket: None, views: BTreeMap::new() });
    }
    join_all(phones.iter_mut().map(Phone::come)).await;
    for phone in &mut phones {
        let topics = phone.topics();
        phone.until(&topics, 1).await;
    }
    let mut times = Vec::new();
    for n in 0..CUTS {
        times.extend(cut(&crowd, &mut phones, n).await);
    }
    let (half, most) = (quantile(&times, 0.5), quantile(&times, 0.99));
    println!(
        "figure: {JURORS} jurors cut off at once, {CUTS} times: caught up p50 {half:.2?}, p99 {most:.2?}"
    );

    // Nothing was missed: each page shows what it would fetch.
    let mut fetched = BTreeMap::new();
    for phone in &mut phones {
        for topic in phone.topics() {
            if topic == "me" || !fetched.contains_key(&topic) {
                fetched.insert(topic.clone(), phone.user.view(&topic).await);
            }
            phone.shows(&topic, &fetched[&topic]).await;
        }
    }
    assert!(most < P99, "p99 {most:?}");
}
