//! Accounts of organisers and facilitators.

use serde::{Deserialize, Serialize};
use subtle::ConstantTimeEq;
use utoipa::ToSchema;
use uuid::Uuid;

use super::sessions::{self, SignedIn};
use super::{Ctx, Done, answered, change_account, passwords, tries};
use crate::broker::Ended;
use crate::clock;
use crate::jury::ids::{AccountId, SessionId};
use crate::jury::limits::{self, NAME_CHARS};
use crate::jury::people::AccountPersonal;
use crate::jury::refusal::Code;
use crate::jury::sight::{Subject, Who};
use crate::jury::time::UtcMillis;
use crate::no::No;
use crate::service::Service;
use crate::store::accounts::AccountRow;
use crate::store::{self, Conn};
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
pub async fn set_up(
    service: &Service,
    token: &str,
    new: NewAccount,
    browser: String,
) -> Result<SignedIn, No> {
    let expected = tokens::set_up_token(&service.keys);
    if !bool::from(expected.as_bytes().ct_eq(token.as_bytes())) {
        return Err(Code::NotFound.into());
    }
    let account = create(service, new, true).await?;
    sessions::start(service, Subject::Account(account), browser).await
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

/// Another password.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PasswordChange {
    pub password: String,
    pub new_password: String,
}

/// Another e-mail address to sign in with.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EmailChange {
    pub password: String,
    pub email: String,
}

/// Checks the password of whoever is signed in, with as few tries as at signing in.
///
/// # Errors
/// `password_wrong`, `too_many_requests`; `not_allowed` for people who came by a card.
pub(super) async fn with_password(service: &Service, who: Who, password: String) -> Result<AccountRow, No> {
    let Subject::Account(account) = who.subject else { return Err(Code::NotAllowed.into()) };
    let row = service.db.read(move |conn| {
        store::accounts::session(conn, who.session)?.ok_or(Code::SessionEnded)?;
        let row = store::accounts::find(conn, account)?.filter(|row| row.disabled_at.is_none());
        Ok(row.ok_or(Code::SessionEnded)?)
    });
    let row = row.await?;
    service.tries.count_try(&row.email_hash)?;
    let counted = tries::count(service, row.email_hash.clone()).await?;
    if !passwords::matches(password, Some(row.password_hash.clone())).await? {
        return Err(Code::PasswordWrong.into());
    }
    service.db.writer.write(move |conn| counted.take_back(conn)).await?;
    Ok(row)
}

/// Changes the password and ends the other sessions. Answers the ids of those.
pub async fn change_password(service: &Service, ctx: Ctx, body: PasswordChange) -> Result<Done, No> {
    let ctx = ctx.keyed(&service.keys);
    if let Some(done) = answered(service, &ctx).await? {
        return Ok(done);
    }
    passwords::check_new(&body.new_password)?;
    let verified = with_password(service, ctx.who, body.password).await?.password_hash;
    let hash = passwords::hash(body.new_password).await?;
    let (who, now) = (ctx.who, ctx.now);
    let done = change_account(service, ctx, move |conn, _, account| {
        let row = store::accounts::find(conn, account)?;
        row.filter(|row| row.password_hash == verified).ok_or(Code::PasswordWrong)?;
        store::accounts::set_password(conn, account, &hash)?;
        store::second_factors::end_halves(conn, account)?;
        end_others(conn, account, who, now)
    });
    tell_ended(service, who, done.await?)
}

/// Changes the e-mail address by which an account signs in.
pub async fn change_email(service: &Service, ctx: Ctx, body: EmailChange) -> Result<Done, No> {
    let ctx = ctx.keyed(&service.keys);
    if let Some(done) = answered(service, &ctx).await? {
        return Ok(done);
    }
    let email = limits::email(&body.email)?;
    with_password(service, ctx.who, body.password).await?;
    change_account(service, ctx, move |conn, keys, account| {
        let row = store::accounts::find(conn, account)?.ok_or(Code::SessionEnded)?;
        let personal: Option<AccountPersonal> = keys.open_sealed(&row.id, &row.sealed)?;
        let personal = personal.ok_or(Code::SessionEnded)?;
        let hash = sessions::email_hash(keys, &email);
        let other = store::accounts::by_email(conn, &hash)?.is_some_and(|other| other.id != row.id);
        let sealed = keys.seal(&account, &AccountPersonal { email, ..personal })?;
        if other || !store::accounts::set_email(conn, account, &hash, sealed)? {
            return Err(Code::EmailTaken.into());
        }
        Ok(Vec::new())
    })
    .await
}

/// Ends one session of whoever asks; one that has ended already is as it should be.
pub async fn end_session(service: &Service, ctx: Ctx, session: SessionId) -> Result<Done, No> {
    let (who, now) = (ctx.who, ctx.now);
    let done = change_account(service, ctx, move |conn, _, account| {
        if !store::accounts::owns_session(conn, account, session)? {
            return Err(Code::NotFound.into());
        }
        store::accounts::revoke(conn, &session.to_string(), now)?;
        Ok(vec![session.0])
    });
    tell_ended(service, who, done.await?)
}

/// Ends all other sessions of whoever asks. Answers their ids.
pub async fn end_other_sessions(service: &Service, ctx: Ctx) -> Result<Done, No> {
    let (who, now) = (ctx.who, ctx.now);
    let done =
        change_account(service, ctx, move |conn, _, account| end_others(conn, account, who, now)).await?;
    tell_ended(service, who, done)
}

fn end_others(conn: &mut Conn, account: AccountId, who: Who, now: UtcMillis) -> Result<Vec<Uuid>, No> {
    let ended = store::accounts::revoke_others(conn, account, who.session, now)?;
    Ok(ended.into_iter().map(|id| store::id::<SessionId>(id).map(|id| id.0)).collect::<Result<_, _>>()?)
}

/// Tells every node of the sessions that ended, so that their sockets do.
fn tell_ended(service: &Service, who: Who, done: Done) -> Result<Done, No> {
    for id in &done.ids {
        let who = Who { session: SessionId(*id), subject: who.subject };
        service.broker.end(Ended { who, everywhere: false });
    }
    Ok(done)
}

/// Lets nobody sign in to an account any more and ends what was signed in: an operator's act.
///
/// # Errors
/// `account_unknown`.
pub async fn disable(service: &Service, email: &str) -> Result<(), No> {
    let hash = sessions::email_hash(&service.keys, email);
    let now = clock::now();
    let account = service.db.writer.write(move |conn| {
        let row = store::accounts::by_email(conn, &hash)?.ok_or(Code::AccountUnknown)?;
        let account: AccountId = store::id(row.id)?;
        store::accounts::set_disabled(conn, account, Some(now))?;
        store::second_factors::end_halves(conn, account)?;
        store::accounts::revoke_account(conn, account, now)?;
        Ok(account)
    });
    let subject = Subject::Account(account.await?);
    service.broker.end(Ended { who: Who { session: clock::new_id(), subject }, everywhere: true });
    Ok(())
}

/// Lets somebody sign in again.
///
/// # Errors
/// `account_unknown`.
pub async fn enable(service: &Service, email: &str) -> Result<(), No> {
    let hash = sessions::email_hash(&service.keys, email);
    service
        .db
        .writer
        .write(move |conn| {
            let row = store::accounts::by_email(conn, &hash)?.ok_or(Code::AccountUnknown)?;
            Ok(store::accounts::set_disabled(conn, store::id(row.id)?, None)?)
        })
        .await
}

/// Whether there is any account.
pub async fn any(service: &Service) -> Result<bool, No> {
    service.db.read(|conn| Ok(store::accounts::any(conn)?)).await
}
