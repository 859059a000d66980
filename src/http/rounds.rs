//! Consensus rounds and their ballots.

use actix_web::post;
use actix_web::web::{Data, Json, Path};

use super::auth::{Bare, Command};
use super::routes::Routes;
use super::{Answer, OfJury};
use crate::actions::Done;
use crate::actions::ballots::{self, CastBallot, EnterBallot};
use crate::actions::evidence::Reason;
use crate::actions::rounds::{self, RoundPlan};
use crate::jury::ids::{JuryId, RoundId};
use crate::service::Service;

type OfRound = Path<(JuryId, RoundId)>;

pub fn routes(routes: &mut Routes) {
    routes
        .service(plan_round)
        .service(edit_round)
        .service(open_round)
        .service(close_round)
        .service(reveal_round)
        .service(publish_round)
        .service(void_round)
        .service(cast_ballot)
        .service(enter_ballot);
}

#[utoipa::path(tag = "rounds", request_body = RoundPlan, responses((status = 200, body = Done)))]
#[post("/rounds")]
async fn plan_round(service: Data<Service>, jury: OfJury, command: Command<RoundPlan>) -> Answer<Done> {
    Ok(Json(rounds::plan_round(&service, command.ctx, *jury, command.body).await?))
}

#[utoipa::path(tag = "rounds", request_body = RoundPlan, responses((status = 200, body = Done)))]
#[post("/rounds/{round}/edit")]
async fn edit_round(service: Data<Service>, of: OfRound, command: Command<RoundPlan>) -> Answer<Done> {
    let (jury, one) = of.into_inner();
    Ok(Json(rounds::edit_round(&service, command.ctx, jury, one, command.body).await?))
}

#[utoipa::path(tag = "rounds", responses((status = 200, body = Done)))]
#[post("/rounds/{round}/open")]
async fn open_round(service: Data<Service>, of: OfRound, command: Bare) -> Answer<Done> {
    let (jury, one) = of.into_inner();
    Ok(Json(rounds::open_round(&service, command.ctx, jury, one).await?))
}

#[utoipa::path(tag = "rounds", responses((status = 200, body = Done)))]
#[post("/rounds/{round}/close")]
async fn close_round(service: Data<Service>, of: OfRound, command: Bare) -> Answer<Done> {
    let (jury, one) = of.into_inner();
    Ok(Json(rounds::close_round(&service, command.ctx, jury, one).await?))
}

#[utoipa::path(tag = "rounds", responses((status = 200, body = Done)))]
#[post("/rounds/{round}/reveal")]
async fn reveal_round(service: Data<Service>, of: OfRound, command: Bare) -> Answer<Done> {
    let (jury, one) = of.into_inner();
    Ok(Json(rounds::reveal_round(&service, command.ctx, jury, one).await?))
}

#[utoipa::path(tag = "rounds", responses((status = 200, body = Done)))]
#[post("/rounds/{round}/publish")]
async fn publish_round(service: Data<Service>, of: OfRound, command: Bare) -> Answer<Done> {
    let (jury, one) = of.into_inner();
    Ok(Json(rounds::publish_round(&service, command.ctx, jury, one).await?))
}

#[utoipa::path(tag = "rounds", request_body = Reason, responses((status = 200, body = Done)))]
#[post("/rounds/{round}/void")]
async fn void_round(service: Data<Service>, of: OfRound, command: Command<Reason>) -> Answer<Done> {
    let (jury, one) = of.into_inner();
    Ok(Json(rounds::void_round(&service, command.ctx, jury, one, command.body).await?))
}

#[utoipa::path(tag = "rounds", request_body = CastBallot, responses((status = 200, body = Done)))]
#[post("/rounds/{round}/ballots")]
async fn cast_ballot(service: Data<Service>, of: OfRound, command: Command<CastBallot>) -> Answer<Done> {
    let (jury, one) = of.into_inner();
    Ok(Json(ballots::cast_ballot(&service, command.ctx, jury, one, command.body).await?))
}

#[utoipa::path(tag = "rounds", request_body = EnterBallot, responses((status = 200, body = Done)))]
#[post("/rounds/{round}/ballots/enter")]
async fn enter_ballot(service: Data<Service>, of: OfRound, command: Command<EnterBallot>) -> Answer<Done> {
    let (jury, one) = of.into_inner();
    Ok(Json(ballots::enter_ballot(&service, command.ctx, jury, one, command.body).await?))
}
