//! Files of evidence: brought, and opened so that nothing in them can act as a page of ours.

use std::ops::Range as Bytes;

use actix_web::body::SizedStream;
use actix_web::http::StatusCode;
use actix_web::http::header::{
    ACCEPT_RANGES, CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_RANGE,
    CONTENT_SECURITY_POLICY, Charset, ContentDisposition, DispositionParam, DispositionType, ETAG,
    ExtendedValue, HeaderMap, HeaderName, IF_NONE_MATCH, IF_RANGE, RANGE, Range, X_CONTENT_TYPE_OPTIONS,
};
use actix_web::web::{Data, Json, Path, Payload, Query};
use actix_web::{HttpRequest, HttpResponse, get, post, put};
use serde::Deserialize;

use super::auth::{Command, Reader, Somebody};
use super::routes::Routes;
use super::{Answer, OfJury};
use crate::actions::Done;
use crate::actions::files::{self, NewVersion, Uploaded};
use crate::jury::files::FileKind;
use crate::jury::ids::{EvidenceId, JuryId};
use crate::jury::refusal::{Code, Refusal};
use crate::no::No;
use crate::service::Service;
use crate::views::files::{Opened, open};

pub fn routes(routes: &mut Routes) {
    routes.service(upload_file).service(replace_file).service(open_file);
}

/// Images may neither run nor load anything, even where a browser takes them for something else.
const NOTHING_RUNS: &str = "default-src 'none'; sandbox";
/// The same for a browser's own viewer of PDFs, which does not open in a sandbox. It runs apart from our
/// pages; whatever is not shown as a PDF may load nothing at all.
const VIEWED: &str = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'";
const SAME_ORIGIN: &str = "same-origin";

/// Takes the file's bytes as they are, and says what they are.
#[utoipa::path(
    tag = "evidence",
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = 200, body = Uploaded))
)]
#[put("/evidence/files")]
async fn upload_file(
    service: Data<Service>,
    jury: OfJury,
    who: Somebody,
    request: HttpRequest,
    pieces: Payload,
) -> Answer<Uploaded> {
    let told = request.headers().get(CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse().ok());
    Ok(Json(files::upload_file(&service, who.0, *jury, told, pieces).await?))
}

#[utoipa::path(tag = "evidence", request_body = NewVersion, responses((status = 200, body = Done)))]
#[post("/evidence/{evidence}/file")]
async fn replace_file(
    service: Data<Service>,
    of: Path<(JuryId, EvidenceId)>,
    command: Command<NewVersion>,
) -> Answer<Done> {
    let (jury, one) = of.into_inner();
    Ok(Json(files::replace_file(&service, command.ctx, jury, one, command.body).await?))
}

/// Which version is asked for.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
struct Wish {
    /// Its SHA-256 in hex; without it, the file as it stands.
    hash: Option<String>,
}

/// The file, as it is.
#[utoipa::path(
    tag = "evidence",
    params(Wish),
    responses((status = 200, body = Vec<u8>, content_type = "application/octet-stream"))
)]
#[get("/evidence/{evidence}/file")]
async fn open_file(
    service: Data<Service>,
    of: Path<(JuryId, EvidenceId)>,
    wish: Query<Wish>,
    who: Reader,
    request: HttpRequest,
) -> Result<HttpResponse, No> {
    let (jury, one) = of.into_inner();
    let file = open(&service, jury, one, wish.into_inner().hash, who.0).await?;
    let tag = format!("\"{}\"", file.hash);
    let mut answer = HttpResponse::Ok();
    tell(&mut answer, &file, &tag);
    if names(request.headers(), &IF_NONE_MATCH, &tag) {
        return Ok(answer.status(StatusCode::NOT_MODIFIED).finish());
    }
    let Some(part) = wanted(&request, file.bytes, &tag) else { return Ok(out_of_range(file.bytes)) };
    if part != (0..file.bytes) {
        let told = format!("bytes {}-{}/{}", part.start, part.end - 1, file.bytes);
        answer.status(StatusCode::PARTIAL_CONTENT).insert_header((CONTENT_RANGE, told));
    }
    let bytes = part.end - part.start;
    let stream = service.files.read(&file.object, part).await?;
    Ok(answer.body(SizedStream::new(bytes, Box::pin(stream))))
}

fn tell(answer: &mut actix_web::HttpResponseBuilder, file: &Opened, tag: &str) {
    let policy = if file.kind == FileKind::Pdf { VIEWED } else { NOTHING_RUNS };
    answer
        .content_type(file.kind.media_type())
        .insert_header((CONTENT_DISPOSITION, disposition(file)))
        .insert_header((CONTENT_SECURITY_POLICY, policy))
        .insert_header((X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .insert_header((HeaderName::from_static("cross-origin-resource-policy"), SAME_ORIGIN))
        .insert_header((ACCEPT_RANGES, "bytes"))
        // Asked for again each time, so that what is withdrawn is gone at once.
        .insert_header((CACHE_CONTROL, "private, no-cache"))
        .insert_header((ETAG, tag));
}

/// Shown where a browser does that by itself, saved otherwise; under the provider's name for it.
fn disposition(file: &Opened) -> ContentDisposition {
    let disposition =
        if file.kind.is_shown() { DispositionType::Inline } else { DispositionType::Attachment };
    let plain: String = file.name.chars().map(|c| if c.is_ascii() { c } else { '_' }).collect();
    let value = file.name.as_bytes().to_vec();
    let parameters = vec![
        DispositionParam::Filename(plain),
        DispositionParam::FilenameExt(ExtendedValue {
            charset: Charset::Ext("UTF-8".into()),
            language_tag: None,
            value,
        }),
    ];
    ContentDisposition { disposition, parameters }
}

/// Whether a header names this version of the file, or any.
fn names(headers: &HeaderMap, header: &HeaderName, tag: &str) -> bool {
    let told = headers.get(header).and_then(|value| value.to_str().ok());
    told.is_some_and(|told| {
        told.split(',').map(|one| one.trim().trim_start_matches("W/")).any(|one| one == tag || one == "*")
    })
}

/// The part that is asked for: one range, or all of it; none where the file is shorter.
fn wanted(request: &HttpRequest, bytes: u64, tag: &str) -> Option<Bytes<u64>> {
    let headers = request.headers();
    let stale = headers.contains_key(IF_RANGE) && !names(headers, &IF_RANGE, tag);
    let told = headers.get(RANGE).filter(|_| !stale).and_then(|value| value.to_str().ok());
    match told.and_then(|told| told.parse::<Range>().ok()) {
        Some(Range::Bytes(ranges)) => match ranges.as_slice() {
            [one] => one.to_satisfiable_range(bytes).map(|(first, last)| first..last + 1),
            _ => Some(0..bytes),
        },
        _ => Some(0..bytes),
    }
}

fn out_of_range(bytes: u64) -> HttpResponse {
    let mut answer = HttpResponse::build(StatusCode::RANGE_NOT_SATISFIABLE)
        .insert_header((CONTENT_RANGE, format!("bytes */{bytes}")))
        .finish();
    answer.extensions_mut().insert(Refusal::from(Code::RangeWrong));
    answer
}
