//! The jury's voting point: whether it is open, and how often its secret was made anew.

use diesel::prelude::*;

use super::conn::Conn;
use super::schema_rounds::voting_points as points;
use crate::jury::ids::JuryId;
use crate::no::Fault;

/// The number of the open voting point's secret; none while there is none.
pub fn open_turn(conn: &mut Conn, jury: JuryId) -> Result<Option<i32>, Fault> {
    let found: Option<(i32, bool)> = points::table
        .filter(points::jury_id.eq(jury.to_string()))
        .select((points::turn, points::open))
        .first(conn)
        .optional()?;
    Ok(found.filter(|(_, open)| *open).map(|(turn, _)| turn))
}

/// Opens the voting point with a new secret, or closes it: either way the secret before ends.
pub fn set(conn: &mut Conn, jury: JuryId, open: bool) -> Result<(), Fault> {
    let changed = diesel::update(points::table.filter(points::jury_id.eq(jury.to_string())))
        .set((points::turn.eq(points::turn + 1), points::open.eq(open)))
        .execute(conn)?;
    if changed == 0 {
        diesel::insert_into(points::table)
            .values((points::jury_id.eq(jury.to_string()), points::turn.eq(1), points::open.eq(open)))
            .execute(conn)?;
    }
    Ok(())
}
