//! Durable secret ballots over HTTP. The test that shows them knows how to make and check ballots, and has
//! its controls beside it; here it is only run, optimised, and its figures taken.

use std::collections::BTreeMap;
use std::process::{Command, Stdio};

use crate::report::{Bound, Row};
use crate::say;
use crate::server::Kind;

/// Service and control, of a line like `figure: durable ballots: 4400/s over HTTP with 64 clients, NAME 9000/s: 0.49 x`.
fn figures(line: &str) -> Option<(f64, f64)> {
    // The runner may have put a dot before it.
    let rest = line.split_once("figure: durable ballots: ")?.1;
    let (served, rest) = rest.split_once("/s over HTTP")?;
    let control = rest.split_once("/s: ")?.0.rsplit(' ').next()?;
    Some((served.parse().ok()?, control.parse().ok()?))
}

fn row(output: &str, mark: &str, name: &str, title: &str, control: &str, goal: f64) -> Row {
    let line = output.lines().find(|line| line.contains("figure: durable ballots: ") && line.contains(mark));
    let (served, bare) = line.and_then(figures).unwrap_or_else(|| panic!("no figure of {title}:\n{output}"));
    let ours = BTreeMap::from([(Kind::Jury, vec![served])]);
    let bound = Bound::at_least(goal, Kind::Control).beside(control);
    Row::new(name, title, "ballots/s", ours, vec![bound]).with(control, vec![bare]).how(
        "Medians of five turns, as `tests/it/ballots_a_second.rs` takes them, with service, clients and database on the same two cores. What bounds it is checking a ballot's credential and signature and signing its promise, some 130 µs of a processor; where the disk is quick, rows without that are far quicker.",
    )
}

pub fn run() -> Vec<Row> {
    say("ballots: building and running the test that shows them");
    let output = Command::new("taskset")
        .args([
            "-c",
            "0,1",
            "cargo",
            "test",
            "--locked",
            "--release",
            "--quiet",
            "--test",
            "it",
            "ballots_a_second::",
            "--",
        ])
        .args(["--test-threads=1", "--nocapture"])
        .stderr(Stdio::inherit())
        .output()
        .expect("cargo runs");
    let output = String::from_utf8_lossy(&output.stdout);
    vec![
        row(
            &output,
            "bare in transactions of 64",
            "ballots-sqlite",
            "Durable secret ballots over HTTP, SQLite",
            "bare rows, 64 a transaction",
            0.5,
        ),
        row(
            &output,
            "pgbench",
            "ballots-postgres",
            "Durable secret ballots over HTTP, PostgreSQL",
            "pgbench, 32 clients",
            0.6,
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_read_as_the_test_tells_it() {
        let line = "figure: durable ballots: 4409/s over HTTP with 64 clients, bare in transactions of 64 36800/s: 0.12 x (goal 0.5 x); checked and promised alone 15400/s";
        assert_eq!(figures(line), Some((4409.0, 36800.0)));
    }
}
