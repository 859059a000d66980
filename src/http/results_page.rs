//! The results as a page that is readable before, and without, any script. The page's own code takes
//! over from what is written here; both say the same words in the same order.

use std::io::Write as _;

use actix_web::http::StatusCode;
use actix_web::http::header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, VARY};
use actix_web::web::{Data, Path, Query};
use actix_web::{HttpRequest, HttpResponse, get};
use flate2::Compression;
use flate2::write::GzEncoder;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use serde::Deserialize;

use super::results_order::{Ordered, ordered};
use super::results_parts::{Decided, Said, card, how, waiting};
use super::{assets, problem, results_rounds};
use crate::jury::ids::JuryId;
use crate::jury::juries::JuryState;
use crate::no::{Fault, No};
use crate::service::Service;
use crate::views::results::{self, Public};
use crate::views::rounds::RoundLine;
use crate::words::Language;

/// The pages in the manifest of the build.
const SOURCE: &str = "src/pages/results/Results.svelte";
const ROUND_SOURCE: &str = "src/pages/results/Round.svelte";

/// How a reader asks for a language in the address.
#[derive(Deserialize)]
pub struct Wish {
    lang: Option<String>,
}

/// The results of a public jury. Of any other jury, and of none, whoever is not signed in gets the
/// same page that says there is nothing here.
#[get("/j/{jury}/results")]
pub async fn show_results(
    request: HttpRequest,
    service: Data<Service>,
    jury: Path<String>,
    wish: Query<Wish>,
) -> Result<HttpResponse, No> {
    match public(&service, &jury).await? {
        Some(public) => answer(&request, &wish, &public, None),
        None => Ok(closed(request).await),
    }
}

/// The result of one vote of a public jury, at an address that stays. Of one that is not published yet,
/// and of none, it is the page of a closed jury.
#[get("/j/{jury}/results/{round}")]
pub async fn show_round_result(
    request: HttpRequest,
    service: Data<Service>,
    of: Path<(String, String)>,
    wish: Query<Wish>,
) -> Result<HttpResponse, No> {
    let (jury, round) = of.into_inner();
    let Some(public) = public(&service, &jury).await? else { return Ok(closed(request).await) };
    let one = public.results.rounds.iter().find(|one| one.id.to_string() == round);
    match one {
        Some(one) => answer(&request, &wish, &public, Some(one)),
        None => Ok(closed(request).await),
    }
}

async fn public(service: &Service, jury: &str) -> Result<Option<Public>, No> {
    // Somebody mistyped it: the same as a jury that does not exist.
    let Ok(jury) = jury.parse::<JuryId>() else { return Ok(None) };
    match results::public(service, jury).await {
        Ok(public) => Ok(Some(public)),
        Err(No::Refusal(_)) => Ok(None),
        Err(fault) => Err(fault),
    }
}

fn answer(
    request: &HttpRequest,
    wish: &Wish,
    public: &Public,
    round: Option<&RoundLine>,
) -> Result<HttpResponse, No> {
    let language =
        wish.lang.as_deref().map_or_else(|| problem::language(request), |tag| Language::accepted(Some(tag)));
    let body = page(public, round, language)?.into_string();
    let accepted = request.headers().get(ACCEPT_ENCODING).and_then(|value| value.to_str().ok());
    let mut response = HttpResponse::Ok();
    response
        .content_type("text/html; charset=utf-8")
        .insert_header((CACHE_CONTROL, "no-cache"))
        .insert_header((VARY, "Accept-Language, Accept-Encoding"));
    if accepted.is_some_and(|accepted| accepted.contains("gzip")) {
        return Ok(response.insert_header((CONTENT_ENCODING, "gzip")).body(gzipped(&body)?));
    }
    Ok(response.body(body))
}

/// A phone on a weak line gets a quarter of the bytes. What is compressed is public and the same for
/// everybody, so its length betrays nothing.
fn gzipped(body: &str) -> Result<Vec<u8>, Fault> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(body.as_bytes())?;
    Ok(encoder.finish()?)
}

/// The page of a jury that is not open to everybody: those who are signed in may belong to it.
async fn closed(request: HttpRequest) -> HttpResponse {
    let may_belong = ["jury", "__Host-jury"].iter().any(|name| request.cookie(name).is_some());
    let mut response = assets::page(request).await;
    if !may_belong {
        *response.status_mut() = StatusCode::NOT_FOUND;
    }
    response
}

fn page(public: &Public, round: Option<&RoundLine>, language: Language) -> Result<Markup, No> {
    let said = Said(language);
    let needs = assets::needs(if round.is_some() { ROUND_SOURCE } else { SOURCE });
    let view = &public.results;
    Ok(html! {
        (DOCTYPE)
        html lang=(language.tag()) dir=(language.direction()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover";
                meta name="color-scheme" content="light dark";
                meta name="description" content=(view.charge);
                title { @if let Some(round) = round { (round.title) " – " } (view.title) " – " (said.word("service")) }
                link rel="icon" href="/mark.svg" type="image/svg+xml";
                @for style in &needs.styles { link rel="stylesheet" href=(style); }
                @for script in &needs.scripts { link rel="modulepreload" href=(script); }
            }
            body {
                div id="page" { (written(public, round, said)) }
                script id="seed" type="application/json" { (PreEscaped(seed(public)?)) }
                @if let Some(start) = &needs.start { script type="module" src=(start) {} }
            }
        }
    })
}

/// What the script begins with, so that nothing blinks. No `<` can end the element early.
fn seed(public: &Public) -> Result<String, No> {
    let seed = serde_json::json!({
        "jury": public.jury.id, "seq": public.seq, "results": public.results, "head": public.jury,
    });
    Ok(serde_json::to_string(&seed)?.replace('<', "\\u003c"))
}

fn written(public: &Public, round: Option<&RoundLine>, said: Said) -> Markup {
    let view = &public.results;
    let id = public.jury.id;
    html! {
        @if view.demonstration {
            section aria-label=(said.word("banner-demo")) { p class="res-demo" { (said.word("demonstration")) } }
        }
        header class="res-bar" {
            b dir="auto" { (view.title) }
            span {
                @for other in Language::ALL {
                    a href={ "?lang=" (other.tag()) } lang=(other.tag()) { (said.language(other)) }
                }
            }
        }
        nav class="res-tabs" aria-label=(said.word("pages")) {
            @for (tab, label) in [("results", "tab-results-guest"), ("now", "tab-now"), ("evidence", "tab-evidence"), ("recommendations", "tab-recommendations")] {
                a href={ "/j/" (id) "/" (tab) } aria-current=[(tab == "results").then_some("page")] { (said.word(label)) }
            }
        }
        main id="main" { div class="res" {
            @if let Some(round) = round {
                p class="muted" { (said.word("res-round-state")) " · " bdi dir="auto" { (view.title) } }
                h1 dir="auto" { (round.title) }
                (results_rounds::one(said, public, round))
            } @else { (whole(public, said)) }
        } }
    }
}

/// All results of a jury.
fn whole(public: &Public, said: Said) -> Markup {
    let view = &public.results;
    let id = public.jury.id;
    html! {
        p { (said.chip(if view.state == JuryState::Published { "go" } else { "" }, &said.word(&format!("jury-{}", said.code(&view.state))))) }
        h1 dir="auto" { (view.title) }
        p class="charge" dir="auto" { (view.charge) }
        (lead(public, said))
        @let decided = Decided::of(view);
        @for (n, one) in (1_u32..).zip(&decided) { (card(said, id, n, view, one)) }
        @let orders: Vec<Ordered> = view.rounds.iter().rev().filter_map(Ordered::of).collect();
        @for one in &orders { (ordered(said, one)) }
        @if decided.is_empty() && orders.is_empty() {
            div { p class="strong" { (said.word("res-none")) } p class="muted" { (said.word("res-none-text")) } }
        }
        (waiting(said, id, view))
        p { a href={ "/j/" (id) "/recommendations" } { (said.word("res-all-recommendations")) } }
        (results_rounds::rounds(said, id, view))
        (how(said, public))
    }
}

fn lead(public: &Public, said: Said) -> Markup {
    let view = &public.results;
    let decided = Decided::of(view);
    let agreed = decided.iter().filter(|one| one.outcome.tally.passed == Some(true)).count();
    let jurors = said.with("res-jurors", &[("n", &public.jury.counts.jurors)]);
    let witnesses = said.with("res-witnesses", &[("n", &public.jury.counts.witnesses)]);
    let chosen = said.chosen(view.chosen_how);
    html! {
        p {
            (said.with("res-who", &[("jurors", &jurors), ("how", &chosen), ("witnesses", &witnesses)])) " "
            @if !decided.is_empty() {
                b { (said.with("res-agreed-of", &[("agreed", &agreed), ("all", &decided.len())])) } " "
            }
            a href="#how" { (said.word("res-how")) } " · " a href="#check" { (said.word("res-check")) }
        }
    }
}
