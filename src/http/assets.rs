//! The pages, from inside the program: compressed at build, cached for ever by their names; the
//! index is asked for anew each time.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use actix_web::http::header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, ETAG, IF_NONE_MATCH, VARY};
use actix_web::{HttpRequest, HttpResponse};
use rust_embed::RustEmbed;

use crate::jury::record::sha256_hex;

#[derive(RustEmbed)]
#[folder = "frontend/dist"]
#[allow_missing = true]
struct Dist;

const INDEX: &str = "index.html";
const FOR_EVER: &str = "public, max-age=31536000, immutable";
const ANEW: &str = "no-cache";

static BUILD: LazyLock<String> = LazyLock::new(|| {
    let index = Dist::get(INDEX).map(|file| file.data.into_owned()).unwrap_or_default();
    sha256_hex(&[env!("CARGO_PKG_VERSION").as_bytes(), &index]).chars().take(12).collect()
});

/// Names the build of the pages; a page of another build offers to reload.
#[must_use]
pub fn build_id() -> String {
    BUILD.clone()
}

/// What a page of the manifest needs, as addresses on this server.
#[derive(Clone, Debug, Default)]
pub struct Needs {
    /// The script that starts everything.
    pub start: Option<String>,
    /// Scripts that it will ask for next.
    pub scripts: Vec<String>,
    pub styles: Vec<String>,
}

#[derive(serde::Deserialize)]
struct Chunk {
    file: String,
    #[serde(default)]
    imports: Vec<String>,
    #[serde(default)]
    css: Vec<String>,
}

/// What the page made of that source file needs, by the manifest of the build.
#[must_use]
pub fn needs(source: &str) -> Needs {
    let manifest = Dist::get(".vite/manifest.json").map(|file| file.data.into_owned()).unwrap_or_default();
    let chunks: BTreeMap<String, Chunk> = serde_json::from_slice(&manifest).unwrap_or_default();
    let mut needs = Needs::default();
    let mut todo = vec![INDEX, source];
    let mut seen = BTreeSet::new();
    while let Some((name, chunk)) = todo.pop().and_then(|name| chunks.get_key_value(name)) {
        if !seen.insert(name) {
            continue;
        }
        let file = format!("/{}", chunk.file);
        if name == INDEX {
            needs.start = Some(file)
        } else {
            needs.scripts.push(file)
        }
        needs.styles.extend(chunk.css.iter().map(|css| format!("/{css}")));
        todo.extend(chunk.imports.iter().map(String::as_str));
    }
    // The shared style comes first, so that a page's own may differ from it.
    needs.styles.sort_unstable_by_key(|css| !css.contains("/index-"));
    needs
}

/// The asset of that path; any other address is a page, which the index makes.
pub async fn page(request: HttpRequest) -> HttpResponse {
    let path = request.path().trim_start_matches('/');
    let is_asset = path.starts_with("assets/") || Dist::get(path).is_some();
    let name = if is_asset && !path.is_empty() { path } else { INDEX };
    let Some(plain) = Dist::get(name) else { return HttpResponse::NotFound().finish() };
    let etag = format!("\"{}\"", sha256_hex(&[&plain.metadata.sha256_hash()]));
    let mut response = HttpResponse::Ok();
    let caching = if name.starts_with("assets/") { FOR_EVER } else { ANEW };
    response.insert_header((CACHE_CONTROL, caching)).insert_header((VARY, "Accept-Encoding"));
    if request.headers().get(IF_NONE_MATCH).is_some_and(|known| known.as_bytes() == etag.as_bytes()) {
        return HttpResponse::NotModified().insert_header((ETAG, etag)).finish();
    }
    let accepted = request.headers().get(ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or("");
    let kind = mime_guess::from_path(name).first_or_octet_stream();
    response.insert_header((ETAG, etag)).content_type(kind.as_ref());
    for (encoding, ending) in [("br", "br"), ("gzip", "gz")] {
        if accepted.contains(encoding)
            && let Some(file) = Dist::get(&format!("{name}.{ending}"))
        {
            return response.insert_header((CONTENT_ENCODING, encoding)).body(file.data.into_owned());
        }
    }
    response.body(plain.data.into_owned())
}
