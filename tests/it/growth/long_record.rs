//! A record that becomes long: starting, views and changes stay as quick, and exporting and verifying it
//! takes time by its length and no memory.
//!
//! `JURY_RECORD_ENTRIES` makes it longer.

use std::fs::File;
use std::io::Write as _;
use std::time::{Duration, Instant};

use citizens_jury::clock;
use citizens_jury::jury::ids::JuryId;
use citizens_jury::jury::record::{Kind, chain};
use citizens_jury::store;
use citizens_jury::store::conn::Conn;
use diesel::Connection as _;
use serde_json::json;

use crate::app::{LIMIT, User};
use crate::home::Home;
use crate::kill::{create_account, first_id, sign_in};
use crate::program::{Serving, program, said};

const ENTRIES: i64 = 4_000;
/// Entries of one transaction while the record is made.
const AT_ONCE: i64 = 5_000;
/// What a longer record may add to anything that does not walk it: chance, on a busy machine.
const NOISE: Duration = Duration::from_millis(20);
/// What the whole record may need in memory, in KiB, however long it is.
const MEMORY_KIB: u64 = 32 * 1024;

/// What was seen at one length.
struct Seen {
    entries: i64,
    start: Duration,
    view: Duration,
    change: Duration,
    export: Duration,
    verify: Duration,
    memory_kib: u64,
}

fn entries() -> i64 {
    std::env::var("JURY_RECORD_ENTRIES").map_or(ENTRIES, |text| text.parse().expect("a number of entries"))
}

fn median(mut took: Vec<Duration>) -> Duration {
    took.sort_unstable();
    took[took.len() / 2]
}

/// Appends entries until there are that many.
fn lengthen(home: &Home, jury: JuryId, entries: i64) {
    let conn = &mut home.database.connect().unwrap();
    let mut there = 0;
    while there < entries {
        there = conn.transaction(|conn| append_some(conn, jury, entries)).unwrap();
    }
}

fn append_some(conn: &mut Conn, jury: JuryId, entries: i64) -> diesel::QueryResult<i64> {
    let mut row = store::juries::claim(conn, jury)?.expect("the jury");
    let last = entries.min(row.record_count + AT_ONCE);
    for n in row.record_count + 1..=last {
        let salt = clock::random_bytes::<16>();
        let content =
            json!({ "entry": n, "said": "As many words as a decision of a jury usually has in its record." });
        let entry = chain(n, row.seq, clock::now(), Kind::JuryEdited, &salt, &content, &row.record_head);
        store::record::append(conn, jury, &entry, &salt, &content, None)?;
        row.record_head = entry.hash;
    }
    row.record_count = last;
    store::juries::save(conn, &row)?;
    Ok(last)
}

async fn asked(user: &User, path: &str) -> Duration {
    let begun = Instant::now();
    user.get(path).await.ok();
    begun.elapsed()
}

async fn changed(user: &User, n: usize) -> Duration {
    let begun = Instant::now();
    user.post("/edit", json!({ "contact": format!("Olwen, room {n}") })).await.ok();
    begun.elapsed()
}

/// Fetches the record into a file; how long that took.
async fn exported(user: &User, to: &std::path::Path) -> Duration {
    let begun = Instant::now();
    let url = format!("http://{}/api/juries/{}/record", user.address, user.jury);
    let ask = user.http.get(url).bearer_auth(user.bearer().await.unwrap());
    let mut answer = ask.send().await.unwrap().error_for_status().unwrap();
    let mut file = File::create(to).unwrap();
    while let Some(piece) = answer.chunk().await.unwrap() {
        file.write_all(&piece).unwrap();
    }
    begun.elapsed()
}

/// Starts the program; how long until it says that it is ready.
async fn started(home: &Home, listen: &str) -> (Serving, Duration) {
    let begun = Instant::now();
    let serving = Serving::at(home, listen).expect("it starts");
    let ready = reqwest::get(format!("http://{}/readyz", serving.address)).await.unwrap();
    assert_eq!(ready.status(), 200);
    (serving, begun.elapsed())
}

async fn seen(home: &Home, user: &mut User, entries: i64) -> Seen {
    let listen = user.address.to_string();
    let mut starts = Vec::new();
    for _ in 0..3 {
        let (mut serving, took) = started(home, &listen).await;
        starts.push(took);
        serving.end("-TERM");
    }
    let (mut serving, _) = started(home, &listen).await;
    user.http = reqwest::Client::new();
    let (mut views, mut changes) = (Vec::new(), Vec::new());
    for n in 0..30 {
        views.push(asked(user, "/jury").await);
        changes.push(changed(user, n).await);
    }
    let file = home.folder.path().join("record.jsonl");
    let before_kib = serving.memory_kib("VmHWM");
    let export = exported(user, &file).await;
    let memory_kib = serving.memory_kib("VmHWM") - before_kib;
    serving.end("-TERM");
    let begun = Instant::now();
    let verified = program(home, &["verify", "record", file.to_str().unwrap()]).output().unwrap();
    let verify = begun.elapsed();
    assert!(verified.status.success(), "{}", said(&verified));
    // What was changed meanwhile is in it.
    assert!(said(&verified).contains("entries"), "{}", said(&verified));
    Seen {
        entries,
        start: median(starts),
        view: median(views),
        change: median(changes),
        export,
        verify,
        memory_kib,
    }
}

both! {
    async fn a_long_record_costs_no_more_than_its_length(home: Home) {
        create_account(&home, "olwen");
        let mut serving = Serving::start(&home);
        let mut user = sign_in(serving.address.parse().unwrap(), "olwen").await;
        let new = json!({
            "title": "Buses", "charge": "What should buses be like?", "time_zone": "Europe/London",
            "first_day": "2026-11-23", "two_day_template": true,
        });
        user.jury = first_id(&user.post("/api/juries", new).await.ok());
        serving.end("-TERM");
        let mut all = Vec::new();
        for entries in [entries() / 100, entries() / 10, entries()] {
            lengthen(&home, user.jury.parse().unwrap(), entries);
            let seen = seen(&home, &mut user, entries).await;
            println!(
                "figure: {} entries: ready after {:.0?}, a view {:.1?}, a change {:.1?}; exported in {:.1?} with {} KiB more, verified in {:.1?}",
                seen.entries, seen.start, seen.view, seen.change, seen.export, seen.memory_kib, seen.verify
            );
            all.push(seen);
        }
        let [few, some, many] = &all[..] else { unreachable!() };
        for (what, few, many) in
            [("a view", few.view, many.view), ("a change", few.change, many.change), ("a start", few.start, many.start)]
        {
            assert!(many <= few * 2 + NOISE, "{what} became slow: {few:?}, then {many:?}");
        }
        for (what, some, many) in [("exporting", some.export, many.export), ("verifying", some.verify, many.verify)] {
            assert!(many <= some * 20 + LIMIT / 30, "{what} is not linear: {some:?}, then {many:?}");
        }
        assert!(many.memory_kib <= MEMORY_KIB, "{} KiB for an export", many.memory_kib);
    }
}
