//! The demonstration: a real jury's facts, with invented people, speech, votes and dates.
//!
//! It is played through the same actions that people use, so its record verifies like any other.
//! Only `citizens-jury demo` makes it, and it says on every page that it is invented.

mod cast;
mod play;
mod questions;
mod text;
mod votes;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::jury::facts::Facts;
use crate::jury::ids::JuryId;
use crate::jury::people::Role;
use crate::no::No;
use crate::service::Service;

pub use play::Point;
pub use text::draft_update;

/// The facts that the demonstration is made of.
pub const FACTS: &str = include_str!("../../data/lancashire-2023.json");
/// The password of the demonstration's two accounts; it is printed on its page of links.
pub const PASSWORD: &str = "demonstration only";
pub const ORGANISER: &str = "organiser@demo.example";
pub const FACILITATOR: &str = "facilitator@demo.example";

/// A way into the demonstration.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct Link {
    pub href: String,
    pub name: String,
    /// None for the projector and for guests who just look.
    pub role: Option<Role>,
}

/// The page of sign-in links.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct Links {
    pub jury: JuryId,
    pub links: Vec<Link>,
    /// What the two accounts sign in with.
    pub password: String,
}

/// Plays the demonstration up to `point`, unless it was played before.
///
/// # Errors
/// A refusal of an action: the play no longer fits the rules.
pub async fn prepare(service: &Service, point: Point) -> Result<(), No> {
    if cast::jury(service).await?.is_some() {
        return Ok(());
    }
    let facts = Facts::parse(FACTS)?;
    let stage = cast::gather(service, &facts, point).await?;
    play::play(&stage, &facts, point).await
}

/// The links of the page that only the demonstration has.
///
/// # Errors
/// `not_found` where this is no demonstration.
pub async fn links(service: &Service) -> Result<Links, No> {
    cast::links(service).await
}
