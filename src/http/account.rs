//! What somebody who signs in by e-mail changes of that: password, address, second step, sessions.

use actix_web::web::{Data, Json, Path};
use actix_web::{get, post};

use super::Answer;
use super::auth::{Bare, Body, Command, Somebody};
use super::routes::Routes;
use crate::actions::Done;
use crate::actions::accounts::{self, EmailChange, PasswordChange};
use crate::actions::second_factor::{
    self, NewSecondFactor, PresentPassword, Proof, RecoveryCodes, SignInCode,
};
use crate::jury::ids::SessionId;
use crate::service::Service;
use crate::views::account::{self, AccountPage};

pub fn routes(routes: &mut Routes) {
    routes
        .service(show_account)
        .service(change_password)
        .service(change_email)
        .service(end_session)
        .service(end_other_sessions)
        .service(begin_second_factor)
        .service(confirm_second_factor)
        .service(turn_off_second_factor)
        .service(renew_recovery_codes);
}

#[utoipa::path(tag = "account", responses((status = 200, body = AccountPage)))]
#[get("/account")]
async fn show_account(service: Data<Service>, who: Somebody) -> Answer<AccountPage> {
    Ok(Json(account::account(&service, who.0).await?))
}

#[utoipa::path(tag = "account", request_body = PasswordChange, responses((status = 200, body = Done)))]
#[post("/account/password")]
async fn change_password(service: Data<Service>, command: Command<PasswordChange>) -> Answer<Done> {
    Ok(Json(accounts::change_password(&service, command.ctx, command.body).await?))
}

#[utoipa::path(tag = "account", request_body = EmailChange, responses((status = 200, body = Done)))]
#[post("/account/email")]
async fn change_email(service: Data<Service>, command: Command<EmailChange>) -> Answer<Done> {
    Ok(Json(accounts::change_email(&service, command.ctx, command.body).await?))
}

#[utoipa::path(tag = "account", responses((status = 200, body = Done)))]
#[post("/account/sessions/{session}/end")]
async fn end_session(service: Data<Service>, session: Path<SessionId>, command: Bare) -> Answer<Done> {
    Ok(Json(accounts::end_session(&service, command.ctx, *session).await?))
}

#[utoipa::path(tag = "account", responses((status = 200, body = Done)))]
#[post("/account/sessions/end-others")]
async fn end_other_sessions(service: Data<Service>, command: Bare) -> Answer<Done> {
    Ok(Json(accounts::end_other_sessions(&service, command.ctx).await?))
}

#[utoipa::path(tag = "account", request_body = PresentPassword, responses((status = 200, body = NewSecondFactor)))]
#[post("/account/second-factor/begin")]
async fn begin_second_factor(
    service: Data<Service>,
    who: Somebody,
    body: Body<PresentPassword>,
) -> Answer<NewSecondFactor> {
    Ok(Json(second_factor::begin(&service, who.0, body.0.password).await?))
}

#[utoipa::path(tag = "account", request_body = SignInCode, responses((status = 200, body = RecoveryCodes)))]
#[post("/account/second-factor/confirm")]
async fn confirm_second_factor(
    service: Data<Service>,
    who: Somebody,
    body: Body<SignInCode>,
) -> Answer<RecoveryCodes> {
    Ok(Json(second_factor::confirm(&service, who.0, body.0.code).await?))
}

#[utoipa::path(tag = "account", request_body = Proof, responses((status = 200, body = Done)))]
#[post("/account/second-factor/off")]
async fn turn_off_second_factor(service: Data<Service>, command: Command<Proof>) -> Answer<Done> {
    Ok(Json(second_factor::turn_off(&service, command.ctx, command.body).await?))
}

#[utoipa::path(tag = "account", request_body = Proof, responses((status = 200, body = RecoveryCodes)))]
#[post("/account/recovery-codes")]
async fn renew_recovery_codes(
    service: Data<Service>,
    who: Somebody,
    body: Body<Proof>,
) -> Answer<RecoveryCodes> {
    Ok(Json(second_factor::renew_codes(&service, who.0, body.0).await?))
}
