//! The floor: turns with everyone together, short replies, who is quiet, and what ends with a day.

use std::collections::BTreeMap;

use citizens_jury::jury::turns::time_spoken;
use citizens_jury::store;
use serde_json::{Value, json};

use crate::app::{App, User};
use crate::rooms::{Hall, end_day, id, jurors_of, path};

fn people_in(queue: &Value) -> Vec<Value> {
    queue.as_array().unwrap().iter().map(|hand| hand["person"].clone()).collect()
}

async fn plenary(user: &User) -> Value {
    user.view("rooms").await["plenary"].clone()
}

async fn mark(hall: &Hall, person: &str, attendance: &str) {
    let path = format!("/people/{person}/attendance");
    hall.facilitator.post(&path, json!({ "attendance": attendance })).await.ok();
}

both! {
    async fn hall_and_remote_take_turns_with_everyone_together(app: App) {
        let (hall, _) = Hall::in_rooms(&app).await;
        let (jurors, lead) = (&hall.jurors, &hall.facilitator);
        assert!(plenary(lead).await.is_null(), "off until somebody turns them on");
        for (at, juror) in jurors.iter().enumerate() {
            mark(&hall, &juror.1, if at == 2 { "here_remote" } else { "here_hall" }).await;
        }
        let made = lead.post("/plenary/turns", json!({ "on": true, "length_s": 60 })).await.ok();
        let floor = format!("/rooms/{}", made["ids"][0].as_str().unwrap());
        let again = lead.post("/plenary/turns", json!({ "on": true })).await.ok();
        assert_eq!(again["ids"], made["ids"], "one plenary");
        jurors[0].0.post("/plenary/turns", json!({ "on": false })).await.refused(403, "not_allowed");

        for (juror, _) in &jurors[..3] {
            juror.post(&format!("{floor}/hands"), json!({})).await.ok();
        }
        jurors[0].0.post(&format!("{floor}/hands"), json!({})).await.refused(409, "hand_already_up");
        let order = [0, 2, 1].map(|at: usize| json!(jurors[at].1));
        let seen = plenary(&jurors[4].0).await;
        assert_eq!(people_in(&seen["turns"]["queue"]), order, "the remote one comes second, not last");
        assert!(plenary(&hall.supporter.0).await["turns"]["on"].as_bool().unwrap());
        lead.post(&format!("{floor}/turns/next"), json!({})).await.ok();
        assert_eq!(plenary(lead).await["turns"]["current"]["length_ms"], 60_000);
        jurors[1].0.post(&format!("{floor}/turns/finish"), json!({})).await.refused(403, "only_room_leads");
        lead.post(&format!("{floor}/turns/next"), json!({})).await.ok();
        assert_eq!(plenary(lead).await["turns"]["current"]["person"], order[1]);
        // It is no room of anybody's: nothing is written there, and it is not among the rooms.
        let entry = json!({ "kind": "issue", "text": "Everywhere" });
        jurors[0].0.post(&format!("{floor}/entries"), entry).await.refused(404, "not_found");
        let rooms = lead.view("rooms").await;
        assert!(rooms["prepared"].as_array().unwrap().is_empty());
        assert_eq!(rooms["round"]["rooms"].as_array().unwrap().len(), 2);
    }

    async fn a_reply_comes_before_the_queue_and_a_leaver_makes_way(app: App) {
        let (hall, rooms) = Hall::in_rooms(&app).await;
        let room = &rooms[0];
        let topic = format!("room:{}", id(room));
        let ids = jurors_of(room);
        let lead = &hall.facilitator;
        lead.post(&path(room, "/turns"), json!({ "on": true })).await.ok();
        let reply = json!({ "short": true });
        hall.juror(&ids[2]).post(&path(room, "/hands"), reply.clone()).await.refused(409, "nobody_speaks");
        for who in &ids[..2] {
            hall.juror(who).post(&path(room, "/hands"), json!({})).await.ok();
        }
        lead.post(&path(room, "/turns/next"), json!({})).await.ok();
        // For somebody without a device, a facilitator asks; another who asks later is told.
        lead.post(&path(room, "/hands"), json!({ "person": ids[2], "short": true })).await.ok();
        hall.juror(&ids[1]).post(&path(room, "/hands"), reply).await.refused(409, "reply_taken");
        let view = lead.view(&topic).await;
        assert_eq!(people_in(&view["turns"]["queue"]), [ids[2].clone(), ids[1].clone()]);
        assert_eq!(view["turns"]["queue"][0]["short"], true);
        lead.post(&path(room, "/turns/next"), json!({})).await.ok();
        assert_eq!(lead.view(&topic).await["turns"]["current"]["length_ms"], 30_000);

        mark(&hall, ids[2].as_str().unwrap(), "stepped_out").await;
        let view = lead.view(&topic).await;
        assert!(view["turns"]["current"].is_null(), "whoever goes out has spoken");
        mark(&hall, ids[1].as_str().unwrap(), "left").await;
        assert_eq!(lead.view(&topic).await["turns"]["queue"], json!([]));
    }

    async fn nobody_speaks_all_night_and_the_time_goes_along(app: App) {
        let (hall, rooms) = Hall::in_rooms(&app).await;
        let room = &rooms[0];
        let ids = jurors_of(room);
        let lead = &hall.facilitator;
        lead.post(&path(room, "/turns"), json!({ "on": true })).await.ok();
        lead.post("/rooms/tell", json!({ "text": "Five minutes" })).await.ok();
        for who in &ids[..2] {
            hall.juror(who).post(&path(room, "/hands"), json!({})).await.ok();
        }
        lead.post(&path(room, "/turns/next"), json!({})).await.ok();
        end_day(&hall).await;
        let view = lead.view(&format!("room:{}", id(room))).await;
        assert!(view["turns"]["current"].is_null() && view["turns"]["queue"] == json!([]) && view["told"].is_null());
        hall.juror(&ids[0]).post(&path(room, "/hands"), json!({})).await.refused(409, "rooms_overnight");
        lead.post("/agenda/days/2/start", json!({})).await.ok();
        // Whoever spoke yesterday asks first, and still comes second.
        for who in &ids[..2] {
            hall.juror(who).post(&path(room, "/hands"), json!({})).await.ok();
        }
        let view = lead.view(&format!("room:{}", id(room))).await;
        assert_eq!(people_in(&view["turns"]["queue"]), [ids[1].clone(), ids[0].clone()]);
        let (first, second) = (ids[0].as_str().unwrap(), ids[1].as_str().unwrap());
        let spoken = spoken(&app, &hall.organiser.jury).await;
        assert!(spoken[first] > 0 && !spoken.contains_key(second), "{spoken:?}");
    }

    async fn who_is_quiet_is_for_those_who_lead(app: App) {
        let (hall, rooms) = Hall::in_rooms(&app).await;
        let inside = async |user: &User| user.view("rooms").await["round"]["rooms"][0]["inside"].clone();
        assert_eq!(inside(&hall.organiser).await["quiet"], json!([]), "only where turns are tracked");
        let room = &rooms[0];
        let ids = jurors_of(room);
        hall.facilitator.post(&path(room, "/turns"), json!({ "on": true })).await.ok();
        for juror in &hall.jurors {
            mark(&hall, &juror.1, "here_hall").await;
        }
        let quiet = inside(&hall.organiser).await["quiet"].clone();
        assert_eq!(people_in(&quiet).len(), ids.len());
        let begun = quiet[0]["since"].as_i64().unwrap();
        hall.juror(&ids[0]).post(&path(room, "/hands"), json!({})).await.ok();
        hall.facilitator.post(&path(room, "/turns/next"), json!({})).await.ok();
        assert!(!people_in(&inside(&hall.organiser).await["quiet"]).contains(&ids[0]), "not who speaks");
        hall.facilitator.post(&path(room, "/turns/finish"), json!({})).await.ok();
        let quiet = inside(&hall.facilitator).await["quiet"].clone();
        let since = |who: &Value| {
            let line = quiet.as_array().unwrap().iter().find(|line| line["person"] == *who).unwrap();
            line["since"].as_i64().unwrap()
        };
        assert!(since(&ids[0]) > begun && since(&ids[1]) == begun);
        assert!(inside(&hall.jurors[0].0).await.is_null(), "no juror sees it");
    }

    async fn a_turn_is_as_long_as_its_item_says_and_evenness_is_one_figure(app: App) {
        let (hall, _) = Hall::in_rooms(&app).await;
        let lead = &hall.facilitator;
        let plan = |turn: u32| json!({
            "kind": "rooms", "stage": "framing", "title": "Talk", "minutes": 30, "turn_seconds": turn,
        });
        lead.post("/agenda/items", json!({ "day": 1, "plan": plan(5) })).await.refused(422, "number_out_of_range");
        let item = lead.post("/agenda/items", json!({ "day": 1, "plan": plan(90) })).await.ok()["ids"][0].clone();
        let item = item.as_str().unwrap().to_owned();
        lead.post("/rooms", json!({ "rooms": 2, "item": item, "turns": true })).await.ok();
        skip_until(lead, &item).await;
        lead.post(&format!("/agenda/items/{item}/open"), json!({})).await.ok();
        let room = lead.view("rooms").await["round"]["rooms"][0].clone();
        let ids = jurors_of(&room);
        hall.juror(&ids[0]).post(&path(&room, "/hands"), json!({})).await.ok();
        lead.post(&path(&room, "/turns/next"), json!({})).await.ok();
        let view = lead.view(&format!("room:{}", id(&room))).await;
        assert_eq!(view["turns"]["current"]["length_ms"], 90_000);
        lead.post(&path(&room, "/turns/finish"), json!({})).await.ok();
        lead.post(&format!("/agenda/items/{item}/close"), json!({ "confirm": true })).await.ok();
        let record = hall.organiser.get("/record").await.text;
        let line = record.lines().find(|line| line.contains("\"time_shared\"")).expect("an entry");
        let line: Value = serde_json::from_str(line).unwrap();
        let facts: Value = serde_json::from_str(line["content"].as_str().unwrap()).unwrap();
        // One spoke, of all in both rooms: (n - 1) / n.
        let n = facts["jurors"].as_u64().unwrap();
        let alone = (1_000 * (n - 1) + n / 2) / n;
        assert_eq!(facts["gini_permille"].as_u64().unwrap(), alone, "{facts}");
        assert!(hall.jurors.iter().all(|juror| !facts.to_string().contains(&juror.1)), "nobody is named");
    }

    async fn a_room_that_shrank_is_offered_somebody(app: App) {
        let (hall, rooms) = Hall::in_rooms(&app).await;
        assert!(hall.organiser.view("rooms").await["evening_out"].is_null());
        let gone = jurors_of(&rooms[0]);
        for who in &gone[..2] {
            mark(&hall, who.as_str().unwrap(), "left").await;
        }
        let view = hall.organiser.view("rooms").await;
        let offer = &view["evening_out"];
        assert_eq!((&offer["from"], &offer["to"]), (&rooms[1]["id"], &rooms[0]["id"]), "{offer}");
        assert!(jurors_of(&rooms[1]).contains(&offer["person"]));
        let host = &view["round"]["rooms"][0]["host"];
        assert!(!gone[..2].contains(host), "whoever left holds no part");
        assert!(hall.jurors[0].0.view("rooms").await["evening_out"].is_null());
        hall.facilitator.post(&path(&rooms[0], "/seats"), json!({ "person": offer["person"] })).await.ok();
        assert!(hall.organiser.view("rooms").await["evening_out"].is_null());
    }

    async fn texts_and_lists_stay_where_they_were_made(app: App) {
        let (hall, rooms) = Hall::in_rooms(&app).await;
        let room = &rooms[0];
        let writer = hall.juror(&jurors_of(room)[0]);
        writer.post(&path(room, "/entries"), json!({ "kind": "issue", "text": "Buses are dear" })).await.ok();
        let draft = writer.post("/recommendations", json!({ "room": room["id"] })).await.ok();
        hall.facilitator.post("/rooms", json!({ "rooms": 3 })).await.ok();
        let before = hall.facilitator.view(&format!("room:{}", id(room))).await;
        assert_eq!(before["issues"][0]["text"], "Buses are dear");
        assert_eq!(before["sitting"], "over");
        let drafts = writer.view("recommendations").await["recommendations"].clone();
        let kept = drafts.as_array().unwrap().iter().find(|one| one["id"] == draft["ids"][0]).unwrap();
        assert_eq!((&kept["room"], &kept["state"]), (&room["id"], &json!("draft")));
        // Its own writers go on with it from wherever they sit now.
        writer.post(&format!("/recommendations/{}/table", kept["id"].as_str().unwrap()), json!({})).await
            .refused(409, "draft_title_missing");
    }
}

/// Leaves out what comes before an item.
async fn skip_until(lead: &User, item: &str) {
    for one in lead.view("agenda").await["items"].as_array().unwrap() {
        if one["day"] == 1 && one["state"] == "planned" && one["id"] != item {
            lead.post(&format!("/agenda/items/{}/skip", one["id"].as_str().unwrap()), json!({})).await.ok();
        }
    }
}

/// Milliseconds spoken by each person, as they are stored.
async fn spoken(app: &App, jury: &str) -> BTreeMap<String, i64> {
    let jury = jury.parse().unwrap();
    let read = app.service.db.read(move |conn| Ok(time_spoken(&store::turns::of_jury(conn, jury)?)));
    let spoken = read.await.unwrap();
    spoken.into_iter().filter(|(_, ms)| *ms > 0).map(|(who, ms)| (who.to_string(), ms)).collect()
}
