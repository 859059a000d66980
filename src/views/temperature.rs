//! Topic `temperature`: the question of a quick show of hands, and its answers once they are shown.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Scene;
use crate::jury::ids::{ItemId, TemperatureId};
use crate::jury::temperature::Spread;
use crate::no::No;
use crate::store;

/// A quick show of hands, while there is one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct TemperatureView {
    pub check: Option<CheckView>,
}

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CheckView {
    pub id: TemperatureId,
    pub item: ItemId,
    pub question: String,
    /// Names are shown with the answers.
    pub named: bool,
    /// How many have answered.
    pub answered: usize,
    /// Every step in order; none until the facilitator shows the answers.
    pub spread: Option<Vec<Spread>>,
}

/// Builds the view.
pub fn view(scene: Scene) -> Result<TemperatureView, No> {
    let Some(check) = store::temperature::find(scene.conn, scene.jury.id)? else {
        return Ok(TemperatureView { check: None });
    };
    let answers = store::temperature::answers(scene.conn, check.id)?;
    let spread = check.spread(&answers, scene.audience.viewer.belongs());
    let answered = answers.len();
    let (id, item, question, named) = (check.id, check.item, check.question, check.named);
    Ok(TemperatureView { check: Some(CheckView { id, item, question, named, answered, spread }) })
}
