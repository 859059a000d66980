//! The story's part on people who come by a list, are replaced, and do not take part after all.

use citizens_jury::jury::bytes::B64;
use serde_json::json;

use crate::story::World;

impl World {
    /// Two guests come by a list; in the end none of them is there.
    pub async fn people_steps(&mut self) {
        let organiser = self.organiser.clone();
        let file = "Name;E-mail\nNia;nia@example.org\nOwen;owen@example.org\n";
        let list = json!({ "file": B64::from(file.as_bytes()).text(), "role": "guest" });
        let told = organiser.post("/people/import/check", list.clone()).await.ok();
        assert_eq!((told["good"].clone(), told["bad"].clone()), (json!(2), json!([])));
        self.done.insert("check_people".into());
        let came = self.act(&organiser, "/people/import", list).await;
        let other = json!({ "role": "guest", "name": "Ifan", "email": "nia@example.org" });
        let instead = self.act(&organiser, &format!("/people/{}/replace", came[0]), other).await;
        for gone in [&came[1], &instead[0]] {
            self.act(&organiser, &format!("/people/{gone}/remove"), json!({})).await;
        }
    }
}
