#![expect(clippy::unwrap_used, reason = "tests")]

use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::jury::arguments::{ARGUMENTS_MAX, Side};
use crate::jury::ids::{ArgumentId, RecommendationId};
use crate::jury::promotion::Promoted;
use crate::jury::rooms::Standing;

fn entry(n: u128) -> EntryId {
    EntryId(Uuid::from_u128(n))
}

/// People 1 to 5 are jurors of the room; 8 facilitates; 9 is a supporter. `fresh` is the number of
/// the change too.
fn act(by: u128, fresh: u128) -> Act {
    let standing = match by {
        1..=5 => Standing::Juror,
        8 => Standing::Runs,
        _ => Standing::Reads,
    };
    let seq = i64::try_from(fresh).unwrap();
    Act { by: PersonId(Uuid::from_u128(by)), standing, now: UtcMillis(0), seq, fresh: entry(fresh) }
}

/// Solutions 1 to `n` by juror 1, worded `s1` …; the second supported by jurors 2 and 3.
fn solutions(n: u128) -> Lists {
    let mut lists = Lists::default();
    for n in 1..=n {
        lists.add(act(1, n), ListKind::Solution, &format!("s{n}")).unwrap();
    }
    if n >= 2 {
        lists.support(act(2, 0), entry(2), true).unwrap();
        lists.support(act(3, 0), entry(2), true).unwrap();
    }
    lists
}

fn seen(n: u128) -> SeenEntry {
    SeenEntry { entry: entry(n), text: format!("s{n}") }
}

fn support(lists: &Lists, n: u128) -> usize {
    lists.entries.iter().find(|one| one.id == entry(n)).unwrap().support.len()
}

fn code(result: Result<Changed, Refusal>) -> Code {
    result.unwrap_err().code
}

#[test]
fn what_is_put_together_stays_readable_with_its_support() {
    let mut lists = solutions(3);
    let changed = lists.merge(act(4, 10), &seen(2), &[seen(1), seen(3)], None).unwrap();
    assert_eq!(changed.merge.unwrap().gone, [entry(1), entry(3)]);
    assert_eq!(lists.merged_under(entry(2)), [entry(1), entry(3)]);
    assert_eq!(support(&lists, 2), 2, "the same words keep their support");
    assert_eq!(lists.entries.iter().filter(|one| one.stands()).count(), 1);
    assert_eq!(lists.entries.len(), 3);
}

#[test]
fn other_words_begin_without_support_and_get_it_back_when_split() {
    let mut lists = solutions(2);
    let before = lists.entries.clone();
    lists.merge(act(4, 10), &seen(2), &[seen(1)], Some(" both ")).unwrap();
    assert_eq!((support(&lists, 2), lists.standing(entry(2)).unwrap().text.as_str()), (0, "both"));
    lists.support(act(5, 0), entry(2), true).unwrap();
    lists.split(act(1, 11), MergeId(entry(10).0)).unwrap();
    assert_eq!(lists.entries, before);
    assert_eq!(code(lists.split(act(1, 12), MergeId(entry(10).0))), Code::MergeUndone);
}

#[test]
fn words_that_were_changed_since_stay_when_split() {
    let mut lists = solutions(2);
    lists.merge(act(4, 10), &seen(2), &[seen(1)], Some("both")).unwrap();
    lists.edit(act(1, 0), entry(2), "both, and more").unwrap();
    lists.support(act(5, 0), entry(2), true).unwrap();
    lists.split(act(1, 11), MergeId(entry(10).0)).unwrap();
    assert_eq!((support(&lists, 2), lists.standing(entry(2)).unwrap().text.as_str()), (1, "both, and more"));
    assert!(lists.standing(entry(1)).is_ok());
}

#[test]
fn putting_together_what_is_not_as_it_was_seen_is_refused() {
    let mut lists = solutions(4);
    lists.add(act(1, 7), ListKind::Issue, "s7").unwrap();
    let before = lists.clone();
    assert_eq!(code(lists.merge(act(4, 10), &seen(1), &[], None)), Code::EntriesMissing);
    assert_eq!(code(lists.merge(act(4, 10), &seen(1), &[seen(1)], None)), Code::EntriesMissing);
    assert_eq!(code(lists.merge(act(4, 10), &seen(1), &[seen(2), seen(2)], None)), Code::EntriesMissing);
    assert_eq!(code(lists.merge(act(4, 10), &seen(1), &[seen(7)], None)), Code::ListsDiffer);
    assert_eq!(code(lists.merge(act(4, 10), &seen(1), &[seen(9)], None)), Code::NotFound);
    assert_eq!(code(lists.merge(act(4, 10), &seen(1), &[seen(2)], Some(" "))), Code::TextMissing);
    assert_eq!(code(lists.merge(act(9, 10), &seen(1), &[seen(2)], None)), Code::OnlyJurorsOfRoom);
    let other = SeenEntry { text: "as it was yesterday".into(), ..seen(2) };
    assert_eq!(code(lists.merge(act(4, 10), &seen(1), &[other], None)), Code::WordsChanged);
    assert_eq!(lists, before, "a refusal changes nothing");
    lists.merge(act(4, 10), &seen(1), &[seen(2)], None).unwrap();
    lists.withdraw(act(1, 0), entry(3)).unwrap();
    assert_eq!(code(lists.merge(act(4, 11), &seen(4), &[seen(2)], None)), Code::EntryMerged);
    assert_eq!(code(lists.merge(act(4, 11), &seen(4), &[seen(3)], None)), Code::EntryWithdrawn);
    assert_eq!(code(lists.support(act(4, 0), entry(2), true)), Code::EntryMerged);
    assert_eq!(code(lists.edit(act(1, 0), entry(2), "x")), Code::EntryMerged);
    assert_eq!(code(lists.withdraw(act(1, 0), entry(1))), Code::EntryHoldsOthers);
}

#[test]
fn the_last_is_split_first_and_not_after_a_recommendation() {
    let mut lists = solutions(3);
    let merge = |n: u128| MergeId(entry(n).0);
    lists.promoted.push(Promoted {
        entry: entry(1),
        recommendation: RecommendationId(Uuid::nil()),
        text: "s1".into(),
        seq: 9,
    });
    lists.merge(act(4, 10), &seen(1), &[seen(2)], None).unwrap();
    lists.merge(act(4, 11), &seen(1), &[seen(3)], None).unwrap();
    assert_eq!(code(lists.split(act(4, 12), merge(10))), Code::MergeNotLast);
    lists.split(act(4, 12), merge(11)).unwrap();
    lists.promoted.push(Promoted {
        entry: entry(1),
        recommendation: RecommendationId(Uuid::nil()),
        text: "s1".into(),
        seq: 13,
    });
    assert_eq!(code(lists.split(act(4, 14), merge(10))), Code::EntryPromoted);
    assert_eq!(code(lists.split(act(4, 14), merge(99))), Code::NotFound);
}

#[test]
fn chains_are_read_to_their_end() {
    let mut lists = solutions(3);
    lists.merge(act(4, 10), &seen(2), &[seen(1)], None).unwrap();
    lists.merge(act(4, 11), &seen(3), &[seen(2)], None).unwrap();
    assert_eq!(lists.merged_under(entry(3)), [entry(1), entry(2)]);
    assert_eq!(code(lists.split(act(4, 12), MergeId(entry(10).0))), Code::EntryMerged);
}

#[test]
fn headings_come_and_go_with_what_stands_under_them() {
    let mut lists = solutions(3);
    let group = lists.group(act(4, 10), " Getting\nthere ", &[entry(1)]).unwrap().group.unwrap();
    assert_eq!((group.title.as_str(), group.kind), ("Getting there", ListKind::Solution));
    let again = lists.group(act(5, 11), "getting there", &[entry(2)]).unwrap().group.unwrap();
    assert_eq!(again.id, group.id, "the same thought at once");
    lists.place(act(5, 0), entry(3), Some(group.id)).unwrap();
    for n in 1..=3 {
        lists.place(act(5, 0), entry(n), None).unwrap();
    }
    assert!(lists.shown_groups(ListKind::Solution).is_empty());
    assert_eq!(code(lists.place(act(5, 0), entry(1), Some(group.id))), Code::GroupUnknown);
    assert_eq!(code(lists.rename_group(act(5, 0), group.id, "Getting there", "x")), Code::GroupUnknown);
    lists.group(act(4, 13), "Fares", &[entry(1), entry(2)]).unwrap();
    lists.withdraw(act(1, 0), entry(1)).unwrap();
    assert_eq!(lists.shown_groups(ListKind::Solution).len(), 1);
    lists.merge(act(4, 14), &seen(3), &[seen(2)], None).unwrap();
    assert!(lists.shown_groups(ListKind::Solution).is_empty(), "nothing stands under it");
    assert_eq!(code(lists.group(act(4, 12), "x", &[])), Code::EntriesMissing);
    assert_eq!(code(lists.group(act(4, 12), &"x".repeat(81), &[entry(1)])), Code::TextTooLong);
    assert_eq!(code(lists.group(act(9, 12), "x", &[entry(1)])), Code::OnlyJurorsOfRoom);
}

#[test]
fn a_heading_is_renamed_as_it_was_seen_and_not_to_one_that_is_there() {
    let mut lists = solutions(2);
    lists.add(act(1, 7), ListKind::Issue, "i").unwrap();
    let one = lists.group(act(4, 10), "One", &[entry(1)]).unwrap().group.unwrap().id;
    lists.group(act(4, 11), "Two", &[entry(2)]).unwrap();
    assert_eq!(code(lists.rename_group(act(5, 0), one, "One", "two")), Code::HeadingTaken);
    lists.rename_group(act(5, 0), one, "One", "First").unwrap();
    assert_eq!(code(lists.rename_group(act(5, 0), one, "One", "Uno")), Code::WordsChanged);
    assert_eq!(code(lists.place(act(5, 0), entry(7), Some(one))), Code::GroupUnknown);
    assert_eq!(code(lists.group(act(5, 12), "x", &[entry(1), entry(7)])), Code::ListsDiffer);
}

#[test]
fn arguments_are_short_ones_own_and_about_the_words_that_were_seen() {
    let mut lists = solutions(1);
    lists.argue(act(2, 20), &seen(1), Side::For, " Cheap ").unwrap();
    assert_eq!(lists.arguments[0].text, "Cheap");
    let id = ArgumentId(entry(20).0);
    assert_eq!(code(lists.argue(act(2, 21), &seen(1), Side::Against, &"x".repeat(301))), Code::TextTooLong);
    assert_eq!(code(lists.argue(act(2, 21), &seen(1), Side::Against, "")), Code::TextMissing);
    assert_eq!(code(lists.argue(act(9, 21), &seen(1), Side::Against, "x")), Code::OnlyJurorsOfRoom);
    assert_eq!(code(lists.withdraw_argument(act(3, 0), id)), Code::ArgumentNotYours);
    lists.withdraw_argument(act(2, 0), id).unwrap();
    assert_eq!(code(lists.withdraw_argument(act(2, 0), id)), Code::ArgumentWithdrawn);
    for n in 0..ARGUMENTS_MAX as u128 - 1 {
        lists.argue(act(2, 100 + n), &seen(1), Side::Against, "x").unwrap();
    }
    assert_eq!(code(lists.argue(act(2, 99), &seen(1), Side::For, "x")), Code::ArgumentsEnough);
    lists.edit(act(1, 0), entry(1), "other").unwrap();
    assert_eq!(code(lists.argue(act(2, 99), &seen(1), Side::For, "x")), Code::WordsChanged);
}

/// Something that people do to a list of six solutions.
#[derive(Clone, Debug)]
enum Deed {
    Merge(u128, u128, bool),
    Split(usize),
    Support(u128, u128),
    Group(u128, bool),
    Withdraw(u128),
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let one = prop_oneof![
        (1..=6u128, 1..=6u128, any::<bool>()).prop_map(|(a, b, words)| Deed::Merge(a, b, words)),
        (0..6usize).prop_map(Deed::Split),
        (1..=6u128, 2..=5u128).prop_map(|(a, by)| Deed::Support(a, by)),
        (1..=6u128, any::<bool>()).prop_map(|(a, on)| Deed::Group(a, on)),
        (1..=6u128).prop_map(Deed::Withdraw),
    ];
    prop::collection::vec(one, 0..24)
}

fn as_shown(lists: &Lists, n: u128) -> SeenEntry {
    let text = lists.entries.iter().find(|one| one.id == entry(n)).unwrap().text.clone();
    SeenEntry { entry: entry(n), text }
}

fn perform(lists: &mut Lists, deed: &Deed, n: u128) -> Result<Changed, Refusal> {
    match deed {
        Deed::Merge(a, b, words) => {
            let (a, b) = (as_shown(lists, *a), as_shown(lists, *b));
            lists.merge(act(4, n), &a, &[b], words.then(|| format!("both {n}")).as_deref())
        }
        Deed::Split(at) => match lists.merges.get(*at).map(|merge| merge.id) {
            Some(id) => lists.split(act(4, n), id),
            None => Ok(Changed::default()),
        },
        Deed::Support(a, by) => lists.support(act(*by, n), entry(*a), true),
        Deed::Group(a, true) => lists.group(act(4, n), "Heading", &[entry(*a)]),
        Deed::Group(a, false) => lists.place(act(4, n), entry(*a), None),
        Deed::Withdraw(a) => lists.withdraw(act(1, n), entry(*a)),
    }
}

proptest! {
    #[test]
    fn nothing_is_lost_and_each_is_read_in_one_place(deeds in deeds()) {
        let mut lists = solutions(6);
        for (n, deed) in deeds.iter().enumerate() {
            let before = lists.clone();
            if perform(&mut lists, deed, 100 + n as u128).is_err() {
                prop_assert_eq!(&lists, &before, "a refusal changes nothing: {:?}", deed);
            }
            prop_assert_eq!(lists.entries.len(), 6);
            for one in &lists.entries {
                let standing: Vec<_> = lists.entries.iter().filter(|e| e.stands()).map(|e| e.id).collect();
                let under = standing.iter().filter(|id| lists.merged_under(**id).contains(&one.id)).count();
                let places = usize::from(one.stands()) + usize::from(one.withdrawn) + under;
                prop_assert_eq!(places, 1, "{:?} is read in {} places", one, places);
            }
        }
    }

    #[test]
    fn putting_together_and_splitting_restores(deeds in deeds(), a in 1..=6u128, b in 1..=6u128, words in any::<bool>()) {
        let mut lists = solutions(6);
        for (n, deed) in deeds.iter().enumerate() {
            let _ = perform(&mut lists, deed, 100 + n as u128);
        }
        let before = (lists.entries.clone(), lists.groups.clone());
        let merged = perform(&mut lists, &Deed::Merge(a, b, words), 900);
        if let Ok(changed) = merged {
            let counted = |lists: &Lists| lists.entries.iter().map(|one| one.support.len()).sum::<usize>();
            let sum = before.0.iter().map(|one| one.support.len()).sum::<usize>();
            prop_assert!(counted(&lists) <= sum, "support is never counted twice");
            lists.split(act(5, 901), changed.merge.unwrap().id).unwrap();
            prop_assert_eq!((lists.entries.clone(), lists.groups.clone()), before);
        }
    }
}
