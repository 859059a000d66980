//! Topic `room:…`: one room in full, for those in it and those who run the jury.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Scene;
use super::lists::{EntryLine, GroupLine, Read};
use super::rooms::{CallView, Member, Speaking, Told, members};
use crate::jury::ids::{DocumentId, ItemId, PersonId, RoomId, RoomRoundId, StartingPointId, TurnId};
use crate::jury::lists::{Fate, ListKind, Lists, StartingKind, StartingPoint};
use crate::jury::refusal::Code;
use crate::jury::rooms::Sitting;
use crate::jury::time::UtcMillis;
use crate::jury::turns::{Turn, Turns, time_spoken};
use crate::no::{Fault, No};
use crate::store::rooms::RoomRow;
use crate::store::{self, Conn};

/// One room.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RoomView {
    pub id: RoomId,
    pub name: String,
    pub round: RoomRoundId,
    pub item: Option<ItemId>,
    /// Whether it is at work, or only to be read.
    pub sitting: Sitting,
    /// The lists may be written in, overnight too where the jury decided so.
    pub lists_open: bool,
    pub members: Vec<Member>,
    pub facilitator: Option<PersonId>,
    pub host: Option<PersonId>,
    pub scribe: Option<PersonId>,
    /// Facilitators and organisers who are in the room now.
    pub visiting: Vec<PersonId>,
    pub turns: TurnsView,
    pub call: CallView,
    /// What the facilitator told the room last, if it stands.
    pub told: Option<Told>,
    /// The room's own time, where it may finish later than the item.
    pub deadline: Option<UtcMillis>,
    /// When it was asked back to everyone together.
    pub back_at: Option<UtcMillis>,
    /// Since when it is recorded: everyone in it agreed, and anyone may pause it.
    pub recorded_since: Option<UtcMillis>,
    /// The room's shared notes, once somebody has opened them.
    pub notes: Option<NotesLine>,
    pub issues: Vec<EntryLine>,
    pub solutions: Vec<EntryLine>,
    /// Headings of both lists, those with something under them.
    pub groups: Vec<GroupLine>,
    /// Starting points on which the room has not decided.
    pub undecided: Vec<StartingPointLine>,
    /// Starting points that the room rejected.
    pub rejected: Vec<RejectedLine>,
}

/// The notes of a room.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct NotesLine {
    pub document: DocumentId,
    /// How they read at the room's end; none while they can be written.
    pub text: Option<String>,
}

/// Turns to speak in a room.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct TurnsView {
    pub on: bool,
    /// Milliseconds of the turns that start from now on.
    pub length_ms: i64,
    pub current: Option<Speaking>,
    /// The next one first.
    pub queue: Vec<RaisedHand>,
}

/// A raised hand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RaisedHand {
    pub turn: TurnId,
    pub person: PersonId,
    pub raised_at: UtcMillis,
    /// A short reply to who speaks.
    pub short: bool,
}

/// What the jury begins from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct StartingPointLine {
    pub id: StartingPointId,
    pub kind: StartingKind,
    pub text: String,
    pub source: String,
}

impl From<&StartingPoint> for StartingPointLine {
    fn from(point: &StartingPoint) -> Self {
        Self { id: point.id, kind: point.kind, text: point.text.clone(), source: point.source.clone() }
    }
}

/// A starting point that the room rejected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RejectedLine {
    pub starting_point: StartingPointLine,
    pub reason: Option<String>,
}

/// Builds the view.
pub fn view(scene: Scene, id: RoomId) -> Result<RoomView, No> {
    let jury = scene.jury.id;
    let conn = scene.conn;
    let row = store::rooms::find(conn, jury, id)?.ok_or(Code::NotFound)?;
    let round = store::rooms::round(conn, row.round()?)?.ok_or(Code::NotFound)?;
    let sitting = if round.ended_at.is_some() {
        Sitting::Over
    } else {
        Sitting::of(scene.jury.state, store::agenda::day_runs(conn, jury)?)
    };
    let members = members(&store::rooms::members_of(conn, &row.id)?)?;
    let visits = store::rooms::visits(conn, jury)?;
    let here = visits.into_iter().filter(|visit| visit.room_id == row.id);
    let turns = Turns {
        on: row.turns_on,
        length_ms: row.turn_ms,
        turns: store::turns::live(conn, id)?,
        spoken: time_spoken(&store::turns::of_jury(conn, jury)?),
        ..Turns::default()
    };
    let lists = store::lists::of_room(conn, id)?;
    let points = store::starting_points::all(conn, jury)?;
    let read = Read::of(conn, jury, id, &lists, &points)?;
    Ok(RoomView {
        id,
        round: row.round()?,
        item: round.item_id.map(store::id).transpose()?,
        sitting,
        lists_open: sitting.writable(scene.jury.settings.write_overnight).is_ok(),
        members,
        facilitator: person(&row, |row| &row.facilitator)?,
        host: person(&row, |row| &row.host)?,
        scribe: person(&row, |row| &row.scribe)?,
        visiting: here.map(|visit| store::id(visit.person_id)).collect::<Result<_, _>>()?,
        turns: TurnsView::of(&turns),
        call: CallView::of(&row)?,
        told: Told::of(&row),
        deadline: row.deadline.map(UtcMillis),
        back_at: row.back_at.map(UtcMillis),
        recorded_since: row.recorded_since.map(UtcMillis),
        issues: read.entries(ListKind::Issue),
        solutions: read.entries(ListKind::Solution),
        groups: read.groups(),
        notes: notes(conn, id)?,
        undecided: lists.unsettled(&points).into_iter().map(StartingPointLine::from).collect(),
        rejected: rejected(&lists, &points),
        name: row.name,
    })
}

fn notes(conn: &mut Conn, room: RoomId) -> Result<Option<NotesLine>, Fault> {
    let row = store::texts::notes(conn, room)?;
    row.map(|row| Ok(NotesLine { document: store::id(row.document_id)?, text: row.text })).transpose()
}

fn person(row: &RoomRow, of: impl Fn(&RoomRow) -> &Option<String>) -> Result<Option<PersonId>, Fault> {
    of(row).clone().map(store::id).transpose()
}

impl TurnsView {
    /// Turns as those see them who may follow them.
    #[must_use]
    pub fn of(turns: &Turns) -> Self {
        let hand = |turn: &Turn| RaisedHand {
            turn: turn.id,
            person: turn.person,
            raised_at: turn.raised_at,
            short: turn.short,
        };
        Self {
            on: turns.on,
            length_ms: turns.length_ms,
            current: turns.current().and_then(Speaking::of),
            queue: turns.queue().into_iter().map(hand).collect(),
        }
    }
}

fn rejected(lists: &Lists, points: &[StartingPoint]) -> Vec<RejectedLine> {
    let rejected = |point: &StartingPoint| {
        let settled = lists.settled.iter().find(|settled| settled.starting_point == point.id)?;
        (settled.fate == Fate::Rejected)
            .then(|| RejectedLine { starting_point: point.into(), reason: settled.reason.clone() })
    };
    points.iter().filter_map(rejected).collect()
}
