//! Files of evidence: what is told of them, and whether somebody may open one.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::jury::evidence::Evidence;
use crate::jury::files::{FileKind, Pixels};
use crate::jury::ids::{EvidenceId, JuryId};
use crate::jury::people::Role;
use crate::jury::refusal::Code;
use crate::jury::sight::{Viewer, Who};
use crate::jury::time::UtcMillis;
use crate::no::{Fault, No};
use crate::service::Service;
use crate::store::files::Version;
use crate::store::{self, Conn};

/// A version of a piece's file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct FileLine {
    /// From 1.
    pub version: i32,
    pub name: String,
    /// What it is by its content.
    pub kind: FileKind,
    pub bytes: u64,
    /// An image's size.
    pub pixels: Option<Pixels>,
    /// What an image shows, in words.
    pub alternative: String,
    /// A browser shows it by itself; all else can be saved.
    pub is_shown: bool,
    /// SHA-256 in hex.
    pub hash: String,
    /// When it was brought.
    pub at: UtcMillis,
}

impl From<Version> for FileLine {
    fn from(version: Version) -> Self {
        Self {
            version: version.number,
            name: version.name,
            kind: version.kind,
            bytes: version.bytes,
            pixels: version.pixels,
            alternative: version.alternative,
            is_shown: version.kind.is_shown(),
            hash: version.hash,
            at: version.at,
        }
    }
}

/// The versions of all files of a jury.
pub struct Versions(BTreeMap<EvidenceId, Vec<Version>>);

impl Versions {
    /// Reads them.
    pub fn of(conn: &mut Conn, jury: JuryId) -> Result<Self, Fault> {
        let mut by_piece: BTreeMap<EvidenceId, Vec<Version>> = BTreeMap::new();
        for version in store::files::all_versions(conn, jury)? {
            by_piece.entry(version.evidence).or_default().push(version);
        }
        Ok(Self(by_piece))
    }

    /// The file of a piece as it stands, and its other versions, as far as a reader may open them.
    pub fn shown(&mut self, it: &Evidence, own: bool, organises: bool) -> Shown {
        let mut all = self.0.remove(&it.id).unwrap_or_default();
        all.retain(|version| it.opens_file(own, organises, version.published_at.is_some()));
        let waiting = all.pop_if(|last| last.waits(it)).map(FileLine::from);
        let stands = it.content.matter.file();
        let at = all.iter().rposition(|version| Some(version.hash.as_str()) == stands);
        let file = at.map(|at| all.remove(at).into());
        Shown { file, waiting, earlier: all.into_iter().rev().map(FileLine::from).collect() }
    }
}

/// The versions of one piece's file that a reader may open.
pub struct Shown {
    pub file: Option<FileLine>,
    /// Newer than what is published.
    pub waiting: Option<FileLine>,
    /// Newest first.
    pub earlier: Vec<FileLine>,
}

/// A file that is about to be sent.
pub struct Opened {
    pub object: String,
    pub name: String,
    pub kind: FileKind,
    pub bytes: u64,
    /// SHA-256 in hex.
    pub hash: String,
}

/// The file of a piece as it stands, or the version of that hash, for whoever may open it.
///
/// # Errors
/// `not_found` for whoever may not, as for a piece that is not there.
pub async fn open(
    service: &Service,
    jury: JuryId,
    one: EvidenceId,
    hash: Option<String>,
    who: Option<Who>,
) -> Result<Opened, No> {
    service
        .db
        .read(move |conn| {
            let audience = super::audience(conn, jury, who, false)?;
            let it = store::evidence::find(conn, jury, one)?.ok_or(Code::NotFound)?;
            let own = audience.person == Some(it.provider);
            let organises = audience.viewer == Viewer::Role(Role::Organiser);
            let version = store::files::versions(conn, one)?
                .into_iter()
                .rev()
                .filter(|version| it.opens_file(own, organises, version.published_at.is_some()))
                .find(|version| hash.as_deref().or(it.content.matter.file()) == Some(version.hash.as_str()))
                .ok_or(Code::NotFound)?;
            let blob = store::files::blob(conn, &version.hash)?
                .ok_or_else(|| Fault::new("a version of a file without its bytes"))?;
            Ok(Opened {
                object: blob.object,
                name: version.name,
                kind: version.kind,
                bytes: version.bytes,
                hash: version.hash,
            })
        })
        .await
}
