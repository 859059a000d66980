//! Arguments for and against what a room wrote down.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::lists::with_lists;
use super::{Ctx, Done, change};
use crate::jury::arguments::Side;
use crate::jury::ids::{ArgumentId, EntryId, JuryId, RoomId};
use crate::jury::merging::SeenEntry;
use crate::jury::sight::{Operation, Topic};
use crate::no::No;
use crate::service::Service;

/// Something for or against an entry.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewArgument {
    pub side: Side,
    pub text: String,
    /// The entry's words as they were shown.
    pub seen: String,
}

/// Says something for or against an entry. Answers the argument's id.
pub async fn argue_entry(
    service: &Service,
    ctx: Ctx,
    jury: JuryId,
    room: RoomId,
    entry: EntryId,
    new: NewArgument,
) -> Result<Done, No> {
    change(service, Operation::ArgueEntry, ctx, jury, move |tx| {
        let about = SeenEntry { entry, text: new.seen };
        with_lists(tx, room, |lists, act| lists.argue(act, &about, new.side, &new.text))?;
        tx.touch(Topic::Room(room));
        Ok(())
    })
    .await
}

/// Takes back one's own argument.
pub async fn withdraw_argument(
    service: &Service,
    ctx: Ctx,
    jury: JuryId,
    room: RoomId,
    argument: ArgumentId,
) -> Result<Done, No> {
    change(service, Operation::WithdrawArgument, ctx, jury, move |tx| {
        with_lists(tx, room, |lists, act| lists.withdraw_argument(act, argument))?;
        tx.touch(Topic::Room(room));
        Ok(())
    })
    .await
}
