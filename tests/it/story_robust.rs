//! The part of the story with signals and quick shows of hands.

use serde_json::json;

use super::World;

impl World {
    /// In an open item with rooms at work.
    pub(super) async fn signals_and_a_show_of_hands(&mut self, item: &str) {
        let facilitator = self.facilitator.clone();
        let (first, second) = (self.jurors[0].0.clone(), self.jurors[1].0.clone());
        let room = self.room_of(0).await;
        // Nothing changes by a signal, so there is nothing to compare.
        first.post(&format!("/rooms/{room}/signals"), json!({ "kind": "agree" })).await.ok();
        self.done.insert("send_signal".into());
        for named in [false, true] {
            let ask = json!({ "item": item, "question": "Shall we go on?", "named": named });
            let check = self.act(&facilitator, "/temperature", ask).await.remove(0);
            let answer = format!("/temperature/{check}/answer");
            self.act(&first, &answer, json!({ "feeling": "for" })).await;
            self.act(&second, &answer, json!({ "feeling": "between" })).await;
            self.act(&facilitator, &format!("/temperature/{check}/show"), json!({})).await;
            if named {
                self.act(&facilitator, &format!("/temperature/{check}/end"), json!({})).await;
            }
        }
    }
}
