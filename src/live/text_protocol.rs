//! The messages of a shared text's socket, as stock Yjs clients speak them. Source: y-protocols
//! (`sync.js`, `awareness.js`) and y-websocket. One message a frame.

use crate::jury::lib0::{Malformed, Reader, put_buffer, put_number};
use crate::jury::shared_text::UPDATE_MAX_BYTES;

/// The largest frame that is taken, in bytes: the largest update and what is around it.
pub const FRAME_MAX_BYTES: usize = UPDATE_MAX_BYTES;
/// The largest state that one client may show to the others, in bytes of JSON.
pub const STATE_MAX_BYTES: usize = 4 * 1024;
/// How many clients one frame may tell about; clients repeat what they hear of each other.
const STATES_A_FRAME_MAX: usize = 512;

const SYNC: u64 = 0;
const AWARENESS: u64 = 1;
const QUERY_AWARENESS: u64 = 3;
const STEP_1: u64 = 0;
const STEP_2: u64 = 1;
const UPDATE: u64 = 2;

/// What a client may send.
#[derive(Debug, PartialEq, Eq)]
pub enum Message<'a> {
    /// "This is how far I am; send me the rest": a state vector.
    Step1(&'a [u8]),
    /// "This is what you lacked": an update.
    Step2(&'a [u8]),
    /// "This has just been written": an update.
    Update(&'a [u8]),
    /// "This is who is here, as far as I know."
    Awareness(Vec<Shown<'a>>),
    /// "Who is here?"
    QueryAwareness,
}

/// What one client shows of itself: nothing (`null`) when it leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown<'a> {
    pub client: u64,
    /// Grows with each change.
    pub clock: u64,
    /// A JSON object, or `null`.
    pub state: &'a str,
}

impl<'a> Message<'a> {
    /// Reads a frame.
    ///
    /// # Errors
    /// It is too large, is not one whole message, or says something that clients do not say.
    pub fn read(frame: &'a [u8]) -> Result<Self, Malformed> {
        if frame.len() > FRAME_MAX_BYTES {
            return Err(Malformed("a frame is too large"));
        }
        let mut reader = Reader::new(frame);
        let message = match reader.number()? {
            SYNC => match reader.number()? {
                STEP_1 => Self::Step1(reader.buffer()?),
                STEP_2 => Self::Step2(reader.buffer()?),
                UPDATE => Self::Update(reader.buffer()?),
                _ => return Err(Malformed("an unknown step of synchronisation")),
            },
            AWARENESS => Self::Awareness(read_shown(reader.buffer()?)?),
            QUERY_AWARENESS => Self::QueryAwareness,
            _ => return Err(Malformed("an unknown kind of message")),
        };
        reader.end()?;
        Ok(message)
    }
}

fn read_shown(bytes: &[u8]) -> Result<Vec<Shown<'_>>, Malformed> {
    let mut reader = Reader::new(bytes);
    let count = reader.count(3)?;
    if count > STATES_A_FRAME_MAX {
        return Err(Malformed("too many clients"));
    }
    let mut all = Vec::with_capacity(count);
    for _ in 0..count {
        let shown = Shown { client: reader.client()?, clock: reader.number()?, state: reader.text()? };
        let is_state = shown.state == "null" || shown.state.starts_with('{');
        let is_json = || serde_json::from_str::<serde::de::IgnoredAny>(shown.state).is_ok();
        if shown.clock > u64::from(u32::MAX) || shown.state.len() > STATE_MAX_BYTES || !is_state || !is_json()
        {
            return Err(Malformed("a client's state is not a small JSON object"));
        }
        all.push(shown);
    }
    reader.end()?;
    Ok(all)
}

/// Asks the other side for what this state vector lacks.
#[must_use]
pub fn step_1(state_vector: &[u8]) -> Vec<u8> {
    sync(STEP_1, state_vector)
}

/// Answers a first step.
#[must_use]
pub fn step_2(update: &[u8]) -> Vec<u8> {
    sync(STEP_2, update)
}

/// Passes on what somebody wrote.
#[must_use]
pub fn update(update: &[u8]) -> Vec<u8> {
    sync(UPDATE, update)
}

fn sync(step: u64, bytes: &[u8]) -> Vec<u8> {
    let mut frame = Vec::with_capacity(bytes.len() + 8);
    put_number(&mut frame, SYNC);
    put_number(&mut frame, step);
    put_buffer(&mut frame, bytes);
    frame
}

/// Asks who is here.
#[must_use]
pub fn query_awareness() -> Vec<u8> {
    let mut frame = Vec::with_capacity(1);
    put_number(&mut frame, QUERY_AWARENESS);
    frame
}

/// Tells who is here.
#[must_use]
pub fn awareness<'a>(all: impl IntoIterator<Item = Shown<'a>>) -> Vec<u8> {
    let mut count = 0;
    let mut states = Vec::new();
    for shown in all {
        count += 1;
        put_number(&mut states, shown.client);
        put_number(&mut states, shown.clock);
        put_buffer(&mut states, shown.state.as_bytes());
    }
    let mut bytes = Vec::with_capacity(states.len() + 4);
    put_number(&mut bytes, count);
    bytes.extend(states);
    let mut frame = Vec::with_capacity(bytes.len() + 4);
    put_number(&mut frame, AWARENESS);
    put_buffer(&mut frame, &bytes);
    frame
}

/// Tells how many of a socket's changes are durable: a text frame, to pages that name their socket. Stock
/// clients have no such message.
#[must_use]
pub fn saved(updates: u64) -> String {
    serde_json::json!({ "saved": updates }).to_string()
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_message_is_read_as_it_was_written() {
        assert_eq!(Message::read(&step_1(&[0])).unwrap(), Message::Step1(&[0]));
        assert_eq!(Message::read(&step_2(&[0, 0])).unwrap(), Message::Step2(&[0, 0]));
        assert_eq!(Message::read(&update(&[0, 0])).unwrap(), Message::Update(&[0, 0]));
        let shown = Shown { client: 7, clock: 2, state: r#"{"user":"é"}"# };
        assert_eq!(Message::read(&awareness([shown])).unwrap(), Message::Awareness(vec![shown]));
        assert_eq!(Message::read(&[3]).unwrap(), Message::QueryAwareness);
    }

    #[test]
    fn what_no_client_says_is_refused() {
        for frame in [&[] as &[u8], &[2, 0], &[0, 3, 0], &[0, 0, 5, 0], &[3, 0], &[0x80], &[9]] {
            assert!(Message::read(frame).is_err(), "{frame:?}");
        }
        for state in ["", "[]", "{", "7", "{}{}"] {
            assert!(Message::read(&awareness([Shown { client: 7, clock: 2, state }])).is_err(), "{state}");
        }
        let long = format!(r#"{{"a":"{}"}}"#, "x".repeat(STATE_MAX_BYTES));
        assert!(Message::read(&awareness([Shown { client: 7, clock: 2, state: &long }])).is_err());
        assert!(Message::read(&update(&vec![0; FRAME_MAX_BYTES])).is_err());
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(frame in prop::collection::vec(prop_oneof![any::<u8>(), 0_u8..4], 0..40)) {
            let _ = Message::read(&frame);
        }
    }
}
