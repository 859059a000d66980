//! The facilitator's side of the questions: which come, in which order, which is put, what was answered.

use std::collections::BTreeSet;

use super::ids::{AskedId, AskedStepId, PersonId};
use super::limits;
use super::questions::{ANSWER_CHARS, Actor, Answering, Asked, AskedState, AskedStepKind, Board};
use super::refusal::{Code, Refusal};

impl Board {
    /// Lays down the running order: those named are to be put in this order, others that waited in it are
    /// off it again. `seen` is the order as it was shown; two who order at once do not undo each other.
    ///
    /// # Errors
    /// `not_allowed`; `question_order_changed`; `not_found`, `question_merged`, `question_state_wrong`;
    /// `question_order_wrong` for one that is named twice.
    pub fn arrange(&mut self, by: &Actor, seen: &[AskedId], wish: &[AskedId]) -> Result<(), Refusal> {
        by.standing.must_run()?;
        let now = self.order();
        if now == wish {
            return Ok(());
        }
        if now != seen {
            return Err(Code::QuestionOrderChanged.into());
        }
        if wish.iter().collect::<BTreeSet<_>>().len() != wish.len() {
            return Err(Code::QuestionOrderWrong.into());
        }
        for id in wish {
            self.waiting(*id)?;
        }
        for one in self.questions.iter_mut().filter(|one| now.contains(&one.id)) {
            (one.state, one.place) = (AskedState::Drafted, None);
        }
        for (place, id) in (1..).zip(wish) {
            let one = self.find_mut(*id)?;
            (one.state, one.place) = (AskedState::Prioritised, Some(place));
        }
        Ok(())
    }

    /// Puts one question together into another. Its asker stands behind that one too, and everybody who
    /// wanted either counts once. The one that goes on takes the better place of a pair.
    ///
    /// # Errors
    /// `not_allowed`; `question_same`; `not_found`, `question_merged`, `question_state_wrong`;
    /// `question_has_answers` for one that was answered before.
    pub fn merge(&mut self, by: &Actor, id: AskedId, into: AskedId) -> Result<(), Refusal> {
        by.standing.must_run()?;
        if id == into {
            return Err(Code::QuestionSame.into());
        }
        self.waiting(into)?;
        let one = self.waiting(id)?;
        if !one.steps.is_empty() {
            return Err(Code::QuestionHasAnswers.into());
        }
        let place = one.place;
        (one.was, one.state, one.place) = (Some(one.state), AskedState::Merged, None);
        one.merged_into = Some(into);
        let kept = self.find_mut(into)?;
        if place.is_some() {
            kept.state = AskedState::Prioritised;
            kept.place = [kept.place, place].into_iter().flatten().min();
        }
        Ok(())
    }

    /// Undoes putting together, while the question in which it stands is not put and has no answer.
    ///
    /// # Errors
    /// `not_allowed`; `not_found`; `question_state_wrong` for one that stands by itself;
    /// `question_was_put`.
    pub fn split(&mut self, by: &Actor, id: AskedId) -> Result<(), Refusal> {
        by.standing.must_run()?;
        let (root, last) = (self.root(id), self.last_place());
        let one = self.find(id)?;
        if one.state != AskedState::Merged {
            return Err(Code::QuestionStateWrong.with("state", one.state));
        }
        let over = self.find(root)?;
        let before =
            matches!(over.state, AskedState::Drafted | AskedState::Prioritised | AskedState::SetAside);
        if !before || !over.steps.is_empty() {
            return Err(Code::QuestionWasPut.into());
        }
        let one = self.find_mut(id)?;
        one.state = one.was.take().unwrap_or(AskedState::Drafted);
        one.place = (one.state == AskedState::Prioritised).then_some(last + 1);
        one.merged_into = None;
        Ok(())
    }

    /// Puts a question: it is asked now, and the projector shows it. False when it is put already.
    ///
    /// # Errors
    /// `not_allowed`; `not_found`; `question_is_put` while another is; `question_merged`,
    /// `question_state_wrong`.
    pub fn put(&mut self, by: &Actor, id: AskedId) -> Result<bool, Refusal> {
        by.standing.must_run()?;
        if let Some(other) = self.questions.iter().find(|one| one.state == AskedState::Put) {
            return if other.id == id { Ok(false) } else { Err(Code::QuestionIsPut.into()) };
        }
        let one = self.find_mut(id)?;
        if one.state != AskedState::Deferred {
            self.waiting(id)?;
        }
        let one = self.find_mut(id)?;
        (one.was, one.state, one.place) = (Some(one.state), AskedState::Put, None);
        one.put_at = Some(by.now);
        Ok(true)
    }

    /// Takes back what was pressed by mistake: a question that is put goes back to where it was, before
    /// all others; one that was set aside can be taken up again.
    ///
    /// # Errors
    /// `not_allowed`; `not_found`; `question_state_wrong`.
    pub fn give_back(&mut self, by: &Actor, id: AskedId) -> Result<(), Refusal> {
        by.standing.must_run()?;
        let one = self.find(id)?;
        match one.state {
            AskedState::Put => self.unput(id),
            AskedState::SetAside => {
                let one = self.find_mut(id)?;
                one.state = AskedState::Drafted;
                one.reason.clear();
                Ok(())
            }
            state => Err(Code::QuestionStateWrong.with("state", state)),
        }
    }

    /// A day ends: what is put then goes back to the order, so that no question stays up overnight.
    pub fn day_ended(&mut self) {
        let put = self.questions.iter().find(|one| one.state == AskedState::Put).map(|one| one.id);
        if let Some(id) = put {
            let _ = self.unput(id);
        }
    }

    fn unput(&mut self, id: AskedId) -> Result<(), Refusal> {
        let first = self.questions.iter().filter_map(|one| one.place).min().unwrap_or(1);
        let one = self.find_mut(id)?;
        if one.was.take() == Some(AskedState::Deferred) {
            one.state = AskedState::Deferred;
        } else {
            (one.state, one.place) = (AskedState::Prioritised, Some(first.saturating_sub(1)));
        }
        Ok(())
    }

    /// Sets aside a question that does not belong, with a reason for its asker.
    ///
    /// # Errors
    /// `not_allowed`; `not_found`; `question_merged`, `question_state_wrong`; `question_has_answers`;
    /// `reason_missing`, `text_too_long`.
    pub fn set_aside(&mut self, by: &Actor, id: AskedId, reason: &str) -> Result<(), Refusal> {
        by.standing.must_run()?;
        if self.find(id)?.state != AskedState::Put {
            self.waiting(id)?;
        }
        let one = self.find_mut(id)?;
        if !one.steps.is_empty() {
            return Err(Code::QuestionHasAnswers.into());
        }
        one.reason = limits::reasoned(reason)?;
        (one.state, one.place) = (AskedState::SetAside, None);
        Ok(())
    }

    /// Notes that the answer to the question that is put is to come, with a word why and from whom.
    ///
    /// # Errors
    /// `not_allowed`; `not_found`; `question_not_put`; `reason_missing`, `text_too_long`;
    /// `witness_unknown`; `answers_enough`.
    pub fn defer(
        &mut self,
        by: &Actor,
        id: AskedId,
        step: AskedStepId,
        reason: &str,
        to: BTreeSet<PersonId>,
    ) -> Result<(), Refusal> {
        by.standing.must_run()?;
        if !to.is_subset(&self.witnesses) {
            return Err(Code::WitnessUnknown.into());
        }
        let one = self.find_mut(id)?;
        if one.state != AskedState::Put {
            return Err(Code::QuestionNotPut.into());
        }
        let reason = limits::reasoned(reason)?;
        one.step(by.step(step, AskedStepKind::Deferral, reason))?;
        one.state = AskedState::Deferred;
        one.deferred_to = to;
        Ok(())
    }

    /// An answer: noted by whoever runs the jury, or written by a witness to whom the question was put or
    /// left. What somebody adds to an answer is an answer too.
    ///
    /// # Errors
    /// `not_allowed`; `not_found`; `question_not_put`; `question_not_for_you`; `witness_unknown`;
    /// `text_missing`, `text_too_long`; `answers_enough`.
    pub fn answer(&mut self, by: &Actor, id: AskedId, given: Answering) -> Result<(), Refusal> {
        let Actor { standing, .. } = by;
        let who = given.by.unwrap_or(standing.person);
        let one = self.find(id)?;
        if standing.runs {
            if who != standing.person && !self.witnesses.contains(&who) {
                return Err(Code::WitnessUnknown.into());
            }
        } else if !standing.witness || who != standing.person {
            return Err(Code::NotAllowed.into());
        } else if !one.is_public() {
            // What was not put yet is the jury's own.
            return Err(Code::NotFound.into());
        } else if !one.is_for(who) {
            return Err(Code::QuestionNotForYou.into());
        }
        let one = self.find_mut(id)?;
        if !matches!(one.state, AskedState::Put | AskedState::Deferred | AskedState::Answered) {
            return Err(Code::QuestionNotPut.into());
        }
        let text = limits::needed("answer", given.text, ANSWER_CHARS)?;
        let mut step = by.step(given.id, AskedStepKind::Answer, text);
        step.by = who;
        one.step(step)?;
        one.state = AskedState::Answered;
        one.deferred_to.clear();
        Ok(())
    }

    /// A question that can still be taken up.
    fn waiting(&mut self, id: AskedId) -> Result<&mut Asked, Refusal> {
        let one = self.find_mut(id)?;
        match one.state {
            AskedState::Drafted | AskedState::Prioritised => Ok(one),
            AskedState::Merged => Err(Code::QuestionMerged.into()),
            state => Err(Code::QuestionStateWrong.with("state", state)),
        }
    }
}
