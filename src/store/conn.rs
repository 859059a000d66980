//! Connections to the two databases, their pools, and the migrations.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::Duration;

use diesel::backend::Backend;
use diesel::connection::SimpleConnection;
use diesel::migration::{self, MigrationSource};
use diesel::prelude::*;
use diesel::r2d2::{ManageConnection, Pool, PooledConnection};
use diesel::sqlite::Sqlite;
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::ballot_box::BallotBox;
use super::places::Places;
use super::writer::Writer;
use crate::clock;
use crate::no::{Fault, No};

const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgres");
const KEYS_SQLITE: EmbeddedMigrations = embed_migrations!("migrations/keys_sqlite");
const KEYS_POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/keys_postgres");

/// How long SQLite waits for another process's lock.
const BUSY_TIMEOUT_MS: u32 = 5_000;
/// Pages in SQLite's log before a commit moves them into the database, which takes as long as many commits:
/// 16 MiB. At the usual 1,000 pages one change in a hundred would wait for that.
const CHECKPOINT_PAGES: u32 = 4_000;
/// Readers at once; a view takes well under a millisecond, so few suffice.
const READERS: u32 = 8;
/// How long anybody waits for a free connection. It also bounds the pause between two tries to reach a
/// database that is away, so that it is found soon after it is back.
pub(super) const POOL_WAIT: Duration = Duration::from_secs(5);
/// Where PostgreSQL's address says nothing else: what keeps a machine that is gone, or a cable that was
/// pulled, from holding a request for the quarter of an hour that the system would wait.
const POSTGRES_DEFAULTS: [(&str, &str); 5] = [
    ("connect_timeout", "5"),
    ("keepalives_idle", "10"),
    ("keepalives_interval", "5"),
    ("keepalives_count", "3"),
    ("tcp_user_timeout", "10000"),
];

/// Pause between two tries to reach a database that is not there yet.
const TRY_EVERY: Duration = Duration::from_millis(250);
/// What a server says that waiting will not change.
const FINAL: [&str; 4] = ["authentication failed", "does not exist", "no pg_hba.conf entry", "invalid"];

/// One connection to either database.
#[derive(diesel::MultiConnection)]
pub enum Conn {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

/// Where a database is.
#[derive(Clone, Debug)]
pub enum Target {
    Sqlite(PathBuf),
    Postgres(String),
}

impl Target {
    /// Opens one connection with the settings that durability rests on.
    pub fn connect(&self) -> Result<Conn, Fault> {
        match self {
            Self::Sqlite(path) => {
                let mut conn = SqliteConnection::establish(&path.to_string_lossy())?;
                conn.batch_execute(&format!(
                    "PRAGMA busy_timeout={BUSY_TIMEOUT_MS}; PRAGMA journal_mode=WAL; \
                     PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON; \
                     PRAGMA wal_autocheckpoint={CHECKPOINT_PAGES};"
                ))?;
                Ok(Conn::Sqlite(conn))
            }
            Self::Postgres(url) => Ok(Conn::Postgres(PgConnection::establish(&with_defaults(url))?)),
        }
    }

    /// Where it is, in words that hold no password.
    #[must_use]
    pub fn place(&self) -> String {
        match self {
            Self::Sqlite(path) => path.display().to_string(),
            Self::Postgres(url) => {
                let bare = url.split(['?', '#']).next().unwrap_or_default();
                let after = bare.rsplit_once('@').or_else(|| bare.split_once("://"));
                after.map_or_else(|| "PostgreSQL".to_owned(), |(_, place)| place.to_owned())
            }
        }
    }

    /// Waits until it answers, by a connection that stays; `what` is what it is called in the sentence when it
    /// does not.
    ///
    /// # Errors
    /// One sentence with the place and the cause, without the password.
    pub fn reach(&self, what: &str, within: Duration) -> Result<Conn, Fault> {
        let begun = clock::mark();
        loop {
            let cause = match self.answers(within.saturating_sub(begun.elapsed())) {
                Ok(conn) => return Ok(conn),
                Err(cause) => cause,
            };
            if matches!(self, Self::Sqlite(_)) || FINAL.iter().any(|word| cause.contains(word)) {
                return Err(Fault::new(format_args!("{what} at {} cannot be opened: {cause}", self.place())));
            }
            if begun.elapsed() + TRY_EVERY > within {
                return Err(Fault::new(format_args!(
                    "{what} at {} does not answer (waited {} s): {cause}",
                    self.place(),
                    within.as_secs()
                )));
            }
            clock::pause(TRY_EVERY);
        }
    }

    fn answers(&self, within: Duration) -> Result<Conn, String> {
        match self {
            Self::Sqlite(path) => {
                if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
                    writable(folder).map_err(|error| format!("its folder cannot be written: {error}"))?;
                }
                self.connect().map_err(|fault| fault.to_string())
            }
            Self::Postgres(url) => PgConnection::establish(&with_defaults(&hurried(url, within)))
                .map(Conn::Postgres)
                .map_err(|error| without_secrets(&error.to_string(), url)),
        }
    }

    /// A connection that is given up soon when nobody answers.
    pub fn connect_within(&self, within: Duration) -> Result<Conn, Fault> {
        match self {
            Self::Sqlite(_) => self.connect(),
            Self::Postgres(url) => {
                Ok(Conn::Postgres(PgConnection::establish(&with_defaults(&hurried(url, within)))?))
            }
        }
    }

    /// Brings the schema up to date; doing it twice changes nothing.
    pub fn migrate(&self) -> Result<(), Fault> {
        self.run_migrations(SQLITE, POSTGRES)
    }

    /// The same for the key store.
    pub fn migrate_keys(&self) -> Result<(), Fault> {
        self.run_migrations(KEYS_SQLITE, KEYS_POSTGRES)
    }

    /// The newest migration that this program knows, of the database or of the key store.
    pub fn newest_known(&self, keys: bool) -> Result<Option<String>, Fault> {
        let names = names::<Sqlite>(if keys { &KEYS_SQLITE } else { &SQLITE });
        Ok(names.map_err(Fault::new)?.pop_last())
    }

    /// The newest migration that has run there.
    pub fn newest_applied(&self) -> Result<Option<String>, Fault> {
        let applied = match self.connect()? {
            Conn::Sqlite(mut conn) => conn.applied_migrations(),
            Conn::Postgres(mut conn) => conn.applied_migrations(),
        };
        Ok(applied.map_err(Fault::new)?.iter().map(ToString::to_string).max())
    }

    fn run_migrations(&self, sqlite: EmbeddedMigrations, postgres: EmbeddedMigrations) -> Result<(), Fault> {
        if let Self::Sqlite(path) = self
            && let Some(folder) = path.parent()
        {
            std::fs::create_dir_all(folder)?;
        }
        let newer = match self.connect()? {
            Conn::Sqlite(mut conn) => run_known(&mut conn, sqlite),
            Conn::Postgres(mut conn) => {
                // Several nodes may start at once; one migrates, the others wait and find it done.
                conn.batch_execute("SELECT pg_advisory_lock(7341)")?;
                run_known(&mut conn, postgres)
            }
        };
        match newer.map_err(|error| Fault::new(format_args!("migration: {error}")))? {
            None => Ok(()),
            Some(version) => Err(Fault::new(format_args!(
                "{} is newer than this program, which does not know its migration {version}: start the \
                 version that last ran here, or a newer one",
                self.place()
            ))),
        }
    }
}

/// Runs what has not run yet; gives the first migration that this program does not know, and then runs
/// nothing.
fn run_known<DB, C>(conn: &mut C, known: EmbeddedMigrations) -> migration::Result<Option<String>>
where
    DB: Backend,
    C: MigrationHarness<DB>,
    EmbeddedMigrations: MigrationSource<DB>,
{
    let names: BTreeSet<String> = MigrationSource::<DB>::migrations(&known)?
        .iter()
        .map(|one| one.name().version().to_string())
        .collect();
    let mut applied: Vec<String> = conn.applied_migrations()?.iter().map(ToString::to_string).collect();
    applied.sort();
    if let Some(newer) = applied.into_iter().find(|version| !names.contains(version)) {
        return Ok(Some(newer));
    }
    conn.run_pending_migrations(known).map(|_| None)
}

fn names<DB: Backend>(of: &EmbeddedMigrations) -> migration::Result<BTreeSet<String>>
where
    EmbeddedMigrations: MigrationSource<DB>,
{
    Ok(MigrationSource::<DB>::migrations(of)?.iter().map(|one| one.name().version().to_string()).collect())
}

/// Tries to write in a folder, which is made if need be.
fn writable(folder: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)?;
    let trial = folder.join(format!(".trial-{}", std::process::id()));
    std::fs::write(&trial, b"")?;
    std::fs::remove_file(&trial)
}

/// The address with a limit to how long a connection may take, unless it has one.
fn hurried(url: &str, within: Duration) -> String {
    if url.contains("connect_timeout=") {
        return url.to_owned();
    }
    // libpq takes no less than two seconds.
    let seconds = within.as_secs().max(2);
    format!("{url}{}connect_timeout={seconds}", if url.contains('?') { '&' } else { '?' })
}

/// What libpq says, in one line; it repeats an address that it cannot read, password and all.
fn without_secrets(said: &str, url: &str) -> String {
    let user = url.split_once("://").and_then(|(_, rest)| rest.rsplit_once('@')).map(|(user, _)| user);
    let password = user.and_then(|user| user.split_once(':')).map(|(_, password)| password);
    if said.contains("://") || password.is_some_and(|word| !word.is_empty() && said.contains(word)) {
        return "invalid address".into();
    }
    said.trim().lines().map(str::trim).collect::<Vec<_>>().join(" ")
}

/// The address with what it says nothing of. Of several servers only the one that takes writes will do.
fn with_defaults(url: &str) -> String {
    let (place, given) = url.split_once('?').unwrap_or((url, ""));
    let servers = place.split("//").nth(1).and_then(|rest| rest.split('/').next()).unwrap_or_default();
    let several = servers.rsplit('@').next().is_some_and(|servers| servers.contains(','));
    let writes = several.then_some(("target_session_attrs", "read-write"));
    let mut all: Vec<String> = given.split('&').filter(|one| !one.is_empty()).map(str::to_owned).collect();
    for (name, value) in POSTGRES_DEFAULTS.into_iter().chain(writes) {
        if !all.iter().any(|one| one.split('=').next() == Some(name)) {
            all.push(format!("{name}={value}"));
        }
    }
    format!("{place}?{}", all.join("&"))
}

/// Makes connections for the pool.
#[derive(Debug)]
pub struct Manager(pub Target);

impl ManageConnection for Manager {
    type Connection = Conn;
    type Error = Fault;

    fn connect(&self) -> Result<Conn, Fault> {
        self.0.connect()
    }

    fn is_valid(&self, conn: &mut Conn) -> Result<(), Fault> {
        conn.batch_execute("SELECT 1").map_err(Fault::from)
    }

    fn has_broken(&self, conn: &mut Conn) -> bool {
        use diesel::connection::TransactionManager as _;
        match conn {
            Conn::Sqlite(c) => diesel::connection::AnsiTransactionManager::is_broken_transaction_manager(c),
            Conn::Postgres(c) => diesel::connection::AnsiTransactionManager::is_broken_transaction_manager(c),
        }
    }
}

/// The database as the floors above use it: many readers, one way to write.
#[derive(Clone)]
pub struct Db {
    readers: Pool<Manager>,
    reading: Places,
    pub writer: Writer,
    /// The writer's door for secret ballots.
    pub ballots: BallotBox,
}

impl Db {
    /// Opens the pools; migrations must have run.
    pub fn open(target: &Target) -> Result<Self, Fault> {
        let readers = Pool::builder()
            .max_size(READERS)
            .min_idle(Some(1))
            .test_on_check_out(matches!(target, Target::Postgres(_)))
            .connection_timeout(POOL_WAIT)
            .build(Manager(target.clone()))
            .map_err(Fault::new)?;
        let writer = Writer::start(target)?;
        let ballots = BallotBox::start(&writer)?;
        Ok(Self { readers, reading: Places::at(READERS), writer, ballots })
    }

    /// Runs `read` on one snapshot: everything it sees is of the same instant. Blocking.
    pub fn read_blocking<T>(&self, read: impl FnOnce(&mut Conn) -> Result<T, No>) -> Result<T, No> {
        let mut pooled: PooledConnection<Manager> = self.readers.get()?;
        let conn: &mut Conn = &mut pooled;
        conn.transaction(|conn| {
            if matches!(conn, Conn::Postgres(_)) {
                conn.batch_execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")?;
            }
            read(conn)
        })
    }

    /// Connections of each pool: its name, all, and those at rest.
    #[must_use]
    pub fn connections(&self) -> Vec<(&'static str, u32, u32)> {
        let pools = [("readers", Some(&self.readers)), ("writers", self.writer.pool())];
        let told = |(name, pool): (&'static str, Option<&Pool<Manager>>)| {
            pool.map(|pool| (name, pool.state().connections, pool.state().idle_connections))
        };
        pools.into_iter().filter_map(told).collect()
    }

    /// The same on the blocking pool.
    pub async fn read<T: Send + 'static>(
        &self,
        read: impl FnOnce(&mut Conn) -> Result<T, No> + Send + 'static,
    ) -> Result<T, No> {
        let db = self.clone();
        self.reading.work(move || db.read_blocking(read)).await
    }
}

#[cfg(test)]
mod tests {
    use super::with_defaults;

    #[test]
    fn an_address_keeps_what_it_says_and_of_several_servers_the_writing_one_is_asked_for() {
        let one = with_defaults("postgres://jury:a,b@db:5432/jury?connect_timeout=1");
        assert!(one.starts_with("postgres://jury:a,b@db:5432/jury?connect_timeout=1&keepalives_idle="));
        assert!(!one.contains("connect_timeout=5") && !one.contains("target_session_attrs"));
        let two = with_defaults("postgres://jury@one:5432,two:5433/jury");
        assert!(two.contains("connect_timeout=5") && two.ends_with("&target_session_attrs=read-write"));
        let any = with_defaults("postgres://one,two/jury?target_session_attrs=any");
        assert_eq!(any.matches("target_session_attrs").count(), 1);
    }
}
