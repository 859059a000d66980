//! A citizens' jury deliberation and voting service; the floors in the order that data flows.

pub mod jury;
