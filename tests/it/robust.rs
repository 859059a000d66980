//! What the program bears: malformed input, guessing, readers that do not read, everybody coming back at
//! once.
//!
//! These measure times, so `make test` runs them by themselves, one after the other.

mod crowd;
mod guessing;
mod malformed;
mod mutate;
mod resume;
mod slow;
