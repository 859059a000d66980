//! Whom else the jury wants to hear.

use std::collections::{BTreeMap, BTreeSet};

use diesel::prelude::*;

use super::conn::Conn;
use super::schema_questions::{witness_request_support, witness_requests};
use super::{id, to_word, word};
use crate::jury::ids::{JuryId, PersonId};
use crate::jury::time::UtcMillis;
use crate::jury::witness_requests::WitnessRequest;
use crate::no::Fault;

#[derive(Clone, Debug, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = witness_requests)]
#[diesel(treat_none_as_null = true)]
struct RequestRow {
    id: String,
    jury_id: String,
    author: String,
    who: String,
    why: String,
    state: String,
    reason: String,
    made_at: i64,
    decided_at: Option<i64>,
}

#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = witness_request_support)]
struct SupportRow {
    request_id: String,
    person_id: String,
    jury_id: String,
}

/// All of a jury, oldest first.
pub fn all(conn: &mut Conn, jury: JuryId) -> Result<Vec<WitnessRequest>, Fault> {
    let rows: Vec<RequestRow> = witness_requests::table
        .filter(witness_requests::jury_id.eq(jury.to_string()))
        .order((witness_requests::made_at, witness_requests::id))
        .select(RequestRow::as_select())
        .load(conn)?;
    let support: Vec<SupportRow> = witness_request_support::table
        .filter(witness_request_support::jury_id.eq(jury.to_string()))
        .order((witness_request_support::request_id, witness_request_support::person_id))
        .select(SupportRow::as_select())
        .load(conn)?;
    let mut people = BTreeMap::<String, BTreeSet<PersonId>>::new();
    for row in support {
        people.entry(row.request_id).or_default().insert(id(row.person_id)?);
    }
    let request = |row: RequestRow| {
        Ok(WitnessRequest {
            support: people.remove(&row.id).unwrap_or_default(),
            id: id(row.id)?,
            author: id(row.author)?,
            who: row.who,
            why: row.why,
            state: word(&row.state)?,
            reason: row.reason,
            made_at: UtcMillis(row.made_at),
            decided_at: row.decided_at.map(UtcMillis),
        })
    };
    rows.into_iter().map(request).collect()
}

/// Stores one, new or not.
pub fn save(conn: &mut Conn, jury: JuryId, it: &WitnessRequest) -> Result<(), Fault> {
    let row = RequestRow {
        id: it.id.to_string(),
        jury_id: jury.to_string(),
        author: it.author.to_string(),
        who: it.who.clone(),
        why: it.why.clone(),
        state: to_word(&it.state)?,
        reason: it.reason.clone(),
        made_at: it.made_at.0,
        decided_at: it.decided_at.map(|at| at.0),
    };
    let saved = diesel::update(witness_requests::table.filter(witness_requests::id.eq(row.id.clone())))
        .set(row.clone())
        .execute(conn)?;
    if saved == 0 {
        diesel::insert_into(witness_requests::table).values(row).execute(conn)?;
    }
    let before =
        witness_request_support::table.filter(witness_request_support::request_id.eq(it.id.to_string()));
    diesel::delete(before).execute(conn)?;
    for person in &it.support {
        let row = SupportRow {
            request_id: it.id.to_string(),
            person_id: person.to_string(),
            jury_id: jury.to_string(),
        };
        diesel::insert_into(witness_request_support::table).values(row).execute(conn)?;
    }
    Ok(())
}
