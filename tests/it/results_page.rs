//! The results as the server writes them: readable without a script, closed where the jury is.

use std::io::Read as _;

use serde_json::{Value, json};

use crate::app::{App, LIMIT};
use crate::hall::Hall;

struct Written {
    status: u16,
    kind: String,
    text: String,
}

async fn read(app: &App, address: &str) -> Written {
    let answer = reqwest::Client::new().get(app.url(address)).timeout(LIMIT).send().await.unwrap();
    let kind = answer.headers().get("content-type").map(|kind| kind.to_str().unwrap().to_owned());
    Written {
        status: answer.status().as_u16(),
        kind: kind.unwrap_or_default(),
        text: answer.text().await.unwrap(),
    }
}

/// What stands between the tags, and what the script begins with.
fn parts(page: &str) -> (&str, Value) {
    let (body, rest) = page.split_once("<script id=\"seed\" type=\"application/json\">").unwrap();
    (body, serde_json::from_str(rest.split_once("</script>").unwrap().0).unwrap())
}

both! {
    async fn the_outcome_is_readable_without_a_script_once_published(app: App) {
        let hall = Hall::of(&app, 5).await;
        let (_, agreed) = hall.presented(&app, "Hubs </script><b>first").await;
        let (_, not) = hall.presented(&app, "Free travel").await;
        let round = hall.opened(&[&agreed, &not], json!({})).await;
        hall.cast(&round, &agreed, 5).await;
        hall.cast(&round, &not, 3).await;
        let address = format!("/j/{}/results", hall.organiser.jury);
        hall.facilitator.post(&format!("/rounds/{round}/close"), json!({})).await.ok();
        hall.facilitator.post(&format!("/rounds/{round}/reveal"), json!({})).await.ok();
        let before = read(&app, &address).await;
        assert!(!before.text.contains("needed"), "nothing before it is published");

        hall.organiser.post(&format!("/rounds/{round}/publish"), json!({})).await.ok();
        let page = read(&app, &address).await;
        assert_eq!((page.status, page.kind.as_str()), (200, "text/html; charset=utf-8"));
        let (body, seed) = parts(&page.text);
        let at = |words: &str| body.find(words).unwrap_or_else(|| panic!("{words} is missing"));
        assert!(at("5 of 5 support · 4 needed") < at("3 of 5 support · 4 needed"), "agreed ones come first");
        assert!(body.contains("1. Hubs &lt;/script&gt;&lt;b&gt;first") && !body.contains("<b>first"));
        assert!(!body.contains("style="), "the policy of the pages allows no styles in line");
        assert_eq!(seed["results"], hall.public(&app).view("results").await, "the script begins with what GET answers");
        assert!(seed["head"]["consent"].is_null());

        let small = reqwest::Client::new().get(app.url(&address)).header("accept-encoding", "gzip").timeout(LIMIT);
        let small = small.send().await.unwrap();
        assert_eq!(small.headers().get("content-encoding").unwrap(), "gzip");
        let bytes = small.bytes().await.unwrap();
        assert!(bytes.len() * 2 < page.text.len(), "{} of {} bytes", bytes.len(), page.text.len());
        let mut whole = String::new();
        flate2::read::GzDecoder::new(bytes.as_ref()).read_to_string(&mut whole).unwrap();
        assert_eq!(whole, page.text);

        let arabic = read(&app, &format!("{address}?lang=ar")).await.text;
        assert!(arabic.contains("<html lang=\"ar\" dir=\"rtl\">") && arabic.contains("تم الاتفاق عليها"));
    }

    async fn every_vote_has_an_address_that_stays(app: App) {
        let hall = Hall::of(&app, 5).await;
        let (_, version) = hall.presented(&app, "Hubs first").await;
        let trial = hall.opened(&[&version], json!({ "title": "First look", "indicative": true })).await;
        hall.cast(&trial, &version, 2).await;
        hall.facilitator.post(&format!("/rounds/{trial}/close"), json!({})).await.ok();
        hall.facilitator.post(&format!("/rounds/{trial}/reveal"), json!({})).await.ok();
        let round = hall.opened(&[&version], json!({ "title": "Final vote" })).await;
        hall.cast(&round, &version, 4).await;
        hall.facilitator.post(&format!("/rounds/{round}/close"), json!({})).await.ok();
        hall.facilitator.post(&format!("/rounds/{round}/reveal"), json!({})).await.ok();
        let whole = format!("/j/{}/results", hall.organiser.jury);
        let (first, last) = (format!("{whole}/{trial}"), format!("{whole}/{round}"));
        assert_eq!((read(&app, &first).await.status, read(&app, &last).await.status), (404, 404));
        hall.organiser.post(&format!("/rounds/{round}/publish"), json!({})).await.ok();
        let erratum = json!({ "text": "It was <b>Monday</b>.", "reason": "A slip" });
        hall.organiser.post(&format!("/rounds/{round}/errata"), erratum).await.ok();

        let page = read(&app, &last).await;
        let (body, seed) = parts(&page.text);
        for words in ["<h1 dir=\"auto\">Final vote</h1>", "4 of 5 support · 4 needed", "5 of 5 jurors voted", "It was &lt;b&gt;Monday"] {
            assert!(body.contains(words), "{words} is missing in {body}");
        }
        assert!(body.contains(&format!("/api/juries/{}/rounds/{round}/result.csv", hall.organiser.jury)));
        assert!(body.contains("<title>Final vote – ") && seed["jury"] == json!(hall.organiser.jury));
        assert!(read(&app, &first).await.text.contains("2 of 5 support · 4 needed"));
        assert_eq!(read(&app, &format!("{whole}/nonsense")).await.status, 404);
        let whole = read(&app, &whole).await;
        let (body, _) = parts(&whole.text);
        assert!(body.contains(&format!("href=\"/j/{}/results/{round}\"", hall.organiser.jury)));
        assert!(body.contains("From vote to vote") && body.contains("First look (version 1)"));
    }

    async fn the_page_is_light_and_says_the_outcome_first(app: App) {
        let hall = Hall::of(&app, 5).await;
        let mut versions = Vec::new();
        for n in 1..=2 {
            versions.push(hall.presented(&app, &format!("Recommendation number {n} of this jury")).await.1);
        }
        let versions: Vec<&str> = versions.iter().map(String::as_str).collect();
        let round = hall.opened(&versions, json!({})).await;
        for version in &versions {
            hall.cast(&round, version, 5).await;
        }
        for step in ["close", "reveal"] {
            hall.facilitator.post(&format!("/rounds/{round}/{step}"), json!({})).await.ok();
        }
        hall.organiser.post(&format!("/rounds/{round}/publish"), json!({})).await.ok();
        let address = format!("/j/{}/results", hall.organiser.jury);
        let page = read(&app, &address).await.text;
        let first: String = page.chars().take(15 * 1024).collect();
        let told = (1..=2).filter(|n| first.contains(&format!("Recommendation number {n} of"))).count();
        let client = reqwest::Client::new();
        let mut weight = 0;
        let mut files = std::collections::BTreeSet::from([address.as_str()]);
        files.extend(page.split('"').filter(|part| part.starts_with("/assets/") || *part == "/mark.svg"));
        for file in &files {
            let answer = client.get(app.url(file)).header("accept-encoding", "br, gzip").timeout(LIMIT);
            weight += answer.send().await.unwrap().bytes().await.unwrap().len();
        }
        println!(
            "figure: the results page weighs {:.1} KiB in {} files; {told} of 2 outcomes are in its first 15 KiB",
            weight as f64 / 1024.0, files.len(),
        );
        assert!(first.contains("They agreed on 2 of 2 recommendations."), "the whole in one sentence");
        assert_eq!(told, 2);
        assert!(weight <= 60 * 1024, "{weight} bytes");
    }

    async fn a_jury_that_is_not_public_looks_like_none(app: App) {
        let organiser = app.jury().await;
        organiser.post("/edit", json!({ "public": false })).await.ok();
        let closed = read(&app, &format!("/j/{}/results", organiser.jury)).await;
        let none = read(&app, "/j/01890000-0000-7000-8000-000000000000/results").await;
        let nonsense = read(&app, "/j/nonsense/results").await;
        assert_eq!((closed.status, none.status, nonsense.status), (404, 404, 404));
        assert!(closed.text == none.text && !closed.text.contains("Buses"));
    }
}
