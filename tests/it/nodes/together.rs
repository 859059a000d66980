//! Who is here, and who is no longer let in, over several nodes.

use std::time::{Duration, Instant};

use citizens_jury::actions::documents;
use citizens_jury::jury::shared_text::{PlainText, compose};
use citizens_jury::store::documents::Written;
use serde_json::{Value, json};
use tokio::time::timeout;

use super::{following, nodes, until};
use crate::app::{App, LIMIT, Live, User};
use crate::broker::Nats;
use crate::hall::Hall;
use crate::home::Home;
use crate::text::{Pen, at_a_text};

/// How soon somebody who was removed must be gone from every node.
pub const GONE_WITHIN: Duration = Duration::from_secs(2);

/// Reads on until exactly these people are here.
async fn until_here(page: &mut Live, people: &[&str]) {
    let mut expected: Vec<&str> = people.to_vec();
    expected.sort_unstable();
    loop {
        let told = page.until("presence").await;
        let mut here: Vec<&str> = told["here"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
        here.sort_unstable();
        if here == expected {
            return;
        }
    }
}

#[actix_web::test]
async fn who_is_here_is_one_list_over_all_nodes() {
    let mut nats = Nats::start();
    let nodes = nodes(&nats, 2).await;
    let hall = Hall::of(&nodes[0], 3).await;
    let [(ann, ann_id), (ben, ben_id), _] = &hall.jurors[..] else { panic!("three jurors") };
    let mut watching = hall.organiser.at(&nodes[1]).live().await;
    let own = hall.organiser.view("me").await["id"].as_str().unwrap().to_owned();
    let first = ann.live().await;
    let second = ann.at(&nodes[1]).live().await;
    let ben = ben.live().await;
    until_here(&mut watching, &[&own, ann_id, ben_id]).await;
    drop(ben);
    until_here(&mut watching, &[&own, ann_id]).await;
    drop(second);
    // Ann still has a page at the other node: nothing is told of her until that is gone as well.
    drop(first);
    until_here(&mut watching, &[&own]).await;
    // Who came while the broker was away is here once it is back.
    nats.stop();
    let _late = ann.live().await;
    nats.start_again();
    until_here(&mut watching, &[&own, ann_id]).await;
}

/// Waits until a page's socket has ended.
pub async fn ends(mut page: Live) {
    let reading = async { while page.next().await.is_some() {} };
    timeout(LIMIT, reading).await.expect("the socket ends");
}

/// A page at one node and a text at another, of one session.
async fn pages(user: &User, nodes: &[App], document: citizens_jury::jury::ids::DocumentId) -> (Live, Pen) {
    let page = following(&user.at(&nodes[1]), "jury").await;
    (page, Pen::open(&user.at(&nodes[2]), document, "a").await)
}

#[actix_web::test]
async fn who_is_removed_or_signs_out_is_gone_from_every_node_within_two_seconds() {
    let nats = Nats::start();
    let nodes = nodes(&nats, 3).await;
    let (hall, [ann, ben], document) = at_a_text(&nodes[0]).await;
    let mut took = Vec::new();
    for (user, signs_out) in [(&ann, true), (&ben, false)] {
        let (page, mut pen) = pages(user, &nodes, document).await;
        let begun = Instant::now();
        if signs_out {
            let reply = user.send(reqwest::Method::DELETE, "/api/sessions/all", None, None).await;
            assert_eq!(reply.status, 204, "{}", reply.text);
        } else {
            let path = format!("/people/{}/card/revoke", hall.jurors[1].1);
            hall.organiser.post(&path, json!({})).await.ok();
        }
        for node in &nodes {
            user.at(node).get("/agenda").await.refused(401, "session_ended");
        }
        ends(page).await;
        assert!(pen.closed().await >= 4400);
        took.push(begun.elapsed());
    }
    println!("figure: gone from three nodes after {took:?}");
    assert!(took.iter().all(|took| *took < GONE_WITHIN), "{took:?}");
}

#[actix_web::test]
async fn a_change_that_was_not_told_is_found_also_when_later_ones_were() {
    // Without a broker nobody tells this node what happens on the other.
    let app = App::start(Home::postgres(), 0).await;
    let other = app.beside().await;
    let hall = Hall::of(&app, 2).await;
    let ann = &hall.jurors[0].1;
    let mut page = following(&hall.organiser, "people").await;
    let left = json!({ "attendance": "left" });
    hall.facilitator.at(&other).post(&format!("/people/{ann}/attendance"), left).await.ok();
    hall.organiser.post("/edit", json!({ "title": "Buses" })).await.ok();
    let has_left = |person: &Value| person["id"] == ann.as_str() && person["attendance"] == "left";
    page.until_view("people", |view| view["people"].as_array().unwrap().iter().any(has_left)).await;
}

#[actix_web::test]
async fn two_nodes_that_merge_a_text_at_once_lose_nothing_of_it() {
    let nats = Nats::start();
    let nodes = nodes(&nats, 2).await;
    let (_, _, document) = at_a_text(&nodes[0]).await;
    let line = |n: usize| {
        let text = PlainText { title: String::new(), body: format!("Line {n}."), reasons: String::new() };
        vec![Written { person: None, bytes: compose(&text, u32::try_from(n).unwrap() + 1) }]
    };
    for n in 0..15 {
        let (one, other) = (&nodes[0].service, &nodes[1].service);
        documents::append(one, document, line(4 * n)).await.unwrap();
        documents::append(other, document, line(4 * n + 1)).await.unwrap();
        let (a, b, c, d) = tokio::join!(
            documents::compact(one, document),
            documents::append(other, document, line(4 * n + 2)),
            documents::compact(other, document),
            documents::append(one, document, line(4 * n + 3)),
        );
        assert!(a.is_ok() && b.is_ok() && c.is_ok() && d.is_ok(), "{a:?} {b:?} {c:?} {d:?}");
    }
    let service = &nodes[0].service;
    let (text, _) = service.db.read(move |conn| documents::reads(conn, document)).await.unwrap();
    for n in 0..60 {
        assert_eq!(text.body.matches(&format!("Line {n}.")).count(), 1, "{}", text.body);
    }
    until("both merged", async || documents::compact(service, document).await.is_ok()).await;
}
