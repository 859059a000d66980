//! Who asks, and what they ask for: extractors.

use std::future::{Future, ready};
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::header::AUTHORIZATION;
use actix_web::web::{self, Bytes, Data};
use actix_web::{FromRequest, HttpRequest};
use serde::de::DeserializeOwned;

use super::sessions::cookie_name;
use crate::actions::{Ctx, sessions};
use crate::clock;
use crate::jury::ids::ChangeId;
use crate::jury::limits::BODY_BYTES;
use crate::jury::list_file::FILE_BYTES_MOST;
use crate::jury::record::sha256_hex;
use crate::jury::refusal::Code;
use crate::jury::sight::Who;
use crate::no::{Fault, No};
use crate::service::Service;
use crate::tokens;

/// The header under which a change has one effect.
pub const KEY_HEADER: &str = "Idempotency-Key";

/// A file in base64, and what is said of it.
const LIST_BODY_BYTES: usize = FILE_BYTES_MOST / 3 * 4 + 64 * 1024;

fn service(request: &HttpRequest) -> Result<&Service, No> {
    request
        .app_data::<Data<Service>>()
        .map(|data| data.get_ref())
        .ok_or_else(|| Fault::new("the service is missing").into())
}

fn who(request: &HttpRequest) -> Result<Option<Who>, No> {
    let Some(value) = request.headers().get(AUTHORIZATION) else { return Ok(None) };
    let token =
        value.to_str().ok().and_then(|value| value.strip_prefix("Bearer ")).ok_or(Code::SessionEnded)?;
    let service = service(request)?;
    tokens::verify(&service.keys, &service.public_url, token).map(Some)
}

/// Whoever is signed in, if anybody.
pub struct Anybody(pub Option<Who>);

impl FromRequest for Anybody {
    type Error = No;
    type Future = std::future::Ready<Result<Self, No>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(who(request).map(Self))
    }
}

/// Somebody who is signed in.
pub struct Somebody(pub Who);

impl FromRequest for Somebody {
    type Error = No;
    type Future = std::future::Ready<Result<Self, No>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(who(request).and_then(|who| who.map(Self).ok_or_else(|| Code::SignInNeeded.into())))
    }
}

/// Whoever reads a file, if anybody: by the token, or by the cookie of the session where a browser follows a
/// link or shows an image, which it does without a token. Nothing is changed by reading, so a link from
/// elsewhere does no harm, and the cookie is not sent along with one.
pub struct Reader(pub Option<Who>);

impl FromRequest for Reader {
    type Error = No;
    type Future = Pin<Box<dyn Future<Output = Result<Self, No>>>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let (by_token, request) = (who(request), request.clone());
        Box::pin(async move {
            let service = service(&request)?;
            match (by_token?, request.cookie(cookie_name(service))) {
                (None, Some(cookie)) => Ok(Self(sessions::by_cookie(service, cookie.value()).await?)),
                (who, _) => Ok(Self(who)),
            }
        })
    }
}

/// A body of JSON, read strictly.
pub struct Body<T>(pub T);

impl<T: DeserializeOwned + 'static> FromRequest for Body<T> {
    type Error = No;
    type Future = Pin<Box<dyn Future<Output = Result<Self, No>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let bytes = body(request, payload);
        Box::pin(async move { parse(&bytes.await?).map(Self) })
    }
}

/// A change that somebody asks for: its body, and who asks under which key.
pub struct Command<T> {
    pub ctx: Ctx,
    pub body: T,
}

impl<T: DeserializeOwned + 'static> FromRequest for Command<T> {
    type Error = No;
    type Future = Pin<Box<dyn Future<Output = Result<Self, No>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let bytes = body(request, payload);
        Box::pin(command(request, bytes))
    }
}

/// Reads a command whose body is on its way.
fn command<T, F>(request: &HttpRequest, bytes: F) -> impl Future<Output = Result<Command<T>, No>> + use<T, F>
where
    T: DeserializeOwned + 'static,
    F: Future<Output = Result<Bytes, No>>,
{
    let who = who(request).and_then(|who| who.ok_or_else(|| Code::SignInNeeded.into()));
    let key = key(request);
    let place = format!("{} {}\n", request.method(), request.path());
    async move {
        let (who, key, bytes) = (who?, key?, bytes.await?);
        let body_hash = sha256_hex(&[place.as_bytes(), &bytes]);
        Ok(Command { ctx: Ctx { who, key, body_hash, now: clock::now() }, body: parse(&bytes)? })
    }
}

/// A body that holds a whole list, from somebody who is signed in: others send as little as everybody.
pub struct ListBody<T>(pub T);

impl<T: DeserializeOwned + 'static> FromRequest for ListBody<T> {
    type Error = No;
    type Future = Pin<Box<dyn Future<Output = Result<Self, No>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let who = who(request);
        let bytes = list_body(request, payload);
        Box::pin(async move {
            who?.ok_or(Code::SignInNeeded)?;
            parse(&bytes.await?).map(Self)
        })
    }
}

/// A change whose body holds a whole list.
pub struct ListCommand<T>(pub Command<T>);

impl<T: DeserializeOwned + 'static> FromRequest for ListCommand<T> {
    type Error = No;
    type Future = Pin<Box<dyn Future<Output = Result<Self, No>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let bytes = list_body(request, payload);
        let command = command(request, bytes);
        Box::pin(async move { command.await.map(Self) })
    }
}

fn list_body(
    request: &HttpRequest,
    payload: &mut Payload,
) -> impl Future<Output = Result<Bytes, No>> + use<> {
    let taken = web::Payload::from_request(request, payload).into_inner();
    async move {
        let payload = taken.map_err(|_| Code::Malformed.with("what", ""))?;
        let read = payload.to_bytes_limited(LIST_BODY_BYTES).await;
        let too_large = || Code::ListTooLarge.with("limit", FILE_BYTES_MOST / (1024 * 1024));
        read.map_err(|_| too_large())?.map_err(|_| Code::Malformed.with("what", "").into())
    }
}

/// A change that says all in its address.
pub type Bare = Command<Nothing>;

/// No body, or an empty object.
#[derive(Debug, Default, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

fn key(request: &HttpRequest) -> Result<ChangeId, No> {
    let value = request.headers().get(KEY_HEADER).and_then(|value| value.to_str().ok());
    value.and_then(|text| text.parse().ok()).ok_or_else(|| Code::KeyMissing.into())
}

fn body(request: &HttpRequest, payload: &mut Payload) -> impl Future<Output = Result<Bytes, No>> + use<> {
    let bytes = Bytes::from_request(request, payload);
    async move { bytes.await.map_err(|_| Code::BodyTooLarge.with("limit", BODY_BYTES).into()) }
}

/// Reads JSON strictly; nothing is an empty object.
pub fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, No> {
    let bytes: &[u8] = if bytes.is_empty() { b"{}" } else { bytes };
    serde_json::from_slice(bytes).map_err(|error| {
        let what = error.to_string();
        let code = if what.starts_with("unknown field") { Code::FieldUnknown } else { Code::Malformed };
        code.with("what", what).into()
    })
}
