//! People who write, each in their own way, one thing after the other, and note what they were told.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use citizens_jury::clock;
use reqwest::Method;
use serde_json::{Value, json};
use tokio::sync::mpsc::UnboundedSender;
use tokio::task::JoinHandle;

use super::checker::{Mark, Told};
use crate::app::User;
use crate::kill::Heard;
use crate::secret::booth::{AGAINST, Booth, FOR, nobody, of};

/// How long somebody who was refused, or heard nothing, waits before the next try.
const PAUSE: Duration = Duration::from_millis(25);
/// The service's own "not now": nothing was done.
const NOT_DONE: [&str; 2] = ["busy", "storage_full"];

/// The seed of this run, told so that a failing one can be had again.
pub fn seed() -> u64 {
    let given = std::env::var("JURY_FAULTS_SEED").ok().map(|seed| seed.parse().unwrap());
    let seed = given.unwrap_or_else(clock::random_seed);
    println!("JURY_FAULTS_SEED={seed}");
    seed
}

/// Something that somebody asks for, under a key of its own.
#[derive(Clone, Debug)]
pub struct Wish {
    pub key: String,
    pub path: String,
    pub body: Value,
    /// What shows that it was done.
    pub mark: String,
}

impl Wish {
    pub fn new(path: &str, body: Value, mark: &str) -> Self {
        let key = clock::new_random_id::<uuid::Uuid>().to_string();
        Self { key, path: path.into(), body, mark: mark.into() }
    }

    pub async fn ask(&self, user: &User) -> Answer {
        let body = Some(self.body.to_string());
        let Ok(reply) = user.try_send(Method::POST, &self.path, Some(&self.key), body).await else {
            return Answer::Nothing;
        };
        let code = reply.json()["code"].as_str().unwrap_or_default().to_owned();
        match reply.status {
            200 => Answer::Done(reply.json()),
            400..=499 => Answer::Refused(code),
            503 if NOT_DONE.contains(&code.as_str()) => Answer::Refused(code),
            _ => Answer::Nothing,
        }
    }
}

/// What came back.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    Done(Value),
    /// With its code.
    Refused(String),
    /// No answer, or one that leaves open whether it was done.
    Nothing,
}

impl Answer {
    fn told(&self) -> Told {
        match self {
            Self::Done(_) => Told::Done,
            Self::Refused(_) => Told::Refused,
            Self::Nothing => Told::Nothing,
        }
    }
}

/// In what way somebody writes.
pub enum Way {
    /// Adds to a list of their room: an issue or a solution.
    Entries {
        room: String,
        kind: &'static str,
    },
    /// Raises a hand and lowers it again.
    Hands {
        room: String,
        turn: Option<String>,
    },
    Evidence,
    /// Casts a secret ballot, and changes their mind.
    Ballots {
        booth: Box<Booth>,
        question: String,
    },
    /// Comes in by card on one more device.
    SignIns {
        code: Value,
    },
}

/// Somebody, and all they asked for.
pub struct Writer {
    pub name: String,
    pub user: User,
    pub way: Way,
    pub asked: Vec<(Wish, Answer)>,
}

/// One stretch of work: who hears of it, and whether it is over.
#[derive(Clone)]
pub struct Work {
    pub heard: UnboundedSender<Heard>,
    pub over: Rc<Cell<bool>>,
    /// Whether they ask again, under the same key, when no answer comes, as pages do.
    pub again: bool,
}

impl Writer {
    pub fn new(name: &str, user: &User, way: Way) -> Self {
        Self { name: name.into(), user: user.clone(), way, asked: Vec::new() }
    }

    pub fn next(&mut self) -> Wish {
        let mark = format!("{} {}", self.name, self.asked.len());
        match &mut self.way {
            Way::Entries { room, kind } => {
                Wish::new(&format!("/rooms/{room}/entries"), json!({ "kind": kind, "text": mark }), &mark)
            }
            Way::Hands { room, turn: None } => Wish::new(&format!("/rooms/{room}/hands"), json!({}), "up"),
            Way::Hands { room, turn: Some(turn) } => {
                Wish::new(&format!("/rooms/{room}/hands/{turn}/lower"), json!({}), "down")
            }
            Way::Evidence => {
                let matter = json!({ "kind": "statement", "text": "So it is." });
                let body = json!({ "title": mark, "capacity": "Clerk", "interest": "", "matter": matter });
                Wish::new("/evidence", body, &mark)
            }
            Way::Ballots { booth, question } => {
                let answer = [FOR, AGAINST][self.asked.len() % 2];
                let ballot = booth.device.cast(of(question), answer).unwrap();
                let path = format!("/rounds/{}/secret-ballots", booth.round);
                Wish::new(&path, json!(ballot), &ballot.counter.to_string())
            }
            Way::SignIns { code } => Wish::new("/api/sessions/card", json!({ "code": code }), &mark),
        }
    }

    /// Asks for the next thing once and notes what came of it.
    pub async fn ask_next(&mut self) -> &Answer {
        let wish = self.next();
        let answer = wish.ask(&self.asking()).await;
        self.note(wish, answer)
    }

    /// Asks for the last thing again, under the same key; the answer counts instead of the one before.
    pub async fn ask_again(&mut self) -> &Answer {
        let (wish, before) = self.asked.pop().unwrap();
        let answer = wish.ask(&self.asking()).await;
        if let (Answer::Done(before), Answer::Done(now)) = (&before, &answer)
            && !matches!(self.way, Way::SignIns { .. })
        {
            assert_eq!(before, now, "{}: the same answer again, {wish:?}", self.name);
        }
        self.note(wish, answer)
    }

    /// Ballots go without anything that says whose they are.
    fn asking(&self) -> User {
        match self.way {
            Way::Ballots { .. } | Way::SignIns { .. } => nobody(&self.user),
            _ => self.user.clone(),
        }
    }

    pub fn note(&mut self, wish: Wish, answer: Answer) -> &Answer {
        if let Answer::Done(done) = &answer {
            match &mut self.way {
                Way::Hands { turn, .. } => {
                    *turn = (wish.mark == "up").then(|| done["ids"][0].as_str().unwrap().to_owned());
                }
                Way::Ballots { booth, .. } => {
                    let ballot = serde_json::from_value(wish.body.clone()).unwrap();
                    booth.device.keep(&ballot, &serde_json::from_value(done.clone()).unwrap()).unwrap();
                }
                _ => {}
            }
        }
        self.asked.push((wish, answer));
        &self.asked.last().unwrap().1
    }

    /// Whether the last thing asked for has no answer yet.
    pub fn waits(&self) -> bool {
        matches!(self.asked.last(), Some((_, Answer::Nothing)))
    }

    pub fn done(&self) -> usize {
        self.asked.iter().filter(|(_, answer)| matches!(answer, Answer::Done(_))).count()
    }

    pub fn marks(&self) -> Vec<Mark> {
        self.asked
            .iter()
            .map(|(wish, answer)| Mark { name: wish.mark.clone(), told: answer.told() })
            .collect()
    }

    /// The numbers of the jury that its answers told.
    pub fn numbers(&self) -> impl Iterator<Item = i64> {
        self.asked.iter().filter_map(|(_, answer)| match answer {
            Answer::Done(done) => done["seq"].as_i64(),
            _ => None,
        })
    }

    /// Writes on until the work is over.
    pub fn write(mut self, work: Work) -> JoinHandle<Self> {
        actix_web::rt::spawn(async move {
            while !work.over.get() {
                let again = work.again && self.waits();
                let answer = if again { self.ask_again().await } else { self.ask_next().await };
                match answer {
                    Answer::Done(_) => {
                        let _ = work.heard.send(Heard::Answer);
                    }
                    Answer::Nothing if !work.again => break,
                    _ => tokio::time::sleep(PAUSE).await,
                }
            }
            self
        })
    }
}
