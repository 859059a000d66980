//! Two days of turns at random: 15 people in three rooms of five, mixed anew for the second day. The
//! same commands go through the rules a thousand times, and through the service on each database.

use std::collections::{BTreeMap, BTreeSet};

use citizens_jury::jury::draw::Draw;
use citizens_jury::jury::ids::{PersonId, TurnId};
use citizens_jury::jury::rooms::Standing;
use citizens_jury::jury::time::UtcMillis;
use citizens_jury::jury::turns::{Act, Turn, TurnState, Turns, time_spoken};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::app::{App, User};
use crate::rooms::{Hall, end_day, id, jurors_of, path};

const SEEDS: u64 = 1_000;
const PEOPLE: u128 = 15;
const ROOMS: usize = 3;
const COMMANDS_A_DAY: usize = 120;

/// What somebody does in a room; whoever is named is a place among its jurors or its queue.
#[derive(Clone, Copy, Debug)]
enum Command {
    Raise(usize),
    Reply(usize),
    Next,
    Finish,
    OutOfTurn(usize),
}

fn draw_command(draw: &mut Draw) -> Command {
    match draw.below(7) {
        0..=2 => Command::Raise(draw.below(5)),
        3 => Command::Reply(draw.below(5)),
        4 => Command::Next,
        5 => Command::Finish,
        _ => Command::OutOfTurn(draw.below(4) + 1),
    }
}

/// Three rooms of five: other neighbours each day.
fn seating(draw: &mut Draw) -> Vec<Vec<PersonId>> {
    let mut people: Vec<PersonId> = (1..=PEOPLE).map(|n| PersonId(Uuid::from_u128(n))).collect();
    draw.shuffle(&mut people);
    people.chunks(5).map(<[PersonId]>::to_vec).collect()
}

/// What was seen in all seeds.
#[derive(Default)]
struct Seen {
    given: u32,
    overridden: u32,
    replies: u32,
    longest: usize,
}

/// The days of one seed, told apart from the rules: the ledger is summed here from who was seen to
/// begin and to end.
struct Days {
    ledger: BTreeMap<PersonId, i64>,
    all: Vec<Turn>,
    now: i64,
    ids: u128,
}

impl Days {
    fn run(&mut self, room: &mut Turns, jurors: &[PersonId], command: Command, seen: &mut Seen) {
        let act = Act { by: PersonId(Uuid::nil()), standing: Standing::Runs, now: UtcMillis(self.now) };
        let everybody: BTreeSet<PersonId> = jurors.iter().copied().collect();
        self.ids += 1;
        let fresh = TurnId(Uuid::from_u128(self.ids));
        let was = room.current().cloned();
        let waiting: Vec<Turn> = room.queue().into_iter().cloned().collect();
        let changed = match command {
            Command::Raise(n) => room.raise(act, &everybody, jurors[n], fresh),
            Command::Reply(n) => room.reply(act, &everybody, jurors[n], fresh),
            Command::Next => room.next(act),
            Command::Finish => room.finish(act),
            Command::OutOfTurn(n) => match waiting.get(n) {
                Some(turn) => room.give(act, turn.id, Some("has to leave")),
                None => return,
            },
        };
        let Ok(changed) = changed else { return };
        // A turn counts once it has ended: the order that was shown is the order that is given.
        let before = self.ledger.clone();
        if let Some(ended) = was.filter(|was| room.current().is_none_or(|is| is.id != was.id)) {
            *self.ledger.entry(ended.person).or_default() += self.now - ended.started_at.unwrap().0;
        }
        seen.overridden += u32::from(changed.overridden.is_some());
        seen.longest = seen.longest.max(waiting.len());
        let Some(begun) = changed.turns.iter().find(|turn| turn.state == TurnState::Speaking) else { return };
        if begun.short {
            seen.replies += 1;
        } else if changed.overridden.is_none() {
            seen.given += 1;
            nobody_was_passed_over(&before, begun, &waiting);
        }
    }
}

/// Nobody waits while somebody with more time and a later request is given the turn.
fn nobody_was_passed_over(ledger: &BTreeMap<PersonId, i64>, begun: &Turn, waiting: &[Turn]) {
    let spoken = |turn: &Turn| ledger.get(&turn.person).copied().unwrap_or(0);
    for other in waiting.iter().filter(|other| other.id != begun.id) {
        let in_order = (spoken(begun), begun.raised_at) <= (spoken(other), other.raised_at);
        assert!(in_order, "{begun:?} before {other:?}");
    }
}

#[test]
fn nobody_waits_while_somebody_with_more_time_and_a_later_request_speaks() {
    let mut seen = Seen::default();
    for seed in 0..SEEDS {
        let mut draw = Draw::from_seed(seed);
        let mut days = Days { ledger: BTreeMap::new(), all: Vec::new(), now: 0, ids: 0 };
        for _ in 0..2 {
            let seats = seating(&mut draw);
            let mut rooms = vec![Turns { on: true, ..Turns::default() }; ROOMS];
            for _ in 0..COMMANDS_A_DAY {
                days.now += i64::try_from(draw.below(60_000)).unwrap() + 1;
                let at = draw.below(ROOMS);
                // The ledger is the whole jury's: other rooms go on meanwhile.
                let spoken = time_spoken(days.all.iter().chain(rooms.iter().flat_map(|room| &room.turns)));
                rooms[at].spoken = spoken;
                let command = draw_command(&mut draw);
                days.run(&mut rooms[at], &seats[at], command, &mut seen);
            }
            for mut room in rooms {
                for turn in room.clear(UtcMillis(days.now)).turns {
                    *days.ledger.entry(turn.person).or_default() += turn.spoken_ms();
                }
                days.all.extend(room.turns);
            }
        }
        let spoke = |ledger: BTreeMap<PersonId, i64>| -> BTreeMap<PersonId, i64> {
            ledger.into_iter().filter(|(_, ms)| *ms > 0).collect()
        };
        assert_eq!(spoke(time_spoken(&days.all)), spoke(days.ledger), "seed {seed}: the sum of turns");
    }
    let Seen { given, overridden, replies, longest } = seen;
    println!(
        "figure: {SEEDS} seeds of two days, 15 people in three rooms: {given} turns given, {overridden} out of \
         turn, {replies} short replies, up to {longest} waiting, nobody passed over"
    );
    assert!(given > 20_000 && overridden > 2_000 && replies > 2_000 && longest >= 5);
}

/// Fifteen jurors at work on their first day, in three rooms.
async fn begin(app: &App) -> Hall {
    let (mut hall, _) = Hall::in_rooms(app).await;
    for n in 6..15 {
        let person = json!({ "role": "juror", "name": format!("J{n}"), "attributes": { "town": "Preston" } });
        hall.jurors.push(app.add(&hall.organiser, person).await);
    }
    hall
}

/// One command over the API; what is refused changes nothing. Answers who was given a turn by the queue.
async fn send(lead: &User, room: &Value, command: Command) -> bool {
    let jurors = jurors_of(room);
    let view = lead.view(&format!("room:{}", id(room))).await;
    let answer = match command {
        Command::Raise(n) => lead.post(&path(room, "/hands"), json!({ "person": jurors[n] })).await,
        Command::Reply(n) => {
            lead.post(&path(room, "/hands"), json!({ "person": jurors[n], "short": true })).await
        }
        Command::Next => lead.post(&path(room, "/turns/next"), json!({})).await,
        Command::Finish => lead.post(&path(room, "/turns/finish"), json!({})).await,
        Command::OutOfTurn(n) => {
            let Some(turn) = view["turns"]["queue"][n]["turn"].as_str() else { return false };
            let give = path(room, &format!("/turns/{turn}/give"));
            lead.post(&give, json!({ "reason": "has to leave" })).await
        }
    };
    assert!(answer.status == 200 || answer.status == 409, "{command:?}: {}", answer.text);
    let after = lead.view(&format!("room:{}", id(room))).await;
    let given = answer.status == 200 && matches!(command, Command::Next);
    if given && view["turns"]["queue"][0].is_object() {
        assert_eq!(
            after["turns"]["current"]["turn"], view["turns"]["queue"][0]["turn"],
            "the first of the queue"
        );
    }
    given
}

both! {
    async fn the_service_keeps_the_ledger_that_its_turns_add_up_to(app: App) {
        let hall = begin(&app).await;
        let mut draw = Draw::from_seed(2_023);
        let mut given = 0;
        for day in 1..=2 {
            if day == 2 {
                end_day(&hall).await;
                hall.facilitator.post("/agenda/days/2/start", json!({})).await.ok();
            }
            hall.facilitator.post("/rooms", json!({ "rooms": ROOMS, "turns": true })).await.ok();
            let rooms = hall.organiser.view("rooms").await["round"]["rooms"].clone();
            for _ in 0..40 {
                let room = &rooms[draw.below(ROOMS)];
                given += u32::from(send(&hall.facilitator, room, draw_command(&mut draw)).await);
            }
        }
        assert!(given > 4, "{given}");
        let id = hall.organiser.jury.parse().unwrap();
        let read = app.service.db.read(move |conn| Ok(citizens_jury::store::turns::of_jury(conn, id)?));
        let turns = read.await.unwrap();
        let mut sum = BTreeMap::<PersonId, i64>::new();
        for turn in turns.iter().filter(|turn| turn.state == TurnState::Spoken) {
            *sum.entry(turn.person).or_default() += turn.ended_at.unwrap().0 - turn.started_at.unwrap().0;
        }
        let ledger: BTreeMap<_, _> = time_spoken(&turns).into_iter().filter(|(_, ms)| *ms > 0).collect();
        sum.retain(|_, ms| *ms > 0);
        assert_eq!(ledger, sum);
    }
}
