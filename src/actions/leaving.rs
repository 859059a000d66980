//! People who do not take part after all: taken off the list, and others in their place.

use serde_json::json;

use super::newcomers::{self, Newcomers};
use super::people::{NewPerson, must_stay, revoke};
use super::{Ctx, Done, Tx, change};
use crate::clock;
use crate::jury::ids::{JuryId, PersonId};
use crate::jury::juries::JuryState;
use crate::jury::people::{Attendance, Role};
use crate::jury::record::Kind;
use crate::jury::refusal::Code;
use crate::jury::sight::{Operation, Topic};
use crate::no::No;
use crate::service::Service;
use crate::store;
use crate::store::people::AttendanceMark;

/// While people still come and go.
const OPEN: &[JuryState] = &[JuryState::Draft, JuryState::Ready, JuryState::Running];

/// Takes somebody off the list: their card stops working and they are no longer counted. What they wrote
/// stays.
pub async fn remove_person(service: &Service, ctx: Ctx, jury: JuryId, person: PersonId) -> Result<Done, No> {
    change(service, Operation::RemovePerson, ctx, jury, move |tx| {
        tx.jury.state.must_be(OPEN)?;
        go(tx, person, None)
    })
    .await
}

/// Somebody new comes in another's place, with a card of their own, for the same role. Answers the new
/// person's id.
pub async fn replace_person(
    service: &Service,
    ctx: Ctx,
    jury: JuryId,
    person: PersonId,
    new: NewPerson,
) -> Result<Done, No> {
    change(service, Operation::ReplacePerson, ctx, jury, move |tx| {
        tx.jury.state.must_be(OPEN)?;
        let row = tx.person(person)?;
        must_stay(&row)?;
        if store::word::<Role>(&row.role)? != new.role {
            return Err(Code::RoleWrong.into());
        }
        let id: PersonId = clock::new_id();
        // First, so that the e-mail of whoever goes may be taken over.
        go(tx, person, Some(id))?;
        Newcomers::expecting(tx, 1)?.add(tx, id, new)?;
        newcomers::touch_all(tx);
        Ok(())
    })
    .await
}

fn go(tx: &mut Tx, person: PersonId, instead: Option<PersonId>) -> Result<(), No> {
    if person == tx.actor.id {
        return Err(Code::PersonYourself.into());
    }
    let mut row = tx.person(person)?;
    must_stay(&row)?;
    revoke(tx, person)?;
    row.gone_at = Some(tx.now.0);
    row.replaced_by = instead.map(|id| id.to_string());
    let mark = AttendanceMark {
        jury_id: tx.jury.id.to_string(),
        person_id: person.to_string(),
        at: tx.now.0,
        seq: tx.seq,
        attendance: store::to_word(&Attendance::Left)?,
        marked_by: tx.actor.id.to_string(),
    };
    store::people::mark(tx.conn, &mut row, mark)?;
    super::floor::left(tx, person)?;
    super::seats::left(tx, person)?;
    tx.record(Kind::PersonGone, json!({ "person": person, "replaced_by": instead }), Some(person))?;
    for topic in [Topic::People, Topic::Rooms, Topic::Agenda, Topic::Evidence, Topic::Me] {
        tx.touch(topic);
    }
    super::rooms::touch_all(tx)
}
