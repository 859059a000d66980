//! People of a jury, their cards and the register.

use actix_web::web::{Data, Json, Path};
use actix_web::{get, post};

use super::auth::{Bare, Command, ListBody, ListCommand, Somebody};
use super::routes::Routes;
use super::{Answer, OfJury};
use crate::actions::Done;
use crate::actions::import::{self, ListChecked, PeopleList};
use crate::actions::leaving;
use crate::actions::people::{self, Consent, Mark, NewPerson, PersonEdit, ShownName};
use crate::jury::ids::{JuryId, PersonId};
use crate::service::Service;
use crate::views::mine::{self, CardsView};

type OfPerson = Path<(JuryId, PersonId)>;

pub fn routes(routes: &mut Routes) {
    routes
        .service(add_people)
        .service(check_people)
        .service(import_people)
        .service(edit_person)
        .service(remove_person)
        .service(replace_person)
        .service(list_cards)
        .service(issue_card)
        .service(revoke_card)
        .service(mark_attendance)
        .service(enter_consent)
        .service(give_consent)
        .service(choose_name);
}

#[utoipa::path(tag = "people", request_body = Vec<NewPerson>, responses((status = 200, body = Done)))]
#[post("/people")]
async fn add_people(service: Data<Service>, jury: OfJury, command: Command<Vec<NewPerson>>) -> Answer<Done> {
    Ok(Json(people::add_people(&service, command.ctx, *jury, command.body).await?))
}

#[utoipa::path(tag = "people", request_body = PeopleList, responses((status = 200, body = ListChecked)))]
#[post("/people/import/check")]
async fn check_people(
    service: Data<Service>,
    jury: OfJury,
    who: Somebody,
    list: ListBody<PeopleList>,
) -> Answer<ListChecked> {
    Ok(Json(import::check_people(&service, who.0, *jury, list.0).await?))
}

#[utoipa::path(tag = "people", request_body = PeopleList, responses((status = 200, body = Done)))]
#[post("/people/import")]
async fn import_people(
    service: Data<Service>,
    jury: OfJury,
    command: ListCommand<PeopleList>,
) -> Answer<Done> {
    let ListCommand(command) = command;
    Ok(Json(import::import_people(&service, command.ctx, *jury, command.body).await?))
}

#[utoipa::path(tag = "people", responses((status = 200, body = Done)))]
#[post("/people/{person}/remove")]
async fn remove_person(service: Data<Service>, of: OfPerson, command: Bare) -> Answer<Done> {
    let (jury, person) = of.into_inner();
    Ok(Json(leaving::remove_person(&service, command.ctx, jury, person).await?))
}

#[utoipa::path(tag = "people", request_body = NewPerson, responses((status = 200, body = Done)))]
#[post("/people/{person}/replace")]
async fn replace_person(service: Data<Service>, of: OfPerson, command: Command<NewPerson>) -> Answer<Done> {
    let (jury, person) = of.into_inner();
    Ok(Json(leaving::replace_person(&service, command.ctx, jury, person, command.body).await?))
}

#[utoipa::path(tag = "people", request_body = PersonEdit, responses((status = 200, body = Done)))]
#[post("/people/{person}/edit")]
async fn edit_person(service: Data<Service>, of: OfPerson, command: Command<PersonEdit>) -> Answer<Done> {
    let (jury, person) = of.into_inner();
    Ok(Json(people::edit_person(&service, command.ctx, jury, person, command.body).await?))
}

#[utoipa::path(tag = "people", responses((status = 200, body = CardsView)))]
#[get("/cards")]
async fn list_cards(service: Data<Service>, jury: OfJury, who: Somebody) -> Answer<CardsView> {
    Ok(Json(mine::cards(&service, *jury, who.0).await?))
}

#[utoipa::path(tag = "people", responses((status = 200, body = Done)))]
#[post("/people/{person}/card")]
async fn issue_card(service: Data<Service>, of: OfPerson, command: Bare) -> Answer<Done> {
    let (jury, person) = of.into_inner();
    Ok(Json(people::issue_card(&service, command.ctx, jury, person).await?))
}

#[utoipa::path(tag = "people", responses((status = 200, body = Done)))]
#[post("/people/{person}/card/revoke")]
async fn revoke_card(service: Data<Service>, of: OfPerson, command: Bare) -> Answer<Done> {
    let (jury, person) = of.into_inner();
    Ok(Json(people::revoke_card(&service, command.ctx, jury, person).await?))
}

#[utoipa::path(tag = "people", request_body = Mark, responses((status = 200, body = Done)))]
#[post("/people/{person}/attendance")]
async fn mark_attendance(service: Data<Service>, of: OfPerson, command: Command<Mark>) -> Answer<Done> {
    let (jury, person) = of.into_inner();
    Ok(Json(people::mark_attendance(&service, command.ctx, jury, person, command.body).await?))
}

#[utoipa::path(tag = "people", request_body = Consent, responses((status = 200, body = Done)))]
#[post("/people/{person}/consent")]
async fn enter_consent(service: Data<Service>, of: OfPerson, command: Command<Consent>) -> Answer<Done> {
    let (jury, person) = of.into_inner();
    Ok(Json(people::enter_consent(&service, command.ctx, jury, person, command.body).await?))
}

#[utoipa::path(tag = "people", request_body = Consent, responses((status = 200, body = Done)))]
#[post("/me/consent")]
async fn give_consent(service: Data<Service>, jury: OfJury, command: Command<Consent>) -> Answer<Done> {
    Ok(Json(people::give_consent(&service, command.ctx, *jury, command.body).await?))
}

#[utoipa::path(tag = "people", request_body = ShownName, responses((status = 200, body = Done)))]
#[post("/me/name")]
async fn choose_name(service: Data<Service>, jury: OfJury, command: Command<ShownName>) -> Answer<Done> {
    Ok(Json(people::choose_name(&service, command.ctx, *jury, command.body).await?))
}
