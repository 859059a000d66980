//! Signals: a wave, a nod. Relayed to a room and forgotten; nothing stores or records them.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What somebody shows the room without speaking.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SignalKind {
    Wave,
    Agree,
    Clap,
    /// "Slower, please."
    Slower,
    /// "I am lost."
    Lost,
}

impl SignalKind {
    /// Asks for something, so that whoever runs the jury is to see it in whatever room they are.
    #[must_use]
    pub fn asks(self) -> bool {
        matches!(self, Self::Slower | Self::Lost)
    }
}
