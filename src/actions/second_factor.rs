//! The second step of signing in: codes of an authenticator app, and recovery codes.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::accounts::with_password;
use super::sessions::{self, Begun, Entered, SignedIn};
use super::tries::{self, Counted};
use super::{Ctx, Done, answered, change_account};
use crate::clock;
use crate::jury::ids::AccountId;
use crate::jury::people::AccountPersonal;
use crate::jury::refusal::{Code, Refusal};
use crate::jury::sight::{Subject, Who};
use crate::jury::time::UtcMillis;
use crate::jury::totp::{self, SECRET_BYTES};
use crate::no::{Fault, No};
use crate::service::Service;
use crate::store::accounts::AccountRow;
use crate::store::keys::Keys;
use crate::store::second_factors::{FactorRow, HalfRow};
use crate::store::{self, Conn};
use crate::tokens;

/// How long a code may take after the password, in milliseconds.
pub const HALF_MS: i64 = 5 * 60_000;

/// What an account's key seals of its second factor.
#[derive(Serialize, Deserialize)]
struct AppSecret(Vec<u8>);

/// Somebody whose password was right. The cookie binds it to the browser that asked.
#[derive(Debug)]
pub struct Half {
    pub cookie: String,
    pub expires_at: UtcMillis,
}

/// What the page is told then.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
pub struct CodeAsked {
    /// Until when the code may come.
    pub code_until: UtcMillis,
}

/// A code of the app, or a recovery code.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SignInCode {
    pub code: String,
}

/// The present password.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PresentPassword {
    pub password: String,
}

/// The present password and a code.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Proof {
    pub password: String,
    pub code: String,
}

/// A secret for an app. It is told once and counts when a code of it comes back.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct NewSecondFactor {
    /// To type.
    pub secret: String,
    /// To scan: `otpauth:`.
    pub address: String,
}

/// A new set of recovery codes. It is told once.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct RecoveryCodes {
    pub codes: Vec<String>,
}

/// A transaction that is committed also when it refuses, because it counts the try.
type Judged<T> = Result<T, Refusal>;

fn account_of(who: Who) -> Result<AccountId, No> {
    let Subject::Account(account) = who.subject else { return Err(Code::NotAllowed.into()) };
    Ok(account)
}

/// Under which name wrong codes of an account are counted.
fn whose(account: AccountId) -> String {
    format!("code:{account}")
}

/// Lets in whoever gave the right password of `account`: whole, or half where a code is asked for.
pub(super) async fn enter(
    service: &Service,
    account: AccountRow,
    counted: Counted,
    browser: String,
) -> Result<Entered, No> {
    let id: AccountId = store::id(account.id)?;
    let Begun { who, cookie, row } = sessions::begin(&service.keys, Subject::Account(id), browser);
    let (half, now) = (clock::new_secret(), clock::now());
    let half_row = HalfRow {
        hash: service.keys.hash("half session", &half),
        account_id: id.to_string(),
        expires_at: now.0 + HALF_MS,
    };
    let verified = account.password_hash;
    let is_half = service.db.writer.write(move |conn| {
        // Held until the session stands, so that none begins by a password that is just being changed.
        let account = store::accounts::claim(conn, id)?;
        account.filter(|row| row.password_hash == verified).ok_or(Code::SignInWrong)?;
        counted.take_back(conn)?;
        let is_half = store::second_factors::confirmed(conn, id)?.is_some();
        if is_half {
            store::second_factors::insert_half(conn, half_row, now)?;
        } else {
            store::accounts::insert_session(conn, row)?;
        }
        Ok(is_half)
    });
    if is_half.await? {
        return Ok(Entered::Half(Half { cookie: half, expires_at: now.plus_ms(HALF_MS) }));
    }
    Ok(Entered::Whole(sessions::signed_in(service, who, cookie, now).await?))
}

/// Signs in whoever gave the right password before, by a code.
///
/// # Errors
/// `sign_in_stale` when that was too long ago or not in this browser, `code_wrong`, `too_many_requests`.
pub async fn sign_in_with_code(
    service: &Service,
    half: &str,
    typed: String,
    browser: String,
) -> Result<SignedIn, No> {
    let (hash, now) = (service.keys.hash("half session", half), clock::now());
    let (keys, asked) = (service.keys.clone(), hash.clone());
    let half = service.db.read(move |conn| Ok(store::second_factors::half(conn, &asked)?));
    let half = half.await?.filter(|half| half.expires_at >= now.0).ok_or(Code::SignInStale)?;
    let account: AccountId = store::id(half.account_id)?;
    let entered = service.db.writer.write(move |conn| {
        // Claimed first, so that codes of one account are judged one after the other on all nodes.
        store::accounts::claim(conn, account)?.ok_or(Code::SignInStale)?;
        let factor = store::second_factors::confirmed(conn, account)?.ok_or(Code::SignInStale)?;
        let counted = tries::count_in(conn, whose(account), now)?;
        if !spends(conn, &keys, account, &factor, &typed, now)? {
            return Ok(Err(Code::CodeWrong.into()));
        }
        if !store::second_factors::take_half(conn, &hash)? {
            return Err(Code::SignInStale.into());
        }
        counted.take_back(conn)?;
        let Begun { who, cookie, row } = sessions::begin(&keys, Subject::Account(account), browser);
        store::accounts::insert_session(conn, row)?;
        Ok(Judged::Ok((who, cookie)))
    });
    let (who, cookie) = entered.await??;
    sessions::signed_in(service, who, cookie, now).await
}

/// Whether a code fits; it is spent then.
fn spends(
    conn: &mut Conn,
    keys: &Keys,
    account: AccountId,
    factor: &FactorRow,
    typed: &str,
    now: UtcMillis,
) -> Result<bool, No> {
    let Some(digits) = totp::digits(typed) else {
        let hash = tokens::recovery_code_hash(keys, account, typed);
        return Ok(store::second_factors::spend_code(conn, account, &hash, now)?);
    };
    match step(keys, account, factor, &digits, now)? {
        Some(step) => Ok(store::second_factors::spend_step(conn, account, step)?),
        None => Ok(false),
    }
}

/// The step whose code these digits are.
fn step(
    keys: &Keys,
    account: AccountId,
    factor: &FactorRow,
    digits: &str,
    now: UtcMillis,
) -> Result<Option<i64>, Fault> {
    let secret: Option<AppSecret> = keys.open_sealed(&account, &factor.sealed)?;
    let Some(AppSecret(secret)) = secret else { return Ok(None) };
    totp::step_of(&secret, digits, now, factor.last_step).map_err(Fault::new)
}

/// Begins a second factor. Asked twice, the later secret is the one that can be confirmed.
pub async fn begin(service: &Service, who: Who, password: String) -> Result<NewSecondFactor, No> {
    let account = account_of(who)?;
    let row = with_password(service, who, password).await?;
    let secret = clock::random_bytes::<SECRET_BYTES>();
    let keys = service.keys.clone();
    let now = clock::now();
    service
        .db
        .writer
        .write(move |conn| {
            store::accounts::claim(conn, account)?.ok_or(Code::SessionEnded)?;
            if store::second_factors::confirmed(conn, account)?.is_some() {
                return Err(Code::SecondFactorOn.into());
            }
            let sealed = keys.seal(&account, &AppSecret(secret.to_vec()))?;
            let factor = FactorRow {
                account_id: account.to_string(),
                sealed,
                begun_at: now.0,
                confirmed_at: None,
                last_step: 0,
            };
            store::second_factors::begin(conn, factor)?;
            let personal: Option<AccountPersonal> = keys.open_sealed(&account, &row.sealed)?;
            let email = personal.map(|personal| personal.email).unwrap_or_default();
            let (secret, address) = totp::for_app(&secret, &email).map_err(Fault::new)?;
            Ok(NewSecondFactor { secret, address })
        })
        .await
}

/// Lets a second factor count once a code of it comes back; gives the recovery codes.
pub async fn confirm(service: &Service, who: Who, typed: String) -> Result<RecoveryCodes, No> {
    let account = account_of(who)?;
    let keys = service.keys.clone();
    let now = clock::now();
    let judged = service.db.writer.write(move |conn| {
        stands(conn, who, account)?;
        let factor = store::second_factors::find(conn, account)?.ok_or(Code::SecondFactorOff)?;
        if factor.confirmed_at.is_some() {
            return Err(Code::SecondFactorOn.into());
        }
        let counted = tries::count_in(conn, whose(account), now)?;
        let digits = totp::digits(&typed).unwrap_or_default();
        let Some(step) = step(&keys, account, &factor, &digits, now)? else {
            return Ok(Err(Code::CodeWrong.into()));
        };
        store::second_factors::confirm(conn, account, step, now)?;
        counted.take_back(conn)?;
        Ok(Judged::Ok(new_codes(conn, &keys, account)?))
    });
    Ok(judged.await??)
}

/// Claims the account of a session that stands.
fn stands(conn: &mut Conn, who: Who, account: AccountId) -> Result<(), No> {
    store::accounts::claim(conn, account)?.ok_or(Code::SessionEnded)?;
    store::accounts::session(conn, who.session)?.ok_or(Code::SessionEnded)?;
    Ok(())
}

fn new_codes(conn: &mut Conn, keys: &Keys, account: AccountId) -> Result<RecoveryCodes, No> {
    let codes = tokens::recovery_codes();
    let hashes: Vec<String> =
        codes.iter().map(|code| tokens::recovery_code_hash(keys, account, code)).collect();
    store::second_factors::replace_codes(conn, account, &hashes)?;
    Ok(RecoveryCodes { codes })
}

/// Makes a new set of recovery codes in place of the old one.
pub async fn renew_codes(service: &Service, who: Who, proof: Proof) -> Result<RecoveryCodes, No> {
    let account = account_of(who)?;
    prove(service, who, proof).await?;
    let keys = service.keys.clone();
    service
        .db
        .writer
        .write(move |conn| {
            stands(conn, who, account)?;
            store::second_factors::confirmed(conn, account)?.ok_or(Code::SecondFactorOff)?;
            new_codes(conn, &keys, account)
        })
        .await
}

/// Turns the second factor off.
pub async fn turn_off(service: &Service, ctx: Ctx, proof: Proof) -> Result<Done, No> {
    let ctx = ctx.keyed(&service.keys);
    if let Some(done) = answered(service, &ctx).await? {
        return Ok(done);
    }
    prove(service, ctx.who, proof).await?;
    change_account(service, ctx, |conn, _, account| {
        if !store::second_factors::remove(conn, account)? {
            return Err(Code::SecondFactorOff.into());
        }
        Ok(Vec::new())
    })
    .await
}

/// Checks password and code of whoever is signed in; the code is spent.
async fn prove(service: &Service, who: Who, proof: Proof) -> Result<(), No> {
    let account = account_of(who)?;
    with_password(service, who, proof.password).await?;
    let (keys, now) = (service.keys.clone(), clock::now());
    let judged = service.db.writer.write(move |conn| {
        stands(conn, who, account)?;
        let factor = store::second_factors::confirmed(conn, account)?.ok_or(Code::SecondFactorOff)?;
        let counted = tries::count_in(conn, whose(account), now)?;
        if !spends(conn, &keys, account, &factor, &proof.code, now)? {
            return Ok(Err(Code::CodeWrong.into()));
        }
        counted.take_back(conn)?;
        Ok(Judged::Ok(()))
    });
    Ok(judged.await??)
}

/// Removes the second factor of whoever lost it: an operator's act.
///
/// # Errors
/// `account_unknown`, `second_factor_off`.
pub async fn reset(service: &Service, email: &str) -> Result<(), No> {
    let email_hash = sessions::email_hash(&service.keys, email);
    service
        .db
        .writer
        .write(move |conn| {
            let row = store::accounts::by_email(conn, &email_hash)?.ok_or(Code::AccountUnknown)?;
            let account: AccountId = store::id(row.id)?;
            store::second_factors::end_halves(conn, account)?;
            if !store::second_factors::remove(conn, account)? {
                return Err(Code::SecondFactorOff.into());
            }
            Ok(())
        })
        .await
}
