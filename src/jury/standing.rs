//! Who somebody is to the rules of recommendations, rounds and evidence.

use super::ids::PersonId;
use super::people::Role;
use super::refusal::{Code, Refusal};

/// A person and what their role lets them decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    pub person: PersonId,
    pub juror: bool,
    pub witness: bool,
    /// Facilitators and organisers.
    pub runs: bool,
    pub organises: bool,
}

impl Standing {
    /// Somebody by their role.
    #[must_use]
    pub fn of(person: PersonId, role: Role) -> Self {
        Self {
            person,
            juror: role == Role::Juror,
            witness: role == Role::Witness,
            runs: matches!(role, Role::Organiser | Role::Facilitator),
            organises: role == Role::Organiser,
        }
    }

    /// # Errors
    /// `not_allowed` for anybody but a juror.
    pub fn must_be_juror(&self) -> Result<(), Refusal> {
        if self.juror { Ok(()) } else { Err(Code::NotAllowed.into()) }
    }

    /// # Errors
    /// `not_allowed` for anybody but facilitators and organisers.
    pub fn must_run(&self) -> Result<(), Refusal> {
        if self.runs { Ok(()) } else { Err(Code::NotAllowed.into()) }
    }

    /// # Errors
    /// `not_allowed` for anybody but organisers.
    pub fn must_organise(&self) -> Result<(), Refusal> {
        if self.organises { Ok(()) } else { Err(Code::NotAllowed.into()) }
    }
}
