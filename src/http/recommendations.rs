//! Recommendations, suggested changes, minority statements.

use actix_web::post;
use actix_web::web::{Data, Json, Path};

use super::auth::{Bare, Command};
use super::routes::Routes;
use super::{Answer, OfJury};
use crate::actions::Done;
use crate::actions::evidence::Reason;
use crate::actions::recommendations::{self, NewAmendment, NewDraft};
use crate::actions::statements::{self, Signature, StatementText};
use crate::jury::ids::{AmendmentId, JuryId, RecommendationId, StatementId};
use crate::service::Service;

type OfRecommendation = Path<(JuryId, RecommendationId)>;
type OfAmendment = Path<(JuryId, AmendmentId)>;
type OfStatement = Path<(JuryId, StatementId)>;

pub fn routes(routes: &mut Routes) {
    routes
        .service(draft_recommendation)
        .service(table_recommendation)
        .service(present_recommendation)
        .service(withdraw_recommendation)
        .service(propose_amendment)
        .service(accept_amendment)
        .service(decline_amendment)
        .service(withdraw_amendment)
        .service(write_statement)
        .service(edit_statement)
        .service(withdraw_statement)
        .service(cosign_statement)
        .service(uncosign_statement);
}

#[utoipa::path(tag = "recommendations", request_body = NewDraft, responses((status = 200, body = Done)))]
#[post("/recommendations")]
async fn draft_recommendation(
    service: Data<Service>,
    jury: OfJury,
    command: Command<NewDraft>,
) -> Answer<Done> {
    Ok(Json(recommendations::draft_recommendation(&service, command.ctx, *jury, command.body).await?))
}

#[utoipa::path(tag = "recommendations", responses((status = 200, body = Done)))]
#[post("/recommendations/{recommendation}/table")]
async fn table_recommendation(service: Data<Service>, of: OfRecommendation, command: Bare) -> Answer<Done> {
    let (jury, one) = of.into_inner();
    Ok(Json(recommendations::table_recommendation(&service, command.ctx, jury, one).await?))
}

#[utoipa::path(tag = "recommendations", responses((status = 200, body = Done)))]
#[post("/recommendations/{recommendation}/present")]
async fn present_recommendation(service: Data<Service>, of: OfRecommendation, command: Bare) -> Answer<Done> {
    let (jury, one) = of.into_inner();
    Ok(Json(recommendations::present_recommendation(&service, command.ctx, jury, one).await?))
}

#[utoipa::path(tag = "recommendations", request_body = Reason, responses((status = 200, body = Done)))]
#[post("/recommendations/{recommendation}/withdraw")]
async fn withdraw_recommendation(
    service: Data<Service>,
    of: OfRecommendation,
    command: Command<Reason>,
) -> Answer<Done> {
    let (jury, one) = of.into_inner();
    Ok(Json(recommendations::withdraw_recommendation(&service, command.ctx, jury, one, command.body).await?))
}

#[utoipa::path(tag = "recommendations", request_body = NewAmendment, responses((status = 200, body = Done)))]
#[post("/recommendations/{recommendation}/amendments")]
async fn propose_amendment(
    service: Data<Service>,
    of: OfRecommendation,
    command: Command<NewAmendment>,
) -> Answer<Done> {
    let (jury, one) = of.into_inner();
    Ok(Json(recommendations::propose_amendment(&service, command.ctx, jury, one, command.body).await?))
}

#[utoipa::path(tag = "recommendations", responses((status = 200, body = Done)))]
#[post("/amendments/{amendment}/accept")]
async fn accept_amendment(service: Data<Service>, of: OfAmendment, command: Bare) -> Answer<Done> {
    let (jury, one) = of.into_inner();
    Ok(Json(recommendations::accept_amendment(&service, command.ctx, jury, one).await?))
}

#[utoipa::path(tag = "recommendations", request_body = Reason, responses((status = 200, body = Done)))]
#[post("/amendments/{amendment}/decline")]
async fn decline_amendment(
    service: Data<Service>,
    of: OfAmendment,
    command: Command<Reason>,
) -> Answer<Done> {
    let (jury, one) = of.into_inner();
    Ok(Json(recommendations::decline_amendment(&service, command.ctx, jury, one, command.body).await?))
}

#[utoipa::path(tag = "recommendations", responses((status = 200, body = Done)))]
#[post("/amendments/{amendment}/withdraw")]
async fn withdraw_amendment(service: Data<Service>, of: OfAmendment, command: Bare) -> Answer<Done> {
    let (jury, one) = of.into_inner();
    Ok(Json(recommendations::withdraw_amendment(&service, command.ctx, jury, one).await?))
}

#[utoipa::path(tag = "recommendations", request_body = StatementText, responses((status = 200, body = Done)))]
#[post("/recommendations/{recommendation}/statements")]
async fn write_statement(
    service: Data<Service>,
    of: OfRecommendation,
    command: Command<StatementText>,
) -> Answer<Done> {
    let (jury, one) = of.into_inner();
    Ok(Json(statements::write_statement(&service, command.ctx, jury, one, command.body).await?))
}

#[utoipa::path(tag = "recommendations", request_body = StatementText, responses((status = 200, body = Done)))]
#[post("/statements/{statement}/edit")]
async fn edit_statement(
    service: Data<Service>,
    of: OfStatement,
    command: Command<StatementText>,
) -> Answer<Done> {
    let (jury, one) = of.into_inner();
    Ok(Json(statements::edit_statement(&service, command.ctx, jury, one, command.body).await?))
}

#[utoipa::path(tag = "recommendations", responses((status = 200, body = Done)))]
#[post("/statements/{statement}/withdraw")]
async fn withdraw_statement(service: Data<Service>, of: OfStatement, command: Bare) -> Answer<Done> {
    let (jury, one) = of.into_inner();
    Ok(Json(statements::withdraw_statement(&service, command.ctx, jury, one).await?))
}

#[utoipa::path(tag = "recommendations", request_body = Signature, responses((status = 200, body = Done)))]
#[post("/statements/{statement}/cosign")]
async fn cosign_statement(
    service: Data<Service>,
    of: OfStatement,
    command: Command<Signature>,
) -> Answer<Done> {
    let (jury, one) = of.into_inner();
    Ok(Json(statements::cosign_statement(&service, command.ctx, jury, one, command.body).await?))
}

#[utoipa::path(tag = "recommendations", responses((status = 200, body = Done)))]
#[post("/statements/{statement}/uncosign")]
async fn uncosign_statement(service: Data<Service>, of: OfStatement, command: Bare) -> Answer<Done> {
    let (jury, one) = of.into_inner();
    Ok(Json(statements::uncosign_statement(&service, command.ctx, jury, one).await?))
}
