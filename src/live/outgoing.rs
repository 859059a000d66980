//! What goes out over a socket, no faster than its reader takes it.
//!
//! A connection asks for what comes next when it has room for it; until then things wait here. Answers and
//! the changes of a text wait in their order and within a bound; of what only the latest counts, the latest
//! waits; a signal that finds too many before it is missed. Whoever has something to tell puts it here from
//! where it is made: telling it to a whole hall wakes each connection, and nobody between.

use std::collections::VecDeque;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use actix_http::ws::{CloseReason, OpCode, Parser};
use actix_web::body::{BodySize, BoxBody, MessageBody};
use actix_web::web::{Bytes, BytesMut, Payload};
use actix_web::{HttpRequest, HttpResponse};
use actix_ws::{Closed, MessageStream};
use tokio::sync::Notify;

use crate::jury::sight::Topic;

/// Bytes that may wait for a reader before nothing more is heard from it.
const BEHIND_BYTES: usize = 64 * 1024;
/// Bytes that may wait in order; more are not taken. A single frame is let through whatever its size, since
/// the first one of a text holds all of it.
const WAITING_MAX_BYTES: usize = 512 * 1024;
/// Frames that may wait in order.
const WAITING_MAX_FRAMES: usize = 1024;
/// Frames that may be before a signal.
const BEFORE_A_SIGNAL: usize = 32;
/// A reader that takes nothing for so long is gone. The connection itself is given up by the
/// system after [`UNTAKEN`], since nobody can be told over it.
const TAKEN_WITHIN: Duration = Duration::from_secs(30);
/// How long bytes may lie untaken at a connection before the system ends it.
pub const UNTAKEN: Duration = Duration::from_secs(30);
/// Bytes that the system may hold untaken for one connection; it doubles this for its own needs.
pub const UNTAKEN_BYTES: usize = 128 * 1024;

/// A message as it goes over the line. It is made once and shared by all who get it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frame(Bytes);

impl Frame {
    fn of(code: OpCode, message: &[u8]) -> Self {
        // Ten bytes are the longest head of a message that a server sends.
        let mut bytes = BytesMut::with_capacity(message.len() + 10);
        Parser::write_message(&mut bytes, message, code, true, false);
        Self(bytes.freeze())
    }

    #[must_use]
    pub fn text(message: &str) -> Self {
        Self::of(OpCode::Text, message.as_bytes())
    }

    #[must_use]
    pub fn binary(message: &[u8]) -> Self {
        Self::of(OpCode::Binary, message)
    }

    /// Asks whether the other side is there.
    #[must_use]
    pub fn ping() -> Self {
        Self::of(OpCode::Ping, b"")
    }

    /// Answers a ping.
    #[must_use]
    pub fn pong(message: &[u8]) -> Self {
        Self::of(OpCode::Pong, message)
    }

    fn close(reason: Option<CloseReason>) -> Self {
        let mut bytes = BytesMut::new();
        Parser::write_close(&mut bytes, reason, false);
        Self(bytes.freeze())
    }

    /// Bytes on the line.
    #[must_use]
    pub fn size(&self) -> usize {
        self.0.len()
    }
}

/// Something of which only the latest counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Latest {
    View(Topic),
    /// How many changes of a text are durable.
    Saved,
}

#[derive(Default)]
struct Waiting {
    ordered: VecDeque<Frame>,
    ordered_bytes: usize,
    latest: Vec<(Latest, Frame)>,
    /// The connection, when it has taken everything and has room for more.
    connection: Option<Waker>,
    /// Frames that the connection took since somebody last looked.
    taken: u64,
    /// Nothing more is taken in; what waits still goes out.
    ended: bool,
}

impl Waiting {
    fn next(&mut self) -> Option<Frame> {
        let frame = match self.ordered.pop_front() {
            Some(frame) => {
                self.ordered_bytes -= frame.size();
                frame
            }
            None if self.latest.is_empty() => return None,
            None => self.latest.remove(0).1,
        };
        self.taken += 1;
        Some(frame)
    }

    fn push(&mut self, frame: Frame) {
        self.ordered_bytes += frame.size();
        self.ordered.push_back(frame);
    }

    fn has_room_for(&self, frame: &Frame) -> bool {
        let bytes = self.ordered_bytes;
        !self.ended
            && self.ordered.len() < WAITING_MAX_FRAMES
            && (bytes == 0 || bytes + frame.size() <= WAITING_MAX_BYTES)
    }
}

#[derive(Default)]
struct Shared {
    waiting: Mutex<Waiting>,
    /// The reader took something, or is gone.
    taken: Notify,
    /// Somebody other than the socket's own task ended it.
    ended: Notify,
}

impl Shared {
    fn waiting(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes what waits, and wakes the connection where it waits for that.
    fn change<T>(&self, act: impl FnOnce(&mut Waiting) -> T) -> T {
        let mut waiting = self.waiting();
        let outcome = act(&mut waiting);
        let connection = waiting.connection.take();
        drop(waiting);
        if let Some(connection) = connection {
            connection.wake();
        }
        outcome
    }
}

/// Where things for one reader are put.
#[derive(Clone)]
pub struct Mailbox(Arc<Shared>);

impl Mailbox {
    /// Puts a frame behind those that wait. False when too much waits, or the socket has ended.
    #[must_use]
    pub fn put(&self, frame: Frame) -> bool {
        self.0.change(|waiting| {
            let room = waiting.has_room_for(&frame);
            if room {
                waiting.push(frame);
            }
            room
        })
    }

    /// Puts a frame in the place of an earlier one of its kind that still waits.
    pub fn put_latest(&self, kind: Latest, frame: Frame) {
        self.0.change(|waiting| {
            if waiting.ended {
                return;
            }
            match waiting.latest.iter_mut().find(|(other, _)| *other == kind) {
                Some((_, before)) => *before = frame,
                None => waiting.latest.push((kind, frame)),
            }
        });
    }

    /// Takes back what waits of a kind.
    pub fn take_back(&self, kind: Latest) {
        self.0.waiting().latest.retain(|(other, _)| *other != kind);
    }

    /// Puts a signal, unless so much waits that it would come too late to mean anything.
    pub fn signal(&self, frame: Frame) {
        self.0.change(|waiting| {
            if waiting.ordered.len() < BEFORE_A_SIGNAL && waiting.has_room_for(&frame) {
                waiting.push(frame);
            }
        });
    }

    /// Ends the socket after what waits for it in order.
    pub fn end(&self, reason: Option<CloseReason>) {
        self.0.change(|waiting| {
            if !waiting.ended {
                waiting.latest.clear();
                waiting.push(Frame::close(reason));
                waiting.ended = true;
            }
        });
        self.0.ended.notify_one();
    }
}

/// The sending half of a socket; when it goes, the socket ends.
pub struct Outgoing {
    mailbox: Mailbox,
    /// Whether something waited when it was last looked whether the reader takes anything.
    behind: bool,
}

/// The body of a socket's answer; it is asked for more only when the connection has room for it.
struct Body {
    shared: Arc<Shared>,
    /// Tells the incoming half, when it goes, that the connection has gone.
    _connection: BoxBody,
}

/// Opens a socket.
///
/// # Errors
/// The request does not ask for one.
pub fn open(
    request: &HttpRequest,
    payload: Payload,
) -> Result<(HttpResponse, Outgoing, MessageStream), actix_web::Error> {
    let (response, _, stream) = actix_ws::handle(request, payload)?;
    let shared = Arc::<Shared>::default();
    let outgoing = Outgoing { mailbox: Mailbox(shared.clone()), behind: false };
    let response =
        response.map_body(|_, connection| Body { shared, _connection: connection }).map_into_boxed_body();
    Ok((response, outgoing, stream))
}

impl Outgoing {
    /// Where others put things for this reader.
    #[must_use]
    pub fn mailbox(&self) -> Mailbox {
        self.mailbox.clone()
    }

    /// Whether the reader has taken enough to be heard.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        self.mailbox.0.waiting().ordered_bytes < BEHIND_BYTES
    }

    /// Returns once the reader has taken enough to be heard.
    ///
    /// # Errors
    /// It took nothing in time, or is gone.
    pub async fn ready(&self) -> Result<(), Closed> {
        while !self.is_ready() {
            let taken = self.mailbox.0.taken.notified();
            actix_web::rt::time::timeout(TAKEN_WITHIN, taken).await.map_err(|_| Closed)?;
        }
        Ok(())
    }

    /// Whether the reader took nothing of what waited since this was last asked.
    pub fn is_stuck(&mut self) -> bool {
        let mut waiting = self.mailbox.0.waiting();
        let taken = std::mem::take(&mut waiting.taken);
        let before = self.behind;
        self.behind = !waiting.ordered.is_empty() || !waiting.latest.is_empty();
        before && self.behind && taken == 0
    }

    /// Sends something.
    ///
    /// # Errors
    /// The socket has ended, or its reader is too far behind.
    pub fn say(&self, frame: Frame) -> Result<(), Closed> {
        if self.mailbox.put(frame) { Ok(()) } else { Err(Closed) }
    }

    /// Returns when somebody else ended the socket.
    pub async fn ended(&self) {
        self.mailbox.0.ended.notified().await;
    }

    /// Ends the socket.
    pub fn close(self, reason: Option<CloseReason>) {
        self.mailbox.end(reason);
    }
}

impl Drop for Outgoing {
    fn drop(&mut self) {
        self.mailbox.0.change(|waiting| waiting.ended = true);
    }
}

impl MessageBody for Body {
    type Error = Box<dyn std::error::Error>;

    fn size(&self) -> BodySize {
        BodySize::Stream
    }

    fn poll_next(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, Self::Error>>> {
        let mut waiting = self.shared.waiting();
        if let Some(frame) = waiting.next() {
            let tell = waiting.ordered.is_empty();
            drop(waiting);
            if tell {
                self.shared.taken.notify_one();
            }
            return Poll::Ready(Some(Ok(frame.0)));
        }
        if waiting.ended {
            return Poll::Ready(None);
        }
        match &mut waiting.connection {
            Some(connection) => connection.clone_from(context.waker()),
            connection => *connection = Some(context.waker().clone()),
        }
        Poll::Pending
    }
}

impl Drop for Body {
    fn drop(&mut self) {
        // Whoever waits for the reader finds out that it is gone; nobody takes what waited.
        *self.shared.waiting() = Waiting { ended: true, ..Waiting::default() };
        self.shared.taken.notify_one();
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "tests")]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::task::Wake;

    use super::*;

    #[derive(Default)]
    struct Woken(AtomicUsize);

    impl Wake for Woken {
        fn wake(self: Arc<Self>) {
            self.0.fetch_add(1, Ordering::Relaxed);
        }
    }

    fn socket() -> (Outgoing, Mailbox, Body) {
        let shared = Arc::<Shared>::default();
        let mailbox = Mailbox(shared.clone());
        let out = Outgoing { mailbox: mailbox.clone(), behind: false };
        (out, mailbox, Body { shared, _connection: BoxBody::new(()) })
    }

    /// What the connection takes until it would wait or is at the end.
    fn taken(body: &mut Body, woken: &Arc<Woken>) -> (Vec<Frame>, bool) {
        let waker = Waker::from(woken.clone());
        let mut frames = Vec::new();
        loop {
            match Pin::new(&mut *body).poll_next(&mut Context::from_waker(&waker)) {
                Poll::Ready(Some(bytes)) => frames.push(Frame(bytes.unwrap())),
                Poll::Ready(None) => return (frames, true),
                Poll::Pending => return (frames, false),
            }
        }
    }

    #[test]
    fn what_is_ordered_goes_in_order_and_of_the_rest_only_the_latest() {
        let (out, mailbox, mut body) = socket();
        let woken = Arc::<Woken>::default();
        assert_eq!(taken(&mut body, &woken), (vec![], false));
        let frame = |n: u32| Frame::text(&n.to_string());
        mailbox.put_latest(Latest::Saved, frame(1));
        assert_eq!(woken.0.load(Ordering::Relaxed), 1, "the connection is woken");
        mailbox.put_latest(Latest::View(Topic::Jury), frame(2));
        out.say(frame(3)).unwrap();
        mailbox.put_latest(Latest::Saved, frame(4));
        assert!(mailbox.put(frame(5)));
        assert_eq!(woken.0.load(Ordering::Relaxed), 1, "and only once until it has taken everything");
        assert_eq!(taken(&mut body, &woken), (vec![frame(3), frame(5), frame(4), frame(2)], false));
        mailbox.put_latest(Latest::View(Topic::Jury), frame(6));
        mailbox.take_back(Latest::View(Topic::Jury));
        assert_eq!(taken(&mut body, &woken), (vec![], false));
    }

    #[test]
    fn what_waits_has_a_bound_and_a_signal_does_not_wait_for_long() {
        let (out, mailbox, mut body) = socket();
        let large = Frame::binary(&vec![0; WAITING_MAX_BYTES]);
        assert!(mailbox.put(large.clone()), "one frame of any size");
        assert!(!mailbox.put(Frame::text("and more")) && !out.is_ready());
        let woken = Arc::<Woken>::default();
        assert_eq!(taken(&mut body, &woken).0, [large]);
        assert!(out.is_ready());
        (0..=BEFORE_A_SIGNAL).for_each(|_| mailbox.signal(Frame::ping()));
        assert_eq!(taken(&mut body, &woken).0.len(), BEFORE_A_SIGNAL);
        assert_eq!(
            (0..=WAITING_MAX_FRAMES).filter(|_| mailbox.put(Frame::ping())).count(),
            WAITING_MAX_FRAMES
        );
    }

    #[test]
    fn an_ended_socket_says_what_waited_and_why_and_takes_nothing_more() {
        let (out, mailbox, mut body) = socket();
        let woken = Arc::<Woken>::default();
        assert!(mailbox.put(Frame::text("last")));
        mailbox.put_latest(Latest::Saved, Frame::text("too late"));
        out.close(None);
        mailbox.end(Some(actix_ws::CloseCode::Restart.into()));
        assert!(!mailbox.put(Frame::ping()));
        assert_eq!(taken(&mut body, &woken), (vec![Frame::text("last"), Frame::close(None)], true));
        let (out, mailbox, body) = socket();
        drop(body);
        assert!(out.say(Frame::ping()).is_err() && !mailbox.put(Frame::ping()), "its connection has gone");
    }

    #[test]
    fn a_reader_is_stuck_when_it_took_nothing_of_what_waited() {
        let (mut out, mailbox, mut body) = socket();
        let woken = Arc::<Woken>::default();
        assert!(!out.is_stuck() && !out.is_stuck(), "nothing waits");
        mailbox.put_latest(Latest::Saved, Frame::text("1"));
        assert!(!out.is_stuck(), "it waits since a moment ago");
        taken(&mut body, &woken);
        mailbox.put_latest(Latest::Saved, Frame::text("2"));
        assert!(!out.is_stuck(), "it took the one before");
        assert!(out.is_stuck());
    }
}
