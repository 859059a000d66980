//! The program is killed between the commit that closes a round and the wiping: the next start wipes.

use std::time::{Duration, Instant};

use citizens_jury::store::conn::{Conn, Target};
use citizens_jury::store::{self, Db};
use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;
use diesel::sql_types::BigInt;
use serde_json::json;

use super::booth::{FOR, Vote};
use crate::app::{App, LIMIT, User};
use crate::program::Serving;

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    n: i64,
}

fn count(conn: &mut Conn, query: &str) -> i64 {
    let count: Count = match conn {
        Conn::Sqlite(c) => diesel::sql_query(query).get_result(c).unwrap(),
        Conn::Postgres(c) => diesel::sql_query(query).get_result(c).unwrap(),
    };
    count.n
}

/// How much is still to be wiped, as the database says.
fn due(database: &Target) -> i64 {
    count(&mut database.connect().unwrap(), "SELECT count(*) AS n FROM round_cleanings")
}

async fn until(what: &str, mut holds: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !holds() {
        assert!(begun.elapsed() < LIMIT * 2, "{what} did not come");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

/// Where in the database's files any of these bytes still stand.
fn found(database: &Target, keys: &[Vec<u8>]) -> Vec<String> {
    let Target::Sqlite(path) = database else { return Vec::new() };
    let mut where_ = Vec::new();
    for ending in ["", "-wal"] {
        let file = format!("{}{ending}", path.display());
        let bytes = std::fs::read(&file).unwrap_or_default();
        for key in keys {
            if bytes.windows(key.len()).any(|window| window == key.as_slice()) {
                where_.push(format!("jury.db{ending}"));
            }
        }
    }
    where_
}

both! {
    async fn what_a_killed_program_did_not_wipe_the_next_start_does(app: App) {
        let vote = Vote::of(&app, 6, 1).await;
        let mut keys = Vec::new();
        for n in 0..6 {
            keys.push(vote.booth(n).await.cast(vote.question(0), FOR).await.key.0);
        }
        let address = app.address;
        let home = app.leave().await;
        let mut serving = Serving::at(&home, &address.to_string()).expect("it starts");
        assert!(matches!(home.database, Target::Postgres(_)) || !found(&home.database, &keys).is_empty(), "ballots lie in the files");

        // Somebody reads the box, so that it cannot be wiped yet.
        let mut reader = home.database.connect().unwrap();
        match &mut reader {
            Conn::Sqlite(c) => c.batch_execute("BEGIN").unwrap(),
            Conn::Postgres(c) => c.batch_execute("BEGIN").unwrap(),
        }
        assert_eq!(count(&mut reader, "SELECT count(*) AS n FROM secret_ballots"), 6);
        let (facilitator, path) = (User { http: reqwest::Client::new(), ..vote.hall.facilitator.clone() }, vote.path("close"));
        let closing = actix_web::rt::spawn(async move {
            let _ = facilitator.try_send(reqwest::Method::POST, &path, None, Some(json!({}).to_string())).await;
        });
        until("the closing", || due(&home.database) > 0).await;
        serving.child.kill().unwrap();
        serving.child.wait().unwrap();
        let _ = closing.await;
        drop(reader);
        assert!(due(&home.database) > 0, "killed before it was wiped");

        let again = Serving::at(&home, &address.to_string()).expect("it starts again");
        until("the wiping", || due(&home.database) == 0).await;
        assert_eq!(found(&home.database, &keys), Vec::<String>::new());
        let db = Db::open(&home.database).unwrap();
        let bundle = db.read_blocking(|conn| Ok(store::secret::bundle(conn, vote.round.parse().unwrap())?)).unwrap();
        assert!(bundle.unwrap().matches("full_support").count() > 5);
        let mut keys = home.keys.connect().unwrap();
        let left = format!("SELECT count(*) AS n FROM subject_keys WHERE subject = 'round:{}'", vote.round);
        assert_eq!(count(&mut keys, &left), 0, "the round's key is destroyed");
        drop(again);
    }
}
