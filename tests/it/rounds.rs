//! Consensus rounds: opened by a rule, cast, closed, revealed, published.

use std::collections::BTreeSet;

use citizens_jury::clock;
use citizens_jury::jury::ids::{JuryId, RoundId};
use citizens_jury::jury::record::{commitment, unhex};
use citizens_jury::views::counts::{Counts, counts};
use reqwest::Method;
use serde_json::{Value, json};

use crate::app::App;
use crate::hall::Hall;

fn by_id<'a>(view: &'a Value, list: &str, id: &str) -> &'a Value {
    view[list].as_array().unwrap().iter().find(|one| one["id"] == id).unwrap_or(&Value::Null)
}

both! {
    async fn twelve_of_fifteen_passes_and_eleven_does_not(app: App) {
        let hall = Hall::of(&app, 15).await;
        let (late, _) = app.add(&hall.organiser, json!({ "role": "juror", "name": "Late" })).await;
        let (passes, one) = hall.presented(&app, "Hubs first").await;
        let (fails, two) = hall.presented(&app, "Free travel").await;
        let round = hall.opened(&[&one, &two], json!({})).await;

        let (juror, _) = &hall.jurors[0];
        let open = juror.view("rounds").await;
        let rule = &by_id(&open, "rounds", &round)["rule"];
        assert_eq!((&rule["people"], &rule["needed"]), (&json!(15), &json!(12)));
        late.post(&format!("/rounds/{round}/ballots"), json!({ "item": one, "answer": { "step": "full_support" } }))
            .await.refused(403, "not_on_roster");

        hall.cast(&round, &one, 12).await;
        hall.cast(&round, &two, 12).await;
        juror.post(&format!("/rounds/{round}/ballots"), json!({ "item": two, "answer": { "step": "stand_aside" } })).await.ok();
        let own = juror.view("me").await["rounds"][0].clone();
        assert_eq!((own["on_roster"].clone(), own["answers"].as_array().unwrap().len()), (json!(true), 2));
        for user in [&hall.organiser, &hall.facilitator, juror] {
            let open = user.view("rounds").await;
            let line = by_id(&open, "rounds", &round);
            assert!(line["outcome"].is_null() && line["hands"].is_null(), "nothing before closing");
        }

        hall.facilitator.post(&format!("/rounds/{round}/close"), json!({})).await.ok();
        let closed = hall.facilitator.view("rounds").await;
        let items = &by_id(&closed, "rounds", &round)["outcome"]["items"];
        assert_eq!((&items[0]["support"], &items[0]["needed"], &items[0]["passed"]), (&json!(12), &json!(12), &json!(true)));
        assert_eq!((&items[1]["support"], &items[1]["needed"], &items[1]["passed"]), (&json!(11), &json!(12), &json!(false)));
        juror.post(&format!("/rounds/{round}/ballots"), json!({ "item": one, "answer": { "step": "stand_aside" } }))
            .await.refused(409, "round_not_open");

        let state = async |user: &crate::app::User, id: &str| -> Value {
            by_id(&user.view("recommendations").await, "recommendations", id)["state"].clone()
        };
        assert!(by_id(&juror.view("rounds").await, "rounds", &round)["outcome"].is_null(), "not yet revealed");
        assert_eq!(state(juror, &passes).await, "put");
        assert_eq!(state(&hall.facilitator, &passes).await, "adopted");
        hall.organiser.post(&format!("/rounds/{round}/publish"), json!({})).await.refused(409, "round_not_revealed");
        hall.facilitator.post(&format!("/rounds/{round}/reveal"), json!({})).await.ok();
        let shown = juror.view("rounds").await;
        assert_eq!(by_id(&shown, "rounds", &round)["hands"].as_array().unwrap().len(), 30);
        assert_eq!((state(juror, &passes).await, state(juror, &fails).await), (json!("adopted"), json!("not_agreed")));

        let public = hall.public(&app);
        let before = public.view("results").await;
        assert_eq!(before["rounds"], json!([]));
        assert_eq!(by_id(&before, "recommendations", &passes)["state"], "put");
        public.get("/rounds").await.refused(404, "not_found");
        hall.facilitator.post(&format!("/rounds/{round}/publish"), json!({})).await.refused(403, "not_allowed");
        hall.organiser.post(&format!("/rounds/{round}/publish"), json!({})).await.ok();
        let after = public.view("results").await;
        let line = by_id(&after, "recommendations", &passes);
        assert_eq!((&line["state"], &line["outcomes"][0]["tally"]["passed"]), (&json!("adopted"), &json!(true)));
        assert_eq!(by_id(&after, "recommendations", &fails)["state"], "not_agreed");
        assert!(after["rounds"][0]["hands"].is_null(), "guests see no hands");
    }

    async fn the_record_commits_to_ballots_and_opens_them_at_closing(app: App) {
        let hall = Hall::of(&app, 5).await;
        let (_, version) = hall.presented(&app, "Hubs first").await;
        let round = hall.opened(&[&version], json!({})).await;
        hall.cast(&round, &version, 4).await;
        hall.jurors[0].0.post(&format!("/rounds/{round}/ballots"), json!({ "item": version, "answer": { "step": "full_support" } })).await.ok();
        let contents = |text: &str, kind: &str| -> Vec<Value> {
            text.lines().map(|line| serde_json::from_str::<Value>(line).unwrap())
                .filter(|line| line["kind"] == kind)
                .map(|line| serde_json::from_str(line["content"].as_str().unwrap()).unwrap())
                .collect()
        };
        let open = hall.organiser.get("/record").await.text;
        let committed = contents(&open, "ballot_committed");
        assert_eq!(committed.len(), 6);
        assert!(!open.contains("can_live_with_it\\\",\\\"") && contents(&open, "ballot_opened").is_empty());
        for (_, person) in &hall.jurors {
            assert!(committed.iter().all(|entry| !entry.to_string().contains(person.as_str())));
        }
        hall.facilitator.post(&format!("/rounds/{round}/close"), json!({})).await.ok();
        let closed = hall.organiser.get("/record").await.text;
        let opened = contents(&closed, "ballot_opened");
        assert_eq!(opened.len(), 5);
        for ballot in &opened {
            let salt = unhex(ballot["salt"].as_str().unwrap()).unwrap();
            let content = citizens_jury::jury::record::canonical(&ballot["content"]);
            assert_eq!(ballot["commitment"], commitment(&salt, &content));
        }
        // What was committed is opened, or replaced by what is.
        let of = |list: &[Value], field: &str| -> BTreeSet<String> {
            list.iter().filter_map(|entry| entry[field].as_str().map(str::to_owned)).collect()
        };
        let mut accounted = of(&opened, "commitment");
        accounted.extend(of(&committed, "replaces"));
        assert_eq!(accounted, of(&committed, "commitment"));
        assert_eq!(contents(&closed, "round_closed")[0]["tally"]["items"][0]["support"], 4);
    }

    async fn an_indicative_round_hands_back_and_is_published_with_the_final_one(app: App) {
        let hall = Hall::of(&app, 5).await;
        let (id, version) = hall.presented(&app, "Hubs first").await;
        let trial = hall.opened(&[&version], json!({ "indicative": true })).await;
        hall.cast(&trial, &version, 3).await;
        hall.facilitator.post(&format!("/rounds/{trial}/close"), json!({})).await.ok();
        hall.facilitator.post(&format!("/rounds/{trial}/reveal"), json!({})).await.ok();
        hall.organiser.post(&format!("/rounds/{trial}/publish"), json!({})).await.refused(409, "round_indicative");
        let change = json!({
            "base": version, "reason": "So that more can live with it",
            "text": { "title": "Hubs first", "body": "We recommend it where people ask.", "reasons": "" },
        });
        let proposed = hall.jurors[1].0.post(&format!("/recommendations/{id}/amendments"), change).await.ok();
        let amendment = proposed["ids"][0].as_str().unwrap();
        let accepted = hall.facilitator.post(&format!("/amendments/{amendment}/accept"), json!({})).await.ok();
        let second = accepted["ids"][0].as_str().unwrap();
        let stale = json!({ "title": "Final", "secrecy": "named", "items": [version] });
        let planned = hall.facilitator.post("/rounds", stale).await.ok()["ids"][0].clone();
        let planned = planned.as_str().unwrap();
        hall.facilitator.post(&format!("/rounds/{planned}/open"), json!({})).await.refused(409, "round_item_outdated");
        hall.facilitator.post(&format!("/rounds/{planned}/edit"), json!({ "title": "Final", "secrecy": "named", "items": [second] })).await.ok();
        hall.facilitator.post(&format!("/rounds/{planned}/open"), json!({})).await.ok();
        hall.cast(planned, second, 5).await;
        hall.facilitator.post(&format!("/rounds/{planned}/close"), json!({})).await.ok();
        hall.facilitator.post(&format!("/rounds/{planned}/reveal"), json!({})).await.ok();
        let public = hall.public(&app);
        assert_eq!(public.view("results").await["rounds"], json!([]));
        hall.organiser.post(&format!("/rounds/{planned}/publish"), json!({})).await.ok();
        let results = public.view("results").await;
        let outcomes = by_id(&results, "recommendations", &id)["outcomes"].clone();
        let told: Vec<_> = outcomes.as_array().unwrap().iter()
            .map(|one| (one["indicative"].clone(), one["number"].clone(), one["tally"]["passed"].clone())).collect();
        assert_eq!(told, [(json!(true), json!(1), json!(false)), (json!(false), json!(2), json!(true))]);
    }

    async fn a_voided_round_decides_nothing(app: App) {
        let hall = Hall::of(&app, 5).await;
        let (id, version) = hall.presented(&app, "Hubs first").await;
        let round = hall.opened(&[&version], json!({})).await;
        hall.cast(&round, &version, 5).await;
        hall.facilitator.post(&format!("/rounds/{round}/void"), json!({ "reason": " " })).await.refused(422, "reason_missing");
        hall.facilitator.post(&format!("/rounds/{round}/close"), json!({})).await.ok();
        hall.facilitator.post(&format!("/rounds/{round}/void"), json!({ "reason": "Wrong text" })).await.ok();
        let view = hall.facilitator.view("rounds").await;
        let line = by_id(&view, "rounds", &round);
        assert_eq!((&line["state"], &line["void_reason"]), (&json!("voided"), &json!("Wrong text")));
        assert!(line["outcome"].is_null() && line["hands"].is_null());
        let texts = hall.jurors[0].0.view("recommendations").await;
        assert_eq!(by_id(&texts, "recommendations", &id)["state"], "presented");
        hall.opened(&[&version], json!({})).await;
    }

    async fn rounds_out_of_order_and_bad_plans_are_refused(app: App) {
        let hall = Hall::of(&app, 5).await;
        let (_, version) = hall.presented(&app, "Hubs first").await;
        let (other, _) = hall.draft(&app, "Not yet", "Text").await;
        let facilitator = &hall.facilitator;
        let plan = |change: Value| {
            let mut plan = json!({ "title": "Vote", "items": [version], "secrecy": "named" });
            for (field, value) in change.as_object().unwrap() {
                plan[field] = value.clone();
            }
            plan
        };
        facilitator.post("/rounds", plan(json!({ "title": "" }))).await.refused(422, "text_missing");
        facilitator.post("/rounds", plan(json!({ "items": [version, version] }))).await.refused(422, "round_item_twice");
        facilitator.post("/rounds", plan(json!({ "items": [other] }))).await.refused(422, "round_item_unknown");
        facilitator.post("/rounds", plan(json!({ "items": ["x"] }))).await.refused(400, "malformed");
        facilitator.post("/rounds", plan(json!({ "threshold": { "num": 6, "den": 5 } }))).await.refused(422, "threshold_wrong");
        facilitator.post("/rounds", plan(json!({ "counting": ["stand_aside"] }))).await.refused(422, "counting_steps_wrong");
        facilitator.post("/rounds", plan(json!({ "agenda_item": other }))).await.refused(404, "not_found");
        facilitator.post("/rounds", plan(json!({ "colour": 1 }))).await.refused(400, "field_unknown");
        hall.jurors[0].0.post("/rounds", plan(json!({}))).await.refused(403, "not_allowed");
        let opening = async |change: Value| {
            let made = facilitator.post("/rounds", plan(change)).await.ok();
            let round = made["ids"][0].as_str().unwrap().to_owned();
            (facilitator.post(&format!("/rounds/{round}/open"), json!({})).await, round)
        };
        opening(json!({ "threshold": null })).await.0.refused(409, "threshold_not_stated");
        opening(json!({ "denominator": null })).await.0.refused(409, "denominator_not_stated");
        opening(json!({ "items": [] })).await.0.refused(409, "round_without_items");
        opening(json!({ "method": { "kind": "ranking" } })).await.0.refused(409, "options_too_few");
        facilitator.post("/rounds", plan(json!({ "method": { "kind": "guess" } }))).await.refused(400, "malformed");
        facilitator.post("/rounds", plan(json!({ "options": ["Blue"] }))).await.refused(422, "rehearsal_wrong");
        opening(json!({ "quorum": 6 })).await.0.refused(409, "quorum_too_large");
        let (answer, round) = opening(json!({})).await;
        answer.ok();
        opening(json!({})).await.0.refused(409, "round_already_open");
        facilitator.post(&format!("/rounds/{round}/open"), json!({})).await.refused(409, "round_state_wrong");
        facilitator.post(&format!("/rounds/{round}/reveal"), json!({})).await.refused(409, "round_state_wrong");
        facilitator.post(&format!("/rounds/{round}/edit"), plan(json!({}))).await.refused(409, "round_state_wrong");
        let (juror, person) = &hall.jurors[0];
        let cast = format!("/rounds/{round}/ballots");
        juror.post(&cast, json!({ "item": other, "answer": { "step": "full_support" } })).await.refused(422, "round_item_unknown");
        juror.post(&cast, json!({ "item": version, "answer": { "step": "hooray" } })).await.refused(422, "step_unknown");
        facilitator.post(&cast, json!({ "item": version, "answer": { "step": "full_support" } })).await.refused(403, "not_allowed");
        let entered = json!({ "person": person, "item": version, "answer": { "step": "full_support" } });
        facilitator.post(&format!("{cast}/enter"), entered).await.refused(403, "not_allowed");
        let elsewhere = format!("/rounds/{}/close", hall.organiser.jury);
        facilitator.post(&elsewhere, json!({})).await.refused(404, "not_found");
    }

    async fn a_ballot_sent_twice_is_one_ballot(app: App) {
        let hall = Hall::of(&app, 5).await;
        let (_, version) = hall.presented(&app, "Hubs first").await;
        let round = hall.opened(&[&version], json!({})).await;
        let body = json!({ "item": version, "answer": { "step": "full_support" } }).to_string();
        let key = Some("6f1c2b7e-8d5a-4f0e-9d5a-2f6f6f6f6f6f");
        let path = format!("/rounds/{round}/ballots");
        let (juror, _) = &hall.jurors[0];
        let first = juror.send(Method::POST, &path, key, Some(body.clone())).await.ok();
        assert_eq!(juror.send(Method::POST, &path, key, Some(body)).await.ok(), first);
        hall.facilitator.post(&format!("/rounds/{round}/close"), json!({})).await.ok();
        let closed = hall.facilitator.view("rounds").await;
        assert_eq!(by_id(&closed, "rounds", &round)["outcome"]["items"][0]["cast"], 1);
    }

    async fn only_the_number_cast_is_told_while_a_round_is_open(app: App) {
        let hall = Hall::of(&app, 5).await;
        let (_, one) = hall.presented(&app, "Hubs first").await;
        let (_, two) = hall.presented(&app, "Free travel").await;
        let mut lives = [hall.facilitator.live().await, hall.jurors[0].0.live().await];
        let round = hall.opened(&[&one, &two], json!({})).await;
        let before = hall.facilitator.view("jury").await;
        hall.cast(&round, &one, 3).await;
        assert_eq!(hall.facilitator.view("jury").await, before, "the record's length counts nothing");
        let (juror, _) = &hall.jurors[0];
        juror.post(&format!("/rounds/{round}/ballots"), json!({ "item": two, "answer": { "step": "full_support" } })).await.ok();
        for live in &mut lives {
            let mut told = live.until("cast").await;
            while told["cast"] == 0 {
                told = live.until("cast").await;
            }
            assert_eq!((&told["round"], &told["cast"]), (&json!(round), &json!(1)), "one has answered everything");
            assert_eq!(told.as_object().unwrap().len(), 4);
        }
    }

    async fn who_has_cast_or_sent_is_counted_for_many_juries_together(app: App) {
        let hall = Hall::of(&app, 5).await;
        let (_, version) = hall.presented(&app, "Hubs first").await;
        let jury: JuryId = hall.organiser.jury.parse().unwrap();
        // More than one statement looks up, and this one among the last.
        let mut all: Vec<JuryId> = (0..130).map(|_| clock::new_id()).collect();
        all.push(jury);
        let counts = async || {
            let Counts { cast, sent } = counts(&app.service, all.clone()).await.unwrap();
            assert!(cast.len() + sent.len() <= 1);
            (cast.get(&jury).copied(), sent.get(&jury).copied())
        };
        assert_eq!(counts().await, (None, None));
        let round = hall.opened(&[&version], json!({})).await;
        let id: RoundId = round.parse().unwrap();
        assert_eq!(counts().await, (Some((id, 0)), None));
        hall.cast(&round, &version, 2).await;
        assert_eq!(counts().await, (Some((id, 5)), None));
        hall.facilitator.post(&format!("/rounds/{round}/close"), json!({})).await.ok();
        assert_eq!(counts().await, (None, None));
        hall.facilitator.post(&format!("/rounds/{round}/reveal"), json!({})).await.ok();
        assert_eq!(counts().await, (None, Some((id, 0))));
    }

    async fn everybody_is_pushed_what_they_would_fetch(app: App) {
        let hall = Hall::of(&app, 5).await;
        let (id, version) = hall.presented(&app, "Hubs first").await;
        let mut lives = Vec::new();
        for user in [&hall.organiser, &hall.facilitator, &hall.jurors[0].0] {
            let mut live = user.live().await;
            for topic in ["jury", "rounds", "recommendations", "results", "me", "evidence"] {
                live.subscribe(topic).await;
            }
            lives.push((user.clone(), live));
        }
        let round = hall.opened(&[&version], json!({})).await;
        let step = |verb: &str| (format!("/rounds/{round}/{verb}"), json!({}));
        let statement = (format!("/recommendations/{id}/statements"), json!({ "text": "I differ", "signed": true }));
        let (juror, organiser) = (&hall.jurors[0].0, &hall.organiser);
        let cast = (format!("/rounds/{round}/ballots"), json!({ "item": version, "answer": { "step": "stand_aside" } }));
        let story = [(juror, cast), (organiser, step("close")), (organiser, step("reveal")), (juror, statement), (organiser, step("publish"))];
        for (user, (path, body)) in story {
            user.post(&path, body).await.ok();
            for (user, live) in &mut lives {
                for topic in ["jury", "rounds", "recommendations", "results", "me", "evidence"] {
                    let fetched = user.view(topic).await;
                    live.until_view(topic, |pushed| *pushed == fetched).await;
                }
            }
        }
    }
}
