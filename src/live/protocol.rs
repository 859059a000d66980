//! The messages of the page's JSON socket.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::jury::ids::{PersonId, RoomId, RoundId};
use crate::jury::signals::SignalKind;
use crate::jury::time::UtcMillis;

/// Bytes of the longest message of a client.
pub const FRAME_BYTES: usize = 4 * 1024;

/// What a page says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum FromClient {
    /// Follow a topic; with `seq`, a view comes at once only when there is a later one.
    Subscribe {
        topic: String,
        #[serde(default)]
        seq: Option<i64>,
    },
    Unsubscribe {
        topic: String,
    },
    /// Signals to one's room. It comes back to its sender like to everybody there, or is refused under
    /// the topic `signal`.
    Signal {
        room: RoomId,
        kind: SignalKind,
    },
    /// Asks for a `pong`; sent every 15 seconds.
    Ping,
}

/// What the service says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum ToClient {
    /// First of all: the server's clock and the build of its pages.
    Welcome {
        now: UtcMillis,
        build: String,
    },
    /// The latest view of a topic; also what GET answers. The newest `seq` is kept, an equal one
    /// replaces, an older one is dropped.
    View {
        topic: String,
        seq: i64,
        #[schema(value_type = Object)]
        view: serde_json::Value,
    },
    Pong {
        now: UtcMillis,
    },
    /// Who is connected. `n` counts these messages; only the latest counts.
    Presence {
        n: u64,
        here: Vec<PersonId>,
    },
    /// How many ballots were cast in an open round, at most every 10 seconds.
    Cast {
        n: u64,
        round: RoundId,
        cast: u64,
    },
    /// How many have sent their reasons after a round, at most every 10 seconds.
    Sent {
        n: u64,
        round: RoundId,
        sent: u64,
    },
    /// Somebody signals to a room that is followed, or asks for something in any room where all of
    /// them are followed by who runs the jury. Nothing keeps it.
    Signal {
        room: RoomId,
        person: PersonId,
        kind: SignalKind,
        at: UtcMillis,
    },
    /// To those who run the jury: whether the node that serves this page is joined to the others. While
    /// it is not, what happens on them is seen here some seconds later.
    Nodes {
        joined: bool,
    },
    /// A subscription was refused, or, under the topic `signal`, a signal; the connection goes on.
    Refused {
        topic: Option<String>,
        code: String,
        detail: String,
    },
    /// The last message before the connection is closed.
    Bye {
        code: String,
        detail: String,
    },
}
