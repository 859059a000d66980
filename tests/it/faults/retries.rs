//! Every command is sent twice or more: one after the other, at the same moment, through another node, and
//! by somebody who did not wait for the answer. Each has one effect and one answer.
//!
//! `JURY_RETRIES=100000` (over both databases) for the long run.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use futures_util::future::join_all;
use rand::RngExt as _;
use rand::SeedableRng as _;
use rand::rngs::StdRng;
use tokio::time::timeout;

use super::checker;
use super::driver::{Answer, Way, Wish, Writer, seed};
use super::world::World;
use crate::app::User;
use crate::home::Home;

/// People who send at the same time.
const AT_ONCE: usize = 8;

fn commands() -> usize {
    std::env::var("JURY_RETRIES").map_or(2_000, |commands| commands.parse().unwrap()) / 2
}

/// What sending came to.
#[derive(Default)]
struct Sum {
    sent: usize,
    elsewhere: usize,
    together: usize,
    unheard: usize,
}

/// Somebody who sends everything more than once.
struct Sender {
    writer: Writer,
    nodes: Vec<SocketAddr>,
    chance: StdRng,
    sum: Sum,
}

impl Sender {
    /// The same person at any of the nodes.
    fn somewhere(&mut self) -> User {
        let address = self.nodes[self.chance.random_range(0..self.nodes.len())];
        self.sum.sent += 1;
        self.sum.elsewhere += usize::from(address != self.nodes[0]);
        User { address, ..self.writer.user.clone() }
    }

    async fn send(&mut self, wish: &Wish) -> Vec<Answer> {
        let times = self.chance.random_range(2..4);
        let users: Vec<User> = (0..times).map(|_| self.somewhere()).collect();
        match self.chance.random_range(0..3) {
            0 => {
                self.sum.together += 1;
                join_all(users.iter().map(|user| wish.ask(user))).await
            }
            1 => {
                let mut answers = Vec::new();
                for user in &users {
                    answers.push(wish.ask(user).await);
                }
                answers
            }
            // Gone before the answer came; then asked again.
            _ => {
                self.sum.unheard += 1;
                let patience = Duration::from_micros(self.chance.random_range(500..6_000));
                let _ = timeout(patience, wish.ask(&users[0])).await;
                join_all(users[1..].iter().map(|user| wish.ask(user))).await
            }
        }
    }

    async fn send_all(mut self, number: usize) -> Self {
        for _ in 0..number {
            let wish = self.writer.next();
            let answers = self.send(&wish).await;
            let first = answers[0].clone();
            assert!(matches!(first, Answer::Done(_)), "{wish:?}: {first:?}");
            assert!(answers.iter().all(|answer| *answer == first), "{wish:?}: {answers:?}");
            self.writer.note(wish, first);
        }
        self
    }
}

async fn send_all_twice(home: Home, nodes: usize, database: &str) {
    let seed = seed();
    let mut world = World::begin(home, seed).await;
    for _ in 1..nodes {
        world.start_node("127.0.0.1:0").unwrap();
    }
    let nodes: Vec<SocketAddr> = world.nodes.iter().map(|node| node.address.parse().unwrap()).collect();
    world.writers.clear();
    let begun = Instant::now();
    let sending: Vec<_> = (0..AT_ONCE)
        .map(|n| {
            let (user, way) = match n {
                0 | 1 => (&world.vote.hall.jurors[n].0, Way::Hands { room: world.room(), turn: None }),
                _ => (&world.vote.hall.organiser, Way::Evidence),
            };
            let chance = StdRng::seed_from_u64(seed.wrapping_add(n as u64));
            let writer = Writer::new(&format!("Sender {n}"), user, way);
            let sender = Sender { writer, nodes: nodes.clone(), chance, sum: Sum::default() };
            actix_web::rt::spawn(sender.send_all(commands() / AT_ONCE))
        })
        .collect();
    let mut sum = Sum::default();
    for sender in sending {
        let Sender { writer, sum: one, .. } = sender.await.unwrap();
        sum.sent += one.sent;
        sum.elsewhere += one.elsewhere;
        sum.together += one.together;
        sum.unheard += one.unheard;
        world.writers.push(writer);
    }
    let took = begun.elapsed();
    assert_eq!(world.flaws().await, []);
    assert_eq!(world.numbers().await, []);
    world.check_record().await;
    // The comparison can fail.
    let mut twice: Vec<i64> = world.writers.iter().flat_map(Writer::numbers).collect();
    twice.push(twice[0]);
    assert_eq!(checker::numbers(&twice, 0, i64::MAX / 2, usize::MAX), [checker::Flaw::NumberTwice(twice[0])]);
    println!(
        "figure: {database}, {} node(s): {} commands sent {} times ({} through another node, {} at the same moment, {} without waiting for the first answer) in {:.1} s: one effect and one answer each",
        nodes.len(),
        commands() / AT_ONCE * AT_ONCE,
        sum.sent,
        sum.elsewhere,
        sum.together,
        sum.unheard,
        took.as_secs_f64()
    );
}

#[actix_web::test]
async fn commands_sent_twice_have_one_effect_on_sqlite() {
    send_all_twice(Home::sqlite(), 1, "SQLite").await;
}

#[actix_web::test]
async fn commands_sent_twice_over_two_nodes_have_one_effect_on_postgres() {
    send_all_twice(Home::postgres(), 2, "PostgreSQL").await;
}
