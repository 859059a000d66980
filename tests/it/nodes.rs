//! Several nodes on one PostgreSQL with NATS between them: whoever serves a person, everybody sees the
//! same, and what the broker loses is found again.

mod cut;
mod revoked;
mod rolling;
mod together;
mod work;

use std::time::{Duration, Instant};

use citizens_jury::broker::Line;
use citizens_jury::live::text_protocol::{self, Shown};
use serde_json::json;
use tokio::time::timeout;

use crate::app::{App, LIMIT, Live, User};
use crate::broker::Nats;
use crate::hall::Hall;
use crate::home::Home;
use crate::text::{Pen, at_a_text, until_stored};

/// So many nodes that one broker joins.
async fn nodes(nats: &Nats, n: usize) -> Vec<App> {
    let mut nodes = vec![App::joined(Home::postgres(), 0, None, Some(&nats.url())).await];
    while nodes.len() < n {
        nodes.push(nodes[0].joined_beside(&nats.url()).await);
    }
    nodes
}

async fn following(user: &User, topic: &str) -> Live {
    let mut live = user.live().await;
    live.subscribe(topic).await;
    live.until_view(topic, |_| true).await;
    live
}

/// Waits until something holds.
async fn until(what: &str, holds: impl AsyncFn() -> bool) {
    let waiting = async {
        while !holds().await {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    timeout(LIMIT, waiting).await.unwrap_or_else(|_| panic!("not in time: {what}"));
}

/// Status and lines.
async fn readyz(app: &App) -> (u16, String) {
    let answer = app.anybody().http.get(app.url("/readyz")).send().await.unwrap();
    (answer.status().as_u16(), answer.text().await.unwrap())
}

async fn until_line(app: &App, line: Line) {
    let mut told = app.service.broker.line();
    timeout(LIMIT, told.wait_for(|now| *now == line)).await.expect("told in time").unwrap();
}

#[actix_web::test]
async fn what_happens_on_one_node_is_seen_on_the_others_at_once() {
    let nats = Nats::start();
    let nodes = nodes(&nats, 3).await;
    let hall = Hall::of(&nodes[0], 4).await;
    let juror = |n: usize, node: usize| hall.jurors[n].0.at(&nodes[node]);
    let mut announced = nodes[2].service.broker.announcements();
    let mut page = following(&juror(1, 1), "jury").await;
    let mut took = Vec::new();
    for n in 0..20 {
        let title = format!("Buses {n}");
        let begun = Instant::now();
        hall.organiser.at(&nodes[n % 3]).post("/edit", json!({ "title": title })).await.ok();
        page.until_view("jury", |view| view["title"] == title).await;
        took.push(begun.elapsed());
    }
    took.sort();
    println!(
        "figure: a change is seen on another node after {:?} in the middle, {:?} at most",
        took[10], took[19]
    );
    // The others were told of each, and did not have to ask the database.
    let told = async {
        for _ in 0..20 {
            announced.recv().await.unwrap();
        }
    };
    timeout(LIMIT, told).await.expect("announced");
    // A signal goes by the broker alone.
    let room = format!("room:{}", hall.room);
    let mut other = following(&juror(2, 2), &room).await;
    let path = format!("/rooms/{}/signals", hall.room);
    juror(0, 0).post(&path, json!({ "kind": "wave" })).await.ok();
    assert_eq!(other.until("signal").await["person"], hall.jurors[0].1.as_str());
}

#[actix_web::test]
async fn people_write_one_text_on_several_nodes() {
    let nats = Nats::start();
    let nodes = nodes(&nats, 2).await;
    let (_, [ann, ben], document) = at_a_text(&nodes[0]).await;
    let mut first = Pen::open(&ann, document, "a").await;
    let client = first.doc.client_id().get();
    let shown = Shown { client, clock: 1, state: r#"{"name":"Ann"}"# };
    first.send(text_protocol::awareness([shown])).await;
    first.until_shown(client).await;
    // Whoever comes on another node sees at once who is there.
    let mut second = Pen::open(&ben.at(&nodes[1]), document, "b").await;
    second.until_shown(client).await;
    let mut relayed = nodes[1].service.broker.relayed();
    first.write("Ann was here.").await;
    second.until("Ann was here.").await;
    assert!(timeout(LIMIT, relayed.recv()).await.is_ok(), "it came over the broker");
    // What one builds on the other's words is never stored before them.
    for n in 0..10 {
        second.write(&format!("So was Ben {n}.")).await;
        first.until(&format!("So was Ben {n}.")).await;
        first.write(&format!("And Ann {n}.")).await;
        second.until(&format!("And Ann {n}.")).await;
        until_stored(&nodes[0], document, &format!("So was Ben {n}.")).await;
    }
}

#[actix_web::test]
async fn nodes_hear_only_the_texts_that_are_open_there_and_only_their_own_installation() {
    let nats = Nats::start();
    let one = nodes(&nats, 2).await;
    let other = nodes(&nats, 1).await;
    let (hall, [ann, ben], document) = at_a_text(&one[0]).await;
    let mut elsewhere = (other[0].service.broker.announcements(), one[1].service.broker.relayed());
    let mut first = Pen::open(&ann, document, "a").await;
    first.write("Nobody else reads.").await;
    until_stored(&one[0], document, "Nobody else reads.").await;
    let mut all = nats.listener().await;
    first.write("Still nobody.").await;
    all.until(|subject, _| subject.contains(&document.to_string())).await;
    hall.organiser.post("/edit", json!({ "title": "Trams" })).await.ok();
    following(&ben.at(&one[1]), "jury").await.until_view("jury", |view| view["title"] == "Trams").await;
    assert!(elsewhere.0.try_recv().is_err(), "another installation hears nothing");
    assert!(elsewhere.1.try_recv().is_err(), "a node hears nothing of a text that nobody has open there");
}

#[actix_web::test]
async fn what_cannot_be_read_is_dropped_and_counted() {
    let nats = Nats::start();
    let nodes = nodes(&nats, 2).await;
    let (hall, [ann, _], document) = at_a_text(&nodes[0]).await;
    let mut all = nats.listener().await;
    hall.organiser.post("/edit", json!({ "title": "Trams" })).await.ok();
    let (subject, bytes) = all.until(|subject, _| subject.contains(".changed.")).await;
    let (said, _) = subject.rsplit_once('.').unwrap();
    let mut sent = 0;
    for at in 0..bytes.len() {
        let mut bent = bytes.clone();
        bent[at] = 0xff;
        for wrong in [bent, bytes[..at].to_vec()] {
            all.client.publish(format!("{said}.f00d"), wrong.into()).await.unwrap();
            sent += 1;
        }
    }
    until("counted", async || nodes[1].service.broker.lost().unread == sent).await;
    // A text's bytes that are none harm nobody either.
    let mut pen = Pen::open(&ann.at(&nodes[1]), document, "a").await;
    let (space, _) = said.split_once(".all.").unwrap();
    for frame in [&b""[..], b"\xff\xff", &[0, 2, 5, 0xff, 0xff, 0xff, 0xff, 0x0f]] {
        let subject = format!("{space}.text.{document}.f00d");
        all.client.publish(subject, frame.to_vec().into()).await.unwrap();
    }
    pen.write("Still here.").await;
    until_stored(&nodes[0], document, "Still here.").await;
    hall.organiser.at(&nodes[1]).view("jury").await;
}

#[actix_web::test]
async fn a_node_serves_before_its_broker_is_there_and_joins_once_it_is() {
    let mut nats = Nats::absent();
    let begun = Instant::now();
    let nodes = nodes(&nats, 2).await;
    assert!(begun.elapsed() < LIMIT, "it waits for the broker: {:?}", begun.elapsed());
    let organiser = nodes[0].jury().await;
    let mut page = following(&organiser.at(&nodes[1]), "jury").await;
    assert_eq!(*nodes[0].service.broker.line().borrow(), Line::Down);
    organiser.post("/edit", json!({ "title": "Found by asking" })).await.ok();
    page.until_view("jury", |view| view["title"] == "Found by asking").await;
    let (status, lines) = readyz(&nodes[0]).await;
    assert!(status == 200 && lines.starts_with("ready\n"), "{status} {lines}");
    assert!(lines.contains("the broker does not answer: what other nodes change"), "{lines}");
    assert!(nodes[0].service.broker.lost().unsent > 0, "nothing waits for a broker that is away");
    nats.start_again();
    for node in &nodes {
        until_line(node, Line::Up).await;
    }
    assert!(!readyz(&nodes[0]).await.1.contains("broker"));
    let mut announced = nodes[1].service.broker.announcements();
    organiser.post("/edit", json!({ "title": "Told" })).await.ok();
    timeout(LIMIT, announced.recv()).await.expect("announced").unwrap();
    page.until_view("jury", |view| view["title"] == "Told").await;
    // One that holds its lines and says nothing is gone too.
    nats.signal("-STOP");
    until_line(&nodes[0], Line::Down).await;
    organiser.post("/edit", json!({ "title": "Asked again" })).await.ok();
    page.until_view("jury", |view| view["title"] == "Asked again").await;
    nats.signal("-CONT");
    until_line(&nodes[0], Line::Up).await;
}
