//! The main job over HTTP: two days of a jury, with every operation at least once; after each of
//! them, what everybody's page was pushed must be what they would fetch.

use std::collections::BTreeSet;

use citizens_jury::http;
use citizens_jury::jury::sight::Operation;
use serde_json::{Value, json};

use crate::app::{App, User};
use crate::growth;
use crate::home::Home;
use crate::watch::{Watch, passer_by};

#[path = "story_reasons.rs"]
pub mod reasons;
#[path = "story_recs.rs"]
mod recs;
#[path = "story_robust.rs"]
mod robust;

/// The people of a jury, and everybody's open pages.
pub struct World {
    pub app: App,
    pub organiser: User,
    pub facilitator: User,
    pub jurors: Vec<(User, String)>,
    pub supporter: User,
    pub witness: (User, String),
    pub guest: User,
    pub watch: Watch,
    pub done: BTreeSet<String>,
    pub paths: Vec<(Vec<String>, String)>,
}

/// Every POST of a jury in the OpenAPI document: its path's segments and its name.
fn posts() -> Vec<(Vec<String>, String)> {
    let document = serde_json::to_value(http::document()).unwrap();
    let mut found = Vec::new();
    for (path, methods) in document["paths"].as_object().unwrap() {
        let Some(rest) = path.strip_prefix("/api/juries/{jury}/") else { continue };
        if let Some(operation) = methods["post"]["operationId"].as_str() {
            found.push((rest.split('/').map(str::to_owned).collect::<Vec<String>>(), operation.to_owned()));
        }
    }
    // Exact segments before placeholders, as the router takes them.
    found.sort_by_key(|(segments, _)| segments.iter().filter(|segment| segment.starts_with('{')).count());
    found
}

impl World {
    async fn begin(app: App) -> Self {
        let organiser = app.jury().await;
        let facilitator = app.facilitator(&organiser).await;
        let mut jurors = Vec::new();
        for n in 0..15 {
            let age = ["18 to 39", "40 to 64", "65 or over"][n % 3];
            let juror = json!({
                "role": "juror", "name": format!("Juror {n}"), "may_host": true,
                "has_device": n != 14, "attributes": { "age": age },
            });
            jurors.push(app.add(&organiser, juror).await);
        }
        let supported = json!({ "role": "supporter", "name": "Sue", "supports": jurors[1].1 });
        let (supporter, _) = app.add(&organiser, supported).await;
        let witness = app.add(&organiser, json!({ "role": "witness", "name": "Will" })).await;
        let (guest, _) = app.add(&organiser, json!({ "role": "guest", "name": "Gwen" })).await;
        app.add(&organiser, json!({ "role": "guest", "name": "Somebody who loses their card" })).await;
        organiser.post("/edit", json!({ "public": true })).await.ok();
        let public = passer_by(&app, &organiser.jury);
        let watch = Watch::begin(&[
            ("organiser", &organiser),
            ("facilitator", &facilitator),
            ("juror", &jurors[0].0),
            ("another juror", &jurors[1].0),
            ("supporter", &supporter),
            ("witness", &witness.0),
            ("guest", &guest),
            ("public", &public),
        ])
        .await;
        let done = BTreeSet::from(["edit_jury".to_owned(), "add_people".to_owned()]);
        Self { app, organiser, facilitator, jurors, supporter, witness, guest, watch, done, paths: posts() }
    }

    /// One change; then everybody's pages are compared with what they would fetch.
    #[track_caller]
    pub fn act<'a>(
        &'a mut self,
        user: &User,
        path: &str,
        body: Value,
    ) -> impl Future<Output = Vec<String>> + use<'a> {
        let (user, path) = (user.clone(), path.to_owned());
        async move {
            let done = user.post(&path, body).await.ok();
            let segments: Vec<&str> = path.trim_start_matches('/').split('/').collect();
            let fits = |known: &[String]| {
                known.len() == segments.len()
                    && known
                        .iter()
                        .zip(&segments)
                        .all(|(known, segment)| known.starts_with('{') || known == segment)
            };
            let name = self.paths.iter().find(|(known, _)| fits(known)).expect("an operation").1.clone();
            self.done.insert(name);
            self.watch.check().await;
            done["ids"].as_array().unwrap().iter().map(|id| id.as_str().unwrap().to_owned()).collect()
        }
    }

    /// The agenda's items of a day that are still planned, in order.
    async fn planned(&self, day: u64) -> Vec<Value> {
        let agenda = self.facilitator.view("agenda").await;
        let items = agenda["items"].as_array().unwrap().clone();
        items.into_iter().filter(|item| item["day"] == day && item["state"] == "planned").collect()
    }

    /// Opens the next planned item of that kind, leaving out what stands before it.
    async fn open(&mut self, day: u64, kind: &str) -> String {
        let facilitator = self.facilitator.clone();
        for item in self.planned(day).await {
            let id = item["id"].as_str().unwrap().to_owned();
            let verb = if item["kind"] == kind { "open" } else { "skip" };
            self.act(&facilitator, &format!("/agenda/items/{id}/{verb}"), json!({})).await;
            if verb == "open" {
                return id;
            }
        }
        panic!("no {kind} is planned on day {day}");
    }

    async fn close(&mut self, item: &str) {
        let facilitator = self.facilitator.clone();
        self.act(&facilitator, &format!("/agenda/items/{item}/close"), json!({ "confirm": true })).await;
    }

    async fn set_up(&mut self) {
        let (organiser, facilitator) = (self.organiser.clone(), self.facilitator.clone());
        let edit = json!({
            "contact": "Olwen", "ground_rules": "Listen", "consent_text": "I take part",
            "settings": {
                "rooms": 3, "recommendations_per_room": 2, "mix_by": "age", "turns": true, "turn_seconds": 120,
                "write_overnight": false, "language": "en",
            },
        });
        self.act(&organiser, "/edit", edit).await;
        let points = json!([{ "kind": "challenge", "text": "Buses are late", "source": "a survey" },
            { "kind": "cause", "text": "Roads are full" }, { "kind": "idea", "text": "More lanes" }]);
        self.act(&organiser, "/starting-points", points).await;
        self.agenda_is_planned(&organiser).await;
        let juror = self.jurors[2].1.clone();
        self.act(&organiser, &format!("/people/{juror}/edit"), json!({ "remote": true })).await;
        let guest = self.loser().await;
        self.act(&organiser, &format!("/people/{guest}/card"), json!({})).await;
        self.people_steps().await;
        self.act(&facilitator, "/screen/renew", json!({})).await;
        self.evidence_is_posted().await;
        self.files_steps().await;
        self.act(&organiser, "/ready", json!({})).await;
        for (user, id) in self.jurors.clone() {
            let consent = json!({
                "text_version": 1, "taking_part": true, "audio": false, "quotes": true, "photographs": false,
            });
            if id == self.jurors[14].1 {
                self.act(&facilitator, &format!("/people/{id}/consent"), consent).await;
            } else {
                user.post("/me/consent", consent).await.ok();
            }
        }
        let first = self.jurors[0].0.clone();
        self.act(&first, "/me/name", json!({ "name": "Amina" })).await;
        self.done.insert("give_consent".into());
    }

    /// The guest who was added last, and has no page open.
    async fn loser(&self) -> String {
        let people = self.organiser.view("people").await;
        let line = people["people"]
            .as_array()
            .unwrap()
            .iter()
            .rfind(|line| line["role"] == "guest" && line["gone"] == false)
            .unwrap()
            .clone();
        line["id"].as_str().unwrap().to_owned()
    }

    async fn agenda_is_planned(&mut self, organiser: &User) {
        let plan = json!({
            "kind": "plenary", "stage": "framing", "title": "Photographs", "minutes": 10,
        });
        let added = self.act(organiser, "/agenda/items", json!({ "day": 1, "plan": plan })).await;
        let item = format!("/agenda/items/{}", added[0]);
        let plan = json!({ "kind": "plenary", "stage": "framing", "title": "A photograph", "minutes": 5 });
        self.act(organiser, &format!("{item}/edit"), plan).await;
        self.act(organiser, &format!("{item}/move"), json!({ "day": 2 })).await;
        self.act(organiser, &format!("{item}/skip"), json!({})).await;
        self.act(organiser, &format!("{item}/restore"), json!({})).await;
        self.act(organiser, &format!("{item}/remove"), json!({})).await;
        let agenda = organiser.view("agenda").await;
        let last = agenda["days"][1].clone();
        let (start, end) = (last["starts_at"].as_i64().unwrap(), last["hard_end"].as_i64().unwrap());
        let day_ms = 24 * 3_600_000;
        let to = json!({ "date": "2026-11-25", "starts_at": start + day_ms, "hard_end": end + day_ms });
        self.act(organiser, "/agenda/days", to.clone()).await;
        self.act(organiser, "/agenda/days/3/remove", json!({})).await;
        let to = json!({ "date": "2026-11-24", "starts_at": start + 60_000, "hard_end": end + 60_000 });
        self.act(organiser, "/agenda/days/2/change", to).await;
    }

    async fn evidence_is_posted(&mut self) {
        let (organiser, witness) = (self.organiser.clone(), self.witness.0.clone());
        let text = |title: &str| {
            json!({
                "title": title, "matter": { "kind": "statement", "text": "Buses help." },
                "capacity": "driver", "interest": "",
            })
        };
        let one = self.act(&witness, "/evidence", text("Driving")).await[0].clone();
        self.act(&witness, &format!("/evidence/{one}/submit"), json!({})).await;
        self.act(&organiser, &format!("/evidence/{one}/return"), json!({ "reason": "Say where" })).await;
        self.act(&witness, &format!("/evidence/{one}/edit"), text("Driving in town")).await;
        self.act(&witness, &format!("/evidence/{one}/submit"), json!({})).await;
        self.act(&organiser, &format!("/evidence/{one}/publish"), json!({})).await;
        let two = self.act(&witness, "/evidence", text("A mistake")).await[0].clone();
        self.act(&witness, &format!("/evidence/{two}/submit"), json!({})).await;
        self.act(&organiser, &format!("/evidence/{two}/publish"), json!({})).await;
        self.act(&witness, &format!("/evidence/{two}/withdraw"), json!({ "reason": "Wrong figures" })).await;
    }

    async fn register(&mut self) {
        let facilitator = self.facilitator.clone();
        for (n, (_, person)) in self.jurors.clone().into_iter().enumerate() {
            let path = format!("/people/{person}/attendance");
            let at = json!({ "attendance": if n == 2 { "here_remote" } else { "here_hall" } });
            if n == 0 {
                self.act(&facilitator, &path, at).await;
            } else {
                facilitator.post(&path, at).await.ok();
            }
        }
        self.watch.check().await;
    }

    async fn day_one(&mut self) {
        let facilitator = self.facilitator.clone();
        self.act(&facilitator, "/start", json!({})).await;
        self.register().await;
        self.act(&facilitator, "/agenda/days/1/start", json!({})).await;
        let opening = self.open(1, "plenary").await;
        let item = format!("/agenda/items/{opening}");
        let juror = self.jurors[0].0.clone();
        self.act(&juror, &format!("{item}/ready"), json!({ "ready": true })).await;
        self.act(&facilitator, &format!("{item}/extend"), json!({ "minutes": 5 })).await;
        self.notes_steps(&item).await;
        let giver =
            self.planned(1).await.iter().find(|item| item["kind"] == "presentations").unwrap().clone();
        self.act(&facilitator, &format!("{item}/take"), json!({ "from": giver["id"], "minutes": 5 })).await;
        self.close(&opening).await;
        self.act(&facilitator, &format!("{item}/reopen"), json!({ "minutes": 5 })).await;
        self.close(&opening).await;
        let rooms = self.open(1, "rooms").await;
        self.rooms(&rooms).await;
        self.signals_and_a_show_of_hands(&rooms).await;
        self.questions_steps().await;
        self.close(&rooms).await;
        for item in self.planned(1).await {
            self.act(
                &facilitator,
                &format!("/agenda/items/{}/skip", item["id"].as_str().unwrap()),
                json!({}),
            )
            .await;
        }
        self.act(&facilitator, "/agenda/days/1/end", json!({})).await;
    }

    /// The room in which a juror sits, with those who sit there.
    pub async fn room_of(&self, n: usize) -> String {
        self.jurors[n].0.view("me").await["room"].as_str().expect("a room").to_owned()
    }

    async fn make_rooms(&mut self, item: &str) {
        let facilitator = self.facilitator.clone();
        let wish = json!({ "item": item, "seed": 7 });
        let preview = facilitator.post("/rooms/preview", wish).await.ok();
        self.done.insert("preview_rooms".into());
        let wish = json!({ "item": item, "seed": 7, "fingerprint": preview["fingerprint"] });
        self.act(&facilitator, "/rooms", wish).await;
    }

    async fn rooms(&mut self, item: &str) {
        self.make_rooms(item).await;
        let facilitator = self.facilitator.clone();
        let (juror, _) = self.jurors[0].clone();
        let room = format!("/rooms/{}", self.room_of(0).await);
        // Somebody is moved to where another sits, and the room takes it from there.
        let elsewhere = self.room_of(1).await;
        if format!("/rooms/{elsewhere}") != room {
            self.act(
                &facilitator,
                &format!("/rooms/{elsewhere}/seats"),
                json!({ "person": self.jurors[2].1 }),
            )
            .await;
        }
        self.act(&facilitator, &format!("{room}/seats"), json!({ "person": self.jurors[1].1 })).await;
        self.act(&juror, &format!("{room}/call"), json!({})).await;
        self.act(&juror, &format!("{room}/call/take-back"), json!({})).await;
        self.act(&juror, &format!("{room}/call"), json!({})).await;
        self.act(&facilitator, &format!("{room}/call/answer"), json!({})).await;
        self.act(&facilitator, &format!("{room}/enter"), json!({})).await;
        self.act(&facilitator, &format!("{room}/turns"), json!({ "on": true })).await;
        let hand = self.act(&juror, &format!("{room}/hands"), json!({})).await;
        self.act(&juror, &format!("{room}/hands/{}/lower", hand[0]), json!({})).await;
        let hand = self.act(&juror, &format!("{room}/hands"), json!({})).await;
        self.act(&facilitator, &format!("{room}/turns/{}/give", hand[0]), json!({})).await;
        self.act(&facilitator, &format!("{room}/turns/finish"), json!({})).await;
        self.act(&juror, &format!("{room}/hands"), json!({})).await;
        self.act(&facilitator, &format!("{room}/turns/next"), json!({})).await;
        self.act(&facilitator, &format!("{room}/leave"), json!({})).await;
        self.turns_steps(&room).await;
        let entry =
            self.act(&juror, &format!("{room}/entries"), json!({ "kind": "issue", "text": "Cold" })).await;
        let entry = format!("{room}/entries/{}", entry[0]);
        self.act(&juror, &format!("{entry}/edit"), json!({ "text": "Cold stops" })).await;
        self.act(&juror, &format!("{entry}/support"), json!({ "supports": true })).await;
        self.act(&juror, &format!("{entry}/withdraw"), json!({})).await;
        let points = juror.view("jury").await["starting_points"].clone();
        let settle = format!("{room}/starting-points/{}/settle", points[0]["id"].as_str().unwrap());
        self.act(&juror, &settle, json!({ "verdict": "keep" })).await;
        self.lists_steps(&room).await;
    }

    /// A room's draft, written, put forward and presented. Gives it and its version.
    async fn recommendation(&mut self, juror: usize, title: &str) -> (String, String) {
        let (user, facilitator) = (self.jurors[juror].0.clone(), self.facilitator.clone());
        let room = self.room_of(juror).await;
        let ids = self.act(&user, "/recommendations", json!({ "room": room })).await;
        let update = citizens_jury::demo::draft_update(title, "More buses.", "People wait.");
        let bytes = citizens_jury::store::documents::Written { person: None, bytes: update };
        let document = ids[1].parse().unwrap();
        citizens_jury::actions::documents::append(&self.app.service, document, vec![bytes]).await.unwrap();
        if !self.done.contains("write_comment") {
            self.text_steps(&user, &room, &ids[1]).await;
        }
        let one = format!("/recommendations/{}", ids[0]);
        let version = self.act(&user, &format!("{one}/table"), json!({})).await[0].clone();
        self.act(&facilitator, &format!("{one}/present"), json!({})).await;
        (ids[0].clone(), version)
    }

    async fn day_two(&mut self) {
        let (organiser, facilitator) = (self.organiser.clone(), self.facilitator.clone());
        self.register().await;
        self.act(&facilitator, "/agenda/days/2/start", json!({})).await;
        let drafting = self.open(2, "drafting").await;
        self.make_rooms(&drafting).await;
        let (one, version) = self.recommendation(0, "Night buses").await;
        let (two, second) = self.recommendation(1, "Warm stops").await;
        let (three, _) = self.recommendation(0, "Trams").await;
        let withdrawn = format!("/recommendations/{three}/withdraw");
        self.act(&facilitator, &withdrawn, json!({ "reason": "The room took it back" })).await;
        self.close(&drafting).await;
        self.presenting_steps().await;
        let refining = self.open(2, "refining").await;
        let version = self.amendments(&one, &version).await;
        self.recs_steps().await;
        self.close(&refining).await;
        let ballot = self.open(2, "ballot").await;
        self.spoilt_round(&second).await;
        let round = self.vote(&ballot, &[&version, &second]).await;
        self.close(&ballot).await;
        self.statements(&two).await;
        self.reasons_steps(&round).await;
        for item in self.planned(2).await {
            self.act(
                &facilitator,
                &format!("/agenda/items/{}/skip", item["id"].as_str().unwrap()),
                json!({}),
            )
            .await;
        }
        let hands = json!({ "confirmed": 15, "not_confirmed": 0, "note": "" });
        self.act(&facilitator, "/read-back", hands).await;
        organiser.post("/conclude", json!({})).await.refused(409, "day_not_over");
        self.act(&facilitator, "/agenda/days/2/end", json!({})).await;
        self.act(&organiser, "/conclude", json!({})).await;
        self.act(&organiser, &format!("/rounds/{round}/publish"), json!({})).await;
        self.errata_steps(&round).await;
        self.act(&organiser, "/publish", json!({})).await;
        let guest = self.loser().await;
        self.act(&organiser, &format!("/people/{guest}/card/revoke"), json!({})).await;
    }

    async fn amendments(&mut self, one: &str, version: &str) -> String {
        let (juror, facilitator) = (self.jurors[3].0.clone(), self.facilitator.clone());
        let propose = format!("/recommendations/{one}/amendments");
        let change = |body: &str| {
            let text = json!({ "title": "Night buses", "body": body, "reasons": "People wait." });
            json!({ "base": version, "text": text, "reason": "Clearer" })
        };
        let first = self.act(&juror, &propose, change("Buses all night.")).await;
        self.act(&juror, &format!("/amendments/{}/withdraw", first[0]), json!({})).await;
        let second = self.act(&juror, &propose, change("Buses until two.")).await;
        let no = json!({ "reason": "Two is too late" });
        self.act(&facilitator, &format!("/amendments/{}/decline", second[0]), no).await;
        let third = self.act(&juror, &propose, change("Buses until one.")).await;
        self.act(&facilitator, &format!("/amendments/{}/accept", third[0]), json!({})).await[0].clone()
    }

    async fn spoilt_round(&mut self, version: &str) {
        self.ways_steps().await;
        let facilitator = self.facilitator.clone();
        let plan = json!({ "title": "A mistake", "items": [version], "secrecy": "named" });
        let round = format!("/rounds/{}", self.act(&facilitator, "/rounds", plan).await[0]);
        self.act(&facilitator, &format!("{round}/open"), json!({})).await;
        self.act(&facilitator, &format!("{round}/void"), json!({ "reason": "Opened too early" })).await;
        self.secret_steps(version).await;
    }

    /// 12 of 15 support the first, 11 of 15 the second.
    async fn vote(&mut self, item: &str, versions: &[&str]) -> String {
        let facilitator = self.facilitator.clone();
        let plan = json!({ "title": "Final", "items": versions, "agenda_item": item, "secrecy": "named" });
        let id = self.act(&facilitator, "/rounds", plan.clone()).await[0].clone();
        let round = format!("/rounds/{id}");
        self.act(&facilitator, &format!("{round}/edit"), plan).await;
        self.act(&facilitator, &format!("{round}/open"), json!({})).await;
        for (n, (user, person)) in self.jurors.clone().into_iter().enumerate() {
            for (version, supporters) in versions.iter().zip([12, 11]) {
                let step = if n < supporters { "can_live_with_it" } else { "cannot_live_with_it" };
                if n == 14 {
                    let entered = json!({ "person": person, "item": version, "answer": { "step": step } });
                    self.act(&facilitator, &format!("{round}/ballots/enter"), entered).await;
                } else {
                    let cast = json!({ "item": version, "answer": { "step": step } });
                    let path = format!("{round}/ballots");
                    if n < 2 {
                        self.act(&user, &path, cast).await;
                    } else {
                        user.post(&path, cast).await.ok();
                    }
                }
            }
        }
        let hidden = self.jurors[0].0.view("rounds").await.to_string();
        assert!(
            !hidden.contains("\"hands\":[") && !hidden.contains("\"support\":"),
            "nothing shows while it is open"
        );
        self.act(&facilitator, &format!("{round}/close"), json!({})).await;
        self.act(&facilitator, &format!("{round}/reveal"), json!({})).await;
        id
    }

    async fn statements(&mut self, two: &str) {
        let (juror, other) = (self.jurors[0].0.clone(), self.jurors[1].0.clone());
        let written = json!({ "text": "I see it differently.", "signed": true });
        let one =
            self.act(&juror, &format!("/recommendations/{two}/statements"), written.clone()).await[0].clone();
        self.act(&juror, &format!("/statements/{one}/edit"), written.clone()).await;
        self.act(&other, &format!("/statements/{one}/cosign"), json!({ "signed": false })).await;
        self.act(&other, &format!("/statements/{one}/uncosign"), json!({})).await;
        let two = self.act(&other, &format!("/recommendations/{two}/statements"), written).await[0].clone();
        self.act(&other, &format!("/statements/{two}/withdraw"), json!({})).await;
    }
}

both! {
    async fn two_days_from_set_up_to_published_result(home: Home) {
        growth::watch(&home.database);
        let database = home.database.clone();
        let mut world = World::begin(App::start(home, 0).await).await;
        world.watch.check().await;
        world.set_up().await;
        world.day_one().await;
        world.day_two().await;
        let results = world.guest_results().await;
        assert_eq!(results, [("Night buses".into(), true, 12, 12), ("Warm stops".into(), false, 11, 12)]);
        let missing: Vec<_> = Operation::ALL
            .iter()
            .map(|operation| operation.as_str())
            .filter(|name| !world.done.contains(*name))
            .collect();
        assert!(missing.is_empty(), "the story leaves out {missing:?}");
        assert!(world.watch.compared > 1_000, "only {} views were compared", world.watch.compared);
        println!("figure: the story: {} operations, {} views pushed as fetched", world.done.len(), world.watch.compared);
        growth::check(&database);
        drop((world.supporter, world.guest));
    }
}

impl World {
    /// What somebody passing by reads: title, passed, support, needed.
    async fn guest_results(&self) -> Vec<(String, bool, u64, u64)> {
        let results = passer_by(&self.app, &self.organiser.jury).view("results").await;
        let lines = results["recommendations"].as_array().unwrap();
        lines
            .iter()
            .filter_map(|line| {
                let outcome = line["outcomes"].as_array()?.last()?.clone();
                let title = line["versions"][0]["text"]["title"].as_str()?.to_owned();
                let tally = &outcome["tally"];
                let number = |name: &str| tally[name].as_u64().unwrap_or_else(|| panic!("{name} in {tally}"));
                Some((title, tally["passed"].as_bool()?, number("support"), number("needed")))
            })
            .collect()
    }
}
