//! Ballots that come at the same time share a commit, and each has an answer of its own.

use citizens_jury::jury::bytes::sha256;
use citizens_jury::jury::ids::{JuryId, RoundId};
use citizens_jury::store::ballot_box::Put;
use citizens_jury::store::conn::Conn;
use citizens_jury::store::secret::{self, BallotRow};
use diesel::prelude::*;
use diesel::sql_types::Text;
use futures_util::future::join_all;
use serde_json::json;

use super::booth::{AGAINST, FOR, Vote};
use crate::app::App;

/// A ballot as it is put into the box; the box does not check it again.
fn row(round: RoundId, question: &str, key: u32, counter: i64, ballot: &str) -> BallotRow {
    BallotRow {
        round_id: round.to_string(),
        key_hash: sha256(&key.to_be_bytes()).to_vec(),
        question_id: question.into(),
        key: vec![4; 65],
        prefix: vec![1; 32],
        credential: vec![2; 384],
        counter,
        ballot: ballot.into(),
        signature: vec![3; 64],
    }
}

#[derive(QueryableByName)]
struct Place {
    #[diesel(sql_type = Text)]
    commit: String,
    #[diesel(sql_type = Text)]
    key: String,
}

both! {
    async fn ballots_that_come_together_each_have_their_answer(app: App) {
        let vote = Vote::of(&app, 6, 2).await;
        let (jury, round): (JuryId, RoundId) = (vote.hall.organiser.jury.parse().unwrap(), vote.round.parse().unwrap());
        let plan = json!({ "title": "Later", "items": [vote.question(0)], "secrecy": "secret" });
        let planned = vote.hall.facilitator.post("/rounds", plan).await.ok();
        let planned: RoundId = planned["ids"][0].as_str().unwrap().parse().unwrap();
        let other: JuryId = citizens_jury::clock::new_random_id();
        let (one, two) = (vote.question(0), vote.question(1));
        let put = |jury, round, question: &str, key, counter, ballot: &str| {
            app.service.db.ballots.put(jury, round, row(round, question, key, counter, ballot))
        };
        assert_eq!(put(jury, round, one, 900, 5, FOR).await.unwrap(), Put::Taken);
        let asked = [
            put(jury, round, one, 1, 1, FOR),
            put(jury, planned, one, 2, 1, FOR),
            put(other, round, one, 3, 1, FOR),
            put(jury, round, two, 4, 1, AGAINST),
            put(jury, round, one, 900, 4, AGAINST),
            put(jury, round, two, 900, 6, AGAINST),
            put(jury, round, one, 5, 1, FOR),
        ];
        let answers: Vec<Put> = join_all(asked).await.into_iter().map(Result::unwrap).collect();
        let there = Put::Stands(Box::new(row(round, one, 900, 5, FOR)));
        let expected =
            [Put::Taken, Put::NotOpen, Put::Unknown, Put::Taken, there.clone(), there, Put::Taken];
        assert_eq!(answers, expected);
        let mut conn = app.home.database.connect().unwrap();
        let cast: u32 = secret::number_cast(&mut conn, round).unwrap().into_iter().map(|(_, n)| n).sum();
        assert_eq!(cast, 4);
        assert_eq!(secret::number_cast(&mut conn, planned).unwrap(), []);
    }

    async fn of_one_key_that_comes_many_times_together_the_highest_stays(app: App) {
        let vote = Vote::of(&app, 6, 1).await;
        let (jury, round): (JuryId, RoundId) = (vote.hall.organiser.jury.parse().unwrap(), vote.round.parse().unwrap());
        let question = vote.question(0);
        let counters = [3, 1, 9, 9, 2, 7, 5, 9, 8, 4];
        let asked = counters.map(|counter| app.service.db.ballots.put(jury, round, row(round, question, 1, counter, FOR)));
        let answers = join_all(asked).await;
        let mut taken = Vec::new();
        for (counter, answer) in counters.into_iter().zip(answers) {
            match answer.unwrap() {
                Put::Taken => taken.push(counter),
                Put::Stands(there) => assert!(there.counter >= counter, "{} stands, {counter} came", there.counter),
                no => panic!("{no:?}"),
            }
        }
        taken.sort_unstable();
        let once = taken.windows(2).all(|two| two[0] < two[1]);
        assert!(once && taken.last() == Some(&9), "{taken:?}");
        let mut conn = app.home.database.connect().unwrap();
        let there = secret::all(&mut conn, round).unwrap();
        assert_eq!(there, [row(round, question, 1, 9, FOR)]);
    }
}

#[actix_web::test]
async fn on_postgres_ballots_share_commits_and_do_not_lie_in_the_order_in_which_they_came() {
    const BALLOTS: u32 = 64;
    let app = <App as crate::home::Begin>::begin(crate::home::Home::postgres()).await;
    let vote = Vote::of(&app, 6, 1).await;
    let (jury, round): (JuryId, RoundId) =
        (vote.hall.organiser.jury.parse().unwrap(), vote.round.parse().unwrap());
    let mut rows: Vec<BallotRow> =
        (0..BALLOTS).map(|key| row(round, vote.question(0), key, 1, FOR)).collect();
    rows.sort_by(|a, b| b.key_hash.cmp(&a.key_hash));
    let asked = rows.into_iter().map(|row| app.service.db.ballots.put(jury, round, row));
    for answer in join_all(asked).await {
        assert_eq!(answer.unwrap(), Put::Taken);
    }
    let Conn::Postgres(mut conn) = app.home.database.connect().unwrap() else { panic!("not PostgreSQL") };
    let lie = "SELECT xmin::text AS commit, encode(key_hash, 'hex') AS key FROM secret_ballots ORDER BY ctid";
    let places: Vec<Place> = diesel::sql_query(lie).load(&mut conn).unwrap();
    assert_eq!(places.len(), BALLOTS as usize);
    let commits: std::collections::BTreeSet<&str> =
        places.iter().map(|place| place.commit.as_str()).collect();
    assert!(commits.len() <= BALLOTS as usize / 4, "{} commits", commits.len());
    let alike = places.windows(2).filter(|two| two[0].commit == two[1].commit);
    assert!(alike.clone().count() > 0 && alike.clone().all(|two| two[0].key < two[1].key));
}
