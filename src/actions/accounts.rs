//! Accounts of organisers and facilitators.

use serde::{Deserialize, Serialize};
use subtle::ConstantTimeEq;
use utoipa::ToSchema;

use super::passwords;
use super::sessions::{self, AccountPersonal, SignedIn};
use crate::clock;
use crate::jury::ids::AccountId;
use crate::jury::limits::{self, NAME_CHARS};
use crate::jury::refusal::Code;
use crate::jury::sight::Subject;
use crate::no::No;
use crate::service::Service;
use crate::store;
use crate::store::accounts::AccountRow;
use crate::tokens;

/// A new account.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewAccount {
    pub email: String,
    pub name: String,
    pub password: String,
}

/// Makes the first account, by the one-time link that the program prints when there is none.
pub async fn set_up(service: &Service, token: &str, new: NewAccount) -> Result<SignedIn, No> {
    let expected = tokens::set_up_token(&service.keys);
    if !bool::from(expected.as_bytes().ct_eq(token.as_bytes())) {
        return Err(Code::NotFound.into());
    }
    let account = create(service, new, true).await?;
    sessions::start(service, Subject::Account(account)).await
}

/// Makes an account; with `first`, only when there is none.
pub async fn create(service: &Service, new: NewAccount, first: bool) -> Result<AccountId, No> {
    let name = limits::needed("name", &new.name, NAME_CHARS)?;
    let email = limits::email(&new.email)?;
    passwords::check_new(&new.password)?;
    let account: AccountId = clock::new_id();
    let password_hash = passwords::hash(new.password).await?;
    let keys = service.keys.clone();
    let email_hash = sessions::email_hash(&keys, &email);
    let now = clock::now();
    service
        .db
        .writer
        .write(move |conn| {
            if first && store::accounts::any(conn)? {
                return Err(Code::SetUpDone.into());
            }
            if store::accounts::by_email(conn, &email_hash)?.is_some() {
                return Err(Code::EmailTaken.into());
            }
            keys.make(&[account])?;
            let row = AccountRow {
                id: account.to_string(),
                seq: 0,
                email_hash,
                password_hash,
                sealed: keys.seal(&account, &AccountPersonal { name, email })?,
                created_at: now.0,
                disabled_at: None,
            };
            store::accounts::insert(conn, row)?;
            Ok(account)
        })
        .await
}

/// Whether there is any account.
pub async fn any(service: &Service) -> Result<bool, No> {
    service.db.read(|conn| Ok(store::accounts::any(conn)?)).await
}
