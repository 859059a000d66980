//! What holds of every method that puts options in order, whatever the ballots.

use proptest::prelude::*;

use super::*;
use crate::jury::methods::Scale;

const N: usize = 4;

/// One ballot of each method, or blank ones.
fn any_ballots() -> impl Strategy<Value = Vec<[Answer; 4]>> {
    let ballot = (
        prop::collection::vec(0u8..=10, N),
        Just((0..N).collect::<Vec<_>>()).prop_shuffle(),
        1..=N,
        prop::collection::vec(0u32..4, N),
        prop::collection::vec(0usize..6, N),
        prop::bool::weighted(0.1),
    )
        .prop_map(|(points, order, ranked, mut dots, grades, blank)| {
            if blank {
                return std::array::from_fn(|_| Answer::Blank {});
            }
            dots[0] = dots[0].max(1);
            let grades = grades.into_iter().enumerate();
            [
                scores(&points),
                Answer::Ranking(order.into_iter().take(ranked).map(option).collect()),
                given(&dots),
                Answer::Grades(grades.map(|(n, grade)| (option(n), GRADES[grade].into())).collect()),
            ]
        });
    prop::collection::vec(ballot, 1..9)
}

/// Each method's order over its own ballots.
fn orders(question: &Question, ballots: &[[Answer; 4]]) -> Vec<(Vec<ItemTally>, OptionOrder)> {
    let own = |at: usize| ballots.iter().map(|ballot| ballot[at].clone()).collect::<Vec<_>>();
    vec![
        count(&SCORE, question, &own(0)),
        count(&Method::Ranking, question, &own(1)),
        count(&DOTS, question, &own(2)),
        count(&Method::Judgment, question, &own(3)),
    ]
}

fn place(order: &OptionOrder, of: VersionId) -> u32 {
    order.places.iter().find(|place| place.options.contains(&of)).unwrap().place
}

/// The same with other ids, in whatever order these then sort.
fn renamed(answer: &Answer, name: &impl Fn(VersionId) -> VersionId) -> Answer {
    match answer {
        Answer::Scores(all) => Answer::Scores(all.iter().map(|(id, one)| (name(*id), *one)).collect()),
        Answer::Ranking(all) => Answer::Ranking(all.iter().map(|id| name(*id)).collect()),
        Answer::Dots(all) => Answer::Dots(all.iter().map(|(id, one)| (name(*id), *one)).collect()),
        Answer::Grades(all) => Answer::Grades(all.iter().map(|(id, one)| (name(*id), one.clone())).collect()),
        other => other.clone(),
    }
}

/// That ballot with one option raised: more points, more dots, a better grade, one rank up.
fn raised(ballot: &[Answer; 4], id: VersionId) -> [Answer; 4] {
    let mut raised = ballot.clone();
    for answer in &mut raised {
        match answer {
            Answer::Scores(all) => *all.entry(id).or_default() = 10.min(all[&id] + 3),
            Answer::Ranking(all) => match all.iter().position(|one| *one == id) {
                Some(0) => {}
                Some(at) => all.swap(at - 1, at),
                None => all.push(id),
            },
            Answer::Dots(all) => *all.entry(id).or_default() += 1,
            Answer::Grades(all) => {
                let at = GRADES.iter().position(|one| *one == all[&id].0).unwrap();
                all.insert(id, GRADES[at.saturating_sub(1)].into());
            }
            _ => {}
        }
    }
    raised
}

proptest! {
    #[test]
    fn the_order_of_ballots_never_matters(
        (ballots, shuffled) in any_ballots().prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle())),
    ) {
        prop_assert_eq!(orders(&first(N), &ballots), orders(&first(N), &shuffled));
    }

    #[test]
    fn the_names_of_options_never_matter(ballots in any_ballots(), names in Just((0..N).collect::<Vec<_>>()).prop_shuffle()) {
        let name = |id: VersionId| option(90 + names[usize::try_from(id.0.as_u128()).unwrap()]);
        let other: Vec<_> = ballots.iter().map(|ballot| ballot.clone().map(|one| renamed(&one, &name))).collect();
        let asked = question((0..N).map(option).map(name).collect());
        let before = serde_json::to_string(&orders(&first(N), &ballots)).unwrap();
        let after = serde_json::to_string(&orders(&asked, &other)).unwrap();
        // Under the old names again, letter by letter the same.
        let mut back = after;
        for n in 0..N {
            back = back.replace(&name(option(n)).to_string(), &option(n).to_string());
        }
        prop_assert_eq!(before, back);
    }

    #[test]
    fn the_place_on_the_ballot_only_orders_what_is_equal(ballots in any_ballots(), order in Just((0..N).collect::<Vec<_>>()).prop_shuffle()) {
        let asked = question(order.iter().map(|n| option(*n)).collect());
        for ((_, one), (_, other)) in orders(&first(N), &ballots).iter().zip(&orders(&asked, &ballots)) {
            for n in 0..N {
                prop_assert_eq!(place(one, option(n)), place(other, option(n)));
            }
        }
    }

    #[test]
    fn raising_an_option_never_lowers_its_place(ballots in any_ballots(), who in 0usize..9, which in 0..N) {
        let mut better = ballots.clone();
        let who = who % ballots.len();
        better[who] = raised(&ballots[who], option(which));
        for ((_, before), (_, after)) in orders(&first(N), &ballots).iter().zip(&orders(&first(N), &better)) {
            prop_assert!(place(after, option(which)) <= place(before, option(which)), "{:?} then {:?}", before, after);
        }
    }

    #[test]
    fn blank_ballots_change_no_order(ballots in any_ballots(), more in 1usize..4) {
        let mut with = ballots.clone();
        with.extend(std::iter::repeat_n(std::array::from_fn(|_| Answer::Blank {}), more));
        for ((_, one), (items, other)) in orders(&first(N), &ballots).iter().zip(&orders(&first(N), &with)) {
            prop_assert_eq!(&one.places, &other.places);
            prop_assert!(items.iter().all(|item| item.cast as usize == with.len()));
        }
    }

    #[test]
    fn places_are_a_total_order_and_sums_agree(ballots in any_ballots()) {
        for (items, order) in orders(&first(N), &ballots) {
            let listed: Vec<VersionId> = order.places.iter().flat_map(|place| place.options.clone()).collect();
            prop_assert_eq!(listed.len(), N);
            prop_assert_eq!(order.places[0].place, 1);
            prop_assert!(order.places.windows(2).all(|pair| pair[0].place < pair[1].place));
            for item in &items {
                let answered: u32 = item.counts.iter().map(|count| count.people).sum();
                prop_assert!(answered <= item.cast - item.blank);
                let worth = |count: &crate::jury::tally::StepCount| count.step.0.parse().unwrap_or(0) * count.people;
                if let Some(points) = item.points {
                    prop_assert_eq!(points, item.counts.iter().map(worth).sum::<u32>());
                }
            }
            for pair in &order.pairwise {
                let back = order.pairwise.iter().find(|other| (other.over, other.under) == (pair.under, pair.over)).unwrap();
                prop_assert!(pair.people + back.people <= items[0].cast - items[0].blank);
            }
        }
    }

    #[test]
    fn chains_that_are_told_are_there(ballots in any_ballots()) {
        chains_hold(&orders(&first(N), &ballots)[1].1, N);
    }

    /// Where the majority gauge tells two options apart, so does the comparison by majority values.
    #[test]
    fn the_majority_gauge_is_kept(lines in prop::collection::vec(prop::collection::vec(0usize..6, 7), 2)) {
        let counts = |line: &Vec<usize>| line.iter().fold([0u32; 6], |mut all, grade| { all[*grade] += 1; all });
        let both: Vec<[u32; 6]> = lines.iter().map(counts).collect();
        let (items, order) = count(&Method::Judgment, &first(2), &graded(&both));
        let gauge = |at: usize| match items[at].explained.last().unwrap() {
            Explained::MiddleGrade { grade, better, worse, .. } =>
                (GRADES.iter().position(|one| *one == grade.0).unwrap(), *better, *worse),
            other => panic!("{other:?}"),
        };
        // Larger is better: the grade; then its sign; then how far it leans.
        let rank = |(grade, better, worse): (usize, u32, u32)| {
            if better > worse { (6 - grade, 1, i64::from(better)) } else { (6 - grade, 0, -i64::from(worse)) }
        };
        let (a, b) = (rank(gauge(0)), rank(gauge(1)));
        if a > b { prop_assert_eq!(said(&order), "a 1, b 2"); }
        if b > a { prop_assert_eq!(said(&order), "b 1, a 2"); }
    }
}

/// Methods that decide, with the steps that count: approval, and a scale of one's own.
fn deciding() -> impl Strategy<Value = (Method, Vec<StepKey>)> {
    let own = ["Yes", "Perhaps", "No side", "No"].map(str::to_owned).to_vec();
    let own = Method::Scale { scale: Scale::Own, own, aside: Some("s3".into()) };
    prop::sample::select(vec![
        (Method::Approval, vec!["approve".into()]),
        (own, vec!["s1".into(), "s2".into()]),
        (Method::standard(), Method::standard().standard_counting()),
    ])
}

proptest! {
    #[test]
    fn more_support_never_turns_passed_into_failed(
        (method, counting) in deciding(),
        picked in prop::collection::vec(0usize..6, 1..12),
        (num, more) in (1u32..=6, 0u32..=4),
        aside_counted in any::<bool>(),
        absent in 0u32..4,
    ) {
        let steps = method.steps();
        let rule = Rule {
            threshold: Fraction { num, den: num + more },
            stand_aside_counted: aside_counted,
            counting: counting.clone(),
            ..rule_of(&method)
        };
        let asked = first(1);
        // Whoever picks more than there is leaves it blank.
        let given = |at: usize| steps.get(at).map_or(Answer::Blank {}, |step| Answer::Step(step.clone()));
        let before: Vec<(QuestionId, Answer)> = picked.iter().map(|at| (asked.id, given(*at))).collect();
        let roster = u32::try_from(before.len()).unwrap() + absent + 1;
        let passes = |cast: &[(QuestionId, Answer)]| {
            tally(&rule, roster, std::slice::from_ref(&asked), cast).items[0].passed.unwrap()
        };
        let passed = passes(&before);
        let mut joined = before.clone();
        joined.push((asked.id, Answer::Step(counting[0].clone())));
        prop_assert!(!passed || passes(&joined), "one supporter more");
        for at in 0..before.len() {
            let mut turned = before.clone();
            turned[at].1 = Answer::Step(counting[0].clone());
            prop_assert!(!passed || passes(&turned), "somebody turned to support");
        }
    }
}
