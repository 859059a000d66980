//! Rooms present in a running order, with a clock each; what they put forward is then presented.

use serde_json::{Value, json};

use crate::app::App;
use crate::hall::Hall;

/// Leaves out what stands before the day's presenting, and opens it. Gives it.
async fn presenting(hall: &Hall) -> String {
    let agenda = hall.organiser.view("agenda").await;
    let mut last = Value::Null;
    for item in agenda["items"].as_array().unwrap() {
        if item["day"] == 1 && item["state"] == "planned" {
            last = item.clone();
        }
    }
    let plan =
        json!({ "kind": "presenting", "stage": "drafting", "title": "Each room presents", "minutes": 30 });
    let added = hall.organiser.post("/agenda/items", json!({ "day": 1, "at": 1, "plan": plan })).await.ok();
    assert!(!last.is_null());
    let item = added["ids"][0].as_str().unwrap().to_owned();
    hall.facilitator.post(&format!("/agenda/items/{item}/open"), json!({})).await.ok();
    item
}

fn state(view: &Value, id: &str) -> Value {
    let all = view["recommendations"].as_array().unwrap();
    all.iter().find(|one| one["id"] == id).unwrap()["state"].clone()
}

async fn tabled(hall: &Hall, app: &App) -> String {
    let (id, _) = hall.draft(app, "Hubs first", "We recommend it.").await;
    hall.jurors[0].0.post(&format!("/recommendations/{id}/table"), json!({})).await.ok();
    id
}

both! {
    async fn a_room_presents_by_the_clock_and_what_it_put_forward_is_presented(app: App) {
        let hall = Hall::of(&app, 3).await;
        let recommendation = tabled(&hall, &app).await;
        assert!(hall.organiser.view("agenda").await["presenting"].is_null());
        let item = presenting(&hall).await;
        let path = format!("/agenda/items/{item}/presenting");
        let (start, end) = (format!("{path}/{}/start", hall.room), format!("{path}/{}/end", hall.room));
        let public = hall.public(&app);
        let order = public.view("agenda").await["presenting"].clone();
        let slot = &order["slots"][0];
        assert_eq!((&slot["name"], &slot["minutes"], &slot["started_at"]), (&json!("A"), &json!(30), &Value::Null));
        assert_eq!((&order["now"], &order["next"]), (&Value::Null, &json!(hall.room)));
        hall.jurors[0].0.post(&start, json!({})).await.refused(403, "not_allowed");
        let strange = json!({ "slots": [{ "room": hall.organiser.jury, "minutes": 5 }] });
        hall.facilitator.post(&path, strange).await.refused(409, "running_order_wrong");
        let order = json!({ "slots": [{ "room": hall.room, "minutes": 0 }] });
        hall.facilitator.post(&path, order).await.refused(422, "number_out_of_range");
        let order = json!({ "slots": [{ "room": hall.room, "minutes": 8 }] });
        hall.facilitator.post(&path, order).await.ok();
        let mut live = hall.jurors[0].0.live().await;
        live.subscribe("agenda").await;
        hall.facilitator.post(&start, json!({})).await.ok();
        let pushed = live.until_view("agenda", |view| view["presenting"]["now"] == json!(hall.room)).await;
        assert_eq!(pushed, hall.jurors[0].0.view("agenda").await, "pushed as fetched");
        let slot = pushed["presenting"]["slots"][0].clone();
        let minutes = slot["deadline"].as_i64().unwrap() - slot["started_at"].as_i64().unwrap();
        assert_eq!(minutes, 8 * 60_000);
        hall.organiser.post(&start, json!({})).await.ok();
        assert_eq!(hall.organiser.view("agenda").await["presenting"]["slots"][0], slot, "a second tap is harmless");
        assert_eq!(state(&public.view("recommendations").await, &recommendation), "tabled", "not heard to the end");
        hall.facilitator.post(&end, json!({})).await.ok();
        hall.organiser.post(&end, json!({})).await.ok();
        assert_eq!(state(&public.view("recommendations").await, &recommendation), "presented");
        let record = hall.organiser.get("/record").await.text;
        for (kind, times) in [("presenting_ordered", 1), ("presenting_started", 1), ("presenting_ended", 1), ("recommendation_presented", 1)] {
            assert_eq!(record.matches(&format!("\"{kind}\"")).count(), times, "{kind}");
        }
    }

    async fn closing_the_item_ends_the_time_of_whoever_presents(app: App) {
        let hall = Hall::of(&app, 3).await;
        let recommendation = tabled(&hall, &app).await;
        let item = presenting(&hall).await;
        let start = format!("/agenda/items/{item}/presenting/{}/start", hall.room);
        hall.facilitator.post(&start, json!({})).await.ok();
        hall.facilitator.post(&format!("/agenda/items/{item}/close"), json!({ "confirm": true })).await.ok();
        assert_eq!(state(&hall.organiser.view("recommendations").await, &recommendation), "presented");
        hall.facilitator.post(&start, json!({})).await.refused(409, "item_not_open");
        let plan = json!({ "kind": "plenary", "stage": "framing", "title": "Talk", "minutes": 5 });
        let added = hall.organiser.post("/agenda/items", json!({ "day": 1, "at": 2, "plan": plan })).await.ok();
        let other = added["ids"][0].as_str().unwrap();
        hall.facilitator.post(&format!("/agenda/items/{other}/open"), json!({})).await.ok();
        let start = format!("/agenda/items/{other}/presenting/{}/start", hall.room);
        hall.facilitator.post(&start, json!({})).await.refused(409, "item_not_presenting");
    }

    async fn the_running_order_is_there_after_a_restart(app: App) {
        let hall = Hall::of(&app, 3).await;
        let item = presenting(&hall).await;
        let start = format!("/agenda/items/{item}/presenting/{}/start", hall.room);
        hall.facilitator.post(&start, json!({})).await.ok();
        let before = hall.organiser.view("agenda").await["presenting"].clone();
        let _app = app.restart().await;
        assert_eq!(hall.organiser.view("agenda").await["presenting"], before);
    }
}
