//! Random secret rounds: every method, every rule, blank ballots, paper, jurors who never cast.

use std::collections::BTreeMap;
use std::path::Path;

use citizens_jury::jury::ids::VersionId;
use citizens_jury::jury::methods::{Answer, Method, Scale};
use citizens_jury::jury::round_plan::{Denominator, Fraction, Rule};
use citizens_jury::jury::tally::{Paper, PaperTotal};
use citizens_jury::jury::verification::verify;
use citizens_jury::jury::ways::Way;
use rand::rngs::StdRng;
use rand::{RngExt as _, SeedableRng as _};
use serde_json::Value;

use super::making::{Polling, by};

/// Jurors of a round.
const JURORS: std::ops::RangeInclusive<usize> = 5..=200;
/// Rounds from which on sizes are drawn evenly; fewer are mostly small, so that they are quick.
const MANY: usize = 200;

/// Writes that many rounds as `0.json`, `1.json` … and gives their tallies as this side counted them.
pub fn write(folder: &Path, rounds: usize, seed: u64) -> BTreeMap<String, Value> {
    std::fs::create_dir_all(folder).unwrap();
    let half = |first: usize| {
        (first..rounds).step_by(2).map(|nth| one(folder, nth, rounds, seed)).collect::<Vec<_>>()
    };
    let (even, odd) = std::thread::scope(|scope| {
        let odd = scope.spawn(|| half(1));
        (half(0), odd.join().unwrap())
    });
    even.into_iter().chain(odd).collect()
}

fn one(folder: &Path, nth: usize, rounds: usize, seed: u64) -> (String, Value) {
    let mut chance = StdRng::seed_from_u64(seed.wrapping_add(nth as u64));
    let jurors = match nth {
        0 => *JURORS.end(),
        _ if rounds < MANY => chance.random_range(*JURORS.start()..=20),
        _ => chance.random_range(JURORS),
    };
    let file = round(&mut chance, nth, jurors);
    let whole =
        verify(file.as_bytes(), None).unwrap_or_else(|flaw| panic!("round {nth}: {flaw}, seed {seed}"));
    std::fs::write(folder.join(format!("{nth}.json")), file).unwrap();
    (nth.to_string(), serde_json::to_value(whole.tally).unwrap())
}

fn round(chance: &mut StdRng, nth: usize, jurors: usize) -> String {
    let method = method(chance, nth);
    let options = if method.per_option() { chance.random_range(1..=2) } else { chance.random_range(2..=6) };
    let rule = rule(chance, method, jurors);
    let sheets = if rule.method.per_option() && jurors >= 10 && chance.random_bool(0.5) {
        chance.random_range(5..=jurors - 5)
    } else {
        0
    };
    let mut ways = vec![Way::Paper; sheets];
    ways.resize_with(jurors, || if chance.random_bool(0.2) { Way::VotingPoint } else { Way::OwnDevice });
    let mut polling = Polling::open(rule, options, &ways);
    // Too few sheets came in: those who were to vote on paper came to the voting point.
    let sheets = if chance.random_bool(0.3) { 0 } else { sheets };
    for number in u32::try_from(sheets + 1).unwrap()..=u32::try_from(jurors).unwrap() {
        if chance.random_bool(0.05) {
            continue;
        }
        let mut juror = polling.issue(number);
        for question in 0..polling.questions.len() {
            for _ in 0..[1, 1, 1, 1, 0, 2][chance.random_range(0..6)] {
                let answer =
                    answer(chance, &polling.opening.rule.method, &polling.questions[question].options);
                polling.cast(&mut juror, question, &answer);
            }
        }
    }
    let paper = (sheets > 0).then(|| paper(chance, &polling, sheets));
    polling.close(paper).file()
}

fn method(chance: &mut StdRng, nth: usize) -> Method {
    let own = |n: usize| (1..=n).map(|n| format!("Word {n}")).collect::<Vec<_>>();
    let method = match nth % 8 {
        0 => Method::standard(),
        1 => Method::Scale { scale: Scale::Kaner, own: Vec::new(), aside: Some("abstain".into()) },
        2 => Method::Scale { scale: Scale::Own, own: own(chance.random_range(2..=10)), aside: None },
        3 => Method::Approval,
        4 => Method::Score { max: chance.random_range(2..=100) },
        5 => Method::Ranking,
        6 => {
            let dots = chance.random_range(1..=20);
            Method::Dots { dots, most: chance.random_bool(0.5).then(|| chance.random_range(1..=dots)) }
        }
        _ => Method::Judgment,
    };
    method.checked().unwrap()
}

fn rule(chance: &mut StdRng, method: Method, jurors: usize) -> Rule {
    let shares = [(4, 5), (1, 2), (2, 3), (1, 1), (3, 7), (999_999, 1_000_000)];
    let (num, den) = shares[chance.random_range(0..shares.len())];
    let denominators = [Denominator::HereWhenOpened, Denominator::Enrolled, Denominator::Cast];
    let most = u32::try_from(jurors).unwrap();
    Rule {
        threshold: Fraction { num, den },
        denominator: denominators[chance.random_range(0..3)],
        stand_aside_counted: chance.random_bool(0.5),
        quorum: chance.random_bool(0.5).then(|| chance.random_range(1..=most)),
        indicative: chance.random_bool(0.2),
        ..by(method)
    }
}

fn answer(chance: &mut StdRng, method: &Method, options: &[VersionId]) -> Answer {
    if chance.random_bool(0.1) {
        return Answer::Blank {};
    }
    let steps = method.steps();
    match method {
        Method::Scale { .. } | Method::Approval => {
            Answer::Step(steps[chance.random_range(0..steps.len())].clone())
        }
        Method::Score { max } => {
            Answer::Scores(options.iter().map(|option| (*option, chance.random_range(0..=*max))).collect())
        }
        Method::Judgment => {
            let grade = |option: &VersionId| (*option, steps[chance.random_range(0..steps.len())].clone());
            Answer::Grades(options.iter().map(grade).collect())
        }
        Method::Ranking => {
            let mut left = options.to_vec();
            let ranked = chance.random_range(1..=left.len());
            Answer::Ranking((0..ranked).map(|_| left.remove(chance.random_range(0..left.len()))).collect())
        }
        Method::Dots { dots, most } => {
            let mut given: BTreeMap<VersionId, u32> = BTreeMap::new();
            for _ in 0..chance.random_range(1..=*dots) {
                let option = options[chance.random_range(0..options.len())];
                let here = given.entry(option).or_default();
                *here += u32::from(*here < most.unwrap_or(*dots));
            }
            Answer::Dots(given)
        }
    }
}

/// Sheets that say something on every question.
fn paper(chance: &mut StdRng, polling: &Polling, sheets: usize) -> Paper {
    let mut steps = polling.opening.rule.method.steps();
    steps.push("blank".into());
    let mut totals = Vec::new();
    for question in &polling.questions {
        let mut people = vec![0; steps.len()];
        for _ in 0..sheets {
            people[chance.random_range(0..steps.len())] += 1;
        }
        let counted = steps.iter().zip(people).filter(|(_, people)| *people > 0);
        totals.extend(counted.map(|(step, people)| PaperTotal {
            question: question.id,
            step: step.clone(),
            people,
        }));
    }
    Paper { ballots: u32::try_from(sheets).unwrap(), totals }
}
