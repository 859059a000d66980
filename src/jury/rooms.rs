//! Rooms at work: what each person may do in one, and when.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::juries::JuryState;
use super::refusal::{Code, Refusal};

/// As what somebody sits in a room.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    Juror,
    Supporter,
}

/// What somebody may do in one room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// An organiser or facilitator of the jury: leads in every room, deliberates in none.
    Runs,
    /// The juror who holds the talk here.
    Host,
    /// A juror of this room; the scribe too.
    Juror,
    /// Reads along: a supporter, a witness, a guest, a juror of another room.
    Reads,
}

impl Standing {
    /// Allows what only jurors of the room do: raise a hand, write in the lists, support.
    ///
    /// # Errors
    /// `only_jurors_of_room`.
    pub fn deliberates(self) -> Result<(), Refusal> {
        match self {
            Self::Host | Self::Juror => Ok(()),
            Self::Runs | Self::Reads => Err(Code::OnlyJurorsOfRoom.into()),
        }
    }

    /// Allows what its host and the facilitators do: give turns, turn them on and off.
    ///
    /// # Errors
    /// `only_room_leads`.
    pub fn leads(self) -> Result<(), Refusal> {
        match self {
            Self::Runs | Self::Host => Ok(()),
            Self::Juror | Self::Reads => Err(Code::OnlyRoomLeads.into()),
        }
    }

    /// Allows what a facilitator does for people without a device, and jurors for themselves.
    ///
    /// # Errors
    /// `only_jurors_of_room`.
    pub fn takes_part(self) -> Result<(), Refusal> {
        match self {
            Self::Runs | Self::Host | Self::Juror => Ok(()),
            Self::Reads => Err(Code::OnlyJurorsOfRoom.into()),
        }
    }
}

/// Whether a room is at work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Sitting {
    Open,
    /// The day is over and the next one not started, or the jury has not started.
    Overnight,
    /// A later round of rooms has begun, or the jury has concluded.
    Over,
}

impl Sitting {
    /// How the rooms of the current round sit in a jury of that state, on a day that runs or not.
    #[must_use]
    pub fn of(jury: JuryState, day_runs: bool) -> Self {
        match jury {
            JuryState::Running if day_runs => Self::Open,
            JuryState::Concluded | JuryState::Published => Self::Over,
            JuryState::Draft | JuryState::Ready | JuryState::Running => Self::Overnight,
        }
    }

    /// Allows turns, calls and lists while the room is at work. Overnight they are only read: not
    /// everybody has the internet at home. A jury may decide otherwise for its lists
    /// (`open_overnight`).
    ///
    /// # Errors
    /// `rooms_overnight`, `room_over`.
    pub fn writable(self, open_overnight: bool) -> Result<(), Refusal> {
        match self {
            Self::Open => Ok(()),
            Self::Overnight if open_overnight => Ok(()),
            Self::Overnight => Err(Code::RoomsOvernight.into()),
            Self::Over => Err(Code::RoomOver.into()),
        }
    }
}

/// A room's call for the facilitator.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Call {
    #[default]
    None,
    /// Waiting for somebody to come.
    Made,
    /// Somebody is on the way.
    Answered,
}

impl Call {
    /// Calls the facilitator.
    ///
    /// # Errors
    /// `only_jurors_of_room`; `already_called` while a call waits.
    pub fn make(self, by: Standing) -> Result<Self, Refusal> {
        by.deliberates()?;
        match self {
            Self::Made => Err(Code::AlreadyCalled.into()),
            Self::None | Self::Answered => Ok(Self::Made),
        }
    }

    /// A facilitator says "I am coming".
    ///
    /// # Errors
    /// `only_facilitators` for everybody else; `no_call` when none waits.
    pub fn answer(self, by: Standing) -> Result<Self, Refusal> {
        if by != Standing::Runs {
            return Err(Code::OnlyFacilitators.into());
        }
        match self {
            Self::Made => Ok(Self::Answered),
            Self::None | Self::Answered => Err(Code::NoCall.into()),
        }
    }

    /// The room needs nobody any more.
    ///
    /// # Errors
    /// `only_jurors_of_room` for readers; `no_call` when none was made.
    pub fn take_back(self, by: Standing) -> Result<Self, Refusal> {
        by.takes_part()?;
        match self {
            Self::Made | Self::Answered => Ok(Self::None),
            Self::None => Err(Code::NoCall.into()),
        }
    }
}

#[cfg(test)]
#[path = "rooms_tests.rs"]
mod tests;
