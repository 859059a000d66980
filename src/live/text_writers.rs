//! Which person each writer of a shared text's updates is: the first whose socket showed that client.

use std::collections::{BTreeMap, BTreeSet};

use crate::actions::documents::{Writer, Written};
use crate::jury::ids::PersonId;
use crate::jury::text_update;

/// How many clients are remembered that have not written yet.
const WAITING_MAX: usize = 2_048;

/// What this node knows of the writers of one open text.
#[derive(Debug, Default)]
pub struct Writers {
    /// Shown by somebody, but nothing of theirs was stored yet.
    waiting: BTreeMap<u64, PersonId>,
    /// Given to be stored.
    stored: BTreeSet<u64>,
}

impl Writers {
    /// A person's socket shows these clients as its own. Whoever showed one first keeps it.
    pub fn announced(&mut self, clients: impl Iterator<Item = u64>, person: PersonId) {
        for client in clients {
            if self.waiting.len() < WAITING_MAX && !self.stored.contains(&client) {
                self.waiting.entry(client).or_insert(person);
            }
        }
    }

    /// The writers of these updates who are to be remembered with them. An update may hold what others
    /// wrote, so it is its items that say who, not its sender.
    pub fn of(&mut self, written: &[Written]) -> Vec<Writer> {
        let mut found = Vec::new();
        for update in written {
            if self.waiting.is_empty() {
                break;
            }
            for client in text_update::writers(&update.bytes).unwrap_or_default() {
                let (Some(person), Ok(number)) = (self.waiting.remove(&client), i64::try_from(client)) else {
                    continue;
                };
                self.stored.insert(client);
                found.push(Writer { client: number, person });
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::jury::shared_text::{PlainText, compose};

    #[test]
    fn the_first_who_showed_a_client_is_its_writer_once() {
        let [ann, ben] = [1, 2].map(|n| PersonId(uuid::Uuid::from_u128(n)));
        let by = |client| {
            let text = PlainText { body: "Words.".into(), ..PlainText::default() };
            Written { person: Some(ben), bytes: compose(&text, client) }
        };
        let mut writers = Writers::default();
        writers.announced([7].into_iter(), ann);
        writers.announced([7, 8].into_iter(), ben);
        assert_eq!(writers.of(&[by(9)]), [], "nobody showed that client");
        assert_eq!(writers.of(&[by(7)]), [Writer { client: 7, person: ann }]);
        assert_eq!(writers.of(&[by(7), by(8)]), [Writer { client: 8, person: ben }]);
        writers.announced([7].into_iter(), ben);
        assert_eq!(writers.of(&[by(7)]), []);
    }
}
