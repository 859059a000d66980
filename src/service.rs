//! What every floor above the store works with, made once at the start.

use std::sync::Arc;

use crate::actions::passwords::Tries;
use crate::broker::Broker;
use crate::store::Db;
use crate::store::keys::Keys;

/// The running service: database, keys and broker. Cheap to clone.
#[derive(Clone)]
pub struct Service {
    pub db: Db,
    pub keys: Keys,
    pub broker: Arc<dyn Broker>,
    /// Tries to sign in, counted to slow guessing down.
    pub tries: Arc<Tries>,
    /// Runs the demonstration: its pages and sign-in links exist only then.
    pub demonstration: bool,
    /// The address that people type, without a slash at the end.
    pub public_url: Arc<str>,
}
