//! Signing in and out, set-up, tickets.

use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};
use actix_web::web::{Data, Json};
use actix_web::{HttpRequest, HttpResponse, delete, get, post};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::auth::{Anybody, Body, Somebody};
use super::routes::Routes;
use super::{Answer, client};
use crate::actions::accounts::{self, NewAccount};
use crate::actions::second_factor::{self, CodeAsked, HALF_MS, Half, SignInCode};
use crate::actions::sessions::{self, CardView, Entered, Session, SignedIn, Ticket, TicketWish};
use crate::jury::refusal::Code;
use crate::no::{Fault, No};
use crate::service::Service;
use crate::tokens::SESSION_MS;
use crate::words::Language;

pub fn routes(routes: &mut Routes) {
    routes
        .service(start)
        .service(set_up)
        .service(sign_in_with_password)
        .service(sign_in_with_code)
        .service(sign_in_with_card)
        .service(look_at_card)
        .service(refresh_session)
        .service(sign_out)
        .service(sign_out_everywhere)
        .service(make_ticket);
}

/// What a page needs before anybody signs in.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct Start {
    pub build: String,
    pub demonstration: bool,
    /// There is an account.
    pub set_up: bool,
    pub languages: Vec<String>,
}

#[utoipa::path(tag = "sessions", responses((status = 200, body = Start)))]
#[get("/start")]
async fn start(service: Data<Service>) -> Answer<Start> {
    let has_account = accounts::any(&service).await?;
    let languages = Language::ALL.iter().map(|language| language.tag().to_owned()).collect();
    Ok(Json(Start {
        build: super::assets::build_id(),
        demonstration: service.demonstration,
        set_up: has_account,
        languages,
    }))
}

/// The first account, with the token of its one-time link.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SetUp {
    pub token: String,
    pub email: String,
    pub name: String,
    pub password: String,
}

#[utoipa::path(tag = "sessions", request_body = SetUp, responses((status = 200, body = Session)))]
#[post("/set-up")]
async fn set_up(service: Data<Service>, request: HttpRequest, body: Body<SetUp>) -> Result<HttpResponse, No> {
    let SetUp { token, email, name, password } = body.0;
    let (new, browser) = (NewAccount { email, name, password }, client::browser(&request));
    Ok(with_cookie(&service, accounts::set_up(&service, &token, new, browser).await?))
}

#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Password {
    pub email: String,
    pub password: String,
}

#[utoipa::path(tag = "sessions", request_body = Password, responses(
    (status = 200, body = Session),
    (status = 202, body = CodeAsked, description = "A code is asked for yet."),
))]
#[post("/sessions/password")]
async fn sign_in_with_password(
    service: Data<Service>,
    request: HttpRequest,
    body: Body<Password>,
) -> Result<HttpResponse, No> {
    let Password { email, password } = body.0;
    let browser = client::browser(&request);
    Ok(match sessions::sign_in_with_password(&service, &email, password, browser).await? {
        Entered::Whole(signed_in) => with_cookie(&service, signed_in),
        Entered::Half(half) => with_half(&service, half),
    })
}

#[utoipa::path(tag = "sessions", request_body = SignInCode, responses((status = 200, body = Session)))]
#[post("/sessions/code")]
async fn sign_in_with_code(
    service: Data<Service>,
    request: HttpRequest,
    body: Body<SignInCode>,
) -> Result<HttpResponse, No> {
    let half = request.cookie(half_name(&service)).ok_or(Code::SignInStale)?;
    let browser = client::browser(&request);
    let signed_in = second_factor::sign_in_with_code(&service, half.value(), body.0.code, browser).await?;
    let mut answer = with_cookie(&service, signed_in);
    let over = cookie(&service, half_name(&service), String::new(), Duration::ZERO);
    answer.add_cookie(&over).map_err(Fault::new)?;
    Ok(answer)
}

#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CardCode {
    pub code: String,
}

#[utoipa::path(tag = "sessions", request_body = CardCode, responses((status = 200, body = Session)))]
#[post("/sessions/card")]
async fn sign_in_with_card(
    service: Data<Service>,
    request: HttpRequest,
    body: Body<CardCode>,
) -> Result<HttpResponse, No> {
    service.tries.count_code(&client::address(&service, &request))?;
    Ok(with_cookie(&service, sessions::sign_in_with_card(&service, &body.0.code).await?))
}

#[utoipa::path(tag = "sessions", request_body = CardCode, responses((status = 200, body = CardView)))]
#[post("/cards/look")]
async fn look_at_card(
    service: Data<Service>,
    request: HttpRequest,
    body: Body<CardCode>,
) -> Answer<CardView> {
    service.tries.count_code(&client::address(&service, &request))?;
    Ok(Json(sessions::look_at_card(&service, &body.0.code).await?))
}

#[utoipa::path(tag = "sessions", responses((status = 200, body = Session)))]
#[post("/sessions/refresh")]
async fn refresh_session(service: Data<Service>, request: HttpRequest) -> Result<HttpResponse, No> {
    let cookie = request.cookie(cookie_name(&service)).ok_or(Code::SignInNeeded)?;
    Ok(with_cookie(&service, sessions::refresh(&service, cookie.value().to_owned()).await?))
}

#[utoipa::path(tag = "sessions", responses((status = 204)))]
#[delete("/sessions/current")]
async fn sign_out(service: Data<Service>, who: Somebody) -> Result<HttpResponse, No> {
    sessions::sign_out(&service, who.0, false).await?;
    Ok(without_cookie(&service))
}

#[utoipa::path(tag = "sessions", responses((status = 204)))]
#[delete("/sessions/all")]
async fn sign_out_everywhere(service: Data<Service>, who: Somebody) -> Result<HttpResponse, No> {
    sessions::sign_out(&service, who.0, true).await?;
    Ok(without_cookie(&service))
}

#[utoipa::path(tag = "sessions", request_body = TicketWish, responses((status = 200, body = Ticket)))]
#[post("/tickets")]
async fn make_ticket(service: Data<Service>, who: Anybody, body: Body<TicketWish>) -> Answer<Ticket> {
    Ok(Json(sessions::ticket(&service, who.0, body.0).await?))
}

fn secure(service: &Service) -> bool {
    service.public_url.starts_with("https://")
}

pub(super) fn cookie_name(service: &Service) -> &'static str {
    if secure(service) { "__Host-jury" } else { "jury" }
}

fn half_name(service: &Service) -> &'static str {
    if secure(service) { "__Host-jury-code" } else { "jury-code" }
}

fn cookie(service: &Service, name: &'static str, value: String, age: Duration) -> Cookie<'static> {
    Cookie::build(name, value)
        .path("/")
        .http_only(true)
        .secure(secure(service))
        .same_site(SameSite::Strict)
        .max_age(age)
        .finish()
}

fn with_cookie(service: &Service, signed_in: SignedIn) -> HttpResponse {
    let age = Duration::milliseconds(SESSION_MS);
    let cookie = cookie(service, cookie_name(service), signed_in.cookie, age);
    HttpResponse::Ok().cookie(cookie).json(signed_in.session)
}

fn with_half(service: &Service, half: Half) -> HttpResponse {
    let cookie = cookie(service, half_name(service), half.cookie, Duration::milliseconds(HALF_MS));
    HttpResponse::Accepted().cookie(cookie).json(CodeAsked { code_until: half.expires_at })
}

fn without_cookie(service: &Service) -> HttpResponse {
    let cookie = cookie(service, cookie_name(service), String::new(), Duration::ZERO);
    HttpResponse::NoContent().cookie(cookie).finish()
}
