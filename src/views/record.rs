//! The record of a jury as an export: one canonical line an entry, a signed head at the end. It is read
//! piece by piece, so that its length costs no memory.

use crate::jury::ids::JuryId;
use crate::jury::juries::JuryState;
use crate::jury::record::{Head, canonical};
use crate::jury::refusal::Code;
use crate::jury::sight::Who;
use crate::no::{Fault, No};
use crate::service::Service;
use crate::store::juries::JuryRow;
use crate::store::keys::{Keys, hex};
use crate::store::{self, Conn};

/// Entries of one piece.
const LINES_AT_ONCE: i64 = 1_000;

/// A record on its way out, as it was when it was asked for: what is appended meanwhile is not in it.
/// What an entry holds of one person alone is left out unless `personal`; the chain verifies all the same.
pub struct Export {
    jury: JuryId,
    personal: bool,
    /// Entries that are out.
    after: i64,
    count: i64,
    /// The last line; none once it is out.
    head: Option<String>,
}

impl Export {
    fn of(keys: &Keys, jury: JuryId, row: JuryRow, personal: bool) -> Result<Self, No> {
        let count = row.record_count;
        let head = signed_head(keys, jury, count, row.record_head, row.demonstration)?;
        Ok(Self { jury, personal, after: 0, count, head: Some(in_one_line(canonical(&head))?) })
    }

    /// The record as it is now.
    ///
    /// # Errors
    /// There is no such jury, or the database's failure.
    pub fn begin(conn: &mut Conn, keys: &Keys, jury: JuryId, personal: bool) -> Result<Self, No> {
        let row = store::juries::find(conn, jury)?.ok_or(Code::NotFound)?;
        Self::of(keys, jury, row, personal)
    }

    /// The next lines; none after the last.
    ///
    /// # Errors
    /// The database's failure, or entries that are not there.
    pub fn next(&mut self, conn: &mut Conn) -> Result<Option<String>, No> {
        if self.after == self.count {
            return Ok(self.head.take());
        }
        let most = LINES_AT_ONCE.min(self.count - self.after);
        let lines = store::record::lines(conn, self.jury, self.after, most, self.personal)?;
        let last = lines.last().ok_or_else(|| Fault::new("the record is shorter than it says"))?;
        self.after = last.n;
        let mut text = String::new();
        for line in &lines {
            text.push_str(&in_one_line(canonical(line))?);
        }
        Ok(Some(text))
    }
}

fn in_one_line(canonical: Vec<u8>) -> Result<String, Fault> {
    let mut text = String::from_utf8(canonical).map_err(Fault::new)?;
    text.push('\n');
    Ok(text)
}

fn signed_head(
    keys: &Keys,
    jury: JuryId,
    count: i64,
    head: String,
    demonstration: bool,
) -> Result<Head, Fault> {
    use p256::ecdsa::signature::Signer as _;
    let key = p256::ecdsa::SigningKey::from_slice(&keys.service().record).map_err(Fault::new)?;
    let jury = jury.to_string();
    let bytes = Head::signed_bytes(&jury, count, &head, demonstration);
    let signature: p256::ecdsa::Signature = key.sign(&bytes);
    let public = key.verifying_key().to_encoded_point(true);
    Ok(Head {
        jury,
        count,
        head,
        demonstration,
        key: hex(public.as_bytes()),
        signature: hex(&signature.to_bytes()),
    })
}

/// The export, for anybody who may see the record: those who run the jury, and everybody once it
/// is published.
///
/// # Errors
/// This one may not see it, or the database's failure.
pub async fn record(service: &Service, jury: JuryId, who: Option<Who>) -> Result<Export, No> {
    let keys = service.keys.clone();
    service
        .db
        .read(move |conn| {
            let audience = super::audience(conn, jury, who, false)?;
            let row = store::juries::find(conn, jury)?.ok_or(Code::NotFound)?;
            if !audience.viewer.leads() && row.jury()?.state != JuryState::Published {
                return Err(Code::NotFound.into());
            }
            Export::of(&keys, jury, row, audience.viewer.leads())
        })
        .await
}

/// The next lines of an export, and the export after them; none after the last.
///
/// # Errors
/// The database's failure.
pub async fn piece(service: &Service, mut export: Export) -> Result<Option<(String, Export)>, No> {
    service.db.read(move |conn| Ok(export.next(conn)?.map(|lines| (lines, export)))).await
}
