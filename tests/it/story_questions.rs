//! The story's part on questions to the witnesses, and on whom else the jury wants to hear.

use serde_json::json;

use crate::story::World;

impl World {
    /// Questions from the first words to an answer that will do.
    pub async fn questions_steps(&mut self) {
        let (juror, other) = (self.jurors[0].0.clone(), self.jurors[1].0.clone());
        let (facilitator, (witness, person)) = (self.facilitator.clone(), self.witness.clone());
        let mut asked = Vec::new();
        for text in ["Who pays?", "Who pays for it?", "How long is the wait?", "What is your car?"] {
            let room = text == "Who pays?";
            let new = json!({ "text": text, "to": [person], "for_room": room });
            asked.push(self.act(&juror, "/questions", new).await[0].clone());
        }
        let at = |n: usize, verb: &str| format!("/questions/{}/{verb}", asked[n]);
        self.act(&juror, &at(2, "edit"), json!({ "text": "How long do people wait?" })).await;
        let mistake = self.act(&juror, "/questions", json!({ "text": "A mistake" })).await[0].clone();
        self.act(&juror, &format!("/questions/{mistake}/withdraw"), json!({})).await;
        self.act(&other, &at(2, "support"), json!({ "wants": true })).await;
        self.act(&facilitator, &at(1, "merge"), json!({ "into": asked[0] })).await;
        self.act(&facilitator, &at(1, "split"), json!({})).await;
        self.act(&facilitator, &at(1, "merge"), json!({ "into": asked[0] })).await;
        let order = json!({ "seen": [], "order": [asked[2], asked[0]] });
        self.act(&facilitator, "/questions/order", order).await;
        self.act(&facilitator, &at(3, "set-aside"), json!({ "reason": "It is a private matter" })).await;
        self.act(&facilitator, &at(2, "put"), json!({})).await;
        self.act(&facilitator, &at(2, "give-back"), json!({})).await;
        self.act(&facilitator, &at(2, "put"), json!({})).await;
        self.act(&facilitator, &at(2, "defer"), json!({ "reason": "She looks it up", "to": [person] })).await;
        self.act(&facilitator, &at(0, "put"), json!({})).await;
        self.act(&facilitator, &at(0, "answer"), json!({ "text": "The county.", "by": person })).await;
        self.act(&juror, &at(0, "ask-on"), json!({ "text": "For how long?" })).await;
        self.act(&witness, &at(2, "answer"), json!({ "text": "Three weeks." })).await;
        self.act(&juror, &at(2, "accept"), json!({})).await;
        let wish = json!({ "who": "A bus driver", "why": "They see who travels" });
        let one = self.act(&juror, "/witness-requests", wish.clone()).await[0].clone();
        self.act(&other, &format!("/witness-requests/{one}/support"), json!({ "wants": true })).await;
        let decision = json!({ "invited": true, "reason": "She has time tomorrow" });
        self.act(&facilitator, &format!("/witness-requests/{one}/decide"), decision).await;
        let two = self.act(&juror, "/witness-requests", wish).await[0].clone();
        self.act(&juror, &format!("/witness-requests/{two}/withdraw"), json!({})).await;
    }
}
