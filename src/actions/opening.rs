//! The opening entry of a round, and the keys that open with it.

use std::collections::BTreeMap;

use super::closing::numbers;
use super::round_keys::{Fresh, Sealed};
use super::{Ctx, Tx};
use crate::jury::ballots::{Round, Rule, Secrecy};
use crate::jury::ids::{JuryId, QuestionId, RoundId, VersionId};
use crate::jury::opening::{OPENING_FORMAT, Opening, OpeningOption, OpeningQuestion, Voter, text_sha256};
use crate::jury::refusal::Code;
use crate::jury::sight::{self, Operation};
use crate::no::{Fault, No};
use crate::service::Service;
use crate::store;

/// Keys with which a round opens: made, and sealed.
pub struct Ready {
    pub fresh: Fresh,
    pub sealed: Sealed,
}

/// Makes the keys with which a round could open now; none when it could not, which the change itself
/// then says. Making them takes a while, so it comes before the jury's turn is claimed.
///
/// # Errors
/// A failure to make keys: the round stays planned.
pub async fn keys_for(service: &Service, ctx: &Ctx, jury: JuryId, one: RoundId) -> Result<Option<Ready>, No> {
    let who = ctx.who;
    let planned = service.db.read(move |conn| {
        let actor = store::people::acting(conn, who, jury)?.ok_or(Code::NotFound)?.person()?;
        sight::may(actor.role, Operation::OpenRound)?;
        let kept = store::rounds::find(conn, jury, one)?.ok_or(Code::NotFound)?;
        Ok(kept.it.opened_at.is_none().then(|| asked(&kept.it)))
    });
    let questions = match planned.await {
        Ok(Some(questions)) => questions,
        Ok(None) | Err(No::Refusal(_)) => return Ok(None),
        Err(fault) => return Err(fault),
    };
    let fresh = Fresh::make(&questions).await?;
    let keys = service.keys.clone();
    let ready = actix_web::web::block(move || {
        let sealed = fresh.seal(&keys, one)?;
        Ok::<_, Fault>(Ready { fresh, sealed })
    });
    Ok(Some(ready.await??))
}

/// The questions that need a key each.
fn asked(round: &Round) -> Vec<QuestionId> {
    match round.plan.secrecy {
        Secrecy::Secret => round.questions().into_iter().map(|question| question.id).collect(),
        Secrecy::Named => Vec::new(),
    }
}

/// The entry of a round that opens in this change. Fails when it was edited since its keys were made.
pub fn entry(tx: &mut Tx, round: &Round, rule: &Rule, fresh: &Fresh) -> Result<Opening, No> {
    let made: Vec<QuestionId> = fresh.questions.iter().map(|(id, _)| *id).collect();
    if made != asked(round) {
        return Err(Code::Busy.into());
    }
    let options = options(tx, round)?;
    let key = |id: QuestionId| {
        fresh.questions.iter().find(|(of, _)| *of == id).map(|(_, pair)| pair.public.clone().into())
    };
    let mut questions = Vec::new();
    for question in round.questions() {
        let options = question
            .options
            .iter()
            .map(|id| options.get(id).cloned().ok_or(Code::RoundItemUnknown))
            .collect::<Result<Vec<_>, _>>()?;
        questions.push(OpeningQuestion { id: question.id, key: key(question.id), options });
    }
    let numbers = numbers(tx)?;
    let mut roster = Vec::new();
    for one in &round.roster {
        let juror = *numbers.get(&one.person).ok_or_else(|| Fault::new("a juror without a number"))?;
        roster.push(Voter { juror, way: one.way });
    }
    roster.sort_unstable_by_key(|voter| voter.juror);
    Ok(Opening {
        format: OPENING_FORMAT.into(),
        jury: tx.jury.id,
        round: round.id,
        title: round.plan.title.clone(),
        rehearsal: round.plan.rehearsal,
        demonstration: tx.jury.demonstration,
        rule: rule.clone(),
        questions,
        reasons_key: fresh.reasons.public.clone().into(),
        receipt_key: fresh.receipt.public.clone().into(),
        roster,
        opened_at: tx.now,
        closes_at: round.plan.closes_at,
    })
}

/// What the round asks about, each by the hash of its words.
fn options(tx: &mut Tx, round: &Round) -> Result<BTreeMap<VersionId, OpeningOption>, No> {
    if round.plan.rehearsal {
        let numbered = (1..).zip(&round.plan.options);
        let option = |(number, option): (u32, &crate::jury::ballots::OwnOption)| OpeningOption {
            id: option.id,
            recommendation: None,
            number,
            text_sha256: text_sha256(&option.text, "", ""),
        };
        return Ok(numbered.map(option).map(|option| (option.id, option)).collect());
    }
    let all = store::recommendations::all(tx.conn, tx.jury.id)?;
    let mut options = BTreeMap::new();
    for (kept, versions) in all {
        for version in versions.into_iter().filter(|version| round.plan.items.contains(&version.id)) {
            let text = &version.text;
            let option = OpeningOption {
                id: version.id,
                recommendation: Some(kept.it.id),
                number: version.number,
                text_sha256: text_sha256(&text.title, &text.body, &text.reasons),
            };
            options.insert(version.id, option);
        }
    }
    Ok(options)
}
