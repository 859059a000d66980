//! Topic `me`: what is one person's alone.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Scene;
use super::evidence::{self, EvidenceLine};
use super::questions::{self, OwnQuestions};
use super::rounds::{self, OwnRound, OwnStatements};
use crate::jury::ids::{EntryId, PersonId, RoomId};
use crate::jury::people::{Attendance, Personal, Role};
use crate::jury::refusal::Code;
use crate::jury::temperature::Feeling;
use crate::no::No;
use crate::store;

/// One's own part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct MeView {
    pub id: PersonId,
    pub role: Role,
    pub number: i32,
    pub shown_name: Option<String>,
    pub supports: Option<PersonId>,
    pub attendance: Attendance,
    /// The consent page comes first: nothing was agreed to yet, or the text has changed.
    pub consent_needed: bool,
    pub consent: Option<ConsentView>,
    /// The room in which one sits now.
    pub room: Option<RoomId>,
    /// One said to be ready to move on from the open item.
    pub ready: bool,
    /// One's own evidence in every state.
    pub evidence: Vec<EvidenceLine>,
    /// Opened consensus rounds: whether one may cast, and one's own answers.
    pub rounds: Vec<OwnRound>,
    pub statements: OwnStatements,
    /// One's answer to the quick show of hands.
    pub temperature: Option<Feeling>,
    /// Entries of that room which one supports.
    pub supports_entries: Vec<EntryId>,
    /// One's own part in the questions to the witnesses.
    pub questions: OwnQuestions,
}

/// What one agreed to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ConsentView {
    pub text_version: i32,
    pub taking_part: bool,
    pub audio: bool,
    pub quotes: bool,
    pub photographs: bool,
}

/// Builds the view.
pub fn view(mut scene: Scene) -> Result<MeView, No> {
    let id = scene.audience.person.ok_or(Code::NotFound)?;
    let row = store::people::find(scene.conn, scene.jury.id, id)?.ok_or(Code::NotFound)?;
    let person = row.person()?;
    let personal: Personal = scene.keys.open_sealed(&id, &row.sealed)?.unwrap_or_default();
    let consent = store::people::consent(scene.conn, id)?;
    let current = consent.as_ref().is_some_and(|row| row.text_version == scene.jury.consent_version);
    let ready = store::agenda::is_ready_now(scene.conn, id)?;
    let temperature = store::temperature::own(scene.conn, id)?;
    let asked = matches!(person.role, Role::Juror | Role::Supporter | Role::Witness);
    let supports_entries = match scene.audience.room {
        Some(room) => store::lists::supported_by(scene.conn, room, id)?,
        None => Vec::new(),
    };
    Ok(MeView {
        id,
        role: person.role,
        number: person.number,
        shown_name: personal.shown_name,
        supports: person.supports,
        attendance: person.attendance,
        consent_needed: asked && !current,
        consent: consent.map(|row| ConsentView {
            text_version: row.text_version,
            taking_part: row.taking_part,
            audio: row.audio,
            quotes: row.quotes,
            photographs: row.photographs,
        }),
        room: scene.audience.room,
        ready,
        evidence: evidence::own(&mut scene, id)?,
        rounds: rounds::own(&mut scene, id)?,
        statements: rounds::own_statements(&mut scene, id)?,
        temperature,
        supports_entries,
        questions: questions::own(&mut scene, id, person.role)?,
    })
}
