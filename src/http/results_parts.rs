//! The parts of the results page, in the words and the order of the page's own code.

use std::fmt::Display;

use maud::{Markup, html};
use serde::Serialize;

use super::results_rounds::drift;
use crate::jury::ids::JuryId;
use crate::jury::juries::{ChosenHow, JuryState};
use crate::jury::methods::{Method, Scale, StepKey};
use crate::jury::recommendations::{RecommendationState, Text};
use crate::jury::tally::{Explained, ItemTally};
use crate::views::recommendations::{RecommendationLine, StatementLine};
use crate::views::results::{OutcomeLine, Public, ResultLine, ResultsView};
use crate::views::rounds::{RoundLine, RuleLine};
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

    /// A step, grade or choice by the words of its method.
    pub fn told(self, method: &Method, step: &StepKey) -> String {
        let words = match method {
            Method::Scale { scale: Scale::Own, own, .. } => {
                let at = step.0.trim_start_matches('s').parse::<usize>().unwrap_or_default();
                return own.get(at.wrapping_sub(1)).unwrap_or(&step.0).clone();
            }
            Method::Scale { scale: Scale::Five, .. } => "told",
            Method::Scale { scale: Scale::Kaner, .. } => "kaner",
            Method::Approval => "approval",
            Method::Judgment => "grade",
            Method::Score { .. } => return self.with("count-points", &[("n", step)]),
            Method::Dots { .. } => return self.with("count-dots", &[("n", step)]),
            Method::Ranking => return self.with("count-place-given", &[("n", step)]),
        };
        self.word(&format!("{words}-{}", self.code(step)))
    }
}

/// A recommendation that was decided, with its outcome.
pub struct Decided<'a> {
    line: &'a ResultLine,
    pub outcome: &'a OutcomeLine,
    /// How it stood in the first vote.
    first: Option<&'a OutcomeLine>,
    text: &'a Text,
    round: &'a RoundLine,
}

impl<'a> Decided<'a> {
    /// What was agreed first, then what was not; each in the order in which it was written.
    pub fn of(view: &'a ResultsView) -> Vec<Self> {
        let mut all: Vec<Self> =
            view.recommendations.iter().filter_map(|line| Self::one(view, line)).collect();
        all.sort_by_key(|one| one.outcome.tally.passed != Some(true));
        all
    }

    fn one(view: &'a ResultsView, line: &'a ResultLine) -> Option<Self> {
        // What was only put in order is decided by no vote.
        let outcome = line
            .outcomes
            .iter()
            .rev()
            .find(|outcome| !outcome.indicative && outcome.tally.passed.is_some())?;
        let version = line.recommendation.versions.iter().find(|version| version.id == outcome.version)?;
        let round = view.rounds.iter().find(|round| round.id == outcome.round)?;
        Some(Self {
            line,
            outcome,
            first: line
                .outcomes
                .first()
                .filter(|first| first.round != outcome.round && first.tally.passed.is_some()),
            text: &version.text,
            round,
        })
    }
}

/// One recommendation with what became of it.
pub fn card(said: Said, jury: JuryId, n: u32, view: &ResultsView, one: &Decided) -> Markup {
    let statements = &one.line.recommendation.statements;
    html! {
        section class="card" {
            (outcome(said, n, one.text, &one.outcome.tally, one.round, one.first))
            (drift(said, view, one.line))
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

/// What became of one text in one vote; `first`: how it stood in the first one.
pub fn outcome(
    said: Said,
    n: u32,
    text: &Text,
    tally: &ItemTally,
    round: &RoundLine,
    first: Option<&OutcomeLine>,
) -> Markup {
    let facts: [(&'static str, &dyn Display); 3] =
        [("support", &tally.support), ("people", &tally.denominator), ("needed", &tally.needed)];
    html! {
        p class="res-head" {
            @if tally.passed == Some(true) { (said.chip("go", &said.word("outcome-agreed"))) }
            @else { (said.chip("stop", &said.word("outcome-not-agreed"))) }
            " "
            span class="muted small" {
                (said.with("outcome-line", &facts))
                @if let Some(first) = first { " · " (said.with("outcome-first", &[("support", &first.tally.support)])) }
            }
        }
        h2 dir="auto" { (said.with("res-one", &[("n", &n), ("title", &text.title)])) }
        p class="res-body" dir="auto" { (text.body) }
        (bars(said, &text.title, tally, round))
        @if let Some(paper) = on_paper(said, tally, round) { p class="small muted" { (paper) } }
        details {
            summary class="small" { (said.word("how-counted")) }
            ol { @for step in &tally.explained { li { (explained(said, step, tally, &round.rule.method)) } } }
        }
        @if !text.reasons.trim().is_empty() {
            details { summary class="small" { (said.word("our-reasons")) } p class="res-body" dir="auto" { (text.reasons) } }
        }
    }
}

/// The label above each bar, the number printed, a table beside it.
pub fn bars(said: Said, caption: &str, tally: &ItemTally, round: &RoundLine) -> Markup {
    let roster = round.outcome.as_ref().map_or(0, |outcome| outcome.roster);
    let full = roster.max(tally.cast).max(1);
    let mut rows: Vec<(String, u32, &str)> = tally
        .counts
        .iter()
        .filter(|one| one.people > 0 || !matches!(round.rule.method, Method::Score { .. }))
        .map(|one| (said.told(&round.rule.method, &one.step), one.people, tone(&round.rule, &one.step)))
        .collect();
    if tally.blank > 0 {
        rows.push((said.word("told-blank"), tally.blank, "aside"));
    }
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

/// What of a tally was counted on paper; none where nobody voted so.
fn on_paper(said: Said, tally: &ItemTally, round: &RoundLine) -> Option<String> {
    let given: Vec<String> = tally
        .paper
        .iter()
        .filter(|one| one.people > 0)
        .map(|one| (one.people, said.told(&round.rule.method, &one.step)))
        .map(|(people, value)| said.with("count-gave", &[("people", &people), ("value", &value)]))
        .collect();
    (!given.is_empty()).then(|| said.with("count-on-paper", &[("counts", &given.join(" · "))]))
}

/// What counts is support, the steps that say no are against, and all between is aside; numbers and
/// grades are neither.
fn tone(rule: &RuleLine, step: &StepKey) -> &'static str {
    const AGAINST: [&str; 5] =
        ["cannot_live_with_it", "disagree_go_along", "disagree_absolved", "block", "reject"];
    let own = matches!(rule.method, Method::Scale { scale: Scale::Own, .. });
    if !rule.method.decides() || rule.counting.contains(step) {
        "support"
    } else if AGAINST.contains(&step.0.as_str()) || (own && rule.steps.last() == Some(step)) {
        "against"
    } else {
        "aside"
    }
}

/// One step of the count, as a sentence.
pub fn explained(said: Said, step: &Explained, tally: &ItemTally, method: &Method) -> String {
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
                    said.with(
                        "counted-step",
                        &[("step", &said.told(method, &one.step)), ("people", &one.people)],
                    )
                })
                .collect();
            said.with("counted-support", &[("support", support), ("steps", &steps.join(" + "))])
        }
        Explained::Blank { people } => said.with("counted-blank", &[("people", people)]),
        Explained::OnPaper { ballots } => said.with("counted-paper", &[("ballots", ballots)]),
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
        // How options are put in order is said where the order stands.
        _ => String::new(),
    }
}

fn minority(said: Said, statement: &StatementLine) -> Markup {
    let named: Vec<String> =
        statement.cosigned_by.iter().map(|n| said.with("statement-by", &[("n", n)])).collect();
    let by = statement
        .by
        .map_or_else(|| said.word("statement-by-nobody"), |n| said.with("statement-by", &[("n", &n)]));
    html! {
        blockquote {
            p dir="auto" { (statement.text) }
            p class="small muted" {
                (by)
                @if statement.cosigners > 0 {
                    " · " (said.with("statement-cosigned", &[("n", &statement.cosigners)]))
                    @if !named.is_empty() { ": " (named.join(", ")) }
                }
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
