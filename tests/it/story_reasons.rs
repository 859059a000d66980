//! The main job goes on after a vote: reasons, the next vote, corrections.

use citizens_jury::clock;
use citizens_jury::store::schema_reasons::reasons_windows;
use diesel::prelude::*;
use serde_json::json;

use super::World;
use crate::app::App;

impl World {
    /// Everybody was asked what would help; nobody had anything to add, and the next vote is prepared.
    pub async fn reasons_steps(&mut self, round: &str) {
        let facilitator = self.facilitator.clone();
        let rounds = facilitator.view("rounds").await;
        let lines = rounds["rounds"].as_array().unwrap();
        let line = lines.iter().find(|line| line["id"] == round).unwrap();
        assert!(line["reasons"]["closed_at"].is_null() && line["reasons"]["opened_at"].is_i64());
        two_minutes_pass(&self.app, round).await;
        self.act(&facilitator, &format!("/rounds/{round}/reasons/close"), json!({})).await;
        let next =
            self.act(&facilitator, &format!("/rounds/{round}/next"), json!({ "title": "Again" })).await;
        let void = json!({ "reason": "There is no time for it" });
        self.act(&facilitator, &format!("/rounds/{}/void", next[0]), void).await;
    }

    /// A published result is corrected beside it.
    pub async fn errata_steps(&mut self, round: &str) {
        let organiser = self.organiser.clone();
        let erratum = json!({ "text": "The hall was the Guildhall.", "reason": "A slip of the pen" });
        self.act(&organiser, &format!("/rounds/{round}/errata"), erratum).await;
    }
}

/// The window opened more than two minutes ago.
pub async fn two_minutes_pass(app: &App, round: &str) {
    let (round, then) = (round.to_owned(), clock::now().plus_ms(-130_000).0);
    let moved = app.service.db.writer.write(move |conn| {
        let one = reasons_windows::table.filter(reasons_windows::round_id.eq(round));
        let moved = diesel::update(one).set(reasons_windows::opened_at.eq(then)).execute(conn);
        Ok(moved.map_err(citizens_jury::no::Fault::from)?)
    });
    assert_eq!(moved.await.unwrap(), 1);
}
