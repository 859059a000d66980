//! Secret rounds: credentials, the ballot box, and what anybody needs to check it.

use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::header::{AUTHORIZATION, CACHE_CONTROL, CONTENT_DISPOSITION, COOKIE};
use actix_web::web::{Bytes, Data, Json, Path};
use actix_web::{FromRequest, HttpRequest, HttpResponse, get, post};
use serde::de::DeserializeOwned;

use super::Answer;
use super::auth::{Anybody, Body, Somebody, parse};
use super::routes::Routes;
use crate::actions::credentials::{self, AskCredentials, BlindSignatures};
use crate::actions::secret_ballots;
use crate::jury::bundle::Bundle;
use crate::jury::ids::{JuryId, RoundId};
use crate::jury::opening::Opening;
use crate::jury::promises::{Promise, SecretBallot};
use crate::jury::refusal::Code;
use crate::no::No;
use crate::service::Service;
use crate::views::secret;

/// Bytes of a message that carries no identity.
pub const ANONYMOUS_BYTES: usize = 16 * 1024;

type OfRound = Path<(JuryId, RoundId)>;

pub fn routes(routes: &mut Routes) {
    routes.service(issue_credentials).service(cast_secret_ballot).service(read_opening).service(read_bundle);
}

/// A body from nobody: whatever tells who sends it is refused, so that a page that sends it by mistake is
/// noticed at once.
pub struct Anonymous<T>(pub T);

impl<T: DeserializeOwned + 'static> FromRequest for Anonymous<T> {
    type Error = No;
    type Future = Pin<Box<dyn Future<Output = Result<Self, No>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let named = [AUTHORIZATION, COOKIE].iter().any(|name| request.headers().contains_key(name));
        let bytes = Bytes::from_request(request, payload);
        Box::pin(async move {
            if named {
                return Err(Code::BallotWithIdentity.into());
            }
            let too_large = || No::from(Code::BodyTooLarge.with("limit", ANONYMOUS_BYTES));
            let bytes = bytes.await.map_err(|_| too_large())?;
            if bytes.len() > ANONYMOUS_BYTES {
                return Err(too_large());
            }
            parse(&bytes).map(Self)
        })
    }
}

/// Gives a juror of the roster credentials for all questions, once; the same values get the same answer.
#[utoipa::path(tag = "rounds", request_body = AskCredentials, responses((status = 200, body = BlindSignatures)))]
#[post("/rounds/{round}/credentials")]
async fn issue_credentials(
    service: Data<Service>,
    of: OfRound,
    who: Somebody,
    asked: Body<AskCredentials>,
) -> Answer<BlindSignatures> {
    let (jury, one) = of.into_inner();
    Ok(Json(credentials::issue_credentials(&service, who.0, jury, one, asked.0).await?))
}

/// Takes a ballot from whoever holds a credential; nobody is signed in.
#[utoipa::path(tag = "rounds", request_body = SecretBallot, responses((status = 200, body = Promise)))]
#[post("/rounds/{round}/secret-ballots")]
async fn cast_secret_ballot(
    service: Data<Service>,
    of: OfRound,
    ballot: Anonymous<SecretBallot>,
) -> Answer<Promise> {
    let (jury, one) = of.into_inner();
    Ok(Json(secret_ballots::cast_secret_ballot(&service, jury, one, ballot.0).await?))
}

/// The opening entry, as a file.
#[utoipa::path(tag = "rounds", responses((status = 200, body = Opening)))]
#[get("/rounds/{round}/opening")]
async fn read_opening(service: Data<Service>, of: OfRound, who: Anybody) -> Result<HttpResponse, No> {
    let (jury, one) = of.into_inner();
    let text = secret::opening(&service, jury, one, who.0).await?;
    Ok(file(text, &format!("opening-{one}.json")))
}

/// The bundle, as a file: everything that anybody needs to count again.
#[utoipa::path(tag = "rounds", responses((status = 200, body = Bundle)))]
#[get("/rounds/{round}/bundle")]
async fn read_bundle(service: Data<Service>, of: OfRound, who: Anybody) -> Result<HttpResponse, No> {
    let (jury, one) = of.into_inner();
    let text = secret::bundle(&service, jury, one, who.0).await?;
    Ok(file(text, &format!("bundle-{one}.json")))
}

fn file(text: String, name: &str) -> HttpResponse {
    HttpResponse::Ok()
        .content_type("application/json")
        .insert_header((CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")))
        .insert_header((CACHE_CONTROL, "no-store"))
        .body(text)
}
