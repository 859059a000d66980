//! What somebody who signs in by e-mail sees of their own account.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::clock;
use crate::jury::ids::SessionId;
use crate::jury::people::AccountPersonal;
use crate::jury::refusal::Code;
use crate::jury::sight::{Subject, Who};
use crate::jury::time::UtcMillis;
use crate::no::No;
use crate::service::Service;
use crate::store;
use crate::tokens::SESSION_MS;

/// An account as its owner sees it.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct AccountPage {
    pub name: String,
    pub email: String,
    /// None: the password alone signs in.
    pub second_factor: Option<SecondFactorLine>,
    /// The latest first.
    pub sessions: Vec<SessionLine>,
}

/// A second factor that counts.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct SecondFactorLine {
    pub since: UtcMillis,
    /// Recovery codes that were not used yet.
    pub codes_left: i64,
}

/// One sign-in that stands.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct SessionLine {
    pub id: SessionId,
    /// The one that asks.
    pub own: bool,
    pub begun_at: UtcMillis,
    /// Within some minutes.
    pub used_at: UtcMillis,
    /// The browser and its system, as it named itself when it signed in; may be empty.
    pub browser: String,
}

/// The account of whoever asks.
pub async fn account(service: &Service, who: Who) -> Result<AccountPage, No> {
    let Subject::Account(account) = who.subject else { return Err(Code::NotAllowed.into()) };
    let keys = service.keys.clone();
    let since = clock::now().plus_ms(-SESSION_MS);
    service
        .db
        .read(move |conn| {
            store::accounts::session(conn, who.session)?.ok_or(Code::SessionEnded)?;
            let row = store::accounts::find(conn, account)?.ok_or(Code::SessionEnded)?;
            let personal: Option<AccountPersonal> = keys.open_sealed(&row.id, &row.sealed)?;
            let personal = personal.ok_or(Code::SessionEnded)?;
            let factor = store::second_factors::confirmed(conn, account)?;
            let codes_left = store::second_factors::codes_left(conn, account)?;
            let second_factor = factor
                .and_then(|row| row.confirmed_at)
                .map(|at| SecondFactorLine { since: UtcMillis(at), codes_left });
            let mut sessions = Vec::new();
            for row in store::accounts::sessions_of(conn, account, since)? {
                let id: SessionId = store::id(row.id)?;
                sessions.push(SessionLine {
                    id,
                    own: id == who.session,
                    begun_at: UtcMillis(row.created_at),
                    used_at: UtcMillis(row.rotated_at),
                    browser: row.browser,
                });
            }
            Ok(AccountPage { name: personal.name, email: personal.email, second_factor, sessions })
        })
        .await
}
