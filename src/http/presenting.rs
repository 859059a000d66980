//! The running order in which rooms present.

use actix_web::post;
use actix_web::web::{Data, Json, Path};

use super::Answer;
use super::auth::{Bare, Command};
use super::routes::Routes;
use crate::actions::Done;
use crate::actions::presenting::{self, Order};
use crate::jury::ids::{ItemId, JuryId, RoomId};
use crate::service::Service;

type OfSlot = Path<(JuryId, ItemId, RoomId)>;

pub fn routes(routes: &mut Routes) {
    routes.service(order_presenting).service(start_presenting).service(end_presenting);
}

#[utoipa::path(tag = "agenda", request_body = Order, responses((status = 200, body = Done)))]
#[post("/agenda/items/{item}/presenting")]
async fn order_presenting(
    service: Data<Service>,
    of: Path<(JuryId, ItemId)>,
    command: Command<Order>,
) -> Answer<Done> {
    let (jury, item) = of.into_inner();
    Ok(Json(presenting::order_presenting(&service, command.ctx, jury, item, command.body).await?))
}

#[utoipa::path(tag = "agenda", responses((status = 200, body = Done)))]
#[post("/agenda/items/{item}/presenting/{room}/start")]
async fn start_presenting(service: Data<Service>, of: OfSlot, command: Bare) -> Answer<Done> {
    let (jury, item, room) = of.into_inner();
    Ok(Json(presenting::start_presenting(&service, command.ctx, jury, item, room).await?))
}

#[utoipa::path(tag = "agenda", responses((status = 200, body = Done)))]
#[post("/agenda/items/{item}/presenting/{room}/end")]
async fn end_presenting(service: Data<Service>, of: OfSlot, command: Bare) -> Answer<Done> {
    let (jury, item, room) = of.into_inner();
    Ok(Json(presenting::end_presenting(&service, command.ctx, jury, item, room).await?))
}
