//! The whole program under test, in one binary: the real application on a free port, on both databases.
//!
//! `#[tokio::test]`-style stories are written with `both!` (see `app.rs`); what needs no application
//! (the house's own rules in `tidy.rs`) is a plain test.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]
#![expect(clippy::disallowed_methods, reason = "tests wait for real processes")]

mod postgres;
mod tidy;
