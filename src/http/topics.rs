//! Reading a topic: byte for byte what the socket pushes.

use actix_web::http::header::CONTENT_DISPOSITION;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse, get};

use super::OfJury;
use super::auth::Anybody;
use super::problem::language;
use super::routes::Routes;
use crate::jury::ids::JuryId;
use crate::jury::sight::Topic;
use crate::no::No;
use crate::service::Service;
use crate::views::agenda::AgendaView;
use crate::views::calendar;
use crate::views::evidence::EvidenceView;
use crate::views::jury::JuryView;
use crate::views::me::MeView;
use crate::views::people::PeopleView;
use crate::views::recommendations::RecommendationsView;
use crate::views::results::ResultsView;
use crate::views::rounds::RoundsView;
use crate::views::{self, Page};

pub fn routes(routes: &mut Routes) {
    routes
        .service(read_jury)
        .service(read_people)
        .service(read_agenda)
        .service(export_agenda)
        .service(read_me)
        .service(read_evidence)
        .service(read_recommendations)
        .service(read_rounds)
        .service(read_results);
}

/// Answers a topic as whoever asks may see it.
pub async fn read(service: &Service, jury: JuryId, topic: Topic, who: Anybody) -> Result<HttpResponse, No> {
    let built = views::read(service, jury, topic, who.0, false).await?;
    Ok(HttpResponse::Ok().content_type("application/json").body(built.json.into_bytes()))
}

#[utoipa::path(tag = "topics", responses((status = 200, body = Page<JuryView>)))]
#[get("/jury")]
async fn read_jury(service: Data<Service>, jury: OfJury, who: Anybody) -> Result<HttpResponse, No> {
    read(&service, *jury, Topic::Jury, who).await
}

#[utoipa::path(tag = "topics", responses((status = 200, body = Page<AgendaView>)))]
#[get("/agenda")]
async fn read_agenda(service: Data<Service>, jury: OfJury, who: Anybody) -> Result<HttpResponse, No> {
    read(&service, *jury, Topic::Agenda, who).await
}

#[utoipa::path(tag = "topics", responses((status = 200, body = String, content_type = "text/calendar")))]
#[get("/agenda.ics")]
async fn export_agenda(
    service: Data<Service>,
    jury: OfJury,
    who: Anybody,
    request: HttpRequest,
) -> Result<HttpResponse, No> {
    let file = calendar::agenda(&service, *jury, who.0, language(&request)).await?;
    let named = "attachment; filename=\"agenda.ics\"";
    Ok(HttpResponse::Ok()
        .content_type("text/calendar; charset=utf-8")
        .insert_header((CONTENT_DISPOSITION, named))
        .body(file))
}

#[utoipa::path(tag = "topics", responses((status = 200, body = Page<PeopleView>)))]
#[get("/people")]
async fn read_people(service: Data<Service>, jury: OfJury, who: Anybody) -> Result<HttpResponse, No> {
    read(&service, *jury, Topic::People, who).await
}

#[utoipa::path(tag = "topics", responses((status = 200, body = Page<MeView>)))]
#[get("/me")]
async fn read_me(service: Data<Service>, jury: OfJury, who: Anybody) -> Result<HttpResponse, No> {
    read(&service, *jury, Topic::Me, who).await
}

#[utoipa::path(tag = "topics", responses((status = 200, body = Page<EvidenceView>)))]
#[get("/evidence")]
async fn read_evidence(service: Data<Service>, jury: OfJury, who: Anybody) -> Result<HttpResponse, No> {
    read(&service, *jury, Topic::Evidence, who).await
}

#[utoipa::path(tag = "topics", responses((status = 200, body = Page<RecommendationsView>)))]
#[get("/recommendations")]
async fn read_recommendations(
    service: Data<Service>,
    jury: OfJury,
    who: Anybody,
) -> Result<HttpResponse, No> {
    read(&service, *jury, Topic::Recommendations, who).await
}

#[utoipa::path(tag = "topics", responses((status = 200, body = Page<RoundsView>)))]
#[get("/rounds")]
async fn read_rounds(service: Data<Service>, jury: OfJury, who: Anybody) -> Result<HttpResponse, No> {
    read(&service, *jury, Topic::Rounds, who).await
}

#[utoipa::path(tag = "topics", responses((status = 200, body = Page<ResultsView>)))]
#[get("/results")]
async fn read_results(service: Data<Service>, jury: OfJury, who: Anybody) -> Result<HttpResponse, No> {
    read(&service, *jury, Topic::Results, who).await
}
