//! What is not of one jury's topics: the juries of an account, the cards of a jury.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::jury::ids::{JuryId, PersonId};
use crate::jury::juries::JuryState;
use crate::jury::people::Role;
use crate::jury::refusal::Code;
use crate::jury::sight::{Subject, Who};
use crate::no::No;
use crate::service::Service;
use crate::store;
use crate::tokens;

/// Juries in the list for everybody.
const WATCHABLE_MOST: i64 = 50;

/// A jury in which somebody has a part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct JuryLine {
    pub id: JuryId,
    pub title: String,
    pub state: JuryState,
    pub role: Role,
}

/// The juries of an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct JuriesView {
    pub juries: Vec<JuryLine>,
}

/// The juries of whoever asks, oldest first.
pub async fn juries(service: &Service, who: Who) -> Result<JuriesView, No> {
    let Subject::Account(account) = who.subject else { return Err(Code::NotAllowed.into()) };
    service
        .db
        .read(move |conn| {
            if store::accounts::session(conn, who.session)?.is_none() {
                return Err(Code::SessionEnded.into());
            }
            let mut juries = Vec::new();
            for (row, role) in store::juries::of_account(conn, account)? {
                let jury = row.jury()?;
                juries.push(JuryLine {
                    id: jury.id,
                    title: jury.title,
                    state: jury.state,
                    role: store::word(&role)?,
                });
            }
            Ok(JuriesView { juries })
        })
        .await
}

/// A jury that anybody may watch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct WatchableLine {
    pub id: JuryId,
    pub title: String,
    pub state: JuryState,
}

/// The juries that anybody may watch, newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct WatchableView {
    pub juries: Vec<WatchableLine>,
}

/// What somebody without a card can open: public juries that are past their preparation.
pub async fn watchable(service: &Service) -> Result<WatchableView, No> {
    service
        .db
        .read(|conn| {
            let mut juries = Vec::new();
            for row in store::juries::watchable(conn, WATCHABLE_MOST)? {
                let jury = row.jury()?;
                juries.push(WatchableLine { id: jury.id, title: jury.title, state: jury.state });
            }
            Ok(WatchableView { juries })
        })
        .await
}

/// A join card as it is printed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CardLine {
    pub person: PersonId,
    pub code: String,
    pub used: bool,
}

/// The cards of a jury and the projector's link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CardsView {
    pub cards: Vec<CardLine>,
    /// The address to which a code is appended.
    pub join_url: String,
    pub screen_url: String,
}

/// The cards of a jury, for its organisers; facilitators get the projector's link alone.
pub async fn cards(service: &Service, jury: JuryId, who: Who) -> Result<CardsView, No> {
    let (keys, url) = (service.keys.clone(), service.public_url.clone());
    service
        .db
        .read(move |conn| {
            let role = store::people::acting(conn, who, jury)?.ok_or(Code::NotFound)?.person()?.role;
            if !role.has_account() {
                return Err(Code::NotAllowed.into());
            }
            let row = store::juries::find(conn, jury)?.ok_or(Code::NotFound)?;
            let mut cards = Vec::new();
            for card in store::people::cards(conn, jury)? {
                cards.push(CardLine {
                    person: store::id(card.person_id)?,
                    code: tokens::card_code(&keys, store::id(card.id)?),
                    used: card.first_used_at.is_some(),
                });
            }
            if role != Role::Organiser {
                cards.clear();
            }
            let token = tokens::screen_token(&keys, jury, row.screen_version);
            Ok(CardsView {
                cards,
                join_url: format!("{url}/join#"),
                screen_url: format!("{url}/j/{jury}/screen#{token}"),
            })
        })
        .await
}

/// The voting point of a jury.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct VotingPoint {
    /// What makes a device the voting point; none while it is closed.
    pub token: Option<String>,
}

/// The voting point's secret, for those who run the jury.
pub async fn voting_point(service: &Service, jury: JuryId, who: Who) -> Result<VotingPoint, No> {
    let keys = service.keys.clone();
    service
        .db
        .read(move |conn| {
            let role = store::people::acting(conn, who, jury)?.ok_or(Code::NotFound)?.person()?.role;
            if !role.has_account() {
                return Err(Code::NotAllowed.into());
            }
            let turn = store::voting_points::open_turn(conn, jury)?;
            Ok(VotingPoint { token: turn.map(|turn| tokens::voting_point_token(&keys, jury, turn)) })
        })
        .await
}
