//! What waits for one socket of a shared text, and why a socket is closed.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use actix_web::web::Bytes;
use tokio::sync::mpsc::{self, error::TrySendError};
use tokio::sync::watch;

use crate::jury::refusal::Code;

/// Bytes that may wait for one socket; more, and it is closed to synchronise afresh. A single
/// frame is let through whatever its size, since a newcomer's first one holds the whole text.
const WAITING_MAX_BYTES: usize = 512 * 1024;
/// Frames that may wait for one socket.
const WAITING_MAX_FRAMES: usize = 1024;

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

/// What goes out to a socket.
#[derive(Debug)]
pub enum Out {
    Frame(Bytes),
    /// So many of the changes that came through this socket are durable.
    Saved(u64),
    Close(Closing),
}

/// A socket as the text knows it. When it is dropped, the socket closes.
#[derive(Debug)]
pub struct Outbox {
    frames: mpsc::Sender<Out>,
    /// Only the latest counts, so nothing queues.
    saved: watch::Sender<u64>,
    waiting_bytes: Arc<AtomicUsize>,
}

/// The socket's end of its outbox.
#[derive(Debug)]
pub struct Inbox {
    frames: mpsc::Receiver<Out>,
    saved: watch::Receiver<u64>,
    waiting_bytes: Arc<AtomicUsize>,
}

/// A queue to a socket that is bounded in frames and bytes.
#[must_use]
pub fn outbox() -> (Outbox, Inbox) {
    let (sender, receiver) = mpsc::channel(WAITING_MAX_FRAMES);
    let (durable, saved) = watch::channel(0);
    let waiting_bytes = Arc::<AtomicUsize>::default();
    (
        Outbox { frames: sender, saved: durable, waiting_bytes: waiting_bytes.clone() },
        Inbox { frames: receiver, saved, waiting_bytes },
    )
}

impl Outbox {
    /// False when the socket is too far behind or gone.
    pub fn put(&self, frame: Bytes) -> bool {
        let bytes = frame.len();
        let before = self.waiting_bytes.fetch_add(bytes, Ordering::Relaxed);
        if before > 0 && before + bytes > WAITING_MAX_BYTES {
            return false;
        }
        !matches!(
            self.frames.try_send(Out::Frame(frame)),
            Err(TrySendError::Full(_) | TrySendError::Closed(_))
        )
    }

    /// Has the socket tell how many of its changes are durable.
    pub fn saved(&self, updates: u64) {
        self.saved.send_replace(updates);
    }

    /// Ends the socket with a reason, after what waits for it.
    pub fn close(self, why: Closing) {
        let _ = self.frames.try_send(Out::Close(why));
    }
}

impl Inbox {
    /// The next thing to send; none when the text let go of the socket.
    pub async fn next(&mut self) -> Option<Out> {
        let out = tokio::select! {
            out = self.frames.recv() => out,
            Ok(()) = self.saved.changed() => return Some(Out::Saved(*self.saved.borrow_and_update())),
        };
        self.took(out)
    }

    /// What waits already, if anything does.
    pub fn waiting(&mut self) -> Option<Out> {
        let out = self.frames.try_recv().ok();
        self.took(out)
    }

    fn took(&self, out: Option<Out>) -> Option<Out> {
        if let Some(Out::Frame(frame)) = &out {
            self.waiting_bytes.fetch_sub(frame.len(), Ordering::Relaxed);
        }
        out
    }
}
