//! The parts of the results page, in the words and the order of the page's own code.

use std::fmt::Display;

use maud::{Markup, html};
use serde::Serialize;

use crate::jury::ballots::{Secrecy, Step};
use crate::jury::ids::JuryId;
use crate::jury::juries::{ChosenHow, JuryState};
use crate::jury::recommendations::{RecommendationState, Text};
use crate::jury::tally::{Explained, ItemTally};
use crate::views::recommendations::{RecommendationLine, StatementLine};
use crate::views::results::{OutcomeLine, Public, ResultLine, ResultsView};
use crate::words::{self, Language};

/// What is said, in the reader's language.
#[derive(Clone, Copy)]
pub struct Said(pub Language);

impl Said {
    /// A message without arguments.
    pub fn word(self, name: &str) -> String {
        self.with(name, &[])
    }

    /// A message with its arguments.
    pub fn with(self, name: &str, facts: &[(&'static str, &dyn Display)]) -> String {
        let facts: Vec<_> = facts.iter().map(|(fact, value)| (*fact, value.to_string())).collect();
        words::say(self.0, name, &facts).unwrap_or_else(|| name.to_owned())
    }

    /// A language by its own name.
    pub fn language(self, of: Language) -> &'static str {
        match of {
            Language::En => "English",
            Language::Cy => "Cymraeg",
            Language::Ar => "العربية",
        }
    }

    /// A code as it is written in the names of messages.
    pub fn code(self, code: &impl Serialize) -> String {
        let value = serde_json::to_value(code).unwrap_or_default();
        value.as_str().unwrap_or_default().replace('_', "-")
    }

    /// How the jurors were chosen.
    pub fn chosen(self, how: ChosenHow) -> String {
        self.word(&format!("res-{}", self.code(&how)))
    }

    /// A state with a shape besides its colour.
    pub fn chip(self, tone: &str, text: &str) -> Markup {
        let shape = match tone {
            "go" => "✓",
            "stop" => "✕",
            _ => "",
        };
        html! { span class={ "chip " (tone) } { @if !shape.is_empty() { span aria-hidden="true" { (shape) } } (text) } }
    }

    fn told(self, step: Step) -> String {
        self.word(&format!("told-{}", self.code(&step)))
    }
}

/// A recommendation that was decided, with its outcome.
pub struct Decided<'a> {
    line: &'a ResultLine,
    pub outcome: &'a OutcomeLine,
    /// How it stood in the first vote.
    first: Option<&'a OutcomeLine>,
    text: &'a Text,
    roster: u32,
}

impl<'a> Decided<'a> {
    /// What was agreed first, then what was not; each in the order in which it was written.
    pub fn of(view: &'a ResultsView) -> Vec<Self> {
        let mut all: Vec<Self> =
            view.recommendations.iter().filter_map(|line| Self::one(view, line)).collect();
        all.sort_by_key(|one| !one.outcome.tally.passed);
        all
    }

    fn one(view: &'a ResultsView, line: &'a ResultLine) -> Option<Self> {
        let outcome = line.outcomes.iter().rev().find(|outcome| !outcome.indicative)?;
        let version = line.recommendation.versions.iter().find(|version| version.id == outcome.version)?;
        let round = view.rounds.iter().find(|round| round.id == outcome.round);
        Some(Self {
            line,
            outcome,
            first: line.outcomes.first().filter(|first| first.round != outcome.round),
            text: &version.text,
            roster: round.and_then(|round| round.outcome.as_ref()).map_or(0, |tally| tally.roster),
        })
    }
}

/// One recommendation with what became of it.
pub fn card(said: Said, jury: JuryId, n: u32, one: &Decided) -> Markup {
    let tally = &one.outcome.tally;
    let facts: [(&'static str, &dyn Display); 3] =
        [("support", &tally.support), ("people", &tally.denominator), ("needed", &tally.needed)];
    let statements = &one.line.recommendation.statements;
    html! {
        section class="card" {
            p class="res-head" {
                @if tally.passed { (said.chip("go", &said.word("outcome-agreed"))) }
                @else { (said.chip("stop", &said.word("outcome-not-agreed"))) }
                " "
                span class="muted small" {
                    (said.with("outcome-line", &facts))
                    @if let Some(first) = one.first { " · " (said.with("outcome-first", &[("support", &first.tally.support)])) }
                }
            }
            h2 dir="auto" { (said.with("res-one", &[("n", &n), ("title", &one.text.title)])) }
            p class="res-body" dir="auto" { (one.text.body) }
            (distribution(said, &one.text.title, tally, one.roster))
            details {
                summary class="small" { (said.word("how-counted")) }
                ol { @for step in &tally.explained { li { (explained(said, step, tally)) } } }
            }
            @if !one.text.reasons.trim().is_empty() {
                details { summary class="small" { (said.word("our-reasons")) } p class="res-body" dir="auto" { (one.text.reasons) } }
            }
            (kin(said, jury, &one.line.recommendation))
            @if !statements.is_empty() {
                details {
                    summary class="small" { (said.with("res-differently", &[("n", &statements.len())])) }
                    @for statement in statements { (minority(said, statement)) }
                }
            }
        }
    }
}

/// The label above each bar, the number printed, a table beside it.
fn distribution(said: Said, caption: &str, tally: &ItemTally, roster: u32) -> Markup {
    let full = roster.max(tally.cast).max(1);
    let mut rows: Vec<(String, u32, &str)> =
        Step::ALL.iter().map(|step| (said.told(*step), tally.distribution.of(*step), tone(*step))).collect();
    if roster > tally.cast {
        rows.push((said.word("not-answered"), roster - tally.cast, "aside"));
    }
    html! {
        figure class="dist" {
            figcaption class="unseen" { (caption) }
            div class="dist-bars" {
                @for (label, people, tone) in &rows {
                    div class="row ends" { span { (label) } b class="clock" { (people) } }
                    svg class="dist-track" aria-hidden="true" {
                        rect class={ "dist-fill " (tone) } width={ (people * 100 / full) "%" } height="100%" {}
                    }
                }
            }
            details {
                summary class="small" { (said.word("as-table")) }
                table {
                    caption class="unseen" { (caption) }
                    thead { tr { th scope="col" { (said.word("answer")) } th scope="col" class="n" { (said.word("people")) } } }
                    tbody { @for (label, people, _) in &rows { tr { th scope="row" { (label) } td class="n" { (people) } } } }
                }
            }
        }
    }
}

fn tone(step: Step) -> &'static str {
    match step {
        Step::FullSupport | Step::WithReservations | Step::CanLiveWithIt => "support",
        Step::StandAside => "aside",
        Step::CannotLiveWithIt => "against",
    }
}

/// One step of the count, as a sentence.
fn explained(said: Said, step: &Explained, tally: &ItemTally) -> String {
    match step {
        Explained::Counted { denominator, people } => {
            let name = match said.code(denominator).as_str() {
                "here-when-opened" => "counted-here",
                "enrolled" => "counted-enrolled",
                _ => "counted-cast",
            };
            said.with(name, &[("people", people)])
        }
        Explained::StandAsideLeftOut { people, left } => {
            said.with("counted-aside", &[("people", people), ("left", left)])
        }
        Explained::Threshold { num, den, of, needed } => {
            said.with("counted-threshold", &[("num", num), ("den", den), ("of", of), ("needed", needed)])
        }
        Explained::Support { steps, support } => {
            let steps: Vec<String> = steps
                .iter()
                .map(|one| {
                    said.with("counted-step", &[("step", &said.told(one.step)), ("people", &one.people)])
                })
                .collect();
            said.with("counted-support", &[("support", support), ("steps", &steps.join(" + "))])
        }
        Explained::Quorum { quorum, cast, met } => {
            let name = if *met { "counted-quorum-met" } else { "counted-quorum-not" };
            said.with(name, &[("quorum", quorum), ("cast", cast)])
        }
        Explained::NobodyCounted => said.word("counted-nobody"),
        Explained::Outcome { support, passed: true, .. } => {
            said.with("counted-agreed", &[("support", support)])
        }
        Explained::Outcome { support, needed, .. } if support < needed => {
            said.with("counted-too-few", &[("support", support), ("needed", needed)])
        }
        Explained::Outcome { .. } if tally.denominator == 0 => said.word("counted-nobody"),
        Explained::Outcome { .. } => said.word("counted-not-agreed"),
    }
}

fn minority(said: Said, statement: &StatementLine) -> Markup {
    let by = statement
        .by
        .map_or_else(|| said.word("statement-by-nobody"), |n| said.with("statement-by", &[("n", &n)]));
    html! {
        blockquote {
            p dir="auto" { (statement.text) }
            p class="small muted" {
                (by)
                @if statement.cosigners > 0 { " · " (said.with("statement-cosigned", &[("n", &statement.cosigners)])) }
            }
        }
    }
}

/// Of what it was made, and what was made of it.
fn kin(said: Said, jury: JuryId, of: &RecommendationLine) -> Markup {
    html! {
        @for (name, kin) in [("kin-came-from", &of.came_from), ("kin-became", &of.became)] {
            @if let Some(first) = kin.first() {
                div class="small kin" {
                    p { b { (said.word(name)) } }
                    ul {
                        @for one in kin {
                            li { a href={ "/j/" (jury) "/recommendations/" (one.id) } dir="auto" {
                                (said.with("kin-one", &[("title", &one.title), ("n", &one.number)]))
                            } }
                        }
                    }
                    p class="muted" dir="auto" { (said.with(&format!("kin-{}", said.code(&first.how)), &[("reason", &first.reason)])) }
                }
            }
        }
    }
}

/// What was put forward and has no public outcome.
pub fn waiting(said: Said, jury: JuryId, view: &ResultsView) -> Markup {
    let open: Vec<&ResultLine> = view
        .recommendations
        .iter()
        .filter(|line| !line.outcomes.iter().any(|outcome| !outcome.indicative))
        .filter(|line| {
            use RecommendationState::{Merged, Split, Withdrawn};
            ![Withdrawn, Merged, Split].contains(&line.recommendation.state)
        })
        .collect();
    html! {
        @if !open.is_empty() {
            section class="card" {
                h2 { (said.word("res-waiting-title")) }
                p { (said.word("res-waiting")) }
                ul {
                    @for line in open {
                        @if let Some(version) = line.recommendation.versions.last() {
                            li { a href={ "/j/" (jury) "/recommendations/" (line.recommendation.id) } dir="auto" { (version.text.title) } (kin(said, jury, &line.recommendation)) }
                        }
                    }
                }
            }
        }
    }
}

/// How it was done, and how anybody can check it.
pub fn how(said: Said, public: &Public) -> Markup {
    let view = &public.results;
    let record = &public.jury.record;
    html! {
        h2 id="how" { (said.word("res-how")) }
        p { (said.with("res-how-chosen", &[("how", &said.chosen(view.chosen_how))])) " " (said.word("res-how-pseudonym")) }
        @for round in &view.rounds {
            p {
                @if round.indicative { (said.with("res-how-first", &[("title", &round.title)])) }
                @else if let Some(threshold) = round.rule.threshold {
                    (said.with("res-how-vote", &[
                        ("title", &round.title), ("people", &round.rule.people.unwrap_or_default()),
                        ("num", &threshold.num), ("den", &threshold.den),
                    ]))
                }
                " "
                @if round.rule.secrecy == Secrecy::Named { (said.word("res-how-named")) }
            }
        }
        h2 id="check" { (said.word("res-check")) }
        p { (said.word("res-check-record")) }
        p { (said.with("res-check-head", &[("count", &record.count)])) }
        p class="res-seal" { bdi dir="ltr" { (record.head) } }
        @if view.state == JuryState::Published {
            p { a class="btn quiet" href={ "/api/juries/" (public.jury.id) "/record" } download="record.jsonl" { (said.word("res-check-get")) } }
            p { (said.word("res-check-how")) }
            p class="res-seal" { bdi dir="ltr" { "citizens-jury verify record record.jsonl --head " (record.head) } }
        } @else {
            p class="muted" { (said.word("res-check-later")) }
        }
    }
}
