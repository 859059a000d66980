//! Accounts, sessions and tickets.

use diesel::prelude::*;
use diesel::result::DatabaseErrorKind;
use diesel::result::Error::DatabaseError;

use super::conn::Conn;
use super::schema::{accounts, sessions, tickets};
use crate::jury::ids::{AccountId, PersonId, SessionId};
use crate::jury::time::UtcMillis;

/// An account's row.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = accounts)]
pub struct AccountRow {
    pub id: String,
    pub seq: i64,
    pub email_hash: String,
    pub password_hash: String,
    pub sealed: Vec<u8>,
    pub created_at: i64,
    pub disabled_at: Option<i64>,
}

/// Whether there is any account.
pub fn any(conn: &mut Conn) -> QueryResult<bool> {
    Ok(accounts::table.select(accounts::id).first::<String>(conn).optional()?.is_some())
}

/// Stores a new account.
pub fn insert(conn: &mut Conn, row: AccountRow) -> QueryResult<()> {
    diesel::insert_into(accounts::table).values(row).execute(conn).map(|_| ())
}

/// Claims an account's next change, as a jury's row is claimed.
pub fn claim(conn: &mut Conn, account: AccountId) -> QueryResult<Option<AccountRow>> {
    diesel::update(
        accounts::table.filter(accounts::id.eq(account.to_string()).and(accounts::disabled_at.is_null())),
    )
    .set(accounts::seq.eq(accounts::seq + 1))
    .returning(accounts::all_columns)
    .get_result(conn)
    .optional()
}

/// The account with that e-mail.
pub fn by_email(conn: &mut Conn, email_hash: &str) -> QueryResult<Option<AccountRow>> {
    accounts::table
        .filter(accounts::email_hash.eq(email_hash))
        .select(AccountRow::as_select())
        .first(conn)
        .optional()
}

/// An account.
pub fn find(conn: &mut Conn, account: AccountId) -> QueryResult<Option<AccountRow>> {
    accounts::table
        .filter(accounts::id.eq(account.to_string()))
        .select(AccountRow::as_select())
        .first(conn)
        .optional()
}

/// Gives an account another password.
pub fn set_password(conn: &mut Conn, account: AccountId, password_hash: &str) -> QueryResult<()> {
    diesel::update(accounts::table.filter(accounts::id.eq(account.to_string())))
        .set(accounts::password_hash.eq(password_hash))
        .execute(conn)
        .map(|_| ())
}

/// Gives an account another e-mail, in the hash by which it is found and among what is sealed; false when
/// another account has it.
pub fn set_email(
    conn: &mut Conn,
    account: AccountId,
    email_hash: &str,
    sealed: Vec<u8>,
) -> QueryResult<bool> {
    let set = diesel::update(accounts::table.filter(accounts::id.eq(account.to_string())))
        .set((accounts::email_hash.eq(email_hash), accounts::sealed.eq(sealed)))
        .execute(conn);
    match set {
        Err(DatabaseError(DatabaseErrorKind::UniqueViolation, _)) => Ok(false),
        other => other.map(|_| true),
    }
}

/// Lets nobody sign in to an account any more, or again.
pub fn set_disabled(conn: &mut Conn, account: AccountId, at: Option<UtcMillis>) -> QueryResult<()> {
    diesel::update(accounts::table.filter(accounts::id.eq(account.to_string())))
        .set(accounts::disabled_at.eq(at.map(|at| at.0)))
        .execute(conn)
        .map(|_| ())
}

/// A session's row. The cookie is hashed; the one before it is kept for a short grace.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = sessions)]
pub struct SessionRow {
    pub id: String,
    pub account_id: Option<String>,
    pub person_id: Option<String>,
    pub token_hash: String,
    pub previous_hash: Option<String>,
    /// When it was last used, within some minutes: a page that is open asks for the next cookie.
    pub rotated_at: i64,
    pub created_at: i64,
    pub revoked_at: Option<i64>,
    /// In two words; empty for people who came by a card.
    pub browser: String,
}

/// Stores a new session.
pub fn insert_session(conn: &mut Conn, row: SessionRow) -> QueryResult<()> {
    diesel::insert_into(sessions::table).values(row).execute(conn).map(|_| ())
}

/// A session that is not revoked.
pub fn session(conn: &mut Conn, session: SessionId) -> QueryResult<Option<SessionRow>> {
    sessions::table
        .filter(sessions::id.eq(session.to_string()).and(sessions::revoked_at.is_null()))
        .select(SessionRow::as_select())
        .first(conn)
        .optional()
}

/// The session whose cookie, or whose cookie before the last rotation, has this hash.
pub fn session_by_token(conn: &mut Conn, hash: &str) -> QueryResult<Option<SessionRow>> {
    sessions::table
        .filter(sessions::token_hash.eq(hash).or(sessions::previous_hash.eq(hash)))
        .filter(sessions::revoked_at.is_null())
        .select(SessionRow::as_select())
        .first(conn)
        .optional()
}

/// Rotates a session's cookie, if it still is `from`; false when another request was first.
pub fn rotate(conn: &mut Conn, session: &str, from: &str, to: &str, now: UtcMillis) -> QueryResult<bool> {
    diesel::update(sessions::table.filter(sessions::id.eq(session).and(sessions::token_hash.eq(from))))
        .set((sessions::token_hash.eq(to), sessions::previous_hash.eq(from), sessions::rotated_at.eq(now.0)))
        .execute(conn)
        .map(|rows| rows == 1)
}

/// Ends one session.
pub fn revoke(conn: &mut Conn, session: &str, now: UtcMillis) -> QueryResult<usize> {
    diesel::update(sessions::table.filter(sessions::id.eq(session).and(sessions::revoked_at.is_null())))
        .set(sessions::revoked_at.eq(now.0))
        .execute(conn)
}

/// Ends all sessions of an account.
pub fn revoke_account(conn: &mut Conn, account: AccountId, now: UtcMillis) -> QueryResult<usize> {
    diesel::update(
        sessions::table
            .filter(sessions::account_id.eq(account.to_string()).and(sessions::revoked_at.is_null())),
    )
    .set(sessions::revoked_at.eq(now.0))
    .execute(conn)
}

/// Ends all sessions of an account but one; gives their ids.
pub fn revoke_others(
    conn: &mut Conn,
    account: AccountId,
    session: SessionId,
    now: UtcMillis,
) -> QueryResult<Vec<String>> {
    let others = sessions::account_id
        .eq(account.to_string())
        .and(sessions::revoked_at.is_null())
        .and(sessions::id.ne(session.to_string()));
    diesel::update(sessions::table.filter(others))
        .set(sessions::revoked_at.eq(now.0))
        .returning(sessions::id)
        .get_results(conn)
}

/// An account's sessions that stand and were used since `since`, the latest first.
pub fn sessions_of(conn: &mut Conn, account: AccountId, since: UtcMillis) -> QueryResult<Vec<SessionRow>> {
    sessions::table
        .filter(sessions::account_id.eq(account.to_string()).and(sessions::revoked_at.is_null()))
        .filter(sessions::rotated_at.ge(since.0))
        .order((sessions::rotated_at.desc(), sessions::id))
        .select(SessionRow::as_select())
        .load(conn)
}

/// Whether a session is of that account, also one that has ended.
pub fn owns_session(conn: &mut Conn, account: AccountId, session: SessionId) -> QueryResult<bool> {
    let one = sessions::table
        .filter(sessions::id.eq(session.to_string()).and(sessions::account_id.eq(account.to_string())));
    Ok(one.select(sessions::id).first::<String>(conn).optional()?.is_some())
}

/// Ends all sessions of a person.
pub fn revoke_person(conn: &mut Conn, person: PersonId, now: UtcMillis) -> QueryResult<usize> {
    diesel::update(
        sessions::table
            .filter(sessions::person_id.eq(person.to_string()).and(sessions::revoked_at.is_null())),
    )
    .set(sessions::revoked_at.eq(now.0))
    .execute(conn)
}

/// A ticket's row.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = tickets)]
pub struct TicketRow {
    pub hash: String,
    pub jury_id: String,
    pub session_id: Option<String>,
    pub screen: bool,
    pub document_id: Option<String>,
    pub expires_at: i64,
}

/// Stores a new ticket and forgets those that have expired.
pub fn insert_ticket(conn: &mut Conn, row: TicketRow, now: UtcMillis) -> QueryResult<()> {
    diesel::delete(tickets::table.filter(tickets::expires_at.lt(now.0))).execute(conn)?;
    diesel::insert_into(tickets::table).values(row).execute(conn).map(|_| ())
}

/// Takes a ticket: it can be taken once.
pub fn take_ticket(conn: &mut Conn, hash: &str) -> QueryResult<Option<TicketRow>> {
    diesel::delete(tickets::table.filter(tickets::hash.eq(hash)))
        .returning(tickets::all_columns)
        .get_result(conn)
        .optional()
}
