//! Files on their way in: twice, cut off, too large, by the wrong person, on two nodes, and let go of.

use std::time::{Duration, Instant};

use citizens_jury::actions::files::collect;
use citizens_jury::clock;
use serde_json::json;
use tokio::io::AsyncWriteExt as _;
use tokio::net::TcpStream;

use super::{bring, drafted, files_in, made, open, piece, witness_of};
use crate::app::{App, LIMIT};

const DAY_MS: i64 = 24 * 3_600_000;
const MOST: usize = 20 * 1024 * 1024;

/// Waits until a folder has so many files.
async fn until_files(folder: &std::path::Path, count: usize) {
    let begun = Instant::now();
    while files_in(folder).len() != count {
        assert!(begun.elapsed() < LIMIT, "{:?}", files_in(folder));
        actix_web::rt::time::sleep(Duration::from_millis(10)).await;
    }
}

both! {
    async fn the_same_bytes_are_kept_once_however_often_and_wherever_they_come(app: App) {
        let organiser = app.jury().await;
        let other = app.beside().await;
        let wyn = witness_of(&app, &organiser).await;
        let (wil, _) = app.add(&organiser, json!({ "role": "witness", "name": "Wil" })).await;
        let there = [wil.at(&other), wyn.at(&other), wil.clone(), wyn.clone()];
        let bytes = made::pdf(&["one"]);
        let brought = futures_util::future::join_all(there.iter().map(|who| bring(who, bytes.clone()))).await;
        let hashes: Vec<_> = brought.iter().map(|reply| reply.ok()["hash"].clone()).collect();
        assert!(hashes.iter().all(|hash| *hash == hashes[0]));
        assert_eq!(files_in(&app.home.files.join("kept")).len(), 1);
        until_files(&app.home.files.join("incoming"), 0).await;
        // Brought here, named there, opened here.
        let made = wil.at(&other).post("/evidence", piece(&hashes[0], "one.pdf", "")).await.ok();
        assert_eq!(open(&wil, made["ids"][0].as_str().unwrap(), &[]).await.bytes, bytes);
    }

    async fn nobody_names_what_somebody_else_brought(app: App) {
        let organiser = app.jury().await;
        let wyn = witness_of(&app, &organiser).await;
        let (wil, _) = app.add(&organiser, json!({ "role": "witness", "name": "Wil" })).await;
        let taken = bring(&wyn, made::pdf(&["mine"])).await.ok();
        wil.post("/evidence", piece(&taken["hash"], "mine.pdf", "")).await.refused(409, "file_unknown");
        wyn.post("/evidence", piece(&json!("0".repeat(64)), "x.pdf", "")).await.refused(409, "file_unknown");
        wyn.post("/evidence", piece(&json!("../../jury.db"), "x.pdf", "")).await.refused(409, "file_unknown");
        assert_eq!(wil.view("me").await["evidence"], json!([]), "nothing half-made");
        wyn.post("/evidence", piece(&taken["hash"], "mine.pdf", "")).await.ok();
    }

    async fn what_cannot_be_taken_is_refused_in_words_and_leaves_nothing(app: App) {
        let organiser = app.jury().await;
        let witness = witness_of(&app, &organiser).await;
        let (juror, _) = app.add(&organiser, json!({ "role": "juror", "name": "Amina" })).await;
        bring(&juror, made::pdf(&["x"])).await.refused(403, "not_allowed");
        bring(&witness, Vec::new()).await.refused(422, "file_empty");
        let mut large = made::pdf(&["x"]);
        large.resize(MOST + 1, b' ');
        bring(&witness, large.clone()).await.refused(413, "file_too_large");
        // Its size is not told beforehand.
        let pieces: Vec<Result<Vec<u8>, std::io::Error>> = large.chunks(1 << 20).map(|piece| Ok(piece.to_vec())).collect();
        let untold = reqwest::Body::wrap_stream(futures_util::stream::iter(pieces));
        bring(&witness, untold).await.refused(413, "file_too_large");
        for (name, bytes, refused) in made::hostile() {
            let reply = bring(&witness, bytes).await;
            match refused {
                Some(code) => assert_eq!(reply.json()["code"], code, "{name}"),
                None => assert_eq!(reply.status, 200, "{name}: {}", reply.text),
            }
        }
        let kept = made::hostile().into_iter().filter(|(_, _, refused)| refused.is_none()).count();
        until_files(&app.home.files.join("incoming"), 0).await;
        assert_eq!(files_in(&app.home.files.join("kept")).len(), kept);
        large.truncate(MOST);
        assert_eq!(bring(&witness, large).await.ok()["bytes"], MOST);
    }

    async fn a_line_that_is_cut_leaves_nothing(app: App) {
        let organiser = app.jury().await;
        let witness = witness_of(&app, &organiser).await;
        let incoming = app.home.files.join("incoming");
        let mut line = TcpStream::connect(app.address).await.unwrap();
        let head = format!(
            "PUT /api/juries/{}/evidence/files HTTP/1.1\r\nHost: {}\r\nAuthorization: Bearer {}\r\nContent-Length: 1000000\r\n\r\n",
            witness.jury, app.address, witness.bearer().await.unwrap()
        );
        line.write_all(head.as_bytes()).await.unwrap();
        line.write_all(&made::pdf(&["half"])).await.unwrap();
        until_files(&incoming, 1).await;
        drop(line);
        until_files(&incoming, 0).await;
        assert!(files_in(&app.home.files.join("kept")).is_empty());
        bring(&witness, made::pdf(&["whole"])).await.ok();
    }

    async fn what_nothing_names_is_let_go_of_after_a_day_and_nothing_else(app: App) {
        let organiser = app.jury().await;
        let other = app.beside().await;
        let witness = witness_of(&app, &organiser).await;
        let kept = app.home.files.join("kept");
        let named = drafted(&witness, made::pdf(&["named"]), "named.pdf").await;
        let taken = bring(&witness, made::pdf(&["never named"])).await.ok();
        drafted(&witness, made::pdf(&["replaced"]), "replaced.pdf").await;
        let replaced = witness.view("me").await["evidence"].as_array().unwrap().iter().find(|one| one["file"]["name"] == "replaced.pdf").unwrap()["id"].clone();
        let text = json!({ "title": "A report", "matter": { "kind": "statement", "text": "In words" } });
        witness.post(&format!("/evidence/{}/edit", replaced.as_str().unwrap()), text).await.ok();
        // Of a program that died between two steps.
        let stray = kept.join("zz");
        std::fs::create_dir_all(&stray).unwrap();
        std::fs::write(stray.join("stray"), "x").unwrap();
        std::fs::write(app.home.files.join("incoming/half"), "x").unwrap();
        let now = clock::now();
        assert_eq!(collect(&app.service, now).await.unwrap(), 0, "a day is given to everything");
        assert_eq!(files_in(&kept).len(), 4);
        let later = now.plus_ms(DAY_MS + 60_000);
        let (here, there) = futures_util::join!(collect(&app.service, later), collect(&other.service, later));
        let (here, there) = (here.unwrap(), there.unwrap());
        assert!((3..=4).contains(&(here + there)), "{here} and {there}: two nodes may both see the stray one");
        assert_eq!(files_in(&kept).len(), 1);
        assert!(files_in(&app.home.files.join("incoming")).is_empty());
        assert_eq!(open(&witness, &named, &[]).await.bytes, made::pdf(&["named"]));
        witness.post("/evidence", piece(&taken["hash"], "late.pdf", "")).await.refused(409, "file_unknown");
        // The same bytes may come again.
        drafted(&witness, made::pdf(&["never named"]), "again.pdf").await;
        assert_eq!(files_in(&kept).len(), 2);
    }

    async fn one_person_fills_no_disk(app: App) {
        let organiser = app.jury().await;
        let witness = witness_of(&app, &organiser).await;
        for n in 0..50 {
            bring(&witness, format!("text {n}")).await.ok();
        }
        bring(&witness, "one more").await.refused(429, "uploads_enough");
        let (other, _) = app.add(&organiser, json!({ "role": "witness", "name": "Wil" })).await;
        bring(&other, "one more").await.ok();
        collect(&app.service, clock::now().plus_ms(DAY_MS + 60_000)).await.unwrap();
        bring(&witness, "one more").await.ok();
    }
}

#[actix_web::test]
async fn a_place_that_cannot_be_written_is_told_when_people_ask_and_when_they_bring() {
    use crate::home::{Begin as _, Home};
    let app = App::begin(Home::sqlite()).await;
    let organiser = app.jury().await;
    let witness = witness_of(&app, &organiser).await;
    let files = app.home.files.clone();
    std::fs::remove_dir_all(&files).unwrap();
    std::fs::write(&files, "no folder").unwrap();
    bring(&witness, "text").await.refused(503, "files_away");
    let ready = reqwest::get(app.url("/readyz")).await.unwrap();
    assert_eq!(ready.status(), 200, "everything else goes on");
    let said = ready.text().await.unwrap();
    assert!(said.contains("files of evidence can be neither kept nor read"), "{said}");
    std::fs::remove_file(&files).unwrap();
    std::fs::create_dir_all(files.join("incoming")).unwrap();
    bring(&witness, "text").await.ok();
}
