//! The days of a jury: each is started and ended by a person, never by the clock.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::jury::refusal::{Code, Refusal};
use crate::jury::time::{MS_PER_MINUTE, UtcMillis};

/// Most days a jury may have.
pub const DAYS_MOST: u8 = 10;
/// Longest time from a day's start to its hard end, in minutes.
pub const DAY_MINUTES_MOST: u32 = 16 * 60;
/// Instants of days lie between 1970 and this one (2100-01-01), so that adding minutes to them is safe.
pub const LATEST: UtcMillis = UtcMillis(4_102_444_800_000);

/// One day of a jury.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Day {
    /// Counted from 1.
    pub number: u8,
    /// Calendar date in the jury's time zone, `YYYY-MM-DD`; shown, never calculated with.
    pub date: String,
    /// When the day is planned to begin.
    pub starts_at: UtcMillis,
    /// When the hall must be left; nothing is cut off then, but what does not fit is shown.
    pub hard_end: UtcMillis,
    /// When somebody started the day.
    pub started_at: Option<UtcMillis>,
    /// When somebody ended the day.
    pub ended_at: Option<UtcMillis>,
}

impl Day {
    /// Started and not ended.
    #[must_use]
    pub fn is_running(&self) -> bool {
        self.started_at.is_some() && self.ended_at.is_none()
    }
}

/// What a day may be changed to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DayChange {
    /// `YYYY-MM-DD` in the jury's time zone.
    pub date: String,
    pub starts_at: UtcMillis,
    pub hard_end: UtcMillis,
}

/// The day that runs, if one does.
#[must_use]
pub fn running(days: &[Day]) -> Option<&Day> {
    days.iter().find(|day| day.is_running())
}

/// Looks a day up by its number.
///
/// # Errors
/// `day_unknown` when the jury has no such day.
pub fn find(days: &[Day], number: u8) -> Result<&Day, Refusal> {
    days.iter().find(|day| day.number == number).ok_or_else(|| Code::DayUnknown.with("day", number))
}

/// Refuses unless planned items of that day may still be changed.
///
/// # Errors
/// `day_unknown`, or `day_ended` once the day is over.
pub fn must_not_have_ended(days: &[Day], number: u8) -> Result<&Day, Refusal> {
    let day = find(days, number)?;
    if day.ended_at.is_some() {
        return Err(Code::DayEnded.with("day", number));
    }
    Ok(day)
}

/// Refuses unless that day is the one that runs.
///
/// # Errors
/// `day_unknown`, `day_ended`, or `day_not_started` with the day to start first.
pub fn must_run(days: &[Day], number: u8) -> Result<&Day, Refusal> {
    let day = must_not_have_ended(days, number)?;
    if !day.is_running() {
        return Err(Code::DayNotStarted.with("day", number));
    }
    Ok(day)
}

/// Starts a day: days go in order, one at a time, each once.
///
/// # Errors
/// `day_unknown`; `day_already_started`; `day_not_over` with the day to end first;
/// `day_not_started` with the earlier day that has yet to be held.
pub fn start(days: &[Day], number: u8, now: UtcMillis) -> Result<Day, Refusal> {
    let day = find(days, number)?;
    if day.started_at.is_some() {
        return Err(Code::DayAlreadyStarted.with("day", number));
    }
    if let Some(other) = running(days) {
        return Err(Code::DayNotOver.with("day", other.number));
    }
    let earlier = days.iter().find(|other| other.number < number && other.ended_at.is_none());
    if let Some(earlier) = earlier {
        return Err(Code::DayNotStarted.with("day", earlier.number));
    }
    Ok(Day { started_at: Some(now), ..day.clone() })
}

/// Ends the day that runs.
///
/// # Errors
/// As [`must_run`].
pub fn end(days: &[Day], number: u8, now: UtcMillis) -> Result<Day, Refusal> {
    let day = must_run(days, number)?;
    Ok(Day { ended_at: Some(now), ..day.clone() })
}

/// Changes when a day is held. Once it has started only its hard end can move.
///
/// # Errors
/// `day_unknown`, `day_ended`, `day_already_started`; `date_wrong` when the date is not
/// `YYYY-MM-DD`; `day_times_wrong` when the end is not after the start, more than
/// [`DAY_MINUTES_MOST`] after it, or the day overlaps its neighbours.
pub fn change(days: &[Day], number: u8, to: &DayChange) -> Result<Day, Refusal> {
    let day = must_not_have_ended(days, number)?;
    let moved = day.starts_at != to.starts_at || day.date != to.date;
    if day.started_at.is_some() && moved {
        return Err(Code::DayAlreadyStarted.with("day", number));
    }
    must_be_possible(days, number, to)?;
    Ok(Day { date: to.date.clone(), starts_at: to.starts_at, hard_end: to.hard_end, ..day.clone() })
}

/// Adds a day after the last one.
///
/// # Errors
/// `days_enough` when there are [`DAYS_MOST`]; as [`change`] for date and times.
pub fn add(days: &[Day], to: &DayChange) -> Result<Day, Refusal> {
    let number = days.iter().map(|day| day.number).max().unwrap_or(0).saturating_add(1);
    if number > DAYS_MOST {
        return Err(Code::DaysEnough.with("most", DAYS_MOST));
    }
    must_be_possible(days, number, to)?;
    Ok(Day {
        number,
        date: to.date.clone(),
        starts_at: to.starts_at,
        hard_end: to.hard_end,
        started_at: None,
        ended_at: None,
    })
}

/// Refuses unless that day can be taken out: the last of several, not yet started.
///
/// # Errors
/// `day_unknown`, `day_already_started`; `day_not_last` with the day that is.
pub fn must_be_removable(days: &[Day], number: u8) -> Result<(), Refusal> {
    let day = find(days, number)?;
    if day.started_at.is_some() {
        return Err(Code::DayAlreadyStarted.with("day", number));
    }
    let last = days.iter().map(|day| day.number).max().unwrap_or(number);
    if last != number || number == 1 {
        return Err(Code::DayNotLast.with("day", last));
    }
    Ok(())
}

fn must_be_possible(days: &[Day], number: u8, to: &DayChange) -> Result<(), Refusal> {
    if !is_date(&to.date) {
        return Err(Code::DateWrong.with("date", &to.date));
    }
    let longest = i64::from(DAY_MINUTES_MOST) * MS_PER_MINUTE;
    let length = to.hard_end.0.saturating_sub(to.starts_at.0);
    let overlaps = days.iter().any(|other| {
        (other.number < number && other.hard_end > to.starts_at)
            || (other.number > number && other.starts_at < to.hard_end)
    });
    let in_range = to.starts_at.0 >= 0 && to.hard_end <= LATEST;
    if length <= 0 || length > longest || overlaps || !in_range {
        return Err(Code::DayTimesWrong.with("day", number));
    }
    Ok(())
}

/// The shape `YYYY-MM-DD` with a month and a day that exist.
fn is_date(text: &str) -> bool {
    text.len() == 10 && text.parse::<jiff::civil::Date>().is_ok_and(|date| date.to_string() == text)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    fn three() -> Vec<Day> {
        (1..=3)
            .map(|number| {
                let starts_at = UtcMillis(i64::from(number) * 86_400_000);
                Day {
                    number,
                    date: format!("2026-06-0{number}"),
                    starts_at,
                    hard_end: starts_at.plus_minutes(480),
                    started_at: None,
                    ended_at: None,
                }
            })
            .collect()
    }

    #[test]
    fn days_are_held_in_order_and_each_once() {
        let mut days = three();
        let now = UtcMillis(1);
        let refused = start(&days, 2, now).unwrap_err();
        assert_eq!(refused, Code::DayNotStarted.with("day", 1));
        days[0] = start(&days, 1, now).unwrap();
        assert_eq!(start(&days, 1, now).unwrap_err().code, Code::DayAlreadyStarted);
        assert_eq!(start(&days, 2, now).unwrap_err(), Code::DayNotOver.with("day", 1));
        days[0] = end(&days, 1, now).unwrap();
        assert_eq!(end(&days, 1, now).unwrap_err().code, Code::DayEnded);
        days[1] = start(&days, 2, now).unwrap();
        assert_eq!(running(&days).unwrap().number, 2);
        assert_eq!(start(&days, 9, now).unwrap_err().code, Code::DayUnknown);
    }

    #[test]
    fn days_are_added_at_the_end_and_taken_out_from_there() {
        let mut days = three();
        let at = days[2].hard_end.plus_minutes(600);
        let mut to = DayChange { date: "2026-06-09".into(), starts_at: at, hard_end: at.plus_minutes(60) };
        for number in 4..=DAYS_MOST {
            let day = add(&days, &to).unwrap();
            assert_eq!(day.number, number);
            to.starts_at = day.hard_end;
            to.hard_end = day.hard_end.plus_minutes(60);
            days.push(day);
        }
        assert_eq!(add(&days, &to).unwrap_err().code, Code::DaysEnough);
        assert_eq!(must_be_removable(&days, 4).unwrap_err(), Code::DayNotLast.with("day", 10));
        assert!(must_be_removable(&days, 10).is_ok());
        assert_eq!(must_be_removable(&days[..1], 1).unwrap_err().code, Code::DayNotLast);
        let early = DayChange { starts_at: days[0].starts_at, ..to };
        assert_eq!(add(&three(), &early).unwrap_err().code, Code::DayTimesWrong);
    }

    #[test]
    fn a_started_day_can_only_move_its_hard_end() {
        let mut days = three();
        days[0] = start(&days, 1, UtcMillis(1)).unwrap();
        let later = DayChange {
            date: days[0].date.clone(),
            starts_at: days[0].starts_at,
            hard_end: days[0].hard_end.plus_minutes(30),
        };
        assert_eq!(change(&days, 1, &later).unwrap().hard_end, later.hard_end);
        let moved = DayChange { starts_at: later.starts_at.plus_minutes(5), ..later };
        assert_eq!(change(&days, 1, &moved).unwrap_err().code, Code::DayAlreadyStarted);
    }

    #[test]
    fn a_day_has_a_real_date_an_end_after_its_start_and_no_overlap() {
        let days = three();
        let good =
            DayChange { date: "2026-06-30".into(), starts_at: days[1].starts_at, hard_end: days[1].hard_end };
        assert!(change(&days, 2, &good).is_ok());
        for date in ["2026-06-31", "2026-6-3", "tomorrow", "", "2026-06-03T10:00"] {
            let bad = DayChange { date: date.into(), ..good.clone() };
            assert_eq!(change(&days, 2, &bad).unwrap_err().code, Code::DateWrong, "{date}");
        }
        let times = [
            (good.hard_end, good.starts_at),
            (good.starts_at, good.starts_at),
            (good.starts_at, good.starts_at.plus_minutes(DAY_MINUTES_MOST + 1)),
            (days[0].hard_end.plus_ms(-1), good.hard_end),
            (good.starts_at, days[2].starts_at.plus_ms(1)),
            (UtcMillis(i64::MIN), UtcMillis(i64::MAX)),
            (UtcMillis(i64::MAX - 1), UtcMillis(i64::MAX)),
        ];
        for (starts_at, hard_end) in times {
            let bad = DayChange { starts_at, hard_end, ..good.clone() };
            assert_eq!(change(&days, 2, &bad).unwrap_err().code, Code::DayTimesWrong);
        }
    }
}
