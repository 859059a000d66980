//! Whether ballots that were not cast could have put options in another order.
//!
//! Points, dots and grades are told exactly: one option gains most against its neighbour from ballots
//! that give it the best and the neighbour the worst, and where no two neighbours can change, nothing
//! can. For a ranking a bound is kept that never says "no" wrongly: every chain is taken as weak, and
//! every chain back as strong, as so many more ballots could make it.

use super::judgment::{GRADES, Graded};
use super::{Method, StepKey};
use crate::jury::tally::{ItemTally, Tally};

/// Whether up to `more` ballots could have changed the order of a tally's options.
#[must_use]
pub fn could_reorder(method: &Method, tally: &Tally, more: u32) -> bool {
    if more == 0 || tally.items.len() < 2 {
        return false;
    }
    match method {
        Method::Score { max } => points(tally, u32::from(*max), more),
        Method::Dots { dots, most } => points(tally, most.unwrap_or(*dots), more),
        Method::Judgment => grades(tally, more),
        Method::Ranking => Pairs::of(tally).could_change(u64::from(more)),
        Method::Scale { .. } | Method::Approval => true,
    }
}

/// `each`: what one ballot adds to an option at most.
fn points(tally: &Tally, each: u32, more: u32) -> bool {
    let mut points: Vec<u64> =
        tally.items.iter().map(|item| u64::from(item.points.unwrap_or_default())).collect();
    points.sort_unstable();
    let gained = u64::from(each) * u64::from(more);
    points.windows(2).any(|pair| pair[1] - pair[0] <= gained)
}

fn grades(tally: &Tally, more: u32) -> bool {
    let mut graded: Vec<[u32; GRADES.len()]> = tally.items.iter().map(given).collect();
    graded.sort_by_key(|grades| Graded(*grades).value());
    graded.windows(2).any(|pair| {
        let (mut over, mut under) = (pair[0], pair[1]);
        (0..more).any(|_| {
            over[GRADES.len() - 1] += 1;
            under[0] += 1;
            Graded(under).value() <= Graded(over).value()
        })
    })
}

/// How many people gave an option each grade, best first.
fn given(item: &ItemTally) -> [u32; GRADES.len()] {
    GRADES.map(|grade| {
        let step = StepKey::from(grade);
        item.counts.iter().filter(|count| count.step == step).map(|count| count.people).sum()
    })
}

/// People who prefer one option to another, for every two.
struct Pairs(Vec<Vec<u64>>);

impl Pairs {
    fn of(tally: &Tally) -> Self {
        let at = |option| tally.items.iter().position(|item| item.item == option);
        let mut prefer = vec![vec![0; tally.items.len()]; tally.items.len()];
        for pair in tally.order.iter().flat_map(|order| &order.pairwise) {
            if let (Some(over), Some(under)) = (at(pair.over), at(pair.under)) {
                prefer[over][under] = u64::from(pair.people);
            }
        }
        Self(prefer)
    }

    /// The strongest chain from every option to every other, over links of that strength.
    fn chains(&self, link: impl Fn(u64, u64) -> u64) -> Vec<Vec<u64>> {
        let n = self.0.len();
        let mut path: Vec<Vec<u64>> = (0..n)
            .map(|one| (0..n).map(|other| link(self.0[one][other], self.0[other][one])).collect())
            .collect();
        for by in 0..n {
            for one in 0..n {
                for other in 0..n {
                    path[one][other] = path[one][other].max(path[one][by].min(path[by][other]));
                }
            }
        }
        path
    }

    fn could_change(&self, more: u64) -> bool {
        // A link that so many ballots could break is none; one that they could make is as strong as can be.
        let weakest = self.chains(|ours, theirs| if ours > theirs + more { ours } else { 0 });
        let strongest = self.chains(|ours, theirs| if ours + more > theirs { ours + more } else { 0 });
        let n = self.0.len();
        (0..n).any(|one| {
            (0..one).any(|other| {
                weakest[one][other] <= strongest[other][one] && weakest[other][one] <= strongest[one][other]
            })
        })
    }
}

#[cfg(test)]
#[path = "margin_tests.rs"]
mod tests;
