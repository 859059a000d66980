//! Juries and people: made, edited, let in, marked on the register; the record of it.

use citizens_jury::jury::record;
use reqwest::Method;
use serde_json::json;

use crate::app::App;

both! {
    async fn an_organiser_makes_a_jury_and_everybody_follows(app: App) {
        let organiser = app.jury().await;
        let (juror, id) = app.add(&organiser, json!({ "role": "juror", "name": "Amina" })).await;
        assert_eq!(juror.view("me").await["consent_needed"], true);
        let mut live = juror.live().await;
        live.subscribe("jury").await;
        live.until_view("jury", |jury| jury["charge"] == "What should buses be like?").await;
        let edit = json!({ "contact": "Olwen", "ground_rules": "Listen", "consent_text": "I take part" });
        organiser.post("/edit", edit).await.ok();
        live.until_view("jury", |jury| jury["contact"] == "Olwen").await;
        let consent = json!({
            "text_version": 1, "taking_part": true, "audio": false, "quotes": true, "photographs": false,
        });
        juror.post("/me/consent", consent).await.ok();
        assert_eq!(juror.view("me").await["consent_needed"], false);
        juror.post("/me/name", json!({ "name": "Amina B" })).await.ok();
        organiser.post("/ready", json!({})).await.ok();
        organiser.post(&format!("/people/{id}/attendance"), json!({ "attendance": "here_hall" })).await.ok();
        live.until_view("jury", |jury| jury["counts"]["jurors_here"] == 1).await;
        let people = juror.view("people").await;
        let line = people["people"].as_array().unwrap().iter().find(|line| line["id"] == id).unwrap().clone();
        assert_eq!(line["shown_name"], "Amina B");
        assert!(line["register"].is_null(), "a juror sees no register");
    }

    async fn asking_twice_has_one_effect(app: App) {
        let organiser = app.jury().await;
        let key = Some("6f1c2b7e-8d5a-4f0e-9d5a-2f6f6f6f6f6f");
        let body = json!([{ "role": "juror", "name": "Tom" }]).to_string();
        let first = organiser.send(Method::POST, "/people", key, Some(body.clone())).await.ok();
        let again = organiser.send(Method::POST, "/people", key, Some(body)).await.ok();
        assert_eq!(first, again);
        let other = json!([{ "role": "juror", "name": "Wei" }]).to_string();
        organiser.send(Method::POST, "/people", key, Some(other)).await.refused(422, "key_reused");
        let jury = organiser.get("/jury").await.ok();
        assert_eq!(jury["seq"], first["seq"], "neither claimed a number");
        assert_eq!(jury["view"]["counts"]["jurors"], 1);
    }

    async fn what_is_wrong_is_told_and_changes_nothing(app: App) {
        let organiser = app.jury().await;
        let before = organiser.get("/jury").await.ok();
        organiser.post("/edit", json!({ "colour": "red" })).await.refused(400, "field_unknown");
        organiser.post("/edit", json!({ "title": 7 })).await.refused(400, "malformed");
        organiser.post("/edit", json!({ "title": "x".repeat(201) })).await.refused(422, "text_too_long");
        organiser.post("/edit", json!({ "background": "x".repeat(300_000) })).await.refused(413, "body_too_large");
        organiser.post("/people", json!([{ "role": "juror", "name": "A" }, { "role": "juror", "name": " " }]))
            .await.refused(422, "text_missing");
        organiser.post("/conclude", json!({})).await.refused(409, "jury_state_wrong");
        organiser.get("/people/xyz").await.refused(404, "not_found");
        let mut stranger = app.account("Sam Stranger").await;
        stranger.jury.clone_from(&organiser.jury);
        stranger.get("/jury").await.refused(404, "not_found");
        stranger.post("/edit", json!({})).await.refused(404, "not_found");
        app.anybody().get(&format!("/api/juries/{}/jury", organiser.jury)).await.refused(404, "not_found");
        let (juror, _) = app.add(&organiser, json!({ "role": "juror", "name": "Amina" })).await;
        juror.post("/edit", json!({})).await.refused(403, "not_allowed");
        let after = organiser.get("/jury").await.ok();
        assert_eq!(after["view"]["title"], before["view"]["title"]);
        assert_eq!(after["seq"], before["seq"].as_i64().unwrap() + 1);
    }

    async fn the_record_of_a_jury_verifies_and_names_nobody(app: App) {
        let organiser = app.jury().await;
        app.add(&organiser, json!({ "role": "juror", "name": "Amina" })).await;
        let text = organiser.get("/record").await.text;
        assert!(!text.contains("Amina"), "names are not in the record");
        record::check(text.as_bytes(), None).unwrap();
        let mut without_last: Vec<&str> = text.split_inclusive('\n').collect();
        without_last.remove(without_last.len() - 2);
        assert!(record::check(without_last.concat().as_bytes(), None).is_err());
    }

    async fn anybody_finds_a_public_jury_once_it_is_prepared_and_no_other(app: App) {
        let organiser = app.jury().await;
        let found = async || app.anybody().get("/api/juries/public").await.ok()["juries"].clone();
        let edit = json!({ "contact": "Olwen", "ground_rules": "Listen", "consent_text": "I take part", "public": true });
        organiser.post("/edit", edit).await.ok();
        assert_eq!(found().await, json!([]), "it is still being prepared");
        app.add(&organiser, json!({ "role": "juror", "name": "Amina" })).await;
        app.facilitator(&organiser).await;
        organiser.post("/ready", json!({})).await.ok();
        let title = organiser.view("jury").await["title"].clone();
        assert_eq!(found().await, json!([{ "id": organiser.jury, "title": title, "state": "ready" }]));
        organiser.post("/edit", json!({ "public": false })).await.ok();
        assert_eq!(found().await, json!([]), "not any longer");
    }

    async fn a_malformed_frame_ends_that_socket_alone(app: App) {
        let organiser = app.jury().await;
        let (mut good, mut bad) = (organiser.live().await, organiser.live().await);
        bad.say(json!({ "type": "dance" })).await;
        let bye = bad.until("bye").await;
        assert_eq!(bye["code"], "frame_malformed");
        assert!(bad.next().await.is_none());
        good.say(json!({ "type": "ping" })).await;
        good.until("pong").await;
        let spent = app.anybody().get(&format!("/live?ticket={}", "x".repeat(43))).await;
        assert!(spent.status == 401 || spent.status == 400, "{spent:?}");
    }

    async fn a_session_is_renewed_once_and_an_old_cookie_ends_it(app: App) {
        app.jury().await;
        let body = json!({ "email": "olwen.organiser@example.org", "password": "correct horse battery" });
        let http = reqwest::Client::new();
        let signed_in = http.post(app.url("/api/sessions/password")).body(body.to_string()).send().await.unwrap();
        let cookie = signed_in.headers()["set-cookie"].to_str().unwrap().split(';').next().unwrap().to_owned();
        let refresh = async || {
            let answer = http.post(app.url("/api/sessions/refresh")).header("cookie", &cookie).send().await.unwrap();
            (answer.status().as_u16(), answer.headers().get("set-cookie").map(|c| c.to_str().unwrap().to_owned()))
        };
        let (first, second) = (refresh().await, refresh().await);
        assert_eq!(first.0, 200);
        assert_eq!(first, second, "two tabs get the same successor");
        app.anybody().post("/api/sessions/password", json!({ "email": "olwen.organiser@example.org", "password": "wrong wrong wrong" }))
            .await.refused(401, "sign_in_wrong");
    }
}
