//! Quick shows of hands.

use serde_json::{Value, json};

use crate::app::{App, User};
use crate::hall::Hall;

/// A hall at work on its first item; gives the item.
async fn at_work(app: &App) -> (Hall, String) {
    let hall = Hall::of(app, 4).await;
    let agenda = hall.facilitator.view("agenda").await;
    let item = agenda["next"].as_str().unwrap().to_owned();
    hall.facilitator.post(&format!("/agenda/items/{item}/open"), json!({})).await.ok();
    (hall, item)
}

async fn ask(user: &User, item: &str, question: &str, named: bool) -> String {
    let body = json!({ "item": item, "question": question, "named": named });
    user.post("/temperature", body).await.ok()["ids"][0].as_str().unwrap().to_owned()
}

fn counts(check: &Value) -> Vec<u64> {
    check["spread"].as_array().unwrap().iter().map(|one| one["people"].as_u64().unwrap()).collect()
}

both! {
    async fn nobody_sees_answers_before_they_are_shown_and_none_is_kept(app: App) {
        let (hall, item) = at_work(&app).await;
        let before = hall.organiser.get("/record").await.text;
        let check = ask(&hall.facilitator, &item, "Shall we have the break now?", false).await;
        let answer = format!("/temperature/{check}/answer");
        let (first, second) = (&hall.jurors[0].0, &hall.jurors[1].0);
        first.post(&answer, json!({ "feeling": "against" })).await.ok();
        first.post(&answer, json!({ "feeling": "strongly_for" })).await.ok();
        second.post(&answer, json!({ "feeling": "between" })).await.ok();
        for user in [&hall.facilitator, &hall.organiser, first] {
            let view = user.view("temperature").await;
            assert_eq!(view["check"]["answered"], 2);
            assert_eq!(view["check"]["spread"], Value::Null);
        }
        assert_eq!(first.view("me").await["temperature"], "strongly_for");
        assert_eq!(hall.jurors[2].0.view("me").await["temperature"], Value::Null);

        for _ in 0..2 {
            hall.facilitator.post(&format!("/temperature/{check}/show"), json!({})).await.ok();
        }
        for user in [&hall.facilitator, &hall.organiser, second] {
            let text = user.get("/temperature").await.text;
            let page: Value = serde_json::from_str(&text).unwrap();
            assert_eq!(counts(&page["view"]["check"]), [1, 0, 1, 0, 0]);
            assert!(!text.contains(&hall.jurors[0].1), "an unnamed answer with its person: {text}");
        }
        second.post(&answer, json!({ "feeling": "for" })).await.refused(409, "temperature_shown");

        hall.facilitator.post(&format!("/temperature/{check}/end"), json!({})).await.ok();
        assert_eq!(hall.facilitator.view("temperature").await["check"], Value::Null);
        assert_eq!(first.view("me").await["temperature"], Value::Null);
        second.post(&answer, json!({ "feeling": "for" })).await.refused(409, "temperature_over");
        hall.facilitator.post(&format!("/temperature/{check}/end"), json!({})).await.refused(409, "temperature_over");
        assert_eq!(hall.organiser.get("/record").await.text, before, "the record holds nothing of it");
    }

    async fn names_are_shown_to_the_jury_alone_and_it_is_gone_with_its_item(app: App) {
        let (hall, item) = at_work(&app).await;
        let first = ask(&hall.facilitator, &item, "Clear so far?", true).await;
        let (juror, id) = &hall.jurors[0];
        juror.post(&format!("/temperature/{first}/answer"), json!({ "feeling": "for" })).await.ok();
        hall.facilitator.post(&format!("/temperature/{first}/show"), json!({})).await.ok();
        let names = &juror.view("temperature").await["check"]["spread"][1]["names"];
        assert_eq!(names, &json!([id]));

        // Another question, and the answers to the first are gone.
        let second = ask(&hall.organiser, &item, "And now?", false).await;
        let view = juror.view("temperature").await;
        assert_eq!((&view["check"]["id"], &view["check"]["answered"]), (&json!(second), &json!(0)));
        assert_eq!(juror.view("me").await["temperature"], Value::Null);
        juror
            .post(&format!("/temperature/{first}/answer"), json!({ "feeling": "for" }))
            .await
            .refused(409, "temperature_over");
        juror.post(&format!("/temperature/{second}/answer"), json!({ "feeling": "against" })).await.ok();

        let mut live = juror.live().await;
        live.subscribe("temperature").await;
        live.until_view("temperature", |view| !view["check"].is_null()).await;
        hall.facilitator.post(&format!("/agenda/items/{item}/close"), json!({ "confirm": true })).await.ok();
        live.until_view("temperature", |view| view["check"].is_null()).await;
        assert_eq!(juror.view("me").await["temperature"], Value::Null);
    }

    async fn it_is_asked_briefly_in_the_open_item_by_who_runs_it(app: App) {
        let (hall, item) = at_work(&app).await;
        let new = |item: &str, question: &str| json!({ "item": item, "question": question, "named": false });
        let juror = &hall.jurors[0].0;
        juror.post("/temperature", new(&item, "Lunch?")).await.refused(403, "not_allowed");
        let long = "x".repeat(201);
        hall.facilitator.post("/temperature", new(&item, &long)).await.refused(422, "text_too_long");
        hall.facilitator.post("/temperature", new(&item, " ")).await.refused(422, "text_missing");
        let other = hall.facilitator.view("agenda").await["next"].as_str().unwrap().to_owned();
        hall.facilitator.post("/temperature", new(&other, "Lunch?")).await.refused(409, "item_not_open");
        let check = ask(&hall.facilitator, &item, "Lunch?", false).await;
        let wrong = json!({ "feeling": "lukewarm" });
        juror.post(&format!("/temperature/{check}/answer"), wrong).await.refused(400, "malformed");
        assert_eq!(hall.public(&app).get("/temperature").await.status, 404);
    }
}
