//! Signals in a room while people sign in by password beside it.

use std::collections::BTreeMap;
use std::time::Duration;

use serde_json::json;

use crate::jury::World;
use crate::report::{Bound, Row};
use crate::server::Kind;
use crate::signals::Crowd;
use crate::{Setting, say};

/// Between two sign-ins.
const EVERY: Duration = Duration::from_millis(50);
/// Between two signals of one person.
const SIGNAL_EVERY: Duration = Duration::from_millis(500);
const IDLE: &str = "nobody signs in";

/// Tries to sign in until it is stopped. The e-mail is another each time and known to nobody: that is
/// hashed like a known one, and no account's tries run out.
async fn sign_in(world: &World) {
    let (http, url) = (reqwest::Client::new(), format!("http://{}/api/sessions/password", world.address()));
    let mut next = tokio::time::interval(EVERY);
    for n in 0.. {
        next.tick().await;
        let body = json!({ "email": format!("nobody-{n}@example.org"), "password": "correct horse battery" });
        let asked = http.post(&url).json(&body).send();
        tokio::task::spawn_local(async move {
            let status = asked.await.expect("an answer").status();
            assert_eq!(status, 401, "a password is checked");
        });
    }
}

pub async fn run(setting: &Setting, world: &World) -> Vec<Row> {
    let (mut idle, mut busy) = (Vec::new(), Vec::new());
    for repeat in 1..=setting.repeats {
        let crowd = Crowd::of(Kind::Jury, world.address(), &world.rooms(1)).await;
        let mut seen = crowd.paced(&world.server, Kind::Jury, setting, SIGNAL_EVERY).await;
        let quiet = seen.percentile_us(0.99) / 1_000.0;
        let (seen, cpu) = {
            let load = sign_in(world);
            let measured = async {
                let cpu = world.server.cpu();
                let seen = crowd.paced(&world.server, Kind::Jury, setting, SIGNAL_EVERY).await;
                (seen, world.server.cpu() - cpu)
            };
            tokio::select! {
                () = load => unreachable!("people sign in for as long as it is measured"),
                seen = measured => seen,
            }
        };
        let mut seen = seen;
        let loud = seen.percentile_us(0.99) / 1_000.0;
        let share = 100.0 * cpu / (setting.warm() + setting.measured()).as_secs_f64();
        say(&format!(
            "sign-ins {repeat}/{}: p99 {quiet:.2} ms, with sign-ins {loud:.2} ms (CPU {share:.0} %)",
            setting.repeats
        ));
        idle.push(quiet);
        busy.push(loud);
    }
    vec![
        Row::new("sign-ins", "Room signals while 20 people a second sign in by password: 99th percentile", "ms",
            BTreeMap::from([(Kind::Jury, busy)]), vec![Bound::at_most(2.0, Kind::Jury).beside(IDLE)])
        .with(IDLE, idle)
        .how("One room × 12 people, 2 signals a second each; 20 passwords a second are checked with argon2id (19 MiB, 2 passes) on the same core."),
    ]
}
