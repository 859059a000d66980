//! Rooms: made and entered, turns to speak, issues and solutions.

use actix_web::web::{Data, Json, Path};
use actix_web::{HttpResponse, get, post};

use super::routes::Routes;
use crate::actions::Done;
use crate::actions::allotment::{self, NewRooms, RoomsPreview};
use crate::actions::lists::{self, EntryEdit, EntrySupport, NewEntry, Settling};
use crate::actions::rooms;
use crate::actions::seats::{self, Seat};
use crate::actions::signals::{self, NewSignal, Relayed};
use crate::actions::starting_points::{self, NewStartingPoint};
use crate::actions::turns::{self, Giving, Hand, TurnsSetting};
use crate::http::auth::{Anybody, Bare, Body, Command, Somebody};
use crate::http::topics::read;
use crate::http::{Answer, OfJury};
use crate::jury::ids::{EntryId, JuryId, RoomId, StartingPointId, TurnId};
use crate::jury::sight::Topic;
use crate::no::No;
use crate::service::Service;
use crate::views::Page;
use crate::views::room::RoomView;
use crate::views::rooms::RoomsView;

type OfRoom = Path<(JuryId, RoomId)>;
type OfTurn = Path<(JuryId, RoomId, TurnId)>;
type OfEntry = Path<(JuryId, RoomId, EntryId)>;
type OfPoint = Path<(JuryId, RoomId, StartingPointId)>;

pub fn routes(routes: &mut Routes) {
    routes
        .service(read_rooms)
        .service(load_starting_points)
        .service(preview_rooms)
        .service(make_rooms)
        .service(read_room)
        .service(seat_juror)
        .service(enter_room)
        .service(leave_room)
        .service(call_facilitator)
        .service(answer_call)
        .service(take_back_call)
        .service(set_turns)
        .service(raise_hand)
        .service(lower_hand)
        .service(next_turn)
        .service(finish_turn)
        .service(give_turn)
        .service(add_entry)
        .service(edit_entry)
        .service(withdraw_entry)
        .service(support_entry)
        .service(settle_starting_point)
        .service(send_signal);
}

#[utoipa::path(tag = "topics", responses((status = 200, body = Page<RoomsView>)))]
#[get("/rooms")]
async fn read_rooms(service: Data<Service>, jury: OfJury, who: Anybody) -> Result<HttpResponse, No> {
    read(&service, *jury, Topic::Rooms, who).await
}

#[utoipa::path(tag = "topics", responses((status = 200, body = Page<RoomView>)))]
#[get("/rooms/{room}")]
async fn read_room(service: Data<Service>, of: OfRoom, who: Anybody) -> Result<HttpResponse, No> {
    let (jury, room) = of.into_inner();
    read(&service, jury, Topic::Room(room), who).await
}

#[utoipa::path(tag = "rooms", request_body = Vec<NewStartingPoint>, responses((status = 200, body = Done)))]
#[post("/starting-points")]
async fn load_starting_points(
    service: Data<Service>,
    jury: OfJury,
    command: Command<Vec<NewStartingPoint>>,
) -> Answer<Done> {
    Ok(Json(starting_points::load_starting_points(&service, command.ctx, *jury, command.body).await?))
}

/// Stores nothing, and so needs no idempotency key.
#[utoipa::path(tag = "rooms", request_body = NewRooms, responses((status = 200, body = RoomsPreview)))]
#[post("/rooms/preview")]
async fn preview_rooms(
    service: Data<Service>,
    jury: OfJury,
    who: Somebody,
    body: Body<NewRooms>,
) -> Answer<RoomsPreview> {
    Ok(Json(allotment::preview_rooms(&service, who.0, *jury, body.0).await?))
}

#[utoipa::path(tag = "rooms", request_body = NewRooms, responses((status = 200, body = Done)))]
#[post("/rooms")]
async fn make_rooms(service: Data<Service>, jury: OfJury, command: Command<NewRooms>) -> Answer<Done> {
    Ok(Json(allotment::make_rooms(&service, command.ctx, *jury, command.body).await?))
}

#[utoipa::path(tag = "rooms", request_body = Seat, responses((status = 200, body = Done)))]
#[post("/rooms/{room}/seats")]
async fn seat_juror(service: Data<Service>, of: OfRoom, command: Command<Seat>) -> Answer<Done> {
    let (jury, room) = of.into_inner();
    Ok(Json(seats::seat_juror(&service, command.ctx, jury, room, command.body).await?))
}

#[utoipa::path(tag = "rooms", responses((status = 200, body = Done)))]
#[post("/rooms/{room}/enter")]
async fn enter_room(service: Data<Service>, of: OfRoom, command: Bare) -> Answer<Done> {
    let (jury, room) = of.into_inner();
    Ok(Json(rooms::enter_room(&service, command.ctx, jury, room).await?))
}

#[utoipa::path(tag = "rooms", responses((status = 200, body = Done)))]
#[post("/rooms/{room}/leave")]
async fn leave_room(service: Data<Service>, of: OfRoom, command: Bare) -> Answer<Done> {
    let (jury, room) = of.into_inner();
    Ok(Json(rooms::leave_room(&service, command.ctx, jury, room).await?))
}

#[utoipa::path(tag = "rooms", responses((status = 200, body = Done)))]
#[post("/rooms/{room}/call")]
async fn call_facilitator(service: Data<Service>, of: OfRoom, command: Bare) -> Answer<Done> {
    let (jury, room) = of.into_inner();
    Ok(Json(rooms::call_facilitator(&service, command.ctx, jury, room).await?))
}

#[utoipa::path(tag = "rooms", responses((status = 200, body = Done)))]
#[post("/rooms/{room}/call/answer")]
async fn answer_call(service: Data<Service>, of: OfRoom, command: Bare) -> Answer<Done> {
    let (jury, room) = of.into_inner();
    Ok(Json(rooms::answer_call(&service, command.ctx, jury, room).await?))
}

#[utoipa::path(tag = "rooms", responses((status = 200, body = Done)))]
#[post("/rooms/{room}/call/take-back")]
async fn take_back_call(service: Data<Service>, of: OfRoom, command: Bare) -> Answer<Done> {
    let (jury, room) = of.into_inner();
    Ok(Json(rooms::take_back_call(&service, command.ctx, jury, room).await?))
}

#[utoipa::path(tag = "rooms", request_body = TurnsSetting, responses((status = 200, body = Done)))]
#[post("/rooms/{room}/turns")]
async fn set_turns(service: Data<Service>, of: OfRoom, command: Command<TurnsSetting>) -> Answer<Done> {
    let (jury, room) = of.into_inner();
    Ok(Json(turns::set_turns(&service, command.ctx, jury, room, command.body).await?))
}

#[utoipa::path(tag = "rooms", request_body = Hand, responses((status = 200, body = Done)))]
#[post("/rooms/{room}/hands")]
async fn raise_hand(service: Data<Service>, of: OfRoom, command: Command<Hand>) -> Answer<Done> {
    let (jury, room) = of.into_inner();
    Ok(Json(turns::raise_hand(&service, command.ctx, jury, room, command.body).await?))
}

#[utoipa::path(tag = "rooms", responses((status = 200, body = Done)))]
#[post("/rooms/{room}/hands/{turn}/lower")]
async fn lower_hand(service: Data<Service>, of: OfTurn, command: Bare) -> Answer<Done> {
    let (jury, room, turn) = of.into_inner();
    Ok(Json(turns::lower_hand(&service, command.ctx, jury, room, turn).await?))
}

#[utoipa::path(tag = "rooms", responses((status = 200, body = Done)))]
#[post("/rooms/{room}/turns/next")]
async fn next_turn(service: Data<Service>, of: OfRoom, command: Bare) -> Answer<Done> {
    let (jury, room) = of.into_inner();
    Ok(Json(turns::next_turn(&service, command.ctx, jury, room).await?))
}

#[utoipa::path(tag = "rooms", responses((status = 200, body = Done)))]
#[post("/rooms/{room}/turns/finish")]
async fn finish_turn(service: Data<Service>, of: OfRoom, command: Bare) -> Answer<Done> {
    let (jury, room) = of.into_inner();
    Ok(Json(turns::finish_turn(&service, command.ctx, jury, room).await?))
}

#[utoipa::path(tag = "rooms", request_body = Giving, responses((status = 200, body = Done)))]
#[post("/rooms/{room}/turns/{turn}/give")]
async fn give_turn(service: Data<Service>, of: OfTurn, command: Command<Giving>) -> Answer<Done> {
    let (jury, room, turn) = of.into_inner();
    Ok(Json(turns::give_turn(&service, command.ctx, jury, room, turn, command.body).await?))
}

#[utoipa::path(tag = "rooms", request_body = NewEntry, responses((status = 200, body = Done)))]
#[post("/rooms/{room}/entries")]
async fn add_entry(service: Data<Service>, of: OfRoom, command: Command<NewEntry>) -> Answer<Done> {
    let (jury, room) = of.into_inner();
    Ok(Json(lists::add_entry(&service, command.ctx, jury, room, command.body).await?))
}

#[utoipa::path(tag = "rooms", request_body = EntryEdit, responses((status = 200, body = Done)))]
#[post("/rooms/{room}/entries/{entry}/edit")]
async fn edit_entry(service: Data<Service>, of: OfEntry, command: Command<EntryEdit>) -> Answer<Done> {
    let (jury, room, entry) = of.into_inner();
    Ok(Json(lists::edit_entry(&service, command.ctx, jury, room, entry, command.body).await?))
}

#[utoipa::path(tag = "rooms", responses((status = 200, body = Done)))]
#[post("/rooms/{room}/entries/{entry}/withdraw")]
async fn withdraw_entry(service: Data<Service>, of: OfEntry, command: Bare) -> Answer<Done> {
    let (jury, room, entry) = of.into_inner();
    Ok(Json(lists::withdraw_entry(&service, command.ctx, jury, room, entry).await?))
}

#[utoipa::path(tag = "rooms", request_body = EntrySupport, responses((status = 200, body = Done)))]
#[post("/rooms/{room}/entries/{entry}/support")]
async fn support_entry(service: Data<Service>, of: OfEntry, command: Command<EntrySupport>) -> Answer<Done> {
    let (jury, room, entry) = of.into_inner();
    Ok(Json(lists::support_entry(&service, command.ctx, jury, room, entry, command.body).await?))
}

#[utoipa::path(tag = "rooms", request_body = Settling, responses((status = 200, body = Done)))]
#[post("/rooms/{room}/starting-points/{point}/settle")]
async fn settle_starting_point(
    service: Data<Service>,
    of: OfPoint,
    command: Command<Settling>,
) -> Answer<Done> {
    let (jury, room, point) = of.into_inner();
    Ok(Json(lists::settle_starting_point(&service, command.ctx, jury, room, point, command.body).await?))
}

/// Stores nothing, and so needs no idempotency key.
#[utoipa::path(tag = "rooms", request_body = NewSignal, responses((status = 200, body = Relayed)))]
#[post("/rooms/{room}/signals")]
async fn send_signal(
    service: Data<Service>,
    of: OfRoom,
    who: Somebody,
    body: Body<NewSignal>,
) -> Answer<Relayed> {
    let (jury, room) = of.into_inner();
    Ok(Json(signals::send_signal(&service, who.0, jury, room, body.0).await?))
}
