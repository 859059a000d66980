//! Every way to vote through the service, as a show of hands: answers counted, bad ones refused and
//! what was cast before left standing.

use serde_json::{Value, json};

use crate::app::App;
use crate::hall::Hall;

/// A round of that method on three presented texts, open.
async fn asked(hall: &Hall, app: &App, method: Value) -> (String, Vec<String>) {
    let room_for_more = json!({ "settings": { "recommendations_per_room": 20 } });
    hall.organiser.post("/edit", room_for_more).await.ok();
    let mut versions = Vec::new();
    for title in ["Hubs", "Travel", "Leaflets"] {
        versions.push(hall.presented(app, title).await.1);
    }
    let items: Vec<&str> = versions.iter().map(String::as_str).collect();
    let counting = match method["kind"].as_str().unwrap() {
        "approval" => json!(["approve"]),
        "scale" => json!(["s1"]),
        _ => json!([]),
    };
    let round =
        hall.opened(&items, json!({ "method": method, "counting": counting, "secrecy": "named" })).await;
    (round, versions)
}

async fn cast(hall: &Hall, round: &str, juror: usize, question: &str, answer: Value) {
    let body = json!({ "item": question, "answer": answer });
    hall.jurors[juror].0.post(&format!("/rounds/{round}/ballots"), body).await.ok();
}

async fn refused(hall: &Hall, round: &str, question: &str, answer: Value, code: &str) {
    let body = json!({ "item": question, "answer": answer });
    hall.jurors[0].0.post(&format!("/rounds/{round}/ballots"), body).await.refused(422, code);
}

/// What the first juror has cast.
async fn own(hall: &Hall) -> Value {
    hall.jurors[0].0.view("me").await["rounds"].as_array().unwrap().last().unwrap()["answers"].clone()
}

async fn outcome(hall: &Hall, round: &str) -> Value {
    hall.facilitator.post(&format!("/rounds/{round}/close"), json!({})).await.ok();
    let rounds = hall.facilitator.view("rounds").await;
    let line = rounds["rounds"].as_array().unwrap().iter().find(|one| one["id"] == round).unwrap().clone();
    line["outcome"].clone()
}

/// Places as [[place, [titles' places on the ballot]]].
fn places(outcome: &Value, versions: &[String]) -> Value {
    let at = |id: &Value| versions.iter().position(|version| id == version).unwrap();
    outcome["order"]["places"]
        .as_array()
        .unwrap()
        .iter()
        .map(|place| {
            let options: Vec<usize> = place["options"].as_array().unwrap().iter().map(at).collect();
            json!([place["place"], options])
        })
        .collect()
}

both! {
    async fn points_are_given_and_added(app: App) {
        let hall = Hall::of(&app, 6).await;
        let (round, v) = asked(&hall, &app, json!({ "kind": "score", "max": 10 })).await;
        let scores = |a: u32, b: u32, c: u32| json!({ "scores": { &v[0]: a, &v[1]: b, &v[2]: c } });
        cast(&hall, &round, 0, &round, scores(10, 0, 5)).await;
        let before = own(&hall).await;
        refused(&hall, &round, &round, scores(11, 0, 5), "score_wrong").await;
        refused(&hall, &round, &round, json!({ "scores": { &v[0]: 1 } }), "options_missing").await;
        refused(&hall, &round, &round, json!({ "scores": { &v[0]: 1, &v[1]: 1, &v[2]: 1, &round: 1 } }), "option_unknown").await;
        refused(&hall, &round, &round, json!({ "ranking": [&v[0]] }), "answer_wrong_method").await;
        refused(&hall, &round, &v[0], scores(1, 1, 1), "round_item_unknown").await;
        assert_eq!(own(&hall).await, before, "what was cast before stands");
        cast(&hall, &round, 1, &round, scores(0, 10, 5)).await;
        cast(&hall, &round, 2, &round, json!({ "blank": {} })).await;
        let outcome = outcome(&hall, &round).await;
        assert_eq!(places(&outcome, &v), json!([[1, [0, 1, 2]]]));
        let item = &outcome["items"][0];
        assert_eq!((&item["points"], &item["cast"], &item["blank"], &item["passed"]), (&json!(10), &json!(3), &json!(1), &Value::Null));
    }

    async fn a_ranking_is_counted_in_pairs(app: App) {
        let hall = Hall::of(&app, 6).await;
        let (round, v) = asked(&hall, &app, json!({ "kind": "ranking" })).await;
        let ranking = |order: &[usize]| json!({ "ranking": order.iter().map(|n| &v[*n]).collect::<Vec<_>>() });
        cast(&hall, &round, 0, &round, ranking(&[0, 1, 2])).await;
        let before = own(&hall).await;
        refused(&hall, &round, &round, ranking(&[0, 0]), "option_twice").await;
        refused(&hall, &round, &round, ranking(&[]), "options_missing").await;
        refused(&hall, &round, &round, json!({ "ranking": [&round] }), "option_unknown").await;
        assert_eq!(own(&hall).await, before, "what was cast before stands");
        for (juror, order) in [(0, vec![2]), (1, vec![1, 2]), (2, vec![1, 0]), (3, vec![2, 0])] {
            cast(&hall, &round, juror, &round, ranking(&order)).await;
        }
        let outcome = outcome(&hall, &round).await;
        // Leaflets against hubs 3 : 1, hubs against travel 1 : 2, travel against leaflets 2 : 2.
        assert_eq!(places(&outcome, &v), json!([[1, [1, 2]], [3, [0]]]));
        assert_eq!(outcome["order"]["pairwise"].as_array().unwrap().len(), 6);
        assert!(outcome["order"]["explained"].as_array().unwrap().iter().any(|one| one["code"] == "shared_place"));
    }

    async fn dots_are_spread(app: App) {
        let hall = Hall::of(&app, 6).await;
        let (round, v) = asked(&hall, &app, json!({ "kind": "dots", "dots": 5, "most": 3 })).await;
        cast(&hall, &round, 0, &round, json!({ "dots": { &v[0]: 3, &v[1]: 2 } })).await;
        let before = own(&hall).await;
        refused(&hall, &round, &round, json!({ "dots": { &v[0]: 3, &v[1]: 3 } }), "dots_over").await;
        refused(&hall, &round, &round, json!({ "dots": { &v[0]: 4 } }), "dots_over").await;
        refused(&hall, &round, &round, json!({ "dots": {} }), "options_missing").await;
        refused(&hall, &round, &round, json!({ "dots": { &v[0]: 0 } }), "options_missing").await;
        refused(&hall, &round, &round, json!({ "dots": { &round: 1 } }), "option_unknown").await;
        assert_eq!(own(&hall).await, before, "what was cast before stands");
        cast(&hall, &round, 1, &round, json!({ "dots": { &v[1]: 2, &v[2]: 3 } })).await;
        let outcome = outcome(&hall, &round).await;
        assert_eq!(places(&outcome, &v), json!([[1, [1]], [2, [0, 2]]]));
    }

    async fn grades_are_compared_by_the_middle(app: App) {
        let hall = Hall::of(&app, 6).await;
        let (round, v) = asked(&hall, &app, json!({ "kind": "judgment" })).await;
        let grades = |a: &str, b: &str, c: &str| json!({ "grades": { &v[0]: a, &v[1]: b, &v[2]: c } });
        cast(&hall, &round, 0, &round, grades("good", "good", "poor")).await;
        let before = own(&hall).await;
        refused(&hall, &round, &round, grades("good", "good", "fine"), "step_unknown").await;
        refused(&hall, &round, &round, json!({ "grades": { &v[0]: "good" } }), "options_missing").await;
        refused(&hall, &round, &round, json!({ "step": "good" }), "answer_wrong_method").await;
        assert_eq!(own(&hall).await, before, "what was cast before stands");
        cast(&hall, &round, 1, &round, grades("good", "excellent", "poor")).await;
        cast(&hall, &round, 2, &round, grades("poor", "good", "reject")).await;
        let outcome = outcome(&hall, &round).await;
        assert_eq!(places(&outcome, &v), json!([[1, [1]], [2, [0]], [3, [2]]]));
        let explained = outcome["order"]["explained"].as_array().unwrap();
        assert!(explained.iter().any(|one| one["code"] == "middles_removed"), "both are good in the middle");
    }

    async fn yes_no_and_own_steps_pass_or_fail(app: App) {
        let hall = Hall::of(&app, 6).await;
        let (round, v) = asked(&hall, &app, json!({ "kind": "approval" })).await;
        for juror in 0..5 {
            cast(&hall, &round, juror, &v[0], json!({ "step": "approve" })).await;
            cast(&hall, &round, juror, &v[1], json!({ "step": if juror < 4 { "approve" } else { "abstain" } })).await;
            cast(&hall, &round, juror, &v[2], if juror == 0 { json!({ "blank": {} }) } else { json!({ "step": "approve" }) }).await;
        }
        let before = own(&hall).await;
        refused(&hall, &round, &v[0], json!({ "step": "full_support" }), "step_unknown").await;
        refused(&hall, &round, &v[0], json!({ "dots": { &v[0]: 1 } }), "answer_wrong_method").await;
        refused(&hall, &round, &round, json!({ "step": "approve" }), "round_item_unknown").await;
        assert_eq!(own(&hall).await, before, "what was cast before stands");
        let approval = outcome(&hall, &round).await;
        let passed: Vec<&Value> = approval["items"].as_array().unwrap().iter().map(|item| &item["passed"]).collect();
        assert_eq!(passed, [true, false, false], "five of six are needed, and a blank ballot supports nothing");
        assert!(approval["order"].is_null());

        let own = json!({ "kind": "scale", "scale": "own", "own": ["Count me in", "Maybe", "Never"], "aside": "s2" });
        let (round, v) = asked(&hall, &app, own).await;
        for juror in 0..5 {
            cast(&hall, &round, juror, &v[0], json!({ "step": "s1" })).await;
        }
        refused(&hall, &round, &v[0], json!({ "step": "s4" }), "step_unknown").await;
        let outcome = outcome(&hall, &round).await;
        assert_eq!((&outcome["items"][0]["support"], &outcome["items"][0]["passed"]), (&json!(5), &json!(true)));
    }
}
