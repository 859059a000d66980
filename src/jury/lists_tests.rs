#![expect(clippy::unwrap_used, reason = "tests")]

use proptest::prelude::*;
use uuid::Uuid;

use super::*;

fn person(n: u128) -> PersonId {
    PersonId(Uuid::from_u128(n))
}

fn entry(n: u128) -> EntryId {
    EntryId(Uuid::from_u128(n))
}

/// People 1 to 5 are jurors of the room; 8 facilitates; 9 is a supporter.
fn act(by: u128, fresh: u128) -> Act {
    let standing = match by {
        1..=5 => Standing::Juror,
        8 => Standing::Runs,
        _ => Standing::Reads,
    };
    Act { by: person(by), standing, now: UtcMillis(0), seq: 1, fresh: entry(fresh) }
}

fn start(n: u128, kind: StartingKind, text: &str) -> StartingPoint {
    StartingPoint {
        id: StartingPointId(Uuid::from_u128(n)),
        kind,
        text: text.to_owned(),
        source: "BMJ Open".to_owned(),
    }
}

fn texts(lists: &Lists, kind: ListKind) -> Vec<&str> {
    lists.entries.iter().filter(|e| e.kind == kind && !e.withdrawn).map(|e| e.text.as_str()).collect()
}

#[test]
fn challenges_and_causes_are_issues_and_ideas_are_solutions() {
    let mut lists = Lists::default();
    lists.settle(act(1, 1), &start(1, StartingKind::Challenge, "Referral system"), Verdict::Keep).unwrap();
    lists.settle(act(2, 2), &start(2, StartingKind::Cause, "No systemic funding"), Verdict::Keep).unwrap();
    lists.settle(act(3, 3), &start(3, StartingKind::Idea, "Subsidise travel"), Verdict::Keep).unwrap();
    lists.add(act(4, 4), ListKind::Solution, " One directory ").unwrap();
    assert_eq!(texts(&lists, ListKind::Issue), ["Referral system", "No systemic funding"]);
    assert_eq!(texts(&lists, ListKind::Solution), ["Subsidise travel", "One directory"]);
    assert_eq!(lists.entries.iter().map(|e| e.from.is_some()).collect::<Vec<_>>(), [true, true, true, false]);
}

#[test]
fn a_verdict_may_be_taken_anew_and_the_origin_stays() {
    let point = start(7, StartingKind::Idea, "Subsidise travel");
    let mut lists = Lists::default();
    let fate = |lists: &mut Lists, fresh, verdict| {
        let changed = lists.settle(act(1, fresh), &point, verdict).unwrap();
        let entry = changed.entry.map(|e| (e.id, e.withdrawn, e.text, e.from == Some(point.id)));
        (changed.settled.unwrap().fate, entry)
    };
    assert_eq!(fate(&mut lists, 1, Verdict::Reject(None)), (Fate::Rejected, None));
    let kept = (entry(2), false, "Subsidise travel".to_owned(), true);
    assert_eq!(fate(&mut lists, 2, Verdict::Keep), (Fate::Kept, Some(kept.clone())));
    let changed = (entry(2), false, "Pay for travel".to_owned(), true);
    assert_eq!(fate(&mut lists, 3, Verdict::Change("Pay for travel ")), (Fate::Changed, Some(changed)));
    assert!(fate(&mut lists, 4, Verdict::Reject(Some("too dear"))).1.unwrap().1);
    assert_eq!(lists.settled[0].reason.as_deref(), Some("too dear"));
    assert_eq!(fate(&mut lists, 5, Verdict::Change("Subsidise travel")), (Fate::Kept, Some(kept)));
    assert_eq!((lists.entries.len(), lists.settled.len()), (1, 1));
}

#[test]
fn says_on_what_the_room_has_not_decided() {
    let points = [start(1, StartingKind::Challenge, "a"), start(2, StartingKind::Challenge, "b")];
    let mut lists = Lists::default();
    lists.settle(act(1, 1), &points[0], Verdict::Reject(None)).unwrap();
    assert_eq!(lists.unsettled(&points), [&points[1]]);
}

#[test]
fn one_edits_and_withdraws_ones_own() {
    let mut lists = Lists::default();
    lists.add(act(1, 1), ListKind::Issue, "Buses are dear").unwrap();
    lists.settle(act(1, 2), &start(1, StartingKind::Cause, "No budget"), Verdict::Keep).unwrap();
    let code = |result: Result<Changed, Refusal>| result.unwrap_err().code;
    assert_eq!(code(lists.edit(act(2, 0), entry(1), "x")), Code::EntryNotYours);
    assert_eq!(code(lists.withdraw(act(8, 0), entry(1))), Code::EntryNotYours);
    assert_eq!(code(lists.edit(act(1, 0), entry(2), "x")), Code::EntryFromStart);
    assert_eq!(code(lists.edit(act(1, 0), entry(3), "x")), Code::NotFound);
    assert_eq!(code(lists.edit(act(1, 0), entry(1), "  ")), Code::TextMissing);
    lists.edit(act(1, 0), entry(1), "Buses are rare").unwrap();
    assert_eq!(texts(&lists, ListKind::Issue), ["Buses are rare", "No budget"]);
    lists.withdraw(act(1, 0), entry(1)).unwrap();
    assert_eq!(texts(&lists, ListKind::Issue), ["No budget"]);
    assert_eq!(code(lists.edit(act(1, 0), entry(1), "x")), Code::EntryWithdrawn);
    assert_eq!(code(lists.support(act(2, 0), entry(1), true)), Code::EntryWithdrawn);
}

#[test]
fn support_is_for_the_words_that_were_read() {
    let mut lists = Lists::default();
    lists.add(act(1, 1), ListKind::Issue, "Buses are dear").unwrap();
    for by in [2, 3, 3] {
        lists.support(act(by, 0), entry(1), true).unwrap();
    }
    lists.support(act(2, 0), entry(1), false).unwrap();
    assert_eq!(lists.entries[0].support, BTreeSet::from([person(3)]));
    lists.edit(act(1, 0), entry(1), " Buses are dear").unwrap();
    assert_eq!(lists.entries[0].support.len(), 1, "the same words");
    lists.edit(act(1, 0), entry(1), "Ban cars").unwrap();
    assert_eq!(lists.entries[0].support.len(), 0);
}

#[test]
fn who_only_reads_cannot_act_and_facilitators_do_not_support() {
    let mut lists = Lists::default();
    let point = start(1, StartingKind::Idea, "a");
    lists.add(act(1, 1), ListKind::Issue, "a").unwrap();
    let before = lists.clone();
    let codes = [
        lists.add(act(9, 2), ListKind::Issue, "b"),
        lists.edit(act(9, 2), entry(1), "b"),
        lists.withdraw(act(9, 2), entry(1)),
        lists.support(act(9, 2), entry(1), true),
        lists.settle(act(9, 2), &point, Verdict::Keep),
        lists.support(act(8, 2), entry(1), true),
    ]
    .map(|r| r.unwrap_err().code);
    assert_eq!(codes, [Code::OnlyJurorsOfRoom; 6]);
    assert_eq!(lists, before);
    assert!(lists.add(act(8, 2), ListKind::Issue, "for Jo, who has no phone").is_ok());
}

#[test]
fn limits() {
    let mut lists = Lists::default();
    let long = "ŵ".repeat(ENTRY_MAX_CHARS);
    assert!(lists.add(act(1, 1), ListKind::Issue, &long).is_ok());
    assert_eq!(
        lists.add(act(1, 2), ListKind::Issue, &format!("{long}.")).unwrap_err().code,
        Code::TextTooLong
    );
    for n in 2..=100 {
        lists.add(act(1, n), ListKind::Issue, "x").unwrap();
    }
    assert_eq!(lists.add(act(1, 101), ListKind::Issue, "x").unwrap_err().code, Code::ListFull);
    let point = start(1, StartingKind::Cause, "y");
    assert_eq!(lists.settle(act(1, 101), &point, Verdict::Keep).unwrap_err().code, Code::ListFull);
    assert!(lists.settled.is_empty());
    assert!(lists.settle(act(1, 101), &point, Verdict::Reject(None)).is_ok());
    assert!(lists.add(act(1, 102), ListKind::Solution, "x").is_ok());
}

proptest! {
    #[test]
    fn every_settled_point_has_one_fate_and_at_most_one_entry(steps in prop::collection::vec((0usize..4, 0u8..4, 1u128..6), 0..40)) {
        let points: Vec<_> = (0..4).map(|n| start(n, StartingKind::Challenge, &format!("p{n}"))).collect();
        let mut lists = Lists::default();
        for (&(which, verdict, by), fresh) in steps.iter().zip(1..) {
            let verdict = match verdict { 0 => Verdict::Keep, 1 => Verdict::Change("other"), 2 => Verdict::Reject(Some("no")), _ => Verdict::Reject(None) };
            lists.settle(act(by, fresh), &points[which], verdict).unwrap();
        }
        for point in &points {
            let touched = steps.iter().any(|s| points[s.0].id == point.id);
            let settled: Vec<_> = lists.settled.iter().filter(|s| s.starting_point == point.id).collect();
            let entries: Vec<_> = lists.entries.iter().filter(|e| e.from == Some(point.id)).collect();
            prop_assert_eq!(settled.len(), usize::from(touched));
            prop_assert!(entries.len() <= 1);
            if let Some(settled) = settled.first() {
                prop_assert_eq!(settled.entry, entries.first().map(|e| e.id));
                let on_list = entries.iter().any(|e| !e.withdrawn);
                prop_assert_eq!(on_list, settled.fate != Fate::Rejected);
                prop_assert!(entries.iter().all(|e| e.withdrawn || (e.text == point.text) == (settled.fate == Fate::Kept)));
            }
        }
    }
}
