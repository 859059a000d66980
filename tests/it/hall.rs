//! A running jury with people in a room, for stories about texts and votes.

use citizens_jury::actions::documents;
use citizens_jury::clock;
use citizens_jury::jury::ids::{DocumentId, RoomId, RoomRoundId};
use citizens_jury::jury::shared_text::{PlainText, compose};
use citizens_jury::store;
use citizens_jury::store::documents::Written;
use citizens_jury::store::rooms::{MemberRow, RoomRow, RoundRow};
use serde_json::{Value, json};

use crate::app::{App, User};

/// A running jury; everybody is here and sits in the one room.
#[derive(Clone)]
pub struct Hall {
    pub organiser: User,
    pub facilitator: User,
    pub jurors: Vec<(User, String)>,
    pub room: RoomId,
}

impl Hall {
    /// With that many jurors; the last one has no device.
    pub async fn of(app: &App, jurors: usize) -> Self {
        let organiser = app.jury().await;
        let facilitator = app.facilitator(&organiser).await;
        let new: Vec<Value> = (1..=jurors)
            .map(|n| json!({ "role": "juror", "name": format!("Person {n}"), "has_device": n < jurors }))
            .collect();
        let added = organiser.post("/people", json!(new)).await.ok();
        let edit = json!({ "contact": "Olwen", "ground_rules": "Listen", "consent_text": "I take part", "public": true });
        organiser.post("/edit", edit).await.ok();
        organiser.post("/ready", json!({})).await.ok();
        organiser.post("/start", json!({})).await.ok();
        facilitator.post("/agenda/days/1/start", json!({})).await.ok();
        let mut people = Vec::new();
        for id in added["ids"].as_array().unwrap() {
            let id = id.as_str().unwrap().to_owned();
            let here = json!({ "attendance": "here_hall" });
            facilitator.post(&format!("/people/{id}/attendance"), here).await.ok();
            people.push((app.by_card(&organiser, &id).await, id));
        }
        let hall = Self { organiser, facilitator, jurors: people, room: clock::new_id() };
        hall.seat(app).await;
        hall
    }

    async fn seat(&self, app: &App) {
        let (jury, room) = (self.organiser.jury.clone(), self.room);
        let people: Vec<String> = self.jurors.iter().map(|(_, id)| id.clone()).collect();
        let write = app.service.db.writer.write(move |conn| {
            let round: RoomRoundId = clock::new_id();
            let row = RoundRow {
                id: round.to_string(),
                jury_id: jury.clone(),
                n: 1,
                item_id: None,
                attribute: String::new(),
                plan: "{}".into(),
                seed: 1,
                made_at: 1,
                begun_at: Some(1),
                ended_at: None,
            };
            store::rooms::insert_round(conn, row)?;
            let row = RoomRow {
                id: room.to_string(),
                jury_id: jury.clone(),
                round_id: round.to_string(),
                place: 1,
                name: "A".into(),
                facilitator: None,
                host: None,
                scribe: None,
                turns_on: false,
                turn_ms: 120_000,
                call: "none".into(),
                called_at: None,
                answered_by: None,
                told: String::new(),
                told_at: None,
                deadline: None,
                back_at: None,
                recorded_since: None,
            };
            store::rooms::insert(conn, row)?;
            for person in people {
                let row = MemberRow {
                    room_id: room.to_string(),
                    person_id: person,
                    jury_id: jury.clone(),
                    round_id: round.to_string(),
                    part: "juror".into(),
                };
                store::rooms::insert_member(conn, row)?;
            }
            Ok(())
        });
        write.await.unwrap();
    }

    /// A draft begun by the first juror, with that title and text written into it.
    pub async fn draft(&self, app: &App, title: &str, body: &str) -> (String, String) {
        let (juror, _) = &self.jurors[0];
        let made = juror.post("/recommendations", json!({ "room": self.room })).await.ok();
        let (id, document) = (made["ids"][0].as_str().unwrap(), made["ids"][1].as_str().unwrap());
        let text = PlainText { title: title.into(), body: body.into(), reasons: "Because.".into() };
        let written = Written { person: None, bytes: compose(&text, 7) };
        let document: DocumentId = document.parse().unwrap();
        documents::append(&app.service, document, vec![written]).await.unwrap();
        (id.into(), document.to_string())
    }

    /// A recommendation that was put forward and presented: its id and its version's.
    pub async fn presented(&self, app: &App, title: &str) -> (String, String) {
        let (id, _) = self.draft(app, title, "We recommend it.").await;
        let tabled = self.jurors[0].0.post(&format!("/recommendations/{id}/table"), json!({})).await.ok();
        self.facilitator.post(&format!("/recommendations/{id}/present"), json!({})).await.ok();
        (id, tabled["ids"][0].as_str().unwrap().into())
    }

    /// Ends day 1, as nothing more is planned on it.
    pub async fn end_day(&self) {
        let agenda = self.organiser.view("agenda").await;
        for item in agenda["items"].as_array().unwrap() {
            if item["day"] == 1 && item["state"] == "planned" {
                let skip = format!("/agenda/items/{}/skip", item["id"].as_str().unwrap());
                self.facilitator.post(&skip, json!({})).await.ok();
            }
        }
        self.facilitator.post("/agenda/days/1/end", json!({})).await.ok();
    }

    /// An opened round on those versions.
    pub async fn opened(&self, items: &[&str], plan: Value) -> String {
        let mut body = json!({ "title": "Vote", "items": items, "secrecy": "named" });
        for (field, value) in plan.as_object().unwrap() {
            body[field] = value.clone();
        }
        let planned = self.facilitator.post("/rounds", body).await.ok();
        let round = planned["ids"][0].as_str().unwrap().to_owned();
        self.facilitator.post(&format!("/rounds/{round}/open"), json!({})).await.ok();
        round
    }

    /// The first `support` jurors support the item, the others cannot live with it.
    pub async fn cast(&self, round: &str, item: &str, support: usize) {
        for (n, (juror, id)) in self.jurors.iter().enumerate() {
            let step = if n < support { "can_live_with_it" } else { "cannot_live_with_it" };
            if n + 1 == self.jurors.len() {
                let body = json!({ "person": id, "item": item, "answer": { "step": step } });
                self.facilitator.post(&format!("/rounds/{round}/ballots/enter"), body).await.ok();
            } else {
                juror
                    .post(
                        &format!("/rounds/{round}/ballots"),
                        json!({ "item": item, "answer": { "step": step } }),
                    )
                    .await
                    .ok();
            }
        }
    }

    /// Anybody who looks at the public jury.
    pub fn public(&self, app: &App) -> User {
        User { jury: self.organiser.jury.clone(), ..app.anybody() }
    }
}
