//! The agenda and the days.

use actix_web::post;
use actix_web::web::{Data, Json, Path};

use super::auth::{Bare, Command};
use super::routes::Routes;
use super::{Answer, OfJury};
use crate::actions::Done;
use crate::actions::agenda::{self, Closing, Minutes, NewItem, Place, Ready, Taking};
use crate::jury::days::DayChange;
use crate::jury::ids::{ItemId, JuryId};
use crate::jury::item::ItemPlan;
use crate::service::Service;

type OfItem = Path<(JuryId, ItemId)>;
type OfDay = Path<(JuryId, u8)>;

pub fn routes(routes: &mut Routes) {
    routes
        .service(add_item)
        .service(edit_item)
        .service(move_item)
        .service(remove_item)
        .service(open_item)
        .service(extend_item)
        .service(take_minutes)
        .service(close_item)
        .service(reopen_item)
        .service(skip_item)
        .service(restore_item)
        .service(say_ready)
        .service(add_day)
        .service(change_day)
        .service(remove_day)
        .service(start_day)
        .service(end_day);
}

#[utoipa::path(tag = "agenda", request_body = NewItem, responses((status = 200, body = Done)))]
#[post("/agenda/items")]
async fn add_item(service: Data<Service>, jury: OfJury, command: Command<NewItem>) -> Answer<Done> {
    Ok(Json(agenda::add_item(&service, command.ctx, *jury, command.body).await?))
}

#[utoipa::path(tag = "agenda", request_body = ItemPlan, responses((status = 200, body = Done)))]
#[post("/agenda/items/{item}/edit")]
async fn edit_item(service: Data<Service>, of: OfItem, command: Command<ItemPlan>) -> Answer<Done> {
    let (jury, item) = of.into_inner();
    Ok(Json(agenda::edit_item(&service, command.ctx, jury, item, command.body).await?))
}

#[utoipa::path(tag = "agenda", request_body = Place, responses((status = 200, body = Done)))]
#[post("/agenda/items/{item}/move")]
async fn move_item(service: Data<Service>, of: OfItem, command: Command<Place>) -> Answer<Done> {
    let (jury, item) = of.into_inner();
    Ok(Json(agenda::move_item(&service, command.ctx, jury, item, command.body).await?))
}

#[utoipa::path(tag = "agenda", responses((status = 200, body = Done)))]
#[post("/agenda/items/{item}/remove")]
async fn remove_item(service: Data<Service>, of: OfItem, command: Bare) -> Answer<Done> {
    let (jury, item) = of.into_inner();
    Ok(Json(agenda::remove_item(&service, command.ctx, jury, item).await?))
}

#[utoipa::path(tag = "agenda", responses((status = 200, body = Done)))]
#[post("/agenda/items/{item}/open")]
async fn open_item(service: Data<Service>, of: OfItem, command: Bare) -> Answer<Done> {
    let (jury, item) = of.into_inner();
    Ok(Json(agenda::open_item(&service, command.ctx, jury, item).await?))
}

#[utoipa::path(tag = "agenda", request_body = Minutes, responses((status = 200, body = Done)))]
#[post("/agenda/items/{item}/extend")]
async fn extend_item(service: Data<Service>, of: OfItem, command: Command<Minutes>) -> Answer<Done> {
    let (jury, item) = of.into_inner();
    Ok(Json(agenda::extend_item(&service, command.ctx, jury, item, command.body).await?))
}

#[utoipa::path(tag = "agenda", request_body = Taking, responses((status = 200, body = Done)))]
#[post("/agenda/items/{item}/take")]
async fn take_minutes(service: Data<Service>, of: OfItem, command: Command<Taking>) -> Answer<Done> {
    let (jury, item) = of.into_inner();
    Ok(Json(agenda::take_minutes(&service, command.ctx, jury, item, command.body).await?))
}

#[utoipa::path(tag = "agenda", request_body = Closing, responses((status = 200, body = Done)))]
#[post("/agenda/items/{item}/close")]
async fn close_item(service: Data<Service>, of: OfItem, command: Command<Closing>) -> Answer<Done> {
    let (jury, item) = of.into_inner();
    Ok(Json(agenda::close_item(&service, command.ctx, jury, item, command.body).await?))
}

#[utoipa::path(tag = "agenda", request_body = Minutes, responses((status = 200, body = Done)))]
#[post("/agenda/items/{item}/reopen")]
async fn reopen_item(service: Data<Service>, of: OfItem, command: Command<Minutes>) -> Answer<Done> {
    let (jury, item) = of.into_inner();
    Ok(Json(agenda::reopen_item(&service, command.ctx, jury, item, command.body).await?))
}

#[utoipa::path(tag = "agenda", responses((status = 200, body = Done)))]
#[post("/agenda/items/{item}/skip")]
async fn skip_item(service: Data<Service>, of: OfItem, command: Bare) -> Answer<Done> {
    let (jury, item) = of.into_inner();
    Ok(Json(agenda::skip_item(&service, command.ctx, jury, item).await?))
}

#[utoipa::path(tag = "agenda", responses((status = 200, body = Done)))]
#[post("/agenda/items/{item}/restore")]
async fn restore_item(service: Data<Service>, of: OfItem, command: Bare) -> Answer<Done> {
    let (jury, item) = of.into_inner();
    Ok(Json(agenda::restore_item(&service, command.ctx, jury, item).await?))
}

#[utoipa::path(tag = "agenda", request_body = Ready, responses((status = 200, body = Done)))]
#[post("/agenda/items/{item}/ready")]
async fn say_ready(service: Data<Service>, of: OfItem, command: Command<Ready>) -> Answer<Done> {
    let (jury, item) = of.into_inner();
    Ok(Json(agenda::say_ready(&service, command.ctx, jury, item, command.body).await?))
}

#[utoipa::path(tag = "agenda", request_body = DayChange, responses((status = 200, body = Done)))]
#[post("/agenda/days")]
async fn add_day(service: Data<Service>, jury: OfJury, command: Command<DayChange>) -> Answer<Done> {
    Ok(Json(agenda::add_day(&service, command.ctx, *jury, command.body).await?))
}

#[utoipa::path(tag = "agenda", request_body = DayChange, responses((status = 200, body = Done)))]
#[post("/agenda/days/{day}/change")]
async fn change_day(service: Data<Service>, of: OfDay, command: Command<DayChange>) -> Answer<Done> {
    let (jury, day) = of.into_inner();
    Ok(Json(agenda::change_day(&service, command.ctx, jury, day, command.body).await?))
}

#[utoipa::path(tag = "agenda", responses((status = 200, body = Done)))]
#[post("/agenda/days/{day}/remove")]
async fn remove_day(service: Data<Service>, of: OfDay, command: Bare) -> Answer<Done> {
    let (jury, day) = of.into_inner();
    Ok(Json(agenda::remove_day(&service, command.ctx, jury, day).await?))
}

#[utoipa::path(tag = "agenda", responses((status = 200, body = Done)))]
#[post("/agenda/days/{day}/start")]
async fn start_day(service: Data<Service>, of: OfDay, command: Bare) -> Answer<Done> {
    let (jury, day) = of.into_inner();
    Ok(Json(agenda::start_day(&service, command.ctx, jury, day).await?))
}

#[utoipa::path(tag = "agenda", responses((status = 200, body = Done)))]
#[post("/agenda/days/{day}/end")]
async fn end_day(service: Data<Service>, of: OfDay, command: Bare) -> Answer<Done> {
    let (jury, day) = of.into_inner();
    Ok(Json(agenda::end_day(&service, command.ctx, jury, day).await?))
}
