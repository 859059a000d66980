//! Guessing is contained: few tries at a password or a code whatever node is asked and whatever is restarted,
//! and nothing tells an account that is there from one that is not. A hall that shares one address gets in.

use std::time::{Duration, Instant};

use citizens_jury::actions::accounts::{self, NewAccount};
use futures_util::future::join_all;
use serde_json::json;

use crate::app::{App, PASSWORD};
use crate::home::{Begin as _, Home};
use crate::phone::{add_second_step, code, half, password};

/// Failed tries that an account takes in a quarter of an hour.
const TRIES: usize = 10;
const OLWEN: &str = "olwen.organiser@example.org";
const NOBODY: &str = "nobody@example.org";
/// By how much the middle answers about a known and an unknown account may differ.
const DIFFER_MS: f64 = 5.0;

/// Guesses a password that often, and gives how often it was looked at.
async fn spray(app: &App, email: &str, times: usize) -> usize {
    let mut judged = 0;
    for n in 0..times {
        let reply = password(app, email, &format!("a wrong guess {n}")).await;
        match reply.status {
            401 => judged += 1,
            _ => reply.refused(429, "too_many_requests"),
        }
    }
    judged
}

/// Guesses a code that often.
async fn guess(app: &App, cookie: &str, times: usize) -> usize {
    let mut judged = 0;
    for n in 0..times {
        let reply = code(app, cookie, &format!("{n:05}-{n:05}")).await;
        match reply.status {
            422 => judged += 1,
            _ => reply.refused(429, "too_many_requests"),
        }
    }
    judged
}

/// Password and code over these nodes, with one of them restarted in between.
async fn contained(app: App, others: Vec<App>) {
    let olwen = app.account("Olwen Organiser").await;
    let (phone, codes) = add_second_step(&olwen).await;
    let cookie = half(&app, OLWEN).await;
    let mut judged = [0; 3];
    for node in [&app].into_iter().chain(&others) {
        judged[0] += spray(node, OLWEN, 4).await;
        judged[1] += spray(node, NOBODY, 4).await;
        judged[2] += guess(node, &cookie, 4).await;
    }
    let app = app.restart().await;
    judged[0] += spray(&app, OLWEN, 12).await;
    judged[1] += spray(&app, NOBODY, 12).await;
    judged[2] += guess(&app, &cookie, 12).await;
    println!(
        "figure: of {} guesses over {} nodes with a restart, judged in a quarter of an hour: {} at a password, \
         {} at one of an unknown account, {} at a code",
        4 * (1 + others.len()) + 12,
        1 + others.len(),
        judged[0],
        judged[1],
        judged[2],
    );
    assert_eq!(judged, [TRIES; 3]);
    // Nor does the right one help now, anywhere.
    for node in [&app].into_iter().chain(&others) {
        password(node, OLWEN, PASSWORD).await.refused(429, "too_many_requests");
        code(node, &cookie, &phone.code(1)).await.refused(429, "too_many_requests");
        code(node, &cookie, &codes[0]).await.refused(429, "too_many_requests");
    }
    // Whoever is signed in goes on, and others are not kept out.
    olwen.at(&app).get("/api/juries").await.ok();
    app.account("Ffion Facilitator").await;
    let off = json!({ "password": PASSWORD, "code": codes[0] });
    olwen.at(&app).post("/api/account/second-factor/off", off).await.refused(429, "too_many_requests");
}

#[actix_web::test]
async fn guesses_are_few_over_three_nodes_and_a_restart() {
    let app = App::begin(Home::postgres()).await;
    let others = vec![app.beside().await, app.beside().await];
    contained(app, others).await;
}

#[actix_web::test]
async fn guesses_are_few_over_a_restart_on_sqlite() {
    contained(App::begin(Home::sqlite()).await, Vec::new()).await;
}

both! {
    async fn guesses_at_once_are_no_more_than_one_after_the_other(app: App) {
        app.account("Olwen Organiser").await;
        let all = join_all((0..40).map(|n| {
            let app = &app;
            async move { password(app, OLWEN, &format!("a wrong guess {n}")).await.status }
        }));
        let all = all.await;
        assert_eq!(all.iter().filter(|status| **status == 401).count(), TRIES, "{all:?}");
        assert_eq!(all.iter().filter(|status| **status == 429).count(), 40 - TRIES, "{all:?}");
    }

    async fn what_was_right_is_not_counted(app: App) {
        app.account("Olwen Organiser").await;
        for _ in 0..2 {
            assert_eq!(spray(&app, OLWEN, 4).await, 4);
            for _ in 0..6 {
                assert_eq!(password(&app, OLWEN, PASSWORD).await.status, 200);
            }
        }
        assert_eq!(spray(&app, OLWEN, 4).await, 2);
    }

    async fn a_hall_behind_one_address_gets_in(app: App) {
        let organiser = app.jury().await;
        let new: Vec<_> = (1..=200).map(|n| json!({ "role": "juror", "name": format!("Person {n}") })).collect();
        organiser.post("/people", json!(new)).await.ok();
        let cards = organiser.get("/cards").await.ok();
        let begun = Instant::now();
        let mut inside = 0;
        for (n, card) in cards["cards"].as_array().unwrap().iter().enumerate() {
            let user = app.anybody();
            // One in four mistypes the first time.
            if n % 4 == 0 {
                user.post("/api/cards/look", json!({ "code": "00000-00000" })).await.refused(401, "card_unknown");
            }
            user.post("/api/cards/look", json!({ "code": card["code"] })).await.ok();
            user.post("/api/sessions/card", json!({ "code": card["code"] })).await.ok();
            inside += 1;
        }
        println!("figure: {inside} of 200 people got in from one address in {:.1?}", begun.elapsed());
        assert_eq!(inside, 200);
    }
}

/// The tenth part that was quickest: what takes longer always shows there too, and what else this machine
/// does falls least on it.
fn quick_ms(mut took: Vec<Duration>) -> f64 {
    took.sort();
    took[took.len() / 10].as_secs_f64() * 1_000.0
}

#[actix_web::test]
async fn an_account_that_is_there_takes_as_long_as_one_that_is_not() {
    for home in [Home::sqlite(), Home::postgres()] {
        let app = App::begin(home).await;
        for n in 0..10 {
            let new = NewAccount {
                email: format!("known-{n}@example.org"),
                name: "Known".into(),
                password: PASSWORD.into(),
            };
            accounts::create(&app.service, new, false).await.unwrap();
        }
        let (mut known, mut unknown) = (Vec::new(), Vec::new());
        // In turns, so that whatever else this machine does falls on both.
        for n in 0..90 {
            for (who, took) in [("known", &mut known), ("unknown", &mut unknown)] {
                let begun = Instant::now();
                password(&app, &format!("{who}-{}@example.org", n % 10), "a wrong guess")
                    .await
                    .refused(401, "sign_in_wrong");
                took.push(begun.elapsed());
            }
        }
        let (known, unknown) = (quick_ms(known), quick_ms(unknown));
        println!(
            "figure: a wrong password takes {known:.2} ms for a known account, {unknown:.2} ms for an unknown one (the quickest tenth of 90)"
        );
        assert!((known - unknown).abs() < DIFFER_MS, "{known} ms and {unknown} ms");
    }
}
