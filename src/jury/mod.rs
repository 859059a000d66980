//! The rules of a citizens' jury. Pure: no I/O, no clock, no randomness, nothing of other floors.

pub mod ids;
pub mod refusal;
pub mod time;
