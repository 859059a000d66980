//! Evidence: written by a witness, returned or published by an organiser.

use serde_json::{Value, json};

use crate::app::App;

fn statement() -> Value {
    json!({
        "title": "What link workers do", "capacity": "Link worker", "interest": "",
        "matter": { "kind": "statement", "text": "We meet people where they are." },
    })
}

both! {
    async fn a_witness_writes_and_an_organiser_returns_then_publishes(app: App) {
        let organiser = app.jury().await;
        organiser.post("/edit", json!({ "public": true })).await.ok();
        let (witness, _) = app.add(&organiser, json!({ "role": "witness", "name": "Wyn" })).await;
        let mut live = organiser.live().await;
        live.subscribe("evidence").await;
        let (juror, _) = app.add(&organiser, json!({ "role": "juror", "name": "Amina" })).await;
        let made = witness.post("/evidence", statement()).await.ok();
        let one = made["ids"][0].as_str().unwrap();
        let path = |verb: &str| format!("/evidence/{one}/{verb}");
        assert_eq!(organiser.view("evidence").await["evidence"], json!([]), "a draft is its writer's");
        assert_eq!(witness.view("me").await["evidence"][0]["state"], "draft");
        organiser.post(&path("publish"), json!({})).await.refused(404, "not_found");
        witness.post(&path("submit"), json!({})).await.ok();
        assert_eq!(juror.view("evidence").await["evidence"], json!([]));
        assert_eq!(organiser.view("evidence").await["evidence"][0]["state"], "submitted");
        witness.post("/me/name", json!({ "name": "Wyn the witness" })).await.ok();
        live.until_view("evidence", |view| view["evidence"][0]["provider"]["shown_name"] == "Wyn the witness").await;
        witness.post(&path("edit"), statement()).await.refused(409, "evidence_state_wrong");
        organiser.post(&path("return"), json!({ "reason": " " })).await.refused(422, "reason_missing");
        organiser.post(&path("return"), json!({ "reason": "Name the source" })).await.ok();
        assert_eq!(witness.view("me").await["evidence"][0]["reason"], "Name the source");
        let mut link = statement();
        link["matter"] = json!({ "kind": "link", "url": "https://example.org/report", "about": "The report" });
        witness.post(&path("edit"), link).await.ok();
        witness.post(&path("submit"), json!({})).await.ok();
        witness.post(&path("publish"), json!({})).await.refused(403, "not_allowed");
        organiser.post(&path("publish"), json!({})).await.ok();
        let mut public = app.anybody();
        public.jury.clone_from(&organiser.jury);
        let seen = public.view("evidence").await["evidence"][0].clone();
        assert_eq!((&seen["provider"]["shown_name"], &seen["capacity"]), (&json!("Wyn the witness"), &json!("Link worker")));
        assert_eq!(seen["matter"]["url"], "https://example.org/report");
        juror.post(&path("withdraw"), json!({ "reason": "no" })).await.refused(403, "not_allowed");
        witness.post(&path("withdraw"), json!({ "reason": "A figure was wrong" })).await.ok();
        let seen = public.view("evidence").await["evidence"][0].clone();
        assert_eq!((&seen["state"], &seen["reason"]), (&json!("withdrawn"), &json!("A figure was wrong")));
    }

    async fn bad_evidence_is_refused_whole(app: App) {
        let organiser = app.jury().await;
        let (witness, _) = app.add(&organiser, json!({ "role": "witness", "name": "Wyn" })).await;
        let with = |field: &str, value: Value| {
            let mut body = statement();
            body[field] = value;
            body
        };
        witness.post("/evidence", with("title", json!(" "))).await.refused(422, "text_missing");
        witness.post("/evidence", with("title", json!("x".repeat(201)))).await.refused(422, "text_too_long");
        let link = json!({ "kind": "link", "url": "javascript:alert(1)", "about": "" });
        witness.post("/evidence", with("matter", link)).await.refused(422, "link_wrong");
        witness.post("/evidence", with("matter", json!({ "kind": "song" }))).await.refused(400, "malformed");
        let long = json!({ "kind": "statement", "text": "x".repeat(20_001) });
        witness.post("/evidence", with("matter", long)).await.refused(422, "text_too_long");
        let (juror, _) = app.add(&organiser, json!({ "role": "juror", "name": "Amina" })).await;
        juror.post("/evidence", statement()).await.refused(403, "not_allowed");
        assert_eq!(witness.view("me").await["evidence"], json!([]));
        let made = witness.post("/evidence", with("interest", Value::Null)).await.ok();
        let one = made["ids"][0].as_str().unwrap();
        witness.post(&format!("/evidence/{one}/submit"), json!({})).await.refused(409, "interest_not_stated");
        let (other, _) = app.add(&organiser, json!({ "role": "witness", "name": "Wil" })).await;
        other.post(&format!("/evidence/{one}/edit"), statement()).await.refused(404, "not_found");
    }
}
