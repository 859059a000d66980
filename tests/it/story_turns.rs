//! The story's steps that lead the hall: the lead, turns with everyone together, rooms on the clock.

use serde_json::json;

use crate::story::World;

impl World {
    /// `room` is a room in which the first juror sits, as a path.
    pub async fn turns_steps(&mut self, room: &str) {
        let facilitator = self.facilitator.clone();
        let (juror, _) = self.jurors[0].clone();
        self.act(&facilitator, "/lead", json!({})).await;
        let plenary = self.act(&facilitator, "/plenary/turns", json!({ "on": true, "length_s": 60 })).await;
        let plenary = format!("/rooms/{}", plenary[0]);
        self.act(&juror, &format!("{plenary}/hands"), json!({})).await;
        self.act(&facilitator, &format!("{plenary}/turns/next"), json!({})).await;
        let device = self.jurors[14].1.clone();
        let reply = json!({ "person": device, "short": true });
        self.act(&facilitator, &format!("{plenary}/hands"), reply).await;
        self.act(&juror, &format!("{plenary}/turns/next"), json!({})).await;
        self.act(&facilitator, "/plenary/turns", json!({ "on": false })).await;
        self.act(&facilitator, "/rooms/tell", json!({ "text": "Ten minutes left." })).await;
        self.act(&facilitator, &format!("{room}/extend"), json!({ "minutes": 5 })).await;
        self.act(&juror, &format!("{room}/recording"), json!({ "on": false })).await;
        self.act(&facilitator, &format!("{room}/recall"), json!({ "back": true })).await;
        self.act(&facilitator, &format!("{room}/recall"), json!({ "back": false })).await;
    }

    /// `item` is an open item of everyone together, as a path.
    pub async fn notes_steps(&mut self, item: &str) {
        let facilitator = self.facilitator.clone();
        let notes = format!("{item}/notes");
        let opened = self.act(&facilitator, &notes, json!({})).await;
        assert_eq!(self.act(&facilitator, &notes, json!({})).await, opened);
    }
}
