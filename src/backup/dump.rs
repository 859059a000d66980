//! PostgreSQL's own tools, which know its data best.

use std::io::ErrorKind;
use std::path::Path;
use std::process::Command;

use super::Wrong;

/// Runs a tool on a database, its password in the environment, where other users cannot read it.
fn run(tool: &str, url: &str, arguments: &[&str], files: &[&Path]) -> Result<(), Wrong> {
    let (address, password) = apart(url);
    let mut command = Command::new(tool);
    command.args(arguments).arg(format!("--dbname={address}")).args(files);
    if let Some(password) = password {
        command.env("PGPASSWORD", password);
    }
    said(tool, command)
}

fn said(tool: &str, mut command: Command) -> Result<(), Wrong> {
    let output = command.output().map_err(|error| match error.kind() {
        ErrorKind::NotFound => Wrong::Failed(format!(
            "{tool} is not installed here: install PostgreSQL's client programs of the server's version or newer \
             (Debian: postgresql-client), or run `pg_dump --format=custom` where they are; for every write up \
             to a moment, use pg_basebackup and an archive of the server's log"
        )),
        _ => Wrong::Failed(format!("{tool}: {error}")),
    })?;
    if output.status.success() {
        return Ok(());
    }
    let text = String::from_utf8_lossy(&output.stderr);
    Err(Wrong::Failed(format!("{tool} failed: {}", text.lines().next().unwrap_or("it says nothing"))))
}

/// Writes what the snapshot of that name shows.
pub fn dump(url: &str, snapshot: &str, file: &Path) -> Result<(), Wrong> {
    let mut arguments = vec!["--format=custom", "--no-owner", "--no-privileges"];
    let named = format!("--snapshot={snapshot}");
    arguments.push(&named);
    let to = format!("--file={}", file.display());
    arguments.push(&to);
    run("pg_dump", url, &arguments, &[])
}

/// Whether the tool can read its own copy.
pub fn list(file: &Path) -> Result<(), Wrong> {
    let mut command = Command::new("pg_restore");
    command.arg("--list").arg(file);
    said("pg_restore", command)
}

/// All of it or nothing.
pub fn undump(url: &str, file: &Path) -> Result<(), Wrong> {
    run(
        "pg_restore",
        url,
        &["--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges"],
        &[file],
    )
}

/// An address without its password, and the password as it is typed.
fn apart(url: &str) -> (String, Option<String>) {
    let whole = (url.to_owned(), None);
    let Some((scheme, rest)) = url.split_once("://") else { return whole };
    let place = rest.split('?').next().unwrap_or_default();
    let Some(at) = place.rfind('@') else { return whole };
    let Some((user, password)) = place[..at].split_once(':') else { return whole };
    let encoded = format!("p={}", password.replace('+', "%2B"));
    let typed = url::form_urlencoded::parse(encoded.as_bytes()).next().map(|(_, typed)| typed.into_owned());
    (format!("{scheme}://{user}{}", &rest[at..]), typed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_goes_apart_from_its_address() {
        let of = |url| apart(url);
        assert_eq!(
            of("postgres://jury:a%2Fb+c@one:1,two:2/jury?sslmode=require"),
            ("postgres://jury@one:1,two:2/jury?sslmode=require".into(), Some("a/b+c".into()))
        );
        assert_eq!(of("postgres://jury@one/jury"), ("postgres://jury@one/jury".into(), None));
        assert_eq!(of("postgres:///jury"), ("postgres:///jury".into(), None));
    }
}
