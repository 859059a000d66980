//! Beside shared texts: snapshots, comments, notes.

use actix_web::web::{Data, Json, Path};
use actix_web::{HttpResponse, get, post};

use super::routes::Routes;
use crate::actions::Done;
use crate::actions::discussion;
use crate::actions::texts::{self, NewComment, Resolving, SnapshotName};
use crate::http::Answer;
use crate::http::auth::{Anybody, Bare, Command};
use crate::http::topics::read;
use crate::jury::ids::{CommentId, DocumentId, ItemId, JuryId, RoomId, SnapshotId};
use crate::jury::sight::Topic;
use crate::no::No;
use crate::service::Service;
use crate::views::Page;
use crate::views::text::{self, SnapshotText, TextView};

type OfText = Path<(JuryId, DocumentId)>;
type OfSnapshot = Path<(JuryId, DocumentId, SnapshotId)>;
type OfComment = Path<(JuryId, DocumentId, CommentId)>;
type OfItem = Path<(JuryId, ItemId)>;
type OfRoom = Path<(JuryId, RoomId)>;

pub fn routes(routes: &mut Routes) {
    routes
        .service(read_text)
        .service(read_snapshot)
        .service(name_snapshot)
        .service(restore_snapshot)
        .service(write_comment)
        .service(resolve_comment)
        .service(withdraw_comment)
        .service(open_notes)
        .service(open_item_notes);
}

#[utoipa::path(tag = "topics", responses((status = 200, body = Page<TextView>)))]
#[get("/texts/{document}")]
async fn read_text(service: Data<Service>, of: OfText, who: Anybody) -> Result<HttpResponse, No> {
    let (jury, document) = of.into_inner();
    read(&service, jury, Topic::Text(document), who).await
}

/// The words of a snapshot, which the topic leaves out.
#[utoipa::path(tag = "texts", responses((status = 200, body = SnapshotText)))]
#[get("/texts/{document}/snapshots/{snapshot}")]
async fn read_snapshot(service: Data<Service>, of: OfSnapshot, who: Anybody) -> Answer<SnapshotText> {
    let (jury, document, snapshot) = of.into_inner();
    Ok(Json(text::snapshot(&service, jury, (document, snapshot), who.0).await?))
}

#[utoipa::path(tag = "texts", request_body = SnapshotName, responses((status = 200, body = Done)))]
#[post("/texts/{document}/snapshots")]
async fn name_snapshot(service: Data<Service>, of: OfText, command: Command<SnapshotName>) -> Answer<Done> {
    let (jury, document) = of.into_inner();
    Ok(Json(texts::name_snapshot(&service, command.ctx, jury, document, command.body).await?))
}

#[utoipa::path(tag = "texts", responses((status = 200, body = Done)))]
#[post("/texts/{document}/snapshots/{snapshot}/restore")]
async fn restore_snapshot(service: Data<Service>, of: OfSnapshot, command: Bare) -> Answer<Done> {
    let (jury, document, snapshot) = of.into_inner();
    Ok(Json(texts::restore_snapshot(&service, command.ctx, jury, document, snapshot).await?))
}

#[utoipa::path(tag = "texts", request_body = NewComment, responses((status = 200, body = Done)))]
#[post("/texts/{document}/comments")]
async fn write_comment(service: Data<Service>, of: OfText, command: Command<NewComment>) -> Answer<Done> {
    let (jury, document) = of.into_inner();
    Ok(Json(texts::write_comment(&service, command.ctx, jury, document, command.body).await?))
}

#[utoipa::path(tag = "texts", request_body = Resolving, responses((status = 200, body = Done)))]
#[post("/texts/{document}/comments/{comment}/resolve")]
async fn resolve_comment(service: Data<Service>, of: OfComment, command: Command<Resolving>) -> Answer<Done> {
    let (jury, document, comment) = of.into_inner();
    Ok(Json(texts::resolve_comment(&service, command.ctx, jury, (document, comment), command.body).await?))
}

#[utoipa::path(tag = "texts", responses((status = 200, body = Done)))]
#[post("/texts/{document}/comments/{comment}/withdraw")]
async fn withdraw_comment(service: Data<Service>, of: OfComment, command: Bare) -> Answer<Done> {
    let (jury, document, comment) = of.into_inner();
    Ok(Json(texts::withdraw_comment(&service, command.ctx, jury, (document, comment)).await?))
}

#[utoipa::path(tag = "texts", responses((status = 200, body = Done)))]
#[post("/rooms/{room}/notes")]
async fn open_notes(service: Data<Service>, of: OfRoom, command: Bare) -> Answer<Done> {
    let (jury, room) = of.into_inner();
    Ok(Json(texts::open_notes(&service, command.ctx, jury, room).await?))
}

#[utoipa::path(tag = "texts", responses((status = 200, body = Done)))]
#[post("/agenda/items/{item}/notes")]
async fn open_item_notes(service: Data<Service>, of: OfItem, command: Bare) -> Answer<Done> {
    let (jury, item) = of.into_inner();
    Ok(Json(discussion::open_item_notes(&service, command.ctx, jury, item).await?))
}
