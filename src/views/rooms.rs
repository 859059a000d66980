//! Topic `rooms`: all rooms of the current round, and for those who run the jury what is prepared.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Scene;
use super::room::TurnsView;
use crate::jury::allotment::{AllottedBy, Plan, pair};
use crate::jury::ids::{ItemId, JuryId, PersonId, RoomId, RoomRoundId, TurnId};
use crate::jury::lists::ListKind;
use crate::jury::people::{Attendance, Role, alternating};
use crate::jury::reseating::{even_out, offer};
use crate::jury::rooms::{Call, Part};
use crate::jury::time::UtcMillis;
use crate::jury::turns::{Turn, TurnState, Turns, time_spoken};
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
    /// Where rooms have grown uneven because somebody left: who could move, and the mix would be kept best; only for those
    /// who run the jury.
    pub evening_out: Option<EveningOut>,
    /// Turns to speak with everyone together, once they are tracked; for the jury and those who run it.
    pub plenary: Option<PlenaryLine>,
}

/// A move that would even the rooms out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct EveningOut {
    pub person: PersonId,
    pub from: RoomId,
    pub to: RoomId,
}

/// The plenary: everyone together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PlenaryLine {
    /// Hands and turns are named by it, as those of a room are.
    pub id: RoomId,
    pub turns: TurnsView,
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
    /// The room's own time, where it may finish later than the item.
    pub deadline: Option<UtcMillis>,
    /// When it was asked back to everyone together.
    pub back_at: Option<UtcMillis>,
    /// Since when it is recorded.
    pub recorded_since: Option<UtcMillis>,
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
    /// What the room was told last, if it stands.
    pub told: Option<Told>,
    /// Where turns are tracked: jurors who are here, each with when they last spoke, or when the room
    /// or the day began. In no order that ranks them.
    pub quiet: Vec<QuietLine>,
}

/// What a room was told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Told {
    pub text: String,
    pub at: UtcMillis,
}

impl Told {
    /// What stands in a room, from its row.
    pub fn of(row: &RoomRow) -> Option<Self> {
        Some(Self { text: row.told.clone(), at: UtcMillis(row.told_at?) })
    }
}

/// Since when a juror has said nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct QuietLine {
    pub person: PersonId,
    pub since: UtcMillis,
}

/// Who speaks, since when, and for how long it was announced. A page counts from the server's
/// clock; past the length the turn is over time, and goes on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Speaking {
    pub turn: TurnId,
    pub person: PersonId,
    pub started_at: UtcMillis,
    pub length_ms: i64,
    /// A short reply to who spoke before.
    pub short: bool,
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
            short: turn.short,
        })
    }
}

/// Those of a room, as a view shows them.
pub fn members<'a>(rows: impl IntoIterator<Item = &'a MemberRow>) -> Result<Vec<Member>, Fault> {
    rows.into_iter().map(|row| Ok(Member { person: row.person()?, part: row.part()? })).collect()
}

/// Builds the view.
pub fn view(scene: Scene) -> Result<RoomsView, No> {
    let mut view = RoomsView {
        round: None,
        prepared: Vec::new(),
        unseated: Vec::new(),
        evening_out: None,
        plenary: None,
    };
    let viewer = scene.audience.viewer;
    if viewer.leads() || viewer.deliberates() {
        view.plenary = plenary(&mut *scene.conn, scene.jury.id)?;
    }
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
        (view.unseated, view.evening_out) = reseating(scene, round, by)?;
    }
    Ok(view)
}

fn plenary(conn: &mut store::Conn, jury: JuryId) -> Result<Option<PlenaryLine>, No> {
    let Some(row) = store::rooms::plenary(conn, jury)? else { return Ok(None) };
    let id = row.id()?;
    let turns = Turns {
        on: row.turns_on,
        length_ms: row.turn_ms,
        turns: store::turns::live(conn, id)?,
        spoken: time_spoken(&store::turns::of_jury(conn, jury)?),
        remote: alternating(&store::people::all_people(conn, jury)?),
        last: store::turns::last_speaker(conn, id)?,
    };
    Ok(Some(PlenaryLine { id, turns: TurnsView::of(&turns) }))
}

/// Who has no seat yet, and who could move where rooms have grown uneven.
fn reseating(
    scene: Scene,
    round: &RoomRound,
    by: &AllottedBy,
) -> Result<(Vec<UnseatedLine>, Option<EveningOut>), No> {
    let people = store::people::all_people(scene.conn, scene.jury.id)?;
    let stays = |id: PersonId| people.iter().any(|one| one.id == id && one.attendance != Attendance::Left);
    let jurors = |room: &RoomLine| -> Vec<PersonId> {
        let members = room.members.iter().filter(|member| member.part == Part::Juror);
        members.map(|member| member.person).filter(|&person| stays(person)).collect()
    };
    let seated: Vec<Vec<PersonId>> = round.rooms.iter().map(jurors).collect();
    let late = people.iter().filter(|person| {
        person.role == Role::Juror
            && person.attendance.is_here()
            && !seated.iter().any(|room| room.contains(&person.id))
    });
    let late: Vec<PersonId> = late.map(|person| person.id).collect();
    let plan = Plan {
        jurors: store::rooms::candidates(scene.conn, scene.keys, scene.jury.id, &by.attributes)?,
        attributes: by.attributes.clone(),
        met: store::rooms::met(scene.conn, scene.jury.id)?,
        pins: by.pins.iter().map(|pin| (pin.person, usize::from(pin.room).wrapping_sub(1))).collect(),
        apart: by.apart.iter().map(|&(one, other)| pair(one, other)).collect(),
        ..Plan::default()
    };
    let line = |&person: &PersonId| {
        let room = offer(&plan, &seated, person).and_then(|room| round.rooms.get(room));
        UnseatedLine { person, room: room.map(|room| room.id) }
    };
    let room = |at: usize| round.rooms.get(at).map(|room| room.id);
    // Whoever moved people by hand meant it; only those who left are made up for.
    let mut members = round.rooms.iter().flat_map(|room| &room.members);
    let gone = members.any(|member| member.part == Part::Juror && !stays(member.person));
    let evening_out = even_out(&plan, &seated)
        .filter(|_| late.is_empty() && gone)
        .and_then(|to| Some(EveningOut { person: to.person, from: room(to.from)?, to: room(to.to)? }));
    Ok((late.iter().map(line).collect(), evening_out))
}

fn round(conn: &mut store::Conn, row: RoundRow, leads: bool) -> Result<RoomRound, No> {
    let everybody = store::rooms::members(conn, &row.id)?;
    let mut inside = if leads && row.begun_at.is_some() { Some(AtWork::load(conn, &row)?) } else { None };
    let mut rooms = Vec::new();
    for room in store::rooms::of_round(conn, &row.id)? {
        rooms.push(RoomLine {
            id: room.id()?,
            members: members(everybody.iter().filter(|member| member.room_id == room.id))?,
            facilitator: room.facilitator.clone().map(store::id).transpose()?,
            host: room.host.clone().map(store::id).transpose()?,
            scribe: room.scribe.clone().map(store::id).transpose()?,
            deadline: room.deadline.map(UtcMillis),
            back_at: room.back_at.map(UtcMillis),
            recorded_since: room.recorded_since.map(UtcMillis),
            inside: inside.as_mut().map(|inside| inside.line(conn, &room)).transpose()?,
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
    /// Jurors who are here, each with their room.
    here: Vec<(String, PersonId)>,
    /// When these rooms or the day began, whichever was later.
    since: UtcMillis,
}

impl AtWork {
    fn load(conn: &mut store::Conn, round: &RoundRow) -> Result<Self, Fault> {
        let jury = store::id(round.jury_id.clone())?;
        let people = store::people::all_people(conn, jury)?;
        let is_here =
            |id| people.iter().any(|one| one.id == id && one.role == Role::Juror && one.attendance.is_here());
        let mut here = Vec::new();
        for member in store::rooms::members(conn, &round.id)? {
            let person = member.person()?;
            if is_here(person) {
                here.push((member.room_id, person));
            }
        }
        let agenda = store::agenda::load(conn, jury)?;
        let today = agenda.days.iter().rev().find_map(|day| day.started_at);
        let begun = round.begun_at.map(UtcMillis);
        Ok(Self {
            turns: store::turns::live_of_round(conn, &round.id)?,
            counts: store::lists::counts(conn, &round.id)?,
            visits: store::rooms::visits(conn, jury)?,
            here,
            since: begun.max(today).unwrap_or(UtcMillis(0)),
        })
    }

    fn line(&mut self, conn: &mut store::Conn, room: &RoomRow) -> Result<InsideLine, Fault> {
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
            told: Told::of(room),
            quiet: if room.turns_on { self.quiet(conn, room)? } else { Vec::new() },
        })
    }

    fn quiet(&self, conn: &mut store::Conn, room: &RoomRow) -> Result<Vec<QuietLine>, Fault> {
        let spoke = store::turns::last_spoke(conn, room.id()?)?;
        let speaking = |person| {
            let turn = self.turns.iter().find(|(_, turn)| turn.person == person);
            turn.is_some_and(|(_, turn)| turn.state == TurnState::Speaking)
        };
        let here = self.here.iter().filter(|(at, person)| *at == room.id && !speaking(*person));
        let line = |(_, person): &(String, PersonId)| {
            let since = spoke.get(person).map_or(self.since, |&at| at.max(self.since));
            QuietLine { person: *person, since }
        };
        Ok(here.map(line).collect())
    }
}
