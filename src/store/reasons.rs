//! Reasons: the window in which they are sent, what was sent, and which credentials were used.

use diesel::prelude::*;

use super::conn::Conn;
use super::schema_reasons::{reasons, reasons_sent, reasons_windows};
use super::{LOOKED_UP_AT_ONCE, id, upsert};
use crate::jury::ids::{JuryId, ReasonId, RoundId, VersionId};
use crate::jury::reasons::Window;
use crate::jury::time::UtcMillis;
use crate::no::Fault;

#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = reasons_windows)]
struct WindowRow {
    round_id: String,
    jury_id: String,
    opened_at: i64,
    closed_at: Option<i64>,
    sent: Option<i32>,
}

impl WindowRow {
    fn window(self) -> Result<Window, Fault> {
        Ok(Window {
            round: id(self.round_id)?,
            opened_at: UtcMillis(self.opened_at),
            closed_at: self.closed_at.map(UtcMillis),
            sent: self.sent.map(u32::try_from).transpose().map_err(Fault::new)?,
        })
    }
}

/// One answer, which nothing ties to anybody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    pub id: ReasonId,
    pub version: VersionId,
    pub text: String,
}

/// All windows of a jury, in the order of their rounds.
pub fn windows(conn: &mut Conn, jury: JuryId) -> Result<Vec<Window>, Fault> {
    let rows: Vec<WindowRow> = reasons_windows::table
        .filter(reasons_windows::jury_id.eq(jury.to_string()))
        .order(reasons_windows::round_id)
        .select(WindowRow::as_select())
        .load(conn)?;
    rows.into_iter().map(WindowRow::window).collect()
}

/// The window of one round, if it ever opened.
pub fn window(conn: &mut Conn, jury: JuryId, round: RoundId) -> Result<Option<Window>, Fault> {
    let row: Option<WindowRow> = reasons_windows::table
        .filter(reasons_windows::round_id.eq(round.to_string()))
        .filter(reasons_windows::jury_id.eq(jury.to_string()))
        .select(WindowRow::as_select())
        .first(conn)
        .optional()?;
    row.map(WindowRow::window).transpose()
}

/// The windows of some juries that are open now, the oldest first. Each jury's are looked up by its id.
pub fn open_windows(conn: &mut Conn, of: &[JuryId]) -> Result<Vec<(JuryId, RoundId)>, Fault> {
    let mut found = Vec::new();
    for some in of.chunks(LOOKED_UP_AT_ONCE) {
        let mut query = reasons_windows::table
            .select((reasons_windows::jury_id, reasons_windows::round_id))
            .order(reasons_windows::round_id)
            .into_boxed();
        for jury in some {
            let open = reasons_windows::closed_at.is_null();
            query = query.or_filter(reasons_windows::jury_id.eq(jury.to_string()).and(open));
        }
        for (jury, round) in query.load::<(String, String)>(conn)? {
            found.push((id(jury)?, id(round)?));
        }
    }
    Ok(found)
}

/// Stores a window that opens.
pub fn insert_window(conn: &mut Conn, jury: JuryId, window: &Window) -> Result<(), Fault> {
    let row = WindowRow {
        round_id: window.round.to_string(),
        jury_id: jury.to_string(),
        opened_at: window.opened_at.0,
        closed_at: None,
        sent: None,
    };
    diesel::insert_into(reasons_windows::table).values(row).execute(conn)?;
    Ok(())
}

/// Stores that a window is closed. Waits for whoever is sending: what comes after is refused.
pub fn close_window(conn: &mut Conn, window: &Window) -> Result<(), Fault> {
    diesel::update(reasons_windows::table.filter(reasons_windows::round_id.eq(window.round.to_string())))
        .set(reasons_windows::closed_at.eq(window.closed_at.map(|at| at.0)))
        .execute(conn)?;
    Ok(())
}

/// Stores how many sent their reasons.
pub fn set_sent(conn: &mut Conn, round: RoundId, sent: u32) -> Result<(), Fault> {
    let sent = i32::try_from(sent).map_err(Fault::new)?;
    diesel::update(reasons_windows::table.filter(reasons_windows::round_id.eq(round.to_string())))
        .set(reasons_windows::sent.eq(Some(sent)))
        .execute(conn)?;
    Ok(())
}

/// The window of a round, kept as it is until the transaction ends.
pub fn hold_window(conn: &mut Conn, jury: JuryId, round: RoundId) -> Result<Option<Window>, Fault> {
    upsert::share_reasons_window(conn, &round.to_string())?;
    window(conn, jury, round)
}

/// Notes that a credential was used, unless it was: then with what.
pub fn note_sent(
    conn: &mut Conn,
    round: RoundId,
    key_hash: &[u8],
    digest: &[u8],
) -> Result<Option<Vec<u8>>, Fault> {
    if upsert::reasons_sent_if_absent(conn, &round.to_string(), key_hash, digest)? == 1 {
        return Ok(None);
    }
    Ok(reasons_sent::table
        .filter(reasons_sent::round_id.eq(round.to_string()).and(reasons_sent::key_hash.eq(key_hash)))
        .select(reasons_sent::digest)
        .first(conn)
        .optional()?)
}

/// How many credentials were used.
pub fn count_sent(conn: &mut Conn, round: RoundId) -> Result<u32, Fault> {
    let sent: i64 =
        reasons_sent::table.filter(reasons_sent::round_id.eq(round.to_string())).count().get_result(conn)?;
    u32::try_from(sent).map_err(Fault::new)
}

/// Stores one answer.
pub fn insert(conn: &mut Conn, round: RoundId, one: &Reason) -> Result<(), Fault> {
    diesel::insert_into(reasons::table)
        .values((
            reasons::id.eq(one.id.to_string()),
            reasons::round_id.eq(round.to_string()),
            reasons::version_id.eq(one.version.to_string()),
            reasons::text.eq(&one.text),
        ))
        .execute(conn)?;
    Ok(())
}

/// The answers of a round in the order of their random ids.
pub fn all(conn: &mut Conn, round: RoundId) -> Result<Vec<Reason>, Fault> {
    let rows: Vec<(String, String, String)> = reasons::table
        .filter(reasons::round_id.eq(round.to_string()))
        .order(reasons::id)
        .select((reasons::id, reasons::version_id, reasons::text))
        .load(conn)?;
    rows.into_iter()
        .map(|(one, version, text)| Ok(Reason { id: id(one)?, version: id(version)?, text }))
        .collect()
}

/// Forgets which credentials were used.
pub fn forget_sent(conn: &mut Conn, round: RoundId) -> Result<(), Fault> {
    diesel::delete(reasons_sent::table.filter(reasons_sent::round_id.eq(round.to_string()))).execute(conn)?;
    Ok(())
}

/// Forgets the answers of a round.
pub fn forget(conn: &mut Conn, round: RoundId) -> Result<(), Fault> {
    diesel::delete(reasons::table.filter(reasons::round_id.eq(round.to_string()))).execute(conn)?;
    Ok(())
}
