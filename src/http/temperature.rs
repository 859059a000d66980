//! Temperature checks.

use actix_web::web::{Data, Json, Path};
use actix_web::{HttpResponse, get, post};

use super::auth::{Anybody, Bare, Command};
use super::routes::Routes;
use super::topics::read;
use super::{Answer, OfJury};
use crate::actions::Done;
use crate::actions::temperature::{self, GivenFeeling, NewCheck};
use crate::jury::ids::{JuryId, TemperatureId};
use crate::jury::sight::Topic;
use crate::no::No;
use crate::service::Service;
use crate::views::Page;
use crate::views::temperature::TemperatureView;

type OfCheck = Path<(JuryId, TemperatureId)>;

pub fn routes(routes: &mut Routes) {
    routes
        .service(read_temperature)
        .service(ask_temperature)
        .service(give_temperature)
        .service(show_temperature)
        .service(end_temperature);
}

#[utoipa::path(tag = "topics", responses((status = 200, body = Page<TemperatureView>)))]
#[get("/temperature")]
async fn read_temperature(service: Data<Service>, jury: OfJury, who: Anybody) -> Result<HttpResponse, No> {
    read(&service, *jury, Topic::Temperature, who).await
}

#[utoipa::path(tag = "temperature", request_body = NewCheck, responses((status = 200, body = Done)))]
#[post("/temperature")]
async fn ask_temperature(service: Data<Service>, jury: OfJury, command: Command<NewCheck>) -> Answer<Done> {
    Ok(Json(temperature::ask_temperature(&service, command.ctx, *jury, command.body).await?))
}

#[utoipa::path(tag = "temperature", request_body = GivenFeeling, responses((status = 200, body = Done)))]
#[post("/temperature/{check}/answer")]
async fn give_temperature(
    service: Data<Service>,
    of: OfCheck,
    command: Command<GivenFeeling>,
) -> Answer<Done> {
    let (jury, check) = of.into_inner();
    Ok(Json(temperature::give_temperature(&service, command.ctx, jury, check, command.body).await?))
}

#[utoipa::path(tag = "temperature", responses((status = 200, body = Done)))]
#[post("/temperature/{check}/show")]
async fn show_temperature(service: Data<Service>, of: OfCheck, command: Bare) -> Answer<Done> {
    let (jury, check) = of.into_inner();
    Ok(Json(temperature::show_temperature(&service, command.ctx, jury, check).await?))
}

#[utoipa::path(tag = "temperature", responses((status = 200, body = Done)))]
#[post("/temperature/{check}/end")]
async fn end_temperature(service: Data<Service>, of: OfCheck, command: Bare) -> Answer<Done> {
    let (jury, check) = of.into_inner();
    Ok(Json(temperature::end_temperature(&service, command.ctx, jury, check).await?))
}
