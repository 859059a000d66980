//! Routes on one screen. A handler parses, calls one action or view, and answers.

pub mod agenda;
pub mod assets;
pub mod auth;
mod client;
pub mod demo;
pub mod evidence;
pub mod juries;
pub mod lead;
pub mod lineage;
pub mod lists;
pub mod people;
pub mod presenting;
pub mod problem;
pub mod reasons;
pub mod recommendations;
mod results_order;
pub mod results_page;
pub mod results_parts;
pub mod results_rounds;
pub mod rooms;
pub mod rounds;
pub mod secret;
pub mod sessions;
pub mod sockets;
pub mod temperature;
pub mod texts;
pub mod topics;
pub mod voting;
pub mod watch;

use actix_web::web::{self, PayloadConfig};
use actix_web::{App, HttpResponse};
use utoipa::OpenApi;
use utoipa::openapi::OpenApi as Document;
use utoipa_actix_web::service_config::ServiceConfig;
use utoipa_actix_web::{AppExt, scope};

use crate::jury::ids::JuryId;
use crate::jury::limits::BODY_BYTES;
use crate::live::protocol::{FromClient, ToClient};
use crate::no::No;

/// What a handler answers.
pub type Answer<T> = Result<web::Json<T>, No>;
/// A jury's address.
pub type OfJury = web::Path<JuryId>;

#[derive(OpenApi)]
#[openapi(
    info(title = "Citizens' jury", description = "Deliberation and voting for citizens' juries."),
    components(schemas(FromClient, ToClient, problem::Problem))
)]
struct Described;

/// All routes of the API; the OpenAPI document is made of these.
pub fn api(config: &mut ServiceConfig) {
    config.service(
        scope("/api")
            .app_data(PayloadConfig::new(BODY_BYTES))
            .configure(sessions::routes)
            .configure(demo::routes)
            .service(
                scope("/juries").configure(juries::routes).service(
                    scope("/{jury}")
                        .configure(juries::of_jury)
                        .configure(people::routes)
                        .configure(agenda::routes)
                        .configure(lead::routes)
                        .configure(rooms::routes)
                        .configure(lists::routes)
                        // One line a room of the house.
                        .configure(evidence::routes)
                        .configure(recommendations::routes)
                        .configure(lineage::routes)
                        .configure(texts::routes)
                        .configure(presenting::routes)
                        .configure(rounds::routes)
                        .configure(voting::routes)
                        .configure(reasons::routes)
                        .configure(secret::routes)
                        .configure(temperature::routes)
                        .configure(topics::routes)
                        .default_service(web::to(HttpResponse::NotFound)),
                ),
            )
            .default_service(web::to(HttpResponse::NotFound)),
    );
}

/// The OpenAPI document, with the socket's messages.
#[must_use]
pub fn document() -> Document {
    App::new().into_utoipa_app().openapi(Described::openapi()).configure(api).split_for_parts().1
}
