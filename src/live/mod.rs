//! Live connections: topics pushed as they change, presence, shared texts.

pub mod presence;
pub mod protocol;
pub mod socket;
pub mod text_awareness;
pub mod text_protocol;
pub mod topics;
