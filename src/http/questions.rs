//! Questions to the witnesses.

use actix_web::web::{Data, Json, Path};
use actix_web::{HttpResponse, get, post};

use super::auth::{Anybody, Bare, Command};
use super::routes::Routes;
use super::topics::read;
use super::{Answer, OfJury};
use crate::actions::Done;
use crate::actions::evidence::Reason;
use crate::actions::questions::{
    self, AskingOn, Deferring, NewAnswer, NewQuestion, QuestionEdit, QuestionMerging, QuestionOrder, Wanting,
};
use crate::jury::ids::{AskedId, JuryId};
use crate::jury::sight::Topic;
use crate::no::No;
use crate::service::Service;
use crate::views::Page;
use crate::views::questions::QuestionsView;

type OfQuestion = Path<(JuryId, AskedId)>;

pub fn routes(routes: &mut Routes) {
    routes
        .service(read_questions)
        .service(ask_question)
        .service(order_questions)
        .service(edit_question)
        .service(withdraw_question)
        .service(support_question)
        .service(merge_questions)
        .service(split_question)
        .service(put_question)
        .service(give_back_question)
        .service(set_aside_question)
        .service(defer_question)
        .service(answer_question)
        .service(accept_answer)
        .service(ask_on);
}

#[utoipa::path(tag = "topics", responses((status = 200, body = Page<QuestionsView>)))]
#[get("/questions")]
async fn read_questions(service: Data<Service>, jury: OfJury, who: Anybody) -> Result<HttpResponse, No> {
    read(&service, *jury, Topic::Questions, who).await
}

#[utoipa::path(tag = "questions", request_body = NewQuestion, responses((status = 200, body = Done)))]
#[post("/questions")]
async fn ask_question(service: Data<Service>, jury: OfJury, command: Command<NewQuestion>) -> Answer<Done> {
    Ok(Json(questions::ask_question(&service, command.ctx, *jury, command.body).await?))
}

#[utoipa::path(tag = "questions", request_body = QuestionOrder, responses((status = 200, body = Done)))]
#[post("/questions/order")]
async fn order_questions(
    service: Data<Service>,
    jury: OfJury,
    command: Command<QuestionOrder>,
) -> Answer<Done> {
    Ok(Json(questions::order_questions(&service, command.ctx, *jury, command.body).await?))
}

#[utoipa::path(tag = "questions", request_body = QuestionEdit, responses((status = 200, body = Done)))]
#[post("/questions/{question}/edit")]
async fn edit_question(
    service: Data<Service>,
    of: OfQuestion,
    command: Command<QuestionEdit>,
) -> Answer<Done> {
    let (jury, one) = of.into_inner();
    Ok(Json(questions::edit_question(&service, command.ctx, jury, one, command.body).await?))
}

#[utoipa::path(tag = "questions", responses((status = 200, body = Done)))]
#[post("/questions/{question}/withdraw")]
async fn withdraw_question(service: Data<Service>, of: OfQuestion, command: Bare) -> Answer<Done> {
    let (jury, one) = of.into_inner();
    Ok(Json(questions::withdraw_question(&service, command.ctx, jury, one).await?))
}

#[utoipa::path(tag = "questions", request_body = Wanting, responses((status = 200, body = Done)))]
#[post("/questions/{question}/support")]
async fn support_question(service: Data<Service>, of: OfQuestion, command: Command<Wanting>) -> Answer<Done> {
    let (jury, one) = of.into_inner();
    Ok(Json(questions::support_question(&service, command.ctx, jury, one, command.body).await?))
}

#[utoipa::path(tag = "questions", request_body = QuestionMerging, responses((status = 200, body = Done)))]
#[post("/questions/{question}/merge")]
async fn merge_questions(
    service: Data<Service>,
    of: OfQuestion,
    command: Command<QuestionMerging>,
) -> Answer<Done> {
    let (jury, one) = of.into_inner();
    Ok(Json(questions::merge_questions(&service, command.ctx, jury, one, command.body).await?))
}

#[utoipa::path(tag = "questions", responses((status = 200, body = Done)))]
#[post("/questions/{question}/split")]
async fn split_question(service: Data<Service>, of: OfQuestion, command: Bare) -> Answer<Done> {
    let (jury, one) = of.into_inner();
    Ok(Json(questions::split_question(&service, command.ctx, jury, one).await?))
}

#[utoipa::path(tag = "questions", responses((status = 200, body = Done)))]
#[post("/questions/{question}/put")]
async fn put_question(service: Data<Service>, of: OfQuestion, command: Bare) -> Answer<Done> {
    let (jury, one) = of.into_inner();
    Ok(Json(questions::put_question(&service, command.ctx, jury, one).await?))
}

#[utoipa::path(tag = "questions", responses((status = 200, body = Done)))]
#[post("/questions/{question}/give-back")]
async fn give_back_question(service: Data<Service>, of: OfQuestion, command: Bare) -> Answer<Done> {
    let (jury, one) = of.into_inner();
    Ok(Json(questions::give_back_question(&service, command.ctx, jury, one).await?))
}

#[utoipa::path(tag = "questions", request_body = Reason, responses((status = 200, body = Done)))]
#[post("/questions/{question}/set-aside")]
async fn set_aside_question(
    service: Data<Service>,
    of: OfQuestion,
    command: Command<Reason>,
) -> Answer<Done> {
    let (jury, one) = of.into_inner();
    Ok(Json(questions::set_aside_question(&service, command.ctx, jury, one, command.body).await?))
}

#[utoipa::path(tag = "questions", request_body = Deferring, responses((status = 200, body = Done)))]
#[post("/questions/{question}/defer")]
async fn defer_question(service: Data<Service>, of: OfQuestion, command: Command<Deferring>) -> Answer<Done> {
    let (jury, one) = of.into_inner();
    Ok(Json(questions::defer_question(&service, command.ctx, jury, one, command.body).await?))
}

#[utoipa::path(tag = "questions", request_body = NewAnswer, responses((status = 200, body = Done)))]
#[post("/questions/{question}/answer")]
async fn answer_question(
    service: Data<Service>,
    of: OfQuestion,
    command: Command<NewAnswer>,
) -> Answer<Done> {
    let (jury, one) = of.into_inner();
    Ok(Json(questions::answer_question(&service, command.ctx, jury, one, command.body).await?))
}

#[utoipa::path(tag = "questions", responses((status = 200, body = Done)))]
#[post("/questions/{question}/accept")]
async fn accept_answer(service: Data<Service>, of: OfQuestion, command: Bare) -> Answer<Done> {
    let (jury, one) = of.into_inner();
    Ok(Json(questions::accept_answer(&service, command.ctx, jury, one).await?))
}

#[utoipa::path(tag = "questions", request_body = AskingOn, responses((status = 200, body = Done)))]
#[post("/questions/{question}/ask-on")]
async fn ask_on(service: Data<Service>, of: OfQuestion, command: Command<AskingOn>) -> Answer<Done> {
    let (jury, one) = of.into_inner();
    Ok(Json(questions::ask_on(&service, command.ctx, jury, one, command.body).await?))
}
