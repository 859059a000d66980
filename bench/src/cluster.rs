//! Two nodes on PostgreSQL and NATS, as scripts/cluster.sh runs them, all of it on the first core.

use std::ffi::OsStr;
use std::io::{BufRead as _, BufReader};
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use crate::server::{ELSEWHERE, cpu, resident_kib};
use crate::{Setting, jury};

/// The proxy's, the two nodes', PostgreSQL's and NATS's, one after the other.
const PORTS: u16 = 5;

/// One of the service's processes.
pub struct Node {
    pid: u32,
    pub address: SocketAddr,
}

/// The running script and what it started; both end with the value.
pub struct Cluster {
    script: Child,
    folder: PathBuf,
    pub nodes: Vec<Node>,
}

/// The first of so many free ports in a row.
fn free_ports() -> u16 {
    let from = 20_000 + (std::process::id() % 10_000) as u16;
    let free = |port: u16| TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok();
    let mut blocks = (from..30_000).step_by(PORTS.into());
    blocks.find(|first| (*first..first + PORTS).all(free)).expect("free ports")
}

/// `node N PID ADDRESS`, as the script says it.
fn node(line: &str) -> Option<Node> {
    let [_, pid, address] = line.strip_prefix("node ")?.split(' ').collect::<Vec<_>>().try_into().ok()?;
    Some(Node { pid: pid.parse().ok()?, address: address.strip_prefix("http://")?.parse().ok()? })
}

impl Cluster {
    pub fn start(setting: &Setting) -> Self {
        let folder = setting.data.join(format!("cluster-{}", uuid::Uuid::new_v4()));
        std::fs::create_dir_all(&folder).expect("a folder for what the cluster keeps");
        let (program, port) = (std::path::absolute(&setting.program).expect("a path"), free_ports());
        // The script looks for the program where cargo puts it, by profile.
        assert_eq!(program.file_name(), Some(OsStr::new("citizens-jury")), "the program has its name");
        let profile = program.parent().expect("a profile's folder");
        let target = profile.parent().expect("cargo's folder");
        let mut command = Command::new("taskset");
        command.args(["-c", "0", "scripts/cluster.sh", "serve"]);
        for name in ELSEWHERE {
            command.env_remove(name);
        }
        command
            .env("CARGO_TARGET_DIR", target)
            .env("JURY_PROFILE", profile.file_name().expect("a profile"))
            .env("JURY_CLUSTER_DIR", std::path::absolute(&folder).expect("a path"))
            .env("JURY_CLUSTER_PORT", port.to_string())
            .env("JURY_SITE", format!("http://127.0.0.1:{port}"))
            .env("JURY_LOG", "warn")
            // When it ends, its guests have gone.
            .env("JURY_DRAIN_SECONDS", "0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped());
        let script = command.spawn().expect("taskset starts the script");
        let mut cluster = Self { script, folder, nodes: Vec::new() };
        cluster.until_ready();
        let secret = |name: &str| cluster.folder.join("secrets").join(name);
        jury::account(
            &setting.program,
            &[
                ("JURY_DATA_DIR", &cluster.folder),
                ("JURY_DATABASE_URL_FILE", &secret("database_url")),
                ("JURY_KEYS_URL_FILE", &secret("keys_url")),
            ],
        );
        cluster
    }

    fn until_ready(&mut self) {
        let mut output = BufReader::new(self.script.stdout.take().expect("its output"));
        let mut line = String::new();
        while !line.starts_with("ready ") {
            line.clear();
            assert_ne!(output.read_line(&mut line).unwrap_or(0), 0, "the cluster did not start");
            self.nodes.extend(node(line.trim()));
        }
        assert_eq!(self.nodes.len(), 2, "two nodes");
        // What else it says is of no interest, but must not fill its pipe.
        std::thread::spawn(move || std::io::copy(&mut output, &mut std::io::sink()));
    }

    /// Seconds of the processor that both nodes have used.
    pub fn cpu(&self) -> f64 {
        self.nodes.iter().map(|node| cpu(node.pid)).sum()
    }

    /// Resident memory of both nodes, in KiB.
    pub fn resident_kib(&self) -> f64 {
        self.nodes.iter().map(|node| resident_kib(node.pid)).sum()
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        // Asked to, the script ends what it started; killed, it would leave all of it behind.
        let _ = Command::new("kill").arg(self.script.id().to_string()).status();
        let _ = self.script.wait();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}
