//! What people were told, held against what is there. Pure: the tests below plant each flaw.

use std::collections::BTreeMap;

/// What somebody was told of something they asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// It is done.
    Done,
    /// It was not done, and never will be.
    Refused,
    /// No answer came: it may be done or not.
    Nothing,
}

/// Something that leaves a mark of its own, and what was told of it last.
#[derive(Clone, Debug)]
pub struct Mark {
    pub name: String,
    pub told: Told,
}

/// Where what is there differs from what was told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// Told as done, and not there.
    Lost(String),
    /// There more than once.
    Doubled(String),
    /// Told as refused, and there.
    Refused(String),
    /// There, and nobody asked for it.
    Invented(String),
    /// Something else stands than what was told last.
    Stands { found: String, expected: Vec<String> },
    /// Two changes were told the same number.
    NumberTwice(i64),
    /// Numbers were claimed that nobody was told.
    Unnumbered(usize),
}

/// Each mark that was told as done is there once, each refused one is not, and there is nothing else.
pub fn marks(history: &[Mark], there: &[String]) -> Vec<Flaw> {
    let mut found: BTreeMap<&str, usize> = BTreeMap::new();
    for name in there {
        *found.entry(name).or_default() += 1;
    }
    let mut flaws = Vec::new();
    for mark in history {
        let times = found.remove(mark.name.as_str()).unwrap_or(0);
        match (mark.told, times) {
            (Told::Done, 0) => flaws.push(Flaw::Lost(mark.name.clone())),
            (Told::Refused, 1..) => flaws.push(Flaw::Refused(mark.name.clone())),
            (_, 2..) => flaws.push(Flaw::Doubled(mark.name.clone())),
            _ => {}
        }
    }
    flaws.extend(found.into_keys().map(|name| Flaw::Invented(name.into())));
    flaws
}

/// What one person sets over and over: the last that was told as done stands, or one that they set
/// after it and heard nothing of. `start` is what stood before.
pub fn stands(start: &str, history: &[Mark], found: &str) -> Vec<Flaw> {
    let mut expected = vec![start.to_owned()];
    for set in history {
        match set.told {
            Told::Done => expected = vec![set.name.clone()],
            Told::Nothing => expected.push(set.name.clone()),
            Told::Refused => {}
        }
    }
    if expected.iter().any(|one| one == found) {
        return Vec::new();
    }
    vec![Flaw::Stands { found: found.into(), expected }]
}

/// Each change of a jury has a number of its own, and every number between `after` and `last` was told to
/// somebody, but for `besides` of them: so no change took effect twice, and none that nobody asked for.
pub fn numbers(told: &[i64], after: i64, last: i64, besides: usize) -> Vec<Flaw> {
    let mut sorted = told.to_vec();
    sorted.sort_unstable();
    let mut flaws: Vec<Flaw> =
        sorted.windows(2).filter(|two| two[0] == two[1]).map(|two| Flaw::NumberTwice(two[0])).collect();
    sorted.dedup();
    let within = sorted.iter().filter(|number| (after + 1..=last).contains(number)).count();
    flaws.extend((within < sorted.len()).then(|| Flaw::Lost("the number of a change".into())));
    let claimed = usize::try_from(last - after).unwrap_or(0);
    let unknown = claimed.saturating_sub(within);
    flaws.extend((unknown > besides).then_some(Flaw::Unnumbered(unknown)));
    flaws
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(name: &str, told: Told) -> Mark {
        Mark { name: name.into(), told }
    }

    fn there(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    fn history() -> Vec<Mark> {
        vec![told("a", Told::Done), told("b", Told::Refused), told("c", Told::Nothing)]
    }

    #[test]
    fn what_is_as_it_was_told_has_no_flaw() {
        assert_eq!(marks(&history(), &there(&["a"])), []);
        assert_eq!(marks(&history(), &there(&["c", "a"])), [], "what had no answer may be there");
    }

    #[test]
    fn a_planted_loss_a_double_an_invention_and_a_broken_refusal_are_found() {
        assert_eq!(marks(&history(), &there(&["c"])), [Flaw::Lost("a".into())]);
        assert_eq!(marks(&history(), &there(&["a", "a"])), [Flaw::Doubled("a".into())]);
        assert_eq!(marks(&history(), &there(&["a", "c", "c"])), [Flaw::Doubled("c".into())]);
        assert_eq!(marks(&history(), &there(&["a", "b"])), [Flaw::Refused("b".into())]);
        assert_eq!(marks(&history(), &there(&["a", "d"])), [Flaw::Invented("d".into())]);
    }

    #[test]
    fn the_last_that_was_told_stands_or_one_after_it_without_an_answer() {
        let set = [told("up", Told::Done), told("down", Told::Done), told("up", Told::Nothing)];
        assert_eq!(stands("down", &set, "down"), []);
        assert_eq!(stands("down", &set, "up"), []);
        let lost = stands("down", &set[..1], "down");
        assert_eq!(lost, [Flaw::Stands { found: "down".into(), expected: vec!["up".into()] }]);
        assert_eq!(stands("down", &[told("up", Told::Refused)], "up").len(), 1, "a refusal that took effect");
        assert_eq!(stands("down", &set, "sideways").len(), 1);
    }

    #[test]
    fn numbers_told_twice_and_numbers_that_nobody_was_told_are_found() {
        assert_eq!(numbers(&[5, 7, 6], 4, 7, 0), []);
        assert_eq!(numbers(&[5, 7], 4, 7, 1), []);
        assert_eq!(numbers(&[5, 7], 4, 7, 0), [Flaw::Unnumbered(1)]);
        assert_eq!(numbers(&[5, 5, 6], 4, 6, 0), [Flaw::NumberTwice(5)]);
        assert_eq!(numbers(&[5, 6], 4, 5, 0), [Flaw::Lost("the number of a change".into())]);
    }
}
