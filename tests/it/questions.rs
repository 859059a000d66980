//! Questions to the witnesses: asked by jurors, put by a facilitator, answered in the hall or in writing.

use serde_json::{Value, json};

use crate::app::{App, User};
use crate::hall::Hall;

/// A hall with two witnesses.
struct Asking {
    hall: Hall,
    witness: (User, String),
    other: (User, String),
}

impl Asking {
    async fn of(app: &App) -> Self {
        let hall = Hall::of(app, 5).await;
        let witness = app.add(&hall.organiser, json!({ "role": "witness", "name": "Wyn" })).await;
        let other = app.add(&hall.organiser, json!({ "role": "witness", "name": "Wil" })).await;
        Self { hall, witness, other }
    }

    fn juror(&self, n: usize) -> &User {
        &self.hall.jurors[n].0
    }

    async fn ask(&self, n: usize, text: &str) -> String {
        self.ask_with(n, json!({ "text": text })).await
    }

    async fn ask_with(&self, n: usize, body: Value) -> String {
        self.juror(n).post("/questions", body).await.ok()["ids"][0].as_str().unwrap().to_owned()
    }

    /// A press of the facilitator that is taken.
    async fn lead(&self, question: &str, verb: &str, body: Value) {
        self.hall.facilitator.post(&format!("/questions/{question}/{verb}"), body).await.ok();
    }

    async fn order(&self, seen: &[&String], order: &[&String]) {
        let body = json!({ "seen": seen, "order": order });
        self.hall.facilitator.post("/questions/order", body).await.ok();
    }
}

async fn line(user: &User, question: &str) -> Value {
    let view = user.view("questions").await;
    let lines = view["questions"].as_array().unwrap();
    lines.iter().find(|line| line["id"] == question).cloned().unwrap_or(Value::Null)
}

/// The kinds of what the record holds about questions, in order.
async fn recorded(hall: &Hall) -> Vec<String> {
    let text = hall.organiser.get("/record").await.text;
    let kinds = text.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let kinds = kinds.filter_map(|line| line["kind"].as_str().map(str::to_owned));
    kinds.filter(|kind| kind.starts_with("question") || kind.starts_with("witness_request")).collect()
}

fn at(question: &str, verb: &str) -> String {
    format!("/questions/{question}/{verb}")
}

async fn published_evidence(asking: &Asking) -> String {
    let text = json!({
        "title": "Driving", "capacity": "driver", "interest": "",
        "matter": { "kind": "statement", "text": "Buses help." },
    });
    let made = asking.witness.0.post("/evidence", text).await.ok();
    let one = made["ids"][0].as_str().unwrap().to_owned();
    asking.witness.0.post(&format!("/evidence/{one}/submit"), json!({})).await.ok();
    asking.hall.organiser.post(&format!("/evidence/{one}/publish"), json!({})).await.ok();
    one
}

both! {
    async fn a_question_lives_through_the_night_until_its_asker_is_satisfied(app: App) {
        let asking = Asking::of(&app).await;
        let hall = &asking.hall;
        let one = asking.ask(0, "How long do people wait?").await;
        let two = asking.ask(1, "Who pays?").await;
        for _ in 0..2 {
            asking.juror(2).post(&at(&one, "support"), json!({ "wants": true })).await.ok();
        }
        assert_eq!(line(asking.juror(3), &one).await["backers"], 2);
        assert_eq!(asking.juror(2).view("me").await["questions"]["supports"], json!([one]));
        assert_eq!(asking.juror(0).view("me").await["questions"]["asks"], json!([one]));
        asking.order(&[], &[&two, &one]).await;
        let mut projector = asking.witness.0.live().await;
        projector.subscribe("questions").await;
        asking.lead(&one, "put", json!({})).await;
        projector.until_view("questions", |view| view["put"] == json!(one)).await;
        asking.lead(&one, "defer", json!({ "reason": "She looks it up", "to": [asking.witness.1] })).await;
        let view = asking.juror(4).view("questions").await;
        assert_eq!((&view["put"], &view["unanswered"], &view["order"]), (&Value::Null, &json!(1), &json!([two])));
        asking.lead(&two, "put", json!({})).await;
        hall.end_day().await;
        let view = asking.juror(4).view("questions").await;
        assert_eq!((&view["put"], &view["order"]), (&Value::Null, &json!([two])), "nothing stays put overnight");

        // Overnight: the witness writes, jurors ask.
        asking.ask(3, "Is there a waiting list?").await;
        asking.other.0.post(&at(&one, "answer"), json!({ "text": "x" })).await.refused(403, "question_not_for_you");
        asking.witness.0.post(&at(&two, "answer"), json!({ "text": "x" })).await.refused(404, "not_found");
        asking.witness.0.post(&at(&one, "answer"), json!({ "text": "Three weeks." })).await.ok();
        let seen = line(asking.juror(4), &one).await;
        assert_eq!((&seen["state"], &seen["steps"][1]["written"]), (&json!("answered"), &json!(true)));
        asking.juror(2).post(&at(&one, "accept"), json!({})).await.refused(403, "question_not_yours");
        asking.juror(0).post(&at(&one, "ask-on"), json!({ "text": "And in winter?" })).await.ok();
        asking.juror(0).post(&at(&one, "ask-on"), json!({ "text": "Again?" })).await.refused(409, "question_state_wrong");
        assert_eq!(asking.juror(4).view("questions").await["order"], json!([two, one]));
        asking.lead(&one, "put", json!({})).await;
        assert_eq!(line(&hall.public(&app), &one).await["words"], "And in winter?");
        asking.lead(&one, "answer", json!({ "text": "The same.", "by": asking.witness.1 })).await;
        for _ in 0..2 {
            asking.juror(0).post(&at(&one, "accept"), json!({})).await.ok();
        }
        let seen = line(asking.juror(4), &one).await;
        assert_eq!(seen["satisfied"], true);
        let kinds: Vec<&str> = seen["steps"].as_array().unwrap().iter().map(|step| step["kind"].as_str().unwrap()).collect();
        assert_eq!(kinds, ["deferral", "answer", "asked_on", "answer", "satisfied"]);
        let kinds = recorded(hall).await;
        let expected = ["question_put", "question_deferred", "question_put", "question_answered", "question_put", "question_answered", "question_satisfied"];
        assert_eq!(kinds, expected, "what was decided, and neither drafts nor support");
    }

    async fn one_is_put_at_a_time_and_pressing_twice_does_it_once(app: App) {
        let asking = Asking::of(&app).await;
        let hall = &asking.hall;
        let (one, two) = (asking.ask(0, "One?").await, asking.ask(1, "Two?").await);
        for _ in 0..2 {
            asking.lead(&one, "put", json!({})).await;
        }
        assert_eq!(recorded(hall).await, ["question_put"]);
        hall.organiser.post(&at(&two, "put"), json!({})).await.refused(409, "question_is_put");
        asking.lead(&one, "give-back", json!({})).await;
        hall.facilitator.post(&at(&one, "answer"), json!({ "text": "x" })).await.refused(409, "question_not_put");
        let (first, second) = (at(&one, "put"), at(&two, "put"));
        let (a, b) = tokio::join!(
            hall.facilitator.post(&first, json!({})),
            hall.organiser.post(&second, json!({})),
        );
        let refused: Vec<u16> = [a.status, b.status].into_iter().filter(|status| *status == 409).collect();
        assert_eq!(refused.len(), 1, "of two at once one is put");
        let put: Vec<Value> = hall.facilitator.view("questions").await["questions"]
            .as_array().unwrap().iter().filter(|line| line["state"] == "put").cloned().collect();
        assert_eq!(put.len(), 1);

        // The same press again, under the same key, has one effect.
        let body = json!({ "text": "Once?" }).to_string();
        let key = "00000000-0000-4000-8000-000000000001";
        let send = || asking.juror(2).send(reqwest::Method::POST, "/questions", Some(key), Some(body.clone()));
        let (first, again) = (send().await.ok(), send().await.ok());
        assert_eq!(first, again);
        let texts = hall.facilitator.view("questions").await["questions"].to_string();
        assert_eq!(texts.matches("\"text\":\"Once?\"").count(), 1);
    }

    async fn two_jurors_at_once_both_count_and_two_orders_do_not_undo_each_other(app: App) {
        let asking = Asking::of(&app).await;
        let hall = &asking.hall;
        let (one, two) = (asking.ask(0, "One?").await, asking.ask(1, "Two?").await);
        let path = at(&one, "support");
        let yes = || json!({ "wants": true });
        let (a, b, c) = tokio::join!(
            asking.juror(1).post(&path, yes()),
            asking.juror(2).post(&path, yes()),
            asking.juror(3).post(&path, yes()),
        );
        for reply in [a, b, c] {
            reply.ok();
        }
        assert_eq!(line(asking.juror(4), &one).await["backers"], 4);
        asking.juror(3).post(&path, json!({ "wants": false })).await.ok();
        asking.juror(0).post(&path, yes()).await.refused(409, "question_own");
        assert_eq!(line(asking.juror(4), &one).await["backers"], 3);

        let order = |of: [&String; 2]| json!({ "seen": [], "order": of });
        let (a, b) = tokio::join!(
            hall.facilitator.post("/questions/order", order([&one, &two])),
            hall.organiser.post("/questions/order", order([&two, &one])),
        );
        let statuses = [a.status, b.status];
        assert!(statuses.contains(&200) && statuses.contains(&409), "{statuses:?}");
        asking.juror(0).post(&at(&one, "edit"), json!({ "text": "x" })).await.refused(409, "question_state_wrong");
    }

    async fn put_together_everybody_counts_once_and_both_askers_stand_behind_it(app: App) {
        let asking = Asking::of(&app).await;
        let hall = &asking.hall;
        let (one, two, three) = (asking.ask(0, "One?").await, asking.ask(1, "Two?").await, asking.ask(2, "Three?").await);
        for (n, question) in [(3, &one), (3, &two), (0, &two)] {
            asking.juror(n).post(&at(question, "support"), json!({ "wants": true })).await.ok();
        }
        for _ in 0..2 {
            asking.lead(&two, "merge", json!({ "into": one })).await;
            assert_eq!(line(asking.juror(4), &one).await["backers"], 3, "0, 1 and 3");
            hall.facilitator.post(&at(&two, "merge"), json!({ "into": three })).await.refused(409, "question_merged");
            asking.juror(4).post(&at(&two, "support"), json!({ "wants": true })).await.refused(409, "question_merged");
            asking.lead(&two, "split", json!({})).await;
            hall.facilitator.post(&at(&two, "split"), json!({})).await.refused(409, "question_state_wrong");
        }
        asking.lead(&two, "merge", json!({ "into": one })).await;
        asking.lead(&one, "merge", json!({ "into": three })).await;
        let seen = line(asking.juror(4), &three).await;
        assert_eq!((seen["merged"].as_array().unwrap().len(), &seen["backers"]), (2, &json!(4)));
        assert_eq!(asking.juror(1).view("me").await["questions"]["asks"], json!([three]));
        asking.juror(2).post(&at(&three, "withdraw"), json!({})).await.refused(409, "question_holds_others");
        asking.lead(&three, "put", json!({})).await;
        hall.facilitator.post(&at(&one, "split"), json!({})).await.refused(409, "question_was_put");
        asking.lead(&three, "answer", json!({ "text": "Yes.", "by": asking.other.1 })).await;
        asking.juror(1).post(&at(&three, "accept"), json!({})).await.ok();
        assert_eq!(line(asking.juror(4), &three).await["satisfied"], true);
    }

    async fn each_sees_and_does_what_is_theirs(app: App) {
        let asking = Asking::of(&app).await;
        let hall = &asking.hall;
        asking.juror(0).post("/me/name", json!({ "name": "Amina" })).await.ok();
        let one = asking.ask(0, "What about my neighbour Huw?").await;
        let public = hall.public(&app);
        for outside in [&public, &asking.witness.0] {
            assert_eq!(outside.view("questions").await["questions"], json!([]), "a draft is the jury's own");
        }
        assert_eq!(line(asking.juror(1), &one).await["asker"]["shown_name"], "Amina");
        for body in [json!({ "text": " " }), json!({ "text": "x".repeat(401) }), json!({ "text": "x", "to": [hall.jurors[1].1] })] {
            assert_eq!(asking.juror(1).post("/questions", body).await.status, 422);
        }
        asking.juror(1).post(&at(&one, "edit"), json!({ "text": "x" })).await.refused(403, "question_not_yours");
        hall.facilitator.post(&at(&one, "edit"), json!({ "text": "x" })).await.refused(403, "not_allowed");
        asking.juror(1).post(&at(&one, "put"), json!({})).await.refused(403, "not_allowed");
        asking.lead(&one, "set-aside", json!({ "reason": "It names a neighbour" })).await;
        assert_eq!(line(asking.juror(1), &one).await, Value::Null);
        assert_eq!(line(&hall.facilitator, &one).await["reason"], "It names a neighbour");
        let own = asking.juror(0).view("me").await["questions"]["set_aside"][0].clone();
        assert_eq!((&own["id"], &own["reason"]), (&json!(one), &json!("It names a neighbour")));
        assert_eq!(asking.juror(1).view("me").await["questions"]["set_aside"], json!([]));

        let two = asking.ask_with(0, json!({ "text": "Who pays?", "for_room": true, "to": [asking.witness.1] })).await;
        let mistake = asking.ask(1, "A mistake").await;
        asking.juror(1).post(&at(&mistake, "withdraw"), json!({})).await.ok();
        asking.juror(2).post(&at(&mistake, "support"), json!({ "wants": true })).await.refused(404, "not_found");
        asking.juror(1).post(&at(&mistake, "withdraw"), json!({})).await.refused(404, "not_found");
        asking.lead(&two, "put", json!({})).await;
        let text = public.get("/questions").await.text;
        assert!(!text.contains("Amina") && !text.contains(&hall.jurors[0].1), "a juror is a pseudonym: {text}");
        let seen = line(&public, &two).await;
        assert_eq!((&seen["asker"]["role"], &seen["room"], &seen["to"][0]["id"]), (&json!("juror"), &json!("A"), &json!(asking.witness.1)));
        asking.lead(&two, "answer", json!({ "text": "The county.", "by": asking.witness.1 })).await;
        // Everybody of the room stands behind its question.
        asking.juror(3).post(&at(&two, "accept"), json!({})).await.ok();
    }

    async fn questions_and_answers_rest_on_evidence(app: App) {
        let asking = Asking::of(&app).await;
        let piece = published_evidence(&asking).await;
        let named = json!([{ "evidence": piece, "passage": "Buses help.", "place": "page 1" }]);
        let one = asking.ask_with(0, json!({ "text": "Which buses?", "evidence": named })).await;
        let wrong = json!({ "text": "x", "evidence": [{ "evidence": one }] });
        asking.juror(0).post("/questions", wrong).await.refused(409, "evidence_not_published");
        assert_eq!(asking.juror(1).view("questions").await["questions"].as_array().unwrap().len(), 1, "nothing half-done");
        asking.lead(&one, "put", json!({})).await;
        let answer = json!({ "text": "The 40.", "evidence": named });
        let step = asking.witness.0.post(&at(&one, "answer"), answer).await.ok()["ids"][0].clone();
        let seen = line(&asking.hall.public(&app), &one).await;
        assert_eq!((&seen["citations"][0]["title"], &seen["citations"][0]["by"]), (&json!("Driving"), &Value::Null));
        assert_eq!(seen["steps"][0]["citations"][0]["place"], "page 1");
        let more = json!({ "on": { "kind": "answer", "id": step }, "evidence": piece, "place": "page 2" });
        asking.juror(0).post("/citations", more.clone()).await.refused(403, "question_not_yours");
        asking.witness.0.post("/citations", more).await.ok();
        let late = json!({ "on": { "kind": "question", "id": one }, "evidence": piece, "place": "page 2" });
        asking.juror(0).post("/citations", late).await.refused(409, "question_state_wrong");
        let gone = json!({ "reason": "Out of date" });
        asking.witness.0.post(&format!("/evidence/{piece}/withdraw"), gone).await.ok();
        assert_eq!(line(asking.juror(1), &one).await["citations"][0]["withdrawn"], true);
    }

    async fn the_jury_asks_for_another_witness(app: App) {
        let asking = Asking::of(&app).await;
        let hall = &asking.hall;
        let wish = json!({ "who": "A bus driver", "why": "They see who travels" });
        let made = asking.juror(0).post("/witness-requests", wish.clone()).await.ok();
        let one = made["ids"][0].as_str().unwrap().to_owned();
        let path = |verb: &str| format!("/witness-requests/{one}/{verb}");
        for _ in 0..2 {
            asking.juror(1).post(&path("support"), json!({ "wants": true })).await.ok();
        }
        asking.juror(0).post(&path("support"), json!({ "wants": true })).await.refused(409, "witness_request_own");
        assert_eq!(asking.juror(2).view("questions").await["requests"][0]["tally"], 2);
        assert_eq!(asking.juror(1).view("me").await["questions"]["supports_requests"], json!([one]));
        assert_eq!(hall.public(&app).view("questions").await["requests"], json!([]));
        let no = json!({ "invited": false, "reason": "Nobody is free" });
        asking.juror(1).post(&path("decide"), no.clone()).await.refused(403, "not_allowed");
        hall.facilitator.post(&path("decide"), json!({ "invited": true, "reason": "" })).await.refused(422, "reason_missing");
        hall.facilitator.post(&path("decide"), no.clone()).await.ok();
        hall.facilitator.post(&path("decide"), no).await.refused(409, "witness_request_decided");
        asking.juror(0).post(&path("withdraw"), json!({})).await.refused(409, "witness_request_decided");
        let seen = asking.juror(2).view("questions").await["requests"][0].clone();
        assert_eq!((&seen["state"], &seen["reason"]), (&json!("not_possible"), &json!("Nobody is free")));
        assert_eq!(recorded(hall).await, ["witness_request_decided"]);
        let text = hall.organiser.get("/record").await.text;
        assert!(text.contains("\\\"tally\\\":2") && text.contains("Nobody is free"), "the tally and the reason");
    }
}
