//! Topic `questions`: what the jury asks its witnesses, what was answered, and whom else it wants to hear.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Scene;
use super::lists::{CitationLine, Cited, cited};
use crate::jury::citations::Citing;
use crate::jury::ids::{AskedId, AskedStepId, PersonId, RoomId, WitnessRequestId};
use crate::jury::people::{Personal, Role};
use crate::jury::questions::{Asked, AskedState, AskedStepKind, Board};
use crate::jury::sight::Viewer;
use crate::jury::time::UtcMillis;
use crate::jury::witness_requests::{WitnessRequest, WitnessRequestState};
use crate::no::No;
use crate::store;
use crate::store::keys::Opener;
use crate::store::people::PersonRow;

/// The questions of a jury.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct QuestionsView {
    /// In the order of asking. For the jury and those who run it every one that stands; for those who run
    /// it also what was set aside; for others what was put.
    pub questions: Vec<AskedLine>,
    /// The order in which they are to be put; for the jury and those who run it.
    pub order: Vec<AskedId>,
    /// The one that is put now.
    pub put: Option<AskedId>,
    /// How many answers are to come.
    pub unanswered: usize,
    /// Whom else the jury wants to hear; for the jury and those who run it.
    pub requests: Vec<WitnessRequestLine>,
}

/// One question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AskedLine {
    pub id: AskedId,
    pub state: AskedState,
    /// Its first words.
    pub text: String,
    /// How it is asked now: what was asked on last, else its first words.
    pub words: String,
    pub asker: NameLine,
    /// The name of the room for which it was asked.
    pub room: Option<String>,
    /// The witnesses it is for; empty: whoever knows.
    pub to: Vec<NameLine>,
    /// The witnesses from whom the answer is to come; empty: those it is for.
    pub deferred_to: Vec<NameLine>,
    /// How many want it asked, each counted once; nobody is told who.
    pub backers: usize,
    /// What was put together in it.
    pub merged: Vec<AskedMergedLine>,
    /// What happened since it was put, oldest first.
    pub steps: Vec<AskedStepLine>,
    /// An asker said that the answer will do.
    pub satisfied: bool,
    pub asked_at: UtcMillis,
    pub put_at: Option<UtcMillis>,
    /// Why it was set aside; empty otherwise.
    pub reason: String,
    /// The evidence that it is about.
    pub citations: Vec<CitationLine>,
}

/// A question that was put together into another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AskedMergedLine {
    pub id: AskedId,
    pub text: String,
    pub asker: NameLine,
    pub citations: Vec<CitationLine>,
}

/// An answer, a deferral, what was asked on, or that an answer will do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AskedStepLine {
    pub id: AskedStepId,
    pub kind: AskedStepKind,
    pub text: String,
    pub by: NameLine,
    /// Written by whoever says it, and not noted by somebody else.
    pub written: bool,
    pub at: UtcMillis,
    pub citations: Vec<CitationLine>,
}

/// Somebody. Outside the jury all but witnesses and organisers are their role and number alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct NameLine {
    pub id: Option<PersonId>,
    pub role: Role,
    pub number: i32,
    pub shown_name: Option<String>,
}

/// A wish to hear somebody else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct WitnessRequestLine {
    pub id: WitnessRequestId,
    pub state: WitnessRequestState,
    pub who: String,
    pub why: String,
    pub asker: NameLine,
    /// How many want it, each counted once.
    pub tally: usize,
    /// Why it was decided so; empty before.
    pub reason: String,
    pub decided_at: Option<UtcMillis>,
}

/// One's own part in the questions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct OwnQuestions {
    /// Those behind which one stands: one may say that an answer will do, or ask on.
    pub asks: Vec<AskedId>,
    /// Those that one supports.
    pub supports: Vec<AskedId>,
    /// One's own that were set aside, with the reason.
    pub set_aside: Vec<SetAsideLine>,
    /// Requests for witnesses that one supports.
    pub supports_requests: Vec<WitnessRequestId>,
}

/// One's own question that was set aside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SetAsideLine {
    pub id: AskedId,
    pub text: String,
    pub reason: String,
}

/// Builds the view.
pub fn view(mut scene: Scene) -> Result<QuestionsView, No> {
    let viewer = scene.audience.viewer;
    let jury = scene.jury.id;
    let board = store::questions::board(scene.conn, jury)?;
    let requests = store::witness_requests::all(scene.conn, jury)?;
    let read = Read::of(&mut scene, &board)?;
    let (leads, inside) = (viewer.leads(), viewer.leads() || viewer.deliberates());
    let shown = |one: &&Asked| match one.state {
        AskedState::Drafted | AskedState::Prioritised => inside || one.is_public(),
        AskedState::Put | AskedState::Answered | AskedState::Deferred => true,
        AskedState::SetAside => leads,
        AskedState::Merged | AskedState::Withdrawn => false,
    };
    let mut questions = Vec::new();
    for one in board.questions.iter().filter(shown) {
        questions.push(read.line(&board, one, leads)?);
    }
    let mut wishes = Vec::new();
    let stands = |it: &&WitnessRequest| inside && it.state != WitnessRequestState::Withdrawn;
    for it in requests.iter().filter(stands) {
        wishes.push(read.request(it)?);
    }
    let put = board.questions.iter().find(|one| one.state == AskedState::Put);
    Ok(QuestionsView {
        questions,
        order: if inside { board.order() } else { Vec::new() },
        put: put.map(|one| one.id),
        unanswered: board.unanswered(),
        requests: wishes,
    })
}

/// One person's own part, for `me`.
pub fn own(scene: &mut Scene, person: PersonId, role: Role) -> Result<OwnQuestions, No> {
    if role != Role::Juror {
        return Ok(OwnQuestions::default());
    }
    let board = store::questions::board(scene.conn, scene.jury.id)?;
    let rooms = store::rooms::all_of(scene.conn, scene.jury.id, person)?;
    let requests = store::witness_requests::all(scene.conn, scene.jury.id)?;
    let mut own = OwnQuestions::default();
    for one in &board.questions {
        match one.state {
            AskedState::Withdrawn | AskedState::Merged => continue,
            AskedState::SetAside => {
                let family = board.family(one.id);
                let mine = board.questions.iter().filter(|it| family.contains(&it.id) && it.author == person);
                own.set_aside.extend(mine.map(|it| SetAsideLine {
                    id: it.id,
                    text: it.text.clone(),
                    reason: one.reason.clone(),
                }));
            }
            _ if board.stands_behind(one.id, person, &rooms) => own.asks.push(one.id),
            _ => {}
        }
        let backs = board.backers(one.id).contains(&person) && !board.askers(one.id).contains(&person);
        if backs && one.state != AskedState::SetAside {
            own.supports.push(one.id);
        }
    }
    let wanted = requests.iter().filter(|it| it.support.contains(&person));
    own.supports_requests = wanted.map(|it| it.id).collect();
    Ok(own)
}

/// What lines are made of, read at once.
struct Read {
    viewer: Viewer,
    people: BTreeMap<PersonId, PersonRow>,
    opener: Opener,
    rooms: BTreeMap<RoomId, String>,
    cited: Cited,
}

impl Read {
    fn of(scene: &mut Scene, board: &Board) -> Result<Self, No> {
        let jury = scene.jury.id;
        let viewer = scene.audience.viewer;
        let opener = scene.keys.all()?;
        let mut people = BTreeMap::new();
        for row in store::people::all(scene.conn, jury)? {
            people.insert(row.person()?.id, row);
        }
        let rooms = store::questions::room_names(scene.conn, jury, board)?;
        let citations = store::citations::by_questions(scene.conn, jury)?;
        let inside = viewer.leads() || viewer.deliberates();
        Ok(Self { viewer, people, opener, rooms, cited: cited(scene.conn, jury, citations, inside)? })
    }

    fn line(&self, board: &Board, one: &Asked, leads: bool) -> Result<AskedLine, No> {
        let family = board.family(one.id);
        let mut merged = Vec::new();
        for other in board.questions.iter().filter(|it| it.id != one.id && family.contains(&it.id)) {
            merged.push(AskedMergedLine {
                id: other.id,
                text: other.text.clone(),
                asker: self.name(other.author)?,
                citations: self.citations(Citing::Question(other.id)),
            });
        }
        let mut steps = Vec::new();
        for step in &one.steps {
            steps.push(AskedStepLine {
                id: step.id,
                kind: step.kind,
                text: step.text.clone(),
                by: self.name(step.by)?,
                written: step.by == step.noted_by,
                at: step.at,
                citations: self.citations(Citing::Answer(step.id)),
            });
        }
        Ok(AskedLine {
            id: one.id,
            state: one.state,
            text: one.text.clone(),
            words: one.words().to_owned(),
            asker: self.name(one.author)?,
            room: one.room.and_then(|room| self.rooms.get(&room).cloned()),
            to: self.names(&one.to)?,
            deferred_to: self.names(&one.deferred_to)?,
            backers: board.backers(one.id).len(),
            merged,
            steps,
            satisfied: one.satisfied,
            asked_at: one.asked_at,
            put_at: one.put_at,
            reason: if leads { one.reason.clone() } else { String::new() },
            citations: self.citations(Citing::Question(one.id)),
        })
    }

    fn request(&self, it: &WitnessRequest) -> Result<WitnessRequestLine, No> {
        Ok(WitnessRequestLine {
            id: it.id,
            state: it.state,
            who: it.who.clone(),
            why: it.why.clone(),
            asker: self.name(it.author)?,
            tally: it.tally(),
            reason: it.reason.clone(),
            decided_at: it.decided_at,
        })
    }

    fn names<'a>(&self, ids: impl IntoIterator<Item = &'a PersonId>) -> Result<Vec<NameLine>, No> {
        ids.into_iter().map(|id| self.name(*id)).collect()
    }

    fn name(&self, id: PersonId) -> Result<NameLine, No> {
        let row = self.people.get(&id).ok_or_else(|| crate::no::Fault::new("a question of nobody"))?;
        let person = row.person()?;
        let known = match self.viewer {
            Viewer::Role(Role::Guest) | Viewer::Screen | Viewer::Public => {
                matches!(person.role, Role::Witness | Role::Organiser)
            }
            Viewer::Role(_) => true,
        };
        let shown_name = if known {
            let personal: Option<Personal> = self.opener.open(&row.id, &row.sealed)?;
            personal.and_then(|personal| personal.shown_name)
        } else {
            None
        };
        Ok(NameLine { id: known.then_some(id), role: person.role, number: person.number, shown_name })
    }

    fn citations(&self, by: Citing) -> Vec<CitationLine> {
        self.cited.get(&by).cloned().unwrap_or_default()
    }
}
