//! Opening sockets. The ticket is the only secret that travels in an address; it is spent at once
//! and never logged.

use actix_web::http::header::{HOST, ORIGIN};
use actix_web::web::{Data, Path, Payload, Query};
use actix_web::{HttpRequest, HttpResponse, get};
use serde::Deserialize;

use super::problem;
use crate::actions::sessions;
use crate::jury::ids::DocumentId;
use crate::jury::refusal::Code;
use crate::live::protocol::FRAME_BYTES;
use crate::live::text_protocol::FRAME_MAX_BYTES;
use crate::live::text_socket::{self, Opening};
use crate::live::texts::Texts;
use crate::live::topics::Hub;
use crate::live::{ended, outgoing, socket};
use crate::no::No;
use crate::service::Service;
use crate::words::Language;

/// The ticket that opens a socket.
#[derive(Deserialize)]
pub struct Spent {
    pub ticket: String,
    /// The language of refusals; a browser cannot set headers here.
    #[serde(default)]
    pub language: Option<String>,
}

/// The page's own socket.
#[get("/live")]
pub async fn live(
    service: Data<Service>,
    hub: Data<Hub>,
    request: HttpRequest,
    payload: Payload,
    spent: Query<Spent>,
) -> Result<HttpResponse, actix_web::Error> {
    check_origin(&service, &request)?;
    let ended = ended::follow(&service);
    let admitted = sessions::admit(&service, &spent.ticket).await?;
    if admitted.document.is_some() {
        return Err(No::from(Code::TicketSpent).into());
    }
    let language = match &spent.language {
        Some(tag) => Language::accepted(Some(tag)),
        None => problem::language(&request),
    };
    let (response, out, stream) = outgoing::open(&request, payload)?;
    let stream =
        stream.max_frame_size(FRAME_BYTES).aggregate_continuations().max_continuation_size(FRAME_BYTES);
    let (service, hub) = (service.into_inner(), hub.into_inner());
    let build = super::assets::build_id();
    let opening = Box::new(socket::Opening { service, hub, admitted, ended, language, build });
    actix_web::rt::spawn(socket::serve(opening, out, Box::new(stream)));
    Ok(response)
}

/// The ticket that opens a text's socket.
#[derive(Deserialize)]
pub struct SpentOnText {
    pub ticket: String,
    /// What the page calls this socket when it is told what is saved; stock clients have no name.
    #[serde(default)]
    pub connection: String,
}

/// Characters of a socket's name: a UUID's.
const NAME_CHARS: usize = 36;

/// The socket of a shared text, for any Yjs client with a ticket.
#[get("/text/{document}")]
pub async fn text(
    texts: Data<Texts>,
    hub: Data<Hub>,
    request: HttpRequest,
    payload: Payload,
    document: Path<DocumentId>,
    spent: Query<SpentOnText>,
) -> Result<HttpResponse, actix_web::Error> {
    check_origin(&texts.service, &request)?;
    let ended = ended::follow(&texts.service);
    let admitted = sessions::admit(&texts.service, &spent.ticket).await?;
    let document = document.into_inner();
    if admitted.document != Some(document) || spent.connection.chars().count() > NAME_CHARS {
        return Err(No::from(Code::TicketSpent).into());
    }
    let (response, out, stream) = outgoing::open(&request, payload)?;
    let stream = stream
        .max_frame_size(FRAME_MAX_BYTES)
        .aggregate_continuations()
        .max_continuation_size(FRAME_MAX_BYTES);
    let (texts, hub) = (texts.get_ref().clone(), hub.get_ref().clone());
    let opening = Opening { texts, hub, admitted, document, named: !spent.connection.is_empty(), ended };
    actix_web::rt::spawn(text_socket::serve(opening, out, stream));
    Ok(response)
}

/// A browser tells the page that opens a socket; it must be one of this service's. Programs send
/// no Origin and have no cookies to be misused.
pub fn check_origin(service: &Service, request: &HttpRequest) -> Result<(), No> {
    let header = |name| request.headers().get(name).and_then(|value| value.to_str().ok());
    let Some(origin) = header(ORIGIN) else { return Ok(()) };
    let own_host = origin.split_once("://").map(|(_, host)| host) == header(HOST);
    if own_host || origin == &*service.public_url { Ok(()) } else { Err(Code::OriginForeign.into()) }
}
