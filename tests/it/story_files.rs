//! The story's part on files: a witness brings one, and a newer one after it was published.

use serde_json::json;

use crate::evidence_files::{bring, made, piece};
use crate::story::World;

impl World {
    pub async fn files_steps(&mut self) {
        let (organiser, witness) = (self.organiser.clone(), self.witness.0.clone());
        let first = bring(&witness, made::pdf(&["Night buses"])).await.ok();
        self.done.insert("upload_file".into());
        let one = self.act(&witness, "/evidence", piece(&first["hash"], "buses.pdf", "")).await[0].clone();
        self.act(&witness, &format!("/evidence/{one}/submit"), json!({})).await;
        self.act(&organiser, &format!("/evidence/{one}/publish"), json!({})).await;
        let newer = bring(&witness, made::pdf(&["Night buses, with Sundays"])).await.ok();
        let newer = json!({ "hash": newer["hash"], "name": "buses-2.pdf", "alternative": "" });
        self.act(&witness, &format!("/evidence/{one}/file"), newer).await;
        self.act(&organiser, &format!("/evidence/{one}/publish"), json!({})).await;
    }
}
