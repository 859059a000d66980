//! Minority statements and those who signed them too.

use std::collections::BTreeMap;

use diesel::prelude::*;

use super::conn::Conn;
use super::id;
use super::schema::{recommendations, statement_cosigners as cosigners, statements};
use crate::jury::ids::{JuryId, RecommendationId, StatementId};
use crate::jury::statements::{Cosigner, Statement};
use crate::jury::time::UtcMillis;
use crate::no::Fault;

#[derive(Clone, Debug, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = statements)]
struct StatementRow {
    id: String,
    recommendation_id: String,
    author_id: String,
    signed: bool,
    body: String,
    withdrawn: bool,
    written_at: i64,
}

#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = cosigners)]
struct CosignerRow {
    statement_id: String,
    person_id: String,
    signed: bool,
}

impl StatementRow {
    fn of(it: &Statement) -> Self {
        Self {
            id: it.id.to_string(),
            recommendation_id: it.recommendation.to_string(),
            author_id: it.author.to_string(),
            signed: it.signed,
            body: it.text.clone(),
            withdrawn: it.withdrawn,
            written_at: it.written_at.0,
        }
    }

    fn statement(self, cosigners: Vec<Cosigner>) -> Result<Statement, Fault> {
        Ok(Statement {
            id: id(self.id)?,
            recommendation: id(self.recommendation_id)?,
            author: id(self.author_id)?,
            signed: self.signed,
            text: self.body,
            cosigners,
            withdrawn: self.withdrawn,
            written_at: UtcMillis(self.written_at),
        })
    }
}

impl CosignerRow {
    fn cosigner(self) -> Result<Cosigner, Fault> {
        Ok(Cosigner { person: id(self.person_id)?, signed: self.signed })
    }
}

/// One statement of a jury.
pub fn find(conn: &mut Conn, jury: JuryId, one: StatementId) -> Result<Option<Statement>, Fault> {
    let row = statements::table
        .inner_join(recommendations::table.on(recommendations::id.eq(statements::recommendation_id)))
        .filter(statements::id.eq(one.to_string()).and(recommendations::jury_id.eq(jury.to_string())))
        .select(StatementRow::as_select())
        .first(conn)
        .optional()?;
    let Some(row) = row else { return Ok(None) };
    let signed_too = cosigners::table
        .filter(cosigners::statement_id.eq(row.id.clone()))
        .order(cosigners::person_id)
        .select(CosignerRow::as_select())
        .load(conn)?
        .into_iter()
        .map(CosignerRow::cosigner)
        .collect::<Result<_, _>>()?;
    row.statement(signed_too).map(Some)
}

/// All statements of a jury by recommendation, oldest first.
pub fn all(conn: &mut Conn, jury: JuryId) -> Result<BTreeMap<RecommendationId, Vec<Statement>>, Fault> {
    let mut signed_too: BTreeMap<String, Vec<Cosigner>> = BTreeMap::new();
    let rows: Vec<CosignerRow> = cosigners::table
        .inner_join(statements::table.on(statements::id.eq(cosigners::statement_id)))
        .inner_join(recommendations::table.on(recommendations::id.eq(statements::recommendation_id)))
        .filter(recommendations::jury_id.eq(jury.to_string()))
        .order((cosigners::statement_id, cosigners::person_id))
        .select(CosignerRow::as_select())
        .load(conn)?;
    for row in rows {
        signed_too.entry(row.statement_id.clone()).or_default().push(row.cosigner()?);
    }
    let rows: Vec<StatementRow> = statements::table
        .inner_join(recommendations::table.on(recommendations::id.eq(statements::recommendation_id)))
        .filter(recommendations::jury_id.eq(jury.to_string()))
        .order(statements::id)
        .select(StatementRow::as_select())
        .load(conn)?;
    let mut of: BTreeMap<RecommendationId, Vec<Statement>> = BTreeMap::new();
    for row in rows {
        let cosigners = signed_too.remove(&row.id).unwrap_or_default();
        let statement = row.statement(cosigners)?;
        of.entry(statement.recommendation).or_default().push(statement);
    }
    Ok(of)
}

/// Stores a new statement.
pub fn insert(conn: &mut Conn, it: &Statement) -> Result<(), Fault> {
    diesel::insert_into(statements::table).values(StatementRow::of(it)).execute(conn)?;
    Ok(())
}

/// Stores a statement back, with those who signed it too.
pub fn save(conn: &mut Conn, it: &Statement) -> Result<(), Fault> {
    let own = it.id.to_string();
    diesel::update(statements::table.filter(statements::id.eq(own.clone())))
        .set(StatementRow::of(it))
        .execute(conn)?;
    diesel::delete(cosigners::table.filter(cosigners::statement_id.eq(own.clone()))).execute(conn)?;
    for cosigner in &it.cosigners {
        let row = CosignerRow {
            statement_id: own.clone(),
            person_id: cosigner.person.to_string(),
            signed: cosigner.signed,
        };
        diesel::insert_into(cosigners::table).values(row).execute(conn)?;
    }
    Ok(())
}
