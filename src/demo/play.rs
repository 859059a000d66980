//! The play: the two days, item by item, at the planned times.

use clap::ValueEnum;
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::cast::{Stage, ZONE, ctx};
use super::text::{DRAFTS, Draft, FINAL, INDICATIVE, JURORS, SAID, draft_update};
use super::votes::{self, Vote};
use crate::actions::agenda::{self, Closing};
use crate::actions::allotment::{self, NewRooms};
use crate::actions::documents;
use crate::actions::evidence::{self, EvidenceText};
use crate::actions::juries;
use crate::actions::lists::{self, EntrySupport, NewEntry, Settling};
use crate::actions::people::{self, Consent, Mark, ShownName};
use crate::actions::recommendations::{self, NewAmendment, NewDraft};
use crate::actions::rounds;
use crate::actions::statements::{self, StatementText};
use crate::actions::turns::{self, Hand};
use crate::jury::days::DayChange;
use crate::jury::evidence::{Licence, Matter};
use crate::jury::facts::Facts;
use crate::jury::ids::{DocumentId, ItemId, RecommendationId, RoomId, RoundId, VersionId};
use crate::jury::item::{Item, ItemKind};
use crate::jury::juries::ReadBack;
use crate::jury::lists::ListKind;
use crate::jury::people::Attendance;
use crate::jury::recommendations::Text;
use crate::jury::refusal::Code;
use crate::jury::sight::Who;
use crate::jury::time::UtcMillis;
use crate::no::No;
use crate::store::documents::Written;
use crate::{clock, store};

/// How far the play has come when people see it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Point {
    /// Before the first day: everybody is invited, nothing has begun.
    Start,
    /// Day 2, after lunch: the rooms write recommendations.
    #[default]
    Drafting,
    /// Day 2: the indicative vote is open.
    Vote,
    /// After the jury: the result is published.
    Published,
}

const DAY_MS: i64 = 24 * 3_600_000;
/// Minutes from the start of day 2 to the planned start of drafting, and of the indicative vote.
const TO_DRAFTING: i64 = 195;
const TO_VOTE: i64 = 350;
/// Minutes that the open item has been open when people come.
const OPEN_FOR: i64 = 8;
const MINUTE_MS: i64 = 60_000;

impl Point {
    /// When day 1 was, or is, planned to begin.
    #[must_use]
    pub fn day_one(self, now: UtcMillis) -> UtcMillis {
        let minutes = match self {
            Self::Start => return now.plus_minutes(15),
            Self::Drafting => TO_DRAFTING + OPEN_FOR,
            Self::Vote => TO_VOTE + 2,
            Self::Published => 3 * 24 * 60,
        };
        now.plus_ms(-minutes * MINUTE_MS - DAY_MS)
    }

    /// The calendar date of an instant where the jury meets.
    #[must_use]
    pub fn date_of(self, at: UtcMillis) -> String {
        let stamp = Timestamp::from_millisecond(at.0).unwrap_or_default();
        stamp.to_zoned(TimeZone::get(ZONE).unwrap_or(TimeZone::UTC)).date().to_string()
    }
}

/// What the play carries from item to item.
#[derive(Default)]
struct Made {
    rooms: Vec<RoomId>,
    drafts: Vec<(RecommendationId, DocumentId)>,
    versions: Vec<VersionId>,
    rounds: Vec<RoundId>,
}

/// Plays up to `point`.
pub async fn play(stage: &Stage, facts: &Facts, point: Point) -> Result<(), No> {
    let Stage { service, jury, organiser, facilitator, .. } = stage;
    let first = point.day_one(clock::now());
    for day in [1_u8, 2] {
        let starts_at = first.plus_ms(i64::from(day - 1) * DAY_MS);
        let to = DayChange {
            date: point.date_of(starts_at),
            starts_at,
            hard_end: starts_at.plus_minutes(7 * 60 + 30),
        };
        agenda::change_day(service, ctx(*organiser, first.plus_ms(-5 * DAY_MS)), *jury, day, to).await?;
    }
    let before = first.plus_ms(-2 * DAY_MS);
    post_evidence(stage, facts, before).await?;
    juries::make_ready(service, ctx(*organiser, before), *jury).await?;
    if point == Point::Start {
        return Ok(());
    }
    enter(stage, first.plus_ms(-20 * MINUTE_MS)).await?;
    juries::start_jury(service, ctx(*organiser, first.plus_ms(-5 * MINUTE_MS)), *jury).await?;
    let mut made = Made::default();
    for day in [1_u8, 2] {
        let mut at = first.plus_ms(i64::from(day - 1) * DAY_MS);
        register(stage, at.plus_ms(-3 * MINUTE_MS)).await?;
        agenda::start_day(service, ctx(*facilitator, at), *jury, day).await?;
        for item in items(stage, day).await? {
            agenda::open_item(service, ctx(*facilitator, at), *jury, item.id).await?;
            let stop = hold(stage, facts, point, &mut made, &item, at.plus_minutes(1)).await?;
            if stop {
                return Ok(());
            }
            at = at.plus_minutes(item.minutes);
            let closing = Closing { confirm: true };
            agenda::close_item(service, ctx(*facilitator, at), *jury, item.id, closing).await?;
        }
        if day == 2 {
            read_back(stage, at).await?;
        }
        agenda::end_day(service, ctx(*facilitator, at.plus_minutes(1)), *jury, day).await?;
    }
    conclude(stage, &made, first.plus_ms(DAY_MS + 8 * 3_600_000)).await
}

async fn items(stage: &Stage, day: u8) -> Result<Vec<Item>, No> {
    let jury = stage.jury;
    let agenda = stage.service.db.read(move |conn| Ok(store::agenda::load(conn, jury)?)).await?;
    let mut items: Vec<Item> = agenda.items.into_iter().filter(|item| item.day == day).collect();
    items.sort_by_key(|item| item.position);
    Ok(items)
}

async fn post_evidence(stage: &Stage, facts: &Facts, now: UtcMillis) -> Result<(), No> {
    let Stage { service, jury, organiser, .. } = stage;
    let causes = facts
        .root_causes
        .iter()
        .map(|group| (format!("What stands in the way: {}", group.group), &group.causes));
    let challenges = ("Eight challenges that earlier workshops named".to_owned(), &facts.challenges);
    let capacities = facts
        .jury
        .witness_backgrounds
        .iter()
        .flat_map(|(capacity, n)| std::iter::repeat_n(capacity, usize::from(*n)));
    let posted = stage.witnesses.iter().zip(capacities).zip(causes.chain([challenges]));
    for (((_, who), capacity), (title, lines)) in posted {
        let text = EvidenceText {
            title,
            matter: Matter::Statement { text: lines.join(".\n") + "." },
            capacity: capacity.clone(),
            interest: Some(String::new()),
            summary: String::new(),
            licence: Licence::NotStated,
        };
        let done = evidence::draft_evidence(service, ctx(*who, now), *jury, text).await?;
        let id = crate::jury::ids::EvidenceId(first(&done.ids)?);
        evidence::submit_evidence(service, ctx(*who, now), *jury, id).await?;
        evidence::publish_evidence(service, ctx(*organiser, now), *jury, id).await?;
    }
    Ok(())
}

pub(super) fn first(ids: &[uuid::Uuid]) -> Result<uuid::Uuid, No> {
    ids.first().copied().ok_or_else(|| Code::NotFound.into())
}

/// Jurors choose their names and consent.
async fn enter(stage: &Stage, now: UtcMillis) -> Result<(), No> {
    let Stage { service, jury, .. } = stage;
    let named = stage.jurors.iter().zip(super::text::JURORS);
    let witnesses = stage.witnesses.iter().zip(super::text::WITNESSES);
    for ((_, who), name) in named.chain(witnesses) {
        people::choose_name(service, ctx(*who, now), *jury, ShownName { name: name.into() }).await?;
        let consent =
            Consent { text_version: 1, taking_part: true, audio: false, quotes: true, photographs: false };
        people::give_consent(service, ctx(*who, now), *jury, consent).await?;
    }
    Ok(())
}

/// Taps everybody in at the door.
async fn register(stage: &Stage, now: UtcMillis) -> Result<(), No> {
    for (person, _) in stage.jurors.iter().chain(&stage.witnesses) {
        let mark = Mark { attendance: Attendance::HereHall };
        people::mark_attendance(&stage.service, ctx(stage.facilitator, now), stage.jury, *person, mark)
            .await?;
    }
    Ok(())
}

/// What happens during an item; true when the play stops in it.
async fn hold(
    stage: &Stage,
    facts: &Facts,
    point: Point,
    made: &mut Made,
    item: &Item,
    now: UtcMillis,
) -> Result<bool, No> {
    if item.opens_rooms {
        make_rooms(stage, made, item.id, now).await?;
    }
    match (item.day, item.kind) {
        (1, ItemKind::Questions) => super::questions::ask(stage, now).await?,
        (2, ItemKind::Plenary) if item.position == 1 => {
            super::questions::answer_in_writing(stage, now).await?
        }
        (1, ItemKind::Rooms) => issues(stage, facts, made, now).await?,
        (2, ItemKind::Rooms) => solutions(stage, facts, made, now).await?,
        (_, ItemKind::Drafting) => {
            draft(stage, facts, made, now).await?;
            return Ok(point == Point::Drafting);
        }
        (_, ItemKind::Presenting) => present(stage, made, now).await?,
        (_, ItemKind::Refining) => {
            let voted = !made.rounds.is_empty();
            let suggested = |draft: &Draft| if voted { draft.afterwards } else { draft.amendment };
            refine(stage, made, suggested, now).await?;
        }
        (_, ItemKind::Ballot) => {
            let indicative = made.rounds.is_empty();
            let stops = indicative && point == Point::Vote;
            vote(stage, made, indicative, stops, now).await?;
            return Ok(stops);
        }
        _ => {}
    }
    Ok(false)
}

async fn make_rooms(stage: &Stage, made: &mut Made, item: ItemId, now: UtcMillis) -> Result<(), No> {
    let new = NewRooms { item: Some(item), seed: Some(2023), ..NewRooms::default() };
    let done = allotment::make_rooms(&stage.service, ctx(stage.facilitator, now), stage.jury, new).await?;
    // The round's own id comes first, then its rooms.
    made.rooms = done.ids.iter().skip(1).copied().map(RoomId).collect();
    Ok(())
}

/// A juror who sits in a room now.
async fn sitting(stage: &Stage, room: RoomId) -> Result<Vec<Who>, No> {
    let jury = stage.jury;
    let mut found = Vec::new();
    for (person, who) in &stage.jurors {
        let person = *person;
        let at = stage.service.db.read(move |conn| Ok(store::rooms::room_of(conn, jury, person)?)).await?;
        if at == Some(room) {
            found.push(*who);
        }
    }
    Ok(found)
}

async fn issues(stage: &Stage, facts: &Facts, made: &Made, now: UtcMillis) -> Result<(), No> {
    let Stage { service, jury, .. } = stage;
    let points = service
        .db
        .read({
            let jury = *jury;
            move |conn| Ok(store::starting_points::all(conn, jury)?)
        })
        .await?;
    for (n, room) in made.rooms.iter().enumerate() {
        let people = sitting(stage, *room).await?;
        let (Some(writer), rest) = (people.first(), people.get(1..).unwrap_or_default()) else { continue };
        for (m, point) in points.iter().take(facts.challenges.len()).enumerate() {
            let settling = match (m + n) % 4 {
                0 | 1 => Settling::Keep {},
                2 => Settling::Change { text: format!("{}, as we meet it ourselves", point.text) },
                _ => continue,
            };
            let done =
                lists::settle_starting_point(service, ctx(*writer, now), *jury, *room, point.id, settling)
                    .await?;
            support(stage, *room, rest.get(..m % 4).unwrap_or_default(), &done.ids, now).await?;
        }
    }
    Ok(())
}

async fn solutions(stage: &Stage, facts: &Facts, made: &Made, now: UtcMillis) -> Result<(), No> {
    let Stage { service, jury, .. } = stage;
    for (n, room) in made.rooms.iter().enumerate() {
        let people = sitting(stage, *room).await?;
        for (m, idea) in
            facts.recommendation_ideas.iter().enumerate().filter(|(m, _)| m % made.rooms.len() == n)
        {
            let Some(writer) = people.get(m % people.len().max(1)) else { continue };
            let new = NewEntry { kind: ListKind::Solution, text: idea.text.clone() };
            let done = lists::add_entry(service, ctx(*writer, now), *jury, *room, new).await?;
            support(stage, *room, people.get(1..1 + m % 4).unwrap_or_default(), &done.ids, now).await?;
        }
        for who in people.iter().take(3) {
            turns::raise_hand(service, ctx(*who, now), *jury, *room, Hand::default()).await?;
        }
        for minute in 0..3 {
            turns::next_turn(service, ctx(stage.facilitator, now.plus_minutes(minute)), *jury, *room).await?;
        }
        turns::finish_turn(service, ctx(stage.facilitator, now.plus_minutes(3)), *jury, *room).await?;
    }
    Ok(())
}

async fn support(
    stage: &Stage,
    room: RoomId,
    by: &[Who],
    entry: &[uuid::Uuid],
    now: UtcMillis,
) -> Result<(), No> {
    let Some(entry) = entry.first() else { return Ok(()) };
    for who in by {
        let entry = crate::jury::ids::EntryId(*entry);
        let yes = EntrySupport { supports: true };
        lists::support_entry(&stage.service, ctx(*who, now), stage.jury, room, entry, yes).await?;
    }
    Ok(())
}

fn idea<'a>(facts: &'a Facts, draft: &Draft) -> &'a str {
    let idea = facts.recommendation_ideas.iter().find(|idea| idea.theme == draft.theme);
    idea.map_or("", |idea| idea.text.as_str())
}

async fn draft(stage: &Stage, facts: &Facts, made: &mut Made, now: UtcMillis) -> Result<(), No> {
    let Stage { service, jury, .. } = stage;
    for (room, drafts) in made.rooms.clone().into_iter().zip(DRAFTS) {
        let people = sitting(stage, room).await?;
        for (draft, (writer, person)) in
            drafts.iter().zip(people.iter().map(|who| (who, person_of(stage, *who))))
        {
            let done = recommendations::draft_recommendation(
                service,
                ctx(*writer, now),
                *jury,
                NewDraft { room, from: Vec::new() },
            )
            .await?;
            let (Some(one), Some(document)) = (done.ids.first(), done.ids.get(1)) else { continue };
            let document = DocumentId(*document);
            let bytes = draft_update(draft.title, idea(facts, draft), draft.reasons);
            let written = Written { person, bytes };
            documents::append(service, document, vec![written]).await?;
            made.drafts.push((RecommendationId(*one), document));
        }
    }
    Ok(())
}

fn person_of(stage: &Stage, who: Who) -> Option<crate::jury::ids::PersonId> {
    stage.jurors.iter().find(|(_, other)| *other == who).map(|(person, _)| *person)
}

async fn present(stage: &Stage, made: &mut Made, now: UtcMillis) -> Result<(), No> {
    let Stage { service, jury, facilitator, .. } = stage;
    for (one, _) in &made.drafts {
        let done =
            recommendations::table_recommendation(service, ctx(*facilitator, now), *jury, *one).await?;
        made.versions.push(VersionId(first(&done.ids)?));
        recommendations::present_recommendation(service, ctx(*facilitator, now), *jury, *one).await?;
    }
    Ok(())
}

/// What was suggested before the first vote, or after it from what somebody said would help.
async fn refine(
    stage: &Stage,
    made: &mut Made,
    suggested: impl Fn(&Draft) -> Option<(&'static str, &'static str)>,
    now: UtcMillis,
) -> Result<(), No> {
    let Stage { service, jury, facilitator, .. } = stage;
    let drafts = DRAFTS.iter().flat_map(|drafts| drafts.iter());
    for ((draft, (one, _)), version) in drafts.zip(&made.drafts).zip(&mut made.versions) {
        let (Some((body, reason)), Some((_, juror))) = (suggested(draft), stage.jurors.first()) else {
            continue;
        };
        let text = Text { title: draft.title.into(), body: body.into(), reasons: draft.reasons.into() };
        let new = NewAmendment { base: *version, text, reason: reason.into() };
        let done = recommendations::propose_amendment(service, ctx(*juror, now), *jury, *one, new).await?;
        let amendment = crate::jury::ids::AmendmentId(first(&done.ids)?);
        let done =
            recommendations::accept_amendment(service, ctx(*facilitator, now), *jury, amendment).await?;
        *version = VersionId(first(&done.ids)?);
    }
    Ok(())
}

/// One of the two votes. The one that is open when people come was answered by those whose links stand
/// last by name: whoever comes as one of the first can vote.
async fn vote(
    stage: &Stage,
    made: &mut Made,
    indicative: bool,
    stops: bool,
    now: UtcMillis,
) -> Result<(), No> {
    let vote = Vote {
        title: if indicative { "Indicative vote" } else { "Final vote" },
        items: &made.versions,
        indicative,
        follows: made.rounds.last().copied(),
        answers: if indicative { &INDICATIVE } else { &FINAL },
        said: if indicative { &SAID } else { &[] },
    };
    let mut places: Vec<usize> = (0..stage.jurors.len()).collect();
    if stops {
        // The last one has no phone, and has not been to the voting point.
        places.pop();
        places.sort_by_key(|place| JURORS.get(*place));
        places = places.split_off(stage.jurors.len() / 2);
    }
    let opened = votes::open(stage, &vote, places.into_iter(), now).await?;
    let round = opened.0;
    if !stops {
        votes::close(stage, &vote, opened, now).await?;
    }
    made.rounds.push(round);
    Ok(())
}

async fn read_back(stage: &Stage, now: UtcMillis) -> Result<(), No> {
    let hands = ReadBack { confirmed: 15, not_confirmed: 0, note: String::new() };
    juries::read_back(&stage.service, ctx(stage.facilitator, now), stage.jury, hands).await?;
    Ok(())
}

async fn conclude(stage: &Stage, made: &Made, now: UtcMillis) -> Result<(), No> {
    let Stage { service, jury, organiser, .. } = stage;
    if let (Some((one, _)), Some((_, who))) = (made.drafts.get(3), stage.jurors.get(9)) {
        let text = "A hub helps those who live near it. Where I live the bus goes twice a day, so this would not reach me. I would have put travel first.";
        let statement = StatementText { text: text.into(), signed: false };
        statements::write_statement(service, ctx(*who, now), *jury, *one, statement).await?;
    }
    juries::conclude_jury(service, ctx(*organiser, now), *jury).await?;
    // The final round takes the indicative one with it.
    if let Some(round) = made.rounds.last() {
        rounds::publish_round(service, ctx(*organiser, now), *jury, *round).await?;
    }
    juries::publish_jury(service, ctx(*organiser, now), *jury).await?;
    Ok(())
}
