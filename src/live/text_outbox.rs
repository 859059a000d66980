//! What a shared text says to one of its sockets, and why a socket is closed.

use actix_ws::{CloseCode, CloseReason};

use super::outgoing::{Frame, Latest, Mailbox};
use super::text_protocol;
use crate::jury::refusal::Code;

/// Why a socket is closed. 4400 to 4499: asking again does not help; the rest: try again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closing {
    /// What it sent cannot be read or does not fit.
    Malformed,
    /// The person may read but wrote.
    NotYours,
    NotFound,
    Frozen,
    /// The text has reached its largest size.
    Full,
    /// It fell behind, or the text was read again: synchronise afresh.
    Resync,
    Busy,
}

impl Closing {
    /// The close code and the reason that go with it.
    #[must_use]
    pub fn code(self) -> (u16, &'static str) {
        match self {
            Self::Malformed => (4400, Code::FrameMalformed.as_str()),
            Self::NotYours => (4403, Code::TextNotYours.as_str()),
            Self::NotFound => (4404, Code::NotFound.as_str()),
            Self::Frozen => (4409, Code::TextFrozen.as_str()),
            Self::Full => (4413, Code::TextFull.as_str()),
            Self::Resync => (4500, "resync"),
            Self::Busy => (4503, Code::Busy.as_str()),
        }
    }
}

impl From<Closing> for CloseReason {
    fn from(why: Closing) -> Self {
        let (code, description) = why.code();
        Self { code: CloseCode::Other(code), description: Some(description.to_owned()) }
    }
}

/// A socket as the text knows it. When it is dropped, the socket closes.
pub struct Outbox {
    mailbox: Mailbox,
    closing: Closing,
}

impl Outbox {
    #[must_use]
    pub fn new(mailbox: Mailbox) -> Self {
        Self { mailbox, closing: Closing::Resync }
    }

    /// False when the socket is too far behind or gone.
    #[must_use]
    pub fn put(&self, frame: Frame) -> bool {
        self.mailbox.put(frame)
    }

    /// Tells how many of its changes are durable.
    pub fn saved(&self, updates: u64) {
        self.mailbox.put_latest(Latest::Saved, Frame::text(&text_protocol::saved(updates)));
    }

    /// Ends the socket with a reason, after what waits for it.
    pub fn close(mut self, why: Closing) {
        self.closing = why;
    }
}

impl Drop for Outbox {
    fn drop(&mut self) {
        self.mailbox.end(Some(self.closing.into()));
    }
}
