//! Every request has an id, a span for its log lines, one for a collector of traces, and a place in the
//! numbers.

use std::time::Duration;

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::web::Data;
use tracing::Instrument as _;
use uuid::Uuid;

use crate::clock;
use crate::jury::refusal::{Code, Refusal};
use crate::metrics::is_watched;
use crate::service::Service;
use crate::traces;

/// Under which a proxy may say what it calls a request, and is told what it is called here.
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
/// Longer ids are nobody's.
const ID_CHARS: usize = 64;

/// The name of what is asked for: one of the OpenAPI document's operations, or a kind of page.
fn operation(request: &ServiceRequest) -> &'static str {
    match request.path() {
        "/live" => "open_page_socket",
        path if path.starts_with("/text/") => "open_text_socket",
        path if path.starts_with("/api/") => {
            let pattern = request.match_pattern();
            pattern.and_then(|at| super::operation(request.method().as_str(), at)).unwrap_or("unknown")
        }
        _ => "page",
    }
}

/// The caller's own id where it is a sane one: it goes into the log as it is.
fn id(request: &ServiceRequest) -> String {
    let given = request.headers().get(REQUEST_ID).and_then(|value| value.to_str().ok());
    let sane = |id: &&str| {
        (1..=ID_CHARS).contains(&id.len())
            && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'))
    };
    given.filter(sane).map_or_else(|| clock::new_random_id::<Uuid>().simple().to_string(), str::to_owned)
}

/// Middleware: names the request, and counts and times its answer. What must leave no trace passes as if
/// it were not there.
pub async fn watch(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<impl MessageBody>, actix_web::Error> {
    let operation = operation(&request);
    if !is_watched(operation) {
        return next.call(request).await;
    }
    let service = request.app_data::<Data<Service>>().cloned();
    let id = id(&request);
    let span = tracing::info_span!("request", id = %id, operation, seq = tracing::field::Empty);
    let traced = service.as_ref().and_then(|service| {
        let parent = request.headers().get(traces::PARENT).and_then(|value| value.to_str().ok());
        service.traces.begin(operation, &id, parent)
    });
    let begun = clock::mark();
    let mut answer = traces::within(traced.clone(), next.call(request).instrument(span.clone())).await;
    let took = begun.elapsed();
    let (status, busy) = match &answer {
        Ok(response) => (response.status().as_u16(), is_busy(response)),
        Err(error) => (error.as_response_error().status_code().as_u16(), false),
    };
    if let Ok(response) = &mut answer
        && let Ok(value) = HeaderValue::from_str(&id)
    {
        response.headers_mut().insert(REQUEST_ID, value);
    }
    span.in_scope(|| tracing::debug!(status, ms = ms(took), "answered"));
    if let Some(traced) = traced {
        traces::end(&traced, status);
    }
    if let Some(service) = service {
        service.metrics.answered(operation, status, took);
        if busy {
            service.metrics.was_busy();
        }
    }
    answer
}

fn is_busy(response: &ServiceResponse<impl MessageBody>) -> bool {
    let extensions = response.response().extensions();
    extensions.get::<Refusal>().is_some_and(|refusal| refusal.code == Code::Busy)
}

fn ms(took: Duration) -> u64 {
    u64::try_from(took.as_millis()).unwrap_or(u64::MAX)
}
