//! Files that somebody makes who means harm: known for what they are, never run by a browser, and nothing
//! that takes the program's memory.

use std::io::Cursor;

use citizens_jury::files::look::look;
use citizens_jury::jury::files::FileKind;
use citizens_jury::no::No;
use proptest::prelude::*;
use serde_json::json;

use super::{bring, drafted, made, open};
use crate::home::Home;
use crate::kill::{create_account, first_id, sign_in};
use crate::program::Serving;

/// What the program may have taken at its most, in KiB.
const MEMORY_KIB: u64 = 256 * 1024;
const MOST: usize = 20 * 1024 * 1024;

fn seen(bytes: &[u8]) -> Result<FileKind, String> {
    match look(&mut Cursor::new(bytes), bytes.len() as u64) {
        Ok(found) => Ok(found.kind),
        Err(No::Refusal(refusal)) => Err(refusal.code.as_str().to_owned()),
        Err(No::Fault(fault)) => panic!("{fault}"),
    }
}

#[test]
fn files_are_known_by_what_is_in_them() {
    let odf = |what: &str| made::open_document(&format!("application/vnd.oasis.opendocument.{what}"), "<x/>");
    for (bytes, kind) in [
        (made::pdf(&["x"]), FileKind::Pdf),
        (made::png(10, 10), FileKind::Png),
        (made::jpeg(10, 10), FileKind::Jpeg),
        (made::gif(10, 10, b""), FileKind::Gif),
        (made::webp(10, 10), FileKind::Webp),
        ("Plain words: naïve, 汉字, عربي.\r\n\tAnd so on < here.".into(), FileKind::Text),
        ("é".repeat(100_001).into_bytes(), FileKind::Text),
        (made::docx(&["x"]), FileKind::Docx),
        (made::office("xl/workbook.xml"), FileKind::Xlsx),
        (made::office("ppt/presentation.xml"), FileKind::Pptx),
        (odf("text"), FileKind::Odt),
        (odf("spreadsheet"), FileKind::Ods),
        (odf("presentation"), FileKind::Odp),
    ] {
        assert_eq!(seen(&bytes), Ok(kind));
    }
}

#[test]
fn what_means_harm_is_known_too() {
    for (name, bytes, refused) in made::hostile() {
        assert_eq!(seen(&bytes).err().as_deref(), refused, "{name}");
    }
}

proptest! {
    #[test]
    fn no_bytes_are_taken_for_a_page(mut bytes in proptest::collection::vec(any::<u8>(), 0..400), at in 0usize..400, head in 0usize..6) {
        let heads: [&[u8]; 6] = [b"", b"PK\x03\x04", b"%PDF-", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"RIFF\x10\0\0\0WEBP"];
        let with_head = [heads[head], &bytes].concat();
        let _ = seen(&with_head);
        let document = made::docx(&["one", "two"]);
        bytes.truncate(8);
        let at = at % (document.len() - bytes.len());
        let mut changed = document.clone();
        changed[at..at + bytes.len()].copy_from_slice(&bytes);
        // Whatever is changed, it is a document or refused, in words.
        let answer = seen(&changed);
        prop_assert!(!matches!(answer, Ok(kind) if kind.is_shown()), "{:?}", answer);
    }
}

/// A browser may show it by itself only where nothing of it can run.
fn assert_harmless(name: &str, answer: &super::Answered) {
    assert_eq!(answer.status, 200, "{name}");
    let kind = answer.header("content-type");
    let inline = answer.header("content-disposition").starts_with("inline");
    assert_eq!(inline, kind == "application/pdf" || kind.starts_with("image/"), "{name}: {kind}");
    assert!(
        !kind.contains("html") && !kind.contains("svg") && !kind.contains("javascript"),
        "{name}: {kind}"
    );
    assert_eq!(answer.header("x-content-type-options"), "nosniff", "{name}");
    let policy = answer.header("content-security-policy");
    assert!(policy.starts_with("default-src 'none'") && !policy.contains("script-src"), "{name}: {policy}");
    assert!(policy.contains("sandbox") || kind == "application/pdf", "{name}: {policy}");
}

#[actix_web::test]
async fn the_program_stays_small_whatever_comes() {
    let home = Home::sqlite();
    create_account(&home, "Olwen");
    let serving = Serving::start(&home);
    let mut organiser = sign_in(serving.address.parse().unwrap(), "Olwen").await;
    let body = json!({
        "title": "Buses", "charge": "What should buses be like?", "time_zone": "Europe/London",
        "first_day": "2026-11-23", "two_day_template": true,
    });
    organiser.jury = first_id(&organiser.post("/api/juries", body).await.ok());
    let mut served = 0;
    for (name, bytes, refused) in made::hostile() {
        if refused.is_some() {
            bring(&organiser, bytes).await.refused(bring_status(refused), refused.unwrap_or_default());
            continue;
        }
        let one = drafted(&organiser, bytes, name).await;
        assert_harmless(name, &open(&organiser, &one, &[]).await);
        served += 1;
    }
    let large: Vec<_> =
        (0..3).map(|n| [b"%PDF-1.4\n".to_vec(), made::noise(MOST - 9 - n)].concat()).collect();
    let brought = large.iter().map(|bytes| drafted(&organiser, bytes.clone(), "large.pdf"));
    let pieces = futures_util::future::join_all(brought).await;
    let opened = pieces.iter().map(|one| open(&organiser, one, &[]));
    for (answer, bytes) in futures_util::future::join_all(opened).await.iter().zip(&large) {
        assert!(answer.bytes == *bytes, "the same 20 MiB come back");
    }
    let most_kib = serving.memory_kib("VmHWM");
    println!(
        "figure: {served} hostile files served without harm; the program took {} MiB at most",
        most_kib / 1024
    );
    assert!(most_kib < MEMORY_KIB, "{most_kib} KiB");
}

fn bring_status(refused: Option<&str>) -> u16 {
    if refused == Some("file_type_not_allowed") { 415 } else { 422 }
}
