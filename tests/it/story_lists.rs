//! The story's part on issues and solutions: argued, put together, under headings, cited, and made
//! into a recommendation.

use serde_json::json;

use crate::story::World;

impl World {
    /// What a room does with its lists; `room` is its path.
    pub async fn lists_steps(&mut self, room: &str) {
        let (juror, witness) = (self.jurors[0].0.clone(), self.witness.0.clone());
        let mut entries = Vec::new();
        for text in ["A bus each hour", "A late bus", "Warm stops"] {
            let new = json!({ "kind": "solution", "text": text });
            entries.push(self.act(&juror, &format!("{room}/entries"), new).await[0].clone());
        }
        let at = |n: usize, rest: &str| format!("{room}/entries/{}/{rest}", entries[n]);
        let said = json!({ "side": "for", "text": "Night shifts", "seen": "A late bus" });
        let first = self.act(&juror, &at(1, "arguments"), said.clone()).await[0].clone();
        self.act(&juror, &format!("{room}/arguments/{first}/withdraw"), json!({})).await;
        let second = self.act(&juror, &at(1, "arguments"), said).await[0].clone();
        let evidence = self.organiser.view("evidence").await["evidence"].clone();
        let evidence =
            evidence.as_array().unwrap().iter().find(|one| one["state"] == "published").unwrap().clone();
        let cite = |on: serde_json::Value| json!({ "on": on, "evidence": evidence["id"], "place": "page 4" });
        self.act(&juror, "/citations", cite(json!({ "kind": "argument", "id": second }))).await;
        let cited = self.act(&juror, "/citations", cite(json!({ "kind": "entry", "id": entries[0] }))).await;
        let merge = json!({ "seen": "A bus each hour", "others": [{ "entry": entries[1], "text": "A late bus" }], "words": "A bus each hour until two" });
        let merged = self.act(&juror, &at(0, "merge"), merge).await[0].clone();
        self.act(&juror, &format!("{room}/merges/{merged}/split"), json!({})).await;
        let group = json!({ "title": "Buses", "entries": [entries[0], entries[1]] });
        let group = self.act(&juror, &format!("{room}/groups"), group).await[0].clone();
        let title = json!({ "title": "More buses", "seen": "Buses" });
        self.act(&juror, &format!("{room}/groups/{group}/rename"), title).await;
        self.act(&juror, &at(2, "place"), json!({ "group": group })).await;
        self.act(&juror, &at(2, "place"), json!({})).await;
        let id = room.trim_start_matches("/rooms/");
        let draft = json!({ "room": id, "from": [entries[0], entries[1]] });
        let draft = self.act(&juror, "/recommendations", draft).await[0].clone();
        self.act(&juror, "/citations", cite(json!({ "kind": "recommendation", "id": draft }))).await;
        self.act(&juror, &format!("/citations/{}/take-back", cited[0]), json!({})).await;
        let gone = format!("/evidence/{}/withdraw", evidence["id"].as_str().unwrap());
        self.act(&witness, &gone, json!({ "reason": "A newer one comes" })).await;
        let withdrawn = format!("/recommendations/{draft}/withdraw");
        self.act(&juror, &withdrawn, json!({ "reason": "It was a trial" })).await;
    }
}
