//! Recasting and replaying, in any order and at the same time: one ballot each, the highest counter.
//!
//! What happens follows from a seed, which is printed; `JURY_RECAST_SEED` takes it back, and
//! `JURY_RECAST_CASES` says how many messages are sent.

use std::collections::BTreeMap;

use citizens_jury::actions::secret_ballots::cast_secret_ballot;
use citizens_jury::clock;
use citizens_jury::jury::ids::{JuryId, RoundId};
use citizens_jury::jury::promises::SecretBallot;
use citizens_jury::jury::refusal::Code;
use citizens_jury::no::No;
use futures_util::future::join_all;
use rand::rngs::StdRng;
use rand::{RngExt as _, SeedableRng as _};

use super::booth::{AGAINST, BLANK, FOR, Vote, of};
use crate::app::App;

/// Messages at the same time.
const AT_ONCE: usize = 8;

fn setting(name: &str) -> Option<u64> {
    std::env::var(name).ok().map(|value| value.parse().unwrap())
}

both! {
    async fn a_juror_counts_once_however_often_messages_come(app: App) {
        let cases = setting("JURY_RECAST_CASES").unwrap_or(2_000);
        let seed = setting("JURY_RECAST_SEED").unwrap_or_else(clock::random_seed);
        println!("JURY_RECAST_SEED={seed}");
        let mut chance = StdRng::seed_from_u64(seed);
        let vote = Vote::of(&app, 6, 1).await;
        let (jury, round): (JuryId, RoundId) = (vote.hall.organiser.jury.parse().unwrap(), vote.round.parse().unwrap());
        let mut booths = Vec::new();
        for n in 0..6 {
            booths.push(vote.booth(n).await);
        }
        let mut sent: Vec<Vec<SecretBallot>> = vec![Vec::new(); booths.len()];
        // By key: the highest counter that was promised, and its answer.
        let mut highest: BTreeMap<Vec<u8>, (u64, String)> = BTreeMap::new();
        let mut told = 0;
        while told < cases {
            let mut messages = Vec::new();
            for _ in 0..AT_ONCE {
                let juror = chance.random_range(0..booths.len());
                let replay = !sent[juror].is_empty() && chance.random_bool(0.4);
                if replay {
                    let back = chance.random_range(0..sent[juror].len().min(6));
                    messages.push(sent[juror][sent[juror].len() - 1 - back].clone());
                } else {
                    let answer = [FOR, AGAINST, BLANK][chance.random_range(0..3)];
                    let ballot = booths[juror].device.cast(of(vote.question(0)), answer).unwrap();
                    sent[juror].push(ballot.clone());
                    messages.push(ballot);
                }
            }
            let answers = join_all(messages.iter().map(|ballot| cast_secret_ballot(&app.service, jury, round, ballot.clone()))).await;
            for (ballot, answer) in messages.iter().zip(&answers) {
                told += 1;
                let entry = highest.entry(ballot.key.0.clone()).or_default();
                match answer {
                    Ok(promise) => {
                        assert_eq!(promise.counter, ballot.counter, "{seed}");
                        if ballot.counter > entry.0 {
                            *entry = (ballot.counter, ballot.ballot.clone());
                        }
                    }
                    Err(No::Refusal(refusal)) => assert_eq!(refusal.code, Code::CounterLower, "{seed}"),
                    Err(fault) => panic!("{seed}: {fault}"),
                }
            }
            for (ballot, answer) in messages.iter().zip(&answers) {
                if answer.is_err() {
                    assert!(highest[&ballot.key.0].0 > ballot.counter, "{seed}: refused without a later one");
                }
            }
        }
        assert_eq!(highest.len(), booths.len());
        vote.close().await.ok();
        let (bundle, _) = vote.bundle().await;
        assert_eq!(bundle.ballots.len(), booths.len(), "{seed}: 0 counted twice");
        for ballot in &bundle.ballots {
            assert_eq!(highest[&ballot.key.0], (ballot.counter, ballot.ballot.clone()), "{seed}");
        }
        println!("figure: {told} recasts and replays, 0 counted twice");
    }
}
