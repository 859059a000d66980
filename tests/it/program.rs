//! The program as an operator runs it: started, asked, stopped, killed.

use std::io::{BufRead as _, BufReader, Read as _};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::app::{App, Live};
use crate::home::Home;

/// How long a start or a stop may take on a busy machine.
pub const LIMIT: Duration = Duration::from_secs(30);

/// The program in a home, with nothing of the environment's own settings.
pub fn program(home: &Home, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_citizens-jury"));
    command.args(arguments).current_dir(home.folder.path());
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("JURY_") {
            command.env_remove(name);
        }
    }
    command.env("JURY_LISTEN", "127.0.0.1:0");
    command.envs(home.environment()).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// A started `serve`, killed with the value.
pub struct Serving {
    pub child: Child,
    /// `127.0.0.1:port`
    pub address: String,
}

impl Serving {
    pub fn start(home: &Home) -> Self {
        Self::at(home, "127.0.0.1:0").expect("an address")
    }

    /// Starts on that address; none when the program ends instead.
    pub fn at(home: &Home, listen: &str) -> Option<Self> {
        Self::run(home, &["serve", "--listen", listen])
    }

    /// Starts a command that listens; none when the program ends instead.
    pub fn run(home: &Home, arguments: &[&str]) -> Option<Self> {
        // Its log is not read, and must not fill a pipe.
        Self::logging(home, arguments, Stdio::null())
    }

    /// The same, with its log.
    pub fn logging(home: &Home, arguments: &[&str], log: Stdio) -> Option<Self> {
        let mut start = program(home, arguments);
        start.stderr(log);
        Self::told(start)
    }

    /// Spawns what says where it listens.
    pub fn told(mut start: Command) -> Option<Self> {
        let child = start.spawn().unwrap();
        let mut serving = Self { child, address: String::new() };
        let mut line = String::new();
        BufReader::new(serving.child.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
        serving.address = line.trim().strip_prefix("Listening on http://")?.to_owned();
        Some(serving)
    }

    /// Sends a signal and waits; gives the exit code, if it was not a signal that ended it.
    pub fn end(&mut self, signal: &str) -> Option<i32> {
        let pid = self.child.id().to_string();
        assert!(Command::new("kill").args([signal, &pid]).status().unwrap().success());
        let begun = Instant::now();
        while begun.elapsed() < LIMIT {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.code();
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        panic!("the program is still there after {signal}");
    }
}

impl Serving {
    /// How long the process has worked, on all cores together.
    pub fn worked(&self) -> Duration {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.child.id())).unwrap();
        let fields: Vec<&str> = stat.rsplit(") ").next().unwrap().split(' ').collect();
        // User and system time, in hundredths of a second: fields 14 and 15 counted from the first.
        let hundredths = |at: usize| fields[at].parse::<u64>().unwrap();
        Duration::from_millis(10 * (hundredths(11) + hundredths(12)))
    }

    /// A line of what the system says of the process, in KiB: `VmRSS`, or `VmHWM` for the most so far.
    pub fn memory_kib(&self, line: &str) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        let found = status.lines().find_map(|one| one.strip_prefix(line)?.strip_prefix(':')).unwrap();
        found.trim().trim_end_matches("kB").trim().parse().unwrap()
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// All that a program wrote.
pub fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned() + &String::from_utf8_lossy(&output.stdout)
}

both! {
    async fn it_serves_says_so_and_stops_when_asked(home: Home) {
        let mut serving = Serving::start(&home);
        let ready = |address: &str| program(&home, &["ready", "--listen", address]).output().unwrap();
        let answer = ready(&serving.address);
        assert!(answer.status.success(), "{}", said(&answer));
        assert_eq!(serving.end("-TERM"), Some(0));
        assert!(!ready(&serving.address).status.success(), "nobody is there to be ready");
        let log = home.folder.path().join("jury.db-wal");
        assert!(!log.exists(), "the database's file is not whole by itself");
    }

    async fn what_was_made_is_there_after_a_kill_and_a_stop(home: Home) {
        let made = {
            let mut create = program(&home, &["admin", "create", "--email", "olwen@example.org", "--name", "Olwen"]);
            let mut child = create.stdin(Stdio::piped()).spawn().unwrap();
            std::io::Write::write_all(&mut child.stdin.take().unwrap(), b"correct horse battery\n").unwrap();
            child.wait_with_output().unwrap()
        };
        assert!(made.status.success(), "{}", said(&made));
        for signal in ["-KILL", "-TERM"] {
            let mut serving = Serving::start(&home);
            let start = reqwest::get(format!("http://{}/api/start", serving.address)).await.unwrap();
            let start: serde_json::Value = serde_json::from_str(&start.text().await.unwrap()).unwrap();
            assert_eq!(start["set_up"], true);
            serving.end(signal);
        }
    }

    async fn an_application_that_starts_again_knows_its_juries(app: App) {
        let organiser = app.jury().await;
        let before = organiser.view("jury").await;
        let app = app.restart().await;
        assert_eq!(organiser.view("jury").await, before);
        let facilitator = app.facilitator(&organiser).await;
        assert_eq!(facilitator.view("jury").await["title"], before["title"]);
    }
}

#[tokio::test]
async fn a_stop_lets_go_of_open_pages_instead_of_waiting_for_them() {
    let home = Home::sqlite();
    let mut serving = Serving::run(&home, &["demo"]).expect("it plays");
    let url = |path: &str| format!("http://{}{path}", serving.address);
    let links = reqwest::get(url("/api/demo")).await.unwrap().text().await.unwrap();
    let jury = serde_json::from_str::<Value>(&links).unwrap()["jury"].clone();
    let wish = reqwest::Client::new()
        .post(url("/api/tickets"))
        .header("idempotency-key", "one page")
        .body(json!({ "jury": jury }).to_string());
    let ticket = wish.send().await.unwrap().text().await.unwrap();
    let ticket = serde_json::from_str::<Value>(&ticket).unwrap()["ticket"].as_str().unwrap().to_owned();
    let mut page = Live::open(serving.address.parse().unwrap(), &ticket).await;
    page.subscribe("jury").await;
    page.until_view("jury", |_| true).await;
    let begun = Instant::now();
    assert_eq!(serving.end("-TERM"), Some(0));
    assert!(begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());
    while page.next().await.is_some() {}
}

#[test]
fn every_wrong_setting_is_named_at_once() {
    let home = Home::sqlite();
    let output =
        program(&home, &["serve", "--listen", "here", "--database-url", "mysql://x"]).output().unwrap();
    assert!(!output.status.success());
    let said = said(&output);
    assert!(said.contains("JURY_LISTEN") && said.contains("JURY_DATABASE_URL"), "{said}");
}

#[test]
fn an_address_in_use_is_told_in_words() {
    let home = Home::sqlite();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let mut child = program(&home, &["serve", "--listen", &address]).spawn().unwrap();
    assert!(!child.wait().unwrap().success());
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert!(said.contains(&format!("cannot listen on {address}")), "{said}");
}
