#![expect(clippy::unwrap_used, reason = "tests")]

use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::jury::ids::{PersonId, RoomId};
use crate::jury::people::Role;

const NOW: UtcMillis = UtcMillis(5);
const SOURCES: [RecommendationState; 4] = [
    RecommendationState::Tabled,
    RecommendationState::Presented,
    RecommendationState::Amended,
    RecommendationState::NotAgreed,
];

fn by(role: Role) -> Standing {
    Standing::of(PersonId(Uuid::from_u128(7)), role)
}

fn version(n: u128) -> VersionId {
    VersionId(Uuid::from_u128(1_000 + n))
}

fn text(title: &str) -> Text {
    Text { title: title.into(), body: "We recommend it.".into(), reasons: String::new() }
}

fn one(n: u128, room: u128, state: RecommendationState) -> Recommendation {
    let fresh = Fresh { recommendation: RecommendationId(Uuid::from_u128(n)), version: version(n) };
    let (mut it, _) = born(fresh, true, text(&format!("R{n}")), NOW);
    it.room = Some(RoomId(Uuid::from_u128(room)));
    it.state = state;
    it
}

fn fresh(n: u128) -> Fresh {
    Fresh {
        recommendation: RecommendationId(Uuid::from_u128(500 + n)),
        version: VersionId(Uuid::from_u128(600 + n)),
    }
}

fn merged(sources: &mut [(Recommendation, VersionId)]) -> Result<Born, Refusal> {
    merge(&by(Role::Facilitator), sources, fresh(1), &text("Both"), "The jury agreed", NOW)
}

fn code<T>(answer: Result<T, Refusal>) -> Option<Code> {
    answer.err().map(|refusal| refusal.code)
}

#[test]
fn two_become_one_and_stay_to_be_read() {
    let presented = one(1, 1, RecommendationState::Presented);
    let amended = one(2, 2, RecommendationState::Amended);
    let mut sources = [(presented, version(1)), (amended, version(2))];
    let born = merged(&mut sources).unwrap();
    let (made, frozen) = &born.made[0];
    assert_eq!((made.state, frozen.number), (RecommendationState::Presented, 1));
    assert_eq!(made.room, None, "everyone's");
    assert!(!made.was_put);
    let from: Vec<_> = born.links.iter().map(|link| (link.from, link.version, link.how)).collect();
    assert_eq!(
        from,
        [(sources[0].0.id, version(1), How::Merged), (sources[1].0.id, version(2), How::Merged)]
    );
    for (source, seen) in &mut sources {
        assert_eq!(source.state, RecommendationState::Merged);
        assert_eq!(code(source.put(*seen)), Some(Code::RoundItemBecameOthers));
        assert_eq!(
            code(source.withdraw(&by(Role::Organiser), false, "No")),
            Some(Code::RecommendationStateWrong)
        );
        let change =
            source.propose(&by(Role::Juror), Uuid::nil().into(), *seen, &text("Other"), "Clearer", NOW);
        assert_eq!(code(change), Some(Code::RecommendationStateWrong));
        source.handed_back();
        assert_eq!(source.state, RecommendationState::Merged, "a voided vote does not bring it back");
    }
    assert_eq!(code(merged(&mut sources)), Some(Code::SourceStateWrong), "only once");
}

#[test]
fn merging_needs_two_that_differ_as_they_were_seen() {
    let a = || (one(1, 1, RecommendationState::Presented), version(1));
    let b = || (one(2, 1, RecommendationState::Tabled), version(2));
    assert_eq!(code(merged(&mut [])), Some(Code::MergeNeedsTwo));
    assert_eq!(code(merged(&mut [a()])), Some(Code::MergeNeedsTwo));
    assert_eq!(code(merged(&mut [a(), b(), a()])), Some(Code::MergeSourceTwice));
    assert_eq!(code(merged(&mut [a(), (b().0, version(9))])), Some(Code::SourceOutdated));
    let many: Vec<_> = (0..21).map(|n| (one(n, 1, RecommendationState::Presented), version(n))).collect();
    assert_eq!(code(merged(&mut many.clone())), Some(Code::NumberOutOfRange));
    assert!(merged(&mut many[1..].to_vec()).is_ok());
    let juror = merge(&by(Role::Juror), &mut [a(), b()], fresh(1), &text("Both"), "Why", NOW);
    assert_eq!(code(juror), Some(Code::NotAllowed));
    let silent = merge(&by(Role::Organiser), &mut [a(), b()], fresh(1), &text("Both"), " ", NOW);
    assert_eq!(code(silent), Some(Code::ReasonMissing));
    let nameless = merge(&by(Role::Organiser), &mut [a(), b()], fresh(1), &text(" "), "Why", NOW);
    assert_eq!(code(nameless), Some(Code::DraftTitleMissing));
}

#[test]
fn one_becomes_two() {
    let mut source = one(1, 3, RecommendationState::NotAgreed);
    let parts = [(fresh(1), text("First")), (fresh(2), text("Second"))];
    let facilitator = by(Role::Facilitator);
    let cut = |source: &mut Recommendation, seen, parts: &[_]| {
        split(&facilitator, source, seen, parts, "Two ideas", NOW)
    };
    assert_eq!(code(cut(&mut source, version(1), &parts[..1])), Some(Code::SplitNeedsTwo));
    assert_eq!(code(cut(&mut source, version(2), &parts)), Some(Code::SourceOutdated));
    let unnamed = [(fresh(1), text("First")), (fresh(2), text(""))];
    assert_eq!(code(cut(&mut source, version(1), &unnamed)), Some(Code::DraftTitleMissing));
    assert_eq!(source.state, RecommendationState::NotAgreed, "refused: as it was");
    let born = cut(&mut source, version(1), &parts).unwrap();
    assert_eq!(source.state, RecommendationState::Split);
    assert_eq!(born.made.len(), 2);
    assert!(born.made.iter().all(|(it, _)| it.state == RecommendationState::Presented && it.room.is_none()));
    assert_eq!(code(cut(&mut source, version(1), &parts)), Some(Code::SourceStateWrong));
}

proptest! {
    /// Whatever is merged: all or nothing, each source once, and put forward only if all were heard.
    #[test]
    fn merging_is_whole(states in proptest::collection::vec(0_usize..10, 0..6)) {
        let mut sources: Vec<_> = (1..)
            .zip(&states)
            .map(|(n, state)| (one(n, n % 2, RecommendationState::ALL[*state]), version(n)))
            .collect();
        let before = sources.clone();
        let fit = states.iter().all(|state| SOURCES.contains(&RecommendationState::ALL[*state]));
        match merged(&mut sources) {
            Ok(born) => {
                prop_assert!(fit && states.len() >= 2);
                prop_assert!(sources.iter().all(|(source, _)| source.state == RecommendationState::Merged));
                let from: Vec<_> = born.links.iter().map(|link| link.from).collect();
                prop_assert_eq!(from, before.iter().map(|(source, _)| source.id).collect::<Vec<_>>());
                let heard = before.iter().all(|(source, _)| source.state != RecommendationState::Tabled);
                prop_assert_eq!(born.made[0].0.state == RecommendationState::Presented, heard);
            }
            Err(_) => {
                prop_assert!(!fit || states.len() < 2);
                prop_assert_eq!(sources, before);
            }
        }
    }
}
