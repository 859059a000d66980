//! Topic `evidence`: what the jury hears, and what waits for the organisers.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Scene;
use super::files::{FileLine, Shown, Versions};
use crate::jury::evidence::{Evidence, EvidenceState, Licence, Matter};
use crate::jury::ids::{EvidenceId, PersonId};
use crate::jury::people::Role;
use crate::jury::sight::Viewer;
use crate::jury::time::UtcMillis;
use crate::no::No;
use crate::store;

/// Evidence, oldest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct EvidenceView {
    /// Published or withdrawn; for organisers also what waits for them (`submitted`).
    pub evidence: Vec<EvidenceLine>,
}

/// One piece of evidence, with who provided it, in what capacity, and any declared interest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct EvidenceLine {
    pub id: EvidenceId,
    pub state: EvidenceState,
    pub title: String,
    pub matter: Matter,
    pub provider: ProviderLine,
    pub capacity: String,
    /// None: not stated yet; empty: nothing to declare.
    pub interest: Option<String>,
    /// What it says, in plain language; empty where nobody wrote one.
    pub summary: String,
    pub licence: Licence,
    /// The file, where it is one and the reader may open it.
    pub file: Option<FileLine>,
    /// A newer version of a published file, which waits for the organisers; for them and its provider.
    pub waiting: Option<FileLine>,
    /// Versions of the file that it has had before, newest first, as far as the reader may open them.
    pub earlier: Vec<FileLine>,
    pub submitted_at: Option<UtcMillis>,
    pub published_at: Option<UtcMillis>,
    pub withdrawn_at: Option<UtcMillis>,
    /// Why it was returned or withdrawn; empty otherwise.
    pub reason: String,
}

/// Witnesses and organisers provide evidence under their own name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ProviderLine {
    pub id: PersonId,
    pub role: Role,
    pub number: i32,
    pub shown_name: Option<String>,
}

/// Builds the view.
pub fn view(mut scene: Scene) -> Result<EvidenceView, No> {
    let reviews = scene.audience.viewer == Viewer::Role(Role::Organiser);
    lines(&mut scene, reviews, |it| match it.state {
        EvidenceState::Published | EvidenceState::Withdrawn => true,
        EvidenceState::Submitted => reviews,
        EvidenceState::Draft | EvidenceState::Returned => false,
    })
    .map(|evidence| EvidenceView { evidence })
}

/// One person's own evidence in every state, for `me`.
pub fn own(scene: &mut Scene, person: PersonId) -> Result<Vec<EvidenceLine>, No> {
    lines(scene, false, |it| it.provider == person)
}

fn lines(
    scene: &mut Scene,
    organises: bool,
    shown: impl Fn(&Evidence) -> bool,
) -> Result<Vec<EvidenceLine>, No> {
    let own = scene.audience.person;
    let all = store::evidence::all(scene.conn, scene.jury.id)?;
    let mut versions = Versions::of(scene.conn, scene.jury.id)?;
    let mut lines = Vec::new();
    for it in all.into_iter().filter(shown) {
        let provider = provider(scene, it.provider)?;
        let Shown { file, waiting, earlier } = versions.shown(&it, own == Some(it.provider), organises);
        lines.push(EvidenceLine {
            summary: it.content.summary,
            licence: it.content.licence,
            file,
            waiting,
            earlier,
            id: it.id,
            state: it.state,
            title: it.content.title,
            matter: it.content.matter,
            provider,
            capacity: it.content.capacity,
            interest: it.content.interest,
            submitted_at: it.submitted_at,
            published_at: it.published_at,
            withdrawn_at: it.withdrawn_at,
            reason: it.reason,
        });
    }
    Ok(lines)
}

fn provider(scene: &mut Scene, id: PersonId) -> Result<ProviderLine, No> {
    let row = store::people::find(scene.conn, scene.jury.id, id)?;
    let row = row.ok_or_else(|| crate::no::Fault::new("evidence of nobody"))?;
    let personal: Option<crate::jury::people::Personal> = scene.keys.open_sealed(&id, &row.sealed)?;
    let person = row.person()?;
    let shown_name = personal.and_then(|personal| personal.shown_name);
    Ok(ProviderLine { id, role: person.role, number: person.number, shown_name })
}
