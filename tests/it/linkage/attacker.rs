//! What the attacker reads, and the orders that it gives. Each order is settled beforehand; none is
//! chosen because it turned out well.

use std::collections::{BTreeMap, BTreeSet};

use citizens_jury::store::conn::{Conn, Target};
use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Binary, Text};

use super::traces;

#[derive(QueryableByName)]
pub struct Said {
    #[diesel(sql_type = Text)]
    pub one: String,
}

#[derive(QueryableByName)]
struct Key {
    #[diesel(sql_type = Binary)]
    key: Vec<u8>,
}

/// A ballot's key with a time.
#[derive(QueryableByName)]
pub struct Timed {
    #[diesel(sql_type = Binary)]
    pub key: Vec<u8>,
    #[diesel(sql_type = BigInt)]
    pub at: i64,
}

/// When somebody changed something first and last.
#[derive(QueryableByName)]
struct Span {
    #[diesel(sql_type = Text)]
    one: String,
    #[diesel(sql_type = BigInt)]
    first: i64,
    #[diesel(sql_type = BigInt)]
    last: i64,
}

#[derive(QueryableByName)]
struct Seq {
    #[diesel(sql_type = BigInt)]
    seq: i64,
}

pub fn rows<T>(conn: &mut Conn, query: &str) -> Vec<T>
where
    T: QueryableByName<diesel::sqlite::Sqlite> + QueryableByName<diesel::pg::Pg> + 'static,
{
    match conn {
        Conn::Sqlite(c) => diesel::sql_query(query).load(c).unwrap(),
        Conn::Postgres(c) => diesel::sql_query(query).load(c).unwrap(),
    }
}

pub fn run(conn: &mut Conn, statements: &str) {
    match conn {
        Conn::Sqlite(c) => c.batch_execute(statements).unwrap(),
        Conn::Postgres(c) => c.batch_execute(statements).unwrap(),
    }
}

/// Everything of a database that lies in files, the newest traces first.
pub fn files(database: &Target) -> Vec<Vec<u8>> {
    match database {
        Target::Sqlite(path) => {
            let file =
                |ending: &str| std::fs::read(format!("{}{ending}", path.display())).unwrap_or_default();
            vec![file("-wal"), file("")]
        }
        Target::Postgres(_) => {
            let mut conn = database.connect().unwrap();
            run(&mut conn, "CHECKPOINT");
            let folder: Vec<Said> = rows(
                &mut conn,
                "SELECT current_setting('data_directory') || '/base/' || oid::text AS one \
                 FROM pg_database WHERE datname = current_database()",
            );
            let found = std::fs::read_dir(&folder[0].one).unwrap().flatten();
            found.map(|file| std::fs::read(file.path()).unwrap_or_default()).collect()
        }
    }
}

/// Somebody who reads the database from now on.
pub fn reading(database: &Target) -> Conn {
    let mut conn = database.connect().unwrap();
    run(&mut conn, "BEGIN");
    let _: Vec<Seq> = rows(&mut conn, "SELECT max(seq) AS seq FROM changes");
    conn
}

/// Has PostgreSQL keep samples of its tables, as it does by itself now and then.
pub fn sample(database: &Target) {
    if let Target::Postgres(_) = database {
        run(&mut database.connect().unwrap(), "ANALYZE");
    }
}

/// The key that the key store has for a round.
pub fn key_of(keys: &Target, round: &str) -> Vec<u8> {
    let query = format!("SELECT key FROM subject_keys WHERE subject = 'round:{round}'");
    let found: Vec<Key> = rows(&mut keys.connect().unwrap(), &query);
    found[0].key.clone()
}

/// Ballots' keys in the order of their first trace in the files; those without one come last, as given.
pub fn by_trace(files: &[Vec<u8>], keys: &[Vec<u8>]) -> Vec<Vec<u8>> {
    let places = traces::first(keys, files);
    let mut placed: Vec<_> = places.into_iter().zip(keys).collect();
    placed.sort_by_key(|(place, _)| place.unwrap_or((usize::MAX, 0)));
    placed.into_iter().map(|(_, key)| key.clone()).collect()
}

/// The same while the round is open: PostgreSQL itself says which transaction wrote each row.
pub fn while_open(database: &Target, keys: &[Vec<u8>]) -> Vec<Vec<u8>> {
    if let Target::Sqlite(_) = database {
        return by_trace(&files(database), keys);
    }
    let mut conn = database.connect().unwrap();
    let lying: Vec<Key> = rows(&mut conn, "SELECT key FROM secret_ballots ORDER BY xmin::text::bigint");
    lying.into_iter().map(|one| one.key).collect()
}

/// The number of the latest change.
pub fn latest(database: &Target) -> i64 {
    let all: Vec<Seq> = rows(&mut database.connect().unwrap(), "SELECT max(seq) AS seq FROM changes");
    all[0].seq
}

/// Jurors in every order that the database tells; `since` is the change that opened the round.
pub fn orders(database: &Target, since: i64) -> Vec<(&'static str, Vec<String>)> {
    let mut conn = database.connect().unwrap();
    // Where a row lies, and which transaction wrote it last.
    let (place, written) =
        if matches!(conn, Conn::Sqlite(_)) { ("rowid", "rowid") } else { ("ctid", "xmin::text::bigint") };
    let changes = format!("FROM changes WHERE actor LIKE 'person:%' AND seq > {since}");
    let sessions = "SELECT person_id AS one FROM sessions WHERE person_id IS NOT NULL ORDER BY";
    let register = "SELECT id AS one FROM people WHERE role = 'juror' ORDER BY";
    let queries = [
        ("first change", format!("SELECT actor AS one {changes} GROUP BY actor ORDER BY min(seq)")),
        ("last change", format!("SELECT actor AS one {changes} GROUP BY actor ORDER BY max(seq)")),
        ("place of changes", format!("SELECT actor AS one {changes} ORDER BY {place}")),
        ("session refreshed", format!("{sessions} rotated_at, id")),
        ("place of sessions", format!("{sessions} {place}")),
        ("writing of sessions", format!("{sessions} {written}")),
        ("place in the register", format!("{register} {place}")),
        ("writing of the register", format!("{register} {written}")),
        ("credentials as published", format!("{register} number")),
    ];
    let mut read = |query: &str| {
        let mut seen = BTreeSet::new();
        let all: Vec<Said> = rows(&mut conn, query);
        let all = all.into_iter().map(|said| said.one.trim_start_matches("person:").to_owned());
        all.filter(|one| seen.insert(one.clone())).collect::<Vec<_>>()
    };
    queries.iter().map(|(name, query)| (*name, read(query))).collect()
}

/// Jurors by their last change.
pub fn by_last_change(database: &Target, since: i64) -> Vec<String> {
    let mut orders = orders(database, since).into_iter();
    orders.find(|(name, _)| *name == "last change").unwrap().1
}

/// Whom credentials were given to, as the rows were written. Nobody, after the closing.
pub fn issued(database: &Target) -> Vec<String> {
    let mut conn = database.connect().unwrap();
    // SQLite keeps these by the jurors' ids.
    let order = if matches!(conn, Conn::Sqlite(_)) { "person_id" } else { "xmin::text::bigint" };
    let all: Vec<Said> =
        rows(&mut conn, &format!("SELECT person_id AS one FROM credentials_issued ORDER BY {order}"));
    all.into_iter().map(|said| said.one).collect()
}

/// How many jurors stand where their ballot does.
pub fn right(order: &[String], keys: &[Vec<u8>], truth: &BTreeMap<String, Vec<u8>>) -> usize {
    let jurors: Vec<&String> = order.iter().filter(|juror| truth.contains_key(*juror)).collect();
    jurors.iter().zip(keys).filter(|(juror, key)| truth[**juror] == **key).count()
}

/// How many ballots are those of the juror whose changes are around them, or nearest in time.
pub fn right_by_time(
    database: &Target,
    since: i64,
    timed: &[Timed],
    truth: &BTreeMap<String, Vec<u8>>,
) -> usize {
    let query = format!(
        "SELECT actor AS one, min(at) AS first, max(at) AS last FROM changes \
         WHERE actor LIKE 'person:%' AND seq > {since} GROUP BY actor ORDER BY min(seq)"
    );
    let jurors: Vec<Span> = rows(&mut database.connect().unwrap(), &query);
    let off = |juror: &Span, at: i64| {
        let outside = (juror.first - at).max(at - juror.last).max(0);
        (outside, ((juror.first + juror.last) / 2).abs_diff(at))
    };
    let nearest = |ballot: &Timed| {
        let juror = jurors.iter().min_by_key(|juror| off(juror, ballot.at)).unwrap();
        juror.one.trim_start_matches("person:").to_owned()
    };
    timed.iter().filter(|ballot| truth.get(&nearest(ballot)) == Some(&ballot.key)).count()
}

const TIMES_SQLITE: &str = "CREATE TABLE ballot_times (n INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER, key BLOB);
    CREATE TRIGGER timed AFTER INSERT ON secret_ballots BEGIN
        INSERT INTO ballot_times (at, key) VALUES (CAST(unixepoch('subsec') * 1000 AS INTEGER), NEW.key); END;";
const TIMES_POSTGRES: &str = "CREATE TABLE ballot_times (n BIGSERIAL PRIMARY KEY, at BIGINT, key BYTEA);
    CREATE FUNCTION timed() RETURNS trigger LANGUAGE plpgsql AS
        'BEGIN INSERT INTO ballot_times (at, key) VALUES (extract(epoch FROM clock_timestamp()) * 1000, NEW.key); RETURN NEW; END';
    CREATE TRIGGER timed AFTER INSERT ON secret_ballots FOR EACH ROW EXECUTE FUNCTION timed();";

/// Makes the database keep a time for each ballot: what the service must not do.
pub fn keep_times(database: &Target) {
    let mut conn = database.connect().unwrap();
    let times = if matches!(conn, Conn::Sqlite(_)) { TIMES_SQLITE } else { TIMES_POSTGRES };
    run(&mut conn, times);
}

pub fn kept_times(database: &Target) -> Vec<Timed> {
    rows(&mut database.connect().unwrap(), "SELECT key, at FROM ballot_times ORDER BY n")
}
