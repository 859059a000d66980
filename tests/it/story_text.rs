//! The main job, what stands beside a shared text: comments, snapshots, a room's notes.

use serde_json::json;

use crate::app::User;
use crate::story::World;

impl World {
    /// A juror comments on the draft of their room, keeps it and goes back to it, and opens the notes.
    pub async fn text_steps(&mut self, juror: &User, room: &str, document: &str) {
        let text = format!("/texts/{document}");
        let passage = json!({ "part": "body", "anchor": "AAEC.AAED", "quote": "More buses" });
        let comments = format!("{text}/comments");
        let one = self.act(juror, &comments, json!({ "text": "How many?", "passage": passage })).await;
        let reply = json!({ "text": "Two an hour.", "parent": one[0] });
        let reply = self.act(juror, &comments, reply).await;
        self.act(juror, &format!("{comments}/{}/withdraw", reply[0]), json!({})).await;
        let facilitator = self.facilitator.clone();
        self.act(&facilitator, &format!("{comments}/{}/resolve", one[0]), json!({ "resolved": true })).await;
        let snapshots = format!("{text}/snapshots");
        let kept = self.act(juror, &snapshots, json!({ "name": "Before lunch" })).await;
        self.act(&facilitator, &format!("{snapshots}/{}/restore", kept[0]), json!({})).await;
        let notes = format!("/rooms/{room}/notes");
        let opened = self.act(juror, &notes, json!({})).await;
        assert_eq!(self.act(&facilitator, &notes, json!({})).await, opened);
    }
}
