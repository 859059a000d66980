//! What is wrong is refused, each for its own reason, and the ballot that is there stays.

use citizens_jury::jury::bytes::B64;
use citizens_jury::jury::promises::SecretBallot;
use reqwest::Method;
use serde_json::json;

use super::booth::{AGAINST, Booth, FOR, Vote, nobody, of, post_ballot};
use crate::app::App;

/// A ballot with one bit of a field turned over.
fn turned(bytes: &B64) -> B64 {
    let mut bytes = bytes.0.clone();
    let last = bytes.len() - 1;
    bytes[last] ^= 1;
    bytes.into()
}

/// What says nothing that can be counted, and why it is refused.
const ANSWERS: [(&str, &str); 8] = [
    (r#"{"step":"maybe"}"#, "step_unknown"),
    (r#"{"ranking":[]}"#, "answer_wrong_method"),
    (r#"{"scores":{}}"#, "answer_wrong_method"),
    (r#"{"step": "full_support"}"#, "ballot_not_canonical"),
    (r#"{"step":"full_support","why":"because"}"#, "ballot_not_canonical"),
    (r#"{"vote":"yes"}"#, "ballot_not_canonical"),
    ("", "ballot_not_canonical"),
    ("full_support", "ballot_not_canonical"),
];

both! {
    async fn each_wrong_ballot_has_its_own_reason_and_the_one_that_is_there_stays(app: App) {
        let vote = Vote::of(&app, 6, 2).await;
        let (one, two) = (of(vote.question(0)), of(vote.question(1)));
        let mut booths = Vec::new();
        for n in 0..6 {
            let mut booth = vote.booth(n).await;
            booth.cast(vote.question(0), FOR).await;
            booth.cast(vote.question(1), FOR).await;
            booths.push(booth);
        }
        let juror = vote.hall.jurors[0].0.clone();
        let mut refused = 0;
        let mut try_one = async |ballot: &SecretBallot, status: u16, code: &str| {
            post_ballot(&juror, &vote.round, ballot).await.refused(status, code);
            refused += 1;
        };
        let device = &mut booths[0].device;
        for (answer, code) in ANSWERS {
            let ballot = device.cast(one, answer).unwrap();
            try_one(&ballot, 422, code).await;
        }
        let good = device.cast(one, AGAINST).unwrap();
        try_one(&SecretBallot { question: two, ..good.clone() }, 422, "credential_wrong").await;
        let nowhere = of("00000000-0000-0000-0000-000000000009");
        try_one(&SecretBallot { question: nowhere, ..good.clone() }, 422, "round_item_unknown").await;
        try_one(&SecretBallot { credential: turned(&good.credential), ..good.clone() }, 422, "credential_wrong").await;
        try_one(&SecretBallot { prefix: turned(&good.prefix), ..good.clone() }, 422, "credential_wrong").await;
        try_one(&SecretBallot { key: turned(&good.key), ..good.clone() }, 422, "credential_wrong").await;
        try_one(&SecretBallot { signature: turned(&good.signature), ..good.clone() }, 422, "signature_wrong").await;
        try_one(&SecretBallot { counter: good.counter + 1, ..good.clone() }, 422, "signature_wrong").await;
        try_one(&SecretBallot { ballot: FOR.into(), ..good.clone() }, 422, "signature_wrong").await;
        try_one(&SecretBallot { counter: 0, ..good.clone() }, 422, "number_out_of_range").await;

        // A lower counter, and the same one again with another answer.
        let mut copy = Vec::new();
        for answer in [FOR, AGAINST] {
            copy.push(device.cast(two, answer).unwrap());
        }
        post_ballot(&juror, &vote.round, &copy[1]).await.ok();
        try_one(&copy[0], 409, "counter_lower").await;
        let other = booths[1].device.cast(two, FOR).unwrap();
        let stolen = SecretBallot { key: other.key.clone(), ..copy[1].clone() };
        try_one(&stolen, 422, "credential_wrong").await;

        // As JSON: more than a ballot, less, too much.
        let path = vote.path("secret-ballots");
        let anybody = nobody(&juror);
        let mut more = json!(good);
        more["juror"] = json!(7);
        anybody.post(&path, more).await.refused(400, "field_unknown");
        anybody.post(&path, json!({})).await.refused(400, "malformed");
        let large = "x".repeat(16 * 1024 + 1);
        anybody.send(Method::POST, &path, None, Some(large)).await.refused(413, "body_too_large");
        anybody.send(Method::POST, &path, None, Some("x".repeat(300 * 1024))).await.refused(413, "body_too_large");
        juror.post(&path, json!(good)).await.refused(403, "ballot_with_identity");
        let request = anybody.http.post(format!("http://{}/api/juries/{}{path}", juror.address, juror.jury));
        let cookie = request.header("cookie", "session=1").json(&good).send().await.unwrap();
        assert_eq!(cookie.status().as_u16(), 403);
        let elsewhere = format!("/rounds/{}/secret-ballots", "00000000-0000-0000-0000-000000000000");
        anybody.post(&elsewhere, json!(good)).await.refused(404, "not_found");

        vote.close().await.ok();
        post_ballot(&juror, &vote.round, &good).await.refused(409, "round_not_open");
        let (bundle, _) = vote.bundle().await;
        let of_first: Vec<_> = bundle.ballots.iter().filter(|ballot| ballot.question == one).collect();
        assert_eq!(of_first.len(), 6);
        assert!(of_first.iter().all(|ballot| ballot.ballot == FOR), "what was there stayed");
        println!("figure: {} wrong ballots refused, each with its reason", refused + 7);
    }

    async fn a_counter_says_one_thing(app: App) {
        let vote = Vote::of(&app, 6, 1).await;
        let mut booth = Booth::enter(&vote.hall.jurors[0].0, &vote.round).await;
        booth.fetch().await;
        let first = booth.device.cast(of(vote.question(0)), FOR).unwrap();
        // The same device, put back to what it was: the same counter with another answer.
        let other = booth.device.cast(of(vote.question(0)), AGAINST).unwrap();
        post_ballot(&booth.juror, &vote.round, &other).await.ok();
        post_ballot(&booth.juror, &vote.round, &other).await.ok();
        post_ballot(&booth.juror, &vote.round, &first).await.refused(409, "counter_lower");
    }

    async fn a_credential_of_another_round_is_none(app: App) {
        let vote = Vote::of(&app, 6, 1).await;
        let mut before = vote.booth(0).await;
        let ballot = before.device.cast(of(vote.question(0)), FOR).unwrap();
        vote.hall.facilitator.post(&vote.path("void"), json!({ "reason": "Too early" })).await.ok();
        let again = vote.hall.opened(&[vote.question(0)], json!({ "secrecy": "secret" })).await;
        post_ballot(&vote.hall.jurors[0].0, &again, &ballot).await.refused(422, "credential_wrong");
        let named = Vote { round: again, ..vote };
        named.hall.facilitator.post(&named.path("void"), json!({ "reason": "Once more" })).await.ok();
        let open = named.hall.opened(&[named.question(0)], json!({ "secrecy": "named" })).await;
        post_ballot(&named.hall.jurors[0].0, &open, &ballot).await.refused(409, "round_named");
        let mut booth = Booth::enter(&named.hall.jurors[0].0, &open).await;
        booth.fetch().await;
        booth.device.reasons("{}").unwrap();
    }
}
