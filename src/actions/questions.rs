//! Questions to the witnesses: asked, wanted by others, ordered, put, answered.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::citations::{self, NamedEvidence};
use super::evidence::Reason;
use super::{Ctx, Done, Tx, change};
use crate::clock;
use crate::jury::citations::Citing;
use crate::jury::ids::{AskedId, AskedStepId, JuryId, PersonId};
use crate::jury::juries::JuryState;
use crate::jury::questions::{Actor, Answering, AskedState, AskedStepKind, Asking, Board, NAMED_MAX};
use crate::jury::record::Kind;
use crate::jury::refusal::{Code, Refusal};
use crate::jury::sight::{Operation, Topic};
use crate::no::No;
use crate::service::Service;
use crate::store;

/// A question to the witnesses.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewQuestion {
    pub text: String,
    /// The witnesses it is for; empty: whoever knows.
    #[serde(default)]
    pub to: BTreeSet<PersonId>,
    /// Asked for the room in which one sits: all its jurors stand behind it.
    #[serde(default)]
    pub for_room: bool,
    /// The evidence that it is about.
    #[serde(default)]
    pub evidence: Vec<NamedEvidence>,
}

/// New words for one's own question.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct QuestionEdit {
    pub text: String,
    #[serde(default)]
    pub to: BTreeSet<PersonId>,
}

/// Whether one wants it too.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Wanting {
    pub wants: bool,
}

/// The order in which questions are to be put.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct QuestionOrder {
    /// The order as it was shown.
    pub seen: Vec<AskedId>,
    pub order: Vec<AskedId>,
}

/// The question in which another goes on.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct QuestionMerging {
    pub into: AskedId,
}

/// That an answer is to come.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Deferring {
    pub reason: String,
    /// From whom; empty: from those it is for.
    #[serde(default)]
    pub to: BTreeSet<PersonId>,
}

/// An answer.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewAnswer {
    pub text: String,
    /// Who gave it, where somebody else notes it.
    #[serde(default)]
    pub by: Option<PersonId>,
    /// The evidence that it rests on.
    #[serde(default)]
    pub evidence: Vec<NamedEvidence>,
}

/// What is asked on after an answer.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AskingOn {
    pub text: String,
}

/// Asks. Answers the question's id.
pub async fn ask_question(service: &Service, ctx: Ctx, jury: JuryId, new: NewQuestion) -> Result<Done, No> {
    change(service, Operation::AskQuestion, ctx, jury, move |tx| {
        takes_questions(tx)?;
        let id: AskedId = clock::new_id();
        let room = if new.for_room {
            let room = store::rooms::room_of(tx.conn, tx.jury.id, tx.actor.id)?;
            Some(room.ok_or(Code::NotYourRoom)?)
        } else {
            None
        };
        with_board(tx, |board, by| board.ask(by, id, Asking { text: &new.text, to: new.to, room }))?;
        name_all(tx, Citing::Question(id), new.evidence)?;
        tx.made(id.0);
        tx.touch(Topic::Me);
        Ok(())
    })
    .await
}

/// Changes one's own question, while nobody has taken it up.
pub async fn edit_question(
    service: &Service,
    ctx: Ctx,
    jury: JuryId,
    one: AskedId,
    edit: QuestionEdit,
) -> Result<Done, No> {
    change(service, Operation::EditQuestion, ctx, jury, move |tx| {
        takes_questions(tx)?;
        with_board(tx, |board, by| board.edit(by, one, &edit.text, edit.to))?;
        // Other words begin without support.
        tx.touch(Topic::Me);
        Ok(())
    })
    .await
}

/// Takes back one's own question, while nobody has taken it up.
pub async fn withdraw_question(service: &Service, ctx: Ctx, jury: JuryId, one: AskedId) -> Result<Done, No> {
    change(service, Operation::WithdrawQuestion, ctx, jury, move |tx| {
        takes_questions(tx)?;
        with_board(tx, |board, by| board.withdraw(by, one))?;
        tx.touch(Topic::Me);
        Ok(())
    })
    .await
}

/// Wants a question asked too, or no longer.
pub async fn support_question(
    service: &Service,
    ctx: Ctx,
    jury: JuryId,
    one: AskedId,
    wanting: Wanting,
) -> Result<Done, No> {
    change(service, Operation::SupportQuestion, ctx, jury, move |tx| {
        takes_questions(tx)?;
        with_board(tx, |board, by| board.support(by, one, wanting.wants))?;
        tx.touch(Topic::Me);
        Ok(())
    })
    .await
}

/// Lays down the order in which questions are to be put; those left out wait without a place.
pub async fn order_questions(
    service: &Service,
    ctx: Ctx,
    jury: JuryId,
    wish: QuestionOrder,
) -> Result<Done, No> {
    change(service, Operation::OrderQuestions, ctx, jury, move |tx| {
        takes_questions(tx)?;
        with_board(tx, |board, by| board.arrange(by, &wish.seen, &wish.order))?;
        Ok(())
    })
    .await
}

/// Puts one question together into another.
pub async fn merge_questions(
    service: &Service,
    ctx: Ctx,
    jury: JuryId,
    one: AskedId,
    merging: QuestionMerging,
) -> Result<Done, No> {
    change(service, Operation::MergeQuestions, ctx, jury, move |tx| {
        takes_questions(tx)?;
        let board = with_board(tx, |board, by| board.merge(by, one, merging.into))?.1;
        let (from, into) = (board.find(one)?, board.find(merging.into)?);
        let facts = serde_json::json!({
            "question": one, "text": from.text, "into": into.id, "into_text": into.text,
            "backers": board.backers(into.id).len(),
        });
        tx.record(Kind::QuestionsMerged, facts, None)?;
        tx.touch(Topic::Me);
        Ok(())
    })
    .await
}

/// Undoes putting together.
pub async fn split_question(service: &Service, ctx: Ctx, jury: JuryId, one: AskedId) -> Result<Done, No> {
    change(service, Operation::SplitQuestion, ctx, jury, move |tx| {
        takes_questions(tx)?;
        with_board(tx, |board, by| board.split(by, one))?;
        tx.record(Kind::QuestionSplit, serde_json::json!({ "question": one }), None)?;
        tx.touch(Topic::Me);
        Ok(())
    })
    .await
}

/// Puts a question: the projector shows it.
pub async fn put_question(service: &Service, ctx: Ctx, jury: JuryId, one: AskedId) -> Result<Done, No> {
    change(service, Operation::PutQuestion, ctx, jury, move |tx| {
        runs(tx)?;
        let (is_new, board) = with_board(tx, |board, by| board.put(by, one))?;
        if is_new {
            let asked = board.find(one)?;
            let cites = citations::facts(tx, Citing::Question(one))?;
            let facts = serde_json::json!({
                "question": one, "text": asked.words(), "to": asked.to, "room": asked.room,
                "askers": board.askers(one), "backers": board.backers(one).len(), "cites": cites,
            });
            tx.record(Kind::QuestionPut, facts, None)?;
        }
        Ok(())
    })
    .await
}

/// Takes a question off the projector again, or takes up again one that was set aside.
pub async fn give_back_question(service: &Service, ctx: Ctx, jury: JuryId, one: AskedId) -> Result<Done, No> {
    change(service, Operation::GiveBackQuestion, ctx, jury, move |tx| {
        takes_questions(tx)?;
        with_board(tx, |board, by| board.give_back(by, one))?;
        tx.touch(Topic::Me);
        Ok(())
    })
    .await
}

/// Sets aside a question that does not belong, with a reason that its asker reads.
pub async fn set_aside_question(
    service: &Service,
    ctx: Ctx,
    jury: JuryId,
    one: AskedId,
    why: Reason,
) -> Result<Done, No> {
    change(service, Operation::SetAsideQuestion, ctx, jury, move |tx| {
        takes_questions(tx)?;
        with_board(tx, |board, by| board.set_aside(by, one, &why.reason))?;
        tx.touch(Topic::Me);
        Ok(())
    })
    .await
}

/// Says that the answer to the question that is put is to come.
pub async fn defer_question(
    service: &Service,
    ctx: Ctx,
    jury: JuryId,
    one: AskedId,
    deferring: Deferring,
) -> Result<Done, No> {
    change(service, Operation::DeferQuestion, ctx, jury, move |tx| {
        runs(tx)?;
        let Deferring { reason, to } = deferring;
        let step = clock::new_id();
        let facts = serde_json::json!({ "question": one, "reason": reason.trim(), "to": to });
        with_board(tx, |board, by| board.defer(by, one, step, &reason, to))?;
        tx.record(Kind::QuestionDeferred, facts, None)?;
        Ok(())
    })
    .await
}

/// Answers in writing, or notes an answer that was given. Answers the answer's id.
pub async fn answer_question(
    service: &Service,
    ctx: Ctx,
    jury: JuryId,
    one: AskedId,
    new: NewAnswer,
) -> Result<Done, No> {
    change(service, Operation::AnswerQuestion, ctx, jury, move |tx| {
        runs(tx)?;
        let id: AskedStepId = clock::new_id();
        let given = Answering { id, text: &new.text, by: new.by };
        let board = with_board(tx, |board, by| board.answer(by, one, given))?.1;
        let on = Citing::Answer(id);
        name_all(tx, on, new.evidence)?;
        let cites = citations::facts(tx, on)?;
        if let Some(step) = board.find(one)?.steps.last() {
            let facts = serde_json::json!({
                "question": one, "text": step.text, "by": step.by, "written": step.by == step.noted_by,
                "cites": cites,
            });
            tx.record(Kind::QuestionAnswered, facts, Some(step.by))?;
        }
        tx.made(id.0);
        Ok(())
    })
    .await
}

/// An asker says that the answer will do.
pub async fn accept_answer(service: &Service, ctx: Ctx, jury: JuryId, one: AskedId) -> Result<Done, No> {
    change(service, Operation::AcceptAnswer, ctx, jury, move |tx| {
        runs(tx)?;
        let step = clock::new_id();
        if with_board(tx, |board, by| board.accept(by, one, step))?.0 {
            let facts = serde_json::json!({ "question": one, "by": tx.actor.id });
            tx.record(Kind::QuestionSatisfied, facts, Some(tx.actor.id))?;
        }
        Ok(())
    })
    .await
}

/// An asker asks on: the question stands in the order again.
pub async fn ask_on(
    service: &Service,
    ctx: Ctx,
    jury: JuryId,
    one: AskedId,
    asking: AskingOn,
) -> Result<Done, No> {
    change(service, Operation::AskOn, ctx, jury, move |tx| {
        runs(tx)?;
        let step = clock::new_id();
        with_board(tx, |board, by| board.ask_on(by, one, step, &asking.text))?;
        Ok(())
    })
    .await
}

/// A day ends: no question stays put overnight.
pub(super) fn day_ended(tx: &mut Tx) -> Result<(), No> {
    with_board(tx, |board, _| {
        board.day_ended();
        Ok(())
    })?;
    Ok(())
}

/// Refuses to point from words to evidence for anybody but whose words they are.
pub(super) fn must_be_own_words(tx: &mut Tx, on: Citing) -> Result<(), No> {
    takes_questions(tx)?;
    let board = store::questions::board(tx.conn, tx.jury.id)?;
    let me = tx.actor.id;
    match on {
        Citing::Question(id) => {
            let one = board.find(id)?;
            if one.author != me {
                return Err(Code::QuestionNotYours.into());
            }
            if !matches!(one.state, AskedState::Drafted | AskedState::Prioritised) {
                return Err(Code::QuestionStateWrong.with("state", one.state).into());
            }
        }
        Citing::Answer(id) => {
            let steps = board.questions.iter().flat_map(|one| &one.steps);
            let mut answers = steps.filter(|step| step.kind == AskedStepKind::Answer);
            let answer = answers.find(|step| step.id == id).ok_or(Code::NotFound)?;
            if answer.by != me && answer.noted_by != me {
                return Err(Code::QuestionNotYours.into());
            }
        }
        _ => return Err(Code::NotFound.into()),
    }
    Ok(())
}

/// Decides on the questions for whoever acts, and saves what changed.
fn with_board<T>(
    tx: &mut Tx,
    decide: impl FnOnce(&mut Board, &Actor) -> Result<T, Refusal>,
) -> Result<(T, Board), No> {
    let before = store::questions::board(tx.conn, tx.jury.id)?;
    let rooms = store::rooms::all_of(tx.conn, tx.jury.id, tx.actor.id)?;
    let actor = Actor { standing: tx.standing(), rooms, now: tx.now };
    let mut board = before.clone();
    let answer = decide(&mut board, &actor)?;
    store::questions::save(tx.conn, tx.jury.id, &before, &board)?;
    tx.touch(Topic::Questions);
    Ok((answer, board))
}

fn name_all(tx: &mut Tx, on: Citing, evidence: Vec<NamedEvidence>) -> Result<(), No> {
    if evidence.len() > NAMED_MAX {
        return Err(Code::CitationsEnough.with("most", NAMED_MAX).into());
    }
    for named in evidence {
        citations::name(tx, on, None, named)?;
    }
    Ok(())
}

/// A jury takes questions once everything is ready, also overnight.
fn takes_questions(tx: &Tx) -> Result<(), No> {
    Ok(tx.jury.state.must_be(&[JuryState::Ready, JuryState::Running])?)
}

fn runs(tx: &Tx) -> Result<(), No> {
    Ok(tx.jury.state.must_be(&[JuryState::Running])?)
}
