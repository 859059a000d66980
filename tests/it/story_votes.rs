//! The story's steps before a secret vote: how each juror votes, and the voting point.

use serde_json::json;

use crate::secret::booth::{Booth, FOR};
use crate::story::World;

impl World {
    pub async fn ways_steps(&mut self) {
        let facilitator = self.facilitator.clone();
        let (_, juror) = self.jurors[0].clone();
        let way = format!("/people/{juror}/way");
        self.act(&facilitator, &way, json!({ "way": "voting_point" })).await;
        self.act(&facilitator, &way, json!({ "way": null })).await;
        self.act(&facilitator, "/voting-point/open", json!({})).await;
        self.act(&facilitator, "/voting-point/close", json!({})).await;
        self.paper_steps().await;
    }

    /// A practice vote in which five would vote on paper, until they come to the voting point.
    pub async fn paper_steps(&mut self) {
        let facilitator = self.facilitator.clone();
        let papers: Vec<String> = self.jurors.iter().take(5).map(|(_, id)| id.clone()).collect();
        for juror in &papers {
            self.act(&facilitator, &format!("/people/{juror}/way"), json!({ "way": "paper" })).await;
        }
        let plan =
            json!({ "title": "Practice", "items": [], "rehearsal": true, "options": ["Blue biscuits"] });
        let id = self.act(&facilitator, "/rounds", plan).await[0].clone();
        let round = format!("/rounds/{id}");
        self.act(&facilitator, &format!("{round}/open"), json!({})).await;
        let rounds = facilitator.view("rounds").await;
        let opened =
            rounds["rounds"].as_array().unwrap().iter().find(|one| one["id"] == id.as_str()).unwrap();
        let total = json!({ "question": opened["questions"][0]["id"], "step": "blank", "people": 5 });
        let counted = json!({ "ballots": 5, "totals": [total] });
        self.act(&facilitator, &format!("{round}/paper"), counted).await;
        self.act(&facilitator, &format!("{round}/paper-to-point"), json!({})).await;
        self.act(&facilitator, &format!("{round}/void"), json!({ "reason": "It was practice" })).await;
        for juror in &papers {
            self.act(&facilitator, &format!("/people/{juror}/way"), json!({ "way": null })).await;
        }
    }

    /// Five vote in secret on that version; then it is as though they had not.
    pub async fn secret_steps(&mut self, version: &str) {
        let facilitator = self.facilitator.clone();
        let plan = json!({ "title": "In secret", "items": [version], "secrecy": "secret" });
        let id = self.act(&facilitator, "/rounds", plan).await[0].clone();
        let round = format!("/rounds/{id}");
        self.act(&facilitator, &format!("{round}/open"), json!({})).await;
        for n in 0..5 {
            let (juror, _) = self.jurors[n].clone();
            let mut booth = Booth::enter(&juror, &id).await;
            booth.fetch().await;
            self.watch.check().await;
            booth.cast(version, FOR).await;
            self.watch.check().await;
        }
        self.done.insert("issue_credentials".into());
        self.act(&facilitator, &format!("{round}/close"), json!({})).await;
        self.act(&facilitator, &format!("{round}/reveal"), json!({})).await;
        self.act(&facilitator, &format!("{round}/void"), json!({ "reason": "It was to try" })).await;
    }
}
