//! The notes of what everyone discusses together: opened once, written by the jury, kept at the day's end.

use citizens_jury::jury::shared_text::{PlainText, compose};
use citizens_jury::store::documents::Written;
use serde_json::{Value, json};

use crate::app::App;
use crate::rooms::{Hall, end_day};

both! {
    async fn notes_are_opened_once_and_stay_as_they_read_when_the_day_ends(app: App) {
        let (hall, _) = Hall::in_rooms(&app).await;
        let (lead, juror) = (&hall.facilitator, &hall.jurors[0].0);
        let first = lead.view("agenda").await["items"][0].clone();
        assert_eq!(first["kind"], "plenary");
        let item = first["id"].as_str().unwrap();
        let notes = format!("/agenda/items/{item}/notes");
        lead.post(&notes, json!({})).await.refused(409, "item_not_open");
        lead.post(&format!("/agenda/items/{item}/open"), json!({})).await.ok();
        juror.post(&notes, json!({})).await.refused(403, "not_allowed");
        let opened = lead.post(&notes, json!({})).await.ok()["ids"][0].clone();
        assert_eq!(lead.post(&notes, json!({})).await.ok()["ids"][0], opened, "one text an item");
        let seen = juror.view("agenda").await["notes"].clone();
        assert_eq!(seen, json!([{ "item": item, "document": opened }]));
        let guest = app.add(&hall.organiser, json!({ "role": "guest", "name": "G" })).await.0;
        assert_eq!(guest.view("agenda").await["notes"], json!([]), "inside the jury");
        let topic = format!("texts/{}", opened.as_str().unwrap());
        guest.get(&format!("/{topic}")).await.refused(404, "not_found");

        let text = PlainText { body: "Buses were asked about.".into(), ..PlainText::default() };
        let bytes = vec![Written { person: None, bytes: compose(&text, 7) }];
        let document = opened.as_str().unwrap().parse().unwrap();
        citizens_jury::actions::documents::append(&app.service, document, bytes).await.unwrap();
        assert_eq!(juror.view(&topic).await["discussion"], json!({ "item": item, "text": Value::Null }));
        lead.post(&format!("/agenda/items/{item}/close"), json!({ "confirm": true })).await.ok();
        lead.post(&notes, json!({})).await.ok();
        end_day(&hall).await;
        assert!(juror.view(&topic).await["discussion"]["text"].is_string(), "as it read then");
        let late = vec![Written { person: None, bytes: compose(&text, 8) }];
        assert!(citizens_jury::actions::documents::append(&app.service, document, late).await.is_err());
    }

    async fn rooms_votes_and_breaks_have_no_such_notes(app: App) {
        let (hall, _) = Hall::in_rooms(&app).await;
        let items = hall.organiser.view("agenda").await["items"].clone();
        for kind in ["rooms", "ballot", "break"] {
            let item = items.as_array().unwrap().iter().find(|item| item["kind"] == kind).unwrap();
            let notes = format!("/agenda/items/{}/notes", item["id"].as_str().unwrap());
            hall.facilitator.post(&notes, json!({})).await.refused(422, "notes_not_for_kind");
        }
    }
}
