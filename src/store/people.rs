//! People of a jury, their cards, consents and the register.

use std::collections::BTreeSet;

use diesel::prelude::*;

use super::conn::Conn;
use super::schema::{attendance_marks, cards, consents, people};
use super::{id, to_word, word};
use crate::jury::ids::{AccountId, JuryId, PersonId};
use crate::jury::people::Person;
use crate::jury::refusal::Code;
use crate::jury::sight::{Subject, Who};
use crate::jury::time::UtcMillis;
use crate::no::{Fault, No};

/// A person's row.
#[derive(Clone, Debug, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = people)]
#[diesel(treat_none_as_null = true)]
pub struct PersonRow {
    pub id: String,
    pub jury_id: String,
    pub role: String,
    pub number: i32,
    pub account_id: Option<String>,
    pub supports: Option<String>,
    pub remote: bool,
    pub may_host: bool,
    pub has_device: bool,
    pub attendance: String,
    pub attendance_at: i64,
    pub sealed: Vec<u8>,
    pub erased_at: Option<i64>,
    pub way: Option<String>,
    /// How they are reached ([`Contact`](crate::jury::people::Contact)), sealed.
    pub contact: Option<Vec<u8>>,
    /// When they were taken off the list.
    pub gone_at: Option<i64>,
    /// Who came in their place.
    pub replaced_by: Option<String>,
}

impl PersonRow {
    /// The row as the rules see it.
    pub fn person(&self) -> Result<Person, Fault> {
        Ok(Person {
            id: id(self.id.clone())?,
            role: word(&self.role)?,
            number: self.number,
            supports: self.supports.clone().map(id).transpose()?,
            remote: self.remote,
            may_host: self.may_host,
            has_device: self.has_device,
            attendance: word(&self.attendance)?,
            way: self.way.as_deref().map(word).transpose()?,
        })
    }
}

/// All people of a jury, in the order in which they were added.
pub fn all(conn: &mut Conn, jury: JuryId) -> QueryResult<Vec<PersonRow>> {
    people::table
        .filter(people::jury_id.eq(jury.to_string()))
        .order(people::id)
        .select(PersonRow::as_select())
        .load(conn)
}

/// All people of a jury, as the rules see them.
pub fn all_people(conn: &mut Conn, jury: JuryId) -> Result<Vec<Person>, Fault> {
    all(conn, jury)?.iter().map(PersonRow::person).collect()
}

/// Those who take part, as the rules see them: without who was taken off the list.
pub fn staying(conn: &mut Conn, jury: JuryId) -> Result<Vec<Person>, Fault> {
    all(conn, jury)?.iter().filter(|row| row.gone_at.is_none()).map(PersonRow::person).collect()
}

/// Whose card works.
pub fn card_holders(conn: &mut Conn, jury: JuryId) -> Result<BTreeSet<PersonId>, Fault> {
    cards(conn, jury)?.into_iter().map(|card| id(card.person_id)).collect()
}

/// One person of a jury.
pub fn find(conn: &mut Conn, jury: JuryId, person: PersonId) -> QueryResult<Option<PersonRow>> {
    people::table
        .filter(people::id.eq(person.to_string()).and(people::jury_id.eq(jury.to_string())))
        .select(PersonRow::as_select())
        .first(conn)
        .optional()
}

/// One person, whatever the jury.
pub fn find_anywhere(conn: &mut Conn, person: PersonId) -> QueryResult<Option<PersonRow>> {
    people::table
        .filter(people::id.eq(person.to_string()))
        .select(PersonRow::as_select())
        .first(conn)
        .optional()
}

/// The part that an account has in a jury.
pub fn of_account(conn: &mut Conn, jury: JuryId, account: AccountId) -> QueryResult<Option<PersonRow>> {
    people::table
        .filter(people::account_id.eq(account.to_string()).and(people::jury_id.eq(jury.to_string())))
        .filter(people::gone_at.is_null())
        .order(people::id)
        .select(PersonRow::as_select())
        .first(conn)
        .optional()
}

/// The part in a jury of whoever asks, if they have one.
///
/// # Errors
/// `session_ended` when their session does not stand.
pub fn acting(conn: &mut Conn, who: Who, jury: JuryId) -> Result<Option<PersonRow>, No> {
    if super::accounts::session(conn, who.session)?.is_none() {
        return Err(Code::SessionEnded.into());
    }
    let row = match who.subject {
        Subject::Account(account) => of_account(conn, jury, account)?,
        Subject::Person(person) => find(conn, jury, person)?.filter(|row| row.erased_at.is_none()),
    };
    Ok(row.filter(|row| row.gone_at.is_none()))
}

/// Stores a new person.
pub fn insert(conn: &mut Conn, row: PersonRow) -> QueryResult<()> {
    diesel::insert_into(people::table).values(row).execute(conn).map(|_| ())
}

/// Stores a person's row back.
pub fn save(conn: &mut Conn, row: PersonRow) -> QueryResult<()> {
    diesel::update(people::table.filter(people::id.eq(row.id.clone()))).set(row).execute(conn).map(|_| ())
}

/// One tap on the register.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = attendance_marks)]
pub struct AttendanceMark {
    pub jury_id: String,
    pub person_id: String,
    pub at: i64,
    pub seq: i64,
    pub attendance: String,
    pub marked_by: String,
}

/// Marks a person on the register and keeps the tap.
pub fn mark(conn: &mut Conn, row: &mut PersonRow, mark: AttendanceMark) -> QueryResult<()> {
    row.attendance.clone_from(&mark.attendance);
    row.attendance_at = mark.at;
    save(conn, row.clone())?;
    diesel::insert_into(attendance_marks::table).values(mark).execute(conn).map(|_| ())
}

/// A join card's row.
#[derive(Clone, Debug, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = cards)]
#[diesel(treat_none_as_null = true)]
pub struct CardRow {
    pub id: String,
    pub jury_id: String,
    pub person_id: String,
    pub code_hash: String,
    pub issued_at: i64,
    pub first_used_at: Option<i64>,
    pub revoked_at: Option<i64>,
}

/// The card with that code, also one that was revoked.
pub fn card_once(conn: &mut Conn, code_hash: &str) -> QueryResult<Option<CardRow>> {
    cards::table.filter(cards::code_hash.eq(code_hash)).select(CardRow::as_select()).first(conn).optional()
}

/// Whether a person has a card that works.
pub fn has_card(conn: &mut Conn, person: &str) -> QueryResult<bool> {
    let standing = cards::table.filter(cards::person_id.eq(person).and(cards::revoked_at.is_null()));
    standing.count().get_result(conn).map(|n: i64| n > 0)
}

/// Cards of a jury that are not revoked, oldest first.
pub fn cards(conn: &mut Conn, jury: JuryId) -> QueryResult<Vec<CardRow>> {
    cards::table
        .filter(cards::jury_id.eq(jury.to_string()).and(cards::revoked_at.is_null()))
        .order((cards::issued_at, cards::id))
        .select(CardRow::as_select())
        .load(conn)
}

/// Stores a new card.
pub fn insert_card(conn: &mut Conn, row: CardRow) -> QueryResult<()> {
    diesel::insert_into(cards::table).values(row).execute(conn).map(|_| ())
}

/// Revokes all cards of a person; returns how many.
pub fn revoke_cards(conn: &mut Conn, person: PersonId, now: UtcMillis) -> QueryResult<usize> {
    diesel::update(
        cards::table.filter(cards::person_id.eq(person.to_string()).and(cards::revoked_at.is_null())),
    )
    .set(cards::revoked_at.eq(now.0))
    .execute(conn)
}

/// Notes a card's first use.
pub fn card_used(conn: &mut Conn, card: &str, now: UtcMillis) -> QueryResult<usize> {
    diesel::update(cards::table.filter(cards::id.eq(card).and(cards::first_used_at.is_null())))
        .set(cards::first_used_at.eq(now.0))
        .execute(conn)
}

/// What somebody agreed to.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = consents)]
pub struct ConsentRow {
    pub person_id: String,
    pub jury_id: String,
    pub text_version: i32,
    pub taking_part: bool,
    pub audio: bool,
    pub quotes: bool,
    pub photographs: bool,
    pub entered_by: String,
    pub at: i64,
}

/// A person's consent.
pub fn consent(conn: &mut Conn, person: PersonId) -> QueryResult<Option<ConsentRow>> {
    consents::table
        .filter(consents::person_id.eq(person.to_string()))
        .select(ConsentRow::as_select())
        .first(conn)
        .optional()
}

/// All consents of a jury.
pub fn consents(conn: &mut Conn, jury: JuryId) -> QueryResult<Vec<ConsentRow>> {
    consents::table
        .filter(consents::jury_id.eq(jury.to_string()))
        .order(consents::person_id)
        .select(ConsentRow::as_select())
        .load(conn)
}

/// Stores a consent in place of an earlier one.
pub fn put_consent(conn: &mut Conn, row: ConsentRow) -> QueryResult<()> {
    diesel::delete(consents::table.filter(consents::person_id.eq(row.person_id.clone()))).execute(conn)?;
    diesel::insert_into(consents::table).values(row).execute(conn).map(|_| ())
}

/// The word of an attendance, for the row.
pub fn attendance_word(attendance: crate::jury::people::Attendance) -> Result<String, Fault> {
    to_word(&attendance)
}
