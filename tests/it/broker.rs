//! NATS for the tests: a server of a test's own on a free port, with a name and a password, which can be
//! stopped, held and started again where it was.
//!
//! As with PostgreSQL a shell holds the server and reads from a pipe that this process keeps open: however
//! the tests end, the pipe closes and the server goes.

use std::io::Read as _;
use std::net::{TcpListener, TcpStream};
use std::os::unix::process::CommandExt as _;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::time::{Duration, Instant};

use futures_util::StreamExt as _;

/// How long a server may take to start on a busy machine.
const START_LIMIT: Duration = Duration::from_secs(30);

/// Starts the server, waits for the end of standard input, and stops it.
const HOLD: &str = r#"
"$@" >/dev/null 2>&1 </dev/null &
server=$!
echo "$server"
cat >/dev/null
kill -KILL "$server" 2>/dev/null
wait "$server"
"#;

/// A server.
pub struct Nats {
    port: u16,
    running: Option<Running>,
}

struct Running {
    /// Which process to signal.
    pid: u32,
    shell: Child,
    _alive: ChildStdin,
}

impl Nats {
    pub fn start() -> Self {
        // Somebody else may take the free port first.
        for _ in 0..4 {
            let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
            if let Some(running) = run(port) {
                return Self { port, running: Some(running) };
            }
        }
        panic!("no NATS server started in four tries");
    }

    /// One that is not running yet.
    pub fn absent() -> Self {
        let mut nats = Self::start();
        nats.stop();
        nats
    }

    pub fn url(&self) -> String {
        format!("nats://jury:p%40ss@127.0.0.1:{}", self.port)
    }

    pub fn stop(&mut self) {
        if let Some(Running { mut shell, _alive: alive, .. }) = self.running.take() {
            drop(alive);
            shell.wait().unwrap();
        }
    }

    /// Starts it again on its port.
    pub fn start_again(&mut self) {
        let begun = Instant::now();
        while self.running.is_none() {
            assert!(begun.elapsed() < START_LIMIT, "NATS does not start again");
            self.running = run(self.port);
        }
    }

    /// Sends a signal: `-STOP` holds it, `-CONT` lets it go on.
    pub fn signal(&self, signal: &str) {
        let pid = self.running.as_ref().unwrap().pid.to_string();
        assert!(Command::new("kill").args([signal, &pid]).status().unwrap().success());
    }

    /// Somebody who listens to everything, and may say anything.
    pub async fn listener(&self) -> Listener {
        let client = async_nats::ConnectOptions::with_user_and_password("jury".into(), "p@ss".into())
            .connect(format!("127.0.0.1:{}", self.port))
            .await
            .unwrap();
        let all = client.subscribe(">").await.unwrap();
        client.flush().await.unwrap();
        Listener { client, all }
    }
}

impl Drop for Nats {
    fn drop(&mut self) {
        self.stop();
    }
}

/// Hears all that goes over a server.
pub struct Listener {
    pub client: async_nats::Client,
    all: async_nats::Subscriber,
}

impl Listener {
    /// Listens on until such a message comes.
    pub async fn until(&mut self, such: impl Fn(&str, &[u8]) -> bool) -> (String, Vec<u8>) {
        let reading = async {
            while let Some(message) = self.all.next().await {
                if such(&message.subject, &message.payload) {
                    return (message.subject.to_string(), message.payload.to_vec());
                }
            }
            panic!("the broker has gone");
        };
        tokio::time::timeout(START_LIMIT, reading).await.expect("heard in time")
    }

    /// Everything that came until now: subject and bytes. A message of its own marks the end.
    pub async fn heard(&mut self) -> Vec<(String, Vec<u8>)> {
        let mark = format!("mark.{:x}", citizens_jury::clock::random_seed());
        self.client.publish(mark.clone(), "".into()).await.unwrap();
        let mut heard = Vec::new();
        let reading = async {
            while let Some(message) = self.all.next().await {
                if message.subject.as_str() == mark {
                    return;
                }
                heard.push((message.subject.to_string(), message.payload.to_vec()));
            }
        };
        tokio::time::timeout(START_LIMIT, reading).await.expect("heard in time");
        heard
    }
}

fn run(port: u16) -> Option<Running> {
    let mut shell = Command::new("sh")
        .args(["-c", HOLD, "hold", &binary(), "-a", "127.0.0.1", "-p", &port.to_string()])
        .args(["--user", "jury", "--pass", "p@ss"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        // Ctrl-c goes to the tests; the shell must outlive them.
        .process_group(0)
        .spawn()
        .unwrap();
    let alive = shell.stdin.take().unwrap();
    let mut pid = String::new();
    let mut told = shell.stdout.take().unwrap();
    let mut byte = [0];
    while told.read(&mut byte).unwrap() == 1 && byte[0] != b'\n' {
        pid.push(char::from(byte[0]));
    }
    let pid = pid.parse().unwrap();
    let begun = Instant::now();
    while begun.elapsed() < START_LIMIT && std::path::Path::new(&format!("/proc/{pid}")).exists() {
        if greets(port) {
            return Some(Running { pid, shell, _alive: alive });
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    drop(alive);
    shell.wait().unwrap();
    None
}

/// Whether it says who it is, as it does to everybody who connects.
fn greets(port: u16) -> bool {
    let Ok(mut stream) = TcpStream::connect(("127.0.0.1", port)) else { return false };
    stream.set_read_timeout(Some(Duration::from_secs(1))).unwrap();
    let mut first = [0; 4];
    stream.read_exact(&mut first).is_ok() && &first == b"INFO"
}

/// Debian puts it where only root looks.
fn binary() -> String {
    let folders = std::env::var("PATH").unwrap_or_default();
    let found = std::env::split_paths(&folders).map(|folder| folder.join("nats-server"));
    let mut found = found.chain(["/usr/sbin/nats-server".into()]).filter(|path| path.exists());
    let found = found.next().expect("NATS is not installed: scripts/need.sh test installs it");
    found.to_string_lossy().into_owned()
}
