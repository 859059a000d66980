//! Issues and solutions: argued, put together, under headings, resting on evidence, and the
//! recommendations that are begun from them.

use serde_json::{Value, json};

use crate::app::{App, User};
use crate::rooms::{Hall, id, jurors_of, path, seq};

/// Two jurors of the first room, one of the second, and three solutions of the first.
struct Lists {
    hall: Hall,
    room: Value,
    other: Value,
    one: User,
    two: User,
    outsider: User,
    entries: Vec<String>,
}

const TEXTS: [&str; 3] = ["Buses each hour", "A late bus", "Warm stops"];

impl Lists {
    async fn of(app: &App) -> Self {
        let (hall, rooms) = Hall::in_rooms(app).await;
        let (room, other) = (rooms[0].clone(), rooms[1].clone());
        let ids = jurors_of(&room);
        let (one, two) = (hall.juror(&ids[0]).clone(), hall.juror(&ids[1]).clone());
        let outsider = hall.juror(&jurors_of(&other)[0]).clone();
        let mut entries = Vec::new();
        for text in TEXTS {
            let new = json!({ "kind": "solution", "text": text });
            entries.push(made(&one.post(&path(&room, "/entries"), new).await.ok()));
        }
        Self { hall, room, other, one, two, outsider, entries }
    }

    fn at(&self, entry: usize, rest: &str) -> String {
        path(&self.room, &format!("/entries/{}/{rest}", self.entries[entry]))
    }

    fn seen(&self, entry: usize) -> Value {
        json!({ "entry": self.entries[entry], "text": TEXTS[entry] })
    }

    async fn view(&self) -> Value {
        self.one.view(&format!("room:{}", id(&self.room))).await
    }

    async fn solution(&self, entry: usize) -> Value {
        let view = self.view().await;
        let found = view["solutions"]
            .as_array()
            .unwrap()
            .iter()
            .find(|one| one["id"] == self.entries[entry].as_str());
        found.cloned().unwrap_or_default()
    }

    fn draft(&self, from: &[usize]) -> Value {
        let from: Vec<_> = from.iter().map(|n| self.entries[*n].clone()).collect();
        json!({ "room": id(&self.room), "from": from })
    }

    /// Evidence of a witness, published.
    async fn evidence(&self, app: &App) -> (User, String) {
        let (witness, _) = app.add(&self.hall.organiser, json!({ "role": "witness", "name": "Will" })).await;
        let text = json!({
            "title": "Driving", "matter": { "kind": "statement", "text": "Buses help." },
            "capacity": "driver", "interest": "",
        });
        let piece = made(&witness.post("/evidence", text).await.ok());
        witness.post(&format!("/evidence/{piece}/submit"), json!({})).await.ok();
        (witness, piece)
    }
}

fn made(done: &Value) -> String {
    done["ids"][0].as_str().unwrap().to_owned()
}

fn found(view: &Value, recommendation: &str) -> Value {
    let all = view["recommendations"].as_array().unwrap();
    all.iter().find(|one| one["id"] == recommendation).cloned().unwrap_or_default()
}

both! {
    async fn a_recommendation_begins_from_entries_and_both_know(app: App) {
        let lists = Lists::of(&app).await;
        let (one, two) = (&lists.one, &lists.two);
        let points = lists.view().await["undecided"].clone();
        let idea = points.as_array().unwrap().iter().find(|point| point["kind"] == "idea").unwrap().clone();
        let settle = path(&lists.room, &format!("/starting-points/{}/settle", id(&idea)));
        let kept = made(&one.post(&settle, json!({ "verdict": "keep" })).await.ok());
        let draft = json!({ "room": id(&lists.room), "from": [kept, lists.entries[1]] });
        let recommendation = made(&two.post("/recommendations", draft).await.ok());
        let line = found(&one.view("recommendations").await, &recommendation);
        assert_eq!(line["from"][0]["text"], "Subsidise travel tickets");
        assert_eq!(line["from"][0]["from"]["id"], idea["id"], "down to the starting point");
        assert_eq!((&line["from"][1]["kind"], &line["from"][1]["text"]), (&json!("solution"), &json!("A late bus")));
        assert_eq!(lists.solution(1).await["became"], json!([recommendation]));
        one.post(&lists.at(1, "edit"), json!({ "text": "No bus" })).await.ok();
        one.post(&lists.at(1, "withdraw"), json!({})).await.ok();
        let line = found(&one.view("recommendations").await, &recommendation);
        assert_eq!(line["from"][1]["text"], "A late bus", "the words as they were");
        let guest = app.add(&lists.hall.organiser, json!({ "role": "guest", "name": "G" })).await.0;
        assert!(found(&guest.view("recommendations").await, &recommendation).is_null(), "drafts are the jury's");
    }

    async fn the_text_begins_with_the_words_and_the_record_says_from_what(app: App) {
        let lists = Lists::of(&app).await;
        let draft = made(&lists.one.post("/recommendations", lists.draft(&[1, 2])).await.ok());
        lists.one.post(&format!("/recommendations/{draft}/table"), json!({})).await.ok();
        let line = found(&lists.one.view("recommendations").await, &draft);
        let text = &line["versions"][0]["text"];
        assert_eq!((&text["title"], &text["body"]), (&json!("A late bus"), &json!("- A late bus\n- Warm stops")));
        let record = lists.hall.organiser.get("/record").await.text;
        let tabled = record.lines().find(|line| line.contains("recommendation_tabled")).unwrap();
        assert!(tabled.contains("begun_from") && tabled.contains(&lists.entries[1]), "{tabled}");
    }

    async fn only_entries_of_the_room_that_stand_begin_a_recommendation(app: App) {
        let lists = Lists::of(&app).await;
        let foreign = json!({ "room": id(&lists.other), "from": [lists.entries[0]] });
        lists.outsider.post("/recommendations", foreign).await.refused(404, "not_found");
        lists.outsider.post("/recommendations", lists.draft(&[0])).await.refused(403, "not_your_room");
        lists.one.post(&lists.at(0, "withdraw"), json!({})).await.ok();
        lists.two.post("/recommendations", lists.draft(&[0])).await.refused(409, "entry_withdrawn");
        let merge = json!({ "seen": TEXTS[1], "others": [lists.seen(2)] });
        lists.two.post(&lists.at(1, "merge"), merge).await.ok();
        lists.two.post("/recommendations", lists.draft(&[1, 2])).await.refused(409, "entry_merged");
        let nothing = lists.one.view("recommendations").await;
        assert_eq!(nothing["recommendations"], json!([]), "a refusal begins nothing");
    }

    async fn arguments_are_said_and_taken_back(app: App) {
        let lists = Lists::of(&app).await;
        let say = |text: &str| json!({ "side": "against", "text": text, "seen": TEXTS[0] });
        let argument = made(&lists.two.post(&lists.at(0, "arguments"), say("Dear")).await.ok());
        lists.two.post(&lists.at(0, "arguments"), say(&"x".repeat(301))).await.refused(422, "text_too_long");
        lists.outsider.post(&lists.at(0, "arguments"), say("Dear")).await.refused(404, "not_found");
        lists.hall.supporter.0.post(&lists.at(0, "arguments"), say("Dear")).await.refused(403, "not_allowed");
        let line = lists.solution(0).await["arguments"][0].clone();
        assert_eq!((&line["side"], &line["text"], &line["earlier_words"]), (&json!("against"), &json!("Dear"), &json!(false)));
        lists.one.post(&lists.at(0, "edit"), json!({ "text": "Buses on demand" })).await.ok();
        assert_eq!(lists.solution(0).await["arguments"][0]["earlier_words"], true);
        lists.two.post(&lists.at(0, "arguments"), say("Dear")).await.refused(409, "words_changed");
        let back = path(&lists.room, &format!("/arguments/{argument}/withdraw"));
        lists.one.post(&back, json!({})).await.refused(403, "argument_not_yours");
        lists.two.post(&back, json!({})).await.ok();
        lists.two.post(&back, json!({})).await.refused(409, "argument_withdrawn");
        assert_eq!(lists.solution(0).await["arguments"], json!([]));
    }

    async fn entries_are_put_together_and_split_again(app: App) {
        let lists = Lists::of(&app).await;
        for (user, entry) in [(&lists.one, 0), (&lists.two, 1)] {
            user.post(&lists.at(entry, "support"), json!({ "supports": true })).await.ok();
        }
        let before = lists.view().await["solutions"].clone();
        let merge = json!({ "seen": TEXTS[0], "others": [lists.seen(1)], "words": "Buses each hour, late too" });
        let mut live = lists.two.live().await;
        let topic = format!("room:{}", id(&lists.room));
        live.subscribe(&topic).await;
        let merged = made(&lists.two.post(&lists.at(0, "merge"), merge.clone()).await.ok());
        live.until_view(&topic, |room| room["solutions"].as_array().unwrap().len() == 2).await;
        let line = lists.solution(0).await;
        assert_eq!((&line["text"], &line["support"]), (&json!("Buses each hour, late too"), &json!(0)));
        assert_eq!((&line["merged"][0]["text"], &line["merged"][0]["support"]), (&json!(TEXTS[1]), &json!(1)));
        let inside = lists.hall.organiser.view("rooms").await["round"]["rooms"][0]["inside"].clone();
        assert_eq!(inside["solutions"], 2, "counted once");
        // Somebody else had the same thought a moment later.
        lists.one.post(&lists.at(0, "merge"), merge).await.refused(409, "words_changed");
        let late = json!({ "seen": TEXTS[2], "others": [lists.seen(1)] });
        lists.one.post(&lists.at(2, "merge"), late).await.refused(409, "entry_merged");
        lists.one.post(&lists.at(0, "withdraw"), json!({})).await.refused(409, "entry_holds_others");
        let split = path(&lists.room, &format!("/merges/{merged}/split"));
        lists.outsider.post(&split, json!({})).await.refused(404, "not_found");
        lists.one.post(&split, json!({})).await.ok();
        assert_eq!(lists.view().await["solutions"], before, "as though nothing had been");
        lists.one.post(&split, json!({})).await.refused(409, "merge_undone");
        let record = lists.hall.organiser.get("/record").await.text;
        assert_eq!((record.matches("entries_merged").count(), record.matches("entries_split").count()), (1, 1));
    }

    async fn what_became_a_recommendation_is_not_split(app: App) {
        let lists = Lists::of(&app).await;
        let merge = json!({ "seen": TEXTS[0], "others": [lists.seen(1), lists.seen(2)] });
        let merged = made(&lists.one.post(&lists.at(0, "merge"), merge).await.ok());
        assert_eq!(lists.solution(0).await["merge"], json!(merged));
        lists.one.post("/recommendations", lists.draft(&[0])).await.ok();
        let split = path(&lists.room, &format!("/merges/{merged}/split"));
        lists.one.post(&split, json!({})).await.refused(409, "entry_promoted");
        assert!(lists.solution(0).await["merge"].is_null(), "nobody is offered what is refused");
        assert_eq!(lists.solution(0).await["merged"].as_array().unwrap().len(), 2);
    }

    async fn headings_hold_entries_and_vanish_when_empty(app: App) {
        let lists = Lists::of(&app).await;
        let new = json!({ "title": "Buses", "entries": [lists.entries[0]] });
        let group = made(&lists.one.post(&path(&lists.room, "/groups"), new).await.ok());
        let again = json!({ "title": "buses", "entries": [lists.entries[1]] });
        assert_eq!(made(&lists.two.post(&path(&lists.room, "/groups"), again).await.ok()), group);
        let view = lists.view().await;
        assert_eq!(view["groups"], json!([{ "id": group, "kind": "solution", "title": "Buses" }]));
        let rename = path(&lists.room, &format!("/groups/{group}/rename"));
        lists.two.post(&rename, json!({ "title": "More buses", "seen": "Buses" })).await.ok();
        lists.one.post(&rename, json!({ "title": "Fewer", "seen": "Buses" })).await.refused(409, "words_changed");
        lists.one.post(&lists.at(2, "place"), json!({ "group": "00000000-0000-0000-0000-000000000000" })).await.refused(404, "group_unknown");
        for entry in [0, 1] {
            lists.one.post(&lists.at(entry, "place"), json!({})).await.ok();
        }
        assert_eq!(lists.view().await["groups"], json!([]));
        lists.one.post(&lists.at(2, "place"), json!({ "group": group })).await.refused(404, "group_unknown");
        let issue = json!({ "kind": "issue", "text": "Cold" });
        let issue = made(&lists.one.post(&path(&lists.room, "/entries"), issue).await.ok());
        let mixed = json!({ "title": "Both", "entries": [issue, lists.entries[0]] });
        lists.one.post(&path(&lists.room, "/groups"), mixed).await.refused(422, "lists_differ");
    }

    async fn what_is_written_rests_on_published_evidence(app: App) {
        let lists = Lists::of(&app).await;
        let (witness, piece) = lists.evidence(&app).await;
        let on = json!({ "kind": "entry", "id": lists.entries[0] });
        let cite = |on: &Value| json!({ "on": on, "evidence": piece, "passage": "Buses help", "place": "page 4" });
        lists.one.post("/citations", cite(&on)).await.refused(409, "evidence_not_published");
        lists.hall.organiser.post(&format!("/evidence/{piece}/publish"), json!({})).await.ok();
        let citation = made(&lists.one.post("/citations", cite(&on)).await.ok());
        lists.one.post("/citations", cite(&on)).await.refused(409, "cited_already");
        lists.outsider.post("/citations", cite(&on)).await.refused(404, "not_found");
        let mut long = cite(&on);
        long["passage"] = json!("x".repeat(501));
        lists.one.post("/citations", long).await.refused(422, "text_too_long");
        let said = json!({ "side": "for", "text": "True", "seen": TEXTS[0] });
        let argument = made(&lists.two.post(&lists.at(0, "arguments"), said).await.ok());
        lists.two.post("/citations", cite(&json!({ "kind": "argument", "id": argument }))).await.ok();
        let draft = made(&lists.one.post("/recommendations", lists.draft(&[0])).await.ok());
        let on_draft = json!({ "kind": "recommendation", "id": draft });
        lists.outsider.post("/citations", cite(&on_draft)).await.refused(403, "not_your_room");
        lists.two.post("/citations", cite(&on_draft)).await.ok();
        let line = lists.solution(0).await;
        assert_eq!((&line["citations"][0]["title"], &line["citations"][0]["place"]), (&json!("Driving"), &json!("page 4")));
        assert_eq!(line["arguments"][0]["citations"][0]["evidence"], json!(piece));
        let mut live = lists.one.live().await;
        let topic = format!("room:{}", id(&lists.room));
        live.subscribe(&topic).await;
        witness.post(&format!("/evidence/{piece}/withdraw"), json!({ "reason": "Wrong" })).await.ok();
        live.until_view(&topic, |room| room["solutions"][0]["citations"][0]["withdrawn"] == true).await;
        let line = found(&lists.one.view("recommendations").await, &draft);
        assert_eq!((&line["citations"][0]["withdrawn"], &line["citations"][0]["title"]), (&json!(true), &json!("Driving")));
        let back = format!("/citations/{citation}/take-back");
        lists.two.post(&back, json!({})).await.refused(403, "citation_not_yours");
        lists.one.post(&back, json!({})).await.ok();
        lists.one.post(&back, json!({})).await.refused(409, "citation_taken_back");
        assert_eq!(lists.solution(0).await["citations"], json!([]));
        lists.one.post(&format!("/recommendations/{draft}/table"), json!({})).await.ok();
        lists.one.post("/citations", cite(&on_draft)).await.refused(409, "recommendation_state_wrong");
    }

    async fn evidence_of_another_jury_is_not_there(app: App) {
        let lists = Lists::of(&app).await;
        let body = json!({
            "title": "Trams", "charge": "What should trams be like?", "time_zone": "Europe/London",
            "first_day": "2026-11-23", "two_day_template": true,
        });
        let mut elsewhere = lists.hall.organiser.clone();
        elsewhere.jury = made(&elsewhere.post("/api/juries", body).await.ok());
        let text = json!({
            "title": "Rails", "matter": { "kind": "statement", "text": "Trams help." },
            "capacity": "driver", "interest": "",
        });
        let piece = made(&elsewhere.post("/evidence", text).await.ok());
        elsewhere.post(&format!("/evidence/{piece}/submit"), json!({})).await.ok();
        elsewhere.post(&format!("/evidence/{piece}/publish"), json!({})).await.ok();
        let cite = json!({ "on": { "kind": "entry", "id": lists.entries[0] }, "evidence": piece });
        lists.one.post("/citations", cite.clone()).await.refused(409, "evidence_not_published");
        elsewhere.post("/citations", cite).await.refused(404, "not_found");
    }

    async fn a_change_asked_for_twice_has_one_effect_and_a_refusal_none(app: App) {
        let lists = Lists::of(&app).await;
        let merge = json!({ "seen": TEXTS[0], "others": [lists.seen(1)] });
        let key = "0190d3c2-0000-7000-8000-000000000001";
        let send = async || {
            let body = Some(merge.to_string());
            lists.one.send(reqwest::Method::POST, &lists.at(0, "merge"), Some(key), body).await.ok()
        };
        let first = send().await;
        assert_eq!(send().await, first);
        let before = seq(&lists.one).await;
        let full = json!({ "seen": TEXTS[0], "others": [lists.seen(2)], "words": "x".repeat(501) });
        lists.one.post(&lists.at(0, "merge"), full).await.refused(422, "text_too_long");
        assert_eq!(seq(&lists.one).await, before);
    }
}
