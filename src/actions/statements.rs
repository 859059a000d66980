//! Minority statements: written and signed by jurors, touched by nobody else.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::recommendations::{load as load_recommendation, touch};
use super::{Ctx, Done, Tx, change};
use crate::clock;
use crate::jury::ids::{JuryId, RecommendationId, StatementId};
use crate::jury::juries::JuryState;
use crate::jury::record::Kind;
use crate::jury::refusal::Code;
use crate::jury::sight::{Operation, Topic};
use crate::jury::statements::Statement;
use crate::no::No;
use crate::service::Service;
use crate::store;

/// A statement as its author writes it.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StatementText {
    pub text: String,
    /// By name inside the jury and by pseudonym in public; otherwise as "a juror".
    pub signed: bool,
}

/// How somebody adds their name.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Signature {
    pub signed: bool,
}

/// Writes a statement. Answers its id.
pub async fn write_statement(
    service: &Service,
    ctx: Ctx,
    jury: JuryId,
    on: RecommendationId,
    text: StatementText,
) -> Result<Done, No> {
    change(service, Operation::WriteStatement, ctx, jury, move |tx| {
        takes_statements(tx)?;
        let on = load_recommendation(tx, on)?;
        let by = tx.standing();
        let it = Statement::written(clock::new_id(), &by, &on.it, &text.text, text.signed, tx.now)?;
        store::statements::insert(tx.conn, &it)?;
        tx.made(it.id.0);
        record(tx, Kind::StatementWritten, &it)
    })
    .await
}

/// Changes one's own statement.
pub async fn edit_statement(
    service: &Service,
    ctx: Ctx,
    jury: JuryId,
    one: StatementId,
    text: StatementText,
) -> Result<Done, No> {
    change(service, Operation::EditStatement, ctx, jury, move |tx| {
        takes_statements(tx)?;
        let mut it = load(tx, one)?;
        it.edit(&tx.standing(), &text.text, text.signed)?;
        store::statements::save(tx.conn, &it)?;
        record(tx, Kind::StatementEdited, &it)
    })
    .await
}

/// Takes back one's own statement.
pub async fn withdraw_statement(
    service: &Service,
    ctx: Ctx,
    jury: JuryId,
    one: StatementId,
) -> Result<Done, No> {
    change(service, Operation::WithdrawStatement, ctx, jury, move |tx| {
        takes_statements(tx)?;
        let mut it = load(tx, one)?;
        it.withdraw(&tx.standing())?;
        store::statements::save(tx.conn, &it)?;
        record(tx, Kind::StatementWithdrawn, &it)
    })
    .await
}

/// Adds one's name to another juror's statement.
pub async fn cosign_statement(
    service: &Service,
    ctx: Ctx,
    jury: JuryId,
    one: StatementId,
    signature: Signature,
) -> Result<Done, No> {
    change(service, Operation::CosignStatement, ctx, jury, move |tx| {
        takes_statements(tx)?;
        let mut it = load(tx, one)?;
        it.cosign(&tx.standing(), signature.signed)?;
        store::statements::save(tx.conn, &it)?;
        signature_record(tx, &it, true)
    })
    .await
}

/// Takes one's name off again.
pub async fn uncosign_statement(
    service: &Service,
    ctx: Ctx,
    jury: JuryId,
    one: StatementId,
) -> Result<Done, No> {
    change(service, Operation::UncosignStatement, ctx, jury, move |tx| {
        takes_statements(tx)?;
        let mut it = load(tx, one)?;
        it.uncosign(&tx.standing())?;
        store::statements::save(tx.conn, &it)?;
        signature_record(tx, &it, false)
    })
    .await
}

/// Statements are written while the jury runs and after it has concluded, until it is published.
fn takes_statements(tx: &Tx) -> Result<(), No> {
    Ok(tx.jury.state.must_be(&[JuryState::Running, JuryState::Concluded])?)
}

fn load(tx: &mut Tx, one: StatementId) -> Result<Statement, No> {
    store::statements::find(tx.conn, tx.jury.id, one)?.ok_or_else(|| Code::NotFound.into())
}

/// Only a signed statement names its author in the record.
fn record(tx: &mut Tx, kind: Kind, it: &Statement) -> Result<(), No> {
    let facts = serde_json::json!({
        "statement": it.id, "recommendation": it.recommendation, "text": it.text,
        "author": it.signed.then_some(it.author),
    });
    tx.record(kind, facts, Some(it.author))?;
    touch(tx);
    tx.touch(Topic::Me);
    Ok(())
}

fn signature_record(tx: &mut Tx, it: &Statement, added: bool) -> Result<(), No> {
    let facts = serde_json::json!({
        "statement": it.id, "added": added, "cosigners": it.cosigners.len(),
    });
    let person = tx.actor.id;
    tx.record(Kind::StatementCosigned, facts, Some(person))?;
    touch(tx);
    tx.touch(Topic::Me);
    Ok(())
}
