//! Rooms: made for an item of the agenda, entered by facilitators, calling for help.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Ctx, Done, Tx, change};
use crate::clock;
use crate::jury::ids::{ItemId, JuryId, PersonId, RoomId, RoomRoundId};
use crate::jury::item::ItemState;
use crate::jury::juries::{Jury, JuryState};
use crate::jury::limits::{self, NAME_CHARS};
use crate::jury::people::{Attendance, Personal, Role};
use crate::jury::record::{Kind, canonical, sha256_hex};
use crate::jury::refusal::Code;
use crate::jury::rooms::{self, Allotted, Call, Candidate, Part, Plan, Sitting, Standing, Support};
use crate::jury::sight::{self, Operation, Topic, Who};
use crate::jury::turns::{TURN_S, Turns};
use crate::no::{Fault, No};
use crate::service::Service;
use crate::store::keys::Keys;
use crate::store::rooms::{MemberRow, RoomRow, RoundRow};
use crate::store::turns::Place;
use crate::store::{self, Conn, to_word};

/// Hexadecimal characters of a fingerprint of an allotment: enough to notice any change.
const FINGERPRINT_CHARS: usize = 16;

/// A round of rooms to be made. What is left out comes from the jury's settings.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct NewRooms {
    /// The item for which it is made; it begins when that opens, at once when it is open. Without
    /// an item it begins at once.
    pub item: Option<ItemId>,
    /// How many rooms.
    pub rooms: Option<u8>,
    /// The attribute by which they are mixed; empty for none.
    pub mix_by: Option<String>,
    /// From which every draw follows; drawn when left out.
    pub seed: Option<u32>,
    /// The facilitator of each room in order; rooms past the end, and null, have none.
    pub facilitators: Vec<Option<PersonId>>,
    /// Whether turns are tracked.
    pub turns: Option<bool>,
    /// The fingerprint of the preview that is confirmed: refused when the rooms would differ.
    pub fingerprint: Option<String>,
}

/// Rooms as they would be; nothing is stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RoomsPreview {
    pub rooms: Vec<Allotted>,
    pub mix_by: String,
    pub seed: u32,
    pub turns: bool,
    /// To be sent along when confirming.
    pub fingerprint: String,
}

/// Shows the rooms that would be made. Stores nothing.
pub async fn preview_rooms(
    service: &Service,
    who: Who,
    jury: JuryId,
    new: NewRooms,
) -> Result<RoomsPreview, No> {
    let keys = service.keys.clone();
    service
        .db
        .read(move |conn| {
            let actor = store::people::acting(conn, who, jury)?.ok_or(Code::NotFound)?.person()?;
            sight::may(actor.role, Operation::PreviewRooms)?;
            let row = store::juries::find(conn, jury)?.ok_or(Code::NotFound)?;
            preview(conn, &keys, &row.jury()?, &new)
        })
        .await
}

/// Makes a round of rooms. Answers the round's id, then the rooms'.
pub async fn make_rooms(service: &Service, ctx: Ctx, jury: JuryId, new: NewRooms) -> Result<Done, No> {
    change(service, Operation::MakeRooms, ctx, jury, move |tx| {
        let begins = begins_now(tx, new.item)?;
        let preview = preview(tx.conn, tx.keys, &tx.jury, &new)?;
        if new.fingerprint.as_ref().is_some_and(|seen| *seen != preview.fingerprint) {
            return Err(Code::AllotmentChanged.into());
        }
        if let Some(item) = new.item
            && let Some(mut waiting) = store::rooms::prepared_round(tx.conn, tx.jury.id, item)?
        {
            waiting.ended_at = Some(tx.now.0);
            store::rooms::save_round(tx.conn, waiting)?;
        }
        let round = save_new(tx, new.item, &preview)?;
        if begins {
            begin(tx, round)?;
        }
        tx.touch(Topic::Rooms);
        Ok(())
    })
    .await
}

/// The rooms prepared for an item begin as it opens; without any, the rooms go on as they are.
pub fn item_opened(tx: &mut Tx, item: ItemId) -> Result<(), No> {
    match store::rooms::prepared_round(tx.conn, tx.jury.id, item)? {
        Some(round) => begin(tx, round),
        None => Ok(()),
    }
}

/// Whether rooms for that item begin at once.
fn begins_now(tx: &mut Tx, item: Option<ItemId>) -> Result<bool, No> {
    tx.jury.state.must_be(&[JuryState::Ready, JuryState::Running])?;
    let Some(item) = item else {
        tx.jury.state.must_be(&[JuryState::Running])?;
        return Ok(true);
    };
    let agenda = store::agenda::load(tx.conn, tx.jury.id)?;
    let item = agenda.item(item)?;
    if !item.opens_rooms {
        return Err(Code::RoomsNotForKind.into());
    }
    match item.state {
        ItemState::Open => Ok(true),
        ItemState::Planned => Ok(false),
        ItemState::Closed | ItemState::Skipped => Err(Code::ItemNotPlanned.with("title", &item.title).into()),
    }
}

fn preview(conn: &mut Conn, keys: &Keys, jury: &Jury, new: &NewRooms) -> Result<RoomsPreview, No> {
    let seed = match new.seed {
        Some(seed) => seed,
        None => u32::from_le_bytes(clock::random_bytes::<4>()),
    };
    let mix_by = new.mix_by.as_deref().unwrap_or(&jury.settings.mix_by);
    let mix_by = limits::optional("mix_by", mix_by, NAME_CHARS)?;
    let plan = plan(conn, keys, jury, new, &mix_by, seed)?;
    let rooms = rooms::allot(&plan)?;
    let turns = new.turns.unwrap_or(jury.settings.turns);
    let mut fingerprint = sha256_hex(&[&canonical(&(&rooms, &mix_by, seed, turns))]);
    fingerprint.truncate(FINGERPRINT_CHARS);
    Ok(RoomsPreview { rooms, mix_by, seed, turns, fingerprint })
}

/// Everybody who is to sit in a room: jurors and supporters who have not left.
fn plan(
    conn: &mut Conn,
    keys: &Keys,
    jury: &Jury,
    new: &NewRooms,
    mix_by: &str,
    seed: u32,
) -> Result<Plan, No> {
    let opener = keys.all()?;
    let mut plan = Plan {
        rooms: new.rooms.unwrap_or(jury.settings.rooms).into(),
        seed: seed.into(),
        facilitators: new.facilitators.clone(),
        met: store::rooms::met(conn, jury.id)?,
        ..Plan::default()
    };
    let mut leading = Vec::new();
    for row in store::people::all(conn, jury.id)? {
        let person = row.person()?;
        if row.erased_at.is_some() || person.attendance == Attendance::Left {
            continue;
        }
        match (person.role, person.supports) {
            (Role::Juror, _) => {
                let personal: Personal = opener.open(&row.id, &row.sealed)?.unwrap_or_default();
                let value = personal.attributes.get(mix_by).cloned().filter(|_| !mix_by.is_empty());
                plan.jurors.push(Candidate { person: person.id, value, may_host: person.may_host });
            }
            (Role::Supporter, Some(juror)) => plan.supports.push(Support { supporter: person.id, juror }),
            (Role::Organiser | Role::Facilitator, _) => leading.push(person.id),
            _ => {}
        }
    }
    if plan.facilitators.iter().flatten().any(|named| !leading.contains(named)) {
        return Err(Code::NotFound.into());
    }
    Ok(plan)
}

fn save_new(tx: &mut Tx, item: Option<ItemId>, preview: &RoomsPreview) -> Result<RoundRow, No> {
    let id: RoomRoundId = clock::new_id();
    let n = store::rooms::rounds(tx.conn, tx.jury.id)?.last().map_or(1, |last| last.n + 1);
    let round = RoundRow {
        id: id.to_string(),
        jury_id: tx.jury.id.to_string(),
        n,
        item_id: item.map(|item| item.to_string()),
        attribute: preview.mix_by.clone(),
        seed: preview.seed.into(),
        made_at: tx.now.0,
        begun_at: None,
        ended_at: None,
    };
    store::rooms::insert_round(tx.conn, round.clone())?;
    tx.made(id.0);
    for (room, place) in preview.rooms.iter().zip(1..) {
        save_room(tx, &round, place, room, preview.turns)?;
    }
    let facts = serde_json::json!({
        "round": id, "n": n, "item": item, "mix_by": preview.mix_by, "seed": preview.seed, "rooms": preview.rooms,
    });
    tx.record(Kind::RoomsMade, facts, None)?;
    Ok(round)
}

fn save_room(tx: &mut Tx, round: &RoundRow, place: i32, room: &Allotted, turns: bool) -> Result<(), No> {
    let id: RoomId = clock::new_id();
    let text = |person: Option<PersonId>| person.map(|id| id.to_string());
    let seconds = tx.jury.settings.turn_seconds.clamp(*TURN_S.start(), *TURN_S.end());
    store::rooms::insert(
        tx.conn,
        RoomRow {
            id: id.to_string(),
            jury_id: round.jury_id.clone(),
            round_id: round.id.clone(),
            place,
            name: room.name.clone(),
            facilitator: text(room.facilitator),
            host: text(room.host),
            scribe: text(room.scribe),
            turns_on: turns,
            turn_ms: i64::from(seconds) * 1_000,
            call: to_word(&Call::None)?,
            called_at: None,
            answered_by: None,
        },
    )?;
    let jurors = room.jurors.iter().map(|person| (person, Part::Juror));
    let supporters = room.supporters.iter().map(|person| (person, Part::Supporter));
    for (person, part) in jurors.chain(supporters) {
        let row = MemberRow {
            room_id: id.to_string(),
            person_id: person.to_string(),
            jury_id: round.jury_id.clone(),
            round_id: round.id.clone(),
            part: to_word(&part)?,
        };
        store::rooms::insert_member(tx.conn, row)?;
    }
    tx.made(id.0);
    Ok(())
}

/// Begins a prepared round and ends the one before it: turns being spoken there are counted.
fn begin(tx: &mut Tx, mut round: RoundRow) -> Result<(), No> {
    if let Some(before) = store::rooms::current_round(tx.conn, tx.jury.id)? {
        end(tx, before)?;
    }
    round.begun_at = Some(tx.now.0);
    for room in store::rooms::of_round(tx.conn, &round.id)? {
        let id = room.id()?;
        if let Some(facilitator) = room.facilitator.map(store::id).transpose()? {
            store::rooms::visit(tx.conn, tx.jury.id, id, facilitator, tx.now)?;
        }
        tx.touch(Topic::Room(id));
    }
    tx.record(Kind::RoomsBegun, serde_json::json!({ "round": round.id }), None)?;
    store::rooms::save_round(tx.conn, round)?;
    // The witnesses' way goes round these rooms now.
    for topic in [Topic::Rooms, Topic::Me, Topic::Agenda] {
        tx.touch(topic);
    }
    Ok(())
}

fn end(tx: &mut Tx, mut round: RoundRow) -> Result<(), No> {
    for mut room in store::rooms::of_round(tx.conn, &round.id)? {
        let id = room.id()?;
        let mut turns = Turns { turns: store::turns::live(tx.conn, id)?, ..Turns::default() };
        let cleared = turns.clear(tx.now);
        let place = Place { jury: tx.jury.id, round: round.id.clone(), room: id };
        store::turns::save(tx.conn, &place, &cleared.turns)?;
        room.set_call(Call::None)?;
        store::rooms::save(tx.conn, room)?;
        tx.touch(Topic::Room(id));
    }
    store::rooms::leave_all(tx.conn, tx.jury.id)?;
    round.ended_at = Some(tx.now.0);
    Ok(store::rooms::save_round(tx.conn, round)?)
}

/// A room in which somebody acts.
pub struct Inside {
    pub row: RoomRow,
    pub id: RoomId,
    pub members: Vec<MemberRow>,
    pub standing: Standing,
    pub sitting: Sitting,
}

impl Inside {
    /// Where turns are stored.
    pub fn place(&self, jury: JuryId) -> Place {
        Place { jury, round: self.row.round_id.clone(), room: self.id }
    }
}

/// Finds the room for whoever acts: any room that has begun for those who run the jury, one's own
/// for jurors; every other is not found.
pub fn inside(tx: &mut Tx, room: RoomId) -> Result<Inside, No> {
    let row = store::rooms::find(tx.conn, tx.jury.id, room)?.ok_or(Code::NotFound)?;
    let round = store::rooms::round(tx.conn, row.round()?)?.ok_or(Code::NotFound)?;
    let members = store::rooms::members_of(tx.conn, &row.id)?;
    let me = tx.actor.id.to_string();
    let standing = match tx.actor.role {
        Role::Organiser | Role::Facilitator => Standing::Runs,
        _ if row.host.as_ref() == Some(&me) => Standing::Host,
        Role::Juror => Standing::Juror,
        _ => Standing::Reads,
    };
    let sits_here = members.iter().any(|member| member.person_id == me);
    if round.begun_at.is_none() || !(standing == Standing::Runs || sits_here) {
        return Err(Code::NotFound.into());
    }
    let sitting = sitting(tx, &round)?;
    Ok(Inside { row, id: room, members, standing, sitting })
}

/// Whether the rooms of a round are at work.
fn sitting(tx: &mut Tx, round: &RoundRow) -> Result<Sitting, Fault> {
    if round.ended_at.is_some() {
        return Ok(Sitting::Over);
    }
    Ok(Sitting::of(tx.jury.state, store::agenda::day_runs(tx.conn, tx.jury.id)?))
}

/// A facilitator goes into a room, and out of any other. A call that waits is answered by it.
pub async fn enter_room(service: &Service, ctx: Ctx, jury: JuryId, room: RoomId) -> Result<Done, No> {
    change(service, Operation::EnterRoom, ctx, jury, move |tx| {
        let mut inside = inside(tx, room)?;
        inside.sitting.writable(false)?;
        touch_visited(tx)?;
        store::rooms::visit(tx.conn, tx.jury.id, room, tx.actor.id, tx.now)?;
        if inside.row.call()? == Call::Made {
            answer(tx, &mut inside)?;
        }
        touch(tx, room);
        Ok(())
    })
    .await
}

/// A facilitator leaves the room that they are in; a call that they answered is done with.
pub async fn leave_room(service: &Service, ctx: Ctx, jury: JuryId, room: RoomId) -> Result<Done, No> {
    change(service, Operation::LeaveRoom, ctx, jury, move |tx| {
        let mut inside = inside(tx, room)?;
        store::rooms::leave(tx.conn, tx.actor.id)?;
        if inside.row.answered_by == Some(tx.actor.id.to_string()) {
            set_call(tx, &mut inside, Call::None)?;
        }
        touch(tx, room);
        Ok(())
    })
    .await
}

/// A room calls the facilitator.
pub async fn call_facilitator(service: &Service, ctx: Ctx, jury: JuryId, room: RoomId) -> Result<Done, No> {
    change(service, Operation::CallFacilitator, ctx, jury, move |tx| {
        let mut inside = inside(tx, room)?;
        inside.sitting.writable(false)?;
        let call = inside.row.call()?.make(inside.standing)?;
        set_call(tx, &mut inside, call)
    })
    .await
}

/// A facilitator says "I am coming".
pub async fn answer_call(service: &Service, ctx: Ctx, jury: JuryId, room: RoomId) -> Result<Done, No> {
    change(service, Operation::AnswerCall, ctx, jury, move |tx| {
        let mut inside = inside(tx, room)?;
        answer(tx, &mut inside)
    })
    .await
}

/// The room needs nobody any more.
pub async fn take_back_call(service: &Service, ctx: Ctx, jury: JuryId, room: RoomId) -> Result<Done, No> {
    change(service, Operation::TakeBackCall, ctx, jury, move |tx| {
        let mut inside = inside(tx, room)?;
        let call = inside.row.call()?.take_back(inside.standing)?;
        set_call(tx, &mut inside, call)
    })
    .await
}

fn answer(tx: &mut Tx, inside: &mut Inside) -> Result<(), No> {
    let call = inside.row.call()?.answer(inside.standing)?;
    set_call(tx, inside, call)
}

fn set_call(tx: &mut Tx, inside: &mut Inside, call: Call) -> Result<(), No> {
    let row = &mut inside.row;
    row.set_call(call)?;
    match call {
        Call::Made => (row.called_at, row.answered_by) = (Some(tx.now.0), None),
        Call::Answered => row.answered_by = Some(tx.actor.id.to_string()),
        Call::None => (row.called_at, row.answered_by) = (None, None),
    }
    store::rooms::save(tx.conn, row.clone())?;
    touch(tx, inside.id);
    Ok(())
}

/// Says that every room of the current round looks different: a day or the jury began or ended.
pub fn touch_all(tx: &mut Tx) -> Result<(), No> {
    tx.touch(Topic::Rooms);
    if let Some(round) = store::rooms::current_round(tx.conn, tx.jury.id)? {
        for room in store::rooms::of_round(tx.conn, &round.id)? {
            tx.touch(Topic::Room(room.id()?));
        }
    }
    Ok(())
}

/// Says that a room looks different, inside and among the others.
pub fn touch(tx: &mut Tx, room: RoomId) {
    tx.touch(Topic::Room(room));
    tx.touch(Topic::Rooms);
}

fn touch_visited(tx: &mut Tx) -> Result<(), No> {
    let me = tx.actor.id.to_string();
    for visit in store::rooms::visits(tx.conn, tx.jury.id)? {
        if visit.person_id == me {
            tx.touch(Topic::Room(store::id(visit.room_id)?));
        }
    }
    Ok(())
}
