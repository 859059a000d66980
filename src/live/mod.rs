//! Live connections: topics pushed as they change, presence, shared texts.

pub mod casts;
pub mod ended;
pub mod heard;
pub mod leaving;
pub mod outgoing;
pub mod presence;
pub mod protocol;
pub mod signals;
pub mod socket;
pub mod text;
pub mod text_awareness;
pub mod text_outbox;
pub mod text_protocol;
pub mod text_socket;
pub mod text_writers;
pub mod texts;
pub mod topics;
