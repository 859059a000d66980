#![expect(clippy::unwrap_used, reason = "tests")]

use std::collections::BTreeMap;

use uuid::Uuid;

use crate::jury::ballots::{Denominator, Fraction, Rule, Secrecy};
use crate::jury::ids::{QuestionId, VersionId};
use crate::jury::methods::judgment::GRADES;
use crate::jury::methods::{Answer, Method, Question, StepKey};
use crate::jury::refusal::{Code, Refusal};
use crate::jury::tally::{Explained, ItemTally, OptionOrder, tally};

const SCORE: Method = Method::Score { max: 10 };
const DOTS: Method = Method::Dots { dots: 5, most: Some(3) };

fn rule_of(method: &Method) -> Rule {
    Rule {
        method: method.clone(),
        threshold: Fraction::FOUR_FIFTHS,
        denominator: Denominator::HereWhenOpened,
        stand_aside_counted: true,
        quorum: None,
        counting: Vec::new(),
        secrecy: Secrecy::Secret,
        indicative: false,
        rehearsal: false,
    }
}

/// The question counted by that method.
fn count(method: &Method, question: &Question, answers: &[Answer]) -> (Vec<ItemTally>, OptionOrder) {
    let cast: Vec<(QuestionId, Answer)> =
        answers.iter().map(|answer| (question.id, answer.clone())).collect();
    let counted = tally(&rule_of(method), 2000, std::slice::from_ref(question), &cast);
    (counted.items, counted.order.unwrap())
}

fn option(n: usize) -> VersionId {
    VersionId(Uuid::from_u128(n as u128))
}

fn question(options: Vec<VersionId>) -> Question {
    Question { id: Uuid::from_u128(77).into(), options }
}

/// Options 0, 1, 2 …, which a ballot calls a, b, c …
fn first(n: usize) -> Question {
    question((0..n).map(option).collect())
}

fn ranks(letters: &str) -> Answer {
    Answer::Ranking(letters.bytes().map(|letter| option(usize::from(letter - b'a'))).collect())
}

fn voters(groups: &[(usize, &str)]) -> Vec<Answer> {
    groups.iter().flat_map(|(people, letters)| std::iter::repeat_n(ranks(letters), *people)).collect()
}

/// Places as "d 1, ac 2": the letters that share each.
fn said(order: &OptionOrder) -> String {
    let letter = |option: &VersionId| char::from(b'a' + u8::try_from(option.0.as_u128()).unwrap());
    let places = order
        .places
        .iter()
        .map(|place| format!("{} {}", place.options.iter().map(letter).collect::<String>(), place.place));
    places.collect::<Vec<_>>().join(", ")
}

/// A table of pairs: `f` of the pair, 0 on the diagonal.
fn table(order: &OptionOrder, n: usize, f: impl Fn(&crate::jury::tally::Pair) -> u32) -> Vec<Vec<u32>> {
    let mut table = vec![vec![0; n]; n];
    for pair in &order.pairwise {
        let at = |id: VersionId| usize::try_from(id.0.as_u128()).unwrap();
        table[at(pair.over)][at(pair.under)] = f(pair);
    }
    table
}

/// Every chain that is told consists of links won, the weakest as strong as is said.
fn chains_hold(order: &OptionOrder, n: usize) {
    let people = table(order, n, |pair| pair.people);
    for one in &order.explained {
        let Explained::Chain { over, under, through, path, back } = one else { continue };
        let stations: Vec<usize> = std::iter::once(over)
            .chain(through)
            .chain(std::iter::once(under))
            .map(|id| usize::try_from(id.0.as_u128()).unwrap())
            .collect();
        let links = stations.windows(2).map(|link| (people[link[0]][link[1]], people[link[1]][link[0]]));
        assert!(links.clone().all(|(won, lost)| won > lost), "{one:?}");
        assert_eq!(links.map(|(won, _)| won).min(), Some(*path), "{one:?}");
        assert!(path > back);
    }
}

#[test]
fn schulze_2011_example_1() {
    let cast = voters(&[(8, "acdb"), (2, "badc"), (4, "cdba"), (4, "dbac"), (3, "dcba")]);
    let (_, order) = count(&Method::Ranking, &first(4), &cast);
    let people = [[0, 8, 14, 10], [13, 0, 6, 2], [7, 15, 0, 12], [11, 19, 9, 0]];
    let path = [[0, 14, 14, 12], [13, 0, 13, 12], [13, 15, 0, 12], [13, 19, 13, 0]];
    assert_eq!(table(&order, 4, |pair| pair.people), people);
    assert_eq!(table(&order, 4, |pair| pair.path), path);
    assert_eq!(said(&order), "d 1, a 2, c 3, b 4");
    assert!(order.explained.contains(&Explained::NoneBeatsEveryOther));
    // From d to a the direct link is 11 and the chain by b is 13, against 12 back.
    let (over, under, through) = (option(3), option(0), vec![option(1)]);
    assert!(order.explained.contains(&Explained::Chain { over, under, through, path: 13, back: 12 }));
}

#[test]
fn schulze_2011_example_2_where_two_share_the_first_place() {
    let cast = voters(&[(3, "abcd"), (2, "cbda"), (2, "dabc"), (2, "dbca")]);
    let (_, order) = count(&Method::Ranking, &first(4), &cast);
    assert_eq!(
        table(&order, 4, |pair| pair.people),
        [[0, 5, 5, 3], [4, 0, 7, 5], [4, 2, 0, 5], [6, 4, 4, 0]]
    );
    assert_eq!(table(&order, 4, |pair| pair.path), [[0, 5, 5, 5], [5, 0, 7, 5], [5, 5, 0, 5], [6, 5, 5, 0]]);
    // Only b is ahead of c, and only d of a.
    assert_eq!(said(&order), "bd 1, ac 2");
    assert!(
        order.explained.contains(&Explained::SharedPlace { place: 1, options: vec![option(1), option(3)] })
    );
}

#[test]
fn forty_five_voters() {
    let groups = [
        (5, "acbed"),
        (5, "adecb"),
        (8, "bedac"),
        (3, "cabed"),
        (7, "caebd"),
        (2, "cbade"),
        (7, "dceba"),
        (8, "ebadc"),
    ];
    let (_, order) = count(&Method::Ranking, &first(5), &voters(&groups));
    let path = [
        [0, 28, 28, 30, 24],
        [25, 0, 28, 33, 24],
        [25, 29, 0, 29, 24],
        [25, 28, 28, 0, 24],
        [25, 28, 28, 31, 0],
    ];
    assert_eq!(table(&order, 5, |pair| pair.path), path);
    assert_eq!(said(&order), "e 1, a 2, c 3, b 4, d 5");
    chains_hold(&order, 5);
}

/// Two more ballots that prefer a to everything make a lose its first place: known of every method
/// that gives the first place to whoever beats all others.
#[test]
fn schulze_2011_example_5_in_both_situations() {
    let groups = [
        (3, "adebcf"),
        (3, "bfecda"),
        (4, "cabfde"),
        (1, "dbcefa"),
        (4, "defabc"),
        (2, "ecbdfa"),
        (2, "facdbe"),
    ];
    let mut cast = voters(&groups);
    let (_, order) = count(&Method::Ranking, &first(6), &cast);
    assert_eq!(said(&order), "a 1, b 2, f 3, d 4, e 5, c 6");
    chains_hold(&order, 6);
    cast.extend(voters(&[(2, "aefcbd")]));
    let (_, order) = count(&Method::Ranking, &first(6), &cast);
    assert_eq!(said(&order), "d 1, e 2, c 3, a 4, b 5, f 6");
    chains_hold(&order, 6);
}

#[test]
fn whoever_is_not_ranked_is_below_and_equal_among_themselves() {
    let (items, order) = count(&Method::Ranking, &first(4), &voters(&[(3, "ab"), (1, "c")]));
    assert_eq!(said(&order), "a 1, b 2, c 3, d 4");
    let one = |over: usize, under: usize| {
        order
            .pairwise
            .iter()
            .find(|pair| pair.over == option(over) && pair.under == option(under))
            .unwrap()
            .people
    };
    assert_eq!((one(0, 2), one(2, 0), one(2, 3), one(3, 2)), (3, 1, 1, 0));
    assert!(items[1].explained.contains(&Explained::RankedBy { people: 3, left_out: 1 }));
    assert!(items[1].explained.contains(&Explained::Behind { options: vec![option(0)] }));
}

#[test]
fn an_option_that_beats_every_other_comes_first() {
    let (_, order) = count(&Method::Ranking, &first(3), &voters(&[(2, "bca"), (2, "abc"), (1, "bac")]));
    assert_eq!(said(&order), "b 1, a 2, c 3");
    assert!(order.explained.contains(&Explained::BeatsEveryOther { option: option(1) }));
}

/// Balinski and Laraki's experiment at Orsay in 2007 (table of grades in "Election by Majority Judgment:
/// Experimental Evidence"): per mille of the voters; their order, middle grades and shares above and
/// below it. Rounded as printed, so that each line is filled up to 1,000 with its middle grade.
#[test]
fn balinski_and_laraki_orsay_2007() {
    let lines: [[u32; 6]; 4] = [
        [29, 93, 175, 237, 261, 205],
        [191, 198, 143, 115, 71, 282],
        [136, 307, 251, 148, 84, 74],
        [167, 227, 190, 168, 122, 126],
    ];
    let cast = graded(&lines);
    assert_eq!(cast.len(), 1000);
    let (items, order) = count(&Method::Judgment, &first(4), &cast);
    // c is Bayrou, d Royal, b Sarkozy, a Voynet.
    assert_eq!(said(&order), "c 1, d 2, b 3, a 4");
    let middle = |at: usize| match items[at].explained.last().unwrap() {
        Explained::MiddleGrade { grade, better, worse, .. } => (grade.0.clone(), *better, *worse),
        other => panic!("{other:?}"),
    };
    assert_eq!(middle(2), ("good".to_owned(), 443, 306));
    assert_eq!(middle(3), ("good".to_owned(), 394, 416));
    assert_eq!(middle(1), ("good".to_owned(), 389, 468));
    assert_eq!(middle(0), ("acceptable".to_owned(), 297, 466));
}

/// Ballots on which option `n` has these grades, best first, in one order: only sums matter.
fn graded(lines: &[[u32; 6]]) -> Vec<Answer> {
    let columns: Vec<Vec<usize>> = lines
        .iter()
        .map(|line| {
            let grades = line.iter().enumerate();
            grades.flat_map(|(grade, people)| std::iter::repeat_n(grade, *people as usize)).collect()
        })
        .collect();
    let people = columns.iter().map(Vec::len).min().unwrap_or(0);
    (0..people)
        .map(|person| {
            let grades = columns.iter().enumerate();
            Answer::Grades(
                grades.map(|(n, column)| (option(n), StepKey::from(GRADES[column[person]]))).collect(),
            )
        })
        .collect()
}

#[test]
fn middle_grades_are_taken_away_until_they_differ() {
    // Both "good" in the middle; without two of them a has "very good" there and b "acceptable".
    let (_, order) = count(&Method::Judgment, &first(2), &graded(&[[0, 2, 2, 0, 1, 0], [0, 1, 2, 2, 0, 0]]));
    assert_eq!(said(&order), "a 1, b 2");
    let removed = order.explained.iter().find(|one| matches!(one, Explained::MiddlesRemoved { .. }));
    let Some(Explained::MiddlesRemoved { over, removed, over_grade, under_grade, .. }) = removed else {
        panic!("{:?}", order.explained)
    };
    assert_eq!((*over, *removed), (option(0), 1));
    assert_eq!((over_grade.0.as_str(), under_grade.0.as_str()), ("good", "acceptable"));
}

#[test]
fn of_two_grades_in_the_middle_the_lower_counts() {
    let (items, _) = count(&Method::Judgment, &first(1), &graded(&[[1, 1, 1, 1, 0, 0]]));
    let Some(Explained::MiddleGrade { graded, middle, grade, .. }) = items[0].explained.last() else {
        panic!()
    };
    assert_eq!((*graded, *middle, grade.0.as_str()), (4, 3, "good"));
}

#[test]
fn the_same_grades_share_a_place() {
    let (_, order) = count(
        &Method::Judgment,
        &first(3),
        &graded(&[[1, 0, 2, 0, 0, 0], [2, 1, 0, 0, 0, 0], [1, 0, 2, 0, 0, 0]]),
    );
    assert_eq!(said(&order), "b 1, ac 2");
}

fn scores(points: &[u8]) -> Answer {
    Answer::Scores(points.iter().enumerate().map(|(n, points)| (option(n), *points)).collect())
}

fn given(dots: &[u32]) -> Answer {
    let dots = dots.iter().enumerate().filter(|(_, dots)| **dots > 0);
    Answer::Dots(dots.map(|(n, dots)| (option(n), *dots)).collect())
}

#[test]
fn points_and_dots_are_added() {
    let (items, order) =
        count(&SCORE, &first(4), &[scores(&[3, 10, 7, 0]), scores(&[7, 0, 3, 9]), Answer::Blank {}]);
    assert_eq!(said(&order), "abc 1, d 4");
    assert_eq!(items.iter().map(|item| item.points.unwrap()).collect::<Vec<_>>(), [10, 10, 10, 9]);
    assert_eq!((items[0].cast, items[0].blank, items[0].counts.len(), items[0].passed), (3, 1, 11, None));
    let (items, order) = count(&DOTS, &first(3), &[given(&[3, 2, 0]), given(&[0, 4, 1]), given(&[3, 0, 2])]);
    assert_eq!(said(&order), "ab 1, c 3");
    let counts: Vec<_> = items[0].counts.iter().map(|count| (count.step.0.as_str(), count.people)).collect();
    assert_eq!(counts, [("3", 2)]);
}

#[test]
fn those_who_share_a_place_stand_in_the_order_of_the_ballot() {
    let asked = question(vec![option(2), option(0), option(1)]);
    let (_, order) = count(&SCORE, &asked, &[scores(&[5, 5, 5])]);
    assert_eq!(said(&order), "cab 1");
    let (_, order) = count(&Method::Ranking, &asked, &voters(&[(1, "cab"), (1, "bac")]));
    assert_eq!(said(&order), "cab 1");
}

#[test]
fn blank_ballots_alone_leave_everything_equal() {
    let blank = [Answer::Blank {}, Answer::Blank {}];
    for (_, order) in counted(&first(3), &blank) {
        assert_eq!(said(&order), "abc 1");
        assert_eq!(order.explained, vec![Explained::NobodyAnswered]);
    }
}

fn refused(answer: Result<(), Refusal>) -> Code {
    answer.unwrap_err().code
}

#[test]
fn what_is_not_allowed_has_its_own_code() {
    let q = first(3);
    let both = |answer: &Answer| {
        let method = match answer {
            Answer::Scores(_) => SCORE,
            Answer::Ranking(_) => Method::Ranking,
            Answer::Dots(_) => DOTS,
            _ => Method::Judgment,
        };
        method.check_answer(&q, answer)
    };
    assert_eq!(both(&Answer::Blank {}), Ok(()));
    assert_eq!(refused(SCORE.check_answer(&q, &ranks("a"))), Code::AnswerWrongMethod);
    assert_eq!(both(&scores(&[0, 10, 5])), Ok(()));
    assert_eq!(refused(both(&scores(&[0, 11, 5]))), Code::ScoreWrong);
    assert_eq!(refused(both(&scores(&[0, 10]))), Code::OptionsMissing);
    assert_eq!(refused(both(&scores(&[0, 10, 5, 5]))), Code::OptionUnknown);
    assert_eq!(both(&ranks("b")), Ok(()));
    assert_eq!(refused(both(&ranks(""))), Code::OptionsMissing);
    assert_eq!(refused(both(&ranks("bb"))), Code::OptionTwice);
    assert_eq!(refused(both(&ranks("bd"))), Code::OptionUnknown);
    assert_eq!(both(&given(&[3, 2])), Ok(()));
    assert_eq!(refused(both(&given(&[3, 3]))), Code::DotsOver);
    assert_eq!(refused(both(&given(&[4]))), Code::DotsOver);
    assert_eq!(refused(both(&given(&[]))), Code::OptionsMissing);
    assert_eq!(refused(both(&given(&[1, 0, 0, 1]))), Code::OptionUnknown);
    assert_eq!(refused(both(&Answer::Dots([(option(0), 0)].into()))), Code::OptionsMissing);
    assert_eq!(
        refused(both(&Answer::Dots([(option(0), u32::MAX), (option(1), u32::MAX)].into()))),
        Code::DotsOver
    );
    let grades = |keys: &[&str]| {
        Answer::Grades(keys.iter().enumerate().map(|(n, key)| (option(n), StepKey::from(*key))).collect())
    };
    assert_eq!(both(&grades(&["good", "reject", "excellent"])), Ok(()));
    assert_eq!(refused(both(&grades(&["good", "reject"]))), Code::OptionsMissing);
    assert_eq!(refused(both(&grades(&["good", "reject", "fine"]))), Code::StepUnknown);
}

/// The same answers counted by all four methods; each reads its own.
fn counted(question: &Question, answers: &[Answer]) -> [(Vec<ItemTally>, OptionOrder); 4] {
    [
        count(&SCORE, question, answers),
        count(&Method::Ranking, question, answers),
        count(&DOTS, question, answers),
        count(&Method::Judgment, question, answers),
    ]
}

#[test]
fn answers_read_as_they_are_written() {
    let one = |n: usize| option(n).to_string();
    let text = format!(r#"{{"scores":{{"{}":7,"{}":0}}}}"#, one(0), one(1));
    assert_eq!(serde_json::from_str::<Answer>(&text).unwrap(), scores(&[7, 0]));
    assert_eq!(serde_json::to_string(&scores(&[7, 0])).unwrap(), text);
    assert_eq!(serde_json::to_string(&Answer::Blank {}).unwrap(), r#"{"blank":{}}"#);
    let grades: BTreeMap<VersionId, StepKey> = [(option(1), "good".into())].into();
    assert_eq!(
        serde_json::to_string(&Answer::Grades(grades)).unwrap(),
        format!(r#"{{"grades":{{"{}":"good"}}}}"#, one(1))
    );
}

#[path = "order_properties_tests.rs"]
mod properties;
