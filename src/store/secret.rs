//! Secret rounds: sealed keys, credentials issued, the ballot box, bundles, and what is still to be wiped.
//!
//! No row here holds a time, and no order but that of random keys' hashes or of the jurors' own ids.

use diesel::prelude::*;
use serde::{Deserialize, Serialize};

use super::conn::Conn;
use super::schema_rounds::consensus_rounds as rounds;
use super::schema_secret::{
    credentials_issued as issued, round_bundles as bundles, round_cleanings as cleanings, round_keys as keys,
    secret_ballots as ballots,
};
use super::{id, to_word, upsert, word};
use crate::jury::ballots::RoundState;
use crate::jury::ids::{JuryId, PersonId, RoundId};
use crate::no::Fault;

/// What a round's sealed keys, or what is to be wiped after it, belong to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// The vote itself.
    Ballots,
    /// The reasons that are sent after it.
    Reasons,
}

impl Part {
    /// The subject under which the key store keeps the key to a round's sealed keys.
    #[must_use]
    pub fn subject(self, round: RoundId) -> String {
        match self {
            Self::Ballots => format!("round:{round}"),
            Self::Reasons => format!("round-reasons:{round}"),
        }
    }
}

/// One ballot of the box, as it was sent.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = ballots)]
pub struct BallotRow {
    pub round_id: String,
    pub key_hash: Vec<u8>,
    pub question_id: String,
    pub key: Vec<u8>,
    pub prefix: Vec<u8>,
    pub credential: Vec<u8>,
    pub counter: i64,
    pub ballot: String,
    pub signature: Vec<u8>,
}

/// Keeps a round's sealed keys.
pub fn keep_keys(conn: &mut Conn, round: RoundId, part: Part, sealed: &[u8]) -> Result<(), Fault> {
    diesel::insert_into(keys::table)
        .values((
            keys::round_id.eq(round.to_string()),
            keys::what.eq(to_word(&part)?),
            keys::sealed.eq(sealed),
        ))
        .execute(conn)?;
    Ok(())
}

/// A round's sealed keys; none after they were destroyed.
pub fn sealed_keys(conn: &mut Conn, round: RoundId, part: Part) -> Result<Option<Vec<u8>>, Fault> {
    Ok(keys::table
        .filter(keys::round_id.eq(round.to_string()).and(keys::what.eq(to_word(&part)?)))
        .select(keys::sealed)
        .first(conn)
        .optional()?)
}

/// Forgets a round's sealed keys; the key to them goes with [`super::keys::Keys::destroy`].
pub fn drop_keys(conn: &mut Conn, round: RoundId, part: Part) -> Result<(), Fault> {
    let one = keys::round_id.eq(round.to_string()).and(keys::what.eq(to_word(&part)?));
    diesel::delete(keys::table.filter(one)).execute(conn)?;
    Ok(())
}

/// What a round is right now, held so until the transaction ends: a closing waits for it.
///
/// SQLite has one writer, so nothing can come between there.
pub fn held_state(conn: &mut Conn, jury: JuryId, round: RoundId) -> Result<Option<String>, Fault> {
    Ok(upsert::round_state_for_share(conn, &jury.to_string(), &round.to_string())?)
}

/// Whether a round is open.
pub fn is_open(conn: &mut Conn, round: RoundId) -> Result<bool, Fault> {
    let one = rounds::id.eq(round.to_string()).and(rounds::state.eq(RoundState::Open.as_str()));
    let open: i64 = rounds::table.filter(one).count().get_result(conn)?;
    Ok(open == 1)
}

/// Marks a round closed before anything of it is read, so that casts under way are waited for and
/// later ones are refused. False when it is not open.
pub fn shut(conn: &mut Conn, jury: JuryId, round: RoundId, open: &str, shut: &str) -> Result<bool, Fault> {
    let one = rounds::id.eq(round.to_string()).and(rounds::jury_id.eq(jury.to_string()));
    let changed = diesel::update(rounds::table.filter(one.and(rounds::state.eq(open))))
        .set(rounds::state.eq(shut))
        .execute(conn)?;
    Ok(changed == 1)
}

/// Notes that a juror is given credentials for these blinded values; gives the hash that stands.
pub fn issue(conn: &mut Conn, round: RoundId, person: PersonId, blinded: &[u8]) -> Result<Vec<u8>, Fault> {
    upsert::credentials_if_absent(conn, &round.to_string(), &person.to_string(), blinded)?;
    Ok(issued::table
        .filter(issued::round_id.eq(round.to_string()).and(issued::person_id.eq(person.to_string())))
        .select(issued::blinded)
        .first(conn)?)
}

/// Who was given credentials, with the hash of the blinded values, by the jurors' ids.
pub fn all_issued(conn: &mut Conn, round: RoundId) -> Result<Vec<(PersonId, Vec<u8>)>, Fault> {
    let rows: Vec<(String, Vec<u8>)> = issued::table
        .filter(issued::round_id.eq(round.to_string()))
        .order(issued::person_id)
        .select((issued::person_id, issued::blinded))
        .load(conn)?;
    rows.into_iter().map(|(person, blinded)| Ok((id(person)?, blinded))).collect()
}

/// How many jurors were given credentials.
pub fn number_issued(conn: &mut Conn, round: RoundId) -> Result<u32, Fault> {
    let n: i64 = issued::table.filter(issued::round_id.eq(round.to_string())).count().get_result(conn)?;
    u32::try_from(n).map_err(Fault::new)
}

/// Puts a ballot into the box, or in place of the key's earlier one with a lower counter. True when it
/// is there now; false when what is there stands.
pub fn put(conn: &mut Conn, row: &BallotRow) -> Result<bool, Fault> {
    Ok(upsert::ballots_if_newer(conn, std::slice::from_ref(row))?.len() == 1)
}

/// The same for many ballots with a key each; gives the hashes of the keys whose ballot is there now.
pub fn put_all(conn: &mut Conn, rows: &[BallotRow]) -> Result<Vec<Vec<u8>>, Fault> {
    Ok(upsert::ballots_if_newer(conn, rows)?)
}

/// The ballot of a key, if any.
pub fn of_key(conn: &mut Conn, round: RoundId, key_hash: &[u8]) -> Result<Option<BallotRow>, Fault> {
    Ok(ballots::table
        .filter(ballots::round_id.eq(round.to_string()).and(ballots::key_hash.eq(key_hash)))
        .select(BallotRow::as_select())
        .first(conn)
        .optional()?)
}

/// The whole box, by question and key hash.
pub fn all(conn: &mut Conn, round: RoundId) -> Result<Vec<BallotRow>, Fault> {
    Ok(ballots::table
        .filter(ballots::round_id.eq(round.to_string()))
        .order((ballots::question_id, ballots::key_hash))
        .select(BallotRow::as_select())
        .load(conn)?)
}

/// How many ballots each question has that has any.
pub fn number_cast(conn: &mut Conn, round: RoundId) -> Result<Vec<(String, u32)>, Fault> {
    let rows: Vec<(String, i64)> = ballots::table
        .filter(ballots::round_id.eq(round.to_string()))
        .group_by(ballots::question_id)
        .order(ballots::question_id)
        .select((ballots::question_id, diesel::dsl::count_star()))
        .load(conn)?;
    rows.into_iter().map(|(question, n)| Ok((question, u32::try_from(n).map_err(Fault::new)?))).collect()
}

/// Empties the box of a round, forgets who was given credentials and the sealed keys, and notes that the
/// files are still to be wiped.
pub fn empty(conn: &mut Conn, round: RoundId) -> Result<(), Fault> {
    diesel::delete(ballots::table.filter(ballots::round_id.eq(round.to_string()))).execute(conn)?;
    forget_issued(conn, round)?;
    drop_keys(conn, round, Part::Ballots)?;
    must_clean(conn, round, Part::Ballots)
}

/// Forgets who was given credentials.
pub fn forget_issued(conn: &mut Conn, round: RoundId) -> Result<(), Fault> {
    diesel::delete(issued::table.filter(issued::round_id.eq(round.to_string()))).execute(conn)?;
    Ok(())
}

/// Notes that the files are to be wiped of something deleted in this transaction.
pub fn must_clean(conn: &mut Conn, round: RoundId, part: Part) -> Result<(), Fault> {
    upsert::cleaning_if_absent(conn, &round.to_string(), &to_word(&part)?)?;
    Ok(())
}

/// What is still to be wiped.
pub fn to_clean(conn: &mut Conn) -> Result<Vec<(RoundId, Part)>, Fault> {
    let rows: Vec<(String, String)> =
        cleanings::table.order((cleanings::round_id, cleanings::what)).load(conn)?;
    rows.into_iter().map(|(round, what)| Ok((id(round)?, word(&what)?))).collect()
}

/// Notes that it is wiped.
pub fn cleaned(conn: &mut Conn, done: &[(RoundId, Part)]) -> Result<(), Fault> {
    for (round, part) in done {
        let one = cleanings::round_id.eq(round.to_string()).and(cleanings::what.eq(to_word(part)?));
        diesel::delete(cleanings::table.filter(one)).execute(conn)?;
    }
    Ok(())
}

/// What is kept of a closed secret round.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = bundles)]
pub struct BundleRow {
    pub round_id: String,
    pub bundle: String,
    /// The six words of the tree's head.
    pub words: String,
    /// JSON: what is told beside the outcome.
    pub figures: String,
}

/// Keeps the bundle of a round that closes.
pub fn keep_bundle(conn: &mut Conn, row: &BundleRow) -> Result<(), Fault> {
    diesel::insert_into(bundles::table).values(row.clone()).execute(conn)?;
    Ok(())
}

/// A round's bundle.
pub fn bundle(conn: &mut Conn, round: RoundId) -> Result<Option<String>, Fault> {
    Ok(bundles::table
        .filter(bundles::round_id.eq(round.to_string()))
        .select(bundles::bundle)
        .first(conn)
        .optional()?)
}

/// Words and figures of all closed secret rounds of a jury, by round.
pub fn figures(conn: &mut Conn, jury: JuryId) -> Result<Vec<(RoundId, String, String)>, Fault> {
    let rows: Vec<(String, String, String)> = bundles::table
        .inner_join(rounds::table.on(rounds::id.eq(bundles::round_id)))
        .filter(rounds::jury_id.eq(jury.to_string()))
        .order(bundles::round_id)
        .select((bundles::round_id, bundles::words, bundles::figures))
        .load(conn)?;
    rows.into_iter().map(|(round, words, figures)| Ok((id(round)?, words, figures))).collect()
}

/// Forgets a round's bundle: a voided round has none.
pub fn drop_bundle(conn: &mut Conn, round: RoundId) -> Result<(), Fault> {
    diesel::delete(bundles::table.filter(bundles::round_id.eq(round.to_string()))).execute(conn)?;
    Ok(())
}
