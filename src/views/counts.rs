//! What sockets tell of votes besides the views: how many have cast, or have sent their reasons. Counted for
//! many juries at once, at most every ten seconds.

use std::collections::BTreeMap;

use crate::jury::ballots::Secrecy;
use crate::jury::ids::{JuryId, RoundId};
use crate::no::No;
use crate::service::Service;
use crate::store::{self, Conn};

/// A round, and how many people.
pub type Counted = (RoundId, u32);

/// Of some juries, those where something is counted.
#[derive(Clone, Debug, Default)]
pub struct Counts {
    /// How many people have answered everything in an open round.
    pub cast: BTreeMap<JuryId, Counted>,
    /// How many have sent their reasons while they are asked for, where no round is open.
    pub sent: BTreeMap<JuryId, Counted>,
}

/// Counts for those juries. Where nobody votes, none of them costs a statement of its own.
pub async fn counts(service: &Service, of: Vec<JuryId>) -> Result<Counts, No> {
    service.db.read(move |conn| read(conn, &of)).await
}

fn read(conn: &mut Conn, of: &[JuryId]) -> Result<Counts, No> {
    let mut counts = Counts::default();
    for (jury, round) in store::rounds::open_of(conn, of)? {
        if let Some(cast) = number_cast(conn, jury, round)? {
            counts.cast.entry(jury).or_insert((round, cast));
        }
    }
    for (jury, round) in store::reasons::open_windows(conn, of)? {
        if !counts.cast.contains_key(&jury) && !counts.sent.contains_key(&jury) {
            counts.sent.insert(jury, (round, store::reasons::count_sent(conn, round)?));
        }
    }
    Ok(counts)
}

fn number_cast(conn: &mut Conn, jury: JuryId, round: RoundId) -> Result<Option<u32>, No> {
    let Some(kept) = store::rounds::find(conn, jury, round)? else { return Ok(None) };
    let questions = kept.it.questions().len();
    if kept.it.plan.secrecy == Secrecy::Secret {
        return Ok(Some(secret_cast(conn, round, questions)?));
    }
    Ok(Some(store::ballots::complete(conn, round, questions)?))
}

/// The fewest ballots on any question of a secret round.
fn secret_cast(conn: &mut Conn, round: RoundId, questions: usize) -> Result<u32, No> {
    let cast = store::secret::number_cast(conn, round)?;
    let least = cast.iter().map(|(_, ballots)| *ballots).min().unwrap_or(0);
    Ok(if cast.len() < questions { 0 } else { least })
}
