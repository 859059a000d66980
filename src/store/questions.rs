//! Questions to the witnesses, who wants them asked, and what was answered.

use std::collections::{BTreeMap, BTreeSet};

use diesel::prelude::*;

use super::conn::Conn;
use super::schema_questions::{question_steps, question_support, questions};
use super::{id, to_word, word};
use crate::jury::ids::{JuryId, PersonId, RoomId};
use crate::jury::people::Role;
use crate::jury::questions::{Asked, AskedStep, Board};
use crate::jury::time::UtcMillis;
use crate::no::Fault;

#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = questions)]
#[diesel(treat_none_as_null = true)]
struct QuestionRow {
    id: String,
    jury_id: String,
    author: String,
    room_id: Option<String>,
    text: String,
    addressed: String,
    state: String,
    was: Option<String>,
    place: Option<i32>,
    merged_into: Option<String>,
    reason: String,
    deferred_to: String,
    satisfied: bool,
    asked_at: i64,
    put_at: Option<i64>,
}

#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = question_support)]
struct SupportRow {
    question_id: String,
    person_id: String,
    jury_id: String,
}

#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = question_steps)]
struct StepRow {
    id: String,
    jury_id: String,
    question_id: String,
    n: i32,
    kind: String,
    text: String,
    said_by: String,
    noted_by: String,
    at: i64,
}

impl QuestionRow {
    fn of(jury: JuryId, one: &Asked) -> Result<Self, Fault> {
        Ok(Self {
            id: one.id.to_string(),
            jury_id: jury.to_string(),
            author: one.author.to_string(),
            room_id: one.room.map(|room| room.to_string()),
            text: one.text.clone(),
            addressed: serde_json::to_string(&one.to)?,
            state: to_word(&one.state)?,
            was: one.was.map(|was| to_word(&was)).transpose()?,
            place: one.place,
            merged_into: one.merged_into.map(|into| into.to_string()),
            reason: one.reason.clone(),
            deferred_to: serde_json::to_string(&one.deferred_to)?,
            satisfied: one.satisfied,
            asked_at: one.asked_at.0,
            put_at: one.put_at.map(|at| at.0),
        })
    }

    fn asked(self, support: BTreeSet<PersonId>, steps: Vec<AskedStep>) -> Result<Asked, Fault> {
        Ok(Asked {
            id: id(self.id)?,
            author: id(self.author)?,
            room: self.room_id.map(id).transpose()?,
            text: self.text,
            to: serde_json::from_str(&self.addressed)?,
            state: word(&self.state)?,
            was: self.was.map(|was| word(&was)).transpose()?,
            place: self.place,
            merged_into: self.merged_into.map(id).transpose()?,
            reason: self.reason,
            deferred_to: serde_json::from_str(&self.deferred_to)?,
            satisfied: self.satisfied,
            asked_at: UtcMillis(self.asked_at),
            put_at: self.put_at.map(UtcMillis),
            support,
            steps,
        })
    }
}

/// Every question of a jury, in the order of asking.
pub fn board(conn: &mut Conn, jury: JuryId) -> Result<Board, Fault> {
    let rows: Vec<QuestionRow> = questions::table
        .filter(questions::jury_id.eq(jury.to_string()))
        .order((questions::asked_at, questions::id))
        .select(QuestionRow::as_select())
        .load(conn)?;
    let mut support = support(conn, jury)?;
    let mut steps = steps(conn, jury)?;
    let mut questions = Vec::new();
    for row in rows {
        let (people, said) = (support.remove(&row.id), steps.remove(&row.id));
        questions.push(row.asked(people.unwrap_or_default(), said.unwrap_or_default())?);
    }
    let people = super::people::all_people(conn, jury)?;
    let witnesses = people.iter().filter(|person| person.role == Role::Witness).map(|person| person.id);
    Ok(Board { questions, witnesses: witnesses.collect() })
}

fn support(conn: &mut Conn, jury: JuryId) -> Result<BTreeMap<String, BTreeSet<PersonId>>, Fault> {
    let rows: Vec<SupportRow> = question_support::table
        .filter(question_support::jury_id.eq(jury.to_string()))
        .order((question_support::question_id, question_support::person_id))
        .select(SupportRow::as_select())
        .load(conn)?;
    let mut support = BTreeMap::<String, BTreeSet<PersonId>>::new();
    for row in rows {
        support.entry(row.question_id).or_default().insert(id(row.person_id)?);
    }
    Ok(support)
}

fn steps(conn: &mut Conn, jury: JuryId) -> Result<BTreeMap<String, Vec<AskedStep>>, Fault> {
    let rows: Vec<StepRow> = question_steps::table
        .filter(question_steps::jury_id.eq(jury.to_string()))
        .order((question_steps::question_id, question_steps::n))
        .select(StepRow::as_select())
        .load(conn)?;
    let mut steps = BTreeMap::<String, Vec<AskedStep>>::new();
    for row in rows {
        steps.entry(row.question_id).or_default().push(AskedStep {
            id: id(row.id)?,
            kind: word(&row.kind)?,
            text: row.text,
            by: id(row.said_by)?,
            noted_by: id(row.noted_by)?,
            at: UtcMillis(row.at),
        });
    }
    Ok(steps)
}

/// Stores what changed on the board.
pub fn save(conn: &mut Conn, jury: JuryId, before: &Board, after: &Board) -> Result<(), Fault> {
    for one in &after.questions {
        let was = before.questions.iter().find(|other| other.id == one.id);
        if was == Some(one) {
            continue;
        }
        let row = QuestionRow::of(jury, one)?;
        match was {
            None => {
                diesel::insert_into(questions::table).values(row).execute(conn)?;
            }
            Some(_) => {
                diesel::update(questions::table.filter(questions::id.eq(row.id.clone())))
                    .set(row)
                    .execute(conn)?;
            }
        }
        let nobody = BTreeSet::new();
        save_support(conn, jury, one, was.map_or(&nobody, |was| &was.support))?;
        save_steps(conn, jury, one, was.map_or(0, |was| was.steps.len()))?;
    }
    Ok(())
}

fn save_support(
    conn: &mut Conn,
    jury: JuryId,
    one: &Asked,
    before: &BTreeSet<PersonId>,
) -> Result<(), Fault> {
    for person in before.difference(&one.support) {
        let of = question_support::question_id
            .eq(one.id.to_string())
            .and(question_support::person_id.eq(person.to_string()));
        diesel::delete(question_support::table.filter(of)).execute(conn)?;
    }
    for person in one.support.difference(before) {
        let row = SupportRow {
            question_id: one.id.to_string(),
            person_id: person.to_string(),
            jury_id: jury.to_string(),
        };
        diesel::insert_into(question_support::table).values(row).execute(conn)?;
    }
    Ok(())
}

/// Steps are only ever added.
fn save_steps(conn: &mut Conn, jury: JuryId, one: &Asked, before: usize) -> Result<(), Fault> {
    for (n, step) in (0..).zip(&one.steps).skip(before) {
        let row = StepRow {
            id: step.id.to_string(),
            jury_id: jury.to_string(),
            question_id: one.id.to_string(),
            n,
            kind: to_word(&step.kind)?,
            text: step.text.clone(),
            said_by: step.by.to_string(),
            noted_by: step.noted_by.to_string(),
            at: step.at.0,
        };
        diesel::insert_into(question_steps::table).values(row).execute(conn)?;
    }
    Ok(())
}

/// The rooms for which questions were asked, with their names.
pub fn room_names(conn: &mut Conn, jury: JuryId, board: &Board) -> Result<BTreeMap<RoomId, String>, Fault> {
    let rooms: BTreeSet<RoomId> = board.questions.iter().filter_map(|one| one.room).collect();
    let mut names = BTreeMap::new();
    for room in rooms {
        if let Some(row) = super::rooms::find(conn, jury, room)? {
            names.insert(room, row.name);
        }
    }
    Ok(names)
}
