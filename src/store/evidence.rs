//! Pieces of evidence.

use diesel::prelude::*;

use super::conn::Conn;
use super::schema::evidence;
use super::{id, to_word, word};
use crate::jury::evidence::{Content, Evidence, Matter};
use crate::jury::ids::{EvidenceId, JuryId};
use crate::jury::time::UtcMillis;
use crate::no::Fault;

#[derive(Clone, Debug, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = evidence)]
#[diesel(treat_none_as_null = true)]
struct EvidenceRow {
    id: String,
    jury_id: String,
    provider_id: String,
    state: String,
    title: String,
    kind: String,
    body: String,
    url: Option<String>,
    capacity: String,
    interest: Option<String>,
    submitted_at: Option<i64>,
    published_at: Option<i64>,
    withdrawn_at: Option<i64>,
    reason: String,
    file_hash: Option<String>,
    file_name: String,
    file_alternative: String,
    summary: String,
    licence: String,
}

impl EvidenceRow {
    fn of(jury: JuryId, it: &Evidence) -> Result<Self, Fault> {
        let (kind, body, url) = match &it.content.matter {
            Matter::Statement { text } => ("statement", text.clone(), None),
            Matter::Link { url, about } => ("link", about.clone(), Some(url.clone())),
            // As which a node of the version before reads it.
            Matter::File { .. } => ("statement", String::new(), None),
        };
        let (file_hash, file_name, file_alternative) = match &it.content.matter {
            Matter::File { hash, name, alternative } => {
                (Some(hash.clone()), name.clone(), alternative.clone())
            }
            Matter::Statement { .. } | Matter::Link { .. } => (None, String::new(), String::new()),
        };
        Ok(Self {
            id: it.id.to_string(),
            jury_id: jury.to_string(),
            provider_id: it.provider.to_string(),
            state: to_word(&it.state)?,
            title: it.content.title.clone(),
            kind: kind.into(),
            body,
            url,
            capacity: it.content.capacity.clone(),
            interest: it.content.interest.clone(),
            submitted_at: it.submitted_at.map(|at| at.0),
            published_at: it.published_at.map(|at| at.0),
            withdrawn_at: it.withdrawn_at.map(|at| at.0),
            reason: it.reason.clone(),
            file_hash,
            file_name,
            file_alternative,
            summary: it.content.summary.clone(),
            licence: to_word(&it.content.licence)?,
        })
    }

    fn evidence(self) -> Result<Evidence, Fault> {
        let matter = match (self.kind.as_str(), self.url) {
            ("statement", None) if self.file_hash.is_some() => Matter::File {
                hash: self.file_hash.unwrap_or_default(),
                name: self.file_name,
                alternative: self.file_alternative,
            },
            ("statement", None) => Matter::Statement { text: self.body },
            ("link", Some(url)) => Matter::Link { url, about: self.body },
            (kind, _) => return Err(Fault::new(format_args!("evidence of kind {kind}"))),
        };
        Ok(Evidence {
            id: id(self.id)?,
            provider: id(self.provider_id)?,
            state: word(&self.state)?,
            content: Content {
                title: self.title,
                matter,
                capacity: self.capacity,
                interest: self.interest,
                summary: self.summary,
                licence: word(&self.licence)?,
            },
            submitted_at: self.submitted_at.map(UtcMillis),
            published_at: self.published_at.map(UtcMillis),
            withdrawn_at: self.withdrawn_at.map(UtcMillis),
            reason: self.reason,
        })
    }
}

/// One piece of evidence of a jury.
pub fn find(conn: &mut Conn, jury: JuryId, one: EvidenceId) -> Result<Option<Evidence>, Fault> {
    let row = evidence::table
        .filter(evidence::id.eq(one.to_string()).and(evidence::jury_id.eq(jury.to_string())))
        .select(EvidenceRow::as_select())
        .first(conn)
        .optional()?;
    row.map(EvidenceRow::evidence).transpose()
}

/// All evidence of a jury, oldest first.
pub fn all(conn: &mut Conn, jury: JuryId) -> Result<Vec<Evidence>, Fault> {
    evidence::table
        .filter(evidence::jury_id.eq(jury.to_string()))
        .order(evidence::id)
        .select(EvidenceRow::as_select())
        .load(conn)?
        .into_iter()
        .map(EvidenceRow::evidence)
        .collect()
}

/// Stores a new piece.
pub fn insert(conn: &mut Conn, jury: JuryId, it: &Evidence) -> Result<(), Fault> {
    diesel::insert_into(evidence::table).values(EvidenceRow::of(jury, it)?).execute(conn)?;
    Ok(())
}

/// Stores a piece back.
pub fn save(conn: &mut Conn, jury: JuryId, it: &Evidence) -> Result<(), Fault> {
    diesel::update(evidence::table.filter(evidence::id.eq(it.id.to_string())))
        .set(EvidenceRow::of(jury, it)?)
        .execute(conn)?;
    Ok(())
}
