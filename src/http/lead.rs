//! Leading the hall: the lead, turns with everyone together, what rooms are told, their own time.

use actix_web::post;
use actix_web::web::{Data, Json, Path};

use super::routes::Routes;
use crate::actions::Done;
use crate::actions::lead::{self, Recall, RoomMinutes, Telling};
use crate::actions::recording::{self, Recording};
use crate::actions::turns::{self, TurnsSetting};
use crate::http::auth::{Bare, Command};
use crate::http::{Answer, OfJury};
use crate::jury::ids::{JuryId, RoomId};
use crate::service::Service;

type OfRoom = Path<(JuryId, RoomId)>;

pub fn routes(routes: &mut Routes) {
    routes
        .service(take_lead)
        .service(set_plenary_turns)
        .service(tell_rooms)
        .service(extend_room)
        .service(recall_room)
        .service(record_room);
}

#[utoipa::path(tag = "agenda", responses((status = 200, body = Done)))]
#[post("/lead")]
async fn take_lead(service: Data<Service>, jury: OfJury, command: Bare) -> Answer<Done> {
    Ok(Json(lead::take_lead(&service, command.ctx, *jury).await?))
}

#[utoipa::path(tag = "rooms", request_body = TurnsSetting, responses((status = 200, body = Done)))]
#[post("/plenary/turns")]
async fn set_plenary_turns(
    service: Data<Service>,
    jury: OfJury,
    command: Command<TurnsSetting>,
) -> Answer<Done> {
    Ok(Json(turns::set_plenary_turns(&service, command.ctx, *jury, command.body).await?))
}

#[utoipa::path(tag = "rooms", request_body = Telling, responses((status = 200, body = Done)))]
#[post("/rooms/tell")]
async fn tell_rooms(service: Data<Service>, jury: OfJury, command: Command<Telling>) -> Answer<Done> {
    Ok(Json(lead::tell_rooms(&service, command.ctx, *jury, command.body).await?))
}

#[utoipa::path(tag = "rooms", request_body = RoomMinutes, responses((status = 200, body = Done)))]
#[post("/rooms/{room}/extend")]
async fn extend_room(service: Data<Service>, of: OfRoom, command: Command<RoomMinutes>) -> Answer<Done> {
    let (jury, room) = of.into_inner();
    Ok(Json(lead::extend_room(&service, command.ctx, jury, room, command.body).await?))
}

#[utoipa::path(tag = "rooms", request_body = Recall, responses((status = 200, body = Done)))]
#[post("/rooms/{room}/recall")]
async fn recall_room(service: Data<Service>, of: OfRoom, command: Command<Recall>) -> Answer<Done> {
    let (jury, room) = of.into_inner();
    Ok(Json(lead::recall_room(&service, command.ctx, jury, room, command.body).await?))
}

#[utoipa::path(tag = "rooms", request_body = Recording, responses((status = 200, body = Done)))]
#[post("/rooms/{room}/recording")]
async fn record_room(service: Data<Service>, of: OfRoom, command: Command<Recording>) -> Answer<Done> {
    let (jury, room) = of.into_inner();
    Ok(Json(recording::record_room(&service, command.ctx, jury, room, command.body).await?))
}
