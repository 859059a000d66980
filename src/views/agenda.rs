//! Topic `agenda`: the days, the items, what the clock makes of them.
//!
//! The view does not know the time, so it is the same bytes until something changes. A page puts its
//! clock to it: with `over = max(0, now - anchor)` a slot begins and ends `max(0, over - slack_ms)`
//! later than it says, and the day is over by so much later than `end`.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Scene;
use crate::jury::agenda::Agenda;
use crate::jury::days::Day;
use crate::jury::ids::{DocumentId, ItemId, JuryId, PersonId, RoomId};
use crate::jury::item::{Item, ItemKind};
use crate::jury::juries::Jury;
use crate::jury::people::Role;
use crate::jury::presenting::RunningOrder;
use crate::jury::refusal::Code;
use crate::jury::rotation::{Route, Stay, rotation};
use crate::jury::sight::Viewer;
use crate::jury::time::UtcMillis;
use crate::jury::timetable::{Giver, Timetable, givers, timetable};
use crate::no::{Fault, No};
use crate::store::discussion::ItemNotesRow;
use crate::store::{self, Conn};

/// The agenda of a jury.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AgendaView {
    pub days: Vec<Day>,
    /// By day and position.
    pub items: Vec<Item>,
    /// The day that runs.
    pub current_day: Option<u8>,
    pub open: Option<ItemId>,
    /// The item to open next, on the day that runs.
    pub next: Option<ItemId>,
    /// The item that may be reopened.
    pub last_closed: Option<ItemId>,
    /// One for each day that has not ended.
    pub timetables: Vec<Timetable>,
    /// Where the witnesses are while they go round the rooms, and where next; for those who belong
    /// to the jury and for the projector.
    pub rotation: Vec<WitnessRoute>,
    /// In which order the rooms present, while an item for that is open.
    pub presenting: Option<PresentingView>,
    /// Notes of what everyone discussed together; for the jury and those who run it.
    pub notes: Vec<ItemNotesLine>,
    /// For those who run the jury.
    pub run: Option<RunView>,
}

/// Rooms that present one after the other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PresentingView {
    pub item: ItemId,
    /// In the running order.
    pub slots: Vec<SlotLine>,
    /// The room that presents.
    pub now: Option<RoomId>,
    /// The room that presents after it.
    pub next: Option<RoomId>,
}

/// The notes of an item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ItemNotesLine {
    pub item: ItemId,
    pub document: DocumentId,
}

/// One room's time to present.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SlotLine {
    pub room: RoomId,
    /// The room's name.
    pub name: String,
    pub minutes: u32,
    pub started_at: Option<UtcMillis>,
    /// When its minutes are used up; nobody is cut off.
    pub deadline: Option<UtcMillis>,
    pub ended_at: Option<UtcMillis>,
}

/// One witness's way round the rooms.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct WitnessRoute {
    pub witness: PersonId,
    /// Each lasts until the next, the last until the item is closed.
    pub stays: Vec<RoomStay>,
}

/// A stay in a room.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RoomStay {
    /// The room's place among the rooms, from 1.
    pub room: u32,
    pub from: UtcMillis,
}

/// What a facilitator is offered for the open item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RunView {
    /// Jurors who are ready to move on.
    pub ready: i64,
    /// Later items that can spare minutes.
    pub givers: Vec<Giver>,
    /// Who has the lead; none before the first day starts.
    pub lead: Option<LeadLine>,
}

/// Who has the lead of the hall.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct LeadLine {
    pub person: PersonId,
    pub since: UtcMillis,
}

/// Builds the view.
pub fn view(scene: Scene) -> Result<AgendaView, No> {
    let agenda = store::agenda::load(scene.conn, scene.jury.id)?;
    let mut timetables = Vec::new();
    for day in agenda.days.iter().filter(|day| day.ended_at.is_none()) {
        timetables.push(timetable(&agenda, day.number)?);
    }
    let leads = scene.leads();
    let open = agenda.open_item().cloned();
    let rotation = match &open {
        Some(open) if scene.audience.viewer != Viewer::Public => routes(scene.conn, &scene.jury, open)?,
        _ => Vec::new(),
    };
    let presenting = match &open {
        Some(open) if open.kind == ItemKind::Presenting => Some(presenting(scene.conn, &scene.jury, open)?),
        _ => None,
    };
    let notes = if leads || scene.audience.viewer.deliberates() {
        let rows = store::discussion::all(scene.conn, scene.jury.id)?;
        rows.into_iter().map(notes_line).collect::<Result<_, _>>()?
    } else {
        Vec::new()
    };
    let run = if leads { Some(run(scene.conn, &agenda, scene.jury.id)?) } else { None };
    Ok(AgendaView {
        current_day: agenda.current_day(),
        open: open.map(|item| item.id),
        next: agenda.next_item().map(|item| item.id),
        last_closed: agenda.last_closed().map(|item| item.id),
        timetables,
        rotation,
        presenting,
        notes,
        run,
        days: agenda.days,
        items: agenda.items,
    })
}

fn notes_line(row: ItemNotesRow) -> Result<ItemNotesLine, Fault> {
    Ok(ItemNotesLine { item: store::id(row.item_id)?, document: store::id(row.document_id)? })
}

fn run(conn: &mut Conn, agenda: &Agenda, jury: JuryId) -> Result<RunView, No> {
    let row = store::juries::find(conn, jury)?.ok_or(Code::NotFound)?;
    let lead = match (row.lead, row.lead_at) {
        (Some(person), Some(at)) => Some(LeadLine { person: store::id(person)?, since: UtcMillis(at) }),
        _ => None,
    };
    let Some(open) = agenda.open_item() else { return Ok(RunView { ready: 0, givers: Vec::new(), lead }) };
    Ok(RunView { ready: store::agenda::count_ready(conn, open.id)?, givers: givers(agenda, open), lead })
}

fn presenting(conn: &mut Conn, jury: &Jury, open: &Item) -> Result<PresentingView, No> {
    let here: Vec<RoomId> =
        store::rooms::current(conn, jury.id)?.iter().map(|room| room.id()).collect::<Result<_, _>>()?;
    let order = RunningOrder::of(store::presenting::load(conn, open.id)?, &here, open.minutes);
    let mut slots = Vec::new();
    for slot in &order.slots {
        let room = store::rooms::find(conn, jury.id, slot.room)?;
        slots.push(SlotLine {
            room: slot.room,
            name: room.map(|room| room.name).unwrap_or_default(),
            minutes: slot.minutes,
            started_at: slot.started_at,
            deadline: slot.deadline(),
            ended_at: slot.ended_at,
        });
    }
    let (now, next) = (order.now().map(|slot| slot.room), order.next().map(|slot| slot.room));
    Ok(PresentingView { item: open.id, slots, now, next })
}

/// The ways of the witnesses whom the item hears: those of its slots, or all of them. A slot's number
/// is a witness's place among the witnesses, in the order in which they were added.
fn routes(conn: &mut Conn, jury: &Jury, open: &Item) -> Result<Vec<WitnessRoute>, No> {
    let Some(start) = open.opened_at.filter(|_| open.rotation_minutes.is_some()) else {
        return Ok(Vec::new());
    };
    let people = store::people::all_people(conn, jury.id)?;
    let witnesses = (1_u8..).zip(people.iter().filter(|person| person.role == Role::Witness));
    let heard = |slot| open.witness_slots.is_empty() || open.witness_slots.contains(&slot);
    let witnesses: Vec<PersonId> =
        witnesses.filter(|(slot, _)| heard(*slot)).map(|(_, person)| person.id).collect();
    let rooms: Vec<u32> = (1..=rooms_of(conn, jury, open)?).collect();
    let stay = |stay: &Stay<u32>| RoomStay { room: stay.room, from: stay.from };
    let routes = rotation(open, start, &rooms, &witnesses);
    let route = |route: &Route<PersonId, u32>| WitnessRoute {
        witness: route.witness,
        stays: route.stays.iter().map(stay).collect(),
    };
    Ok(routes.iter().map(route).collect())
}

/// How many rooms the item has: those made for it, else as many as the jury usually has.
fn rooms_of(conn: &mut Conn, jury: &Jury, open: &Item) -> Result<u32, No> {
    let usual = jury.settings.rooms.into();
    let Some(round) = store::rooms::current_round(conn, jury.id)? else { return Ok(usual) };
    if round.item_id != Some(open.id.to_string()) {
        return Ok(usual);
    }
    let made = store::rooms::of_round(conn, &round.id)?.len();
    Ok(u32::try_from(made).unwrap_or(usual))
}
