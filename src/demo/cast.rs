//! Who plays: accounts, jurors, witnesses and guests of the demonstration.

use std::collections::BTreeMap;

use super::text::{JURORS, WITNESSES};
use super::{FACILITATOR, Link, Links, ORGANISER, PASSWORD, Point};
use crate::actions::accounts::{self, NewAccount};
use crate::actions::juries::{self, JuryEdit, NewJury};
use crate::actions::people::{self, NewPerson};
use crate::actions::starting_points::{self, NewStartingPoint};
use crate::actions::{Ctx, Done, sessions};
use crate::clock;
use crate::jury::facts::Facts;
use crate::jury::ids::{AccountId, JuryId, PersonId};
use crate::jury::juries::Settings;
use crate::jury::lists::StartingKind;
use crate::jury::people::{Personal, Role};
use crate::jury::refusal::Code;
use crate::jury::sight::{Subject, Who};
use crate::jury::time::UtcMillis;
use crate::jury::ways::Voting;
use crate::no::No;
use crate::service::Service;
use crate::{store, tokens};

/// The place where the jury meets.
pub const ZONE: &str = "Europe/London";
const AGES: [&str; 3] = ["18 to 39", "40 to 64", "65 or over"];
const SOURCE: &str = "Rafiei et al., BMJ Open 2025;15:e094522";
const RULES: &str = "One speaks, the others listen.\nAsk before you judge.\nWhat is told here in trust stays here.\nEverybody may pass, and may take a break.";
const CONSENT: &str = "This is a demonstration. I take part in a citizens' jury of two days. I can stop at any time without giving a reason. What I say may be noted, but not with my name.";

/// Everybody, signed in.
pub struct Stage {
    pub service: Service,
    pub jury: JuryId,
    pub organiser: Who,
    pub facilitator: Who,
    pub jurors: Vec<(PersonId, Who)>,
    pub witnesses: Vec<(PersonId, Who)>,
}

/// A request of somebody at an instant of the play.
#[must_use]
pub fn ctx(who: Who, now: UtcMillis) -> Ctx {
    Ctx { who, key: clock::new_random_id(), body_hash: "demonstration".into(), now }
}

async fn sign_in(service: &Service, subject: Subject) -> Result<Who, No> {
    let signed_in = sessions::start(service, subject, String::new()).await?;
    tokens::verify(&service.keys, &service.public_url, &signed_in.session.token)
}

async fn account(service: &Service, email: &str, name: &str) -> Result<AccountId, No> {
    let new = NewAccount { email: email.into(), name: name.into(), password: PASSWORD.into() };
    accounts::create(service, new, false).await
}

fn first_id(done: &Done) -> Result<uuid::Uuid, No> {
    done.ids.first().copied().ok_or_else(|| Code::NotFound.into())
}

/// Makes the accounts and the jury, and lets everybody in.
pub async fn gather(service: &Service, facts: &Facts, point: Point) -> Result<Stage, No> {
    let organiser = account(service, ORGANISER, "Olwen Parry").await?;
    account(service, FACILITATOR, "Idris Vaughan").await?;
    let organiser = sign_in(service, Subject::Account(organiser)).await?;
    let made = point.day_one(clock::now());
    let new = NewJury {
        title: facts.jury.title.clone(),
        charge: facts.jury.charge.clone(),
        time_zone: ZONE.into(),
        first_day: point.date_of(made),
        two_day_template: true,
    };
    let before = made.plus_minutes(0).plus_ms(-7 * 24 * 3_600_000);
    let jury = JuryId(first_id(&juries::create_jury(service, ctx(organiser, before), new).await?)?);
    describe(service, jury, organiser, facts, before).await?;
    let done = people::add_people(service, ctx(organiser, before), jury, everybody(facts)).await?;
    let ids: Vec<PersonId> = done.ids.iter().copied().map(PersonId).collect();
    let facilitator_account = facilitator_account(service).await?;
    let facilitator = sign_in(service, Subject::Account(facilitator_account)).await?;
    let mut persons = Vec::new();
    for id in ids {
        persons.push((id, sign_in(service, Subject::Person(id)).await?));
    }
    let witnesses = persons.split_off(1 + JURORS.len());
    let jurors = persons.split_off(1);
    let witnesses = witnesses.into_iter().take(WITNESSES.len()).collect();
    Ok(Stage { service: service.clone(), jury, organiser, facilitator, jurors, witnesses })
}

async fn facilitator_account(service: &Service) -> Result<AccountId, No> {
    let hash = sessions::email_hash(&service.keys, FACILITATOR);
    let row = service.db.read(move |conn| Ok(store::accounts::by_email(conn, &hash)?)).await?;
    Ok(store::id(row.ok_or(Code::NotFound)?.id)?)
}

async fn describe(
    service: &Service,
    jury: JuryId,
    organiser: Who,
    facts: &Facts,
    now: UtcMillis,
) -> Result<(), No> {
    let edit = JuryEdit {
        background: Some(facts.about.clone()),
        public: Some(true),
        contact: Some("Olwen Parry, at the welcome desk (invented)".into()),
        ground_rules: Some(RULES.into()),
        consent_text: Some(CONSENT.into()),
        settings: Some(Settings {
            rooms: facts.jury.rooms,
            mix_by: "age".into(),
            turns: true,
            // Over plain http phones keep no keys; a device on the spot does.
            voting: if service.has_key_stores() { Voting::OwnDevices } else { Voting::VotingPoint },
            ..Settings::default()
        }),
        ..JuryEdit::default()
    };
    juries::edit_jury(service, ctx(organiser, now), jury, edit).await?;
    let points = facts
        .challenges
        .iter()
        .map(|text| NewStartingPoint {
            kind: StartingKind::Challenge,
            text: text.clone(),
            source: SOURCE.into(),
        })
        .collect();
    starting_points::load_starting_points(service, ctx(organiser, now), jury, points).await?;
    Ok(())
}

/// The facilitator, the jurors, the witnesses, the guests, in that order.
fn everybody(facts: &Facts) -> Vec<NewPerson> {
    let person = |role, name: &str, capacity: &str| NewPerson {
        role,
        name: name.into(),
        capacity: capacity.into(),
        supports: None,
        remote: false,
        may_host: false,
        has_device: true,
        attributes: BTreeMap::new(),
        account_email: None,
        email: None,
    };
    let facilitator = NewPerson {
        account_email: Some(FACILITATOR.into()),
        ..person(Role::Facilitator, "Idris Vaughan", "facilitator")
    };
    let jurors = JURORS.iter().enumerate().map(|(n, name)| NewPerson {
        may_host: n % 2 == 0,
        // One juror comes without a phone.
        has_device: n + 1 != JURORS.len(),
        attributes: BTreeMap::from([("age".to_owned(), AGES[n % AGES.len()].to_owned())]),
        ..person(Role::Juror, name, &facts.jury.juror_background)
    });
    let backgrounds = facts.jury.witness_backgrounds.iter();
    let capacities = backgrounds.flat_map(|(capacity, n)| std::iter::repeat_n(capacity, usize::from(*n)));
    let witnesses =
        WITNESSES.iter().zip(capacities).map(|(name, capacity)| person(Role::Witness, name, capacity));
    let guests = (0..usize::from(facts.jury.participants.guests)).map(|n| {
        let background = facts.jury.guest_backgrounds.get(n % facts.jury.guest_backgrounds.len().max(1));
        person(Role::Guest, &format!("Guest {}", n + 1), background.map_or("", String::as_str))
    });
    std::iter::once(facilitator).chain(jurors).chain(witnesses).chain(guests).collect()
}

/// The demonstration's jury, if it was made.
pub async fn jury(service: &Service) -> Result<Option<JuryId>, No> {
    let hash = sessions::email_hash(&service.keys, ORGANISER);
    service
        .db
        .read(move |conn| {
            let Some(row) = store::accounts::by_email(conn, &hash)? else { return Ok(None) };
            let juries = store::juries::of_account(conn, store::id(row.id)?)?;
            Ok(juries.into_iter().next().map(|(row, _)| store::id(row.id)).transpose()?)
        })
        .await
}

/// Links to every role, made from the cards as an organiser would print them.
pub async fn links(service: &Service) -> Result<Links, No> {
    if !service.demonstration {
        return Err(Code::NotFound.into());
    }
    let jury = jury(service).await?.ok_or(Code::NotFound)?;
    let keys = service.keys.clone();
    service
        .db
        .read(move |conn| {
            let row = store::juries::find(conn, jury)?.ok_or(Code::NotFound)?;
            let screen = tokens::screen_token(&keys, jury, row.screen_version);
            let link = |href: String, name: &str, role| Link { href, name: name.to_owned(), role };
            let mut links = vec![
                link(format!("/sign-in#{ORGANISER}"), "Olwen Parry", Some(Role::Organiser)),
                link(format!("/sign-in#{FACILITATOR}"), "Idris Vaughan", Some(Role::Facilitator)),
                link(format!("/j/{jury}/screen#{screen}"), "", None),
                link(format!("/j/{jury}/results"), "", None),
            ];
            let opener = keys.all()?;
            for card in store::people::cards(conn, jury)? {
                let Some(person) = store::people::find(conn, jury, store::id(card.person_id)?)? else {
                    continue;
                };
                let personal: Personal = opener.open(&person.id, &person.sealed)?.unwrap_or_default();
                let code = tokens::card_code(&keys, store::id(card.id)?);
                links.push(link(format!("/join#{code}"), &personal.name, Some(person.person()?.role)));
            }
            Ok(Links { jury, links, password: PASSWORD.into() })
        })
        .await
}
