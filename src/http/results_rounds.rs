//! The votes on the results page, and the page that each of them has of its own, in the words and the
//! order of the page's own code.

use maud::{Markup, html};

use super::results_order::{Ordered, ordered};
use super::results_parts::{Said, outcome};
use crate::jury::ballots::Secrecy;
use crate::jury::ids::JuryId;
use crate::views::reasons::ErratumLine;
use crate::views::results::{OutcomeLine, Public, ResultLine, ResultsView};
use crate::views::rounds::RoundLine;

/// Ballots on the question that has most.
fn cast(round: &RoundLine) -> u32 {
    let items = round.outcome.iter().flat_map(|outcome| &outcome.items);
    items.map(|item| item.cast).max().unwrap_or_default()
}

/// All votes, each with its rule, its turnout and the way to its own page.
pub fn rounds(said: Said, jury: JuryId, view: &ResultsView) -> Markup {
    html! {
        @if !view.rounds.is_empty() {
            h2 id="votes" { (said.word("res-rounds")) }
            @for round in &view.rounds {
                section class="card" {
                    h3 { a href={ "/j/" (jury) "/results/" (round.id) } dir="auto" { (round.title) } }
                    (about(said, jury, round))
                }
            }
        }
    }
}

/// The page of one vote, below its heading.
pub fn one(said: Said, public: &Public, round: &RoundLine) -> Markup {
    let jury = public.jury.id;
    html! {
        (about(said, jury, round))
        @if let Some(order) = Ordered::of(round) { (ordered(said, &order)) }
        @for (n, tally) in (1_u32..).zip(round.outcome.iter().filter(|outcome| outcome.order.is_none()).flat_map(|outcome| &outcome.items)) {
            @if let Some(item) = round.items.iter().find(|item| item.version == tally.item) {
                section class="card" { (outcome(said, n, &item.text, tally, round, None)) }
            }
        }
        p { a href={ "/j/" (jury) "/results" } { (said.word("res-round-all")) } }
    }
}

/// Rule, turnout, corrections, six words and files of a vote.
fn about(said: Said, jury: JuryId, round: &RoundLine) -> Markup {
    let files = format!("/api/juries/{jury}/rounds/{}", round.id);
    html! {
        p {
            @if round.indicative { (said.word("res-trial")) ". " }
            @if let Some(threshold) = round.rule.threshold {
                (said.with("res-how-vote", &[
                    ("title", &round.title), ("people", &round.rule.people.unwrap_or_default()),
                    ("num", &threshold.num), ("den", &threshold.den),
                ])) " "
            }
            @if round.rule.secrecy == Secrecy::Named { (said.word("res-how-named")) }
        }
        p { (said.with("res-turnout", &[("cast", &cast(round)), ("people", &round.rule.people.unwrap_or_default())])) }
        (secret(said, jury, round))
        @for one in &round.errata { (erratum(said, one)) }
        p class="small res-files" {
            a href={ (files) "/result.csv" } download={ "result-" (round.id) ".csv" } { (said.word("res-get-csv")) }
            a href={ (files) "/result.json" } download={ "result-" (round.id) ".json" } { (said.word("res-get-json")) }
        }
    }
}

/// What anybody needs to count a secret vote again.
fn secret(said: Said, jury: JuryId, round: &RoundLine) -> Markup {
    let files = format!("/api/juries/{jury}/rounds/{}", round.id);
    html! {
        @if let Some(secret) = &round.secret {
            p {
                (said.with("res-unused", &[("n", &secret.turnout.not_cast)]))
                @if secret.turnout.not_cast > 0 {
                    " " (said.word(if secret.turnout.could_change { "res-unused-matter" } else { "res-unused-no-matter" }))
                }
            }
            p { b { (said.word("res-words")) ":" } " " bdi dir="ltr" lang="en" class="res-six" { (secret.words) } }
            details {
                summary class="small" { (said.word("res-check")) }
                p { (said.word("res-words-why")) }
                p { (said.word("res-check-vote")) }
                p class="small res-files" {
                    a href={ "/j/" (jury) "/verify" } { (said.word("res-check-page")) }
                    a href={ (files) "/bundle" } download={ "bundle-" (round.id) ".json" } { (said.word("res-check-bundle")) }
                }
                p { (said.word("res-check-verify")) }
                p class="res-seal" { bdi dir="ltr" { "citizens-jury verify bundle-" (round.id) ".json" } }
            }
        }
    }
}

fn erratum(said: Said, one: &ErratumLine) -> Markup {
    html! {
        div class="res-erratum" {
            p { (said.chip("", &said.word("res-erratum"))) }
            p dir="auto" { (one.text) }
            p class="small muted" dir="auto" { (said.with("res-erratum-why", &[("reason", &one.reason)])) }
        }
    }
}

/// How the support of a recommendation moved from vote to vote.
pub fn drift(said: Said, view: &ResultsView, line: &ResultLine) -> Markup {
    // Where things were only put in order nobody supported anything.
    let outcomes: Vec<&OutcomeLine> = line.outcomes.iter().filter(|one| one.tally.passed.is_some()).collect();
    if outcomes.len() < 2 {
        return html! {};
    }
    let full = outcomes.iter().map(|one| one.tally.denominator).max().unwrap_or(1).max(1);
    html! {
        details {
            summary class="small" { (said.word("res-drift")) }
            table class="res-drift" {
                caption class="unseen" { (said.word("res-drift")) }
                thead { tr {
                    th scope="col" { (said.word("res-drift-vote")) }
                    th scope="col" class="n" { (said.word("res-drift-support")) }
                    th scope="col" class="n" { (said.word("res-drift-needed")) }
                } }
                tbody {
                    @for one in &outcomes {
                        @let title = view.rounds.iter().find(|round| round.id == one.round).map_or("", |round| round.title.as_str());
                        tr {
                            th scope="row" dir="auto" { (said.with("res-drift-version", &[("title", &title), ("n", &one.number)])) }
                            td class="n" {
                                (said.with("res-drift-one", &[("support", &one.tally.support), ("people", &one.tally.denominator)]))
                                svg class="dist-track" aria-hidden="true" {
                                    rect class="dist-fill support" width={ (one.tally.support * 100 / full) "%" } height="100%" {}
                                }
                            }
                            td class="n" { (one.tally.needed) }
                        }
                    }
                }
            }
        }
    }
}
