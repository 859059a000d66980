//! What is acknowledged is on the disk: of every acknowledged write, a sync of the database's log that
//! succeeded lies between the request's arrival and its answer. The system itself is asked, with `strace`.

use std::collections::BTreeMap;
use std::fs;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::driver::seed;
use super::world::World;
use crate::app::LIMIT;
use crate::home::Home;

/// Writes that are looked at, at least.
const WRITES: usize = 200;

/// What the system saw of one acknowledged write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Write {
    Synced,
    NotSynced,
}

/// Every change that was acknowledged, in order of its answers. A change is a POST on some line; its
/// answer is the next thing that is sent on that line, and counts when it is a 200.
fn acknowledged(trace: &str) -> Vec<Write> {
    let mut asked: BTreeMap<String, usize> = BTreeMap::new();
    let (mut syncs, mut all) = (0, Vec::new());
    let mut begun: BTreeMap<&str, &str> = BTreeMap::new();
    for line in trace.lines() {
        let Some((pid, call)) = line.trim().split_once(' ') else { continue };
        let call = call.trim_start();
        if let Some(start) = call.strip_suffix(" <unfinished ...>") {
            begun.insert(pid, start);
        }
        // A call that was interrupted in the listing: what it was called with stands further up.
        let resumed = call.starts_with("<... ");
        let start = if resumed { begun.get(pid).copied().unwrap_or_default() } else { call };
        let name = start.split('(').next().unwrap_or_default();
        let fd =
            start.split('(').nth(1).and_then(|rest| rest.split(',').next()).unwrap_or_default().to_owned();
        match name {
            "fsync" | "fdatasync" if start.contains(".db") && call.ends_with("= 0") => syncs += 1,
            "recvfrom" | "read" if call.contains("\"POST /api/") => {
                asked.insert(fd, syncs);
            }
            // An answer has left as soon as it begins to be sent.
            "sendto" | "write" | "writev" | "sendmsg" if !resumed && start.contains("\"HTTP/1.1 ") => {
                let Some(before) = asked.remove(&fd) else { continue };
                if start.contains("\"HTTP/1.1 200") {
                    all.push(if syncs > before { Write::Synced } else { Write::NotSynced });
                }
            }
            _ => {}
        }
    }
    all
}

/// `strace` at a running program.
struct Tracer {
    child: Child,
    file: std::path::PathBuf,
}

impl Tracer {
    fn attach(pid: u32, file: std::path::PathBuf) -> Self {
        let calls = "trace=recvfrom,read,sendto,write,writev,sendmsg,fsync,fdatasync";
        let mut strace = Command::new("strace");
        strace.args(["-f", "-y", "-s", "64", "-e", calls, "-p", &pid.to_string(), "-o"]).arg(&file);
        let child = strace.stderr(Stdio::piped()).spawn();
        let mut child = child.expect("strace is not installed: scripts/need.sh test installs it");
        let begun = Instant::now();
        let status = |task: fs::DirEntry| fs::read_to_string(task.path().join("status")).unwrap_or_default();
        let free = |task| status(task).contains("TracerPid:\t0");
        while fs::read_dir(format!("/proc/{pid}/task")).unwrap().flatten().any(free) {
            let ended = child.try_wait().unwrap();
            assert!(
                ended.is_none(),
                "strace may not look at another process here (ptrace is refused): allow it"
            );
            assert!(begun.elapsed() < LIMIT, "strace does not attach");
            std::thread::sleep(Duration::from_millis(10));
        }
        Self { child, file }
    }

    /// Lets the program go on by itself, and gives what was seen.
    fn detach(mut self) -> String {
        let pid = self.child.id().to_string();
        assert!(Command::new("kill").args(["-INT", &pid]).status().unwrap().success());
        self.child.wait().unwrap();
        String::from_utf8_lossy(&fs::read(&self.file).unwrap()).into_owned()
    }
}

#[actix_web::test]
async fn every_acknowledged_write_was_synced_before_its_answer() {
    let mut world = World::begin(Home::sqlite(), seed()).await;
    let file = world.home.folder.path().join("trace");
    let tracer = Tracer::attach(world.nodes[0].child.id(), file);
    let before = world.done();
    let mut going = world.go();
    going.more(WRITES).await;
    world.rest(going).await;
    let done = world.done() - before;
    let trace = tracer.detach();
    let seen = acknowledged(&trace);
    assert_eq!(seen.len(), done, "each acknowledged write is seen once");
    let synced = seen.iter().filter(|one| **one == Write::Synced).count();
    assert_eq!(synced, done, "of {done} acknowledged writes");
    // Without the syncs, as with `synchronous=OFF`, none of them would pass.
    let doctored: Vec<&str> = trace.lines().filter(|line| !line.contains("sync")).collect();
    let seen = acknowledged(&doctored.join("\n"));
    assert!(seen.len() == done && seen.iter().all(|one| *one == Write::NotSynced));
    assert_eq!(world.flaws().await, []);
    println!(
        "figure: power cut: {synced} of {done} acknowledged writes had a sync of the log between request and answer; with the syncs taken out of the listing, 0 of {done}"
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    const POST: &str =
        r#"7 recvfrom(9<socket:[1]>, "POST /api/juries/x/evidence HTTP/1.1"..., 8192, 0, NULL, NULL) = 300"#;
    const SYNC: &str = "8 fdatasync(5</d/jury.db-wal>) = 0";
    const SENT: &str =
        r#"7 sendto(9<socket:[1]>, "HTTP/1.1 200 OK\r\ncontent-length"..., 400, 0, NULL, 0) = 400"#;

    fn seen(lines: &[&str]) -> Vec<Write> {
        acknowledged(&lines.join("\n"))
    }

    #[test]
    fn a_sync_counts_only_between_request_and_answer_and_only_if_it_succeeded() {
        assert_eq!(seen(&[POST, SYNC, SENT]), [Write::Synced]);
        assert_eq!(seen(&[SYNC, POST, SENT, SYNC]), [Write::NotSynced]);
        assert_eq!(seen(&[POST, "8 fdatasync(5</d/jury.db-wal>) = -1 EIO", SENT]), [Write::NotSynced]);
        assert_eq!(seen(&[POST, "8 fsync(5</d/elsewhere>) = 0", SENT]), [Write::NotSynced]);
        let refused = SENT.replace("200 OK", "409 Conflict");
        assert_eq!(seen(&[POST, SYNC, &refused]), []);
    }

    #[test]
    fn a_sync_that_is_under_way_counts_once_it_has_ended() {
        let (begun, ended) =
            ("8 fdatasync(5</d/jury.db-wal> <unfinished ...>", "8 <... fdatasync resumed>) = 0");
        assert_eq!(seen(&[POST, begun, SENT, ended]), [Write::NotSynced]);
        assert_eq!(seen(&[POST, begun, ended, SENT]), [Write::Synced]);
    }
}
