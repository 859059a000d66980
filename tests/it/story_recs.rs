//! The story's part after tabling: a suggestion brought up to date, texts merged and split.

use serde_json::json;

use super::World;

impl World {
    /// The rooms present, one after the other.
    pub async fn presenting_steps(&mut self) {
        let facilitator = self.facilitator.clone();
        let item = self.open(2, "presenting").await;
        let agenda = facilitator.view("agenda").await;
        let mut slots = agenda["presenting"]["slots"].as_array().unwrap().clone();
        slots.reverse();
        let slot = |slot: &serde_json::Value| json!({ "room": slot["room"], "minutes": 7 });
        let order = json!({ "slots": slots.iter().map(slot).collect::<Vec<_>>() });
        self.act(&facilitator, &format!("/agenda/items/{item}/presenting"), order).await;
        let of = |slot: &serde_json::Value, verb: &str| {
            format!("/agenda/items/{item}/presenting/{}/{verb}", slot["room"].as_str().unwrap())
        };
        self.act(&facilitator, &of(&slots[0], "start"), json!({})).await;
        self.act(&facilitator, &of(&slots[1], "start"), json!({})).await;
        self.act(&facilitator, &of(&slots[1], "end"), json!({})).await;
        self.close(&item).await;
    }

    /// While suggestions are taken: nothing of it is put to the vote.
    pub async fn recs_steps(&mut self) {
        let (organiser, facilitator) = (self.organiser.clone(), self.facilitator.clone());
        organiser.post("/edit", json!({ "settings": { "recommendations_per_room": 20 } })).await.ok();
        let (benches, first) = self.recommendation(0, "Benches").await;
        let (roofs, roof) = self.recommendation(1, "Roofs").await;
        let propose = format!("/recommendations/{benches}/amendments");
        let change = |base: &str, body: &str| {
            let text = json!({ "title": "Benches", "body": body, "reasons": "People wait." });
            json!({ "base": base, "text": text, "reason": "Clearer" })
        };
        let (one, other) = (self.jurors[3].0.clone(), self.jurors[4].0.clone());
        let taken = self.act(&one, &propose, change(&first, "More benches.")).await[0].clone();
        let left = self.act(&other, &propose, change(&first, "More buses, and benches.")).await[0].clone();
        let second =
            self.act(&facilitator, &format!("/amendments/{taken}/accept"), json!({})).await[0].clone();
        let newer = change(&second, "More benches, and shelters.");
        self.act(&other, &format!("/amendments/{left}/rebase"), newer).await;
        let sources = json!([
            { "recommendation": benches, "version": second }, { "recommendation": roofs, "version": roof },
        ]);
        let text = |title: &str| json!({ "title": title, "body": "Somewhere to wait.", "reasons": "" });
        let merging = json!({ "sources": sources, "text": text("Benches and roofs"), "reason": "One idea" });
        let merged = self.act(&facilitator, "/recommendations/merge", merging).await;
        let parts = [text("Benches"), text("Roofs")];
        let splitting = json!({ "version": merged[1], "parts": parts, "reason": "Two after all" });
        self.act(&facilitator, &format!("/recommendations/{}/split", merged[0]), splitting).await;
    }
}
