//! PostgreSQL for the tests: one cluster a process, in a temporary folder, on a free port.
//!
//! A shell holds the server and reads from a pipe that this process keeps open: however the tests end
//! (a panic, ctrl-c, SIGKILL), the pipe closes, and the shell stops the server and removes its folder.

use std::fs;
use std::hash::{BuildHasher as _, RandomState};
use std::net::TcpListener;
use std::os::unix::fs::MetadataExt as _;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use citizens_jury::store::conn::Target;
use diesel::connection::SimpleConnection as _;
use diesel::{Connection as _, PgConnection};

/// How long a server may take to start on a busy machine.
const START_LIMIT: Duration = Duration::from_secs(60);

/// The database that every test's own one is copied from.
const TEMPLATE: &str = "jury_template";
/// The same for key stores.
const KEYS_TEMPLATE: &str = "keys_template";

/// What the server does before it says that something is committed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Durability {
    /// No flush to the disk: faster, and enough where only the program is killed.
    Relaxed,
    /// Everything on: what an operator runs.
    Full,
}

/// A disk of the server's own: a small file system in memory, in a mount namespace that goes with it.
#[derive(Clone, Copy)]
pub struct SmallDisk {
    pub mib: u32,
    /// The log of writes lies elsewhere, as on a disk of its own.
    pub log_apart: bool,
}

/// A running server.
pub struct Cluster {
    port: u16,
    password: String,
    /// Which process of the server to signal, for tests of a database that dies.
    pub pid: u32,
    folder: PathBuf,
    _shell: Child,
    _alive: ChildStdin,
}

/// A database of a test's own, dropped with the value.
pub struct Database {
    pub url: String,
    name: String,
    admin: String,
}

impl Cluster {
    /// Starts a server; panics with its log when it cannot.
    pub fn start(durability: Durability) -> Self {
        // Somebody else may take the free port first.
        let mut logs = String::new();
        for _ in 0..4 {
            match Self::try_start(durability, None) {
                Ok(cluster) => return cluster,
                Err(log) => logs += &log,
            }
        }
        panic!("no PostgreSQL server started in four tries:\n{logs}");
    }

    /// Starts a server on a small disk, and starts it again when it ends, as whoever looks after one does.
    pub fn on_a_small_disk(disk: SmallDisk) -> Self {
        Self::try_start(Durability::Full, Some(disk)).unwrap_or_else(|log| {
            panic!("a small file system of its own: mount and unshare must be allowed here\n{log}")
        })
    }

    /// Where this process sees its disk.
    pub fn disk(&self) -> PathBuf {
        PathBuf::from(format!("/proc/{}/root{}/data", self.serving(), self.folder.display()))
    }

    /// Which process of the server to signal by now; another one after it was started again.
    pub fn serving(&self) -> u32 {
        fs::read_to_string(self.folder.join("pid")).unwrap().trim().parse().unwrap()
    }

    fn try_start(durability: Durability, disk: Option<SmallDisk>) -> Result<Self, String> {
        let owner = owner();
        let folder = tempfile::Builder::new().prefix("jury-postgres-").tempdir().unwrap().keep();
        if let Some((uid, gid)) = owner {
            std::os::unix::fs::chown(&folder, Some(uid), Some(gid)).unwrap();
        }
        // Others on the machine must not get in: the server runs whatever its superuser says.
        let password = format!("{:016x}", RandomState::new().hash_one(folder.as_os_str()));
        fs::write(folder.join("password"), &password).unwrap();
        let mut init = Command::new(tool("initdb"));
        as_owner(&mut init, owner)
            .args(["--username=jury", "--auth=password", "--encoding=UTF8", "--locale=C", "--no-sync"])
            .args(["--pwfile", "password", "-D", "data"])
            .current_dir(&folder);
        if let Some(disk) = disk {
            // In small pieces, so that a small disk is full soon.
            init.arg("--wal-segsize=1");
            if disk.log_apart {
                init.arg("--waldir").arg(folder.join("wal"));
            }
        }
        let made = init.output().unwrap();
        assert!(made.status.success(), "initdb: {}", String::from_utf8_lossy(&made.stderr));

        Self::run(folder, password, durability, owner, disk)
    }

    /// Starts the server whose data lie in the folder.
    fn run(
        folder: PathBuf,
        password: String,
        durability: Durability,
        owner: Option<(u32, u32)>,
        disk: Option<SmallDisk>,
    ) -> Result<Self, String> {
        let port = free_port();
        let mut holds = Command::new("sh");
        match disk {
            None => as_owner(&mut holds, owner).arg("-c").arg(HOLD).arg("hold"),
            // Mounting needs more rights than the server may have.
            Some(disk) => holds
                .args(["-c", HOLD_ON_A_SMALL_DISK, "hold", ON_A_SMALL_DISK, KEEP])
                .arg(disk.mib.to_string())
                .arg(owner.map_or_else(String::new, |(uid, _)| uid.to_string()))
                .arg(owner.map_or_else(String::new, |(_, gid)| gid.to_string())),
        };
        let mut shell = holds
            .arg(&folder)
            .arg(tool("postgres"))
            .args(settings(durability, port))
            .current_dir(&folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            // Ctrl-c goes to the tests; the shell must outlive them.
            .process_group(0)
            .spawn()
            .unwrap();
        let alive = shell.stdin.take().unwrap();

        let begun = Instant::now();
        while begun.elapsed() < START_LIMIT && shell.try_wait().unwrap().is_none() {
            if PgConnection::establish(&url(&password, port, "postgres")).is_ok() {
                let pid = fs::read_to_string(folder.join("pid")).unwrap().trim().parse().unwrap();
                return Ok(Self { port, password, pid, folder, _shell: shell, _alive: alive });
            }
            std::thread::sleep(Duration::from_millis(25));
        }
        Err(fs::read_to_string(folder.join("log")).unwrap_or_default())
    }

    /// A second server that follows this one, and without which this one commits nothing from now on.
    pub fn synchronous_standby(&self) -> Self {
        let owner = owner();
        let folder = tempfile::Builder::new().prefix("jury-standby-").tempdir().unwrap().keep();
        if let Some((uid, gid)) = owner {
            std::os::unix::fs::chown(&folder, Some(uid), Some(gid)).unwrap();
        }
        let copied = as_owner(&mut Command::new(tool("pg_basebackup")), owner)
            .args(["-D", "data", "-X", "stream", "-R", "-c", "fast", "-d", &self.url("postgres")])
            .current_dir(&folder)
            .output()
            .unwrap();
        assert!(copied.status.success(), "pg_basebackup: {}", String::from_utf8_lossy(&copied.stderr));
        let standby = Self::run(folder, self.password.clone(), Durability::Full, owner, None).unwrap();
        let admin = self.url("postgres");
        run(&admin, "ALTER SYSTEM SET synchronous_standby_names = '*'");
        run(&admin, "SELECT pg_reload_conf()");
        let follows = "SELECT 1 / count(*) FROM pg_stat_replication WHERE sync_state = 'sync'";
        let begun = Instant::now();
        while PgConnection::establish(&admin).unwrap().batch_execute(follows).is_err() {
            assert!(begun.elapsed() < START_LIMIT, "the standby does not follow");
            std::thread::sleep(Duration::from_millis(25));
        }
        standby
    }

    /// Where it listens: for addresses that name several servers.
    pub fn place(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    /// Makes a standby the server that takes writes, as an operator does.
    pub fn promote(&self) {
        let data = self.folder.join("data");
        let mut promote = Command::new(tool("pg_ctl"));
        let done = as_owner(&mut promote, owner()).args(["promote", "-W", "-D"]).arg(data).output().unwrap();
        assert!(done.status.success(), "pg_ctl: {}", String::from_utf8_lossy(&done.stderr));
    }

    /// Sends a signal to all of the server's processes, as if its whole machine were hit.
    pub fn signal_all(&self, signal: &str) {
        let all = fs::read_dir("/proc").unwrap().flatten();
        let pids = all.filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
        let children = pids.filter(|pid| {
            let stat = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
            let parent = stat.rsplit(") ").next().and_then(|rest| rest.split(' ').nth(1)?.parse().ok());
            parent == Some(self.pid)
        });
        let pids: Vec<String> = [self.pid].into_iter().chain(children).map(|pid| pid.to_string()).collect();
        // One that ended meanwhile is no failure.
        let _ = Command::new("kill").arg(signal).args(&pids).stderr(Stdio::null()).status().unwrap();
    }

    /// The address of one of its databases.
    pub fn url(&self, database: &str) -> String {
        url(&self.password, self.port, database)
    }

    /// A database of its own for one test, as the template has it.
    pub fn database(&self, template: &str) -> Database {
        static NEXT: AtomicU32 = AtomicU32::new(1);
        let name = format!("test_{}", NEXT.fetch_add(1, Ordering::Relaxed));
        let admin = self.url("postgres");
        run(&admin, &format!("CREATE DATABASE {name} TEMPLATE {template}"));
        Database { url: self.url(&name), name, admin }
    }
}

impl Cluster {
    /// Makes the two databases that tests copy.
    pub fn make_templates(&self) {
        for template in [TEMPLATE, KEYS_TEMPLATE] {
            run(&self.url("postgres"), &format!("CREATE DATABASE {template} TEMPLATE template0"));
        }
        Target::Postgres(self.url(TEMPLATE)).migrate().unwrap();
        Target::Postgres(self.url(KEYS_TEMPLATE)).migrate_keys().unwrap();
    }
}

impl Cluster {
    /// A migrated database and a key store of its own.
    pub fn databases(&self) -> (Database, Database) {
        (self.database(TEMPLATE), self.database(KEYS_TEMPLATE))
    }
}

/// A program that comes with the server.
pub fn tool(name: &str) -> PathBuf {
    bin_folder().join(name)
}

impl Drop for Database {
    fn drop(&mut self) {
        if let Ok(mut admin) = PgConnection::establish(&self.admin) {
            let _ = admin.batch_execute(&format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name));
        }
    }
}

/// A migrated database of its own on the process's one server.
pub fn database() -> Database {
    shared().database(TEMPLATE)
}

/// A migrated key store of its own on the same server.
pub fn keys_database() -> Database {
    shared().database(KEYS_TEMPLATE)
}

/// A database with nothing in it, on the same server.
pub fn empty_database() -> Database {
    shared().database("template0")
}

fn shared() -> &'static Cluster {
    static SHARED: OnceLock<Cluster> = OnceLock::new();
    SHARED.get_or_init(|| {
        let cluster = Cluster::start(Durability::Relaxed);
        cluster.make_templates();
        cluster
    })
}

/// Runs statements that return nothing.
pub fn run(url: &str, statements: &str) {
    PgConnection::establish(url).unwrap().batch_execute(statements).unwrap();
}

/// Starts the server, keeps its pid, waits for the end of standard input (or of the server), and cleans up.
const HOLD: &str = r#"
folder=$1; shift
"$@" -D "$folder/data" >"$folder/log" 2>&1 </dev/null &
server=$!
echo "$server" >"$folder/pid.new" && mv "$folder/pid.new" "$folder/pid"
cat >/dev/null
kill -QUIT "$server" 2>/dev/null
wait "$server"
cd / && rm -rf "$folder"
"#;

/// The same for a server on a small disk: `$1` is what puts it there, `$2` what keeps it running, then the
/// disk's size in MiB, whom to run as (empty: whoever this is), and the folder.
const HOLD_ON_A_SMALL_DISK: &str = r#"
inner=$1 keep=$2 size=$3 uid=$4 gid=$5 folder=$6; shift 6
rights=-m
[ -n "$uid" ] || rights=-rm
unshare $rights sh -c "$inner" inner "$keep" "$size" "$uid" "$gid" "$folder" "$@"
cd / && rm -rf "$folder"
"#;

/// Moves the data to the disk, and goes on without the rights that this took.
const ON_A_SMALL_DISK: &str = r#"
set -e
keep=$1 size=$2 uid=$3 gid=$4 folder=$5; shift 5
mv "$folder/data" "$folder/was" && mkdir "$folder/data"
mount -t tmpfs -o "size=${size}m" none "$folder/data"
cp -a "$folder/was/." "$folder/data/" && rm -r "$folder/was"
chmod 700 "$folder/data"
if [ -n "$uid" ]; then
  chown "$uid:$gid" "$folder/data"
  exec setpriv --reuid="$uid" --regid="$gid" --clear-groups sh -c "$keep" keep "$folder" "$@"
fi
exec unshare -U --map-user=1000 --map-group=1000 sh -c "$keep" keep "$folder" "$@"
"#;

/// Starts the server, and again whenever it ends, until the end of standard input.
const KEEP: &str = r#"
folder=$1; shift
while :; do
  "$@" -D "$folder/data" >>"$folder/log" 2>&1 </dev/null &
  server=$!
  echo "$server" >"$folder/pid.new" && mv "$folder/pid.new" "$folder/pid"
  wait "$server"
  sleep 0.5
done &
keeper=$!
cat >/dev/null
kill "$keeper"
kill -QUIT "$(cat "$folder/pid")" 2>/dev/null
while kill -0 "$(cat "$folder/pid")" 2>/dev/null; do sleep 0.05; done
"#;

fn settings(durability: Durability, port: u16) -> Vec<String> {
    let mut settings = vec![
        format!("port={port}"),
        "listen_addresses=127.0.0.1".into(),
        "unix_socket_directories=".into(),
        "max_connections=400".into(),
        "shared_buffers=64MB".into(),
        "timezone=Pacific/Chatham".into(),
    ];
    if durability == Durability::Relaxed {
        settings.extend(["fsync=off", "synchronous_commit=off", "full_page_writes=off"].map(String::from));
    }
    settings.into_iter().flat_map(|setting| ["-c".to_owned(), setting]).collect()
}

fn url(password: &str, port: u16, database: &str) -> String {
    format!("postgres://jury:{password}@127.0.0.1:{port}/{database}")
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// The newest PostgreSQL that is installed.
fn bin_folder() -> PathBuf {
    let mut found: Vec<(u32, PathBuf)> = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| Some((entry.file_name().to_str()?.parse().ok()?, entry.path().join("bin"))))
        .filter(|(_, bin): &(u32, PathBuf)| bin.join("postgres").exists())
        .collect();
    found.sort();
    if let Some((_, newest)) = found.pop() {
        return newest;
    }
    std::env::var_os("PATH")
        .iter()
        .flat_map(std::env::split_paths)
        .find(|folder| folder.join("postgres").exists() && folder.join("initdb").exists())
        .expect("PostgreSQL is not installed: scripts/need.sh test installs it")
}

/// Whom to run the server as: PostgreSQL refuses to run as root.
fn owner() -> Option<(u32, u32)> {
    if fs::metadata("/proc/self").unwrap().uid() != 0 {
        return None;
    }
    let accounts = fs::read_to_string("/etc/passwd").unwrap();
    let ids = |name: &str| {
        let mut fields = accounts.lines().find(|line| line.split(':').next() == Some(name))?.split(':');
        Some((fields.nth(2)?.parse().ok()?, fields.next()?.parse().ok()?))
    };
    Some(ids("postgres").or_else(|| ids("nobody")).expect("an account that is not root"))
}

fn as_owner(command: &mut Command, owner: Option<(u32, u32)>) -> &mut Command {
    if let Some((uid, gid)) = owner {
        command.gid(gid).uid(uid);
    }
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_postgres_database_is_its_own() {
        let (one, other) = (database(), database());
        run(&one.url, "CREATE TABLE mark (here int)");
        run(&other.url, "CREATE TABLE mark (here int)");
        assert_ne!(one.url, other.url);
    }

    #[test]
    fn a_postgres_server_goes_when_its_holder_lets_go() {
        let cluster = Cluster::start(Durability::Relaxed);
        let (proc, address) = (PathBuf::from(format!("/proc/{}", cluster.pid)), cluster.url("postgres"));
        assert!(proc.exists());
        let Cluster { _alive: alive, _shell: mut shell, .. } = cluster;
        drop(alive);
        shell.wait().unwrap();
        assert!(!Path::new(&proc).exists(), "the server outlived its holder");
        assert!(PgConnection::establish(&address).is_err());
    }

    #[test]
    fn a_durable_postgres_flushes() {
        let cluster = Cluster::start(Durability::Full);
        run(
            &cluster.url("postgres"),
            "DO $$ BEGIN ASSERT current_setting('fsync') = 'on' AND current_setting('synchronous_commit') = 'on'; END $$",
        );
    }
}
