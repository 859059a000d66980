//! Making a round of rooms: shown first, then made as it was shown.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Ctx, Done, Tx, change, rooms};
use crate::clock;
use crate::jury::allotment::{self, Allotment, Allotted, AllottedBy, Figures, Minded, Pin, Plan, Support};
use crate::jury::ids::{ItemId, JuryId, PersonId, RoomId, RoomRoundId};
use crate::jury::item::ItemState;
use crate::jury::juries::{Jury, JuryState};
use crate::jury::limits::{self, NAME_CHARS};
use crate::jury::people::{Attendance, Role};
use crate::jury::record::{Kind, canonical, sha256_hex};
use crate::jury::refusal::{Code, Refusal};
use crate::jury::rooms::{Call, Part};
use crate::jury::sight::{self, Operation, Topic, Who};
use crate::jury::turns::TURN_S;
use crate::no::{Fault, No};
use crate::service::Service;
use crate::store::keys::Keys;
use crate::store::rooms::{MemberRow, RoomRow, RoundRow};
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
    /// The attributes that are minded, the most important first; none for an empty list.
    pub attributes: Option<Vec<Minded>>,
    /// From which every draw follows; drawn when left out.
    pub seed: Option<u32>,
    /// The facilitator of each room in order; rooms past the end, and null, have none.
    pub facilitators: Vec<Option<PersonId>>,
    /// Jurors who must sit in one room.
    pub pins: Vec<Pin>,
    /// Pairs of jurors who are not to sit together.
    pub apart: Vec<(PersonId, PersonId)>,
    /// Whether turns are tracked; in rooms with somebody remote they are at first, all the same.
    pub turns: Option<bool>,
    /// The fingerprint of the preview that is confirmed: refused when the rooms would differ.
    pub fingerprint: Option<String>,
}

/// Rooms as they would be; nothing is stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RoomsPreview {
    pub rooms: Vec<Allotted>,
    pub figures: Figures,
    pub by: AllottedBy,
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
            rooms::begin(tx, round)?;
        }
        tx.touch(Topic::Rooms);
        Ok(())
    })
    .await
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
    let by = by(jury, new)?;
    let Allotment { rooms, figures } = allotment::allot(&plan(conn, keys, jury, new, &by, seed)?)?;
    let turns = new.turns.unwrap_or(jury.settings.turns);
    let mut fingerprint = sha256_hex(&[&canonical(&(&rooms, &by, seed, turns))]);
    fingerprint.truncate(FINGERPRINT_CHARS);
    Ok(RoomsPreview { rooms, figures, by, seed, turns, fingerprint })
}

fn by(jury: &Jury, new: &NewRooms) -> Result<AllottedBy, Refusal> {
    let usual = || {
        let attribute = jury.settings.mix_by.clone();
        if attribute.is_empty() { vec![] } else { vec![Minded { attribute, not_alone: false }] }
    };
    let attributes = new.attributes.clone().unwrap_or_else(usual);
    for minded in &attributes {
        limits::needed("attribute", &minded.attribute, NAME_CHARS)?;
    }
    Ok(AllottedBy { attributes, pins: new.pins.clone(), apart: new.apart.clone() })
}

fn plan(
    conn: &mut Conn,
    keys: &Keys,
    jury: &Jury,
    new: &NewRooms,
    by: &AllottedBy,
    seed: u32,
) -> Result<Plan, No> {
    let (mut supports, mut leading) = (Vec::new(), Vec::new());
    for row in store::people::all(conn, jury.id)? {
        let person = row.person()?;
        match (person.role, person.supports) {
            (Role::Supporter, Some(juror))
                if row.erased_at.is_none() && person.attendance != Attendance::Left =>
            {
                supports.push(Support { supporter: person.id, juror });
            }
            (Role::Organiser | Role::Facilitator, _) => leading.push(person.id),
            _ => {}
        }
    }
    if new.facilitators.iter().flatten().any(|named| !leading.contains(named)) {
        return Err(Code::NotFound.into());
    }
    Ok(Plan {
        rooms: new.rooms.unwrap_or(jury.settings.rooms).into(),
        seed: seed.into(),
        jurors: store::rooms::candidates(conn, keys, jury.id, &by.attributes)?,
        attributes: by.attributes.clone(),
        supports,
        facilitators: new.facilitators.clone(),
        met: store::rooms::met(conn, jury.id)?,
        // Room 0, which nobody has, becomes one that is not there.
        pins: by.pins.iter().map(|pin| (pin.person, usize::from(pin.room).wrapping_sub(1))).collect(),
        apart: by.apart.iter().map(|&(one, other)| allotment::pair(one, other)).collect(),
    })
}

fn save_new(tx: &mut Tx, item: Option<ItemId>, preview: &RoomsPreview) -> Result<RoundRow, No> {
    let id: RoomRoundId = clock::new_id();
    let n = store::rooms::rounds(tx.conn, tx.jury.id)?.last().map_or(1, |last| last.n + 1);
    let names: Vec<_> = preview.by.attributes.iter().map(|minded| minded.attribute.as_str()).collect();
    let round = RoundRow {
        id: id.to_string(),
        jury_id: tx.jury.id.to_string(),
        n,
        item_id: item.map(|item| item.to_string()),
        attribute: names.join(", "),
        seed: preview.seed.into(),
        made_at: tx.now.0,
        begun_at: None,
        ended_at: None,
        plan: serde_json::to_string(&preview.by).map_err(Fault::new)?,
    };
    store::rooms::insert_round(tx.conn, round.clone())?;
    tx.made(id.0);
    let people = store::people::all_people(tx.conn, tx.jury.id)?;
    let away = |who: &PersonId| people.iter().any(|one| one.id == *who && one.is_remote());
    for (room, place) in preview.rooms.iter().zip(1..) {
        // Who is not in the room sees nobody lean forward to speak.
        let turns = preview.turns || room.jurors.iter().any(away);
        save_room(tx, &round, place, room, turns)?;
    }
    let facts = serde_json::json!({
        "round": id, "n": n, "item": item, "attributes": preview.by.attributes, "seed": preview.seed, "rooms": preview.rooms,
        "figures": preview.figures,
    });
    tx.record(Kind::RoomsMade, facts, None)?;
    // Who wished what is nobody's business outside: an entry about a person stays out of the public record.
    for pin in &preview.by.pins {
        let facts = serde_json::json!({ "round": id, "room": pin.room });
        tx.record(Kind::SeatWished, facts, Some(pin.person))?;
    }
    for &(one, other) in &preview.by.apart {
        let facts = serde_json::json!({ "round": id, "apart_from": other });
        tx.record(Kind::SeatWished, facts, Some(one))?;
    }
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
            told: String::new(),
            told_at: None,
            deadline: None,
            back_at: None,
            recorded_since: None,
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
