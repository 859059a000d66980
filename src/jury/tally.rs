//! The exact tally of a consensus round: integers and fractions only, the same answer in whatever
//! order ballots are counted, and every step of it explained.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::ballots::{Denominator, Rule};
use super::ids::{QuestionId, VersionId};
use super::methods::{Answer, Method, Question, StepKey, dots, judgment, ranking, score};

/// How many people chose one step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct StepCount {
    pub step: StepKey,
    pub people: u32,
}

/// What two tellers counted on paper; scales and approval only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Paper {
    /// Sheets that were handed in, blank ones included.
    pub ballots: u32,
    pub totals: Vec<PaperTotal>,
}

/// How many sheets say one step on one question; `blank` where it was left empty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PaperTotal {
    pub question: QuestionId,
    pub step: StepKey,
    pub people: u32,
}

/// A sheet that was left empty.
pub const BLANK: &str = "blank";

impl Paper {
    /// Sheets with that step on that question.
    #[must_use]
    pub fn of(&self, question: QuestionId, step: &str) -> u32 {
        let here = self.totals.iter().filter(|one| one.question == question && one.step.0 == step);
        here.map(|one| one.people).sum()
    }
}

/// One step of how an item's outcome was reached; the page says it in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Explained {
    /// The people that the threshold is a share of, before anybody who stood aside is left out.
    Counted { denominator: Denominator, people: u32 },
    /// People who stood aside and are left out of the denominator.
    StandAsideLeftOut { people: u32, left: u32 },
    /// `num`/`den` of `of` people, rounded up to a whole person.
    Threshold { num: u32, den: u32, of: u32, needed: u32 },
    /// People on each step that counts as support.
    Support { steps: Vec<StepCount>, support: u32 },
    /// Ballots that were cast empty.
    Blank { people: u32 },
    /// Ballots that two people counted on paper.
    OnPaper { ballots: u32 },
    /// Fewest ballots on the item, and how many there were.
    Quorum { quorum: u32, cast: u32, met: bool },
    /// Nobody is left to take a share of, so nothing passes.
    NobodyCounted,
    /// The comparison that decides, after the quorum.
    Outcome { support: u32, needed: u32, passed: bool },
    /// The points that people gave an option, added up.
    PointsAdded { given: Vec<Given>, points: u32 },
    /// The dots that people gave an option, added up.
    DotsAdded { given: Vec<Given>, points: u32 },
    /// Of `graded` grades, best first, number `middle` is the one in the middle.
    MiddleGrade { graded: u32, middle: u32, grade: StepKey, better: u32, worse: u32 },
    /// People who put an option in their order, and those who left it out.
    RankedBy { people: u32, left_out: u32 },
    /// The options that come before this one.
    Behind { options: Vec<VersionId> },
    /// Every ballot was cast empty, or there was none.
    NobodyAnswered,
    /// Most points, or dots, come first.
    MostFirst,
    /// The best grade in the middle comes first.
    BestMiddleFirst,
    /// Every option was compared with every other one on so many ballots.
    ComparedInPairs { people: u32 },
    /// More people prefer this one to each of the others.
    BeatsEveryOther { option: VersionId },
    /// No option is preferred to each of the others, so that chains decide.
    NoneBeatsEveryOther,
    /// The strongest chain from one to the other by those between, and the strongest one back.
    Chain { over: VersionId, under: VersionId, through: Vec<VersionId>, path: u32, back: u32 },
    /// With the same grade in the middle: what is there once so many middle grades are taken away.
    MiddlesRemoved {
        over: VersionId,
        under: VersionId,
        removed: u32,
        over_grade: StepKey,
        under_grade: StepKey,
    },
    /// Nothing in the answers puts one of these before another.
    SharedPlace { place: u32, options: Vec<VersionId> },
}

/// How many people gave the same number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Given {
    pub value: u32,
    pub people: u32,
}

/// The outcome of one option. Every number is a number of people but the points.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ItemTally {
    pub item: VersionId,
    /// People on each step, most support first; on each score, number of dots or place where numbers
    /// are given.
    pub counts: Vec<StepCount>,
    /// Ballots that were cast empty.
    pub blank: u32,
    /// Ballots cast, empty ones included.
    pub cast: u32,
    pub support: u32,
    /// What the threshold is a share of, after the stand-aside rule.
    pub denominator: u32,
    pub needed: u32,
    /// `None`: the round has no quorum.
    pub quorum_met: Option<bool>,
    /// `None`: the method only puts options in order.
    pub passed: Option<bool>,
    /// The sum of scores or dots, where there is one.
    pub points: Option<u32>,
    /// Of the counts, those on paper; empty where nobody voted on paper.
    pub paper: Vec<StepCount>,
    pub explained: Vec<Explained>,
}

/// Options in order, the best first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct OptionOrder {
    pub places: Vec<OptionPlace>,
    /// Every two options against each other; a ranking only.
    pub pairwise: Vec<Pair>,
    pub explained: Vec<Explained>,
}

/// A place, shared by all options that are level: 1, 1, 3.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct OptionPlace {
    pub place: u32,
    /// In the order of the ballot, which says nothing about them.
    pub options: Vec<VersionId>,
}

/// How many people put one option above another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Pair {
    pub over: VersionId,
    pub under: VersionId,
    pub people: u32,
    /// The strength of the strongest path from one to the other.
    pub path: u32,
}

/// The outcome of a round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Tally {
    /// People who could cast.
    pub roster: u32,
    /// One for each option, in the order of the ballot.
    pub items: Vec<ItemTally>,
    /// Where the method puts the options in order.
    pub order: Option<OptionOrder>,
}

/// Counts a round whose rule and roster are fixed. Answers to other questions are not counted.
#[must_use]
pub fn tally(rule: &Rule, roster: u32, questions: &[Question], answers: &[(QuestionId, Answer)]) -> Tally {
    tally_with_paper(rule, roster, questions, answers, None)
}

/// The same, with what was counted on paper.
#[must_use]
pub fn tally_with_paper(
    rule: &Rule,
    roster: u32,
    questions: &[Question],
    answers: &[(QuestionId, Answer)],
    paper: Option<&Paper>,
) -> Tally {
    let mut counted = Tally { roster, items: Vec::new(), order: None };
    for question in questions {
        let given: Vec<&Answer> =
            answers.iter().filter(|(of, _)| *of == question.id).map(|(_, answer)| answer).collect();
        let count = match rule.method {
            Method::Scale { .. } | Method::Approval => {
                counted.items.push(by_steps(rule, roster, question, &given, paper));
                continue;
            }
            Method::Score { .. } => score::count,
            Method::Ranking => ranking::count,
            Method::Dots { .. } => dots::count,
            Method::Judgment => judgment::count,
        };
        let (items, order) = count(rule, roster, question, &given);
        counted.items.extend(items);
        counted.order = Some(order);
    }
    counted
}

/// People on the steps of a scale, against the threshold.
fn by_steps(
    rule: &Rule,
    roster: u32,
    question: &Question,
    answers: &[&Answer],
    paper: Option<&Paper>,
) -> ItemTally {
    let on_paper = |step: &str| paper.map_or(0, |paper| paper.of(question.id, step));
    let here = |wanted: &Answer| people(answers.iter().filter(|answer| **answer == wanted).count());
    let steps = rule.method.steps();
    let counts: Vec<StepCount> = steps
        .iter()
        .map(|step| StepCount {
            step: step.clone(),
            people: here(&Answer::Step(step.clone())) + on_paper(&step.0),
        })
        .collect();
    let blank = here(&Answer::Blank {}) + on_paper(BLANK);
    let of = |step: &StepKey| counts.iter().find(|one| one.step == *step).map_or(0, |one| one.people);
    let cast = blank + counts.iter().map(|one| one.people).sum::<u32>();
    let mut item = begun(rule, roster, option_of(question), counts.clone(), blank, cast);
    if let Some(aside) = rule.method.aside().filter(|_| !rule.stand_aside_counted) {
        let left = item.denominator.saturating_sub(of(&aside));
        item.explained.push(Explained::StandAsideLeftOut { people: of(&aside), left });
        item.denominator = left;
    }
    item.needed = rule.threshold.needed_of(item.denominator);
    let (num, den) = (rule.threshold.num, rule.threshold.den);
    item.explained.push(Explained::Threshold { num, den, of: item.denominator, needed: item.needed });
    let counting: Vec<StepCount> =
        rule.counting.iter().map(|step| StepCount { step: step.clone(), people: of(step) }).collect();
    item.support = counting.iter().map(|count| count.people).sum();
    item.explained.push(Explained::Support { steps: counting, support: item.support });
    if let Some(paper) = paper {
        let rows = steps.iter().map(|step| StepCount { step: step.clone(), people: on_paper(&step.0) });
        item.paper = rows.collect();
        item.explained.push(Explained::OnPaper { ballots: paper.ballots });
    }
    decide(&mut item);
    item
}

fn decide(item: &mut ItemTally) {
    if item.denominator == 0 {
        item.explained.push(Explained::NobodyCounted);
    }
    let passed = item.denominator > 0 && item.quorum_met != Some(false) && item.support >= item.needed;
    item.explained.push(Explained::Outcome { support: item.support, needed: item.needed, passed });
    item.passed = Some(passed);
}

/// What every method says first of an option: whom it counts, the empty ballots, and the quorum.
pub(super) fn begun(
    rule: &Rule,
    roster: u32,
    item: VersionId,
    counts: Vec<StepCount>,
    blank: u32,
    cast: u32,
) -> ItemTally {
    let denominator = match rule.denominator {
        Denominator::HereWhenOpened | Denominator::Enrolled => roster,
        Denominator::Cast => cast,
    };
    let mut explained = vec![Explained::Counted { denominator: rule.denominator, people: denominator }];
    if blank > 0 {
        explained.push(Explained::Blank { people: blank });
    }
    let quorum_met = rule.quorum.map(|quorum| {
        let met = cast >= quorum;
        explained.push(Explained::Quorum { quorum, cast, met });
        met
    });
    ItemTally {
        item,
        counts,
        blank,
        cast,
        support: 0,
        denominator,
        needed: 0,
        quorum_met,
        passed: None,
        points: None,
        paper: Vec::new(),
        explained,
    }
}

/// The one option of a question that asks about one.
fn option_of(question: &Question) -> VersionId {
    question.options.first().copied().unwrap_or(VersionId(question.id.0))
}

/// A number of people; a roster is far below the limit.
pub(super) fn people(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// What a juror is told before anything is cast: people in the denominator and people needed, as
/// they stand when everybody answers and nobody stands aside.
#[must_use]
pub fn needed_now(rule: &Rule, roster: u32) -> u32 {
    if rule.method.decides() { rule.threshold.needed_of(roster) } else { 0 }
}

#[cfg(test)]
#[path = "tally_tests.rs"]
mod tests;
