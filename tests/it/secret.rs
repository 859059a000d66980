//! Secret rounds over HTTP: credentials, the ballot box, closing, and what is left afterwards.

#[path = "secret/bad_input.rs"]
mod bad_input;
#[path = "secret/booth.rs"]
pub mod booth;
#[path = "secret/cleaning.rs"]
mod cleaning;
#[path = "secret/credentials.rs"]
mod credentials;
#[path = "secret/orders.rs"]
mod orders;
#[path = "secret/protocol.rs"]
mod protocol;
#[path = "secret/recast.rs"]
mod recast;
#[path = "secret/together.rs"]
mod together;
