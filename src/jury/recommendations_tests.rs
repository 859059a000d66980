#![expect(clippy::unwrap_used, reason = "tests")]

use proptest::prelude::*;
use uuid::Uuid;

use super::*;

const NOW: UtcMillis = UtcMillis(5);

fn version(n: u128) -> VersionId {
    VersionId(Uuid::from_u128(n))
}

fn juror(n: u128) -> Standing {
    let person = PersonId(Uuid::from_u128(n));
    Standing { person, juror: true, witness: false, runs: false, organises: false }
}

fn facilitator() -> Standing {
    Standing { juror: false, runs: true, ..juror(900) }
}

fn witness() -> Standing {
    Standing { juror: false, witness: true, ..juror(800) }
}

fn text(body: &str) -> Text {
    Text { title: " Hubs first ".into(), body: body.into(), reasons: String::new() }
}

fn room(drafts: u32) -> Drafting {
    Drafting { room: RoomId(Uuid::from_u128(3)), member: true, drafts, limit: DRAFTS_PER_ROOM }
}

fn draft() -> Recommendation {
    Recommendation::drafted(RecommendationId(Uuid::from_u128(1)), &juror(1), room(0)).unwrap()
}

fn presented() -> Recommendation {
    let mut it = draft();
    it.table(&juror(1), true, &text("One."), version(1), NOW).unwrap();
    it.present(&facilitator()).unwrap();
    it
}

fn amendment(it: &Recommendation, n: u128, body: &str) -> Result<Amendment, Refusal> {
    let base = it.current.as_ref().unwrap().id;
    it.propose(&juror(2), AmendmentId(Uuid::from_u128(n)), base, &text(body), "Clearer", NOW)
}

fn code<T>(answer: Result<T, Refusal>) -> Option<Code> {
    answer.err().map(|refusal| refusal.code)
}

#[test]
fn a_room_drafts_at_most_two() {
    let id = RecommendationId(Uuid::from_u128(1));
    assert!(Recommendation::drafted(id, &juror(1), room(1)).is_ok());
    assert_eq!(code(Recommendation::drafted(id, &juror(1), room(2))), Some(Code::DraftsEnough));
    let elsewhere = Drafting { member: false, ..room(0) };
    assert_eq!(code(Recommendation::drafted(id, &juror(1), elsewhere)), Some(Code::NotYourRoom));
    assert!(Recommendation::drafted(id, &facilitator(), elsewhere).is_ok());
    assert_eq!(code(Recommendation::drafted(id, &witness(), room(0))), Some(Code::NotAllowed));
}

#[test]
fn tabling_freezes_version_one() {
    let mut it = draft();
    let frozen = it.table(&juror(1), true, &text(" One. "), version(1), NOW).unwrap();
    assert_eq!(
        (frozen.number, frozen.text.title.as_str(), frozen.text.body.as_str()),
        (1, "Hubs first", "One.")
    );
    assert_eq!(it.state, RecommendationState::Tabled);
    assert_eq!(
        code(it.table(&juror(1), true, &text("Two."), version(2), NOW)),
        Some(Code::RecommendationStateWrong)
    );
    assert_eq!(it.current, Some(frozen));
}

#[test]
fn tabling_needs_title_and_text_within_limits() {
    let table = |text: Text| {
        let mut it = draft();
        let refused = code(it.table(&juror(1), true, &text, version(1), NOW));
        assert_eq!((it.state, &it.current), (RecommendationState::Draft, &None));
        refused
    };
    assert_eq!(table(Text { title: " ".into(), ..text("One.") }), Some(Code::DraftTitleMissing));
    assert_eq!(table(text("\n ")), Some(Code::DraftBodyMissing));
    assert_eq!(table(Text { title: "x".repeat(201), ..text("One.") }), Some(Code::TextTooLong));
    assert_eq!(table(text(&"x".repeat(10_001))), Some(Code::TextTooLong));
    assert_eq!(table(Text { reasons: "x".repeat(10_001), ..text("One.") }), Some(Code::TextTooLong));
    assert_eq!(
        code(draft().table(&juror(1), false, &text("One."), version(1), NOW)),
        Some(Code::NotYourRoom)
    );
    assert_eq!(
        code(draft().table(&witness(), true, &text("One."), version(1), NOW)),
        Some(Code::NotYourRoom)
    );
}

#[test]
fn an_accepted_change_makes_the_next_version() {
    let mut it = presented();
    let mut change = amendment(&it, 1, "Two.").unwrap();
    assert_eq!(code(it.accept(&juror(2), &mut change, version(2), NOW)), Some(Code::NotAllowed));
    let next = it.accept(&facilitator(), &mut change, version(2), NOW).unwrap();
    assert_eq!((next.number, next.amendment, next.text.body.as_str()), (2, Some(change.id), "Two."));
    assert_eq!((it.state, change.state), (RecommendationState::Amended, AmendmentState::Accepted));
    assert_eq!(code(it.accept(&facilitator(), &mut change, version(3), NOW)), Some(Code::AmendmentDecided));
}

#[test]
fn a_change_to_an_older_version_is_outdated() {
    let mut it = presented();
    let mut first = amendment(&it, 1, "Two.").unwrap();
    let mut second = amendment(&it, 2, "Three.").unwrap();
    it.accept(&facilitator(), &mut first, version(2), NOW).unwrap();
    assert_eq!(code(it.accept(&facilitator(), &mut second, version(3), NOW)), Some(Code::AmendmentOutdated));
    assert_eq!(second.state, AmendmentState::Proposed);
    second.decline(&facilitator(), "Part of the other one", NOW).unwrap();
    assert_eq!(second.answer, "Part of the other one");
}

#[test]
fn a_change_needs_a_difference_and_a_reason() {
    let it = presented();
    assert_eq!(code(amendment(&it, 1, "One.")), Some(Code::AmendmentSame));
    let id = AmendmentId(Uuid::from_u128(1));
    let bare = it.propose(&juror(2), id, version(1), &text("Two."), " ", NOW);
    assert_eq!(code(bare), Some(Code::ReasonMissing));
    let other = it.propose(&witness(), id, version(1), &text("Two."), "why", NOW);
    assert_eq!(code(other), Some(Code::NotAllowed));
    let early = draft().propose(&juror(2), id, version(1), &text("Two."), "why", NOW);
    assert_eq!(code(early), Some(Code::RecommendationStateWrong));
}

#[test]
fn only_its_proposer_takes_a_suggestion_back() {
    let it = presented();
    let mut change = amendment(&it, 1, "Two.").unwrap();
    assert_eq!(code(change.withdraw(&facilitator(), NOW)), Some(Code::NotAllowed));
    change.withdraw(&juror(2), NOW).unwrap();
    assert_eq!(change.state, AmendmentState::Withdrawn);
}

#[test]
fn only_the_newest_presented_version_is_put() {
    let mut early = draft();
    assert_eq!(code(early.put(version(1))), Some(Code::RoundItemNotPresented));
    early.table(&juror(1), true, &text("One."), version(1), NOW).unwrap();
    assert_eq!(code(early.put(version(1))), Some(Code::RoundItemNotPresented));
    let mut it = presented();
    assert_eq!(code(it.put(version(9))), Some(Code::RoundItemOutdated));
    it.put(version(1)).unwrap();
    assert_eq!((it.state, it.was_put), (RecommendationState::Put, true));
    assert_eq!(code(amendment(&it, 1, "Two.")), Some(Code::RecommendationStateWrong));
}

#[test]
fn a_final_round_decides_and_an_indicative_one_hands_back() {
    let mut it = presented();
    it.put(version(1)).unwrap();
    it.decided(true, true);
    assert_eq!(it.state, RecommendationState::Presented);
    let mut change = amendment(&it, 1, "Two.").unwrap();
    it.accept(&facilitator(), &mut change, version(2), NOW).unwrap();
    it.put(version(2)).unwrap();
    it.decided(false, false);
    assert_eq!(it.state, RecommendationState::NotAgreed);
    it.put(version(2)).unwrap();
    it.decided(false, true);
    assert_eq!(it.state, RecommendationState::Adopted);
    it.handed_back();
    assert_eq!(it.state, RecommendationState::Amended);
}

#[test]
fn withdrawing_names_a_reason_and_stops_at_the_vote() {
    let mut it = draft();
    assert_eq!(code(it.withdraw(&juror(2), false, "no")), Some(Code::NotYourRoom));
    assert_eq!(code(it.withdraw(&juror(1), true, "")), Some(Code::ReasonMissing));
    it.withdraw(&juror(1), true, "We merged it by hand").unwrap();
    assert_eq!(it.withdrawn_reason, "We merged it by hand");
    let mut tabled = presented();
    assert_eq!(code(tabled.withdraw(&juror(1), true, "x")), Some(Code::NotYourRoom));
    tabled.put(version(1)).unwrap();
    assert_eq!(code(tabled.withdraw(&facilitator(), true, "x")), Some(Code::RecommendationStateWrong));
}

proptest! {
    #[test]
    fn versions_count_up_and_refusals_change_nothing(acts in prop::collection::vec(0u8..8, 0..25)) {
        let mut it = draft();
        let mut fresh = 1u128;
        let mut last = 0;
        for act in acts {
            let before = it.clone();
            fresh += 1;
            let answer = match act {
                0 => it.table(&juror(1), true, &text("One."), version(fresh), NOW).map(|_| ()),
                1 => it.present(&facilitator()),
                2 | 3 => it.current.clone().map_or(Ok(()), |_| {
                    let body = format!("Text {fresh}");
                    let mut change = amendment(&it, fresh, &body)?;
                    it.accept(&facilitator(), &mut change, version(fresh), NOW).map(|_| ())
                }),
                4 => it.put(it.current.as_ref().map_or(version(0), |current| current.id)),
                5 => { if it.state == RecommendationState::Put { it.decided(true, false); } Ok(()) }
                6 => { if it.state == RecommendationState::Put { it.decided(false, fresh.is_multiple_of(2)); } Ok(()) }
                _ => it.withdraw(&facilitator(), true, "why"),
            };
            if answer.is_err() {
                prop_assert_eq!(&it, &before);
            }
            let number = it.current.as_ref().map_or(0, |current| current.number);
            prop_assert!(number == last || number == last + 1);
            last = number;
            prop_assert_eq!(it.state == RecommendationState::Draft, number == 0 && it.state != RecommendationState::Withdrawn);
            let voted = [RecommendationState::Put, RecommendationState::Adopted, RecommendationState::NotAgreed];
            prop_assert!(!voted.contains(&it.state) || it.was_put);
        }
    }
}

#[test]
fn an_outdated_suggestion_is_brought_up_to_date_once() {
    let mut it = presented();
    let mut old = amendment(&it, 1, "Two.").unwrap();
    let new = |base, body: &str| Rebased {
        id: AmendmentId(Uuid::from_u128(9)),
        base,
        text: text(body),
        reason: String::new(),
    };
    let proposer = juror(2);
    let early = it.rebase(&proposer, &mut old, new(version(1), "Two."), NOW);
    assert_eq!(code(early), Some(Code::AmendmentUpToDate));
    let mut other = amendment(&it, 2, "Three.").unwrap();
    it.accept(&facilitator(), &mut other, version(2), NOW).unwrap();
    let before = old.clone();
    assert_eq!(code(it.rebase(&juror(3), &mut old, new(version(2), "Two."), NOW)), Some(Code::NotAllowed));
    let late = it.rebase(&proposer, &mut old, new(version(1), "Two."), NOW);
    assert_eq!(code(late), Some(Code::AmendmentOutdated));
    assert_eq!(
        code(it.rebase(&proposer, &mut old, new(version(2), "Three."), NOW)),
        Some(Code::AmendmentSame)
    );
    assert_eq!(old, before, "refused: as it was");
    let made = it.rebase(&proposer, &mut old, new(version(2), "Two and three."), NOW).unwrap();
    assert_eq!((made.replaces, made.base, made.reason.as_str()), (Some(old.id), version(2), "Clearer"));
    assert_eq!((old.state, old.decided_at), (AmendmentState::Replaced, Some(NOW)));
    let twice = it.rebase(&facilitator(), &mut old, new(version(2), "Two and three."), NOW);
    assert_eq!(code(twice), Some(Code::AmendmentDecided));
}
