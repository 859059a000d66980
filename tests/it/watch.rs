//! Everybody watches: after each change, what a viewer's socket was pushed must be what they would fetch.

use serde_json::json;

use crate::app::{App, Live, User};

struct Viewer {
    name: String,
    user: User,
    live: Live,
    topics: Vec<String>,
}

/// A viewer of each audience, each with an open page that follows every topic it may see.
pub struct Watch {
    viewers: Vec<Viewer>,
    /// Views that were compared, all told.
    pub compared: usize,
}

const TOPICS: [&str; 11] = [
    "jury",
    "agenda",
    "people",
    "rooms",
    "evidence",
    "questions",
    "recommendations",
    "rounds",
    "results",
    "temperature",
    "me",
];

impl Watch {
    pub async fn begin(users: &[(&str, &User)]) -> Self {
        let mut viewers = Vec::new();
        for (name, user) in users {
            let live = user.live().await;
            viewers.push(Viewer { name: (*name).into(), user: (*user).clone(), live, topics: Vec::new() });
        }
        Self { viewers, compared: 0 }
    }

    /// Waits until every viewer's page shows what they would fetch now.
    pub async fn check(&mut self) {
        for viewer in &mut self.viewers {
            self.compared += viewer.check().await;
        }
    }
}

impl Viewer {
    async fn check(&mut self) -> usize {
        // As a page does: one that says nothing for long counts as gone.
        self.live.say(json!({ "type": "ping" })).await;
        let mut topics: Vec<String> = TOPICS.iter().map(|topic| (*topic).to_owned()).collect();
        let mut compared = 0;
        let mut at = 0;
        while at < topics.len() {
            let topic = topics[at].clone();
            at += 1;
            let path = topic.replace("room:", "rooms/").replace("text:", "texts/");
            let reply = self.user.get(&format!("/{path}")).await;
            if reply.status == 404 {
                continue;
            }
            let fetched = reply.ok()["view"].clone();
            if topic == "me"
                && let Some(room) = fetched["room"].as_str()
            {
                topics.push(format!("room:{room}"));
            }
            if topic == "recommendations" {
                let all = fetched["recommendations"].as_array().unwrap().iter();
                let all = all.filter(|one| one["state"] == "draft");
                topics.extend(all.filter_map(|one| Some(format!("text:{}", one["document"].as_str()?))));
            }
            // A room has its own notes, the agenda those of everyone together.
            let notes = fetched["notes"].as_array().into_iter().flatten().chain([&fetched["notes"]]);
            let notes = notes.filter_map(|notes| notes["document"].as_str());
            topics.extend(notes.map(|document| format!("text:{document}")));
            if !self.topics.contains(&topic) {
                self.live.subscribe(&topic).await;
                self.topics.push(topic.clone());
            }
            self.live.catch_up(&self.name, &topic, &fetched).await;
            compared += 1;
        }
        compared
    }
}

/// Somebody who looks at a public jury without signing in.
pub fn passer_by(app: &App, jury: &str) -> User {
    User { jury: jury.into(), ..app.anybody() }
}
