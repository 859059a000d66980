//! Who is connected. A guard that goes with its connection; nothing is stored.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use bytestring::ByteString;
use tokio::sync::watch;

use super::protocol::ToClient;
use crate::jury::ids::{JuryId, PersonId};

/// The people connected to one jury, and how many times that changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Here {
    pub n: u64,
    pub people: Arc<[PersonId]>,
    /// The same as a message of the socket: written once, sent to everybody.
    pub message: ByteString,
}

struct OfJury {
    connections: BTreeMap<PersonId, usize>,
    here: watch::Sender<Here>,
}

/// Presence in all juries on this node.
#[derive(Default)]
pub struct Presence(Mutex<HashMap<JuryId, OfJury>>);

impl Presence {
    fn with<T>(&self, jury: JuryId, act: impl FnOnce(&mut OfJury) -> T) -> T {
        let mut juries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let of = juries
            .entry(jury)
            .or_insert_with(|| OfJury { connections: BTreeMap::new(), here: watch::Sender::default() });
        act(of)
    }

    /// Follows who is connected.
    pub fn follow(&self, jury: JuryId) -> watch::Receiver<Here> {
        self.with(jury, |of| of.here.subscribe())
    }

    /// Counts one connection of a person, until the guard goes.
    pub fn enter(self: &Arc<Self>, jury: JuryId, person: PersonId) -> Guard {
        self.count(jury, person, true);
        Guard { presence: self.clone(), jury, person }
    }

    fn count(&self, jury: JuryId, person: PersonId, enters: bool) {
        self.with(jury, |of| {
            let connections = of.connections.entry(person).or_insert(0);
            *connections = if enters { *connections + 1 } else { connections.saturating_sub(1) };
            let changed = *connections == usize::from(enters);
            if *connections == 0 {
                of.connections.remove(&person);
            }
            if changed {
                let people: Arc<[PersonId]> = of.connections.keys().copied().collect();
                of.here.send_modify(|here| {
                    let n = here.n + 1;
                    let told = ToClient::Presence { n, here: people.to_vec() };
                    let message = serde_json::to_string(&told).unwrap_or_default().into();
                    *here = Here { n, people, message };
                });
            }
        });
    }
}

/// One connection of somebody who is here.
pub struct Guard {
    presence: Arc<Presence>,
    jury: JuryId,
    person: PersonId,
}

impl Drop for Guard {
    fn drop(&mut self) {
        self.presence.count(self.jury, self.person, false);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn somebody_with_two_pages_is_here_until_both_are_gone() {
        let presence = Arc::new(Presence::default());
        let (jury, person) = (JuryId(Uuid::nil()), PersonId(Uuid::nil()));
        let here = presence.follow(jury);
        let first = presence.enter(jury, person);
        let second = presence.enter(jury, person);
        drop(first);
        assert_eq!(here.borrow().people.to_vec(), vec![person]);
        assert_eq!(here.borrow().n, 1);
        drop(second);
        assert!(here.borrow().people.is_empty());
    }
}
