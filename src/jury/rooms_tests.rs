#![expect(clippy::unwrap_used, reason = "tests")]

use super::*;

#[test]
fn who_may_do_what() {
    use Standing::{Host, Juror, Reads, Runs};
    let allowed =
        |check: fn(Standing) -> Result<(), Refusal>| [Runs, Host, Juror, Reads].map(|s| check(s).is_ok());
    assert_eq!(allowed(Standing::deliberates), [false, true, true, false]);
    assert_eq!(allowed(Standing::leads), [true, true, false, false]);
    assert_eq!(allowed(Standing::takes_part), [true, true, true, false]);
}

#[test]
fn overnight_is_for_reading() {
    assert_eq!(Sitting::of(JuryState::Running, true), Sitting::Open);
    assert_eq!(Sitting::of(JuryState::Running, false), Sitting::Overnight);
    assert_eq!(Sitting::of(JuryState::Concluded, false), Sitting::Over);
    let code = |sitting: Sitting, open| sitting.writable(open).map_err(|r| r.code);
    assert_eq!(code(Sitting::Open, false), Ok(()));
    assert_eq!(code(Sitting::Overnight, false), Err(Code::RoomsOvernight));
    assert_eq!(code(Sitting::Overnight, true), Ok(()));
    assert_eq!(code(Sitting::Over, true), Err(Code::RoomOver));
}

#[test]
fn a_call_waits_is_answered_and_may_be_made_again() {
    let made = Call::None.make(Standing::Juror).unwrap();
    assert_eq!(made.make(Standing::Host).unwrap_err().code, Code::AlreadyCalled);
    assert_eq!(made.answer(Standing::Host).unwrap_err().code, Code::OnlyFacilitators);
    let answered = made.answer(Standing::Runs).unwrap();
    assert_eq!(answered.answer(Standing::Runs).unwrap_err().code, Code::NoCall);
    assert_eq!(answered.make(Standing::Juror), Ok(Call::Made));
    assert_eq!(answered.take_back(Standing::Juror), Ok(Call::None));
    assert_eq!(Call::None.take_back(Standing::Juror).unwrap_err().code, Code::NoCall);
    assert_eq!(made.take_back(Standing::Reads).unwrap_err().code, Code::OnlyJurorsOfRoom);
    assert_eq!(Call::None.make(Standing::Reads).unwrap_err().code, Code::OnlyJurorsOfRoom);
}
