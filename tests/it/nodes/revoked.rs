//! Sessions of accounts that end, over several nodes; and tabs that refresh one session without losing it.

use std::collections::BTreeSet;
use std::time::Instant;

use futures_util::future::join_all;
use serde_json::{Value, json};

use super::together::{GONE_WITHIN, ends};
use super::{following, nodes};
use crate::app::{App, LIMIT, PASSWORD, User};
use crate::broker::Nats;
use crate::program::program;

const OLWEN: &str = "olwen.organiser@example.org";
const TABS: usize = 20;
const ROUNDS: usize = 15;

/// The organiser in another browser.
async fn again(app: &App, jury: &str) -> User {
    let mut user = app.anybody();
    let session = user.post("/api/sessions/password", json!({ "email": OLWEN, "password": PASSWORD })).await;
    user.stay(&session);
    jury.clone_into(&mut user.jury);
    user
}

/// How an operator, or somebody in another browser, ends sessions.
#[derive(Clone, Copy, Debug)]
enum Way {
    One,
    Others,
    Password,
    Disabled,
}

impl Way {
    async fn end(self, nodes: &[App], own: &User, ended: &User, nats: &Nats) {
        match self {
            Self::One => {
                let sessions = ended.get("/api/account").await.ok()["sessions"].clone();
                let is_own = |one: &&Value| one["own"] == true;
                let id = sessions.as_array().unwrap().iter().find(is_own).unwrap()["id"].clone();
                own.post(&format!("/api/account/sessions/{}/end", id.as_str().unwrap()), json!({}))
                    .await
                    .ok();
            }
            Self::Others => {
                own.post("/api/account/sessions/end-others", json!({})).await.ok();
            }
            Self::Password => {
                let body = json!({ "password": PASSWORD, "new_password": PASSWORD });
                own.post("/api/account/password", body).await.ok();
            }
            // By the program's own command, which is no node.
            Self::Disabled => {
                let mut command = program(&nodes[0].home, &["admin", "disable", "--email", OLWEN]);
                command.env("JURY_BROKER_URL", nats.url());
                let told = tokio::process::Command::from(command).output().await.unwrap();
                assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
            }
        }
    }
}

#[actix_web::test]
async fn an_account_whose_session_ends_is_gone_from_every_node_within_two_seconds() {
    let nats = Nats::start();
    let nodes = nodes(&nats, 3).await;
    let own = nodes[0].jury().await;
    let mut took = Vec::new();
    for way in [Way::One, Way::Others, Way::Password, Way::Disabled] {
        let ended = again(&nodes[0], &own.jury).await;
        let mut pages = Vec::new();
        for node in &nodes {
            pages.push(following(&ended.at(node), "jury").await);
        }
        let begun = Instant::now();
        way.end(&nodes, &own, &ended, &nats).await;
        let done = Instant::now();
        for node in &nodes {
            ended.at(node).get("/agenda").await.refused(401, "session_ended");
            ended.at(node).get("/api/account").await.refused(401, "session_ended");
        }
        for page in pages {
            ends(page).await;
        }
        took.push((way, done.elapsed(), begun.elapsed()));
        if !matches!(way, Way::Disabled) {
            own.get("/agenda").await.ok();
        }
    }
    for (way, after, whole) in &took {
        println!(
            "figure: {way:?}: HTTP and sockets gone from three nodes {after:.1?} after the answer, {whole:.1?} with it"
        );
    }
    assert!(took.iter().all(|(_, after, _)| *after < GONE_WITHIN), "{took:?}");
    own.get("/agenda").await.refused(401, "session_ended");
}

/// One tab that asks for the next cookie and keeps what it gets, as a browser does.
async fn refresh(address: std::net::SocketAddr, cookie: &str) -> (u16, String) {
    let request = reqwest::Client::new().post(format!("http://{address}/api/sessions/refresh"));
    let answer = request.header("cookie", cookie).timeout(LIMIT).send().await.unwrap();
    let set = answer.headers().get("set-cookie").map(|set| set.to_str().unwrap().to_owned());
    let next = set.and_then(|set| set.split(';').next().map(str::to_owned));
    (answer.status().as_u16(), next.unwrap_or_default())
}

#[actix_web::test]
async fn twenty_tabs_that_refresh_at_once_lose_nobody() {
    let nats = Nats::start();
    let nodes = nodes(&nats, 3).await;
    let _organiser = nodes[0].jury().await;
    let body = json!({ "email": OLWEN, "password": PASSWORD });
    let mut cookie = nodes[0].anybody().post("/api/sessions/password", body).await.cookie.unwrap();
    let (mut refreshed, mut lost) = (0, 0);
    for _ in 0..ROUNDS {
        let tabs = (0..TABS).map(|tab| refresh(nodes[tab % nodes.len()].address, &cookie));
        let answers = join_all(tabs).await;
        refreshed += answers.len();
        lost += answers.iter().filter(|(status, _)| *status != 200).count();
        let next: BTreeSet<String> = answers.into_iter().map(|(_, next)| next).collect();
        assert_eq!(next.len(), 1, "all tabs have one cookie then: {next:?}");
        cookie = next.into_iter().next().unwrap();
    }
    println!("figure: {TABS} tabs over three nodes refreshed {refreshed} times, {lost} false sign-outs");
    assert_eq!(lost, 0);
}
