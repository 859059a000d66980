//! Who is connected, here and on the other nodes. A guard that goes with its connection; nothing is
//! stored. Each node says of itself who is there, when that changes and every few seconds; what a node
//! said is forgotten when it says nothing more.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::broadcast::error::RecvError;
use tokio::sync::watch;

use super::outgoing::Frame;
use super::protocol::ToClient;
use crate::broker::{Broker, Elsewhere};
use crate::clock;
use crate::jury::ids::{JuryId, PersonId};
use crate::jury::time::UtcMillis;

/// How soon other nodes are told of somebody who came or went; a hall that comes at once is told at once.
const TELL_EVERY: Duration = Duration::from_millis(250);
/// After so many of these, who is here is said again.
const REPEAT_AFTER: u32 = 20;
/// What a node said is forgotten after so long.
const FORGOTTEN_AFTER_MS: i64 = 15_000;

/// The people connected to one jury, and how many times that changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Here {
    pub n: u64,
    pub people: Arc<[PersonId]>,
    /// The same as a message of the socket: written once, sent to everybody.
    pub frame: Frame,
}

/// What another node said last.
struct Told {
    people: Vec<PersonId>,
    at: UtcMillis,
}

#[derive(Default)]
struct OfJury {
    connections: BTreeMap<PersonId, usize>,
    elsewhere: HashMap<u64, Told>,
    /// Other nodes were not yet told who is here now.
    untold: bool,
    here: watch::Sender<Here>,
}

impl OfJury {
    /// Tells who is here where that is not what was told last. Somebody on two nodes is here once.
    fn tell(&self) {
        let elsewhere = self.elsewhere.values().flat_map(|told| &told.people);
        let people: BTreeSet<PersonId> = self.connections.keys().chain(elsewhere).copied().collect();
        let people: Arc<[PersonId]> = people.into_iter().collect();
        self.here.send_if_modified(|here| {
            if here.people == people {
                return false;
            }
            let n = here.n + 1;
            let told = ToClient::Presence { n, here: people.to_vec() };
            let frame = Frame::text(&serde_json::to_string(&told).unwrap_or_default());
            *here = Here { n, people, frame };
            true
        });
    }

    fn is_used(&self) -> bool {
        !self.connections.is_empty()
            || !self.elsewhere.is_empty()
            || self.untold
            || self.here.receiver_count() > 0
    }
}

/// Presence in all juries.
#[derive(Default)]
pub struct Presence(Mutex<HashMap<JuryId, OfJury>>);

impl Presence {
    fn with<T>(&self, jury: JuryId, act: impl FnOnce(&mut OfJury) -> T) -> T {
        let mut juries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        act(juries.entry(jury).or_default())
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
                of.untold = true;
                of.tell();
            }
        });
    }

    /// Takes what another node says.
    fn hear(&self, said: Elsewhere, now: UtcMillis) {
        match said {
            Elsewhere::Here { node, jury, people } => self.with(jury, |of| {
                if people.is_empty() {
                    of.elsewhere.remove(&node);
                } else {
                    of.elsewhere.insert(node, Told { people, at: now });
                }
                of.tell();
            }),
            Elsewhere::Left { node } => self.forget(|of, _| of != node),
        }
    }

    /// Keeps what those nodes said that it is kept of.
    fn forget(&self, kept: impl Fn(u64, &Told) -> bool) {
        let mut juries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for of in juries.values_mut() {
            let before = of.elsewhere.len();
            of.elsewhere.retain(|node, told| kept(*node, told));
            if of.elsewhere.len() != before {
                of.tell();
            }
        }
        juries.retain(|_, of| of.is_used());
    }

    /// Who is connected to this node, where the others were not told yet, or everywhere where somebody is.
    fn to_tell(&self, all: bool) -> Vec<(JuryId, Vec<PersonId>)> {
        let mut juries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let told = juries.iter_mut().filter(|(_, of)| of.untold || (all && !of.connections.is_empty()));
        told.map(|(jury, of)| {
            of.untold = false;
            (*jury, of.connections.keys().copied().collect())
        })
        .collect()
    }

    /// Hears the other nodes, for as long as this one runs.
    pub async fn hear_others(self: Arc<Self>, broker: Arc<dyn Broker>) {
        let mut elsewhere = broker.elsewhere();
        loop {
            match elsewhere.recv().await {
                Ok(said) => self.hear(said, clock::now()),
                // What was missed is said again.
                Err(RecvError::Lagged(_)) => {}
                Err(RecvError::Closed) => return,
            }
        }
    }

    /// Tells the other nodes, and forgets those that are silent, for as long as this one runs.
    pub async fn tell_others(self: Arc<Self>, broker: Arc<dyn Broker>) {
        let mut tick = actix_web::rt::time::interval(TELL_EVERY);
        for n in (0..REPEAT_AFTER).cycle() {
            tick.tick().await;
            for (jury, people) in self.to_tell(n == 0) {
                broker.tell_here(jury, &people);
            }
            if n == 0 {
                let now = clock::now();
                self.forget(|_, told| now.since(told.at) < FORGOTTEN_AFTER_MS);
            }
        }
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

    #[test]
    fn who_is_on_two_nodes_is_here_once_and_goes_with_both_or_with_their_silence() {
        let presence = Arc::new(Presence::default());
        let [jury, other] = [1, 2].map(|n| JuryId(Uuid::from_u128(n)));
        let [ann, ben] = [3, 4].map(|n| PersonId(Uuid::from_u128(n)));
        let here = presence.follow(jury);
        let people = || here.borrow().people.to_vec();
        let said = |node, jury, people: &[PersonId]| Elsewhere::Here { node, jury, people: people.to_vec() };
        let guard = presence.enter(jury, ann);
        presence.hear(said(7, jury, &[ann, ben]), UtcMillis(0));
        presence.hear(said(8, other, &[ben]), UtcMillis(0));
        assert_eq!(people(), [ann, ben]);
        let n = here.borrow().n;
        drop(guard);
        assert_eq!((people(), here.borrow().n), (vec![ann, ben], n), "Ann is still on the other node");
        presence.hear(said(7, jury, &[ben]), UtcMillis(9_000));
        assert_eq!(people(), [ben]);
        let silent = |now: UtcMillis| presence.forget(|_, told| now.since(told.at) < FORGOTTEN_AFTER_MS);
        silent(UtcMillis(23_999));
        assert_eq!(people(), [ben]);
        silent(UtcMillis(24_000));
        assert!(people().is_empty());
        presence.hear(said(7, jury, &[ann]), UtcMillis(30_000));
        presence.hear(said(8, jury, &[ben]), UtcMillis(30_000));
        presence.hear(Elsewhere::Left { node: 7 }, UtcMillis(30_000));
        assert_eq!(people(), [ben]);
    }

    #[test]
    fn other_nodes_are_told_what_changed_and_now_and_then_all_again() {
        let presence = Arc::new(Presence::default());
        let [jury, other] = [1, 2].map(|n| JuryId(Uuid::from_u128(n)));
        let person = PersonId(Uuid::nil());
        let guard = presence.enter(jury, person);
        let _other = presence.enter(other, person);
        assert_eq!(presence.to_tell(false).len(), 2);
        assert!(presence.to_tell(false).is_empty());
        assert_eq!(presence.to_tell(true).len(), 2);
        drop(guard);
        assert_eq!(presence.to_tell(false), [(jury, vec![])], "that nobody is left is told once");
        assert_eq!(presence.to_tell(true), [(other, vec![person])]);
    }
}
