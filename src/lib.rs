//! A citizens' jury deliberation and voting service; the floors in the order that data flows.

pub mod actions;
pub mod backup;
pub mod broker;
pub mod clock;
pub mod config;
pub mod demo;
pub mod device;
pub mod files;
pub mod health;
pub mod http;
pub mod jury;
pub mod live;
pub mod metrics;
pub mod no;
pub mod service;
pub mod startup;
pub mod store;
pub mod tokens;
pub mod traces;
pub mod views;
pub mod words;
