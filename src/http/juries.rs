//! Juries as a whole.

use actix_web::web::{Bytes, Data, Json};
use actix_web::{HttpResponse, get, post};
use futures_util::stream;

use super::auth::{Anybody, Bare, Command, Somebody};
use super::routes::Routes;
use super::{Answer, OfJury};
use crate::actions::Done;
use crate::actions::juries::{self, JuryEdit, NewJury};
use crate::jury::juries::ReadBack;
use crate::no::No;
use crate::service::Service;
use crate::views::mine::{self, JuriesView, WatchableView};
use crate::views::record;

pub fn routes(routes: &mut Routes) {
    routes.service(list_juries).service(list_watchable).service(create_jury);
}

pub fn of_jury(routes: &mut Routes) {
    routes
        .service(edit_jury)
        .service(make_ready)
        .service(start_jury)
        .service(read_back)
        .service(conclude_jury)
        .service(publish_jury)
        .service(renew_screen)
        .service(export_record);
}

#[utoipa::path(tag = "juries", responses((status = 200, body = JuriesView)))]
#[get("")]
async fn list_juries(service: Data<Service>, who: Somebody) -> Answer<JuriesView> {
    Ok(Json(mine::juries(&service, who.0).await?))
}

#[utoipa::path(tag = "juries", responses((status = 200, body = WatchableView)))]
#[get("/public")]
async fn list_watchable(service: Data<Service>) -> Answer<WatchableView> {
    Ok(Json(mine::watchable(&service).await?))
}

#[utoipa::path(tag = "juries", request_body = NewJury, responses((status = 200, body = Done)))]
#[post("")]
async fn create_jury(service: Data<Service>, command: Command<NewJury>) -> Answer<Done> {
    Ok(Json(juries::create_jury(&service, command.ctx, command.body).await?))
}

#[utoipa::path(tag = "juries", request_body = JuryEdit, responses((status = 200, body = Done)))]
#[post("/edit")]
async fn edit_jury(service: Data<Service>, jury: OfJury, command: Command<JuryEdit>) -> Answer<Done> {
    Ok(Json(juries::edit_jury(&service, command.ctx, *jury, command.body).await?))
}

#[utoipa::path(tag = "juries", responses((status = 200, body = Done)))]
#[post("/ready")]
async fn make_ready(service: Data<Service>, jury: OfJury, command: Bare) -> Answer<Done> {
    Ok(Json(juries::make_ready(&service, command.ctx, *jury).await?))
}

#[utoipa::path(tag = "juries", responses((status = 200, body = Done)))]
#[post("/start")]
async fn start_jury(service: Data<Service>, jury: OfJury, command: Bare) -> Answer<Done> {
    Ok(Json(juries::start_jury(&service, command.ctx, *jury).await?))
}

#[utoipa::path(tag = "juries", request_body = ReadBack, responses((status = 200, body = Done)))]
#[post("/read-back")]
async fn read_back(service: Data<Service>, jury: OfJury, command: Command<ReadBack>) -> Answer<Done> {
    Ok(Json(juries::read_back(&service, command.ctx, *jury, command.body).await?))
}

#[utoipa::path(tag = "juries", responses((status = 200, body = Done)))]
#[post("/conclude")]
async fn conclude_jury(service: Data<Service>, jury: OfJury, command: Bare) -> Answer<Done> {
    Ok(Json(juries::conclude_jury(&service, command.ctx, *jury).await?))
}

#[utoipa::path(tag = "juries", responses((status = 200, body = Done)))]
#[post("/publish")]
async fn publish_jury(service: Data<Service>, jury: OfJury, command: Bare) -> Answer<Done> {
    Ok(Json(juries::publish_jury(&service, command.ctx, *jury).await?))
}

#[utoipa::path(tag = "juries", responses((status = 200, body = Done)))]
#[post("/screen/renew")]
async fn renew_screen(service: Data<Service>, jury: OfJury, command: Bare) -> Answer<Done> {
    Ok(Json(juries::renew_screen(&service, command.ctx, *jury).await?))
}

#[utoipa::path(tag = "juries", responses((status = 200, body = String, content_type = "application/jsonl")))]
#[get("/record")]
async fn export_record(service: Data<Service>, jury: OfJury, who: Anybody) -> Result<HttpResponse, No> {
    let export = record::record(&service, *jury, who.0).await?;
    // What fails on the way breaks the answer off: a record without its head does not verify.
    let lines = stream::try_unfold(export, move |export| {
        let service = service.clone();
        async move {
            let piece = record::piece(&service, export).await?;
            Ok::<_, No>(piece.map(|(lines, export)| (Bytes::from(lines), export)))
        }
    });
    Ok(HttpResponse::Ok().content_type("application/jsonl").streaming(Box::pin(lines)))
}
