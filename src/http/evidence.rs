//! Evidence.

use actix_web::post;
use actix_web::web::{Data, Json, Path};

use super::auth::{Bare, Command};
use super::routes::Routes;
use super::{Answer, OfJury};
use crate::actions::Done;
use crate::actions::evidence::{self, EvidenceText, Reason};
use crate::jury::ids::{EvidenceId, JuryId};
use crate::service::Service;

type OfEvidence = Path<(JuryId, EvidenceId)>;

pub fn routes(routes: &mut Routes) {
    routes
        .service(draft_evidence)
        .service(edit_evidence)
        .service(submit_evidence)
        .service(publish_evidence)
        .service(return_evidence)
        .service(withdraw_evidence);
}

#[utoipa::path(tag = "evidence", request_body = EvidenceText, responses((status = 200, body = Done)))]
#[post("/evidence")]
async fn draft_evidence(
    service: Data<Service>,
    jury: OfJury,
    command: Command<EvidenceText>,
) -> Answer<Done> {
    Ok(Json(evidence::draft_evidence(&service, command.ctx, *jury, command.body).await?))
}

#[utoipa::path(tag = "evidence", request_body = EvidenceText, responses((status = 200, body = Done)))]
#[post("/evidence/{evidence}/edit")]
async fn edit_evidence(
    service: Data<Service>,
    of: OfEvidence,
    command: Command<EvidenceText>,
) -> Answer<Done> {
    let (jury, one) = of.into_inner();
    Ok(Json(evidence::edit_evidence(&service, command.ctx, jury, one, command.body).await?))
}

#[utoipa::path(tag = "evidence", responses((status = 200, body = Done)))]
#[post("/evidence/{evidence}/submit")]
async fn submit_evidence(service: Data<Service>, of: OfEvidence, command: Bare) -> Answer<Done> {
    let (jury, one) = of.into_inner();
    Ok(Json(evidence::submit_evidence(&service, command.ctx, jury, one).await?))
}

#[utoipa::path(tag = "evidence", responses((status = 200, body = Done)))]
#[post("/evidence/{evidence}/publish")]
async fn publish_evidence(service: Data<Service>, of: OfEvidence, command: Bare) -> Answer<Done> {
    let (jury, one) = of.into_inner();
    Ok(Json(evidence::publish_evidence(&service, command.ctx, jury, one).await?))
}

#[utoipa::path(tag = "evidence", request_body = Reason, responses((status = 200, body = Done)))]
#[post("/evidence/{evidence}/return")]
async fn return_evidence(service: Data<Service>, of: OfEvidence, command: Command<Reason>) -> Answer<Done> {
    let (jury, one) = of.into_inner();
    Ok(Json(evidence::return_evidence(&service, command.ctx, jury, one, command.body).await?))
}

#[utoipa::path(tag = "evidence", request_body = Reason, responses((status = 200, body = Done)))]
#[post("/evidence/{evidence}/withdraw")]
async fn withdraw_evidence(service: Data<Service>, of: OfEvidence, command: Command<Reason>) -> Answer<Done> {
    let (jury, one) = of.into_inner();
    Ok(Json(evidence::withdraw_evidence(&service, command.ctx, jury, one, command.body).await?))
}
