//! Rounds of rooms, their rooms, who sits in them.

use std::collections::{BTreeMap, BTreeSet};

use diesel::prelude::*;

use super::conn::Conn;
use super::keys::Keys;
use super::schema::{room_members, room_rounds, room_visits, rooms};
use super::{id, to_word, word};
use crate::jury::allotment::{Candidate, Minded, pair};
use crate::jury::ids::{ItemId, JuryId, PersonId, RoomId, RoomRoundId};
use crate::jury::people::{Attendance, Personal, Role};
use crate::jury::rooms::{Call, Part};
use crate::jury::time::UtcMillis;
use crate::no::Fault;

/// A round of rooms: prepared, begun, ended.
#[derive(Clone, Debug, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = room_rounds)]
#[diesel(treat_none_as_null = true)]
pub struct RoundRow {
    pub id: String,
    pub jury_id: String,
    /// From 1, in the order of making.
    pub n: i32,
    pub item_id: Option<String>,
    /// The attributes that were minded, in words; empty where nothing was mixed.
    pub attribute: String,
    pub seed: i64,
    pub made_at: i64,
    pub begun_at: Option<i64>,
    pub ended_at: Option<i64>,
    /// What it was allotted by, as JSON.
    pub plan: String,
}

/// The number of the round that holds the plenary: the one room in which everybody sits, for turns
/// to speak in the hall. It never begins and never ends, and is no round of rooms.
const PLENARY_N: i32 = 0;

impl RoundRow {
    /// Whether it holds the plenary.
    pub fn is_plenary(&self) -> bool {
        self.n == PLENARY_N
    }
}

/// One room.
#[derive(Clone, Debug, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = rooms)]
#[diesel(treat_none_as_null = true)]
pub struct RoomRow {
    pub id: String,
    pub jury_id: String,
    pub round_id: String,
    pub place: i32,
    pub name: String,
    pub facilitator: Option<String>,
    pub host: Option<String>,
    pub scribe: Option<String>,
    pub turns_on: bool,
    pub turn_ms: i64,
    pub call: String,
    pub called_at: Option<i64>,
    pub answered_by: Option<String>,
    /// What the facilitator told it last; empty when nothing stands.
    pub told: String,
    pub told_at: Option<i64>,
    /// Its own time, where it may finish later than the item.
    pub deadline: Option<i64>,
    /// When it was asked back to everyone together.
    pub back_at: Option<i64>,
    pub recorded_since: Option<i64>,
}

impl RoomRow {
    pub fn id(&self) -> Result<RoomId, Fault> {
        id(self.id.clone())
    }

    pub fn round(&self) -> Result<RoomRoundId, Fault> {
        id(self.round_id.clone())
    }

    pub fn call(&self) -> Result<Call, Fault> {
        word(&self.call)
    }

    pub fn set_call(&mut self, call: Call) -> Result<(), Fault> {
        self.call = to_word(&call)?;
        Ok(())
    }
}

/// A juror or supporter in a room.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = room_members)]
pub struct MemberRow {
    pub room_id: String,
    pub person_id: String,
    pub jury_id: String,
    pub round_id: String,
    pub part: String,
}

impl MemberRow {
    pub fn person(&self) -> Result<PersonId, Fault> {
        id(self.person_id.clone())
    }

    pub fn part(&self) -> Result<Part, Fault> {
        word(&self.part)
    }
}

/// Which room a facilitator is in now.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = room_visits)]
pub struct VisitRow {
    pub person_id: String,
    pub jury_id: String,
    pub room_id: String,
    pub since: i64,
}

/// All rounds of rooms of a jury, oldest first; the plenary is none.
pub fn rounds(conn: &mut Conn, jury: JuryId) -> QueryResult<Vec<RoundRow>> {
    room_rounds::table
        .filter(room_rounds::jury_id.eq(jury.to_string()).and(room_rounds::n.ne(PLENARY_N)))
        .order(room_rounds::n)
        .select(RoundRow::as_select())
        .load(conn)
}

/// The round that has begun and not ended.
pub fn current_round(conn: &mut Conn, jury: JuryId) -> QueryResult<Option<RoundRow>> {
    room_rounds::table
        .filter(room_rounds::jury_id.eq(jury.to_string()))
        .filter(room_rounds::begun_at.is_not_null().and(room_rounds::ended_at.is_null()))
        .order(room_rounds::n.desc())
        .select(RoundRow::as_select())
        .first(conn)
        .optional()
}

/// The rooms of the round that has begun and not ended, by their place; none without one.
pub fn current(conn: &mut Conn, jury: JuryId) -> QueryResult<Vec<RoomRow>> {
    match current_round(conn, jury)? {
        Some(round) => of_round(conn, &round.id),
        None => Ok(Vec::new()),
    }
}

/// The round that waits for an item to open.
pub fn prepared_round(conn: &mut Conn, jury: JuryId, item: ItemId) -> QueryResult<Option<RoundRow>> {
    room_rounds::table
        .filter(room_rounds::jury_id.eq(jury.to_string()).and(room_rounds::item_id.eq(item.to_string())))
        .filter(room_rounds::begun_at.is_null().and(room_rounds::ended_at.is_null()))
        .order(room_rounds::n.desc())
        .select(RoundRow::as_select())
        .first(conn)
        .optional()
}

/// The plenary's room, once turns were tracked in it.
pub fn plenary(conn: &mut Conn, jury: JuryId) -> QueryResult<Option<RoomRow>> {
    let round = room_rounds::table
        .filter(room_rounds::jury_id.eq(jury.to_string()).and(room_rounds::n.eq(PLENARY_N)))
        .select(RoundRow::as_select())
        .first(conn)
        .optional()?;
    let Some(round) = round else { return Ok(None) };
    Ok(of_round(conn, &round.id)?.into_iter().next())
}

/// Makes the plenary's room, with turns off.
pub fn make_plenary(
    conn: &mut Conn,
    jury: JuryId,
    ids: (RoomRoundId, RoomId),
    now: UtcMillis,
    turn_ms: i64,
) -> Result<RoomRow, Fault> {
    let round = RoundRow {
        id: ids.0.to_string(),
        jury_id: jury.to_string(),
        n: PLENARY_N,
        item_id: None,
        attribute: String::new(),
        seed: 0,
        made_at: now.0,
        begun_at: None,
        ended_at: None,
        plan: "{}".to_owned(),
    };
    let room = RoomRow {
        id: ids.1.to_string(),
        jury_id: round.jury_id.clone(),
        round_id: round.id.clone(),
        place: 1,
        name: String::new(),
        facilitator: None,
        host: None,
        scribe: None,
        turns_on: false,
        turn_ms,
        call: to_word(&Call::None)?,
        called_at: None,
        answered_by: None,
        told: String::new(),
        told_at: None,
        deadline: None,
        back_at: None,
        recorded_since: None,
    };
    insert_round(conn, round)?;
    insert(conn, room.clone())?;
    Ok(room)
}

/// One round of rooms.
pub fn round(conn: &mut Conn, round: RoomRoundId) -> QueryResult<Option<RoundRow>> {
    room_rounds::table
        .filter(room_rounds::id.eq(round.to_string()))
        .select(RoundRow::as_select())
        .first(conn)
        .optional()
}

/// Stores a new round.
pub fn insert_round(conn: &mut Conn, row: RoundRow) -> QueryResult<()> {
    diesel::insert_into(room_rounds::table).values(row).execute(conn).map(|_| ())
}

/// Stores a round back.
pub fn save_round(conn: &mut Conn, row: RoundRow) -> QueryResult<()> {
    diesel::update(room_rounds::table.filter(room_rounds::id.eq(row.id.clone())))
        .set(row)
        .execute(conn)
        .map(|_| ())
}

/// The rooms of a round, in order.
pub fn of_round(conn: &mut Conn, round: &str) -> QueryResult<Vec<RoomRow>> {
    rooms::table
        .filter(rooms::round_id.eq(round.to_owned()))
        .order((rooms::place, rooms::id))
        .select(RoomRow::as_select())
        .load(conn)
}

/// One room of a jury.
pub fn find(conn: &mut Conn, jury: JuryId, room: RoomId) -> QueryResult<Option<RoomRow>> {
    rooms::table
        .filter(rooms::id.eq(room.to_string()).and(rooms::jury_id.eq(jury.to_string())))
        .select(RoomRow::as_select())
        .first(conn)
        .optional()
}

/// Stores a new room.
pub fn insert(conn: &mut Conn, row: RoomRow) -> QueryResult<()> {
    diesel::insert_into(rooms::table).values(row).execute(conn).map(|_| ())
}

/// Stores a room back.
pub fn save(conn: &mut Conn, row: RoomRow) -> QueryResult<()> {
    diesel::update(rooms::table.filter(rooms::id.eq(row.id.clone()))).set(row).execute(conn).map(|_| ())
}

/// Puts somebody into a room.
pub fn insert_member(conn: &mut Conn, row: MemberRow) -> QueryResult<()> {
    diesel::insert_into(room_members::table).values(row).execute(conn).map(|_| ())
}

/// Takes somebody out of whatever room of a round they sit in.
pub fn take_out(conn: &mut Conn, round: &str, person: &str) -> QueryResult<usize> {
    let seat = room_members::round_id.eq(round.to_owned()).and(room_members::person_id.eq(person.to_owned()));
    diesel::delete(room_members::table.filter(seat)).execute(conn)
}

/// Everybody in the rooms of a round.
pub fn members(conn: &mut Conn, round: &str) -> QueryResult<Vec<MemberRow>> {
    room_members::table
        .filter(room_members::round_id.eq(round.to_owned()))
        .order(room_members::person_id)
        .select(MemberRow::as_select())
        .load(conn)
}

/// Everybody in one room.
pub fn members_of(conn: &mut Conn, room: &str) -> QueryResult<Vec<MemberRow>> {
    room_members::table
        .filter(room_members::room_id.eq(room.to_owned()))
        .order(room_members::person_id)
        .select(MemberRow::as_select())
        .load(conn)
}

/// The room in which a juror or supporter sits in the current round.
pub fn room_of(conn: &mut Conn, jury: JuryId, person: PersonId) -> Result<Option<RoomId>, Fault> {
    let Some(round) = current_round(conn, jury)? else { return Ok(None) };
    room_members::table
        .filter(room_members::round_id.eq(round.id).and(room_members::person_id.eq(person.to_string())))
        .select(room_members::room_id)
        .first::<String>(conn)
        .optional()?
        .map(id)
        .transpose()
}

/// Every room in which somebody sits or sat, of whatever round.
pub fn all_of(conn: &mut Conn, jury: JuryId, person: PersonId) -> Result<Vec<RoomId>, Fault> {
    let rooms: Vec<String> = room_members::table
        .filter(
            room_members::person_id.eq(person.to_string()).and(room_members::jury_id.eq(jury.to_string())),
        )
        .order(room_members::room_id)
        .select(room_members::room_id)
        .load(conn)?;
    rooms.into_iter().map(id).collect()
}

/// The jurors who are to sit in a room: those who have not left.
pub fn candidates(
    conn: &mut Conn,
    keys: &Keys,
    jury: JuryId,
    attributes: &[Minded],
) -> Result<Vec<Candidate>, Fault> {
    let opener = keys.all()?;
    let mut candidates = Vec::new();
    for row in super::people::all(conn, jury)? {
        let person = row.person()?;
        if person.role != Role::Juror || row.erased_at.is_some() || person.attendance == Attendance::Left {
            continue;
        }
        let personal: Personal = opener.open(&row.id, &row.sealed)?.unwrap_or_default();
        candidates.push(Candidate {
            person: person.id,
            values: attributes.iter().map(|one| personal.attributes.get(&one.attribute).cloned()).collect(),
            remote: person.is_remote(),
            may_host: person.may_host,
        });
    }
    Ok(candidates)
}

/// How many rounds that have begun each pair of jurors has shared a room.
pub fn met(conn: &mut Conn, jury: JuryId) -> Result<BTreeMap<(PersonId, PersonId), u32>, Fault> {
    let begun: BTreeSet<String> =
        rounds(conn, jury)?.into_iter().filter(|r| r.begun_at.is_some()).map(|r| r.id).collect();
    let juror = to_word(&Part::Juror)?;
    let mut rows: Vec<MemberRow> = room_members::table
        .filter(room_members::jury_id.eq(jury.to_string()))
        .order((room_members::room_id, room_members::person_id))
        .select(MemberRow::as_select())
        .load(conn)?;
    rows.retain(|row| row.part == juror && begun.contains(&row.round_id));
    let mut pairs = BTreeMap::new();
    for room in rows.chunk_by(|a, b| a.room_id == b.room_id) {
        let people = room.iter().map(MemberRow::person).collect::<Result<Vec<_>, _>>()?;
        for (at, &one) in people.iter().enumerate() {
            for &other in &people[at + 1..] {
                *pairs.entry(pair(one, other)).or_default() += 1;
            }
        }
    }
    Ok(pairs)
}

/// Puts a facilitator into a room, and out of any other.
pub fn visit(
    conn: &mut Conn,
    jury: JuryId,
    room: RoomId,
    person: PersonId,
    now: UtcMillis,
) -> QueryResult<()> {
    leave(conn, person)?;
    let row = VisitRow {
        person_id: person.to_string(),
        jury_id: jury.to_string(),
        room_id: room.to_string(),
        since: now.0,
    };
    diesel::insert_into(room_visits::table).values(row).execute(conn).map(|_| ())
}

/// Takes a facilitator out of whatever room they are in.
pub fn leave(conn: &mut Conn, person: PersonId) -> QueryResult<usize> {
    diesel::delete(room_visits::table.filter(room_visits::person_id.eq(person.to_string()))).execute(conn)
}

/// Takes everybody out of the rooms that they visit.
pub fn leave_all(conn: &mut Conn, jury: JuryId) -> QueryResult<usize> {
    diesel::delete(room_visits::table.filter(room_visits::jury_id.eq(jury.to_string()))).execute(conn)
}

/// Who visits which room now.
pub fn visits(conn: &mut Conn, jury: JuryId) -> QueryResult<Vec<VisitRow>> {
    room_visits::table
        .filter(room_visits::jury_id.eq(jury.to_string()))
        .order(room_visits::person_id)
        .select(VisitRow::as_select())
        .load(conn)
}
