//! One connection of a page: ticket, subscriptions, heartbeat.

use std::pin::Pin;
use std::sync::Arc;
use std::time::{Duration, Instant};

use actix_ws::{AggregatedMessage, AggregatedMessageStream, CloseCode, CloseReason};
use futures_util::StreamExt;
use tokio::sync::broadcast::Receiver;
use tokio::sync::watch;
use tokio::time::{Sleep, sleep};

use super::casts::{Count, Counted};
use super::ended;
use super::outgoing::{Frame, Outgoing};
use super::presence::Here;
use super::protocol::{FromClient, ToClient};
use super::signals::{Hearing, Permit};
use super::topics::{Following, Hub};
use crate::actions::sessions::Admitted;
use crate::actions::signals::{may_signal, relay};
use crate::broker::{Ended, Line};
use crate::clock;
use crate::jury::ids::RoomId;
use crate::jury::refusal::{Code, Refusal};
use crate::jury::sight::{Audience, Topic, sees};
use crate::jury::signals::SignalKind;
use crate::no::No;
use crate::service::Service;
use crate::views;
use crate::words::{self, Language};

/// How often a silent line is noticed; a page pings as often.
const SILENCE: Duration = Duration::from_secs(15);
/// Silences after which a page counts as gone.
const SILENCES: usize = 3;
/// How often it is looked whether somebody may still be here. Whatever ends a session is told at once; this
/// finds what a node that was killed did not come to tell.
const LOOK_EVERY: Duration = Duration::from_secs(60);
/// Who is here is told no more often: when a hall comes back at once, everybody's coming would be
/// told to everybody.
const PRESENCE_EVERY: Duration = Duration::from_millis(250);
/// … and this much later for each who is here: the list is as long, and as many get it.
const PRESENCE_EACH: Duration = Duration::from_millis(2);
/// Topics that one page may follow.
const SUBSCRIPTIONS: usize = 32;

struct Subscription {
    topic: Topic,
    _following: Following,
    /// What comes along with the topic.
    _hearing: Option<Hearing>,
}

/// One page's connection.
struct Connection {
    service: Arc<Service>,
    hub: Arc<Hub>,
    admitted: Admitted,
    language: Language,
    out: Outgoing,
    audience: Audience,
    subscriptions: Vec<Subscription>,
    /// Where this person may signal, as it was when last looked.
    permit: Option<Permit>,
    looked: Instant,
}

/// Why a connection ends.
enum End {
    Gone,
    /// The node stops: the page is to open its socket at another one.
    Moved,
    Refused(Refusal),
}

impl From<actix_ws::Closed> for End {
    fn from(_: actix_ws::Closed) -> Self {
        Self::Gone
    }
}

/// What opens a page's connection.
pub struct Opening {
    pub service: Arc<Service>,
    pub hub: Arc<Hub>,
    pub admitted: Admitted,
    /// Which sessions end.
    pub ended: Receiver<Ended>,
    pub language: Language,
    /// Of the pages.
    pub build: String,
}

/// Serves one connection until it ends. What it holds lies on the heap, once: a task would keep a place for
/// it at every step on the way, for as long as somebody is here.
pub async fn serve(opening: Box<Opening>, out: Outgoing, stream: Box<AggregatedMessageStream>) {
    let service = opening.service.clone();
    let _open = service.metrics.opened_socket("page");
    // Asked for before it is looked up who this is, so that nothing falls between.
    let membership = opening.hub.membership(opening.admitted.jury);
    let found = Box::pin(resolve(&opening)).await;
    let (mut connection, build, ended) = match found {
        Ok(audience) => Connection::open(*opening, out, audience),
        Err(no) => return say_bye(out, opening.language, refusal_of(no)),
    };
    let end = Box::pin(connection.run(stream, build, membership, ended)).await;
    let Connection { out, language, .. } = *connection;
    match end {
        Ok(()) | Err(End::Gone) => out.close(None),
        Err(End::Moved) => out.close(Some(CloseCode::Restart.into())),
        Err(End::Refused(refusal)) => say_bye(out, language, refusal),
    }
}

fn refusal_of(no: No) -> Refusal {
    match no {
        No::Refusal(refusal) => refusal,
        No::Fault(fault) => {
            tracing::error!(%fault, "a connection failed");
            Code::Busy.into()
        }
    }
}

fn say_bye(out: Outgoing, language: Language, refusal: Refusal) {
    let code = refusal.code.as_str().to_owned();
    let bye = ToClient::Bye { code: code.clone(), detail: words::refusal(language, &refusal) };
    if out.say(frame(&bye)).is_ok() {
        out.close(Some(CloseReason { code: CloseCode::Policy, description: Some(code) }));
    }
}

fn frame(message: &ToClient) -> Frame {
    Frame::text(&serde_json::to_string(message).unwrap_or_default())
}

/// As whom somebody comes.
async fn resolve(Opening { service, hub, admitted, .. }: &Opening) -> Result<Audience, No> {
    let (audience, seq) = look(service, *admitted).await?;
    hub.looked_at(admitted.jury, seq);
    Ok(audience)
}

async fn look(service: &Service, admitted: Admitted) -> Result<(Audience, i64), No> {
    let Admitted { jury, who, screen, .. } = admitted;
    service.db.read(move |conn| views::audience_at(conn, jury, who, screen)).await
}

impl Connection {
    fn open(opening: Opening, out: Outgoing, audience: Audience) -> (Box<Self>, String, Receiver<Ended>) {
        let Opening { service, hub, admitted, ended, language, build } = opening;
        let connection = Box::new(Self {
            service,
            hub,
            admitted,
            language,
            out,
            audience,
            subscriptions: Vec::new(),
            permit: None,
            looked: clock::mark(),
        });
        (connection, build, ended)
    }

    async fn run(
        &mut self,
        mut stream: Box<AggregatedMessageStream>,
        build: String,
        mut membership: watch::Receiver<u64>,
        mut ended: Receiver<Ended>,
    ) -> Result<(), End> {
        let _guard = self.audience.person.map(|person| self.hub.presence.enter(self.admitted.jury, person));
        // The public and the projector are not told who is here.
        let belongs = self.audience.viewer.belongs();
        let mut presence = belongs.then(|| self.hub.presence.follow(self.admitted.jury));
        let mut leaving = self.hub.leaving();
        let mut line = self.audience.viewer.leads().then(|| self.service.broker.line());
        let mut casts = self.hub.casts.follow(self.admitted.jury);
        self.say(&ToClient::Welcome { now: clock::now(), build })?;
        presence.iter_mut().for_each(watch::Receiver::mark_changed);
        casts.mark_changed();
        line.iter_mut().filter(|line| *line.borrow() == Line::Down).for_each(watch::Receiver::mark_changed);
        let mut pause = Box::pin(sleep(Duration::ZERO));
        let (mut silence, mut silences) = (actix_web::rt::time::interval(SILENCE), 0);
        silence.reset();
        loop {
            // A reader that is behind is told nothing more until it has taken what it has.
            if !self.out.is_ready() {
                tokio::select! {
                    ready = self.out.ready() => ready?,
                    () = leaving.due() => return Err(End::Moved),
                }
            }
            tokio::select! {
                message = stream.next() => match message {
                    // Apart from the connection's own memory, which stays for as long as somebody is here.
                    Some(Ok(message)) => Box::pin(self.heard(message)).await?,
                    Some(Err(_)) => return Err(End::Refused(Code::FrameMalformed.into())),
                    None => return Ok(()),
                },
                here = next_presence(&mut presence, &mut pause) => {
                    let people = u32::try_from(here.people.len()).unwrap_or(u32::MAX);
                    pause.set(sleep(PRESENCE_EVERY + PRESENCE_EACH.saturating_mul(people)));
                    if here.n > 0 {
                        self.out.say(here.frame)?;
                    }
                }
                Ok(()) = casts.changed() => {
                    let count = *casts.borrow_and_update();
                    self.say_cast(count)?;
                }
                Ok(()) = membership.changed() => Box::pin(self.look_again()).await?,
                () = ended::concerns(&mut ended, self.admitted.who) => Box::pin(self.look_again()).await?,
                joined = joined(&mut line) => self.say(&ToClient::Nodes { joined })?,
                () = leaving.due() => return Err(End::Moved),
                _ = silence.tick() => {
                    silences += 1;
                    if silences == SILENCES || self.out.is_stuck() {
                        return Ok(());
                    }
                    continue;
                }
            }
            silences = 0;
        }
    }

    async fn heard(&mut self, message: AggregatedMessage) -> Result<(), End> {
        let text = match message {
            AggregatedMessage::Text(text) => text,
            AggregatedMessage::Ping(bytes) => return Ok(self.out.say(Frame::pong(&bytes))?),
            AggregatedMessage::Pong(_) => return Ok(()),
            AggregatedMessage::Close(_) => return Err(End::Gone),
            AggregatedMessage::Binary(_) => return Err(End::Refused(Code::FrameMalformed.into())),
        };
        let Ok(message) = serde_json::from_str::<FromClient>(&text) else {
            return Err(End::Refused(Code::FrameMalformed.into()));
        };
        match message {
            FromClient::Subscribe { topic, seq } => self.subscribe(&topic, seq.unwrap_or(-1)),
            FromClient::Unsubscribe { topic } => {
                self.subscriptions.retain(|subscription| subscription.topic.to_string() != topic);
                Ok(())
            }
            FromClient::Signal { room, kind } => match self.signal(room, kind).await {
                Ok(()) => Ok(()),
                Err(no) => self.refuse("signal", refusal_of(no)),
            },
            FromClient::Ping => {
                self.say(&ToClient::Pong { now: clock::now() })?;
                if self.looked.elapsed() < LOOK_EVERY {
                    return Ok(());
                }
                self.look_again().await
            }
        }
    }

    /// Relays a signal. Whether this person may is looked up once for as long as the jury does not change.
    async fn signal(&mut self, room: RoomId, kind: SignalKind) -> Result<(), No> {
        let jury = self.admitted.jury;
        // Read before the look, so that what changes meanwhile is looked at again.
        let seen = self.hub.seen(jury);
        let held = self.permit.filter(|permit| permit.room == room && permit.seen == seen);
        let person = match (held, self.admitted.who) {
            (Some(permit), _) => permit.person,
            (None, Some(who)) => may_signal(&self.service, who, jury, room).await?,
            (None, None) => return Err(Code::NotFound.into()),
        };
        self.permit = Some(Permit { room, person, seen });
        relay(&self.service, jury, room, person, kind)?;
        Ok(())
    }

    fn subscribe(&mut self, name: &str, seq: i64) -> Result<(), End> {
        let topic = match name.parse::<Topic>() {
            Ok(topic) if sees(self.audience, topic) => topic,
            Ok(_) => return self.refuse(name, Code::NotFound.into()),
            Err(refusal) => return self.refuse(name, refusal),
        };
        self.subscriptions.retain(|subscription| subscription.topic != topic);
        if self.subscriptions.len() >= SUBSCRIPTIONS {
            return self.refuse(name, Code::TooManyRequests.into());
        }
        self.follow(topic, seq);
        Ok(())
    }

    fn follow(&mut self, topic: Topic, seq: i64) {
        let (jury, audience) = (self.admitted.jury, self.audience);
        let following = self.hub.follow(jury, topic, audience, seq, self.out.mailbox());
        let hearing = self.hub.signals.with_topic(jury, topic, audience, self.out.mailbox());
        self.subscriptions.push(Subscription { topic, _following: following, _hearing: hearing });
    }

    /// Looks again at what this connection may see: somebody moved, or a session ended.
    async fn look_again(&mut self) -> Result<(), End> {
        self.looked = clock::mark();
        let looked = look(&self.service, self.admitted).await;
        let (audience, _) = looked.map_err(|no| End::Refused(refusal_of(no)))?;
        if audience == self.audience {
            return Ok(());
        }
        let before = std::mem::replace(&mut self.audience, audience);
        for subscription in std::mem::take(&mut self.subscriptions) {
            let topic = subscription.topic;
            if !sees(audience, topic) {
                self.refuse(&topic.to_string(), Code::NotFound.into())?;
            } else if audience.for_topic(topic) == before.for_topic(topic) {
                self.subscriptions.push(subscription);
            } else {
                // Another audience: its view may differ at the same number.
                drop(subscription);
                self.follow(topic, -1);
            }
        }
        Ok(())
    }

    /// Tells how many have cast to those who follow the vote.
    fn say_cast(&mut self, count: Option<Count>) -> Result<(), End> {
        match count.filter(|_| sees(self.audience, Topic::Rounds)) {
            Some(Count { n, round, of: Counted::Cast(cast) }) => {
                self.say(&ToClient::Cast { n, round, cast: cast.into() })
            }
            Some(Count { n, round, of: Counted::Sent(sent) }) => {
                self.say(&ToClient::Sent { n, round, sent: sent.into() })
            }
            None => Ok(()),
        }
    }

    fn refuse(&mut self, topic: &str, refusal: Refusal) -> Result<(), End> {
        let detail = words::refusal(self.language, &refusal);
        let code = refusal.code.as_str().to_owned();
        self.say(&ToClient::Refused { topic: Some(topic.chars().take(80).collect()), code, detail })
    }

    fn say(&mut self, message: &ToClient) -> Result<(), End> {
        Ok(self.out.say(frame(message))?)
    }
}

/// Who is here, once it changed and may be told again; waits for ever where nobody is to be told.
async fn next_presence(presence: &mut Option<watch::Receiver<Here>>, pause: &mut Pin<Box<Sleep>>) -> Here {
    if let Some(presence) = presence {
        pause.as_mut().await;
        if presence.changed().await.is_ok() {
            return presence.borrow_and_update().clone();
        }
    }
    std::future::pending().await
}

/// Whether the broker answers, once that changed; waits for ever where nobody is to be told.
async fn joined(line: &mut Option<watch::Receiver<Line>>) -> bool {
    if let Some(line) = line
        && line.changed().await.is_ok()
    {
        return *line.borrow_and_update() != Line::Down;
    }
    std::future::pending().await
}
