//! Reads: one file a topic. What GET answers is byte for byte what the socket pushes.
//!
//! A view is language-neutral (codes, numbers, people's own words) and is built for an audience,
//! never for a connection. The number of the jury's last change is read first, and everything
//! else in the same snapshot.

pub mod account;
pub mod agenda;
pub mod calendar;
pub mod counts;
pub mod document;
pub mod evidence;
pub mod files;
pub mod grounds;
pub mod jury;
pub mod lists;
pub mod me;
pub mod mine;
pub mod people;
pub mod questions;
pub mod reasons;
pub mod recommendations;
pub mod record;
pub mod results;
pub mod room;
pub mod rooms;
pub mod round_files;
pub mod rounds;
pub mod secret;
pub mod temperature;
pub mod text;

use bytestring::ByteString;
use serde::Serialize;
use utoipa::ToSchema;

use crate::jury::ids::{JuryId, RoomId};
use crate::jury::juries::Jury;
use crate::jury::people::{Person, Role};
use crate::jury::refusal::Code;
use crate::jury::sight::{Audience, Topic, Viewer, Who, sees};
use crate::no::{Fault, No};
use crate::service::Service;
use crate::store::juries::JuryRow;
use crate::store::keys::Keys;
use crate::store::{self, Conn};

/// A view, built: JSON of `{topic, seq, view}`, shared by everybody of its audience.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Built {
    pub seq: i64,
    /// What GET answers.
    pub json: ByteString,
    /// The same as a message of the socket: it begins with the message's type.
    pub message: ByteString,
}

/// How a view begins when it is pushed; after it comes what GET answers, without its brace.
const PUSHED: &str = "{\"type\":\"view\",";

/// A topic's view as it is sent.
#[derive(Debug, Serialize, ToSchema)]
pub struct Page<V> {
    pub topic: String,
    /// The number of the jury's last change that it shows.
    pub seq: i64,
    pub view: V,
}

/// What every view is built from.
pub struct Scene<'a> {
    pub conn: &'a mut Conn,
    pub keys: &'a Keys,
    pub row: JuryRow,
    pub jury: Jury,
    pub audience: Audience,
}

impl Scene<'_> {
    /// Whether the audience runs the jury.
    #[must_use]
    pub fn leads(&self) -> bool {
        self.audience.viewer.leads()
    }
}

/// Builds a topic's view for an audience. Blocking; `conn` is one snapshot.
pub fn build(
    conn: &mut Conn,
    keys: &Keys,
    jury: JuryId,
    topic: Topic,
    audience: Audience,
) -> Result<Built, No> {
    let row = store::juries::find(conn, jury)?.ok_or(Code::NotFound)?;
    if !sees(audience, topic) {
        return Err(Code::NotFound.into());
    }
    let jury = row.jury()?;
    let seq = row.seq;
    let scene = Scene { conn, keys, row, jury, audience };
    match topic {
        Topic::Jury => page(topic, seq, jury::view(scene)?),
        Topic::Agenda => page(topic, seq, agenda::view(scene)?),
        Topic::People => page(topic, seq, people::view(scene)?),
        Topic::Rooms => page(topic, seq, rooms::view(scene)?),
        Topic::Room(room) => page(topic, seq, room::view(scene, room)?),
        Topic::Me => page(topic, seq, me::view(scene)?),
        Topic::Evidence => page(topic, seq, evidence::view(scene)?),
        Topic::Questions => page(topic, seq, questions::view(scene)?),
        Topic::Recommendations => page(topic, seq, recommendations::view(scene)?),
        Topic::Rounds => page(topic, seq, rounds::view(scene)?),
        Topic::Results => page(topic, seq, results::view(scene)?),
        Topic::Temperature => page(topic, seq, temperature::view(scene)?),
        Topic::Text(document) => page(topic, seq, text::view(scene, document)?),
    }
}

fn page(topic: Topic, seq: i64, view: impl Serialize) -> Result<Built, No> {
    let json = serde_json::to_string(&Page { topic: topic.to_string(), seq, view })?;
    let message = format!("{PUSHED}{}", json.get(1..).unwrap_or_default());
    Ok(Built { seq, json: json.into(), message: message.into() })
}

/// As whom somebody looks at a jury: their part in it, the projector, or the public.
///
/// # Errors
/// `not_found` for somebody without a part in a jury that is not public: the same as for a jury
/// that does not exist.
pub fn audience(conn: &mut Conn, jury: JuryId, who: Option<Who>, screen: bool) -> Result<Audience, No> {
    audience_at(conn, jury, who, screen).map(|(audience, _)| audience)
}

/// The same, with the number of the jury's last change that was looked at. `conn` is one snapshot.
///
/// # Errors
/// Those of [`audience`].
pub fn audience_at(
    conn: &mut Conn,
    jury: JuryId,
    who: Option<Who>,
    screen: bool,
) -> Result<(Audience, i64), No> {
    let row = store::juries::find(conn, jury)?.ok_or(Code::NotFound)?;
    let seq = row.seq;
    if screen {
        return Ok((Audience { viewer: Viewer::Screen, room: None, person: None }, seq));
    }
    if let Some(who) = who
        && let Some(row) = store::people::acting(conn, who, jury)?
    {
        let person = row.person()?;
        let room = current_room(conn, jury, &person)?;
        return Ok((Audience { viewer: Viewer::Role(person.role), room, person: Some(person.id) }, seq));
    }
    if row.public {
        return Ok((Audience { viewer: Viewer::Public, room: None, person: None }, seq));
    }
    Err(Code::NotFound.into())
}

/// The room in which a juror sits now; a supporter sits with their juror.
fn current_room(conn: &mut Conn, jury: JuryId, person: &Person) -> Result<Option<RoomId>, Fault> {
    match person.role {
        Role::Juror | Role::Supporter => store::rooms::room_of(conn, jury, person.id),
        _ => Ok(None),
    }
}

/// The numbers of some juries' last changes.
pub async fn seqs(service: &Service, of: Vec<JuryId>) -> Result<Vec<(JuryId, i64)>, No> {
    service.db.read(move |conn| Ok(store::juries::seqs(conn, &of)?)).await
}

/// Reads a topic for whoever asks.
pub async fn read(
    service: &Service,
    jury: JuryId,
    topic: Topic,
    who: Option<Who>,
    screen: bool,
) -> Result<Built, No> {
    let keys = service.keys.clone();
    service
        .db
        .read(move |conn| {
            let audience = audience(conn, jury, who, screen)?.for_topic(topic);
            build(conn, &keys, jury, topic, audience)
        })
        .await
}
