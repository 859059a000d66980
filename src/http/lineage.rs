//! Recommendations made of others, and suggestions brought up to date.

use actix_web::post;
use actix_web::web::{Data, Json, Path};

use super::auth::Command;
use super::routes::Routes;
use super::{Answer, OfJury};
use crate::actions::Done;
use crate::actions::lineage::{self, Merging, Splitting};
use crate::actions::recommendations::{self, NewAmendment};
use crate::jury::ids::{AmendmentId, JuryId, RecommendationId};
use crate::service::Service;

pub fn routes(routes: &mut Routes) {
    routes.service(rebase_amendment).service(merge_recommendations).service(split_recommendation);
}

#[utoipa::path(tag = "recommendations", request_body = NewAmendment, responses((status = 200, body = Done)))]
#[post("/amendments/{amendment}/rebase")]
async fn rebase_amendment(
    service: Data<Service>,
    of: Path<(JuryId, AmendmentId)>,
    command: Command<NewAmendment>,
) -> Answer<Done> {
    let (jury, one) = of.into_inner();
    Ok(Json(recommendations::rebase_amendment(&service, command.ctx, jury, one, command.body).await?))
}

#[utoipa::path(tag = "recommendations", request_body = Merging, responses((status = 200, body = Done)))]
#[post("/recommendations/merge")]
async fn merge_recommendations(
    service: Data<Service>,
    jury: OfJury,
    command: Command<Merging>,
) -> Answer<Done> {
    Ok(Json(lineage::merge_recommendations(&service, command.ctx, *jury, command.body).await?))
}

#[utoipa::path(tag = "recommendations", request_body = Splitting, responses((status = 200, body = Done)))]
#[post("/recommendations/{recommendation}/split")]
async fn split_recommendation(
    service: Data<Service>,
    of: Path<(JuryId, RecommendationId)>,
    command: Command<Splitting>,
) -> Answer<Done> {
    let (jury, one) = of.into_inner();
    Ok(Json(lineage::split_recommendation(&service, command.ctx, jury, one, command.body).await?))
}
