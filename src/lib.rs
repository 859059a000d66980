//! A citizens' jury deliberation and voting service; the floors in the order that data flows.

pub mod clock;
pub mod jury;
pub mod no;
pub mod store;
