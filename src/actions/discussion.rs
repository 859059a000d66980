//! The notes of what everyone discusses together: one shared text an item, open until the day ends.

use super::{Ctx, Done, Tx, change, documents};
use crate::jury::ids::{DocumentId, ItemId, JuryId};
use crate::jury::item::{ItemKind, ItemState};
use crate::jury::juries::JuryState;
use crate::jury::refusal::Code;
use crate::jury::sight::{Operation, Topic};
use crate::no::No;
use crate::service::Service;
use crate::store;

/// Opens the notes of an item that is open or has just been, which are made when somebody who runs
/// the jury first asks. Answers the text's id.
pub async fn open_item_notes(service: &Service, ctx: Ctx, jury: JuryId, item: ItemId) -> Result<Done, No> {
    change(service, Operation::OpenItemNotes, ctx, jury, move |tx| {
        tx.jury.state.must_be(&[JuryState::Running])?;
        let agenda = store::agenda::load(tx.conn, tx.jury.id)?;
        let one = agenda.item(item)?;
        let there = store::discussion::all(tx.conn, tx.jury.id)?;
        if let Some(there) = there.into_iter().find(|notes| notes.item_id == item.to_string()) {
            let document: DocumentId = store::id(there.document_id)?;
            tx.made(document.0);
            return Ok(());
        }
        if matches!(one.kind, ItemKind::Rooms | ItemKind::Drafting | ItemKind::Ballot | ItemKind::Break) {
            return Err(Code::NotesNotForKind.into());
        }
        let today = agenda.current_day() == Some(one.day);
        if !today || !matches!(one.state, ItemState::Open | ItemState::Closed) {
            return Err(Code::ItemNotOpen.with("title", &one.title).into());
        }
        let document = documents::create(tx.conn, tx.jury.id, None, None, tx.now)?;
        store::discussion::insert(tx.conn, tx.jury.id, item, document)?;
        tx.made(document.0);
        tx.touch(Topic::Agenda);
        Ok(())
    })
    .await
}

/// The day is over: its notes stay as they read.
pub(super) fn day_ended(tx: &mut Tx) -> Result<(), No> {
    for notes in store::discussion::all(tx.conn, tx.jury.id)? {
        if notes.text.is_some() {
            continue;
        }
        let document: DocumentId = store::id(notes.document_id)?;
        documents::freeze(tx.conn, document)?;
        let (_, text) = documents::reads(tx.conn, document)?;
        store::discussion::close(tx.conn, &notes.item_id, text)?;
        tx.touch(Topic::Text(document));
        tx.touch(Topic::Agenda);
    }
    Ok(())
}
