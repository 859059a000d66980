//! Backups: made under load, restored elsewhere, and every bad file told apart.

use std::cell::RefCell;
use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::time::Instant;

use citizens_jury::store::conn::Target;
use citizens_jury::store::keys::Keys;
use serde_json::{Value, json};

use crate::app::User;
use crate::home::Home;
use crate::kill::{create_account, first_id, sign_in};
use crate::postgres::{self, Database};
use crate::program::{LIMIT, Serving, program, said};

/// Runs the program on a home until it ends; gives its exit code and what it said.
async fn run(home: &Home, arguments: &[&str]) -> (i32, String) {
    let mut command = program(home, arguments);
    // The load goes on meanwhile.
    let output = actix_web::web::block(move || command.output().unwrap()).await.unwrap();
    (output.status.code().unwrap(), said(&output))
}

/// A place with nothing in it, of the same kind.
fn empty_place(home: &Home) -> (Home, Vec<Database>) {
    let folder = tempfile::tempdir().unwrap();
    let files = folder.path().join("files");
    match &home.database {
        Target::Sqlite(_) => {
            let database = Target::Sqlite(folder.path().join("jury.db"));
            let keys = Target::Sqlite(folder.path().join("keys.db"));
            (
                Home { database, keys, folder, files, settings: Vec::new(), _dropped_at_the_end: Vec::new() },
                Vec::new(),
            )
        }
        Target::Postgres(_) => {
            let made = vec![postgres::empty_database(), postgres::empty_database()];
            let database = Target::Postgres(made[0].url.clone());
            let keys = Target::Postgres(made[1].url.clone());
            (
                Home { database, keys, folder, files, settings: Vec::new(), _dropped_at_the_end: Vec::new() },
                made,
            )
        }
    }
}

/// A jury in a running program, and somebody who adds people to it one after the other.
struct Work {
    serving: Serving,
    organiser: User,
    /// Names that were acknowledged, in order.
    told: Rc<RefCell<Vec<(String, String)>>>,
}

impl Work {
    async fn begin(home: &Home) -> Self {
        create_account(home, "olwen");
        let serving = Serving::start(home);
        let mut organiser = sign_in(serving.address.parse().unwrap(), "olwen").await;
        let jury = json!({
            "title": "Buses", "charge": "What should buses be like?", "time_zone": "Europe/London",
            "first_day": "2026-11-23", "two_day_template": true,
        });
        organiser.jury = first_id(&organiser.post("/api/juries", jury).await.ok());
        let told = Rc::<RefCell<Vec<_>>>::default();
        for worker in 0..3 {
            let (organiser, told) = (organiser.clone(), told.clone());
            actix_web::rt::spawn(async move {
                for n in 0.. {
                    let name = format!("Somebody {worker}-{n}");
                    let body = json!([{ "role": "juror", "name": name }]).to_string();
                    let asked = organiser.try_send(reqwest::Method::POST, "/people", None, Some(body)).await;
                    let Ok(reply) = asked else { return };
                    told.borrow_mut().push((name, first_id(&reply.ok())));
                }
            });
        }
        Self { serving, organiser, told }
    }

    /// Returns once so many more were acknowledged.
    async fn more(&self, n: usize) -> usize {
        let (begun, from) = (Instant::now(), self.told.borrow().len());
        while self.told.borrow().len() < from + n {
            assert!(begun.elapsed() < LIMIT, "the load stands still");
            tokio::time::sleep(std::time::Duration::from_millis(5)).await;
        }
        self.told.borrow().len()
    }
}

fn registered(people: &Value) -> Vec<(String, String)> {
    let line = |line: &Value| {
        (line["id"].as_str().unwrap().into(), line["register"]["name"].as_str().unwrap_or("").into())
    };
    people["people"].as_array().unwrap().iter().map(line).collect()
}

async fn record_verifies(home: &Home, jury: &str) {
    let (code, record) = run(home, &["export", jury]).await;
    assert_eq!(code, 0, "{record}");
    let file = home.folder.path().join("record.jsonl");
    fs::write(&file, record).unwrap();
    let (code, said) = run(home, &["verify", "record", file.to_str().unwrap()]).await;
    assert_eq!(code, 0, "{said}");
}

both! {
    async fn a_backup_under_load_brings_back_all_that_was_told_before_it(home: Home) {
        let work = Work::begin(&home).await;
        let before = work.more(20).await;
        let shelf = tempfile::tempdir().unwrap();
        let file = shelf.path().join("one.backup");
        let file = file.to_str().unwrap();
        let begun = Instant::now();
        let (code, made) = run(&home, &["backup", file]).await;
        assert_eq!(code, 0, "{made}");
        assert!(made.contains("key store") && made.contains("is not in it"), "{made}");
        println!("figure: a backup under load took {:?}, {} changes told before it", begun.elapsed(), before);
        let after = work.more(20).await;
        // Erased after the backup was made: the key goes, in the key store that stays.
        let (name, erased) = work.told.borrow()[0].clone();
        let Work { mut serving, organiser, told } = work;
        serving.end("-KILL");
        let keys = Keys::open(&home.keys).unwrap();
        keys.destroy(&erased).unwrap();
        keys.wipe().unwrap();
        drop(keys);

        // The database is lost, the key store is not.
        let (mut place, _made) = empty_place(&home);
        match (&home.keys, &place.keys) {
            (Target::Sqlite(from), Target::Sqlite(to)) => { fs::copy(from, to).unwrap(); }
            _ => place.keys = home.keys.clone(),
        }
        let (code, said) = run(&place, &["restore", file]).await;
        assert_eq!(code, 0, "{said}");
        let serving = Serving::start(&place);
        let address = serving.address.parse().unwrap();
        let again = User { jury: organiser.jury.clone(), ..sign_in(address, "olwen").await };
        let there = registered(&again.view("people").await);
        let told = told.borrow().clone();
        for (name, id) in &told[1..before] {
            assert!(there.contains(&(id.clone(), name.clone())), "{name} was told before the backup");
        }
        assert!(there.len() < after, "what came after the backup is in it");
        let line = there.iter().find(|(id, _)| *id == erased);
        assert!(line.is_none_or(|(_, shown)| *shown != name), "{name} was erased: {line:?}");
        again.post("/people", json!([{ "role": "juror", "name": "Newcomer" }])).await.ok();
        record_verifies(&place, &organiser.jury).await;
        drop(serving);
        // Nothing of a person is readable in the file itself.
        let bytes = fs::read(file).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        assert!(told.iter().all(|(name, _)| !text.contains(name.as_str())), "a name lies open in the backup");
        let (code, said) = run(&place, &["verify", "backup", file]).await;
        let heads = said.lines().filter(|line| line.starts_with("jury ")).count();
        assert!(code == 0 && heads == 1 && said.contains(&organiser.jury), "{said}");
    }

    async fn with_its_key_store_a_backup_is_restored_anywhere_and_nothing_over_anything(home: Home) {
        let work = Work::begin(&home).await;
        work.more(3).await;
        let shelf = tempfile::tempdir().unwrap();
        let [file, keys] = ["one.backup", "keys.backup"].map(|name| shelf.path().join(name).display().to_string());
        assert_eq!(run(&home, &["backup", &file, "--keys", &keys]).await.0, 0);
        let (code, said) = run(&home, &["backup", &file]).await;
        assert!(code == 7 && said.contains("is there already"), "{said}");
        let (code, said) = run(&home, &["restore", &file]).await;
        assert!(code == 7 && said.contains("empty place only"), "{said}");
        let jury = work.organiser.jury.clone();
        drop(work);

        // Without its key store, it is restored, and does not start.
        let (place, _made) = empty_place(&home);
        let (code, said) = run(&place, &["restore", &file]).await;
        assert!(code == 0 && said.contains("There is no key store"), "{said}");
        let (code, said) = run(&place, &["serve"]).await;
        assert!(code == 1 && said.contains("put it back there"), "{said}");
        // With another's, neither.
        let (other, _others) = empty_place(&home);
        other.keys.migrate_keys().unwrap();
        Keys::open(&other.keys).unwrap();
        let (code, said) = run(&other, &["restore", &file]).await;
        assert!(code == 8 && said.contains("is not the one"), "{said}");
        let (code, said) = run(&other, &["restore", &keys]).await;
        assert!(code == 3 && said.contains("of a key store"), "{said}");

        let (whole, _made) = empty_place(&home);
        let (code, said) = run(&whole, &["restore", &file, "--keys", &keys]).await;
        assert_eq!(code, 0, "{said}");
        let serving = Serving::start(&whole);
        let olwen = sign_in(serving.address.parse().unwrap(), "olwen").await;
        assert_eq!(User { jury, ..olwen }.view("jury").await["title"], "Buses");
        // No copy is left lying about.
        let left = fs::read_dir(shelf.path()).unwrap().count();
        assert_eq!(left, 2);
    }
}

/// Changes a copy of a backup and gives what `verify` and `restore` say of it; both must agree.
async fn judged(home: &Home, shelf: &Path, change: impl FnOnce(&mut Vec<u8>)) -> (i32, String) {
    let mut bytes = fs::read(shelf.join("good.backup")).unwrap();
    change(&mut bytes);
    let file: PathBuf = shelf.join("bad.backup");
    fs::write(&file, bytes).unwrap();
    let file = file.to_str().unwrap();
    let verified = run(home, &["verify", "backup", file]).await;
    let (place, _made) = empty_place(home);
    let restored = run(&place, &["restore", file]).await;
    assert_eq!(verified, restored);
    let left: Vec<_> =
        fs::read_dir(place.folder.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert!(left.is_empty(), "a refused restore left {left:?}");
    verified
}

fn line_of(bytes: &[u8], n: usize) -> std::ops::Range<usize> {
    let mut start = 0;
    for _ in 0..n {
        start += bytes[start..].iter().position(|byte| *byte == b'\n').unwrap() + 1;
    }
    start..start + bytes[start..].iter().position(|byte| *byte == b'\n').unwrap()
}

both! {
    async fn every_bad_file_has_its_sentence_and_its_exit_code(home: Home) {
        let work = Work::begin(&home).await;
        work.more(3).await;
        let folder = tempfile::tempdir().unwrap();
        let shelf = folder.path();
        let good = shelf.join("good.backup");
        assert_eq!(run(&home, &["backup", good.to_str().unwrap()]).await.0, 0);
        drop(work);
        assert_eq!(run(&home, &["verify", "backup", "nowhere"]).await.0, 1);
        let length = fs::read(&good).unwrap().len();

        for kept in [length - 1, length / 2, 60] {
            let (code, said) = judged(&home, shelf, |bytes| bytes.truncate(kept)).await;
            assert!(code == 4 && said.contains("is cut off"), "{kept}: {code} {said}");
        }
        for kept in [0, 5] {
            let (code, said) = judged(&home, shelf, |bytes| bytes.truncate(kept)).await;
            assert!(code == 3 && said.contains("is not a backup"), "{code} {said}");
        }
        let manifest = line_of(&fs::read(&good).unwrap(), 1);
        for at in [manifest.start + 9, manifest.end + 5, length / 2, length - 1] {
            let (code, said) = judged(&home, shelf, |bytes| bytes[at] ^= 1).await;
            assert!(code == 5 && said.contains("is damaged"), "{at}: {code} {said}");
        }
        let (code, said) = judged(&home, shelf, |bytes| bytes.push(0)).await;
        assert!(code == 5 && said.contains("is damaged"), "{code} {said}");
        let (code, said) = judged(&home, shelf, |bytes| *bytes = b"SQLite format 3\0".to_vec()).await;
        assert!(code == 3 && said.contains("is not a backup"), "{code} {said}");
        let (code, said) = judged(&home, shelf, |bytes| {
            let digit = line_of(bytes, 0).end - 1;
            bytes[digit] = b'9';
        }).await;
        assert!(code == 6 && said.contains("newer program"), "{code} {said}");
    }

    async fn a_backup_of_a_newer_program_is_left_alone(home: Home) {
        drop(Work::begin(&home).await);
        crate::operate::starting::run(&home.database, "INSERT INTO __diesel_schema_migrations (version) VALUES ('99999999999999')");
        let file = home.folder.path().join("newer.backup");
        let file = file.to_str().unwrap();
        let (code, said) = run(&home, &["backup", file]).await;
        assert_eq!(code, 0, "{said}");
        let (place, _made) = empty_place(&home);
        for arguments in [["verify", "backup", file].as_slice(), &["restore", file]] {
            let (code, said) = run(&place, arguments).await;
            assert!(code == 6 && said.contains("newer program (migration 99999999999999)"), "{code} {said}");
        }
    }
}

both! {
    /// Every hash of the file would fit: the chain of the record tells.
    async fn a_database_whose_record_was_changed_is_not_backed_up_as_whole(home: Home) {
        let work = Work::begin(&home).await;
        work.more(3).await;
        drop(work);
        crate::operate::starting::run(&home.database, "UPDATE record_entries SET at = at + 1 WHERE n = 1");
        let file = home.folder.path().join("one.backup");
        let (code, said) = run(&home, &["backup", file.to_str().unwrap()]).await;
        assert!(code == 5 && said.contains("does not verify"), "{code} {said}");
        let left = fs::read_dir(home.folder.path()).unwrap().map(|entry| entry.unwrap().file_name());
        let left: Vec<_> = left.filter(|name| name.to_string_lossy().starts_with("one")).collect();
        assert!(left.is_empty(), "something half-done stays: {left:?}");
    }
}

#[actix_web::test]
async fn a_restore_that_was_cut_short_is_not_begun_anew() {
    let home = Home::sqlite();
    drop(Work::begin(&home).await);
    let file = home.folder.path().join("one.backup");
    let file = file.to_str().unwrap();
    assert_eq!(run(&home, &["backup", file]).await.0, 0);
    let (place, _made) = empty_place(&home);
    let Target::Sqlite(keys) = &home.keys else { panic!("SQLite") };
    fs::copy(keys, place.folder.path().join("keys.db")).unwrap();
    // As a kill in the middle leaves it.
    fs::write(place.folder.path().join("jury.db.restoring"), b"SQLite format 3").unwrap();
    let (code, said) = run(&place, &["serve"]).await;
    assert!(code == 1 && said.contains("was cut short"), "{said}");
    assert!(!place.folder.path().join("jury.db").exists());
    assert_eq!(run(&place, &["restore", file]).await.0, 0);
    sign_in(Serving::start(&place).address.parse().unwrap(), "olwen").await;
}
