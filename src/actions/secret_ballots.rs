//! Casting a secret ballot: the one action without anybody who acts.
//!
//! It claims no number of the jury, writes only the ballot box, appends nothing to the record, announces
//! nothing and keeps no answer under a key: the ballot's own key and counter do that. Nothing of it
//! is logged but that it failed.

use super::round_keys::{Polling, polling};
use crate::jury::ballots::{RoundState, Secrecy};
use crate::jury::bytes::read_canonical;
use crate::jury::ids::{JuryId, RoundId};
use crate::jury::methods::Answer;
use crate::jury::promises::{Promise, SecretBallot};
use crate::jury::refusal::Code;
use crate::no::{Fault, No};
use crate::service::Service;
use crate::store::ballot_box::Put;
use crate::store::secret::BallotRow;

/// Takes a ballot and promises to count it. The promise is given only once the ballot is durable.
pub async fn cast_secret_ballot(
    service: &Service,
    jury: JuryId,
    one: RoundId,
    ballot: SecretBallot,
) -> Result<Promise, No> {
    cast(service, jury, one, ballot).await.map_err(untold)
}

async fn cast(service: &Service, jury: JuryId, one: RoundId, ballot: SecretBallot) -> Result<Promise, No> {
    let polling = polling(service, jury, one).await?;
    let (row, promise) = service.pollings.work(move || checked(&polling, &ballot)).await?;
    let (counter, text, question) = (row.counter, row.ballot.clone(), row.question_id.clone());
    match service.db.ballots.put(jury, one, row).await? {
        Put::Taken => Ok(promise),
        Put::Unknown => Err(Code::NotFound.into()),
        Put::NotOpen => {
            service.pollings.forget(one);
            Err(Code::RoundNotOpen.into())
        }
        Put::Stands(there) if there.question_id != question => Err(Code::KeyOfOtherQuestion.into()),
        Put::Stands(there) if there.counter > counter => Err(Code::CounterLower.into()),
        Put::Stands(there) if there.ballot != text => Err(Code::CounterReused.into()),
        // The same ballot again: it is there, and so its promise holds.
        Put::Stands(_) => Ok(promise),
    }
}

/// Everything that can be said of a ballot without the database; most of the time it takes is here.
fn checked(polling: &Polling, ballot: &SecretBallot) -> Result<(BallotRow, Promise), No> {
    if polling.round.plan.secrecy == Secrecy::Named {
        return Err(Code::RoundNamed.into());
    }
    if polling.round.state != RoundState::Open {
        return Err(Code::RoundNotOpen.into());
    }
    let question = polling.question(ballot.question)?;
    let key_hash = ballot.checked(&polling.hash, &question.key)?;
    let answer: Answer = read_canonical(ballot.ballot.as_bytes()).map_err(|_| Code::BallotNotCanonical)?;
    polling.round.plan.method.check_answer(&question.asked, &answer)?;
    let promise = ballot.promise(&polling.hash, polling.receipt()?).map_err(Fault::new)?;
    let row = BallotRow {
        round_id: polling.round.id.to_string(),
        key_hash: key_hash.to_vec(),
        question_id: ballot.question.to_string(),
        key: ballot.key.0.clone(),
        prefix: ballot.prefix.0.clone(),
        credential: ballot.credential.0.clone(),
        counter: i64::try_from(ballot.counter).map_err(Fault::new)?,
        ballot: ballot.ballot.clone(),
        signature: ballot.signature.0.clone(),
    };
    Ok((row, promise))
}

/// A fault's cause may hold what was sent; only its kind is told.
fn untold(no: No) -> No {
    match no {
        No::Fault(fault) => {
            let cause = fault.to_string();
            let kind = cause.split(':').next().unwrap_or_default();
            fault.told_as(format_args!("a ballot was not taken: {kind}")).into()
        }
        refusal @ No::Refusal(_) => refusal,
    }
}
