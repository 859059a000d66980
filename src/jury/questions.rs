//! Questions of the jury to its witnesses.
//!
//! `drafted → prioritised → put → answered | deferred`, or `merged` into another. Two ways lead out of
//! the story before an answer: `withdrawn` by its asker, `set_aside` by a facilitator with a reason.
//! An asker says whether an answer will do; asking on is a step, after which the question stands in the
//! order again. Nobody edits anybody else's words.

use std::collections::BTreeSet;

use super::coded::coded;
use super::ids::{AskedId, AskedStepId, PersonId, RoomId};
use super::limits;
use super::refusal::{Code, Refusal};
use super::standing::Standing;
use super::time::UtcMillis;

/// Characters of a question, and of what is asked on: it is read from the back of a hall.
pub const QUESTION_CHARS: usize = 400;
/// Characters of an answer.
pub const ANSWER_CHARS: usize = 5_000;
/// Most questions of one person that wait to be taken up.
pub const WAITING_MAX: usize = 20;
/// Most steps of one question: answers, deferrals, what was asked on.
pub const STEPS_MAX: usize = 50;
/// Most pieces of evidence that a question or an answer names when it is written.
pub const NAMED_MAX: usize = 5;

coded! {
    /// Where a question stands.
    AskedState {
        Drafted => "drafted",
        Prioritised => "prioritised",
        Put => "put",
        Answered => "answered",
        Deferred => "deferred",
        Merged => "merged",
        SetAside => "set_aside",
        Withdrawn => "withdrawn",
    }
}

coded! {
    /// What happened to a question that was put.
    AskedStepKind {
        Answer => "answer",
        Deferral => "deferral",
        AskedOn => "asked_on",
        Satisfied => "satisfied",
    }
}

/// One step after a question was put.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedStep {
    pub id: AskedStepId,
    pub kind: AskedStepKind,
    /// The answer, why it is to come, or what is asked on.
    pub text: String,
    /// Who said it.
    pub by: PersonId,
    /// Who wrote it down: whoever said it, where it was given in writing.
    pub noted_by: PersonId,
    pub at: UtcMillis,
}

/// One question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    pub id: AskedId,
    pub author: PersonId,
    /// The room for which it was asked; its jurors stand behind it too.
    pub room: Option<RoomId>,
    pub text: String,
    /// The witnesses it is for; empty: whoever knows.
    pub to: BTreeSet<PersonId>,
    pub state: AskedState,
    /// How it stood before it was put or merged.
    pub was: Option<AskedState>,
    /// Its place in the running order, while it is prioritised.
    pub place: Option<i32>,
    pub merged_into: Option<AskedId>,
    /// Why it was set aside; empty otherwise.
    pub reason: String,
    /// The witnesses from whom the answer is to come; empty: those it is for.
    pub deferred_to: BTreeSet<PersonId>,
    /// An asker said that the answer will do.
    pub satisfied: bool,
    pub asked_at: UtcMillis,
    pub put_at: Option<UtcMillis>,
    /// Jurors who want it asked too.
    pub support: BTreeSet<PersonId>,
    /// Oldest first.
    pub steps: Vec<AskedStep>,
}

impl Asked {
    /// How it is asked now: what was asked on last, else its first words.
    #[must_use]
    pub fn words(&self) -> &str {
        let on = self.steps.iter().rfind(|step| step.kind == AskedStepKind::AskedOn);
        on.map_or(self.text.as_str(), |step| step.text.as_str())
    }

    /// Whether everybody may read it: it was put, whatever came after.
    #[must_use]
    pub fn is_public(&self) -> bool {
        use AskedState::{Answered, Deferred, Drafted, Prioritised, Put};
        match self.state {
            Put | Answered | Deferred => true,
            Drafted | Prioritised => !self.steps.is_empty(),
            AskedState::Merged | AskedState::SetAside | AskedState::Withdrawn => false,
        }
    }

    /// Whether a witness is one of those from whom the answer is to come.
    #[must_use]
    pub fn is_for(&self, witness: PersonId) -> bool {
        let to = if self.deferred_to.is_empty() { &self.to } else { &self.deferred_to };
        to.is_empty() || to.contains(&witness)
    }

    fn is_open(&self) -> bool {
        matches!(self.state, AskedState::Drafted | AskedState::Prioritised)
    }

    fn must_be(&self, states: &[AskedState]) -> Result<(), Refusal> {
        if states.contains(&self.state) {
            Ok(())
        } else {
            Err(Code::QuestionStateWrong.with("state", self.state))
        }
    }

    fn reword(&mut self, text: String) {
        if self.text != text {
            self.text = text;
            self.support.clear();
        }
    }

    pub(super) fn step(&mut self, step: AskedStep) -> Result<(), Refusal> {
        if self.steps.len() >= STEPS_MAX {
            return Err(Code::AnswersEnough.with("most", STEPS_MAX));
        }
        self.steps.push(step);
        Ok(())
    }
}

/// Who acts, and when.
#[derive(Clone, Debug)]
pub struct Actor {
    pub standing: Standing,
    /// The rooms in which they sit or sat.
    pub rooms: Vec<RoomId>,
    pub now: UtcMillis,
}

/// What somebody asks.
#[derive(Clone, Debug, Default)]
pub struct Asking<'a> {
    pub text: &'a str,
    pub to: BTreeSet<PersonId>,
    pub room: Option<RoomId>,
}

/// An answer, given in writing or noted.
#[derive(Clone, Copy, Debug)]
pub struct Answering<'a> {
    pub id: AskedStepId,
    pub text: &'a str,
    /// Who gave it; none: whoever writes.
    pub by: Option<PersonId>,
}

/// Every question of a jury.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Board {
    /// In the order of asking.
    pub questions: Vec<Asked>,
    pub witnesses: BTreeSet<PersonId>,
}

impl Board {
    /// A juror asks, in their own name or for a room of theirs.
    ///
    /// # Errors
    /// `not_allowed`; `not_your_room`; `witness_unknown`; `text_missing`, `text_too_long`;
    /// `questions_enough`.
    pub fn ask(&mut self, by: &Actor, id: AskedId, asking: Asking) -> Result<(), Refusal> {
        by.standing.must_be_juror()?;
        if asking.room.is_some_and(|room| !by.rooms.contains(&room)) {
            return Err(Code::NotYourRoom.into());
        }
        self.must_know(&asking.to)?;
        let text = limits::needed("question", asking.text, QUESTION_CHARS)?;
        let author = by.standing.person;
        if self.questions.iter().filter(|one| one.author == author && one.is_open()).count() >= WAITING_MAX {
            return Err(Code::QuestionsEnough.with("most", WAITING_MAX));
        }
        self.questions.push(Asked {
            id,
            author,
            room: asking.room,
            text,
            to: asking.to,
            state: AskedState::Drafted,
            was: None,
            place: None,
            merged_into: None,
            reason: String::new(),
            deferred_to: BTreeSet::new(),
            satisfied: false,
            asked_at: by.now,
            put_at: None,
            support: BTreeSet::new(),
            steps: Vec::new(),
        });
        Ok(())
    }

    /// Changes one's own question. With other words support begins afresh: nobody is shown to want what
    /// they have not seen.
    ///
    /// # Errors
    /// `not_found`; `question_not_yours`; `question_state_wrong` once it was taken up;
    /// `question_holds_others`; as for witnesses and text in [`Board::ask`].
    pub fn edit(
        &mut self,
        by: &Actor,
        id: AskedId,
        text: &str,
        to: BTreeSet<PersonId>,
    ) -> Result<(), Refusal> {
        self.must_know(&to)?;
        let one = self.own(by, id)?;
        let text = limits::needed("question", text, QUESTION_CHARS)?;
        one.reword(text);
        one.to = to;
        Ok(())
    }

    /// Takes back one's own question.
    ///
    /// # Errors
    /// As [`Board::edit`].
    pub fn withdraw(&mut self, by: &Actor, id: AskedId) -> Result<(), Refusal> {
        self.own(by, id)?.state = AskedState::Withdrawn;
        Ok(())
    }

    /// Wants a question asked too, or no longer; saying the same twice is no error.
    ///
    /// # Errors
    /// `not_allowed`; `not_found`; `question_own`; `question_merged`; `question_state_wrong`.
    pub fn support(&mut self, by: &Actor, id: AskedId, supports: bool) -> Result<(), Refusal> {
        by.standing.must_be_juror()?;
        let one = self.find(id)?;
        if one.state == AskedState::Merged {
            return Err(Code::QuestionMerged.into());
        }
        one.must_be(&[AskedState::Drafted, AskedState::Prioritised])?;
        let person = by.standing.person;
        if self.askers(id).contains(&person) {
            return Err(Code::QuestionOwn.into());
        }
        if !supports {
            for member in self.family(id) {
                self.find_mut(member)?.support.remove(&person);
            }
        } else if !self.backers(id).contains(&person) {
            self.find_mut(id)?.support.insert(person);
        }
        Ok(())
    }

    /// An asker says that the answer will do. False when that was said already.
    ///
    /// # Errors
    /// `not_allowed`; `not_found`; `question_not_yours`; `question_state_wrong`; `answers_enough`.
    pub fn accept(&mut self, by: &Actor, id: AskedId, step: AskedStepId) -> Result<bool, Refusal> {
        let said = by.step(step, AskedStepKind::Satisfied, String::new());
        let one = self.asked_by(by, id)?;
        one.must_be(&[AskedState::Answered])?;
        if one.satisfied {
            return Ok(false);
        }
        one.step(said)?;
        one.satisfied = true;
        Ok(true)
    }

    /// An asker asks on: the question stands at the end of the order again, with these words.
    ///
    /// # Errors
    /// As [`Board::accept`]; `text_missing`, `text_too_long`.
    pub fn ask_on(&mut self, by: &Actor, id: AskedId, step: AskedStepId, text: &str) -> Result<(), Refusal> {
        let last = self.last_place();
        let one = self.asked_by(by, id)?;
        one.must_be(&[AskedState::Answered])?;
        let text = limits::needed("question", text, QUESTION_CHARS)?;
        one.step(by.step(step, AskedStepKind::AskedOn, text))?;
        one.state = AskedState::Prioritised;
        one.place = Some(last + 1);
        one.satisfied = false;
        one.deferred_to.clear();
        Ok(())
    }

    /// One question.
    ///
    /// # Errors
    /// `not_found`, also for one that was taken back.
    pub fn find(&self, id: AskedId) -> Result<&Asked, Refusal> {
        let known = |one: &&Asked| one.id == id && one.state != AskedState::Withdrawn;
        self.questions.iter().find(known).ok_or_else(|| Code::NotFound.into())
    }

    pub(super) fn find_mut(&mut self, id: AskedId) -> Result<&mut Asked, Refusal> {
        let known = |one: &&mut Asked| one.id == id && one.state != AskedState::Withdrawn;
        self.questions.iter_mut().find(known).ok_or_else(|| Code::NotFound.into())
    }

    /// A question and everything that was put together in it.
    #[must_use]
    pub fn family(&self, id: AskedId) -> Vec<AskedId> {
        let mut family = vec![id];
        let mut next = 0;
        while let Some(&at) = family.get(next) {
            let below = self.questions.iter().filter(|one| one.merged_into == Some(at)).map(|one| one.id);
            let fresh: Vec<AskedId> = below.filter(|one| !family.contains(one)).collect();
            family.extend(fresh);
            next += 1;
        }
        family
    }

    /// The question in which one ends by merging: itself, where it stands by itself.
    #[must_use]
    pub fn root(&self, id: AskedId) -> AskedId {
        let mut at = id;
        // A chain is no longer than the board.
        for _ in 0..self.questions.len() {
            match self.questions.iter().find(|one| one.id == at).and_then(|one| one.merged_into) {
                Some(next) => at = next,
                None => break,
            }
        }
        at
    }

    /// Who asked it, or one that was put together in it.
    #[must_use]
    pub fn askers(&self, id: AskedId) -> BTreeSet<PersonId> {
        self.of_family(id).map(|one| one.author).collect()
    }

    /// Everybody who wants it asked, each once: the askers, and who supports any of its wordings.
    #[must_use]
    pub fn backers(&self, id: AskedId) -> BTreeSet<PersonId> {
        let supporters: BTreeSet<PersonId> =
            self.of_family(id).flat_map(|one| one.support.iter().copied()).collect();
        &self.askers(id) | &supporters
    }

    /// Whether somebody may say that its answer will do: an asker, or a juror of a room that asked.
    #[must_use]
    pub fn stands_behind(&self, id: AskedId, person: PersonId, rooms: &[RoomId]) -> bool {
        let asked = |one: &Asked| one.author == person || one.room.is_some_and(|room| rooms.contains(&room));
        self.of_family(id).any(asked)
    }

    /// The running order.
    #[must_use]
    pub fn order(&self) -> Vec<AskedId> {
        let waits = |one: &&Asked| one.state == AskedState::Prioritised;
        let mut order: Vec<&Asked> = self.questions.iter().filter(waits).collect();
        order.sort_by_key(|one| (one.place, one.id));
        order.into_iter().map(|one| one.id).collect()
    }

    /// How many answers are to come.
    #[must_use]
    pub fn unanswered(&self) -> usize {
        self.questions.iter().filter(|one| one.state == AskedState::Deferred).count()
    }

    pub(super) fn last_place(&self) -> i32 {
        self.questions.iter().filter_map(|one| one.place).max().unwrap_or(0)
    }

    fn of_family(&self, id: AskedId) -> impl Iterator<Item = &Asked> {
        let family = self.family(id);
        self.questions.iter().filter(move |one| family.contains(&one.id))
    }

    fn must_know(&self, witnesses: &BTreeSet<PersonId>) -> Result<(), Refusal> {
        if witnesses.is_subset(&self.witnesses) { Ok(()) } else { Err(Code::WitnessUnknown.into()) }
    }

    /// One's own question that nobody has taken up yet, and in which no other is put together.
    fn own(&mut self, by: &Actor, id: AskedId) -> Result<&mut Asked, Refusal> {
        if self.find(id)?.author != by.standing.person {
            return Err(Code::QuestionNotYours.into());
        }
        let holds_others = self.questions.iter().any(|one| one.merged_into == Some(id));
        let one = self.find_mut(id)?;
        one.must_be(&[AskedState::Drafted])?;
        if !one.steps.is_empty() {
            return Err(Code::QuestionHasAnswers.into());
        }
        if holds_others { Err(Code::QuestionHoldsOthers.into()) } else { Ok(one) }
    }

    fn asked_by(&mut self, by: &Actor, id: AskedId) -> Result<&mut Asked, Refusal> {
        by.standing.must_be_juror()?;
        self.find(id)?;
        if !self.stands_behind(id, by.standing.person, &by.rooms) {
            return Err(Code::QuestionNotYours.into());
        }
        self.find_mut(id)
    }
}

impl Actor {
    pub(super) fn step(&self, id: AskedStepId, kind: AskedStepKind, text: String) -> AskedStep {
        let by = self.standing.person;
        AskedStep { id, kind, text, by, noted_by: by, at: self.now }
    }
}

#[cfg(test)]
#[path = "questions_tests.rs"]
mod tests;
