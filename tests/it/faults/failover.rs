//! The database's primary dies in the middle of a vote, and a standby that every commit waited for takes
//! its place; before that the primary stands still for a while, and then a node does. Nothing acknowledged
//! is lost, nothing is acknowledged meanwhile, and the nodes need no restart.

use std::process::Command;
use std::time::{Duration, Instant};

use citizens_jury::store::conn::Target;
use tokio::time::sleep;

use super::driver::{Answer, Way, Wish, seed};
use super::world::{Going, World};
use crate::app::User;
use crate::home::Home;
use crate::postgres::{Cluster, Durability};
use crate::program::Serving;

/// How long the database and a node stand still.
const STILL: Duration = Duration::from_secs(3);
/// How long the database is away before somebody promotes the standby.
const AWAY: Duration = Duration::from_secs(2);

/// Primary and standby, and databases that are reached over both.
fn pair() -> (Cluster, Cluster, Home) {
    let primary = Cluster::start(Durability::Full);
    primary.make_templates();
    let mut home = Home::on(&primary);
    let standby = primary.synchronous_standby();
    let places = format!("{},{}", primary.place(), standby.place());
    for target in [&mut home.database, &mut home.keys] {
        let Target::Postgres(url) = target else { panic!("not PostgreSQL") };
        *url = url.replace(&primary.place(), &places);
    }
    (primary, standby, home)
}

fn signal(node: &Serving, signal: &str) {
    let pid = node.child.id().to_string();
    assert!(Command::new("kill").args([signal, &pid]).status().unwrap().success());
}

impl World {
    /// What each node says of itself.
    async fn ready(&self) -> Vec<u16> {
        let mut said = Vec::new();
        for node in &self.nodes {
            let ready = reqwest::get(format!("http://{}/readyz", node.address)).await;
            said.push(ready.unwrap().status().as_u16());
        }
        said
    }

    /// While the database is away nobody gets what they may not see, and nobody is told that all is well.
    async fn fails_closed(&self, going: &mut Going) {
        let before = going.done();
        let juror = &self.vote.hall.jurors[0].0;
        for path in ["/cards", "/voting-point", "/record"] {
            let user = User { http: reqwest::Client::new(), ..juror.clone() };
            let asked = tokio::time::timeout(Duration::from_secs(1), user.get(path)).await;
            assert!(!matches!(&asked, Ok(reply) if reply.status < 400), "{path}: {asked:?}");
        }
        assert_eq!(self.ready().await, [503, 503]);
        // An answer may have been on its way as the database went.
        assert!(going.done() <= before + going.number(), "acknowledged without a database");
    }

    /// A ballot of somebody who may vote, as their device would send it next.
    fn next_ballot(&mut self) -> (User, Wish) {
        let voter = self.writers.iter_mut().find(|one| matches!(one.way, Way::Ballots { .. })).unwrap();
        let user = User { http: reqwest::Client::new(), ..crate::secret::booth::nobody(&voter.user) };
        (user, voter.next())
    }

    /// A node stands still with a ballot on its way; the vote is closed meanwhile through the other one.
    async fn wakes_too_late(&mut self) {
        let (mut user, wish) = self.next_ballot();
        user.address = self.nodes[1].address.parse().unwrap();
        signal(&self.nodes[1], "-STOP");
        let late = actix_web::rt::spawn(async move { wish.ask(&user).await });
        sleep(Duration::from_millis(200)).await;
        let still = Instant::now();
        let facilitator = &mut self.vote.hall.facilitator;
        facilitator.address = self.nodes[0].address.parse().unwrap();
        self.vote.close().await.ok();
        sleep(STILL.saturating_sub(still.elapsed())).await;
        signal(&self.nodes[1], "-CONT");
        assert_eq!(late.await.unwrap(), Answer::Refused("round_not_open".into()), "a ballot after the vote");
    }
}

#[actix_web::test]
async fn a_standby_takes_over_in_the_middle_of_a_vote() {
    let (primary, standby, home) = pair();
    let mut world = World::begin(home, seed()).await;
    world.start_node("127.0.0.1:0").unwrap();
    assert_eq!(world.ready().await, [200, 200]);
    let mut going = world.go();
    going.more(60).await;

    primary.signal_all("-STOP");
    sleep(Duration::from_millis(100)).await;
    let stood = Instant::now();
    world.fails_closed(&mut going).await;
    sleep(STILL.saturating_sub(stood.elapsed())).await;
    primary.signal_all("-CONT");
    let woken = going.more(60).await;

    primary.signal_all("-KILL");
    sleep(Duration::from_millis(300)).await;
    let died = Instant::now();
    world.fails_closed(&mut going).await;
    sleep(AWAY.saturating_sub(died.elapsed())).await;
    let before = going.done();
    standby.promote();
    let again = going.more(1).await;
    assert!(again < Duration::from_secs(30), "{again:?}");
    going.more(100).await;
    world.rest(going).await;

    assert_eq!(world.flaws().await, []);
    assert_eq!(world.numbers().await, []);
    world.check_record().await;
    assert_eq!(world.ready().await, [200, 200]);
    println!(
        "figure: failover: {before} acknowledged before the primary died, 0 lost; writing again {again:.1?} after the promotion was asked for, on two nodes without a restart; after {STILL:.0?} of a primary that stood still, writing again in {woken:.1?}"
    );
    world.wakes_too_late().await;
    world.check_bundle().await;
}
