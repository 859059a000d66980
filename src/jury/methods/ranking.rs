//! Ranking: everyone puts options in order, best first; counted by Schulze's method.
//!
//! After Schulze, "A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent
//! single-winner election method" (Social Choice and Welfare 36, 2011), with winning votes: a link from
//! one option to another is as strong as the people who prefer it, where these are more than those who
//! prefer the other; a chain of links is as strong as its weakest; an option is ahead of another when
//! its strongest chain to it is stronger than the strongest one back. Strongest chains are found as by
//! Floyd and Warshall. Whoever is not ranked on a ballot is below everything ranked on it, and equal to
//! the others that are not.
//!
//! "Ahead of" is transitive, being equal need not be; so an option's place is one more than the number
//! of options ahead of it, and raising it on a ballot never worsens its place.

use std::collections::{BTreeMap, BTreeSet};

use super::order::{Line, counts, items, nobody, place_numbers, places, shared};
use super::{Answer, Question};
use crate::jury::ballots::Rule;
use crate::jury::ids::VersionId;
use crate::jury::refusal::{Code, Refusal};
use crate::jury::tally::{Explained, ItemTally, OptionOrder, Pair, people};

/// Refuses an order that is empty, names an option twice or a strange one.
pub(super) fn check(question: &Question, ranking: &[VersionId]) -> Result<(), Refusal> {
    let mut seen = BTreeSet::new();
    for option in ranking {
        if !question.options.contains(option) {
            return Err(Code::OptionUnknown.into());
        }
        if !seen.insert(option) {
            return Err(Code::OptionTwice.into());
        }
    }
    if ranking.is_empty() {
        return Err(Code::OptionsMissing.into());
    }
    Ok(())
}

/// Compares all options in pairs and orders them. A blank ballot prefers none to any.
pub(in crate::jury) fn count(
    rule: &Rule,
    roster: u32,
    question: &Question,
    answers: &[&Answer],
) -> (Vec<ItemTally>, OptionOrder) {
    let rankings: Vec<&[VersionId]> = answers
        .iter()
        .filter_map(|answer| match answer {
            Answer::Ranking(ranking) => Some(ranking.as_slice()),
            _ => None,
        })
        .collect();
    let pairs = Pairs::of(&question.options, &rankings);
    let items = items(rule, roster, question, answers, |at, option| {
        let mut given: BTreeMap<u32, u32> = BTreeMap::new();
        for place in rankings.iter().filter_map(|ranking| ranking.iter().position(|one| *one == option)) {
            *given.entry(people(place + 1)).or_default() += 1;
        }
        let ranked: u32 = given.values().sum();
        let behind = pairs.ahead_of(at).map(|other| question.options[other]).collect();
        let explained = vec![
            Explained::RankedBy { people: ranked, left_out: people(rankings.len()) - ranked },
            Explained::Behind { options: behind },
        ];
        Line { counts: counts(&given), points: None, explained }
    });
    let order = if rankings.is_empty() {
        OptionOrder { pairwise: pairs.table(&question.options), ..nobody(question) }
    } else {
        ordered(question, &pairs, people(rankings.len()))
    };
    (items, order)
}

fn ordered(question: &Question, pairs: &Pairs, ballots: u32) -> OptionOrder {
    let options = &question.options;
    let numbers = place_numbers(options.len(), |one, other| pairs.ahead(one, other));
    let places = places(options, &numbers);
    let mut explained = vec![Explained::ComparedInPairs { people: ballots }];
    explained.push(match (0..options.len()).find(|one| pairs.beats_all(*one)) {
        Some(option) => Explained::BeatsEveryOther { option: options[option] },
        None => Explained::NoneBeatsEveryOther,
    });
    let mut order: Vec<usize> = (0..options.len()).collect();
    order.sort_by_key(|one| (numbers[*one], *one));
    for (place, under) in order.iter().enumerate() {
        // The nearest that is ahead; whoever is ahead of that one is ahead of this one too.
        let Some(over) = order[..place].iter().rev().find(|over| pairs.ahead(**over, *under)) else {
            continue;
        };
        explained.push(Explained::Chain {
            over: options[*over],
            under: options[*under],
            through: pairs.through(*over, *under).into_iter().map(|one| options[one]).collect(),
            path: pairs.path[*over][*under],
            back: pairs.path[*under][*over],
        });
    }
    explained.extend(shared(&places));
    OptionOrder { places, pairwise: pairs.table(options), explained }
}

/// Every option against every other, by their places on the ballot.
struct Pairs {
    /// People who prefer the first to the second.
    prefer: Vec<Vec<u32>>,
    /// Strength of the strongest chain from the first to the second; 0: there is none.
    path: Vec<Vec<u32>>,
    /// The option before the second on that chain.
    before: Vec<Vec<usize>>,
}

impl Pairs {
    fn of(options: &[VersionId], rankings: &[&[VersionId]]) -> Self {
        let n = options.len();
        let mut prefer = vec![vec![0; n]; n];
        for ranking in rankings {
            let places: Vec<usize> = options
                .iter()
                .map(|option| ranking.iter().position(|one| one == option).unwrap_or(usize::MAX))
                .collect();
            for one in 0..n {
                for other in 0..n {
                    prefer[one][other] += u32::from(places[one] < places[other]);
                }
            }
        }
        let link = |one: usize, other: usize| -> u32 {
            if prefer[one][other] > prefer[other][one] { prefer[one][other] } else { 0 }
        };
        let path = (0..n).map(|one| (0..n).map(|other| link(one, other)).collect()).collect();
        let before = (0..n).map(|one| vec![one; n]).collect();
        let mut pairs = Self { prefer, path, before };
        pairs.strengthen();
        pairs
    }

    fn strengthen(&mut self) {
        let n = self.path.len();
        for by in 0..n {
            for one in (0..n).filter(|one| *one != by) {
                for other in (0..n).filter(|other| *other != by && *other != one) {
                    let strength = self.path[one][by].min(self.path[by][other]);
                    if strength > self.path[one][other] {
                        self.path[one][other] = strength;
                        self.before[one][other] = self.before[by][other];
                    }
                }
            }
        }
    }

    fn ahead(&self, one: usize, other: usize) -> bool {
        self.path[one][other] > self.path[other][one]
    }

    fn ahead_of(&self, one: usize) -> impl Iterator<Item = usize> + '_ {
        (0..self.path.len()).filter(move |other| self.ahead(*other, one))
    }

    fn beats_all(&self, one: usize) -> bool {
        (0..self.prefer.len()).all(|other| other == one || self.prefer[one][other] > self.prefer[other][one])
    }

    /// What lies between both ends of the strongest chain.
    fn through(&self, over: usize, under: usize) -> Vec<usize> {
        let mut through = Vec::new();
        let mut at = self.before[over][under];
        while at != over && through.len() < self.path.len() {
            through.push(at);
            at = self.before[over][at];
        }
        through.reverse();
        through
    }

    fn table(&self, options: &[VersionId]) -> Vec<Pair> {
        let n = options.len();
        let pairs =
            (0..n).flat_map(|one| (0..n).filter(move |other| *other != one).map(move |other| (one, other)));
        pairs
            .map(|(one, other)| Pair {
                over: options[one],
                under: options[other],
                people: self.prefer[one][other],
                path: self.path[one][other],
            })
            .collect()
    }
}
