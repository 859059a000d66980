//! What goes over the broker, and under which subject. Nodes of two versions run side by side during an
//! upgrade: fields that a node does not know are left unread, and so are kinds of message, topics and
//! signals that it does not know.

use serde::{Deserialize, Serialize};

use super::{Announcement, Elsewhere, Ended, Signalled};
use crate::jury::ids::{AccountId, DocumentId, JuryId, PersonId, RoomId, SessionId};
use crate::jury::sight::{Subject, Topic, Who};
use crate::jury::signals::SignalKind;
use crate::jury::time::UtcMillis;

/// What every node hears.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    Changed(Announcement),
    Signal(Signalled),
    Ended(Ended),
    Elsewhere(Elsewhere),
}

/// Whether what came is for this node to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heard {
    Said(Said),
    /// From a version that says more than this one knows.
    Newer,
    Malformed,
}

/// The subjects of one installation. Others on the same broker have others.
#[derive(Clone, Debug)]
pub struct Subjects {
    space: String,
    node: u64,
}

#[derive(Serialize, Deserialize)]
struct Changed {
    jury: JuryId,
    seq: i64,
    topics: Vec<String>,
}

#[derive(Serialize, Deserialize)]
struct Signal {
    jury: JuryId,
    room: RoomId,
    person: PersonId,
    kind: String,
    at: UtcMillis,
}

#[derive(Serialize, Deserialize)]
struct Over {
    session: SessionId,
    account: Option<AccountId>,
    person: Option<PersonId>,
    everywhere: bool,
}

#[derive(Serialize, Deserialize)]
struct Here {
    jury: JuryId,
    people: Vec<PersonId>,
}

impl Subjects {
    #[must_use]
    pub fn new(space: &str, node: u64) -> Self {
        Self { space: format!("jury.{space}"), node }
    }

    /// What every node hears.
    #[must_use]
    pub fn of_all(&self) -> String {
        format!("{}.all.>", self.space)
    }

    /// What is relayed of a text, by whatever node.
    #[must_use]
    pub fn of_text(&self, document: DocumentId) -> String {
        format!("{}.text.{document}.*", self.space)
    }

    /// Where this node relays a text.
    #[must_use]
    pub fn text(&self, document: DocumentId) -> String {
        format!("{}.text.{document}.{:016x}", self.space, self.node)
    }

    /// Which node said it; none when it is this one.
    #[must_use]
    pub fn from(&self, subject: &str) -> Option<u64> {
        let node = u64::from_str_radix(subject.rsplit('.').next()?, 16).ok()?;
        (node != self.node).then_some(node)
    }

    /// Subject and bytes of what is said to every node.
    #[must_use]
    pub fn write(&self, said: &Said) -> (String, Vec<u8>) {
        let (kind, bytes) = match said {
            Said::Changed(Announcement { jury, seq, topics }) => {
                let topics = topics.iter().map(Topic::to_string).collect();
                (format!("changed.{jury}"), json(&Changed { jury: *jury, seq: *seq, topics }))
            }
            Said::Signal(Signalled { jury, room, person, kind, at }) => {
                let kind = serde_json::to_value(kind).ok();
                let kind = kind.and_then(|kind| Some(kind.as_str()?.to_owned())).unwrap_or_default();
                let signal = Signal { jury: *jury, room: *room, person: *person, kind, at: *at };
                (format!("signal.{jury}"), json(&signal))
            }
            Said::Ended(Ended { who, everywhere }) => {
                let (account, person) = match who.subject {
                    Subject::Account(account) => (Some(account), None),
                    Subject::Person(person) => (None, Some(person)),
                };
                let over = Over { session: who.session, account, person, everywhere: *everywhere };
                ("ended".to_owned(), json(&over))
            }
            Said::Elsewhere(Elsewhere::Here { jury, people, .. }) => {
                (format!("here.{jury}"), json(&Here { jury: *jury, people: people.clone() }))
            }
            Said::Elsewhere(Elsewhere::Left { .. }) => ("left".to_owned(), Vec::new()),
        };
        (format!("{}.all.{kind}.{:016x}", self.space, self.node), bytes)
    }

    /// Reads what another node said.
    #[must_use]
    pub fn read(&self, subject: &str, from: u64, bytes: &[u8]) -> Heard {
        let Some(rest) = subject.strip_prefix(&self.space).and_then(|rest| rest.strip_prefix(".all.")) else {
            return Heard::Malformed;
        };
        match rest.split('.').next() {
            Some("changed") => read(bytes, changed),
            Some("signal") => read(bytes, signal),
            Some("ended") => read(bytes, ended),
            Some("here") => read(bytes, |Here { jury, people }| {
                Some(Said::Elsewhere(Elsewhere::Here { node: from, jury, people }))
            }),
            Some("left") => Heard::Said(Said::Elsewhere(Elsewhere::Left { node: from })),
            _ => Heard::Newer,
        }
    }
}

fn json(message: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(message).unwrap_or_default()
}

fn read<'a, T: Deserialize<'a>>(bytes: &'a [u8], said: impl FnOnce(T) -> Option<Said>) -> Heard {
    match serde_json::from_slice(bytes) {
        Ok(message) => said(message).map_or(Heard::Newer, Heard::Said),
        Err(_) => Heard::Malformed,
    }
}

/// A topic that this node does not know is nobody's here.
fn changed(Changed { jury, seq, topics }: Changed) -> Option<Said> {
    let topics = topics.iter().filter_map(|topic| topic.parse().ok()).collect();
    Some(Said::Changed(Announcement { jury, seq, topics }))
}

fn signal(Signal { jury, room, person, kind, at }: Signal) -> Option<Said> {
    let kind: SignalKind = serde_json::from_value(kind.into()).ok()?;
    Some(Said::Signal(Signalled { jury, room, person, kind, at }))
}

fn ended(Over { session, account, person, everywhere }: Over) -> Option<Said> {
    let subject = account.map(Subject::Account).or_else(|| person.map(Subject::Person))?;
    Some(Said::Ended(Ended { who: Who { session, subject }, everywhere }))
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn everything() -> Vec<Said> {
        let (jury, person) = (JuryId(Uuid::from_u128(1)), PersonId(Uuid::from_u128(2)));
        let (room, document) = (RoomId(Uuid::from_u128(3)), DocumentId(Uuid::from_u128(4)));
        let topics = [Topic::People, Topic::Room(room), Topic::Text(document)].into();
        let session = SessionId(Uuid::from_u128(5));
        let account = Subject::Account(AccountId(Uuid::from_u128(6)));
        let signal = Signalled { jury, room, person, kind: SignalKind::Slower, at: UtcMillis(7) };
        vec![
            Said::Changed(Announcement { jury, seq: 12, topics }),
            Said::Signal(signal),
            Said::Ended(Ended { who: Who { session, subject: account }, everywhere: true }),
            Said::Ended(Ended { who: Who { session, subject: Subject::Person(person) }, everywhere: false }),
            Said::Elsewhere(Elsewhere::Here { node: 1, jury, people: vec![person] }),
            Said::Elsewhere(Elsewhere::Left { node: 1 }),
        ]
    }

    #[test]
    fn what_one_node_says_another_reads_and_itself_does_not() {
        let (one, other) = (Subjects::new("x", 1), Subjects::new("x", 2));
        for said in everything() {
            let (subject, bytes) = one.write(&said);
            assert_eq!(one.from(&subject), None);
            assert_eq!(other.from(&subject), Some(1));
            assert_eq!(other.read(&subject, 1, &bytes), Heard::Said(said));
        }
    }

    #[test]
    fn a_newer_nodes_fields_topics_and_kinds_do_not_stop_an_older_one() {
        let (older, newer) = (Subjects::new("x", 1), Subjects::new("x", 2));
        let jury = JuryId(Uuid::from_u128(1));
        let told = Announcement { jury, seq: 9, topics: [Topic::Agenda].into() };
        let (subject, _) = newer.write(&Said::Changed(told.clone()));
        let bytes = format!(r#"{{"jury":"{jury}","seq":9,"topics":["agenda","weather"],"why":{{"a":1}}}}"#);
        assert_eq!(older.read(&subject, 2, bytes.as_bytes()), Heard::Said(Said::Changed(told)));
        let unknown = subject.replace(".changed.", ".advised.");
        assert_eq!(older.read(&unknown, 2, b"{}"), Heard::Newer);
        let (subject, bytes) = newer.write(&everything()[1]);
        let bytes = String::from_utf8_lossy(&bytes).replace("slower", "faster");
        assert_eq!(older.read(&subject, 2, bytes.as_bytes()), Heard::Newer);
    }

    #[test]
    fn whatever_comes_is_read_or_told_as_malformed() {
        let (one, other) = (Subjects::new("x", 1), Subjects::new("x", 2));
        for said in everything() {
            let (subject, bytes) = one.write(&said);
            for at in 0..bytes.len() {
                assert_eq!(other.read(&subject, 1, &bytes[..at]), Heard::Malformed, "{subject} {at}");
            }
        }
        assert_eq!(other.read("jury.x", 1, b"{}"), Heard::Malformed);
        assert_eq!(other.read("jury.xx.all.left.1", 1, b"{}"), Heard::Malformed);
    }
}
