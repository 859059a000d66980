//! People of a jury: added, let in by card, marked on the register, asked for consent.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::juries::{new_person_row, next_number};
use super::sessions::{self};
use super::{Ctx, Done, Tx, change};
use crate::clock;
use crate::jury::ids::{AccountId, CardId, JuryId, PersonId};
use crate::jury::juries::JuryState;
use crate::jury::limits::{self, LINE_CHARS, NAME_CHARS};
use crate::jury::people::{Attendance, Personal, Role, check_support};
use crate::jury::record::Kind;
use crate::jury::refusal::Code;
use crate::jury::sight::{Operation, Topic};
use crate::no::No;
use crate::service::Service;
use crate::store;
use crate::store::people::{AttendanceMark, CardRow, ConsentRow, PersonRow};
use crate::tokens;

/// People added at once.
const PEOPLE_AT_ONCE: usize = 500;
/// Attributes of one person.
const ATTRIBUTES: usize = 12;

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
        for person in new {
            add_one(tx, person)?;
        }
        // A witness more goes round the rooms, too.
        for topic in [Topic::People, Topic::Agenda] {
            tx.touch(topic);
        }
        tx.touch(Topic::Jury);
        Ok(())
    })
    .await
}

fn add_one(tx: &mut Tx, new: NewPerson) -> Result<(), No> {
    let people = store::people::all(tx.conn, tx.jury.id)?;
    let supported = match new.supports {
        Some(juror) => Some(tx.person(juror)?.person()?),
        None => None,
    };
    check_support(new.role, supported.as_ref(), new.supports.is_some())?;
    limits::within(
        "attributes",
        i64::try_from(new.attributes.len()).unwrap_or(i64::MAX),
        0,
        ATTRIBUTES as i64,
    )?;
    for (attribute, value) in &new.attributes {
        limits::needed("attribute", attribute, NAME_CHARS)?;
        limits::optional("attribute", value, NAME_CHARS)?;
    }
    let account = account_of(tx, &new)?;
    let personal = Personal {
        name: limits::needed("name", &new.name, NAME_CHARS)?,
        shown_name: None,
        capacity: limits::optional("capacity", &new.capacity, LINE_CHARS)?,
        attributes: new.attributes,
    };
    let id: PersonId = clock::new_id();
    let number = next_number(&people, &store::to_word(&new.role)?);
    let row = new_person_row(tx.keys, id, tx.jury.id, new.role, number, &personal)?;
    let row = PersonRow {
        account_id: account.map(|account| account.to_string()),
        supports: new.supports.map(|juror| juror.to_string()),
        remote: new.remote,
        may_host: new.may_host,
        has_device: new.has_device,
        ..row
    };
    store::people::insert(tx.conn, row)?;
    let facts =
        serde_json::json!({ "person": id, "role": new.role, "number": number, "supports": new.supports });
    tx.record(Kind::PersonAdded, facts, Some(id))?;
    if account.is_none() {
        new_card(tx, id)?;
    }
    tx.made(id.0);
    Ok(())
}

fn account_of(tx: &mut Tx, new: &NewPerson) -> Result<Option<AccountId>, No> {
    match (&new.account_email, new.role.has_account()) {
        (Some(email), true) => {
            let hash = sessions::email_hash(tx.keys, email);
            let row = store::accounts::by_email(tx.conn, &hash)?.ok_or(Code::AccountUnknown)?;
            Ok(Some(store::id(row.id)?))
        }
        (None, true) => Err(Code::AccountUnknown.into()),
        (Some(_), false) => Err(Code::RoleWrong.into()),
        (None, false) => Ok(None),
    }
}

fn new_card(tx: &mut Tx, person: PersonId) -> Result<CardId, No> {
    let id: CardId = clock::new_random_id();
    let row = CardRow {
        id: id.to_string(),
        jury_id: tx.jury.id.to_string(),
        person_id: person.to_string(),
        code_hash: tokens::card_code_hash(tx.keys, &tokens::card_code(tx.keys, id)),
        issued_at: tx.now.0,
        first_used_at: None,
        revoked_at: None,
    };
    store::people::insert_card(tx.conn, row)?;
    tx.record(Kind::CardIssued, serde_json::json!({ "person": person }), Some(person))?;
    Ok(id)
}

/// Gives a person a new card in place of the old one, which stops working, with its sessions.
/// Answers the card's id.
pub async fn issue_card(service: &Service, ctx: Ctx, jury: JuryId, person: PersonId) -> Result<Done, No> {
    change(service, Operation::IssueCard, ctx, jury, move |tx| {
        let row = tx.person(person)?;
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

fn revoke(tx: &mut Tx, person: PersonId) -> Result<(), No> {
    if store::people::revoke_cards(tx.conn, person, tx.now)? > 0 {
        store::accounts::revoke_person(tx.conn, person, tx.now)?;
        tx.record(Kind::CardRevoked, serde_json::json!({ "person": person }), Some(person))?;
    }
    Ok(())
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
        let mut personal: Personal = tx.keys.open_sealed(&person, &row.sealed)?.ok_or(Code::NotFound)?;
        if let Some(name) = &edit.name {
            personal.name = limits::needed("name", name, NAME_CHARS)?;
        }
        if let Some(capacity) = &edit.capacity {
            personal.capacity = limits::optional("capacity", capacity, LINE_CHARS)?;
        }
        personal.attributes = edit.attributes.unwrap_or(personal.attributes);
        row.sealed = tx.keys.seal(&person, &personal)?;
        row.remote = edit.remote.unwrap_or(row.remote);
        row.may_host = edit.may_host.unwrap_or(row.may_host);
        row.has_device = edit.has_device.unwrap_or(row.has_device);
        store::people::save(tx.conn, row)?;
        touch_person(tx);
        Ok(())
    })
    .await
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
