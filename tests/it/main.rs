//! The whole program under test, in one binary: the real application on a free port, on both databases.
//!
//! Stories are written with `both!` (see `home.rs`); what needs no database, like the house's own
//! rules in `tidy.rs`, is a plain test.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]
#![expect(clippy::disallowed_methods, reason = "tests wait for real processes")]
#![expect(
    clippy::print_stdout,
    reason = "figures are told: `make test` shows lines that begin with `figure:`"
)]

#[macro_use]
mod home;
mod accounts;
mod agenda;
mod app;
mod ballots_a_second;
mod broker;
mod bundles;
mod demo;
mod discussion;
mod ends;
mod evidence;
mod evidence_files;
mod faults;
mod floor;
mod growth;
mod hall;
mod import;
mod juries;
mod kill;
mod lead;
mod lineage;
mod linkage;
mod lists;
mod matrix;
mod methods;
mod nodes;
mod openapi;
mod operate;
mod page;
mod phone;
mod postgres;
mod presenting;
mod program;
mod questions;
mod reasons;
mod recommendations;
mod record;
mod results_page;
mod robust;
mod rooms;
mod rounds;
mod seats;
mod second_factor;
mod secret;
mod signals;
mod story;
mod story_files;
mod story_lists;
mod story_people;
mod story_questions;
mod story_text;
mod story_turns;
mod story_votes;
mod temperature;
mod text;
mod text_tools;
mod tidy;
mod turns;
mod voting;
mod watch;
