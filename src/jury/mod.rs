//! The rules of a citizens' jury. Pure: no I/O, no clock, no randomness, nothing of other floors.

pub mod agenda;
pub mod days;
pub mod draw;
pub mod facts;
pub mod ids;
pub mod item;
pub mod juries;
pub mod lib0;
pub mod limits;
pub mod lists;
pub mod people;
pub mod planning;
pub mod record;
pub mod refusal;
pub mod rooms;
pub mod rotation;
pub mod shared_text;
pub mod sight;
pub mod text_update;
pub mod time;
pub mod timetable;
pub mod turns;
