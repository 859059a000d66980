//! Connections to the two databases, their pools, and the migrations.

use std::path::PathBuf;
use std::time::Duration;

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::r2d2::{ManageConnection, Pool, PooledConnection};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::writer::Writer;
use crate::no::{Fault, No};

const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgres");
const KEYS_SQLITE: EmbeddedMigrations = embed_migrations!("migrations/keys_sqlite");
const KEYS_POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/keys_postgres");

/// How long SQLite waits for another process's lock.
const BUSY_TIMEOUT_MS: u32 = 5_000;
/// Readers at once; a view takes well under a millisecond, so few suffice.
const READERS: u32 = 8;
/// How long a reader waits for a free connection before the service says that it is busy.
const POOL_WAIT: Duration = Duration::from_secs(5);

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
                     PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON;"
                ))?;
                Ok(Conn::Sqlite(conn))
            }
            Self::Postgres(url) => Ok(Conn::Postgres(PgConnection::establish(url)?)),
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

    fn run_migrations(&self, sqlite: EmbeddedMigrations, postgres: EmbeddedMigrations) -> Result<(), Fault> {
        if let Self::Sqlite(path) = self
            && let Some(folder) = path.parent()
        {
            std::fs::create_dir_all(folder)?;
        }
        let outcome = match self.connect()? {
            Conn::Sqlite(mut conn) => conn.run_pending_migrations(sqlite).map(|_| ()),
            Conn::Postgres(mut conn) => {
                // Several nodes may start at once; one migrates, the others wait and find it done.
                conn.batch_execute("SELECT pg_advisory_lock(7341)")?;
                conn.run_pending_migrations(postgres).map(|_| ())
            }
        };
        outcome.map_err(|error| Fault::new(format_args!("migration: {error}")))
    }
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
    pub writer: Writer,
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
        Ok(Self { readers, writer: Writer::start(target)? })
    }

    /// Runs `read` on one snapshot: everything it sees is of the same instant. Blocking.
    pub fn read_blocking<T>(&self, read: impl FnOnce(&mut Conn) -> Result<T, No>) -> Result<T, No> {
        let mut pooled: PooledConnection<Manager> =
            self.readers.get().map_err(|error| No::Fault(Fault::new(error)))?;
        let conn: &mut Conn = &mut pooled;
        conn.transaction(|conn| {
            if matches!(conn, Conn::Postgres(_)) {
                conn.batch_execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")?;
            }
            read(conn)
        })
    }

    /// The same on the blocking pool.
    pub async fn read<T: Send + 'static>(
        &self,
        read: impl FnOnce(&mut Conn) -> Result<T, No> + Send + 'static,
    ) -> Result<T, No> {
        let db = self.clone();
        actix_web::web::block(move || db.read_blocking(read)).await?
    }
}
