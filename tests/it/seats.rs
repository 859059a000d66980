//! Seats: people are moved while the rooms are at work, and turns go by time spoken.

use std::time::{Duration, Instant};

use citizens_jury::jury::allotment::{Allotment, Candidate, Minded, Plan, allot, pair};
use citizens_jury::jury::ids::PersonId;
use citizens_jury::views::record::Export;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::app::App;
use crate::rooms::{Hall, id, jurors_of, path};

fn seat(person: &Value) -> Value {
    json!({ "person": person })
}

/// The rooms as they are now.
async fn now(hall: &Hall) -> Vec<Value> {
    hall.organiser.view("rooms").await["round"]["rooms"].as_array().unwrap().clone()
}

both! {
    async fn a_moved_juror_takes_their_supporter_along_and_leaves_a_turn_behind(app: App) {
        let (hall, rooms) = Hall::in_rooms(&app).await;
        let moved = json!(hall.jurors[0].1);
        let at = rooms.iter().position(|room| jurors_of(room).contains(&moved)).unwrap();
        let (from, to) = (&rooms[at], &rooms[1 - at]);
        let juror = hall.juror(&moved);
        hall.facilitator.post(&path(from, "/turns"), json!({ "on": true })).await.ok();
        juror.post(&path(from, "/hands"), json!({})).await.ok();
        hall.facilitator.post(&path(from, "/turns/next"), json!({})).await.ok();
        let entry = json!({ "kind": "issue", "text": "Buses are dear" });
        juror.post(&path(from, "/entries"), entry).await.ok();
        let mut live = juror.live().await;
        live.subscribe("me").await;
        live.until_view("me", |me| me["room"] == from["id"]).await;

        hall.facilitator.post(&path(to, "/seats"), seat(&moved)).await.ok();
        live.until_view("me", |me| me["room"] == to["id"]).await;
        let after = now(&hall).await;
        assert!(!jurors_of(&after[at]).contains(&moved) && jurors_of(&after[1 - at]).contains(&moved));
        let supporter = json!({ "person": hall.supporter.1, "part": "supporter" });
        assert!(after[1 - at]["members"].as_array().unwrap().contains(&supporter));
        assert!(after[at]["inside"]["speaking"].is_null(), "the turn has ended");
        assert_eq!(after[at]["inside"]["issues"], 1, "what was written stays where it was written");
        juror.post(&path(from, "/hands"), json!({})).await.refused(404, "not_found");
        juror.post(&path(to, "/entries"), json!({ "kind": "issue", "text": "From elsewhere" })).await.ok();
        // Room A has no facilitator: whoever was host or scribe there and left is followed by another.
        for part in ["host", "scribe"] {
            assert!(jurors_of(&after[0]).contains(&after[0][part]), "{part}");
        }
        // Again, and back.
        let seq = hall.organiser.get("/jury").await.ok()["seq"].clone();
        hall.facilitator.post(&path(to, "/seats"), seat(&moved)).await.ok();
        assert_eq!(hall.organiser.view("rooms").await["round"]["rooms"], json!(now(&hall).await));
        assert_ne!(hall.organiser.get("/jury").await.ok()["seq"], seq, "asked twice, answered twice");
        hall.facilitator.post(&path(from, "/seats"), seat(&moved)).await.ok();
        assert!(jurors_of(&now(&hall).await[at]).contains(&moved));
        let full = hall.organiser.get("/record").await.text;
        assert_eq!(full.matches("juror_seated").count(), 2, "there and back; the third was there already");
    }

    async fn who_may_be_seated_where(app: App) {
        let (hall, rooms) = Hall::in_rooms(&app).await;
        let to = path(&rooms[0], "/seats");
        let juror = &hall.jurors[0];
        juror.0.post(&to, seat(&json!(juror.1))).await.refused(403, "not_allowed");
        hall.facilitator.post(&to, seat(&json!(hall.supporter.1))).await.refused(422, "only_jurors_sit");
        hall.facilitator.post(&to, seat(&rooms[0]["id"])).await.refused(404, "not_found");
        let nowhere = format!("/rooms/{}/seats", juror.1);
        hall.facilitator.post(&nowhere, seat(&json!(juror.1))).await.refused(404, "not_found");
        let left = format!("/people/{}/attendance", hall.jurors[5].1);
        hall.facilitator.post(&left, json!({ "attendance": "left" })).await.ok();
        hall.facilitator.post(&to, seat(&json!(hall.jurors[5].1))).await.refused(409, "person_left");
        hall.facilitator.post("/rooms", json!({ "rooms": 2 })).await.ok();
        hall.facilitator.post(&to, seat(&json!(juror.1))).await.refused(409, "room_over");
    }

    async fn a_latecomer_is_offered_the_room_that_keeps_the_mix(app: App) {
        let (hall, rooms) = Hall::in_rooms(&app).await;
        assert_eq!(hall.organiser.view("rooms").await["unseated"], json!([]));
        let town = |town: &str| json!({ "role": "juror", "name": town, "attributes": { "town": town } });
        let (late, late_id) = app.add(&hall.organiser, town("Preston")).await;
        assert_eq!(hall.organiser.view("rooms").await["unseated"], json!([]), "not here yet");
        let mut live = hall.facilitator.live().await;
        live.subscribe("rooms").await;
        let here = format!("/people/{late_id}/attendance");
        hall.facilitator.post(&here, json!({ "attendance": "here_hall" })).await.ok();
        let view = live.until_view("rooms", |rooms| !rooms["unseated"].as_array().unwrap().is_empty()).await;
        let offered = view["unseated"][0].clone();
        assert_eq!(offered["person"], json!(late_id));
        assert!(late.view("rooms").await["unseated"].as_array().unwrap().is_empty(), "for those who run the jury");
        let room = rooms.iter().find(|room| room["id"] == offered["room"]).expect("one of the rooms");
        hall.facilitator.post(&path(room, "/seats"), seat(&json!(late_id))).await.ok();
        assert_eq!(late.view("me").await["room"], room["id"]);
        // The next one goes into the room that is smaller now.
        let (_, second) = app.add(&hall.organiser, town("Lancaster")).await;
        hall.facilitator.post(&format!("/people/{second}/attendance"), json!({ "attendance": "here_hall" })).await.ok();
        let offered = hall.organiser.view("rooms").await["unseated"][0]["room"].clone();
        assert_ne!(offered, room["id"]);
    }

    async fn wishes_are_kept_and_stay_with_those_who_run_the_jury(app: App) {
        let (hall, _) = Hall::in_rooms(&app).await;
        let ids: Vec<_> = hall.jurors.iter().map(|juror| juror.1.clone()).collect();
        let by = json!({
            "attributes": [{ "attribute": "town", "not_alone": true }],
            "pins": [{ "person": ids[3], "room": 2 }], "apart": [[ids[4], ids[5]]],
        });
        let mut new = by.clone();
        new["rooms"] = json!(2);
        let preview = hall.facilitator.post("/rooms/preview", new.clone()).await.ok();
        // Two from Lancaster in a room of three leave one from Preston alone there; parting them would leave two.
        let least = json!({ "alone": 1, "together": 0, "remote_alone": 0 });
        for (fault, count) in least.as_object().unwrap() {
            assert_eq!(&preview["figures"][fault], count, "{fault}");
        }
        assert_eq!(preview["by"], by);
        hall.facilitator.post("/rooms", new.clone()).await.ok();
        let rooms = now(&hall).await;
        assert!(jurors_of(&rooms[1]).contains(&json!(ids[3])));
        assert!(rooms.iter().all(|room| !(jurors_of(room).contains(&json!(ids[4])) && jurors_of(room).contains(&json!(ids[5])))));
        let lancaster: Vec<_> = rooms.iter().map(|room| jurors_of(room).iter().filter(|who| ids[..2].iter().any(|id| *who == id)).count()).collect();
        assert!(lancaster.contains(&2), "nobody from Lancaster is alone: {lancaster:?}");
        assert_eq!(hall.organiser.view("rooms").await["round"]["by"], by);
        assert!(hall.jurors[0].0.view("rooms").await["round"]["by"].is_null());
        let (jury, keys) = (hall.organiser.jury.parse().unwrap(), app.service.keys.clone());
        let exports = app.service.db.read(move |conn| {
            Ok([false, true].map(|personal| Export::begin(conn, &keys, jury, personal).unwrap().next(conn).unwrap().unwrap()))
        });
        let [given_out, whole] = exports.await.unwrap();
        assert!(!given_out.contains("apart_from") && whole.contains("apart_from"), "who wished what is not given out");
        new["pins"] = json!([{ "person": ids[3], "room": 3 }]);
        hall.facilitator.post("/rooms", new.clone()).await.refused(422, "pins_do_not_fit");
        new["pins"] = json!([{ "person": ids[3], "room": 0 }]);
        hall.facilitator.post("/rooms", new).await.refused(422, "pins_do_not_fit");
    }

    async fn whoever_has_spoken_least_in_the_whole_jury_goes_first(app: App) {
        let (hall, rooms) = Hall::in_rooms(&app).await;
        let room = &rooms[0];
        let topic = format!("room:{}", id(room));
        let ids = jurors_of(room);
        let (one, two) = (hall.juror(&ids[0]), hall.juror(&ids[1]));
        hall.facilitator.post(&path(room, "/turns"), json!({ "on": true })).await.ok();
        // The first one speaks, then both ask, the first one earlier.
        one.post(&path(room, "/hands"), json!({})).await.ok();
        hall.facilitator.post(&path(room, "/turns/next"), json!({})).await.ok();
        one.post(&path(room, "/turns/finish"), json!({})).await.ok();
        one.post(&path(room, "/hands"), json!({})).await.ok();
        two.post(&path(room, "/hands"), json!({})).await.ok();
        let queue = |view: &Value| -> Vec<Value> { view["turns"]["queue"].as_array().unwrap().iter().map(|hand| hand["person"].clone()).collect() };
        assert_eq!(queue(&one.view(&topic).await), [ids[1].clone(), ids[0].clone()]);
        // The ledger goes along into the next round of rooms, and whoever sits there.
        hall.facilitator.post("/rooms", json!({ "rooms": 1 })).await.ok();
        let room = &now(&hall).await[0];
        hall.facilitator.post(&path(room, "/turns"), json!({ "on": true })).await.ok();
        for juror in [one, two] {
            juror.post(&path(room, "/hands"), json!({})).await.ok();
        }
        assert_eq!(queue(&two.view(&format!("room:{}", id(room))).await), [ids[1].clone(), ids[0].clone()]);
        hall.facilitator.post(&path(room, "/turns/next"), json!({})).await.ok();
        assert_eq!(two.view(&format!("room:{}", id(room))).await["turns"]["current"]["person"], ids[1]);
    }
}

#[test]
fn two_hundred_sit_in_thirty_rooms_three_times_within_two_seconds() {
    let candidate = |n: u128| Candidate {
        person: PersonId(Uuid::from_u128(n)),
        values: [2, 5, 7].map(|kinds| Some((n % kinds).to_string())).to_vec(),
        remote: false,
        may_host: false,
    };
    let minded = |(attribute, not_alone): (&str, bool)| Minded { attribute: attribute.into(), not_alone };
    let mut plan = Plan {
        rooms: 30,
        jurors: (1..=200).map(candidate).collect(),
        attributes: [("gender", true), ("age", false), ("place", false)].map(minded).to_vec(),
        ..Plan::default()
    };
    let begun = Instant::now();
    let mut told = Vec::new();
    for round in 0..3 {
        plan.seed = round;
        let Allotment { rooms, figures } = allot(&plan).unwrap();
        assert_eq!((figures.alone, figures.uneven), (0, 0));
        told.push(figures.met_again.to_string());
        for room in &rooms {
            for (at, &one) in room.jurors.iter().enumerate() {
                for &other in &room.jurors[at + 1..] {
                    *plan.met.entry(pair(one, other)).or_default() += 1;
                }
            }
        }
    }
    let took = begun.elapsed();
    println!(
        "figure: 200 jurors in 30 rooms, three rounds: {} ms, evenly spread; pairs who met again: {}",
        took.as_millis(),
        told.join(", ")
    );
    assert!(took < Duration::from_secs(2), "{took:?}");
}
