//! What the demonstration's jurors ask, and what its witnesses say; invented like all its speech.

use std::collections::BTreeSet;

use super::cast::{Stage, ctx};
use super::play::first;
use crate::actions::questions::{
    self, Deferring, NewAnswer, NewQuestion, QuestionMerging, QuestionOrder, Wanting,
};
use crate::actions::witness_requests::{self, NewWitnessRequest, WitnessDecision};
use crate::jury::ids::{AskedId, WitnessRequestId};
use crate::jury::sight::Who;
use crate::jury::time::UtcMillis;
use crate::no::No;

/// A question: the places of its juror, of the witness it is for and of those who want it too.
struct Asks {
    juror: usize,
    witness: usize,
    text: &'static str,
    wanted_by: &'static [usize],
}

const ASKED: [Asks; 5] = [
    Asks { juror: 3, witness: 0, text: "Who pays when a group loses its grant?", wanted_by: &[1, 4, 8, 10] },
    Asks {
        juror: 0,
        witness: 4,
        text: "How long does somebody wait before they meet a link worker?",
        wanted_by: &[2, 5, 7],
    },
    Asks {
        juror: 9,
        witness: 1,
        text: "What happens to people who cannot get to a group?",
        wanted_by: &[6, 11],
    },
    Asks { juror: 12, witness: 1, text: "Is there help with getting there?", wanted_by: &[6] },
    Asks { juror: 1, witness: 3, text: "What do doctors think of self-referral?", wanted_by: &[] },
];

/// The first is answered in the hall, the next two are to come, the fourth is one with the third.
pub async fn ask(stage: &Stage, now: UtcMillis) -> Result<(), No> {
    let Stage { service, jury, facilitator, .. } = stage;
    let mut asked = Vec::new();
    for it in &ASKED {
        let Some(who) = juror(stage, it.juror) else { return Ok(()) };
        let to = stage.witnesses.get(it.witness).map(|(person, _)| *person).into_iter().collect();
        let new = NewQuestion { text: it.text.into(), to, for_room: false, evidence: Vec::new() };
        let done = questions::ask_question(service, ctx(who, now), *jury, new).await?;
        let one = AskedId(first(&done.ids)?);
        for other in it.wanted_by.iter().filter_map(|place| juror(stage, *place)) {
            questions::support_question(service, ctx(other, now), *jury, one, Wanting { wants: true })
                .await?;
        }
        asked.push(one);
    }
    let [grant, wait, away, travel, _] = asked.as_slice() else { return Ok(()) };
    let merging = QuestionMerging { into: *away };
    questions::merge_questions(service, ctx(*facilitator, now), *jury, *travel, merging).await?;
    let order = QuestionOrder { seen: Vec::new(), order: vec![*grant, *wait, *away] };
    questions::order_questions(service, ctx(*facilitator, now), *jury, order).await?;
    let later = now.plus_minutes(5);
    questions::put_question(service, ctx(*facilitator, later), *jury, *grant).await?;
    let answer = NewAnswer {
        text: "Mostly nobody, for a while. Then we ask the next fund, and until that comes volunteers keep the door open.".into(),
        by: stage.witnesses.first().map(|(person, _)| *person),
        evidence: Vec::new(),
    };
    questions::answer_question(service, ctx(*facilitator, later), *jury, *grant, answer).await?;
    for (one, reason) in
        [(wait, "She looks it up at home."), (away, "He asks his colleagues in the villages first.")]
    {
        questions::put_question(service, ctx(*facilitator, later), *jury, *one).await?;
        let deferring = Deferring { reason: reason.into(), to: BTreeSet::new() };
        questions::defer_question(service, ctx(*facilitator, later), *jury, *one, deferring).await?;
    }
    further_witness(stage, later).await
}

async fn further_witness(stage: &Stage, now: UtcMillis) -> Result<(), No> {
    let Stage { service, jury, facilitator, .. } = stage;
    let (Some(who), Some(other)) = (juror(stage, 2), juror(stage, 9)) else { return Ok(()) };
    let new = NewWitnessRequest {
        who: "Somebody who plans the buses".into(),
        why: "Every answer ends at how people get there.".into(),
    };
    let done = witness_requests::request_witness(service, ctx(who, now), *jury, new).await?;
    let one = WitnessRequestId(first(&done.ids)?);
    let yes = Wanting { wants: true };
    witness_requests::support_witness_request(service, ctx(other, now), *jury, one, yes).await?;
    let decision = WitnessDecision {
        invited: false,
        reason: "Nobody could come at such short notice. We have asked for a written statement.".into(),
    };
    witness_requests::decide_witness_request(service, ctx(*facilitator, now), *jury, one, decision).await?;
    Ok(())
}

/// In the morning one of the two answers that were to come is there in writing.
pub async fn answer_in_writing(stage: &Stage, now: UtcMillis) -> Result<(), No> {
    let Stage { service, jury, .. } = stage;
    let asked = {
        let jury = *jury;
        let board = service.db.read(move |conn| Ok(crate::store::questions::board(conn, jury)?)).await?;
        board.questions.into_iter().find(|one| one.text == ASKED[1].text)
    };
    let (Some(asked), Some((_, witness)), Some(who)) =
        (asked, stage.witnesses.get(ASKED[1].witness), juror(stage, ASKED[1].juror))
    else {
        return Ok(());
    };
    let answer = NewAnswer {
        text: "With us it is two or three weeks. After Christmas it is longer, and then people give up."
            .into(),
        by: None,
        evidence: Vec::new(),
    };
    questions::answer_question(service, ctx(*witness, now), *jury, asked.id, answer).await?;
    questions::accept_answer(service, ctx(who, now), *jury, asked.id).await?;
    Ok(())
}

fn juror(stage: &Stage, place: usize) -> Option<Who> {
    stage.jurors.get(place).map(|(_, who)| *who)
}
