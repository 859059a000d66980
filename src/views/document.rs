//! A shared text as its socket needs it: who may come, and what is stored.

use super::audience_at;
use crate::jury::ids::{DocumentId, JuryId, PersonId};
use crate::jury::refusal::Code;
use crate::jury::rooms::Sitting;
use crate::jury::sight::{self, Audience, Reach, Who};
use crate::no::No;
use crate::service::Service;
use crate::store::{self, Conn};

/// What somebody may do with a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Access {
    pub person: PersonId,
    pub reach: Reach,
    pub frozen: bool,
}

/// What is stored of a text.
#[derive(Clone, Debug, Default)]
pub struct Stored {
    /// In order; they follow each other from where the reading began.
    pub updates: Vec<Vec<u8>>,
    /// The number of the last.
    pub last_n: i64,
    pub frozen: bool,
}

/// What somebody may do with a text of a jury, and after which change of the jury that was so.
///
/// # Errors
/// `not_found` when they may not see it: the same as for a text that does not exist.
pub async fn access(
    service: &Service,
    jury: JuryId,
    document: DocumentId,
    who: Option<Who>,
) -> Result<(Access, i64), No> {
    service
        .db
        .read(move |conn| {
            let (audience, seq) = audience_at(conn, jury, who, false)?;
            Ok((access_as(conn, jury, document, audience)?, seq))
        })
        .await
}

/// What an audience may do with a text of a jury.
///
/// # Errors
/// As [`access`].
pub fn access_as(
    conn: &mut Conn,
    jury: JuryId,
    document: DocumentId,
    audience: Audience,
) -> Result<Access, No> {
    let row = store::documents::find(conn, document)?.ok_or(Code::NotFound)?;
    if row.jury_id != jury.to_string() {
        return Err(Code::NotFound.into());
    }
    let sits_there = match (&row.room_id, audience.person) {
        (Some(room), Some(person)) => sits_in(conn, room, person)?,
        (room, _) => room.is_none(),
    };
    let reach = sight::reach(audience.viewer, sits_there, at_work(conn, jury)?);
    match audience.person {
        Some(person) if reach != Reach::Nothing => Ok(Access { person, reach, frozen: row.frozen }),
        _ => Err(Code::NotFound.into()),
    }
}

fn sits_in(conn: &mut Conn, room: &str, person: PersonId) -> Result<bool, No> {
    let person = person.to_string();
    Ok(store::rooms::members_of(conn, room)?.iter().any(|member| member.person_id == person))
}

/// Whether rooms are at work: by day, or overnight where the jury decided so.
fn at_work(conn: &mut Conn, jury: JuryId) -> Result<bool, No> {
    let row = store::juries::find(conn, jury)?.ok_or(Code::NotFound)?.jury()?;
    let day_runs = store::agenda::day_runs(conn, jury)?;
    Ok(Sitting::of(row.state, day_runs).writable(row.settings.write_overnight).is_ok())
}

/// What is stored of a text after update `n`.
pub async fn stored(service: &Service, document: DocumentId, n: i64) -> Result<Stored, No> {
    service
        .db
        .read(move |conn| {
            let row = store::documents::find(conn, document)?.ok_or(Code::NotFound)?;
            let updates = store::documents::updates_after(conn, document, n)?;
            let last_n = updates.last().map_or(n, |row| row.n);
            Ok(Stored {
                updates: updates.into_iter().map(|row| row.bytes).collect(),
                last_n,
                frozen: row.frozen,
            })
        })
        .await
}
