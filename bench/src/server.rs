//! Servers that are measured: a process each, on the first core alone.

use std::io::{BufRead as _, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use crate::Setting;

/// What is measured, and beside what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    Jury,
    /// actix-ws with a room relay and nothing else.
    Control,
    SocketIo,
    Ws,
    YWebsocket,
    Hocuspocus,
}

impl Kind {
    pub fn name(self) -> &'static str {
        match self {
            Self::Jury => "citizens-jury",
            Self::Control => "actix-ws control",
            Self::SocketIo => "socket.io",
            Self::Ws => "ws",
            Self::YWebsocket => "y-websocket",
            Self::Hocuspocus => "hocuspocus",
        }
    }
}

/// Settings that would send what is measured to somebody's own database or broker.
pub const ELSEWHERE: [&str; 4] = ["JURY_DATABASE_URL", "JURY_KEYS_URL", "JURY_PUBLIC_URL", "JURY_BROKER_URL"];

/// A started server, killed with the value.
pub struct Server {
    child: Child,
    pub address: SocketAddr,
    /// What the server keeps; gone with it unless it was given.
    folder: Option<PathBuf>,
}

impl Server {
    pub fn start(setting: &Setting, kind: Kind) -> Self {
        let folder = setting.data.join(format!("{kind:?}-{}", uuid::Uuid::new_v4()));
        std::fs::create_dir_all(&folder).expect("a folder for what a server keeps");
        let mut server = Self::at(setting, kind, &folder, &[]);
        server.folder = Some(folder);
        server
    }

    /// Starts a server on what lies in a folder.
    pub fn at(setting: &Setting, kind: Kind, folder: &Path, environment: &[(&str, &str)]) -> Self {
        let mut command = Command::new("taskset");
        command.args(["-c", "0"]);
        let own = std::env::current_exe().expect("its own path");
        match kind {
            Kind::Jury => command.arg(&setting.program).arg("serve"),
            Kind::Control => command.arg(own).arg("control"),
            Kind::SocketIo => command.arg("node").arg(setting.peers.join("socketio.mjs")),
            Kind::Ws => command.arg("node").arg(setting.peers.join("ws.mjs")),
            Kind::YWebsocket => command.arg("node").arg(setting.peers.join("y-websocket.mjs")),
            Kind::Hocuspocus => command.arg("node").arg(setting.peers.join("hocuspocus.mjs")),
        };
        for name in ELSEWHERE {
            command.env_remove(name);
        }
        command
            .env("JURY_LISTEN", "127.0.0.1:0")
            .env("JURY_DATA_DIR", folder)
            .env("JURY_LOG", "warn")
            .env("NODE_ENV", "production")
            .env("BENCH_DATA", folder)
            .envs(environment.iter().copied())
            .stdin(Stdio::null())
            .stdout(Stdio::piped());
        let mut child = command.spawn().expect("taskset starts the server");
        let mut output = BufReader::new(child.stdout.take().expect("its output"));
        let mut line = String::new();
        let address = loop {
            line.clear();
            assert_ne!(output.read_line(&mut line).unwrap_or(0), 0, "{} did not start", kind.name());
            if let Some(address) = line.trim().strip_prefix("Listening on http://") {
                break address.parse().expect("an address");
            }
        };
        // What else it says is of no interest, but must not fill its pipe.
        std::thread::spawn(move || std::io::copy(&mut output, &mut std::io::sink()));
        Self { child, address, folder: None }
    }

    /// Waits until it has ended.
    pub fn wait(&mut self) {
        self.child.wait().expect("it ends");
    }

    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Seconds of the processor that the process has used.
    pub fn cpu(&self) -> f64 {
        cpu(self.pid())
    }

    /// Resident memory, in KiB.
    pub fn resident_kib(&self) -> f64 {
        resident_kib(self.pid())
    }
}

/// Seconds of the processor that a process has used.
pub fn cpu(pid: u32) -> f64 {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).expect("it runs");
    let fields: Vec<&str> = stat.rsplit(") ").next().expect("fields").split(' ').collect();
    // User and system time in hundredths of a second: fields 14 and 15 counted from the first.
    let hundredths = |at: usize| fields[at].parse::<f64>().expect("a number");
    (hundredths(11) + hundredths(12)) / 100.0
}

/// Resident memory of a process, in KiB.
pub fn resident_kib(pid: u32) -> f64 {
    let rollup = std::fs::read_to_string(format!("/proc/{pid}/smaps_rollup")).expect("it runs");
    let line = rollup.lines().find_map(|line| line.strip_prefix("Rss:")).expect("its memory");
    line.trim().trim_end_matches("kB").trim().parse().expect("a number")
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        if let Some(folder) = &self.folder {
            let _ = std::fs::remove_dir_all(folder);
        }
    }
}
