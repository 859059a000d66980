//! Reasons: everybody is asked what would help more people support what did not pass. Sending them
//! is outside the jury's transaction, like casting a secret ballot: it claims no number, appends
//! nothing to the record, announces nothing and knows nobody.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::closing;
use super::rounds::load;
use super::{Ctx, Done, Tx, change};
use crate::clock;
use crate::jury::bytes::{B64, sha256};
use crate::jury::credentials::CredentialKey;
use crate::jury::ids::{JuryId, RoundId};
use crate::jury::opening::{Opening, round_hash};
use crate::jury::promises::SignedReasons;
use crate::jury::reasons::{self, Window};
use crate::jury::record::Kind;
use crate::jury::refusal::Code;
use crate::jury::sight::{Operation, Topic};
use crate::no::{Fault, No};
use crate::service::Service;
use crate::store::reasons::Reason;
use crate::store::rounds::Kept;
use crate::store::secret::Part;
use crate::store::{self, Conn};

/// One message with everything that somebody has to add, signed by a key that nobody knows.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SentReasons {
    /// The credential's public key: SEC1 uncompressed, in base64url.
    pub key: B64,
    /// The prefix of the blind signature, in base64url.
    pub prefix: B64,
    /// The blind signature on the key, in base64url.
    pub credential: B64,
    /// The key's signature on the answers, in base64url.
    pub signature: B64,
    /// Canonical JSON: for each item that did not pass a text, or null for "nothing to add".
    pub answers: String,
    /// Fills the message up, so that all are of one size.
    pub pad: String,
}

/// Opens the window when an outcome is shown to the jury and something did not pass.
pub(super) fn open_window(tx: &mut Tx, kept: &Kept) -> Result<(), No> {
    let asked = kept.tally.as_ref().map(reasons::asked).unwrap_or_default();
    if store::reasons::window(tx.conn, tx.jury.id, kept.it.id)?.is_some() {
        return Ok(());
    }
    if kept.it.plan.rehearsal || asked.is_empty() {
        return erase_key(tx, kept.it.id);
    }
    Ok(store::reasons::insert_window(tx.conn, tx.jury.id, &Window::opened(kept.it.id, tx.now))?)
}

/// Takes one message. The same message again is taken as the one that it repeats.
pub async fn send_reasons(
    service: &Service,
    jury: JuryId,
    round: RoundId,
    sent: SentReasons,
) -> Result<(), No> {
    let kept = service.db.read(move |conn| asked_round(conn, jury, round)).await?;
    let asked = kept.tally.as_ref().map(reasons::asked).unwrap_or_default();
    let answers = reasons::answers(&sent.answers, &asked)?;
    let Credited { key_hash, digest } = actix_web::web::block(move || credited(&kept, sent)).await??;
    service
        .db
        .writer
        .write_unmeasured(move |conn| {
            let window = store::reasons::hold_window(conn, jury, round)?.ok_or(Code::ReasonsNotOpen)?;
            window.must_be_open()?;
            match store::reasons::note_sent(conn, round, &key_hash, &digest)? {
                Some(before) if before == digest => return Ok(()),
                Some(_) => return Err(Code::ReasonsSent.into()),
                None => {}
            }
            for (version, text) in answers {
                let one = Reason { id: clock::new_random_id(), version, text };
                store::reasons::insert(conn, round, &one)?;
            }
            Ok(())
        })
        .await
}

/// What is noted of a message that carries a credential of the round.
struct Credited {
    key_hash: Vec<u8>,
    digest: Vec<u8>,
}

/// Checks credential and signature. Blocking.
fn credited(kept: &Kept, sent: SentReasons) -> Result<Credited, No> {
    let text = kept.opening.as_deref().ok_or(Code::ReasonsNotOpen)?;
    let opening = Opening::read(text).map_err(Fault::new)?;
    let key = CredentialKey::read(&opening.reasons_key.0)
        .ok_or_else(|| Fault::new("the key for reasons cannot be read"))?;
    let SentReasons { key: own, prefix, credential, signature, answers, pad: _ } = sent;
    let signed = SignedReasons { key: own, prefix, credential, signature, answers };
    let key_hash = signed.checked(&round_hash(text), &key)?.to_vec();
    Ok(Credited { key_hash, digest: sha256(signed.answers.as_bytes()).to_vec() })
}

/// The round, while reasons are sent after it.
fn asked_round(conn: &mut Conn, jury: JuryId, round: RoundId) -> Result<Kept, No> {
    let window = store::reasons::window(conn, jury, round)?.ok_or(Code::ReasonsNotOpen)?;
    window.must_be_open()?;
    store::rounds::find(conn, jury, round)?.ok_or_else(|| Code::NotFound.into())
}

/// Closes the window: the answers are mixed anew, and which credentials were used is forgotten.
pub async fn close_reasons(service: &Service, ctx: Ctx, jury: JuryId, one: RoundId) -> Result<Done, No> {
    let closed = change(service, Operation::CloseReasons, ctx, jury, move |tx| {
        load(tx, one)?;
        let mut window = store::reasons::window(tx.conn, jury, one)?.ok_or(Code::ReasonsNotOpen)?;
        window.close(&tx.standing(), tx.now)?;
        end(tx, &window)
    });
    let done = closed.await?;
    closing::clean_after(service).await;
    Ok(done)
}

/// Ends the window of a round that is published in this change, so that nobody is asked for the sake of
/// something that is settled.
pub(super) fn end_with_publishing(tx: &mut Tx, round: RoundId) -> Result<(), No> {
    match store::reasons::window(tx.conn, tx.jury.id, round)? {
        Some(mut window) if window.ends_with_publishing(tx.now) => {
            window.closed_at = Some(tx.now);
            end(tx, &window)
        }
        _ => Ok(()),
    }
}

fn end(tx: &mut Tx, window: &Window) -> Result<(), No> {
    let one = window.round;
    // First the window: whoever sends just now is waited for, and whoever comes later is refused.
    store::reasons::close_window(tx.conn, window)?;
    let sent = store::reasons::count_sent(tx.conn, one)?;
    store::reasons::set_sent(tx.conn, one, sent)?;
    mix(tx, one)?;
    store::secret::forget_issued(tx.conn, one)?;
    erase_key(tx, one)?;
    tx.record(Kind::ReasonsClosed, serde_json::json!({ "round": one, "sent": sent }), None)?;
    tx.touch(Topic::Rounds);
    Ok(())
}

/// Nobody gets a credential any more, and what was deleted is to be wiped from the files.
fn erase_key(tx: &mut Tx, round: RoundId) -> Result<(), No> {
    store::secret::drop_keys(tx.conn, round, Part::Reasons)?;
    Ok(store::secret::must_clean(tx.conn, round, Part::Reasons)?)
}

/// Forgets what was said after a round that does not count.
pub(super) fn forget(tx: &mut Tx, round: RoundId) -> Result<(), No> {
    if let Some(mut window) = store::reasons::window(tx.conn, tx.jury.id, round)? {
        window.closed_at = window.closed_at.or(Some(tx.now));
        store::reasons::close_window(tx.conn, &window)?;
        store::reasons::forget_sent(tx.conn, round)?;
        store::reasons::forget(tx.conn, round)?;
    }
    Ok(())
}

/// Writes the answers again in the order of fresh random ids, and forgets who sent any.
fn mix(tx: &mut Tx, round: RoundId) -> Result<(), No> {
    let mut all = store::reasons::all(tx.conn, round)?;
    store::reasons::forget(tx.conn, round)?;
    store::reasons::forget_sent(tx.conn, round)?;
    for one in &mut all {
        one.id = clock::new_random_id();
    }
    all.sort_unstable_by_key(|one| one.id);
    for one in &all {
        store::reasons::insert(tx.conn, round, one)?;
    }
    Ok(())
}
