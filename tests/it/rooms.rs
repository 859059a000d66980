//! Rooms: made by lot, entered, turns to speak, issues and solutions.

use std::collections::BTreeSet;

use reqwest::Method;
use serde_json::{Value, json};

use crate::app::{App, User};

/// A jury at work on its first day, with six jurors and a supporter of the first one.
pub struct Hall {
    pub organiser: User,
    pub facilitator: User,
    pub facilitator_id: String,
    pub jurors: Vec<(User, String)>,
    pub supporter: (User, String),
}

impl Hall {
    /// Everybody is there, the jury not yet ready.
    async fn gather(app: &App) -> Self {
        let organiser = app.jury().await;
        let facilitator = app.facilitator(&organiser).await;
        let facilitator_id = id(&facilitator.view("me").await);
        let mut jurors = Vec::new();
        for n in 0..6 {
            let town = if n < 2 { "Lancaster" } else { "Preston" };
            let person = json!({ "role": "juror", "name": format!("J{n}"), "attributes": { "town": town }, "may_host": n >= 4 });
            jurors.push(app.add(&organiser, person).await);
        }
        let supporter = json!({ "role": "supporter", "name": "S", "supports": jurors[0].1 });
        let supporter = app.add(&organiser, supporter).await;
        Self { organiser, facilitator, facilitator_id, jurors, supporter }
    }

    /// … and at work.
    async fn sit(app: &App) -> Self {
        let hall = Self::gather(app).await;
        let points = json!([
            { "kind": "challenge", "text": "Referral system", "source": "BMJ Open 2025" },
            { "kind": "cause", "text": "No systemic funding" },
            { "kind": "idea", "text": "Subsidise travel tickets" },
        ]);
        hall.organiser.post("/starting-points", points).await.ok();
        hall.begin().await;
        hall
    }

    async fn begin(&self) {
        let edit = json!({ "contact": "Olwen", "ground_rules": "Listen", "consent_text": "I take part" });
        self.organiser.post("/edit", edit).await.ok();
        self.organiser.post("/ready", json!({})).await.ok();
        self.organiser.post("/start", json!({})).await.ok();
        self.facilitator.post("/agenda/days/1/start", json!({})).await.ok();
    }

    /// Two rooms mixed by town, the second with the facilitator.
    pub async fn in_rooms(app: &App) -> (Self, Vec<Value>) {
        let hall = Self::sit(app).await;
        let new = json!({ "rooms": 2, "attributes": [{ "attribute": "town", "not_alone": false }], "seed": 7, "facilitators": [null, hall.facilitator_id] });
        hall.facilitator.post("/rooms", new).await.ok();
        let rooms = hall.organiser.view("rooms").await["round"]["rooms"].as_array().unwrap().clone();
        (hall, rooms)
    }

    /// The juror of that id.
    pub fn juror(&self, id: &Value) -> &User {
        let found = self.jurors.iter().find(|(_, juror)| id == juror.as_str());
        &found.expect("a juror of the jury").0
    }

    /// The jurors of a room other than its host and scribe, as ids.
    pub fn others(room: &Value) -> Vec<Value> {
        jurors_of(room).into_iter().filter(|id| *id != room["host"] && *id != room["scribe"]).collect()
    }
}

pub fn id(value: &Value) -> String {
    value["id"].as_str().unwrap().to_owned()
}

pub fn jurors_of(room: &Value) -> Vec<Value> {
    let members = room["members"].as_array().unwrap().iter();
    members.filter(|member| member["part"] == "juror").map(|member| member["person"].clone()).collect()
}

pub fn path(room: &Value, rest: &str) -> String {
    format!("/rooms/{}{rest}", room["id"].as_str().unwrap())
}

pub async fn seq(user: &User) -> i64 {
    user.get("/jury").await.ok()["seq"].as_i64().unwrap()
}

/// Everything that may be pushed to a user, as fetched now.
async fn fetched(user: &User, topics: &[String]) -> Vec<Value> {
    let mut views = Vec::new();
    for topic in topics {
        views.push(user.view(topic).await);
    }
    views
}

both! {
    async fn a_preview_stores_nothing_and_is_what_is_confirmed(app: App) {
        let hall = Hall::sit(&app).await;
        let before = seq(&hall.organiser).await;
        let wanted = json!({ "rooms": 2, "attributes": [{ "attribute": "town", "not_alone": false }], "facilitators": [null, hall.facilitator_id] });
        let preview = hall.facilitator.post("/rooms/preview", wanted.clone()).await.ok();
        assert_eq!(seq(&hall.organiser).await, before);
        assert!(hall.organiser.view("rooms").await["round"].is_null());
        let mut confirmed = wanted.clone();
        confirmed["seed"] = preview["seed"].clone();
        confirmed["fingerprint"] = preview["fingerprint"].clone();
        let done = hall.facilitator.post("/rooms", confirmed.clone()).await.ok();
        assert_eq!(done["ids"].as_array().unwrap().len(), 3, "the round and two rooms");
        let round = hall.organiser.view("rooms").await["round"].clone();
        for (room, previewed) in round["rooms"].as_array().unwrap().iter().zip(preview["rooms"].as_array().unwrap()) {
            assert_eq!(jurors_of(room), *previewed["jurors"].as_array().unwrap());
            for of in ["name", "facilitator", "host", "scribe"] {
                assert_eq!(room[of], previewed[of]);
            }
            let lancaster = jurors_of(room).iter().filter(|id| hall.jurors[..2].iter().any(|j| *id == j.1.as_str())).count();
            assert_eq!((jurors_of(room).len(), lancaster), (3, 1));
        }
        let attendance = format!("/people/{}/attendance", hall.jurors[5].1);
        hall.facilitator.post(&attendance, json!({ "attendance": "left" })).await.ok();
        hall.facilitator.post("/rooms", confirmed).await.refused(409, "allotment_changed");
    }

    async fn supporters_sit_with_their_juror_and_cannot_act(app: App) {
        let (hall, rooms) = Hall::in_rooms(&app).await;
        let mine = hall.jurors[0].0.view("me").await["room"].clone();
        assert_eq!(hall.supporter.0.view("me").await["room"], mine);
        let room = rooms.iter().find(|room| room["id"] == mine).unwrap();
        assert!(room["members"].as_array().unwrap().contains(&json!({ "person": hall.supporter.1, "part": "supporter" })));
        assert_eq!(hall.supporter.0.view(&format!("room:{}", mine.as_str().unwrap())).await["id"], mine);
        for rest in ["/hands", "/entries", "/call", "/turns"] {
            let body = json!({ "kind": "issue", "text": "x", "on": true });
            let reply = hall.supporter.0.post(&path(room, rest), body).await;
            assert!(reply.status == 403 || reply.status == 400, "{reply:?}");
        }
        hall.supporter.0.post(&path(room, "/hands"), json!({})).await.refused(403, "not_allowed");
    }

    async fn a_room_is_closed_to_the_jurors_of_another(app: App) {
        let (hall, rooms) = Hall::in_rooms(&app).await;
        let outsider = hall.juror(&jurors_of(&rooms[1])[0]);
        outsider.get(&path(&rooms[0], "")).await.refused(404, "not_found");
        for rest in ["/hands", "/call", "/turns/next"] {
            outsider.post(&path(&rooms[0], rest), json!({})).await.refused(404, "not_found");
        }
        let line = outsider.view("rooms").await["round"]["rooms"][0].clone();
        assert!(line["inside"].is_null(), "what goes on inside is for those who run the jury");
        let entry = hall.juror(&jurors_of(&rooms[0])[0])
            .post(&path(&rooms[0], "/entries"), json!({ "kind": "issue", "text": "Mine" })).await.ok()["ids"][0].clone();
        let foreign = path(&rooms[1], &format!("/entries/{}/support", entry.as_str().unwrap()));
        outsider.post(&foreign, json!({ "supports": true })).await.refused(404, "not_found");
    }

    async fn turns_go_by_who_asked_first(app: App) {
        let (hall, rooms) = Hall::in_rooms(&app).await;
        let room = &rooms[0];
        let host = hall.juror(&room["host"]);
        let others = Hall::others(room);
        let (first, second) = (hall.juror(&others[0]), hall.juror(&room["scribe"]));
        first.post(&path(room, "/hands"), json!({})).await.refused(409, "turns_off");
        first.post(&path(room, "/turns"), json!({ "on": true })).await.refused(403, "only_room_leads");
        host.post(&path(room, "/turns"), json!({ "on": true, "length_s": 5 })).await.refused(422, "number_out_of_range");
        host.post(&path(room, "/turns"), json!({ "on": true, "length_s": 90 })).await.ok();
        let mut live = second.live().await;
        let topic = format!("room:{}", room["id"].as_str().unwrap());
        live.subscribe(&topic).await;
        let turn = first.post(&path(room, "/hands"), json!({})).await.ok()["ids"][0].clone();
        first.post(&path(room, "/hands"), json!({})).await.refused(409, "hand_already_up");
        let later = second.post(&path(room, "/hands"), json!({})).await.ok()["ids"][0].clone();
        let seen = live.until_view(&topic, |room| room["turns"]["queue"].as_array().unwrap().len() == 2).await;
        assert_eq!(seen["turns"]["queue"][0]["turn"], turn);
        let give = path(room, &format!("/turns/{}/give", later.as_str().unwrap()));
        host.post(&give, json!({})).await.refused(422, "text_missing");
        first.post(&give, json!({ "reason": "me" })).await.refused(403, "only_room_leads");
        host.post(&give, json!({ "reason": "has to leave" })).await.ok();
        let seen = live.until_view(&topic, |room| room["turns"]["current"]["turn"] == later).await;
        assert_eq!(seen["turns"]["current"]["length_ms"], 90_000);
        let inside = hall.organiser.view("rooms").await["round"]["rooms"][0]["inside"].clone();
        assert_eq!((&inside["speaking"]["person"], &inside["waiting"]), (&room["scribe"], &json!(1)));
        second.post(&path(room, "/turns/next"), json!({})).await.ok();
        live.until_view(&topic, |room| room["turns"]["current"]["turn"] == turn).await;
        second.post(&path(room, "/turns/finish"), json!({})).await.refused(403, "only_room_leads");
        first.post(&path(room, "/turns/finish"), json!({})).await.ok();
        host.post(&path(room, "/turns/next"), json!({})).await.refused(409, "nobody_waits");
        host.post(&path(room, "/turns/finish"), json!({})).await.refused(409, "nobody_speaks");
        let record = hall.organiser.get("/record").await.text;
        assert_eq!(record.matches("turn_overridden").count(), 1);
    }

    async fn a_facilitator_raises_a_hand_for_somebody_without_a_device(app: App) {
        let (hall, rooms) = Hall::in_rooms(&app).await;
        let room = &rooms[1];
        let juror = &jurors_of(room)[0];
        hall.facilitator.post(&path(room, "/turns"), json!({ "on": true })).await.ok();
        hall.facilitator.post(&path(room, "/hands"), json!({})).await.refused(403, "only_jurors_of_room");
        let turn = hall.facilitator.post(&path(room, "/hands"), json!({ "person": juror })).await.ok()["ids"][0].clone();
        let elsewhere = json!({ "person": jurors_of(&rooms[0])[0] });
        hall.facilitator.post(&path(room, "/hands"), elsewhere).await.refused(409, "not_in_room");
        let lower = path(room, &format!("/hands/{}/lower", turn.as_str().unwrap()));
        hall.juror(&jurors_of(room)[1]).post(&lower, json!({})).await.refused(403, "only_room_leads");
        hall.juror(juror).post(&lower, json!({})).await.ok();
        hall.juror(juror).post(&lower, json!({})).await.refused(404, "not_found");
    }

    async fn a_room_calls_and_the_facilitator_comes(app: App) {
        let (hall, rooms) = Hall::in_rooms(&app).await;
        let room = &rooms[0];
        let juror = hall.juror(&jurors_of(room)[0]);
        let state = async || hall.organiser.view("rooms").await["round"]["rooms"][0]["inside"].clone();
        hall.facilitator.post(&path(room, "/call/answer"), json!({})).await.refused(409, "no_call");
        juror.post(&path(room, "/call"), json!({})).await.ok();
        juror.post(&path(room, "/call"), json!({})).await.refused(409, "already_called");
        assert_eq!(state().await["call"]["state"], "made");
        hall.facilitator.post(&path(room, "/call/answer"), json!({})).await.ok();
        assert_eq!(state().await["call"]["answered_by"], hall.facilitator_id);
        hall.facilitator.post(&path(room, "/enter"), json!({})).await.ok();
        assert_eq!(state().await["visiting"], json!([hall.facilitator_id]));
        let other = hall.organiser.view("rooms").await["round"]["rooms"][1]["inside"]["visiting"].clone();
        assert_eq!(other, json!([]), "in one room at a time");
        hall.facilitator.post(&path(room, "/leave"), json!({})).await.ok();
        assert_eq!(state().await["call"]["state"], "none");
        juror.post(&path(room, "/call"), json!({})).await.ok();
        juror.post(&path(room, "/call/take-back"), json!({})).await.ok();
        juror.post(&path(room, "/enter"), json!({})).await.refused(403, "not_allowed");
    }

    async fn lists_begin_from_the_starting_points(app: App) {
        let (hall, rooms) = Hall::in_rooms(&app).await;
        let room = &rooms[0];
        let topic = format!("room:{}", room["id"].as_str().unwrap());
        let ids = jurors_of(room);
        let (one, two) = (hall.juror(&ids[0]), hall.juror(&ids[1]));
        let view = one.view(&topic).await;
        let points: Vec<_> = view["undecided"].as_array().unwrap().iter().map(id).collect();
        let kinds: Vec<_> = view["undecided"].as_array().unwrap().iter().map(|p| p["kind"].clone()).collect();
        assert_eq!(kinds, ["challenge", "cause", "idea"]);
        let settle = |point: &str| path(room, &format!("/starting-points/{point}/settle"));
        one.post(&settle(&points[0]), json!({ "verdict": "keep" })).await.ok();
        one.post(&settle(&points[1]), json!({ "verdict": "reject", "reason": "not ours" })).await.ok();
        let idea = two.post(&settle(&points[2]), json!({ "verdict": "change", "text": "Free buses" })).await.ok();
        let view = one.view(&topic).await;
        assert_eq!(view["undecided"], json!([]));
        assert_eq!(view["rejected"][0]["reason"], "not ours");
        assert_eq!((&view["issues"][0]["text"], &view["issues"][0]["fate"]), (&json!("Referral system"), &json!("kept")));
        let solution = &view["solutions"][0];
        assert_eq!((&solution["id"], &solution["fate"]), (&idea["ids"][0], &json!("changed")));
        assert_eq!(solution["from"]["text"], "Subsidise travel tickets", "the origin is shown");
        one.post(&settle(&points[0]), json!({ "verdict": "change" })).await.refused(400, "malformed");
        one.post(&settle(&points[0]), json!({ "verdict": "change", "text": " " })).await.refused(422, "text_missing");
        let nowhere = "00000000-0000-0000-0000-000000000000";
        one.post(&settle(nowhere), json!({ "verdict": "keep" })).await.refused(404, "not_found");
        let other = hall.juror(&jurors_of(&rooms[1])[0]).view(&format!("room:{}", id(&rooms[1]))).await;
        assert_eq!(other["undecided"].as_array().unwrap().len(), 3, "each room decides for itself");
        let late = json!([{ "kind": "idea", "text": "Too late" }]);
        hall.organiser.post("/starting-points", late).await.refused(409, "jury_state_wrong");
    }

    async fn entries_are_ones_own_and_gather_support(app: App) {
        let (hall, rooms) = Hall::in_rooms(&app).await;
        let room = &rooms[0];
        let topic = format!("room:{}", room["id"].as_str().unwrap());
        let ids = jurors_of(room);
        let (one, two) = (hall.juror(&ids[0]), hall.juror(&ids[1]));
        let new = json!({ "kind": "issue", "text": "Buses are dear" });
        let entry = one.post(&path(room, "/entries"), new).await.ok()["ids"][0].as_str().unwrap().to_owned();
        let at = |rest: &str| path(room, &format!("/entries/{entry}/{rest}"));
        two.post(&at("edit"), json!({ "text": "No" })).await.refused(403, "entry_not_yours");
        for _ in 0..2 {
            two.post(&at("support"), json!({ "supports": true })).await.ok();
        }
        hall.facilitator.post(&at("support"), json!({ "supports": true })).await.refused(403, "not_allowed");
        assert_eq!(one.view(&topic).await["issues"][0]["support"], 1);
        assert_eq!(two.view("me").await["supports_entries"], json!([entry]));
        let inside = hall.organiser.view("rooms").await["round"]["rooms"][0]["inside"].clone();
        assert_eq!((&inside["issues"], &inside["solutions"]), (&json!(1), &json!(0)));
        one.post(&at("edit"), json!({ "text": "Buses are rare" })).await.ok();
        assert_eq!(one.view(&topic).await["issues"][0]["support"], 0, "nobody has seen the new words");
        one.post(&at("withdraw"), json!({})).await.ok();
        assert_eq!(one.view(&topic).await["issues"], json!([]));
        two.post(&at("support"), json!({ "supports": true })).await.refused(409, "entry_withdrawn");
        let entries = path(room, "/entries");
        one.post(&entries, json!({ "kind": "issue", "text": "x".repeat(501) })).await.refused(422, "text_too_long");
        one.post(&entries, json!({ "kind": "wish", "text": "x" })).await.refused(400, "malformed");
        one.post(&entries, json!({ "kind": "issue", "text": "x", "by": "me" })).await.refused(400, "field_unknown");
    }

    async fn overnight_is_for_reading_and_the_next_round_brings_first_meetings(app: App) {
        let (hall, rooms) = Hall::in_rooms(&app).await;
        let room = &rooms[0];
        let juror = hall.juror(&jurors_of(room)[0]);
        hall.facilitator.post(&path(room, "/turns"), json!({ "on": true })).await.ok();
        juror.post(&path(room, "/hands"), json!({})).await.ok();
        hall.facilitator.post("/rooms", json!({ "rooms": 7 })).await.refused(422, "number_out_of_range");
        let mut live = juror.live().await;
        live.subscribe("me").await;
        live.subscribe("rooms").await;
        hall.facilitator.post("/rooms", json!({ "rooms": 3 })).await.ok();
        let me = live.until_view("me", |me| me["room"] != room["id"]).await;
        let view = live.until_view("rooms", |rooms| rooms["round"]["n"] == 2).await;
        for now in view["round"]["rooms"].as_array().unwrap() {
            let shared = rooms.iter().filter(|before| jurors_of(now).iter().all(|id| jurors_of(before).contains(id)));
            assert_eq!(shared.count(), 0, "two of different former rooms");
        }
        juror.post(&path(room, "/hands"), json!({})).await.refused(409, "room_over");
        juror.get(&path(room, "")).await.refused(404, "not_found");
        hall.facilitator.post(&path(room, "/turns/next"), json!({})).await.refused(409, "room_over");
        let mine = json!({ "id": me["room"] });
        live.subscribe(&format!("room:{}", id(&mine))).await;
        live.until_view(&format!("room:{}", id(&mine)), |room| room["sitting"] == "open").await;
        end_day(&hall).await;
        live.until_view(&format!("room:{}", id(&mine)), |room| room["sitting"] == "overnight").await;
        let entry = json!({ "kind": "issue", "text": "At night" });
        juror.post(&path(&mine, "/entries"), entry.clone()).await.refused(409, "rooms_overnight");
        let settings = json!({ "settings": { "write_overnight": true } });
        hall.organiser.post("/edit", settings).await.ok();
        live.until_view(&format!("room:{}", id(&mine)), |room| room["lists_open"] == true).await;
        juror.post(&path(&mine, "/entries"), entry).await.ok();
        juror.post(&path(&mine, "/call"), json!({})).await.refused(409, "rooms_overnight");
    }

    async fn prepared_rooms_begin_as_their_item_opens(app: App) {
        let hall = Hall::gather(&app).await;
        let agenda = hall.organiser.view("agenda").await;
        let item = |kind: &str| {
            let items = agenda["items"].as_array().unwrap().iter();
            items.clone().find(|item| item["kind"] == kind).unwrap()["id"].clone()
        };
        let early = json!({ "item": item("rooms"), "rooms": 2 });
        hall.facilitator.post("/rooms", early.clone()).await.refused(409, "jury_state_wrong");
        hall.begin().await;
        hall.facilitator.post("/rooms", json!({ "item": item("plenary") })).await.refused(422, "rooms_not_for_kind");
        hall.facilitator.post("/rooms", early.clone()).await.ok();
        hall.facilitator.post("/rooms", early).await.ok();
        let view = hall.facilitator.view("rooms").await;
        assert!(view["round"].is_null());
        assert_eq!(view["prepared"].as_array().unwrap().len(), 1, "the later one takes the earlier one's place");
        let prepared = view["prepared"][0]["rooms"][0].clone();
        let juror = &hall.jurors[0].0;
        assert_eq!(juror.view("rooms").await["prepared"], json!([]));
        juror.get(&path(&prepared, "")).await.refused(404, "not_found");
        for item in agenda["items"].as_array().unwrap() {
            let at = format!("/agenda/items/{}", item["id"].as_str().unwrap());
            if item["kind"] == "rooms" {
                hall.facilitator.post(&format!("{at}/open"), json!({})).await.ok();
                break;
            }
            hall.facilitator.post(&format!("{at}/skip"), json!({})).await.ok();
        }
        let view = juror.view("rooms").await;
        assert_eq!(view["round"]["n"], 2);
        assert_eq!(view["round"]["rooms"][0]["id"], prepared["id"]);
        assert!(!juror.view("me").await["room"].is_null());
    }

    async fn twice_with_one_key_has_one_effect(app: App) {
        let (hall, rooms) = Hall::in_rooms(&app).await;
        let juror = hall.juror(&jurors_of(&rooms[0])[0]);
        let key = Some("0d9f8a52-6f0f-4f6e-8e3c-3f1f0a9b8c7d");
        let body = json!({ "kind": "issue", "text": "Once" }).to_string();
        let entries = path(&rooms[0], "/entries");
        let first = juror.send(Method::POST, &entries, key, Some(body.clone())).await.ok();
        let again = juror.send(Method::POST, &entries, key, Some(body)).await.ok();
        assert_eq!(first, again);
        let view = juror.view(&format!("room:{}", id(&rooms[0]))).await;
        assert_eq!(view["issues"].as_array().unwrap().len(), 1);
    }

    async fn what_is_pushed_is_what_is_fetched(app: App) {
        let (hall, rooms) = Hall::in_rooms(&app).await;
        let room = &rooms[0];
        let juror = hall.juror(&jurors_of(room)[0]);
        let topics = ["rooms".to_owned(), "me".to_owned(), format!("room:{}", id(room))];
        let mut lives = Vec::new();
        for user in [juror, &hall.facilitator] {
            let mut live = user.live().await;
            for topic in &topics {
                live.subscribe(topic).await;
            }
            lives.push((user, live));
        }
        let point = juror.view(&topics[2]).await["undecided"][0]["id"].as_str().unwrap().to_owned();
        let steps = [
            (&hall.facilitator, "/turns".to_owned(), json!({ "on": true })),
            (juror, "/hands".to_owned(), json!({})),
            (&hall.facilitator, "/turns/next".to_owned(), json!({})),
            (juror, "/turns/finish".to_owned(), json!({})),
            (juror, "/entries".to_owned(), json!({ "kind": "solution", "text": "One list" })),
            (juror, format!("/starting-points/{point}/settle"), json!({ "verdict": "keep" })),
            (juror, "/call".to_owned(), json!({})),
            (&hall.facilitator, "/enter".to_owned(), json!({})),
            (&hall.facilitator, "/leave".to_owned(), json!({})),
        ];
        for (who, rest, body) in steps {
            who.post(&path(room, &rest), body).await.ok();
            for (user, live) in &mut lives {
                for (topic, view) in topics.iter().zip(fetched(user, &topics).await) {
                    live.until_view(topic, |pushed| *pushed == view).await;
                }
            }
        }
    }

    async fn who_is_not_of_the_jury_makes_no_rooms(app: App) {
        let hall = Hall::sit(&app).await;
        let stranger = User { jury: hall.organiser.jury.clone(), ..app.account("Sam Stranger").await };
        stranger.post("/rooms", json!({})).await.refused(404, "not_found");
        hall.jurors[0].0.post("/rooms", json!({})).await.refused(403, "not_allowed");
        let nobody = "00000000-0000-0000-0000-000000000000";
        hall.organiser.post("/rooms", json!({ "facilitators": [nobody] })).await.refused(404, "not_found");
        let juror = &hall.jurors[0].1;
        hall.organiser.post("/rooms", json!({ "facilitators": [juror] })).await.refused(404, "not_found");
        let twice = json!({ "facilitators": [hall.facilitator_id, hall.facilitator_id] });
        hall.organiser.post("/rooms", twice).await.refused(422, "facilitator_twice");
        assert!(hall.organiser.view("rooms").await["round"].is_null());
        let names: BTreeSet<_> = hall.jurors.iter().map(|(_, id)| id.clone()).collect();
        hall.organiser.post("/rooms", json!({})).await.ok();
        let round = hall.organiser.view("rooms").await["round"].clone();
        let seated = round["rooms"].as_array().unwrap().iter().flat_map(jurors_of);
        assert_eq!(seated.map(|id| id.as_str().unwrap().to_owned()).collect::<BTreeSet<_>>(), names);
        assert_eq!(round["rooms"].as_array().unwrap().len(), 3, "as the jury's settings have it");
    }
}

/// Ends the first day: what was planned for it is left out.
pub async fn end_day(hall: &Hall) {
    for item in hall.organiser.view("agenda").await["items"].as_array().unwrap() {
        if item["day"] == 1 && item["state"] == "planned" {
            let skip = format!("/agenda/items/{}/skip", item["id"].as_str().unwrap());
            hall.facilitator.post(&skip, json!({})).await.ok();
        }
    }
    hall.facilitator.post("/agenda/days/1/end", json!({})).await.ok();
}
