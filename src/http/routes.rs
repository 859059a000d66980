//! Registers handlers, to be served or to be described. Describing costs some milliseconds and megabytes,
//! so a node that only serves does not do it.

use std::collections::HashMap;

use actix_web::HttpResponse;
use actix_web::dev::HttpServiceFactory;
use actix_web::web::{self, PayloadConfig, ServiceConfig};
use utoipa_actix_web::OpenApiFactory;
use utoipa_actix_web::service_config::ServiceConfig as Description;

use crate::jury::limits::BODY_BYTES;

/// The operations by method and address pattern.
pub type Names = HashMap<(&'static str, String), String>;

/// Where handlers are registered.
pub enum Routes<'a, 's> {
    Served {
        at: &'a mut ServiceConfig,
        /// What every address here begins with.
        under: String,
        names: &'a mut Names,
    },
    Described(&'a mut Description<'s>),
}

impl Routes<'_, '_> {
    /// One handler.
    pub fn service<F: HttpServiceFactory + OpenApiFactory + 'static>(&mut self, handler: F) -> &mut Self {
        match self {
            Self::Served { at, under, names } => {
                for (path, item) in handler.paths().paths {
                    let methods =
                        [("GET", item.get), ("POST", item.post), ("PUT", item.put), ("DELETE", item.delete)];
                    for (method, operation) in methods {
                        if let Some(id) = operation.and_then(|operation| operation.operation_id) {
                            names.insert((method, format!("{under}{path}")), id);
                        }
                    }
                }
                at.service(handler);
            }
            Self::Described(at) => {
                at.service(handler);
            }
        }
        self
    }

    /// The handlers of one room of the house.
    pub fn configure(&mut self, routes: impl FnOnce(&mut Routes)) -> &mut Self {
        routes(self);
        self
    }

    /// Handlers whose addresses begin alike. What is not among them is not found.
    pub fn scope(&mut self, begins: &str, inside: impl FnOnce(&mut Routes)) -> &mut Self {
        match self {
            Self::Served { at, under, names } => {
                let under = format!("{under}{begins}");
                let scope = web::scope(begins)
                    .app_data(PayloadConfig::new(BODY_BYTES))
                    .configure(|at| inside(&mut Routes::Served { at, under, names }))
                    .default_service(web::to(HttpResponse::NotFound));
                at.service(scope);
            }
            Self::Described(at) => {
                let scope =
                    utoipa_actix_web::scope(begins).configure(|at| inside(&mut Routes::Described(at)));
                at.service(scope);
            }
        }
        self
    }
}
