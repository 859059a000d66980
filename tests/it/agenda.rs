//! The agenda: planned, opened, timed, closed; days started and ended; everybody follows.

use reqwest::Method;
use serde_json::{Value, json};

use crate::app::{App, User};

const MINUTE: i64 = 60_000;

/// Those who are in most stories, in a jury that runs.
struct Hall {
    organiser: User,
    facilitator: User,
    juror: User,
    juror_id: String,
}

async fn hall(app: &App) -> Hall {
    let organiser = app.jury().await;
    let facilitator = app.facilitator(&organiser).await;
    let (juror, juror_id) = app.add(&organiser, json!({ "role": "juror", "name": "Amina" })).await;
    let edit = json!({ "contact": "Olwen", "ground_rules": "Listen", "consent_text": "I take part" });
    organiser.post("/edit", edit).await.ok();
    organiser.post("/ready", json!({})).await.ok();
    organiser.post("/start", json!({})).await.ok();
    Hall { organiser, facilitator, juror, juror_id }
}

fn items(view: &Value, day: u8) -> Vec<Value> {
    view["items"].as_array().unwrap().iter().filter(|item| item["day"] == day).cloned().collect()
}

async fn nth(user: &User, day: u8, place: usize) -> String {
    let view = user.view("agenda").await;
    items(&view, day)[place - 1]["id"].as_str().unwrap().to_owned()
}

fn of(view: &Value, id: &str) -> Value {
    view["items"].as_array().unwrap().iter().find(|item| item["id"] == id).unwrap().clone()
}

fn to(item: &str, verb: &str) -> String {
    format!("/agenda/items/{item}/{verb}")
}

fn plan(title: &str) -> Value {
    json!({ "kind": "plenary", "stage": "framing", "title": title, "minutes": 10 })
}

both! {
    async fn a_new_jury_has_the_two_days_of_the_template(app: App) {
        let organiser = app.jury().await;
        let view = organiser.view("agenda").await;
        assert_eq!((items(&view, 1).len(), items(&view, 2).len()), (10, 13));
        assert_eq!(view["days"][0]["date"], "2026-11-23");
        assert_eq!(view["days"][1]["date"], "2026-11-24");
        // 09:30 in London, in winter.
        assert_eq!(view["days"][0]["starts_at"], 1_795_426_200_000_i64);
        let lunch = &items(&view, 1)[4];
        assert_eq!(lunch["fixed_start"], 1_795_426_200_000_i64 + 180 * MINUTE);
        assert_eq!(view["timetables"][1]["slots"].as_array().unwrap().len(), 13);
        assert_eq!(view["timetables"][0]["end"], 1_795_426_200_000_i64 + 420 * MINUTE);
        let body = json!({
            "title": "Parks", "charge": "What are parks for?", "time_zone": "Europe/London",
            "first_day": "2026-06-20", "two_day_template": false,
        });
        let mut organiser = organiser;
        organiser.jury = organiser.post("/api/juries", body).await.ok()["ids"][0].as_str().unwrap().into();
        let view = organiser.view("agenda").await;
        assert_eq!((view["days"].as_array().unwrap().len(), items(&view, 1).len()), (1, 0));
    }

    async fn a_facilitator_runs_an_item_and_everybody_follows(app: App) {
        let Hall { facilitator, juror, .. } = hall(&app).await;
        let (first, third, fourth) =
            (nth(&juror, 1, 1).await, nth(&juror, 1, 3).await, nth(&juror, 1, 4).await);
        let mut live = juror.live().await;
        live.subscribe("agenda").await;
        facilitator.post(&to(&first, "open"), json!({})).await.refused(409, "day_not_started");
        facilitator.post("/agenda/days/1/start", json!({})).await.ok();
        facilitator.post(&to(&third, "open"), json!({})).await.refused(409, "earlier_item_planned");
        facilitator.post(&to(&first, "open"), json!({})).await.ok();
        let seen = live.until_view("agenda", |view| view["open"] == first.as_str()).await;
        assert_eq!(seen["current_day"], 1);
        assert!(seen["run"].is_null(), "jurors are not offered what a facilitator is");
        let opened = of(&seen, &first);
        let deadline = opened["deadline"].as_i64().unwrap();
        assert_eq!(deadline, opened["opened_at"].as_i64().unwrap() + 45 * MINUTE);
        assert_eq!(seen["timetables"][0]["anchor"], deadline);

        facilitator.post(&to(&first, "extend"), json!({ "minutes": 5 })).await.ok();
        facilitator.post(&to(&first, "take"), json!({ "from": third, "minutes": 1 }))
            .await.refused(409, "item_spares_nothing");
        facilitator.post(&to(&first, "take"), json!({ "from": fourth, "minutes": 56 }))
            .await.refused(409, "minutes_too_many");
        facilitator.post(&to(&first, "take"), json!({ "from": fourth, "minutes": 10 })).await.ok();
        let view = facilitator.view("agenda").await;
        assert_eq!(of(&view, &first)["deadline"], deadline + 15 * MINUTE);
        assert_eq!(of(&view, &fourth)["minutes"], 50);

        juror.post(&to(&first, "ready"), json!({ "ready": true })).await.ok();
        juror.post(&to(&first, "ready"), json!({ "ready": true })).await.ok();
        assert_eq!(facilitator.view("agenda").await["run"]["ready"], 1);
        assert_eq!(juror.view("me").await["ready"], true);

        facilitator.post(&to(&first, "close"), json!({})).await.refused(409, "close_early_unconfirmed");
        facilitator.post(&to(&first, "close"), json!({ "confirm": true })).await.ok();
        let seen = live.until_view("agenda", |view| view["last_closed"] == first.as_str()).await;
        assert_eq!(seen, juror.view("agenda").await, "pushed is what is fetched");
        assert_eq!(juror.view("me").await["ready"], false);
        facilitator.post(&to(&first, "close"), json!({ "confirm": true })).await.refused(409, "item_not_open");
        facilitator.post(&to(&first, "reopen"), json!({ "minutes": 3 })).await.ok();
        let view = facilitator.view("agenda").await;
        assert_eq!(of(&view, &first)["state"], "open");
        assert_eq!(of(&view, &first)["minutes"], 63);
        let second = nth(&juror, 1, 2).await;
        facilitator.post(&to(&second, "open"), json!({})).await.refused(409, "item_still_open");
        facilitator.post(&to(&first, "close"), json!({ "confirm": true })).await.ok();
        facilitator.post(&to(&second, "skip"), json!({})).await.ok();
        facilitator.post(&to(&second, "restore"), json!({})).await.ok();
        facilitator.post(&to(&second, "skip"), json!({})).await.ok();
        facilitator.post(&to(&third, "open"), json!({})).await.ok();
        facilitator.post(&to(&second, "restore"), json!({})).await.refused(409, "place_past");
        let live_view = live.until_view("agenda", |view| view["open"] == third.as_str()).await;
        assert_eq!(live_view, juror.view("agenda").await);
    }

    async fn planned_items_change_while_the_jury_runs(app: App) {
        let Hall { facilitator, .. } = hall(&app).await;
        facilitator.post("/agenda/days/1/start", json!({})).await.ok();
        let first = nth(&facilitator, 1, 1).await;
        facilitator.post(&to(&first, "open"), json!({})).await.ok();
        let add = |at: u32| json!({ "day": 1, "at": at, "plan": plan("Stretch") });
        facilitator.post("/agenda/items", add(1)).await.refused(409, "place_past");
        facilitator.post("/agenda/items", add(12)).await.refused(422, "place_unknown");
        let done = facilitator.post("/agenda/items", add(2)).await.ok();
        let id = done["ids"][0].as_str().unwrap();
        assert_eq!(nth(&facilitator, 1, 2).await, id);
        facilitator.post(&to(id, "edit"), plan("  Breathe ")).await.ok();
        facilitator.post(&to(id, "move"), json!({ "day": 2, "at": 1 })).await.ok();
        let view = facilitator.view("agenda").await;
        assert_eq!(items(&view, 2)[0]["title"], "Breathe");
        assert_eq!((items(&view, 1).len(), items(&view, 2).len()), (10, 14));
        let places: Vec<_> = items(&view, 2).iter().map(|item| item["position"].as_u64().unwrap()).collect();
        assert_eq!(places, (1..=14).collect::<Vec<_>>());
        facilitator.post(&to(id, "remove"), json!({})).await.ok();
        facilitator.post(&to(id, "remove"), json!({})).await.refused(404, "not_found");
        facilitator.post(&to(&first, "remove"), json!({})).await.refused(409, "item_not_planned");
        assert_eq!(items(&facilitator.view("agenda").await, 2).len(), 13);
    }

    async fn what_is_wrong_with_the_agenda_is_told_and_changes_nothing(app: App) {
        let Hall { organiser, facilitator, juror, .. } = hall(&app).await;
        let first = nth(&organiser, 1, 1).await;
        let before = organiser.get("/agenda").await.text;
        for verb in ["open", "skip", "remove"] {
            juror.post(&to(&first, verb), json!({})).await.refused(403, "not_allowed");
        }
        juror.post("/agenda/days/1/start", json!({})).await.refused(403, "not_allowed");
        facilitator.post("/agenda/days/2/remove", json!({})).await.refused(403, "not_allowed");
        organiser.post(&to(&first, "ready"), json!({ "ready": true })).await.refused(403, "not_allowed");
        juror.post(&to(&first, "ready"), json!({ "ready": true })).await.refused(409, "item_not_open");
        let strange = to("0190aaaa-0000-7000-8000-000000000000", "open");
        facilitator.post(&strange, json!({})).await.refused(404, "not_found");
        facilitator.post(&to("seven", "open"), json!({})).await.refused(404, "not_found");
        facilitator.post("/agenda/days/9/start", json!({})).await.refused(404, "day_unknown");
        facilitator.post("/agenda/days/999/start", json!({})).await.refused(404, "not_found");
        facilitator.post("/agenda/days/2/start", json!({})).await.refused(409, "day_not_started");
        facilitator.post("/agenda/days/1/end", json!({})).await.refused(409, "day_not_started");
        let new = |change: fn(&mut Value)| {
            let mut body = json!({ "day": 1, "plan": plan("Stretch") });
            change(&mut body);
            body
        };
        let wrong: [(Value, u16, &str); 9] = [
            (new(|b| b["colour"] = json!("red")), 400, "field_unknown"),
            (new(|b| b["plan"]["colour"] = json!("red")), 400, "field_unknown"),
            (new(|b| b["plan"]["kind"] = json!("dance")), 400, "malformed"),
            (new(|b| b["plan"]["minutes"] = json!(-5)), 400, "malformed"),
            (new(|b| b["plan"]["minutes"] = json!(601)), 422, "minutes_out_of_range"),
            (new(|b| b["plan"]["title"] = json!(" ")), 422, "text_missing"),
            (new(|b| b["plan"]["title"] = json!("x".repeat(201))), 422, "text_too_long"),
            (new(|b| b["plan"]["fixed_start"] = json!(5)), 422, "fixed_start_outside_day"),
            (new(|b| b["day"] = json!(3)), 404, "day_unknown"),
        ];
        for (body, status, code) in wrong {
            facilitator.post("/agenda/items", body).await.refused(status, code);
        }
        let other = app.account("Sam Stranger").await;
        let body = json!({
            "title": "Parks", "charge": "What are parks for?", "time_zone": "Europe/London",
            "first_day": "2026-06-20", "two_day_template": true,
        });
        let mut other = other;
        other.jury = other.post("/api/juries", body).await.ok()["ids"][0].as_str().unwrap().into();
        other.post(&to(&first, "skip"), json!({})).await.refused(404, "not_found");
        other.jury.clone_from(&organiser.jury);
        other.post(&to(&first, "skip"), json!({})).await.refused(404, "not_found");
        assert_eq!(organiser.get("/agenda").await.text, before);
    }

    async fn pressing_twice_opens_once(app: App) {
        let Hall { facilitator, .. } = hall(&app).await;
        facilitator.post("/agenda/days/1/start", json!({})).await.ok();
        let first = nth(&facilitator, 1, 1).await;
        let key = Some("6f1c2b7e-8d5a-4f0e-9d5a-2f6f6f6f6f60");
        let once = facilitator.send(Method::POST, &to(&first, "open"), key, None).await.ok();
        let again = facilitator.send(Method::POST, &to(&first, "open"), key, None).await.ok();
        assert_eq!(once, again);
        let body = json!({ "day": 1, "plan": plan("Stretch") }).to_string();
        let key = Some("6f1c2b7e-8d5a-4f0e-9d5a-2f6f6f6f6f61");
        let once = facilitator.send(Method::POST, "/agenda/items", key, Some(body.clone())).await.ok();
        let again = facilitator.send(Method::POST, "/agenda/items", key, Some(body)).await.ok();
        assert_eq!(once, again);
        assert_eq!(items(&facilitator.view("agenda").await, 1).len(), 11);
        let together = futures_util::future::join_all((0..4).map(|_| {
            let facilitator = facilitator.clone();
            let path = to(&first, "close");
            async move { facilitator.post(&path, json!({ "confirm": true })).await.status }
        }));
        let mut statuses = together.await;
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 409, 409, 409], "four presses at once close once");
    }

    async fn a_day_ends_overnight_passes_and_the_next_begins(app: App) {
        let Hall { organiser, facilitator, juror, juror_id } = hall(&app).await;
        let attendance = format!("/people/{juror_id}/attendance");
        facilitator.post(&attendance, json!({ "attendance": "here_hall" })).await.ok();
        facilitator.post("/agenda/days/1/start", json!({})).await.ok();
        facilitator.post("/agenda/days/1/start", json!({})).await.refused(409, "day_already_started");
        facilitator.post("/agenda/days/2/start", json!({})).await.refused(409, "day_not_over");
        assert_eq!(juror.view("me").await["attendance"], "here_hall", "who came early stays here");
        let first = nth(&facilitator, 1, 1).await;
        facilitator.post(&to(&first, "open"), json!({})).await.ok();
        facilitator.post("/agenda/days/1/end", json!({})).await.refused(409, "item_still_open");
        let before = facilitator.get("/agenda").await.text;
        let app = app.restart().await;
        let facilitator = User { address: app.address, ..facilitator };
        assert_eq!(facilitator.get("/agenda").await.text, before, "deadline and all survive a restart");
        facilitator.post(&to(&first, "close"), json!({ "confirm": true })).await.ok();
        facilitator.post("/agenda/days/1/end", json!({})).await.refused(409, "items_still_planned");
        for item in items(&facilitator.view("agenda").await, 1).iter().skip(1) {
            facilitator.post(&to(item["id"].as_str().unwrap(), "skip"), json!({})).await.ok();
        }
        let mut live = juror.live().await;
        live.subscribe("me").await;
        live.until_view("me", |me| me["attendance"] == "here_hall").await;
        facilitator.post("/agenda/days/1/end", json!({})).await.ok();
        live.until_view("me", |me| me["attendance"] == "expected").await;
        let night = juror.view("agenda").await;
        assert!(night["current_day"].is_null() && night["next"].is_null());
        assert_eq!(night["timetables"].as_array().unwrap().len(), 1);
        facilitator.post(&to(&first, "reopen"), json!({ "minutes": 5 })).await.refused(409, "day_ended");
        let add = json!({ "day": 1, "plan": plan("Late") });
        organiser.post("/agenda/items", add).await.refused(409, "day_ended");
        facilitator.post("/agenda/days/2/start", json!({})).await.ok();
        assert_eq!(juror.view("agenda").await["current_day"], 2);
        let record = organiser.get("/record").await.text;
        for kind in ["agenda_laid_out", "day_started", "item_opened", "item_closed", "item_skipped", "day_ended"] {
            assert!(record.contains(kind), "{kind} is in the record");
        }
        assert!(!record.contains("item_ready"));
    }

    async fn days_are_added_moved_and_taken_out(app: App) {
        let organiser = app.jury().await;
        let day = |view: &Value, n: usize| view["days"][n].clone();
        let second = day(&organiser.view("agenda").await, 1);
        let starts_at = second["starts_at"].as_i64().unwrap();
        let third = json!({
            "date": "2026-11-25", "starts_at": starts_at + 1440 * MINUTE, "hard_end": starts_at + 1800 * MINUTE,
        });
        organiser.post("/agenda/days", third.clone()).await.ok();
        organiser.post("/agenda/days", third).await.refused(422, "day_times_wrong");
        organiser.post("/agenda/days/2/remove", json!({})).await.refused(409, "day_not_last");
        let later = json!({
            "date": "2026-11-24", "starts_at": starts_at + 30 * MINUTE, "hard_end": starts_at + 600 * MINUTE,
        });
        organiser.post("/agenda/days/2/change", later.clone()).await.ok();
        let view = organiser.view("agenda").await;
        assert_eq!(items(&view, 2)[4]["fixed_start"], starts_at + 180 * MINUTE, "lunch moved along");
        let mut wrong = later;
        wrong["date"] = json!("2026-02-30");
        organiser.post("/agenda/days/2/change", wrong).await.refused(422, "date_wrong");
        organiser.post("/agenda/days/3/remove", json!({})).await.ok();
        organiser.post("/agenda/days/2/remove", json!({})).await.refused(409, "day_not_empty");
        assert_eq!(organiser.view("agenda").await["days"].as_array().unwrap().len(), 2);
    }

    async fn witnesses_are_told_which_room_is_next(app: App) {
        let Hall { organiser, facilitator, .. } = hall(&app).await;
        let (witness, id) = app.add(&organiser, json!({ "role": "witness", "name": "Dr Lee" })).await;
        app.add(&organiser, json!({ "role": "witness", "name": "Ms Roy" })).await;
        facilitator.post("/agenda/days/1/start", json!({})).await.ok();
        for item in items(&facilitator.view("agenda").await, 1).iter().take(6) {
            facilitator.post(&to(item["id"].as_str().unwrap(), "skip"), json!({})).await.ok();
        }
        let questions = nth(&facilitator, 1, 7).await;
        facilitator.post(&to(&questions, "open"), json!({})).await.ok();
        let view = witness.view("agenda").await;
        let opened = of(&view, &questions)["opened_at"].as_i64().unwrap();
        let routes = view["rotation"].as_array().unwrap();
        assert_eq!(routes.len(), 2);
        assert_eq!(routes[0]["witness"], id);
        let stays = json!([
            { "room": 1, "from": opened },
            { "room": 2, "from": opened + 20 * MINUTE },
            { "room": 3, "from": opened + 40 * MINUTE },
        ]);
        assert_eq!(routes[0]["stays"], stays);
        assert_eq!(routes[1]["stays"][0]["room"], 2);
        let mut live = witness.live().await;
        live.subscribe("agenda").await;
        app.add(&organiser, json!({ "role": "witness", "name": "Mr Ode" })).await;
        let seen = live.until_view("agenda", |view| view["rotation"].as_array().unwrap().len() == 3).await;
        assert_eq!(seen, witness.view("agenda").await);
        app.add(&organiser, json!({ "role": "juror", "name": "Bryn" })).await;
        facilitator.post("/rooms", json!({ "item": questions, "rooms": 2 })).await.ok();
        let two = |view: &Value| view["rotation"][0]["stays"].as_array().unwrap().len() == 2;
        let seen = live.until_view("agenda", two).await;
        assert_eq!(seen, witness.view("agenda").await, "they go round the rooms that were made");
        organiser.post("/edit", json!({ "public": true })).await.ok();
        let public = app.anybody().get(&format!("/api/juries/{}/agenda", organiser.jury)).await.ok();
        assert_eq!(public["view"]["rotation"], json!([]));
        assert!(public["view"]["run"].is_null());
    }
}
