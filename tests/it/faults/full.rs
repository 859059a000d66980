//! The disk fills up while people write: what cannot be kept is refused in words, reading goes on, what was
//! acknowledged is there, and once there is room writing goes on without a restart.
//!
//! The program has a disk of its own: a small file system in memory, in a mount namespace that goes with it.

use std::fs::File;
use std::io::Write as _;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use citizens_jury::store::Conn;
use citizens_jury::store::conn::Target;
use diesel::RunQueryDsl as _;
use diesel::sql_types::Text;
use tokio::time::sleep;

use super::driver::{Answer, Writer, seed};
use super::world::World;
use crate::app::LIMIT;
use crate::home::Home;
use crate::postgres::{Cluster, SmallDisk};
use crate::program::{Serving, program};

/// The disk, in MiB: some times what a small jury needs.
const DISK_MIB: u32 = 24;
/// How many must have been told that there is no room before some is made.
const TOLD: usize = 30;
/// Moves the folder `$1` to a disk of its own of `$2` MiB, and goes on as the program that follows.
const ON_A_SMALL_DISK: &str = r#"
set -e
folder=$1 size=$2; shift 2
mkdir "$folder.was" && cp -a "$folder/." "$folder.was/"
mount -t tmpfs -o "size=${size}m" none "$folder"
cp -a "$folder.was/." "$folder/" && rm -r "$folder.was"
exec "$@"
"#;

#[derive(diesel::QueryableByName)]
struct Integrity {
    #[diesel(sql_type = Text)]
    integrity_check: String,
}

/// The file that takes what room there is.
struct Filler(File);

impl Filler {
    fn new(path: &Path) -> Self {
        Self(File::create(path).unwrap())
    }

    /// Writes until nothing more goes.
    fn fill(&mut self) {
        for size in [64 * 1024, 4096] {
            while self.0.write_all(&vec![0; size]).is_ok() {}
        }
    }

    /// Where the file is seen may have gone by now; the room comes back all the same.
    fn make_room(self) {
        self.0.set_len(0).unwrap();
    }
}

impl World {
    /// Starts the program again on a small disk; gives where this process sees that disk.
    fn on_a_small_disk(&mut self) -> PathBuf {
        self.nodes.clear();
        let folder = self.home.folder.path().to_owned();
        let plain = program(&self.home, &self.arguments("127.0.0.1:0"));
        // Whoever is not root here is root in a namespace of their own.
        let root = std::fs::metadata("/proc/self").unwrap().uid() == 0;
        let mut small = Command::new("unshare");
        small.arg(if root { "-m" } else { "-rm" }).args(["sh", "-c", ON_A_SMALL_DISK, "sh"]);
        small.arg(&folder).arg(DISK_MIB.to_string()).arg(plain.get_program()).args(plain.get_args());
        for (name, value) in plain.get_envs() {
            match value {
                Some(value) => small.env(name, value),
                None => small.env_remove(name),
            };
        }
        small.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let node = Serving::told(small);
        let node = node.expect("a small file system of its own: mount and unshare must be allowed here");
        let seen = PathBuf::from(format!("/proc/{}/root{}", node.child.id(), folder.display()));
        self.nodes.push(node);
        self.point();
        seen
    }

    /// Looks at the disk as it is now, nobody writing: a copy, because SQLite would follow the way there
    /// into this process's own namespace.
    fn copy_of(&mut self, disk: &Path, name: &str) {
        let copy = self.home.folder.path().join(name);
        std::fs::create_dir(&copy).unwrap();
        for file in ["jury.db", "jury.db-wal", "keys.db", "keys.db-wal"] {
            std::fs::copy(disk.join(file), copy.join(file)).unwrap();
        }
        self.home.database = Target::Sqlite(copy.join("jury.db"));
        self.home.keys = Target::Sqlite(copy.join("keys.db"));
    }

    /// Both databases as SQLite itself checks them.
    fn check_integrity(&self) {
        for target in [&self.home.database, &self.home.keys] {
            let Conn::Sqlite(mut conn) = target.connect().unwrap() else { panic!("not SQLite") };
            let all: Vec<Integrity> = diesel::sql_query("PRAGMA integrity_check").load(&mut conn).unwrap();
            assert_eq!(all.len(), 1);
            assert_eq!(all[0].integrity_check, "ok");
        }
    }
}

fn told_full(writers: &[Writer]) -> usize {
    let full = Answer::Refused("storage_full".into());
    writers.iter().flat_map(|writer| &writer.asked).filter(|(_, answer)| *answer == full).count()
}

#[actix_web::test]
async fn a_full_disk_refuses_in_words_and_loses_nothing_on_sqlite() {
    let mut world = World::begin(Home::sqlite(), seed()).await;
    let disk = world.on_a_small_disk();
    let mut going = world.go();
    going.more(40).await;
    let mut filler = Filler::new(&disk.join("filler"));
    let (mut since, mut last) = (Instant::now(), 0);
    // Full is when nothing was done for a while: the log of writes has some room of its own.
    while since.elapsed() < Duration::from_secs(1) {
        filler.fill();
        sleep(Duration::from_millis(10)).await;
        let done = going.done();
        if done > last {
            (since, last) = (Instant::now(), done);
        }
    }
    world.rest(going).await;
    let told = told_full(&world.writers);
    assert!(told >= TOLD, "only {told} were told");
    let before = world.done();

    // Reading goes on, and says what was acknowledged and nothing else.
    world.copy_of(&disk, "when full");
    assert_eq!(world.flaws().await, []);
    world.check_record().await;
    let refused = world.vote.hall.organiser.post("/edit", serde_json::json!({ "title": "Trams" })).await;
    refused.refused(503, "storage_full");
    assert!(refused.json()["detail"].as_str().unwrap().contains("no room left"), "{}", refused.text);

    filler.make_room();
    let mut going = world.go();
    let again = going.more(40).await;
    world.rest(going).await;
    world.copy_of(&disk, "afterwards");
    assert_eq!(world.flaws().await, []);
    assert_eq!(world.numbers().await, []);
    world.check_integrity();
    world.check_record().await;
    println!(
        "figure: full disk: {told} writes refused in words, {before} acknowledged before and 0 lost, writing again {:.0?} after there was room, without a restart; integrity ok",
        again
    );
    world.count().await;
}

/// How long PostgreSQL is kept full. What is only written over still goes for a while, so nobody can wait
/// until nothing is done any more.
const FULL_FOR: Duration = Duration::from_secs(4);

#[actix_web::test]
async fn a_full_disk_refuses_in_words_and_loses_nothing_on_postgres() {
    let cluster = Cluster::on_a_small_disk(SmallDisk { mib: 160, log_apart: true });
    cluster.make_templates();
    let mut world = World::begin(Home::on(&cluster), seed()).await;
    let mut going = world.go();
    going.more(40).await;
    let mut filler = Filler::new(&cluster.disk().join("filler"));
    let full = Instant::now();
    while full.elapsed() < FULL_FOR {
        filler.fill();
        sleep(Duration::from_millis(10)).await;
    }
    world.rest(going).await;
    let (told, before) = (told_full(&world.writers), world.done());
    assert!(told >= TOLD, "only {told} were told");

    // Reading goes on, and says what was acknowledged and nothing else.
    filler.fill();
    assert_eq!(world.flaws().await, []);
    world.check_record().await;
    assert_eq!(cluster.serving(), cluster.pid, "the server was started again");

    filler.make_room();
    let mut going = world.go();
    let again = going.more(40).await;
    world.rest(going).await;
    assert_eq!(world.flaws().await, []);
    assert_eq!(world.numbers().await, []);
    world.check_record().await;
    println!(
        "figure: full disk, PostgreSQL: {told} writes refused in words, {before} acknowledged before and 0 lost, writing again {again:.0?} after there was room, nothing started again"
    );
    world.count().await;
}

#[actix_web::test]
async fn a_postgres_that_cannot_write_its_log_is_away_and_loses_nothing() {
    let cluster = Cluster::on_a_small_disk(SmallDisk { mib: 160, log_apart: false });
    cluster.make_templates();
    let mut world = World::begin(Home::on(&cluster), seed()).await;
    let mut going = world.go();
    going.more(40).await;
    let mut filler = Filler::new(&cluster.disk().join("filler"));
    let begun = Instant::now();
    // The server gives up, and cannot start as long as there is no room.
    let away = loop {
        filler.fill();
        let asked = world.vote.hall.organiser.get("/jury").await;
        if asked.status == 503 {
            break asked;
        }
        assert!(begun.elapsed() < 2 * LIMIT, "the server goes on: {}", asked.text);
        sleep(Duration::from_millis(10)).await;
    };
    away.refused(503, "database_away");
    let full = Instant::now();
    while full.elapsed() < FULL_FOR {
        filler.fill();
        sleep(Duration::from_millis(10)).await;
    }
    let before = going.done();
    filler.make_room();
    let again = going.more(40).await;
    world.rest(going).await;
    assert_eq!(world.flaws().await, []);
    assert_eq!(world.numbers().await, []);
    world.check_record().await;
    println!(
        "figure: full disk under PostgreSQL's log: {} acknowledged ({before} by then), 0 lost, {} refused in words, writing again {again:.1?} after there was room, without a restart of the node",
        world.done(),
        told_full(&world.writers)
    );
    world.count().await;
}
