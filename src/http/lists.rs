//! What is done with issues and solutions: arguments, putting together, headings, citations.

use actix_web::post;
use actix_web::web::{Data, Json, Path};

use super::routes::Routes;
use crate::actions::Done;
use crate::actions::arguments::{self, NewArgument};
use crate::actions::citations::{self, NewCitation};
use crate::actions::merging::{self, EntryMerging, EntryPlace, GroupTitle, NewGroup};
use crate::http::auth::{Bare, Command};
use crate::http::{Answer, OfJury};
use crate::jury::ids::{ArgumentId, CitationId, EntryId, GroupId, JuryId, MergeId, RoomId};
use crate::service::Service;

type OfRoom = Path<(JuryId, RoomId)>;
type OfEntry = Path<(JuryId, RoomId, EntryId)>;
type OfArgument = Path<(JuryId, RoomId, ArgumentId)>;
type OfMerge = Path<(JuryId, RoomId, MergeId)>;
type OfGroup = Path<(JuryId, RoomId, GroupId)>;
type OfCitation = Path<(JuryId, CitationId)>;

pub fn routes(routes: &mut Routes) {
    routes
        .service(argue_entry)
        .service(withdraw_argument)
        .service(merge_entries)
        .service(split_entries)
        .service(group_entries)
        .service(rename_group)
        .service(place_entry)
        .service(cite_evidence)
        .service(uncite_evidence);
}

#[utoipa::path(tag = "rooms", request_body = NewArgument, responses((status = 200, body = Done)))]
#[post("/rooms/{room}/entries/{entry}/arguments")]
async fn argue_entry(service: Data<Service>, of: OfEntry, command: Command<NewArgument>) -> Answer<Done> {
    let (jury, room, entry) = of.into_inner();
    Ok(Json(arguments::argue_entry(&service, command.ctx, jury, room, entry, command.body).await?))
}

#[utoipa::path(tag = "rooms", responses((status = 200, body = Done)))]
#[post("/rooms/{room}/arguments/{argument}/withdraw")]
async fn withdraw_argument(service: Data<Service>, of: OfArgument, command: Bare) -> Answer<Done> {
    let (jury, room, argument) = of.into_inner();
    Ok(Json(arguments::withdraw_argument(&service, command.ctx, jury, room, argument).await?))
}

#[utoipa::path(tag = "rooms", request_body = EntryMerging, responses((status = 200, body = Done)))]
#[post("/rooms/{room}/entries/{entry}/merge")]
async fn merge_entries(service: Data<Service>, of: OfEntry, command: Command<EntryMerging>) -> Answer<Done> {
    let (jury, room, entry) = of.into_inner();
    Ok(Json(merging::merge_entries(&service, command.ctx, jury, room, entry, command.body).await?))
}

#[utoipa::path(tag = "rooms", responses((status = 200, body = Done)))]
#[post("/rooms/{room}/merges/{merge}/split")]
async fn split_entries(service: Data<Service>, of: OfMerge, command: Bare) -> Answer<Done> {
    let (jury, room, merge) = of.into_inner();
    Ok(Json(merging::split_entries(&service, command.ctx, jury, room, merge).await?))
}

#[utoipa::path(tag = "rooms", request_body = NewGroup, responses((status = 200, body = Done)))]
#[post("/rooms/{room}/groups")]
async fn group_entries(service: Data<Service>, of: OfRoom, command: Command<NewGroup>) -> Answer<Done> {
    let (jury, room) = of.into_inner();
    Ok(Json(merging::group_entries(&service, command.ctx, jury, room, command.body).await?))
}

#[utoipa::path(tag = "rooms", request_body = GroupTitle, responses((status = 200, body = Done)))]
#[post("/rooms/{room}/groups/{group}/rename")]
async fn rename_group(service: Data<Service>, of: OfGroup, command: Command<GroupTitle>) -> Answer<Done> {
    let (jury, room, group) = of.into_inner();
    Ok(Json(merging::rename_group(&service, command.ctx, jury, room, group, command.body).await?))
}

#[utoipa::path(tag = "rooms", request_body = EntryPlace, responses((status = 200, body = Done)))]
#[post("/rooms/{room}/entries/{entry}/place")]
async fn place_entry(service: Data<Service>, of: OfEntry, command: Command<EntryPlace>) -> Answer<Done> {
    let (jury, room, entry) = of.into_inner();
    Ok(Json(merging::place_entry(&service, command.ctx, jury, room, entry, command.body).await?))
}

#[utoipa::path(tag = "evidence", request_body = NewCitation, responses((status = 200, body = Done)))]
#[post("/citations")]
async fn cite_evidence(service: Data<Service>, jury: OfJury, command: Command<NewCitation>) -> Answer<Done> {
    Ok(Json(citations::cite_evidence(&service, command.ctx, *jury, command.body).await?))
}

#[utoipa::path(tag = "evidence", responses((status = 200, body = Done)))]
#[post("/citations/{citation}/take-back")]
async fn uncite_evidence(service: Data<Service>, of: OfCitation, command: Bare) -> Answer<Done> {
    let (jury, citation) = of.into_inner();
    Ok(Json(citations::uncite_evidence(&service, command.ctx, jury, citation).await?))
}
