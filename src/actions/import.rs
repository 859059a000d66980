//! Adding people from a list: looked at first, then stored as a whole or not at all.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::newcomers::{self, Newcomers};
use super::people::NewPerson;
use super::{Ctx, Done, change, sessions};
use crate::clock;
use crate::jury::bytes::B64;
use crate::jury::ids::{JuryId, PersonId};
use crate::jury::import::{self, Account, ColumnLine, List, ListRow, email_key};
use crate::jury::juries::JuryState;
use crate::jury::list_file::{FILE_BYTES_MOST, Separator, TextEncoding};
use crate::jury::people::{PEOPLE_MOST, Role};
use crate::jury::refusal::Code;
use crate::jury::sight::{self, Operation, Who};
use crate::no::No;
use crate::service::Service;
use crate::store::keys::Keys;
use crate::store::people::PersonRow;
use crate::store::{self, Conn};

/// Rows that a look at a list shows: the wrong ones, and the first of the others.
const ROWS_SHOWN: usize = 500;
const GOOD_SHOWN: usize = 100;

/// A list of people.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PeopleList {
    /// The file as it is, or what was pasted.
    pub file: B64,
    /// What everybody is whose row does not say.
    pub role: Role,
    /// Columns, from 1, from which nothing is taken.
    #[serde(default)]
    pub without_columns: BTreeSet<u32>,
    /// Rows that are set aside, by their line in the file.
    #[serde(default)]
    pub leave_out: BTreeSet<u32>,
}

/// What a list says, and what is wrong with it. Nothing of it is stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ListChecked {
    pub encoding: TextEncoding,
    /// None for a list of names without a header.
    pub separator: Option<Separator>,
    pub columns: Vec<ColumnLine>,
    /// In the list's order: those that are wrong, and the first of the others.
    pub rows: Vec<ListRow>,
    pub good: usize,
    /// The rows that are wrong, by their line in the file.
    pub bad: Vec<u32>,
    /// How many more people the jury can have.
    pub room: usize,
}

/// Says what a list holds and what is wrong with each row. Stores nothing.
pub async fn check_people(
    service: &Service,
    who: Who,
    jury: JuryId,
    list: PeopleList,
) -> Result<ListChecked, No> {
    let keys = service.keys.clone();
    service
        .db
        .read(move |conn| {
            let actor = store::people::acting(conn, who, jury)?.ok_or(Code::NotFound)?.person()?;
            sight::may(actor.role, Operation::CheckPeople)?;
            let rows = store::people::all(conn, jury)?;
            let staying = rows.iter().filter(|row| row.gone_at.is_none()).count();
            let judged = judged(conn, &keys, &rows, &list)?;
            Ok(checked(judged, PEOPLE_MOST.saturating_sub(staying)))
        })
        .await
}

fn checked(list: List, room: usize) -> ListChecked {
    let bad: Vec<u32> = list.rows.iter().filter(|row| !row.is_good()).map(|row| row.row).collect();
    let good = list.rows.len() - bad.len();
    let mut shown = 0;
    let rows = list.rows.into_iter().filter(|row| {
        shown += usize::from(row.is_good());
        !row.is_good() || shown <= GOOD_SHOWN
    });
    ListChecked {
        encoding: list.encoding,
        separator: list.separator,
        columns: list.columns,
        rows: rows.take(ROWS_SHOWN).map(shown_row).collect(),
        good,
        bad,
        room,
    }
}

/// What is right needs no second look at its cells.
fn shown_row(row: ListRow) -> ListRow {
    let cells = if row.is_good() { Vec::new() } else { row.cells };
    ListRow { cells, ..row }
}

/// Reads a list and judges it beside who is in the jury.
fn judged(conn: &mut Conn, keys: &Keys, rows: &[PersonRow], list: &PeopleList) -> Result<List, No> {
    if list.file.0.len() > FILE_BYTES_MOST {
        return Err(Code::ListTooLarge.with("limit", FILE_BYTES_MOST / (1024 * 1024)).into());
    }
    let without: Vec<u32> = list.without_columns.iter().copied().collect();
    let mut read = import::read(&list.file.0, list.role, &without)?;
    let mut accounts = BTreeMap::new();
    for email in read.accounts() {
        let row = store::accounts::by_email(conn, &sessions::email_hash(keys, email))?;
        let known = row.filter(|row| row.disabled_at.is_none());
        let has_part = |account: &String| {
            rows.iter().any(|row| row.gone_at.is_none() && row.account_id.as_ref() == Some(account))
        };
        let account = match known {
            None => Account::Unknown,
            Some(row) if has_part(&row.id) => Account::InJury,
            Some(_) => Account::Free,
        };
        accounts.insert(email_key(email), account);
    }
    read.judge(&newcomers::there(keys, rows)?, &accounts, &list.leave_out);
    Ok(read)
}

/// Adds everybody on a list, each with a join card unless they sign in with an account. All or none.
/// Answers their ids in the list's order.
pub async fn import_people(service: &Service, ctx: Ctx, jury: JuryId, list: PeopleList) -> Result<Done, No> {
    change(service, Operation::ImportPeople, ctx, jury, move |tx| {
        tx.jury.state.must_be(&[JuryState::Draft, JuryState::Ready, JuryState::Running])?;
        let rows = store::people::all(tx.conn, tx.jury.id)?;
        let rows = judged(tx.conn, tx.keys, &rows, &list)?.remaining(&list.leave_out)?;
        let mut newcomers = Newcomers::expecting(tx, rows.len())?;
        let ids: Vec<PersonId> = rows.iter().map(|_| clock::new_id()).collect();
        // All keys in one go: each by itself would wait for the key store's disk.
        tx.keys.make(&ids)?;
        for (id, row) in ids.into_iter().zip(rows) {
            newcomers.add(tx, id, new_person(row))?;
        }
        newcomers::touch_all(tx);
        Ok(())
    })
    .await
}

fn new_person(row: ListRow) -> NewPerson {
    let role = row.role.unwrap_or(Role::Guest);
    let email = Some(row.email).filter(|email| !email.is_empty());
    let (account_email, email) = if role.has_account() { (email, None) } else { (None, email) };
    NewPerson {
        role,
        name: row.name,
        capacity: row.capacity,
        supports: None,
        remote: row.remote,
        may_host: row.may_host,
        has_device: row.has_device,
        attributes: row.attributes,
        account_email,
        email,
    }
}
