//! One connection of a page: ticket, subscriptions, heartbeat.

use std::pin::Pin;
use std::time::Duration;

use actix_ws::{AggregatedMessage, AggregatedMessageStream, CloseCode, CloseReason};
use bytestring::ByteString;
use futures_util::future::select_all;
use futures_util::{FutureExt, StreamExt};
use tokio::sync::watch;
use tokio::time::{Sleep, sleep};

use super::casts::Count;
use super::outgoing::Outgoing;
use super::presence::Here;
use super::protocol::{FromClient, ToClient};
use super::saved::Marks;
use super::signals::{self, Heard};
use super::topics::{self, Hub};
use crate::actions::sessions::Admitted;
use crate::clock;
use crate::jury::refusal::{Code, Refusal};
use crate::jury::sight::{Audience, Topic, sees};
use crate::no::No;
use crate::service::Service;
use crate::views::{self, Built};
use crate::words::{self, Language};

/// Silence after which a page counts as gone; it pings every 15 seconds.
const SILENCE: Duration = Duration::from_secs(45);
/// Who is here is told no more often: when a hall comes back at once, everybody's coming would be
/// told to everybody.
const PRESENCE_EVERY: Duration = Duration::from_millis(250);
/// Topics that one page may follow.
const SUBSCRIPTIONS: usize = 32;

struct Subscription {
    topic: Topic,
    views: watch::Receiver<Option<Built>>,
    /// The latest that the page has.
    seq: i64,
    /// What comes along with the topic.
    signals: Option<Heard>,
}

/// What a subscription brings.
enum News {
    /// A new view of the subscription at that place.
    View(usize),
    Signal(ByteString),
}

/// One page's connection.
struct Connection {
    service: Service,
    hub: Hub,
    admitted: Admitted,
    language: Language,
    out: Outgoing,
    audience: Audience,
    subscriptions: Vec<Subscription>,
}

/// Why a connection ends.
enum End {
    Gone,
    Refused(Refusal),
}

impl From<actix_ws::Closed> for End {
    fn from(_: actix_ws::Closed) -> Self {
        Self::Gone
    }
}

/// Serves one connection until it ends.
pub async fn serve(
    service: Service,
    hub: Hub,
    admitted: Admitted,
    language: Language,
    out: Outgoing,
    stream: AggregatedMessageStream,
    build: String,
) {
    let found = resolve(&service, admitted).await;
    let audience = match found {
        Ok(audience) => audience,
        Err(no) => {
            say_bye(out, language, refusal_of(no)).await;
            return;
        }
    };
    let mut connection =
        Connection { service, hub, admitted, language, out, audience, subscriptions: Vec::new() };
    let end = connection.run(stream, build).await;
    let Connection { out, language, .. } = connection;
    match end {
        Ok(()) | Err(End::Gone) => out.close(None).await,
        Err(End::Refused(refusal)) => say_bye(out, language, refusal).await,
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

async fn say_bye(mut out: Outgoing, language: Language, refusal: Refusal) {
    let code = refusal.code.as_str().to_owned();
    let bye = ToClient::Bye { code: code.clone(), detail: words::refusal(language, &refusal) };
    if out.text(serde_json::to_string(&bye).unwrap_or_default()).await.is_ok() {
        out.close(Some(CloseReason { code: CloseCode::Policy, description: Some(code) })).await;
    }
}

async fn resolve(service: &Service, admitted: Admitted) -> Result<Audience, No> {
    service.db.read(move |conn| views::audience(conn, admitted.jury, admitted.who, admitted.screen)).await
}

impl Connection {
    async fn run(&mut self, mut stream: AggregatedMessageStream, build: String) -> Result<(), End> {
        let _guard = self.audience.person.map(|person| self.hub.presence.enter(self.admitted.jury, person));
        let mut presence = self.hub.presence.follow(self.admitted.jury);
        let mut membership = self.hub.membership(self.admitted.jury);
        let mut stopping = self.hub.stopping();
        let mut saved = self.audience.person.map(|person| self.hub.saved.follow(person));
        let mut told = Marks::new();
        let mut casts = self.hub.casts.follow(self.admitted.jury);
        self.say(&ToClient::Welcome { now: clock::now(), build }).await?;
        presence.mark_changed();
        saved.iter_mut().for_each(watch::Receiver::mark_changed);
        casts.mark_changed();
        let mut pause = Box::pin(sleep(Duration::ZERO));
        loop {
            // A reader that is behind is told nothing more until it has taken what it has.
            tokio::select! {
                ready = self.out.ready() => ready?,
                () = topics::stops(&mut stopping) => return Ok(()),
            }
            let silence = actix_web::rt::time::sleep(SILENCE);
            tokio::select! {
                message = stream.next() => match message {
                    Some(Ok(message)) => self.heard(message).await?,
                    Some(Err(_)) => return Err(End::Refused(Code::FrameMalformed.into())),
                    None => return Ok(()),
                },
                news = news(&mut self.subscriptions) => match news {
                    News::View(index) => self.push(index).await?,
                    News::Signal(message) => self.out.text(message).await?,
                },
                here = next_presence(&mut presence, &mut pause) => {
                    self.say_presence(here).await?;
                    pause.set(sleep(PRESENCE_EVERY));
                }
                marks = latest(&mut saved) => self.say_saved(marks, &mut told).await?,
                Ok(()) = casts.changed() => {
                    let count = *casts.borrow_and_update();
                    self.say_cast(count).await?;
                }
                Ok(()) = membership.changed() => self.look_again().await?,
                () = topics::stops(&mut stopping) => return Ok(()),
                () = silence => return Ok(()),
            }
        }
    }

    async fn heard(&mut self, message: AggregatedMessage) -> Result<(), End> {
        let text = match message {
            AggregatedMessage::Text(text) => text,
            AggregatedMessage::Ping(bytes) => return Ok(self.out.pong(&bytes).await?),
            AggregatedMessage::Pong(_) => return Ok(()),
            AggregatedMessage::Close(_) => return Err(End::Gone),
            AggregatedMessage::Binary(_) => return Err(End::Refused(Code::FrameMalformed.into())),
        };
        let Ok(message) = serde_json::from_str::<FromClient>(&text) else {
            return Err(End::Refused(Code::FrameMalformed.into()));
        };
        match message {
            FromClient::Subscribe { topic, seq } => self.subscribe(&topic, seq.unwrap_or(-1)).await,
            FromClient::Unsubscribe { topic } => {
                self.subscriptions.retain(|subscription| subscription.topic.to_string() != topic);
                Ok(())
            }
            FromClient::Ping => {
                self.say(&ToClient::Pong { now: clock::now() }).await?;
                // A session that was ended is noticed here at the latest.
                self.look_again().await
            }
        }
    }

    async fn subscribe(&mut self, name: &str, seq: i64) -> Result<(), End> {
        let topic = match name.parse::<Topic>() {
            Ok(topic) if sees(self.audience, topic) => topic,
            Ok(_) => return self.refuse(name, Code::NotFound.into()).await,
            Err(refusal) => return self.refuse(name, refusal).await,
        };
        self.subscriptions.retain(|subscription| subscription.topic != topic);
        if self.subscriptions.len() >= SUBSCRIPTIONS {
            return self.refuse(name, Code::TooManyRequests.into()).await;
        }
        self.follow(topic, seq);
        Ok(())
    }

    fn follow(&mut self, topic: Topic, seq: i64) {
        let mut views = self.hub.follow(self.admitted.jury, topic, self.audience);
        views.mark_changed();
        let signals = self.hub.signals.with_topic(self.admitted.jury, topic, self.audience);
        self.subscriptions.push(Subscription { topic, views, seq, signals });
    }

    async fn push(&mut self, index: usize) -> Result<(), End> {
        let Some(subscription) = self.subscriptions.get_mut(index) else { return Ok(()) };
        let Some(built) = subscription.views.borrow_and_update().clone() else { return Ok(()) };
        if built.seq <= subscription.seq {
            return Ok(());
        }
        subscription.seq = built.seq;
        Ok(self.out.text(built.message).await?)
    }

    /// Looks again at what this connection may see: somebody moved, or a session ended.
    async fn look_again(&mut self) -> Result<(), End> {
        let audience =
            resolve(&self.service, self.admitted).await.map_err(|no| End::Refused(refusal_of(no)))?;
        if audience == self.audience {
            return Ok(());
        }
        let before = std::mem::replace(&mut self.audience, audience);
        for subscription in std::mem::take(&mut self.subscriptions) {
            let topic = subscription.topic;
            if !sees(audience, topic) {
                self.refuse(&topic.to_string(), Code::NotFound.into()).await?;
            } else if audience.for_topic(topic) == before.for_topic(topic) {
                self.subscriptions.push(subscription);
            } else {
                // Another audience: its view may differ at the same number.
                self.follow(topic, -1);
            }
        }
        Ok(())
    }

    async fn say_presence(&mut self, here: Here) -> Result<(), End> {
        // The public and the projector are not told who is here.
        if !self.audience.viewer.belongs() {
            return Ok(());
        }
        Ok(self.out.text(here.message).await?)
    }

    /// Tells what became durable since it was last told.
    async fn say_saved(&mut self, marks: Marks, told: &mut Marks) -> Result<(), End> {
        for (key, &updates) in &marks {
            if told.get(key) != Some(&updates) {
                let (document, connection) = key.clone();
                self.say(&ToClient::Saved { document, connection, updates }).await?;
            }
        }
        *told = marks;
        Ok(())
    }

    /// Tells how many have cast to those who follow the vote.
    async fn say_cast(&mut self, count: Option<Count>) -> Result<(), End> {
        match count.filter(|_| sees(self.audience, Topic::Rounds)) {
            Some(Count { n, round, cast }) => self.say(&ToClient::Cast { n, round, cast: cast.into() }).await,
            None => Ok(()),
        }
    }

    async fn refuse(&mut self, topic: &str, refusal: Refusal) -> Result<(), End> {
        let detail = words::refusal(self.language, &refusal);
        let code = refusal.code.as_str().to_owned();
        self.say(&ToClient::Refused { topic: Some(topic.chars().take(80).collect()), code, detail }).await
    }

    async fn say(&mut self, message: &ToClient) -> Result<(), End> {
        Ok(self.out.text(serde_json::to_string(message).unwrap_or_default()).await?)
    }
}

/// Who is here, once it changed and may be told again; waits for ever where nobody counts any more.
async fn next_presence(presence: &mut watch::Receiver<Here>, pause: &mut Pin<Box<Sleep>>) -> Here {
    pause.as_mut().await;
    if presence.changed().await.is_err() {
        std::future::pending::<()>().await;
    }
    presence.borrow_and_update().clone()
}

/// The next marks; waits for ever where there are none to come.
async fn latest(saved: &mut Option<watch::Receiver<Marks>>) -> Marks {
    if let Some(saved) = saved
        && saved.changed().await.is_ok()
    {
        return saved.borrow_and_update().clone();
    }
    std::future::pending().await
}

/// The first news of any subscription; waits for ever where there is none.
async fn news(subscriptions: &mut [Subscription]) -> News {
    if subscriptions.is_empty() {
        return std::future::pending().await;
    }
    let waits = subscriptions.iter_mut().enumerate().map(|(index, subscription)| {
        let Subscription { views, signals, .. } = subscription;
        async move {
            tokio::select! {
                Ok(()) = views.changed() => News::View(index),
                message = signals::next(signals.as_mut()) => News::Signal(message),
            }
        }
        .boxed_local()
    });
    select_all(waits).await.0
}
