//! One socket of a shared text: ticket, heartbeat, bounded queues both ways.

use std::time::Duration;

use actix_ws::{AggregatedMessage, AggregatedMessageStream, CloseCode};
use futures_util::StreamExt;
use tokio::sync::broadcast::Receiver;
use tokio::sync::{mpsc, watch};

use super::ended;
use super::leaving::Leaving;
use super::outgoing::{Frame, Outgoing};
use super::text::{Command, Joining};
use super::text_awareness::ConnectionId;
use super::text_outbox::{Closing, Outbox};
use super::text_protocol;
use super::texts::Texts;
use super::topics::Hub;
use crate::actions::sessions::Admitted;
use crate::broker::Ended;
use crate::clock;
use crate::jury::ids::DocumentId;
use crate::jury::sight::Reach;
use crate::no::No;
use crate::views::document::{self, Access};

/// How often a silent line is spoken on: stock clients take 30 s of silence for a dead line.
const SPEAK_EVERY: Duration = Duration::from_secs(15);
/// Sockets that come at once first speak spread over so long, from that long after: each looks into the
/// database then.
const SPREAD_MS: u64 = 10_000;
const SPREAD_FROM: Duration = Duration::from_secs(5);
/// The golden section of it: whoever comes next speaks far from those before.
const SPREAD_STEP_MS: u64 = 6_180;
/// Silence after which a client counts as gone; its pings' answers break it.
const SILENCE_MAX_MS: i64 = 45_000;
/// What one socket may send at once, in bytes.
const BURST_BYTES: i64 = 4 * 1024 * 1024;
/// What it may send in the long run, in bytes a millisecond; more waits.
const BYTES_A_MS: i64 = 1024;

/// What opens a socket.
pub struct Opening {
    pub texts: Texts,
    pub hub: Hub,
    pub admitted: Admitted,
    pub document: DocumentId,
    /// Whether it is a page of ours, which is told what is saved.
    pub named: bool,
    /// Which sessions end.
    pub ended: Receiver<Ended>,
}

/// Why a socket ends.
enum End {
    Gone,
    /// The node stops: the page is to open its socket at another one.
    Moved,
    Closed(Closing),
}

impl From<actix_ws::Closed> for End {
    fn from(_: actix_ws::Closed) -> Self {
        Self::Gone
    }
}

/// How much a socket may still send before it has to wait.
struct Budget {
    bytes: i64,
    at_ms: i64,
}

impl Budget {
    fn full() -> Self {
        Self { bytes: BURST_BYTES, at_ms: clock::now().0 }
    }

    /// Takes what was sent; answers how long to wait before the next.
    fn take(&mut self, bytes: usize) -> Option<Duration> {
        let now_ms = clock::now().0;
        let earned = (now_ms - self.at_ms).clamp(0, BURST_BYTES / BYTES_A_MS) * BYTES_A_MS;
        self.bytes = (self.bytes + earned).min(BURST_BYTES) - i64::try_from(bytes).unwrap_or(i64::MAX);
        self.at_ms = now_ms;
        let owed = u64::try_from(-self.bytes).ok()?;
        (owed > 0).then(|| Duration::from_millis(owed / BYTES_A_MS.unsigned_abs()))
    }
}

struct Socket {
    opening: Opening,
    /// Counts changes of who belongs where.
    membership: watch::Receiver<u64>,
    /// When it is to leave.
    leaving: Leaving,
    id: ConnectionId,
    out: Outgoing,
    text: mpsc::Sender<Command>,
    reach: Reach,
    budget: Budget,
    heard_ms: i64,
}

/// Serves one socket until it ends.
pub async fn serve(opening: Opening, out: Outgoing, stream: AggregatedMessageStream) {
    let _open = opening.texts.service.metrics.opened_socket("text");
    let jury = opening.admitted.jury;
    // Asked for before it is looked up what they may, so that nothing falls between.
    let (membership, leaving) = (opening.hub.membership(jury), opening.hub.leaving());
    let access = match look(&opening).await {
        Ok((access, seq)) => {
            opening.hub.looked_at(jury, seq);
            access
        }
        Err(why) => return out.close(Some(why.into())),
    };
    let (text, id) = (opening.texts.open(jury, opening.document), opening.texts.next_connection());
    let (person, named, reach) = (access.person, opening.named, access.reach);
    let joining = Joining { id, person, named, reach, out: Outbox::new(out.mailbox()) };
    if text.send(Command::Join(joining)).await.is_err() {
        return out.close(Some(Closing::Resync.into()));
    }
    let (budget, heard_ms) = (Budget::full(), clock::now().0);
    let mut socket = Socket { opening, membership, leaving, id, out, text, reach, budget, heard_ms };
    let end = socket.run(stream).await;
    let Socket { out, text, .. } = socket;
    // Its reason goes out before the text lets go of the socket, which would give one of its own.
    match end {
        Ok(()) | Err(End::Gone) => out.close(None),
        Err(End::Moved) => out.close(Some(CloseCode::Restart.into())),
        Err(End::Closed(why)) => out.close(Some(why.into())),
    }
    let _ = text.send(Command::Leave(id)).await;
}

/// What the person may do now, and after which change that was so.
async fn look(opening: &Opening) -> Result<(Access, i64), Closing> {
    let Admitted { jury, who, .. } = opening.admitted;
    match document::access(&opening.texts.service, jury, opening.document, who).await {
        Ok((access, _)) if access.frozen => Err(Closing::Frozen),
        Ok(looked) => Ok(looked),
        Err(No::Refusal(_)) => Err(Closing::NotFound),
        Err(No::Fault(fault)) => {
            tracing::error!(%fault, "a text's socket failed");
            Err(Closing::Busy)
        }
    }
}

impl Socket {
    async fn run(&mut self, mut stream: AggregatedMessageStream) -> Result<(), End> {
        let mut speak = actix_web::rt::time::interval(SPEAK_EVERY);
        let spread_ms = self.id.wrapping_mul(SPREAD_STEP_MS) % SPREAD_MS;
        speak.reset_after(SPREAD_FROM + Duration::from_millis(spread_ms));
        loop {
            // A reader that is behind is not heard until it has taken what waits for it, within a bound.
            if !self.out.is_ready() {
                tokio::select! {
                    ready = self.out.ready() => ready?,
                    () = self.out.ended() => return Err(End::Gone),
                    () = self.leaving.due() => return Err(End::Moved),
                }
            }
            tokio::select! {
                message = stream.next() => match message {
                    Some(Ok(message)) => self.heard(message).await?,
                    Some(Err(_)) => return Err(End::Closed(Closing::Malformed)),
                    None => return Ok(()),
                },
                () = self.out.ended() => return Err(End::Gone),
                Ok(()) = self.membership.changed() => self.look_again().await?,
                () = self.leaving.due() => return Err(End::Moved),
                () = ended::concerns(&mut self.opening.ended, self.opening.admitted.who) => self.look_again().await?,
                _ = speak.tick() => self.speak().await?,
            }
        }
    }

    async fn heard(&mut self, message: AggregatedMessage) -> Result<(), End> {
        self.heard_ms = clock::now().0;
        let frame = match message {
            AggregatedMessage::Binary(frame) => frame,
            AggregatedMessage::Ping(bytes) => return Ok(self.out.say(Frame::pong(&bytes))?),
            AggregatedMessage::Pong(_) => return Ok(()),
            AggregatedMessage::Close(_) => return Err(End::Gone),
            AggregatedMessage::Text(_) => return Err(End::Closed(Closing::Malformed)),
        };
        if let Some(wait) = self.budget.take(frame.len()) {
            actix_web::rt::time::sleep(wait).await;
        }
        let sent = self.text.send(Command::Frame(self.id, frame)).await;
        sent.map_err(|_| End::Closed(Closing::Resync))
    }

    /// Breaks the silence both ways, and notices a session that was ended.
    async fn speak(&mut self) -> Result<(), End> {
        if clock::now().0 - self.heard_ms > SILENCE_MAX_MS || self.out.is_stuck() {
            return Err(End::Gone);
        }
        self.out.say(Frame::ping())?;
        self.out.say(Frame::binary(&text_protocol::awareness([])))?;
        self.look_again().await
    }

    /// Looks again at what this person may do: somebody moved, or a session ended.
    async fn look_again(&mut self) -> Result<(), End> {
        let (access, _) = look(&self.opening).await.map_err(End::Closed)?;
        if access.reach == self.reach {
            return Ok(());
        }
        self.reach = access.reach;
        let sent = self.text.send(Command::Reach(self.id, access.reach)).await;
        sent.map_err(|_| End::Closed(Closing::Resync))
    }
}
