//! Recommendations, their frozen versions, and suggested changes.

use std::collections::BTreeMap;

use diesel::prelude::*;

use super::conn::Conn;
use super::schema::{amendments, recommendation_versions as versions, recommendations};
use super::{id, to_word, word};
use crate::jury::ids::{AmendmentId, DocumentId, JuryId, RecommendationId, RoomId, RoundId, VersionId};
use crate::jury::recommendations::{Amendment, Recommendation, RecommendationState, Text, Version};
use crate::jury::time::UtcMillis;
use crate::no::Fault;

#[derive(Clone, Debug, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = recommendations)]
#[diesel(treat_none_as_null = true)]
struct RecommendationRow {
    id: String,
    jury_id: String,
    room_id: Option<String>,
    document_id: Option<String>,
    state: String,
    current_version_id: Option<String>,
    was_put: bool,
    decided_in: Option<String>,
    withdrawn_reason: String,
}

#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = versions)]
struct VersionRow {
    id: String,
    recommendation_id: String,
    number: i32,
    title: String,
    body: String,
    reasons: String,
    amendment_id: Option<String>,
    frozen_at: i64,
}

/// A recommendation as it is kept: with its draft's document, and the round that decided it.
#[derive(Clone, Debug)]
pub struct Kept {
    pub it: Recommendation,
    pub document: Option<DocumentId>,
    /// The final round that adopted it or did not agree.
    pub decided_in: Option<RoundId>,
}

impl RecommendationRow {
    fn of(jury: JuryId, kept: &Kept) -> Result<Self, Fault> {
        Ok(Self {
            id: kept.it.id.to_string(),
            jury_id: jury.to_string(),
            room_id: kept.it.room.map(|room| room.to_string()),
            document_id: kept.document.map(|document| document.to_string()),
            state: to_word(&kept.it.state)?,
            current_version_id: kept.it.current.as_ref().map(|version| version.id.to_string()),
            was_put: kept.it.was_put,
            decided_in: kept.decided_in.map(|round| round.to_string()),
            withdrawn_reason: kept.it.withdrawn_reason.clone(),
        })
    }

    fn kept(self, current: Option<Version>) -> Result<Kept, Fault> {
        Ok(Kept {
            it: Recommendation {
                id: id(self.id)?,
                room: self.room_id.map(id).transpose()?,
                state: word(&self.state)?,
                current,
                was_put: self.was_put,
                withdrawn_reason: self.withdrawn_reason,
            },
            document: self.document_id.map(id).transpose()?,
            decided_in: self.decided_in.map(id).transpose()?,
        })
    }
}

impl VersionRow {
    fn version(self) -> Result<Version, Fault> {
        Ok(Version {
            id: id(self.id)?,
            number: u32::try_from(self.number).map_err(Fault::new)?,
            text: Text { title: self.title, body: self.body, reasons: self.reasons },
            amendment: self.amendment_id.map(id).transpose()?,
            frozen_at: UtcMillis(self.frozen_at),
        })
    }
}

/// One recommendation of a jury.
pub fn find(conn: &mut Conn, jury: JuryId, one: RecommendationId) -> Result<Option<Kept>, Fault> {
    let row = recommendations::table
        .filter(recommendations::id.eq(one.to_string()).and(recommendations::jury_id.eq(jury.to_string())))
        .select(RecommendationRow::as_select())
        .first(conn)
        .optional()?;
    let Some(row) = row else { return Ok(None) };
    let current = match &row.current_version_id {
        Some(version) => Some(
            versions::table
                .filter(versions::id.eq(version.clone()))
                .select(VersionRow::as_select())
                .first(conn)?
                .version()?,
        ),
        None => None,
    };
    row.kept(current).map(Some)
}

/// The recommendation to which a version belongs.
pub fn by_version(conn: &mut Conn, jury: JuryId, version: VersionId) -> Result<Option<Kept>, Fault> {
    let owner: Option<String> = versions::table
        .filter(versions::id.eq(version.to_string()))
        .select(versions::recommendation_id)
        .first(conn)
        .optional()?;
    match owner {
        Some(owner) => find(conn, jury, id(owner)?),
        None => Ok(None),
    }
}

/// The recommendation whose draft is written in a document.
pub fn by_document(conn: &mut Conn, jury: JuryId, document: DocumentId) -> Result<Option<Kept>, Fault> {
    let owner: Option<String> = recommendations::table
        .filter(recommendations::document_id.eq(document.to_string()))
        .select(recommendations::id)
        .first(conn)
        .optional()?;
    match owner {
        Some(owner) => find(conn, jury, id(owner)?),
        None => Ok(None),
    }
}

/// All recommendations of a jury with all their versions, oldest first.
pub fn all(conn: &mut Conn, jury: JuryId) -> Result<Vec<(Kept, Vec<Version>)>, Fault> {
    let mut of: BTreeMap<String, Vec<Version>> = BTreeMap::new();
    let rows: Vec<VersionRow> = versions::table
        .inner_join(recommendations::table.on(recommendations::id.eq(versions::recommendation_id)))
        .filter(recommendations::jury_id.eq(jury.to_string()))
        .order((versions::recommendation_id, versions::number))
        .select(VersionRow::as_select())
        .load(conn)?;
    for row in rows {
        of.entry(row.recommendation_id.clone()).or_default().push(row.version()?);
    }
    recommendations::table
        .filter(recommendations::jury_id.eq(jury.to_string()))
        .order(recommendations::id)
        .select(RecommendationRow::as_select())
        .load(conn)?
        .into_iter()
        .map(|row| {
            let versions = of.remove(&row.id).unwrap_or_default();
            Ok((row.kept(versions.last().cloned())?, versions))
        })
        .collect()
}

/// How many recommendations of a room are not withdrawn.
pub fn of_room(conn: &mut Conn, jury: JuryId, room: RoomId) -> Result<u32, Fault> {
    let count: i64 = recommendations::table
        .filter(
            recommendations::jury_id
                .eq(jury.to_string())
                .and(recommendations::room_id.eq(room.to_string()))
                .and(recommendations::state.ne(RecommendationState::Withdrawn.as_str())),
        )
        .count()
        .get_result(conn)?;
    u32::try_from(count).map_err(Fault::new)
}

/// Stores a new recommendation.
pub fn insert(conn: &mut Conn, jury: JuryId, kept: &Kept) -> Result<(), Fault> {
    diesel::insert_into(recommendations::table).values(RecommendationRow::of(jury, kept)?).execute(conn)?;
    Ok(())
}

/// Stores a recommendation back; its versions are stored by [`freeze`] alone.
pub fn save(conn: &mut Conn, jury: JuryId, kept: &Kept) -> Result<(), Fault> {
    diesel::update(recommendations::table.filter(recommendations::id.eq(kept.it.id.to_string())))
        .set(RecommendationRow::of(jury, kept)?)
        .execute(conn)?;
    Ok(())
}

/// Stores a version, for good.
pub fn freeze(conn: &mut Conn, of: RecommendationId, version: &Version) -> Result<(), Fault> {
    let row = VersionRow {
        id: version.id.to_string(),
        recommendation_id: of.to_string(),
        number: i32::try_from(version.number).map_err(Fault::new)?,
        title: version.text.title.clone(),
        body: version.text.body.clone(),
        reasons: version.text.reasons.clone(),
        amendment_id: version.amendment.map(|amendment| amendment.to_string()),
        frozen_at: version.frozen_at.0,
    };
    diesel::insert_into(versions::table).values(row).execute(conn)?;
    Ok(())
}

#[derive(Clone, Debug, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = amendments)]
#[diesel(treat_none_as_null = true)]
struct AmendmentRow {
    id: String,
    recommendation_id: String,
    base_version_id: String,
    title: String,
    body: String,
    reasons: String,
    reason: String,
    proposer_id: String,
    state: String,
    proposed_at: i64,
    decided_at: Option<i64>,
    answer: String,
    replaces: Option<String>,
}

impl AmendmentRow {
    fn of(recommendation: RecommendationId, it: &Amendment) -> Result<Self, Fault> {
        Ok(Self {
            id: it.id.to_string(),
            recommendation_id: recommendation.to_string(),
            base_version_id: it.base.to_string(),
            title: it.text.title.clone(),
            body: it.text.body.clone(),
            reasons: it.text.reasons.clone(),
            reason: it.reason.clone(),
            proposer_id: it.proposer.to_string(),
            state: to_word(&it.state)?,
            proposed_at: it.proposed_at.0,
            decided_at: it.decided_at.map(|at| at.0),
            answer: it.answer.clone(),
            replaces: it.replaces.map(|old| old.to_string()),
        })
    }

    fn amendment(self) -> Result<(RecommendationId, Amendment), Fault> {
        let amendment = Amendment {
            id: id(self.id)?,
            base: id(self.base_version_id)?,
            text: Text { title: self.title, body: self.body, reasons: self.reasons },
            reason: self.reason,
            proposer: id(self.proposer_id)?,
            replaces: self.replaces.map(id).transpose()?,
            state: word(&self.state)?,
            proposed_at: UtcMillis(self.proposed_at),
            decided_at: self.decided_at.map(UtcMillis),
            answer: self.answer,
        };
        Ok((id(self.recommendation_id)?, amendment))
    }
}

/// A suggested change, with the recommendation that it would change.
pub fn amendment(
    conn: &mut Conn,
    jury: JuryId,
    one: AmendmentId,
) -> Result<Option<(RecommendationId, Amendment)>, Fault> {
    amendments::table
        .inner_join(recommendations::table.on(recommendations::id.eq(amendments::recommendation_id)))
        .filter(amendments::id.eq(one.to_string()).and(recommendations::jury_id.eq(jury.to_string())))
        .select(AmendmentRow::as_select())
        .first(conn)
        .optional()?
        .map(AmendmentRow::amendment)
        .transpose()
}

/// All suggested changes of a jury by recommendation, oldest first.
pub fn amendments(
    conn: &mut Conn,
    jury: JuryId,
) -> Result<BTreeMap<RecommendationId, Vec<Amendment>>, Fault> {
    let rows: Vec<AmendmentRow> = amendments::table
        .inner_join(recommendations::table.on(recommendations::id.eq(amendments::recommendation_id)))
        .filter(recommendations::jury_id.eq(jury.to_string()))
        .order(amendments::id)
        .select(AmendmentRow::as_select())
        .load(conn)?;
    let mut of: BTreeMap<RecommendationId, Vec<Amendment>> = BTreeMap::new();
    for row in rows {
        let (recommendation, amendment) = row.amendment()?;
        of.entry(recommendation).or_default().push(amendment);
    }
    Ok(of)
}

/// Stores a new suggested change.
pub fn insert_amendment(conn: &mut Conn, of: RecommendationId, it: &Amendment) -> Result<(), Fault> {
    diesel::insert_into(amendments::table).values(AmendmentRow::of(of, it)?).execute(conn)?;
    Ok(())
}

/// Stores a suggested change back.
pub fn save_amendment(conn: &mut Conn, of: RecommendationId, it: &Amendment) -> Result<(), Fault> {
    diesel::update(amendments::table.filter(amendments::id.eq(it.id.to_string())))
        .set(AmendmentRow::of(of, it)?)
        .execute(conn)?;
    Ok(())
}
