//! People who are new to a jury: whoever adds them, one by one or from a list, they come in by this door.

use std::collections::BTreeSet;

use super::juries::{new_person_row, next_number};
use super::people::NewPerson;
use super::{Tx, sessions};
use crate::clock;
use crate::jury::ids::{AccountId, CardId, PersonId};
use crate::jury::import::{ATTRIBUTES_MOST, There, email_key, name_key};
use crate::jury::limits::{self, LINE_CHARS, NAME_CHARS};
use crate::jury::people::{Contact, Personal, check_support, must_have_room};
use crate::jury::record::Kind;
use crate::jury::refusal::Code;
use crate::jury::sight::Topic;
use crate::no::{Fault, No};
use crate::store::keys::Keys;
use crate::store::people::{CardRow, PersonRow};
use crate::store::{self, to_word};
use crate::tokens;

/// Who is in the jury, read once for however many come.
pub struct Newcomers {
    rows: Vec<PersonRow>,
    /// Read once somebody comes with one.
    emails: Option<BTreeSet<String>>,
}

impl Newcomers {
    /// Ready for so many more.
    pub fn expecting(tx: &mut Tx, more: usize) -> Result<Self, No> {
        let rows = store::people::all(tx.conn, tx.jury.id)?;
        must_have_room(rows.iter().filter(|row| row.gone_at.is_none()).count(), more)?;
        Ok(Self { rows, emails: None })
    }

    /// Adds one of them, with a join card unless they sign in with an account.
    pub fn add(&mut self, tx: &mut Tx, id: PersonId, new: NewPerson) -> Result<(), No> {
        let supported = match new.supports {
            Some(juror) => Some(tx.person(juror)?.person()?),
            None => None,
        };
        check_support(new.role, supported.as_ref(), new.supports.is_some())?;
        let attributes = i64::try_from(new.attributes.len()).unwrap_or(i64::MAX);
        limits::within("attributes", attributes, 0, ATTRIBUTES_MOST as i64)?;
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
        let email = self.own(tx.keys, new.email.as_deref().unwrap_or_default())?;
        let number = next_number(&self.rows, &to_word(&new.role)?);
        let row = new_person_row(tx.keys, id, tx.jury.id, new.role, number, &personal)?;
        let row = PersonRow {
            account_id: account.map(|account| account.to_string()),
            supports: new.supports.map(|juror| juror.to_string()),
            remote: new.remote,
            may_host: new.may_host,
            has_device: new.has_device,
            contact: email.map(|email| tx.keys.seal(&id, &Contact { email })).transpose()?,
            ..row
        };
        store::people::insert(tx.conn, row.clone())?;
        self.rows.push(row);
        let facts =
            serde_json::json!({ "person": id, "role": new.role, "number": number, "supports": new.supports });
        tx.record(Kind::PersonAdded, facts, Some(id))?;
        if account.is_none() {
            new_card(tx, id)?;
        }
        tx.made(id.0);
        Ok(())
    }

    /// An e-mail that is nobody else's; none for an empty one.
    fn own(&mut self, keys: &Keys, email: &str) -> Result<Option<String>, No> {
        if email.trim().is_empty() {
            return Ok(None);
        }
        let email = limits::email(email)?;
        let mut emails = match self.emails.take() {
            Some(known) => known,
            None => there(keys, &self.rows)?.emails,
        };
        let own = emails.insert(email_key(&email));
        self.emails = Some(emails);
        if !own {
            return Err(Code::PersonEmailTaken.into());
        }
        Ok(Some(email))
    }
}

/// What looks different once somebody was added.
pub fn touch_all(tx: &mut Tx) {
    // A witness more goes round the rooms, too.
    for topic in [Topic::People, Topic::Agenda, Topic::Jury] {
        tx.touch(topic);
    }
}

/// Names and e-mails of those who are in a jury.
pub fn there(keys: &Keys, rows: &[PersonRow]) -> Result<There, Fault> {
    let opener = keys.all()?;
    let mut there = There::default();
    for row in rows.iter().filter(|row| row.gone_at.is_none() && row.erased_at.is_none()) {
        if let Some(personal) = opener.open::<Personal>(&row.id, &row.sealed)? {
            there.names.insert(name_key(&personal.name));
        }
        let contact = row.contact.as_ref().map(|sealed| opener.open::<Contact>(&row.id, sealed));
        if let Some(contact) = contact.transpose()?.flatten() {
            there.emails.insert(email_key(&contact.email));
        }
    }
    Ok(there)
}

/// The account of somebody who needs one.
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

/// A join card. Its code follows from its id, so that it can be printed again.
pub fn new_card(tx: &mut Tx, person: PersonId) -> Result<CardId, No> {
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
