//! The temperature check of a jury, while there is one.

use diesel::prelude::*;

use super::conn::Conn;
use super::{id, to_word, word};
use crate::jury::ids::{ItemId, JuryId, PersonId, TemperatureId};
use crate::jury::temperature::{Answer, Check, Feeling};
use crate::jury::time::UtcMillis;
use crate::no::Fault;

diesel::table! {
    temperature_checks (id) {
        id -> Text,
        jury_id -> Text,
        item_id -> Text,
        question -> Text,
        named -> Bool,
        asked_at -> BigInt,
        shown -> Bool,
    }
}

diesel::table! {
    temperature_answers (check_id, person_id) {
        check_id -> Text,
        person_id -> Text,
        step -> Text,
    }
}

#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = temperature_checks)]
struct CheckRow {
    id: String,
    jury_id: String,
    item_id: String,
    question: String,
    named: bool,
    asked_at: i64,
    shown: bool,
}

#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = temperature_answers)]
struct AnswerRow {
    check_id: String,
    person_id: String,
    step: String,
}

/// The one that is asked now.
pub fn find(conn: &mut Conn, jury: JuryId) -> Result<Option<Check>, Fault> {
    let row: Option<CheckRow> = temperature_checks::table
        .filter(temperature_checks::jury_id.eq(jury.to_string()))
        .select(CheckRow::as_select())
        .first(conn)
        .optional()?;
    row.map(|row| {
        Ok(Check {
            id: id(row.id)?,
            item: id(row.item_id)?,
            question: row.question,
            named: row.named,
            shown: row.shown,
        })
    })
    .transpose()
}

/// Stores one; there must be none before it.
pub fn insert(conn: &mut Conn, jury: JuryId, check: &Check, asked_at: UtcMillis) -> Result<(), Fault> {
    let row = CheckRow {
        id: check.id.to_string(),
        jury_id: jury.to_string(),
        item_id: check.item.to_string(),
        question: check.question.clone(),
        named: check.named,
        asked_at: asked_at.0,
        shown: check.shown,
    };
    diesel::insert_into(temperature_checks::table).values(row).execute(conn)?;
    Ok(())
}

/// Notes that its answers are shown.
pub fn set_shown(conn: &mut Conn, check: TemperatureId) -> QueryResult<usize> {
    diesel::update(temperature_checks::table.filter(temperature_checks::id.eq(check.to_string())))
        .set(temperature_checks::shown.eq(true))
        .execute(conn)
}

/// Forgets one with all its answers.
pub fn forget(conn: &mut Conn, check: TemperatureId) -> QueryResult<()> {
    let answers = temperature_answers::table.filter(temperature_answers::check_id.eq(check.to_string()));
    diesel::delete(answers).execute(conn)?;
    let checks = temperature_checks::table.filter(temperature_checks::id.eq(check.to_string()));
    diesel::delete(checks).execute(conn)?;
    Ok(())
}

/// Forgets the one that was asked in an item; whether there was one.
pub fn forget_of_item(conn: &mut Conn, jury: JuryId, item: ItemId) -> Result<bool, Fault> {
    let Some(check) = find(conn, jury)?.filter(|check| check.item == item) else { return Ok(false) };
    forget(conn, check.id)?;
    Ok(true)
}

/// Stores somebody's answer in place of the one before.
pub fn answer(
    conn: &mut Conn,
    check: TemperatureId,
    person: PersonId,
    feeling: Feeling,
) -> Result<(), Fault> {
    let row =
        AnswerRow { check_id: check.to_string(), person_id: person.to_string(), step: to_word(&feeling)? };
    let before = temperature_answers::check_id
        .eq(row.check_id.clone())
        .and(temperature_answers::person_id.eq(row.person_id.clone()));
    diesel::delete(temperature_answers::table.filter(before)).execute(conn)?;
    diesel::insert_into(temperature_answers::table).values(row).execute(conn)?;
    Ok(())
}

/// All answers, by person.
pub fn answers(conn: &mut Conn, check: TemperatureId) -> Result<Vec<Answer>, Fault> {
    let rows: Vec<AnswerRow> = temperature_answers::table
        .filter(temperature_answers::check_id.eq(check.to_string()))
        .order(temperature_answers::person_id)
        .select(AnswerRow::as_select())
        .load(conn)?;
    rows.into_iter().map(|row| Ok(Answer { person: id(row.person_id)?, feeling: word(&row.step)? })).collect()
}

/// One's own answer to whatever is asked now.
pub fn own(conn: &mut Conn, person: PersonId) -> Result<Option<Feeling>, Fault> {
    let step: Option<String> = temperature_answers::table
        .filter(temperature_answers::person_id.eq(person.to_string()))
        .order(temperature_answers::check_id)
        .select(temperature_answers::step)
        .first(conn)
        .optional()?;
    step.map(|step| word(&step)).transpose()
}
