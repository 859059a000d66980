//! Consensus rounds: plan, items, roster, tally.

use std::collections::BTreeMap;

use diesel::prelude::*;

use super::conn::Conn;
use super::schema_rounds::{
    consensus_round_items as items, consensus_round_roster as roster, consensus_rounds as rounds,
};
use super::{LOOKED_UP_AT_ONCE, id, to_word, word};
use crate::jury::ballots::{Fraction, OnRoster, Plan, Round, RoundState, Way};
use crate::jury::ids::{JuryId, PersonId, RoundId, VersionId};
use crate::jury::tally::Tally;
use crate::jury::time::UtcMillis;
use crate::no::Fault;

#[derive(Clone, Debug, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = rounds)]
#[diesel(treat_none_as_null = true)]
struct RoundRow {
    id: String,
    jury_id: String,
    state: String,
    title: String,
    threshold_num: Option<i32>,
    threshold_den: Option<i32>,
    denominator: Option<String>,
    stand_aside_counted: bool,
    quorum: Option<i32>,
    counting: String,
    secrecy: String,
    indicative: bool,
    agenda_item_id: Option<String>,
    opened_at: Option<i64>,
    closed_at: Option<i64>,
    revealed_at: Option<i64>,
    published_at: Option<i64>,
    voided_at: Option<i64>,
    void_reason: String,
    tally: Option<String>,
    method: String,
    options: String,
    rehearsal: bool,
    follows: Option<String>,
    opening: Option<String>,
    round_hash: Option<String>,
    closes_at: Option<i64>,
    opened_by: Option<String>,
}

/// A round as it is kept: with its opening entry, once opened, and its tally, once closed.
#[derive(Clone, Debug)]
pub struct Kept {
    pub it: Round,
    pub tally: Option<Tally>,
    /// The exact text of the opening entry.
    pub opening: Option<String>,
    /// SHA-256 of that text, in hex.
    pub round_hash: Option<String>,
}

impl Kept {
    /// A round that has not opened.
    #[must_use]
    pub fn planned(it: Round) -> Self {
        Self { it, tally: None, opening: None, round_hash: None }
    }
}

fn small(number: u32) -> Result<i32, Fault> {
    i32::try_from(number).map_err(Fault::new)
}

fn back(number: i32) -> Result<u32, Fault> {
    u32::try_from(number).map_err(Fault::new)
}

impl RoundRow {
    fn of(jury: JuryId, kept: &Kept) -> Result<Self, Fault> {
        let Round { plan, .. } = &kept.it;
        let at = |at: Option<UtcMillis>| at.map(|at| at.0);
        Ok(Self {
            id: kept.it.id.to_string(),
            jury_id: jury.to_string(),
            state: to_word(&kept.it.state)?,
            title: plan.title.clone(),
            threshold_num: plan.threshold.map(|share| small(share.num)).transpose()?,
            threshold_den: plan.threshold.map(|share| small(share.den)).transpose()?,
            denominator: plan.denominator.as_ref().map(to_word).transpose()?,
            stand_aside_counted: plan.stand_aside_counted,
            quorum: plan.quorum.map(small).transpose()?,
            counting: serde_json::to_string(&plan.counting)?,
            secrecy: to_word(&plan.secrecy)?,
            indicative: plan.indicative,
            agenda_item_id: plan.agenda_item.map(|item| item.to_string()),
            opened_at: at(kept.it.opened_at),
            closed_at: at(kept.it.closed_at),
            revealed_at: at(kept.it.revealed_at),
            published_at: at(kept.it.published_at),
            voided_at: at(kept.it.voided_at),
            void_reason: kept.it.void_reason.clone(),
            tally: kept.tally.as_ref().map(serde_json::to_string).transpose()?,
            method: serde_json::to_string(&plan.method)?,
            options: serde_json::to_string(&plan.options)?,
            rehearsal: plan.rehearsal,
            follows: plan.follows.map(|round| round.to_string()),
            opening: kept.opening.clone(),
            round_hash: kept.round_hash.clone(),
            closes_at: at(plan.closes_at),
            opened_by: kept.it.opened_by.map(|person| person.to_string()),
        })
    }

    fn kept(self, items: Vec<VersionId>, roster: Vec<OnRoster>) -> Result<Kept, Fault> {
        let threshold = match (self.threshold_num, self.threshold_den) {
            (Some(num), Some(den)) => Some(Fraction { num: back(num)?, den: back(den)? }),
            _ => None,
        };
        let plan = Plan {
            title: self.title,
            items,
            options: serde_json::from_str(&self.options)?,
            method: serde_json::from_str(&self.method)?,
            threshold,
            denominator: self.denominator.as_deref().map(word).transpose()?,
            stand_aside_counted: self.stand_aside_counted,
            quorum: self.quorum.map(back).transpose()?,
            counting: serde_json::from_str(&self.counting)?,
            secrecy: word(&self.secrecy)?,
            indicative: self.indicative,
            rehearsal: self.rehearsal,
            follows: self.follows.map(id).transpose()?,
            agenda_item: self.agenda_item_id.map(id).transpose()?,
            closes_at: self.closes_at.map(UtcMillis),
        };
        Ok(Kept {
            it: Round {
                id: id(self.id)?,
                state: word(&self.state)?,
                plan,
                roster,
                opened_at: self.opened_at.map(UtcMillis),
                opened_by: self.opened_by.map(id).transpose()?,
                closed_at: self.closed_at.map(UtcMillis),
                revealed_at: self.revealed_at.map(UtcMillis),
                published_at: self.published_at.map(UtcMillis),
                voided_at: self.voided_at.map(UtcMillis),
                void_reason: self.void_reason,
            },
            tally: self.tally.as_deref().map(serde_json::from_str).transpose()?,
            opening: self.opening,
            round_hash: self.round_hash,
        })
    }
}

/// All rounds of a jury, oldest first.
pub fn all(conn: &mut Conn, jury: JuryId) -> Result<Vec<Kept>, Fault> {
    let mut of_items: BTreeMap<String, Vec<VersionId>> = BTreeMap::new();
    let rows: Vec<(String, String)> = items::table
        .inner_join(rounds::table.on(rounds::id.eq(items::round_id)))
        .filter(rounds::jury_id.eq(jury.to_string()))
        .order((items::round_id, items::position))
        .select((items::round_id, items::version_id))
        .load(conn)?;
    for (round, version) in rows {
        of_items.entry(round).or_default().push(id(version)?);
    }
    let mut of_roster: BTreeMap<String, Vec<OnRoster>> = BTreeMap::new();
    let rows: Vec<(String, String, String)> = roster::table
        .inner_join(rounds::table.on(rounds::id.eq(roster::round_id)))
        .filter(rounds::jury_id.eq(jury.to_string()))
        .order((roster::round_id, roster::person_id))
        .select((roster::round_id, roster::person_id, roster::way))
        .load(conn)?;
    for (round, person, way) in rows {
        of_roster.entry(round).or_default().push(on_roster(person, &way)?);
    }
    rounds::table
        .filter(rounds::jury_id.eq(jury.to_string()))
        .order(rounds::id)
        .select(RoundRow::as_select())
        .load(conn)?
        .into_iter()
        .map(|row| {
            let items = of_items.remove(&row.id).unwrap_or_default();
            let roster = of_roster.remove(&row.id).unwrap_or_default();
            row.kept(items, roster)
        })
        .collect()
}

/// One round of a jury.
pub fn find(conn: &mut Conn, jury: JuryId, one: RoundId) -> Result<Option<Kept>, Fault> {
    let row = rounds::table
        .filter(rounds::id.eq(one.to_string()).and(rounds::jury_id.eq(jury.to_string())))
        .select(RoundRow::as_select())
        .first(conn)
        .optional()?;
    let Some(row) = row else { return Ok(None) };
    let versions: Vec<String> = items::table
        .filter(items::round_id.eq(one.to_string()))
        .order(items::position)
        .select(items::version_id)
        .load(conn)?;
    let people: Vec<(String, String)> = roster::table
        .filter(roster::round_id.eq(one.to_string()))
        .order(roster::person_id)
        .select((roster::person_id, roster::way))
        .load(conn)?;
    let versions = versions.into_iter().map(id).collect::<Result<_, _>>()?;
    let people = people.into_iter().map(|(person, way)| on_roster(person, &way)).collect::<Result<_, _>>()?;
    row.kept(versions, people).map(Some)
}

/// The jury's open round, if any.
pub fn open_one(conn: &mut Conn, jury: JuryId) -> Result<Option<RoundId>, Fault> {
    let open: Option<String> = rounds::table
        .filter(rounds::jury_id.eq(jury.to_string()).and(rounds::state.eq(RoundState::Open.as_str())))
        .order(rounds::id)
        .select(rounds::id)
        .first(conn)
        .optional()?;
    open.map(id).transpose()
}

/// The open rounds of some juries; a jury has one at most. Each jury's are looked up by its id.
pub fn open_of(conn: &mut Conn, of: &[JuryId]) -> Result<Vec<(JuryId, RoundId)>, Fault> {
    let mut found = Vec::new();
    for some in of.chunks(LOOKED_UP_AT_ONCE) {
        let mut query = rounds::table.select((rounds::jury_id, rounds::id)).order(rounds::id).into_boxed();
        for jury in some {
            let open = rounds::state.eq(RoundState::Open.as_str());
            query = query.or_filter(rounds::jury_id.eq(jury.to_string()).and(open));
        }
        for (jury, round) in query.load::<(String, String)>(conn)? {
            found.push((id(jury)?, id(round)?));
        }
    }
    Ok(found)
}

/// An open round whose fixed end has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    pub jury: JuryId,
    pub round: RoundId,
    pub opened_by: PersonId,
}

/// The open rounds of all juries whose fixed end has come, the earliest end first.
pub fn due(conn: &mut Conn, now: UtcMillis) -> Result<Vec<Due>, Fault> {
    let open = rounds::state.eq(RoundState::Open.as_str());
    let rows: Vec<(String, String, Option<String>)> = rounds::table
        .filter(open.and(rounds::closes_at.le(now.0)))
        // One that an older node opened, which knows of no ends, is left to people.
        .filter(rounds::opened_by.is_not_null())
        .order((rounds::closes_at, rounds::id))
        .select((rounds::jury_id, rounds::id, rounds::opened_by))
        .load(conn)?;
    let due = |(jury, round, opened_by): (_, _, Option<String>)| {
        Ok(Due { jury: id(jury)?, round: id(round)?, opened_by: id(opened_by.unwrap_or_default())? })
    };
    rows.into_iter().map(due).collect()
}

/// Stores a new round, items included.
pub fn insert(conn: &mut Conn, jury: JuryId, kept: &Kept) -> Result<(), Fault> {
    diesel::insert_into(rounds::table).values(RoundRow::of(jury, kept)?).execute(conn)?;
    insert_items(conn, &kept.it)
}

/// Stores a round back; items and roster are not touched.
pub fn save(conn: &mut Conn, jury: JuryId, kept: &Kept) -> Result<(), Fault> {
    diesel::update(rounds::table.filter(rounds::id.eq(kept.it.id.to_string())))
        .set(RoundRow::of(jury, kept)?)
        .execute(conn)?;
    Ok(())
}

/// Stores the items of a planned round in place of those before.
pub fn replace_items(conn: &mut Conn, round: &Round) -> Result<(), Fault> {
    diesel::delete(items::table.filter(items::round_id.eq(round.id.to_string()))).execute(conn)?;
    insert_items(conn, round)
}

fn insert_items(conn: &mut Conn, round: &Round) -> Result<(), Fault> {
    for (position, version) in (0..).zip(&round.plan.items) {
        diesel::insert_into(items::table)
            .values((
                items::round_id.eq(round.id.to_string()),
                items::position.eq::<i32>(position),
                items::version_id.eq(version.to_string()),
            ))
            .execute(conn)?;
    }
    Ok(())
}

/// Stores the roster of a round that opens.
pub fn insert_roster(conn: &mut Conn, round: &Round) -> Result<(), Fault> {
    for one in &round.roster {
        diesel::insert_into(roster::table)
            .values((
                roster::round_id.eq(round.id.to_string()),
                roster::person_id.eq(one.person.to_string()),
                roster::way.eq(to_word(&one.way)?),
            ))
            .execute(conn)?;
    }
    Ok(())
}

/// Lets everybody of an open round who would vote on paper come to the voting point instead.
pub fn paper_to_point(conn: &mut Conn, one: RoundId) -> Result<(), Fault> {
    let on_paper = roster::round_id.eq(one.to_string()).and(roster::way.eq(Way::Paper.as_str()));
    diesel::update(roster::table.filter(on_paper))
        .set(roster::way.eq(Way::VotingPoint.as_str()))
        .execute(conn)?;
    Ok(())
}

fn on_roster(person: String, way: &str) -> Result<OnRoster, Fault> {
    Ok(OnRoster { person: id(person)?, way: word(way)? })
}
