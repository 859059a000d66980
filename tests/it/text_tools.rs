//! Beside a shared text: comments, snapshots, who wrote what, a room's notes.

use citizens_jury::actions::documents;
use citizens_jury::jury::ids::DocumentId;
use citizens_jury::live::text_protocol::{self, Shown};
use citizens_jury::store::documents::Written;
use serde_json::{Value, json};

use crate::app::{App, User};
use crate::hall::Hall;
use crate::text::{Pen, at_a_text, until_stored};

fn ids(done: &Value) -> Vec<String> {
    done["ids"].as_array().unwrap().iter().map(|id| id.as_str().unwrap().to_owned()).collect()
}

/// What somebody reads beside a text.
async fn beside(user: &User, document: DocumentId) -> Value {
    user.get(&format!("/texts/{document}")).await.ok()["view"].clone()
}

/// Shows a client as the page of whoever opened the socket does.
async fn shows(pen: &mut Pen, client: u64) {
    let shown = Shown { client, clock: 1, state: r#"{"name":"somebody"}"# };
    pen.send(text_protocol::awareness([shown])).await;
}

/// Somebody of another room: the second room has one juror, who sits nowhere in the first.
async fn outsider(app: &App, hall: &Hall) -> User {
    app.add(&hall.organiser, json!({ "role": "juror", "name": "Elsewhere" })).await.0
}

both! {
    async fn a_comment_is_pushed_answered_settled_and_taken_back(app: App) {
        let (hall, [ann, ben], document) = at_a_text(&app).await;
        let path = format!("/texts/{document}/comments");
        let topic = format!("text:{document}");
        let mut page = ben.live().await;
        page.subscribe(&topic).await;
        let passage = json!({ "part": "body", "anchor": "AAEC.AAED", "quote": "late" });
        let one = ids(&ann.post(&path, json!({ "text": " Why late? ", "passage": passage })).await.ok())[0].clone();
        let seen = page.until_view(&topic, |view| view["comments"][0]["text"] == "Why late?").await;
        assert_eq!(seen, beside(&ben, document).await, "pushed is what is fetched");
        assert_eq!(seen["comments"][0]["passage"], passage);
        let reply = json!({ "text": "Because.", "parent": one });
        let two = ids(&ben.post(&path, reply.clone()).await.ok())[0].clone();
        ann.post(&format!("{path}/{one}/withdraw"), json!({})).await.refused(409, "comment_answered");
        ben.post(&format!("{path}/{one}/withdraw"), json!({})).await.refused(403, "comment_not_yours");
        let settle = format!("{path}/{one}/resolve");
        ben.post(&settle, json!({ "resolved": true })).await.ok();
        ann.post(&settle, json!({ "resolved": true })).await.ok();
        let settled = beside(&ann, document).await["comments"][0]["resolved"].clone();
        assert_eq!(settled["by"], hall.jurors[1].1, "who was first");
        ann.post(&path, reply).await.refused(409, "comment_settled");
        ann.post(&settle, json!({ "resolved": false })).await.ok();
        ben.post(&format!("{path}/{two}/withdraw"), json!({})).await.ok();
        ben.post(&format!("{path}/{two}/withdraw"), json!({})).await.refused(409, "comment_withdrawn");
        ann.post(&format!("{path}/{one}/withdraw"), json!({})).await.ok();
        assert_eq!(beside(&ann, document).await["comments"], json!([]));
        let long = "A".repeat(540);
        let far = json!({ "part": "body", "anchor": format!("{long}.AAEC"), "quote": "" });
        ann.post(&path, json!({ "text": "Here", "passage": far })).await.refused(422, "anchor_wrong");
        let quote = "late ".repeat(50);
        let wide = json!({ "part": "body", "anchor": "AAEC.AAED", "quote": quote });
        ann.post(&path, json!({ "text": "Here", "passage": wide })).await.refused(422, "text_too_long");
    }

    async fn who_may_not_read_a_text_learns_nothing_and_who_may_not_write_changes_nothing(app: App) {
        let (hall, [ann, _], document) = at_a_text(&app).await;
        let stranger = outsider(&app, &hall).await;
        let (witness, _) = app.add(&hall.organiser, json!({ "role": "witness", "name": "Wyn" })).await;
        let path = format!("/texts/{document}");
        let kept = ids(&ann.post(&format!("{path}/snapshots"), json!({ "name": "One" })).await.ok())[0].clone();
        for user in [&stranger, &witness] {
            user.get(&path).await.refused(404, "not_found");
            user.get(&format!("{path}/snapshots/{kept}")).await.refused(404, "not_found");
        }
        let mut page = stranger.live().await;
        page.subscribe(&format!("text:{document}")).await;
        let comment = json!({ "text": "Me too" });
        stranger.post(&format!("{path}/comments"), comment.clone()).await.refused(404, "not_found");
        hall.organiser.get(&path).await.ok();
        hall.organiser.post(&format!("{path}/comments"), comment.clone()).await.refused(403, "not_allowed");
        hall.end_day().await;
        ann.get(&path).await.ok();
        ann.post(&format!("{path}/comments"), comment.clone()).await.refused(409, "rooms_overnight");
        hall.facilitator.post(&format!("{path}/snapshots"), json!({ "name": "Two" })).await.refused(409, "rooms_overnight");
        hall.facilitator.post("/agenda/days/2/start", json!({})).await.ok();
        app.service.db.writer.write(move |conn| documents::freeze(conn, document)).await.unwrap();
        ann.post(&format!("{path}/comments"), comment).await.refused(409, "text_frozen");
        assert!(!page.views.contains_key(&format!("text:{document}")));
    }

    async fn a_snapshot_keeps_how_the_text_read_also_before_going_back(app: App) {
        let hall = Hall::of(&app, 3).await;
        let (_, document) = hall.draft(&app, "Buses", "Run later.").await;
        let ann = hall.jurors[0].0.clone();
        let path = format!("/texts/{document}/snapshots");
        let first = ids(&ann.post(&path, json!({ "name": "Before lunch" })).await.ok())[0].clone();
        let text = ann.get(&format!("{path}/{first}")).await.ok();
        assert_eq!([&text["title"], &text["body"], &text["reasons"]], ["Buses", "Run later.", "Because."]);
        let document: DocumentId = document.parse().unwrap();
        let more = citizens_jury::demo::draft_update("", "Also on Sundays.", "");
        documents::append(&app.service, document, vec![Written { person: None, bytes: more }]).await.unwrap();
        let before = ids(&ann.post(&format!("{path}/{first}/restore"), json!({})).await.ok())[0].clone();
        let kept = ann.get(&format!("{path}/{before}")).await.ok();
        let body = kept["body"].as_str().unwrap();
        assert!(body.contains("Run later.") && body.contains("Also on Sundays."), "{body}");
        let all = beside(&ann, document).await["snapshots"].clone();
        assert_eq!([&all[0]["automatic"], &all[1]["automatic"]], [true, false]);
        assert_eq!(all[0]["name"], "Before lunch");
        // Those that the service keeps by itself make room for each other, never for the named ones.
        for _ in 0..21 {
            ann.post(&format!("{path}/{first}/restore"), json!({})).await.ok();
        }
        assert_eq!(beside(&ann, document).await["snapshots"].as_array().unwrap().len(), 21);
        ann.post(&path, json!({ "name": " " })).await.refused(422, "text_missing");
        for n in 2..=50 {
            ann.post(&path, json!({ "name": format!("Number {n}") })).await.ok();
        }
        ann.post(&path, json!({ "name": "One too many" })).await.refused(409, "snapshots_full");
    }

    async fn who_wrote_is_who_showed_the_writer_first_and_survives_a_restart(app: App) {
        let (hall, [ann, ben], document) = at_a_text(&app).await;
        let topic = format!("text:{document}");
        let mut page = ben.live().await;
        page.subscribe(&topic).await;
        let mut first = Pen::open(&ann, document, "a").await;
        let mut second = Pen::open(&ben, document, "b").await;
        let client = first.doc.client_id().get();
        shows(&mut first, client).await;
        // Ben claims Ann's writer as well: she was first.
        first.until_shown(client).await;
        shows(&mut second, client).await;
        first.write("Ann was here.").await;
        second.until("Ann was here.").await;
        let seen = page.until_view(&topic, |view| view["writers"] != json!([])).await;
        assert_eq!(seen["writers"], json!([{ "client": client, "person": hall.jurors[0].1 }]));
        assert_eq!(seen, beside(&ben, document).await, "pushed is what is fetched");
        second.write("Nobody said who.").await;
        until_stored(&app, document, "Nobody said who.").await;
        let app = app.restart().await;
        until_stored(&app, document, "Ann was here.").await;
        let known = app.service.db.read(move |conn| Ok(citizens_jury::store::texts::writers(conn, document)?));
        assert_eq!(known.await.unwrap().len(), 1);
    }

    async fn a_room_has_one_text_of_notes_which_stays_as_it_read_when_the_room_is_over(app: App) {
        let hall = Hall::of(&app, 3).await;
        let ann = hall.jurors[0].0.clone();
        let path = format!("/rooms/{}/notes", hall.room);
        outsider(&app, &hall).await.post(&path, json!({})).await.refused(404, "not_found");
        let opened = ids(&ann.post(&path, json!({})).await.ok());
        assert_eq!(ids(&hall.facilitator.post(&path, json!({})).await.ok()), opened);
        let document: DocumentId = opened[0].parse().unwrap();
        let room = ann.get(&format!("/rooms/{}", hall.room)).await.ok()["view"].clone();
        assert_eq!(room["notes"], json!({ "document": opened[0], "text": null }));
        let mut pen = Pen::open(&ann, document, "a").await;
        pen.note("We talked about buses.").await;
        until_noted(&app, document, "We talked about buses.").await;
        // The next round of rooms begins: this one is over.
        next_round(&hall).await;
        assert_eq!(pen.closed().await, 4409);
        let room = hall.facilitator.get(&format!("/rooms/{}", hall.room)).await.ok()["view"].clone();
        assert_eq!(room["notes"]["text"], "We talked about buses.");
        hall.facilitator.post(&path, json!({})).await.ok();
    }
}

async fn until_noted(app: &App, document: DocumentId, line: &str) {
    let waiting = async {
        loop {
            let read = app.service.db.read(move |conn| documents::reads(conn, document)).await.unwrap();
            if read.1.contains(line) {
                return;
            }
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
    };
    tokio::time::timeout(crate::app::LIMIT, waiting).await.expect("stored in time");
}

/// Begins a new round of rooms with the next item that has some.
async fn next_round(hall: &Hall) {
    let agenda = hall.facilitator.view("agenda").await;
    let items = agenda["items"].as_array().unwrap();
    for item in items.iter().filter(|item| item["day"] == 1 && item["state"] == "planned") {
        let id = item["id"].as_str().unwrap();
        if item["kind"] != "rooms" {
            hall.facilitator.post(&format!("/agenda/items/{id}/skip"), json!({})).await.ok();
            continue;
        }
        let wish = json!({ "item": id, "seed": 7 });
        let preview = hall.facilitator.post("/rooms/preview", wish).await.ok();
        let wish = json!({ "item": id, "seed": 7, "fingerprint": preview["fingerprint"] });
        hall.facilitator.post("/rooms", wish).await.ok();
        hall.facilitator.post(&format!("/agenda/items/{id}/open"), json!({})).await.ok();
        return;
    }
    panic!("no item with rooms");
}
