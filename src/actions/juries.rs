//! Juries as a whole: made, edited, made ready, started, concluded, published.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::agenda;
use super::{Ctx, Done, Tx, append_to_record, change, change_account};
use crate::clock;
use crate::jury::allotment::ROOMS_MAX;
use crate::jury::ids::{AccountId, JuryId, PersonId};
use crate::jury::juries::{ChosenHow, Jury, JuryState, ReadBack, Settings};
use crate::jury::limits::{self, LINE_CHARS, TEXT_CHARS, TITLE_CHARS};
use crate::jury::people::{AccountPersonal, Attendance, Personal, Role, draw_number};
use crate::jury::readiness::{SetUp, lacks, must_be_ready};
use crate::jury::record::{GENESIS, Kind};
use crate::jury::refusal::Code;
use crate::jury::sight::{Operation, Topic};
use crate::jury::time::UtcMillis;
use crate::jury::turns;
use crate::jury::ways;
use crate::no::{Fault, No};
use crate::service::Service;
use crate::store::juries::JuryRow;
use crate::store::keys::Keys;
use crate::store::people::PersonRow;
use crate::store::{self, Conn, to_word};

/// A new jury, empty but for what an organiser knows at once.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewJury {
    pub title: String,
    pub charge: String,
    /// IANA name, for instance "Europe/London".
    pub time_zone: String,
    /// The first day's date, YYYY-MM-DD.
    pub first_day: String,
    /// Begin from the two-day agenda of the method; otherwise the agenda is empty.
    pub two_day_template: bool,
}

/// What an organiser can edit; what is left out stays.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct JuryEdit {
    pub title: Option<String>,
    pub charge: Option<String>,
    pub background: Option<String>,
    pub chosen_how: Option<ChosenHow>,
    pub public: Option<bool>,
    pub contact: Option<String>,
    pub ground_rules: Option<String>,
    /// A new text is a new version; who agreed to the old one is asked again.
    pub consent_text: Option<String>,
    pub settings: Option<Settings>,
}

/// Makes a jury with the account as its first organiser. Answers the jury's id.
pub async fn create_jury(service: &Service, ctx: Ctx, new: NewJury) -> Result<Done, No> {
    let demonstration = service.demonstration;
    let now = ctx.now;
    change_account(service, ctx, move |conn, keys, account| {
        let jury = create_in(conn, keys, account, &new, demonstration, now)?;
        Ok(vec![jury.0])
    })
    .await
}

fn create_in(
    conn: &mut Conn,
    keys: &Keys,
    account: AccountId,
    new: &NewJury,
    demonstration: bool,
    now: UtcMillis,
) -> Result<JuryId, No> {
    let jury = Jury {
        id: clock::new_id(),
        state: JuryState::Draft,
        title: limits::needed("title", &new.title, TITLE_CHARS)?,
        charge: limits::needed("charge", &new.charge, LINE_CHARS)?,
        background: String::new(),
        time_zone: new.time_zone.clone(),
        chosen_how: ChosenHow::OpenSignUp,
        public: false,
        demonstration,
        contact: String::new(),
        ground_rules: String::new(),
        consent_text: String::new(),
        consent_version: 1,
        settings: Settings::default(),
        read_back: None,
    };
    let zone = jiff::tz::TimeZone::get(&new.time_zone)
        .map_err(|_| Code::TimeZoneUnknown.with("zone", &new.time_zone))?;
    let first: Date = new.first_day.parse().map_err(|_| Code::DateWrong.with("date", &new.first_day))?;
    let agenda = agenda::first_agenda(first, &zone, new.two_day_template)?;
    let mut row = blank_row(&jury, now)?;
    store::juries::insert(conn, row.clone())?;
    let organiser: PersonId = clock::new_id();
    let personal = Personal { name: account_name(conn, keys, account)?, ..Personal::default() };
    let person = new_person_row(keys, organiser, jury.id, Role::Organiser, 1, &personal)?;
    store::people::insert(conn, PersonRow { account_id: Some(account.to_string()), ..person })?;
    append_to_record(conn, &mut row, 1, now, Kind::JuryCreated, new, None)?;
    store::agenda::insert(conn, jury.id, &agenda)?;
    append_to_record(conn, &mut row, 1, now, Kind::AgendaLaidOut, &agenda, None)?;
    store::juries::save(conn, &row)?;
    Ok(jury.id)
}

/// The name that an account was made with: those who run the jury know each other by it.
fn account_name(conn: &mut Conn, keys: &Keys, account: AccountId) -> Result<String, No> {
    let row = store::accounts::find(conn, account)?.ok_or(Code::SessionEnded)?;
    let personal: Option<AccountPersonal> = keys.open_sealed(&row.id, &row.sealed)?;
    Ok(personal.map(|personal| personal.name).unwrap_or_default())
}

fn blank_row(jury: &Jury, now: UtcMillis) -> Result<JuryRow, Fault> {
    let mut row = JuryRow {
        id: jury.id.to_string(),
        seq: 1,
        record_count: 0,
        record_head: GENESIS.into(),
        state: String::new(),
        title: String::new(),
        charge: String::new(),
        background: String::new(),
        time_zone: String::new(),
        chosen_how: String::new(),
        public: false,
        demonstration: false,
        contact: String::new(),
        ground_rules: String::new(),
        consent_text: String::new(),
        consent_version: 0,
        settings: String::new(),
        screen_version: 1,
        read_back: None,
        created_at: now.0,
        lead: None,
        lead_at: None,
    };
    row.set(jury)?;
    Ok(row)
}

/// A person's row, sealed with a key of their own that is made first.
pub fn new_person_row(
    keys: &Keys,
    person: PersonId,
    jury: JuryId,
    role: Role,
    number: i32,
    personal: &Personal,
) -> Result<PersonRow, Fault> {
    keys.make(&[person])?;
    Ok(PersonRow {
        id: person.to_string(),
        jury_id: jury.to_string(),
        role: to_word(&role)?,
        number,
        account_id: None,
        supports: None,
        remote: false,
        may_host: false,
        has_device: true,
        attendance: to_word(&Attendance::Expected)?,
        attendance_at: 0,
        sealed: keys.seal(&person, personal)?,
        erased_at: None,
        way: None,
        contact: None,
        gone_at: None,
        replaced_by: None,
    })
}

/// Draws the number of the next pseudonym of a role.
pub fn next_number(people: &[PersonRow], role: &str) -> i32 {
    let taken: Vec<i32> = people.iter().filter(|row| row.role == role).map(|row| row.number).collect();
    draw_number(&taken, clock::random_seed())
}

/// Edits the jury's own facts.
pub async fn edit_jury(service: &Service, ctx: Ctx, jury: JuryId, edit: JuryEdit) -> Result<Done, No> {
    change(service, Operation::EditJury, ctx, jury, move |tx| {
        tx.jury.state.must_be(&[JuryState::Draft, JuryState::Ready, JuryState::Running])?;
        apply_edit(&mut tx.jury, &edit)?;
        tx.record(Kind::JuryEdited, &edit, None)?;
        if edit.settings.is_some() {
            // Whether lists and drafts are open overnight is a setting.
            super::rooms::touch_all(tx)?;
            tx.touch(Topic::Recommendations);
        }
        // The number of rooms says how witnesses go round them.
        for topic in [Topic::Jury, Topic::Agenda, Topic::Results] {
            tx.touch(topic);
        }
        Ok(())
    })
    .await
}

fn apply_edit(jury: &mut Jury, edit: &JuryEdit) -> Result<(), No> {
    let set = |place: &mut String, field, text: &Option<String>, most| -> Result<(), No> {
        if let Some(text) = text {
            *place = limits::optional(field, text, most)?;
        }
        Ok(())
    };
    if let Some(title) = &edit.title {
        jury.title = limits::needed("title", title, TITLE_CHARS)?;
    }
    if let Some(charge) = &edit.charge {
        // The question may change only before anybody answers it.
        jury.state.must_be(&[JuryState::Draft, JuryState::Ready])?;
        jury.charge = limits::needed("charge", charge, LINE_CHARS)?;
    }
    set(&mut jury.background, "background", &edit.background, TEXT_CHARS)?;
    set(&mut jury.contact, "contact", &edit.contact, LINE_CHARS)?;
    set(&mut jury.ground_rules, "ground_rules", &edit.ground_rules, TEXT_CHARS)?;
    let before = jury.consent_text.clone();
    set(&mut jury.consent_text, "consent_text", &edit.consent_text, TEXT_CHARS)?;
    if jury.consent_text != before && !before.is_empty() {
        jury.consent_version += 1;
    }
    jury.chosen_how = edit.chosen_how.unwrap_or(jury.chosen_how);
    jury.public = edit.public.unwrap_or(jury.public);
    if let Some(settings) = &edit.settings {
        limits::within("rooms", settings.rooms.into(), 1, i64::try_from(ROOMS_MAX).unwrap_or(i64::MAX))?;
        limits::within("recommendations_per_room", settings.recommendations_per_room.into(), 1, 20)?;
        turns::within(settings.turn_seconds)?;
        limits::within("silent_minutes", settings.silent_minutes.into(), 1, 240)?;
        limits::optional("mix_by", &settings.mix_by, limits::NAME_CHARS)?;
        jury.settings = settings.clone();
    }
    Ok(())
}

/// Says that set-up is complete: people can be let in.
pub async fn make_ready(service: &Service, ctx: Ctx, jury: JuryId) -> Result<Done, No> {
    let secure = service.has_key_stores();
    change(service, Operation::MakeReady, ctx, jury, move |tx| {
        tx.jury.state.must_be(&[JuryState::Draft])?;
        let people = store::people::staying(tx.conn, tx.jury.id)?;
        let cards = store::people::card_holders(tx.conn, tx.jury.id)?;
        let agenda = store::agenda::load(tx.conn, tx.jury.id)?;
        let set_up = SetUp { jury: &tx.jury, agenda: &agenda, people: &people, cards: &cards };
        must_be_ready(&lacks(set_up))?;
        ways::must_have_key_stores(tx.jury.settings.voting, secure)?;
        set_state(tx, JuryState::Ready)
    })
    .await
}

/// Opens the jury: its days can be started.
pub async fn start_jury(service: &Service, ctx: Ctx, jury: JuryId) -> Result<Done, No> {
    change(service, Operation::StartJury, ctx, jury, move |tx| {
        tx.jury.state.must_be(&[JuryState::Ready])?;
        set_state(tx, JuryState::Running)
    })
    .await
}

/// Notes that the final texts were read back and confirmed by show of hands.
pub async fn read_back(service: &Service, ctx: Ctx, jury: JuryId, hands: ReadBack) -> Result<Done, No> {
    change(service, Operation::ReadBack, ctx, jury, move |tx| {
        tx.jury.state.must_be(&[JuryState::Running])?;
        let note = limits::optional("note", &hands.note, LINE_CHARS)?;
        let hands = ReadBack { note, ..hands };
        tx.record(Kind::ReadBack, &hands, None)?;
        tx.jury.read_back = Some(hands);
        tx.touch(Topic::Jury);
        Ok(())
    })
    .await
}

/// Concludes the jury: after this nobody changes its texts.
pub async fn conclude_jury(service: &Service, ctx: Ctx, jury: JuryId) -> Result<Done, No> {
    change(service, Operation::ConcludeJury, ctx, jury, move |tx| {
        tx.jury.state.must_be(&[JuryState::Running])?;
        if tx.jury.read_back.is_none() {
            return Err(Code::ReadBackNeeded.into());
        }
        let agenda = store::agenda::load(tx.conn, tx.jury.id)?;
        if agenda.days.iter().any(|day| day.ended_at.is_none()) {
            return Err(Code::DayNotOver.into());
        }
        set_state(tx, JuryState::Concluded)
    })
    .await
}

/// Publishes the jury's outcome to guests.
pub async fn publish_jury(service: &Service, ctx: Ctx, jury: JuryId) -> Result<Done, No> {
    change(service, Operation::PublishJury, ctx, jury, move |tx| {
        tx.jury.state.must_be(&[JuryState::Concluded])?;
        set_state(tx, JuryState::Published)
    })
    .await
}

fn set_state(tx: &mut Tx, state: JuryState) -> Result<(), No> {
    tx.record(Kind::JuryStateChanged, serde_json::json!({ "from": tx.jury.state, "to": state }), None)?;
    tx.jury.state = state;
    for topic in
        [Topic::Jury, Topic::Agenda, Topic::Rounds, Topic::Recommendations, Topic::Results, Topic::Me]
    {
        tx.touch(topic);
    }
    super::rooms::touch_all(tx)
}

/// Makes a new projector link; the old one stops working.
pub async fn renew_screen(service: &Service, ctx: Ctx, jury: JuryId) -> Result<Done, No> {
    change(service, Operation::RenewScreen, ctx, jury, move |tx| {
        tx.row.screen_version += 1;
        Ok(())
    })
    .await
}
