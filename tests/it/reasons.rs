//! After a vote: what would help more people support what did not pass, the next vote, corrections.

use citizens_jury::device::{Device, ForQuestion, Values};
use citizens_jury::jury::reasons::MESSAGE_BYTES;
use reqwest::Method;
use serde_json::{Value, json};

use crate::app::{App, Reply, User};
use crate::hall::Hall;
use crate::story::reasons::two_minutes_pass;

fn by_id<'a>(view: &'a Value, list: &str, id: &str) -> &'a Value {
    view[list].as_array().unwrap().iter().find(|one| one["id"] == id).unwrap_or(&Value::Null)
}

/// A named round in which the first of two recommendations passed and the second did not, revealed.
struct Failed {
    hall: Hall,
    round: String,
    /// The recommendation that did not pass, and the version that was voted on.
    id: String,
    version: String,
    passed: String,
}

impl Failed {
    async fn of(app: &App, jurors: usize, plan: Value) -> Self {
        let hall = Hall::of(app, jurors).await;
        let (_, passed) = hall.presented(app, "Hubs first").await;
        let (id, version) = hall.presented(app, "Free travel").await;
        let mut whole = json!({ "secrecy": "named" });
        for (name, value) in plan.as_object().unwrap() {
            whole[name] = value.clone();
        }
        let round = hall.opened(&[&passed, &version], whole).await;
        hall.cast(&round, &passed, jurors).await;
        hall.cast(&round, &version, 1).await;
        hall.facilitator.post(&format!("/rounds/{round}/close"), json!({})).await.ok();
        Self { hall, round, id, version, passed }
    }

    async fn revealed(app: &App, jurors: usize) -> Self {
        let it = Self::of(app, jurors, json!({})).await;
        it.reveal().await;
        it
    }

    async fn reveal(&self) {
        self.hall.facilitator.post(&self.path("reveal"), json!({})).await.ok();
    }

    fn path(&self, rest: &str) -> String {
        format!("/rounds/{}/{rest}", self.round)
    }

    async fn line(&self, user: &User) -> Value {
        by_id(&user.view("rounds").await, "rounds", &self.round).clone()
    }

    async fn close_window(&self, app: &App) {
        two_minutes_pass(app, &self.round).await;
        self.hall.facilitator.post(&self.path("reasons/close"), json!({})).await.ok();
    }

    /// A juror's device with its credential.
    async fn device(&self, juror: &User) -> Device {
        let opening = juror.get(&self.path("opening")).await;
        let mut device = Device::prepare(&opening.text).unwrap();
        let values = device.blinded();
        let asked = json!({ "blinded": [], "reasons": values.reasons });
        let signed = juror.post(&self.path("credentials"), asked).await.ok();
        let questions: Vec<ForQuestion> = Vec::new();
        let reasons = serde_json::from_value(signed["reasons"].clone()).unwrap();
        device.accept(&Values { questions, reasons }).unwrap();
        device
    }

    /// What a device sends that has that to say.
    fn message(&self, device: &Device, text: Option<&str>) -> String {
        let answers = citizens_jury::jury::bytes::canonical_text(&json!({ &self.version: text }));
        padded(json!(device.reasons(&answers).unwrap()))
    }
}

/// Fills a message up to the size that all of them have.
fn padded(mut message: Value) -> String {
    message["pad"] = json!("");
    let short = MESSAGE_BYTES - message.to_string().len();
    message["pad"] = json!("x".repeat(short));
    message.to_string()
}

async fn send(juror: &User, path: &str, body: String) -> Reply {
    let nobody = User { token: None, ..juror.clone() };
    nobody.send(Method::POST, path, None, Some(body)).await
}

both! {
    async fn everybody_is_asked_and_nobody_is_named(app: App) {
        let vote = Failed::revealed(&app, 6).await;
        let (juror, _) = &vote.hall.jurors[0];
        let line = vote.line(juror).await;
        assert_eq!(line["reasons"]["asked"], json!([vote.version]), "only what did not pass");
        assert!(line["reasons"]["closed_at"].is_null());
        let path = vote.path("reasons");
        let mut first = None;
        for (n, (juror, _)) in vote.hall.jurors.iter().take(4).enumerate() {
            let text = format!("Reason {n}");
            let device = vote.device(juror).await;
            let message = vote.message(&device, (n < 3).then_some(text.as_str()));
            assert_eq!(message.len(), MESSAGE_BYTES);
            send(juror, &path, message.clone()).await.ok();
            // An answer that was lost: the same message again is the same message.
            send(juror, &path, message.clone()).await.ok();
            first = first.or(Some((device, message)));
        }
        let (device, message) = first.unwrap();
        let other = vote.message(&device, Some("Something else"));
        send(juror, &path, other).await.refused(409, "reasons_sent");
        assert_eq!(vote.line(juror).await["reasons"]["answers"], json!([]), "nothing before it is closed");
        let facilitator = &vote.hall.facilitator;
        facilitator.post(&vote.path("reasons/close"), json!({})).await.refused(409, "reasons_too_early");
        vote.close_window(&app).await;
        facilitator.post(&vote.path("reasons/close"), json!({})).await.refused(409, "reasons_not_open");
        send(juror, &path, message).await.refused(409, "reasons_not_open");
        let reasons = vote.line(juror).await["reasons"].clone();
        assert_eq!(reasons["sent"], 4, "nothing to add is sent too");
        let mut said: Vec<&str> =
            reasons["answers"].as_array().unwrap().iter().map(|one| one["text"].as_str().unwrap()).collect();
        said.sort_unstable();
        assert_eq!(said, ["Reason 0", "Reason 1", "Reason 2"]);
        let record = vote.hall.organiser.get("/record").await.text;
        assert!(record.contains("reasons_closed") && !record.contains("Reason 1"), "only how many");
        let left = app.service.db.read({
            let round = vote.round.parse().unwrap();
            move |conn| Ok(citizens_jury::store::reasons::count_sent(conn, round)?)
        });
        assert_eq!(left.await.unwrap(), 0, "which credentials were used is forgotten");
        let public = vote.hall.public(&app);
        assert!(!public.view("results").await.to_string().contains("Reason 1"));
    }

    async fn what_is_wrong_with_a_message_is_said(app: App) {
        let vote = Failed::revealed(&app, 5).await;
        let (juror, _) = &vote.hall.jurors[0];
        let path = vote.path("reasons");
        let device = vote.device(juror).await;
        let right = vote.message(&device, Some("Shorter"));
        juror.send(Method::POST, &path, None, Some(right.clone())).await.refused(403, "ballot_with_identity");
        send(juror, &path, format!("{right} ")).await.refused(413, "body_too_large");
        send(juror, &path, right[..right.len() - 1].to_owned()).await.refused(422, "reasons_size_wrong");
        let changed = |name: &str, value: Value| {
            let mut message: Value = serde_json::from_str(&right).unwrap();
            message[name] = value;
            padded(message)
        };
        let other = serde_json::from_str::<Value>(&right).unwrap()["signature"].as_str().unwrap().to_owned();
        let forged = "A".repeat(512);
        send(juror, &path, changed("credential", json!(forged))).await.refused(422, "credential_wrong");
        let flipped = if other.starts_with('A') { other.replacen('A', "B", 1) } else { format!("A{}", &other[1..]) };
        send(juror, &path, changed("signature", json!(flipped))).await.refused(422, "signature_wrong");
        let unasked = json!({ &vote.passed: null, &vote.version: null });
        let unasked = citizens_jury::jury::bytes::canonical_text(&unasked);
        send(juror, &path, changed("answers", json!(unasked))).await.refused(422, "round_item_unknown");
        send(juror, &path, changed("answers", json!("{}"))).await.refused(422, "reasons_incomplete");
        let long = citizens_jury::jury::bytes::canonical_text(&json!({ &vote.version: "x".repeat(501) }));
        send(juror, &path, changed("answers", json!(long))).await.refused(422, "text_too_long");
        send(juror, &path, right).await.ok();
        let sent = app.service.db.read({
            let round = vote.round.parse().unwrap();
            move |conn| Ok(citizens_jury::store::reasons::count_sent(conn, round)?)
        });
        assert_eq!(sent.await.unwrap(), 1, "what was refused left nothing");
    }

    async fn nobody_is_asked_where_everything_passed_or_it_was_void(app: App) {
        let hall = Hall::of(&app, 5).await;
        let (_, version) = hall.presented(&app, "Hubs first").await;
        let round = hall.opened(&[&version], json!({ "secrecy": "named" })).await;
        hall.cast(&round, &version, 5).await;
        hall.facilitator.post(&format!("/rounds/{round}/close"), json!({})).await.ok();
        hall.facilitator.post(&format!("/rounds/{round}/reveal"), json!({})).await.ok();
        let line = by_id(&hall.facilitator.view("rounds").await, "rounds", &round).clone();
        assert!(line["reasons"].is_null());
        let close = format!("/rounds/{round}/reasons/close");
        hall.facilitator.post(&close, json!({})).await.refused(409, "reasons_not_open");
        let next = format!("/rounds/{round}/next");
        hall.facilitator.post(&next, json!({ "title": "x" })).await.refused(409, "nothing_to_ask_again");
        hall.facilitator.post(&format!("/rounds/{round}/void"), json!({ "reason": "A mistake" })).await.ok();
        hall.facilitator.post(&next, json!({ "title": "x" })).await.refused(409, "round_state_wrong");
    }

    async fn the_next_vote_asks_about_the_newest_words(app: App) {
        let vote = Failed::of(&app, 5, json!({ "threshold": { "num": 3, "den": 5 }, "indicative": true })).await;
        let (hall, next) = (&vote.hall, vote.path("next"));
        let title = json!({ "title": "Second vote" });
        hall.facilitator.post(&next, title.clone()).await.refused(409, "round_not_revealed");
        vote.reveal().await;
        let change = json!({
            "base": vote.version, "reason": "So that more can live with it",
            "text": { "title": "Free travel", "body": "On Sundays.", "reasons": "" },
        });
        let proposed = hall.jurors[1].0.post(&format!("/recommendations/{}/amendments", vote.id), change).await.ok();
        let accept = format!("/amendments/{}/accept", proposed["ids"][0].as_str().unwrap());
        let newest = hall.facilitator.post(&accept, json!({})).await.ok()["ids"][0].clone();
        hall.jurors[0].0.post(&next, title.clone()).await.refused(403, "not_allowed");
        let made = hall.facilitator.post(&next, title.clone()).await.ok()["ids"][0].clone();
        let view = hall.facilitator.view("rounds").await;
        let line = by_id(&view, "rounds", made.as_str().unwrap());
        assert_eq!(line["items"].as_array().unwrap().len(), 1, "what passed is not asked again");
        assert_eq!((&line["items"][0]["version"], &line["follows"]), (&newest, &json!(vote.round)));
        assert_eq!(line["rule"]["threshold"], json!({ "num": 3, "den": 5 }));
        assert_eq!(line["indicative"], true);
        hall.facilitator.post(&next, title.clone()).await.refused(409, "next_round_prepared");
        let void = format!("/rounds/{}/void", made.as_str().unwrap());
        hall.facilitator.post(&void, json!({ "reason": "Not yet" })).await.ok();
        hall.facilitator.post(&next, title).await.ok();
    }

    async fn publishing_ends_the_question_what_would_help(app: App) {
        let vote = Failed::revealed(&app, 5).await;
        let (juror, path) = (&vote.hall.jurors[0].0, vote.path("reasons"));
        let mut devices = Vec::new();
        for (juror, _) in &vote.hall.jurors[..2] {
            devices.push(vote.device(juror).await);
        }
        send(juror, &path, vote.message(&devices[0], Some("Shorter"))).await.ok();
        two_minutes_pass(&app, &vote.round).await;
        vote.hall.organiser.post(&vote.path("publish"), json!({})).await.ok();
        send(juror, &path, vote.message(&devices[1], Some("Longer"))).await.refused(409, "reasons_not_open");
        let reasons = vote.line(juror).await["reasons"].clone();
        assert!(reasons["closed_at"].is_i64(), "{reasons}");
        assert_eq!((&reasons["sent"], &reasons["answers"][0]["text"]), (&json!(1), &json!("Shorter")));
        let record = vote.hall.organiser.get("/record").await.text;
        let place = |kind: &str| record.find(&format!("\"{kind}\"")).unwrap();
        assert!(place("round_published") < place("reasons_closed"));
        vote.hall.facilitator.post(&vote.path("reasons/close"), json!({})).await.refused(409, "reasons_not_open");
    }

    async fn a_result_published_within_the_two_minutes_leaves_the_question_open(app: App) {
        let early = Failed::revealed(&app, 5).await;
        let (juror, path) = (&early.hall.jurors[0].0, early.path("reasons"));
        let device = early.device(juror).await;
        early.hall.organiser.post(&early.path("publish"), json!({})).await.ok();
        send(juror, &path, early.message(&device, Some("Wait"))).await.ok();
        assert!(early.line(juror).await["reasons"]["closed_at"].is_null());
        early.close_window(&app).await;
        assert_eq!(early.line(juror).await["reasons"]["sent"], 1);
    }

    async fn a_published_result_is_corrected_only_beside_it(app: App) {
        let vote = Failed::revealed(&app, 5).await;
        let (organiser, public) = (&vote.hall.organiser, vote.hall.public(&app));
        let erratum = json!({ "text": "It was 4 of 5.", "reason": "A slip" });
        let path = vote.path("errata");
        organiser.post(&path, erratum.clone()).await.refused(409, "round_not_published");
        public.get(&vote.path("result.json")).await.refused(404, "not_found");
        organiser.post(&vote.path("publish"), json!({})).await.ok();
        vote.hall.facilitator.post(&path, erratum.clone()).await.refused(403, "not_allowed");
        organiser.post(&path, json!({ "text": "x", "reason": "" })).await.refused(422, "reason_missing");
        let before = public.view("results").await["rounds"][0]["outcome"].clone();
        organiser.post(&path, erratum).await.ok();
        let void = organiser.post(&vote.path("void"), json!({ "reason": "No longer" })).await;
        void.refused(409, "round_published");
        assert!(void.json()["detail"].as_str().unwrap().contains("correction"), "{}", void.text);
        let after = public.view("results").await["rounds"][0].clone();
        assert_eq!(after["outcome"], before, "what was published stays");
        assert_eq!(after["errata"][0]["text"], "It was 4 of 5.");
        assert!(organiser.get("/record").await.text.contains("It was 4 of 5."));
        let file = public.get(&vote.path("result.json")).await.json();
        assert_eq!((&file["round"]["outcome"], &file["round"]["errata"]), (&before, &after["errata"]));
        assert!(file["round"]["hands"].is_null() && file["round"]["roster"].is_null());
    }

    async fn the_figures_are_a_table(app: App) {
        let hall = Hall::of(&app, 5).await;
        let (_, version) = hall.presented(&app, "=HYPERLINK(\"x\"), says \"he\"").await;
        let round = hall.opened(&[&version], json!({ "secrecy": "named", "title": "+Vote" })).await;
        hall.cast(&round, &version, 4).await;
        hall.facilitator.post(&format!("/rounds/{round}/close"), json!({})).await.ok();
        hall.jurors[0].0.get(&format!("/rounds/{round}/result.csv")).await.refused(404, "not_found");
        let text = hall.facilitator.get(&format!("/rounds/{round}/result.csv")).await.text;
        let lines: Vec<&str> = text.trim_start_matches('\u{feff}').lines().collect();
        assert_eq!(lines.len(), 6, "a line each of five steps: {text}");
        assert!(lines[0].starts_with("round,vote,question,version,step,people"));
        let line = lines.iter().find(|line| line.contains("can_live_with_it")).unwrap();
        let cells = format!("{round},\"'+Vote\",\"'=HYPERLINK(\"\"x\"\"), says \"\"he\"\"\",1,\"can_live_with_it\",4,0,5,0,4,5,4,yes,,");
        assert_eq!(*line, cells);
    }
}
