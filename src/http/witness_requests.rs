//! Whom else the jury wants to hear.

use actix_web::post;
use actix_web::web::{Data, Json, Path};

use super::auth::{Bare, Command};
use super::routes::Routes;
use super::{Answer, OfJury};
use crate::actions::Done;
use crate::actions::questions::Wanting;
use crate::actions::witness_requests::{self, NewWitnessRequest, WitnessDecision};
use crate::jury::ids::{JuryId, WitnessRequestId};
use crate::service::Service;

type OfRequest = Path<(JuryId, WitnessRequestId)>;

pub fn routes(routes: &mut Routes) {
    routes
        .service(request_witness)
        .service(support_witness_request)
        .service(withdraw_witness_request)
        .service(decide_witness_request);
}

#[utoipa::path(tag = "questions", request_body = NewWitnessRequest, responses((status = 200, body = Done)))]
#[post("/witness-requests")]
async fn request_witness(
    service: Data<Service>,
    jury: OfJury,
    command: Command<NewWitnessRequest>,
) -> Answer<Done> {
    Ok(Json(witness_requests::request_witness(&service, command.ctx, *jury, command.body).await?))
}

#[utoipa::path(tag = "questions", request_body = Wanting, responses((status = 200, body = Done)))]
#[post("/witness-requests/{request}/support")]
async fn support_witness_request(
    service: Data<Service>,
    of: OfRequest,
    command: Command<Wanting>,
) -> Answer<Done> {
    let (jury, one) = of.into_inner();
    Ok(Json(witness_requests::support_witness_request(&service, command.ctx, jury, one, command.body).await?))
}

#[utoipa::path(tag = "questions", responses((status = 200, body = Done)))]
#[post("/witness-requests/{request}/withdraw")]
async fn withdraw_witness_request(service: Data<Service>, of: OfRequest, command: Bare) -> Answer<Done> {
    let (jury, one) = of.into_inner();
    Ok(Json(witness_requests::withdraw_witness_request(&service, command.ctx, jury, one).await?))
}

#[utoipa::path(tag = "questions", request_body = WitnessDecision, responses((status = 200, body = Done)))]
#[post("/witness-requests/{request}/decide")]
async fn decide_witness_request(
    service: Data<Service>,
    of: OfRequest,
    command: Command<WitnessDecision>,
) -> Answer<Done> {
    let (jury, one) = of.into_inner();
    Ok(Json(witness_requests::decide_witness_request(&service, command.ctx, jury, one, command.body).await?))
}
