//! The page of sign-in links that only the demonstration has.

use actix_web::get;
use actix_web::web::{Data, Json};

use super::Answer;
use super::routes::Routes;
use crate::demo::{self, Links};
use crate::service::Service;

pub fn routes(routes: &mut Routes) {
    routes.service(demonstration_links);
}

#[utoipa::path(tag = "demonstration", responses((status = 200, body = Links)))]
#[get("/demo")]
async fn demonstration_links(service: Data<Service>) -> Answer<Links> {
    Ok(Json(demo::links(&service).await?))
}
