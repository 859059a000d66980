//! What comes after a consensus round: reasons, the next round, corrections.

use actix_web::http::header::{AUTHORIZATION, CACHE_CONTROL, CONTENT_DISPOSITION, COOKIE};
use actix_web::web::{Bytes, Data, Json, Path};
use actix_web::{HttpRequest, HttpResponse, get, post};

use super::Answer;
use super::auth::{Anybody, Bare, Command, Nothing, parse};
use super::routes::Routes;
use crate::actions::Done;
use crate::actions::errata::{self, NewErratum};
use crate::actions::next_round::{self, NextRound};
use crate::actions::reasons::{self, SentReasons};
use crate::jury::ids::{JuryId, RoundId};
use crate::jury::reasons::MESSAGE_BYTES;
use crate::jury::refusal::Code;
use crate::no::No;
use crate::service::Service;
use crate::views::round_files::{self, RoundResult};

type OfRound = Path<(JuryId, RoundId)>;

pub fn routes(routes: &mut Routes) {
    routes
        .service(send_reasons)
        .service(close_reasons)
        .service(prepare_next_round)
        .service(add_erratum)
        .service(export_result_csv)
        .service(export_result_json);
}

/// Nobody is signed in here: a message that says who sends it is not taken, and all are of one size.
#[utoipa::path(tag = "rounds", request_body = SentReasons, responses((status = 200, body = Nothing)))]
#[post("/rounds/{round}/reasons")]
async fn send_reasons(
    service: Data<Service>,
    of: OfRound,
    request: HttpRequest,
    body: Bytes,
) -> Answer<Nothing> {
    let (jury, one) = of.into_inner();
    if request.headers().contains_key(AUTHORIZATION) || request.headers().contains_key(COOKIE) {
        return Err(Code::BallotWithIdentity.into());
    }
    if body.len() > MESSAGE_BYTES {
        return Err(Code::BodyTooLarge.with("limit", MESSAGE_BYTES).into());
    }
    if body.len() < MESSAGE_BYTES {
        return Err(Code::ReasonsSizeWrong.with("bytes", MESSAGE_BYTES).into());
    }
    let sent: SentReasons = parse(&body)?;
    reasons::send_reasons(&service, jury, one, sent).await?;
    Ok(Json(Nothing {}))
}

#[utoipa::path(tag = "rounds", responses((status = 200, body = Done)))]
#[post("/rounds/{round}/reasons/close")]
async fn close_reasons(service: Data<Service>, of: OfRound, command: Bare) -> Answer<Done> {
    let (jury, one) = of.into_inner();
    Ok(Json(reasons::close_reasons(&service, command.ctx, jury, one).await?))
}

#[utoipa::path(tag = "rounds", request_body = NewErratum, responses((status = 200, body = Done)))]
#[post("/rounds/{round}/errata")]
async fn add_erratum(service: Data<Service>, of: OfRound, command: Command<NewErratum>) -> Answer<Done> {
    let (jury, one) = of.into_inner();
    Ok(Json(errata::add_erratum(&service, command.ctx, jury, one, command.body).await?))
}

#[utoipa::path(tag = "rounds", request_body = NextRound, responses((status = 200, body = Done)))]
#[post("/rounds/{round}/next")]
async fn prepare_next_round(
    service: Data<Service>,
    of: OfRound,
    command: Command<NextRound>,
) -> Answer<Done> {
    let (jury, one) = of.into_inner();
    Ok(Json(next_round::prepare_next_round(&service, command.ctx, jury, one, command.body).await?))
}

/// The outcome as a table for spreadsheets, for whoever may see it.
#[utoipa::path(tag = "rounds", responses((status = 200, body = String, content_type = "text/csv")))]
#[get("/rounds/{round}/result.csv")]
async fn export_result_csv(service: Data<Service>, of: OfRound, who: Anybody) -> Result<HttpResponse, No> {
    let (jury, one) = of.into_inner();
    let result = round_files::result(&service, jury, one, who.0).await?;
    // Spreadsheets read it as UTF-8 only with the mark at its beginning.
    let text = format!("\u{feff}{}", round_files::table(&result));
    Ok(file("text/csv; charset=utf-8", &format!("result-{one}.csv"), text))
}

/// The outcome for programs, for whoever may see it.
#[utoipa::path(tag = "rounds", responses((status = 200, body = RoundResult)))]
#[get("/rounds/{round}/result.json")]
async fn export_result_json(service: Data<Service>, of: OfRound, who: Anybody) -> Result<HttpResponse, No> {
    let (jury, one) = of.into_inner();
    let result = round_files::result(&service, jury, one, who.0).await?;
    Ok(file("application/json", &format!("result-{one}.json"), serde_json::to_string(&result)?))
}

fn file(kind: &str, name: &str, text: String) -> HttpResponse {
    HttpResponse::Ok()
        .content_type(kind)
        .insert_header((CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")))
        .insert_header((CACHE_CONTROL, "no-store"))
        .body(text)
}
