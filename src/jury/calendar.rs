//! An agenda as an iCalendar file (RFC 5545): one event a day, since that is what people keep free, with
//! the day's programme in its description.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::agenda::Agenda;
use super::days::Day;
use super::ids::JuryId;
use super::item::ItemState;
use super::juries::Jury;
use super::time::UtcMillis;
use super::timetable::timetable;

/// Octets of a line, its end not counted (RFC 5545, section 3.1).
const LINE_OCTETS: usize = 75;

/// What a calendar is made of.
#[derive(Clone, Copy)]
pub struct Calendar<'a> {
    pub jury: &'a Jury,
    pub agenda: &'a Agenda,
    /// The number of the jury's last change: a calendar that has the file already takes the newer one.
    pub seq: i64,
    pub now: UtcMillis,
    /// The jury's page, where the agenda is always as it is now.
    pub url: &'a str,
    /// "Day 1" in the reader's language, by number.
    pub day_title: &'a dyn Fn(u8) -> String,
}

/// The whole file.
#[must_use]
pub fn file(calendar: Calendar) -> String {
    let mut text = String::new();
    for line in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//citizens-jury//agenda//EN", "METHOD:PUBLISH"] {
        put(&mut text, line);
    }
    for day in &calendar.agenda.days {
        put_day(&mut text, calendar, day);
    }
    put(&mut text, "END:VCALENDAR");
    text
}

fn put_day(text: &mut String, calendar: Calendar, day: &Day) {
    let Calendar { jury, seq, now, url, .. } = calendar;
    let title = format!("{}: {}", jury.title, (calendar.day_title)(day.number));
    let about = format!("{}\n\n{}\n{url}", jury.charge, programme(calendar, day));
    let contact = jury.contact.trim();
    for line in [
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{}", uid(jury.id, day.number)),
        format!("DTSTAMP:{}", instant(now)),
        format!("SEQUENCE:{}", seq.max(0)),
        format!("DTSTART:{}", instant(day.starts_at)),
        format!("DTEND:{}", instant(day.hard_end)),
        format!("SUMMARY:{}", escaped(&title)),
        format!("DESCRIPTION:{}", escaped(&about)),
        format!("URL:{url}"),
    ] {
        put(text, &line);
    }
    if !contact.is_empty() {
        put(text, &format!("CONTACT:{}", escaped(contact)));
    }
    put(text, "STATUS:CONFIRMED");
    put(text, "END:VEVENT");
}

/// The same for the same day, however often it is moved.
fn uid(jury: JuryId, day: u8) -> String {
    format!("{jury}-day-{day}@citizens-jury")
}

/// A line for each item that is held: when it was opened, else when it will be if nothing runs late.
fn programme(calendar: Calendar, day: &Day) -> String {
    let zone = TimeZone::get(&calendar.jury.time_zone).unwrap_or(TimeZone::UTC);
    let slots = timetable(calendar.agenda, day.number).map(|table| table.slots).unwrap_or_default();
    let mut lines = String::new();
    for item in calendar.agenda.of_day(day.number).filter(|item| item.state != ItemState::Skipped) {
        let planned = slots.iter().find(|slot| slot.item == item.id).map(|slot| slot.start);
        let time = item.opened_at.or(planned).map(|at| clock(at, &zone)).unwrap_or_default();
        lines.push_str(&format!("{time} {}\n", item.title));
    }
    lines
}

fn clock(at: UtcMillis, zone: &TimeZone) -> String {
    let at = Timestamp::from_millisecond(at.0).unwrap_or_default().to_zoned(zone.clone());
    at.strftime("%H:%M").to_string()
}

fn instant(at: UtcMillis) -> String {
    Timestamp::from_millisecond(at.0).unwrap_or_default().strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// Text as a property's value holds it (section 3.3.11).
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => escaped.extend(['\\', c]),
            '\n' => escaped.push_str("\\n"),
            c if c.is_control() => {}
            c => escaped.push(c),
        }
    }
    escaped
}

/// Appends a line, folded between letters and never inside one (section 3.1).
fn put(text: &mut String, line: &str) {
    let mut octets = 0;
    for c in line.chars() {
        if octets + c.len_utf8() > LINE_OCTETS {
            text.push_str("\r\n ");
            octets = 1;
        }
        octets += c.len_utf8();
        text.push(c);
    }
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn unfolded(text: &str) -> String {
        text.replace("\r\n ", "")
    }

    #[test]
    fn instants_are_in_utc_and_times_where_the_jury_meets() {
        let at = UtcMillis(1_697_268_600_000);
        assert_eq!(instant(at), "20231014T073000Z");
        let zone = TimeZone::get("Europe/London").unwrap_or(TimeZone::UTC);
        assert_eq!(clock(at, &zone), "08:30");
    }

    #[test]
    fn what_would_end_a_value_is_escaped() {
        assert_eq!(escaped("a\\b;c,d\ne\u{7}"), "a\\\\b\\;c\\,d\\ne");
    }

    proptest! {
        #[test]
        fn lines_are_short_and_whole(line in "[^\r\n]{0,300}") {
            let mut text = String::new();
            put(&mut text, &line);
            prop_assert!(text.split("\r\n").all(|line| line.len() <= LINE_OCTETS));
            prop_assert_eq!(unfolded(&text), format!("{line}\r\n"));
        }
    }
}
