//! Juries, and the claim of the next change's number.

use diesel::prelude::*;

use super::conn::Conn;
use super::schema::{juries, people};
use super::{LOOKED_UP_AT_ONCE, id, to_word, word};
use crate::jury::ids::{AccountId, JuryId};
use crate::jury::juries::Jury;
use crate::no::Fault;

/// A jury's row.
#[derive(Clone, Debug, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = juries)]
#[diesel(treat_none_as_null = true)]
pub struct JuryRow {
    pub id: String,
    pub seq: i64,
    pub record_count: i64,
    pub record_head: String,
    pub state: String,
    pub title: String,
    pub charge: String,
    pub background: String,
    pub time_zone: String,
    pub chosen_how: String,
    pub public: bool,
    pub demonstration: bool,
    pub contact: String,
    pub ground_rules: String,
    pub consent_text: String,
    pub consent_version: i32,
    pub settings: String,
    pub screen_version: i32,
    pub read_back: Option<String>,
    pub created_at: i64,
    /// Who has the lead of the hall.
    pub lead: Option<String>,
    pub lead_at: Option<i64>,
}

impl JuryRow {
    /// The row as the rules see it.
    pub fn jury(&self) -> Result<Jury, Fault> {
        Ok(Jury {
            id: id(self.id.clone())?,
            state: word(&self.state)?,
            title: self.title.clone(),
            charge: self.charge.clone(),
            background: self.background.clone(),
            time_zone: self.time_zone.clone(),
            chosen_how: word(&self.chosen_how)?,
            public: self.public,
            demonstration: self.demonstration,
            contact: self.contact.clone(),
            ground_rules: self.ground_rules.clone(),
            consent_text: self.consent_text.clone(),
            consent_version: self.consent_version,
            settings: serde_json::from_str(&self.settings)?,
            read_back: self.read_back.as_deref().map(serde_json::from_str).transpose()?,
        })
    }

    /// Takes over what the rules may change.
    pub fn set(&mut self, jury: &Jury) -> Result<(), Fault> {
        self.state = to_word(&jury.state)?;
        self.title.clone_from(&jury.title);
        self.charge.clone_from(&jury.charge);
        self.background.clone_from(&jury.background);
        self.time_zone.clone_from(&jury.time_zone);
        self.chosen_how = to_word(&jury.chosen_how)?;
        self.public = jury.public;
        self.demonstration = jury.demonstration;
        self.contact.clone_from(&jury.contact);
        self.ground_rules.clone_from(&jury.ground_rules);
        self.consent_text.clone_from(&jury.consent_text);
        self.consent_version = jury.consent_version;
        self.settings = serde_json::to_string(&jury.settings)?;
        self.read_back = jury.read_back.as_ref().map(serde_json::to_string).transpose()?;
        Ok(())
    }
}

/// Claims the jury's next change: numbers it, and holds the row (PostgreSQL) or the whole database
/// (SQLite) until the transaction ends.
pub fn claim(conn: &mut Conn, jury: JuryId) -> QueryResult<Option<JuryRow>> {
    diesel::update(juries::table.filter(juries::id.eq(jury.to_string())))
        .set(juries::seq.eq(juries::seq + 1))
        .returning(juries::all_columns)
        .get_result(conn)
        .optional()
}

/// Gives a claimed number back, in the transaction that claimed it.
pub fn release(conn: &mut Conn, jury: JuryId) -> QueryResult<usize> {
    diesel::update(juries::table.filter(juries::id.eq(jury.to_string())))
        .set(juries::seq.eq(juries::seq - 1))
        .execute(conn)
}

/// Stores a new jury.
pub fn insert(conn: &mut Conn, row: JuryRow) -> QueryResult<()> {
    diesel::insert_into(juries::table).values(row).execute(conn).map(|_| ())
}

/// Stores a claimed jury's row back.
pub fn save(conn: &mut Conn, row: &JuryRow) -> QueryResult<()> {
    diesel::update(juries::table.filter(juries::id.eq(&row.id))).set(row.clone()).execute(conn).map(|_| ())
}

/// A jury's row.
pub fn find(conn: &mut Conn, jury: JuryId) -> QueryResult<Option<JuryRow>> {
    juries::table.filter(juries::id.eq(jury.to_string())).select(JuryRow::as_select()).first(conn).optional()
}

/// Juries that anybody may watch and that are no longer being prepared, newest first.
pub fn watchable(conn: &mut Conn, most: i64) -> QueryResult<Vec<JuryRow>> {
    juries::table
        .filter(juries::public.eq(true).and(juries::state.ne("draft")))
        .order(juries::id.desc())
        .limit(most)
        .select(JuryRow::as_select())
        .load(conn)
}

/// The numbers of some juries' last changes. Each jury is looked up by its id.
pub fn seqs(conn: &mut Conn, of: &[JuryId]) -> Result<Vec<(JuryId, i64)>, Fault> {
    let mut found = Vec::with_capacity(of.len());
    for some in of.chunks(LOOKED_UP_AT_ONCE) {
        let mut query = juries::table.select((juries::id, juries::seq)).order(juries::id).into_boxed();
        for jury in some {
            query = query.or_filter(juries::id.eq(jury.to_string()));
        }
        for (jury, seq) in query.load::<(String, i64)>(conn)? {
            found.push((id(jury)?, seq));
        }
    }
    Ok(found)
}

/// The juries in which an account has a part, oldest first.
pub fn of_account(conn: &mut Conn, account: AccountId) -> QueryResult<Vec<(JuryRow, String)>> {
    juries::table
        .inner_join(people::table.on(people::jury_id.eq(juries::id)))
        .filter(people::account_id.eq(account.to_string()).and(people::gone_at.is_null()))
        .order(juries::id)
        .select((JuryRow::as_select(), people::role))
        .load(conn)
}
