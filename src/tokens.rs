//! What a session hands out: cookies, short tokens, codes of cards and of recovery.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use serde::{Deserialize, Serialize};

use crate::clock;
use crate::jury::ids::{AccountId, CardId, JuryId};
use crate::jury::refusal::Code;
use crate::jury::sight::{Subject, Who};
use crate::jury::time::UtcMillis;
use crate::no::{Fault, No};
use crate::store::keys::{Keys, keyed};

/// How long a token is good for, in seconds.
pub const TOKEN_SECONDS: i64 = 300;
/// How long a session lasts without a visit, in milliseconds.
pub const SESSION_MS: i64 = 30 * 24 * 3_600_000;
/// Seconds by which two nodes' clocks may differ.
const LEEWAY_SECONDS: u64 = 5;
const TOKEN_TYPE: &str = "citizens-jury+jwt";
const AUDIENCE: &str = "citizens-jury";
/// Characters of a card's code: 50 bits.
const CODE_CHARS: usize = 10;
const CROCKFORD: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

#[derive(Debug, Serialize, Deserialize)]
struct Claims {
    iss: String,
    aud: String,
    exp: i64,
    nbf: i64,
    sub: String,
    sid: String,
}

/// Signs a token for `who`; returns it and when it ends.
pub fn sign(keys: &Keys, issuer: &str, who: Who, now: UtcMillis) -> Result<(String, UtcMillis), Fault> {
    let nbf = now.0 / 1000;
    let exp = nbf + TOKEN_SECONDS;
    let claims = Claims {
        iss: issuer.to_owned(),
        aud: AUDIENCE.to_owned(),
        exp,
        nbf,
        sub: who.subject.to_string(),
        sid: who.session.to_string(),
    };
    let header = Header { typ: Some(TOKEN_TYPE.into()), ..Header::new(Algorithm::HS256) };
    let key = EncodingKey::from_secret(&keys.service().tokens);
    let token = jsonwebtoken::encode(&header, &claims, &key).map_err(Fault::new)?;
    Ok((token, UtcMillis(exp * 1000)))
}

/// Reads a token; anything out of order is `session_ended`.
pub fn verify(keys: &Keys, issuer: &str, token: &str) -> Result<Who, No> {
    let ended = || No::from(Code::SessionEnded);
    let mut validation = Validation::new(Algorithm::HS256);
    validation.leeway = LEEWAY_SECONDS;
    validation.validate_nbf = true;
    validation.set_audience(&[AUDIENCE]);
    validation.set_issuer(&[issuer]);
    validation.set_required_spec_claims(&["iss", "aud", "exp", "nbf", "sub"]);
    let key = DecodingKey::from_secret(&keys.service().tokens);
    let data = jsonwebtoken::decode::<Claims>(token, &key, &validation).map_err(|_| ended())?;
    if data.header.typ.as_deref() != Some(TOKEN_TYPE) {
        return Err(ended());
    }
    let session = data.claims.sid.parse().map_err(|_| ended())?;
    let subject = match data.claims.sub.split_once(':') {
        Some(("account", id)) => Subject::Account(id.parse().map_err(|_| ended())?),
        Some(("person", id)) => Subject::Person(id.parse().map_err(|_| ended())?),
        _ => return Err(ended()),
    };
    Ok(Who { session, subject })
}

/// The cookie that follows `cookie`: the same for every request that still shows the old one.
#[must_use]
pub fn successor(keys: &Keys, cookie: &str) -> String {
    URL_SAFE_NO_PAD.encode(keyed(&keys.service().hashes, "successor", cookie))
}

/// The token of the one-time link that makes the first account.
#[must_use]
pub fn set_up_token(keys: &Keys) -> String {
    URL_SAFE_NO_PAD.encode(keyed(&keys.service().cards, "set-up", "first account"))
}

/// The token of a jury's projector page.
#[must_use]
pub fn screen_token(keys: &Keys, jury: JuryId, version: i32) -> String {
    URL_SAFE_NO_PAD.encode(keyed(&keys.service().cards, "screen", &format!("{jury}:{version}")))
}

/// What makes a device the voting point of a jury; another `turn` ends it.
#[must_use]
pub fn voting_point_token(keys: &Keys, jury: JuryId, turn: i32) -> String {
    URL_SAFE_NO_PAD.encode(keyed(&keys.service().cards, "voting point", &format!("{jury}:{turn}")))
}

/// The code of a card, in Crockford's base 32, for instance `7K3QW-9TB2M` (the dash is for eyes).
#[must_use]
pub fn card_code(keys: &Keys, card: CardId) -> String {
    in_crockford(&keyed(&keys.service().cards, "card", &card.to_string()))
}

/// Five bits of each byte, with the dash.
fn in_crockford(bytes: &[u8]) -> String {
    let mut code: String =
        bytes.iter().take(CODE_CHARS).map(|byte| char::from(CROCKFORD[usize::from(byte & 31)])).collect();
    code.insert(CODE_CHARS / 2, '-');
    code
}

/// A code as it is looked up.
#[must_use]
pub fn card_code_hash(keys: &Keys, typed: &str) -> String {
    keys.hash("card", &plain_code(typed))
}

/// Recovery codes of one set.
pub const RECOVERY_CODES: usize = 10;

/// A set of new recovery codes in the form of a card's. Nothing remembers them but their hashes.
#[must_use]
pub fn recovery_codes() -> Vec<String> {
    (0..RECOVERY_CODES).map(|_| in_crockford(&clock::random_bytes::<CODE_CHARS>())).collect()
}

/// A recovery code of an account as it is looked up.
#[must_use]
pub fn recovery_code_hash(keys: &Keys, account: AccountId, typed: &str) -> String {
    keys.hash("recovery", &format!("{account}:{}", plain_code(typed)))
}

/// A code without what people add and mistake: typed in any case, with or without dashes, O for 0, I or L
/// for 1.
fn plain_code(typed: &str) -> String {
    typed
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| match c.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        })
        .collect()
}
