//! The demonstration votes in secret, like any jury: anyone can count its votes again, and whoever comes
//! while one is open can vote.

use std::fs;

use citizens_jury::jury::methods::StepKey;
use citizens_jury::jury::verification::{Verified, verify};
use citizens_jury::jury::ways::Way;
use serde_json::{Value, json};

use crate::app::User;
use crate::home::Home;
use crate::program::{Serving, program};
use crate::secret::booth::{Booth, FOR};

/// A running demonstration.
struct Played {
    home: Home,
    _serving: Serving,
    links: Value,
    anybody: User,
}

impl Played {
    async fn of(arguments: &[&str]) -> Self {
        let home = Home::sqlite();
        let serving = Serving::run(&home, &[&["demo"], arguments].concat()).expect("it plays");
        let address = serving.address.parse().unwrap();
        let http = reqwest::Client::new();
        let mut anybody = User { address, http, token: None, lasting: None, jury: String::new() };
        let links = anybody.get("/api/demo").await.ok();
        anybody.jury = links["jury"].as_str().unwrap().to_owned();
        Self { home, _serving: serving, links, anybody }
    }

    /// Somebody, by the link that the page of links has for them.
    async fn named(&self, name: &str) -> User {
        let all = self.links["links"].as_array().unwrap();
        let link = all.iter().find(|link| link["name"] == name).unwrap()["href"].as_str().unwrap();
        let mut user = self.anybody.clone();
        let session = match link.split_once('#').unwrap() {
            ("/join", code) => user.post("/api/sessions/card", json!({ "code": code })).await,
            (_, email) => {
                let body = json!({ "email": email, "password": self.links["password"] });
                user.post("/api/sessions/password", body).await
            }
        };
        user.stay(&session);
        user
    }

    async fn rounds(&self, user: &User) -> Vec<Value> {
        user.view("rounds").await["rounds"].as_array().unwrap().clone()
    }

    /// A round's bundle as anybody downloads it, accepted by the program.
    async fn counted_again(&self, round: &Value) -> Verified {
        let path = format!("/rounds/{}/bundle", round["id"].as_str().unwrap());
        let bundle = self.anybody.get(&path).await;
        assert_eq!(bundle.status, 200, "{}", bundle.text);
        let file = self.home.folder.path().join("bundle.json");
        fs::write(&file, &bundle.text).unwrap();
        let output = program(&self.home, &["verify", file.to_str().unwrap()]).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let found = verify(bundle.text.as_bytes(), None).unwrap();
        assert!(
            found.bundle.demonstration && found.opening.demonstration,
            "the file says that it is invented"
        );
        assert_eq!(round["secret"]["words"], json!(found.bundle.words));
        found
    }
}

fn passed(found: &Verified) -> Vec<bool> {
    found.tally.items.iter().map(|item| item.passed.unwrap()).collect()
}

#[tokio::test]
async fn both_votes_are_secret_and_anyone_counts_them_again() {
    let played = Played::of(&["--at", "published"]).await;
    let results = played.anybody.view("results").await;
    let rounds = results["rounds"].as_array().unwrap();
    assert_eq!(rounds.len(), 2);
    let mut outcomes = Vec::new();
    for round in rounds {
        assert_eq!(round["rule"]["secrecy"], "secret");
        let found = played.counted_again(round).await;
        assert_eq!((found.bundle.ballots.len(), found.closing.issued.len()), (15 * 5, 15));
        let at_point = found.opening.roster.iter().filter(|voter| voter.way == Way::VotingPoint);
        assert_eq!(at_point.count(), 1, "one has no phone");
        outcomes.push(passed(&found));
    }
    assert_eq!(outcomes, [[true, true, true, false, false], [true, true, true, false, true]]);

    // From no to yes: everybody was asked, what was said is shown, and a changed version was voted on.
    let lead = played.named("Idris Vaughan").await;
    let seen = played.rounds(&lead).await;
    for (round, said) in seen.iter().zip([6, 0]) {
        assert_eq!(round["reasons"]["sent"], 15);
        assert_eq!(round["reasons"]["answers"].as_array().unwrap().len(), said);
    }
    assert_eq!(seen[1]["follows"], seen[0]["id"]);
    let versions: Vec<_> = seen[1]["items"].as_array().unwrap().iter().map(|item| &item["version"]).collect();
    let before: Vec<_> = seen[0]["items"].as_array().unwrap().iter().map(|item| &item["version"]).collect();
    let changed: Vec<usize> = (0..5).filter(|place| versions[*place] != before[*place]).collect();
    assert_eq!(changed, [3, 4], "what did not pass was changed");

    let page = played
        .anybody
        .http
        .get(format!("http://{}/j/{}/results", played.anybody.address, played.anybody.jury));
    let page = page.send().await.unwrap().text().await.unwrap();
    for round in rounds {
        assert!(
            page.contains(round["secret"]["words"].as_str().unwrap()),
            "the words stand without any script"
        );
    }
    let export = program(&played.home, &["export", &played.anybody.jury]).output().unwrap();
    let record = String::from_utf8(export.stdout).unwrap();
    assert!(record.contains("\"round_closed\""), "the record is the whole jury's");
    assert!(!record.contains("\"ballot_"), "nothing of a ballot is in it");
}

#[tokio::test]
async fn whoever_comes_while_it_is_open_can_vote() {
    let played = Played::of(&["--at", "vote"]).await;
    let lead = played.named("Idris Vaughan").await;
    let open = played.rounds(&lead).await.pop().unwrap();
    assert_eq!((&open["state"], &open["rule"]["secrecy"]), (&json!("open"), &json!("secret")));
    let id = open["id"].as_str().unwrap();
    let questions: Vec<&str> =
        open["questions"].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap()).collect();
    let point = lead.get("/voting-point").await.ok()["token"].as_str().unwrap().to_owned();

    let mut names: Vec<String> = played.links["links"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|link| link["role"] == "juror")
        .map(|link| link["name"].as_str().unwrap().to_owned())
        .collect();
    names.sort();
    let (mut could, mut elsewhere) = (Vec::new(), Vec::new());
    for name in names {
        let mut booth = Booth::enter(&played.named(&name).await, id).await;
        booth.at_point = (name == "Siân").then(|| point.clone());
        let answer = booth.ask().await;
        if answer.status != 200 {
            answer.refused(409, "credentials_issued");
            elsewhere.push(name);
            continue;
        }
        booth.accept(&answer.ok());
        for question in &questions {
            booth.cast(question, FOR).await;
        }
        could.push(name);
    }
    assert_eq!(
        could,
        ["Alan", "Amina", "Dai", "Ewa", "Grace", "Hassan", "Jo", "Siân"],
        "who stands first can vote"
    );
    assert_eq!(elsewhere.len(), 7, "the others voted on devices of the play");
    lead.post(&format!("/rounds/{id}/close"), json!({})).await.ok();
    lead.post(&format!("/rounds/{id}/reveal"), json!({})).await.ok();
    let closed = played.rounds(&lead).await.pop().unwrap();
    assert_eq!(closed["secret"]["cast"], 15);
    let counts = closed["outcome"]["items"][0]["counts"].as_array().unwrap().clone();
    let full = StepKey::from("full_support");
    let full = counts.iter().find(|count| count["step"] == json!(full)).unwrap();
    assert_eq!(full["people"], 8 + 4, "all who came, and four of those before them");
}

#[tokio::test]
async fn without_a_lock_on_the_line_everybody_votes_at_the_voting_point() {
    let played = Played::of(&["--at", "published", "--public-url", "http://192.168.0.7:8080"]).await;
    let results = played.anybody.view("results").await;
    for round in results["rounds"].as_array().unwrap() {
        let found = played.counted_again(round).await;
        assert!(found.opening.roster.iter().all(|voter| voter.way == Way::VotingPoint));
    }
}
