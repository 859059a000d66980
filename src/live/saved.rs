//! How many of the changes that a person's text sockets sent are durable, for their pages to tell.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::watch;

use crate::jury::ids::{DocumentId, PersonId};

/// Durable changes by text and by the name that the page gave its text socket.
pub type Marks = BTreeMap<(DocumentId, String), u64>;

/// The marks of everybody on this node. Only the latest counts, so nothing queues.
#[derive(Clone, Default)]
pub struct Saved(Arc<Mutex<HashMap<PersonId, watch::Sender<Marks>>>>);

impl Saved {
    fn with<T>(&self, person: PersonId, act: impl FnOnce(&watch::Sender<Marks>) -> T) -> T {
        let mut people = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // Nobody writes and nobody listens: forgotten at the next occasion.
        people.retain(|id, marks| *id == person || marks.receiver_count() > 0 || !marks.borrow().is_empty());
        act(people.entry(person).or_default())
    }

    /// Follows a person's marks.
    #[must_use]
    pub fn follow(&self, person: PersonId) -> watch::Receiver<Marks> {
        self.with(person, watch::Sender::subscribe)
    }

    /// So many changes of a socket are durable now.
    pub fn mark(&self, person: PersonId, document: DocumentId, connection: &str, updates: u64) {
        self.with(person, |marks| {
            marks.send_modify(|marks| {
                marks.insert((document, connection.to_owned()), updates);
            });
        });
    }

    /// A socket has gone.
    pub fn forget(&self, person: PersonId, document: DocumentId, connection: &str) {
        self.with(person, |marks| {
            marks.send_if_modified(|marks| {
                marks.remove(&(document, connection.to_owned()));
                false
            });
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn a_page_hears_the_latest_and_a_late_page_hears_it_too() {
        let saved = Saved::default();
        let (person, text) = (PersonId(Uuid::nil()), DocumentId(Uuid::nil()));
        let mut page = saved.follow(person);
        saved.mark(person, text, "a", 1);
        saved.mark(person, text, "a", 2);
        assert!(page.has_changed().is_ok_and(|changed| changed));
        assert_eq!(page.borrow_and_update().get(&(text, "a".to_owned())), Some(&2));
        assert_eq!(saved.follow(person).borrow().len(), 1);
        saved.forget(person, text, "a");
        assert!(saved.follow(person).borrow().is_empty());
    }
}
