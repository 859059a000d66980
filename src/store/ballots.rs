//! Named ballots. A ballot names no juror; whose it is lives in a table apart.

use diesel::prelude::*;

use super::conn::Conn;
use super::id;
use super::schema_rounds::{
    consensus_round_roster as roster, named_ballot_owners as owners, named_ballots as ballots,
};
use crate::jury::ballots::Ballot;
use crate::jury::ids::{JuryId, PersonId, QuestionId, RoundId};
use crate::no::Fault;

#[derive(Clone, Debug, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = ballots)]
struct BallotRow {
    id: String,
    round_id: String,
    question_id: String,
    answer: String,
    salt: Vec<u8>,
    commitment: String,
}

/// A named ballot with what the record holds of it.
#[derive(Clone, Debug)]
pub struct Named {
    pub ballot: Ballot,
    pub person: PersonId,
    pub salt: Vec<u8>,
    /// `SHA-256(salt ‖ content)` in hex.
    pub commitment: String,
}

impl BallotRow {
    fn of(round: RoundId, named: &Named) -> Result<Self, Fault> {
        Ok(Self {
            id: named.ballot.id.to_string(),
            round_id: round.to_string(),
            question_id: named.ballot.item.to_string(),
            answer: serde_json::to_string(&named.ballot.answer)?,
            salt: named.salt.clone(),
            commitment: named.commitment.clone(),
        })
    }

    fn named(self, person: String) -> Result<Named, Fault> {
        let answer = serde_json::from_str(&self.answer)?;
        let ballot = Ballot { id: id(self.id)?, item: id(self.question_id)?, answer };
        Ok(Named { ballot, person: id(person)?, salt: self.salt, commitment: self.commitment })
    }
}

/// The ballot that a person has cast on a question, if any.
pub fn cast_before(
    conn: &mut Conn,
    round: RoundId,
    item: QuestionId,
    person: PersonId,
) -> Result<Option<Named>, Fault> {
    let row: Option<(BallotRow, String)> = ballots::table
        .inner_join(owners::table.on(owners::ballot_id.eq(ballots::id)))
        .filter(
            ballots::round_id
                .eq(round.to_string())
                .and(ballots::question_id.eq(item.to_string()))
                .and(owners::person_id.eq(person.to_string())),
        )
        .select((BallotRow::as_select(), owners::person_id))
        .first(conn)
        .optional()?;
    row.map(|(row, person)| row.named(person)).transpose()
}

/// Stores a ballot, in place of the one with its id.
pub fn put(conn: &mut Conn, round: RoundId, named: &Named) -> Result<(), Fault> {
    let row = BallotRow::of(round, named)?;
    let changed = diesel::update(ballots::table.filter(ballots::id.eq(row.id.clone())))
        .set(row.clone())
        .execute(conn)?;
    if changed == 0 {
        let own = row.id.clone();
        diesel::insert_into(ballots::table).values(row).execute(conn)?;
        diesel::insert_into(owners::table)
            .values((owners::ballot_id.eq(own), owners::person_id.eq(named.person.to_string())))
            .execute(conn)?;
    }
    Ok(())
}

/// All named ballots of a round, in the order of their random ids.
pub fn all(conn: &mut Conn, round: RoundId) -> Result<Vec<Named>, Fault> {
    let rows: Vec<(BallotRow, String)> = ballots::table
        .inner_join(owners::table.on(owners::ballot_id.eq(ballots::id)))
        .filter(ballots::round_id.eq(round.to_string()))
        .order(ballots::id)
        .select((BallotRow::as_select(), owners::person_id))
        .load(conn)?;
    rows.into_iter().map(|(row, person)| row.named(person)).collect()
}

/// One person's own ballots in all rounds of a jury.
pub fn of_person(conn: &mut Conn, jury: JuryId, person: PersonId) -> Result<Vec<(RoundId, Ballot)>, Fault> {
    use super::schema_rounds::consensus_rounds as rounds;
    let rows: Vec<(BallotRow, String)> = ballots::table
        .inner_join(owners::table.on(owners::ballot_id.eq(ballots::id)))
        .inner_join(rounds::table.on(rounds::id.eq(ballots::round_id)))
        .filter(rounds::jury_id.eq(jury.to_string()).and(owners::person_id.eq(person.to_string())))
        .order((ballots::round_id, ballots::question_id))
        .select((BallotRow::as_select(), owners::person_id))
        .load(conn)?;
    rows.into_iter().map(|(row, person)| Ok((id(row.round_id.clone())?, row.named(person)?.ballot))).collect()
}

/// The rounds on whose roster a person is.
pub fn rosters_of(conn: &mut Conn, person: PersonId) -> Result<Vec<RoundId>, Fault> {
    let rounds: Vec<String> = roster::table
        .filter(roster::person_id.eq(person.to_string()))
        .order(roster::round_id)
        .select(roster::round_id)
        .load(conn)?;
    rounds.into_iter().map(id).collect()
}

/// How many people have answered every one of the round's questions.
pub fn complete(conn: &mut Conn, round: RoundId, questions: usize) -> Result<u32, Fault> {
    let people: Vec<String> = ballots::table
        .inner_join(owners::table.on(owners::ballot_id.eq(ballots::id)))
        .filter(ballots::round_id.eq(round.to_string()))
        .order(owners::person_id)
        .select(owners::person_id)
        .load(conn)?;
    let done = people.chunk_by(|a, b| a == b).filter(|own| own.len() == questions).count();
    u32::try_from(done).map_err(Fault::new)
}
