//! Where turns are taken: a room, or everyone together.

use std::collections::BTreeSet;

use super::Tx;
use super::rooms::{Inside, inside, sitting, touch};
use crate::clock;
use crate::jury::evenness::gini_permille;
use crate::jury::ids::{ItemId, PersonId, RoomId};
use crate::jury::people::{Attendance, Role, alternating};
use crate::jury::record::Kind;
use crate::jury::refusal::{Code, Refusal};
use crate::jury::rooms::{Part, Standing};
use crate::jury::sight::Topic;
use crate::jury::turns::{Act, Changed, TURN_S, Turns, time_spoken};
use crate::no::No;
use crate::store;
use crate::store::rooms::RoomRow;
use crate::store::turns::Place;

/// Decides on the turns of a room or of the plenary, and stores what changed.
pub(super) fn with_turns(
    tx: &mut Tx,
    room: RoomId,
    decide: impl FnOnce(&mut Turns, Act, &BTreeSet<PersonId>) -> Result<Changed, Refusal>,
) -> Result<Changed, No> {
    let Floor { inside, jurors, remote } = floor(tx, room)?;
    inside.sitting.writable(false)?;
    let place = inside.place(tx.jury.id);
    let mut row = inside.row;
    let mut turns = Turns {
        on: row.turns_on,
        length_ms: row.turn_ms,
        turns: store::turns::live(tx.conn, room)?,
        spoken: time_spoken(&store::turns::of_jury(tx.conn, tx.jury.id)?),
        remote,
        last: store::turns::last_speaker(tx.conn, room)?,
    };
    let act = Act { by: tx.actor.id, standing: inside.standing, now: tx.now };
    let changed = decide(&mut turns, act, &jurors)?;
    store::turns::save(tx.conn, &place, &changed.turns)?;
    if (turns.on, turns.length_ms) != (row.turns_on, row.turn_ms) {
        (row.turns_on, row.turn_ms) = (turns.on, turns.length_ms);
        store::rooms::save(tx.conn, row)?;
    }
    touch(tx, room);
    Ok(changed)
}

struct Floor {
    inside: Inside,
    /// Who may ask for a turn.
    jurors: BTreeSet<PersonId>,
    /// Those of them who take part from elsewhere, where hall and remote alternate.
    remote: BTreeSet<PersonId>,
}

fn floor(tx: &mut Tx, room: RoomId) -> Result<Floor, No> {
    match store::rooms::plenary(tx.conn, tx.jury.id)? {
        Some(row) if row.id()? == room => plenary_floor(tx, row),
        _ => {
            let inside = inside(tx, room)?;
            let mut jurors = BTreeSet::new();
            for member in &inside.members {
                if member.part()? == Part::Juror {
                    jurors.insert(member.person()?);
                }
            }
            Ok(Floor { inside, jurors, remote: BTreeSet::new() })
        }
    }
}

fn plenary_floor(tx: &mut Tx, row: RoomRow) -> Result<Floor, No> {
    let standing = match tx.actor.role {
        Role::Organiser | Role::Facilitator => Standing::Runs,
        Role::Juror => Standing::Juror,
        _ => Standing::Reads,
    };
    let round = store::rooms::round(tx.conn, row.round()?)?.ok_or(Code::NotFound)?;
    let sitting = sitting(tx, &round)?;
    let people = store::people::all_people(tx.conn, tx.jury.id)?;
    let jurors = people.iter().filter(|one| one.role == Role::Juror && one.attendance != Attendance::Left);
    let jurors = jurors.map(|juror| juror.id).collect();
    let inside = Inside { id: row.id()?, row, members: Vec::new(), standing, sitting };
    Ok(Floor { inside, jurors, remote: alternating(&people) })
}

/// The plenary's room; made when it is first needed.
pub(super) fn plenary(tx: &mut Tx) -> Result<RoomId, No> {
    if let Some(row) = store::rooms::plenary(tx.conn, tx.jury.id)? {
        return Ok(row.id()?);
    }
    let seconds = tx.jury.settings.turn_seconds.clamp(*TURN_S.start(), *TURN_S.end());
    let ids = (clock::new_id(), clock::new_id());
    store::rooms::make_plenary(tx.conn, tx.jury.id, ids, tx.now, i64::from(seconds) * 1_000)?;
    Ok(ids.1)
}

/// Another item has opened: hands that were up in the plenary were for the one before, and turns are
/// as long as the new item says.
pub(super) fn item_opened(tx: &mut Tx, item: ItemId) -> Result<(), No> {
    let agenda = store::agenda::load(tx.conn, tx.jury.id)?;
    let seconds = agenda.items.iter().find(|one| one.id == item).and_then(|one| one.turn_seconds);
    let plenary = store::rooms::plenary(tx.conn, tx.jury.id)?;
    if let Some(row) = &plenary {
        clear(tx, row)?;
    }
    let Some(seconds) = seconds else { return Ok(()) };
    let rooms = match store::rooms::current_round(tx.conn, tx.jury.id)? {
        Some(round) => store::rooms::of_round(tx.conn, &round.id)?,
        None => Vec::new(),
    };
    for mut row in rooms.into_iter().chain(plenary) {
        row.turn_ms = i64::from(seconds) * 1_000;
        let room = row.id()?;
        store::rooms::save(tx.conn, row)?;
        touch(tx, room);
    }
    Ok(())
}

/// The day is over: who speaks has spoken, and hands go down, so that nobody is counted as speaking
/// all night.
pub(super) fn day_ended(tx: &mut Tx) -> Result<(), No> {
    let mut rooms: Vec<RoomRow> = store::rooms::plenary(tx.conn, tx.jury.id)?.into_iter().collect();
    if let Some(round) = store::rooms::current_round(tx.conn, tx.jury.id)? {
        rooms.extend(store::rooms::of_round(tx.conn, &round.id)?);
    }
    for mut row in rooms {
        clear(tx, &row)?;
        super::recording::set(tx, row.id()?, false)?;
        (row.told, row.told_at, row.deadline, row.recorded_since) = (String::new(), None, None, None);
        store::rooms::save(tx.conn, row)?;
    }
    Ok(())
}

/// Somebody leaves the hall: their turn ends, in their room and in the plenary.
pub(super) fn left(tx: &mut Tx, person: PersonId) -> Result<(), No> {
    let mut rooms: Vec<RoomRow> = store::rooms::plenary(tx.conn, tx.jury.id)?.into_iter().collect();
    if let Some(room) = store::rooms::room_of(tx.conn, tx.jury.id, person)? {
        rooms.extend(store::rooms::find(tx.conn, tx.jury.id, room)?);
    }
    for row in rooms {
        let room = row.id()?;
        let mut turns = Turns { turns: store::turns::live(tx.conn, room)?, ..Turns::default() };
        let ended = turns.leave(person, tx.now);
        if !ended.turns.is_empty() {
            store::turns::save(tx.conn, &place(tx, &row)?, &ended.turns)?;
        }
        touch(tx, room);
    }
    Ok(())
}

fn clear(tx: &mut Tx, row: &RoomRow) -> Result<(), No> {
    let room = row.id()?;
    let mut turns = Turns { turns: store::turns::live(tx.conn, room)?, ..Turns::default() };
    let cleared = turns.clear(tx.now);
    store::turns::save(tx.conn, &place(tx, row)?, &cleared.turns)?;
    touch(tx, room);
    Ok(())
}

fn place(tx: &Tx, row: &RoomRow) -> Result<Place, No> {
    Ok(Place { jury: tx.jury.id, round: row.round_id.clone(), room: row.id()? })
}

/// After an item that rooms worked in: how evenly its time was shared, where turns were tracked. One
/// figure for the report, with no person in it.
pub(super) fn record_evenness(tx: &mut Tx, item: ItemId) -> Result<(), No> {
    let Some(round) = store::rooms::current_round(tx.conn, tx.jury.id)? else { return Ok(()) };
    let agenda = store::agenda::load(tx.conn, tx.jury.id)?;
    let Some(closed) = agenda.items.iter().find(|one| one.id == item && one.opens_rooms) else {
        return Ok(());
    };
    let since = closed.opened_at;
    let mut times = Vec::new();
    for room in store::rooms::of_round(tx.conn, &round.id)?.into_iter().filter(|room| room.turns_on) {
        let turns = store::turns::of_room(tx.conn, room.id()?)?;
        let spoken = time_spoken(turns.iter().filter(|turn| turn.started_at >= since));
        for member in store::rooms::members_of(tx.conn, &room.id)? {
            if member.part()? == Part::Juror {
                times.push(spoken.get(&member.person()?).copied().unwrap_or(0));
            }
        }
    }
    if let Some(gini) = gini_permille(&times) {
        let facts = serde_json::json!({
            "item": item, "round": round.id, "jurors": times.len(), "gini_permille": gini,
        });
        tx.record(Kind::TimeShared, facts, None)?;
    }
    tx.touch(Topic::Rooms);
    Ok(())
}
