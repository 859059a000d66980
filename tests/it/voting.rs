//! How jurors vote in secret: their way, the voting point, paper, and what plain http allows.

use serde_json::{Value, json};

use crate::app::App;
use crate::hall::Hall;
use crate::home::Home;

fn way_of(people: &Value, id: &str) -> (Value, Value) {
    let person = people["people"].as_array().unwrap().iter().find(|one| one["id"] == id).unwrap();
    (person["register"]["way"].clone(), person["register"]["way_chosen"].clone())
}

both! {
    async fn a_juror_votes_as_the_jury_does_unless_another_way_was_chosen(app: App) {
        let hall = Hall::of(&app, 5).await;
        let (first, last) = (&hall.jurors[0].1, &hall.jurors[4].1);
        let people = hall.facilitator.view("people").await;
        assert_eq!(way_of(&people, first), (json!("own_device"), json!(false)));
        assert_eq!(way_of(&people, last), (json!("voting_point"), json!(false)), "no device of their own");
        let path = format!("/people/{first}/way");
        hall.jurors[0].0.post(&path, json!({ "way": "paper" })).await.refused(403, "not_allowed");
        hall.facilitator.post(&path, json!({ "way": "paper" })).await.ok();
        assert_eq!(way_of(&hall.facilitator.view("people").await, first), (json!("paper"), json!(true)));
        hall.facilitator.post(&path, json!({ "way": null })).await.ok();
        assert_eq!(way_of(&hall.facilitator.view("people").await, first), (json!("own_device"), json!(false)));
        let seen = hall.jurors[1].0.view("people").await;
        assert!(seen["people"].as_array().unwrap().iter().all(|person| person["register"].is_null()));
        let (_, witness) = app.add(&hall.organiser, json!({ "role": "witness", "name": "W" })).await;
        let wish = json!({ "way": "paper" });
        hall.facilitator.post(&format!("/people/{witness}/way"), wish).await.refused(422, "role_wrong");
    }

    async fn a_new_voting_point_ends_the_one_before(app: App) {
        let hall = Hall::of(&app, 5).await;
        let token = async || hall.facilitator.get("/voting-point").await.ok()["token"].clone();
        assert!(token().await.is_null(), "closed to begin with");
        hall.facilitator.post("/voting-point/open", json!({})).await.ok();
        let one = token().await;
        assert_eq!(hall.organiser.get("/voting-point").await.ok()["token"], one);
        hall.jurors[0].0.get("/voting-point").await.refused(403, "not_allowed");
        hall.organiser.post("/voting-point/open", json!({})).await.ok();
        let two = token().await;
        assert!(two.is_string() && one.is_string() && one != two);
        hall.facilitator.post("/voting-point/close", json!({})).await.ok();
        hall.facilitator.post("/voting-point/close", json!({})).await.ok();
        assert!(token().await.is_null());
    }
}

/// Where pages come over plain http from another machine, browsers keep no keys.
#[actix_web::test]
async fn plain_http_refuses_own_devices_when_a_jury_is_made_ready() {
    for (address, refused) in [
        ("http://hall.example", true),
        ("http://192.168.1.7:8080", true),
        ("https://hall.example", false),
        ("http://localhost:8080", false),
    ] {
        let app = App::known_as(Home::sqlite(), 0, Some(address)).await;
        let organiser = app.jury().await;
        app.facilitator(&organiser).await;
        organiser.post("/people", json!([{ "role": "juror", "name": "J" }])).await.ok();
        let edit = json!({ "contact": "Olwen", "ground_rules": "Listen", "consent_text": "I take part" });
        organiser.post("/edit", edit).await.ok();
        let ready = organiser.post("/ready", json!({})).await;
        if !refused {
            ready.ok();
            continue;
        }
        ready.refused(409, "secret_needs_https");
        let mut settings = organiser.view("jury").await["settings"].clone();
        assert_eq!(settings["voting"], "own_devices");
        settings["voting"] = "voting_point".into();
        organiser.post("/edit", json!({ "settings": settings })).await.ok();
        organiser.post("/ready", json!({})).await.ok();
    }
}
