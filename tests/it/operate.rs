//! What an operator meets: starts that are refused in words, whether a node is ready, backups.

#[path = "operate/backup.rs"]
mod backup;
#[path = "operate/ready.rs"]
mod ready;
#[path = "operate/starting.rs"]
mod starting;
#[path = "operate/traces.rs"]
mod traces;
#[path = "operate/watching.rs"]
mod watching;
