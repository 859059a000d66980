//! Topic `jury`: the charge, where the jury stands, how it works.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Scene;
use super::room::StartingPointLine;
use crate::jury::ids::JuryId;
use crate::jury::juries::{ChosenHow, JuryState, ReadBack, Settings};
use crate::jury::people::Role;
use crate::jury::readiness::{Lack, SetUp, lacks};
use crate::jury::record::Kind;
use crate::no::No;
use crate::store;

/// The jury as everybody may see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct JuryView {
    pub id: JuryId,
    pub state: JuryState,
    pub title: String,
    pub charge: String,
    pub background: String,
    pub time_zone: String,
    pub chosen_how: ChosenHow,
    pub public: bool,
    /// Votes, speech, jurors and dates are invented.
    pub demonstration: bool,
    pub contact: String,
    pub ground_rules: String,
    /// What the jury begins from.
    pub starting_points: Vec<StartingPointLine>,
    pub settings: Settings,
    pub read_back: Option<ReadBack>,
    /// What is missing before people can be let in, for those who run the jury while it is set up.
    pub lacks: Option<Vec<Lack>>,
    pub counts: Counts,
    /// What people agree to at first entry; none for the public and the projector.
    pub consent: Option<ConsentText>,
    /// How far the record is: its length, and the hash of its last entry.
    pub record: RecordHead,
}

/// People by role, and how many jurors are here by the register.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Counts {
    pub jurors: usize,
    pub jurors_here: usize,
    pub witnesses: usize,
    pub guests: usize,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ConsentText {
    pub text: String,
    pub version: i32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RecordHead {
    pub count: i64,
    pub head: String,
}

/// Builds the view.
pub fn view(mut scene: Scene) -> Result<JuryView, No> {
    let people = store::people::staying(scene.conn, scene.jury.id)?;
    let of = |role: Role| people.iter().filter(|person| person.role == role).count();
    let jurors_here =
        people.iter().filter(|person| person.role == Role::Juror && person.attendance.is_here()).count();
    let points = store::starting_points::all(scene.conn, scene.jury.id)?;
    let record = record_head(&mut scene)?;
    let setting_up = matches!(scene.jury.state, JuryState::Draft | JuryState::Ready);
    let lacks = if setting_up && scene.leads() {
        let cards = store::people::card_holders(scene.conn, scene.jury.id)?;
        let agenda = store::agenda::load(scene.conn, scene.jury.id)?;
        let set_up = SetUp { jury: &scene.jury, agenda: &agenda, people: &people, cards: &cards };
        Some(lacks(set_up))
    } else {
        None
    };
    let belongs = scene.audience.viewer.belongs();
    let jury = scene.jury;
    Ok(JuryView {
        id: jury.id,
        state: jury.state,
        title: jury.title,
        charge: jury.charge,
        background: jury.background,
        time_zone: jury.time_zone,
        chosen_how: jury.chosen_how,
        public: jury.public,
        demonstration: jury.demonstration,
        contact: jury.contact,
        ground_rules: jury.ground_rules,
        starting_points: points.iter().map(StartingPointLine::from).collect(),
        settings: jury.settings,
        read_back: jury.read_back,
        lacks,
        counts: Counts {
            jurors: of(Role::Juror),
            jurors_here,
            witnesses: of(Role::Witness),
            guests: of(Role::Guest),
        },
        consent: belongs.then_some(ConsentText { text: jury.consent_text, version: jury.consent_version }),
        record,
    })
}

/// While a consensus round is open, how far the record was when it opened: each ballot adds an
/// entry, so the true length would count along.
fn record_head(scene: &mut Scene) -> Result<RecordHead, No> {
    let now = RecordHead { count: scene.row.record_count, head: scene.row.record_head.clone() };
    if store::rounds::open_one(scene.conn, scene.jury.id)?.is_none() {
        return Ok(now);
    }
    let opened = store::record::last_of(scene.conn, scene.jury.id, Kind::RoundOpened)?;
    Ok(opened.map_or(now, |(count, head)| RecordHead { count, head }))
}
