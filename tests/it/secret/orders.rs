//! Secret rounds that put options in order, and one whose paper votes became votes at the voting point:
//! cast over HTTP, and counted again by both verifiers from the bundle alone.

use citizens_jury::jury::verification::{Verified, verify};
use serde_json::{Value, json};

use super::booth::{AGAINST, BLANK, Booth, FOR, Vote};
use crate::app::App;
use crate::bundles::{numbers, second_opinion};
use crate::hall::Hall;

/// An open round of that method on three texts, with that many jurors.
async fn ordering(app: &App, jurors: usize, method: Value) -> Vote {
    let hall = Hall::of(app, jurors).await;
    let room_for_more = json!({ "settings": { "recommendations_per_room": 20 } });
    hall.organiser.post("/edit", room_for_more).await.ok();
    let mut items = Vec::new();
    for title in ["Hubs", "Travel", "Leaflets"] {
        items.push(hall.presented(app, title).await);
    }
    let versions: Vec<&str> = items.iter().map(|(_, version)| version.as_str()).collect();
    let plan = json!({ "method": method, "counting": [], "secrecy": "secret" });
    let round = hall.opened(&versions, plan).await;
    Vote { hall, round, items }
}

/// Each juror casts their answer to the one question.
async fn all_cast(vote: &Vote, answers: &[String]) -> Vec<Booth> {
    let mut booths = Vec::new();
    for (n, answer) in answers.iter().enumerate() {
        let mut booth = vote.booth(n).await;
        booth.cast(&vote.round, answer).await;
        booths.push(booth);
    }
    booths
}

/// What both verifiers find in the bundle and in each receipt: the same tally as the service's.
async fn counted_by_both(vote: &Vote, booths: &[Booth]) -> Verified {
    let file = vote.bundle_file(&vote.hall.facilitator).await;
    assert_eq!(file.status, 200, "{}", file.text);
    let folder = tempfile::tempdir().unwrap();
    for (n, booth) in booths.iter().enumerate() {
        let receipt = booth.device.receipt().file();
        let whole = verify(file.text.as_bytes(), Some(receipt.as_bytes()));
        assert!(whole.is_ok(), "receipt {n}: {:?}", whole.err());
        std::fs::write(folder.path().join(format!("{n}.json")), &file.text).unwrap();
        std::fs::write(folder.path().join(format!("{n}.receipt.json")), receipt).unwrap();
    }
    let whole = verify(file.text.as_bytes(), None).unwrap();
    let told = second_opinion(folder.path());
    assert_eq!(told.len(), booths.len());
    let told_here = numbers(&serde_json::to_value(&whole.tally).unwrap());
    for (name, verdict) in &told {
        assert_eq!(verdict["ok"], true, "{name}: {}", verdict["fault"]);
        assert_eq!(numbers(&verdict["tally"]), told_here, "{name}");
    }
    let shown = vote.line(&vote.hall.facilitator).await["outcome"].clone();
    assert_eq!(numbers(&shown), told_here, "what the page shows is what the bundle adds up to");
    whole
}

/// Places as [[place, [the options' places on the ballot]]].
fn places(whole: &Verified, vote: &Vote) -> Value {
    let order = whole.tally.order.as_ref().unwrap();
    let at = |id: &String| vote.items.iter().position(|(_, version)| version == id).unwrap();
    let place = |place: &citizens_jury::jury::tally::OptionPlace| {
        let options: Vec<usize> = place.options.iter().map(|option| at(&option.to_string())).collect();
        json!([place.place, options])
    };
    order.places.iter().map(place).collect()
}

both! {
    async fn a_secret_ranking_is_counted_alike_by_all(app: App) {
        let vote = ordering(&app, 8, json!({ "kind": "ranking" })).await;
        let ranking = |order: [usize; 3]| {
            let order: Vec<&str> = order.iter().map(|n| vote.question(*n)).collect();
            json!({ "ranking": order }).to_string()
        };
        // Each is ahead of the next and the last ahead of the first: the weakest of these gives way.
        let mut answers = vec![ranking([0, 1, 2]); 3];
        answers.extend(vec![ranking([1, 2, 0]); 2]);
        answers.extend(vec![ranking([2, 0, 1]); 2]);
        answers.push(BLANK.into());
        let mut booths = all_cast(&vote, &answers).await;
        // One changes their mind and changes it back.
        booths[0].cast(&vote.round, &ranking([2, 1, 0])).await;
        booths[0].cast(&vote.round, &ranking([0, 1, 2])).await;
        vote.close().await.ok();
        let whole = counted_by_both(&vote, &booths).await;
        assert_eq!(places(&whole, &vote), json!([[1, [0]], [2, [1]], [3, [2]]]));
        let pairs = &whole.tally.order.as_ref().unwrap().pairwise;
        let mut people: Vec<(u32, u32)> = pairs.iter().map(|pair| (pair.people, pair.path)).collect();
        people.sort_unstable();
        assert_eq!(people, [(2, 4), (2, 4), (3, 5), (4, 4), (5, 5), (5, 5)]);
        let secret = vote.line(&vote.hall.facilitator).await["secret"].clone();
        assert_eq!((&secret["cast"], &secret["could_change"]), (&json!(8), &json!(false)));
    }

    async fn secret_grades_are_counted_alike_by_all(app: App) {
        let vote = ordering(&app, 6, json!({ "kind": "judgment" })).await;
        let grades = |of: [&str; 3]| {
            let of: serde_json::Map<String, Value> =
                of.iter().enumerate().map(|(n, grade)| (vote.question(n).to_owned(), json!(grade))).collect();
            // The order of keys is that of the canonical text.
            citizens_jury::jury::bytes::canonical_text(&json!({ "grades": of }))
        };
        let mut answers = vec![grades(["good", "good", "poor"]), grades(["good", "excellent", "poor"])];
        answers.push(grades(["poor", "good", "reject"]));
        answers.push(grades(["acceptable", "good", "very_good"]));
        answers.push(grades(["good", "acceptable", "reject"]));
        answers.push(BLANK.into());
        let booths = all_cast(&vote, &answers).await;
        vote.close().await.ok();
        let whole = counted_by_both(&vote, &booths).await;
        assert_eq!(places(&whole, &vote), json!([[1, [1]], [2, [0]], [3, [2]]]));
        assert!(whole.tally.items.iter().all(|item| (item.cast, item.blank) == (6, 1)));
    }

    async fn secret_dots_are_counted_alike_by_all(app: App) {
        let vote = ordering(&app, 6, json!({ "kind": "dots", "dots": 5, "most": 3 })).await;
        let dots = |of: &[(usize, u32)]| {
            let of: serde_json::Map<String, Value> =
                of.iter().map(|(n, dots)| (vote.question(*n).to_owned(), json!(dots))).collect();
            citizens_jury::jury::bytes::canonical_text(&json!({ "dots": of }))
        };
        let mut answers = vec![dots(&[(0, 3), (1, 2)]), dots(&[(1, 2), (2, 3)]), dots(&[(1, 1)])];
        answers.extend([dots(&[(2, 3)]), dots(&[(0, 2)]), BLANK.into()]);
        let booths = all_cast(&vote, &answers).await;
        vote.close().await.ok();
        let whole = counted_by_both(&vote, &booths).await;
        assert_eq!(places(&whole, &vote), json!([[1, [2]], [2, [0, 1]]]));
        let points: Vec<Option<u32>> = whole.tally.items.iter().map(|item| item.points).collect();
        assert_eq!(points, [Some(5), Some(5), Some(6)]);
    }

    async fn too_few_sheets_of_paper_become_votes_at_the_voting_point(app: App) {
        let hall = Hall::of(&app, 10).await;
        for (_, juror) in &hall.jurors[..5] {
            hall.facilitator.post(&format!("/people/{juror}/way"), json!({ "way": "paper" })).await.ok();
        }
        let items = vec![hall.presented(&app, "One").await];
        let round = hall.opened(&[&items[0].1], json!({ "secrecy": "secret" })).await;
        let vote = Vote { hall, round, items };
        let sheets = json!({ "ballots": 4, "totals": [{ "question": vote.question(0), "step": "full_support", "people": 4 }] });
        vote.hall.facilitator.post(&vote.path("paper"), sheets).await.refused(409, "paper_too_few");
        let token = vote.voting_point().await;
        let mut early = Booth::enter(&vote.hall.jurors[0].0, &vote.round).await;
        early.at_point = Some(token.clone());
        early.ask().await.refused(409, "way_wrong");
        vote.hall.facilitator.post(&vote.path("paper-to-point"), json!({})).await.ok();
        let mut booths = Vec::new();
        for (n, (juror, _)) in vote.hall.jurors.iter().enumerate() {
            let mut booth = Booth::enter(juror, &vote.round).await;
            booth.at_point = (n < 5 || n == 9).then(|| token.clone());
            booth.fetch().await;
            booth.cast(vote.question(0), if n < 9 { FOR } else { AGAINST }).await;
            booths.push(booth);
        }
        vote.close().await.ok();
        let whole = counted_by_both(&vote, &booths).await;
        let on_paper = whole.opening.roster.iter().filter(|one| json!(one.way) == "paper").count();
        assert_eq!((on_paper, whole.closing.issued.len(), whole.closing.paper.is_none()), (5, 10, true));
        let item = &whole.tally.items[0];
        assert_eq!((item.cast, item.support, item.passed), (10, 9, Some(true)));
    }
}
