//! Topic `rooms`: all rooms of the current round, and for those who run the jury what is prepared.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Scene;
use crate::jury::allotment::{AllottedBy, Plan, offer, pair};
use crate::jury::ids::{ItemId, PersonId, RoomId, RoomRoundId, TurnId};
use crate::jury::lists::ListKind;
use crate::jury::people::Role;
use crate::jury::rooms::{Call, Part};
use crate::jury::time::UtcMillis;
use crate::jury::turns::{Turn, TurnState};
use crate::no::{Fault, No};
use crate::store;
use crate::store::rooms::{MemberRow, RoomRow, RoundRow, VisitRow};

/// The rooms of a jury.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RoomsView {
    /// None before the first round of rooms begins.
    pub round: Option<RoomRound>,
    /// Rounds that wait for their item to open; only for those who run the jury.
    pub prepared: Vec<RoomRound>,
    /// Jurors who are here and have no place in the current rooms; only for those who run the jury.
    pub unseated: Vec<UnseatedLine>,
}

/// A latecomer, and where they would keep the mix best.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct UnseatedLine {
    pub person: PersonId,
    pub room: Option<RoomId>,
}

/// One round of rooms.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RoomRound {
    pub id: RoomRoundId,
    /// From 1, in the order of making.
    pub n: i32,
    pub item: Option<ItemId>,
    pub seed: i64,
    pub begun_at: Option<UtcMillis>,
    pub rooms: Vec<RoomLine>,
    /// What it was allotted by; only for those who run the jury, since wishes are private.
    pub by: Option<AllottedBy>,
}

/// One room among the others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RoomLine {
    pub id: RoomId,
    pub name: String,
    pub members: Vec<Member>,
    pub facilitator: Option<PersonId>,
    pub host: Option<PersonId>,
    pub scribe: Option<PersonId>,
    /// What goes on inside; only for those who run the jury.
    pub inside: Option<InsideLine>,
}

/// A juror or supporter in a room.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Member {
    pub person: PersonId,
    pub part: Part,
}

/// A room at work, in numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct InsideLine {
    /// Facilitators and organisers who are in the room now.
    pub visiting: Vec<PersonId>,
    pub turns_on: bool,
    pub speaking: Option<Speaking>,
    pub waiting: usize,
    pub issues: usize,
    pub solutions: usize,
    pub call: CallView,
}

/// Who speaks, since when, and for how long it was announced. A page counts from the server's
/// clock; past the length the turn is over time, and goes on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Speaking {
    pub turn: TurnId,
    pub person: PersonId,
    pub started_at: UtcMillis,
    pub length_ms: i64,
}

/// A room's call for the facilitator.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CallView {
    pub state: Call,
    pub since: Option<UtcMillis>,
    pub answered_by: Option<PersonId>,
}

impl CallView {
    /// A room's call, from its row.
    pub fn of(row: &RoomRow) -> Result<Self, Fault> {
        Ok(Self {
            state: row.call()?,
            since: row.called_at.map(UtcMillis),
            answered_by: row.answered_by.clone().map(store::id).transpose()?,
        })
    }
}

impl Speaking {
    /// A turn that is being spoken.
    #[must_use]
    pub fn of(turn: &Turn) -> Option<Self> {
        (turn.state == TurnState::Speaking).then_some(Self {
            turn: turn.id,
            person: turn.person,
            started_at: turn.started_at?,
            length_ms: turn.length_ms,
        })
    }
}

/// Those of a room, as a view shows them.
pub fn members<'a>(rows: impl IntoIterator<Item = &'a MemberRow>) -> Result<Vec<Member>, Fault> {
    rows.into_iter().map(|row| Ok(Member { person: row.person()?, part: row.part()? })).collect()
}

/// Builds the view.
pub fn view(scene: Scene) -> Result<RoomsView, No> {
    let mut view = RoomsView { round: None, prepared: Vec::new(), unseated: Vec::new() };
    for row in store::rooms::rounds(scene.conn, scene.jury.id)? {
        match (row.begun_at, row.ended_at) {
            (Some(_), None) => {
                view.round = Some(round(&mut *scene.conn, row, scene.audience.viewer.leads())?)
            }
            (None, None) if scene.audience.viewer.leads() => {
                view.prepared.push(round(&mut *scene.conn, row, true)?);
            }
            _ => {}
        }
    }
    if let Some(round) = &view.round
        && let Some(by) = &round.by
    {
        view.unseated = unseated(scene, round, by)?;
    }
    Ok(view)
}

fn unseated(scene: Scene, round: &RoomRound, by: &AllottedBy) -> Result<Vec<UnseatedLine>, No> {
    let jurors = |room: &RoomLine| -> Vec<PersonId> {
        let members = room.members.iter().filter(|member| member.part == Part::Juror);
        members.map(|member| member.person).collect()
    };
    let seated: Vec<Vec<PersonId>> = round.rooms.iter().map(jurors).collect();
    let here = store::people::all_people(scene.conn, scene.jury.id)?.into_iter().filter(|person| {
        person.role == Role::Juror
            && person.attendance.is_here()
            && !seated.iter().any(|room| room.contains(&person.id))
    });
    let late: Vec<PersonId> = here.map(|person| person.id).collect();
    if late.is_empty() {
        return Ok(Vec::new());
    }
    let plan = Plan {
        jurors: store::rooms::candidates(scene.conn, scene.keys, scene.jury.id, &by.attributes)?,
        attributes: by.attributes.clone(),
        met: store::rooms::met(scene.conn, scene.jury.id)?,
        apart: by.apart.iter().map(|&(one, other)| pair(one, other)).collect(),
        ..Plan::default()
    };
    let line = |person| {
        let room = offer(&plan, &seated, person).and_then(|room| round.rooms.get(room));
        UnseatedLine { person, room: room.map(|room| room.id) }
    };
    Ok(late.into_iter().map(line).collect())
}

fn round(conn: &mut store::Conn, row: RoundRow, leads: bool) -> Result<RoomRound, No> {
    let everybody = store::rooms::members(conn, &row.id)?;
    let inside = if leads && row.begun_at.is_some() { Some(AtWork::load(conn, &row)?) } else { None };
    let mut rooms = Vec::new();
    for room in store::rooms::of_round(conn, &row.id)? {
        rooms.push(RoomLine {
            id: room.id()?,
            members: members(everybody.iter().filter(|member| member.room_id == room.id))?,
            facilitator: room.facilitator.clone().map(store::id).transpose()?,
            host: room.host.clone().map(store::id).transpose()?,
            scribe: room.scribe.clone().map(store::id).transpose()?,
            inside: inside.as_ref().map(|inside| inside.line(&room)).transpose()?,
            name: room.name,
        });
    }
    Ok(RoomRound {
        id: store::id(row.id)?,
        n: row.n,
        item: row.item_id.map(store::id).transpose()?,
        seed: row.seed,
        begun_at: row.begun_at.map(UtcMillis),
        rooms,
        by: if leads { Some(serde_json::from_str(&row.plan).map_err(Fault::from)?) } else { None },
    })
}

/// What goes on in all rooms of a round, read at once.
struct AtWork {
    turns: Vec<(RoomId, Turn)>,
    counts: BTreeMap<(RoomId, ListKind), usize>,
    visits: Vec<VisitRow>,
}

impl AtWork {
    fn load(conn: &mut store::Conn, round: &RoundRow) -> Result<Self, Fault> {
        Ok(Self {
            turns: store::turns::live_of_round(conn, &round.id)?,
            counts: store::lists::counts(conn, &round.id)?,
            visits: store::rooms::visits(conn, store::id(round.jury_id.clone())?)?,
        })
    }

    fn line(&self, room: &RoomRow) -> Result<InsideLine, Fault> {
        let id = room.id()?;
        let turns = || self.turns.iter().filter(|(at, _)| *at == id).map(|(_, turn)| turn);
        let visiting = self.visits.iter().filter(|visit| visit.room_id == room.id);
        Ok(InsideLine {
            visiting: visiting.map(|visit| store::id(visit.person_id.clone())).collect::<Result<_, _>>()?,
            turns_on: room.turns_on,
            speaking: turns().find_map(Speaking::of),
            waiting: turns().filter(|turn| turn.state == TurnState::Waiting).count(),
            issues: self.counts.get(&(id, ListKind::Issue)).copied().unwrap_or(0),
            solutions: self.counts.get(&(id, ListKind::Solution)).copied().unwrap_or(0),
            call: CallView::of(room)?,
        })
    }
}
