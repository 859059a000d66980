//! Leading the hall: who has the lead, what rooms are told, rooms on the clock, the sign that a room
//! is recorded.

use serde_json::{Value, json};

use crate::app::{App, User};
use crate::rooms::{Hall, end_day, id, jurors_of, path};

async fn line(user: &User, at: usize) -> Value {
    user.view("rooms").await["round"]["rooms"][at].clone()
}

both! {
    async fn the_lead_is_taken_in_one_press_and_both_see_it(app: App) {
        let (hall, _) = Hall::in_rooms(&app).await;
        let lead = async |user: &User| user.view("agenda").await["run"]["lead"]["person"].clone();
        let before = lead(&hall.facilitator).await;
        assert!(before.is_string(), "whoever started the day");
        let mut second = app.account("Sam Second").await;
        let person = json!([{ "role": "facilitator", "name": "Sam", "account_email": "sam.second@example.org" }]);
        hall.organiser.post("/people", person).await.ok();
        second.jury.clone_from(&hall.organiser.jury);
        let mut live = hall.facilitator.live().await;
        live.subscribe("agenda").await;
        second.post("/lead", json!({})).await.ok();
        let me = second.view("me").await["id"].clone();
        live.until_view("agenda", |agenda| agenda["run"]["lead"]["person"] == me).await;
        assert_eq!(lead(&second).await, me);
        second.post("/lead", json!({})).await.ok();
        assert!(hall.jurors[0].0.view("agenda").await["run"].is_null());
        hall.jurors[0].0.post("/lead", json!({})).await.refused(403, "not_allowed");
        // Both press at once: one of them has it, and both see which.
        let both = tokio::join!(hall.facilitator.post("/lead", json!({})), second.post("/lead", json!({})));
        both.0.ok();
        both.1.ok();
        assert_eq!(lead(&hall.facilitator).await, lead(&second).await);
    }

    async fn rooms_are_told_something_and_it_is_taken_back(app: App) {
        let (hall, rooms) = Hall::in_rooms(&app).await;
        let told = async |at: usize| {
            let juror = hall.juror(&jurors_of(&rooms[at])[0]);
            juror.view(&format!("room:{}", id(&rooms[at]))).await["told"]["text"].clone()
        };
        let say = async |body: Value| hall.facilitator.post("/rooms/tell", body).await;
        say(json!({ "text": " Ten minutes left. " })).await.ok();
        assert_eq!((told(0).await, told(1).await), (json!("Ten minutes left."), json!("Ten minutes left.")));
        say(json!({ "rooms": [rooms[1]["id"]], "text": "Tea is served" })).await.ok();
        assert_eq!((told(0).await, told(1).await), (json!("Ten minutes left."), json!("Tea is served")));
        say(json!({ "rooms": [rooms[0]["id"]], "text": "" })).await.ok();
        assert!(told(0).await.is_null());
        say(json!({ "text": "x".repeat(201) })).await.refused(422, "text_too_long");
        say(json!({ "rooms": [hall.jurors[0].1], "text": "x" })).await.refused(404, "not_found");
        assert_eq!(told(1).await, "Tea is served", "nothing is half-done");
        hall.jurors[0].0.post("/rooms/tell", json!({ "text": "x" })).await.refused(403, "not_allowed");
    }

    async fn one_room_may_finish_late_alone_or_is_asked_back(app: App) {
        let (hall, rooms) = Hall::in_rooms(&app).await;
        let lead = &hall.facilitator;
        lead.post(&path(&rooms[0], "/extend"), json!({ "minutes": 10 })).await.ok();
        let first = line(lead, 0).await["deadline"].as_i64().unwrap();
        assert!(line(lead, 1).await["deadline"].is_null());
        lead.post(&path(&rooms[0], "/extend"), json!({ "minutes": 5 })).await.ok();
        assert_eq!(line(lead, 0).await["deadline"].as_i64().unwrap(), first + 300_000);
        lead.post(&path(&rooms[0], "/extend"), json!({ "minutes": 0 })).await.refused(422, "minutes_out_of_range");
        hall.jurors[0].0.post(&path(&rooms[0], "/extend"), json!({ "minutes": 5 })).await.refused(403, "not_allowed");

        lead.post(&path(&rooms[0], "/turns"), json!({ "on": true })).await.ok();
        let ids = jurors_of(&rooms[0]);
        hall.juror(&ids[0]).post(&path(&rooms[0], "/hands"), json!({})).await.ok();
        lead.post(&path(&rooms[0], "/turns/next"), json!({})).await.ok();
        for _ in 0..2 {
            lead.post(&path(&rooms[0], "/recall"), json!({ "back": true })).await.ok();
        }
        let room = hall.juror(&ids[0]).view(&format!("room:{}", id(&rooms[0]))).await;
        assert!(room["back_at"].is_i64() && room["deadline"].is_null() && room["turns"]["current"].is_null());
        assert_eq!(room["sitting"], "open", "a sentence can be finished");
        lead.post(&path(&rooms[0], "/recall"), json!({ "back": false })).await.ok();
        assert!(line(lead, 0).await["back_at"].is_null());
        assert_eq!(hall.organiser.get("/record").await.text.matches("\"room_recalled\"").count(), 2);
        end_day(&hall).await;
        lead.post(&path(&rooms[0], "/recall"), json!({ "back": true })).await.refused(409, "rooms_overnight");
    }

    async fn a_room_is_recorded_only_while_everybody_in_it_agrees(app: App) {
        let (hall, rooms) = Hall::in_rooms(&app).await;
        let lead = &hall.facilitator;
        let since = async || line(lead, 0).await["recorded_since"].clone();
        let sign = path(&rooms[0], "/recording");
        let consent = |audio: bool| json!({
            "text_version": 1, "taking_part": true, "audio": audio, "quotes": false, "photographs": false,
        });
        let version = lead.view("jury").await["consent"]["version"].clone();
        let agree = async |user: &User, audio: bool| {
            let mut consent = consent(audio);
            consent["text_version"] = version.clone();
            user.post("/me/consent", consent).await.ok();
        };
        lead.post(&sign, json!({ "on": true })).await.refused(409, "recording_not_agreed");
        for (juror, _) in &hall.jurors {
            agree(juror, true).await;
        }
        agree(&hall.supporter.0, true).await;
        let ids = jurors_of(&rooms[0]);
        let reader = ids.iter().find(|who| **who != rooms[0]["host"]).unwrap();
        hall.juror(reader).post(&sign, json!({ "on": true })).await.refused(403, "only_room_leads");
        lead.post(&sign, json!({ "on": true })).await.ok();
        lead.post(&sign, json!({ "on": true })).await.ok();
        assert!(since().await.is_i64());
        hall.juror(reader).post(&sign, json!({ "on": false })).await.ok();
        assert!(since().await.is_null(), "anyone may pause it");
        lead.post(&sign, json!({ "on": true })).await.ok();
        agree(hall.juror(reader), false).await;
        assert!(since().await.is_null(), "who takes it back pauses it");
        agree(hall.juror(reader), true).await;
        lead.post(&sign, json!({ "on": true })).await.ok();
        // Somebody who never agreed is seated there.
        let other = jurors_of(&rooms[1]).into_iter().next().unwrap();
        agree(hall.juror(&other), false).await;
        assert!(since().await.is_i64(), "not their room");
        lead.post(&path(&rooms[0], "/seats"), json!({ "person": other })).await.ok();
        assert!(since().await.is_null());
        let stranger = hall.juror(&jurors_of(&rooms[1])[1]);
        stranger.post(&sign, json!({ "on": false })).await.refused(404, "not_found");
    }
}
