#![expect(clippy::unwrap_used, reason = "tests")]

use proptest::prelude::*;
use uuid::Uuid;

use super::*;

fn person(n: u128) -> PersonId {
    PersonId(Uuid::from_u128(n))
}

fn q(n: u128) -> AskedId {
    AskedId(Uuid::from_u128(n))
}

fn s(n: u128) -> AskedStepId {
    AskedStepId(Uuid::from_u128(n))
}

const ROOM: RoomId = RoomId(Uuid::from_u128(7));

/// People 1 to 5 are jurors, 1 and 2 of a room; 20 and 21 witnesses; 30 facilitates.
fn by(n: u128) -> Actor {
    let standing = Standing {
        person: person(n),
        juror: n < 10,
        witness: (20..30).contains(&n),
        runs: n >= 30,
        organises: false,
    };
    let rooms = if n < 3 { vec![ROOM] } else { Vec::new() };
    Actor { standing, rooms, now: UtcMillis(0) }
}

fn asking(text: &str) -> Asking<'_> {
    Asking { text, ..Asking::default() }
}

/// Questions 1 to 4, each by the juror of its number.
fn board() -> Board {
    let mut board = Board { witnesses: [person(20), person(21)].into(), ..Board::default() };
    for n in 1..=4 {
        board.ask(&by(n), q(n), asking(&format!("Question {n}?"))).unwrap();
    }
    board
}

fn code<T>(answer: Result<T, Refusal>) -> Option<Code> {
    answer.err().map(|refusal| refusal.code)
}

fn note<'a>(id: u128, text: &'a str, who: u128) -> Answering<'a> {
    Answering { id: s(id), text, by: Some(person(who)) }
}

fn state(board: &Board, n: u128) -> AskedState {
    board.questions.iter().find(|one| one.id == q(n)).unwrap().state
}

#[test]
fn a_question_goes_its_whole_way() {
    let mut board = board();
    board.support(&by(2), q(1), true).unwrap();
    board.arrange(&by(30), &[], &[q(2), q(1)]).unwrap();
    assert_eq!(board.order(), [q(2), q(1)]);
    assert!(board.put(&by(30), q(1)).unwrap());
    assert!(!board.put(&by(30), q(1)).unwrap(), "a second press does nothing");
    board.defer(&by(30), q(1), s(1), "Needs a figure", [person(20)].into()).unwrap();
    assert_eq!((state(&board, 1), board.unanswered()), (AskedState::Deferred, 1));
    assert_eq!(code(board.answer(&by(21), q(1), note(2, "x", 21))), Some(Code::QuestionNotForYou));
    board.answer(&by(20), q(1), Answering { id: s(2), text: "Four in ten.", by: None }).unwrap();
    assert_eq!((state(&board, 1), board.unanswered()), (AskedState::Answered, 0));
    assert_eq!(code(board.accept(&by(2), q(1), s(3))), Some(Code::QuestionNotYours));
    board.ask_on(&by(1), q(1), s(3), "And in winter?").unwrap();
    assert_eq!((board.order(), board.find(q(1)).unwrap().words()), (vec![q(2), q(1)], "And in winter?"));
    board.put(&by(30), q(1)).unwrap();
    board.answer(&by(30), q(1), note(4, "The same.", 21)).unwrap();
    assert!(board.accept(&by(1), q(1), s(5)).unwrap());
    assert!(!board.accept(&by(1), q(1), s(6)).unwrap(), "said once");
    let one = board.find(q(1)).unwrap();
    assert!(one.satisfied);
    let kinds: Vec<&str> = one.steps.iter().map(|step| step.kind.as_str()).collect();
    assert_eq!(kinds, ["deferral", "answer", "asked_on", "answer", "satisfied"]);
    assert_eq!(one.steps[3].by, person(21), "noted for whoever spoke");
    assert_eq!(one.steps[3].noted_by, person(30));
}

#[test]
fn only_one_is_put_and_a_slip_of_the_hand_is_taken_back() {
    let mut board = board();
    board.arrange(&by(30), &[], &[q(1), q(2), q(3)]).unwrap();
    board.put(&by(30), q(2)).unwrap();
    assert_eq!(code(board.put(&by(30), q(1))), Some(Code::QuestionIsPut));
    board.give_back(&by(30), q(2)).unwrap();
    assert_eq!(board.order(), [q(2), q(1), q(3)], "before all others");
    board.put(&by(30), q(3)).unwrap();
    board.day_ended();
    assert_eq!(board.order(), [q(3), q(2), q(1)]);
    assert_eq!(code(board.give_back(&by(30), q(3))), Some(Code::QuestionStateWrong));
    board.put(&by(30), q(3)).unwrap();
    board.defer(&by(30), q(3), s(1), "Later", BTreeSet::new()).unwrap();
    board.put(&by(30), q(3)).unwrap();
    board.give_back(&by(30), q(3)).unwrap();
    assert_eq!(state(&board, 3), AskedState::Deferred, "its answer is still to come");
}

#[test]
fn support_counts_each_juror_once_also_over_what_is_put_together() {
    let mut board = board();
    for _ in 0..2 {
        board.support(&by(3), q(1), true).unwrap();
    }
    board.support(&by(1), q(2), true).unwrap();
    board.support(&by(3), q(2), true).unwrap();
    assert_eq!(code(board.support(&by(1), q(1), true)), Some(Code::QuestionOwn));
    assert_eq!(board.backers(q(1)).len(), 2);
    board.merge(&by(30), q(2), q(1)).unwrap();
    assert_eq!(board.backers(q(1)), [person(1), person(2), person(3)].into());
    assert_eq!(code(board.support(&by(2), q(1), true)), Some(Code::QuestionOwn), "still an asker");
    assert_eq!(code(board.support(&by(4), q(2), true)), Some(Code::QuestionMerged));
    board.support(&by(3), q(1), false).unwrap();
    assert_eq!(board.backers(q(1)).len(), 2, "taken back of both wordings");
    board.merge(&by(30), q(1), q(4)).unwrap();
    assert_eq!(board.askers(q(4)), [person(1), person(2), person(4)].into(), "through a chain");
    assert!(board.stands_behind(q(4), person(2), &[]));
}

#[test]
fn putting_together_is_undone_until_the_question_was_put() {
    let mut board = board();
    board.arrange(&by(30), &[], &[q(3), q(2)]).unwrap();
    assert_eq!(code(board.merge(&by(30), q(2), q(2))), Some(Code::QuestionSame));
    board.merge(&by(30), q(2), q(1)).unwrap();
    assert_eq!(board.order(), [q(3), q(1)], "the one that goes on takes the place");
    assert_eq!(code(board.merge(&by(30), q(2), q(3))), Some(Code::QuestionMerged));
    assert_eq!(code(board.merge(&by(30), q(3), q(2))), Some(Code::QuestionMerged));
    assert_eq!(code(board.edit(&by(1), q(1), "Other?", BTreeSet::new())), Some(Code::QuestionStateWrong));
    board.split(&by(30), q(2)).unwrap();
    assert_eq!(board.order(), [q(3), q(1), q(2)]);
    assert_eq!(code(board.split(&by(30), q(2))), Some(Code::QuestionStateWrong));
    board.merge(&by(30), q(2), q(1)).unwrap();
    board.put(&by(30), q(1)).unwrap();
    assert_eq!(code(board.split(&by(30), q(2))), Some(Code::QuestionWasPut));
    board.answer(&by(30), q(1), note(1, "Yes.", 20)).unwrap();
    assert!(board.accept(&by(2), q(1), s(2)).unwrap(), "the asker of the merged one is an asker");
}

#[test]
fn ones_own_words_are_ones_own_until_they_are_taken_up() {
    let mut board = board();
    board.support(&by(2), q(1), true).unwrap();
    for other in [2, 30] {
        assert_eq!(code(board.edit(&by(other), q(1), "x", BTreeSet::new())), Some(Code::QuestionNotYours));
        assert_eq!(code(board.withdraw(&by(other), q(1))), Some(Code::QuestionNotYours));
    }
    board.edit(&by(1), q(1), "Question 1?", [person(20)].into()).unwrap();
    assert_eq!(board.backers(q(1)).len(), 2, "the same words");
    board.edit(&by(1), q(1), "Other words?", BTreeSet::new()).unwrap();
    assert_eq!(board.backers(q(1)).len(), 1, "nobody is shown to want what they have not seen");
    assert_eq!(code(board.edit(&by(1), q(1), "x", [person(3)].into())), Some(Code::WitnessUnknown));
    board.merge(&by(30), q(2), q(1)).unwrap();
    assert_eq!(code(board.withdraw(&by(1), q(1))), Some(Code::QuestionHoldsOthers));
    board.withdraw(&by(3), q(3)).unwrap();
    assert_eq!(code(board.support(&by(1), q(3), true)), Some(Code::NotFound));
    board.arrange(&by(30), &[], &[q(4)]).unwrap();
    assert_eq!(code(board.withdraw(&by(4), q(4))), Some(Code::QuestionStateWrong));
}

#[test]
fn a_room_asks_and_all_its_jurors_stand_behind_it() {
    let mut board = board();
    let of_room = |text| Asking { text, room: Some(ROOM), ..Asking::default() };
    assert_eq!(code(board.ask(&by(3), q(9), of_room("x"))), Some(Code::NotYourRoom));
    board.ask(&by(1), q(9), of_room("Who pays?")).unwrap();
    board.put(&by(30), q(9)).unwrap();
    board.answer(&by(30), q(9), note(1, "Nobody yet.", 20)).unwrap();
    assert_eq!(code(board.accept(&by(3), q(9), s(2))), Some(Code::QuestionNotYours));
    assert!(board.accept(&by(2), q(9), s(2)).unwrap());
}

#[test]
fn two_who_order_at_once_do_not_undo_each_other() {
    let mut board = board();
    board.arrange(&by(30), &[], &[q(1), q(2)]).unwrap();
    board.arrange(&by(31), &[], &[q(1), q(2)]).unwrap();
    assert_eq!(code(board.arrange(&by(31), &[], &[q(2), q(1)])), Some(Code::QuestionOrderChanged));
    let twice = board.arrange(&by(31), &[q(1), q(2)], &[q(2), q(2)]);
    assert_eq!(code(twice), Some(Code::QuestionOrderWrong));
    board.arrange(&by(31), &[q(1), q(2)], &[q(3), q(2)]).unwrap();
    assert_eq!((board.order(), state(&board, 1)), (vec![q(3), q(2)], AskedState::Drafted));
    assert_eq!(code(board.arrange(&by(1), &[q(3), q(2)], &[])), Some(Code::NotAllowed));
}

#[test]
fn what_does_not_belong_is_set_aside_with_a_reason() {
    let mut board = board();
    assert_eq!(code(board.set_aside(&by(30), q(1), " ")), Some(Code::ReasonMissing));
    board.put(&by(30), q(1)).unwrap();
    board.set_aside(&by(30), q(1), "It names a neighbour").unwrap();
    assert_eq!(board.find(q(1)).unwrap().reason, "It names a neighbour");
    assert_eq!(code(board.put(&by(30), q(1))), Some(Code::QuestionStateWrong));
    board.give_back(&by(30), q(1)).unwrap();
    assert_eq!(state(&board, 1), AskedState::Drafted);
    board.put(&by(30), q(1)).unwrap();
    board.answer(&by(30), q(1), note(1, "Yes.", 20)).unwrap();
    board.ask_on(&by(1), q(1), s(2), "Why?").unwrap();
    assert_eq!(code(board.set_aside(&by(30), q(1), "x")), Some(Code::QuestionHasAnswers));
}

#[test]
fn a_witness_answers_what_was_put_and_nothing_else() {
    let mut board = board();
    assert_eq!(code(board.answer(&by(20), q(1), note(1, "x", 20))), Some(Code::NotFound));
    assert_eq!(code(board.answer(&by(30), q(1), note(1, "x", 20))), Some(Code::QuestionNotPut));
    assert_eq!(code(board.defer(&by(30), q(1), s(1), "x", BTreeSet::new())), Some(Code::QuestionNotPut));
    board.put(&by(30), q(1)).unwrap();
    assert_eq!(code(board.answer(&by(20), q(1), note(1, "x", 21))), Some(Code::NotAllowed));
    assert_eq!(code(board.answer(&by(1), q(1), note(1, "x", 1))), Some(Code::NotAllowed));
    assert_eq!(code(board.answer(&by(30), q(1), note(1, "x", 3))), Some(Code::WitnessUnknown));
    assert_eq!(code(board.answer(&by(30), q(1), note(1, " ", 20))), Some(Code::TextMissing));
    board.answer(&by(20), q(1), note(1, "Yes.", 20)).unwrap();
    board.answer(&by(21), q(1), note(2, "I see it so too.", 21)).unwrap();
    assert_eq!(board.find(q(1)).unwrap().steps.len(), 2);
}

#[test]
fn nobody_floods_the_board() {
    let mut board = board();
    for n in 100..100 + WAITING_MAX as u128 - 1 {
        board.ask(&by(1), q(n), asking("More?")).unwrap();
    }
    assert_eq!(code(board.ask(&by(1), q(999), asking("More?"))), Some(Code::QuestionsEnough));
    assert_eq!(code(board.ask(&by(2), q(999), asking(&"x".repeat(401)))), Some(Code::TextTooLong));
    board.put(&by(30), q(1)).unwrap();
    for n in 0..STEPS_MAX as u128 {
        board.answer(&by(20), q(1), note(n, "Yes.", 20)).unwrap();
    }
    assert_eq!(code(board.answer(&by(20), q(1), note(99, "Yes.", 20))), Some(Code::AnswersEnough));
}

/// One press of somebody, right or wrong.
fn press(board: &mut Board, (what, one, other, who): (u8, u128, u128, u128), n: u128) {
    let actor = by(match who {
        0..=4 => who + 1,
        5 => 20,
        6 => 21,
        _ => 30,
    });
    let (one, other, step) = (q(one), q(other), s(n));
    let mut order = board.order();
    let _ = match what {
        0 => board.ask(&actor, q(100 + n), asking("New?")),
        1 => board.edit(&actor, one, &format!("Words {n}"), BTreeSet::new()),
        2 => board.withdraw(&actor, one),
        3 | 4 => board.support(&actor, one, n.is_multiple_of(2)),
        5 => {
            let seen = order.clone();
            order.retain(|id| *id != other);
            order.insert(0, other);
            board.arrange(&actor, &seen, &order)
        }
        6 => board.merge(&actor, one, other),
        7 => board.split(&actor, one),
        8 => board.put(&actor, one).map(|_| ()),
        9 => board.give_back(&actor, one),
        10 => board.set_aside(&actor, one, "Not ours"),
        11 => board.defer(&actor, one, step, "Later", BTreeSet::new()),
        12 => board.answer(&actor, one, Answering { id: step, text: "So.", by: None }),
        13 => board.accept(&actor, one, step).map(|_| ()),
        _ => board.ask_on(&actor, one, step, "And then?"),
    };
}

proptest! {
    #[test]
    fn whatever_is_pressed_the_board_stays_whole(
        presses in prop::collection::vec((0u8..15, 1u128..5, 1u128..5, 0u128..10), 0..60),
    ) {
        let mut board = board();
        let mut steps = Vec::new();
        for (n, one) in (0..).zip(presses) {
            press(&mut board, one, n);
            prop_assert!(board.questions.iter().filter(|one| one.state == AskedState::Put).count() <= 1);
            for one in &board.questions {
                prop_assert_eq!(one.place.is_some(), one.state == AskedState::Prioritised, "{:?}", one);
                prop_assert_eq!(one.merged_into.is_some(), one.state == AskedState::Merged);
                prop_assert!(!one.satisfied || one.state == AskedState::Answered);
                prop_assert!(!one.support.contains(&one.author));
                if one.state == AskedState::Merged {
                    let root = board.find(board.root(one.id)).unwrap();
                    prop_assert!(root.state != AskedState::Merged);
                    prop_assert!(board.backers(root.id).is_superset(&board.backers(one.id)));
                }
            }
            // What was said stays said.
            let now: Vec<AskedStepId> = board.questions.iter().flat_map(|one| &one.steps).map(|step| step.id).collect();
            prop_assert!(steps.iter().all(|step| now.contains(step)));
            steps = now;
        }
    }
}
