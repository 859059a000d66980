//! Evidence that is a file: brought, named, published, opened, withdrawn; and everything that goes wrong on
//! the way.

#[path = "evidence_files/bringing.rs"]
mod bringing;
#[path = "evidence_files/hostile.rs"]
mod hostile;
#[path = "evidence_files/made.rs"]
pub mod made;

use std::path::{Path, PathBuf};

use reqwest::Method;
use reqwest::header::HeaderMap;
use serde_json::{Value, json};

use crate::app::{App, LIMIT, Reply, User};

/// An answer with its headers and its bytes.
pub struct Answered {
    pub status: u16,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
}

impl Answered {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map(|value| value.to_str().unwrap()).unwrap_or_default()
    }
}

/// Sends bytes as a file.
pub async fn bring(user: &User, bytes: impl Into<reqwest::Body>) -> Reply {
    let url = format!("http://{}/api/juries/{}/evidence/files", user.address, user.jury);
    let request = user.http.put(url).timeout(LIMIT).body(bytes).bearer_auth(user.bearer().await.unwrap());
    let answer = request.send().await.unwrap();
    Reply { status: answer.status().as_u16(), text: answer.text().await.unwrap(), cookie: None }
}

/// Opens a piece's file as a program does, by token, with more headers.
pub async fn open(user: &User, one: &str, more: &[(&str, &str)]) -> Answered {
    let url = format!("http://{}/api/juries/{}/evidence/{one}/file", user.address, user.jury);
    let mut request = user.http.request(Method::GET, url).timeout(LIMIT);
    if let Some(token) = user.bearer().await {
        request = request.bearer_auth(token);
    }
    for (name, value) in more {
        request = request.header(*name, *value);
    }
    let answer = request.send().await.unwrap();
    let (status, headers) = (answer.status().as_u16(), answer.headers().clone());
    Answered { status, headers, bytes: answer.bytes().await.unwrap().to_vec() }
}

pub fn piece(hash: &Value, name: &str, alternative: &str) -> Value {
    json!({
        "title": "A report", "capacity": "Researcher", "interest": "", "summary": "Buses come late.",
        "licence": "cc_by",
        "matter": { "kind": "file", "hash": hash, "name": name, "alternative": alternative },
    })
}

/// A witness's file as a draft; gives its id.
pub async fn drafted(witness: &User, bytes: Vec<u8>, name: &str) -> String {
    let taken = bring(witness, bytes).await.ok();
    let made = witness.post("/evidence", piece(&taken["hash"], name, "A map")).await.ok();
    made["ids"][0].as_str().unwrap().to_owned()
}

/// All files below a folder.
pub fn files_in(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() { found.extend(files_in(&path)) } else { found.push(path) }
    }
    found
}

async fn witness_of(app: &App, organiser: &User) -> User {
    app.add(organiser, json!({ "role": "witness", "name": "Wyn" })).await.0
}

both! {
    async fn a_file_goes_from_a_witness_to_the_jury_and_the_public(app: App) {
        let organiser = app.jury().await;
        organiser.post("/edit", json!({ "public": true })).await.ok();
        let witness = witness_of(&app, &organiser).await;
        let (juror, _) = app.add(&organiser, json!({ "role": "juror", "name": "Amina" })).await;
        let mut guest = app.anybody();
        guest.jury.clone_from(&organiser.jury);
        let bytes = made::pdf(&["Buses come late"]);
        let taken = bring(&witness, bytes.clone()).await.ok();
        assert_eq!((&taken["kind"], &taken["bytes"]), (&json!("pdf"), &json!(bytes.len())));
        let made = witness.post("/evidence", piece(&taken["hash"], "C:\\reports\\Report.html", "")).await.ok();
        let one = made["ids"][0].as_str().unwrap();
        let path = |verb: &str| format!("/evidence/{one}/{verb}");
        let opens = async |who: &User| open(who, one, &[]).await.status;
        assert_eq!([opens(&witness).await, opens(&organiser).await, opens(&guest).await], [200, 404, 404]);
        witness.post(&path("submit"), json!({})).await.ok();
        assert_eq!([opens(&organiser).await, opens(&juror).await, opens(&guest).await], [200, 404, 404]);
        assert_eq!(organiser.view("evidence").await["evidence"][0]["file"]["name"], "Report.html.pdf");
        organiser.post(&path("publish"), json!({})).await.ok();
        let answer = open(&juror, one, &[]).await;
        assert_eq!((answer.status, answer.bytes.len()), (200, bytes.len()));
        assert_eq!(answer.bytes, bytes);
        assert_eq!(answer.header("content-type"), "application/pdf");
        assert!(answer.header("content-disposition").starts_with("inline; filename=\"Report.html.pdf\""));
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        assert_eq!(answer.header("cross-origin-resource-policy"), "same-origin");
        assert_eq!(answer.header("cache-control"), "private, no-cache");
        assert_eq!(opens(&guest).await, 200, "the jury is public");
        let line = guest.view("evidence").await["evidence"][0].clone();
        assert_eq!((&line["summary"], &line["licence"]), (&json!("Buses come late."), &json!("cc_by")));
        assert_eq!(line["file"]["hash"], taken["hash"]);
        witness.post(&path("withdraw"), json!({ "reason": "A figure was wrong" })).await.ok();
        assert_eq!([opens(&juror).await, opens(&guest).await], [404, 404], "withdrawn at once");
        assert_eq!([opens(&witness).await, opens(&organiser).await], [200, 200]);
        let line = guest.view("evidence").await["evidence"][0].clone();
        assert_eq!((&line["state"], &line["file"]), (&json!("withdrawn"), &Value::Null));
        assert_eq!(organiser.view("evidence").await["evidence"][0]["file"]["hash"], taken["hash"]);
    }

    async fn a_file_is_opened_in_parts_and_known_again(app: App) {
        let organiser = app.jury().await;
        let witness = witness_of(&app, &organiser).await;
        let text: String = (0..40_000).map(|n| format!("{n}\n")).collect();
        let one = drafted(&witness, text.clone().into_bytes(), "Zahlen – ü.txt").await;
        let whole = open(&witness, &one, &[]).await;
        assert_eq!(whole.header("content-disposition").split(';').next(), Some("attachment"));
        assert!(whole.header("content-disposition").contains("UTF-8''Zahlen%20%E2%80%93%20%C3%BC.txt"));
        assert_eq!(whole.header("content-security-policy"), "default-src 'none'; sandbox");
        let tag = whole.header("etag").to_owned();
        let again = open(&witness, &one, &[("if-none-match", &tag)]).await;
        assert_eq!((again.status, again.bytes.len()), (304, 0));
        let last = text.len() - 1;
        for (range, from, to) in [("bytes=0-9", 0, 9), ("bytes=100000-100099", 100_000, 100_099), ("bytes=-5", last - 4, last)] {
            let part = open(&witness, &one, &[("range", range)]).await;
            assert_eq!((part.status, part.bytes.as_slice()), (206, &text.as_bytes()[from..=to]), "{range}");
            assert_eq!(part.header("content-range"), format!("bytes {from}-{to}/{}", text.len()));
        }
        let beyond = open(&witness, &one, &[("range", "bytes=9999999-")]).await;
        assert_eq!((beyond.status, beyond.header("content-range")), (416, &*format!("bytes */{}", text.len())));
        for (name, value) in [("range", "bytes=0-1,5-6"), ("range", "pages=1-2"), ("range", "nonsense")] {
            assert_eq!(open(&witness, &one, &[(name, value)]).await.status, 200, "{value}");
        }
        let stale = open(&witness, &one, &[("range", "bytes=0-9"), ("if-range", "\"other\"")]).await;
        assert_eq!((stale.status, stale.bytes.len()), (200, text.len()));
        let fresh = open(&witness, &one, &[("range", "bytes=0-9"), ("if-range", &tag)]).await;
        assert_eq!(fresh.status, 206);
    }

    async fn a_link_is_followed_with_the_cookie_alone(app: App) {
        let organiser = app.jury().await;
        let (witness, id) = app.add(&organiser, json!({ "role": "witness", "name": "Wyn" })).await;
        let one = drafted(&witness, made::png(640, 480), "map.png").await;
        let mut link = witness.clone();
        (link.token, link.lasting) = (None, None);
        assert_eq!(open(&link, &one, &[]).await.status, 404, "the jury is not public");
        let cards = organiser.get("/cards").await.ok();
        let code = cards["cards"].as_array().unwrap().iter().find(|card| card["person"] == *id).unwrap()["code"].clone();
        let session = app.anybody().post("/api/sessions/card", json!({ "code": code })).await;
        let cookie = session.cookie.clone().unwrap();
        let image = open(&link, &one, &[("cookie", &cookie)]).await;
        assert_eq!((image.status, image.header("content-type")), (200, "image/png"));
        assert_eq!(open(&link, &one, &[("cookie", "jury=made-up")]).await.status, 404);
        let mut signed_in = app.anybody();
        signed_in.token = Some(session.ok()["token"].as_str().unwrap().to_owned());
        signed_in.send(Method::DELETE, "/api/sessions/current", None, None).await;
        assert_eq!(open(&link, &one, &[("cookie", &cookie)]).await.status, 404, "signed out");
    }

    async fn an_image_needs_words_before_it_is_handed_in(app: App) {
        let organiser = app.jury().await;
        let witness = witness_of(&app, &organiser).await;
        let taken = bring(&witness, made::jpeg(800, 600)).await.ok();
        assert_eq!(taken["pixels"], json!({ "width": 800, "height": 600 }));
        let made = witness.post("/evidence", piece(&taken["hash"], "map.jpg", " ")).await.ok();
        let one = made["ids"][0].as_str().unwrap();
        witness.post(&format!("/evidence/{one}/submit"), json!({})).await.refused(409, "alternative_missing");
        witness.post(&format!("/evidence/{one}/edit"), piece(&taken["hash"], "map.jpg", "The bus map")).await.ok();
        witness.post(&format!("/evidence/{one}/submit"), json!({})).await.ok();
        let line = organiser.view("evidence").await["evidence"][0]["file"].clone();
        assert_eq!((&line["alternative"], &line["pixels"]["width"]), (&json!("The bus map"), &json!(800)));
    }

    async fn what_was_handed_in_before_stays_as_an_older_version(app: App) {
        let organiser = app.jury().await;
        let witness = witness_of(&app, &organiser).await;
        let one = drafted(&witness, made::pdf(&["first"]), "first.pdf").await;
        let path = |verb: &str| format!("/evidence/{one}/{verb}");
        // Before it is handed in, another file takes the first one's place.
        let second = bring(&witness, made::pdf(&["second"])).await.ok();
        witness.post(&path("edit"), piece(&second["hash"], "second.pdf", "")).await.ok();
        witness.post(&path("submit"), json!({})).await.ok();
        organiser.post(&path("return"), json!({ "reason": "Page 3 is missing" })).await.ok();
        let third = bring(&witness, made::pdf(&["third"])).await.ok();
        witness.post(&path("edit"), piece(&third["hash"], "third.pdf", "")).await.ok();
        let line = witness.view("me").await["evidence"][0].clone();
        assert_eq!((&line["file"]["version"], &line["file"]["name"]), (&json!(2), &json!("third.pdf")));
        let earlier: Vec<_> = line["earlier"].as_array().unwrap().iter().map(|file| file["name"].clone()).collect();
        assert_eq!(earlier, ["second.pdf"], "the first one was never handed in");
        witness.post(&path("submit"), json!({})).await.ok();
        organiser.post(&path("publish"), json!({})).await.ok();
        let (juror, _) = app.add(&organiser, json!({ "role": "juror", "name": "Amina" })).await;
        assert_eq!(open(&juror, &one, &[]).await.bytes, made::pdf(&["third"]));
        let older = |file: &Value| format!("{one}/file?hash={}", file["hash"].as_str().unwrap());
        let ask = async |who: &User, file: &Value| who.get(&format!("/evidence/{}", older(file))).await.status;
        assert_eq!([ask(&organiser, &second).await, ask(&juror, &second).await], [200, 404], "never published");
        assert_eq!(ask(&juror, &third).await, 200);
        assert_eq!(juror.view("evidence").await["evidence"][0]["earlier"], json!([]));
    }
    async fn a_newer_version_waits_until_an_organiser_publishes_it(app: App) {
        let organiser = app.jury().await;
        let witness = witness_of(&app, &organiser).await;
        let (juror, _) = app.add(&organiser, json!({ "role": "juror", "name": "Amina" })).await;
        let one = drafted(&witness, made::pdf(&["first"]), "report.pdf").await;
        let path = |verb: &str| format!("/evidence/{one}/{verb}");
        let newer = async |text: &str| {
            let taken = bring(&witness, made::pdf(&[text])).await.ok();
            json!({ "hash": taken["hash"], "name": format!("{text}.pdf") })
        };
        witness.post(&path("file"), newer("early").await).await.refused(409, "evidence_state_wrong");
        witness.post(&path("submit"), json!({})).await.ok();
        witness.post(&path("file"), newer("second").await).await.ok();
        assert_eq!(organiser.view("evidence").await["evidence"][0]["file"]["name"], "second.pdf");
        organiser.post(&path("publish"), json!({})).await.ok();
        organiser.post(&path("publish"), json!({})).await.refused(409, "evidence_state_wrong");
        let third = newer("third").await;
        organiser.post(&path("file"), third.clone()).await.refused(403, "not_allowed");
        witness.post(&path("file"), third.clone()).await.ok();
        let line = juror.view("evidence").await["evidence"][0].clone();
        assert_eq!((&line["file"]["name"], &line["waiting"]), (&json!("second.pdf"), &Value::Null));
        assert_eq!(open(&juror, &one, &[]).await.bytes, made::pdf(&["second"]));
        let asked = format!("/evidence/{one}/file?hash={}", third["hash"].as_str().unwrap());
        assert_eq!(juror.get(&asked).await.status, 404);
        assert_eq!(organiser.view("evidence").await["evidence"][0]["waiting"]["name"], "third.pdf");
        organiser.post(&path("publish"), json!({})).await.ok();
        let line = juror.view("evidence").await["evidence"][0].clone();
        assert_eq!((&line["file"]["name"], &line["file"]["version"]), (&json!("third.pdf"), &json!(3)));
        assert_eq!((&line["earlier"][0]["name"], line["earlier"].as_array().unwrap().len()), (&json!("second.pdf"), 1));
        assert_eq!(open(&juror, &one, &[]).await.bytes, made::pdf(&["third"]));
        assert_eq!(juror.get(&asked).await.status, 200);
    }
}
