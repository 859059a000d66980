//! Jurors with devices in a secret round.

use citizens_jury::device::{Device, ForQuestion, Values};
use citizens_jury::jury::bundle::{Bundle, Closing};
use citizens_jury::jury::ids::QuestionId;
use citizens_jury::jury::promises::{Promise, SecretBallot};
use reqwest::Method;
use serde_json::{Value, json};

use crate::app::{App, Reply, User};
use crate::hall::Hall;

/// What somebody sends who supports, and who does not.
pub const FOR: &str = r#"{"step":"full_support"}"#;
pub const AGAINST: &str = r#"{"step":"cannot_live_with_it"}"#;
pub const BLANK: &str = r#"{"blank":{}}"#;

/// A juror before a secret round.
pub struct Booth {
    pub juror: User,
    pub device: Device,
    pub round: String,
    /// The voting point's secret, for a juror who votes there.
    pub at_point: Option<String>,
}

/// Nobody in particular, who looks at the same jury.
pub fn nobody(juror: &User) -> User {
    User { token: None, ..juror.clone() }
}

/// Sends a ballot as a page does: without anything that says who.
pub async fn post_ballot(juror: &User, round: &str, ballot: &SecretBallot) -> Reply {
    nobody(juror).post(&format!("/rounds/{round}/secret-ballots"), json!(ballot)).await
}

pub fn promise(reply: &Reply) -> Promise {
    serde_json::from_value(reply.ok()).unwrap()
}

impl Booth {
    /// Reads the opening entry and makes all keys.
    pub async fn enter(juror: &User, round: &str) -> Self {
        let opening = juror.get(&format!("/rounds/{round}/opening")).await;
        assert_eq!(opening.status, 200, "{}", opening.text);
        let device = Device::prepare(&opening.text).unwrap();
        Self { juror: juror.clone(), device, round: round.into(), at_point: None }
    }

    /// The request for credentials; the same each time.
    pub fn asks(&self) -> Value {
        let values = self.device.blinded();
        let one = |one: &ForQuestion| json!({ "question": one.question, "value": one.value });
        json!({
            "blinded": values.questions.iter().map(one).collect::<Vec<_>>(),
            "reasons": values.reasons, "voting_point": self.at_point,
        })
    }

    pub async fn ask(&self) -> Reply {
        self.juror.post(&format!("/rounds/{}/credentials", self.round), self.asks()).await
    }

    /// Takes the answer to that request.
    pub fn accept(&mut self, answer: &Value) {
        let signatures = answer["signatures"].as_array().unwrap().iter();
        let one = |one: &Value| ForQuestion {
            question: serde_json::from_value(one["question"].clone()).unwrap(),
            value: serde_json::from_value(one["value"].clone()).unwrap(),
        };
        let reasons = serde_json::from_value(answer["reasons"].clone()).unwrap();
        self.device.accept(&Values { questions: signatures.map(one).collect(), reasons }).unwrap();
    }

    pub async fn fetch(&mut self) {
        let answer = self.ask().await.ok();
        self.accept(&answer);
    }

    /// Casts and keeps the promise, which must be this round's.
    pub async fn cast(&mut self, question: &str, answer: &str) -> SecretBallot {
        let ballot = self.device.cast(of(question), answer).unwrap();
        let promised = promise(&post_ballot(&self.juror, &self.round, &ballot).await);
        self.device.keep(&ballot, &promised).unwrap();
        ballot
    }

    /// What the device keeps of its promises, to be checked against the bundle.
    pub fn receipt(&self) -> Vec<(Vec<u8>, u64, String)> {
        let promises = self.device.receipt().promises;
        promises.into_iter().map(|one| (one.key.0, one.counter, one.ballot)).collect()
    }
}

pub fn of(question: &str) -> QuestionId {
    QuestionId(question.parse().unwrap())
}

/// A hall with a secret round that is open.
pub struct Vote {
    pub hall: Hall,
    pub round: String,
    /// Each recommendation and its version, which is the question.
    pub items: Vec<(String, String)>,
}

impl Vote {
    /// That many jurors, the last one without a device, and that many questions.
    pub async fn of(app: &App, jurors: usize, questions: usize) -> Self {
        let hall = Hall::of(app, jurors).await;
        let mut items = Vec::new();
        for n in 0..questions {
            items.push(hall.presented(app, &format!("Recommendation {n}")).await);
        }
        let versions: Vec<&str> = items.iter().map(|(_, version)| version.as_str()).collect();
        let round = hall.opened(&versions, json!({ "secrecy": "secret" })).await;
        Self { hall, round, items }
    }

    pub fn question(&self, n: usize) -> &str {
        &self.items[n].1
    }

    pub fn path(&self, rest: &str) -> String {
        format!("/rounds/{}/{rest}", self.round)
    }

    /// The juror of that place with credentials.
    pub async fn booth(&self, n: usize) -> Booth {
        let mut booth = Booth::enter(&self.hall.jurors[n].0, &self.round).await;
        if n + 1 == self.hall.jurors.len() {
            booth.at_point = Some(self.voting_point().await);
        }
        booth.fetch().await;
        booth
    }

    /// Opens the voting point and gives its secret.
    pub async fn voting_point(&self) -> String {
        let facilitator = &self.hall.facilitator;
        facilitator.post("/voting-point/open", json!({})).await.ok();
        facilitator.get("/voting-point").await.ok()["token"].as_str().unwrap().to_owned()
    }

    pub async fn close(&self) -> Reply {
        self.hall.facilitator.post(&self.path("close"), json!({})).await
    }

    /// The round as that user sees it.
    pub async fn line(&self, user: &User) -> Value {
        let view = user.view("rounds").await;
        view["rounds"]
            .as_array()
            .unwrap()
            .iter()
            .find(|one| one["id"] == self.round.as_str())
            .unwrap()
            .clone()
    }

    pub async fn bundle_file(&self, user: &User) -> Reply {
        user.send(Method::GET, &self.path("bundle"), None, None).await
    }

    /// The bundle as the facilitator gets it after closing.
    pub async fn bundle(&self) -> (Bundle, Closing) {
        let file = self.bundle_file(&self.hall.facilitator).await;
        assert_eq!(file.status, 200, "{}", file.text);
        let bundle = Bundle::read(file.text.as_bytes()).unwrap();
        let closing = Closing::read(&bundle.closing).unwrap();
        (bundle, closing)
    }
}
