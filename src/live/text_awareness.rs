//! Who is at a shared text: what each client shows of itself. Kept in memory only.

use std::collections::BTreeMap;

use crate::jury::ids::PersonId;
use crate::jury::time::UtcMillis;
use crate::live::text_protocol::{self, Shown};

/// How many clients are remembered at once, those that left a moment ago included.
const CLIENTS_MAX: usize = 512;
/// How many clients one connection may show: a page shows one.
const CLIENTS_A_CONNECTION_MAX: usize = 4;
/// A client that another node told about is gone when it was silent for so long; clients repeat
/// themselves every 15 s.
const SILENCE_MAX_MS: i64 = 45_000;

/// Names a connection within this process.
pub type ConnectionId = u64;

/// Whose connection it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Speaker {
    pub connection: ConnectionId,
    pub person: PersonId,
}

/// Where word of a client comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum From {
    Connection(Speaker),
    OtherNode,
    /// It has left; its clock is kept, so that an echo does not bring it back.
    Gone,
}

#[derive(Debug)]
struct Entry {
    clock: u64,
    state: String,
    from: From,
    heard: UtcMillis,
}

/// What every client shows, by client.
#[derive(Debug, Default)]
pub struct Awareness {
    clients: BTreeMap<u64, Entry>,
}

impl Awareness {
    /// Takes what a connection says and answers the frame to pass on, if anything is news.
    /// Clients echo what they hear of others: only the connection that first showed a client
    /// speaks for it, or a later one of the same person, since a page that lost its connection
    /// may be back before the loss is noticed here.
    pub fn said(&mut self, speaker: Speaker, all: &[Shown<'_>], now: UtcMillis) -> Option<Vec<u8>> {
        for shown in all.iter().filter(|shown| shown.state != "null") {
            if let Some(entry) = self.clients.get_mut(&shown.client)
                && let From::Connection(before) = entry.from
                && before.person == speaker.person
                && before.connection < speaker.connection
                && entry.clock <= shown.clock
            {
                entry.from = From::Connection(speaker);
            }
        }
        self.take(From::Connection(speaker), all, now)
    }

    /// Takes what another node passed on.
    pub fn relayed(&mut self, all: &[Shown<'_>], now: UtcMillis) -> Option<Vec<u8>> {
        self.take(From::OtherNode, all, now)
    }

    fn take(&mut self, from: From, all: &[Shown<'_>], now: UtcMillis) -> Option<Vec<u8>> {
        self.make_room(now);
        let mut own = self.clients.values().filter(|entry| entry.from == from).count();
        let mut news = Vec::new();
        for &shown in all {
            let known = self.clients.get(&shown.client);
            let speaks = known.is_none_or(|entry| entry.from == from || entry.from == From::Gone);
            let newer = known.is_none_or(|entry| {
                let leaves = shown.state == "null" && entry.state != "null";
                shown.clock > entry.clock || (shown.clock == entry.clock && leaves)
            });
            let claims = known.is_none_or(|entry| entry.from != from);
            let limited = matches!(from, From::Connection(_)) && own >= CLIENTS_A_CONNECTION_MAX;
            let full = known.is_none() && self.clients.len() >= CLIENTS_MAX;
            if !speaks || !newer || (claims && (limited || full)) {
                continue;
            }
            own += usize::from(claims);
            let from = if shown.state == "null" { From::Gone } else { from };
            let entry = Entry { clock: shown.clock, state: shown.state.to_owned(), from, heard: now };
            self.clients.insert(shown.client, entry);
            news.push(shown);
        }
        (!news.is_empty()).then(|| text_protocol::awareness(news))
    }

    /// Whether a connection is the one that speaks for a client.
    #[must_use]
    pub fn speaks(&self, speaker: Speaker, client: u64) -> bool {
        self.clients.get(&client).is_some_and(|entry| entry.from == From::Connection(speaker))
    }

    /// A connection has gone: what it showed is gone too. Answers the frame that says so.
    pub fn left(&mut self, connection: ConnectionId) -> Option<Vec<u8>> {
        let mut gone = Vec::new();
        for (&client, entry) in &mut self.clients {
            if matches!(entry.from, From::Connection(speaker) if speaker.connection == connection) {
                entry.from = From::Gone;
                entry.clock += 1;
                "null".clone_into(&mut entry.state);
                gone.push(Shown { client, clock: entry.clock, state: "null" });
            }
        }
        (!gone.is_empty()).then(|| text_protocol::awareness(gone))
    }

    /// The frame that tells a newcomer who is here, if anybody is.
    #[must_use]
    pub fn everybody(&self) -> Option<Vec<u8>> {
        let here = self.clients.iter().filter(|(_, entry)| entry.from != From::Gone);
        let mut here =
            here.map(|(&client, entry)| Shown { client, clock: entry.clock, state: &entry.state }).peekable();
        here.peek()?;
        Some(text_protocol::awareness(here))
    }

    /// Forgets who fell silent on other nodes, and who left, when there is no room.
    fn make_room(&mut self, now: UtcMillis) {
        let full = self.clients.len() >= CLIENTS_MAX;
        self.clients.retain(|_, entry| match entry.from {
            From::Connection(_) => true,
            From::OtherNode => now.since(entry.heard) < SILENCE_MAX_MS,
            From::Gone => !full,
        });
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::live::text_protocol::Message;

    fn by(connection: ConnectionId) -> Speaker {
        Speaker { connection, person: PersonId(uuid::Uuid::from_u128(connection.into())) }
    }

    fn shown(client: u64, clock: u64, state: &str) -> Shown<'_> {
        Shown { client, clock, state }
    }

    fn told(frame: &[u8]) -> Vec<(u64, u64, String)> {
        let Message::Awareness(all) = Message::read(frame).unwrap() else { return Vec::new() };
        all.iter().map(|shown| (shown.client, shown.clock, shown.state.to_owned())).collect()
    }

    #[test]
    fn an_echo_is_not_passed_on_and_nobody_speaks_for_another() {
        let mut awareness = Awareness::default();
        let now = UtcMillis(0);
        assert!(awareness.said(by(1), &[shown(7, 1, "{}")], now).is_some());
        assert!(awareness.said(by(2), &[shown(7, 1, "{}")], now).is_none(), "an echo");
        assert!(awareness.said(by(2), &[shown(7, 9, "null")], now).is_none(), "another's client");
        assert!(awareness.said(by(1), &[shown(7, 2, r#"{"a":1}"#)], now).is_some());
    }

    #[test]
    fn who_leaves_is_told_once_and_an_echo_does_not_bring_them_back() {
        let mut awareness = Awareness::default();
        let now = UtcMillis(0);
        awareness.said(by(1), &[shown(7, 5, "{}")], now);
        let gone = awareness.left(1).unwrap();
        assert_eq!(told(&gone), [(7, 6, "null".to_owned())]);
        assert!(awareness.left(1).is_none());
        assert!(awareness.said(by(2), &[shown(7, 5, "{}")], now).is_none());
        assert!(awareness.everybody().is_none());
        // The same page on a new connection starts from a later clock.
        assert!(awareness.said(by(3), &[shown(7, 7, "{}")], now).is_some());
    }

    #[test]
    fn a_page_that_is_back_early_outlives_its_old_connection() {
        let mut awareness = Awareness::default();
        let now = UtcMillis(0);
        awareness.said(by(1), &[shown(7, 5, "{}")], now);
        let again = Speaker { connection: 2, ..by(1) };
        assert!(awareness.said(again, &[shown(7, 5, "{}")], now).is_none());
        assert!(awareness.left(1).is_none());
        assert!(awareness.everybody().is_some());
        assert!(awareness.left(2).is_some());
    }

    #[test]
    fn one_connection_cannot_fill_the_room() {
        let mut awareness = Awareness::default();
        let crowd: Vec<_> = (0..100).map(|client| shown(client, 1, "{}")).collect();
        let passed_on = awareness.said(by(1), &crowd, UtcMillis(0)).unwrap();
        assert_eq!(told(&passed_on).len(), CLIENTS_A_CONNECTION_MAX);
    }

    #[test]
    fn who_was_on_a_node_that_fell_silent_is_forgotten() {
        let mut awareness = Awareness::default();
        awareness.relayed(&[shown(7, 1, "{}")], UtcMillis(0));
        assert!(awareness.everybody().is_some());
        awareness.said(by(1), &[], UtcMillis(SILENCE_MAX_MS));
        assert!(awareness.everybody().is_none());
    }
}
