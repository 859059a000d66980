//! A start that cannot be: one sentence, an exit code that is not 0, and nothing half-started.

use std::process::Command;
use std::time::Instant;

use citizens_jury::store::conn::{Conn, Target};
use diesel::connection::SimpleConnection as _;

use crate::home::Home;
use crate::program::{LIMIT, Serving, program, said};

/// Runs a start that must be refused; gives its one sentence.
fn refused(mut start: Command) -> String {
    let begun = Instant::now();
    let output = start.output().unwrap();
    assert!(begun.elapsed() < LIMIT, "it took {:?}", begun.elapsed());
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert!(output.stdout.is_empty(), "it said that it listens: {}", said(&output));
    let sentence = String::from_utf8(output.stderr).unwrap();
    assert_eq!(sentence.lines().count(), 1, "{sentence}");
    sentence
}

fn serve(home: &Home, name: &str, value: &str) -> Command {
    let mut start = program(home, &["serve", "--database-wait-seconds", "1"]);
    start.env(name, value);
    start
}

#[test]
fn a_database_that_does_not_answer_is_named_without_its_password() {
    let home = Home::sqlite();
    let nobody = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    for (name, what) in [("JURY_DATABASE_URL", "the database"), ("JURY_KEYS_URL", "the key store")] {
        let said = refused(serve(&home, name, &format!("postgres://jury:hunter2@{nobody}/jury")));
        assert!(said.starts_with(&format!("{what} at {nobody}/jury does not answer (waited 1 s)")), "{said}");
        assert!(!said.contains("hunter2"), "{said}");
    }
}

#[test]
fn a_wrong_address_and_a_wrong_password_are_told_at_once() {
    let home = Home::postgres();
    let Target::Postgres(url) = &home.database else { panic!("PostgreSQL") };
    let (user, place) = url.rsplit_once('@').unwrap();
    let wrong = [
        ("postgres://jury:hunter2@[::1/jury".to_owned(), "invalid"),
        (format!("postgres://jury:hunter2@{place}"), "authentication failed"),
        (format!("{user}@{}/nowhere", place.split('/').next().unwrap()), "does not exist"),
    ];
    for (url, why) in wrong {
        let mut start = program(&home, &["serve", "--database-wait-seconds", "600"]);
        start.env("JURY_DATABASE_URL", url);
        let said = refused(start);
        assert!(said.contains(why) && !said.contains("hunter2"), "{said}");
    }
}

#[test]
fn a_place_for_files_that_cannot_be_one_is_named() {
    let home = Home::sqlite();
    let taken = home.folder.path().join("taken");
    std::fs::write(&taken, "no folder").unwrap();
    let said = refused(serve(&home, "JURY_FILES_URL", &format!("file://{}", taken.display())));
    let named = format!("files cannot be kept in {} (JURY_FILES_URL): ", taken.display());
    assert!(said.starts_with(&named), "{said}");
    let said = refused(serve(&home, "JURY_FILES_URL", "ftp://jury:hunter2@files"));
    assert!(said.starts_with("JURY_FILES_URL is not") && !said.contains("hunter2"), "{said}");
}

#[test]
fn a_data_folder_that_cannot_be_written_is_told() {
    let home = Home::sqlite();
    let file = home.folder.path().join("a file");
    std::fs::write(&file, "").unwrap();
    // Nobody writes in /proc, root included.
    for folder in [file.join("data").to_str().unwrap(), "/proc"] {
        let said = refused(serve(&home, "JURY_DATA_DIR", folder));
        assert!(said.contains(folder) && said.contains("its folder cannot be written"), "{said}");
    }
}

/// Starts and, once it serves, stops as it is stopped in service: its files are whole then.
fn serve_once(home: &Home) {
    let mut serving = Serving::start(home);
    let ready = program(home, &["ready", "--listen", &serving.address]).output().unwrap();
    assert!(ready.status.success(), "{}", said(&ready));
    assert_eq!(serving.end("-TERM"), Some(0));
}

pub fn run(target: &Target, statements: &str) {
    match target.connect().unwrap() {
        Conn::Sqlite(mut conn) => conn.batch_execute(statements).unwrap(),
        Conn::Postgres(mut conn) => conn.batch_execute(statements).unwrap(),
    }
}

both! {
    async fn a_database_that_is_newer_than_the_program_is_left_alone(home: Home) {
        run(&home.database, "INSERT INTO __diesel_schema_migrations (version) VALUES ('99999999999999')");
        let said = refused(program(&home, &["serve"]));
        assert!(said.contains("is newer than this program") && said.contains("99999999999999"), "{said}");
    }

    async fn another_key_store_is_refused_and_the_right_one_taken_back(home: Home) {
        serve_once(&home);
        let other = match &home.keys {
            Target::Sqlite(_) => Home::sqlite(),
            Target::Postgres(_) => Home::postgres(),
        };
        // As two nodes with different secrets: this one's database, the other's keys.
        let mixed = Home { database: home.database.clone(), ..other };
        if let Target::Sqlite(path) = &home.database {
            std::fs::copy(path, mixed.folder.path().join("jury.db")).unwrap();
        }
        let start = || refused(program(&mixed, &["serve"]));
        let said = start();
        assert!(said.contains("begun with a key store, but there is none"), "{said}");
        citizens_jury::store::keys::Keys::open(&mixed.keys).unwrap();
        let said = start();
        assert!(said.contains("is not the one that this database was begun with"), "{said}");
        serve_once(&home);
    }
}
