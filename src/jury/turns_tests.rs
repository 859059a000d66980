#![expect(clippy::unwrap_used, reason = "tests")]

use proptest::prelude::*;
use uuid::Uuid;

use super::*;

const HOST: u128 = 1;

fn person(n: u128) -> PersonId {
    PersonId(Uuid::from_u128(n))
}

fn turn(n: u128) -> TurnId {
    TurnId(Uuid::from_u128(n))
}

fn jurors() -> BTreeSet<PersonId> {
    (1..=5).map(person).collect()
}

/// People 1 to 5 are jurors of the room, 1 its host; 8 facilitates; 9 is a supporter.
fn act(by: u128, now: i64) -> Act {
    let standing = match by {
        HOST => Standing::Host,
        2..=5 => Standing::Juror,
        8 => Standing::Runs,
        _ => Standing::Reads,
    };
    Act { by: person(by), standing, now: UtcMillis(now) }
}

/// Turns on, and the hands of these people up, one second after another.
fn with_hands(people: &[u128]) -> Turns {
    let mut turns = Turns { on: true, ..Turns::default() };
    for (&n, at) in people.iter().zip(0..) {
        turns.raise(act(n, at * 1_000), &jurors(), person(n), turn(n)).unwrap();
    }
    turns
}

fn waiting(turns: &Turns) -> Vec<PersonId> {
    turns.queue().iter().map(|t| t.person).collect()
}

fn speaker(turns: &Turns) -> Option<PersonId> {
    turns.current().map(|t| t.person)
}

#[test]
fn off_by_default_and_nobody_raises_a_hand_then() {
    let mut turns = Turns::default();
    assert_eq!(turns.raise(act(2, 0), &jurors(), person(2), turn(2)).unwrap_err().code, Code::TurnsOff);
    turns.set(act(HOST, 0), true, None).unwrap();
    assert!(turns.raise(act(2, 0), &jurors(), person(2), turn(2)).is_ok());
}

#[test]
fn who_asked_first_is_next_and_speaks_two_minutes_announced() {
    let mut turns = with_hands(&[3, 2, 4]);
    assert_eq!(waiting(&turns), [person(3), person(2), person(4)]);
    turns.next(act(8, 10_000)).unwrap();
    let current = turns.current().unwrap();
    assert_eq!(
        (current.person, current.length_ms, current.started_at),
        (person(3), 120_000, Some(UtcMillis(10_000)))
    );
    let changed = turns.next(act(3, 310_000)).unwrap();
    assert_eq!(changed.turns[0].spoken_ms(), 300_000, "five minutes of two: not cut, and counted whole");
    assert_eq!(speaker(&turns), Some(person(2)));
}

#[test]
fn one_hand_each() {
    let mut turns = with_hands(&[2]);
    let again =
        |turns: &mut Turns| turns.raise(act(2, 9_000), &jurors(), person(2), turn(22)).map_err(|r| r.code);
    assert_eq!(again(&mut turns), Err(Code::HandAlreadyUp));
    turns.next(act(HOST, 10_000)).unwrap();
    assert_eq!(again(&mut turns), Err(Code::HandAlreadyUp));
    turns.finish(act(2, 11_000)).unwrap();
    assert!(again(&mut turns).is_ok());
}

#[test]
fn the_facilitator_raises_it_for_somebody_without_a_device() {
    let mut turns = with_hands(&[]);
    turns.raise(act(8, 0), &jurors(), person(5), turn(5)).unwrap();
    assert_eq!(waiting(&turns), [person(5)]);
    let code = |turns: &mut Turns, by, who| {
        turns.raise(act(by, 0), &jurors(), person(who), turn(7)).unwrap_err().code
    };
    assert_eq!(code(&mut turns, 2, 3), Code::OnlyRoomLeads);
    assert_eq!(code(&mut turns, 8, 9), Code::NotInRoom);
    assert_eq!(code(&mut turns, 9, 9), Code::OnlyJurorsOfRoom);
    assert_eq!(code(&mut turns, 8, 8), Code::OnlyJurorsOfRoom);
}

#[test]
fn passing_over_the_queue_needs_a_reason_which_is_kept() {
    let mut turns = with_hands(&[2, 3]);
    assert_eq!(turns.give(act(8, 9_000), turn(3), None).unwrap_err().code, Code::TextMissing);
    assert_eq!(
        turns.give(act(8, 9_000), turn(3), Some("x".repeat(501).as_str())).unwrap_err().code,
        Code::TextTooLong
    );
    assert_eq!(speaker(&turns), None);
    let changed = turns.give(act(8, 9_000), turn(3), Some(" has to leave ")).unwrap();
    let kept = changed.overridden.unwrap();
    assert_eq!((kept.person, kept.reason.as_str()), (person(3), "has to leave"));
    let changed = turns.give(act(HOST, 9_500), turn(2), None).unwrap();
    assert_eq!((changed.overridden, changed.turns.len()), (None, 2));
    assert_eq!(turns.give(act(HOST, 9_500), turn(2), None).unwrap_err().code, Code::TurnNotWaiting);
}

#[test]
fn lowering_is_for_oneself_or_who_leads() {
    let mut turns = with_hands(&[2, 3, 4]);
    assert_eq!(turns.lower(act(3, 9_000), turn(2)).unwrap_err().code, Code::OnlyRoomLeads);
    assert_eq!(turns.lower(act(3, 9_000), turn(77)).unwrap_err().code, Code::NotFound);
    turns.lower(act(2, 9_000), turn(2)).unwrap();
    turns.lower(act(HOST, 9_000), turn(3)).unwrap();
    assert_eq!(waiting(&turns), [person(4)]);
    turns.next(act(HOST, 9_000)).unwrap();
    assert_eq!(turns.lower(act(4, 9_000), turn(4)).unwrap_err().code, Code::TurnNotWaiting);
}

#[test]
fn next_and_finish_are_not_for_everybody() {
    let mut turns = with_hands(&[2, 3]);
    assert_eq!(turns.next(act(3, 9_000)).unwrap_err().code, Code::OnlyRoomLeads);
    assert_eq!(turns.finish(act(2, 9_000)).unwrap_err().code, Code::NobodySpeaks);
    assert_eq!(turns.finish(act(9, 9_000)).unwrap_err().code, Code::OnlyJurorsOfRoom);
    turns.next(act(HOST, 9_000)).unwrap();
    assert_eq!(turns.finish(act(3, 9_000)).unwrap_err().code, Code::OnlyRoomLeads);
    turns.finish(act(2, 9_000)).unwrap();
    turns.next(act(8, 9_000)).unwrap();
    turns.next(act(8, 9_000)).unwrap();
    assert_eq!(speaker(&turns), None);
    assert_eq!(turns.next(act(8, 9_000)).unwrap_err().code, Code::NobodyWaits);
}

#[test]
fn the_length_is_set_within_bounds_and_not_for_who_speaks() {
    let mut turns = with_hands(&[2, 3]);
    turns.next(act(8, 9_000)).unwrap();
    assert_eq!(turns.set(act(8, 9_000), true, Some(14)).unwrap_err().code, Code::NumberOutOfRange);
    assert_eq!(turns.set(act(8, 9_000), true, Some(1801)).unwrap_err().code, Code::NumberOutOfRange);
    assert_eq!(turns.set(act(2, 9_000), true, Some(60)).unwrap_err().code, Code::OnlyRoomLeads);
    turns.set(act(8, 9_000), true, Some(60)).unwrap();
    assert_eq!(turns.current().unwrap().length_ms, 120_000);
    turns.next(act(8, 9_000)).unwrap();
    assert_eq!(turns.current().unwrap().length_ms, 60_000);
}

#[test]
fn turning_off_counts_what_was_spoken_and_lowers_the_rest() {
    let mut turns = with_hands(&[2, 3]);
    turns.next(act(8, 10_000)).unwrap();
    let changed = turns.set(act(8, 25_000), false, None).unwrap();
    assert_eq!(
        changed.turns.iter().map(|t| t.state).collect::<Vec<_>>(),
        [TurnState::Spoken, TurnState::Lowered]
    );
    let ledger = time_spoken(&turns.turns);
    assert_eq!((ledger[&person(2)], ledger[&person(3)]), (15_000, 0));
    assert_eq!(turns.next(act(8, 26_000)).unwrap_err().code, Code::TurnsOff);
}

#[test]
fn a_short_reply_goes_ahead_of_the_queue_once_per_turn() {
    let mut turns = with_hands(&[2, 3, 4]);
    let reply = |turns: &mut Turns, by: u128, id: u128| {
        turns.reply(act(by, 9_000), &jurors(), person(by), turn(id)).map_err(|refusal| refusal.code)
    };
    assert_eq!(reply(&mut turns, 5, 50), Err(Code::NobodySpeaks));
    turns.next(act(8, 9_000)).unwrap();
    assert_eq!(reply(&mut turns, 2, 20), Err(Code::HandAlreadyUp), "for who speaks");
    reply(&mut turns, 4, 40).unwrap();
    assert_eq!(reply(&mut turns, 5, 50), Err(Code::ReplyTaken));
    assert_eq!(waiting(&turns), [person(4), person(3), person(4)], "the hand stays up besides");
    assert_eq!(speaker(&turns), Some(person(2)), "nobody is cut off");
    turns.next(act(2, 99_000)).unwrap();
    let current = turns.current().unwrap();
    assert_eq!((current.person, current.length_ms), (person(4), SHORT_MS));
    assert_eq!(reply(&mut turns, 5, 50), Err(Code::ReplyTaken), "no reply to a reply");
    turns.next(act(4, 120_000)).unwrap();
    assert_eq!(speaker(&turns), Some(person(3)));
    assert_eq!(time_spoken(&turns.turns)[&person(4)], 21_000, "it counts");
    reply(&mut turns, 5, 50).unwrap();
}

#[test]
fn hall_and_remote_alternate_and_each_keeps_its_order() {
    // 1, 2 and 3 are in the hall; 4 and 5 are not.
    let mut turns = with_hands(&[1, 2, 3, 4, 5]);
    assert_eq!(waiting(&turns), [1, 2, 3, 4, 5].map(person));
    turns.remote = [4, 5].map(person).into();
    assert_eq!(waiting(&turns), [1, 4, 2, 5, 3].map(person));
    turns.spoken = [(person(4), 60_000), (person(1), 1)].into();
    assert_eq!(waiting(&turns), [2, 5, 3, 4, 1].map(person), "who spoke least decides who begins, too");
    turns.next(act(8, 9_000)).unwrap();
    assert_eq!(
        (speaker(&turns), waiting(&turns)),
        (Some(person(2)), vec![5, 3, 4, 1].into_iter().map(person).collect())
    );
    turns.finish(act(2, 10_000)).unwrap();
    assert_eq!(waiting(&turns)[0], person(5), "after a pause, too, the other side is next");
}

#[derive(Clone, Debug)]
enum Command {
    Raise(u128, u128),
    Lower(u128, usize),
    Give(u128, usize, bool),
    Next(u128),
    Finish(u128),
    Set(u128, bool),
}

fn commands() -> impl Strategy<Value = Vec<(Command, i64)>> {
    let by = prop::sample::select(vec![1u128, 2, 3, 4, 5, 8, 9]);
    let command = prop_oneof![
        6 => (by.clone(), 1u128..6).prop_map(|(b, w)| Command::Raise(b, w)),
        2 => (by.clone(), any::<usize>()).prop_map(|(b, i)| Command::Lower(b, i)),
        2 => (by.clone(), any::<usize>(), any::<bool>()).prop_map(|(b, i, r)| Command::Give(b, i, r)),
        4 => by.clone().prop_map(Command::Next),
        2 => by.clone().prop_map(Command::Finish),
        1 => (by, prop::bool::weighted(0.8)).prop_map(|(b, on)| Command::Set(b, on)),
    ];
    prop::collection::vec((command, 0i64..60_000), 1..60)
}

fn run(turns: &mut Turns, command: &Command, now: i64, fresh: u128) -> Result<Changed, Refusal> {
    let pick =
        |turns: &Turns, i: usize| turns.turns.get(i % turns.turns.len().max(1)).map_or(turn(0), |t| t.id);
    match *command {
        Command::Raise(by, who) => turns.raise(act(by, now), &jurors(), person(who), turn(fresh)),
        Command::Lower(by, i) => turns.lower(act(by, now), pick(turns, i)),
        Command::Give(by, i, r) => turns.give(act(by, now), pick(turns, i), r.then_some("why")),
        Command::Next(by) => turns.next(act(by, now)),
        Command::Finish(by) => turns.finish(act(by, now)),
        Command::Set(by, on) => turns.set(act(by, now), on, None),
    }
}

proptest! {
    #[test]
    fn sides_alternate_for_as_long_as_both_wait(
        hands in Just((1..=5).collect::<Vec<u128>>()).prop_shuffle(), away in 0usize..6, spoken in prop::collection::vec(0i64..3, 5),
        last in prop::option::of(1u128..6),
    ) {
        let mut turns = with_hands(&hands);
        turns.spoken = (1..=5).map(person).zip(spoken).collect();
        let alone = waiting(&turns);
        turns.remote = hands[..away].iter().copied().map(person).collect();
        turns.last = last.map(person);
        let order = waiting(&turns);
        for side in [true, false] {
            let of = |queue: &[PersonId]| -> Vec<PersonId> {
                queue.iter().copied().filter(|who| turns.remote.contains(who) == side).collect()
            };
            prop_assert_eq!(of(&order), of(&alone), "each side keeps its order");
        }
        let sides: Vec<bool> = turns.last.iter().chain(&order).map(|who| turns.remote.contains(who)).collect();
        let first = sides.windows(2).position(|two| two[0] == two[1]);
        if let Some(first) = first.filter(|_| !turns.remote.is_empty()) {
            prop_assert!(sides[first + 1..].iter().all(|side| *side == sides[first]), "{sides:?}");
        }
    }

    #[test]
    fn whatever_happens_one_speaks_and_the_ledger_adds_up(commands in commands()) {
        let mut turns = Turns { on: true, ..Turns::default() };
        let mut now = 0;
        let mut silence = 0;
        for ((command, wait), fresh) in commands.iter().zip(1..) {
            if turns.current().is_none() { silence += wait; }
            now += wait;
            let before = turns.clone();
            let queue = waiting(&before);
            match run(&mut turns, command, now, fresh) {
                Err(_) => prop_assert_eq!(&before, &turns, "a refusal changes nothing"),
                Ok(changed) => {
                    prop_assert!(changed.turns.iter().all(|t| turns.turns.contains(t)));
                    let given = changed.turns.iter().find(|t| t.state == TurnState::Speaking);
                    let first = queue.first().copied();
                    prop_assert!(given.is_none_or(|t| Some(t.person) == first || changed.overridden.is_some()));
                    prop_assert!(changed.overridden.is_none() || given.map(|t| t.person) != first);
                }
            }
            prop_assert!(turns.turns.iter().filter(|t| t.state == TurnState::Speaking).count() <= 1);
            prop_assert!(turns.on || turns.turns.iter().all(|t| !is_live(t)));
            for n in 1..=5 {
                prop_assert!(turns.turns.iter().filter(|t| t.person == person(n) && is_live(t)).count() <= 1);
            }
        }
        let end = act(8, now);
        turns.set(end, false, None).unwrap();
        let spoken: i64 = time_spoken(&turns.turns).values().sum();
        prop_assert_eq!(spoken + silence, now, "all time is somebody's turn or nobody's");
    }
}
