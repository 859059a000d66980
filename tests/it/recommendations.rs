//! Recommendations: drafted, put forward, changed by suggestion; minority statements.

use serde_json::{Value, json};

use crate::app::App;
use crate::hall::Hall;

fn line<'a>(view: &'a Value, id: &str) -> &'a Value {
    view["recommendations"].as_array().unwrap().iter().find(|one| one["id"] == id).unwrap_or(&Value::Null)
}

both! {
    async fn a_room_drafts_and_puts_forward_what_it_wrote(app: App) {
        let hall = Hall::of(&app, 3).await;
        let (juror, _) = &hall.jurors[1];
        let (id, document) = hall.draft(&app, "Hubs first", "Make hubs the first door.").await;
        let view = juror.view("recommendations").await;
        let draft = line(&view, &id);
        assert_eq!((&draft["state"], &draft["document"], &draft["room_name"]), (&json!("draft"), &json!(document), &json!("A")));
        let public = hall.public(&app);
        assert_eq!(public.view("recommendations").await["recommendations"], json!([]), "guests see no drafts");

        let tabled = juror.post(&format!("/recommendations/{id}/table"), json!({})).await.ok();
        juror.post(&format!("/recommendations/{id}/table"), json!({})).await.refused(409, "recommendation_state_wrong");
        let view = public.view("recommendations").await;
        let version = &line(&view, &id)["versions"][0];
        assert_eq!((&version["id"], &version["number"]), (&tabled["ids"][0], &json!(1)));
        assert_eq!(version["text"], json!({ "title": "Hubs first", "body": "Make hubs the first door.", "reasons": "Because." }));
        assert!(line(&view, &id)["document"].is_null());
        let update = citizens_jury::jury::shared_text::compose(&Default::default(), 9);
        let written = citizens_jury::store::documents::Written { person: None, bytes: update };
        let late = citizens_jury::actions::documents::append(&app.service, document.parse().unwrap(), vec![written]).await;
        assert!(late.is_err(), "the shared text is frozen");
    }

    async fn drafts_are_a_rooms_own_and_two_at_most(app: App) {
        let hall = Hall::of(&app, 3).await;
        let (stranger, _) = app.add(&hall.organiser, json!({ "role": "juror", "name": "Elsewhere" })).await;
        let new = json!({ "room": hall.room });
        stranger.post("/recommendations", new.clone()).await.refused(403, "not_your_room");
        let (guest, _) = app.add(&hall.organiser, json!({ "role": "guest", "name": "G" })).await;
        guest.post("/recommendations", new.clone()).await.refused(403, "not_allowed");
        let (first, _) = hall.draft(&app, "One", "Text").await;
        let (second, _) = hall.draft(&app, " ", "Text").await;
        hall.jurors[0].0.post("/recommendations", new.clone()).await.refused(409, "drafts_enough");
        let table = format!("/recommendations/{second}/table");
        stranger.post(&table, json!({})).await.refused(403, "not_your_room");
        hall.jurors[0].0.post(&table, json!({})).await.refused(409, "draft_title_missing");
        let withdraw = format!("/recommendations/{first}/withdraw");
        hall.jurors[0].0.post(&withdraw, json!({ "reason": "" })).await.refused(422, "reason_missing");
        hall.jurors[0].0.post(&withdraw, json!({ "reason": "We merged it by hand" })).await.ok();
        hall.jurors[0].0.post("/recommendations", new).await.ok();
        let nowhere = json!({ "room": hall.organiser.jury });
        hall.facilitator.post("/recommendations", nowhere).await.refused(404, "not_found");
    }

    async fn overnight_drafts_and_suggestions_are_for_reading(app: App) {
        let hall = Hall::of(&app, 3).await;
        let (tabled, version) = hall.presented(&app, "Hubs first").await;
        let (draft, _) = hall.draft(&app, "One door", "One door for all.").await;
        let juror = &hall.jurors[0].0;
        let mut live = juror.live().await;
        live.subscribe("recommendations").await;
        live.until_view("recommendations", |view| view["drafts_open"] == true).await;
        let text = json!({ "title": "Hubs first", "body": "Two.", "reasons": "" });
        let change = json!({ "base": version, "text": text, "reason": "Clearer" });
        let attempts = [
            ("/recommendations".to_owned(), json!({ "room": hall.room })),
            (format!("/recommendations/{tabled}/amendments"), change),
            (format!("/recommendations/{draft}/table"), json!({})),
        ];
        hall.end_day().await;
        live.until_view("recommendations", |view| view["drafts_open"] == false).await;
        for (path, body) in &attempts {
            juror.post(path, body.clone()).await.refused(409, "rooms_overnight");
        }
        hall.organiser.post("/edit", json!({ "settings": { "write_overnight": true, "recommendations_per_room": 5 } })).await.ok();
        live.until_view("recommendations", |view| view["drafts_open"] == true).await;
        for (path, body) in &attempts {
            juror.post(path, body.clone()).await.ok();
        }
    }

    async fn a_suggestion_makes_the_next_version_and_outdates_others(app: App) {
        let hall = Hall::of(&app, 3).await;
        let (id, version) = hall.presented(&app, "Hubs first").await;
        let suggest = async |n: usize, base: &str, body: &str| {
            let text = json!({ "title": "Hubs first", "body": body, "reasons": "Because." });
            let change = json!({ "base": base, "text": text, "reason": "Clearer" });
            hall.jurors[n].0.post(&format!("/recommendations/{id}/amendments"), change).await
        };
        suggest(0, &version, "We recommend it.").await.refused(422, "amendment_same");
        let first = suggest(0, &version, "Two.").await.ok()["ids"][0].as_str().unwrap().to_owned();
        let second = suggest(1, &version, "Three.").await.ok()["ids"][0].as_str().unwrap().to_owned();
        hall.jurors[0].0.post(&format!("/amendments/{first}/accept"), json!({})).await.refused(403, "not_allowed");
        hall.facilitator.post(&format!("/amendments/{first}/accept"), json!({})).await.ok();
        hall.facilitator.post(&format!("/amendments/{second}/accept"), json!({})).await.refused(409, "amendment_outdated");
        suggest(1, &version, "Four.").await.refused(409, "amendment_outdated");
        let view = hall.jurors[2].0.view("recommendations").await;
        let it = line(&view, &id);
        assert_eq!((&it["state"], it["versions"].as_array().unwrap().len()), (&json!("amended"), 2));
        assert_eq!((&it["versions"][1]["text"]["body"], &it["versions"][1]["reason"]), (&json!("Two."), &json!("Clearer")));
        assert_eq!(it["amendments"][1]["outdated"], true);
        hall.jurors[0].0.post(&format!("/amendments/{second}/withdraw"), json!({})).await.refused(403, "not_allowed");
        hall.facilitator.post(&format!("/amendments/{second}/decline"), json!({ "reason": "In the other one" })).await.ok();
        hall.jurors[1].0.post(&format!("/amendments/{second}/withdraw"), json!({})).await.refused(409, "amendment_decided");
        let guests = hall.public(&app).view("recommendations").await;
        assert_eq!(line(&guests, &id)["amendments"], json!([]));
    }

    async fn a_minority_statement_is_its_authors_alone(app: App) {
        let hall = Hall::of(&app, 5).await;
        let (id, version) = hall.presented(&app, "Hubs first").await;
        let write = format!("/recommendations/{id}/statements");
        let (author, other) = (&hall.jurors[0].0, &hall.jurors[1].0);
        author.post(&write, json!({ "text": "I differ", "signed": true })).await.refused(409, "statement_too_early");
        let round = hall.opened(&[&version], json!({})).await;
        let made = author.post(&write, json!({ "text": "I differ", "signed": false })).await.ok();
        let own = made["ids"][0].as_str().unwrap();
        for user in [other, &hall.organiser, &hall.facilitator] {
            user.post(&format!("/statements/{own}/edit"), json!({ "text": "x", "signed": true })).await.refused(403, "not_allowed");
            user.post(&format!("/statements/{own}/withdraw"), json!({})).await.refused(403, "not_allowed");
        }
        author.post(&format!("/statements/{own}/edit"), json!({ "text": "I see it differently", "signed": true })).await.ok();
        author.post(&format!("/statements/{own}/cosign"), json!({ "signed": true })).await.refused(409, "statement_own");
        other.post(&format!("/statements/{own}/cosign"), json!({ "signed": false })).await.ok();
        author.post(&format!("/statements/{own}/edit"), json!({ "text": "Other", "signed": true })).await.refused(409, "statement_cosigned");
        assert_eq!(other.view("me").await["statements"]["cosigned"], json!([own]));
        let public = hall.public(&app);
        let before = public.view("results").await;
        assert_eq!(line(&before, &id)["statements"], json!([]), "beside the outcome, not before it");
        hall.cast(&round, &version, 5).await;
        for verb in ["close", "reveal", "publish"] {
            hall.organiser.post(&format!("/rounds/{round}/{verb}"), json!({})).await.ok();
        }
        let number = author.view("me").await["number"].clone();
        let after = public.view("results").await;
        let shown = &line(&after, &id)["statements"][0];
        assert_eq!((&shown["text"], &shown["by"]), (&json!("I see it differently"), &number));
        assert_eq!((&shown["cosigners"], &shown["cosigned_by"]), (&json!(1), &json!([])));
        other.post(&format!("/statements/{own}/uncosign"), json!({})).await.ok();
        author.post(&format!("/statements/{own}/withdraw"), json!({})).await.ok();
        assert_eq!(line(&public.view("results").await, &id)["statements"], json!([]));
    }
}
