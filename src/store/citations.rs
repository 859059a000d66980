//! What cites which evidence.

use diesel::prelude::*;

use super::conn::Conn;
use super::id;
use super::list_schema::{citations, entry_arguments, room_entries};
use crate::jury::citations::{Citation, Citing};
use crate::jury::ids::{CitationId, EvidenceId, JuryId, RoomId};
use crate::jury::time::UtcMillis;
use crate::no::Fault;

#[derive(Clone, Debug, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = citations)]
#[diesel(treat_none_as_null = true)]
struct CitationRow {
    id: String,
    jury_id: String,
    room_id: Option<String>,
    citing: String,
    citing_id: String,
    evidence_id: String,
    passage: String,
    place: String,
    made_by: String,
    taken_back: bool,
    made_at: i64,
}

const ENTRY: &str = "entry";
const ARGUMENT: &str = "argument";
const RECOMMENDATION: &str = "recommendation";
const QUESTION: &str = "question";
const ANSWER: &str = "answer";

fn words(on: Citing) -> (&'static str, String) {
    match on {
        Citing::Entry(id) => (ENTRY, id.to_string()),
        Citing::Argument(id) => (ARGUMENT, id.to_string()),
        Citing::Recommendation(id) => (RECOMMENDATION, id.to_string()),
        Citing::Question(id) => (QUESTION, id.to_string()),
        Citing::Answer(id) => (ANSWER, id.to_string()),
    }
}

impl CitationRow {
    fn of(jury: JuryId, room: Option<RoomId>, it: &Citation) -> Self {
        let (citing, citing_id) = words(it.on);
        Self {
            id: it.id.to_string(),
            jury_id: jury.to_string(),
            room_id: room.map(|room| room.to_string()),
            citing: citing.to_owned(),
            citing_id,
            evidence_id: it.evidence.to_string(),
            passage: it.passage.clone(),
            place: it.place.clone(),
            made_by: it.by.to_string(),
            taken_back: it.taken_back,
            made_at: it.made_at.0,
        }
    }

    fn citation(self) -> Result<Citation, Fault> {
        let on = match self.citing.as_str() {
            ENTRY => Citing::Entry(id(self.citing_id)?),
            ARGUMENT => Citing::Argument(id(self.citing_id)?),
            RECOMMENDATION => Citing::Recommendation(id(self.citing_id)?),
            QUESTION => Citing::Question(id(self.citing_id)?),
            ANSWER => Citing::Answer(id(self.citing_id)?),
            other => return Err(Fault::new(format_args!("a citation by {other}"))),
        };
        Ok(Citation {
            id: id(self.id)?,
            on,
            evidence: id(self.evidence_id)?,
            passage: self.passage,
            place: self.place,
            by: id(self.made_by)?,
            taken_back: self.taken_back,
            made_at: UtcMillis(self.made_at),
        })
    }
}

/// Everything that one thing cites, taken back or not, oldest first.
pub fn by(conn: &mut Conn, on: Citing) -> Result<Vec<Citation>, Fault> {
    let (citing, citing_id) = words(on);
    let rows: Vec<CitationRow> = citations::table
        .filter(citations::citing_id.eq(citing_id).and(citations::citing.eq(citing)))
        .order((citations::made_at, citations::id))
        .select(CitationRow::as_select())
        .load(conn)?;
    rows.into_iter().map(CitationRow::citation).collect()
}

/// What entries, arguments and recommendations of a room cite, oldest first.
pub fn in_room(conn: &mut Conn, room: RoomId) -> Result<Vec<Citation>, Fault> {
    let rows: Vec<CitationRow> = citations::table
        .filter(citations::room_id.eq(room.to_string()).and(citations::taken_back.eq(false)))
        .order((citations::made_at, citations::id))
        .select(CitationRow::as_select())
        .load(conn)?;
    rows.into_iter().map(CitationRow::citation).collect()
}

/// What the recommendations of a jury cite, oldest first.
pub fn by_recommendations(conn: &mut Conn, jury: JuryId) -> Result<Vec<Citation>, Fault> {
    let rows: Vec<CitationRow> = citations::table
        .filter(
            citations::jury_id
                .eq(jury.to_string())
                .and(citations::citing.eq(RECOMMENDATION))
                .and(citations::taken_back.eq(false)),
        )
        .order((citations::made_at, citations::id))
        .select(CitationRow::as_select())
        .load(conn)?;
    rows.into_iter().map(CitationRow::citation).collect()
}

/// What the questions of a jury and the answers to them cite, oldest first.
pub fn by_questions(conn: &mut Conn, jury: JuryId) -> Result<Vec<Citation>, Fault> {
    let of_questions = citations::citing.eq(QUESTION).or(citations::citing.eq(ANSWER));
    let rows: Vec<CitationRow> = citations::table
        .filter(
            citations::jury_id.eq(jury.to_string()).and(of_questions).and(citations::taken_back.eq(false)),
        )
        .order((citations::made_at, citations::id))
        .select(CitationRow::as_select())
        .load(conn)?;
    rows.into_iter().map(CitationRow::citation).collect()
}

/// The rooms in which a piece of evidence is cited.
pub fn rooms_of(conn: &mut Conn, jury: JuryId, evidence: EvidenceId) -> Result<Vec<RoomId>, Fault> {
    let rows: Vec<Option<String>> = citations::table
        .filter(
            citations::jury_id
                .eq(jury.to_string())
                .and(citations::evidence_id.eq(evidence.to_string()))
                .and(citations::taken_back.eq(false)),
        )
        .order(citations::room_id)
        .select(citations::room_id)
        .distinct()
        .load(conn)?;
    rows.into_iter().flatten().map(id).collect()
}

/// One citation of a jury.
pub fn find(conn: &mut Conn, jury: JuryId, one: CitationId) -> Result<Option<Citation>, Fault> {
    let row: Option<CitationRow> = citations::table
        .filter(citations::id.eq(one.to_string()).and(citations::jury_id.eq(jury.to_string())))
        .select(CitationRow::as_select())
        .first(conn)
        .optional()?;
    row.map(CitationRow::citation).transpose()
}

/// The room of an entry or an argument of a jury; a recommendation knows its own.
pub fn room_of(conn: &mut Conn, jury: JuryId, on: Citing) -> Result<Option<RoomId>, Fault> {
    let room: Option<String> = match on {
        Citing::Entry(entry) => room_entries::table
            .filter(room_entries::id.eq(entry.to_string()).and(room_entries::jury_id.eq(jury.to_string())))
            .select(room_entries::room_id)
            .first(conn)
            .optional()?,
        Citing::Argument(argument) => entry_arguments::table
            .filter(
                entry_arguments::id
                    .eq(argument.to_string())
                    .and(entry_arguments::jury_id.eq(jury.to_string())),
            )
            .select(entry_arguments::room_id)
            .first(conn)
            .optional()?,
        Citing::Recommendation(_) | Citing::Question(_) | Citing::Answer(_) => None,
    };
    room.map(id).transpose()
}

/// Stores a new citation.
pub fn insert(conn: &mut Conn, jury: JuryId, room: Option<RoomId>, it: &Citation) -> Result<(), Fault> {
    diesel::insert_into(citations::table).values(CitationRow::of(jury, room, it)).execute(conn)?;
    Ok(())
}

/// Stores that a citation was taken back.
pub fn take_back(conn: &mut Conn, one: CitationId) -> Result<(), Fault> {
    diesel::update(citations::table.filter(citations::id.eq(one.to_string())))
        .set(citations::taken_back.eq(true))
        .execute(conn)?;
    Ok(())
}
