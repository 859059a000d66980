//! "No" as `application/problem+json` (RFC 9457), in the reader's language.

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::http::header::{ACCEPT_LANGUAGE, CONTENT_TYPE, HeaderValue};
use actix_web::middleware::Next;
use actix_web::{HttpRequest, HttpResponse, ResponseError};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::jury::refusal::{Code, Refusal};
use crate::no::No;
use crate::words::{self, Language};

/// The media type of a problem.
pub const PROBLEM_JSON: &str = "application/problem+json";

/// What is told when something was not done.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct Problem {
    /// `urn:citizens-jury:` and the code.
    #[serde(rename = "type")]
    pub kind: String,
    pub status: u16,
    /// Stable; programs may rely on it.
    pub code: String,
    /// A sentence for people, in their language.
    pub detail: String,
}

impl Problem {
    fn of(status: u16, code: &str, detail: String) -> Self {
        Self { kind: format!("urn:citizens-jury:{code}"), status, code: code.to_owned(), detail }
    }
}

impl ResponseError for No {
    fn status_code(&self) -> StatusCode {
        match self {
            Self::Refusal(refusal) => {
                StatusCode::from_u16(refusal.code.status()).unwrap_or(StatusCode::BAD_REQUEST)
            }
            Self::Fault(fault) => {
                let status = fault.code().and_then(|code| StatusCode::from_u16(code.status()).ok());
                status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
            }
        }
    }

    /// Only carries what people are told: [`tell`] puts it into the reader's language.
    fn error_response(&self) -> HttpResponse {
        let mut response = HttpResponse::new(self.status_code());
        match self {
            Self::Refusal(refusal) => {
                response.extensions_mut().insert(refusal.clone());
            }
            Self::Fault(fault) => {
                tracing::error!(%fault, "a request failed");
                if let Some(code) = fault.code() {
                    response.extensions_mut().insert(Refusal::from(code));
                }
            }
        }
        response
    }
}

/// The language that a request asks for.
#[must_use]
pub fn language(request: &HttpRequest) -> Language {
    Language::accepted(request.headers().get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()))
}

/// Marks an answer that says "no" in its own plain words, for a program or an operator.
pub struct InItsOwnWords;

/// Middleware: gives every refusal and every fault its body.
pub async fn tell(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<impl MessageBody>, actix_web::Error> {
    let response = match next.call(request).await {
        Ok(response) => response.map_into_boxed_body(),
        // Extractors' and middleware's errors; the request is gone with them, so English.
        Err(error) => return Err(error),
    };
    let status = response.status();
    if !(status.is_client_error() || status.is_server_error()) {
        return Ok(response);
    }
    if response.response().extensions().contains::<InItsOwnWords>() {
        return Ok(response);
    }
    let language = language(response.request());
    let refusal = response.response().extensions().get::<Refusal>().cloned();
    // A page for people says it in its own way.
    let kind = response.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    if refusal.is_none() && kind.is_some_and(|kind| kind.starts_with("text/html")) {
        return Ok(response);
    }
    let refusal = refusal.or(match status {
        StatusCode::NOT_FOUND => Some(Code::NotFound.into()),
        StatusCode::METHOD_NOT_ALLOWED => Some(Code::MethodNotAllowed.into()),
        StatusCode::BAD_REQUEST => Some(Code::Malformed.with("what", "")),
        _ => None,
    });
    let problem = match &refusal {
        Some(refusal) => {
            Problem::of(status.as_u16(), refusal.code.as_str(), words::refusal(language, refusal))
        }
        None => {
            let detail = words::say(language, "fault", &[]).unwrap_or_default();
            Problem::of(status.as_u16(), "fault", detail)
        }
    };
    let json = serde_json::to_string(&problem)?;
    let (request, mut response) = response.into_parts();
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(PROBLEM_JSON));
    let response = response.set_body(json).map_into_boxed_body();
    Ok(ServiceResponse::new(request, response))
}
