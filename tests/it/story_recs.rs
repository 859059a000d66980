//! The story's part after tabling: a suggestion brought up to date, texts merged and split.

use serde_json::json;

use super::World;

impl World {
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
