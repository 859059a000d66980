//! One credential each, whoever asks how often and where.

use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::time::Duration;

use serde_json::{Value, json};

use super::booth::{AGAINST, Booth, FOR, Vote, of, post_ballot, promise};
use crate::app::{App, User};
use crate::home::Home;
use crate::program::Serving;

/// Jurors, and how often each asks at the same time; `JURY_CREDENTIALS=200x50` for the long run.
fn crowd() -> (usize, usize) {
    let given = std::env::var("JURY_CREDENTIALS").unwrap_or_else(|_| "40x20".into());
    let (jurors, each) = given.split_once('x').unwrap();
    (jurors.parse().unwrap(), each.parse().unwrap())
}

/// How many seconds whoever was told that the service is busy waits before asking again, the first time,
/// the second time … as a page does: thousands who ask again at once would only keep it busy.
const PAUSES_S: [u64; 5] = [2, 4, 8, 15, 30];

/// Everybody asks with as many different sets of keys as they can, on every node at once.
async fn one_each(vote: &Vote, nodes: &[SocketAddr]) {
    let (jurors, each) = crowd();
    let point = vote.voting_point().await;
    let begun = std::time::Instant::now();
    let mut asking = Vec::new();
    for (n, (juror, _)) in vote.hall.jurors.iter().enumerate() {
        let juror = User { http: reqwest::Client::new(), ..juror.clone() };
        let point = (n + 1 == jurors).then(|| point.clone());
        // Two devices for each juror; requests of either are the same each time.
        let mut devices = Vec::new();
        for _ in 0..2 {
            let mut booth = Booth::enter(&juror, &vote.round).await;
            booth.at_point.clone_from(&point);
            devices.push(booth.asks());
        }
        let (addresses, path) = (nodes.to_vec(), vote.path("credentials"));
        asking.push(actix_web::rt::spawn(async move {
            let requests = (0..each).map(|k| {
                let (asks, address) = (devices[k % 2].clone(), addresses[k % addresses.len()]);
                let (user, path) = (User { address, ..juror.clone() }, path.clone());
                async move {
                    let mut pauses = PAUSES_S.into_iter();
                    loop {
                        let reply = user.post(&path, asks.clone()).await;
                        if reply.status != 503 {
                            return (k % 2, reply);
                        }
                        reply.refused(503, "busy");
                        actix_web::rt::time::sleep(Duration::from_secs(pauses.next().unwrap_or(30))).await;
                    }
                }
            });
            let replies = futures_util::future::join_all(requests).await;
            let mut given: BTreeSet<(usize, String)> = BTreeSet::new();
            for (device, reply) in replies {
                if reply.status == 200 {
                    given.insert((device, reply.text));
                } else {
                    reply.refused(409, "credentials_issued");
                }
            }
            given.len()
        }));
    }
    let mut signed = 0;
    for one in asking {
        let given = one.await.unwrap();
        assert_eq!(given, 1, "one juror, one answer");
        signed += given;
    }
    println!(
        "figure: {jurors} jurors x {each} requests on {} node(s): {signed} sets of signatures in {:.1} s",
        nodes.len(),
        begun.elapsed().as_secs_f64()
    );
    assert_eq!(signed, jurors);
}

#[actix_web::test]
async fn each_juror_has_one_credential_on_sqlite() {
    use crate::home::Begin as _;
    let app = App::begin(Home::sqlite()).await;
    let vote = Vote::of(&app, crowd().0, 1).await;
    // A program of its own: one process may not open files enough for both ends of so many lines.
    let address = app.address;
    let home = app.leave().await;
    let listen = address.to_string();
    let url = format!("http://{address}");
    let _serving =
        Serving::run(&home, &["serve", "--listen", &listen, "--public-url", &url]).expect("it starts");
    one_each(&vote, &[address]).await;
}

#[actix_web::test]
async fn each_juror_has_one_credential_over_three_nodes() {
    use crate::home::Begin as _;
    let app = App::begin(Home::postgres()).await;
    let (second, third) = (app.beside().await, app.beside().await);
    let vote = Vote::of(&app, crowd().0, 1).await;
    one_each(&vote, &[app.address, second.address, third.address]).await;
}

both! {
    async fn the_same_request_gets_the_same_answer_and_another_none(app: App) {
        let vote = Vote::of(&app, 6, 2).await;
        let (juror, id) = vote.hall.jurors[0].clone();
        let mut booth = Booth::enter(&juror, &vote.round).await;
        let first = booth.ask().await.ok();
        assert_eq!(booth.ask().await.ok(), first, "the answer was lost, so the page asks again");
        Booth::enter(&juror, &vote.round).await.ask().await.refused(409, "credentials_issued");
        booth.accept(&first);
        booth.cast(vote.question(0), FOR).await;

        // Out of place: late, elsewhere, not a juror, another's way.
        let (late, _) = app.add(&vote.hall.organiser, json!({ "role": "juror", "name": "Late" })).await;
        Booth::enter(&late, &vote.round).await.ask().await.refused(403, "not_on_roster");
        let stranger = Booth::enter(&vote.hall.facilitator, &vote.round).await;
        stranger.ask().await.refused(403, "not_allowed");
        let mut last = Booth::enter(&vote.hall.jurors[5].0, &vote.round).await;
        last.ask().await.refused(409, "way_wrong");
        last.at_point = Some("guessed".into());
        last.ask().await.refused(409, "way_wrong");
        let mut away = Booth::enter(&vote.hall.jurors[1].0, &vote.round).await;
        last.at_point = Some(vote.voting_point().await);
        away.at_point.clone_from(&last.at_point);
        away.ask().await.refused(409, "way_wrong");
        last.fetch().await;
        let paper = Booth { juror: User { token: None, ..juror.clone() }, ..away };
        paper.ask().await.refused(401, "sign_in_needed");

        // What cannot be signed.
        let asks = |value: &str| {
            let mut asks = Booth::asks(&paper);
            asks["voting_point"] = Value::Null;
            asks["blinded"][0]["value"] = json!(value);
            asks
        };
        let other = &vote.hall.jurors[1].0;
        let zero = "A".repeat(512);
        let over = "_".repeat(512);
        for value in [zero.as_str(), over.as_str(), "AAAA"] {
            other.post(&vote.path("credentials"), asks(value)).await.refused(422, "blinded_value_wrong");
        }
        let mut fewer = Booth::asks(&paper);
        fewer["blinded"].as_array_mut().unwrap().pop();
        other.post(&vote.path("credentials"), fewer).await.refused(422, "blinded_value_wrong");
        let _ = id;
    }

    async fn an_answer_that_is_lost_at_any_step_costs_nothing(app: App) {
        let vote = Vote::of(&app, 6, 1).await;
        let mut lost = 0;
        for n in 0..6 {
            let mut booth = Booth::enter(&vote.hall.jurors[n].0, &vote.round).await;
            if n == 5 {
                booth.at_point = Some(vote.voting_point().await);
            }
            // Credentials were issued, the answer got lost: asked again.
            booth.ask().await.ok();
            let answer = booth.ask().await.ok();
            booth.accept(&answer);
            // The ballot was taken, the promise got lost: the same ballot is sent again.
            let ballot = booth.device.cast(of(vote.question(0)), FOR).unwrap();
            let first = promise(&post_ballot(&booth.juror, &vote.round, &ballot).await);
            let again = promise(&post_ballot(&booth.juror, &vote.round, &ballot).await);
            assert_eq!(first, again);
            booth.device.keep(&ballot, &again).unwrap();
            // The first request of a changed mind never came: the next counter goes on.
            booth.device.cast(of(vote.question(0)), AGAINST).unwrap();
            booth.cast(vote.question(0), AGAINST).await;
            lost += 3;
        }
        vote.close().await.ok();
        let (bundle, _) = vote.bundle().await;
        assert_eq!(bundle.ballots.len(), 6, "one ballot each");
        assert!(bundle.ballots.iter().all(|ballot| ballot.counter == 3 && ballot.ballot == AGAINST));
        println!("figure: {lost} answers lost at every step, 6 of 6 jurors with one ballot");
    }
}
