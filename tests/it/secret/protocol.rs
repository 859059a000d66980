//! From opening to the bundle.

use citizens_jury::jury::bundle::leaf_place;
use citizens_jury::jury::bytes::hex;
use citizens_jury::jury::opening::{Opening, round_hash};
use citizens_jury::jury::verification::verify;
use serde_json::{Value, json};

use super::booth::{AGAINST, BLANK, Booth, FOR, Vote, of, post_ballot, promise};
use crate::app::App;
use crate::hall::Hall;

both! {
    async fn eight_vote_in_secret_and_anybody_can_count(app: App) {
        let vote = Vote::of(&app, 8, 2).await;
        let (juror, _) = vote.hall.jurors[0].clone();
        let opening = juror.get(&vote.path("opening")).await;
        vote.hall.public(&app).get(&vote.path("opening")).await.refused(404, "not_found");
        let line = vote.line(&juror).await;
        assert_eq!(line["round_hash"], hex(&round_hash(&opening.text)));
        let read = Opening::read(&opening.text).unwrap();
        assert_eq!((read.roster.len(), read.questions.len()), (8, 2));
        let record = vote.hall.organiser.get("/record").await.text;
        assert!(record.lines().any(|line| {
            let line: Value = serde_json::from_str(line).unwrap();
            line["kind"] == "round_opened" && line["content"] == opening.text.as_str()
        }), "the record holds the opening entry");

        let mut booths = Vec::new();
        for n in 0..8 {
            booths.push(vote.booth(n).await);
        }
        let seq = app_seq(&juror).await;
        for (n, booth) in booths.iter_mut().enumerate() {
            let first = if n < 7 { FOR } else { AGAINST };
            booth.cast(vote.question(0), first).await;
            booth.cast(vote.question(1), if n < 5 { FOR } else { BLANK }).await;
        }
        // One changes their mind twice.
        booths[0].cast(vote.question(1), AGAINST).await;
        booths[0].cast(vote.question(1), FOR).await;
        assert_eq!(app_seq(&juror).await, seq, "casting changes nothing that anybody sees");
        let opened = vote.line(&vote.hall.facilitator).await;
        assert!(opened["outcome"].is_null() && opened["secret"].is_null(), "nothing before closing");
        vote.bundle_file(&vote.hall.facilitator).await.refused(404, "not_found");

        vote.close().await.ok();
        let closed = vote.line(&vote.hall.facilitator).await;
        let passed: Vec<&Value> = closed["outcome"]["items"].as_array().unwrap().iter().map(|item| &item["passed"]).collect();
        assert_eq!(passed, [&json!(true), &json!(false)]);
        assert_eq!(closed["outcome"]["items"][1]["blank"], 3);
        let secret = &closed["secret"];
        assert_eq!((&secret["issued"], &secret["cast"], &secret["not_cast"], &secret["could_change"]),
            (&json!(8), &json!(8), &json!(0), &json!(false)));
        assert_eq!(secret["words"].as_str().unwrap().split(' ').count(), 6);

        let file = vote.bundle_file(&vote.hall.facilitator).await.text;
        for booth in &booths {
            let receipt = booth.device.receipt().file();
            let verified = verify(file.as_bytes(), Some(receipt.as_bytes()));
            assert!(verified.is_ok(), "{:?}", verified.err());
        }
        let (bundle, closing) = vote.bundle().await;
        assert_eq!((bundle.ballots.len(), closing.issued.len(), bundle.opening), (16, 8, opening.text));
        assert_eq!(bundle.words, secret["words"].as_str().unwrap());
        let mut places: Vec<_> = bundle.ballots.iter().map(|ballot| leaf_place(&read, ballot)).collect();
        assert!(places.is_sorted());
        places.dedup();
        assert_eq!(places.len(), 16);
        for booth in &booths {
            for (key, counter, answer) in booth.receipt() {
                assert!(bundle.ballots.iter().any(|one| one.key.0 == key && one.counter == counter && one.ballot == answer));
            }
        }
        vote.bundle_file(&juror).await.refused(404, "not_found");
        vote.hall.facilitator.post(&vote.path("reveal"), json!({})).await.ok();
        assert_eq!(vote.bundle_file(&juror).await.status, 200);
        vote.bundle_file(&vote.hall.public(&app)).await.refused(404, "not_found");
        vote.hall.organiser.post(&vote.path("publish"), json!({})).await.ok();
        assert_eq!(vote.bundle_file(&vote.hall.public(&app)).await.text, vote.bundle_file(&juror).await.text);
        assert_eq!(vote.hall.public(&app).get(&vote.path("opening")).await.status, 200);
    }

    async fn fewer_than_five_ballots_end_the_round_without_a_trace(app: App) {
        let vote = Vote::of(&app, 6, 2).await;
        for n in 0..5 {
            let mut booth = vote.booth(n).await;
            booth.cast(vote.question(0), FOR).await;
            if n < 4 {
                booth.cast(vote.question(1), FOR).await;
            }
        }
        vote.close().await.ok();
        let line = vote.line(&vote.hall.organiser).await;
        assert_eq!((&line["state"], &line["void_reason"]), (&json!("voided"), &json!("too_few")));
        assert!(line["outcome"].is_null() && line["secret"].is_null());
        vote.bundle_file(&vote.hall.organiser).await.refused(404, "not_found");
        let recommendations = vote.hall.organiser.view("recommendations").await;
        assert!(recommendations["recommendations"].as_array().unwrap().iter().all(|one| one["state"] == "presented"));
        let again = vote.hall.opened(&[vote.question(0)], json!({ "secrecy": "secret" })).await;
        Booth::enter(&vote.hall.jurors[0].0, &again).await.fetch().await;
    }

    async fn a_void_round_leaves_nothing_to_count(app: App) {
        let vote = Vote::of(&app, 6, 1).await;
        let mut booths = Vec::new();
        for n in 0..6 {
            let mut booth = vote.booth(n).await;
            booth.cast(vote.question(0), FOR).await;
            booths.push(booth);
        }
        vote.hall.facilitator.post(&vote.path("void"), json!({ "reason": "A fire alarm" })).await.ok();
        vote.bundle_file(&vote.hall.organiser).await.refused(404, "not_found");
        let late = booths[0].device.cast(of(vote.question(0)), AGAINST).unwrap();
        post_ballot(&vote.hall.jurors[0].0, &vote.round, &late).await.refused(409, "round_not_open");
    }

    async fn what_was_promised_while_the_round_closes_is_in_the_bundle(app: App) {
        let vote = Vote::of(&app, 7, 1).await;
        let mut booths = Vec::new();
        for n in 0..7 {
            let mut booth = vote.booth(n).await;
            booth.cast(vote.question(0), FOR).await;
            booths.push(booth);
        }
        let casting: Vec<_> = booths.into_iter().map(|mut booth| {
            let question = vote.question(0).to_owned();
            actix_web::rt::spawn(async move {
                let mut kept = 1;
                loop {
                    let ballot = booth.device.cast(of(&question), if kept % 2 == 0 { FOR } else { AGAINST }).unwrap();
                    let reply = post_ballot(&booth.juror, &booth.round, &ballot).await;
                    if reply.status != 200 {
                        reply.refused(409, "round_not_open");
                        return (ballot.key.0, kept);
                    }
                    kept = promise(&reply).counter;
                }
            })
        }).collect();
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        vote.close().await.ok();
        let (bundle, _) = vote.bundle().await;
        for casting in casting {
            let (key, promised) = casting.await.unwrap();
            let ballot = bundle.ballots.iter().find(|one| one.key.0 == key).unwrap();
            assert_eq!(ballot.counter, promised, "the last promise, and nothing that got none");
        }
    }

    async fn a_round_opens_with_keys_for_each_question_or_not_at_all(app: App) {
        let hall = Hall::of(&app, 5).await;
        let (_, version) = hall.presented(&app, "One").await;
        let plan = json!({ "title": "Vote", "items": [version], "secrecy": "secret" });
        let round = hall.facilitator.post("/rounds", plan).await.ok()["ids"][0].as_str().unwrap().to_owned();
        let (_, left) = &hall.jurors[0];
        hall.facilitator.post(&format!("/people/{left}/attendance"), json!({ "attendance": "left" })).await.ok();
        let open = format!("/rounds/{round}/open");
        hall.facilitator.post(&open, json!({})).await.refused(409, "roster_too_small_for_secret");
        hall.facilitator.post(&format!("/people/{left}/attendance"), json!({ "attendance": "here_hall" })).await.ok();
        let key = "00000000-0000-0000-0000-000000000001";
        let first = hall.facilitator.send(reqwest::Method::POST, &open, Some(key), Some("{}".into())).await.ok();
        let again = hall.facilitator.send(reqwest::Method::POST, &open, Some(key), Some("{}".into())).await.ok();
        assert_eq!(first, again);
        hall.facilitator.post(&open, json!({})).await.refused(409, "round_state_wrong");
    }
}

async fn app_seq(user: &crate::app::User) -> i64 {
    user.get("/rounds").await.ok()["seq"].as_i64().unwrap()
}
