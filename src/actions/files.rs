//! Files of evidence: brought, named by evidence, let go of.
//!
//! Bringing bytes changes nothing that anybody sees, so it claims no number of the jury: what is the same
//! has the same hash, and bringing it twice is bringing it once. Evidence that names the hash makes it seen.

use std::future::Future;
use std::time::Duration;

use actix_web::rt::time::timeout;
use futures_util::{Stream, StreamExt as _};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Ctx, Done, Tx, change};
use crate::clock;
use crate::files::incoming::{Incoming, Received};
use crate::files::look;
use crate::jury::evidence::{Evidence, EvidenceState, Matter};
use crate::jury::files::{self, FileKind, Found, Pixels, UNNAMED_KEPT_MS};
use crate::jury::ids::{EvidenceId, JuryId, PersonId};
use crate::jury::juries::JuryState;
use crate::jury::refusal::Code;
use crate::jury::sight::{self, Operation, Who};
use crate::jury::time::UtcMillis;
use crate::no::{Fault, No};
use crate::service::Service;
use crate::store::files::{Blob, Version};
use crate::store::{self, Conn};

/// A file that comes in may stay silent for so long.
const SILENT: Duration = Duration::from_secs(30);
/// And take so long in all: 20 MiB over a line of a quarter of a megabit a second.
const WHOLE: Duration = Duration::from_secs(15 * 60);
/// How often what nobody named is let go of.
const COLLECT_EVERY: Duration = Duration::from_secs(3_600);
/// Uploads that are looked through at once.
const COLLECTED_AT_ONCE: i64 = 100;

/// What an upload answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Uploaded {
    /// SHA-256 in hex: by it evidence names the file within a day.
    pub hash: String,
    /// What the file is, by its content.
    pub kind: FileKind,
    pub bytes: u64,
    /// An image's size.
    pub pixels: Option<Pixels>,
    /// A browser shows it by itself; all else can be saved.
    pub is_shown: bool,
}

/// Takes in a file that somebody's evidence will name. `told_bytes` is what they say they send.
pub async fn upload_file<E>(
    service: &Service,
    who: Who,
    jury: JuryId,
    told_bytes: Option<u64>,
    mut pieces: impl Stream<Item = Result<actix_web::web::Bytes, E>> + Unpin,
) -> Result<Uploaded, No> {
    let now = clock::now();
    let person = service.db.read(move |conn| may_bring(conn, who, jury, now)).await?;
    let received = match receive(service, person, told_bytes, &mut pieces).await {
        Ok(received) => received,
        Err(no) => {
            // Whoever is still sending would see a broken line in place of the reason.
            if !matches!(&no, No::Refusal(refusal) if refusal.code == Code::UploadCut) {
                let _ = timeout(SILENT, drain(&mut pieces)).await;
            }
            return Err(no);
        }
    };
    let found = examined(&received).await?;
    let object = service.files.keep(&received).await?;
    let blob = Blob { hash: received.hash.clone(), object, found, bytes: received.bytes, at: now };
    let kept = note(service, person, &blob).await;
    // The same bytes lie there under another name already. Where the database failed nobody knows whether a
    // row leads to these; if none does, they are collected.
    if !kept? {
        service.files.remove(&blob.object).await?;
    }
    let Found { kind, pixels } = blob.found;
    Ok(Uploaded { hash: blob.hash, kind, bytes: blob.bytes, pixels, is_shown: kind.is_shown() })
}

fn may_bring(conn: &mut Conn, who: Who, jury: JuryId, now: UtcMillis) -> Result<PersonId, No> {
    let row = store::juries::find(conn, jury)?.ok_or(Code::NotFound)?;
    let actor = store::people::acting(conn, who, jury)?.ok_or(Code::NotFound)?.person()?;
    sight::may(actor.role, Operation::UploadFile)?;
    row.jury()?.state.must_be(&[JuryState::Draft, JuryState::Ready, JuryState::Running])?;
    let (count, bytes) = store::files::brought_since(conn, actor.id, now.plus_ms(-UNNAMED_KEPT_MS))?;
    files::may_bring(count, bytes)?;
    Ok(actor.id)
}

async fn receive<E>(
    service: &Service,
    person: PersonId,
    told_bytes: Option<u64>,
    pieces: &mut (impl Stream<Item = Result<actix_web::web::Bytes, E>> + Unpin),
) -> Result<Received, No> {
    files::fits(told_bytes.unwrap_or_default())?;
    let incoming = service.files.begin(person.0).await?;
    timeout(WHOLE, take(incoming, pieces)).await.map_err(|_| Code::UploadCut)?
}

/// Takes what is still sent and forgets it, up to a bound.
async fn drain<E>(pieces: &mut (impl Stream<Item = Result<actix_web::web::Bytes, E>> + Unpin)) {
    let mut bytes = 0;
    while let Some(Ok(piece)) = pieces.next().await {
        bytes += piece.len() as u64;
        if bytes > 2 * files::FILE_BYTES {
            break;
        }
    }
}

async fn take<E>(
    mut incoming: Incoming,
    pieces: &mut (impl Stream<Item = Result<actix_web::web::Bytes, E>> + Unpin),
) -> Result<Received, No> {
    while let Some(piece) = timeout(SILENT, pieces.next()).await.map_err(|_| Code::UploadCut)? {
        incoming.add(&piece.map_err(|_| Code::UploadCut)?).await?;
    }
    incoming.finish().await
}

async fn examined(received: &Received) -> Result<Found, No> {
    let (file, bytes) = (received.file(), received.bytes);
    actix_web::web::block(move || look::look(&mut &*file, bytes)).await?
}

/// Notes whose bytes these are; false where they were there already. Another node may forget the same bytes
/// at that moment: then the database refuses, and the second look knows better.
async fn note(service: &Service, person: PersonId, blob: &Blob) -> Result<bool, No> {
    let once = || noted(service, person, blob.clone());
    match once().await {
        Err(No::Fault(fault)) if fault.code().is_none() => once().await,
        answer => answer,
    }
}

fn noted(service: &Service, person: PersonId, blob: Blob) -> impl Future<Output = Result<bool, No>> {
    service.db.writer.write(move |conn| {
        let is_new = store::files::keep(conn, &blob)?;
        store::files::brought(conn, person, &blob.hash, blob.bytes, blob.at)?;
        Ok(is_new)
    })
}

/// A version of a file that evidence is about to name.
pub struct Admitted {
    blob: Blob,
    /// The versions that there were.
    before: Vec<Version>,
}

/// Looks up the file that evidence names, and gives it the name under which it can be saved. Only who
/// brought the bytes may name them, and who has named them in this piece before.
///
/// # Errors
/// `file_unknown`.
pub fn admit(tx: &mut Tx, it: &mut Evidence) -> Result<Option<Admitted>, No> {
    let Matter::File { hash, name, .. } = &mut it.content.matter else { return Ok(None) };
    let before = store::files::versions(tx.conn, it.id)?;
    let named = before.iter().any(|version| version.hash == *hash);
    if !named && !store::files::touch(tx.conn, tx.actor.id, hash, tx.now)? {
        return Err(Code::FileUnknown.into());
    }
    let blob = store::files::blob(tx.conn, hash)?.ok_or(Code::FileUnknown)?;
    *name = files::safe_name(name, blob.found.kind);
    Ok(Some(Admitted { blob, before }))
}

/// Keeps the versions of a piece's file in step with what was written. What was handed in before stays as
/// an older version; what nobody else has seen is let go of.
pub fn settle(tx: &mut Tx, it: &Evidence, admitted: Option<Admitted>) -> Result<(), No> {
    let is_seen = it.submitted_at.is_some();
    let (Some(Admitted { blob, before }), Matter::File { name, alternative, .. }) =
        (admitted, &it.content.matter)
    else {
        for version in store::files::versions(tx.conn, it.id)?.iter().filter(|_| !is_seen) {
            let_go(tx, it.provider, version)?;
        }
        return Ok(());
    };
    let last = before.last();
    let same = last.filter(|last| last.hash == blob.hash);
    if let (None, Some(last), false) = (same, last, is_seen) {
        let_go(tx, it.provider, last)?;
    }
    let number = match (same, last) {
        (Some(same), _) => same.number,
        (None, Some(last)) if is_seen => last.number + 1,
        (None, Some(last)) => last.number,
        (None, None) => 1,
    };
    let version = Version {
        evidence: it.id,
        number,
        name: name.clone(),
        alternative: alternative.clone(),
        kind: blob.found.kind,
        bytes: blob.bytes,
        pixels: blob.found.pixels,
        at: same.map_or(tx.now, |same| same.at),
        published_at: same.and_then(|same| same.published_at),
        hash: blob.hash,
    };
    Ok(store::files::save_version(tx.conn, tx.jury.id, &version)?)
}

/// A newer version of the file of a piece that was handed in.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewVersion {
    /// SHA-256 in hex, as the upload answered.
    pub hash: String,
    pub name: String,
    /// What an image shows, for people who do not see it.
    #[serde(default)]
    pub alternative: String,
}

/// Brings a newer version of the file of a piece that was handed in. Of a published piece the version
/// before stays in its place until an organiser publishes the newer one.
pub async fn replace_file(
    service: &Service,
    ctx: Ctx,
    jury: JuryId,
    one: EvidenceId,
    new: NewVersion,
) -> Result<Done, No> {
    change(service, Operation::ReplaceFile, ctx, jury, move |tx| {
        super::evidence::takes_evidence(tx)?;
        let by = tx.standing();
        let mut it = super::evidence::load(tx, one)?;
        let NewVersion { hash, name, alternative } = new;
        let content = it.replace_file(&by, Matter::File { hash, name, alternative })?;
        let mut newer = Evidence { content, ..it.clone() };
        let admitted = admit(tx, &mut newer)?;
        if let Some(admitted) = &admitted {
            newer.must_describe(admitted.blob.found.kind)?;
        }
        settle(tx, &newer, admitted)?;
        if it.state == EvidenceState::Submitted {
            it.content = newer.content;
        }
        super::evidence::save(tx, &it)
    })
    .await
}

/// Its bytes are kept for another day, as if they had just been brought.
fn let_go(tx: &mut Tx, provider: PersonId, version: &Version) -> Result<(), Fault> {
    store::files::brought(tx.conn, provider, &version.hash, version.bytes, tx.now)?;
    store::files::drop_version(tx.conn, version.evidence, version.number)
}

/// The newest version of a piece's file, where it is one.
pub fn newest(tx: &mut Tx, it: &Evidence) -> Result<Option<Version>, Fault> {
    if it.content.matter.file().is_none() {
        return Ok(None);
    }
    Ok(store::files::versions(tx.conn, it.id)?.pop())
}

/// Lets go of what nobody named within a day. Nodes do it side by side: each object has a name that was
/// never used before, and is removed only after no row can lead to it any more.
pub async fn collect(service: &Service, now: UtcMillis) -> Result<usize, No> {
    let before = now.plus_ms(-UNNAMED_KEPT_MS);
    let mut removed = 0;
    loop {
        let old =
            service.db.read(move |conn| Ok(store::files::old_uploads(conn, before, COLLECTED_AT_ONCE)?));
        let old = old.await?;
        let last = old.len() < usize::try_from(COLLECTED_AT_ONCE).unwrap_or(usize::MAX);
        for (person, hash) in old {
            let forgotten =
                service.db.writer.write(move |conn| Ok(store::files::forget(conn, person, &hash, before)?));
            if let Some(object) = forgotten.await? {
                service.files.remove(&object).await?;
                removed += 1;
            }
        }
        if last {
            break;
        }
    }
    // What a program kept that died before it could note it, or noted that it goes.
    for old in service.files.old(before).await? {
        let object = old.object.clone();
        if !service.db.read(move |conn| Ok(store::files::is_known(conn, &object)?)).await? {
            service.files.remove(&old.object).await?;
            removed += 1;
        }
    }
    service.files.sweep(before).await?;
    Ok(removed)
}

/// Does so again and again.
pub async fn keep_collecting(service: Service) {
    loop {
        match collect(&service, clock::now()).await {
            Ok(0) => {}
            Ok(removed) => tracing::info!(removed, "files that nothing named were removed"),
            Err(no) => tracing::warn!(%no, "files that nothing names could not be removed yet"),
        }
        actix_web::rt::time::sleep(COLLECT_EVERY).await;
    }
}
