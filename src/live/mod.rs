//! Sockets.

pub mod text_awareness;
pub mod text_protocol;
