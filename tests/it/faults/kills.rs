//! The program is killed at random moments while people write in several ways, and started again: what it
//! acknowledged is there exactly once, what it refused is not, and asking again has one effect.
//!
//! `JURY_KILLS=1000` (over both databases) for the long run.

use std::rc::Rc;
use std::time::Duration;

use rand::RngExt as _;
use reqwest::Method;
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};
use tokio::task::JoinHandle;
use tokio::time::{sleep, timeout};

use super::driver::{Answer, Way, Work, Writer, seed};
use super::world::World;
use crate::app::{LIMIT, User};
use crate::home::Home;
use crate::kill::{Heard, Life};
use crate::secret::booth::Booth;

/// Kills of one jury; more of them take place in another one, so that none grows beyond a jury's size.
const OF_ONE_JURY: usize = 25;
/// One kill in so many is followed by another while the program starts.
const AT_THE_START: u32 = 8;

fn kills() -> usize {
    std::env::var("JURY_KILLS").map_or(50, |kills| kills.parse().unwrap()) / 2
}

/// A juror who asks for credentials as the program dies.
struct Asking {
    juror: usize,
    booth: Booth,
    /// What came back, if it did.
    told: Option<String>,
}

impl Asking {
    async fn enter(world: &mut World) -> Option<Self> {
        let juror = world.without.pop()?;
        let booth = Booth::enter(&world.vote.hall.jurors[juror].0, &world.vote.round).await;
        Some(Self { juror, booth, told: None })
    }

    fn ask(mut self) -> JoinHandle<Self> {
        actix_web::rt::spawn(async move {
            let path = format!("/rounds/{}/credentials", self.booth.round);
            let asks = Some(self.booth.asks().to_string());
            let reply = self.booth.juror.try_send(Method::POST, &path, None, asks).await;
            self.told = reply.ok().filter(|reply| reply.status == 200).map(|reply| reply.text);
            self
        })
    }

    /// The same request gets the same credentials; another one gets none.
    async fn settle(mut self, juror: &User) -> Booth {
        self.booth.juror = juror.clone();
        let answer = self.booth.ask().await;
        assert_eq!(answer.status, 200, "{}", answer.text);
        assert!(self.told.is_none_or(|told| told == answer.text), "the same credentials again");
        let other = Booth::enter(juror, &self.booth.round).await;
        other.ask().await.refused(409, "credentials_issued");
        self.booth.accept(&answer.json());
        self.booth
    }
}

/// What all kills together came to.
#[derive(Default)]
struct Sum {
    kills: usize,
    acknowledged: usize,
    unanswered: usize,
    /// How long the program took to serve again, each time.
    again: Vec<Duration>,
}

impl World {
    /// Everybody writes until the program is killed.
    async fn work_until_killed(&mut self, n: usize) -> Option<Asking> {
        let (heard, mut hears) = unbounded_channel();
        let work = Work { heard: heard.clone(), over: Rc::default(), again: false };
        let life = Life { heard, killed: work.over.clone() };
        let asking = Asking::enter(self).await;
        let writing: Vec<_> = self.writers.drain(..).map(|writer| writer.write(work.clone())).collect();
        let (page, writer) = (std::mem::take(&mut self.page), self.vote.hall.jurors[0].0.clone());
        let name = format!("page-{n}");
        let page = actix_web::rt::spawn(page.keep_writing(life, writer, self.document.clone(), name));
        self.wait_for_answers(&mut hears).await;
        let asking = asking.map(Asking::ask);
        sleep(Duration::from_micros(self.chance.random_range(0..10_000))).await;
        work.over.set(true);
        self.kill();
        for writer in writing {
            self.writers.push(writer.await.unwrap());
        }
        self.page = page.await.unwrap();
        match asking {
            Some(asking) => Some(asking.await.unwrap()),
            None => None,
        }
    }

    async fn wait_for_answers(&mut self, hears: &mut UnboundedReceiver<Heard>) {
        let (mut left, mut saved) = (self.chance.random_range(4_u32..40), false);
        while left > 0 || !saved {
            match timeout(LIMIT, hears.recv()).await.expect("an answer in time").unwrap() {
                Heard::Answer => left = left.saturating_sub(1),
                Heard::Saved => saved = true,
            }
        }
    }

    fn kill(&mut self) {
        self.nodes[0].child.kill().unwrap();
        self.nodes[0].child.wait().unwrap();
    }

    /// Starts it again, now and then in two tries.
    fn come_back(&mut self) -> Duration {
        if self.chance.random_ratio(1, AT_THE_START) {
            let moment = Duration::from_millis(self.chance.random_range(0..120));
            self.start_and_kill(moment);
        }
        self.start_again()
    }

    /// One kill: what is there is as it was told, before and after everybody asks again.
    async fn one_kill(&mut self, n: usize, sum: &mut Sum) {
        let before = self.done();
        let asking = self.work_until_killed(n).await;
        sum.kills += 1;
        sum.acknowledged += self.done() - before;
        sum.unanswered += self.writers.iter().filter(|writer| writer.waits()).count();
        sum.again.push(self.come_back());
        assert_eq!(self.flaws().await, [], "as it was told");
        for writer in self.writers.iter_mut().filter(|writer| writer.waits()) {
            assert_ne!(writer.ask_again().await, &Answer::Nothing);
            writer.ask_again().await;
        }
        assert_eq!(self.flaws().await, [], "one effect each");
        assert_eq!(self.numbers().await, []);
        self.check_record().await;
        if let Some(asking) = asking {
            let juror = asking.juror;
            let user = self.vote.hall.jurors[juror].0.clone();
            let booth = Box::new(asking.settle(&user).await);
            let way = Way::Ballots { booth, question: self.vote.question(0).into() };
            self.writers.push(Writer::new(&format!("Ballot of {juror}"), &user, way));
        }
    }
}

async fn kill_often(home: impl Fn() -> Home, database: &str) {
    let (seed, mut sum) = (seed(), Sum::default());
    while sum.kills < kills() {
        let mut world = World::begin(home(), seed.wrapping_add(sum.kills as u64)).await;
        for n in 0..OF_ONE_JURY.min(kills() - sum.kills) {
            world.one_kill(n, &mut sum).await;
        }
        world.finds_a_planted_loss().await;
        world.count().await;
    }
    sum.again.sort();
    println!(
        "figure: {database}: {} kills under load: {} acknowledged, 0 lost, {} unanswered settled by asking again; serving again in {:.0?} (median), {:.0?} (worst)",
        sum.kills,
        sum.acknowledged,
        sum.unanswered,
        sum.again[sum.again.len() / 2],
        sum.again.last().unwrap()
    );
}

#[actix_web::test]
async fn what_was_acknowledged_survives_kills_on_sqlite() {
    kill_often(Home::sqlite, "SQLite").await;
}

#[actix_web::test]
async fn what_was_acknowledged_survives_kills_on_postgres() {
    kill_often(Home::postgres, "PostgreSQL").await;
}
