//! What votes put in order, in the words and the order of the page's own code.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::results_parts::{Said, bars, explained};
use crate::jury::ids::VersionId;
use crate::jury::methods::{Method, StepKey};
use crate::jury::tally::{Explained, ItemTally, OptionOrder, Tally};
use crate::views::rounds::RoundLine;

/// A round that puts its options in order, and what they are called.
pub struct Ordered<'a> {
    round: &'a RoundLine,
    tally: &'a Tally,
    order: &'a OptionOrder,
    titles: BTreeMap<VersionId, &'a str>,
}

impl<'a> Ordered<'a> {
    /// None for a round that passes or fails its items.
    pub fn of(round: &'a RoundLine) -> Option<Self> {
        let tally = round.outcome.as_ref()?;
        let order = tally.order.as_ref()?;
        let items = round.items.iter().map(|item| (item.version, item.text.title.as_str()));
        Some(Self { round, tally, order, titles: items.collect() })
    }

    fn title(&self, option: &VersionId) -> String {
        self.titles.get(option).copied().unwrap_or_default().to_owned()
    }

    fn titles(&self, options: &[VersionId]) -> String {
        options.iter().map(|option| self.title(option)).collect::<Vec<_>>().join(" · ")
    }

    /// What stands beside an option's place.
    fn beside(&self, said: Said, tally: &ItemTally) -> Option<String> {
        if let Some(points) = tally.points {
            let name = if matches!(self.round.rule.method, Method::Dots { .. }) {
                "count-dots"
            } else {
                "count-points"
            };
            return Some(said.with(name, &[("n", &points)]));
        }
        tally.explained.iter().find_map(|one| match one {
            Explained::MiddleGrade { grade, .. } => {
                Some(said.with("count-middle", &[("grade", &self.grade(said, grade))]))
            }
            _ => None,
        })
    }

    fn grade(&self, said: Said, grade: &StepKey) -> String {
        said.told(&self.round.rule.method, grade)
    }
}

/// Places, how each was counted, and each option against each other.
pub fn ordered(said: Said, one: &Ordered) -> Markup {
    html! {
        section class="card" {
            p class="res-head" {
                (said.chip("", &said.word("count-order"))) " "
                span class="muted small" { (said.word("count-order-only")) }
            }
            h2 { bdi dir="auto" { (one.round.title) } }
            ol class="plain" {
                @for place in &one.order.places {
                    @for option in &place.options {
                        li {
                            p class="small muted" { (said.with(if place.options.len() > 1 { "count-place-shared" } else { "count-place" }, &[("n", &place.place)])) }
                            h3 dir="auto" { (one.title(option)) }
                            @if let Some(tally) = one.tally.items.iter().find(|tally| tally.item == *option) { (item(said, one, tally)) }
                        }
                    }
                }
            }
            details {
                summary { (said.word("how-counted")) ": " bdi dir="auto" { (one.round.title) } }
                ol { @for step in &one.order.explained { @if let Some(text) = ordering(said, step, one) { li { (text) } } } }
                @if !one.order.pairwise.is_empty() { (pairs(said, one)) }
            }
        }
    }
}

fn item(said: Said, one: &Ordered, tally: &ItemTally) -> Markup {
    let title = one.title(&tally.item);
    html! {
        @if let Some(beside) = one.beside(said, tally) { p class="strong" { (beside) } }
        details {
            summary class="small" { (said.word("how-counted")) }
            ol {
                @for step in &tally.explained {
                    li { (ordering(said, step, one).unwrap_or_else(|| explained(said, step, tally, &one.round.rule.method))) }
                }
            }
            (bars(said, &title, tally, one.round))
        }
    }
}

fn pairs(said: Said, one: &Ordered) -> Markup {
    let options: Vec<VersionId> = one.tally.items.iter().map(|tally| tally.item).collect();
    let cell = |over: VersionId, under: VersionId| {
        one.order.pairwise.iter().find(|pair| pair.over == over && pair.under == under)
    };
    html! {
        p class="strong" { (said.word("count-pairs-title")) }
        p class="hint" { (said.word("count-pairs-text")) }
        div class="scroll" tabindex="0" role="region" aria-label=(said.word("count-pairs-title")) {
            table {
                thead { tr {
                    th scope="col" { (said.word("count-option")) }
                    @for (n, option) in (1_u32..).zip(&options) { th scope="col" class="n" { span class="unseen" { (one.title(option)) } span aria-hidden="true" { (n) } } }
                } }
                tbody { @for (n, over) in (1_u32..).zip(&options) { tr {
                    th scope="row" dir="auto" { (n) ". " (one.title(over)) }
                    @for under in &options { td class="n" {
                        @if let Some(pair) = cell(*over, *under) { (pair.people) " (" (pair.path) ")" }
                        @else { span aria-hidden="true" { "–" } }
                    } }
                } } }
            }
        }
    }
}

/// One step of how options were put in order; none for the steps of passing or failing.
fn ordering(said: Said, step: &Explained, one: &Ordered) -> Option<String> {
    let dots = matches!(one.round.rule.method, Method::Dots { .. });
    Some(match step {
        Explained::PointsAdded { given, .. } | Explained::DotsAdded { given, .. } if given.is_empty() => {
            said.word("count-nothing-given")
        }
        Explained::PointsAdded { given, points } | Explained::DotsAdded { given, points } => {
            let sum: Vec<String> = given
                .iter()
                .map(|one| said.with("count-gave", &[("people", &one.people), ("value", &one.value)]))
                .collect();
            let name = if dots { "count-dots-added" } else { "count-points-added" };
            said.with(name, &[("sum", &sum.join(" + ")), ("points", points)])
        }
        Explained::MiddleGrade { graded, middle, grade, better, worse } => said.with(
            "count-middle-grade",
            &[
                ("graded", graded),
                ("middle", middle),
                ("grade", &one.grade(said, grade)),
                ("better", better),
                ("worse", worse),
            ],
        ),
        Explained::RankedBy { people, left_out } => {
            said.with("count-ranked-by", &[("people", people), ("left", left_out)])
        }
        Explained::Behind { options } if options.is_empty() => said.word("count-behind-none"),
        Explained::Behind { options } => said.with("count-behind", &[("options", &one.titles(options))]),
        Explained::NobodyAnswered => said.word("count-nobody"),
        Explained::MostFirst => said.word(if dots { "count-most-dots" } else { "count-most-points" }),
        Explained::BestMiddleFirst => said.word("count-best-middle"),
        Explained::ComparedInPairs { people } => said.with("count-pairs", &[("people", people)]),
        Explained::BeatsEveryOther { option } => {
            said.with("count-beats-all", &[("option", &one.title(option))])
        }
        Explained::NoneBeatsEveryOther => said.word("count-beats-none"),
        Explained::Chain { .. } | Explained::MiddlesRemoved { .. } => against(said, step, one)?,
        Explained::SharedPlace { place, options } => {
            said.with("count-shared", &[("place", place), ("options", &one.titles(options))])
        }
        _ => return None,
    })
}

/// Why one option comes before another.
fn against(said: Said, step: &Explained, one: &Ordered) -> Option<String> {
    Some(match step {
        Explained::Chain { over, under, through, path, back } => {
            let (from, to) = (one.title(over), one.title(under));
            let stations: Vec<String> = std::iter::once(over)
                .chain(through)
                .chain(std::iter::once(under))
                .map(|option| one.title(option))
                .collect();
            let name = if through.is_empty() { "count-link" } else { "count-chain" };
            let chain = stations.join(" > ");
            said.with(
                name,
                &[("over", &from), ("under", &to), ("path", path), ("back", back), ("chain", &chain)],
            )
        }
        Explained::MiddlesRemoved { over, under, removed, over_grade, under_grade } => {
            let (first, second) = (one.grade(said, over_grade), one.grade(said, under_grade));
            let (from, to) = (one.title(over), one.title(under));
            let facts: [(&'static str, &dyn std::fmt::Display); 5] =
                [("over", &from), ("under", &to), ("removed", removed), ("one", &first), ("two", &second)];
            said.with("count-middles-removed", &facts)
        }
        _ => return None,
    })
}
