//! Faults on real processes: killed, paused, out of room, failed over, with a clock that jumps.
//!
//! One driver (`driver.rs`) has people write in several ways at once and notes what each was told; one
//! pure checker (`checker.rs`) compares that with what is there afterwards. Chance follows from a seed,
//! which each test prints; `JURY_FAULTS_SEED` takes it back. The runs measure times, so `make test` has
//! them by themselves, one after the other; `make test-long` has more of them.

mod checker;
pub mod clocks;
mod driver;
mod failover;
mod full;
mod kills;
mod power;
mod retries;
mod world;
