//! What goes out over a socket, no faster than its reader takes it.
//!
//! The framework queues whatever it is given. Here it is given nothing more while a reader is
//! behind: what waits stays where it is shared (the latest view) or bounded (a text's outbox), and
//! a slow reader skips to the latest.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use actix_web::body::{BodySize, BoxBody, MessageBody};
use actix_web::web::{Bytes, Payload};
use actix_web::{HttpRequest, HttpResponse};
use actix_ws::{CloseReason, Closed, MessageStream, Session};
use bytestring::ByteString;
use tokio::sync::Notify;

/// Bytes that may be on their way to one reader before it is given more.
const ON_THE_WAY_BYTES: usize = 64 * 1024;
/// A reader that takes nothing for so long is gone. The connection itself is given up by the
/// system after [`UNTAKEN`], since nobody can be told over it.
const TAKEN_WITHIN: Duration = Duration::from_secs(30);
/// How long bytes may lie untaken at a connection before the system ends it.
pub const UNTAKEN: Duration = Duration::from_secs(30);
/// Bytes that the system may hold untaken for one connection; it doubles this for its own needs.
pub const UNTAKEN_BYTES: usize = 128 * 1024;

#[derive(Default)]
struct Flow {
    on_the_way_bytes: AtomicUsize,
    taken: Notify,
}

/// The sending half of a socket.
pub struct Outgoing {
    session: Session,
    flow: Arc<Flow>,
}

/// The body of a socket's answer; it is asked for more only when the connection has room for it.
struct Body {
    frames: BoxBody,
    flow: Arc<Flow>,
}

/// Opens a socket.
///
/// # Errors
/// The request does not ask for one.
pub fn open(
    request: &HttpRequest,
    payload: Payload,
) -> Result<(HttpResponse, Outgoing, MessageStream), actix_web::Error> {
    let (response, session, stream) = actix_ws::handle(request, payload)?;
    let flow = Arc::<Flow>::default();
    let outgoing = Outgoing { session, flow: flow.clone() };
    let response = response.map_body(|_, frames| Body { frames, flow }).map_into_boxed_body();
    Ok((response, outgoing, stream))
}

impl Outgoing {
    /// Whether the reader has taken enough to be given more.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        self.flow.on_the_way_bytes.load(Ordering::Relaxed) < ON_THE_WAY_BYTES
    }

    /// Returns once the reader has taken enough to be given more.
    ///
    /// # Errors
    /// It took nothing in time, or is gone.
    pub async fn ready(&self) -> Result<(), Closed> {
        while !self.is_ready() {
            let taken = self.flow.taken.notified();
            actix_web::rt::time::timeout(TAKEN_WITHIN, taken).await.map_err(|_| Closed)?;
        }
        Ok(())
    }

    fn sent(&self, bytes: usize) {
        self.flow.on_the_way_bytes.fetch_add(bytes, Ordering::Relaxed);
    }

    /// Sends text.
    ///
    /// # Errors
    /// The socket is gone.
    pub async fn text(&mut self, text: impl Into<ByteString>) -> Result<(), Closed> {
        let text = text.into();
        self.sent(text.len());
        self.session.text(text).await
    }

    /// Sends bytes.
    ///
    /// # Errors
    /// The socket is gone.
    pub async fn binary(&mut self, bytes: Bytes) -> Result<(), Closed> {
        self.sent(bytes.len());
        self.session.binary(bytes).await
    }

    /// Asks whether the other side is there.
    ///
    /// # Errors
    /// The socket is gone.
    pub async fn ping(&mut self) -> Result<(), Closed> {
        self.session.ping(b"").await
    }

    /// Answers a ping.
    ///
    /// # Errors
    /// The socket is gone.
    pub async fn pong(&mut self, bytes: &[u8]) -> Result<(), Closed> {
        self.sent(bytes.len());
        self.session.pong(bytes).await
    }

    /// Closes the socket. A reader that takes nothing is not waited for.
    pub async fn close(self, reason: Option<CloseReason>) {
        let closing = self.session.close(reason);
        let _ = actix_web::rt::time::timeout(Duration::from_secs(1), closing).await;
    }
}

impl MessageBody for Body {
    type Error = Box<dyn std::error::Error>;

    fn size(&self) -> BodySize {
        self.frames.size()
    }

    fn poll_next(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, Self::Error>>> {
        let polled = Pin::new(&mut self.frames).poll_next(context);
        if polled.is_pending() {
            self.flow.take_all();
        }
        polled
    }
}

impl Flow {
    fn take_all(&self) {
        self.on_the_way_bytes.store(0, Ordering::Relaxed);
        self.taken.notify_one();
    }
}

impl Drop for Body {
    fn drop(&mut self) {
        // Whoever waits for the reader finds out at the next try that it is gone.
        self.flow.take_all();
    }
}
