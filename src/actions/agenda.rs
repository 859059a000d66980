//! The agenda: opening, timing and closing items, planning them, starting and ending days.

use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Ctx, Done, Tx, change};
use crate::clock;
use crate::jury::agenda::{Agenda, Command, Decision};
use crate::jury::days::DayChange;
use crate::jury::facts::{self, Facts};
use crate::jury::ids::{ItemId, JuryId};
use crate::jury::item::ItemPlan;
use crate::jury::juries::JuryState;
use crate::jury::people::Attendance;
use crate::jury::refusal::Code;
use crate::jury::sight::{Operation, Topic};
use crate::jury::time::UtcMillis;
use crate::no::No;
use crate::service::Service;
use crate::store;
use crate::store::people::AttendanceMark;

/// The facts whose clock is the two-day template.
const FACTS: &str = include_str!("../../data/lancashire-2023.json");
/// The day of a jury that begins without a template, in local time.
const PLAIN_DAY: (Time, Time) = (Time::constant(9, 30, 0, 0), Time::constant(16, 30, 0, 0));

const PLANNING: &[JuryState] = &[JuryState::Draft, JuryState::Ready, JuryState::Running];
const SITTING: &[JuryState] = &[JuryState::Running];

/// Where an item goes, and what is planned for it.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewItem {
    /// The day's number, from 1.
    pub day: u8,
    /// Its place on the day, from 1; the end when left out.
    #[serde(default)]
    pub at: Option<u32>,
    pub plan: ItemPlan,
}

/// Where a planned item moves to.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// The day's number, from 1.
    pub day: u8,
    /// Its place on the day, from 1, counted without it; the end when left out.
    #[serde(default)]
    pub at: Option<u32>,
}

/// More minutes.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Minutes {
    pub minutes: u32,
}

/// Minutes of a later item.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Taking {
    pub from: ItemId,
    pub minutes: u32,
}

/// Closing an item.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Closing {
    /// Needed to close before the deadline.
    #[serde(default)]
    pub confirm: bool,
}

/// Ready to move on, or not any more.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Ready {
    pub ready: bool,
}

macro_rules! commands {
    ($($(#[$doc:meta])* $name:ident, $operation:ident, $states:ident,
       |$($argument:ident: $kind:ty),*| $command:expr;)*) => {$(
        $(#[$doc])*
        pub async fn $name(service: &Service, ctx: Ctx, jury: JuryId, $($argument: $kind),*) -> Result<Done, No> {
            run(service, Operation::$operation, ctx, jury, $states, $command).await
        }
    )*};
}

commands! {
    /// Opens a planned item: its time starts.
    open_item, OpenItem, SITTING, |item: ItemId| Command::OpenItem { item };
    /// Gives the open item more minutes.
    extend_item, ExtendItem, SITTING, |item: ItemId, more: Minutes|
        Command::ExtendItem { item, minutes: more.minutes };
    /// Moves minutes from a later item to the open one.
    take_minutes, TakeMinutes, SITTING, |item: ItemId, taking: Taking|
        Command::TakeMinutes { item, from: taking.from, minutes: taking.minutes };
    /// Closes the open item.
    close_item, CloseItem, SITTING, |item: ItemId, closing: Closing|
        Command::CloseItem { item, confirm: closing.confirm };
    /// Opens the item that was closed last once more.
    reopen_item, ReopenItem, SITTING, |item: ItemId, more: Minutes|
        Command::ReopenItem { item, minutes: more.minutes };
    /// Leaves a planned item out.
    skip_item, SkipItem, PLANNING, |item: ItemId| Command::SkipItem { item };
    /// Puts a skipped item back.
    restore_item, RestoreItem, PLANNING, |item: ItemId| Command::RestoreItem { item };
    /// Replaces what is planned for an item.
    edit_item, EditItem, PLANNING, |item: ItemId, plan: ItemPlan| Command::EditItem { item, plan };
    /// Moves a planned item.
    move_item, MoveItem, PLANNING, |item: ItemId, place: Place|
        Command::MoveItem { item, day: place.day, at: place.at };
    /// Takes a planned item off the agenda.
    remove_item, RemoveItem, PLANNING, |item: ItemId| Command::RemoveItem { item };
    /// Adds a day after the last one.
    add_day, AddDay, PLANNING, |to: DayChange| Command::AddDay { to };
    /// Takes out the last day, which must be empty.
    remove_day, RemoveDay, PLANNING, |day: u8| Command::RemoveDay { day };
    /// Changes a day's date and times.
    change_day, ChangeDay, PLANNING, |day: u8, to: DayChange| Command::ChangeDay { day, to };
    /// Starts a day.
    start_day, StartDay, SITTING, |day: u8| Command::StartDay { day };
    /// Ends a day. Unless it is the last, the register is opened anew for the next.
    end_day, EndDay, SITTING, |day: u8| Command::EndDay { day };
}

/// Adds a planned item. Answers its id.
pub async fn add_item(service: &Service, ctx: Ctx, jury: JuryId, new: NewItem) -> Result<Done, No> {
    change(service, Operation::AddItem, ctx, jury, move |tx| {
        let id: ItemId = clock::new_id();
        tx.made(id.0);
        decide(tx, PLANNING, Command::AddItem { id, day: new.day, at: new.at, plan: new.plan })
    })
    .await
}

/// Says that one is ready to move on from the open item, or takes it back. A signal: the record does
/// not hold it.
pub async fn say_ready(
    service: &Service,
    ctx: Ctx,
    jury: JuryId,
    item: ItemId,
    ready: Ready,
) -> Result<Done, No> {
    change(service, Operation::SayReady, ctx, jury, move |tx| {
        tx.jury.state.must_be(SITTING)?;
        store::agenda::load(tx.conn, tx.jury.id)?.must_be_open(item)?;
        store::agenda::set_ready(tx.conn, item, tx.actor.id, ready.ready)?;
        tx.touch(Topic::Agenda);
        tx.touch(Topic::Me);
        Ok(())
    })
    .await
}

async fn run(
    service: &Service,
    operation: Operation,
    ctx: Ctx,
    jury: JuryId,
    states: &'static [JuryState],
    command: Command,
) -> Result<Done, No> {
    change(service, operation, ctx, jury, move |tx| decide(tx, states, command)).await
}

fn decide(tx: &mut Tx, states: &[JuryState], command: Command) -> Result<(), No> {
    tx.jury.state.must_be(states)?;
    let agenda = store::agenda::load(tx.conn, tx.jury.id)?;
    let outcome = agenda.decide(command, tx.now)?;
    store::agenda::save(tx.conn, tx.jury.id, &outcome)?;
    tx.record(outcome.decision.kind(), &outcome.decision, None)?;
    tx.touch(Topic::Agenda);
    tx.touch(Topic::Jury);
    match outcome.decision {
        Decision::ItemClosed { item, .. } => {
            store::agenda::clear_ready(tx.conn, item)?;
            super::temperature::item_closed(tx, item)?;
            tx.touch(Topic::Me);
            super::floor::record_evenness(tx, item)?;
            super::presenting::item_closed(tx, item)?;
        }
        Decision::ItemOpened { item, .. } => super::rooms::item_opened(tx, item)?,
        Decision::DayStarted { .. } => {
            super::lead::lead_from_here(tx)?;
            touch_what_a_day_opens(tx)?;
        }
        Decision::DayEnded { day, .. } => {
            super::floor::day_ended(tx)?;
            super::discussion::day_ended(tx)?;
            super::questions::day_ended(tx)?;
            if agenda.days.iter().any(|other| other.number > day) {
                expect_everybody_again(tx)?;
            }
            touch_what_a_day_opens(tx)?;
        }
        _ => {}
    }
    Ok(())
}

/// Lists and drafts can be written while a day runs, and the register is the day's: who is here and has
/// no seat is told with the rooms.
fn touch_what_a_day_opens(tx: &mut Tx) -> Result<(), No> {
    for topic in [Topic::People, Topic::Rooms, Topic::Recommendations, Topic::Me] {
        tx.touch(topic);
    }
    super::rooms::touch_all(tx)
}

/// Opens the register for the next day. This happens when a day ends, and not when the next one
/// starts: people are tapped in at the door before anybody starts the day.
fn expect_everybody_again(tx: &mut Tx) -> Result<(), No> {
    let expected = store::to_word(&Attendance::Expected)?;
    for mut row in store::people::all(tx.conn, tx.jury.id)? {
        if row.attendance == expected || row.erased_at.is_some() || row.gone_at.is_some() {
            continue;
        }
        let mark = AttendanceMark {
            jury_id: tx.jury.id.to_string(),
            person_id: row.id.clone(),
            at: tx.now.0,
            seq: tx.seq,
            attendance: expected.clone(),
            marked_by: tx.actor.id.to_string(),
        };
        store::people::mark(tx.conn, &mut row, mark)?;
    }
    Ok(())
}

/// The agenda of a new jury whose first day is `first`: the template's two days, one after the
/// other, or one empty day.
pub fn first_agenda(first: Date, zone: &TimeZone, template: bool) -> Result<Agenda, No> {
    if template {
        let facts = Facts::parse(FACTS)?;
        let mut date = first;
        let mut dates = Vec::new();
        for day in 1..=facts.jury.days {
            let morning = facts::morning(&facts.clock, day).unwrap_or(PLAIN_DAY.0);
            dates.push((date.to_string(), instant(date, morning, zone)?));
            date = date.tomorrow().map_err(|_| Code::DateWrong.with("date", first))?;
        }
        let days = facts::template_days(&facts.clock, &dates);
        return Ok(facts::two_day_template(&facts.clock, days, facts.jury.rooms, clock::new_id)?);
    }
    let to = DayChange {
        date: first.to_string(),
        starts_at: instant(first, PLAIN_DAY.0, zone)?,
        hard_end: instant(first, PLAIN_DAY.1, zone)?,
    };
    let agenda = Agenda::default();
    Ok(agenda.after(&agenda.decide(Command::AddDay { to }, UtcMillis(0))?))
}

fn instant(date: Date, time: Time, zone: &TimeZone) -> Result<UtcMillis, No> {
    let zoned = date.to_datetime(time).to_zoned(zone.clone());
    let zoned = zoned.map_err(|_| Code::DateWrong.with("date", date))?;
    Ok(UtcMillis(zoned.timestamp().as_millisecond()))
}
