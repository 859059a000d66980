//! Routes on one screen. A handler parses, calls one action or view, and answers.

pub mod account;
pub mod agenda;
pub mod assets;
pub mod auth;
mod client;
pub mod demo;
pub mod evidence;
pub mod files;
pub mod juries;
pub mod lead;
pub mod lineage;
pub mod lists;
pub mod people;
pub mod presenting;
pub mod problem;
pub mod questions;
pub mod reasons;
pub mod recommendations;
mod results_order;
pub mod results_page;
pub mod results_parts;
pub mod results_rounds;
pub mod rooms;
pub mod rounds;
mod routes;
pub mod secret;
pub mod sessions;
pub mod sockets;
pub mod temperature;
pub mod texts;
pub mod topics;
pub mod voting;
pub mod watch;
pub mod witness_requests;

use std::sync::OnceLock;

use actix_web::App;
use actix_web::web::{self, ServiceConfig};
use utoipa::OpenApi;
use utoipa::openapi::OpenApi as Document;
use utoipa_actix_web::AppExt;

use self::routes::{Names, Routes};
use crate::jury::ids::JuryId;
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

/// All routes of the API.
fn api(routes: &mut Routes) {
    routes.scope("/api", |routes| {
        routes.configure(sessions::routes).configure(account::routes).configure(demo::routes);
        routes.scope("/juries", |routes| {
            routes.configure(juries::routes).scope("/{jury}", |routes| {
                routes
                    .configure(juries::of_jury)
                    .configure(people::routes)
                    .configure(agenda::routes)
                    .configure(lead::routes)
                    .configure(rooms::routes)
                    .configure(lists::routes)
                    // One line a room of the house.
                    .configure(evidence::routes)
                    .configure(questions::routes)
                    .configure(witness_requests::routes)
                    .configure(files::routes)
                    .configure(recommendations::routes)
                    .configure(lineage::routes)
                    .configure(texts::routes)
                    .configure(presenting::routes)
                    .configure(rounds::routes)
                    .configure(voting::routes)
                    .configure(reasons::routes)
                    .configure(secret::routes)
                    .configure(temperature::routes)
                    .configure(topics::routes);
            });
        });
    });
}

static NAMES: OnceLock<Names> = OnceLock::new();

/// Serves the API.
pub fn serve(at: &mut ServiceConfig) {
    let mut names = Names::new();
    api(&mut Routes::Served { at, under: String::new(), names: &mut names });
    // The same of every worker.
    let _ = NAMES.set(names);
}

/// The name of what is asked for by that method at that pattern of an address.
fn operation(method: &str, pattern: String) -> Option<&'static str> {
    let method = ["GET", "POST", "PUT", "DELETE"].into_iter().find(|known| *known == method)?;
    NAMES.get()?.get(&(method, pattern)).map(String::as_str)
}

/// The OpenAPI document, with the socket's messages.
#[must_use]
pub fn document() -> Document {
    let described = App::new().into_utoipa_app().openapi(Described::openapi());
    described.configure(|at| api(&mut Routes::Described(at))).split_for_parts().1
}
