//! The house holds itself: what may touch what, twins, lengths, names, words.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use citizens_jury::jury::refusal::Code;

/// Lines a source file may have.
const FILE_LINES_LIMIT: usize = 520;

/// For each floor, the floors that it never names.
const CLOSED: &[(&str, &[&str])] = &[
    ("store", &["actions", "views", "broker", "http", "live"]),
    ("broker", &["actions", "views", "store", "http", "live"]),
    ("actions", &["views", "http", "live"]),
    ("views", &["actions", "http", "live"]),
    ("http", &["store"]),
    ("live", &["store"]),
    ("files", &["actions", "views", "broker", "http", "live", "store"]),
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Files below a folder of the project with that ending, as paths from its root; none when there is no folder.
fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![root().join(folder)];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
            } else if path.to_string_lossy().ends_with(ending) {
                found.push(path.strip_prefix(root()).unwrap().to_owned());
            }
        }
    }
    found.sort();
    found
}

fn text(path: &Path) -> String {
    fs::read_to_string(root().join(path)).unwrap()
}

/// The names that follow `crate::` (also in `use crate::{a, b::c}`), or climb out by `super::super::`, with their lines.
fn named_rooms(source: &str) -> Vec<(usize, String)> {
    let code: String = source
        .lines()
        .map(|line| line.find("//").map_or(line, |comment| &line[..comment]))
        .flat_map(|line| [line, "\n"])
        .collect();
    let mut named = Vec::new();
    for start in ["crate::", "super::super::"] {
        for (at, _) in code.match_indices(start) {
            if code[..at].ends_with(|before: char| before.is_alphanumeric() || before == '_' || before == '$')
            {
                continue;
            }
            let line = code[..at].matches('\n').count() + 1;
            let rest = &code[at + start.len()..];
            match rest.strip_prefix('{') {
                Some(group) => named.extend(heads(group).into_iter().map(|head| (line, head))),
                None => named.push((line, identifier(rest))),
            }
        }
    }
    named
}

/// The first name of each member of a `{…}` group, whose opening brace is already read.
fn heads(group: &str) -> Vec<String> {
    let (mut depth, mut heads, mut fresh) = (0, Vec::new(), true);
    for (at, letter) in group.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => fresh = true,
            _ if fresh && !letter.is_whitespace() => {
                heads.push(identifier(&group[at..]));
                fresh = false;
            }
            _ => {}
        }
    }
    heads
}

fn identifier(text: &str) -> String {
    text.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect()
}

fn floor_of(path: &Path) -> String {
    let floor = path.components().nth(1).unwrap().as_os_str().to_string_lossy().into_owned();
    floor.trim_end_matches(".rs").to_owned()
}

fn none(wrong: &[String], law: &str) {
    assert!(wrong.is_empty(), "{law}:\n  {}", wrong.join("\n  "));
}

#[test]
fn names_are_found_however_they_are_written() {
    let source = "use crate::store::agenda;\nuse crate::{jury::ids, live, clock::{now, then}};\n// crate::http\nlet x = super::super::broker::announce(crate::views::all());";
    let found: BTreeSet<_> = named_rooms(source).into_iter().map(|(_, name)| name).collect();
    assert_eq!(found, ["store", "jury", "live", "clock", "broker", "views"].map(String::from).into());
}

#[test]
fn floors_name_only_floors_below() {
    let mut wrong = Vec::new();
    for path in files("src", ".rs") {
        let floor = floor_of(&path);
        for (line, name) in named_rooms(&text(&path)) {
            let closed = match CLOSED.iter().find(|(from, _)| *from == floor) {
                Some((_, closed)) => closed.contains(&name.as_str()),
                None => floor == "jury" && name != "jury",
            };
            if closed {
                wrong.push(format!("{}:{line} names {name}", path.display()));
            }
        }
    }
    none(&wrong, "the arrows of ARCHITECTURE.md point one way");
}

#[test]
fn rules_do_no_input_or_output() {
    let outside =
        ["std::fs", "std::net", "std::env", "tokio::", "actix", "diesel", "async fn", "std::thread"];
    let mut wrong = Vec::new();
    for path in files("src/jury", ".rs") {
        for (number, line) in text(&path).lines().enumerate() {
            let code = line.split("//").next().unwrap();
            for word in outside.iter().filter(|word| code.contains(**word)) {
                wrong.push(format!("{}:{} has {word}", path.display(), number + 1));
            }
        }
    }
    none(&wrong, "the rules are pure");
}

#[test]
fn migrations_are_twins() {
    let names = |backend: &str| -> BTreeSet<String> {
        let folder = format!("migrations/{backend}");
        files(&folder, ".sql")
            .iter()
            .map(|path| path.strip_prefix(&folder).unwrap().display().to_string())
            .collect()
    };
    assert_eq!(names("sqlite"), names("postgres"), "every migration exists for both databases");
    assert_eq!(names("keys_sqlite"), names("keys_postgres"), "and so for the key store");
    assert!(!names("sqlite").is_empty());
}

/// From this number on, nodes of the version before run on the new tables during an upgrade.
const ADDITIVE_FROM: u64 = 80;

/// What a statement takes away from a version that does not know of it yet.
fn takes_away(statement: &str) -> Option<&'static str> {
    let words = statement.to_uppercase().split_whitespace().collect::<Vec<_>>().join(" ");
    let adds_column =
        words.contains("ADD COLUMN") || (words.starts_with("ALTER TABLE") && words.contains(" ADD "));
    if words.starts_with("DROP TABLE") || words.contains("DROP COLUMN") {
        Some("drops what the version before still reads")
    } else if words.contains(" RENAME ") {
        Some("renames what the version before still reads")
    } else if words.contains("SET NOT NULL") {
        Some("asks for a value that the version before does not write")
    } else if adds_column && words.contains("NOT NULL") && !words.contains(" DEFAULT ") {
        Some("adds a column that the version before does not fill: give it a DEFAULT")
    } else {
        None
    }
}

#[test]
fn migrations_only_add_so_that_old_and_new_nodes_run_side_by_side() {
    let mut wrong = Vec::new();
    for path in files("migrations", "up.sql") {
        let folder = path.parent().unwrap().file_name().unwrap().to_string_lossy().into_owned();
        let number: u64 = folder.split('_').next().unwrap().parse().unwrap();
        let source = text(&path);
        let code: String = source
            .lines()
            .map(|line| line.split("--").next().unwrap_or_default())
            .collect::<Vec<_>>()
            .join("\n");
        for why in
            code.split(';').filter(|_| number >= ADDITIVE_FROM).filter_map(|one| takes_away(one.trim()))
        {
            wrong.push(format!("{} {why}", path.display()));
        }
    }
    none(&wrong, "an upgrade takes nothing away: the version before keeps working on the new tables");
}

#[test]
fn what_takes_something_away_is_found() {
    for taken in [
        "DROP TABLE ballots",
        "ALTER TABLE ballots\n  DROP COLUMN at",
        "alter table ballots rename to votes",
        "ALTER TABLE ballots RENAME COLUMN at TO since",
        "ALTER TABLE ballots ALTER COLUMN at SET NOT NULL",
        "ALTER TABLE ballots ADD COLUMN at BIGINT NOT NULL",
    ] {
        assert!(takes_away(taken).is_some(), "{taken}");
    }
    for added in [
        "ALTER TABLE ballots ADD COLUMN at BIGINT",
        "ALTER TABLE ballots ADD COLUMN at BIGINT NOT NULL DEFAULT 0",
        "CREATE TABLE votes (id TEXT NOT NULL PRIMARY KEY)",
        "CREATE INDEX votes_by_at ON votes (at)",
        "DROP INDEX votes_by_at",
    ] {
        assert_eq!(takes_away(added), None, "{added}");
    }
}

/// Made by a program, and read by nobody.
fn is_generated(path: &Path) -> bool {
    path.ends_with("api/types.ts") || path.to_string_lossy().ends_with(".gen.ts")
}

#[test]
fn files_are_short() {
    let mut wrong = Vec::new();
    for (folder, ending) in [
        ("src", ".rs"),
        ("tests", ".rs"),
        ("tests/browser", ".mjs"),
        ("frontend/src", ".svelte"),
        ("frontend/src", ".ts"),
        ("frontend/src", ".css"),
    ] {
        for path in files(folder, ending).into_iter().filter(|path| !is_generated(path)) {
            let lines = text(&path).lines().count();
            if lines > FILE_LINES_LIMIT {
                wrong.push(format!("{} has {lines} lines of {FILE_LINES_LIMIT}", path.display()));
            }
        }
    }
    none(&wrong, "split a long file along the story");
}

#[test]
fn names_are_the_fields_own() {
    let empty = ["utils", "util", "helpers", "helper", "common", "misc", "shared", "lib2"];
    let wrong: Vec<_> = ["src", "tests", "frontend/src", "scripts"]
        .iter()
        .flat_map(|folder| files(folder, ""))
        .filter(|path| {
            path.components().any(|part| {
                let part = part.as_os_str().to_string_lossy().to_lowercase();
                empty.contains(&part.split('.').next().unwrap())
            })
        })
        .map(|path| path.display().to_string())
        .collect();
    none(&wrong, "a name says what is in the room");
}

#[test]
fn the_clock_and_chance_have_one_home() {
    let wrong: Vec<_> = files("src", ".rs")
        .into_iter()
        .filter(|path| *path != Path::new("src/clock.rs"))
        .filter(|path| text(path).contains("clippy::disallowed_methods"))
        .map(|path| path.display().to_string())
        .collect();
    none(&wrong, "only src/clock.rs may ask for the time or for chance");
}

#[test]
fn no_test_is_switched_off() {
    let off = [concat!("#[", "ignore"), concat!(".", "skip("), concat!(".", "only("), concat!(".", "todo(")];
    let mut wrong = Vec::new();
    for (folder, ending) in
        [("src", ".rs"), ("tests", ".rs"), ("tests/browser", ".mjs"), ("frontend/src", ".test.ts")]
    {
        for path in files(folder, ending) {
            let rust = ending == ".rs";
            let content = text(&path);
            for word in off.iter().filter(|word| word.starts_with('#') == rust && content.contains(**word)) {
                wrong.push(format!("{} has {word}", path.display()));
            }
        }
    }
    none(&wrong, "a skipped test shows nothing");
}

#[test]
fn every_refusal_has_its_sentence_in_every_language() {
    let mut wrong = Vec::new();
    for language in ["en", "cy", "ar"] {
        let words = text(Path::new(&format!("frontend/src/words/refusals.{language}.ftl")));
        let have: BTreeSet<&str> = words
            .lines()
            .filter(|line| line.starts_with("refusal-"))
            .map(|line| line.split('=').next().unwrap().trim())
            .collect();
        let due: BTreeSet<String> =
            Code::ALL.iter().map(|code| format!("refusal-{}", code.as_str().replace('_', "-"))).collect();
        wrong.extend(
            due.iter().filter(|key| !have.contains(key.as_str())).map(|key| format!("{language}: no {key}")),
        );
        wrong.extend(
            have.iter()
                .filter(|key| !due.contains(**key))
                .map(|key| format!("{language}: {key} has no code")),
        );
    }
    none(&wrong, "each code is a sentence in en, cy and ar");
}

#[test]
fn tracked_files_name_no_machine() {
    let hosts = [
        concat!("registry.", "npmjs.org"),
        concat!("files.", "pythonhosted.org"),
        concat!("static.", "crates.io"),
        concat!("index.", "crates.io"),
        concat!("/wo", "rk/"),
        concat!("/ro", "ot/"),
    ];
    let listed = Command::new("git").args(["ls-files", "-z"]).current_dir(root()).output().unwrap();
    assert!(listed.status.success(), "git ls-files: {}", String::from_utf8_lossy(&listed.stderr));
    let mut wrong = Vec::new();
    for path in String::from_utf8(listed.stdout).unwrap().split_terminator('\0') {
        // A file that is not text names nothing; one that is deleted but not yet committed is not there.
        let Ok(content) = fs::read_to_string(root().join(path)) else { continue };
        for host in hosts.iter().filter(|host| content.contains(**host)) {
            wrong.push(format!("{path} names {host}"));
        }
    }
    none(&wrong, "the project runs anywhere");
}
