//! The play's votes: in secret, each juror on a device of the play, in the way that real ones take.

use std::collections::BTreeMap;

use actix_web::web;
use futures_util::future::try_join_all;

use super::cast::{Stage, ctx};
use super::text::Said;
use crate::actions::credentials::{self, AskCredentials};
use crate::actions::reasons::{self, SentReasons};
use crate::actions::rounds::{self, RoundPlan};
use crate::actions::{secret_ballots, voting};
use crate::device::{Device, ForQuestion, Values};
use crate::jury::bytes::canonical_text;
use crate::jury::ids::{PersonId, QuestionId, RoundId, VersionId};
use crate::jury::methods::{Answer, StepKey};
use crate::jury::reasons::MESSAGE_BYTES;
use crate::jury::refusal::Code;
use crate::jury::sight::Who;
use crate::jury::time::UtcMillis;
use crate::jury::ways::Way;
use crate::no::No;
use crate::{store, views};

/// One vote of the play.
pub struct Vote<'a> {
    pub title: &'a str,
    pub items: &'a [VersionId],
    pub indicative: bool,
    /// The vote before it on the same recommendations.
    pub follows: Option<RoundId>,
    /// The jurors' answers, a word of letters for each item.
    pub answers: &'a [&'a str],
    /// What some say would help, if it does not pass.
    pub said: &'a [Said],
}

/// Opens a vote; jurors of these places cast their ballots. Gives their devices.
pub async fn open(
    stage: &Stage,
    vote: &Vote<'_>,
    places: impl Iterator<Item = usize>,
    now: UtcMillis,
) -> Result<(RoundId, Vec<(usize, Device)>), No> {
    let Stage { service, jury, facilitator, .. } = stage;
    // What is left out is the standard rule: in secret, 4/5 of those here.
    let plan = serde_json::json!({
        "title": vote.title, "items": vote.items, "indicative": vote.indicative, "follows": vote.follows,
    });
    let plan: RoundPlan = serde_json::from_value(plan)?;
    let done = rounds::plan_round(service, ctx(*facilitator, now), *jury, plan).await?;
    let round = RoundId(super::play::first(&done.ids)?);
    rounds::open_round(service, ctx(*facilitator, now), *jury, round).await?;
    voting::open_voting_point(service, ctx(*facilitator, now), *jury).await?;
    let polling = Polling::of(stage, round).await?;
    let casting = places.filter_map(|place| {
        let (person, who) = stage.jurors.get(place)?;
        let answers = vote.answers.iter().map(|letters| answer(letters.as_bytes().get(place).copied()));
        let answers: Vec<_> = vote.items.iter().copied().zip(answers).collect();
        let polling = &polling;
        Some(async move { Ok::<_, No>((place, polling.voted(stage, *person, *who, answers).await?)) })
    });
    Ok((round, try_join_all(casting).await?))
}

/// Closes a vote and shows it to the jury. Where something did not pass, everybody sends what would help,
/// or that they have nothing to add.
pub async fn close(
    stage: &Stage,
    vote: &Vote<'_>,
    (round, devices): (RoundId, Vec<(usize, Device)>),
    now: UtcMillis,
) -> Result<(), No> {
    let Stage { service, jury, facilitator, .. } = stage;
    let closed = now.plus_minutes(5);
    rounds::close_round(service, ctx(*facilitator, closed), *jury, round).await?;
    voting::close_voting_point(service, ctx(*facilitator, closed), *jury).await?;
    rounds::reveal_round(service, ctx(*facilitator, closed), *jury, round).await?;
    let asked = asked(stage, round).await?;
    if asked.is_empty() {
        return Ok(());
    }
    for (place, device) in &devices {
        let text = |item: &VersionId| {
            let said = vote.said.iter().find(|one| {
                one.juror == *place && vote.items.get(one.item).is_some_and(|about| about == item)
            });
            (*item, said.map(|one| one.text))
        };
        let answers: BTreeMap<_, _> = asked.iter().map(text).collect();
        let sent = sent(device, &canonical_text(&answers))?;
        reasons::send_reasons(service, *jury, round, sent).await?;
    }
    reasons::close_reasons(service, ctx(*facilitator, now.plus_minutes(8)), *jury, round).await?;
    Ok(())
}

/// What a vote that was shown asks about.
async fn asked(stage: &Stage, round: RoundId) -> Result<Vec<VersionId>, No> {
    let jury = stage.jury;
    let found = stage.service.db.read(move |conn| Ok(store::rounds::find(conn, jury, round)?)).await?;
    let tally = found.ok_or(Code::NotFound)?.tally;
    Ok(tally.as_ref().map(crate::jury::reasons::asked).unwrap_or_default())
}

/// A message with reasons, filled up to the size that all have.
fn sent(device: &Device, answers: &str) -> Result<SentReasons, No> {
    let signed = device.reasons(answers)?;
    let mut sent = SentReasons {
        key: signed.key,
        prefix: signed.prefix,
        credential: signed.credential,
        signature: signed.signature,
        answers: signed.answers,
        pad: String::new(),
    };
    let length = serde_json::to_string(&sent)?.len();
    sent.pad = "x".repeat(MESSAGE_BYTES.saturating_sub(length));
    Ok(sent)
}

/// An open round as jurors' devices see it.
struct Polling {
    round: RoundId,
    opening: String,
    ways: Vec<(PersonId, Way)>,
    /// The voting point's secret.
    point: Option<String>,
}

impl Polling {
    async fn of(stage: &Stage, round: RoundId) -> Result<Self, No> {
        let Stage { service, jury, facilitator, .. } = stage;
        let jury = *jury;
        let found = service.db.read(move |conn| Ok(store::rounds::find(conn, jury, round)?)).await?;
        let kept = found.ok_or(Code::NotFound)?;
        let ways = kept.it.roster.iter().map(|one| (one.person, one.way)).collect();
        let point = views::mine::voting_point(service, jury, *facilitator).await?.token;
        Ok(Self { round, opening: kept.opening.ok_or(Code::RoundNotOpen)?, ways, point })
    }

    /// One juror fetches credentials and casts a ballot on each item, on their own device or at the
    /// voting point.
    async fn voted(
        &self,
        stage: &Stage,
        person: PersonId,
        who: Who,
        answers: Vec<(VersionId, Answer)>,
    ) -> Result<Device, No> {
        let Stage { service, jury, .. } = stage;
        let at_point = self.ways.contains(&(person, Way::VotingPoint));
        let opening = self.opening.clone();
        let mut device = web::block(move || Device::prepare(&opening)).await??;
        let asks = device.blinded();
        let one = |one: ForQuestion| credentials::ForQuestion { question: one.question, value: one.value };
        let asks = AskCredentials {
            blinded: asks.questions.into_iter().map(one).collect(),
            reasons: asks.reasons,
            voting_point: self.point.clone().filter(|_| at_point),
        };
        let signed = credentials::issue_credentials(service, who, *jury, self.round, asks).await?;
        let one = |one: credentials::ForQuestion| ForQuestion { question: one.question, value: one.value };
        let questions = signed.signatures.into_iter().map(one).collect();
        device.accept(&Values { questions, reasons: signed.reasons })?;
        for (item, answer) in answers {
            let ballot = device.cast(QuestionId(item.0), &canonical_text(&answer))?;
            let promise =
                secret_ballots::cast_secret_ballot(service, *jury, self.round, ballot.clone()).await?;
            device.keep(&ballot, &promise)?;
        }
        Ok(device)
    }
}

fn answer(letter: Option<u8>) -> Answer {
    Answer::Step(StepKey::from(match letter {
        Some(b'f') => "full_support",
        Some(b'r') => "with_reservations",
        Some(b'l') => "can_live_with_it",
        Some(b'a') => "stand_aside",
        _ => "cannot_live_with_it",
    }))
}
