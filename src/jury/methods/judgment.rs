//! Majority judgment: everyone gives every option one of six grades; the grade in the middle decides.
//!
//! After Balinski and Laraki, "A theory of measuring, electing, and ranking" (PNAS 104, 2007) and
//! "Majority Judgment" (MIT Press, 2011): with the grades of an option in order, its majority grade is
//! the middle one, and with an even number of grades the lower of the two in the middle. Options with
//! the same majority grade are compared by their majority values: one middle grade after the other is
//! taken away from each, until the middle grades differ. Where the majority gauge (how many gave better
//! grades than the middle one, how many worse) tells two options apart, it does so in the same way;
//! this comparison is finer, and options stay equal only when all their grades are the same.

use std::collections::BTreeMap;

use super::order::{Line, all_blank, items, nobody, place_numbers, places, shared};
use super::{Answer, Question, StepKey, must_be_all, must_be_one};
use crate::jury::ballots::Rule;
use crate::jury::ids::VersionId;
use crate::jury::refusal::Refusal;
use crate::jury::tally::{Explained, ItemTally, OptionOrder, StepCount, people};

/// The grades, best first.
pub(super) const GRADES: [&str; 6] = ["excellent", "very_good", "good", "acceptable", "poor", "reject"];

/// The grades as steps.
pub fn steps() -> Vec<StepKey> {
    GRADES.map(StepKey::from).to_vec()
}

/// Refuses grades that leave an option out, name a strange one, or are no grades.
pub(super) fn check(question: &Question, grades: &BTreeMap<VersionId, StepKey>) -> Result<(), Refusal> {
    must_be_all(question, grades.keys())?;
    grades.values().try_for_each(|grade| must_be_one(&steps(), grade))
}

/// Counts grades and orders the options by them. A blank ballot gives no grade to any.
pub(in crate::jury) fn count(
    rule: &Rule,
    roster: u32,
    question: &Question,
    answers: &[&Answer],
) -> (Vec<ItemTally>, OptionOrder) {
    let graded: Vec<Graded> = question.options.iter().map(|option| Graded::of(*option, answers)).collect();
    let items = items(rule, roster, question, answers, |at, _| Line {
        counts: graded[at].counts(),
        points: None,
        explained: graded[at].explained(),
    });
    if all_blank(answers) {
        return (items, nobody(question));
    }
    let values: Vec<Vec<usize>> = graded.iter().map(Graded::value).collect();
    let numbers = place_numbers(values.len(), |one, other| values[one] < values[other]);
    let places = places(&question.options, &numbers);
    let mut explained = vec![Explained::BestMiddleFirst];
    explained.extend(removals(question, &values, &numbers));
    explained.extend(shared(&places));
    (items, OptionOrder { places, pairwise: Vec::new(), explained })
}

/// How neighbours with the same middle grade were told apart.
fn removals(question: &Question, values: &[Vec<usize>], numbers: &[u32]) -> Vec<Explained> {
    let mut order: Vec<usize> = (0..numbers.len()).collect();
    order.sort_by_key(|one| (numbers[*one], *one));
    order
        .windows(2)
        .filter_map(|pair| {
            let (over, under) = (pair[0], pair[1]);
            let removed = values[over].iter().zip(&values[under]).position(|(one, other)| one != other)?;
            // Different at once: the middle grades say it themselves.
            (removed > 0).then(|| Explained::MiddlesRemoved {
                over: question.options[over],
                under: question.options[under],
                removed: people(removed),
                over_grade: GRADES[values[over][removed]].into(),
                under_grade: GRADES[values[under][removed]].into(),
            })
        })
        .collect()
}

/// How many people gave an option each grade, best first.
pub(super) struct Graded(pub(super) [u32; GRADES.len()]);

impl Graded {
    fn of(option: VersionId, answers: &[&Answer]) -> Self {
        let mut counts = [0; GRADES.len()];
        for answer in answers {
            let Answer::Grades(grades) = answer else { continue };
            if let Some(place) = grades.get(&option).and_then(place_of) {
                counts[place] += 1;
            }
        }
        Self(counts)
    }

    fn counts(&self) -> Vec<StepCount> {
        GRADES.iter().zip(self.0).map(|(grade, people)| StepCount { step: (*grade).into(), people }).collect()
    }

    fn explained(&self) -> Vec<Explained> {
        let graded: u32 = self.0.iter().sum();
        let Some(grade) = middle(&self.0) else { return vec![Explained::NobodyAnswered] };
        vec![Explained::MiddleGrade {
            graded,
            middle: graded / 2 + 1,
            grade: GRADES[grade].into(),
            better: self.0[..grade].iter().sum(),
            worse: self.0[grade + 1..].iter().sum(),
        }]
    }

    /// The majority value: the middle grade, the middle grade of what is left without it, and so on.
    pub(super) fn value(&self) -> Vec<usize> {
        let mut left = self.0;
        let mut value = Vec::new();
        while let Some(grade) = middle(&left) {
            value.push(grade);
            left[grade] -= 1;
        }
        value
    }
}

/// The place of the middle grade, of two middle ones the lower; none where nobody gave a grade.
fn middle(counts: &[u32; GRADES.len()]) -> Option<usize> {
    let middle = counts.iter().sum::<u32>() / 2;
    let mut before = 0;
    counts.iter().position(|people| {
        before += people;
        before > middle
    })
}

fn place_of(grade: &StepKey) -> Option<usize> {
    GRADES.iter().position(|one| *one == grade.0)
}
