//! Votes with a fixed end: told to everybody, closed by themselves then, once, and no others.

use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

use citizens_jury::clock;
use citizens_jury::jury::opening::Opening;
use citizens_jury::jury::record;
use citizens_jury::jury::refusal::Code;
use citizens_jury::jury::verification::verify;
use citizens_jury::store::conn::Target;
use citizens_jury::store::schema_rounds::consensus_rounds;
use diesel::prelude::*;
use reqwest::Method;
use serde_json::{Value, json};
use tokio::time::sleep;

use crate::app::{App, LIMIT, User};
use crate::hall::Hall;
use crate::secret::booth::{Booth, FOR, Vote, of, post_ballot};

const MINUTE: i64 = 60_000;
/// Milliseconds until an end that comes while the jury is held.
const SOON: i64 = 500;
/// After an instant, so soon a vote is closed.
const CLOSED_WITHIN: Duration = Duration::from_secs(2);

fn in_minutes(minutes: i64) -> i64 {
    clock::now().0 + minutes * MINUTE
}

async fn line(user: &User, round: &str) -> Value {
    let view = user.view("rounds").await;
    view["rounds"].as_array().unwrap().iter().find(|one| one["id"] == round).unwrap().clone()
}

/// Contents of the record's entries of that kind.
async fn entries(user: &User, kind: &str) -> Vec<Value> {
    let lines = user.get("/record").await.text;
    let lines = lines.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let of_kind = lines.filter(|line| line["kind"] == kind);
    of_kind.map(|line| serde_json::from_str(line["content"].as_str().unwrap()).unwrap()).collect()
}

/// Its end has come: so that no test waits for minutes.
async fn its_end_comes(app: &App, round: &str) -> Instant {
    its_end_is(app, round, clock::now().0).await;
    Instant::now()
}

async fn until(holds: impl Fn() -> bool) {
    let begun = Instant::now();
    while !holds() {
        assert!(begun.elapsed() < LIMIT, "it does not come about");
        sleep(Duration::from_millis(5)).await;
    }
}

async fn its_end_is(app: &App, round: &str, end: i64) {
    let round = round.to_owned();
    let moved = app.service.db.writer.write(move |conn| {
        let one = consensus_rounds::table.filter(consensus_rounds::id.eq(round));
        let moved = diesel::update(one).set(consensus_rounds::closes_at.eq(end)).execute(conn);
        Ok(moved.map_err(citizens_jury::no::Fault::from)?)
    });
    assert_eq!(moved.await.unwrap(), 1);
}

/// Waits until it is no longer open; gives how it stands then.
async fn ended(user: &User, round: &str) -> String {
    let begun = Instant::now();
    loop {
        let state = line(user, round).await["state"].as_str().unwrap().to_owned();
        if state != "open" {
            return state;
        }
        assert!(begun.elapsed() < LIMIT, "it does not close");
        sleep(Duration::from_millis(20)).await;
    }
}

/// A secret vote of five that closes by itself in ten minutes.
async fn secret(app: &App) -> Vote {
    let hall = Hall::of(app, 5).await;
    let items = vec![hall.presented(app, "Hubs first").await];
    let plan = json!({ "secrecy": "secret", "closes_at": in_minutes(10) });
    let round = hall.opened(&[&items[0].1], plan).await;
    Vote { hall, round, items }
}

both! {
    async fn a_show_of_hands_closes_at_its_end_as_by_hand_and_no_other_does(app: App) {
        let hall = Hall::of(&app, 5).await;
        let (_, version) = hall.presented(&app, "Hubs first").await;
        let end = in_minutes(10);
        let round = hall.opened(&[&version], json!({ "closes_at": end })).await;
        let juror = &hall.jurors[0].0;
        assert_eq!(line(juror, &round).await["closes_at"], end, "everybody is told");
        let opened = &entries(&hall.organiser, "round_opened").await[0];
        assert_eq!(opened["closes_at"], end, "and so is the record");
        hall.cast(&round, &version, 3).await;
        let mut live = juror.live().await;
        live.subscribe("rounds").await;
        // Whoever opened it need not be there.
        hall.facilitator.send(Method::DELETE, "/api/sessions/current", None, None).await;
        assert_eq!(hall.facilitator.get("/me").await.status, 401);
        let since = its_end_comes(&app, &round).await;
        let pushed = live.until_view("rounds", |view| view["rounds"][0]["state"] == "closed").await;
        assert!(since.elapsed() < CLOSED_WITHIN, "{:?}", since.elapsed());
        assert_eq!(pushed, juror.view("rounds").await);
        juror.post(&format!("/rounds/{round}/ballots"), json!({ "item": version, "answer": { "step": "stand_aside" } }))
            .await.refused(409, "round_not_open");
        hall.organiser.post(&format!("/rounds/{round}/close"), json!({})).await.refused(409, "round_state_wrong");
        let seq = hall.organiser.get("/jury").await.ok()["seq"].clone();
        sleep(2 * CLOSED_WITHIN).await;
        assert_eq!(hall.organiser.get("/jury").await.ok()["seq"], seq, "once, and nothing after it");
        let closed = entries(&hall.organiser, "round_closed").await;
        assert_eq!((closed.len(), &closed[0]["round"], &closed[0]["tally"]["items"][0]["support"]), (1, &json!(round), &json!(3)));
        assert_eq!(entries(&hall.organiser, "ballot_opened").await.len(), 5);
        let checked = record::check(hall.organiser.get("/record").await.text.as_bytes(), None);
        assert!(checked.is_ok(), "{:?}", checked.err());

        // The vote after it is decided anew, and closed by hand as it always was.
        hall.organiser.post(&format!("/rounds/{round}/reveal"), json!({})).await.ok();
        let next = hall.organiser.post(&format!("/rounds/{round}/next"), json!({ "title": "Again" })).await.ok();
        let next = next["ids"][0].as_str().unwrap();
        assert!(line(&hall.organiser, next).await["closes_at"].is_null());
        hall.organiser.post(&format!("/rounds/{next}/open"), json!({})).await.ok();
        let opened = &entries(&hall.organiser, "round_opened").await[1];
        assert!(opened.get("closes_at").is_none(), "its entry is as it always was");
        sleep(2 * CLOSED_WITHIN).await;
        assert_eq!(line(&hall.organiser, next).await["state"], "open");
        hall.organiser.post(&format!("/rounds/{next}/close"), json!({})).await.ok();
    }

    async fn a_secret_vote_closes_at_its_end_and_can_be_counted_again(app: App) {
        let vote = secret(&app).await;
        let mut booths: Vec<Booth> = Vec::new();
        for n in 0..5 {
            let mut booth = vote.booth(n).await;
            booth.cast(vote.question(0), FOR).await;
            booths.push(booth);
        }
        its_end_comes(&app, &vote.round).await;
        assert_eq!(ended(&vote.hall.facilitator, &vote.round).await, "closed");
        let late = booths[0].device.cast(of(vote.question(0)), FOR).unwrap();
        post_ballot(&booths[0].juror, &vote.round, &late).await.refused(409, "round_not_open");
        let file = vote.bundle_file(&vote.hall.facilitator).await.text;
        let receipt = booths[1].device.receipt().file();
        let whole = verify(file.as_bytes(), Some(receipt.as_bytes())).unwrap();
        assert_eq!(whole.tally.items[0].cast, 5);
        assert!(Opening::read(&whole.bundle.opening).unwrap().closes_at.is_some(), "the end is part of what was signed");
        assert_eq!(entries(&vote.hall.organiser, "round_closed").await.len(), 1);
    }

    async fn a_secret_vote_in_which_too_few_cast_ends_void(app: App) {
        let vote = secret(&app).await;
        vote.booth(0).await.cast(vote.question(0), FOR).await;
        its_end_comes(&app, &vote.round).await;
        assert_eq!(ended(&vote.hall.facilitator, &vote.round).await, "voided");
        assert_eq!(line(&vote.hall.facilitator, &vote.round).await["void_reason"], "too_few");
        assert_eq!(entries(&vote.hall.organiser, "round_voided").await.len(), 1);
    }

    async fn an_end_that_cannot_be_is_refused_and_one_by_hand_may_come_earlier(app: App) {
        let hall = Hall::of(&app, 10).await;
        let (_, version) = hall.presented(&app, "Hubs first").await;
        let facilitator = &hall.facilitator;
        let plan = |end: Value, secrecy: &str| json!({ "title": "Vote", "items": [version], "secrecy": secrecy, "closes_at": end });
        let planned = facilitator.post("/rounds", plan(json!(in_minutes(0)), "named")).await.ok();
        let round = planned["ids"][0].as_str().unwrap().to_owned();
        let (open, edit) = (format!("/rounds/{round}/open"), format!("/rounds/{round}/edit"));
        for (end, code) in [
            (json!(i64::MIN), "end_too_soon"), (json!(in_minutes(0)), "end_too_soon"), (json!(in_minutes(1) - 5_000), "end_too_soon"),
            (json!(in_minutes(31 * 24 * 60)), "end_too_late"), (json!(i64::MAX), "end_too_late"),
        ] {
            facilitator.post(&edit, plan(end, "named")).await.ok();
            facilitator.post(&open, json!({})).await.refused(409, code);
        }
        facilitator.post(&edit, plan(json!("16:30"), "named")).await.refused(400, "malformed");
        assert_eq!(line(facilitator, &round).await["state"], "planned");

        // Paper is counted by people, who may need longer.
        for (_, person) in &hall.jurors[..5] {
            facilitator.post(&format!("/people/{person}/way"), json!({ "way": "paper" })).await.ok();
        }
        facilitator.post(&edit, plan(json!(in_minutes(5)), "secret")).await.ok();
        facilitator.post(&open, json!({})).await.refused(409, "fixed_end_with_paper");
        facilitator.post(&edit, plan(json!(in_minutes(5)), "named")).await.ok();
        facilitator.post(&open, json!({})).await.ok();
        facilitator.post(&format!("/rounds/{round}/close"), json!({})).await.ok();
        its_end_comes(&app, &round).await;
        sleep(2 * CLOSED_WITHIN).await;
        assert_eq!(entries(&hall.organiser, "round_closed").await.len(), 1, "not closed again");
    }

    async fn two_nodes_and_somebody_by_hand_close_a_vote_once(app: App) {
        let other = app.beside().await;
        let on_sqlite = matches!(app.home.database, Target::Sqlite(_));
        let hall = Hall::of(&app, 5).await;
        let (_, version) = hall.presented(&app, "Hubs first").await;
        for n in 1..=3_usize {
            let plan = json!({ "closes_at": in_minutes(10), "indicative": true });
            let round = hall.opened(&[&version], plan).await;
            its_end_is(&app, &round, clock::now().0 + SOON).await;
            // All who close it have looked, and wait for the jury, before any of them may.
            let (let_go, held) = channel::<()>();
            let (holds, holding_now) = channel::<()>();
            let jury = hall.organiser.jury.parse().unwrap();
            let writer = app.service.db.writer.clone();
            let holding = actix_web::rt::spawn(async move {
                let held = writer.write(move |conn| {
                    citizens_jury::store::juries::claim(conn, jury)?;
                    let _ = (holds.send(()), held.recv());
                    Err::<(), _>(Code::Busy.into())
                });
                held.await
            });
            until(|| holding_now.try_recv().is_ok()).await;
            let before = app.service.db.writer.waiting();
            let by_hand = hall.organiser.clone();
            let path = format!("/rounds/{round}/close");
            let by_hand = actix_web::rt::spawn(async move { by_hand.post(&path, json!({})).await });
            until(|| app.service.db.writer.waiting() >= before + 2).await;
            if !on_sqlite {
                until(|| other.service.db.writer.waiting() > 0).await;
            }
            let_go.send(()).unwrap();
            assert!(holding.await.unwrap().is_err());
            let by_hand = by_hand.await.unwrap();
            assert!(by_hand.status == 200 || by_hand.json()["code"] == "round_state_wrong", "{}", by_hand.text);
            ended(&hall.facilitator, &round).await;
            sleep(CLOSED_WITHIN).await;
            assert_eq!(entries(&hall.organiser, "round_closed").await.len(), n);
        }
    }
}
