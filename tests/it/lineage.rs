//! After tabling: suggestions brought up to date, recommendations merged and split.

use serde_json::{Value, json};

use crate::app::{App, User};
use crate::hall::Hall;

fn line<'a>(view: &'a Value, id: &str) -> &'a Value {
    view["recommendations"].as_array().unwrap().iter().find(|one| one["id"] == id).unwrap_or(&Value::Null)
}

fn text(title: &str, body: &str) -> Value {
    json!({ "title": title, "body": body, "reasons": "" })
}

fn seen(of: &[&(String, String)]) -> Value {
    let one = |(id, version): &&(String, String)| json!({ "recommendation": id, "version": version });
    of.iter().map(one).collect()
}

fn merging(of: &[&(String, String)], title: &str) -> Value {
    json!({ "sources": seen(of), "text": text(title, "One text."), "reason": "The jury agreed" })
}

/// Ids that an answer names.
fn ids(done: &Value) -> Vec<String> {
    done["ids"].as_array().unwrap().iter().map(|id| id.as_str().unwrap().to_owned()).collect()
}

fn kin(of: &Value) -> Vec<(String, String, u64)> {
    let one = |kin: &Value| {
        let word = |name: &str| kin[name].as_str().unwrap().to_owned();
        (word("title"), word("how"), kin["number"].as_u64().unwrap())
    };
    of.as_array().unwrap().iter().map(one).collect()
}

async fn suggest(by: &User, on: &(String, String), body: &str) -> String {
    let change = json!({ "base": on.1, "text": text("Hubs first", body), "reason": "Clearer" });
    ids(&by.post(&format!("/recommendations/{}/amendments", on.0), change).await.ok()).remove(0)
}

both! {
    async fn a_suggestion_on_an_older_version_is_brought_up_to_date(app: App) {
        let hall = Hall::of(&app, 3).await;
        let first = hall.presented(&app, "Hubs first").await;
        let (one, other) = (&hall.jurors[0].0, &hall.jurors[1].0);
        let taken = suggest(one, &first, "Two.").await;
        let left = suggest(other, &first, "Three.").await;
        let rebase = format!("/amendments/{left}/rebase");
        let again = |base: &str, body: &str| json!({ "base": base, "text": text("Hubs first", body), "reason": "" });
        other.post(&rebase, again(&first.1, "Three.")).await.refused(409, "amendment_up_to_date");
        let second = ids(&hall.facilitator.post(&format!("/amendments/{taken}/accept"), json!({})).await.ok()).remove(0);
        let (witness, _) = app.add(&hall.organiser, json!({ "role": "witness", "name": "W" })).await;
        witness.post(&rebase, again(&second, "Three.")).await.refused(403, "not_allowed");
        one.post(&rebase, again(&second, "Three.")).await.refused(403, "not_allowed");
        other.post(&rebase, again(&first.1, "Three.")).await.refused(409, "amendment_outdated");
        other.post(&rebase, again(&second, "Two.")).await.refused(422, "amendment_same");
        let mut live = one.live().await;
        live.subscribe("recommendations").await;
        let made = ids(&other.post(&rebase, again(&second, "Two and three.")).await.ok()).remove(0);
        let pushed = live.until_view("recommendations", |view| line(view, &first.0)["amendments"][2]["id"] == made).await;
        assert_eq!(pushed, one.view("recommendations").await, "pushed as fetched");
        let amendments = &line(&pushed, &first.0)["amendments"];
        assert_eq!((&amendments[1]["state"], &amendments[1]["outdated"]), (&json!("replaced"), &json!(false)));
        let newest = &amendments[2];
        assert_eq!((&newest["replaces"], &newest["base"]), (&json!(left), &json!(second)));
        assert_eq!((&newest["reason"], &newest["state"], &newest["outdated"]), (&json!("Clearer"), &json!("proposed"), &json!(false)));
        other.post(&rebase, again(&second, "Two and three.")).await.refused(409, "amendment_decided");
        other.post(&format!("/amendments/{left}/withdraw"), json!({})).await.refused(409, "amendment_decided");
        hall.facilitator.post(&format!("/amendments/{made}/accept"), json!({})).await.ok();
        let third = one.view("recommendations").await;
        assert_eq!(line(&third, &first.0)["versions"][2]["text"]["body"], "Two and three.");
    }

    async fn whoever_runs_the_jury_brings_a_suggestion_up_to_date_too_but_not_overnight(app: App) {
        let hall = Hall::of(&app, 3).await;
        let first = hall.presented(&app, "Hubs first").await;
        let taken = suggest(&hall.jurors[0].0, &first, "Two.").await;
        let left = suggest(&hall.jurors[1].0, &first, "Three.").await;
        let second = ids(&hall.facilitator.post(&format!("/amendments/{taken}/accept"), json!({})).await.ok()).remove(0);
        let again = json!({ "base": second, "text": text("Hubs first", "Both."), "reason": "So that both fit" });
        let rebase = format!("/amendments/{left}/rebase");
        hall.end_day().await;
        hall.facilitator.post(&rebase, again.clone()).await.refused(409, "rooms_overnight");
        hall.organiser.post("/agenda/days/2/start", json!({})).await.ok();
        let made = ids(&hall.organiser.post(&rebase, again).await.ok()).remove(0);
        let view = hall.organiser.view("recommendations").await;
        let newest = &line(&view, &first.0)["amendments"][2];
        assert_eq!((&newest["id"], &newest["reason"]), (&json!(made), &json!("So that both fit")));
        assert_ne!(newest["proposer"], json!(hall.jurors[1].1), "whose words they are is said");
    }

    async fn two_become_one_and_everybody_sees_of_what(app: App) {
        let hall = Hall::of(&app, 5).await;
        let hubs = hall.presented(&app, "Hubs first").await;
        let (id, _) = hall.draft(&app, "One door", "We recommend it.").await;
        let version = ids(&hall.jurors[0].0.post(&format!("/recommendations/{id}/table"), json!({})).await.ok()).remove(0);
        let door = (id, version);
        let open = suggest(&hall.jurors[1].0, &hubs, "Two.").await;
        let merge = merging(&[&hubs, &door], "Hubs with one door");
        hall.jurors[0].0.post("/recommendations/merge", merge.clone()).await.refused(403, "not_allowed");
        for (body, status, code) in [
            (merging(&[&hubs], "One"), 422, "merge_needs_two"),
            (merging(&[&hubs, &hubs], "One"), 422, "merge_source_twice"),
            (merging(&[&hubs, &(door.0.clone(), hubs.1.clone())], "One"), 409, "source_outdated"),
            (merging(&[&hubs, &(hall.organiser.jury.clone(), hubs.1.clone())], "One"), 404, "not_found"),
            (merging(&[&hubs, &door], " "), 409, "draft_title_missing"),
        ] {
            hall.facilitator.post("/recommendations/merge", body).await.refused(status, code);
        }
        let made = ids(&hall.facilitator.post("/recommendations/merge", merge.clone()).await.ok());
        hall.organiser.post("/recommendations/merge", merge).await.refused(409, "source_state_wrong");
        let view = hall.public(&app).view("recommendations").await;
        let new = line(&view, &made[0]);
        assert_eq!((&new["state"], &new["versions"][0]["id"]), (&json!("tabled"), &json!(made[1])), "one had not been presented");
        assert_eq!(kin(&new["came_from"]), [("Hubs first".into(), "merged".into(), 1), ("One door".into(), "merged".into(), 1)]);
        assert_eq!(new["came_from"][0]["reason"], "The jury agreed");
        for source in [&hubs, &door] {
            let old = line(&view, &source.0);
            assert_eq!((&old["state"], kin(&old["became"])), (&json!("merged"), vec![("Hubs with one door".into(), "merged".into(), 1)]));
            assert_eq!(old["versions"].as_array().unwrap().len(), 1, "it stays readable");
        }
        let of = |verb: &str| format!("/recommendations/{}/{verb}", hubs.0);
        hall.facilitator.post(&of("withdraw"), json!({ "reason": "No" })).await.refused(409, "recommendation_state_wrong");
        hall.facilitator.post(&format!("/amendments/{open}/accept"), json!({})).await.refused(409, "recommendation_state_wrong");
        hall.facilitator.post(&format!("/amendments/{open}/decline"), json!({ "reason": "In the new one" })).await.ok();
        let round = hall.facilitator.post("/rounds", json!({ "title": "Vote", "items": [hubs.1], "secrecy": "named" })).await.ok();
        hall.facilitator.post(&format!("/rounds/{}/open", ids(&round)[0]), json!({})).await.refused(409, "round_item_became_others");
        hall.facilitator.post(&format!("/recommendations/{}/present", made[0]), json!({})).await.ok();
        let round = hall.opened(&[&made[1]], json!({})).await;
        hall.cast(&round, &made[1], 5).await;
        for verb in ["close", "reveal", "publish"] {
            hall.organiser.post(&format!("/rounds/{round}/{verb}"), json!({})).await.ok();
        }
        let results = hall.public(&app).view("results").await;
        assert_eq!(line(&results, &made[0])["outcomes"][0]["tally"]["passed"], true);
        assert_eq!(kin(&line(&results, &made[0])["came_from"]).len(), 2);
        let page = app.url(&format!("/j/{}/results", hall.organiser.jury));
        let page = reqwest::get(page).await.unwrap().text().await.unwrap();
        let written = page.split("<script id=\"seed\"").next().unwrap();
        let card = written.split_once("Hubs with one door").unwrap().1;
        assert!(card.contains("Hubs first") && card.contains("One door"), "without a script: {card}");
        assert!(!written.contains("No public result yet"), "what became of them is decided: they do not wait");
        let record = hall.organiser.get("/record").await.text;
        assert!(record.contains("\"recommendations_merged\"") && record.contains("The jury agreed"));
    }

    async fn two_facilitators_merge_the_same_at_once(app: App) {
        let hall = Hall::of(&app, 3).await;
        let edit = json!({ "settings": { "recommendations_per_room": 5 } });
        hall.organiser.post("/edit", edit).await.ok();
        let shared = hall.presented(&app, "Hubs first").await;
        let (left, right) = (hall.presented(&app, "One door").await, hall.presented(&app, "Free travel").await);
        let (one, other) = (&hall.facilitator, &hall.organiser);
        let merge = |by: &User, of: &(String, String)| {
            let (by, body) = (by.clone(), merging(&[&shared, of], "Together"));
            async move { by.post("/recommendations/merge", body).await }
        };
        let (a, b) = tokio::join!(merge(one, &left), merge(other, &right));
        let (won, lost) = if a.status == 200 { (a, b) } else { (b, a) };
        won.ok();
        lost.refused(409, "source_state_wrong");
        let view = hall.organiser.view("recommendations").await;
        let became = &line(&view, &shared.0)["became"];
        assert_eq!(became.as_array().unwrap().len(), 1, "{became}");
        assert_eq!(view["recommendations"].as_array().unwrap().len(), 4, "nothing of the refused one stays");
    }

    async fn one_becomes_two_and_its_statement_stays_with_it(app: App) {
        let hall = Hall::of(&app, 5).await;
        let hubs = hall.presented(&app, "Hubs first").await;
        let round = hall.opened(&[&hubs.1], json!({ "indicative": true })).await;
        let split = format!("/recommendations/{}/split", hubs.0);
        let parts = json!([text("Hubs", "Hubs."), text("Doors", "Doors.")]);
        let body = json!({ "version": hubs.1, "parts": parts, "reason": "Two ideas" });
        hall.facilitator.post(&split, body.clone()).await.refused(409, "source_state_wrong");
        let said = json!({ "text": "I see it differently", "signed": false });
        hall.jurors[0].0.post(&format!("/recommendations/{}/statements", hubs.0), said).await.ok();
        hall.cast(&round, &hubs.1, 5).await;
        hall.organiser.post(&format!("/rounds/{round}/close"), json!({})).await.ok();
        hall.jurors[0].0.post(&split, body.clone()).await.refused(403, "not_allowed");
        let one = json!({ "version": hubs.1, "parts": [text("Hubs", "Hubs.")], "reason": "Two ideas" });
        hall.facilitator.post(&split, one).await.refused(422, "split_needs_two");
        let made = ids(&hall.facilitator.post(&split, body.clone()).await.ok());
        hall.facilitator.post(&split, body).await.refused(409, "source_state_wrong");
        let view = hall.jurors[0].0.view("recommendations").await;
        let old = line(&view, &hubs.0);
        assert_eq!(kin(&old["became"]), [("Hubs".into(), "split".into(), 1), ("Doors".into(), "split".into(), 1)]);
        assert_eq!((&old["state"], old["statements"].as_array().unwrap().len()), (&json!("split"), 1));
        for new in [&made[0], &made[2]] {
            let new = line(&view, new);
            assert_eq!((&new["state"], kin(&new["came_from"]).len()), (&json!("presented"), 1));
            assert_eq!((&new["statements"], &new["takes_statements"]), (&json!([]), &json!(false)));
        }
        // What splitting made is everyone's, and not of the room's share.
        hall.jurors[0].0.post("/recommendations", json!({ "room": hall.room })).await.ok();
    }
}
