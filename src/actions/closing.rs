//! Closing a secret round: once, with every ballot that was promised in it, and then nothing is left
//! that could say who cast what.

use std::collections::BTreeMap;
use std::time::Duration;

use super::Tx;
use super::round_keys::receipt_key;
use crate::jury::ballots::{Round, RoundState, SECRET_LEAST, Way};
use crate::jury::bundle::{BundleText, Facts, Issued, seal};
use crate::jury::bytes::hex;
use crate::jury::ids::{PersonId, QuestionId, RoundId};
use crate::jury::methods::Answer;
use crate::jury::opening::Opening;
use crate::jury::promises::SecretBallot;
use crate::jury::refusal::Code;
use crate::jury::tally::Tally;
use crate::jury::turnout::Counted;
use crate::no::{Fault, No};
use crate::service::Service;
use crate::store;
use crate::store::rounds::Kept;
use crate::store::secret::{BallotRow, BundleRow, Part};
use crate::store::wipe;

/// The reason of a round that ends void because too few cast. A code: pages have the words for it.
pub const TOO_FEW: &str = "too_few";
/// How often a node looks for what is still to be wiped, and for keys of rounds that closed elsewhere.
const CLEAN_EVERY: Duration = Duration::from_secs(60);

/// How a secret round ended.
pub enum Ended {
    Counted(Tally),
    /// A tally of so few would tell who voted how.
    TooFew,
}

/// Counts a secret round that closes in this change, keeps its bundle, and empties the box.
///
/// The round's row is changed before any ballot is read: casts under way hold it and are waited for,
/// later ones find it closed. So every promise that was given is in the bundle.
pub fn count_secret(tx: &mut Tx, kept: &Kept) -> Result<Ended, No> {
    let round = &kept.it;
    shut(tx, round.id, RoundState::Closed)?;
    let rows = store::secret::all(tx.conn, round.id)?;
    let answers = rows.iter().map(answer).collect::<Result<Vec<_>, _>>()?;
    let rule = round.rule()?;
    let questions = round.questions();
    let paper = round.paper_totals(&store::paper::of_round(tx.conn, round.id)?)?;
    let roster = u32::try_from(round.roster.len()).unwrap_or(u32::MAX);
    let counted =
        Counted { rule: &rule, roster, questions: &questions, answers: &answers, paper: paper.as_ref() };
    let electronic = round.roster.len() - round.voting_by(Way::Paper);
    if electronic > 0 && (counted.least_cast() as usize) < SECRET_LEAST {
        forget_votes(tx, round.id)?;
        return Ok(Ended::TooFew);
    }
    let tally = counted.tally();
    let issued = issued(tx, round.id)?;
    let turnout = counted.turnout(u32::try_from(issued.len()).unwrap_or(u32::MAX));
    let facts = Facts {
        issued,
        paper: paper.clone(),
        tally: tally.clone(),
        texts: texts(tx, round)?,
        closed_at: tx.now,
    };
    let text = kept.opening.as_deref().ok_or_else(|| Fault::new("an open round has no opening entry"))?;
    let opening = Opening::read(text).map_err(Fault::new)?;
    let receipt = receipt_key(tx.conn, tx.keys, round.id)?;
    let ballots = rows.into_iter().map(ballot).collect::<Result<Vec<_>, _>>()?;
    let bundle =
        seal(&opening, &receipt, ballots, facts).ok_or_else(|| Fault::new("the receipt key is none"))?;
    let row = BundleRow {
        round_id: round.id.to_string(),
        words: bundle.words.clone(),
        figures: serde_json::to_string(&turnout)?,
        bundle: bundle.file(),
    };
    store::secret::keep_bundle(tx.conn, &row)?;
    store::secret::empty(tx.conn, round.id)?;
    Ok(Ended::Counted(tally))
}

/// Ends the vote of a secret round that is open, before anything of it is read.
fn shut(tx: &mut Tx, one: RoundId, to: RoundState) -> Result<(), No> {
    if store::secret::shut(tx.conn, tx.jury.id, one, RoundState::Open.as_str(), to.as_str())? {
        Ok(())
    } else {
        Err(Code::RoundStateWrong.with("state", to).into())
    }
}

/// Erases everything of a secret round's votes: it is void.
pub fn erase_secret(tx: &mut Tx, was_open: bool, one: RoundId) -> Result<(), No> {
    if was_open {
        shut(tx, one, RoundState::Voided)?;
    }
    store::secret::drop_bundle(tx.conn, one)?;
    forget_votes(tx, one)
}

fn forget_votes(tx: &mut Tx, one: RoundId) -> Result<(), No> {
    store::paper::forget(tx.conn, one)?;
    store::secret::empty(tx.conn, one)?;
    store::secret::drop_keys(tx.conn, one, Part::Reasons)?;
    store::secret::must_clean(tx.conn, one, Part::Reasons)?;
    Ok(())
}

fn answer(row: &BallotRow) -> Result<(QuestionId, Answer), Fault> {
    Ok((store::id(row.question_id.clone())?, serde_json::from_str(&row.ballot)?))
}

fn ballot(row: BallotRow) -> Result<SecretBallot, Fault> {
    Ok(SecretBallot {
        question: store::id(row.question_id)?,
        key: row.key.into(),
        prefix: row.prefix.into(),
        credential: row.credential.into(),
        counter: u64::try_from(row.counter).map_err(Fault::new)?,
        ballot: row.ballot,
        signature: row.signature.into(),
    })
}

/// Who was given credentials, by pseudonym numbers.
fn issued(tx: &mut Tx, one: RoundId) -> Result<Vec<Issued>, Fault> {
    let numbers = numbers(tx)?;
    let mut issued = Vec::new();
    for (person, blinded) in store::secret::all_issued(tx.conn, one)? {
        let juror = numbers.get(&person).copied().ok_or_else(|| Fault::new("a juror without a number"))?;
        issued.push(Issued { juror, blinded: hex(&blinded) });
    }
    issued.sort_unstable_by_key(|one| one.juror);
    Ok(issued)
}

/// The pseudonym numbers of the jury's people.
pub fn numbers(tx: &mut Tx) -> Result<BTreeMap<PersonId, u32>, Fault> {
    let people = store::people::all_people(tx.conn, tx.jury.id)?;
    people
        .into_iter()
        .map(|person| Ok((person.id, u32::try_from(person.number).map_err(Fault::new)?)))
        .collect()
}

/// What the round asked about, in words.
fn texts(tx: &mut Tx, round: &Round) -> Result<Vec<BundleText>, No> {
    let plan = &round.plan;
    if plan.rehearsal {
        let text =
            |id, title| BundleText { id, title, body: String::new(), reasons: String::new(), masked: false };
        return Ok(plan.options.iter().map(|option| text(option.id, option.text.clone())).collect());
    }
    let all = store::recommendations::all(tx.conn, tx.jury.id)?;
    let versions: BTreeMap<_, _> = all
        .into_iter()
        .flat_map(|(_, versions)| versions)
        .map(|version| (version.id, version.text))
        .collect();
    let mut texts = Vec::new();
    for id in &plan.items {
        let text = versions.get(id).cloned().ok_or(Code::RoundItemUnknown)?;
        texts.push(BundleText {
            id: *id,
            title: text.title,
            body: text.body,
            reasons: text.reasons,
            masked: false,
        });
    }
    Ok(texts)
}

/// Destroys the keys of rounds that ended, and wipes what was deleted from the databases' files. What it
/// cannot do now is done later, by any node: the database says what is due.
///
/// # Errors
/// What kept it from wiping.
pub async fn clean(service: &Service) -> Result<(), No> {
    let due = service.db.read(|conn| Ok(store::secret::to_clean(conn)?)).await?;
    if due.is_empty() {
        return Ok(());
    }
    let (keys, subjects) = (service.keys.clone(), due.clone());
    for (round, _) in &due {
        service.pollings.forget(*round);
    }
    actix_web::web::block(move || {
        for (round, part) in subjects {
            keys.destroy(&part.subject(round))?;
        }
        keys.wipe()
    })
    .await??;
    service.db.writer.alone(|conn| Ok(wipe::emptied(conn)?)).await?;
    service.db.writer.write(move |conn| Ok(store::secret::cleaned(conn, &due)?)).await
}

/// The same, whether or not whoever asked stays to hear of it.
pub async fn clean_after(service: &Service) {
    let service = service.clone();
    let cleaning = actix_web::rt::spawn(async move {
        if let Err(no) = clean(&service).await {
            tracing::warn!(%no, "what was deleted could not be wiped yet");
        }
    });
    let _ = cleaning.await;
}

/// Finishes what a program that died left, and forgets keys of rounds that ended elsewhere.
pub async fn keep_clean(service: Service) {
    loop {
        clean_after(&service).await;
        for round in service.pollings.at_hand() {
            let state = service.db.read(move |conn| Ok(store::secret::is_open(conn, round)?)).await;
            if matches!(state, Ok(false)) {
                service.pollings.forget(round);
            }
        }
        actix_web::rt::time::sleep(CLEAN_EVERY).await;
    }
}
