//! The way into the ballot box: ballots that wait are put in together and share one commit, each with an
//! answer of its own.
//!
//! On SQLite the writer does that for whatever waits. On PostgreSQL a ballot needs nothing of its jury but
//! that the round stays open, so those of a round share a transaction, its lock on the round, and a
//! statement: while one such transaction is flushed, the next is gathered.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, PoisonError};

use diesel::prelude::*;
use diesel::r2d2::Pool;
use tokio::sync::{mpsc, oneshot};

use super::conn::{Conn, Manager};
use super::secret::{self, BallotRow};
use super::writer::{BATCH, QUEUE, Writer};
use crate::jury::ballots::RoundState;
use crate::jury::ids::{JuryId, RoundId};
use crate::jury::refusal::Code;
use crate::no::{Fault, No};

/// Transactions with ballots at once on PostgreSQL.
const AT_ONCE: usize = 2;

/// What became of a ballot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Put {
    /// It is in the box, and what its key had there before is not.
    Taken,
    /// What its key has in the box stays.
    Stands(Box<BallotRow>),
    /// The round takes no ballots.
    NotOpen,
    /// The jury has no such round.
    Unknown,
}

struct Waiting {
    jury: JuryId,
    round: RoundId,
    row: BallotRow,
    answer: oneshot::Sender<Result<Put, No>>,
}

#[derive(Clone)]
enum Way {
    Writer(Writer),
    Together(mpsc::Sender<Waiting>),
}

/// A handle to the box; cheap to clone.
#[derive(Clone)]
pub struct BallotBox(Way);

impl BallotBox {
    /// Opens the box beside the writer.
    pub(super) fn start(writer: &Writer) -> Result<Self, Fault> {
        let Some(pool) = writer.pool() else { return Ok(Self(Way::Writer(writer.clone()))) };
        let (sender, waiting) = mpsc::channel(QUEUE);
        let waiting = Arc::new(Mutex::new(waiting));
        for _ in 0..AT_ONCE {
            let (pool, waiting) = (pool.clone(), waiting.clone());
            std::thread::Builder::new()
                .name("ballots".into())
                .spawn(move || put_what_waits(&pool, &waiting))?;
        }
        Ok(Self(Way::Together(sender)))
    }

    /// Puts a ballot into the box of a round that is open and stays so until the ballot is committed; the
    /// answer comes after that.
    pub async fn put(&self, jury: JuryId, round: RoundId, row: BallotRow) -> Result<Put, No> {
        match &self.0 {
            Way::Writer(writer) => {
                let put = move |conn: &mut Conn| Ok(put_together(conn, jury, round, &[row])?.pop());
                writer.write_unmeasured(put).await?.ok_or_else(unanswered)
            }
            Way::Together(sender) => {
                let (answer, done) = oneshot::channel();
                let waiting = Waiting { jury, round, row, answer };
                sender.try_send(waiting).map_err(|_| No::from(Code::Busy))?;
                done.await.map_err(|_| unanswered())?
            }
        }
    }
}

fn unanswered() -> No {
    Fault::new("a ballot has no answer").into()
}

/// What waits, at least one and at most a batch; none when nobody will ask any more.
fn gathered(waiting: &Mutex<mpsc::Receiver<Waiting>>) -> Option<Vec<Waiting>> {
    let mut waiting = waiting.lock().unwrap_or_else(PoisonError::into_inner);
    let mut batch = vec![waiting.blocking_recv()?];
    while batch.len() < BATCH
        && let Ok(one) = waiting.try_recv()
    {
        batch.push(one);
    }
    Some(batch)
}

fn put_what_waits(pool: &Pool<Manager>, waiting: &Mutex<mpsc::Receiver<Waiting>>) {
    while let Some(mut batch) = gathered(waiting) {
        // In the order of the keys' hashes: two transactions at once never wait for each other in a circle,
        // and how the ballots came is not how they lie there.
        batch.sort_by(|a, b| (a.jury, a.round, &a.row.key_hash).cmp(&(b.jury, b.round, &b.row.key_hash)));
        while let Some(first) = batch.first() {
            let (jury, round) = (first.jury, first.round);
            let others = batch.partition_point(|one| (one.jury, one.round) == (jury, round));
            let rest = batch.split_off(others);
            let (rows, answers): (Vec<_>, Vec<_>) =
                std::mem::replace(&mut batch, rest).into_iter().map(|one| (one.row, one.answer)).unzip();
            let put = catch_unwind(AssertUnwindSafe(|| {
                let mut conn = pool.get()?;
                let conn: &mut Conn = &mut conn;
                conn.transaction(|conn| put_together(conn, jury, round, &rows))
            }));
            let put = put.unwrap_or_else(|_| Err(Fault::new("putting ballots into the box panicked")));
            tell(answers, put);
        }
    }
}

/// Tells each what became of its ballot. An asker may have gone; the effect stands all the same.
fn tell(answers: Vec<oneshot::Sender<Result<Put, No>>>, put: Result<Vec<Put>, Fault>) {
    match put {
        Ok(put) => {
            for (answer, put) in answers.into_iter().zip(put) {
                let _ = answer.send(Ok(put));
            }
        }
        Err(fault) => {
            for answer in answers {
                let _ = answer.send(Err(fault.clone().into()));
            }
        }
    }
}

/// What becomes of ballots of one round, in their order; part of a transaction.
fn put_together(
    conn: &mut Conn,
    jury: JuryId,
    round: RoundId,
    rows: &[BallotRow],
) -> Result<Vec<Put>, Fault> {
    let Some(state) = secret::held_state(conn, jury, round)? else {
        return Ok(vec![Put::Unknown; rows.len()]);
    };
    if state != RoundState::Open.as_str() {
        return Ok(vec![Put::NotOpen; rows.len()]);
    }
    let mut keys = BTreeSet::new();
    // A statement cannot write one row twice: what else has a key's hash comes after it, alone.
    let firsts: Vec<bool> = rows.iter().map(|row| keys.insert(&row.key_hash)).collect();
    let once: Vec<BallotRow> =
        rows.iter().zip(&firsts).filter(|(_, first)| **first).map(|(row, _)| row.clone()).collect();
    let there: BTreeSet<Vec<u8>> = secret::put_all(conn, &once)?.into_iter().collect();
    let mut all = Vec::with_capacity(rows.len());
    for (row, first) in rows.iter().zip(firsts) {
        let taken = if first { there.contains(&row.key_hash) } else { secret::put(conn, row)? };
        all.push(if taken { Put::Taken } else { Put::Stands(Box::new(standing(conn, round, row)?)) });
    }
    Ok(all)
}

fn standing(conn: &mut Conn, round: RoundId, row: &BallotRow) -> Result<BallotRow, Fault> {
    secret::of_key(conn, round, &row.key_hash)?
        .ok_or_else(|| Fault::new("a ballot is neither there nor taken"))
}
