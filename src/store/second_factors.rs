//! Second factors, recovery codes, and sign-ins that stand between password and code.

use diesel::prelude::*;

use super::conn::Conn;
use super::schema_sign_in::{half_sessions as halves, recovery_codes as codes, second_factors as factors};
use crate::jury::ids::AccountId;
use crate::jury::time::UtcMillis;

/// A second factor's row.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = factors)]
pub struct FactorRow {
    pub account_id: String,
    pub sealed: Vec<u8>,
    pub begun_at: i64,
    /// None while no code of it was typed: it does not count yet.
    pub confirmed_at: Option<i64>,
    /// The last step of time whose code was taken.
    pub last_step: i64,
}

/// An account's second factor, also one that does not count yet.
pub fn find(conn: &mut Conn, account: AccountId) -> QueryResult<Option<FactorRow>> {
    factors::table
        .filter(factors::account_id.eq(account.to_string()))
        .select(FactorRow::as_select())
        .first(conn)
        .optional()
}

/// An account's second factor, if one counts.
pub fn confirmed(conn: &mut Conn, account: AccountId) -> QueryResult<Option<FactorRow>> {
    Ok(find(conn, account)?.filter(|row| row.confirmed_at.is_some()))
}

/// Begins one in place of one that did not count yet.
pub fn begin(conn: &mut Conn, row: FactorRow) -> QueryResult<()> {
    let before = factors::account_id.eq(row.account_id.clone()).and(factors::confirmed_at.is_null());
    diesel::delete(factors::table.filter(before)).execute(conn)?;
    diesel::insert_into(factors::table).values(row).execute(conn).map(|_| ())
}

/// Lets one count from now on, its first code spent; false when it counts already.
pub fn confirm(conn: &mut Conn, account: AccountId, step: i64, now: UtcMillis) -> QueryResult<bool> {
    let open = factors::account_id.eq(account.to_string()).and(factors::confirmed_at.is_null());
    diesel::update(factors::table.filter(open))
        .set((factors::confirmed_at.eq(now.0), factors::last_step.eq(step)))
        .execute(conn)
        .map(|rows| rows == 1)
}

/// Spends the code of a step of time; false when that step, or a later one, was spent before.
pub fn spend_step(conn: &mut Conn, account: AccountId, step: i64) -> QueryResult<bool> {
    let unspent = factors::account_id.eq(account.to_string()).and(factors::last_step.lt(step));
    diesel::update(factors::table.filter(unspent))
        .set(factors::last_step.eq(step))
        .execute(conn)
        .map(|rows| rows == 1)
}

/// Removes an account's second factor with its recovery codes; false when there is none.
pub fn remove(conn: &mut Conn, account: AccountId) -> QueryResult<bool> {
    diesel::delete(codes::table.filter(codes::account_id.eq(account.to_string()))).execute(conn)?;
    let rows =
        diesel::delete(factors::table.filter(factors::account_id.eq(account.to_string()))).execute(conn)?;
    Ok(rows == 1)
}

/// Stores a new set of recovery codes in place of the old one.
pub fn replace_codes(conn: &mut Conn, account: AccountId, hashes: &[String]) -> QueryResult<()> {
    diesel::delete(codes::table.filter(codes::account_id.eq(account.to_string()))).execute(conn)?;
    for hash in hashes {
        let row = (codes::account_id.eq(account.to_string()), codes::code_hash.eq(hash));
        diesel::insert_into(codes::table).values(row).execute(conn)?;
    }
    Ok(())
}

/// Spends a recovery code; false when there is none like it, or it was spent before.
pub fn spend_code(conn: &mut Conn, account: AccountId, hash: &str, now: UtcMillis) -> QueryResult<bool> {
    let unspent = codes::account_id
        .eq(account.to_string())
        .and(codes::code_hash.eq(hash.to_owned()))
        .and(codes::used_at.is_null());
    diesel::update(codes::table.filter(unspent))
        .set(codes::used_at.eq(now.0))
        .execute(conn)
        .map(|rows| rows == 1)
}

/// How many recovery codes an account has left.
pub fn codes_left(conn: &mut Conn, account: AccountId) -> QueryResult<i64> {
    codes::table
        .filter(codes::account_id.eq(account.to_string()).and(codes::used_at.is_null()))
        .count()
        .get_result(conn)
}

/// A row of somebody whose password was right.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = halves)]
pub struct HalfRow {
    pub hash: String,
    pub account_id: String,
    pub expires_at: i64,
}

/// Stores one and forgets those that are over.
pub fn insert_half(conn: &mut Conn, row: HalfRow, now: UtcMillis) -> QueryResult<()> {
    diesel::delete(halves::table.filter(halves::expires_at.lt(now.0))).execute(conn)?;
    diesel::insert_into(halves::table).values(row).execute(conn).map(|_| ())
}

/// The one of that hash.
pub fn half(conn: &mut Conn, hash: &str) -> QueryResult<Option<HalfRow>> {
    halves::table.filter(halves::hash.eq(hash)).select(HalfRow::as_select()).first(conn).optional()
}

/// Takes one: it can be taken once.
pub fn take_half(conn: &mut Conn, hash: &str) -> QueryResult<bool> {
    diesel::delete(halves::table.filter(halves::hash.eq(hash))).execute(conn).map(|rows| rows == 1)
}

/// Ends all of an account.
pub fn end_halves(conn: &mut Conn, account: AccountId) -> QueryResult<usize> {
    diesel::delete(halves::table.filter(halves::account_id.eq(account.to_string()))).execute(conn)
}
