//! How jurors vote in secret: their way, the voting point, and counting paper.

use actix_web::web::{Data, Json, Path};
use actix_web::{get, post};

use super::auth::{Bare, Command, Somebody};
use super::routes::Routes;
use super::{Answer, OfJury};
use crate::actions::Done;
use crate::actions::voting::{self, WayWish};
use crate::jury::ids::{JuryId, PersonId, RoundId};
use crate::jury::tally::Paper;
use crate::service::Service;
use crate::views::mine::{self, VotingPoint};

pub fn routes(routes: &mut Routes) {
    routes
        .service(set_way)
        .service(open_voting_point)
        .service(close_voting_point)
        .service(voting_point_token)
        .service(count_paper)
        .service(paper_to_point);
}

#[utoipa::path(tag = "rounds", request_body = WayWish, responses((status = 200, body = Done)))]
#[post("/people/{person}/way")]
async fn set_way(
    service: Data<Service>,
    of: Path<(JuryId, PersonId)>,
    command: Command<WayWish>,
) -> Answer<Done> {
    let (jury, person) = of.into_inner();
    Ok(Json(voting::set_way(&service, command.ctx, jury, person, command.body).await?))
}

#[utoipa::path(tag = "rounds", responses((status = 200, body = Done)))]
#[post("/voting-point/open")]
async fn open_voting_point(service: Data<Service>, jury: OfJury, command: Bare) -> Answer<Done> {
    Ok(Json(voting::open_voting_point(&service, command.ctx, *jury).await?))
}

#[utoipa::path(tag = "rounds", responses((status = 200, body = Done)))]
#[post("/voting-point/close")]
async fn close_voting_point(service: Data<Service>, jury: OfJury, command: Bare) -> Answer<Done> {
    Ok(Json(voting::close_voting_point(&service, command.ctx, *jury).await?))
}

/// The secret of the open voting point, for the device that becomes it.
#[utoipa::path(tag = "rounds", responses((status = 200, body = VotingPoint)))]
#[get("/voting-point")]
async fn voting_point_token(service: Data<Service>, jury: OfJury, who: Somebody) -> Answer<VotingPoint> {
    Ok(Json(mine::voting_point(&service, *jury, who.0).await?))
}

#[utoipa::path(tag = "rounds", request_body = Paper, responses((status = 200, body = Done)))]
#[post("/rounds/{round}/paper")]
async fn count_paper(
    service: Data<Service>,
    of: Path<(JuryId, RoundId)>,
    command: Command<Paper>,
) -> Answer<Done> {
    let (jury, round) = of.into_inner();
    Ok(Json(voting::count_paper(&service, command.ctx, jury, round, command.body).await?))
}

#[utoipa::path(tag = "rounds", responses((status = 200, body = Done)))]
#[post("/rounds/{round}/paper-to-point")]
async fn paper_to_point(service: Data<Service>, of: Path<(JuryId, RoundId)>, command: Bare) -> Answer<Done> {
    let (jury, round) = of.into_inner();
    Ok(Json(voting::paper_to_point(&service, command.ctx, jury, round).await?))
}
