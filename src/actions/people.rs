//! People of a jury: added, let in by card, marked on the register, asked for consent.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::newcomers::{self, Newcomers, new_card};
use super::{Ctx, Done, Tx, change};
use crate::clock;
use crate::jury::ids::{JuryId, PersonId};
use crate::jury::import::email_key;
use crate::jury::juries::JuryState;
use crate::jury::limits::{self, LINE_CHARS, NAME_CHARS};
use crate::jury::people::{Attendance, Contact, Personal, Role};
use crate::jury::record::Kind;
use crate::jury::refusal::Code;
use crate::jury::sight::{Operation, Topic};
use crate::no::No;
use crate::service::Service;
use crate::store;
use crate::store::people::{AttendanceMark, ConsentRow, PersonRow};

/// People added at once.
const PEOPLE_AT_ONCE: usize = 500;

/// Somebody new.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPerson {
    pub role: Role,
    /// The name that the organiser knows; seen by organisers and facilitators only.
    pub name: String,
    /// In what capacity a witness or guest comes.
    #[serde(default)]
    pub capacity: String,
    /// The juror whom a supporter supports.
    #[serde(default)]
    pub supports: Option<PersonId>,
    #[serde(default)]
    pub remote: bool,
    /// Agreed to host or write in a room without a facilitator.
    #[serde(default)]
    pub may_host: bool,
    #[serde(default = "yes")]
    pub has_device: bool,
    /// Attributes that rooms are mixed by.
    #[serde(default)]
    pub attributes: BTreeMap<String, String>,
    /// The e-mail of an existing account, for organisers and facilitators.
    #[serde(default)]
    pub account_email: Option<String>,
    /// Where the invitation of everybody else goes; seen by organisers only.
    #[serde(default)]
    pub email: Option<String>,
}

fn yes() -> bool {
    true
}

/// Adds people, each with a join card unless they sign in with an account. All or none.
/// Answers their ids in the order given.
pub async fn add_people(service: &Service, ctx: Ctx, jury: JuryId, new: Vec<NewPerson>) -> Result<Done, No> {
    limits::within("people", i64::try_from(new.len()).unwrap_or(i64::MAX), 1, PEOPLE_AT_ONCE as i64)?;
    change(service, Operation::AddPeople, ctx, jury, move |tx| {
        tx.jury.state.must_be(&[JuryState::Draft, JuryState::Ready, JuryState::Running])?;
        let mut newcomers = Newcomers::expecting(tx, new.len())?;
        for person in new {
            newcomers.add(tx, clock::new_id(), person)?;
        }
        newcomers::touch_all(tx);
        Ok(())
    })
    .await
}

/// Gives a person a new card in place of the old one, which stops working, with its sessions.
/// Answers the card's id.
pub async fn issue_card(service: &Service, ctx: Ctx, jury: JuryId, person: PersonId) -> Result<Done, No> {
    change(service, Operation::IssueCard, ctx, jury, move |tx| {
        let row = tx.person(person)?;
        must_stay(&row)?;
        if row.account_id.is_some() || row.erased_at.is_some() {
            return Err(Code::RoleWrong.into());
        }
        revoke(tx, person)?;
        let card = new_card(tx, person)?;
        tx.made(card.0);
        tx.touch(Topic::People);
        Ok(())
    })
    .await
}

/// Revokes a person's card and ends their sessions.
pub async fn revoke_card(service: &Service, ctx: Ctx, jury: JuryId, person: PersonId) -> Result<Done, No> {
    change(service, Operation::RevokeCard, ctx, jury, move |tx| {
        tx.person(person)?;
        revoke(tx, person)?;
        tx.touch(Topic::People);
        Ok(())
    })
    .await
}

pub(super) fn revoke(tx: &mut Tx, person: PersonId) -> Result<(), No> {
    if store::people::revoke_cards(tx.conn, person, tx.now)? > 0 {
        store::accounts::revoke_person(tx.conn, person, tx.now)?;
        tx.record(Kind::CardRevoked, serde_json::json!({ "person": person }), Some(person))?;
    }
    Ok(())
}

/// Refuses for somebody who was taken off the list.
pub(super) fn must_stay(row: &PersonRow) -> Result<(), No> {
    if row.gone_at.is_none() { Ok(()) } else { Err(Code::PersonGone.into()) }
}

/// What can be edited of a person; what is left out stays.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct PersonEdit {
    pub name: Option<String>,
    pub capacity: Option<String>,
    pub remote: Option<bool>,
    pub may_host: Option<bool>,
    pub has_device: Option<bool>,
    pub attributes: Option<BTreeMap<String, String>>,
    /// Where the invitation goes; nowhere when empty.
    pub email: Option<String>,
}

/// Edits a person.
pub async fn edit_person(
    service: &Service,
    ctx: Ctx,
    jury: JuryId,
    person: PersonId,
    edit: PersonEdit,
) -> Result<Done, No> {
    change(service, Operation::EditPerson, ctx, jury, move |tx| {
        let mut row = tx.person(person)?;
        must_stay(&row)?;
        let mut personal: Personal = tx.keys.open_sealed(&person, &row.sealed)?.ok_or(Code::NotFound)?;
        if let Some(name) = &edit.name {
            personal.name = limits::needed("name", name, NAME_CHARS)?;
        }
        if let Some(capacity) = &edit.capacity {
            personal.capacity = limits::optional("capacity", capacity, LINE_CHARS)?;
        }
        personal.attributes = edit.attributes.unwrap_or(personal.attributes);
        row.sealed = tx.keys.seal(&person, &personal)?;
        if let Some(email) = &edit.email {
            row.contact = own_contact(tx, &row, email)?;
        }
        row.remote = edit.remote.unwrap_or(row.remote);
        row.may_host = edit.may_host.unwrap_or(row.may_host);
        row.has_device = edit.has_device.unwrap_or(row.has_device);
        store::people::save(tx.conn, row)?;
        // What the jury lacks depends on who has a device.
        tx.touch(Topic::Jury);
        touch_person(tx);
        Ok(())
    })
    .await
}

/// Somebody's e-mail, sealed; none for an empty one.
fn own_contact(tx: &mut Tx, row: &PersonRow, email: &str) -> Result<Option<Vec<u8>>, No> {
    if email.trim().is_empty() {
        return Ok(None);
    }
    let email = limits::email(email)?;
    let others: Vec<PersonRow> = store::people::all(tx.conn, tx.jury.id)?;
    let others: Vec<PersonRow> = others.into_iter().filter(|other| other.id != row.id).collect();
    if newcomers::there(tx.keys, &others)?.emails.contains(&email_key(&email)) {
        return Err(Code::PersonEmailTaken.into());
    }
    Ok(Some(tx.keys.seal(&row.id, &Contact { email })?))
}

/// The name that others in the jury see.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ShownName {
    pub name: String,
}

/// Chooses the name that others in the jury see.
pub async fn choose_name(service: &Service, ctx: Ctx, jury: JuryId, shown: ShownName) -> Result<Done, No> {
    change(service, Operation::ChooseName, ctx, jury, move |tx| {
        let id = tx.actor.id;
        let mut row = tx.person(id)?;
        let mut personal: Personal = tx.keys.open_sealed(&id, &row.sealed)?.ok_or(Code::NotFound)?;
        personal.shown_name = Some(limits::needed("name", &shown.name, NAME_CHARS)?);
        row.sealed = tx.keys.seal(&id, &personal)?;
        store::people::save(tx.conn, row)?;
        touch_person(tx);
        Ok(())
    })
    .await
}

fn touch_person(tx: &mut Tx) {
    for topic in [Topic::People, Topic::Rooms, Topic::Evidence, Topic::Questions, Topic::Me] {
        tx.touch(topic);
    }
}

/// A tap on the register.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Mark {
    pub attendance: Attendance,
}

/// Marks somebody on the register.
pub async fn mark_attendance(
    service: &Service,
    ctx: Ctx,
    jury: JuryId,
    person: PersonId,
    mark: Mark,
) -> Result<Done, No> {
    change(service, Operation::MarkAttendance, ctx, jury, move |tx| {
        tx.jury.state.must_be(&[JuryState::Ready, JuryState::Running])?;
        let mut row = tx.person(person)?;
        must_stay(&row)?;
        let entry = AttendanceMark {
            jury_id: tx.jury.id.to_string(),
            person_id: person.to_string(),
            at: tx.now.0,
            seq: tx.seq,
            attendance: store::to_word(&mark.attendance)?,
            marked_by: tx.actor.id.to_string(),
        };
        store::people::mark(tx.conn, &mut row, entry)?;
        let facts = serde_json::json!({ "person": person, "attendance": mark.attendance });
        tx.record(Kind::AttendanceMarked, facts, Some(person))?;
        if !mark.attendance.is_here() {
            super::floor::left(tx, person)?;
        }
        if mark.attendance == Attendance::Left {
            super::seats::left(tx, person)?;
        }
        tx.touch(Topic::Jury);
        touch_person(tx);
        Ok(())
    })
    .await
}

/// What somebody agrees to, each for itself.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Consent {
    /// The version of the text that was shown.
    pub text_version: i32,
    pub taking_part: bool,
    pub audio: bool,
    pub quotes: bool,
    pub photographs: bool,
}

/// Gives one's own consent.
pub async fn give_consent(service: &Service, ctx: Ctx, jury: JuryId, consent: Consent) -> Result<Done, No> {
    change(service, Operation::GiveConsent, ctx, jury, move |tx| {
        let person = tx.actor.id;
        put_consent(tx, person, &consent)
    })
    .await
}

/// Enters a consent that somebody gave on paper.
pub async fn enter_consent(
    service: &Service,
    ctx: Ctx,
    jury: JuryId,
    person: PersonId,
    consent: Consent,
) -> Result<Done, No> {
    change(service, Operation::EnterConsent, ctx, jury, move |tx| {
        tx.person(person)?;
        put_consent(tx, person, &consent)
    })
    .await
}

fn put_consent(tx: &mut Tx, person: PersonId, consent: &Consent) -> Result<(), No> {
    if consent.text_version != tx.jury.consent_version {
        return Err(Code::ConsentTextChanged.into());
    }
    if !consent.taking_part {
        return Err(Code::ConsentNeeded.into());
    }
    let row = ConsentRow {
        person_id: person.to_string(),
        jury_id: tx.jury.id.to_string(),
        text_version: consent.text_version,
        taking_part: consent.taking_part,
        audio: consent.audio,
        quotes: consent.quotes,
        photographs: consent.photographs,
        entered_by: tx.actor.id.to_string(),
        at: tx.now.0,
    };
    store::people::put_consent(tx.conn, row)?;
    let facts = serde_json::json!({ "person": person, "consent": consent, "entered_by": tx.actor.id });
    tx.record(Kind::ConsentGiven, facts, Some(person))?;
    super::recording::pause_where_not_agreed(tx)?;
    touch_person(tx);
    Ok(())
}
