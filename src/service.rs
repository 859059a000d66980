//! What every floor above the store works with, made once at the start.

use std::sync::Arc;
use std::time::Duration;

use ipnet::IpNet;

use crate::actions::passwords::Tries;
use crate::actions::round_keys::Pollings;
use crate::broker::Broker;
use crate::files::Files;
use crate::health::Health;
use crate::metrics::Metrics;
use crate::store::Db;
use crate::store::keys::Keys;
use crate::traces::Traces;

/// The running service: database, keys, files and broker. Cheap to clone.
#[derive(Clone)]
pub struct Service {
    pub db: Db,
    pub keys: Keys,
    /// The bytes of evidence that is files.
    pub files: Files,
    pub broker: Arc<dyn Broker>,
    /// Whether this node can serve.
    pub health: Health,
    /// What an operator can watch.
    pub metrics: Metrics,
    /// Whom single requests are told to.
    pub traces: Traces,
    /// A change that takes longer than this has a line in the log.
    pub slow: Duration,
    /// Tries to sign in, counted to slow guessing down.
    pub tries: Arc<Tries>,
    /// The keys of open secret rounds.
    pub pollings: Arc<Pollings>,
    /// Runs the demonstration: its pages and sign-in links exist only then.
    pub demonstration: bool,
    /// The address that people type, without a slash at the end.
    pub public_url: Arc<str>,
    /// Proxies in front of this node, whose word on whom a request comes from is believed.
    pub trusted_proxies: Arc<[IpNet]>,
}

impl Service {
    /// Whether browsers keep keys for this service's pages: over https, or on the machine itself.
    #[must_use]
    pub fn has_key_stores(&self) -> bool {
        let Ok(url) = url::Url::parse(&self.public_url) else { return false };
        url.scheme() == "https"
            || match url.host() {
                Some(url::Host::Domain(name)) => name == "localhost",
                Some(url::Host::Ipv4(address)) => address.is_loopback(),
                Some(url::Host::Ipv6(address)) => address.is_loopback(),
                None => false,
            }
    }
}
