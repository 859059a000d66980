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
