//! Credentials: each juror of the roster gets theirs once, signed without seeing for what.
//!
//! This claims no number of the jury and is not in the record: who fetched credentials when is nobody's
//! affair. What is kept is that they were given, and for which blinded values.

use serde::{Deserialize, Serialize};
use subtle::ConstantTimeEq as _;
use utoipa::ToSchema;

use super::round_keys::{Polling, polling};
use crate::jury::ballots::{RoundState, Secrecy, Way};
use crate::jury::bytes::B64;
use crate::jury::credentials::blinded_hash;
use crate::jury::ids::{JuryId, PersonId, QuestionId, RoundId};
use crate::jury::people::Person;
use crate::jury::refusal::Code;
use crate::jury::sight::{self, Operation, Who};
use crate::no::{Fault, No};
use crate::service::Service;
use crate::store;
use crate::store::Conn;
use crate::store::keys::Keys;
use crate::tokens;

/// What a juror's device asks to have signed: all questions at once.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AskCredentials {
    /// One for each question; none in a named round.
    pub blinded: Vec<ForQuestion>,
    /// The blinded value for reasons.
    pub reasons: B64,
    /// The voting point's secret, where the juror votes there.
    #[serde(default)]
    pub voting_point: Option<String>,
}

/// A value that belongs to a question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ForQuestion {
    pub question: QuestionId,
    pub value: B64,
}

/// The blind signatures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct BlindSignatures {
    pub signatures: Vec<ForQuestion>,
    pub reasons: B64,
}

/// Gives a juror their credentials: once, and for the same values again.
pub async fn issue_credentials(
    service: &Service,
    who: Who,
    jury: JuryId,
    one: RoundId,
    asked: AskCredentials,
) -> Result<BlindSignatures, No> {
    // Nobody else may make the service work: signing is dear.
    let asks = service.db.read(move |conn| role(conn, who, jury));
    asks.await?;
    let polling = polling(service, jury, one).await?;
    let voting_point = asked.voting_point.clone();
    let values = in_order(&polling, asked)?;
    let (reader, sent) = (polling.clone(), values.clone());
    let hash = service.pollings.work(move || checked(&reader, &sent)).await?;
    let keys = service.keys.clone();
    let issued = service.db.writer.write_unmeasured(move |conn| {
        let asks = Asks { who, jury, one, voting_point };
        let person = may_have(conn, &keys, &asks)?;
        if store::secret::issue(conn, one, person, &hash)? == hash {
            Ok(())
        } else {
            Err(Code::CredentialsIssued.into())
        }
    });
    issued.await?;
    // Only what is kept is signed; signing is without chance, so asking again gets the same.
    service.pollings.work(move || signed(&polling, &values)).await
}

/// The blinded values in the order of the voting paper, the one for reasons last.
fn in_order(polling: &Polling, asked: AskCredentials) -> Result<Vec<Vec<u8>>, No> {
    if asked.blinded.len() != polling.questions().len() {
        return Err(Code::BlindedValueWrong.into());
    }
    let of = |id: QuestionId| asked.blinded.iter().find(|one| one.question == id);
    let mut values = Vec::new();
    for question in polling.questions() {
        values.push(of(question.asked.id).ok_or(Code::BlindedValueWrong)?.value.0.clone());
    }
    values.push(asked.reasons.0);
    Ok(values)
}

fn checked(polling: &Polling, values: &[Vec<u8>]) -> Result<Vec<u8>, No> {
    let (reasons, of_questions) = values.split_last().ok_or(Code::BlindedValueWrong)?;
    for (question, value) in polling.questions().iter().zip(of_questions) {
        question.signer.blinded(value)?;
    }
    polling.reasons()?.blinded(reasons)?;
    Ok(blinded_hash(of_questions.iter().map(Vec::as_slice), reasons).to_vec())
}

fn signed(polling: &Polling, values: &[Vec<u8>]) -> Result<BlindSignatures, No> {
    let (reasons, of_questions) = values.split_last().ok_or(Code::BlindedValueWrong)?;
    let mut signatures = Vec::new();
    for (question, value) in polling.questions().iter().zip(of_questions) {
        let value = question.signer.sign(&question.signer.blinded(value)?).map_err(Fault::new)?;
        signatures.push(ForQuestion { question: question.asked.id, value: value.into() });
    }
    let signer = polling.reasons()?;
    let reasons = signer.sign(&signer.blinded(reasons)?).map_err(Fault::new)?;
    Ok(BlindSignatures { signatures, reasons: reasons.into() })
}

struct Asks {
    who: Who,
    jury: JuryId,
    one: RoundId,
    voting_point: Option<String>,
}

/// Whoever asks, if they are a juror.
fn role(conn: &mut Conn, who: Who, jury: JuryId) -> Result<Person, No> {
    let actor = store::people::acting(conn, who, jury)?.ok_or(Code::NotFound)?.person()?;
    sight::may(actor.role, Operation::IssueCredentials)?;
    Ok(actor)
}

/// Whoever asks, if they are a juror of the roster who comes by their own way while it is open.
fn may_have(conn: &mut Conn, keys: &Keys, asks: &Asks) -> Result<PersonId, No> {
    let actor = role(conn, asks.who, asks.jury)?;
    // A closing waits for this, so that what was given is counted as given.
    store::secret::held_state(conn, asks.jury, asks.one)?.ok_or(Code::NotFound)?;
    let kept = store::rounds::find(conn, asks.jury, asks.one)?.ok_or(Code::NotFound)?;
    let way = kept.it.way_of(actor.id).ok_or(Code::NotOnRoster)?;
    if kept.it.plan.secrecy == Secrecy::Named {
        return Ok(actor.id);
    }
    if kept.it.state != RoundState::Open {
        return Err(Code::RoundNotOpen.into());
    }
    let at_point = match &asks.voting_point {
        Some(sent) => is_voting_point(conn, keys, asks.jury, sent)?,
        None => false,
    };
    let right = match way {
        Way::OwnDevice => asks.voting_point.is_none(),
        Way::VotingPoint => at_point,
        Way::Paper => false,
    };
    if right { Ok(actor.id) } else { Err(Code::WayWrong.into()) }
}

/// Whether that is the open voting point's secret.
fn is_voting_point(conn: &mut Conn, keys: &Keys, jury: JuryId, sent: &str) -> Result<bool, Fault> {
    let open = store::voting_points::open_turn(conn, jury)?;
    let secret = open.map(|turn| tokens::voting_point_token(keys, jury, turn));
    Ok(secret.is_some_and(|secret| secret.as_bytes().ct_eq(sent.as_bytes()).into()))
}
