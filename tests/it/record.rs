//! The demonstration's record, exported and verified by the program: no byte of it can be changed unseen.

use std::fs;

use citizens_jury::jury::record::{Walk, check};
use serde_json::Value;

use crate::home::Home;
use crate::program::{Serving, program};

/// The whole demonstration, played to its published results, then exported with the program.
async fn demonstration(home: &Home) -> Vec<u8> {
    let mut serving = Serving::run(home, &["demo", "--at", "published"]).expect("it plays");
    let links = reqwest::get(format!("http://{}/api/demo", serving.address)).await.unwrap();
    let links: Value = serde_json::from_str(&links.text().await.unwrap()).unwrap();
    assert_eq!(serving.end("-TERM"), Some(0));
    let exported = program(home, &["export", links["jury"].as_str().unwrap()]).output().unwrap();
    assert!(exported.status.success(), "{}", String::from_utf8_lossy(&exported.stderr));
    exported.stdout
}

/// What `verify record` answers: whether it accepts the file, and what it says.
fn verify(home: &Home, bytes: &[u8], printed: Option<&str>) -> (bool, String) {
    let file = home.folder.path().join("record.jsonl");
    fs::write(&file, bytes).unwrap();
    let mut command = program(home, &["verify", "record", file.to_str().unwrap()]);
    let output = command.args(printed.map(|head| ["--head", head]).into_iter().flatten()).output().unwrap();
    (
        output.status.success(),
        String::from_utf8(output.stdout).unwrap() + &String::from_utf8_lossy(&output.stderr),
    )
}

/// Changes the byte at each place of a line in turn. The walk before the line must refuse it each time:
/// then the program names that line, whatever follows.
fn every_byte_shows(before: &Walk, line: &[u8], check_line: impl Fn(&mut Walk, &[u8]) -> bool) {
    for at in 0..line.len() {
        let mut changed = line.to_vec();
        // Never 0; every other change of a byte comes in its turn.
        changed[at] ^= u8::try_from(at % 255 + 1).unwrap();
        let first = changed.split(|byte| *byte == b'\n').next().unwrap();
        assert!(!check_line(&mut before.clone(), first), "byte {at} of {}", String::from_utf8_lossy(line));
    }
}

#[tokio::test]
async fn any_changed_byte_of_the_demonstrations_record_is_found_at_its_line() {
    let home = Home::sqlite();
    let bytes = demonstration(&home).await;
    let found = check(&bytes, None).expect("as exported it is whole");
    let lines: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
    let (head, entries) = lines.split_last().unwrap();
    assert_eq!(found.count, i64::try_from(entries.len()).unwrap());
    let mut walk = Walk::default();
    for entry in entries {
        // With its end of line: changed, that one joins the entry to the next.
        every_byte_shows(&walk, entry, |walk, line| walk.entry(line).is_ok());
        walk.entry(entry.trim_ascii_end()).unwrap();
    }
    every_byte_shows(&walk, head, |walk, line| walk.head(line, None).is_ok());
    println!(
        "figure: the demonstration's record: {} entries, each of {} bytes changed once and found",
        entries.len(),
        bytes.len()
    );

    let printed = Some(found.head.as_str());
    assert!(verify(&home, &bytes, printed).0);
    for n in [0, entries.len() / 2, entries.len() - 1, entries.len()] {
        let mut changed: Vec<u8> = bytes.clone();
        changed[lines[..n].concat().len() + lines[n].len() / 2] ^= 1;
        let (whole, said) = verify(&home, &changed, None);
        assert!(!whole && said.contains(&format!("line {}:", n + 1)), "{said}");
    }
}

#[tokio::test]
async fn a_cut_end_and_a_record_written_anew_are_found_against_the_printed_head() {
    let home = Home::sqlite();
    let bytes = demonstration(&home).await;
    let printed = check(&bytes, None).unwrap().head;
    let lines: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
    for kept in 0..lines.len() {
        let (whole, said) = verify(&home, &lines[..kept].concat(), Some(&printed));
        assert!(!whole, "{kept} lines: {said}");
    }
    // Another jury's record is whole, and another one: only the printed head tells.
    let other = demonstration(&Home::sqlite()).await;
    assert!(verify(&home, &other, None).0);
    let (whole, said) = verify(&home, &other, Some(&printed));
    assert!(!whole && said.contains("printed"), "{said}");
}
