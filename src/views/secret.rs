//! What anybody needs to check a round: its opening entry and its bundle, as files.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::jury::ballots::{Round, RoundState};
use crate::jury::ids::{JuryId, RoundId};
use crate::jury::refusal::Code;
use crate::jury::sight::{Viewer, Who, sees_opening, sees_outcome};
use crate::jury::turnout::Turnout;
use crate::no::No;
use crate::service::Service;
use crate::store;
use crate::store::rounds::Kept;

/// What is told of a closed secret round beside its outcome.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SecretLine {
    /// The head of the ballots as six words, to be compared with those read aloud.
    pub words: String,
    #[serde(flatten)]
    pub turnout: Turnout,
}

/// What is told of the closed secret rounds of a jury.
pub fn closed(conn: &mut store::Conn, jury: JuryId) -> Result<BTreeMap<RoundId, SecretLine>, No> {
    let all = store::secret::figures(conn, jury)?;
    let line = |(round, words, figures): (RoundId, String, String)| {
        Ok((round, SecretLine { words, turnout: serde_json::from_str(&figures)? }))
    };
    all.into_iter().map(line).collect()
}

/// The opening entry's exact text.
///
/// # Errors
/// `not_found` for whoever may not see it, as for a round that is not there.
pub async fn opening(service: &Service, jury: JuryId, one: RoundId, who: Option<Who>) -> Result<String, No> {
    service
        .db
        .read(move |conn| seen(conn, jury, one, who, sees_opening)?.opening.ok_or(Code::NotFound.into()))
        .await
}

/// The bundle: one line of canonical JSON.
///
/// # Errors
/// `not_found` for whoever may not see the outcome, and for rounds without one.
pub async fn bundle(service: &Service, jury: JuryId, one: RoundId, who: Option<Who>) -> Result<String, No> {
    service
        .db
        .read(move |conn| {
            seen(conn, jury, one, who, sees_outcome)?;
            store::secret::bundle(conn, one)?.ok_or(Code::NotFound.into())
        })
        .await
}

fn seen(
    conn: &mut store::Conn,
    jury: JuryId,
    one: RoundId,
    who: Option<Who>,
    sees: fn(Viewer, &Round) -> bool,
) -> Result<Kept, No> {
    let audience = super::audience(conn, jury, who, false)?;
    let kept = store::rounds::find(conn, jury, one)?.ok_or(Code::NotFound)?;
    if kept.it.state == RoundState::Planned || !sees(audience.viewer, &kept.it) {
        return Err(Code::NotFound.into());
    }
    Ok(kept)
}
