//! Writes: load → decide → save → announce, one door each.
//!
//! [`change`] is the jury transaction. It claims the jury's next number before it reads anything,
//! so the changes of one jury are one after the other on both databases; it keeps the answer
//! under the caller's key, so asking twice has one effect; and it announces only after the commit.

pub mod accounts;
pub mod agenda;
pub mod allotment;
pub mod arguments;
pub mod ballots;
pub mod citations;
pub mod closing;
pub mod credentials;
pub mod discussion;
pub mod documents;
pub mod ends;
pub mod errata;
pub mod evidence;
pub mod files;
pub mod floor;
pub mod import;
pub mod juries;
pub mod lead;
pub mod leaving;
pub mod lineage;
pub mod lists;
pub mod merging;
pub mod newcomers;
pub mod next_round;
pub mod opening;
pub mod passwords;
pub mod people;
pub mod presenting;
pub mod questions;
pub mod reasons;
pub mod recommendations;
pub mod recording;
pub mod rooms;
pub mod round_keys;
pub mod rounds;
pub mod seats;
pub mod second_factor;
pub mod secret_ballots;
pub mod sessions;
pub mod signals;
pub mod starting_points;
pub mod statements;
pub mod temperature;
pub mod texts;
pub mod tries;
pub mod turns;
pub mod voting;
pub mod witness_requests;

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};
use std::time::Instant;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::broker::Announcement;
use crate::clock;
use crate::jury::ids::{AccountId, ChangeId, JuryId, PersonId};
use crate::jury::juries::Jury;
use crate::jury::people::Person;
use crate::jury::record::{self, Kind, SALT_BYTES};
use crate::jury::refusal::Code;
use crate::jury::sight::{self, Operation, Subject, Topic, Who};
use crate::jury::standing::Standing;
use crate::jury::time::UtcMillis;
use crate::metrics::{Parts, is_watched};
use crate::no::{Fault, No};
use crate::service::Service;
use crate::store::changes::Change;
use crate::store::juries::JuryRow;
use crate::store::keys::Keys;
use crate::store::people::PersonRow;
use crate::store::{self, Conn};

/// How long the answer to a change is kept, in milliseconds.
pub const CHANGE_KEPT_MS: i64 = 48 * 3_600_000;

/// One request to change something.
#[derive(Clone, Debug)]
pub struct Ctx {
    pub who: Who,
    /// The caller's key: with the same body it has one effect.
    pub key: ChangeId,
    /// SHA-256 in hex over method, path and body.
    pub body_hash: String,
    pub now: UtcMillis,
}

impl Ctx {
    /// The same for a body that holds a password: what is kept of it is hashed with a key of the key store, so
    /// that nobody who has the database tries passwords on it quicker than on the password's own hash.
    #[must_use]
    pub fn keyed(self, keys: &Keys) -> Self {
        Self { body_hash: keys.hash("change", &self.body_hash), ..self }
    }
}

/// The answer to every change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Done {
    /// The number of the change; a view with this number or a later one shows it.
    pub seq: i64,
    /// Ids of what was made, in the order in which the operation's description names them.
    pub ids: Vec<Uuid>,
}

/// One change of a jury while it is being decided.
pub struct Tx<'a> {
    pub conn: &'a mut Conn,
    pub keys: &'a Keys,
    pub row: JuryRow,
    pub jury: Jury,
    /// Who acts, in this jury.
    pub actor: Person,
    pub seq: i64,
    pub now: UtcMillis,
    topics: BTreeSet<Topic>,
    ids: Vec<Uuid>,
}

impl Tx<'_> {
    /// Says that a topic looks different now.
    pub fn touch(&mut self, topic: Topic) {
        self.topics.insert(topic);
    }

    /// Adds an id to the answer.
    pub fn made(&mut self, id: Uuid) {
        self.ids.push(id);
    }

    /// Appends a decision to the record. What it holds of one person alone names that person in
    /// `about`, so that it can be erased.
    pub fn record(
        &mut self,
        kind: Kind,
        content: impl Serialize,
        about: Option<PersonId>,
    ) -> Result<(), Fault> {
        // How far the record is, everybody sees in the jury's own view.
        self.touch(Topic::Jury);
        append_to_record(self.conn, &mut self.row, self.seq, self.now, kind, content, about)
    }

    /// Appends a ballot's commitment. While a round is open the jury's view shows the record as it
    /// was at the opening, so that nobody can count along: nothing looks different.
    pub fn record_unseen(&mut self, kind: Kind, content: impl Serialize) -> Result<(), Fault> {
        append_to_record(self.conn, &mut self.row, self.seq, self.now, kind, content, None)
    }

    /// What the actor may decide.
    #[must_use]
    pub fn standing(&self) -> Standing {
        Standing::of(self.actor.id, self.actor.role)
    }

    /// A person of this jury; `not_found` for another's.
    pub fn person(&mut self, person: PersonId) -> Result<PersonRow, No> {
        store::people::find(self.conn, self.jury.id, person)?.ok_or_else(|| Code::NotFound.into())
    }
}

/// Appends one entry to the record of a claimed jury; the row is saved by the caller.
fn append_to_record(
    conn: &mut Conn,
    row: &mut JuryRow,
    seq: i64,
    at: UtcMillis,
    kind: Kind,
    content: impl Serialize,
    about: Option<PersonId>,
) -> Result<(), Fault> {
    let salt = clock::random_bytes::<SALT_BYTES>();
    let content = serde_json::to_value(content)?;
    let n = row.record_count + 1;
    let entry = record::chain(n, seq, at, kind, &salt, &content, &row.record_head);
    store::record::append(conn, store::id(row.id.clone())?, &entry, &salt, &content, about)?;
    row.record_count = n;
    row.record_head = entry.hash;
    Ok(())
}

/// Runs one change of a jury: checks who asks, claims the jury's next number, decides and saves in
/// one transaction, and announces after the commit.
pub async fn change<F>(
    service: &Service,
    operation: Operation,
    ctx: Ctx,
    jury: JuryId,
    decide: F,
) -> Result<Done, No>
where
    F: FnOnce(&mut Tx) -> Result<(), No> + Send + 'static,
{
    run(service, operation, jury, move |conn, keys| decide_in(conn, keys, operation, &ctx, jury, decide))
        .await
}

/// Runs a change that somebody decided beforehand for an instant that has come, in their name: who they are
/// and what they may by now makes no difference. No request can be repeated here, so it is for `decide` to
/// see that it has one effect.
pub async fn change_decided_by<F>(
    service: &Service,
    operation: Operation,
    by: PersonId,
    now: UtcMillis,
    jury: JuryId,
    decide: F,
) -> Result<Done, No>
where
    F: FnOnce(&mut Tx) -> Result<(), No> + Send + 'static,
{
    run(service, operation, jury, move |conn, keys| {
        let row = store::juries::claim(conn, jury)?.ok_or(Code::NotFound)?;
        let actor = store::people::find(conn, jury, by)?.ok_or(Code::NotFound)?.person()?;
        decide_as(conn, keys, row, actor, now, decide)
    })
    .await
}

/// Runs one change in a transaction of its own, and announces it after the commit.
async fn run<F>(service: &Service, operation: Operation, jury: JuryId, decide: F) -> Result<Done, No>
where
    F: FnOnce(&mut Conn, &Keys) -> Result<Decided, Stop> + Send + 'static,
{
    let keys = service.keys.clone();
    let (asked, took) = (clock::mark(), Arc::<OnceLock<(Instant, Instant)>>::default());
    let inside = took.clone();
    let outcome = service
        .db
        .writer
        .write(move |conn| {
            let begun = clock::mark();
            let decided = decide(conn, &keys);
            let _ = inside.set((begun, clock::mark()));
            match decided {
                // Nothing changes, so the claimed number must not stay.
                Err(Stop::Replay(done)) => {
                    store::juries::release(conn, jury)?;
                    Ok((done, None))
                }
                Err(Stop::No(no)) => Err(no),
                Ok((done, topics)) => Ok((done, Some(topics))),
            }
        })
        .await?;
    let (done, topics) = outcome;
    if let Some((begun, decided)) = took.get() {
        tell_time(service, operation, done.seq, [asked, *begun, *decided, clock::mark()]);
    }
    if let Some(topics) = topics {
        service.broker.announce(Announcement { jury, seq: done.seq, topics });
    }
    Ok(done)
}

/// Counts and traces how long the parts of a change took, and tells the log of a slow one. What people say
/// in secret or by ballot leaves none of these.
fn tell_time(service: &Service, operation: Operation, seq: i64, marks: [Instant; 4]) {
    if !is_watched(operation.as_str()) {
        return;
    }
    tracing::Span::current().record("seq", seq);
    let [asked, begun, decided, done] = marks;
    let parts =
        Parts { waited: begun - asked, decided: decided - begun, committed: done.duration_since(decided) };
    service.metrics.changed(parts);
    service.traces.changed(operation.as_str(), seq, parts);
    if done - asked > service.slow {
        tracing::warn!(
            operation = operation.as_str(),
            seq,
            waited_ms = parts.waited.as_secs_f64() * 1e3,
            decided_ms = parts.decided.as_secs_f64() * 1e3,
            committed_ms = parts.committed.as_secs_f64() * 1e3,
            "a slow change"
        );
    }
}

/// The answer, and the topics that look different now.
type Decided = (Done, BTreeSet<Topic>);

enum Stop {
    No(No),
    Replay(Done),
}

impl<E: Into<No>> From<E> for Stop {
    fn from(no: E) -> Self {
        Self::No(no.into())
    }
}

fn decide_in<F>(
    conn: &mut Conn,
    keys: &Keys,
    operation: Operation,
    ctx: &Ctx,
    jury: JuryId,
    decide: F,
) -> Result<Decided, Stop>
where
    F: FnOnce(&mut Tx) -> Result<(), No>,
{
    let row = store::juries::claim(conn, jury)?.ok_or(Code::NotFound)?;
    let actor = store::people::acting(conn, ctx.who, jury)?.ok_or(Code::NotFound)?.person()?;
    if let Some(done) = replay(conn, ctx)? {
        return Err(Stop::Replay(done));
    }
    sight::may(actor.role, operation)?;
    let (done, topics) = decide_as(conn, keys, row, actor, ctx.now, decide)?;
    keep(conn, ctx, &done)?;
    Ok((done, topics))
}

/// Decides and saves a change of a jury that is claimed.
fn decide_as<F>(
    conn: &mut Conn,
    keys: &Keys,
    row: JuryRow,
    actor: Person,
    now: UtcMillis,
    decide: F,
) -> Result<Decided, Stop>
where
    F: FnOnce(&mut Tx) -> Result<(), No>,
{
    let mut tx = Tx {
        conn: &mut *conn,
        keys,
        jury: row.jury()?,
        seq: row.seq,
        row,
        actor,
        now,
        topics: BTreeSet::new(),
        ids: Vec::new(),
    };
    decide(&mut tx)?;
    let Tx { jury, mut row, topics, ids, .. } = tx;
    row.set(&jury)?;
    store::juries::save(conn, &row)?;
    Ok((Done { seq: row.seq, ids }, topics))
}

/// The answer that this key got before, if any.
fn replay(conn: &mut Conn, ctx: &Ctx) -> Result<Option<Done>, No> {
    let Some(before) = store::changes::find(conn, &ctx.who.subject.to_string(), &ctx.key.to_string())? else {
        return Ok(None);
    };
    if before.body_hash != ctx.body_hash {
        return Err(Code::KeyReused.into());
    }
    Ok(Some(Done { seq: before.seq, ids: serde_json::from_str(&before.ids)? }))
}

fn keep(conn: &mut Conn, ctx: &Ctx, done: &Done) -> Result<(), No> {
    let change = Change {
        actor: ctx.who.subject.to_string(),
        key: ctx.key.to_string(),
        body_hash: ctx.body_hash.clone(),
        status: 200,
        seq: done.seq,
        ids: serde_json::to_string(&done.ids)?,
        at: ctx.now.0,
    };
    Ok(store::changes::insert(conn, change)?)
}

/// The answer that this key got before, for a change that checks something slow before its transaction.
pub async fn answered(service: &Service, ctx: &Ctx) -> Result<Option<Done>, No> {
    let ctx = ctx.clone();
    service
        .db
        .read(move |conn| {
            store::accounts::session(conn, ctx.who.session)?.ok_or(Code::SessionEnded)?;
            replay(conn, &ctx)
        })
        .await
}

/// Runs one change that belongs to no jury; the account's row takes the jury's place.
pub async fn change_account<F>(service: &Service, ctx: Ctx, decide: F) -> Result<Done, No>
where
    F: FnOnce(&mut Conn, &Keys, AccountId) -> Result<Vec<Uuid>, No> + Send + 'static,
{
    let Subject::Account(account) = ctx.who.subject else { return Err(Code::NotAllowed.into()) };
    let keys = service.keys.clone();
    service
        .db
        .writer
        .write(move |conn| {
            let row = store::accounts::claim(conn, account)?.ok_or(Code::SessionEnded)?;
            if store::accounts::session(conn, ctx.who.session)?.is_none() {
                return Err(Code::SessionEnded.into());
            }
            if let Some(done) = replay(conn, &ctx)? {
                return Ok(done);
            }
            let done = Done { seq: row.seq, ids: decide(conn, &keys, account)? };
            keep(conn, &ctx, &done)?;
            Ok(done)
        })
        .await
}
